"""The field that is searched: instruments by exchange, and their gauges, measured once and kept for every day."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np

from tapeproof.finder.events import Event
from tapeproof.finder.gauge import Gauge, gauges_of
from tapeproof.history import periods
from tapeproof.history.panel import Panel
from tapeproof.market.market import Market
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.terms.period import Grain
from tapeproof.terms.quantity import Series

READ = 144
"""Columns of a panel: those that begin at nearly the same time, so that few of its cells are empty."""

MEASURED = 16
"""Columns measured at one time: what a kind finds of them on the way to their strength takes some 100 MB."""

WORKERS = min(4, os.cpu_count() or 1)
"""Threads that measure; the arithmetic is NumPy's, which lets others run."""

SATURDAY = 5
ROUND_THE_CLOCK = "24/7"

ADJUSTED = "its prices are reduced by later dividends"
A_YIELD = "a yield moves in basis points, and has no official close"


@dataclass
class Field:
    """A market's gauges by event; they take some 80 bytes of memory a row on record, once they are asked for."""

    market: Market
    events: tuple[Event, ...]
    _gauges: dict[tuple[str, ...], dict[int, list[Gauge]]] = field(default_factory=dict)

    def gauges(self, ids: Sequence[str], grains: frozenset[Grain | None]) -> Iterator[tuple[int, Gauge]]:
        """Every event of the grains asked for, of instruments of one exchange; with the event's number."""
        wanted = [number for number, event in enumerate(self.events) if event.grain in grains]
        for batch in self._batches(ids):
            kept = self._gauges.setdefault(batch, {})
            if lacking := [number for number in wanted if number not in kept]:
                panel = self.market.panel(Ask(Series()), batch)
                kept.update(_measured(lacking, tuple(self.events[number] for number in lacking), panel))
            yield from ((number, gauged) for number in wanted for gauged in kept[number])

    def _batches(self, ids: Sequence[str]) -> Iterator[tuple[str, ...]]:
        first = {name: instrument.first for name in ids if (instrument := self.market.instrument(name))}
        oldest = sorted(first, key=lambda name: (first[name] or date.max, name))
        for start in range(0, len(oldest), READ):
            yield tuple(oldest[start : start + READ])


def _measured(numbers: Sequence[int], events: Sequence[Event], panel: Panel) -> dict[int, list[Gauge]]:
    """The gauges of events by their numbers, some columns at a time."""
    parts = [slice(start, start + MEASURED) for start in range(0, len(panel.columns), MEASURED)]
    with ThreadPoolExecutor(min(len(parts), WORKERS)) as workers:
        measured = list(workers.map(lambda part: gauges_of(events, _columns(panel, part)), parts))
    return {number: [every[at] for every in measured] for at, number in enumerate(numbers)}


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


def says(instrument: Instrument, event: Event) -> bool:
    """Whether an event may be told of an instrument: records and runs want an official close (SEMANTICS 8)."""
    over = event.series.over
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
