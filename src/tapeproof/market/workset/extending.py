"""The rows that came later: bars recorded since a working set was made, with their links into what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.history.links import next_at_or_above, next_run_length
from tapeproof.market.actions import NO_SPLITS, Floats
from tapeproof.market.bars import Bars, read_bars
from tapeproof.market.rows import PRICES
from tapeproof.market.store import Store
from tapeproof.market.workset.columns import BARS, LINKS, POINTS, ROOM, RUNS
from tapeproof.market.workset.reading import WorkingSet
from tapeproof.market.workset.shares import Shares, Splits
from tapeproof.terms.instrument import Instrument

MOST_DAYS = 64
"""Rows of one instrument written behind the others at one time; more are derived faster as a new generation."""
NEVER = np.datetime64(-(1 << 19), "D")

Columns = dict[str, NDArray[Any]]
Ints = NDArray[np.int64]


class Later(Struct, frozen=True):
    """Rows to write behind a tail, and the names and sources that their codes stand for."""

    columns: Columns
    names: tuple[str, ...]
    sources: tuple[str, ...]


def bar_columns(bars: Bars, sources: dict[str, int]) -> Columns:
    """The columns of bars; their sources are codes in ``sources``, which grows by the new ones."""
    columns: Columns = {name: getattr(bars, name) for name in BARS}
    codes = np.array([sources.setdefault(text, len(sources)) for text in bars.sources], dtype="i4")
    columns["source"] = codes[bars.source]
    return columns


def later_rows(
    before: WorkingSet, store: Store, instruments: Sequence[Instrument], splits: Splits
) -> Later | None:  # fmt: skip
    """What was recorded since, as rows to write behind; None where what is there no longer holds, or is outgrown.

    It holds where every row lies after its instrument's last, and so does the ex-day of every split that changed.
    """
    known = set(before.names)
    names = (*before.names, *(one.id for one in instruments if one.id not in known))
    last = _last_days(before, len(names))
    if any(day <= last[code] for code, day in _changed(before.splits, splits, names)):
        return None
    fresh = read_bars(store, names, values=PRICES, after=before.version.recorded_at)
    place = {name: code for code, name in enumerate(names)}
    code = np.array([place[name] for name in fresh.names], dtype="i8")[fresh.code]
    per = np.bincount(code, minlength=len(names))
    if before.head.tail + len(code) > ROOM or per.max(initial=0) > MOST_DAYS or (fresh.date <= last[code]).any():
        return None
    sources = {text: which for which, text in enumerate(before.head.sources)}
    columns = {"code": code, **bar_columns(fresh, sources)}
    order = np.argsort(code, kind="stable")  # new instruments have the last codes, wherever their names stand
    columns = {name: column[order] for name, column in columns.items()}
    _Linking(before, columns, Shares(names, splits), per).run()
    return Later(columns, names, tuple(sources))


def _last_days(before: WorkingSet, count: int) -> NDArray[np.datetime64]:
    last = np.full(count, NEVER)
    there = np.flatnonzero(before.count() > 0)
    last[there] = before.at("date", there, before.count()[there] - 1)
    return last


def _changed(was: Splits, now: Splits, names: Sequence[str]) -> list[tuple[int, np.datetime64]]:
    """The instruments (by code) and ex-days of splits that came, went or changed."""
    found = []
    for code, name in enumerate(names):
        old, new = (
            set(zip(days.tolist(), ratios.tolist(), strict=True))
            for days, ratios in (splits.get(name, NO_SPLITS) for splits in (was, now))
        )
        found += [(code, np.datetime64(day, "D")) for day, _ in old ^ new]
    return found


class _Linking:
    """Links and runs of later rows (R), sorted by instrument and day, into those of a working set and each other."""

    def __init__(self, before: WorkingSet, columns: Columns, shares: Shares, per: Ints) -> None:
        self.before, self.columns, self.shares = before, columns, shares
        self.count = np.zeros(len(per), dtype="i8")
        self.count[: len(before.names)] = before.count()
        self.begin: Ints = np.append(0, np.cumsum(per)[:-1])
        for name in (*LINKS, *RUNS):
            columns[name] = np.zeros(len(columns["code"]), dtype="i4")

    def run(self) -> None:
        """Fill the columns: the first later row of every instrument, then the second."""
        code = self.columns["code"]
        which = np.arange(len(code)) - self.begin[code]
        for step in range(int(which.max(initial=-1)) + 1):
            rows = np.flatnonzero(which == step)
            for point in POINTS:
                self._link(point, rows)

    def _link(self, point: str, rows: Ints) -> None:
        code = self.columns["code"][rows]
        latest = self.count[code] + rows - self.begin[code] - 1
        level = self.columns[point][rows] * self.shares.held(code, self.columns["date"][rows])
        for side, sign in (("above", 1), ("below", -1)):
            self.columns[f"{point}_{side}"][rows] = next_at_or_above(
                sign * level, latest, partial(self._level, point, code, sign),
                partial(self._at, f"{point}_{side}", code),
            )  # fmt: skip
        length, value = np.zeros(len(rows), dtype="i4"), np.full(len(rows), np.nan)
        looking = np.flatnonzero(latest >= 0)
        while len(looking):
            value[looking] = self._level(point, code, 1, looking, latest[looking])
            length[looking] = self._at(f"{point}_run", code, looking, latest[looking])
            looking = looking[np.isnan(value[looking])]
            latest[looking] -= 1
            looking = looking[latest[looking] >= 0]
        self.columns[f"{point}_run"][rows] = next_run_length(level, value, length)

    def _level(self, point: str, codes: Ints, sign: int, which: Ints, row: Ints) -> Floats:
        held = self.shares.held(codes[which], self._at("date", codes, which, row))
        return np.asarray(sign * self._at(point, codes, which, row) * held)

    def _at(self, field: str, codes: Ints, which: Ints, row: Ints) -> NDArray[Any]:
        code = codes[which]
        old = row < self.count[code]
        found = np.empty(len(row), dtype=self.columns[field].dtype)
        found[old] = self.before.at(field, code[old], row[old])
        found[~old] = self.columns[field][self.begin[code[~old]] + row[~old] - self.count[code[~old]]]
        return found
