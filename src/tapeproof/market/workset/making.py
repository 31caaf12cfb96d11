"""Making a working set: whole for a first time or after a revision, by the rows that came later else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.history.links import at_or_above, run_lengths
from tapeproof.market.actions import read_splits
from tapeproof.market.bars import Bars, read_bars
from tapeproof.market.bucket import Place
from tapeproof.market.durable import locked
from tapeproof.market.instruments import read_instruments
from tapeproof.market.progress import Progress, silent
from tapeproof.market.rows import PRICES
from tapeproof.market.sessions import read_sessions
from tapeproof.market.store import Store, versions
from tapeproof.market.workset.columns import (
    FORMAT,
    POINTS,
    Head,
    growing,
    make_room,
    publish,
    read_head,
    sweep,
    write_behind,
)
from tapeproof.market.workset.extending import Later, bar_columns, later_rows
from tapeproof.market.workset.place import place_of, stamp
from tapeproof.market.workset.reading import WorkingSet
from tapeproof.market.workset.shares import Shares, Splits
from tapeproof.terms.errors import NotFound

AT_ONCE = 400
"""Instruments derived at a time: bounds the memory, whatever the size of the market."""


class Made(Struct, frozen=True):
    """What was done: ``rows`` derived, whether all of them (``anew``), and where the working set lies."""

    rows: int
    anew: bool
    place: Path


def refresh(folder: Place, progress: Progress = silent) -> Made:
    """Bring the working set of a market's folder in step with its record.

    Rows that came later are written behind the others; a revision, or a split of an earlier day, makes a new
    generation. Readers keep what they opened. Raises NotFound without a market, BadData where the record is broken or
    another is at work on the same, OSError where the cache folder cannot be written.
    """
    now = stamp(folder)
    if now is None:
        raise NotFound("market", str(folder), hint="Add data with: tapeproof market add PATH.")
    place = place_of(folder)
    with locked(place):
        before = _opened(place)
        if before is not None and before.head.stamp == now:
            return Made(0, anew=False, place=place)
        store = Store(folder)
        splits = read_splits(store)
        tables = _small(store, splits)
        goes_on = before is not None and _continues(before.head, folder)
        later = later_rows(before, store, tables.instruments, splits) if before is not None and goes_on else None
        if before is None or later is None:
            made, head = _anew(place, store, tables, splits, progress)
        else:
            made, head = _behind(place, before.head, later, tables)
        publish(place, msgspec.structs.replace(head, stamp=now, folder=str(folder), version=store.version))
        sweep(place, keep=head.generation)
    return made


def _opened(place: Path) -> WorkingSet | None:
    head = read_head(place)
    if head is None:
        return None
    try:
        return WorkingSet(place, head)
    except (OSError, ValueError):
        return None


def _continues(head: Head, folder: Place) -> bool:
    """Whether the record has grown out of the version that a working set is of; a folder may hold another market."""
    was = (head.version.number, head.version.digest, head.version.recorded_at)
    return any((each.number, each.digest, each.recorded_at) == was for each in versions(folder))


def _small(store: Store, splits: Splits) -> Head:
    """The small tables of a record, as a head without columns."""
    return Head(
        FORMAT, "", "", store.version, "", (), b"", 0, (), read_instruments(store),
        {mic: days.astype("<M8[D]").tobytes() for mic, days in read_sessions(store).items()},
        {name: (days.astype("<M8[D]").tobytes(), ratios.tobytes()) for name, (days, ratios) in splits.items()},
    )  # fmt: skip


def _anew(
    place: Path, store: Store, tables: Head, splits: Splits, progress: Progress
) -> tuple[Made, Head]:  # fmt: skip
    """Derive a whole generation, some instruments at a time."""
    names = tuple(one.id for one in tables.instruments)
    import tempfile  # noqa: PLC0415 - late: a check makes no working set

    generation = Path(tempfile.mkdtemp(prefix="g", dir=place))
    sources: dict[str, int] = {}
    counts = [np.empty(0, dtype="i8")]
    try:
        with growing(generation / "base") as base:
            for first in range(0, len(names), AT_ONCE):
                bars = read_bars(store, names[first : first + AT_ONCE], values=PRICES)
                starts = np.searchsorted(bars.code, np.arange(len(bars.names) + 1))
                base.append(_derived(bars, starts, splits, sources))
                counts.append(np.diff(starts))
                progress(min(first + AT_ONCE, len(names)), len(names), "deriving the working set")
        make_room(generation / "tail")
    except BaseException:
        shutil.rmtree(generation, ignore_errors=True)  # a disk that ran full has its room back
        raise
    head = msgspec.structs.replace(
        tables, generation=generation.name, names=names, counts=np.concatenate(counts).astype("i8").tobytes(),
        sources=tuple(sources),
    )  # fmt: skip
    return Made(base.rows, anew=True, place=place), head


def _behind(place: Path, before: Head, later: Later, tables: Head) -> tuple[Made, Head]:
    """Write rows behind those that are published."""
    rows = len(later.columns["code"])
    if rows:
        write_behind(place / before.generation / "tail", before.tail, later.columns)
    head = msgspec.structs.replace(
        tables, generation=before.generation, names=later.names, counts=before.counts, tail=before.tail + rows,
        sources=later.sources,
    )  # fmt: skip
    return Made(rows, anew=False, place=place), head


def _derived(
    bars: Bars, starts: NDArray[np.int64], splits: Splits, sources: dict[str, int]
) -> dict[str, NDArray[Any]]:  # fmt: skip
    """The columns of some instruments: their bars as traded, links and runs of their prices in shares of one size."""
    columns = bar_columns(bars, sources)
    shares = Shares(bars.names, splits).held(bars.code, bars.date)
    for point in POINTS:
        level = getattr(bars, point) * shares
        columns[f"{point}_above"] = at_or_above(level, starts)
        columns[f"{point}_below"] = at_or_above(-level, starts)
        columns[f"{point}_run"] = run_lengths(level, starts)
    return columns
