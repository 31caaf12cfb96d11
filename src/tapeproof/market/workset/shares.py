"""Prices in shares of one size, such that a later split changes nothing that stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tapeproof.market.actions import Days, Floats
from tapeproof.market.rows import DAY_BITS, keys

Splits = Mapping[str, tuple[Days, Floats]]
"""Ex-days and ratios by instrument."""


class Shares:
    """What one share of an instrument's first day has become by another day.

    A price times that number compares with every other of the instrument. Dividing earlier prices by later splits, as
    panels do, compares them in the same way, but changes all of them whenever there is a split.
    """

    def __init__(self, names: Sequence[str], splits: Splits) -> None:
        """Take the splits (ex-days, ratios) of instruments, whose codes are their places in ``names``."""
        key: list[NDArray[np.int64]] = [np.empty(0, dtype="i8")]
        held: list[Floats] = [np.empty(0)]
        for code, name in enumerate(names):
            if name in splits:
                days, ratios = splits[name]
                order = np.argsort(days, kind="stable")
                key.append(keys(np.full(len(days), code, dtype="i4"), days[order]))
                held.append(np.cumprod(ratios[order], dtype="f8"))
        self._key, self._held = np.concatenate(key), np.concatenate(held)

    def held(self, code: NDArray[np.integer[Any]], day: Days) -> Floats:
        """The number for each instrument and day. (R,)."""
        if not len(self._key):
            return np.ones(len(code))
        asked = keys(code, day)
        at = np.searchsorted(self._key, asked, side="right") - 1
        own = (at >= 0) & (self._key[at] >> DAY_BITS == code)
        return np.where(own, self._held[at], 1.0)
