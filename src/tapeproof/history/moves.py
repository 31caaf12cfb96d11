"""Changes: the price of a row against the price from which its span starts (SEMANTICS 4)."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from tapeproof.history import periods, windows
from tapeproof.history.panel import Bools, Days, Floats, Ints, Panel
from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.terms.quantity import Point, Series, Unit

DUST = 9
"""Decimals kept of a difference: what binary subtraction leaves beyond them is not on any tape."""

COARSE = 2
"""A record of fewer decimals blurs even a change in percent."""


class Change(Struct, frozen=True):
    """Arrays (Q, N) of the rows asked for, NaN where not known.

    ``value`` is signed, in the unit of the series; ``least`` and ``most`` bound it where any price of a session
    may be meant; ``percent`` is the relative change whatever the unit. ``slack`` is how far the value may be from
    that of unrounded prices. ``then_at`` is the row of the earlier price, -1 for none; ``base`` (Q,) the session
    at which the span starts, whether or not there was a price.
    """

    value: Floats
    least: Floats
    most: Floats
    percent: Floats
    slack: Floats
    then_at: Ints
    base: Ints


def change(panel: Panel, series: Series) -> Change:
    """Measure the change over the span of a series, at every row asked for.

    A gap is skipped: the earlier price is the last one known at or before the session where the span starts.
    An earlier price that is an open is the first one after that session, that is the period's own.
    """
    span = series.over or Span()
    base = panel.answered(bases(panel.sessions, span))
    now, then = panel.price(series.basis.now), panel.price(series.basis.then)
    seen = last_known(np.isfinite(panel.close if series.basis.then is Point.OPEN else then))
    then_at = windows.start_at(panel, then, span) if span.reach.is_extreme else _rows(seen, base)
    if series.basis.then is Point.OPEN:
        then_at = _first_after(np.isfinite(then), then_at, panel.rows)
    start = at(then, then_at)
    one_price = Point.RANGE not in {series.basis.now, series.basis.then}
    now, undo = panel.answered(now), panel.answered(panel.undo)
    floor_now, ceiling_now, floor_then, ceiling_then = now, now, start, start
    if not one_price:
        floor_now, ceiling_now = map(panel.answered, bounds(panel, series.basis.now))
        floor_then, ceiling_then = (at(each, then_at) for each in bounds(panel, series.basis.then))
    if series.basis.now is Point.RANGE:
        now = np.where(np.isfinite(floor_now), now, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        percent = _percent(now, start)
        unit = 10.0 ** -panel.decimals[None, :]
        if series.unit is Unit.PERCENT:
            value = least = most = percent
            if not one_price:
                least, most = _percent(floor_now, ceiling_then), _percent(ceiling_now, floor_then)
            image = 50.0 * unit * (1 + np.abs(now / start)) / (start * undo)
            slack = np.where(panel.decimals[None, :] < COARSE, np.abs(image), 0.0)
        else:
            scale = undo * (100.0 if series.unit is Unit.BASIS_POINTS else 1.0)
            value = least = most = np.round((now - start) * scale, DUST)
            if not one_price:
                least = np.round((floor_now - ceiling_then) * scale, DUST)
                most = np.round((ceiling_now - floor_then) * scale, DUST)
            slack = np.broadcast_to(unit * (100.0 if series.unit is Unit.BASIS_POINTS else 1.0), value.shape)
    return Change(value, least, most, percent, slack, then_at, base)


def bases(sessions: Days, span: Span) -> Ints:
    """Give the session at which the span ending in each row starts, -1 where it lies before the first. (T,)."""
    rows = np.arange(len(sessions))
    found: Ints
    if span.reach is Reach.SESSIONS or (span.reach is Reach.TO_DATE and span.grain is Grain.DAY):
        found = rows - span.count
    elif span.reach is Reach.TO_DATE:
        whole = periods.number(sessions, span.grain)
        found = np.searchsorted(whole, whole - (span.count - 1), side="left") - 1
    elif span.reach is Reach.BACK:
        found = np.searchsorted(sessions, periods.back(sessions, span.count, span.grain), side="right") - 1
    elif span.start is None or span.reach.is_extreme:
        found = np.full(len(sessions), -1)
    else:
        first = int(np.searchsorted(sessions, np.datetime64(span.start.last), side="right")) - 1
        found = np.where(rows > first, first, -1)
    return np.maximum(found, -1)


def last_known(known: Bools) -> Ints:
    """Give the last row with a value at or before each row, -1 where there is none. (T, N)."""
    rows = np.where(known, np.arange(len(known))[:, None], -1)
    latest: Ints = np.maximum.accumulate(rows, axis=0)
    return latest


def at(values: Floats, rows: Ints) -> Floats:
    """Take each column's values at the given rows, NaN where the row is -1. (T, N) and (M, N) to (M, N)."""
    if not len(values):
        return np.full(rows.shape, np.nan)
    return np.where(rows >= 0, np.take_along_axis(values, np.maximum(rows, 0), axis=0), np.nan)


def bounds(panel: Panel, point: Point) -> tuple[Floats, Floats]:
    """Give the lowest and the highest price that a point of the session may mean; twice the same but of a range."""
    if point is not Point.RANGE:
        return panel.price(point), panel.price(point)
    known = np.isfinite(panel.low) & np.isfinite(panel.high)
    low, high = np.fmin(panel.low, panel.close), np.fmax(panel.high, panel.close)
    return np.where(known, low, np.nan), np.where(known, high, np.nan)


def signs(panel: Panel, series: Series) -> Floats:
    """Give the sign of the change, +1, -1 or 0, NaN where not known. (Q, N)."""
    points = Series(series.quantity, series.basis, series.over, unit=Unit.POINTS)
    return np.sign(change(panel, points).value)


def _percent(now: Floats, then: Floats) -> Floats:
    """A relative change has no meaning from a price at or below nought (crude oil, April 2020)."""
    return np.where(then > 0, (now / then - 1.0) * 100.0, np.nan)


def _rows(seen: Ints, base: Ints) -> Ints:
    return np.where(base[:, None] >= 0, seen[np.maximum(base, 0)], -1) if len(seen) else seen


def _first_after(known: Bools, rows: Ints, own: Ints) -> Ints:
    """Give the first row with a value after the given ones, -1 where it would lie after the row's ``own`` (Q,)."""
    total = len(known)
    ahead = np.where(known, np.arange(total)[:, None], total)
    coming = np.minimum.accumulate(ahead[::-1], axis=0)[::-1]
    after = np.take_along_axis(coming, np.minimum(rows + 1, max(total - 1, 0)), axis=0) if total else rows
    return np.where((rows >= 0) & (after <= own[:, None]), after, -1)
