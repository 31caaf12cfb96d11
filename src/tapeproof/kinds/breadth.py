"""“27 of the Dow's 30 components rose”: how many members of a group went one way."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np

from tapeproof.history.panel import Floats, Found, Panel
from tapeproof.kind import Kind
from tapeproof.kinds.rank import of_members
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.figure import CENT, Figure
from tapeproof.terms.instrument import Group
from tapeproof.terms.period import ONE_SESSION, TO_DATE
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.words import numbers, verbs
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------


class Breadth(Answer, frozen=True):
    """So many members, such a share of them, or so many for each that went the other way; ``other`` is of how many."""

    figure: Figure
    direction: Direction
    other: Figure | None = None


# How it is said -------------------------------------------------------------

PHRASES = (phrase("had", numbers.FIGURE, "of its members", verbs.CHANGED),)

READINGS = (Reading.TRUNCATED, Reading.APPROXIMATE, Reading.PREVIOUS_SESSION)

# What is measured -----------------------------------------------------------

ASKS = (
    *(Ask(Series(over=span, unit=Unit.COUNT), among=Group("all")) for span in (ONE_SESSION, *TO_DATE)),
    Ask(Series(over=ONE_SESSION), among=Group("all")),
)


class BreadthFound(Found, frozen=True):
    """How many went up and down, of how many (``count``), and how far each column ``moved``.

    The value is that of the side asked for, else of the larger one, in the unit of the series.
    """

    up: Any
    down: Any
    count: Any
    moved: Any


def measure(panel: Panel, ask: Ask) -> BreadthFound:
    """Count the members that rose and fell on every row; unknown where any of them has no data."""
    moved, then_at, ranked, _ = of_members(panel, Series(basis=ask.series.basis, over=ask.series.over or ONE_SESSION))
    shape = moved.shape
    up, down = ((ranked & (sign * moved > 0)).sum(axis=1) for sign in (1, -1))
    count = ranked.sum(axis=1)
    known = (~panel.answered(panel.members) | ranked).all(axis=1) & (count > 0)
    side = {Direction.UP: up, Direction.DOWN: down}.get(ask.side or Direction.FLAT, np.maximum(up, down))
    value = _in_unit(ask.series.unit, side, np.where(side == up, down, up), count)
    rows, nowhere = np.broadcast_to(panel.rows[:, None], shape), np.full(shape, -1)
    known, value, up, down, count = (np.broadcast_to(each[:, None], shape) for each in (known, value, up, down, count))
    return BreadthFound(known, value, value, value, rows, then_at, nowhere, up, down, count, moved)


def _in_unit(unit: Unit, side: Any, rest: Any, count: Any) -> Floats:
    """A number of members as it is stated: as such, as a share in percent, or for each on the other side."""
    with np.errstate(divide="ignore", invalid="ignore"):
        if unit is Unit.PERCENT:
            return np.asarray(100.0 * side / count)
        if unit is Unit.RATIO:
            return np.asarray(np.where(np.asarray(rest) > 0, side / np.asarray(rest, dtype=np.float64), np.nan))
    return np.asarray(side, dtype=np.float64)


# When it holds --------------------------------------------------------------


def settle(said: Breadth, found: BreadthFound) -> bool | None:
    """The members that went this way are so many; a group of another size is another group."""
    if not found.known or said.direction is Direction.FLAT:
        return None
    if said.other is not None and not said.other.holds(float(found.count)):
        return None
    side, rest = (found.up, found.down) if said.direction is Direction.UP else (found.down, found.up)
    value = float(_in_unit(said.figure.unit, side, rest, found.count))
    return said.figure.holds(value) if np.isfinite(value) else None


def state(found: BreadthFound, ask: Ask) -> Breadth | None:
    """The number or share of those that went the way asked for, else of the larger side."""
    way = ask.side or (Direction.UP if found.up >= found.down else Direction.DOWN)
    side, rest = (found.up, found.down) if way is Direction.UP else (found.down, found.up)
    value = float(_in_unit(ask.series.unit, side, rest, found.count)) if found.known else np.nan
    if not np.isfinite(value) or not side:
        return None
    step = Decimal(1) if ask.series.unit is Unit.COUNT else CENT
    size = Decimal(f"{value:.12g}").quantize(step, ROUND_HALF_UP)
    return Breadth(Figure(size, ask.series.unit, step), way)


def strength(found: BreadthFound) -> Floats:
    """How one-sided it was: the share of the larger side, in percent."""
    larger = np.maximum(np.asarray(found.up), np.asarray(found.down))
    return np.where(found.known, _in_unit(Unit.PERCENT, larger, larger, np.maximum(found.count, 1)), 0.0)


KIND: Kind[Breadth, BreadthFound] = Kind(Breadth, PHRASES, READINGS, ASKS, measure, settle, state, strength, peers=True)
