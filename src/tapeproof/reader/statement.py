"""A statement: an answer and its ask as far as the words beside the figure tell; whose and when come later."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Self

from msgspec import Struct, field

from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Cue, Doubt
from tapeproof.terms.figure import Figure
from tapeproof.terms.period import Period, Span
from tapeproof.terms.quantity import Direction, Point, Quantity, Unit


class Statement(Struct, frozen=True):
    """What ``match`` gives ``attach``. Offsets are the sentence's; ``start``..``end`` is the quote.

    ``anchor`` is the offset of the figure or superlative; ``head`` that of the word which says what it did.
    ``joint`` is the preposition before a level ("to", "at", "from"). ``shared`` marks a figure that repeats the
    statement before it in another unit ("412 points, or 1.2%"). ``over`` is the span of the moves spoken of, where
    the sentence says it.
    """

    answer: type[Answer]
    start: int
    end: int
    anchor: int
    fields: dict[str, Any] = field(default_factory=dict)
    head: int | None = None
    unit: Unit = Unit.PERCENT
    quantity: Quantity = Quantity.PRICE
    over: Span | None = None
    run: bool = False
    among: str | None = None
    point: Point = Point.CLOSE
    peak: Direction | None = None
    window: Period | None = None
    verb: int | None = None
    """The head of a list, where the figure itself has none ("shed 0.7% and 1.1%")."""
    bare: bool = False
    converts: str = ""
    """The other currency of an amount said twice."""
    converted: Figure | None = None
    """The amount in that currency."""
    threshold: Decimal | None = None
    """What was passed, instead of the value itself: a crossing's level, or nothing at all."""
    joint: str = ""
    shared: bool = False
    named: tuple[int, int] | None = None
    """Where the name stands of whose members so many are counted, or of the other side of a comparison."""
    listed: int | None = None
    """Of a place among those that the story itself names: how many they are (0: it does not say)."""
    others: tuple[tuple[int, int], ...] = ()
    """Where names stand that are not its subject: those among whom it is, those who did more."""
    topic: tuple[int, int] | None = None
    """Where it says which of a company's figures was held against what was expected of it."""
    counts_members: bool = False
    """Whether it counts members of what is named, not sectors of it."""
    said: frozenset[Cue] = frozenset()
    doubts: tuple[Doubt, ...] = ()
    used: tuple[tuple[int, int], ...] = ()
    """Time expressions that belong to the answer (its since) and do not say when."""

    @property
    def direction(self) -> Direction | None:
        """The direction said, if any."""
        direction = self.fields.get("direction")
        return direction if isinstance(direction, Direction) else None

    def but(self, **changes: Any) -> Self:
        """The same statement with some parts changed."""
        return replace(self, **changes)
