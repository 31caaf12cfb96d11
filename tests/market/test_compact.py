"""Merging the record's files: fewer of them, the same data, every named version still there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tapeproof.market import compact as room
from tapeproof.market.bars import read_bars
from tapeproof.market.compact import compact
from tapeproof.market.market import Market
from tapeproof.market.record import Record
from tapeproof.market.store import Store, Writing, delta, versions
from tapeproof.market.workset.making import refresh
from tapeproof.market.workset.reading import WorkingSet
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import NotFound
from tapeproof.terms.quantity import Series

from .conftest import EARLY, Write

ASK = Ask(Series())
CLOSES = [185.64, 184.25, 181.91, 181.18]
LATER = datetime(2024, 5, 1, tzinfo=UTC)


class Died(Exception):
    pass


def die(*_: object, **__: object) -> None:
    raise Died


def closes(folder: Path) -> list[float]:
    return Market(Record(folder)).panel(ASK, ["AAPL"]).close[:, 0].tolist()


@pytest.fixture
def daily(write: Write, folder: Path) -> Path:
    """Four days, added one by one: four files of bars and of all that comes with them."""
    for day, close in enumerate(CLOSES, start=2):
        write(f"instrument,date,close\nAAPL,2024-01-{day:02},{close}", at=EARLY + timedelta(day))
    return folder


def test_many_small_files_become_one(daily: Path):
    before = versions(daily)[-1]
    done = compact(daily, recorded_at=LATER)
    assert done.after < done.before
    assert len(delta(daily / "bars").file_uris()) == 1
    assert (done.version.number, done.version.digest, done.version.newest) == (5, before.digest, before.newest)
    assert closes(daily) == CLOSES


def test_versions_named_before_are_still_there(daily: Path):
    earlier = versions(daily)
    compact(daily)
    assert versions(daily)[:-1] == earlier
    for count, version in enumerate(earlier, start=1):
        assert read_bars(Store(daily, version), ["AAPL"]).close.tolist() == CLOSES[:count]


def test_nothing_to_merge_names_no_version(daily: Path):
    first = compact(daily)
    again = compact(daily)
    assert again.version == first.version
    assert (again.before, again.removed) == (again.after, 0)


def test_what_only_earlier_versions_need_goes_when_asked(daily: Path):
    done = compact(daily, forget=True)
    assert done.removed >= 4
    assert len(list((daily / "bars").glob("*.parquet"))) == 1
    assert closes(daily) == CLOSES


def test_what_no_version_names_goes(daily: Path):
    (daily / "bars" / "part-00000-left-by-a-dead-writer.parquet").write_bytes(b"PAR1")
    assert compact(daily).removed == 1
    assert closes(daily) == CLOSES


def test_a_day_after_merging_is_as_any_other(daily: Path, write: Write):
    compact(daily, recorded_at=LATER)
    added = write("instrument,date,close\nAAPL,2024-01-08,185.56\nAAPL,2024-01-02,185.64", at=LATER + timedelta(1))
    assert (added.new, added.revised, added.same) == (1, 0, 1)
    assert closes(daily) == [*CLOSES, 185.56]


def test_the_working_set_goes_on(daily: Path):
    refresh(daily)
    compact(daily)
    assert WorkingSet.open(daily) is None
    done = refresh(daily)
    assert (done.rows, done.anew) == (0, False)
    assert Market.open(daily).version == 5


@pytest.mark.parametrize("moment", ["between tables", "before the name", "before the removal"])
def test_one_that_dies_leaves_the_record_as_it_was(daily: Path, moment: str, monkeypatch: pytest.MonkeyPatch):
    places: list[Path] = []

    def once(place: Path) -> bool:
        if len(places) == 2:
            raise Died
        places.append(place)
        return merge(place)

    merge = room._merge  # noqa: SLF001 - to die in the midst of it
    with monkeypatch.context() as dying:
        if moment == "between tables":
            dying.setattr(room, "_merge", once)
        elif moment == "before the name":
            dying.setattr(Writing, "name", die)
        else:
            dying.setattr(room, "_sweep", die)
        with pytest.raises(Died):
            compact(daily, forget=True)
    assert closes(daily) == CLOSES
    assert compact(daily, forget=True).version.number == 5
    assert closes(daily) == CLOSES


def test_a_name_with_a_blank_in_it(daily: Path, tmp_path: Path):
    moved = daily.rename(tmp_path / "my market")
    assert compact(moved, forget=True).removed >= 4
    assert closes(moved) == CLOSES


def test_without_a_market_there_is_nothing_to_merge(tmp_path: Path):
    with pytest.raises(NotFound, match="tapeproof market add"):
        compact(tmp_path)
