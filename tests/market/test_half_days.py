"""Sessions that ended early: published facts of exchanges, and what they mean for a story of that afternoon."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

import numpy as np
import pytest

from tapeproof.desk import Desk
from tapeproof.market.market import Market
from tapeproof.market.sessions import calendar, moments
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.story import Story

from .conftest import Write

DAYS = np.array(["2024-01-02", "2025-12-31"], dtype="datetime64[D]")


@pytest.mark.parametrize(
    ("mic", "day", "close"),
    [
        ("XNYS", date(2024, 7, 3), datetime(2024, 7, 3, 17, tzinfo=UTC)),  # 13:00 in New York
        ("XNYS", date(2024, 11, 29), datetime(2024, 11, 29, 18, tzinfo=UTC)),
        ("XNAS", date(2024, 12, 24), datetime(2024, 12, 24, 18, tzinfo=UTC)),
        ("XHKG", date(2024, 2, 9), datetime(2024, 2, 9, 4, 10, tzinfo=UTC)),  # the auction ends at 12:10
        ("XHKG", date(2024, 12, 31), datetime(2024, 12, 31, 4, 10, tzinfo=UTC)),
        ("XLON", date(2024, 12, 24), datetime(2024, 12, 24, 12, 35, tzinfo=UTC)),
    ],
)
def test_half_days_end_early(mic: str, day: date, close: datetime):
    own = calendar(mic, EXCHANGES[mic], DAYS)
    assert own.is_half(day) is True
    assert own.close_at(day) == close
    at = moments(EXCHANGES[mic], np.array([day], dtype="datetime64[D]"), of_close=True)
    assert at.tolist() == [int(close.timestamp() * 1_000_000)]


def test_other_days_are_whole_or_not_known():
    new_york, tokyo = (calendar(mic, EXCHANGES[mic], DAYS) for mic in ("XNYS", "XTKS"))
    assert new_york.is_half(date(2024, 12, 31)) is False
    assert new_york.is_half(date(1999, 11, 26)) is None  # of before the list
    assert tokyo.is_half(date(2024, 12, 30)) is None  # of an exchange without a list


@pytest.mark.parametrize(("hour", "verdict"), [(time(12, 30), "open"), (time(14, 0), "stands")])
def test_a_story_of_the_afternoon_of_a_half_day_speaks_of_its_close(
    write: Write, folder: Path, hour: time, verdict: str
):
    # The session of 24 December 2024 ended at 13:00 with +1.10%, its high; at noon it may have been anything below.
    write("""
        instrument,date,open,high,low,close
        ^GSPC,2024-12-20,5842.00,5982.06,5832.30,5930.85
        ^GSPC,2024-12-23,5940.25,5978.25,5902.57,5974.07
        ^GSPC,2024-12-24,5984.63,6040.10,5981.44,6040.04
    """)
    story = Story("note", "The S&P 500 rose 1.1% on Tuesday.", date(2024, 12, 24), "XNYS", hour)
    (proof,) = Desk(Market.open(folder)).check(story).proofs
    assert proof.verdict == verdict
