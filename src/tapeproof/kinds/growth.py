"""“Revenue rose 8% from a year earlier”: a reported figure against that of the same period before."""

from __future__ import annotations

import numpy as np

from tapeproof.history.panel import Floats
from tapeproof.kind import Kind
from tapeproof.kinds import move
from tapeproof.kinds.move import Move, MoveFound
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.figure import Figure
from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.terms.quantity import Direction, Quantity, Series
from tapeproof.terms.reading import Reading
from tapeproof.words import accounts, numbers, verbs
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------


class Growth(Answer, frozen=True):
    """A change of a company's figure from one reporting period to another, of this size, this way."""

    figure: Figure | None
    direction: Direction | None


# How it is said -------------------------------------------------------------

PHRASES = (phrase("reported revenue that", verbs.MOVED, numbers.FIGURE, accounts.AGAINST),)

READINGS = (Reading.TRUNCATED, Reading.APPROXIMATE)

# What is measured -----------------------------------------------------------

ASKS = tuple(
    Ask(Series(Quantity.REPORTED, over=span))
    for span in (Span(Reach.BACK, 1, Grain.YEAR), Span(Reach.TO_DATE, 1, Grain.QUARTER))
)

measure = move.measure
"""The change from the period before: rows are reporting periods."""

# When it holds --------------------------------------------------------------


def settle(said: Growth, found: MoveFound) -> bool | None:
    """As a move: the figure's interval reaches the change, on the side of the direction."""
    return move.settle(Move(said.figure, said.direction), found)


def state(found: MoveFound, ask: Ask) -> Growth | None:
    """The change to the hundredth."""
    stated = move.state(found, ask)
    return Growth(stated.figure, stated.direction) if stated is not None else None


def strength(found: MoveFound) -> Floats:
    """No session of prices has any."""
    return np.zeros(np.shape(found.value))


KIND: Kind[Growth, MoveFound] = Kind(Growth, PHRASES, READINGS, ASKS, measure, settle, state, strength)
