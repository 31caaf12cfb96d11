"""Rows of prices on their way into the record: columns, and the rows that were set aside with their reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.terms.changing import replace

Floats = NDArray[np.float64]
PRICES = ("open", "high", "low", "close")
VALUES = (*PRICES, "volume")
DAY_BITS = 20
DAY_ZERO = 1 << 19


class BadRow(Struct, frozen=True):
    """A row that was set aside: its file, its line (the header is line 1; in Parquet, the first row is 1), and why."""

    file: str
    line: int
    why: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.file}, line {self.line}: {self.why}"


class Rows(Struct, frozen=True, eq=False):
    """Bars as columns (N): ``code`` indexes ``names``, ``date`` is datetime64[D], NaN where there is no price.

    ``line`` is where the row stands in its file.
    """

    names: tuple[str, ...]
    code: NDArray[np.int32]
    date: NDArray[np.datetime64]
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats
    line: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.code)

    @property
    def key(self) -> NDArray[np.int64]:
        """One number for instrument and day, ascending by both."""
        return keys(self.code, self.date)

    def take(self, which: NDArray[np.bool_] | NDArray[np.int64] | slice) -> Self:
        """Some of the rows."""
        return replace(self, **{name: getattr(self, name)[which] for name in _ARRAYS})

    def sorted(self) -> Self:
        """By the name of the instrument, then by day, then in the order of the file."""
        order = np.argsort(np.array(self.names or ("",)))
        rank = np.empty(len(order), dtype="i4")
        rank[order] = np.arange(len(order), dtype="i4")
        renamed = replace(self, names=tuple(self.names[i] for i in order) if self.names else (), code=rank[self.code])
        key = renamed.key
        return renamed if np.all(key[1:] >= key[:-1]) else renamed.take(np.argsort(key, kind="stable"))


_ARRAYS = tuple(name for name in Rows.__struct_fields__ if name != "names")


def keys(code: NDArray[np.integer[Any]], date: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """One number for instrument and day, ascending by both."""
    return np.asarray((code.astype("i8") << DAY_BITS) + date.astype("i8") + DAY_ZERO)


def sound(rows: Rows, file: str, negative: frozenset[str]) -> tuple[Rows, list[BadRow]]:
    """The rows that can be prices, and those that cannot, with the reason.

    Unreadable dates come in as NaT, unreadable numbers (and those of rows with too many fields) as infinite.
    Instruments in ``negative`` (futures, yields) may have prices of zero or less.
    """
    free = np.array([name in negative for name in rows.names] or [True])[rows.code]
    lowest = np.fmin(np.fmin(rows.open, rows.high), np.fmin(rows.low, rows.close))
    infinite = np.logical_or.reduce([np.isinf(getattr(rows, name)) for name in VALUES])
    reasons = (
        (np.isnat(rows.date), "the date is missing or not a date (write 2024-12-31)"),
        (infinite, "a price or a volume is not a number, or the row has more fields than the header"),
        (np.isnan(rows.close), "there is no close"),
        (~free & (lowest <= 0), "a price is zero or less"),
        (rows.high < rows.low, "the high is below the low"),
        (rows.volume < 0, "the volume is negative"),
    )
    bad = np.zeros(len(rows), dtype=bool)
    found: list[BadRow] = []
    for wrong, why in reasons:
        found += [BadRow(file, int(line), why) for line in rows.line[wrong & ~bad]]
        bad |= wrong
    kept = (rows.take(~bad) if bad.any() else rows).sorted()
    key = kept.key
    again = np.concatenate([[False], key[1:] == key[:-1]]) if len(key) else np.zeros(0, bool)
    found += [
        BadRow(file, int(line), f"{kept.names[code]} on {day} was there before")
        for line, code, day in zip(kept.line[again], kept.code[again], kept.date[again], strict=True)
    ]
    return kept.take(~again) if again.any() else kept, sorted(found, key=lambda row: row.line)


def joined(parts: Iterable[Rows]) -> Rows:
    """Several rows as one; they keep the lines of their own files."""
    known: dict[str, int] = {}
    columns: dict[str, list[NDArray[Any]]] = {name: [] for name in _ARRAYS}
    for part in parts:
        codes = np.array([known.setdefault(name, len(known)) for name in part.names], dtype="i4")
        for name in _ARRAYS:
            columns[name].append(codes[part.code] if name == "code" else getattr(part, name))
    if not columns["code"]:
        return NO_ROWS
    return Rows(tuple(known), **{name: np.concatenate(arrays) for name, arrays in columns.items()})


_NOTHING = {name: np.empty(0) for name in VALUES}
NO_ROWS = Rows((), np.empty(0, "i4"), np.empty(0, "datetime64[D]"), **_NOTHING, line=np.empty(0, "i8"))
