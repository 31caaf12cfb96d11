"""“Up in nine of the past ten years”: how many of the last moves went one way."""

from __future__ import annotations

from typing import Any

import numpy as np

from tapeproof.history import moves, runs
from tapeproof.history.panel import Floats, Found, Panel
from tapeproof.kind import Kind
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.period import ONE_SESSION, TO_DATE
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.words import grains, numbers, verbs
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------


class Tally(Answer, frozen=True):
    """So many of the last moves, no more and no fewer, went this way; ``other`` is how many were looked at."""

    count: int
    direction: Direction
    other: int


# How it is said -------------------------------------------------------------

PHRASES = (phrase(verbs.MOVED, "in", numbers.COUNT, "of the last", numbers.Count("other"), grains.MANY_MOVES),)

READINGS = (Reading.EXCLUDING_PRESENT, Reading.PREVIOUS_SESSION)

# What is measured -----------------------------------------------------------

ASKS = tuple(
    Ask(Series(over=span, unit=Unit.COUNT), last=last) for span in (ONE_SESSION, *TO_DATE[:2]) for last in (3, 5)
)


class TallyFound(Found, frozen=True):
    """How many of the ``last`` moves went up and down; the value is that of the side asked for, signed."""

    up: Any
    down: Any
    last: Any


def measure(panel: Panel, ask: Ask) -> TallyFound:
    """Count the last moves on every row, the present one to date; unknown where one of them is."""
    up, down, whole = runs.tallied(panel, ask.series, ask.last or 0)
    shape = up.shape
    more = Direction.UP if ask.side is None else ask.side
    side = np.where(up >= down, up, -down) if ask.side is None else more.sign * (up if more is Direction.UP else down)
    rows, nowhere = np.broadcast_to(panel.rows[:, None], shape), np.full(shape, -1)
    value = np.where(whole, side, np.nan)
    then_at = moves.change(panel, ask.series).then_at
    last = np.full(shape, ask.last or 0)
    return TallyFound(whole, value, value, value, rows, then_at, nowhere, up, down, last)


# When it holds --------------------------------------------------------------


def settle(said: Tally, found: TallyFound) -> bool | None:
    """Exactly so many went this way, of exactly as many as were looked at."""
    if not found.known or said.direction is Direction.FLAT or said.other != found.last:
        return None
    return bool(said.count == (found.up if said.direction is Direction.UP else found.down))


def state(found: TallyFound, ask: Ask) -> Tally | None:
    """The side asked for, else the larger one."""
    way = ask.side or (Direction.UP if found.up >= found.down else Direction.DOWN)
    count = int(found.up if way is Direction.UP else found.down) if found.known else 0
    return Tally(count, way, int(found.last)) if count else None


def strength(found: TallyFound) -> Floats:
    """How many more went one way than the other."""
    return np.where(found.known, np.abs(np.asarray(found.up, np.float64) - np.asarray(found.down, np.float64)), 0.0)


KIND: Kind[Tally, TallyFound] = Kind(Tally, PHRASES, READINGS, ASKS, measure, settle, state, strength)
