"""Turnover by quarter against plain Python, and the cache that keeps it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tapeproof.market.add import add
from tapeproof.market.market import Market
from tapeproof.market.workset import derived
from tapeproof.market.workset.place import place_of
from tapes import weekdays


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = ["instrument,date,open,high,low,close,volume"]
    for at, day in enumerate(weekdays(date(2024, 1, 1), 150)):
        lines.append(f"AAA,{day},10,11,9,{10 + at % 3},{1000 + at}")
        lines.append(f"BBB,{day},10,11,9,10,")  # no volume on record
    (tmp_path / "p.csv").write_text("\n".join(lines) + "\n", "utf-8")
    add(tmp_path / "p.csv", tmp_path / "market")
    return tmp_path / "market"


def test_what_changed_hands_in_the_quarter_before(folder: Path) -> None:
    market = Market.open(folder)
    days = weekdays(date(2024, 1, 1), 150)
    first = sum((10 + at % 3) * (1000 + at) for at, day in enumerate(days) if day < date(2024, 4, 1))
    for day in (date(2024, 4, 1), date(2024, 6, 28)):
        assert market.turnover(day) == {"AAA": pytest.approx(first)}
    assert market.turnover(date(2024, 3, 29)) == {}
    assert market.turnover(date(1999, 3, 29)) == {}


def test_it_is_kept_and_may_be_deleted(folder: Path) -> None:
    once = Market.open(folder).turnover(date(2024, 4, 1))
    place = place_of(folder) / derived.FOLDER / "turnover"
    assert place.exists()
    assert Market.open(folder).turnover(date(2024, 4, 1)) == once
    (place / "turnover.npy").write_bytes(b"broken")
    assert Market.open(folder).turnover(date(2024, 4, 1)) == once
    (place / derived.HEAD).unlink()
    assert Market.open(folder).turnover(date(2024, 4, 1)) == once


def test_what_was_made_of_something_else_is_made_anew(folder: Path) -> None:
    built = []

    def build() -> dict[str, np.ndarray]:
        built.append(1)
        return {"x": np.arange(len(built))}

    for key, count in (("a", 1), ("a", 1), ("b", 2), ("b", 2)):
        assert len(derived.derived(folder, "x", key, build)["x"]) == count
    assert len(built) == 2
