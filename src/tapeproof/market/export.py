"""Handing the record out: prices as traded on the day, dividends and splits as paid, in files that anyone reads.

A folder gets ``bars``, ``actions`` and ``instruments.csv``, and a CSV file of each table of figures that is not empty;
added to an empty market, it gives the same panels.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct

from tapeproof.market.actions import read_actions
from tapeproof.market.arrow import DAY, REAL, TEXT, Coded, texts, to_arrow, wholes
from tapeproof.market.bars import Bars, read_bars
from tapeproof.market.engine import ROW_GROUP
from tapeproof.market.figures import KEYS, VALUE, read_figures
from tapeproof.market.instruments import read_instruments
from tapeproof.market.merge import TOLD
from tapeproof.market.quality import Quality
from tapeproof.market.rows import VALUES
from tapeproof.market.schema import COLUMNS
from tapeproof.market.store import MANY, Store
from tapeproof.terms.errors import BadData
from tapeproof.terms.instrument import Instrument

FORMS = ("csv", "parquet")
BARS = {"instrument": TEXT, "date": DAY, **dict.fromkeys(VALUES, REAL), "source": TEXT}
ACTIONS = {"instrument": TEXT, "date": DAY, "dividend": REAL, "split": REAL}
INSTRUMENTS = ("id", "name", "kind", "currency", "exchange", "company", "source", "notes", "marks")
Columns = dict[str, Any]


class Exported(Struct, frozen=True):
    """What was handed out: counts, and the files."""

    instruments: int
    bars: int
    actions: int
    files: tuple[Path, ...]


def export(
    store: Store, folder: Path, ids: Sequence[str] = (), form: str = "csv", since: date | None = None
) -> Exported:  # fmt: skip
    """Write the bars (and actions) of some instruments (none named: all) into a folder, made where there is none.

    ``since`` is the first day handed out. Of a corrected row the newest is. Raises BadData where the folder holds
    such files already or cannot be written; no file is then there by its name unless it is whole.
    """
    wanted = [one for one in read_instruments(store) if not ids or one.id in ids]
    first = np.datetime64(since, "D") if since else None
    write = _csv if form == "csv" else _parquet
    files = tuple(folder / name for name in (f"bars.{form}", f"actions.{form}", "instruments.csv"))
    facts: list[list[str]] = []
    notes = _notes(store)
    counts = [0, 0]

    def bars() -> Iterator[Columns]:
        for at in range(0, len(wanted), MANY):
            some = wanted[at : at + MANY]
            read = read_bars(store, [one.id for one in some])
            facts.extend(_facts(one, read.of(one.id), notes.get(one.id, "")) for one in some)
            read = read.take(read.date >= first) if first is not None else read
            counts[0] += len(read)
            yield _bar_columns(read)

    def actions() -> Iterator[Columns]:
        columns = _action_columns(store, {one.id for one in wanted}, first)
        counts[1] = len(columns["date"])
        yield columns

    try:
        _room(folder)
        _whole(files[0], lambda file: write(file, BARS, bars()))
        _whole(files[1], lambda file: write(file, ACTIONS, actions()))
        _whole(files[2], lambda file: _lines(file, INSTRUMENTS, iter(facts)))
        for table in KEYS:
            lines = _figure_lines(store, table, {one.id for one in wanted} if ids else None, first)
            if lines:
                files = (*files, folder / f"{table}.csv")
                _whole(files[-1], partial(_lines, header=_header(table), rows=iter(lines)))
    except OSError as wrong:
        raise BadData(
            str(folder), "a folder to write to", wrong.strerror or str(wrong), hint="Name another folder."
        ) from wrong
    return Exported(len(wanted), counts[0], counts[1], files)


def _room(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    names = {f"{what}.{form}" for what in ("bars", "actions", *KEYS) for form in FORMS}
    names |= {"instruments.csv", "daily.parquet"}
    if there := sorted(file.name for file in folder.iterdir() if file.name in names):
        raise BadData(
            str(folder), "a folder without exported files", ", ".join(there), hint="Name another folder, or empty it."
        )


def _whole(file: Path, write: Callable[[Path], None]) -> None:
    """Write under another name first: what bears the file's own name is complete."""
    part = file.with_name(f".{file.name}.part")
    try:
        write(part)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _facts(one: Instrument, bars: Bars, notes: str) -> list[str]:
    told = int(np.bitwise_and.reduce(bars.quality)) & TOLD if len(bars) else 0  # a mark of some rows is none of all
    marks = [str(mark.name).lower() for mark in Quality if mark & told]
    sources = [bars.sources[code] for code in dict.fromkeys(bars.source.tolist())]
    facts = (one.currency, one.exchange, one.company, "; ".join(sources), notes, " ".join(marks))
    return [one.id, one.name, one.type.value, *(fact or "" for fact in facts)]


def _notes(store: Store) -> dict[str, str]:
    table = store.scan("instruments", ("id", "quality", "recorded_at"))
    names, notes = texts(table["id"]), texts(table["quality"])
    order = np.argsort(wholes(table["recorded_at"]), kind="stable").tolist()
    return {names[row]: notes[row] or "" for row in order}


def _bar_columns(bars: Bars) -> Columns:
    return {
        "instrument": Coded(bars.code, bars.names), "date": bars.date,
        **{name: getattr(bars, name) for name in VALUES}, "source": Coded(bars.source, bars.sources),
    }  # fmt: skip


def _action_columns(store: Store, ids: set[str], first: np.datetime64 | None) -> Columns:
    said = sorted(
        (name, day, dividend, split)
        for (name, day), (dividend, split) in read_actions(store).items()
        if name in ids and (first is None or np.datetime64(day, "D") >= first)
    )
    names, days, dividends, splits = zip(*said, strict=True) if said else ((), (), (), ())
    return {
        "instrument": list(names), "date": np.array(days, dtype="datetime64[D]"),
        "dividend": np.array(dividends, dtype="f8"), "split": np.array(splits, dtype="f8"),
    }  # fmt: skip


def _header(table: str) -> tuple[str, ...]:
    unit = ("unit",) if "unit" in COLUMNS[table] and "unit" not in KEYS[table] else ()
    return (*KEYS[table], VALUE[table], *unit, "source", "known_at", "marks")


def _figure_lines(store: Store, table: str, ids: set[str] | None, first: np.datetime64 | None) -> list[list[str]]:
    """All vintages of the rows of some instruments (None: all series), from a day on."""
    read = read_figures(store, table)
    whose = read["instrument"] if "instrument" in read else read[KEYS[table][0]]
    day = read.get("date", read.get("period"))
    marks = [
        " ".join(str(mark.name).lower() for mark in Quality if mark & quality) for quality in read["quality"].tolist()
    ]
    spelled = {
        name: _spelled(read[name], kind) for name, kind in COLUMNS[table].items() if kind in {TEXT, DAY, REAL}
    } | {name: [str(value) for value in read[name].tolist()] for name in ("months",) if name in read}
    spelled["known_at"] = [
        (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at)).isoformat() for at in read["known_at"].tolist()
    ]
    spelled["marks"] = marks
    return [
        [spelled[name][row] for name in _header(table)]
        for row in range(len(marks))
        if (ids is None or whose[row] in ids) and (first is None or day is None or day[row] >= first)
    ]


def _csv(file: Path, types: dict[str, str], parts: Iterator[Columns]) -> None:
    def rows() -> Iterator[Sequence[str]]:
        for part in parts:
            yield from zip(*(_spelled(part[name], kind) for name, kind in types.items()), strict=True)

    _lines(file, tuple(types), rows())


def _lines(file: Path, header: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream, lineterminator="\n")
        lines.writerow(header)
        lines.writerows(rows)


def _spelled(column: Any, kind: str) -> list[str]:
    """The shortest digits that give the same number; nothing where there is none."""
    if kind == TEXT:
        return [text or "" for text in (column.texts() if isinstance(column, Coded) else column)]
    if kind == DAY:
        return [str(day) for day in column.astype(object)]
    return ["" if isnan(value) else repr(value).removesuffix(".0") for value in column.tolist()]


def _parquet(file: Path, types: dict[str, str], parts: Iterator[Columns]) -> None:
    import arro3.core as arro  # noqa: PLC0415  late: only exporting writes foreign files
    import arro3.io  # noqa: PLC0415  late, as above

    schema = to_arrow(_nothing(types), types).schema
    batches = (batch for part in parts for batch in to_arrow(part, types).combine_chunks().to_batches())
    arro3.io.write_parquet(
        arro.RecordBatchReader.from_batches(schema, batches), file, compression="zstd(3)", max_row_group_size=ROW_GROUP
    )


def _nothing(types: dict[str, str]) -> Columns:
    kinds = {DAY: "datetime64[D]", REAL: "f8"}
    return {name: [] if kind == TEXT else np.empty(0, dtype=kinds[kind]) for name, kind in types.items()}
