"""“The index closed at 24,369.71”: the value at a moment, or the high or low of a window."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np

from tapeproof.history import edge, moves, windows
from tapeproof.history.panel import Floats, Found, Panel
from tapeproof.kind import Kind
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.figure import CENT, Figure
from tapeproof.terms.quantity import Basis, Point, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.words import numbers, verbs
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------


class Level(Answer, frozen=True):
    """A value of this size, as printed on the day."""

    figure: Figure | None


# How it is said -------------------------------------------------------------

PHRASES = (phrase(verbs.SETTLED, numbers.FIGURE), phrase(verbs.TOUCHED, numbers.FIGURE))

READINGS = (
    Reading.ROUNDED_INPUTS,
    Reading.TRUNCATED,
    Reading.INTRADAY,
    Reading.INTRADAY_EXTREME,
    Reading.OPEN,
    Reading.APPROXIMATE,
    Reading.SPLIT_ADJUSTED,
    Reading.PREVIOUS_SESSION,
    Reading.NEXT_SESSION,
    Reading.OTHER_LISTING,
    Reading.EARLIER_YEAR,
)

# What is measured -----------------------------------------------------------

ASKS = tuple(Ask(Series(basis=Basis(now=point), unit=Unit.POINTS)) for point in (Point.CLOSE, Point.HIGH, Point.LOW))


class LevelFound(Found, frozen=True):
    """The value; ``slack`` is half a unit of the last decimal that the record keeps."""

    slack: Any


def measure(panel: Panel, ask: Ask) -> LevelFound:
    """Give the price as traded at every row asked for, or a window's extreme up to it, counted in the row's own shares.

    An extreme is known where the record covers the window's beginning.
    """
    series = ask.series
    shape = panel.shape
    printed = np.ones(shape) if series.adjusted else panel.answered(panel.undo)
    rows = np.broadcast_to(panel.rows[:, None], shape)
    prices = panel.price(series.basis.now)
    value, least, most = map(panel.answered, (prices, *moves.bounds(panel, series.basis.now)))
    if ask.peak is not None:
        rows = windows.extreme_at(prices, panel.sessions, ask.peak.window, ask.peak.side.sign, panel.asked)
        begins = edge.days_of(panel.sessions, edge.first_row(prices, panel.asked))
        covered = (begins <= np.datetime64(ask.peak.window.first)) | edge.is_whole(panel)
        value = least = most = np.where(covered, moves.at(prices, rows), np.nan)
    known = np.isfinite(value) & np.isfinite(least)
    slack = np.broadcast_to(0.5 * 10.0 ** -panel.decimals[None, :], shape)
    nowhere = np.full(shape, -1)
    return LevelFound(known, value * printed, least * printed, most * printed, rows, nowhere, nowhere, slack)


# When it holds --------------------------------------------------------------


def settle(said: Level, found: LevelFound) -> bool | None:
    """The figure's interval reaches the value; a figure finer than the record is compared at the record's decimals.

    A figure is written without its sign: "minus $37.63" is compared by its size.
    """
    if not found.known or said.figure is None:
        return None
    least, most = float(found.least), float(found.most)
    if most < 0:
        least, most = -most, -least
    blur = float(found.slack)
    if said.figure.step >= Decimal(f"{blur:.12g}"):
        blur = 0.0
    return said.figure.reaches(least - blur, most + blur)


def state(found: LevelFound, ask: Ask) -> Level | None:
    """The value to the hundredth."""
    if not found.known:
        return None
    size = Decimal(f"{abs(float(found.value)):.12g}").quantize(CENT, ROUND_HALF_UP)
    return Level(Figure(size, ask.series.unit, CENT))


def strength(found: LevelFound) -> Floats:
    """A level alone is never remarkable."""
    return np.zeros(np.shape(found.value))


KIND: Kind[Level, LevelFound] = Kind(Level, PHRASES, READINGS, ASKS, measure, settle, state, strength)
