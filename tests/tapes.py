"""Panels for tests: written as tables, or drawn to hurt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from tapeproof.history.panel import Panel
from tapeproof.terms.changing import replace

GAP = {"-", ".", ""}
FIELDS = ("open", "high", "low", "undo", "member")


def panel(days: Sequence[date], closes: Mapping[str, Sequence[float | None]], **fields) -> Panel:
    """A panel of closes by column; ``high=…`` and the like by column too, ``began`` and ``decimals`` by column."""
    shape = (len(days), len(closes))

    def filled(name: str, default: np.ndarray) -> np.ndarray:
        array = np.array(default, dtype=np.float64)
        for index, column in enumerate(closes):
            if column in fields.get(name, {}):
                array[:, index] = [np.nan if v is None else v for v in fields[name][column]]
        return array

    close = np.array([[np.nan if v is None else v for v in column] for column in closes.values()], dtype=np.float64)
    close = close.T.reshape(shape)
    return Panel(
        sessions=np.array(days, dtype="datetime64[D]"),
        columns=tuple(closes),
        open=filled("open", close),
        high=filled("high", close),
        low=filled("low", close),
        close=close,
        undo=filled("undo", np.ones(shape)),
        suspect=np.zeros(shape, dtype=bool),
        source=np.zeros(shape, dtype=np.int64),
        sources=("by hand",),
        known_at=np.broadcast_to(np.array(days, dtype="datetime64[s]")[:, None], shape),
        members=filled("member", np.ones(shape)) > 0,
        began=tuple(fields.get("began", {}).get(column) for column in closes),
        decimals=np.array([fields.get("decimals", {}).get(column, 2) for column in closes], dtype=np.int64),
    )


def last_day(text: str) -> date:
    """The last calendar day of "2024", "2024-03" or "2024-03-07"."""
    parts = [int(part) for part in text.split("-")]
    match parts:
        case [year]:
            return date(year, 12, 31)
        case [year, month]:
            return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(*parts)


def first_day(text: str) -> date:
    """The first calendar day of "2024", "2024-03" or "2024-03-07"."""
    return date(*([int(part) for part in text.split("-")] + [1, 1])[:3])


def table(text: str) -> Panel:
    """Read a table: a header of columns ("X", "X.high", "X.undo", "X.member"), then a day a line; "-" is a gap.

    Lines before the header: "X listed 2001-03-05", "X keeps 1 decimal".
    """
    began, decimals, rows, header = {}, {}, [], None
    for line in text.strip().splitlines():
        if listed := re.fullmatch(r"(\S+) listed (\S+)", line.strip()):
            began[listed[1]] = first_day(listed[2])
        elif kept := re.fullmatch(r"(\S+) keeps (\d+) decimals?", line.strip()):
            decimals[kept[1]] = int(kept[2])
        elif header is None:
            header = line.split()[1:]
        else:
            rows.append(line.split())
    if header is None:
        message = "a table of prices has a header"
        raise ValueError(message)
    days = [last_day(row[0]) for row in rows]
    cells = {
        name: [None if row[i + 1] in GAP else float(row[i + 1].replace(",", "")) for row in rows]
        for i, name in enumerate(header)
    }
    closes = {name: cells[name] for name in header if "." not in name}
    fields = {
        field: {name.split(".")[0]: cells[name] for name in header if name.endswith(f".{field}")} for field in FIELDS
    }
    return panel(days, closes, began=began, decimals=decimals, **fields)


def weekdays(first: date, count: int) -> list[date]:
    """So many days from Monday to Friday."""
    days = (first + timedelta(days=i) for i in range(2 * count + 7))
    return [day for day in days if day.weekday() < 5][:count]


def hurting(seed: int, rows: int = 90, columns: int = 5, pace: int = 1) -> Panel:
    """A history made to hurt: ties, flat days, gaps, late listing, delisting, splits, a group that changes.

    Days jump over holidays, sometimes over weeks, so that a few rows cross many months and years; more of them at a
    quicker pace.
    """
    rng = np.random.default_rng(seed)
    steps = rng.choice([1, 1, 1, 2, 3, 8, 31, 90], size=rows, p=[0.2, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])
    days = np.datetime64("1999-12-20") + np.cumsum(steps * pace)
    # Few values, so that ties are many; a still column; one that only falls and then rises.
    close = 20.0 + rng.integers(-4, 5, size=(rows, columns)).cumsum(axis=0) % 17
    close[rng.random((rows, columns)) < 0.05] = np.nan
    if columns > 1:
        close[: rows // 3, 1] = np.nan
        close[-rows // 4 :, columns - 1] = np.nan
        close[5:9, 0] = close[5, 0]
    spread = rng.integers(0, 3, size=(2, rows, columns))
    undo = np.ones((rows, columns))
    undo[: rows // 2, 0] = 2.0
    made = panel([day.item() for day in days], {f"C{i}": close[:, i] for i in range(columns)})
    members = rng.random((rows, columns)) < 0.9
    members[: rows // 5] = False
    began = [None if rng.random() < 0.5 else first_close(made, i) for i in range(columns)]
    return replace(
        made, high=close + spread[0], low=close - spread[1], undo=undo, members=members, began=tuple(began),
        open=close + rng.integers(-1, 2, size=(rows, columns)),
    )  # fmt: skip


def first_close(made: Panel, column: int) -> date | None:
    """The first day with a close."""
    known = np.flatnonzero(np.isfinite(made.close[:, column]))
    return made.sessions[known[0]].item() if len(known) else None
