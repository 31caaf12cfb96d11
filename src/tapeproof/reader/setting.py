"""What the rules of time look at, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tapeproof.kinds.move import Move
from tapeproof.reader.context import Context
from tapeproof.reader.nearness import Nearest
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.period import ONE_SESSION, Period, Span
from tapeproof.terms.quantity import Direction, Point
from tapeproof.words import recordjoints

ASSUMED = (Doubt.PERIOD,)


class Timing(Struct, frozen=True):
    """What a statement's time comes to; ``extreme`` is the side and window of a named high or low."""

    period: Period
    over: Span | None = None
    point: Point = Point.CLOSE
    extreme: tuple[Direction, Period] | None = None
    doubts: tuple[Doubt, ...] = ()
    loose: bool = False
    """Whether its time stands far off, or another nearly as near."""
    instead: Timing | None = None
    """The other time that may be meant, where none is said."""


class Setting(Struct, frozen=True):
    """All that the rules look at."""

    chart: Chart
    statement: Statement
    day: Nearest | None
    window: Nearest | None
    default: Period
    context: Context
    others: Sequence[Statement]
    point: Point
    doubts: tuple[Doubt, ...]

    @property
    def paragraph(self) -> int:
        """The paragraph of the sentence."""
        return self.chart.sentence.paragraph

    @property
    def named(self) -> Period:
        """The day named nearest, else the story's."""
        return self.day.period if self.day is not None else self.default

    @property
    def on_the_day(self) -> Timing:
        """A move of the story's own session, which nothing says."""
        return Timing(self.default, ONE_SESSION, self.point, doubts=ASSUMED)

    @property
    def is_measured_from_an_extreme(self) -> bool:
        """ "20% below its peak": a distance, whose period is not told by the time beside it."""
        if self.statement.answer is not Move:
            return False
        start, _ = self.chart.clause(self.statement.anchor)
        nearby = self.chart.text[min(start, self.statement.start) : self.statement.end + 60]
        nearby = nearby.partition(";")[0] if start <= self.statement.start else nearby
        return recordjoints.FROM_AN_EXTREME.search(nearby) is not None

    def stretch(self, paragraphs: int) -> tuple[Period, Span] | None:
        """The stretch spoken of so many paragraphs back or less."""
        stretch = self.context.stretch
        if stretch is None or stretch[2] < self.paragraph - paragraphs:
            return None
        return stretch[0], stretch[1]
