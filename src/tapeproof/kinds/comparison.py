"""“The DAX outpaced the FTSE 100 by 12 percentage points”: one move beside another over the same time."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np

from tapeproof.history import moves
from tapeproof.history.panel import Floats, Found, Panel
from tapeproof.kind import Kind
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.figure import CENT, Figure
from tapeproof.terms.instrument import Line
from tapeproof.terms.period import ONE_SESSION, TO_DATE, Grain, Reach, Span
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.words import comparisons, verbs
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------


class Comparison(Answer, frozen=True):
    """Better (up) or worse than the other side, by so much where that is said; of a ratio, the way that both went."""

    figure: Figure | None
    direction: Direction


# How it is said -------------------------------------------------------------

PHRASES = (
    phrase("did", comparisons.APART, comparisons.BETTER, "than"),
    phrase(verbs.MOVED, comparisons.MULTIPLE, "as much as"),
    phrase("did", comparisons.BETTER, "than"),
)
"""The name of the other side follows."""

READINGS = (
    Reading.ROUNDED_INPUTS,
    Reading.TRUNCATED,
    Reading.APPROXIMATE,
    Reading.PREVIOUS_SESSION,
    Reading.OTHER_LISTING,
    Reading.TOTAL_RETURN,
)

# What is measured -----------------------------------------------------------

OTHER = Line("C0")
SPANS = (ONE_SESSION, *TO_DATE, Span(Reach.BACK, 12, Grain.MONTH))
ASKS = (
    *(Ask(Series(over=span, unit=Unit.PERCENTAGE_POINTS), OTHER) for span in SPANS),
    Ask(Series(over=ONE_SESSION, unit=Unit.RATIO), OTHER),
)


class ComparisonFound(Found, frozen=True):
    """Both moves in percent, and the row from which the other one is measured.

    The value is by how much the one is ahead, in percentage points; of a ratio, how many times the other it is.
    """

    ours: Any
    theirs: Any
    their_then_at: Any


def measure(panel: Panel, ask: Ask) -> ComparisonFound:
    """Measure both sides on every row; unknown where either has no price."""
    change = moves.change(panel, replace(ask.series, unit=Unit.PERCENT))
    ours, shape = change.value, change.value.shape
    name = getattr(ask.against, "id", "")
    beside = [panel.columns.index(name)] if name in panel.columns else []
    theirs = np.broadcast_to(ours[:, beside], shape) if beside else np.full(shape, np.nan)
    then_at = np.broadcast_to(change.then_at[:, beside], shape) if beside else np.full(shape, -1)
    value = _ratio(ours, theirs) if ask.series.unit is Unit.RATIO else np.round(ours - theirs, moves.DUST)
    rows = np.broadcast_to(panel.rows[:, None], shape)
    known = np.isfinite(ours) & np.isfinite(theirs)
    nowhere = np.full(shape, -1)
    return ComparisonFound(known, value, value, value, rows, change.then_at, nowhere, ours, theirs, then_at)


def _ratio(ours: Any, theirs: Any) -> Floats:
    """How many times the other move the one is; without meaning where they went apart or the other did not move."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.sign(ours) * np.sign(theirs) > 0, np.asarray(ours) / np.asarray(theirs), np.nan)


# When it holds --------------------------------------------------------------


def settle(said: Comparison, found: ComparisonFound) -> bool | None:
    """The one side did better or worse, by a figure in its interval; of a ratio, both went the way that is said."""
    if not found.known or said.direction is Direction.FLAT:
        return None
    sign, figure = said.direction.sign, said.figure
    if figure is not None and figure.unit is Unit.RATIO:
        if np.sign(found.ours) != sign or np.sign(found.theirs) != sign:
            return False
        return figure.holds(float(_ratio(found.ours, found.theirs)))
    ahead = sign * round(float(found.ours) - float(found.theirs), moves.DUST)
    return ahead > 0 and (figure is None or figure.holds(ahead))


def state(found: ComparisonFound, ask: Ask) -> Comparison | None:
    """What the one is ahead or behind by, or how many times the other it is, to the hundredth."""
    value = float(found.value) if found.known else np.nan
    if not np.isfinite(value) or value == 0:
        return None
    of_both = ask.series.unit is Unit.RATIO
    size = Decimal(f"{abs(value):.12g}").quantize(CENT, ROUND_HALF_UP)
    way = Direction.UP if (found.ours if of_both else value) > 0 else Direction.DOWN
    return Comparison(Figure(size, Unit.RATIO if of_both else Unit.PERCENTAGE_POINTS, CENT), way)


def strength(found: ComparisonFound) -> Floats:
    """How far apart the two are, in percentage points."""
    return np.where(found.known, np.abs(np.asarray(found.ours) - np.asarray(found.theirs)), 0.0)


KIND: Kind[Comparison, ComparisonFound] = Kind(
    Comparison, PHRASES, READINGS, ASKS, measure, settle, state, strength, peers=True
)
