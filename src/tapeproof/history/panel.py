"""A panel: prices of some instruments on the sessions of one calendar."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.terms.changing import replace
from tapeproof.terms.quantity import Point

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Days = NDArray[np.datetime64]


class Panel(Struct, frozen=True):
    """T sessions x N columns, all arrays of shape (T, N) but where said otherwise.

    Prices are split-adjusted, NaN where there is none (a gap, never a holiday); ``undo`` turns them back into
    those printed at the time. ``source`` indexes ``sources``; ``known_at`` is in UTC seconds. ``members`` is False
    where a column is not known to be of the group asked for. ``began`` is an instrument's own first day where it
    is known; ``decimals`` (N) are those the record keeps. ``asked`` is the first row that is asked for: a measure
    answers for the Q rows from there on, and looks at all of those before them. Cutting asks for every row again.
    """

    sessions: Days
    columns: tuple[str, ...]
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    undo: Floats
    suspect: Bools
    source: Ints
    sources: tuple[str, ...]
    known_at: NDArray[np.datetime64]
    members: Bools
    began: tuple[date | None, ...]
    decimals: Ints
    asked: int = 0

    @property
    def rows(self) -> Ints:
        """The rows asked for. (Q,)."""
        return np.arange(self.asked, len(self.sessions))

    @property
    def days(self) -> Days:
        """The sessions of the rows asked for. (Q,)."""
        return self.sessions[self.asked :]

    @property
    def shape(self) -> tuple[int, int]:
        """The shape of an answer, (Q, N)."""
        return len(self.sessions) - self.asked, len(self.columns)

    def answered(self, values: NDArray[Any]) -> NDArray[Any]:
        """Of an array (T, N) or (T,) the rows asked for."""
        return values[self.asked :]

    def last(self) -> Self:
        """The same panel, asked for its last row alone."""
        return replace(self, asked=max(len(self.sessions) - 1, 0))

    def whole(self) -> Self:
        """The same panel, asked for every row."""
        return replace(self, asked=0) if self.asked else self

    def price(self, point: Point) -> Floats:
        """The prices of one point of the session; of a range, its close."""
        return {Point.OPEN: self.open, Point.HIGH: self.high, Point.LOW: self.low}.get(point, self.close)

    def until(self, day: date) -> Self:
        """The panel as it was at the end of a day: later rows are cut off."""
        rows = int(np.searchsorted(self.sessions, np.datetime64(day), side="right"))
        return self._rows(slice(0, rows))

    def since(self, day: date) -> Self:
        """The panel of a record that begins on a day; whose beginning lies before is no longer covered."""
        rows = int(np.searchsorted(self.sessions, np.datetime64(day), side="left"))
        return self._rows(slice(rows, None))

    def only(self, column: int) -> Self:
        """One column, as a panel."""
        changes: dict[str, Any] = {name: getattr(self, name)[:, column : column + 1] for name in _ARRAYS}
        changes["columns"] = (self.columns[column],)
        changes["began"] = (self.began[column],)
        changes["decimals"] = self.decimals[column : column + 1]
        return replace(self, **changes)

    def row(self, day: date) -> int:
        """The last session at or before a day; -1 where there is none."""
        return int(np.searchsorted(self.sessions, np.datetime64(day), side="right")) - 1

    def _rows(self, rows: slice) -> Self:
        kept: dict[str, Any] = {name: getattr(self, name) for name in self.__struct_fields__}
        kept |= {name: kept[name][rows] for name in (*_ARRAYS, "sessions")}
        return type(self)(**(kept | {"asked": 0}))


_ARRAYS = ("open", "high", "low", "close", "undo", "suspect", "source", "known_at", "members")


class Found(Struct, frozen=True):
    """What a measure found: arrays (Q, N) of the rows asked for, or scalars after ``pick``. Kinds add fields.

    ``least`` and ``most`` bound the value: they differ from it where any price of a session may be meant, or
    where the record keeps few decimals. ``now_at``, ``then_at`` and ``rival_at`` are rows of the panel, -1 for none.
    """

    known: Any
    value: Any
    least: Any
    most: Any
    now_at: Any
    then_at: Any
    rival_at: Any

    def pick(self, row: int, column: int) -> Self:
        """One cell of everything found; row -1 is the last."""
        return type(self)(**{name: getattr(self, name)[row, column] for name in self.__struct_fields__})
