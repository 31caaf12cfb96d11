"""A claim is Cell (whose, when) + Ask (what to measure) + Answer (what is said)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct

from tapeproof.terms.instrument import Group, Line, Subject
from tapeproof.terms.period import Period, Span
from tapeproof.terms.quantity import Direction, Series


class Cue(StrEnum):
    """Words beside a figure that open or close readings."""

    OF_THE_CLOSE = "of the close"
    BESIDE_THE_CLOSE = "beside the close"
    """In the sentence of a figure of the close, or in the one after it, of the same subject and session."""
    INTRADAY = "intraday"
    IN_PROGRESS = "in progress"
    OUTSIDE_HOURS = "outside hours"
    IN_PERCENT = "in percent"
    IN_POINTS = "in points"
    TOTAL_RETURN = "total return"
    OF_DAYS = "of days"
    """Days are named ("one-day", "five sessions"): closes to weekly and monthly ones."""
    IMPLIED = "implied"
    """Whose or when is not said in so many words."""
    UNNAMED = "unnamed"
    """Whose it is, is taken from the sentences before, or one of two names as near."""
    UNTIMED = "untimed"
    """No time is said beside it, or another one might be its own as well."""
    SET_OUT = "set out"
    """The level from which a move is said to have set out ("from 100")."""
    DELIVERY = "delivery"
    """A delivery month or a contract is named."""


class Doubt(StrEnum):
    """What the reader assumed without certainty; any doubt forbids ``off``."""

    SUBJECT = "the subject is assumed"
    PERIOD = "the period is assumed"
    DIRECTION = "the direction is not said"
    KIND = "what is measured is assumed"
    FIGURE = "what the figure counts is assumed"


class Extreme(Struct, frozen=True):
    """The highest (up) or lowest (down) of a window: "the year's high of 22,700"."""

    side: Direction
    window: Period


class Ask(Struct, frozen=True):
    """What to measure. Record, rank and streak speak OF a series; ``peak`` turns a level into a window's extreme.

    ``side`` is the extreme that a record or rank is asked for (None: both are measured, the more remarkable is
    stated). ``strict`` lets only values strictly beyond count as rivals: ties are ignored.
    """

    series: Series
    against: Subject | None = None
    among: Group | None = None
    peak: Extreme | None = None
    side: Direction | None = None
    strict: bool = False
    threshold: Decimal | None = None
    """The level that a crossing is of, as traded; 0 of a record of moves: "the first weekly gain since"."""
    last: int | None = None
    """How many of the last moves a tally looks at."""
    within: Period | None = None
    """Where a place in an own history begins to count: "the second-worst day of the year"."""


class Cell(Struct, frozen=True):
    """Where to look: whose column, and the period whose last session is the row."""

    whose: Subject
    when: Period


class Answer(Struct, frozen=True):
    """What is said; every kind has its own, of the shared fields of ``kind.ANSWER_FIELDS``."""

    def get(self, name: str, otherwise: Any = None) -> Any:
        """One of the fields; another value where the kind does not have it."""
        return getattr(self, name) if name in self.__struct_fields__ else otherwise

    def said(self) -> dict[str, Any]:
        """Return the fields by name."""
        return {name: getattr(self, name) for name in self.__struct_fields__}


class Quote(Struct, frozen=True):
    """The stretch of the story from which a claim comes."""

    text: str
    start: int
    end: int
    subject: str = ""


class Claim(Struct, frozen=True):
    """One checkable statement."""

    cell: Cell
    ask: Ask
    answer: Answer
    quote: Quote
    said: frozenset[Cue] = frozenset()
    doubts: tuple[Doubt, ...] = ()
    instead: Claim | None = None
    """The same of the other time that may be meant, where the story says none: what holds of either was meant."""

    times: tuple[tuple[Period, Span], ...] = ()
    """The other times that its sentence names: where its own is only inferred, one of them may be meant."""
    others: tuple[Line, ...] = ()
    """The other indices of the market, where only a market is named: the story may go on with one of them."""

    @property
    def over(self) -> Span | None:
        """The span of the change spoken of, if any."""
        return self.ask.series.over
