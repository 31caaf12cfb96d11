"""The field that is searched: instruments by exchange, and their gauges, measured once and kept for every day."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from tapeproof.finder.events import Event, of_group
from tapeproof.finder.gauge import Gauge, gauges_of, side_by_side
from tapeproof.history import periods
from tapeproof.history.panel import Bools, Panel
from tapeproof.market.market import Market
from tapeproof.market.members import GroupList
from tapeproof.market.workset.derived import made_of
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.terms.period import Grain
from tapeproof.terms.quantity import Series

READ = 144
"""Columns of a panel: those that begin at nearly the same time, so that few of its cells are empty."""

PACKAGE = Path(__file__).parents[1]
MEASURED = 16
"""Columns measured at one time: what a kind finds of them on the way to their strength takes some 100 MB."""

WORKERS = min(4, os.cpu_count() or 1)
"""Threads that measure; the arithmetic is NumPy's, which lets others run."""

SATURDAY = 5
ROUND_THE_CLOCK = "24/7"

ADJUSTED = "its prices are reduced by later dividends"
A_YIELD = "a yield moves in basis points, and has no official close"


class Field(Struct):
    """A market's gauges by event; they take some 60 bytes of memory a row on record, once they are asked for.

    Those of a whole exchange are kept in the cache folder, mapped in the next run, for one version of the record.
    """

    market: Market
    events: tuple[Event, ...]
    breadths: tuple[Event, ...] = ()
    _of_groups: dict[tuple[str, int], Gauge] = field(default_factory=dict)
    _says: dict[tuple[tuple[str, ...], int], Bools] = field(default_factory=dict)
    _gauges: dict[tuple[str, ...], dict[int, Gauge]] = field(default_factory=dict)

    def gauges(self, ids: Sequence[str], grains: frozenset[Grain | None]) -> Iterator[tuple[Gauge, Bools]]:
        """Every event of the grains asked for, of instruments of one exchange, and of which of them it may be told."""
        wanted = [number for number, event in enumerate(self.events) if event.grain in grains]
        for batch in self._batches(ids):
            kept = self._gauges.setdefault(batch, {})
            for grain in dict.fromkeys(self.events[number].grain for number in wanted if number not in kept):
                kept.update(self._of_grain(batch, grain, stored=self._is_whole(ids)))
            yield from ((kept[number], self._said(batch, number)) for number in wanted)

    def _said(self, batch: tuple[str, ...], number: int) -> Bools:
        if (batch, number) not in self._says:
            known = [self.market.instrument(name) for name in batch]
            said = [one is not None and says(one, self.events[number]) for one in known]
            self._says[batch, number] = np.array(said, dtype=bool)
        return self._says[batch, number]

    def _is_whole(self, ids: Sequence[str]) -> bool:
        """Whether all of an exchange is searched: what is measured then will be asked for again."""
        first = self.market.instrument(ids[0]) if ids else None
        mic = first.exchange if first else None
        every = {one.id for one in self.market.instruments() if one.exchange == mic and silent(one) is None}
        return len(every) >= MEASURED and every <= set(ids)

    def _of_grain(self, batch: tuple[str, ...], grain: Grain | None, *, stored: bool) -> dict[int, Gauge]:
        """The gauges of all events of a grain, by their numbers; those that are ``stored`` come from the last run."""
        numbers = [number for number, event in enumerate(self.events) if event.grain is grain]
        chosen = tuple(self.events[number] for number in numbers)

        def measured() -> dict[int, Gauge]:
            return _measured(numbers, chosen, self.market.panel(Ask(Series()), batch))

        if not stored:
            return measured()
        key = made_of(self.market.digest, _sources())
        name = hashlib.blake2b(" ".join((str(grain), *batch)).encode(), digest_size=12).hexdigest()
        arrays = self.market.derived(f"gauges-{name}", key, lambda: as_arrays(measured()))
        return from_arrays(arrays, dict(zip(numbers, chosen, strict=True)), batch)

    def of_group(self, group: GroupList, grains: frozenset[Grain | None]) -> Iterator[Gauge]:
        """How many of a group's members went one way, in the grains asked for; its one column is the group's id."""
        for number, event in enumerate(self.breadths):
            if event.grain not in grains:
                continue
            if (group.id, number) not in self._of_groups:
                asked = of_group(event, group.id)
                (whole,) = gauges_of([asked], self.market.panel(asked.gauge[1], group.ever))
                self._of_groups[group.id, number] = replace(
                    whole, columns=(group.id,), strength=whole.strength[:, :1], seen=whole.seen[:, :1]
                )
            yield self._of_groups[group.id, number]

    def _batches(self, ids: Sequence[str]) -> Iterator[tuple[str, ...]]:
        first = {name: instrument.first for name in ids if (instrument := self.market.instrument(name))}
        oldest = sorted(first, key=lambda name: (first[name] or date.max, name))
        for start in range(0, len(oldest), READ):
            yield tuple(oldest[start : start + READ])


def _measured(numbers: Sequence[int], events: Sequence[Event], panel: Panel) -> dict[int, Gauge]:
    """The gauges of events by their numbers, measured some columns at a time."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  late: 4 ms, and a check measures nothing

    parts = [slice(start, start + MEASURED) for start in range(0, len(panel.columns), MEASURED)]
    with ThreadPoolExecutor(min(len(parts), WORKERS)) as workers:
        measured = list(workers.map(lambda part: gauges_of(events, _columns(panel, part)), parts))
    return {number: side_by_side([every[at] for every in measured]) for at, number in enumerate(numbers)}


def _sources() -> Iterator[Path]:
    """The code on which a gauge depends."""
    yield from (file for room in ("finder", "history", "kinds") for file in (PACKAGE / room).glob("*.py"))


def as_arrays(measured: dict[int, Gauge]) -> dict[str, NDArray[Any]]:
    """Gauges of one grain as arrays by name; the days, which all have in common, once."""
    arrays: dict[str, NDArray[Any]] = {}
    for number, gauged in measured.items():
        arrays["days"] = gauged.days
        arrays[f"{number}-strength"], arrays[f"{number}-seen"] = gauged.strength, gauged.seen
    return arrays


def from_arrays(
    arrays: Mapping[str, NDArray[Any]], events: dict[int, Event], batch: tuple[str, ...]
) -> dict[int, Gauge]:
    """The gauges that ``as_arrays`` made arrays of."""
    # A plain view of a mapped array answers sooner than the mapped array itself.
    arrays = {name: np.asarray(array) for name, array in arrays.items()}
    return {
        number: Gauge(event, batch, arrays["days"], arrays[f"{number}-strength"], arrays[f"{number}-seen"])
        for number, event in events.items()
    }


def _columns(panel: Panel, part: slice) -> Panel:
    arrays = ("open", "high", "low", "close", "undo", "suspect", "source", "known_at", "members")
    changes: dict[str, Any] = {name: getattr(panel, name)[:, part] for name in arrays}
    return replace(
        panel, columns=panel.columns[part], began=panel.began[part], decimals=panel.decimals[part], **changes
    )


def silent(instrument: Instrument) -> str | None:
    """Why nothing is said of an instrument at all; None where something may be."""
    if instrument.adjusted:
        return ADJUSTED
    return A_YIELD if instrument.type is InstrumentType.YIELD else None


PRICED = {InstrumentType.STOCK, InstrumentType.FUND}
"""Types of whose round numbers nobody speaks: a split moves them."""


def says(instrument: Instrument, event: Event) -> bool:
    """Whether an event may be told of an instrument: records and runs want an official close (SEMANTICS 8)."""
    over = event.series.over
    if event.round_to is not None and instrument.type in PRICED:
        return False
    return not instrument.round_the_clock or not (over is None or event.series.run or over.reach.is_extreme)


def grains_ending(market: Market, mic: str, day: date) -> frozenset[Grain | None]:
    """The periods that end with a session: those in which the next one does not lie. None stands for the session.

    After the last session on record the next weekday is taken for the next one.
    """
    calendar = market.calendar(mic)
    after = calendar.after(day) if calendar else None
    if after is None:
        after = day + timedelta(days=1)
        while after.weekday() >= SATURDAY and mic != ROUND_THE_CLOCK:
            after += timedelta(days=1)
    days = np.array([day, after], dtype="datetime64[D]")
    ended = [
        grain
        for grain in (Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR)
        if np.diff(periods.number(days, grain))[0]
    ]
    return frozenset([None, *ended])
