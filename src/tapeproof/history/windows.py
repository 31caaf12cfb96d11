"""Windows: the extreme of a stretch of the calendar, up to each row."""

from __future__ import annotations

import numpy as np

from tapeproof.history import periods
from tapeproof.history.edge import days_of, first_row, is_whole
from tapeproof.history.panel import Bools, Days, Floats, Ints, Panel
from tapeproof.terms.period import Period, Reach, Span


def extreme_at(values: Floats, sessions: Days, window: Period, sign: int) -> Ints:
    """Give the row of the highest (sign 1) or lowest (-1) value of a window up to each row, the first of equals.

    (T, N); -1 where the window has no value yet. Rows after the window keep its extreme.
    """
    inside = (sessions >= np.datetime64(window.first)) & (sessions <= np.datetime64(window.last))
    seen = np.where(inside[:, None] & np.isfinite(values), sign * values, -np.inf)
    running = np.maximum.accumulate(seen, axis=0)
    before = np.full_like(running, -np.inf)
    before[1:] = running[:-1]
    fresh = np.where(running > before, np.arange(len(values))[:, None], -1)
    rows: Ints = np.maximum.accumulate(fresh, axis=0)
    return rows


def start_at(panel: Panel, values: Floats, span: Span) -> Ints:
    """Give the row of the high or low from which a span starts, at every row; -1 where the record does not reach back.

    Of a named window as ``extreme_at``; of the last so many grains up to the row; else of all time. A high of all time
    needs no whole record: prices grow (SEMANTICS 6). (T, N).
    """
    sign = 1 if span.reach is Reach.HIGH else -1
    if span.start is not None:
        first = np.full((len(panel.sessions), 1), np.datetime64(span.start.first))
        rows = extreme_at(values, panel.sessions, span.start, sign)
        return np.where(_reaches(panel, values, first), rows, -1)
    if span.count:
        begin = periods.back(panel.sessions, span.count, span.grain)
        rows = rolling(values, panel.sessions, begin, sign)
        return np.where(_reaches(panel, values, begin[:, None]), rows, -1)
    rows = rolling(values, panel.sessions, np.broadcast_to(panel.sessions[:1], panel.sessions.shape), sign)
    return rows if sign > 0 else np.where(is_whole(panel), rows, -1)


def rolling(values: Floats, sessions: Days, first: Days, sign: int) -> Ints:
    """Give the row of the extreme of the sessions from ``first`` (T,) up to each row, the last of equals. (T, N).

    By sparse tables: the extremes of runs of 1, 2, 4 … rows, two of which cover any stretch.
    """
    total = len(values)
    if not total:
        return np.full(values.shape, -1)
    seen = np.where(np.isfinite(values), sign * values, -np.inf)
    best = np.broadcast_to(np.arange(total)[:, None], values.shape).copy()
    begin = np.minimum(np.searchsorted(sessions, first, side="left"), np.arange(total))
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
    return np.where(known, found, -1)


def _reaches(panel: Panel, values: Floats, first: Days) -> Bools:
    begins = days_of(panel.sessions, first_row(values))
    covered: Bools = (begins <= first) | is_whole(panel)
    return covered
