"""The windows beside a window, against every one of them tried in turn."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from tapeproof.history.perturbed import beside, changes, share_below

DAYS = np.arange("2020-01-01", "2021-01-01", dtype="datetime64[D]")
SESSIONS = DAYS[np.is_busday(DAYS)]


def test_each_end_moves_by_a_quarter_of_the_length_and_never_past_the_last_session():
    first, last = (int(np.searchsorted(SESSIONS, np.datetime64(day))) for day in ("2020-03-02", "2020-06-10"))
    windows = beside(SESSIONS[: last + 3], first, last)
    assert windows.days == 25  # of 100 days
    starts, ends = SESSIONS[windows.starts], SESSIONS[windows.ends]
    assert (starts[0], starts[-1]) == (np.datetime64(date(2020, 2, 6)), np.datetime64(date(2020, 3, 27)))
    assert (ends[0], ends[-1]) == (np.datetime64(date(2020, 5, 18)), SESSIONS[last + 2])
    assert windows.count == len(starts) * len(ends) - 1


@pytest.mark.parametrize("relative", [True, False])
@pytest.mark.parametrize("seed", range(5))
def test_the_share_below_is_that_of_every_window_tried(relative, seed):
    rng = np.random.default_rng(seed)
    prices = np.round(100 + rng.normal(size=len(SESSIONS)).cumsum(), 1)
    prices[rng.random(len(prices)) < 0.1] = np.nan
    windows = beside(SESSIONS, 60, 160)
    for bar in (-3.0, 0.0, 0.5, 4.0):
        tried = [
            (prices[end] / prices[start] - 1) * 100 < bar - 1e-9
            if relative
            else prices[end] - prices[start] < bar - 1e-9
            for start in windows.starts
            for end in windows.ends
            if np.isfinite(prices[start]) and np.isfinite(prices[end])
        ]
        share = share_below(prices[windows.starts], prices[windows.ends], bar, relative=relative)
        assert share == pytest.approx(np.mean(tried), abs=1e-12)


def test_without_prices_there_is_no_share():
    assert np.isnan(share_below(np.array([np.nan]), np.array([1.0]), 0.0, relative=True))


def test_changes_of_several_are_those_of_each_thinned_where_they_are_many():
    prices = 100 + np.random.default_rng(1).normal(size=(len(SESSIONS), 3)).cumsum(axis=0)
    windows = beside(SESSIONS, 60, 160)
    found = changes(prices, windows)
    assert found.shape == (len(windows.starts), len(windows.ends), 3)
    start, end = windows.starts[4], windows.ends[7]
    assert found[4, 7] == pytest.approx((prices[end] / prices[start] - 1) * 100)
    many = changes(np.ones((len(SESSIONS), 5_000)), windows)
    assert many.size <= 2_000_000 * 1.2
