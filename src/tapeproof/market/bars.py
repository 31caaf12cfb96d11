"""Bars as the record holds them: as traded on the day, the newest recorded row of each instrument and day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.market.arrow import coded, days, in_order, reals, wholes
from tapeproof.market.rows import VALUES, keys
from tapeproof.market.store import Store, named
from tapeproof.terms.changing import replace

Floats = NDArray[np.float64]


class Bars(Struct, frozen=True, eq=False):
    """Bars as columns (N), sorted by instrument and day.

    ``code`` indexes ``names`` (ascending), ``source`` indexes ``sources``; ``quality`` as in ``market.quality``;
    ``known_at`` (UTC microseconds) is when the world first knew the row.
    """

    names: tuple[str, ...]
    code: NDArray[np.int32]
    date: NDArray[np.datetime64]
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats
    quality: NDArray[np.int32]
    source: NDArray[np.int32]
    sources: tuple[str, ...]
    known_at: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.code)

    @property
    def key(self) -> NDArray[np.int64]:
        """One number for instrument and day, ascending by both."""
        return keys(self.code, self.date)

    def take(self, which: NDArray[Any] | slice) -> Self:
        """Some of the rows."""
        return replace(self, **{name: getattr(self, name)[which] for name in _ARRAYS})

    def of(self, name: str) -> Self:
        """The rows of one instrument, copied, so that the others can be let go."""
        code = self.names.index(name) if name in self.names else len(self.names)
        first, last = np.searchsorted(self.code, np.array([code, code + 1], dtype=self.code.dtype))
        own = self.take(np.arange(int(first), int(last)))
        source, sources = used(own.source, self.sources)
        return replace(own, source=source, sources=sources)

    def among(self, names: Sequence[str]) -> Self:
        """The same rows, beside instruments without any: ``names`` (ascending) has all of these and more."""
        place = {name: code for code, name in enumerate(names)}
        codes = np.array([place[name] for name in self.names], dtype="i4")
        return replace(self, names=tuple(names), code=codes[self.code] if len(self) else self.code)


_ARRAYS = tuple(name for name in Bars.__struct_fields__ if name not in {"names", "sources"})
_COLUMNS = ("instrument", "date", "quality", "source", "known_at", "recorded_at")


def used(source: NDArray[np.int32], sources: Sequence[str]) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """Codes of sources (N) and their names, of those alone that are used, in the order in which they come."""
    if not len(source):
        return source, ()
    if (source == source[0]).all():
        return np.zeros_like(source), (sources[source[0]],)
    codes, first, back = np.unique(source, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(order), dtype=source.dtype)
    rank[order] = np.arange(len(order), dtype=source.dtype)
    return rank[back], tuple(sources[code] for code in codes[order].tolist())


def read_bars(
    store: Store | None,
    instruments: Sequence[str],
    known_at: datetime | None = None,
    *,
    values: Sequence[str] = VALUES,
    after: datetime | None = None,
) -> Bars:
    """The bars of some instruments, as they stood at a moment (None: newest); one scan for all of them.

    Of the values those that are not asked for are NaN. ``after`` leaves out what was recorded up to a moment.
    """
    names = tuple(sorted(set(instruments)))
    if store is None or not names:
        return _bars(names, {})
    where = named("instrument", names)
    if after is not None:
        where += f" AND recorded_at > '{after.isoformat()}'"
    table = in_order(store.scan("bars", (*_COLUMNS, *values), where), ("instrument", "date"))
    known: dict[str, int] = {name: code for code, name in enumerate(names)}
    sources: dict[str, int] = {}
    columns: dict[str, NDArray[Any]] = {
        "code": coded(table["instrument"], known), "date": days(table["date"]),
        "source": coded(table["source"], sources),
        **{name: reals(table[name]) for name in values},
        **{name: wholes(table[name]) for name in ("quality", "known_at", "recorded_at")},
    }  # fmt: skip
    del table
    wanted = columns["code"] < len(names)
    if known_at is not None:
        wanted &= columns["known_at"] <= int(known_at.timestamp() * 1_000_000)
    if not wanted.all():
        columns = {name: array[wanted] for name, array in columns.items()}
    key = keys(columns["code"], columns["date"])
    order = np.lexsort((columns["recorded_at"], key)) if len(key) and not _ascending(key) else None
    if order is not None:
        key, columns = key[order], {name: array[order] for name, array in columns.items()}
        newest = np.append(key[1:] != key[:-1], True)
        if not newest.all():
            starts = np.flatnonzero(np.append(True, newest[:-1]))
            first_known = np.minimum.reduceat(columns["known_at"], starts)
            columns = {name: array[newest] for name, array in columns.items()}
            columns["known_at"] = first_known
    nothing = np.full(len(columns["code"]), np.nan)
    return _bars(names, {**dict.fromkeys(VALUES, nothing), **columns}, tuple(sources))


def _bars(names: tuple[str, ...], columns: dict[str, Any], sources: tuple[str, ...] = ()) -> Bars:
    def column(name: str, kind: str) -> Any:
        return columns[name].astype(kind, copy=False) if columns else np.empty(0, dtype=kind)

    return Bars(
        names, column("code", "i4"), column("date", "datetime64[D]"), **{name: column(name, "f8") for name in VALUES},
        quality=column("quality", "i4"), source=column("source", "i4"), sources=sources,
        known_at=column("known_at", "i8"),
    )  # fmt: skip


def _ascending(key: NDArray[np.int64]) -> bool:
    return bool(np.all(key[1:] > key[:-1]))
