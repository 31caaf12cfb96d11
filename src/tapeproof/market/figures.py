"""Rows of the tables that hold no bars: rates, economic series, share counts, reported figures, listings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import numpy as np
from msgspec import Struct

from tapeproof.market import arrow
from tapeproof.market.arrow import DAY, days, reals, texts, wholes
from tapeproof.market.schema import COLUMNS
from tapeproof.market.store import Store, named

KEYS: Mapping[str, tuple[str, ...]] = {
    "rates": ("base", "quote", "date"),
    "macro": ("series", "period"),
    "shares": ("instrument", "date"),
    "facts": ("instrument", "measure", "period", "months", "unit", "provider"),
    "listings": ("company", "instrument"),
}
"""What a row of each table is of: several of one key are its vintages."""
VALUE = {"rates": "rate", "macro": "value", "shares": "shares", "facts": "value", "listings": "ratio"}

Key = tuple[Any, ...]
Vintages = dict[Key, list[tuple[int, float]]]
Reading = Callable[[str, Sequence[str] | None, datetime | None], dict[str, Any]]
"""Gives the rows of a table, of some instruments (None: of all), as known at a moment (None: newest)."""


class Figures(Struct, frozen=True, eq=False):
    """Rows (N) of a table by column, but for ``recorded_at``; ``known_at`` in UTC microseconds.

    Rows without ``quality`` are good.
    """

    table: str
    columns: Mapping[str, Any]

    @property
    def series(self) -> frozenset[str]:
        """What the rows are of: the first part of their key, of rates the pair; listings are of nothing measured."""
        if self.table == "rates":
            return frozenset(map("".join, zip(self.columns["base"], self.columns["quote"], strict=True)))
        return frozenset() if self.table == "listings" else frozenset(self.columns[KEYS[self.table][0]])


class Fresh(Struct, frozen=True, eq=False):
    """Rows to append, and how many are new, correct a vintage on record, and say what is known."""

    columns: dict[str, Any]
    new: int
    revised: int
    same: int


def fresh(store: Store | None, figures: Figures, recorded_at: int) -> Fresh:
    """What the record lacks of some rows: a figure that nobody had, a new vintage, a correction of one.

    A vintage that repeats the value of the one known before it says nothing new. A correction of a vintage on
    record becomes known when it is recorded (``recorded_at``, UTC microseconds).
    """
    there = _vintages(store, figures)
    moments = np.asarray(figures.columns["known_at"], dtype="i8").copy()
    keys, values = list(_keys(figures)), np.asarray(figures.columns[VALUE[figures.table]], dtype="f8").tolist()
    put: list[int] = []
    new = revised = 0
    for row in np.argsort(moments, kind="stable").tolist():
        found, at, value = there.setdefault(keys[row], []), int(moments[row]), values[row]
        before = bisect_right(found, (at, float("inf")))
        known = found[before - 1] if before else None
        if known is not None and known[1] == value:
            continue
        if known is not None and known[0] == at:
            if found[-1][1] == value:  # corrected at an earlier addition
                continue
            moments[row] = at = recorded_at
            revised += 1
        else:
            new += 1
        found.append((at, value))
        found.sort()
        put.append(row)
    columns = {name: _taken(figures.columns[name], put) for name in COLUMNS[figures.table] if name in figures.columns}
    quality = np.asarray(figures.columns.get("quality", np.zeros(len(keys), "i4")), dtype="i4")
    columns |= {"known_at": moments[put], "quality": quality[put], "recorded_at": np.full(len(put), recorded_at)}
    return Fresh(columns, new, revised, len(keys) - len(put))


def read_figures(
    store: Store, table: str, where: str | None = None, known_at: datetime | None = None
) -> dict[str, Any]:  # fmt: skip
    """The rows of a table as columns, sorted by key and moment: of each vintage the newest recorded row.

    Days are datetime64[D], ``known_at`` UTC microseconds, texts lists. ``where`` is an SQL predicate; ``known_at``
    leaves out what became known later.
    """
    return newest(columns_of(store, table, where), table, known_at)


def columns_of(store: Store, table: str, where: str | None = None) -> dict[str, Any]:
    """Every row of a table for which an SQL predicate holds, as columns, in no certain order."""
    types = COLUMNS[table]
    scanned = store.scan(table, tuple(types), where)
    return {name: _read(scanned[name], kind) for name, kind in types.items()}


def newest(columns: dict[str, Any], table: str, known_at: datetime | None = None) -> dict[str, Any]:
    """Of rows the newest recorded of each vintage, known at a moment (None: whenever), sorted by key and moment."""
    keys = list(zip(*(_plain(columns[name]) for name in KEYS[table]), columns["known_at"].tolist(), strict=True))
    limit = np.inf if known_at is None else known_at.timestamp() * 1_000_000
    latest: dict[Key, int] = {}
    for row in np.argsort(columns["recorded_at"], kind="stable").tolist():
        if keys[row][-1] <= limit:
            latest[keys[row]] = row
    rows = [latest[key] for key in sorted(latest, key=lambda key: tuple((part is None, part or 0) for part in key))]
    return {name: _taken(values, rows) for name, values in columns.items()}


def _read(column: Any, kind: str) -> Any:
    match kind:
        case arrow.DAY:
            return days(column)
        case arrow.REAL:
            return reals(column)
        case arrow.TEXT:
            return texts(column)
    return wholes(column)


def _vintages(store: Store | None, figures: Figures) -> Vintages:
    """The known moments and values on record of each key, by moment; of one moment the newest recorded."""
    if store is None:
        return {}
    key, value = KEYS[figures.table], VALUE[figures.table]
    columns = (*key, value, "known_at", "recorded_at")
    table = store.scan(figures.table, columns, named(key[0], sorted(set(figures.columns[key[0]]))))
    rows = zip(*(_column(figures.table, name, table[name]) for name in key), strict=True)
    facts = zip(rows, wholes(table["known_at"]).tolist(), reals(table[value]).tolist(), strict=True)
    order = np.argsort(wholes(table["recorded_at"]), kind="stable").tolist()
    listed, newest = list(facts), dict[Key, dict[int, float]]()
    for row in order:
        of, at, number = listed[row]
        newest.setdefault(of, {})[at] = number
    return {of: sorted(known.items()) for of, known in newest.items()}


def _keys(figures: Figures) -> Iterator[Key]:
    columns = figures.columns
    return zip(*(_plain(columns[name]) for name in KEYS[figures.table]), strict=True)


def _column(table: str, name: str, column: Any) -> list[Any]:
    return days(column).tolist() if COLUMNS[table][name] == DAY else texts(column)


def _plain(values: Any) -> list[Any]:
    return values.tolist() if isinstance(values, np.ndarray) else list(values)


def _taken(values: Any, rows: list[int]) -> Any:
    return values[rows] if isinstance(values, np.ndarray) else [values[row] for row in rows]
