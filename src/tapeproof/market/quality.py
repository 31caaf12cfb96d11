"""What is wrong with a row, seen when it comes in: no claim is called off by a marked row alone (SEMANTICS 8)."""

from __future__ import annotations

from enum import IntFlag

import numpy as np
from numpy.typing import NDArray

from tapeproof.terms.instrument import InstrumentType

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SPIKE = {InstrumentType.CURRENCY: 0.08, InstrumentType.INDEX: 0.15}
"""The least jump that can be a spike, or eight of the instrument's usual moves if that is more. Indices do fall by 9%
and recover on the next day (Hong Kong in January 2008, New York in October 1929): theirs must be larger, in a row
without a range of its own."""
SPIKE_MOVES = 8.0
USUAL = 60
"""Moves that show what is usual for an instrument."""
NEAR = 0.02
"""A price is no spike where a session beside it also dealt within 2% of it; and a spike ends within 2% of its start."""
DUST = 1e-6


class Quality(IntFlag):
    """The marks of a row, kept in the record; any of them makes the row suspect."""

    GOOD = 0
    FLAT = 1
    """Open, high, low and close are one price, and there is no volume: a half day that the source did not cover."""
    OUTSIDE = 2
    """The close lies above the high or below the low."""
    OPENING = 4
    """The close of an exchange rate equals its open: it may be the rate at the start of the day."""
    SPIKED = 8
    """A jump that the next session takes back, at a price that neither session beside it saw."""
    ADJUSTED = 16
    """The price is reduced by later dividends."""
    STAND_IN = 32
    """The price is of something near to the instrument (a spot price for a future)."""
    CONTRADICTED = 64
    """A second source has another value."""
    ASSUMED = 128
    """The moment at which the figure became known is not told, and assumed late."""
    ROUGH = 256
    """The figure is rounded, or of a moment within the day, as its source says."""


REASONS = {mark: str(mark.name).lower().replace("_", " ") for mark in Quality if mark}
"""The marks of a row in words, in the order of ``Quality``."""


def marks(
    starts: Ints, types: tuple[InstrumentType, ...], opens: Floats, highs: Floats, lows: Floats, closes: Floats,
    volumes: Floats,
) -> NDArray[np.int32]:  # fmt: skip
    """The marks of rows (N) sorted by instrument and day; instrument i has the rows from ``starts[i]`` on."""
    ends = np.append(starts[1:], len(closes))
    found = np.zeros(len(closes), dtype="i4")
    with np.errstate(invalid="ignore"):
        dust = np.abs(closes) * DUST
        found[(closes > highs + dust) | (closes < lows - dust)] |= Quality.OUTSIDE
        flat = (opens == highs) & (highs == lows) & (lows == closes) & ~(volumes > 0)
        opening = opens == closes
    for first, last, kind in zip(starts.tolist(), ends.tolist(), types, strict=True):
        rows = slice(first, last)
        if kind in {InstrumentType.STOCK, InstrumentType.FUND}:
            found[rows][flat[rows]] |= Quality.FLAT
        if kind is InstrumentType.CURRENCY:
            found[rows][opening[rows]] |= Quality.OPENING
        if kind in SPIKE:
            spiked = _spikes(highs[rows], lows[rows], closes[rows], SPIKE[kind])
            if kind is InstrumentType.INDEX:
                spiked &= ~(highs[rows] > lows[rows])
            found[rows][spiked] |= Quality.SPIKED
    return found


def _spikes(highs: Floats, lows: Floats, closes: Floats, least: float) -> NDArray[np.bool_]:
    found = np.zeros(len(closes), dtype=bool)
    if len(closes) < 3:  # a spike has a row on either side
        return found
    before, here, after = closes[:-2], closes[1:-1], closes[2:]
    with np.errstate(invalid="ignore", divide="ignore"):
        moves = np.abs(closes[1:] / closes[:-1] - 1)
        usual = moves[np.isfinite(moves)]
        least = max(least, SPIKE_MOVES * float(np.median(usual))) if len(usual) >= USUAL else least
        spiked = (np.abs(here / before - 1) > least) & (np.abs(after / here - 1) > least)
        spiked &= np.abs(after / before - 1) < NEAR
        for side in (slice(0, -2), slice(2, None)):
            low = np.where(np.isnan(lows[side]), closes[side], lows[side])
            high = np.where(np.isnan(highs[side]), closes[side], highs[side])
            spiked &= (here < low * (1 - NEAR)) | (here > high * (1 + NEAR))
    found[1:-1] = spiked
    return found
