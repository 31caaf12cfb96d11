"""Reading a working set: the bars of one instrument, its links, or one field of all instruments side by side."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.market.actions import Days, Floats
from tapeproof.market.bars import Bars, used
from tapeproof.market.bucket import Place
from tapeproof.market.instruments import began
from tapeproof.market.store import Version
from tapeproof.market.workset.columns import BASE, TAIL, Head, mapped, read_head
from tapeproof.market.workset.place import place_of, stamp
from tapeproof.terms.changing import replace
from tapeproof.terms.instrument import Instrument

Ints = NDArray[np.int64]
Rows = NDArray[np.int32]


class Links(Struct, frozen=True, eq=False):
    """Of each row of an instrument (N): the last earlier rows at or above and at or below it, and its run's length.

    Rows count from the instrument's first, -1 for none; values are compared as adjusted for splits, and equal ones
    count as reached (``history.links``). ``run`` is +3 at a third rise in a row, 0 where nothing moved.
    """

    above: Rows
    below: Rows
    run: Rows


class WorkingSet:
    """The published rows of one market version, mapped into memory; stays as it is while it is open."""

    def __init__(self, place: Path, head: Head) -> None:
        """Map every column, since a writer may remove them later. Raises OSError or ValueError where one is gone."""
        self.head = head
        counts = np.frombuffer(head.counts, dtype="i8")
        self._starts = np.append(0, np.cumsum(counts))
        generation = place / head.generation
        self.base = mapped(generation / "base", BASE, int(self._starts[-1]))
        self.tail = mapped(generation / "tail", TAIL, head.tail)

    @classmethod
    def open(cls, folder: Place) -> WorkingSet | None:
        """The working set of a market's folder; None where there is none in step with the record."""
        place = place_of(folder)
        for _ in range(2):  # between head and columns a writer may have put a new generation in place
            head = read_head(place)
            if head is None or head.stamp != stamp(folder):
                return None
            try:
                return cls(place, head)
            except (OSError, ValueError):
                continue
        return None

    @property
    def version(self) -> Version:
        """The market version of the record."""
        return self.head.version

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """Every instrument, in the order of their ids."""
        known = began()
        return tuple(replace(one, began=known[one.id]) if one.id in known else one for one in self.head.instruments)

    @cached_property
    def sessions(self) -> dict[str, Days]:
        """The sessions by exchange, ascending, as the bars showed them."""
        return {mic: _days(packed) for mic, packed in self.head.sessions.items()}

    @cached_property
    def splits(self) -> dict[str, tuple[Days, Floats]]:
        """Ex-days and ratios of every instrument that was split."""
        return {name: (_days(days), np.frombuffer(ratios)) for name, (days, ratios) in self.head.splits.items()}

    def bars(self, name: str) -> Bars:
        """The bars of one instrument as ``read_bars`` gives them, without volumes (NaN)."""
        column = {field: self.column(name, field) for field in ("date", "open", "high", "low", "close", "quality")}
        source, sources = used(self.column(name, "source"), self.head.sources)
        count = len(source)
        return Bars(
            (name,), np.zeros(count, dtype="i4"), **column, volume=np.broadcast_to(np.nan, count),
            source=source, sources=sources, known_at=self.column(name, "known_at"),
        )  # fmt: skip

    def links(self, name: str, point: str) -> Links:
        """The links and runs of an instrument's closes, highs or lows."""
        return Links(*(self.column(name, f"{point}_{what}") for what in ("above", "below", "run")))

    def column(self, name: str, field: str) -> NDArray[Any]:
        """One column of an instrument's rows (N); no copy where all of them lie in the base."""
        code = self._code.get(name, len(self.head.names))
        own = self._own(code)
        later = self._later(code)
        return np.concatenate([self.base[field][own], self.tail[field][later]]) if len(later) else self.base[field][own]

    def side_by_side(self, field: str, sessions: Days) -> Floats:
        """One price of every instrument on some ascending days: (T, N) in the order of ``names``, NaN for a gap."""
        taken = np.full((len(self.head.names), len(sessions)), np.nan)
        if len(sessions):
            self._from_base(field, sessions, taken)
            fresh = np.flatnonzero(self.tail["date"] >= sessions[0])
            _put(taken, self.tail["code"][fresh], self.tail["date"][fresh], self.tail[field][fresh], sessions)
        return taken.T

    @property
    def names(self) -> tuple[str, ...]:
        """The instruments, in the order of their codes."""
        return self.head.names

    def count(self) -> Ints:
        """How many rows each instrument has. (N,)."""
        lengths = np.zeros(len(self.head.names), dtype="i8")
        lengths[: len(self._starts) - 1] = np.diff(self._starts)
        return lengths + np.bincount(self.tail["code"], minlength=len(lengths))

    def at(self, field: str, code: Ints, row: Ints) -> NDArray[Any]:
        """The values of some instruments at some of their rows (K,); every row must be there."""
        inside = row < self._counts[code]
        found = np.empty(len(row), dtype=self.base[field].dtype)
        found[inside] = self.base[field][self._starts[code[inside]] + row[inside]]
        late = self._tail_starts[code[~inside]] + row[~inside] - self._counts[code[~inside]]
        found[~inside] = self.tail[field][self._tail_order[late]]
        return found

    def _from_base(self, field: str, sessions: Days, taken: Floats) -> None:
        """Most instruments have a row on each of the days and on each after them: theirs are copied in one piece."""
        days, values, count = self.base["date"].view("i8"), self.base[field], np.diff(self._starts)
        if not len(days):
            return
        last = days[self._starts[1:][count > 0] - 1]
        asked = sessions.astype("<M8[D]").view("i8")
        width = max(1, int(np.searchsorted(asked, last.max(), side="right")))
        usual = days[self._own(int(np.flatnonzero(count > 0)[np.argmax(last)]))]
        behind = len(usual) - int(np.searchsorted(usual, asked[width - 1], side="right"))
        wide = np.flatnonzero(count >= width + behind)
        begin = self._starts[wide + 1] - width - behind
        gapless = (_windows(days, width)[begin] == asked[:width]).all(axis=1)
        if len(wide) == len(count) and gapless.all():
            taken[: len(count), :width] = _windows(values, width)[begin]
            return
        taken[wide[gapless], :width] = _windows(values, width)[begin[gapless]]
        for code in np.setdiff1d(np.arange(len(count)), wide[gapless]).tolist():
            own = self._own(code)
            rows = slice(own.start + int(np.searchsorted(days[own], asked[0])), own.stop)
            _put(taken, np.full(rows.stop - rows.start, code), self.base["date"][rows], values[rows], sessions)

    @cached_property
    def _code(self) -> dict[str, int]:
        return {name: code for code, name in enumerate(self.head.names)}

    @cached_property
    def _counts(self) -> Ints:
        """The rows of each instrument that lie in the base."""
        counts = np.zeros(len(self.head.names), dtype="i8")
        counts[: len(self._starts) - 1] = np.diff(self._starts)
        return counts

    @cached_property
    def _tail_order(self) -> Ints:
        """The rows of the tail by instrument, and of one instrument in the order in which they came."""
        return np.argsort(self.tail["code"], kind="stable")

    @cached_property
    def _tail_starts(self) -> Ints:
        return np.searchsorted(self.tail["code"][self._tail_order], np.arange(len(self.head.names) + 1))

    def _own(self, code: int) -> slice:
        if code >= len(self._starts) - 1:
            return slice(0, 0)
        return slice(int(self._starts[code]), int(self._starts[code + 1]))

    def _later(self, code: int) -> Ints:
        if not self.head.tail or code >= len(self.head.names):
            return self._tail_order[:0]
        return self._tail_order[self._tail_starts[code] : self._tail_starts[code + 1]]


def _windows(values: NDArray[Any], width: int) -> NDArray[Any]:
    """Every stretch of so many rows, without copying; none where there are fewer rows."""
    if len(values) < width:
        return np.empty((0, width), dtype=values.dtype)
    return np.lib.stride_tricks.sliding_window_view(values, width)


def _put(taken: Floats, code: Ints, day: Days, values: Floats, sessions: Days) -> None:
    column = np.searchsorted(sessions, day)
    there = column < len(sessions)
    there[there] = sessions[column[there]] == day[there]
    taken[code[there], column[there]] = values[there]


def _days(packed: bytes) -> Days:
    return np.frombuffer(packed, dtype="<M8[D]")
