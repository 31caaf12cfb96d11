"""Calendar periods around a day."""

from __future__ import annotations

from datetime import date, timedelta

from tapeproof.terms.changing import replace
from tapeproof.terms.period import Grain, Period
from tapeproof.words.calendar import before_by, resolve
from tapeproof.words.moments import Relative


def ending(period: Period, day: Period) -> Period:
    """A period that still runs ends with the session that the story is about."""
    return replace(period, last=day.last) if period.first <= day.last < period.last else period


def period_of(day: date, grain: Grain) -> Period:
    """The whole calendar period that holds a day."""
    first = resolve(Relative(grain), day).period.first if grain is not Grain.DAY else day
    return Period(first, before_by(first, -1, grain) - timedelta(days=1), grain)


def last_season(month: int, day: date) -> Period:
    """That calendar month, the latest that is over or running."""
    return period_of(date(day.year if day.month >= month else day.year - 1, month, 1), Grain.MONTH)


def quarter_to(month: int, year: int | None, day: date) -> Period:
    """The three months to the end of a month: of a year, else the latest that were over."""
    last = last_season(month, day) if year is None else period_of(date(year, month, 1), Grain.MONTH)
    if year is None and last.last >= day:
        last = period_of(date(last.first.year - 1, month, 1), Grain.MONTH)
    return Period(before_by(last.first, 2, Grain.MONTH), last.last, Grain.QUARTER)
