"""Where a second source has another close than the one on record (SEMANTICS 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from tapeproof.market.arrow import days, reals, wholes
from tapeproof.market.bars import Bars
from tapeproof.market.quality import Quality
from tapeproof.market.store import Store, named

Floats = NDArray[np.float64]

MOST_DECIMALS = 6
CENTS = 2
ENOUGH = 20
"""Closes that show how many decimals a source keeps; of fewer, cents at least are taken to be meant."""
DUST = 1e-9


def contradicted(
    code: NDArray[np.int32], before: Floats, comes: Floats, told_by: NDArray[np.int32], sources: Sequence[str],
    own: Sequence[str],
) -> NDArray[np.bool_]:  # fmt: skip
    """Which rows (N, by instrument) have a close that another source than the one on record gives otherwise.

    ``before`` and ``comes`` are closes, NaN where there is none; ``told_by`` indexes ``sources`` (-1: none on record),
    and ``own`` is the source of what comes, by instrument. Closes are the same where the decimals that both keep are.
    """
    found = np.zeros(len(code), dtype=bool)
    with np.errstate(invalid="ignore"):
        apart = np.abs(before - comes) > DUST * np.abs(before)
    apart &= np.isfinite(before) & np.isfinite(comes) & (told_by >= 0)
    for instrument in np.unique(code[apart]).tolist():
        rows = np.flatnonzero(code == instrument)
        other = [at for at, name in enumerate(sources) if not same_source(name, own[instrument])]
        rows = rows[apart[rows] & np.isin(told_by[rows], other)]
        if len(rows):
            kept = min(_decimals(side[code == instrument]) for side in (before, comes))
            found[rows] = np.abs(before[rows] - comes[rows]) > 0.5 * 10.0**-kept * (1 + DUST)
    return found


def same_source(one: str, other: str) -> bool:
    """Whether two descriptions of sources have a part in common; figures in them are dates or counts, and no matter."""
    return bool(_parts(one) & _parts(other))


def _parts(said: str) -> set[str]:
    return {re.sub(r"\d+", "0", part).strip() for part in said.split(";")}


def _decimals(closes: Floats) -> int:
    """The decimals that closes are given with."""
    closes = closes[np.isfinite(closes)]
    least = 0 if len(closes) >= ENOUGH else CENTS
    fits = (d for d in range(least, MOST_DECIMALS) if np.allclose(np.round(closes, d), closes, rtol=DUST, atol=0))
    return next(fits, MOST_DECIMALS)


def contradicted_days(bars: Bars, dates: Sequence[date]) -> tuple[date, ...]:
    """Those of some days on which sources disagree, by an instrument's newest rows: a row keeps the mark for good."""
    marked = bars.date[(bars.quality & Quality.CONTRADICTED) != 0]
    return tuple(day for day in sorted(set(dates)) if (marked == np.datetime64(day)).any()) if len(marked) else ()


def apart(store: Store, name: str, dates: Sequence[date], known_at: datetime | None) -> float:
    """How far apart the closes on record of an instrument's marked days are, as a share of the lowest; 0 of none."""
    said = ", ".join(f"'{day}'" for day in sorted(set(dates)))
    if not said:
        return 0.0
    rows = store.scan(
        "bars", ("date", "close", "quality", "known_at"), f"{named('instrument', [name])} AND date IN ({said})"
    )
    day, close, quality = days(rows["date"]), reals(rows["close"]), wholes(rows["quality"])
    known = np.isfinite(close) & (close > 0)
    if known_at is not None:
        known &= np.asarray(wholes(rows["known_at"])) <= known_at.timestamp() * 1_000_000
    widest = 0.0
    for marked in np.unique(day[known & ((np.asarray(quality) & Quality.CONTRADICTED) != 0)]):
        told = close[known & (day == marked)]
        widest = max(widest, float(told.max() / told.min() - 1))
    return widest
