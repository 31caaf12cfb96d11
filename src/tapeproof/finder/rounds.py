"""Round numbers: which of them a close passed, and how long none had been beyond it.

A number is round to so many digits where no more of them differ from nought: 40,000 to one, 24,000 to two. Of several
that one close passed, the roundest is told, and of those the furthest.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from tapeproof.history.panel import Floats, Ints, Panel

A_YEAR = 365
DIGITS = (1, 2)
"""A newsroom speaks of 5,000 and of 39,000, not of 38,900."""


def strength(panel: Panel, digits: int) -> Floats:
    """Days since a close lay beyond the number passed, endless where none ever did; (T, N), NaN where none is known.

    Negative where it was passed on the way down, nought where no such number was passed.
    """
    closes = _as_traded(panel)
    days = panel.sessions.astype("datetime64[D]").astype(np.int64)
    found = np.full(closes.shape, np.nan)
    for column in range(closes.shape[1]):
        rows = np.flatnonzero(np.isfinite(closes[:, column]))
        found[rows, column] = _of_one(closes[rows, column], days[rows], digits)
    return found


def _as_traded(panel: Panel) -> Floats:
    """The closes since the last split: those before it were other numbers than they are now."""
    return np.where(panel.undo == 1, panel.close, np.nan)


def _of_one(closes: Floats, days: Ints, digits: int) -> Floats:
    """The same of one history without gaps, (T,): a loop over the numbers, each looked for in all of the closes."""
    found = np.zeros(len(closes))
    if not len(closes) or closes.min() <= 0:
        return found
    found[0] = np.nan
    for bar in numbers(float(closes.min()), float(closes.max()), digits):
        above = closes >= bar
        passed = np.flatnonzero(above[1:] != above[:-1]) + 1
        if not len(passed):
            continue
        # Beyond the number on the side now reached, the last close was the one before the last passing the other way.
        last = np.concatenate([[-1], passed[:-1] - 1])
        ever = np.where(last >= 0, days[passed] - days[last], np.inf)
        side = np.where(above[passed], 1.0, -1.0)
        # A record that is hardly begun does not tell how long nothing had been there.
        told = (days[passed] - days[0] >= A_YEAR) | (last >= 0)
        found[passed] = np.where((np.abs(found[passed]) <= ever) & told, side * ever, found[passed])
    return found


def numbers(low: float, high: float, digits: int) -> list[float]:
    """The numbers round to so many digits, exactly, from ``low`` to ``high``, ascending."""
    found: list[float] = []
    for exponent in range(int(np.floor(np.log10(low))), int(np.floor(np.log10(high))) + 1):
        step = Decimal(1).scaleb(exponent - digits + 1)
        for count in range(10 ** (digits - 1), 10**digits):
            bar = count * step
            if low < float(bar) <= high:
                found.append(float(bar))
    return found


def passed(panel: Panel, day: np.datetime64, digits: int) -> Decimal | None:
    """The number that the close of a day passed in the first column: that which none was beyond for longest."""
    row = int(np.searchsorted(panel.sessions, day))
    if row >= len(panel.sessions) or panel.sessions[row] != day:
        return None
    closes = _as_traded(panel)[: row + 1, 0]
    known = closes[np.isfinite(closes)]
    if len(known) < 2 or not np.isfinite(closes[row]) or known.min() <= 0:
        return None
    low, high = sorted((float(known[-2]), float(known[-1])))
    bars = [bar for bar in numbers(low, high, digits) if (known[-2] >= bar) != (known[-1] >= bar)]
    if not bars:
        return None
    furthest = bars[-1] if known[-1] > known[-2] else bars[0]
    return Decimal(f"{furthest:.12g}")
