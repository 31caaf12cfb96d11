"""Prominent streaks: the stretches of a series that no other one beats in both length and lowest value.

A streak is a stretch of consecutive values with its minimum; it is prominent where no streak of the same series is at
least as long with a minimum at least as high, and better in one of the two (Jiang, Li, Luo, Wang and Yu, "Prominent
Streak Discovery in Sequence Data", KDD 2011). Those of ``-values`` are the stretches that stayed lowest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tapeproof.history.panel import Bools, Floats, Ints

AT_ONCE = 1 << 15
"""Values looked at together: they and their window minima fit in the cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Streaks:
    """Streaks (M,), by series, then longest first: ``series``, first row ``start`` in it, ``length``, and ``low``."""

    series: Ints
    start: Ints
    length: Ints
    low: Floats


def prominent(values: Floats, starts: Ints) -> Streaks:
    """All prominent streaks of every series, exactly; series i is ``values[starts[i]:starts[i + 1]]``.

    NaN breaks a streak. Minima over windows of 1, 2, 4 … values are had by doubling. With f(w) the highest minimum of
    any window of w values, a prominent streak of at least w and less than 2w values has a minimum of at least f(2w):
    few windows reach that, and of neighbours with one minimum one is enough. What is left is searched as it is
    (nearest lower values, as in ``links``). O(R log L) for R values in series of L.
    """
    parts = []
    first = 0
    while first < len(starts) - 1:
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + AT_ONCE, side="right")) - 1)
        bounds = starts[first : last + 1] - starts[first]
        found = _found(values[starts[first] : starts[last]], bounds)
        parts.append(_undominated(Streaks(found.series + first, found.start, found.length, found.low)))
        first = last
    return _joined(parts)


def of_all(found: Streaks) -> Streaks:
    """Of the prominent streaks of some series those that are prominent among all, longest first."""
    one = _undominated(Streaks(np.zeros_like(found.series), np.arange(len(found.series)), found.length, found.low))
    return Streaks(found.series[one.start], found.start[one.start], one.length, one.low)


def _found(values: Floats, bounds: Ints) -> Streaks:
    """Streaks among which the prominent ones are, of series laid end to end; window by window."""
    lengths = np.diff(bounds)
    some = np.flatnonzero(lengths > 0)
    firsts, ends = bounds[:-1][some], bounds[1:][some]
    low = np.where(np.isnan(values), -np.inf, values)
    begins = np.zeros(len(values), dtype=bool)
    begins[firsts] = True
    parts: list[tuple[NDArray[Any], ...]] = []
    wide, best = 1, _best(low, firsts)
    while np.isfinite(best).any():
        wider = _doubled(low, firsts, ends, wide)
        next_best = _best(wider, firsts)
        at = np.flatnonzero((low >= np.repeat(next_best, lengths[some])) & (low > -np.inf))
        parts.append((*_plateaus(low[at], at, begins), np.full(1, wide)))
        low, best, wide = wider, next_best, 2 * wide
    if not parts:
        return _joined([])
    value, begin, end, apart = (np.concatenate([part[n] for part in parts]) for n in range(4))
    widths = np.repeat(np.concatenate([part[4] for part in parts]), [len(part[0]) for part in parts])
    return _stretched(value, begin, end, np.cumsum(apart), widths, bounds)


def _plateaus(low: Floats, at: Ints, begins: Bools) -> tuple[Floats, Ints, Ints, Bools]:
    """Neighbouring windows of one minimum as one: that, the first and last row, and whether a gap lies before it."""
    apart = np.append(True, np.diff(at) != 1)[: len(at)] | begins[at]
    fresh = np.flatnonzero(apart | np.append(True, low[1:] != low[:-1])[: len(at)])
    last = np.append(fresh[1:] - 1, len(at) - 1)[: len(fresh)]
    return low[fresh], at[fresh], at[last], apart[fresh]


def _best(low: Floats, firsts: Ints) -> Floats:
    best: Floats = np.maximum.reduceat(low, firsts) if len(firsts) else np.zeros(0)
    return best


def _doubled(low: Floats, firsts: Ints, ends: Ints, wide: int) -> Floats:
    """Minima over windows of twice the width; of none that would run over the end of its series."""
    wider = np.full_like(low, -np.inf)
    np.minimum(low[:-wide], low[wide:], out=wider[: max(len(low) - wide, 0)])
    # Of those that run over an end all but this one have a first half that did so too, and is -inf already.
    wider[(ends - wide)[ends - wide >= firsts]] = -np.inf
    return wider


def _stretched(value: Floats, begin: Ints, end: Ints, segment: Ints, wide: Ints, bounds: Ints) -> Streaks:
    """Stretch windows, of ``wide`` values and from rows ``begin`` to ``end``, as far as their minimum holds.

    What reaches twice the width is left to the wider ones.
    """
    left = _last_lower(value, segment, ties=True)
    right = len(value) - 1 - _last_lower(value[::-1], segment[::-1], ties=False)[::-1]
    start, stop = begin[left + 1], end[right - 1]
    length = stop - start + wide
    kept = length < 2 * wide
    start, length, value = start[kept], length[kept], value[kept]
    series = np.searchsorted(bounds, start, side="right") - 1
    return Streaks(series, start - bounds[series], length, value)


def _last_lower(value: Floats, segment: Ints, *, ties: bool) -> Ints:
    """The last earlier place of the same segment whose value is lower (or, with ``ties``, equal), else that before it.

    Pointer jumping, all places at once (see ``links``).
    """
    to = np.arange(-1, len(value) - 1)
    first = np.append(True, segment[1:] != segment[:-1])[: len(value)]
    floor = np.maximum.accumulate(np.where(first, to, -1))
    rows = np.flatnonzero(to > floor)
    while len(rows):
        there = value[to[rows]]
        above = (there > value[rows]) if ties else (there >= value[rows])
        rows = rows[above]
        to[rows] = to[to[rows]]
        rows = rows[to[rows] > floor[rows]]
    return to


def _undominated(found: Streaks) -> Streaks:
    """Those that no other of their series beats, longest first; equal ones stand side by side."""
    order = np.lexsort((found.start, -found.low, -found.length, found.series))
    series, start, length, low = (each[order] for each in (found.series, found.start, found.length, found.low))
    if not len(series):
        return found
    alike = np.append(False, (np.diff(series) == 0) & (np.diff(length) == 0) & (np.diff(low) == 0))
    group = np.cumsum(~alike) - 1
    heads = np.flatnonzero(~alike)
    # Ranks of minima, raised series by series, make one running maximum serve all of them.
    rank = np.unique(low, return_inverse=True)[1].astype(np.int64) + series * (len(low) + 1)
    highest = np.maximum.accumulate(rank[heads])
    best = np.append(True, rank[heads][1:] > highest[:-1])
    kept = best[group]
    # A tied minimum gives one stretch only, as does a stretch that two windows of it have led to.
    kept &= np.append(True, ~(alike[1:] & (np.diff(start) == 0)))
    return Streaks(series[kept], start[kept], length[kept], low[kept])


def _joined(parts: list[Streaks]) -> Streaks:
    none = np.zeros(0, dtype=np.int64)
    if not parts:
        return Streaks(none, none, none, np.zeros(0))
    series, start, length = (
        np.concatenate([getattr(one, name) for one in parts]) for name in ("series", "start", "length")
    )
    return Streaks(series, start, length, np.concatenate([one.low for one in parts]))
