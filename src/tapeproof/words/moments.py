"""Time as it is said, before anyone asks which day that is: frozen values that ``calendar`` turns into days."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from tapeproof.terms.period import Grain


class Part(StrEnum):
    """Which part of a month, quarter or year."""

    WHOLE = "whole"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    START = "start"
    END = "end"
    SUMMER = "summer"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    HALF = "half"
    """The half-year that runs, or is just over."""


class Weekday(Struct, frozen=True):
    """“Thursday”; ``week`` is 0 for "this week", -1 for "of last week"; ``earlier`` for "last Thursday"; Monday is 0."""

    day: int
    week: int | None = None
    earlier: bool = False


class Near(Struct, frozen=True):
    """Today, yesterday (-1), tomorrow (1); ``overnight`` is the last session closed elsewhere."""

    days: int
    overnight: bool = False


class CalendarDay(Struct, frozen=True):
    """“Feb. 21”, "September 30, 2024"."""

    month: int
    day: int
    year: int | None = None


class CalendarMonth(Struct, frozen=True):
    """“January”, "late January 2022"; ``earlier`` for "last January"."""

    month: int
    year: int | None = None
    part: Part = Part.WHOLE
    earlier: bool = False


class CalendarMonths(Struct, frozen=True):
    """“January-September”, "the first nine months of 2022": whole months, both named ones included."""

    first: int
    last: int
    year: int | None = None


class CalendarQuarter(Struct, frozen=True):
    """“Q3 2022”, "the December quarter"; ``fiscal`` quarters are a company's own."""

    quarter: int
    year: int | None = None
    fiscal: bool = False


class CalendarYear(Struct, frozen=True):
    """“2024”, "late 2021", "the first half of 2023"; ``fiscal`` years are a company's or a country's own."""

    year: int
    part: Part = Part.WHOLE
    fiscal: bool = False


class Decade(Struct, frozen=True):
    """“the 1940s”."""

    year: int


class Relative(Struct, frozen=True):
    """“next week” (1), “this week” (0), "last month" (-1), "early this year"."""

    grain: Grain
    offset: int = 0
    part: Part = Part.WHOLE


class SoFar(Struct, frozen=True):
    """“so far this year”, "year to date"; ``opened`` for "since the start of 2023", which runs on past that year."""

    grain: Grain = Grain.YEAR
    year: int | None = None
    opened: bool = False


class Stretch(Struct, frozen=True):
    """A length of time: "13 trading days", "three years", "12 months back".

    ``sessions``: days on which the exchange trades. ``ended``: it ends before the session that the story is about
    ("the two previous sessions"). ``vague``: no number is said ("in months": at least two).
    """

    count: int
    grain: Grain
    sessions: bool = False
    hedge: str = "exact"
    ended: bool = False
    vague: bool = False


class Happening(Struct, frozen=True):
    """An event of the shipped list, by its id."""

    id: str


class SamePeriod(Struct, frozen=True):
    """“over that stretch”, "since then": the period spoken of before; only the reader knows it."""


Expression = (
    Weekday
    | Near
    | CalendarDay
    | CalendarMonth
    | CalendarMonths
    | CalendarQuarter
    | CalendarYear
    | Decade
    | Relative
    | SoFar
    | Stretch
    | Happening
    | SamePeriod
)


class When(Struct, frozen=True):
    """An expression as it stands in a sentence.

    ``role`` is what introduces it: since, from, in, on, over, ago, for, until, by, of, through, between, before, after,
    adjective ("a four-year low"), so far, or nothing. ``eve``: the day before it is meant ("since the last session before").
    """

    expression: Expression
    role: str = ""
    text: str = ""
    eve: bool = False

    @property
    def names_day(self) -> bool:
        """Whether it names one day of the calendar."""
        return isinstance(self.expression, (Weekday, CalendarDay, Near))


class Hour(Struct, frozen=True):
    """A time of the day: the clock's where one is given, with its zone as written, and the phase of the session.

    ``phase`` is "progress" (dealings go on), "outside" (before the opening, after the close), "close", or "" where
    the clock alone is given and the exchange's hours must tell.
    """

    time: dt.time | None
    zone: str = ""
    phase: str = ""
