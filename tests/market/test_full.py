"""Known prices of the full record; skipped where ../shared/market is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
import pytest

from tapeproof.market.market import Market
from tapeproof.terms.claim import Ask
from tapeproof.terms.quantity import Series

ASK = Ask(Series())


@pytest.mark.parametrize(
    ("name", "day", "printed"),
    [
        ("AAPL", date(2018, 5, 7), 185.16),  # before the split of 2020, four for one
        ("1211.HK", date(2025, 4, 7), 315.20),  # before the bonus issue of June 2025
        ("9988.HK", date(2025, 3, 6), 140.80),
        ("9988.HK", date(2025, 3, 5), 129.90),
        ("^HSI", date(2025, 3, 6), 24369.71),
        ("^GSPC", date(2024, 12, 31), 5881.63),
        ("NVDA", date(2024, 6, 7), 1208.88),  # the last close before ten for one
        ("GOOGL", date(2022, 7, 15), 2235.55),  # the last close before twenty for one
    ],
)
def test_a_close_is_the_one_that_was_printed(full_market: Market, name: str, day: date, printed: float):
    panel = full_market.panel(ASK, [name], until=day)
    assert panel.sessions[-1] == np.datetime64(day)
    assert panel.close[-1, 0] * panel.undo[-1, 0] == pytest.approx(printed, rel=1e-12)


def test_prices_are_comparable_across_a_split(full_market: Market):
    panel = full_market.panel(ASK, ["NVDA"], until=date(2024, 6, 10))
    assert panel.undo[-2:, 0].tolist() == [10, 1]
    assert panel.close[-1, 0] / panel.close[-2, 0] - 1 == pytest.approx(121.79 / 120.888 - 1, abs=1e-4)


def test_storm_closings_are_no_sessions(full_market: Market):
    calendar = full_market.calendar("XHKG")
    assert calendar is not None
    assert calendar.has(date(2023, 9, 1)) is False
    assert calendar.has(date(2023, 9, 8)) is False
    assert calendar.has(date(2023, 8, 31)) is True
    assert np.datetime64("2023-09-01") not in full_market.panel(ASK, ["^HSI"]).sessions


def test_a_hole_in_the_data_is_no_holiday(full_market: Market):
    calendar = full_market.calendar("XASX")  # its only index has no rows from 2023 to September 2025
    assert calendar is not None
    assert calendar.has(date(2024, 3, 12)) is None
    assert calendar.has(date(2024, 12, 25)) is False
    panel = full_market.panel(ASK, ["^AXJO"], until=date(2024, 3, 12))
    assert np.isnan(panel.close[-1, 0])


def test_the_day_of_the_negative_barrel_is_a_gap(full_market: Market):
    panel = full_market.panel(ASK, ["CL=F"], until=date(2020, 4, 21))  # the source leaves 20 April 2020 out
    assert panel.sessions[-2] == np.datetime64("2020-04-20")
    assert np.isnan(panel.close[-2, 0])
    assert np.isfinite(panel.close[-1, 0])


def test_half_days_without_cover_are_suspect(full_market: Market):
    panel = full_market.panel(ASK, ["0700.HK"], until=date(2024, 12, 24))
    assert panel.suspect[-1, 0]
    assert not panel.suspect[-2, 0]


def test_an_index_is_kept_with_two_decimals_and_a_share_exactly(full_market: Market):
    panel = full_market.panel(ASK, ["^HSI", "9988.HK", "^BVSP"], until=date(2025, 3, 6))
    assert panel.decimals.tolist() == [2, 9, 0]


def test_peers_of_another_calendar_come_as_of_each_row(full_market: Market):
    panel = full_market.panel(ASK, ["^HSI", "^GSPC"], until=date(2024, 12, 31))
    row = panel.row(date(2024, 5, 27))  # Memorial Day: New York was closed, Hong Kong open
    assert panel.sessions[row] == np.datetime64("2024-05-27")
    assert panel.close[row, 1] == 5304.72  # of Friday 24 May
    assert panel.known_at[row, 1] == np.datetime64("2024-05-24T20:00:00")


def test_an_earlier_moment_knows_neither_later_rows_nor_later_splits(full_market: Market):
    panel = full_market.panel(ASK, ["NVDA"], known_at=datetime(2024, 5, 1, 12, tzinfo=UTC))
    assert panel.sessions[-1] == np.datetime64("2024-04-30")
    assert panel.close[-1, 0] == 864.02
    assert panel.undo[-1, 0] == 1


def test_every_exchange_of_the_record_has_a_calendar(full_market: Market):
    lacking = {one.exchange for one in full_market.instruments() if full_market.calendar(one.exchange or "") is None}
    assert not lacking


def test_a_depositary_receipt_and_the_share_at_home_are_of_one_company(full_market: Market):
    one, two = full_market.instrument("BABA"), full_market.instrument("9988.HK")
    assert one is not None
    assert two is not None
    assert one.company == two.company == "alibaba"
