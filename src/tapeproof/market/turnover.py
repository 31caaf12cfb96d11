"""Turnover by quarter: how much of an instrument changed hands, in the money of its exchange."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from tapeproof.market.bars import read_bars
from tapeproof.market.store import Store
from tapeproof.market.workset.derived import Arrays

MONTHS = 3


def by_quarter(store: Store, names: Sequence[str]) -> Arrays:
    """Close times volume, summed over each quarter: ``quarters`` (Q,) numbered since 1970, ``turnover`` (Q, N)."""
    bars = read_bars(store, names, values=("close", "volume"))
    quarter = bars.date.astype("datetime64[M]").astype(np.int64) // MONTHS
    first, last = (int(quarter.min()), int(quarter.max())) if len(bars) else (0, -1)
    worth = np.nan_to_num(bars.close * bars.volume, nan=0.0, posinf=0.0, neginf=0.0)
    place = (quarter - first) * len(names) + bars.code
    cells = (last - first + 1) * len(names)
    summed = np.bincount(place, weights=worth, minlength=cells) if len(bars) else np.zeros(0)
    return {"quarters": np.arange(first, last + 1), "turnover": summed.reshape(-1, len(names))}


def in_quarter_before(arrays: Arrays, names: Sequence[str], day: date) -> dict[str, float]:
    """The turnover of the last whole quarter before a day, of those that had any."""
    number = (day.year * 12 + day.month - 1 - 1970 * 12) // MONTHS - 1
    at = int(np.searchsorted(arrays["quarters"], number))
    if at >= len(arrays["quarters"]) or arrays["quarters"][at] != number:
        return {}
    row = arrays["turnover"][at]
    return {name: float(worth) for name, worth in zip(names, row, strict=True) if worth > 0}
