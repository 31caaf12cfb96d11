"""“Revenue topped estimates of $38.1 billion”: a reported figure against what analysts had expected of it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np

from tapeproof.history.panel import Floats, Found, Panel
from tapeproof.kind import Kind
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.figure import CENT, Figure
from tapeproof.terms.quantity import Basis, Direction, Point, Quantity, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.words import estimates, numbers
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------

IN_LINE = 1.0
"""How many percent a figure that met expectations may be apart from them."""


class Surprise(Answer, frozen=True):
    """Beat (up), missed (down) or met what was expected; the figure is that which was, or how many percent apart."""

    figure: Figure | None
    direction: Direction | None


# How it is said -------------------------------------------------------------

PHRASES = (
    phrase("reported revenue that", estimates.CAME, "estimates of", numbers.FIGURE),
    phrase("reported revenue that", estimates.CAME, "estimates"),
)

READINGS = (Reading.TRUNCATED, Reading.APPROXIMATE, Reading.OTHER_CONSENSUS)

# What is measured -----------------------------------------------------------

AGAINST = Basis(Point.CLOSE, Point.OPEN)
"""A reporting period as a session: it opens at what was expected and closes at what was reported."""

ASKS = tuple(Ask(Series(Quantity.REPORTED, AGAINST, unit=unit)) for unit in (Unit.CURRENCY, Unit.PERCENT))


class SurpriseFound(Found, frozen=True):
    """What was expected, or how many percent apart it came; ``ahead`` is the latter, signed, in any unit."""

    ahead: Any


def measure(panel: Panel, ask: Ask) -> SurpriseFound:
    """Hold what was reported against what was expected, at every row asked for."""
    undo = panel.answered(panel.undo)
    expected, reported = (panel.answered(panel.price(point)) * undo for point in (ask.series.basis.then, Point.CLOSE))
    known = np.isfinite(expected) & np.isfinite(reported) & (expected > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        ahead = np.where(known, (reported / expected - 1) * 100, np.nan)
    value = ahead if ask.series.unit is Unit.PERCENT else np.where(known, expected, np.nan)
    rows = np.broadcast_to(panel.rows[:, None], value.shape)
    return SurpriseFound(known, value, value, value, rows, rows, np.full(value.shape, -1), ahead)


# When it holds --------------------------------------------------------------


def settle(said: Surprise, found: SurpriseFound) -> bool | None:
    """It came in on the side said, and what was expected (or how far apart it came) lies in the figure's interval."""
    if not found.known or (said.figure is None and said.direction is None):
        return None
    ahead = float(found.ahead)
    match said.direction:
        case Direction.FLAT:
            came = abs(ahead) <= IN_LINE
        case None:
            came = True
        case way:
            came = ahead * way.sign > 0
    return came and (said.figure is None or said.figure.holds(abs(float(found.value))))


def state(found: SurpriseFound, ask: Ask) -> Surprise | None:
    """What was expected, or how far apart it came, to the hundredth, and the side."""
    if not found.known:
        return None
    size = Decimal(f"{abs(float(found.value)):.12g}").quantize(CENT, ROUND_HALF_UP)
    way = Direction.FLAT if found.ahead == 0 else Direction.UP if found.ahead > 0 else Direction.DOWN
    return Surprise(Figure(size, ask.series.unit, CENT), way)


def strength(found: SurpriseFound) -> Floats:
    """No session of prices has any."""
    return np.zeros(np.shape(found.value))


KIND: Kind[Surprise, SurpriseFound] = Kind(Surprise, PHRASES, READINGS, ASKS, measure, settle, state, strength)
