from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import numpy as np
import pytest

from tapeproof.desk import Desk
from tapeproof.market.market import Market
from tapeproof.market.sessions import Calendar, calendar, moments, proven
from tapeproof.terms.exchange import EXCHANGES, Exchange
from tapeproof.terms.story import Story

from .conftest import Write

HERE = Exchange("HERE", "Europe/London", time(8), time(16, 30))


def days(*said: str) -> np.ndarray:
    return np.array(said, dtype="datetime64[D]")


@pytest.fixture
def week() -> Calendar:
    """Monday to Thursday of a week of September 2023, Wednesday closed; Tuesday's bars are lacking."""
    return Calendar("HERE", HERE, days("2023-09-04", "2023-09-07"), days("2023-09-06"), days("2023-09-05"))


def test_a_day_is_a_session_or_closed_or_not_known(week: Calendar):
    assert week.has(date(2023, 9, 4)) is True
    assert week.has(date(2023, 9, 6)) is False
    assert week.has(date(2023, 9, 5)) is None


def test_nothing_is_known_before_the_first_and_beyond_the_last_session(week: Calendar):
    assert week.has(date(2023, 9, 3)) is None
    assert week.has(date(2023, 9, 8)) is None
    assert week.has(date(2040, 1, 1)) is None


def test_neighbours(week: Calendar):
    assert week.last(date(2023, 9, 4)) == date(2023, 9, 4)
    assert week.last(date(2023, 9, 6)) == date(2023, 9, 4)
    assert week.last(date(2023, 9, 30)) == date(2023, 9, 7)
    assert week.last(date(2023, 9, 3)) is None
    assert week.before(date(2023, 9, 7)) == date(2023, 9, 4)
    assert week.before(date(2023, 9, 4)) is None
    assert week.after(date(2023, 9, 4)) == date(2023, 9, 7)
    assert week.after(date(2023, 9, 7)) is None


def test_hours_follow_summer_time(week: Calendar):
    assert week.close_at(date(2023, 9, 4)) == datetime(2023, 9, 4, 15, 30, tzinfo=UTC)
    assert week.close_at(date(2023, 12, 4)) == datetime(2023, 12, 4, 16, 30, tzinfo=UTC)
    assert week.open_at(date(2023, 9, 4)) == datetime(2023, 9, 4, 7, tzinfo=UTC)
    both = moments(HERE, days("2023-09-04", "2023-12-04"), of_close=True)
    assert both.astype("datetime64[us]").astype(str).tolist() == [
        "2023-09-04T15:30:00.000000", "2023-12-04T16:30:00.000000",
    ]  # fmt: skip


def test_a_session_needs_the_main_index_or_most_instruments():
    have, alive = np.array([1, 2, 3, 1]), np.array([5, 4, 5, 1])
    main = np.array([True, False, False, False])
    assert proven(have, alive, main).tolist() == [True, False, True, True]


def test_overrides_win_over_bars_and_packages():
    shown = days("2023-08-31", "2023-09-01", "2023-09-04", "2023-09-07", "2023-09-11")
    hong_kong = calendar("XHKG", EXCHANGES["XHKG"], shown)
    assert hong_kong.has(date(2023, 9, 1)) is False  # typhoon Saola, whatever a bar says
    assert hong_kong.has(date(2023, 9, 8)) is False  # black rainstorm, which the package takes for a session
    assert hong_kong.gaps.astype(str).tolist() == ["2023-09-05", "2023-09-06"]
    assert hong_kong.rows.astype(str).tolist() == [
        "2023-08-31", "2023-09-04", "2023-09-05", "2023-09-06", "2023-09-07", "2023-09-11",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mic", "day"),
    [
        ("XNYS", date(2001, 9, 11)), ("XNYS", date(2012, 10, 29)), ("XNYS", date(2018, 12, 5)),
        ("XNYS", date(2025, 1, 9)), ("XNYS", date(2024, 11, 28)), ("XLON", date(2023, 5, 8)),
        ("XTKS", date(2020, 10, 1)), ("XHKG", date(2025, 1, 29)), ("XSHG", date(2024, 10, 4)),
        ("XTAI", date(2024, 10, 31)),
    ],
)  # fmt: skip
def test_known_closures(mic: str, day: date):
    around = np.array([day.replace(day=1, month=day.month), date(day.year + 1, 3, 1)], dtype="datetime64[D]")
    around[0] -= np.timedelta64(7, "D")
    assert calendar(mic, EXCHANGES[mic], around).has(day) is False


def test_weekends_are_closed_but_not_to_crypto():
    shown = days("2024-01-05", "2024-01-08")
    assert calendar("XNYS", EXCHANGES["XNYS"], shown).has(date(2024, 1, 6)) is False
    assert calendar("24/7", EXCHANGES["24/7"], shown).has(date(2024, 1, 6)) is None


def test_sessions_come_from_the_main_index_or_from_most(write: Write, folder: Path):
    write("""
        instrument,date,close
        ^HSI,2024-01-02,1
        ^HSI,2024-01-04,1
        0700.HK,2024-01-02,1
        0700.HK,2024-01-03,1
        0700.HK,2024-01-04,1
        9988.HK,2024-01-02,1
        9988.HK,2024-01-04,1
    """)
    hong_kong = Market.open(folder).calendar("XHKG")
    assert hong_kong is not None
    assert hong_kong.sessions.astype(str).tolist() == ["2024-01-02", "2024-01-04"]
    write("""
        instrument,date,close
        0700.HK,2024-01-05,1
        9988.HK,2024-01-05,1
    """, at=datetime(2024, 3, 1, tzinfo=UTC))  # fmt: skip
    later = Market.open(folder).calendar("XHKG")
    assert later is not None
    assert later.last(date(2024, 2, 1)) == date(2024, 1, 5)


def test_an_exchange_without_bars_has_no_calendar(write: Write, folder: Path):
    write("instrument,date,close\nAAPL,2024-01-02,185.64")
    market = Market.open(folder)
    assert market.calendar("XHKG") is None
    assert market.calendar("nowhere") is None


def test_weeks_without_bars_are_a_gap_where_no_closures_are_listed():
    rates = EXCHANGES["24/5"]
    shown = np.array(["2003-04-30", "2003-05-01", "2003-05-22", "2003-06-13"], dtype="datetime64[D]")
    found = calendar("24/5", rates, shown)
    assert found.gaps[0] == np.datetime64("2003-05-23")  # the 22nd is 21 days after the 1st, the 13th 22 days after it
    assert found.gaps[-1] == np.datetime64("2003-06-12")
    assert len(found.gaps) == 15
    assert found.has(date(2003, 5, 26)) is None


def test_a_story_of_a_day_in_a_gap_speaks_of_no_earlier_one(write: Write, folder: Path):
    write("instrument,date,close\n^AXJO,2022-12-29,7020.1\n^AXJO,2022-12-30,7038.7\n^AXJO,2025-09-08,8849.6")
    story = Story("note", "The ASX 200 rose 0.2% to 7,175.3.", date(2023, 6, 15), "XASX")
    proofs = Desk(Market.open(folder)).check(story).proofs
    assert [proof.verdict for proof in proofs] == ["open", "open"]
    assert all("between 2022-12-30 and 2023-06-15" in (proof.why or "") for proof in proofs)
