"""The windows beside a window: how many of those that start and end a little earlier or later give less.

A claim over a stretch of time is a query with two parameters, its start and its end; how it fares when they are moved
within reason tells whether it was picked for its figure (query perturbation: Wu, Agarwal, Li, Yang and Yu, Toward
Computational Fact-Checking, PVLDB 7(7) 2014; Computational Fact Checking through Query Perturbations, TODS 42(1) 2017).
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from tapeproof.history.panel import Days, Floats, Ints

A_QUARTER = 4
"""A window is moved at either end by at most this part of its length: farther off it speaks of another time."""

DUST = 1e-9
"""Strengths closer than this share of each other are equal: what binary arithmetic leaves."""

MOST_CELLS = 2_000_000
"""Values laid out at one time; of more, starts and ends are thinned evenly."""


class Beside(Struct, frozen=True):
    """The rows at which the windows beside one start (S,) and end (E,), its own among them; ``days`` off at most."""

    starts: Ints
    ends: Ints
    days: int

    @property
    def count(self) -> int:
        """How many windows there are beside the one."""
        return len(self.starts) * len(self.ends) - 1


def beside(sessions: Days, first: int, last: int) -> Beside:
    """Give the windows beside that from row ``first`` to row ``last``: each end moved by up to a quarter of its length.

    ``sessions`` (T,) are those that had come: no window ends after them.
    """
    reach = (sessions[last] - sessions[first]) // A_QUARTER

    def around(row: int) -> Ints:
        low = np.searchsorted(sessions, sessions[row] - reach, side="left")
        return np.arange(low, np.searchsorted(sessions, sessions[row] + reach, side="right"))

    return Beside(around(first), around(last), int(reach.astype("timedelta64[D]").astype(np.int64)))


def share_below(then: Floats, now: Floats, bar: float, *, relative: bool) -> float:
    """Give the share of windows whose change lies below ``bar``, of prices at S starts and E ends; NaN without any.

    ``bar`` is in percent where ``relative``, else in the prices' own unit; unknown prices (NaN) count nowhere. Each
    start asks the ends, in order, for the price below which it falls short: O((S + E) log E), not S x E.
    """
    then, now = then[np.isfinite(then)], np.sort(now[np.isfinite(now)])
    if not len(then) or not len(now):
        return float("nan")
    least = then * (1.0 + bar / 100.0) if relative else then + bar
    below = np.searchsorted(now, least - np.abs(least) * DUST, side="left")
    return float(below.sum()) / (len(then) * len(now))


def changes(prices: Floats, windows: Beside) -> Floats:
    """Give the changes in percent over the windows, (T, N) to (S, E, N), thinned evenly where they are too many."""
    cells = len(windows.starts) * len(windows.ends) * prices.shape[1]
    step = max(1, int(np.ceil(np.sqrt(cells / MOST_CELLS))))
    then, now = prices[windows.starts[::step]], prices[windows.ends[::step]]
    with np.errstate(invalid="ignore", divide="ignore"):
        return (now[None, :, :] / then[:, None, :] - 1.0) * 100.0
