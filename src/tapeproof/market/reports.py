"""Tables of companies' figures beside the prices of a folder: share counts, market values, quarterly revenue.

A figure whose announcement is not dated counts as known late, and is marked so: a quarter's report three months after
its end (the longest that Hong Kong allows a year's results, more than New York does), a share count after 45 days (the
longest for an American quarterly report), a market value on its own day, once that has begun everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from msgspec import Struct

from tapeproof.market.arrow import DAY, WHOLE
from tapeproof.market.figures import KEYS, VALUE, Figures
from tapeproof.market.merge import hours
from tapeproof.market.quality import Quality
from tapeproof.market.rows import BadRow
from tapeproof.market.schema import COLUMNS
from tapeproof.market.tables import csv_rows
from tapeproof.terms.instrument import Instrument

REPORTED_AFTER = timedelta(days=92)
COUNTED_AFTER = timedelta(days=45)
BEGUN_EVERYWHERE = time(12)
"""The hour (UTC) at which a day has begun in the last place on earth."""
LAST = time(23, 59)
MILLION, BILLION = Decimal(10**6), Decimal(10**9)
SCALES = {"million": MILLION, "mn": MILLION, "m": MILLION, "billion": BILLION, "bn": BILLION, "thousand": Decimal(1000)}
CURRENCIES = {"RMB": "CNY", "YUAN": "CNY", "US$": "USD", "HK$": "HKD"}
ROUGH = re.compile(r"round|intraday|month only", re.IGNORECASE)
QUARTER = 3
ON_RECORD = tuple(KEYS)
"""Tables that are handed out as they are, each as a file of its name."""


class _Unfit(ValueError):
    """Why a row cannot be used."""


class _Row(Struct, frozen=True):
    """A row of the record to be: what it is of, its value, and when it became known (assumed or not)."""

    table: str
    key: tuple[Any, ...]
    value: float
    source: str
    known_at: datetime
    quality: Quality = Quality.GOOD
    unit: str | None = None
    """Of a series whose key has none."""


Said = Mapping[str, str]
Reader = Callable[[Said, Mapping[str, Instrument]], Iterator[_Row]]


def read_reports(folder: Path, instruments: Mapping[str, Instrument]) -> tuple[list[Figures], list[BadRow], set[str]]:
    """The figures that the tables of a folder hold, the rows set aside, and the names of the files read.

    ``instruments`` are those of the folder; a row of another is set aside. Raises BadData where a file is no CSV.
    """
    rows: list[_Row] = []
    bad: list[BadRow] = []
    used: set[str] = set()
    for name in (*ON_RECORD, "earnings", "marketcap"):
        file = folder / f"{name}.csv"
        listed = csv_rows(file) if file.exists() else []
        read = _reader(name, listed[0].keys()) if listed else None
        if read is None:
            continue
        used.add(file.name)
        for line, said in enumerate(listed, 2):
            try:
                rows += list(read(said, instruments))
            except _Unfit as why:
                bad.append(BadRow(file.name, line, str(why)))
    return [_figures(table, [row for row in rows if row.table == table]) for table in ON_RECORD], bad, used


def _reader(name: str, columns: Collection[str]) -> Reader | None:
    """How a table is read, by its columns; None where they are not known."""
    if name in ON_RECORD and {*KEYS[name], VALUE[name], "source", "known_at"} <= set(columns):
        return lambda said, instruments: _as_recorded(name, said, instruments)
    known: dict[str, tuple[set[str], Reader]] = {
        "shares": ({"id", "date", "shares_mn"}, _counted),
        "marketcap": ({"id", "date", "market_cap_usd_bn"}, _valued),
        "earnings": ({"id", "period_end", "announce_date", "revenue", "unit"}, _reported),
    }
    needed, read = known.get(name, (set(), _counted))
    return read if needed and needed <= set(columns) else None


def _figures(table: str, rows: list[_Row]) -> Figures:
    columns: dict[str, Any] = {
        name: _column([row.key[at] for row in rows], COLUMNS[table][name]) for at, name in enumerate(KEYS[table])
    }
    return Figures(table, columns | {
        VALUE[table]: np.array([row.value for row in rows], dtype="f8"), "source": [row.source for row in rows],
        "known_at": np.array([_micros(row.known_at) for row in rows], dtype="i8"),
        "quality": np.array([int(row.quality) for row in rows], dtype="i4"),
        **({"unit": [row.unit for row in rows]} if table == "macro" else {}),
    })  # fmt: skip


def _column(values: list[Any], kind: str) -> Any:
    return np.array(values, dtype={DAY: "datetime64[D]", WHOLE: "i8"}[kind]) if kind in {DAY, WHOLE} else values


def _counted(said: Said, instruments: Mapping[str, Instrument]) -> Iterator[_Row]:
    one, day = _whose(said, instruments), _day(said, "date")
    yield _Row(
        "shares", (one.id, day), float(_number(said, "shares_mn") * MILLION), _source(said),
        _end(one, day + COUNTED_AFTER), Quality.ASSUMED,
    )  # fmt: skip


def _valued(said: Said, instruments: Mapping[str, Instrument]) -> Iterator[_Row]:
    one, day = _whose(said, instruments), _day(said, "date")
    rough = Quality.ROUGH if ROUGH.search(said.get("note", "")) else Quality.GOOD
    yield _Row(
        "facts", (one.id, "market_value", day, 0, "USD", None), float(_number(said, "market_cap_usd_bn") * BILLION),
        _source(said), datetime.combine(day, BEGUN_EVERYWHERE, UTC), Quality.ASSUMED | rough,
    )  # fmt: skip


def _reported(said: Said, instruments: Mapping[str, Instrument]) -> Iterator[_Row]:
    """A quarter's revenue, and what was expected of it: known by the announcement at the latest."""
    one, end = _whose(said, instruments), _day(said, "period_end")
    told = bool(said["announce_date"].strip())
    known = _end(one, _day(said, "announce_date") if told else end + REPORTED_AFTER)
    quality = Quality.GOOD if told else Quality.ASSUMED
    for column in ("revenue", "consensus", "consensus_alt"):
        reported = column == "revenue"
        if not said.get(column, "").strip() and not reported:
            continue
        currency, scale = _unit(said, "unit" if reported else f"{column}_unit")
        provider = None if reported else said.get(f"{column}_provider", "").strip() or "analysts"
        yield _Row(
            "facts", (one.id, "revenue", end, QUARTER, currency, provider), float(_number(said, column) * scale),
            _source(said), known, quality,
        )  # fmt: skip


def _as_recorded(table: str, said: Said, instruments: Mapping[str, Instrument]) -> Iterator[_Row]:
    """A row as it is handed out."""
    types = COLUMNS[table]
    if "instrument" in types and table != "listings":
        _whose({"id": said["instrument"]}, instruments)
    key = tuple(
        _day(said, name) if types[name] == DAY else int(_number(said, name)) if types[name] == WHOLE
        else said[name] or None
        for name in KEYS[table]
    )  # fmt: skip
    try:
        known_at = datetime.fromisoformat(said["known_at"]).astimezone(UTC)
    except ValueError:
        raise _Unfit(f"known_at is {said['known_at']!r}, not a moment (write 2025-02-20T21:00:00+00:00)") from None
    marks = Quality.GOOD
    for name in said.get("marks", "").split():
        if name.upper() not in Quality.__members__:
            raise _Unfit(f"{name!r} is no mark")
        marks |= Quality[name.upper()]
    yield _Row(
        table, key, float(_number(said, VALUE[table])), said["source"], known_at, marks, said.get("unit") or None
    )


def _whose(said: Said, instruments: Mapping[str, Instrument]) -> Instrument:
    name = said["id"].strip()
    if name not in instruments:
        raise _Unfit(f"{name or 'nothing'} is not among the instruments")
    return instruments[name]


def _day(said: Said, column: str) -> date:
    text = said[column].strip()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Unfit(f"{column} is {text!r}, not a day (write 2024-12-31)") from None


def _number(said: Said, column: str) -> Decimal:
    text = said[column].strip()
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise _Unfit(f"{column} is {text!r}, not a number") from None
    if not number.is_finite():
        raise _Unfit(f"{column} is {text!r}, not a number")
    return number


def _unit(said: Said, column: str) -> tuple[str, Decimal]:
    """The currency and the scale: "RMB million", "USD bn"."""
    currency, _, scale = said.get(column, "").strip().partition(" ")
    iso = CURRENCIES.get(currency.upper(), currency.upper())
    if not re.fullmatch(r"[A-Z]{3}", iso) or (scale and scale.lower() not in SCALES):
        raise _Unfit(f"{column} is {said.get(column, '')!r}, not a currency and a scale (write USD million)")
    return iso, SCALES[scale.lower()] if scale else Decimal(1)


def _source(said: Said) -> str:
    return said.get("source", "").strip()


def _end(one: Instrument, day: date) -> datetime:
    """The end of a day where an instrument trades: which hour it was is not told."""
    return datetime.combine(day, LAST, ZoneInfo(hours(one).zone)).astimezone(UTC)


def _micros(at: datetime) -> int:
    return int(at.timestamp()) * 1_000_000 + at.microsecond
