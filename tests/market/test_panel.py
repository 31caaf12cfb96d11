from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from tapeproof.market.actions import as_printed, later_splits
from tapeproof.market.market import Market
from tapeproof.terms.claim import Ask
from tapeproof.terms.instrument import Group
from tapeproof.terms.quantity import Quantity, Series

from .conftest import Write

ASK = Ask(Series())
nan = float("nan")


@pytest.fixture
def market(write: Write, folder: Path) -> Market:
    """Hong Kong and New York around New York's holiday of 15 January 2024; New York's index lacks the 17th."""
    write("""
        instrument,date,open,high,low,close,volume
        ^HSI,2024-01-12,16300.1,16400,16200,16244.58,1
        ^HSI,2024-01-15,,,,16216.33,
        ^HSI,2024-01-16,16100,16150,15800,15865.92,1
        ^HSI,2024-01-17,15700,15750,15250,15276.90,1
        ^GSPC,2024-01-12,4791,4802,4768,4783.83,1
        ^GSPC,2024-01-16,4772,4782,4747,4765.98,1
        ^GSPC,2024-01-18,4760,4785,4740,4780.94,1
        AAPL,2024-01-17,181.27,182.93,180.30,182.68,47317400
        ^HSI,2024-01-18,15300,15450,15280,15391.79,1
    """)
    return Market.open(folder)


def test_the_first_column_gives_the_calendar(market: Market):
    assert market.panel(ASK, ["^HSI", "^GSPC"]).sessions.astype(str).tolist() == [
        "2024-01-12", "2024-01-15", "2024-01-16", "2024-01-17", "2024-01-18",
    ]  # fmt: skip
    assert market.panel(ASK, ["^GSPC"]).sessions.astype(str).tolist() == [
        "2024-01-12", "2024-01-16", "2024-01-17", "2024-01-18",
    ]  # fmt: skip


def test_a_gap_is_a_gap_on_ones_own_calendar_and_on_anothers(market: Market):
    own = market.panel(ASK, ["^GSPC"])
    assert np.array_equal(own.close[:, 0], [4783.83, 4765.98, nan, 4780.94], equal_nan=True)
    as_of = market.panel(ASK, ["^HSI", "^GSPC"])
    assert np.array_equal(as_of.close[:, 1], [4783.83, 4783.83, 4765.98, nan, 4780.94], equal_nan=True)


def test_missing_opens_highs_and_lows_are_gaps(market: Market):
    panel = market.panel(ASK, ["^HSI"], until=date(2024, 1, 15))
    assert np.isnan([panel.open[-1, 0], panel.high[-1, 0], panel.low[-1, 0]]).all()
    assert panel.close[-1, 0] == 16216.33


def test_a_peer_goes_stale_after_seven_days(write: Write, folder: Path):
    lines = "".join(f"^HSI,2024-03-{day:02},1\n" for day in (1, 4, 5, 6, 7, 8, 11))
    write(f"instrument,date,close\n{lines}^GSPC,2024-03-01,5137.08")
    panel = Market.open(folder).panel(ASK, ["^HSI", "^GSPC"])
    assert panel.close[:, 1].tolist()[:-1] == [5137.08] * 6  # the 8th is seven days after the 1st
    assert np.isnan(panel.close[-1, 1])


def test_an_instrument_without_prices_is_a_column_of_gaps(market: Market):
    panel = market.panel(ASK, ["^HSI", "NOBODY"])
    assert np.isnan(panel.close[:, 1]).all()
    assert len(market.panel(ASK, ["NOBODY"]).sessions) == 0
    assert market.instrument("NOBODY") is None


def test_what_is_not_a_price_is_not_known_yet(market: Market):
    assert len(market.panel(Ask(Series(Quantity.VOLUME)), ["^HSI"]).sessions) == 0


def test_asking_twice_gives_the_same_panel(market: Market):
    first, second = market.panel(ASK, ["^HSI"]), market.panel(ASK, ["^HSI"])
    assert first.close is second.close


def test_until_is_the_first_rows_of_all(market: Market):
    whole, early = market.panel(ASK, ["^HSI", "^GSPC"]), market.panel(ASK, ["^HSI", "^GSPC"], until=date(2024, 1, 16))
    for name in ("open", "high", "low", "close", "undo", "suspect", "known_at", "members", "sessions"):
        np.testing.assert_array_equal(getattr(early, name), getattr(whole, name)[:3])


def test_known_at_leaves_the_running_session_out(market: Market):
    panel = market.panel(ASK, ["^HSI"], known_at=datetime(2024, 1, 16, 8, 9, tzinfo=UTC))  # a minute before the close
    assert panel.sessions[-1] == np.datetime64("2024-01-15")
    panel = market.panel(ASK, ["^HSI"], known_at=datetime(2024, 1, 16, 8, 10, tzinfo=UTC))
    assert panel.close[-1, 0] == 15865.92


def test_decimals_are_those_that_an_index_is_kept_with(write: Write, folder: Path):
    write("""
        instrument,date,close
        ^BVSP,2024-01-02,132697
        ^FTSE,2024-01-02,7721.5
        ^HSI,2024-01-02,16788.55
        ^N225,2024-01-04,33288.2891
        AAPL,2024-01-02,185.5
    """)
    market = Market.open(folder)
    kept = {name: int(market.panel(ASK, [name]).decimals[0]) for name in ("^BVSP", "^FTSE", "^HSI", "^N225", "AAPL")}
    assert kept == {"^BVSP": 0, "^FTSE": 1, "^HSI": 2, "^N225": 2, "AAPL": 9}


def test_a_list_of_members_holds_between_its_dates(market: Market, monkeypatch: pytest.MonkeyPatch):
    shipped = market.group("world") or next(iter(market._groups.values()))  # noqa: SLF001  any list will do
    bounded = type(shipped)(
        "two", "two", ("^HSI", "^GSPC"), date(2024, 1, 15), date(2024, 1, 17), "a test", ("the two",)
    )
    monkeypatch.setattr(market, "_groups", {"two": bounded})
    panel = market.panel(Ask(Series(), among=Group("two")), ["^HSI", "^GSPC"])
    assert panel.members.all(axis=1).tolist() == [False, True, True, True, False]
    assert market.panel(ASK, ["^HSI", "^GSPC"]).members.all()


def test_began_is_told_where_it_is_well_known(market: Market):
    assert market.panel(ASK, ["AAPL", "^HSI"]).began == (date(1980, 12, 12), date(1964, 7, 31))


def test_later_splits_by_hand():
    days = np.array(["2014-06-06", "2014-06-09", "2020-08-28", "2020-08-31"], dtype="datetime64[D]")
    ex = np.array(["2020-08-31", "2014-06-09"], dtype="datetime64[D]")
    assert later_splits(days, ex, np.array([4.0, 7.0])).tolist() == [28, 4, 4, 1]
    assert later_splits(days, ex[:0], np.array([])).tolist() == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("divided", "by", "printed"),
    [
        (46.29, 4, 185.16),
        (105.06667, 3, 315.20),
        (0.34035714, 56, 19.06),  # Apple on 1 August 2001
        (0.22975, 120, 27.57),  # Nvidia on 4 March 2005
        (3.078125, 4, 12.3125),  # sixteenths of a dollar
        (0.1234567, 10, 1.234567),  # near to no printed price: seven digits
        (nan, 4, nan),
        (0.0, 4, 0.0),
    ],
)
def test_prices_multiplied_back_are_those_printed(divided: float, by: float, printed: float):
    assert np.array_equal(as_printed(np.array([divided]) * by), [printed], equal_nan=True)
