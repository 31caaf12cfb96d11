"""Counts: how many of the values of each column reach a bar."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tapeproof.history.panel import Ints

AT_ONCE = 16
"""Columns counted at one time: what was compared of them fits in the cache."""

_FULL = 255
"""Sums of so many truths fit in a byte."""
_WORD = 8


def reached(values: NDArray[Any], bar: NDArray[Any]) -> Ints:
    """How many values are at or beyond the bar of their column: at or above one of nought or more, else at or below.

    ``values`` (K, N), best laid out by columns, and ``bar`` (N,) to (N,). NaN reaches nothing and is not reached.
    Truths are added as bytes, eight to a word, which a processor does at the speed of its memory.
    """
    rows, columns = values.shape
    groups = max(1, -(-rows // (_FULL * _WORD)))
    beyond = np.zeros((min(AT_ONCE, columns), groups * _FULL * _WORD), dtype=bool)
    found = np.zeros(columns, dtype=np.int64)
    for start in range(0, columns, AT_ONCE):
        part, level = values[:, start : start + AT_ONCE].T, bar[start : start + AT_ONCE]
        into, lows = beyond[: len(level)], level < 0
        if not lows.all():
            np.greater_equal(part, level[:, None], out=into[:, :rows])
            found[start : start + AT_ONCE] = _sums(into, groups)
        if lows.any():
            np.less_equal(part, level[:, None], out=into[:, :rows])
            found[start : start + AT_ONCE][lows] = _sums(into, groups)[lows]
    return found


def _sums(truths: NDArray[np.bool_], groups: int) -> Ints:
    words = truths.view(np.uint64).reshape(len(truths), groups, _FULL)
    found: Ints = np.add.reduce(words, axis=2).view(np.uint8).sum(axis=1, dtype=np.int64)
    return found
