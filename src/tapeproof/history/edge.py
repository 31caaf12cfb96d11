"""The left edge of a record: where it begins, and what that lets one say of "ever" (SEMANTICS 6)."""

from __future__ import annotations

import numpy as np

from tapeproof.history import periods
from tapeproof.history.panel import Bools, Days, Floats, Ints, Panel
from tapeproof.terms.period import Grain
from tapeproof.terms.quantity import Series, Unit

NEAR_DAYS = 10
"""A record that starts this soon after the instrument covers its whole life."""

LONG_YEARS = 35
"""A record of so many years may speak for the time before it."""

NONE = np.datetime64("NaT", "D")


def first_row(values: Floats, asked: int = 0) -> Ints:
    """Give the row of the first value at or before each row from ``asked`` on, -1 for none. (T, N) to (Q, N)."""
    known = np.isfinite(values)
    first = np.where(known.any(axis=0), known.argmax(axis=0), len(values)) if len(values) else known.sum(axis=0)
    return np.where(np.arange(asked, len(values))[:, None] >= first, first, -1)


def days_of(sessions: Days, rows: Ints) -> Days:
    """Give the days of rows, NaT where the row is -1. Any shape."""
    if not len(sessions):
        return np.full(rows.shape, NONE)
    return np.where(rows >= 0, sessions[np.maximum(rows, 0)], NONE)


def began_days(panel: Panel) -> Days:
    """Give each instrument's own first day, NaT where it is not known. (Q, N)."""
    began = np.array([NONE if day is None else np.datetime64(day) for day in panel.began], dtype="datetime64[D]")
    return np.broadcast_to(began, panel.shape)


def is_whole(panel: Panel) -> Bools:
    """Whether the record covers an instrument's life from its own first day. (Q, N), False before the first price."""
    first = days_of(panel.sessions, first_row(panel.close, panel.asked))
    whole: Bools = first <= began_days(panel) + np.timedelta64(NEAR_DAYS, "D")
    return whole


def days_back(day: Days, rival: Days, covered: Days) -> Floats:
    """Count the days back to the last rival, or where there is none to the beginning of the record; else 0."""
    days = day - np.where(np.isnat(rival), covered, rival)
    return np.where(np.isnat(days), 0, days.astype(np.int64)).astype(np.float64)


def tells_ever(panel: Panel, series: Series) -> tuple[Bools, Bools]:
    """Whether no counter-example on record means none at all, among the high and among the low values. (Q, N) each.

    It does where the record covers the instrument's life or 35 years. Prices grow: so it does for highs, and for
    moves in points or money either way.
    """
    first = days_of(panel.sessions, first_row(panel.close, panel.asked))
    long = first <= periods.back(panel.days, LONG_YEARS, Grain.YEAR)[:, None]
    sure = is_whole(panel) | long
    grows = ~np.isnat(first)
    if series.run or (series.over is not None and series.unit not in {Unit.POINTS, Unit.CURRENCY}):
        return sure, sure
    return grows, (sure if series.over is None else grows)
