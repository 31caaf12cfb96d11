"""The calendar on arrays: which period a day lies in, and the same date some periods before."""

from __future__ import annotations

from datetime import date

import numpy as np

from tapeproof.history.panel import Days, Ints
from tapeproof.terms.period import MONTHS, Ago, Grain

EPOCH_YEAR = 1970

EPOCH_WEEKDAY = 3
"""1970-01-01 was a Thursday; weeks begin on Monday."""


def number(days: Days, grain: Grain) -> Ints:
    """Number the periods: equal for days of one week, month, quarter or year, one more for the next. Any shape."""
    whole: Ints
    if grain in MONTHS:
        whole = days.astype("datetime64[M]").astype(np.int64) // MONTHS[grain]
    else:
        whole = days.astype("datetime64[D]").astype(np.int64)
        if grain is Grain.WEEK:
            whole = (whole + EPOCH_WEEKDAY) // 7
    return whole


def back(days: Days, count: int, grain: Grain) -> Days:
    """Give the same date ``count`` grains before; the 31st becomes a shorter month's last day. Any shape."""
    days = days.astype("datetime64[D]")
    earlier: Days
    if grain not in MONTHS:
        earlier = days - np.timedelta64(count * (7 if grain is Grain.WEEK else 1), "D")
        return earlier
    month = days.astype("datetime64[M]")
    target = month - np.timedelta64(count * MONTHS[grain], "M")
    first = target.astype("datetime64[D]")
    length = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - first
    earlier = first + np.minimum(days - month.astype("datetime64[D]"), length - np.timedelta64(1, "D"))
    return earlier


def first_day(whole: int, grain: Grain) -> np.datetime64:
    """Give the first day of a period by its number."""
    if grain in MONTHS:
        years, months = divmod(int(whole) * MONTHS[grain], 12)
        return np.datetime64(date(EPOCH_YEAR + years, months + 1, 1))
    return np.datetime64(int(whole) * 7 - EPOCH_WEEKDAY if grain is Grain.WEEK else int(whole), "D")


def breaks_from(day: np.datetime64, ago: Ago, series: Grain | None) -> np.datetime64:
    """Give the first day on which an earlier rival contradicts "in N units" said of a day.

    To the calendar day, but in whole periods where the series has one value a period and N is a number of those.
    "Nearly" asks for nine tenths of N, "more than" for more than N.
    """
    nearly, more = ago.hedge in {"nearly", "about"}, ago.hedge == "more_than"
    count = ago.count if series is ago.grain else None
    if series in MONTHS and ago.grain in MONTHS and ago.count * MONTHS[ago.grain] % MONTHS[series] == 0:
        count = ago.count * MONTHS[ago.grain] // MONTHS[series]
    if series is not None and count is not None:
        least = -(-9 * count // 10) if nearly else count + more
        return first_day(int(number(np.asarray(day), series)) - least + 1, series)
    span = int((day - back(np.asarray(day), ago.count, ago.grain)).astype(np.int64))
    latest: np.datetime64 = day - np.timedelta64((-(-9 * span // 10) if nearly else span + more) - 1, "D")
    return latest


def slots(sessions: Days, grain: Grain | None) -> Ints:
    """Number the periods of the sessions from 0 without holes, shape (T,); a slot a session where grain is None."""
    if grain is None or grain is Grain.DAY:
        return np.arange(len(sessions))
    whole = number(sessions, grain)
    return np.concatenate(([0], np.cumsum(np.diff(whole) != 0))) if len(whole) else whole


def last_rows(known: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], slot: Ints) -> Ints:
    """Give the last row with a value in every slot, -1 where there is none: (T, N) and (T,) to (K, N)."""
    rows = np.where(known, np.arange(len(slot))[:, None], -1)
    if not len(slot):
        return rows
    starts = np.flatnonzero(np.diff(slot, prepend=-1))
    latest: Ints = np.maximum.reduceat(rows, starts, axis=0)
    return latest
