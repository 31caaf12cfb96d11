"""The working set: the same answers as the tables, in step with them or not used."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from tapeproof.history.links import at_or_above
from tapeproof.history.panel import Panel
from tapeproof.market.add import add
from tapeproof.market.homes import sample
from tapeproof.market.market import Market
from tapeproof.market.record import Record
from tapeproof.market.workset import extending
from tapeproof.market.workset.columns import HEAD, read_head
from tapeproof.market.workset.making import refresh
from tapeproof.market.workset.place import place_of
from tapeproof.market.workset.reading import WorkingSet
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import NotFound
from tapeproof.terms.quantity import Series

from .conftest import Write

ASK = Ask(Series())
HEADER = "instrument,date,open,high,low,close,volume\n"
FEBRUARY, MARCH = datetime(2024, 2, 28, tzinfo=UTC), datetime(2024, 3, 28, tzinfo=UTC)
JANUARY = (
    HEADER
    + """\
    AAPL,2024-01-02,187.15,188.44,183.89,185.64,1
    AAPL,2024-01-03,184.22,185.88,183.43,184.25,1
    AAPL,2024-01-04,,,,181.91,1
    ^HSI,2024-01-02,17100,17150,16700,16788.55,1
    ^HSI,2024-01-03,16700,16750,16600,16646.41,1
"""
)
NEXT = (
    HEADER
    + """\
    AAPL,2024-01-05,181.99,182.76,180.17,184.25,1
    ^HSI,2024-01-04,16600,16700,16580,16645.98,1
    MSFT,2024-01-05,368.97,372.06,366.50,367.75,1
"""
)


def from_tables(folder: Path) -> Market:
    return Market(Record(folder))


def opened(folder: Path) -> WorkingSet:
    working = WorkingSet.open(folder)
    assert working is not None
    return working


def same(one: Panel, other: Panel) -> bool:
    """Equal to the bit, in every field."""
    arrays = (
        "sessions",
        "open",
        "high",
        "low",
        "close",
        "undo",
        "suspect",
        "source",
        "known_at",
        "members",
        "decimals",
    )
    return (one.columns, one.sources, one.began) == (other.columns, other.sources, other.began) and all(
        getattr(one, name).dtype == getattr(other, name).dtype
        and getattr(one, name).tobytes() == getattr(other, name).tobytes()
        for name in arrays
    )


def assert_same_answers(folder: Path) -> None:
    fast, slow = Market.open(folder), from_tables(folder)
    assert WorkingSet.open(folder) is not None
    assert (fast.version, fast.digest, fast.newest) == (slow.version, slow.digest, slow.newest)
    assert fast.instruments() == slow.instruments()
    for one in fast.instruments():
        assert same(fast.panel(ASK, [one.id]), slow.panel(ASK, [one.id])), one.id
    names = [one.id for one in fast.instruments()][-4:]
    assert same(fast.panel(ASK, names), slow.panel(ASK, names))
    assert same(fast.panel(ASK, ["^NONE", *names]), slow.panel(ASK, ["^NONE", *names]))


def columns_of(working: WorkingSet) -> dict[tuple[str, str], list[object]]:
    """Every column of every instrument, whatever lies in the base and what in the tail; sources by their names."""
    numbers = [name for name in working.base if name != "source"]
    found = {(name, field): working.column(name, field).tolist() for name in working.names for field in numbers}
    texts = {(n, "source"): [working.head.sources[i] for i in working.column(n, "source")] for n in working.names}
    return {key: [str(value) for value in values] for key, values in {**found, **texts}.items()}


@pytest.fixture
def made(write: Write, folder: Path) -> Path:
    write(JANUARY)
    refresh(folder)
    return folder


def test_the_sample_reads_the_same():
    refresh(sample())
    assert_same_answers(sample())


@pytest.mark.usefixtures("full_working")
def test_the_full_market_reads_the_same(full_market: Market):
    """Every eleventh instrument alone, and two groups of them on calendars of several exchanges."""
    fast, slow = Market.open(full_market.folder), from_tables(full_market.folder)
    assert fast.instruments() == slow.instruments()
    names = [one.id for one in fast.instruments()][::11]
    for some in (*([name] for name in names), ["^GSPC", *names[:20]], ["^HSI", *names[20:40]]):
        assert same(fast.panel(ASK, some), slow.panel(ASK, some)), some
    day = date(2020, 3, 16)
    assert same(fast.panel(ASK, ["AAPL"], until=day), slow.panel(ASK, ["AAPL"], until=day))


def test_links_are_of_prices_adjusted_for_splits(full_market: Market, full_working: WorkingSet):
    for name in ("NVDA", "AAPL", "^GSPC", "1211.HK"):
        panel = full_market.panel(ASK, [name])
        closes = panel.close[~np.isnan(panel.close[:, 0]), 0]
        found = full_working.links(name, "close")
        starts = np.array([0, len(closes)])
        assert np.array_equal(found.above, at_or_above(closes, starts))
        assert np.array_equal(found.below, at_or_above(-closes, starts))


def test_a_small_market_reads_the_same(made: Path):
    assert_same_answers(made)
    working = opened(made)
    assert working.links("AAPL", "close").above.tolist() == [-1, 0, 1]
    assert working.links("AAPL", "close").below.tolist() == [-1, -1, -1]
    assert working.links("AAPL", "close").run.tolist() == [0, -1, -2]
    assert working.links("AAPL", "high").above.tolist() == [-1, 0, -1]  # the third has no high
    assert not len(working.bars("MSFT"))


def test_a_day_is_written_behind_the_others(made: Path, write: Write):
    before, generation = opened(made), opened(made).head.generation
    write(NEXT, at=FEBRUARY)
    assert WorkingSet.open(made) is None  # out of step: the tables answer
    assert Market.open(made).panel(ASK, ["AAPL"]).close[-1, 0] == 184.25
    done = refresh(made)
    assert (done.rows, done.anew) == (3, False)
    after = opened(made)
    assert after.head.generation == generation
    assert after.links("AAPL", "close").above.tolist() == [-1, 0, 1, 1]  # an equal close counts
    assert after.links("AAPL", "close").below.tolist() == [-1, -1, -1, 2]
    assert after.links("AAPL", "close").run.tolist() == [0, -1, -2, 1]
    assert after.links("AAPL", "high").above.tolist() == [-1, 0, -1, 1]
    assert after.links("AAPL", "high").run.tolist() == [0, -1, 0, -2]
    assert after.links("MSFT", "close").above.tolist() == [-1]
    assert before.links("AAPL", "close").above.tolist() == [-1, 0, 1]
    assert_same_answers(made)


def days(seed: int) -> Iterator[str]:
    """Twelve days of six instruments, some of which miss some of them, in three additions; two come later."""
    rng = np.random.default_rng(seed)
    price = 50 + rng.integers(0, 5, 6)
    lines = [[], [], []]
    for day in range(1, 13):
        price = price + rng.integers(-2, 3, 6)
        for which in np.flatnonzero(rng.random(6) < 0.8):
            high = price[which] + 1 if rng.random() < 0.9 else ""
            name = f"I{which}" if which < 4 else f"A{which}"
            if which >= 4 and day < 6:
                continue
            lines[(day - 1) // 4].append(f"{name},2024-01-{day:02},,{high},{price[which] - 1},{price[which]},1")
    yield from (HEADER + "\n".join(part) for part in lines)


@pytest.mark.parametrize("seed", range(6))
def test_days_written_behind_are_what_a_new_generation_has(write: Write, folder: Path, seed: int):
    for at, part in zip((datetime(2024, 1, 31, tzinfo=UTC), FEBRUARY, MARCH), days(seed), strict=True):
        write(part, at=at)
        refresh(folder)
    piecewise = opened(folder)
    assert piecewise.head.tail > 20
    shutil.rmtree(place_of(folder))
    assert refresh(folder).anew
    assert columns_of(piecewise) == columns_of(opened(folder))


def test_a_revision_makes_a_new_generation(made: Path, write: Write):
    before = opened(made)
    write(HEADER + "AAPL,2024-01-03,,,,184.52,", at=FEBRUARY)
    assert refresh(made).anew
    assert opened(made).head.generation != before.head.generation
    assert opened(made).column("AAPL", "close").tolist() == [185.64, 184.52, 181.91]
    assert before.column("AAPL", "close").tolist() == [185.64, 184.25, 181.91]
    assert before.links("AAPL", "close").run.tolist() == [0, -1, -2]
    assert [entry.name for entry in place_of(made).iterdir() if entry.is_dir()] == [opened(made).head.generation]
    assert_same_answers(made)


def split_market(folder: Path, ex_day: str) -> None:
    """A folder with a split, two for one."""
    folder.mkdir()
    (folder / "instruments.csv").write_text("id,name,kind\nAAPL,Apple,stock\n")
    (folder / "bars.csv").write_text(HEADER + "AAPL,2024-01-08,92.1,92.8,91.5,92.10,1\n")
    (folder / "actions.csv").write_text(f"instrument,date,dividend,split\nAAPL,{ex_day},,2\n")


@pytest.mark.parametrize(("ex_day", "anew"), [("2024-01-08", False), ("2024-01-04", True)])
def test_a_split_compares_prices_across_it(made: Path, tmp_path: Path, ex_day: str, anew: bool):  # noqa: FBT001 - a table's column
    split_market(tmp_path / "more", ex_day)
    add(tmp_path / "more", made, recorded_at=FEBRUARY)
    assert refresh(made).anew is anew
    links = opened(made).links("AAPL", "close")
    # In shares of the first day: 185.64, 184.25, 181.91 (or twice that), and twice 92.10.
    assert links.above.tolist() == ([-1, 0, -1, 2] if anew else [-1, 0, 1, 1])
    assert links.run.tolist()[-1] == (-1 if anew else 1)
    assert_same_answers(made)


def test_a_full_tail_makes_a_new_generation(made: Path, write: Write, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(extending, "ROOM", 2)
    write(NEXT, at=FEBRUARY)
    assert refresh(made).anew


def test_what_was_known_at_a_moment_comes_from_the_tables(made: Path):
    panel = Market.open(made).panel(ASK, ["AAPL"], known_at=datetime(2024, 1, 3, 22, tzinfo=UTC))
    assert panel.close[:, 0].tolist() == [185.64, 184.25]


def test_nothing_to_do_is_nothing_done(made: Path):
    head = (place_of(made) / HEAD).read_bytes()
    done = refresh(made)
    assert (done.rows, done.anew) == (0, False)
    assert (place_of(made) / HEAD).read_bytes() == head


def test_it_may_be_deleted_at_any_time(made: Path):
    reader = Market.open(made)
    shutil.rmtree(place_of(made))
    assert reader.panel(ASK, ["AAPL"]).close[:, 0].tolist() == [185.64, 184.25, 181.91]
    assert Market.open(made).panel(ASK, ["AAPL"]).close[:, 0].tolist() == [185.64, 184.25, 181.91]
    assert refresh(made).anew


def broken(place: Path) -> list[Path]:
    head = read_head(place)
    assert head is not None
    return [place / HEAD, place / head.generation / "base" / "close.npy"]


@pytest.mark.parametrize("which", [0, 1], ids=["head", "column"])
@pytest.mark.parametrize("left", [0, 100], ids=["empty", "cut"])
def test_what_is_damaged_is_not_used_and_made_again(made: Path, which: int, left: int):
    file = broken(place_of(made))[which]
    file.write_bytes(file.read_bytes()[:left])
    assert WorkingSet.open(made) is None
    assert Market.open(made).panel(ASK, ["AAPL"]).close[:, 0].tolist() == [185.64, 184.25, 181.91]
    file.unlink()
    assert WorkingSet.open(made) is None


def test_another_market_in_the_same_folder_is_told_apart(made: Path, write: Write):
    shutil.rmtree(made)
    write(NEXT)
    assert WorkingSet.open(made) is None
    assert refresh(made).anew
    assert_same_answers(made)


def test_a_cache_that_cannot_be_written_costs_nothing_else(
    write: Write, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("TAPEPROOF_CACHE", str(tmp_path / "file" / "cache"))
    write(JANUARY)
    with pytest.raises(OSError, match="file"):
        refresh(folder)
    market = Market.open(folder)
    assert market.directory.known["AAPL"].first == date(2024, 1, 2)
    assert market.panel(ASK, ["AAPL"]).close[:, 0].tolist() == [185.64, 184.25, 181.91]


def test_names_read_again_name_what_names_just_built_do(made: Path):
    text = "The Securities and Exchange Commission told Apple, as The Wall Street Journal wrote on Monday."
    built, read_again = (Market.open(made).directory for _ in range(2))
    assert built.spot(text) == read_again.spot(text) != []


def test_names_are_kept_until_something_that_they_are_made_of_changes(made: Path):
    first = Market.open(made).directory
    again = Market.open(made).directory
    assert (again.known, again.aliases, again.needs) == (first.known, first.aliases, first.needs)
    own = '[mine]\nname = "mine"\nmembers = "AAPL ^HSI"\nsource = "me"\nspellings = "my favourites"\n'
    (made / "groups.toml").write_text(own)
    assert [mention.text for mention in Market.open(made).directory.spot("It is the best of my favourites.")] == [
        "my favourites"
    ]


def test_one_field_of_all_instruments_side_by_side(made: Path, write: Write):
    write(NEXT, at=FEBRUARY)
    refresh(made)
    working = opened(made)
    sessions = np.arange("2024-01-03", "2024-01-06", dtype="datetime64[D]")
    closes = working.side_by_side("close", sessions)
    expected = {"AAPL": [184.25, 181.91, 184.25], "MSFT": [None, None, 367.75], "^HSI": [16646.41, 16645.98, None]}
    for name, column in zip(working.names, closes.T, strict=True):
        assert [None if np.isnan(value) else value for value in column] == expected[name]
    assert working.side_by_side("close", sessions[:0]).shape == (0, 3)


@pytest.mark.parametrize(
    ("first", "last"), [("01-02", "01-31"), ("01-05", "01-12"), ("01-20", "02-09"), ("02-05", "02-09")]
)
def test_any_window_side_by_side_is_what_each_history_has(write: Write, folder: Path, first: str, last: str):
    # Whole histories, one with a gap, one that begins late, one that ended early; then two days behind the others.
    draw = np.random.default_rng(3)
    days = np.arange("2024-01-01", "2024-02-10", dtype="datetime64[D]")
    kept = {
        "AAPL": days,
        "MSFT": days,
        "NVDA": days[days != days[9]],
        "META": days[20:],
        "AMZN": days[:15],
        "^HSI": days,
    }
    told = {(name, day): round(draw.uniform(1, 9), 2) for name, own in kept.items() for day in own}
    head = "instrument,date,close\n"
    early = [f"{name},{day},{close}" for (name, day), close in told.items() if day < days[-2]]
    late = [f"{name},{day},{close}" for (name, day), close in told.items() if day >= days[-2]]
    write(head + "\n".join(early), at=datetime(2024, 2, 11, tzinfo=UTC))
    refresh(folder)
    write(head + "\n".join(late), at=datetime(2024, 2, 12, tzinfo=UTC))
    refresh(folder)
    working = opened(folder)
    assert working.head.tail
    sessions = np.arange(f"2024-{first}", f"2024-{last}", dtype="datetime64[D]")
    expected = [[told.get((name, day), np.nan) for name in working.names] for day in sessions]
    assert np.array_equal(working.side_by_side("close", sessions), expected, equal_nan=True)


def test_a_folder_without_a_market_has_none(tmp_path: Path):
    assert WorkingSet.open(tmp_path) is None
    with pytest.raises(NotFound, match="tapeproof market add"):
        refresh(tmp_path)
