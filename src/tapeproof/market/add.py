"""Adding data to a market: read, compare with the record, append what is new, name the version."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.market.actions import read_actions
from tapeproof.market.arrow import Coded
from tapeproof.market.bars import read_bars
from tapeproof.market.bucket import Place
from tapeproof.market.figures import fresh
from tapeproof.market.gather import Offer, gather
from tapeproof.market.instruments import instrument_columns, read_instruments, row_counts
from tapeproof.market.layout import PLAIN, Layout
from tapeproof.market.merge import NOWHERE, changes, hours
from tapeproof.market.progress import Progress, silent
from tapeproof.market.quality import SPIKE
from tapeproof.market.rows import BadRow, Rows
from tapeproof.market.sessions import Days, moments, proven, read_sessions
from tapeproof.market.store import Store, Version, Writing, later, versions, writing
from tapeproof.market.symbols import MAIN_INDEX
from tapeproof.terms.changing import replace
from tapeproof.terms.errors import BadData
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.instrument import Instrument

SLAB = 1_000_000
"""Rows that are compared at a time: bounds the memory, whatever the size of the file."""


class Added(Struct, frozen=True):
    """What adding did: the market's version after, rows by their fate, those set aside, and files not yet read.

    Of the revised, ``contradicted`` have another close than another source that is on record.
    """

    version: Version
    new: int
    revised: int
    same: int
    instruments: int
    contradicted: int
    set_aside: tuple[BadRow, ...]
    unread: tuple[str, ...]


def add(
    path: Path, folder: Place, *, recorded_at: datetime | None = None, progress: Progress = silent,
    layout: Layout = PLAIN,
) -> Added:  # fmt: skip
    """Add what is at a path to the market in a folder, which is made where it does not exist.

    Adding the same rows again changes nothing and names no version; changed values are recorded beside the old ones,
    and the newest recorded row is read. ``recorded_at`` is the moment of recording (None: now); ``layout`` tells
    the columns of tables that are not laid out as ours. Raises NotFound and
    BadData; nothing is then added.
    """

    def offering(known: dict[str, Instrument]) -> Offer:
        offer = gather(path, known, progress, layout)
        if not len(offer.rows) and not len(offer.actions.date):
            raise BadData(str(path), "rows of prices", "none that can be used", hint=_first_bad(offer.bad))
        return offer

    return record(folder, path.name, offering, recorded_at=recorded_at, progress=progress)


def record(
    folder: Place, source: str, offering: Callable[[dict[str, Instrument]], Offer], *,
    recorded_at: datetime | None = None, progress: Progress = silent,
) -> Added:  # fmt: skip
    """Add to the market in a folder what is offered once the instruments on record are known, as one version or not.

    ``source`` names the version's. Raises BadData where somebody else is writing, and whatever ``offering`` raises.
    """
    with writing(folder) as write:
        store = Store(folder) if write.before else None
        known = {one.id: one for one in read_instruments(store)}
        offer = offering(known)
        at = later(recorded_at or datetime.now(UTC), write.before)
        return _Adding(write, store, offer, known, at, progress).run(source)


class _Adding:
    """One addition at work."""

    def __init__(
        self, write: Writing, store: Store | None, offer: Offer, known: dict[str, Instrument], at: datetime,
        progress: Progress,
    ) -> None:  # fmt: skip
        self.write, self.store, self.offer, self.progress = write, store, offer, progress
        self.known, self.instruments, self.at = known, {**known, **offer.instruments}, at
        self.counts = row_counts(store)
        self.micros = int(at.timestamp() * 1_000_000)
        self.newest = int(write.before.newest.timestamp() * 1_000_000) if write.before else 0
        self.new = self.revised = self.same = self.contradicted = 0
        self.sessions = read_sessions(store)
        self.extent: dict[str, tuple[np.datetime64, np.datetime64, int]] = {}

    def run(self, source: str) -> Added:
        """Append to every table; name the version where anything changed."""
        rows = self.offer.rows
        for done, slab in _slabs(rows):
            self._bars(slab)
            self.progress(done, len(rows), "recording bars")
        series = self._figures()
        changed = self.new + self.revised + self._actions() + self._instruments() + self._sessions()
        if changed:
            newest = datetime.fromtimestamp(self.newest / 1_000_000, tz=UTC)
            version = self.write.name(source=source, newest=newest, recorded_at=self.at)
        else:
            version = versions(self.write.folder)[-1]
        named = len(series.union(rows.names))
        return Added(
            version, self.new, self.revised, self.same, named, self.contradicted, self.offer.bad, self.offer.unread
        )  # fmt: skip

    def _bars(self, slab: Rows) -> None:
        behind = self._behind(slab)
        old = read_bars(self.store, sorted(set(slab.names) - behind)).among(slab.names)
        change = changes(old, slab, self.instruments, self.offer.told, self.offer.sources, self.micros)
        self.write.append("bars", change.columns)
        self.new += change.new
        self.revised += change.revised
        self.same += change.same
        self.contradicted += change.contradicted
        for name, (first, last, count) in change.extent.items():
            since = self.known[name].first if name in behind and name in self.known else None
            had = self.counts.get(name, 0) if name in behind else 0
            self.extent[name] = (np.datetime64(since, "D") if since else first, last, had + count)
        if len(change.columns["known_at"]):
            self.newest = max(self.newest, int(change.columns["known_at"].max()))

    def _figures(self) -> frozenset[str]:
        """Append to the other tables what they lack; return what the rows offered are of."""
        for figures in self.offer.figures:
            change = fresh(self.store, figures, self.micros)
            self.write.append(figures.table, change.columns)
            self.new += change.new
            self.revised += change.revised
            self.same += change.same
            if len(change.columns["known_at"]):
                self.newest = max(self.newest, int(change.columns["known_at"].max()))
        return frozenset(series for figures in self.offer.figures for series in figures.series)

    def _behind(self, slab: Rows) -> set[str]:
        """The instruments whose rows all come after those on record, and whose marks do not depend on them.

        Nothing on record needs to be read for them: a day of a whole market is added without reading its history.
        """
        found = set()
        for code in np.unique(slab.code).tolist():
            name = slab.names[code]
            last = self.known[name].last if name in self.known else None
            first = slab.date[np.searchsorted(slab.code, code)]
            if last is None or (first > np.datetime64(last, "D") and self.instruments[name].type not in SPIKE):
                found.add(name)
        return found

    def _actions(self) -> int:
        actions = self.offer.actions
        there = read_actions(self.store)
        said = list(zip(actions.instrument, actions.date.tolist(), actions.dividend, actions.split, strict=True))
        fresh = [i for i, (name, day, *paid) in enumerate(said) if not _same(there.get((name, day)), paid)]
        names = [actions.instrument[i] for i in fresh]
        known = np.zeros(len(fresh), dtype="i8")
        for exchange in {hours(self.instruments[name]) for name in names}:
            which = np.array([hours(self.instruments[name]) == exchange for name in names], dtype=bool)
            known[which] = moments(exchange, actions.date[fresh][which], of_close=False)
        return self.write.append("actions", {
            "instrument": names, "date": actions.date[fresh], "dividend": actions.dividend[fresh],
            "split": actions.split[fresh], "quality": np.zeros(len(fresh), "i4"),
            "source": [self.offer.sources.get(name, "") for name in names],
            "known_at": known, "recorded_at": np.full(len(fresh), self.micros),
        })  # fmt: skip

    def _instruments(self) -> int:
        touched = []
        for name, one in self.offer.instruments.items():
            first, last, count = self.extent.get(name, (None, None, 0))
            if first is None or last is None:
                continue
            was, ends = self.known.get(name), (first.astype(object), last.astype(object))
            if was is one and (was.first, was.last) == ends:
                continue
            now = replace(one, first=ends[0], last=ends[1], began=None)
            self.instruments[name] = now
            if was is None or was is one or replace(was, began=None) != now:
                touched.append((now, count))
        return self.write.append(
            "instruments", instrument_columns(touched, self.offer.notes, self.offer.sources, self.micros)
        )

    def _sessions(self) -> int:
        rows = self.offer.rows
        mics = [self.instruments[name].exchange or "" for name in rows.names]
        names = tuple(sorted(set(mics) - {""}))
        held = []
        for mic in names:
            here = np.flatnonzero(np.array([other == mic for other in mics])[rows.code])
            held.append(self._held(mic, rows.names, rows.date[here], rows.code[here]))
        if not names:
            return 0
        code = np.repeat(np.arange(len(names), dtype="i4"), [len(days) for days in held])
        known = [
            moments(EXCHANGES.get(mic, NOWHERE), days, of_close=False) for mic, days in zip(names, held, strict=True)
        ]
        return self.write.append("sessions", {
            "exchange": Coded(code, names), "date": np.concatenate(held), "quality": np.zeros(len(code), "i4"),
            "source": Coded(np.zeros(len(code), "i4"), ["bars"]), "known_at": np.concatenate(known),
            "recorded_at": np.full(len(code), self.micros),
        })  # fmt: skip

    def _held(self, mic: str, names: Sequence[str], dates: Days, code: NDArray[np.int32]) -> Days:
        """The days of an exchange that the rows prove to be sessions and the record lacks."""
        day, which = np.unique(dates, return_inverse=True)
        have = np.bincount(which, minlength=len(day))
        main = np.array([name in MAIN_INDEX.get(mic, ()) for name in names], dtype=bool)[code]
        indexed = np.bincount(which, weights=main, minlength=len(day)) > 0
        alive = np.zeros(len(day), dtype="i8")
        for one in self.instruments.values():
            if one.exchange == mic and one.first and one.last:
                alive += (day >= np.datetime64(one.first)) & (day <= np.datetime64(one.last))
        return np.setdiff1d(day[proven(have, alive, indexed)], self.sessions.get(mic, day[:0]))


def _slabs(rows: Rows) -> Iterator[tuple[int, Rows]]:
    """Whole instruments, about a million rows at a time."""
    ends = np.searchsorted(rows.code, np.arange(1, len(rows.names) + 1, dtype="i4"))
    first = 0
    for code, end in enumerate(ends.tolist()):
        if end - first >= SLAB or (code == len(ends) - 1 and end > first):
            names = rows.code[first:end]
            low = int(names[0])
            part = rows.take(slice(first, end))
            yield end, replace(part, names=rows.names[low : code + 1], code=part.code - low)
            first = end


def _same(there: tuple[float, float] | None, said: Sequence[float]) -> bool:
    return there is not None and all(
        was == now or (np.isnan(was) and np.isnan(now)) for was, now in zip(there, said, strict=True)
    )


def _first_bad(bad: Sequence[BadRow]) -> str:
    return f"The first of {len(bad)} rows set aside: {bad[0]}." if bad else ""
