"""“The index closed above 8,000 for the first time since March”: a threshold that was passed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np

from tapeproof.history import edge, records
from tapeproof.history.panel import Floats, Panel
from tapeproof.history.since import Rivals, reaches_back
from tapeproof.kind import Kind
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.figure import Figure
from tapeproof.terms.period import Ever, Period, Since, SinceDate
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.words import dates, extremes, numbers
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------


class Crossing(Answer, frozen=True):
    """The ask's threshold was passed this way; with ``since``, for the first time since then."""

    figure: Figure
    direction: Direction
    since: Since | None = None


# How it is said -------------------------------------------------------------

PHRASES = (
    phrase("closed", extremes.SIDE, numbers.FIGURE, "for the first time", dates.SINCE),
    phrase("crossed", extremes.SIDE, numbers.FIGURE),
)

READINGS = (
    Reading.INTRADAY_EXTREME,
    Reading.ROUNDED_SPAN,
    Reading.PREVIOUS_SESSION,
    Reading.OTHER_LISTING,
)

# What is measured -----------------------------------------------------------

ASKS = tuple(Ask(Series(unit=Unit.POINTS), threshold=Decimal(bar)) for bar in (25, 30))


class CrossingFound(Rivals, frozen=True):
    """The value, and the rivals of the ``bar``; ``last_at`` is the row of the value before, whatever its size."""

    bar: Any
    last_at: Any


def measure(panel: Panel, ask: Ask) -> CrossingFound:
    """Find the last earlier value at or beyond the threshold, above and below, counted in the row's own shares."""
    line = records.line(panel, ask.series)
    shape, days = panel.shape, panel.sessions
    printed = np.ones(shape) if ask.series.adjusted else panel.answered(panel.undo)
    bar = np.full(shape, float(ask.threshold) if ask.threshold is not None else np.nan)
    at_the_bar = replace(line, value=np.where(np.isfinite(line.value), bar / printed, np.nan))
    up, down, _ = records.rivals(at_the_bar, Direction.UP, strict=ask.strict)
    value = line.value * printed
    side = np.where(value >= bar, up, down) if ask.side is None else (up if ask.side is Direction.UP else down)
    last = records.latest(line)
    rows, day = (np.broadcast_to(each[:, None], shape) for each in (panel.rows, panel.days))
    return CrossingFound(
        np.isfinite(value) & np.isfinite(bar), value, value, value, rows, np.full(shape, -1), side, day, up, down,
        edge.days_of(days, up), edge.days_of(days, down), line.covered, *edge.tells_ever(panel, ask.series),
        np.full(shape, ""), bar, last,
    )  # fmt: skip


# When it holds --------------------------------------------------------------


def settle(said: Crossing, found: CrossingFound) -> bool | None:
    """The value lies beyond the threshold, and none since then did; what was beyond it before is not said to cross."""
    if not found.known or said.direction is Direction.FLAT or float(said.figure.value) != float(found.bar):
        return None
    if not is_beyond(said.direction, found):
        return False
    at, day, ever = found.side(said.direction)
    if said.since is not None:
        return reaches_back(said.since, day, found, ever=bool(ever))
    return True if 0 <= found.last_at != at else None


def is_beyond(direction: Direction, found: CrossingFound) -> bool:
    """Whether the value is at the threshold or beyond it, on this side."""
    return bool(found.value >= found.bar if direction is Direction.UP else found.value <= found.bar)


def state(found: CrossingFound, ask: Ask) -> Crossing | None:
    """The crossing, where the value before lay on the other side, and how long it had not been there."""
    side = ask.side or (Direction.UP if found.value >= found.bar else Direction.DOWN)
    at, day, ever = found.side(side)
    if not found.known or found.last_at < 0 or found.last_at == at or not is_beyond(side, found):
        return None
    beyond = found.covered if np.isnat(day) else day
    since = Ever() if np.isnat(day) and ever else SinceDate(Period(beyond.item(), beyond.item()))
    bar = Decimal(f"{float(found.bar):.12g}")
    # A threshold is written with the digits that it has: "8,000", "1.25".
    step = Decimal(1).scaleb(min(int(bar.as_tuple().exponent), 0))
    return Crossing(Figure(bar, ask.series.unit, step), side, since)


def strength(found: CrossingFound) -> Floats:
    """How many days back the threshold was last passed."""
    above = np.asarray(found.value) >= np.asarray(found.bar)
    day = np.where(above, np.asarray(found.up_day), np.asarray(found.down_day))
    days = edge.days_back(np.asarray(found.day), day, np.asarray(found.covered))
    return np.where(found.known, days, 0.0)


KIND: Kind[Crossing, CrossingFound] = Kind(Crossing, PHRASES, READINGS, ASKS, measure, settle, state, strength)
