"""When: grains, calendar periods, and the spans over which a change is measured."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Grain(StrEnum):
    """A calendar unit. A session is a day on which the subject's exchange traded."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Period(Struct, frozen=True):
    """A stretch of the calendar, both ends included; ``last`` decides the session that a claim is about.

    ``named`` is true where the story itself names the day, so that a closed exchange contradicts it.
    ``soft`` days are allowed past either end ("early", "mid", "late").
    """

    first: date
    last: date
    grain: Grain = Grain.DAY
    text: str = ""
    named: bool = False
    soft: int = 0

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            message = f"a period cannot end ({self.last}) before it begins ({self.first})"
            raise ValueError(message)


class Reach(StrEnum):
    """How a change finds the price it starts from."""

    SESSIONS = "sessions"
    """``count`` sessions before."""
    TO_DATE = "to_date"
    """The last session of the period before: ``count`` grains, the present one included."""
    BACK = "back"
    """The last session at or before the same date ``count`` grains earlier."""
    SINCE = "since"
    """The last session at or before the last day of ``start``."""
    HIGH = "high"
    """The highest price of ``start``; without it of ``count`` grains up to now, of all time where there are none."""
    LOW = "low"
    """The lowest price, likewise."""

    @property
    def is_extreme(self) -> bool:
        """Whether it starts from a high or a low."""
        return self in {Reach.HIGH, Reach.LOW}


class Span(Struct, frozen=True):
    """The stretch over which a change is measured, ending at the row where it is read.

    "Thursday" is one session; "this year" and "in 2024" are one year to date, at two rows;
    "over the past year" reaches back one year; "since 2 April" starts at a day. ``season`` keeps of a
    monthly series one calendar month only ("the worst September since").
    """

    reach: Reach = Reach.SESSIONS
    count: int = 1
    grain: Grain = Grain.DAY
    start: Period | None = None
    season: int | None = None


ONE_SESSION = Span()

MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
"""Months in a grain; the others are counted in days."""

TO_DATE = tuple(Span(Reach.TO_DATE, 1, grain) for grain in (Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR))
"""So far this week, month, quarter, year: at its last session, the whole of it."""


class Ever(Struct, frozen=True):
    """In the whole history: "a record"."""


class SinceDate(Struct, frozen=True):
    """Since a day, month, year or fuzzy interval; ``there`` says that the series was at this level then."""

    period: Period
    there: bool = False


class Ago(Struct, frozen=True):
    """In N units of the calendar: "in three years", "an eight-month low"."""

    count: int
    grain: Grain
    hedge: str = "exact"


def nine_tenths(count: int, grain: Grain) -> tuple[int, Grain]:
    """The least that "nearly N" means, in whole months, or for days and weeks in those."""
    if grain in MONTHS:
        count, grain = count * MONTHS[grain], Grain.MONTH
    return -(-9 * count // 10), grain


class Within(Struct, frozen=True):
    """The extreme of a named window up to the cell: "of the year", "in 2026"."""

    period: Period


Since = Ever | SinceDate | Ago | Within
