"""The instruments of a market: what the record says of them, and when each began, where that is well known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tapeproof.market.arrow import coded, taken, texts, wholes
from tapeproof.market.schema import COLUMNS
from tapeproof.market.store import Store
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.words.listed import read_list

UNUSED = {"rows", "quality", "source", "known_at", "recorded_at"}
"""Columns of the table that an instrument does not show."""


def read_instruments(store: Store | None) -> tuple[Instrument, ...]:
    """Every instrument of a market by its newest row, in the order of their ids."""
    if store is None:
        return ()
    table = store.scan("instruments", tuple(COLUMNS["instruments"]))
    rows = list(_newest(table).values())
    if not rows:
        return ()
    column = {name: texts(taken(table[name], rows)) for name in COLUMNS["instruments"] if name not in UNUSED}
    return tuple(_instrument(column, row) for row in range(len(rows)))


def row_counts(store: Store | None) -> dict[str, int]:
    """How many bars of each instrument are on record."""
    if store is None:
        return {}
    table = store.scan("instruments", ("id", "rows", "recorded_at"))
    rows = wholes(table["rows"])
    return {name: int(rows[row]) for name, row in _newest(table).items()}


def _newest(table: Any) -> dict[str, int]:
    """The newest row of every instrument, in the order of their ids; each day adds a row of each that was dealt in."""
    known: dict[str, int] = {}
    code = coded(table["id"], known)
    newest = np.empty(len(known), dtype="i8")
    order = np.argsort(wholes(table["recorded_at"]), kind="stable")
    newest[code[order]] = order  # of rows of one instrument the last assigned stays
    return {name: int(newest[known[name]]) for name in sorted(known)}


def instrument_columns(
    instruments: Sequence[tuple[Instrument, int]], notes: Mapping[str, str], sources: Mapping[str, str],
    recorded_at: int,
) -> dict[str, Any]:  # fmt: skip
    """The rows of the table for instruments with their counts of bars; ``recorded_at`` in UTC microseconds."""
    ones = [one for one, _ in instruments]
    moment = np.full(len(ones), recorded_at)
    return {
        "id": [one.id for one in ones], "name": [one.name for one in ones], "type": [one.type.value for one in ones],
        "currency": [one.currency for one in ones], "exchange": [one.exchange for one in ones],
        "company": [one.company for one in ones], "adjusted": np.array([one.adjusted for one in ones], dtype=bool),
        "first": np.array([one.first for one in ones], dtype="datetime64[D]"),
        "last": np.array([one.last for one in ones], dtype="datetime64[D]"),
        "rows": np.array([count for _, count in instruments], dtype="i8"),
        "quality": [notes.get(one.id, "") for one in ones], "source": [sources.get(one.id, "") for one in ones],
        "known_at": moment, "recorded_at": moment,
    }  # fmt: skip


@cache
def _beginnings() -> dict[str, dict[str, date]]:
    return read_list((Path(__file__).parent / "data" / "began.toml").read_text("utf-8"))


@cache
def began() -> dict[str, date]:
    """The first days of well-known instruments: those for which an index has a value, a share's listing."""
    tables = (table for name, table in _beginnings().items() if name != "published")
    return {name: day for table in tables for name, day in table.items()}


def published() -> dict[str, date]:
    """The days from which indices were published that were then calculated backwards."""
    return _beginnings()["published"]


def _instrument(column: Mapping[str, list[Any]], row: int) -> Instrument:
    name = column["id"][row]
    return Instrument(
        name, column["name"][row], InstrumentType(column["type"][row]), column["currency"][row],
        column["exchange"][row], column["company"][row], column["first"][row], column["last"][row],
        began().get(name), column["adjusted"][row],
    )  # fmt: skip
