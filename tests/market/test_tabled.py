"""Small tables as kept columns: the same rows as from the tables themselves, and never those of an older record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tapeproof.market.add import add
from tapeproof.market.record import Record
from tapeproof.market.workset import tabled
from tapeproof.market.workset.making import refresh

INSTRUMENTS = """\
id,name,kind,currency,exchange
BABA,Alibaba ADR,equity,USD,XNYS
AAPL,Apple,equity,USD,XNYS
"""
BARS = """\
instrument,date,open,high,low,close
BABA,2023-05-16,86,88,85,87
AAPL,2023-05-16,172,173,171,172
"""
SHARES = """\
id,date,shares_mn,unit,source
BABA,2022-12-31,2585,ADS,SEC
BABA,2023-03-31,2566,ADS,
AAPL,2023-03-31,15787,,filing
"""
LATER = "id,date,shares_mn,unit,source\nBABA,2023-06-30,2550,ADS,SEC\n"
CAPS = "id,date,market_cap_usd_bn,note,source\nBABA,2023-05-16,231.5,rounded,page\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _add(tmp_path, {"instruments.csv": INSTRUMENTS, "bars.csv": BARS, "shares.csv": SHARES, "marketcap.csv": CAPS})
    return tmp_path / "market"


def _add(place: Path, files: dict[str, str]) -> None:
    given = place / "in"
    given.mkdir(exist_ok=True)
    for name, text in files.items():
        (given / name).write_text(text, encoding="utf-8")
    add(given, place / "market")
    refresh(place / "market")


def as_lists(columns: dict[str, Any]) -> dict[str, list[Any]]:
    return {name: values.tolist() if isinstance(values, np.ndarray) else values for name, values in columns.items()}


@pytest.mark.parametrize("known_at", [None, datetime(2023, 4, 30, tzinfo=UTC)])
@pytest.mark.parametrize(
    ("table", "names"),
    [("listings", None)]
    + [(table, of) for table in ("shares", "facts") for of in (None, ("BABA",), ("AAPL", "BABA"), ("NONE",))],
)
def test_the_rows_are_those_of_the_table(
    folder: Path, table: str, names: Sequence[str] | None, known_at: datetime | None
):
    from_tables = as_lists(Record(folder).figures(table, names, known_at))
    for _ in range(2):  # made, then read again
        assert as_lists(Record.open(folder).figures(table, names, known_at)) == from_tables


def test_they_are_read_without_the_tables_when_they_were_read_before(folder: Path, monkeypatch: pytest.MonkeyPatch):
    first = as_lists(Record.open(folder).figures("shares", ("BABA",), None))
    assert first["shares"] == [2.585e9, 2.566e9]
    assert first["source"][0] != first["source"][1]
    monkeypatch.setattr(tabled, "columns_of", None)
    assert as_lists(Record.open(folder).figures("shares", ("BABA",), None)) == first


def test_rows_that_come_later_are_there_at_once(folder: Path):
    assert len(Record.open(folder).figures("shares", ("BABA",), None)["shares"]) == 2
    _add(folder.parent, {"shares.csv": LATER})
    assert Record.open(folder).figures("shares", ("BABA",), None)["shares"].tolist() == [2.585e9, 2.566e9, 2.55e9]
