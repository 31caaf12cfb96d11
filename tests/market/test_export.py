"""What is handed out comes back as it was."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import arro3.io
import numpy as np
import pytest

from tapeproof.market.add import add
from tapeproof.market.arrow import DAY, REAL, TEXT, to_arrow
from tapeproof.market.export import FORMS, export
from tapeproof.market.homes import sample
from tapeproof.market.market import Market
from tapeproof.market.store import Store
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import BadData
from tapeproof.terms.quantity import Series

ASK = Ask(Series())
EARLY = datetime(2024, 1, 31, tzinfo=UTC)


@pytest.fixture
def split(tmp_path: Path) -> Path:
    """A share that paid 0.50 on 28 August 2020 and was split four for one on 31 August: as sources have it."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "instruments.csv").write_text("id,name,kind,source,notes\nX,Ex & Co.,equity,a/b:x.csv,one gap\n")
    days = np.array(["2020-08-27", "2020-08-28", "2020-08-31"], "datetime64[D]")
    close = np.array([46.25, 46.29, 47.0])
    prices = {"instrument": ["X"] * 3, "date": days, "close": close, "volume": np.array([400.0, np.nan, 100.0])}
    types = {"instrument": TEXT, "date": DAY, "close": REAL, "volume": REAL}
    arro3.io.write_parquet(to_arrow(prices, types), place / "daily.parquet")
    nan = np.nan
    actions = {
        "instrument": ["X", "X"], "date": days[1:], "dividend": np.array([0.125, nan]), "split": np.array([nan, 4.0]),
    }  # fmt: skip
    kinds = {"instrument": TEXT, "date": DAY, "dividend": REAL, "split": REAL}
    arro3.io.write_parquet(to_arrow(actions, kinds), place / "actions.parquet")
    add(place, tmp_path / "market", recorded_at=EARLY)
    return tmp_path / "market"


def table(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_bars_are_those_of_the_day_and_actions_what_was_paid(split: Path, tmp_path: Path):
    """By hand: 46.25 x 4 = 185, 46.29 x 4 = 185.16, 400 / 4 = 100, 0.125 x 4 = 0.5."""
    done = export(Store(split), tmp_path / "out")
    assert (done.instruments, done.bars, done.actions) == (1, 3, 2)
    assert table(tmp_path / "out" / "bars.csv") == [
        ["instrument", "date", "open", "high", "low", "close", "volume", "source"],
        ["X", "2020-08-27", "", "", "", "185", "100", "a/b:x.csv"],
        ["X", "2020-08-28", "", "", "", "185.16", "", "a/b:x.csv"],
        ["X", "2020-08-31", "", "", "", "47", "100", "a/b:x.csv"],
    ]
    assert table(tmp_path / "out" / "actions.csv") == [
        ["instrument", "date", "dividend", "split"],
        ["X", "2020-08-28", "0.5", ""],
        ["X", "2020-08-31", "", "4"],
    ]
    assert table(tmp_path / "out" / "instruments.csv")[1][:3] == ["X", "Ex & Co.", "stock"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_exported_and_added_gives_the_same_record(split: Path, tmp_path: Path, form: str):
    export(Store(split), tmp_path / "out", form=form)
    add(tmp_path / "out", tmp_path / "again")
    before, after = Market.open(split), Market.open(tmp_path / "again")
    assert after.digest == before.digest
    assert after.instruments() == before.instruments()
    assert after.panel(ASK, ["X"]).undo[:, 0].tolist() == [4, 4, 1]


@pytest.mark.parametrize("form", FORMS)
def test_the_sample_gives_the_same_panels_again(tmp_path: Path, form: str):
    names = ["^GSPC", "^IXIC", "AAPL", "CL=F", "^VIX"]
    before = Market.open(sample())
    names = [name for name in names if before.instrument(name)]
    assert len(names) > 2
    export(Store(sample()), tmp_path / "out", names, form)
    add(tmp_path / "out", tmp_path / "again")
    after = Market.open(tmp_path / "again")
    for name in names:
        assert after.instrument(name) == before.instrument(name)
        one, other = before.panel(ASK, [name]), after.panel(ASK, [name])
        rows = np.flatnonzero(~np.isnan(one.close[:, 0]))
        there = np.flatnonzero(~np.isnan(other.close[:, 0]))
        assert len(rows) == len(there) > 100
        for field in ("open", "high", "low", "close", "undo", "suspect", "known_at"):
            assert np.array_equal(
                getattr(one, field)[rows, 0].astype("f8"), getattr(other, field)[there, 0].astype("f8"), equal_nan=True
            ), (name, field)
        assert np.array_equal(one.sessions[rows], other.sessions[there])
        assert one.sources == other.sources


def test_of_a_corrected_row_the_newest_is_handed_out(split: Path, tmp_path: Path):
    (tmp_path / "fix.csv").write_text("instrument,date,close\nX,2020-08-31,47.5\n")
    add(tmp_path / "fix.csv", split)
    export(Store(split), tmp_path / "out", since=date(2020, 8, 31))
    (row,) = table(tmp_path / "out" / "bars.csv")[1:]
    assert row == ["X", "2020-08-31", "", "", "", "47.5", "100", "fix.csv"]
    assert [line[1] for line in table(tmp_path / "out" / "actions.csv")[1:]] == ["2020-08-31"]


def test_nothing_is_overwritten(split: Path, tmp_path: Path):
    export(Store(split), tmp_path / "out")
    with pytest.raises(BadData, match=r"actions\.csv, bars\.csv, instruments\.csv"):
        export(Store(split), tmp_path / "out", form="parquet")
    (tmp_path / "file").write_text("")
    with pytest.raises(BadData, match="Name another folder"):
        export(Store(split), tmp_path / "file")


def test_a_broken_table_of_actions_is_named(split: Path, tmp_path: Path):
    export(Store(split), tmp_path / "out")
    (tmp_path / "out" / "actions.csv").write_text("instrument,date,dividend,split\nX,soon,,4\n")
    with pytest.raises(BadData, match=r"actions\.csv"):
        add(tmp_path / "out", tmp_path / "again")
