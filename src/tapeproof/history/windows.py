"""Windows: the extreme of a stretch of the calendar, up to each row."""

from __future__ import annotations

import numpy as np

from tapeproof.history.panel import Days, Floats, Ints
from tapeproof.terms.period import Period


def extreme_at(values: Floats, sessions: Days, window: Period, sign: int) -> Ints:
    """Give the row of the highest (sign 1) or lowest (-1) value of a window up to each row, the first of equals.

    (T, N); -1 where the window has no value yet. Rows after the window keep its extreme.
    """
    inside = (sessions >= np.datetime64(window.first)) & (sessions <= np.datetime64(window.last))
    seen = np.where(inside[:, None] & np.isfinite(values), sign * values, -np.inf)
    running = np.maximum.accumulate(seen, axis=0)
    before = np.full_like(running, -np.inf)
    before[1:] = running[:-1]
    fresh = np.where(running > before, np.arange(len(values))[:, None], -1)
    rows: Ints = np.maximum.accumulate(fresh, axis=0)
    return rows
