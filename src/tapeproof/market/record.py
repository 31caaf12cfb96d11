"""The record of one market version: out of its working set where that holds the answer, else out of its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from typing import Any

from tapeproof.market.actions import Days, Floats, read_splits
from tapeproof.market.bars import Bars, read_bars
from tapeproof.market.bucket import Place
from tapeproof.market.figures import newest, read_figures
from tapeproof.market.homes import sample
from tapeproof.market.instruments import read_instruments
from tapeproof.market.rows import PRICES
from tapeproof.market.sessions import read_sessions
from tapeproof.market.store import Store, Version, named
from tapeproof.market.workset.reading import WorkingSet
from tapeproof.market.workset.tabled import Tabled
from tapeproof.terms.errors import BadData
from tapeproof.terms.instrument import Instrument


class Record:
    """What is on record as of one named version; both sources give the same, to the bit."""

    def __init__(self, folder: Place, working: WorkingSet | None = None) -> None:
        """Read a folder; raise NotFound where it holds no market, BadData where its tables cannot be read."""
        self.folder = folder
        self.working = working
        self._tables: dict[str, Tabled] = {}
        self.version: Version = working.version if working else self.store.version

    @classmethod
    def open(cls, folder: Place) -> Record:
        """Open the newest version of a folder; with its working set where that is in step."""
        return cls(folder, WorkingSet.open(folder) or (_of_sample() if folder == sample() else None))

    def instruments(self) -> tuple[Instrument, ...]:
        """Every instrument by its newest row, in the order of their ids."""
        return self.working.instruments if self.working else read_instruments(self.store)

    def sessions(self) -> Mapping[str, Days]:
        """The sessions by exchange, ascending, as the bars showed them."""
        return self.working.sessions if self.working else read_sessions(self.store)

    def splits(self, known_at: datetime | None) -> Mapping[str, tuple[Days, Floats]]:
        """Ex-days and ratios of every instrument that was split, of those known at a moment (None: all)."""
        return self.working.splits if self.working and known_at is None else read_splits(self.store, known_at)

    def bars(self, names: Sequence[str], known_at: datetime | None) -> dict[str, Bars]:
        """Prices of some instruments as they stood at a moment (None: newest), without volumes."""
        if self.working and known_at is None:
            return {name: self.working.bars(name) for name in names}
        read = read_bars(self.store, names, known_at, values=PRICES)
        return {name: read.of(name) for name in names}

    def figures(self, table: str, names: Sequence[str] | None, known_at: datetime | None) -> dict[str, Any]:
        """Rows of a small table as ``read_figures`` gives them, of some instruments (None: of all)."""
        if self.working is None:
            return read_figures(self.store, table, named("instrument", names) if names is not None else None, known_at)
        if table not in self._tables:
            self._tables[table] = Tabled(self.folder, self.store, table)
        return newest(self._tables[table].rows(names), table, known_at)

    @cached_property
    def store(self) -> Store:
        """The tables themselves, for what no working set holds."""
        return Store(self.folder, self.working.version if self.working else None)


def _of_sample() -> WorkingSet | None:
    """The sample's, made when it is first read, as others are when data are added; None where it cannot be kept."""
    from tapeproof.market.workset.making import refresh  # noqa: PLC0415  late: once, in the first run of all

    with suppress(OSError, BadData):  # the cache folder cannot be written, or another run is making the same
        refresh(sample())
    return WorkingSet.open(sample())
