"""“The index rose 8.4% on Thursday”: the change over a period, its size and its direction."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np

from tapeproof.history import moves
from tapeproof.history.panel import Floats, Found, Panel
from tapeproof.kind import Kind
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.figure import CENT, Figure
from tapeproof.terms.period import ONE_SESSION, TO_DATE, Grain, Reach, Span
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.words import numbers, verbs
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------

FLAT_PERCENT = 0.1
"""What “little changed” allows, either way."""


class Move(Answer, frozen=True):
    """A change of this size, this way. Without a figure the direction alone; without a direction the size alone."""

    figure: Figure | None
    direction: Direction | None


# How it is said -------------------------------------------------------------

PHRASES = (
    phrase(verbs.MOVED, numbers.FIGURE),
    phrase(verbs.CHANGED, numbers.FIGURE),
    phrase(numbers.FIGURE, verbs.CHANGED),
    phrase("a", numbers.FIGURE, verbs.MOVE_NOUN),
    phrase("a", verbs.MOVE_NOUN, "of", numbers.FIGURE),
    phrase(numbers.FIGURE, "was", verbs.MOVED),
    phrase("was", verbs.CHANGED),
)

READINGS = (
    Reading.ROUNDED_INPUTS,
    Reading.TRUNCATED,
    Reading.INTRADAY,
    Reading.INTRADAY_EXTREME,
    Reading.OPEN_TO_CLOSE,
    Reading.APPROXIMATE,
    Reading.POINTS_FOR_PERCENT,
    Reading.PREVIOUS_SESSION,
    Reading.NEXT_SESSION,
    Reading.OTHER_LISTING,
    Reading.TOTAL_RETURN,
    Reading.EARLIER_YEAR,
)

# What is measured -----------------------------------------------------------

ASKS = (
    *(Ask(Series(over=span)) for span in (ONE_SESSION, Span(count=5), *TO_DATE, Span(Reach.TO_DATE, 3, Grain.YEAR))),
    *(Ask(Series(over=Span(Reach.BACK, count, Grain.MONTH))) for count in (1, 12)),
    Ask(Series(over=ONE_SESSION, unit=Unit.POINTS)),
)


class MoveFound(Found, frozen=True):
    """The change, signed; ``percent`` is relative whatever the unit, ``slack`` the blur of the record's decimals."""

    percent: Any
    slack: Any


def measure(panel: Panel, ask: Ask) -> MoveFound:
    """Measure the change at every row asked for."""
    change = moves.change(panel, ask.series)
    rows = np.broadcast_to(panel.rows[:, None], change.value.shape)
    known = np.isfinite(change.value)
    nowhere = np.full(change.value.shape, -1)
    return MoveFound(
        known, change.value, change.least, change.most, rows, change.then_at, nowhere, change.percent, change.slack
    )


# When it holds --------------------------------------------------------------


def settle(said: Move, found: MoveFound) -> bool | None:
    """The figure's interval reaches the change, on the side of the direction; a zero is on both."""
    if not found.known:
        return None
    if said.figure is None:
        return _goes(said.direction, found)
    least, most = float(found.least), float(found.most)
    if said.direction is Direction.DOWN:
        least, most = -most, -least
    elif said.direction is not Direction.UP and least < 0:
        least, most = (0.0 if most > 0 else -most), max(-least, most)
    if most < 0:
        return False
    # A change in percent is blurred by few decimals however it is written; points are compared at theirs.
    blurred = said.figure.unit is Unit.PERCENT or said.figure.step < Decimal(f"{float(found.slack):.12g}")
    blur = float(found.slack) if blurred else 0.0
    return said.figure.reaches(max(least, 0.0) - blur, most + blur)


def _goes(direction: Direction | None, found: MoveFound) -> bool | None:
    match direction:
        case Direction.UP:
            return bool(found.most > 0)
        case Direction.DOWN:
            return bool(found.least < 0)
        case Direction.FLAT:
            return bool(abs(found.percent) <= FLAT_PERCENT) if np.isfinite(found.percent) else bool(found.value == 0)
    return None


def state(found: MoveFound, ask: Ask) -> Move | None:
    """The change to the hundredth."""
    if not found.known:
        return None
    if found.value == 0:
        return Move(None, Direction.FLAT)
    size = Decimal(f"{abs(float(found.value)):.12g}").quantize(CENT, ROUND_HALF_UP)
    return Move(Figure(size, ask.series.unit, CENT), Direction.UP if found.value > 0 else Direction.DOWN)


def strength(found: MoveFound) -> Floats:
    """The size of the change."""
    return np.abs(np.asarray(found.value, dtype=np.float64))


KIND: Kind[Move, MoveFound] = Kind(Move, PHRASES, READINGS, ASKS, measure, settle, state, strength)
