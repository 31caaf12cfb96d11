"""Windows: the extreme of a stretch of the calendar, up to each row."""

from __future__ import annotations

import numpy as np

from tapeproof.history import periods
from tapeproof.history.edge import days_of, first_row, is_whole
from tapeproof.history.panel import Bools, Days, Floats, Ints, Panel
from tapeproof.terms.period import Period, Reach, Span


def extreme_at(values: Floats, sessions: Days, window: Period, sign: int, asked: int = 0) -> Ints:
    """Give the row of the highest (sign 1) or lowest (-1) value of a window up to each row, the first of equals.

    (T, N) to (Q, N), the rows from ``asked`` on; -1 where the window has no value yet. Rows after it keep its extreme.
    """
    inside = (sessions >= np.datetime64(window.first)) & (sessions <= np.datetime64(window.last))
    seen = np.where(inside[:, None] & np.isfinite(values), sign * values, -np.inf)
    running = np.maximum.accumulate(seen, axis=0)
    before = np.full_like(running, -np.inf)
    before[1:] = running[:-1]
    fresh = np.where(running > before, np.arange(len(values))[:, None], -1)
    rows: Ints = np.maximum.accumulate(fresh, axis=0)[asked:]
    return rows


def start_at(panel: Panel, values: Floats, span: Span) -> Ints:
    """Give the row of the high or low from which a span starts, at every row asked for.

    -1 where the record does not reach back. Of a named window as ``extreme_at``; of the last so many grains up to the
    row; else of all time. A high of all time needs no whole record: prices grow (SEMANTICS 6). (Q, N).
    """
    sign = 1 if span.reach is Reach.HIGH else -1
    if span.start is not None:
        first = np.full((panel.shape[0], 1), np.datetime64(span.start.first))
        rows = extreme_at(values, panel.sessions, span.start, sign, panel.asked)
        return np.where(_reaches(panel, values, first), rows, -1)
    if span.count:
        begin = periods.back(panel.days, span.count, span.grain)
        rows = rolling(values, panel.sessions, begin, sign)
        return np.where(_reaches(panel, values, begin[:, None]), rows, -1)
    rows = rolling(values, panel.sessions, np.broadcast_to(panel.sessions[:1], panel.days.shape), sign)
    return rows if sign > 0 else np.where(is_whole(panel), rows, -1)


def rolling(values: Floats, sessions: Days, first: Days, sign: int) -> Ints:
    """Give the row of the extreme of the sessions from ``first`` (Q,) up to each of the last Q rows.

    The last of equals. (T, N) to (Q, N), by sparse tables: the extremes of runs of 1, 2, 4 … rows, two of which cover
    any stretch; of one row by looking through its stretch.
    """
    total, asked = len(values), len(values) - len(first)
    if not len(first):
        return np.full((0, values.shape[1]), -1)
    if len(first) == 1:
        return _extreme_of(values, int(np.searchsorted(sessions, first[0], side="left")), sign)
    seen = np.where(np.isfinite(values), sign * values, -np.inf)
    best = np.broadcast_to(np.arange(total)[:, None], values.shape).copy()
    begin = np.minimum(np.searchsorted(sessions, first, side="left"), np.arange(asked, total))
    begin = np.append(np.arange(asked), begin)
    length = np.arange(total) - begin + 1
    found = best.copy()
    step = 1
    while step <= total:
        reach = (length >= step) & (length < 2 * step)
        rows = np.flatnonzero(reach)
        if len(rows):
            left, right = best[begin[rows] + step - 1], best[rows]
            keeps = np.take_along_axis(seen, right, axis=0) >= np.take_along_axis(seen, left, axis=0)
            found[rows] = np.where(keeps, right, left)
        later, earlier = best[step:], best[:-step]
        keeps = np.take_along_axis(seen, later, axis=0) >= np.take_along_axis(seen, earlier, axis=0)
        best = np.concatenate([best[:step], np.where(keeps, later, earlier)])
        step *= 2
    known = np.isfinite(np.take_along_axis(seen, found, axis=0))
    return np.where(known, found, -1)[asked:]


def _extreme_of(values: Floats, begin: int, sign: int) -> Ints:
    """The row of the extreme from a row to the last, the last of equals, -1 for none. (T, N) to (1, N)."""
    begin = min(begin, len(values) - 1)
    seen = np.where(np.isfinite(values[begin:]), sign * values[begin:], -np.inf)
    at = len(values) - 1 - np.argmax(seen[::-1], axis=0)
    return np.where(np.isfinite(seen.max(axis=0)), at, -1)[None, :]


def _reaches(panel: Panel, values: Floats, first: Days) -> Bools:
    begins = days_of(panel.sessions, first_row(values, panel.asked))
    covered: Bools = (begins <= first) | is_whole(panel)
    return covered
