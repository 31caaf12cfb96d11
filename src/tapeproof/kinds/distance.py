"""“12% below its January high”: how far a price is from the high or the low of a window."""

from __future__ import annotations

from tapeproof.kind import Kind
from tapeproof.kinds import move
from tapeproof.kinds.move import Move, MoveFound
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.words import extremes, numbers
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------


class Distance(Answer, frozen=True):
    """A change of this size, this way, since the extreme that the ask's span starts from."""

    figure: Figure | None
    direction: Direction | None


# How it is said -------------------------------------------------------------

PHRASES = (phrase("was", numbers.FIGURE, extremes.SIDE, extremes.EXTREME),)

READINGS = (
    Reading.TRUNCATED,
    Reading.INTRADAY_EXTREME,
    Reading.INTRADAY,
    Reading.APPROXIMATE,
    Reading.OTHER_EXTREME,
    Reading.PREVIOUS_SESSION,
    Reading.OTHER_LISTING,
)

# What is measured -----------------------------------------------------------

ASKS = tuple(
    Ask(Series(over=span, unit=unit))
    for span, unit in (
        (Span(Reach.HIGH, 6, Grain.MONTH), Unit.PERCENT),
        (Span(Reach.LOW, 3, Grain.MONTH), Unit.PERCENT),
        (Span(Reach.HIGH, 12, Grain.MONTH), Unit.POINTS),
    )
)


measure = move.measure
"""The change from the extreme, at every row: the span says where it starts."""

# When it holds --------------------------------------------------------------


def settle(said: Distance, found: MoveFound) -> bool | None:
    """As a move: the figure's interval reaches the change, on the side of the direction; at the extreme is near it."""
    if said.figure is not None and said.figure.hedge is Hedge.AT_MOST and found.known and found.value == 0:
        return True
    return move.settle(Move(said.figure, said.direction), found)


def state(found: MoveFound, ask: Ask) -> Distance | None:
    """The distance to the hundredth; at the extreme itself there is nothing to say."""
    moved = move.state(found, ask)
    return Distance(moved.figure, moved.direction) if moved is not None and moved.figure is not None else None


KIND: Kind[Distance, MoveFound] = Kind(Distance, PHRASES, READINGS, ASKS, measure, settle, state, move.strength)
