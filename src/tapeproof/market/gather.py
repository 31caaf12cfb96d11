"""What a path offers: a folder with tables of instruments, prices, actions and figures, or plain price tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.market.actions import as_printed, later_splits
from tapeproof.market.arrow import coded, days, reals
from tapeproof.market.figures import Figures
from tapeproof.market.layout import PLAIN, Layout
from tapeproof.market.listings import well_known
from tapeproof.market.progress import Progress, silent
from tapeproof.market.quality import Quality
from tapeproof.market.reports import read_reports
from tapeproof.market.rows import PRICES, BadRow, Rows, joined, sound
from tapeproof.market.symbols import TYPES, described
from tapeproof.market.tables import csv_columns, csv_rows, parquet_columns, read_prices
from tapeproof.terms.changing import replace
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.instrument import Instrument, InstrumentType

NEGATIVE = {InstrumentType.FUTURE, InstrumentType.YIELD, InstrumentType.SPOT}
"""Types whose price may be zero or less: WTI closed at -37.63 on 20 April 2020."""
TABLE = {".csv", ".parquet", ".pq"}
DIVIDED = "daily.parquet"
"""Prices divided by later splits, as sources have them; the others of a folder are as traded, as we export them."""
PRICES_OF_A_FOLDER = (DIVIDED, "bars.parquet", "bars.csv")


class Actions(Struct, frozen=True, eq=False):
    """Dividends (cash per share) and split ratios by ex-day, as columns; NaN where there is none."""

    instrument: tuple[str, ...]
    date: NDArray[np.datetime64]
    dividend: NDArray[np.float64]
    split: NDArray[np.float64]


NO_ACTIONS = Actions((), np.empty(0, "datetime64[D]"), np.empty(0), np.empty(0))


class Offer(Struct, frozen=True, eq=False):
    """What a path or a feed offers: prices as traded (sorted, each instrument and day once), and what belongs to them.

    ``told`` are the marks that a source puts on all rows of an instrument, ``notes`` what it says in words,
    ``figures`` are rows of other tables than those of prices.
    """

    rows: Rows
    actions: Actions
    instruments: dict[str, Instrument]
    sources: dict[str, str]
    notes: dict[str, str]
    told: dict[str, Quality]
    bad: tuple[BadRow, ...]
    unread: tuple[str, ...] = ()
    figures: tuple[Figures, ...] = ()


def together(offers: Sequence[Offer]) -> Offer:
    """Several offers, each of instruments of its own, as one."""
    actions = [offer.actions for offer in offers]
    day, dividend, split = (
        np.concatenate([getattr(one, part) for one in actions]) for part in ("date", "dividend", "split")
    )
    by_name: dict[str, dict[str, Any]] = {
        part: {key: value for offer in offers for key, value in getattr(offer, part).items()}
        for part in ("instruments", "sources", "notes", "told")
    }
    return Offer(
        joined(offer.rows for offer in offers).sorted(),
        Actions(tuple(name for one in actions for name in one.instrument), day, dividend, split),
        **by_name,
        bad=tuple(row for offer in offers for row in offer.bad),
        unread=tuple(name for offer in offers for name in offer.unread),
        figures=tuple(figures for offer in offers for figures in offer.figures),
    )


def gather(
    path: Path, known: dict[str, Instrument], progress: Progress = silent, layout: Layout = PLAIN
) -> Offer:  # fmt: skip
    """Read what is at a path; ``known`` are the instruments already on record, ``layout`` that of plain tables.

    Raises NotFound where nothing is there, BadData where a file cannot be read or none can be used.
    """
    if not path.exists():
        raise NotFound("file or folder", str(path), hint="Name a CSV or Parquet file, or a folder of them.")
    if layout is PLAIN and (path / "instruments.csv").exists():
        prices = next((path / name for name in PRICES_OF_A_FOLDER if (path / name).exists()), None)
        if prices is not None:
            return _folder(path, prices, progress)
    files = [path] if path.is_file() else sorted(file for file in path.iterdir() if file.suffix.lower() in TABLE)
    if not files or files[0].suffix.lower() not in TABLE:
        raise BadData(
            str(path), "CSV or Parquet files with the columns instrument, date, close", "none",
            hint="Name a file that ends in .csv or .parquet, or a folder with such files.",
        )  # fmt: skip
    unread = () if path.is_file() else tuple(sorted(f.name for f in path.iterdir() if f.is_file() and f not in files))
    return _plain(files, known, unread, progress, layout)


def _plain(
    files: list[Path], known: dict[str, Instrument], unread: tuple[str, ...], progress: Progress, layout: Layout
) -> Offer:  # fmt: skip
    parts, bad, sources = [], [], {}
    for file in files:
        rows = read_prices(file, progress, layout)
        names = {name: known.get(name) or described(name) for name in rows.names}
        kept, wrong = sound(rows, file.name, frozenset(n for n, i in names.items() if i.type in NEGATIVE))
        parts.append(kept)
        bad += wrong
        sources.update(dict.fromkeys(kept.names, file.name))
    rows, again = sound(joined(parts), "the files together", frozenset(sources))
    instruments = {name: known.get(name) or described(name) for name in rows.names}
    if layout.adjusted:
        instruments = {name: replace(one, adjusted=True) for name, one in instruments.items()}
    told = {name: Quality.ADJUSTED for name, one in instruments.items() if one.adjusted}
    return Offer(rows, NO_ACTIONS, instruments, sources, {}, told, (*bad, *again), unread)


def _folder(path: Path, prices: Path, progress: Progress) -> Offer:
    listed = csv_rows(path / "instruments.csv")
    if listed and not {"id", "name", "kind"} <= listed[0].keys():
        raise BadData(str(path / "instruments.csv"), "the columns id, name, kind", ", ".join(listed[0]) or "none")
    instruments = {row["id"]: _instrument(row) for row in listed if row["id"]}
    rows = read_prices(prices, progress)
    instruments |= {name: described(name) for name in rows.names if name and name not in instruments}
    free = frozenset(name for name, one in instruments.items() if one.type in NEGATIVE)
    rows, bad = sound(rows, prices.name, free)
    paid = prices.with_name(f"actions{prices.suffix}")
    actions = _actions(paid) if paid.exists() else NO_ACTIONS
    if prices.name == DIVIDED:
        rows, actions = as_traded(rows, actions)
    figures, wrong, read = read_reports(path, instruments)
    if "listings.csv" not in read:
        figures.append(well_known(instruments))
    used = {prices.name, paid.name, "instruments.csv", *read}
    unread = tuple(sorted(f.name for f in path.iterdir() if f.suffix.lower() in TABLE and f.name not in used))
    return Offer(
        rows, actions, instruments,
        {row["id"]: _source(row.get("source", ""), prices.name) for row in listed},
        {row["id"]: row.get("notes", "") for row in listed},
        {row["id"]: _marks(row) for row in listed},
        (*bad, *wrong), unread, tuple(each for each in figures if len(each.columns["known_at"])),
    )  # fmt: skip


def as_traded(rows: Rows, actions: Actions) -> tuple[Rows, Actions]:
    """Undo the division by later splits: prices and dividends as paid on the day, volumes as counted then."""
    splits: dict[str, list[int]] = {}
    for at in np.flatnonzero(actions.split > 0).tolist():
        splits.setdefault(actions.instrument[at], []).append(at)
    columns = {name: getattr(rows, name).copy() for name in (*PRICES, "volume")}
    dividend = actions.dividend.copy()
    paid = np.array(actions.instrument)
    ends = np.searchsorted(rows.code, np.arange(len(rows.names) + 1, dtype="i4"))
    for code, name in enumerate(rows.names):
        if name not in splits:
            continue
        ex, ratio = actions.date[splits[name]], actions.split[splits[name]]
        where = slice(int(ends[code]), int(ends[code + 1]))
        factor = later_splits(rows.date[where], ex, ratio)
        divided = factor != 1
        for column in PRICES:
            columns[column][where][divided] = as_printed(columns[column][where][divided] * factor[divided])
        columns["volume"][where][divided] = np.round(columns["volume"][where][divided] / factor[divided])
        own = np.flatnonzero(paid == name)
        dividend[own] = as_printed(dividend[own] * later_splits(actions.date[own], ex, ratio))
    return replace(rows, **columns), replace(actions, dividend=dividend)


def _actions(file: Path) -> Actions:
    names: tuple[str, ...] = ("instrument", "date", "dividend", "split")
    if file.suffix == ".csv":
        said = csv_columns(file, names)
        try:
            day = np.array(said["date"], dtype="datetime64[D]")
            dividend, split = (np.array([text or "nan" for text in said[name]], dtype="f8") for name in names[2:])
        except ValueError as error:
            raise BadData(str(file), "dates as 2024-12-31 and plain numbers", str(error)) from error
        return Actions(tuple(said["instrument"]), day, dividend, split)
    table = parquet_columns(file, names)
    known: dict[str, int] = {}
    code = coded(table["instrument"], known)
    names = tuple(known)
    return Actions(
        tuple(names[i] for i in code.tolist()), days(table["date"]), reals(table["dividend"]), reals(table["split"])
    )


def _instrument(row: dict[str, str]) -> Instrument:
    own = described(row["id"])
    return Instrument(
        row["id"], row["name"] or row["id"], TYPES.get(row["kind"], own.type), row.get("currency") or own.currency,
        row.get("exchange") or own.exchange, row.get("company") or None,
        adjusted=_marks(row) is not Quality.GOOD,
    )  # fmt: skip


def _marks(row: dict[str, str]) -> Quality:
    """The marks that a table of instruments puts on all rows of one, by name: "adjusted", "stand_in"."""
    marks = Quality.GOOD
    for name in row.get("marks", "").split():
        if name.upper() not in Quality.__members__:
            raise BadData(
                "instruments.csv", f"marks among {', '.join(mark.lower() for mark in Quality.__members__)}", repr(name)
            )
        marks |= Quality[name.upper()]
    return marks


def _source(said: str, file: str) -> str:
    """The sources without their counts of rows: "a/b:x.csv (8693 rows, …); c/d:y.csv (…)" is "a/b:x.csv; c/d:y.csv"."""
    names: Iterable[str] = (re.sub(r"\s*\([^()]*\)", "", part).strip() for part in said.split(";"))
    return "; ".join(dict.fromkeys(name for name in names if name)) or file
