"""Links: the last earlier value at or beyond each value, and how long each run is, of histories laid end to end.

Histories of different lengths lie in one array, history i in rows ``starts[i]:starts[i + 1]``; a link is a row counted
from the start of its own history, -1 for none. Equal values count as reached, by the rule of ``records``: they differ
by less than ``TIE``. A missing value (NaN) has no link and is nobody's link.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tapeproof.history.panel import Floats, Ints
from tapeproof.history.records import TIE

Rows = NDArray[np.int32]
AT_ONCE = 1 << 16
"""Rows searched at one time: their values and candidates fit in the cache."""


def at_or_above(values: Floats, starts: Ints) -> Rows:
    """Link each value to the last earlier one at or above it; of ``-values``, at or below. (R,).

    All nearest larger values (Berkman, Schieber and Vishkin 1993) by pointer jumping: whatever lies between a row and
    its candidate is lower, so where the candidate is lower too, its own candidate is the next to try, for all rows at
    once. Prices that wander take four visits a row.
    """
    found = np.empty(len(values), dtype=np.int32)
    first = 0
    while first < len(starts) - 1:
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + AT_ONCE, side="right")) - 1)
        rows = slice(int(starts[first]), int(starts[last]))
        found[rows] = _at_or_above(values[rows], starts[first : last + 1] - starts[first])
        first = last
    return found


def _at_or_above(values: Floats, starts: Ints) -> Rows:
    known = ~np.isnan(values)
    level = np.where(known, values, -np.inf)
    bar = level - np.abs(values) * TIE if known.all() else np.where(known, values - np.abs(values) * TIE, -np.inf)
    to = np.arange(-1, len(values) - 1)
    firsts = starts[:-1][starts[1:] > starts[:-1]]
    to[firsts] = -1
    short = np.append(False, level[:-1] < bar[1:])
    short[firsts] = False
    rows = np.flatnonzero(short)
    at = rows - 1
    while len(rows):
        further = to[at]
        to[rows] = further
        there = further >= 0
        rows, at = rows[there], further[there]
        lower = level[at] < bar[rows]
        rows, at = rows[lower], at[lower]
    begin = np.repeat(starts[:-1], np.diff(starts))
    return np.where(known & (to >= 0), to - begin, -1).astype(np.int32)


def run_lengths(values: Floats, starts: Ints) -> Rows:
    """Count the moves in a row that went one way: +3 at a third rise, -1 at a first fall, 0 where nothing moved. (R,).

    A move is measured from the last known value before it.
    """
    known = np.flatnonzero(~np.isnan(values))
    level = values[known]
    move = np.zeros(len(known), dtype=np.int32)
    move[1:] = _signs(level[1:], level[:-1])
    move[np.isin(known, known[_first_of_each(known, starts)])] = 0
    fresh = np.append(True, move[1:] != move[:-1])[: len(move)]
    index = np.arange(len(move))
    began = np.maximum.accumulate(np.where(fresh, index, 0))
    lengths = np.zeros(len(values), dtype=np.int32)
    lengths[known] = (index - began + 1) * move
    return lengths


def _first_of_each(known: Ints, starts: Ints) -> Ints:
    """The places in ``known`` at which a history has its first known row."""
    at = np.searchsorted(known, starts[:-1])
    return at[at < np.searchsorted(known, starts[1:])]


def _signs(now: Floats, then: Floats) -> Rows:
    return np.where(np.abs(now - then) <= np.abs(now) * TIE, 0, np.sign(now - then)).astype(np.int32)


ValueAt = Callable[[Ints, Ints], Floats]
LinkAt = Callable[[Ints, Ints], Rows]


def next_at_or_above(query: Floats, latest: Ints, value_at: ValueAt, link_at: LinkAt) -> Rows:
    """Link one more value of each of K histories, whose latest rows are ``latest`` (-1 for none). (K,).

    ``value_at`` and ``link_at`` give the values and links of some histories at some of their rows. Only the rows that
    no later one has reached are visited.
    """
    bar = query - np.abs(query) * TIE
    to = np.where(np.isnan(query), -1, latest)
    open_ = np.flatnonzero(to >= 0)
    while len(open_):
        level = value_at(open_, to[open_])
        short = ~(level >= bar[open_])
        missing = np.isnan(level[short])
        open_ = open_[short]
        to[open_] = np.where(missing, to[open_] - 1, link_at(open_, to[open_]))
        open_ = open_[to[open_] >= 0]
    return to.astype(np.int32)


def next_run_length(query: Floats, latest: Floats, length: Rows) -> Rows:
    """Continue or begin the run of one more value of each of K histories, after their latest known values. (K,)."""
    move = np.zeros(len(query), dtype=np.int32)
    known = ~(np.isnan(query) | np.isnan(latest))
    move[known] = _signs(query[known], latest[known])
    return np.where((move != 0) & (np.sign(length) == move), length + move, move).astype(np.int32)
