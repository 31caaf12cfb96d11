"""The record read from outside, by nothing of ours: the program that the page for neighbours shows."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from deltalake import DeltaTable

from .conftest import Write

PAGE = Path(__file__).parents[2] / "docs" / "neighbours.md"
LATER = datetime(2024, 2, 1, 9, tzinfo=UTC)
TWO_DAYS = "instrument,date,close\nACME,2024-01-02,10.20\nACME,2024-01-03,10.10\nOTHER,2024-01-02,7.00"


def as_a_neighbour(folder: Path) -> dict[date, float]:
    program = next(iter(re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)))
    assert "tapeproof" not in program
    assert '"mine"' in program
    names: dict[str, Any] = {}
    exec(compile(program.replace('"mine"', repr(str(folder))), PAGE.name, "exec"), names)  # noqa: S102  our own page
    return names["closes"]


def test_the_page_shows_how_to_read_the_closes(write: Write, folder: Path):
    write(TWO_DAYS)
    assert as_a_neighbour(folder) == {date(2024, 1, 2): 10.20, date(2024, 1, 3): 10.10}


def test_a_correction_counts_and_both_rows_are_there(write: Write, folder: Path):
    write(TWO_DAYS)
    write(TWO_DAYS.replace("10.10", "10.15"), at=LATER)
    assert as_a_neighbour(folder) == {date(2024, 1, 2): 10.20, date(2024, 1, 3): 10.15}
    rows = DeltaTable(folder / "bars").scan(columns=["close"], predicate="instrument = 'ACME'").read_all()
    assert sorted(rows["close"].to_pylist()) == [10.10, 10.15, 10.20]


def test_a_write_without_its_name_is_not_read(write: Write, folder: Path):
    write(TWO_DAYS)
    bars = DeltaTable(folder / "bars")
    bars.delete("date = DATE '2024-01-03'")  # stands for any commit that no row of versions names
    assert len(as_a_neighbour(folder)) == 2


def test_the_marks_of_the_page_are_those_of_the_record():
    from_page = {int(bit) for bit in re.findall(r"(?:row: |, )(\d+) [a-z]", PAGE.read_text("utf-8"))}
    assert from_page == {1, 2, 4, 8, 16, 32, 64}
