"""“380 billion yuan ($52 billion)”: one amount in two currencies, at the rate of the day."""

from __future__ import annotations

from tapeproof.kind import Kind
from tapeproof.kinds import level
from tapeproof.kinds.level import Level, LevelFound
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.figure import Figure
from tapeproof.terms.quantity import Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.words import numbers
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------


class Conversion(Answer, frozen=True):
    """An amount, and what it was converted from: the two agree at the rate, within the precision of both."""

    figure: Figure | None
    other: Figure | None


# How it is said -------------------------------------------------------------

PHRASES = (phrase(numbers.FigureWord("other"), "(", numbers.FIGURE, ")"),)

READINGS = (Reading.INTRADAY, Reading.TRUNCATED, Reading.APPROXIMATE, Reading.PREVIOUS_SESSION)

# What is measured -----------------------------------------------------------

ASKS = (Ask(Series(unit=Unit.CURRENCY)),)

measure = level.measure
"""The amount at the rate of every row: the prover multiplies the rate by the other amount."""

# When it holds --------------------------------------------------------------


def settle(said: Conversion, found: LevelFound) -> bool | None:
    """The figure's interval reaches what any amount in the other's interval comes to."""
    if said.other is None or not said.other.value:
        return level.settle(Level(said.figure), found)
    low, high = (float(bound / said.other.value) for bound in said.other.interval())
    return level.settle(Level(said.figure), replace(found, least=found.least * low, most=found.most * high))


def state(found: LevelFound, ask: Ask) -> Conversion | None:
    """What one unit of the other currency comes to, to the hundredth."""
    stated = level.state(found, ask)
    return Conversion(stated.figure, None) if stated is not None else None


KIND: Kind[Conversion, LevelFound] = Kind(Conversion, PHRASES, READINGS, ASKS, measure, settle, state, level.strength)
