"""Splits: between prices as traded on the day and prices as they compare with today's."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from tapeproof.market.arrow import coded, days, reals, texts, wholes
from tapeproof.market.store import Store

Floats = NDArray[np.float64]
Days = NDArray[np.datetime64]

NOISE = 1e-7
"""Relative noise that a price divided by splits carries: sources keep eight significant digits, or a 32-bit float."""
PRINTED = (2, 3, 4)
"""Decimals that prices are printed with: cents, Hong Kong's ticks, sixteenths of a dollar."""
SIGNIFICANT = 7
NO_SPLITS: tuple[Days, Floats] = (np.empty(0, "datetime64[D]"), np.empty(0))


def later_splits(days: Days, ex_days: Days, ratios: Floats) -> Floats:
    """The product of the ratios (M; two for one is 2.0) whose ex-day comes after each day (N): traded / adjusted."""
    order = np.argsort(ex_days, kind="stable")
    products = np.append(np.cumprod(ratios[order][::-1])[::-1], 1.0)
    return products[np.searchsorted(ex_days[order], days, side="right")]


def as_printed(prices: Floats) -> Floats:
    """Take the noise off prices that were multiplied back: 315.20001 becomes 315.20.

    The fewest decimals within the noise are those that were printed; a price near to none (older ones, many
    times divided) keeps seven significant digits.
    """
    result = prices.copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        digits = SIGNIFICANT - 1 - np.floor(np.log10(np.abs(prices)))
    scale = 10.0 ** np.where(np.isfinite(digits), digits, 0)
    left = np.isfinite(prices) & (prices != 0)
    result[left] = np.round(prices[left] * scale[left]) / scale[left]
    for decimals in PRINTED:
        rounded = np.round(prices, decimals)
        near = left & (np.abs(prices - rounded) <= np.abs(prices) * NOISE)
        result[near] = rounded[near]
        left &= ~near
    return result


def read_actions(store: Store | None) -> dict[tuple[str, date], tuple[float, float]]:
    """Dividend and split (NaN where there is none) by instrument and ex-day, the newest recorded."""
    if store is None:
        return {}
    table = store.scan("actions", ("instrument", "date", "dividend", "split", "recorded_at"))
    order = np.argsort(wholes(table["recorded_at"]), kind="stable").tolist()
    names, day = texts(table["instrument"]), days(table["date"]).tolist()
    dividend, split = reals(table["dividend"]).tolist(), reals(table["split"]).tolist()
    return {(names[i], day[i]): (dividend[i], split[i]) for i in order}


def read_splits(store: Store, known_at: datetime | None = None) -> dict[str, tuple[Days, Floats]]:
    """Ex-days and ratios of every instrument that was split, of those known at a moment (None: all)."""
    where = "split IS NOT NULL AND split <> 1"
    table = store.scan("actions", ("instrument", "date", "split", "known_at", "recorded_at"), where)
    known: dict[str, int] = {}
    code, day, ratio = coded(table["instrument"], known), days(table["date"]), reals(table["split"])
    newest: dict[tuple[int, int], int] = {}
    moment = wholes(table["known_at"])
    for i in np.argsort(wholes(table["recorded_at"]), kind="stable").tolist():
        if known_at is None or moment[i] <= known_at.timestamp() * 1_000_000:
            newest[int(code[i]), int(day[i].astype(int))] = i
    rows = np.array(sorted(newest.values()), dtype="i8")
    return {name: (day[rows[code[rows] == at]], ratio[rows[code[rows] == at]]) for name, at in known.items()}
