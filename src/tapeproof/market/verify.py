"""How good the bars of each instrument are: what is marked, and what is missing, by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.market.bars import Bars, read_bars
from tapeproof.market.instruments import read_instruments
from tapeproof.market.quality import REASONS
from tapeproof.market.sessions import Calendar, Days, calendar, read_sessions
from tapeproof.market.store import MANY, Store
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.instrument import Instrument

ByYear = dict[int, int]


class Health(Struct, frozen=True):
    """What may be wrong with one instrument's bars, as counts of days by year.

    ``suspect`` are the rows that bear any mark, ``reasons`` those of each mark (a row may bear several; "outside" is
    a close outside high and low). ``gaps`` are sessions of its exchange, between its first and its last bar, of
    which there is no bar; ``unproven`` are such days of which it is not known whether there was a session. Both are
    None where the exchange's sessions are not on record.
    """

    id: str
    rows: int
    first: date | None
    last: date | None
    suspect: int
    reasons: dict[str, ByYear]
    gaps: ByYear | None
    unproven: ByYear | None

    @property
    def missing(self) -> int:
        """The gaps of all years."""
        return sum((self.gaps or {}).values())

    @property
    def doubtful(self) -> int:
        """The unproven days of all years."""
        return sum((self.unproven or {}).values())

    @property
    def badness(self) -> int:
        """The days that cannot be relied on: what the worst are told by."""
        return self.suspect + self.missing + self.doubtful


class Totals(Struct, frozen=True):
    """The sums over some instruments; ``reasons`` by mark, over all years."""

    instruments: int
    rows: int
    suspect: int
    gaps: int
    unproven: int
    reasons: dict[str, int]


def verify(store: Store, ids: Sequence[str] = ()) -> tuple[Health, ...]:
    """The health of some instruments (none named: of all on record), the worst first; unknown ids are left out."""
    wanted = [one for one in read_instruments(store) if not ids or one.id in ids]
    shown = read_sessions(store)
    calendars = {
        mic: calendar(mic, EXCHANGES[mic], shown[mic])
        for mic in {one.exchange or "" for one in wanted}
        if mic in EXCHANGES and mic in shown
    }
    found = [
        health(one.id, bars, calendars.get(one.exchange or ""))
        for some in _handfuls(wanted)
        for one, bars in _of_each(some, read_bars(store, [one.id for one in some], values=()))
    ]
    return tuple(sorted(found, key=lambda one: (-one.badness, one.id)))


def health(name: str, bars: Bars, sessions: Calendar | None) -> Health:
    """The health of one instrument from its bars (N, ascending) and its exchange's sessions (None: not known)."""
    marked = {words: bars.date[(bars.quality & mark) != 0] for mark, words in REASONS.items()}
    first, last = bars.date[[0, -1]].tolist() if len(bars) else (None, None)
    gaps, unproven = None, None
    if sessions is not None:
        gaps, unproven = (_by_year(_lacking(bars.date, days)) for days in (sessions.sessions, sessions.gaps))
    return Health(
        name, len(bars), first, last,
        int((bars.quality != 0).sum()), {words: _by_year(days) for words, days in marked.items() if len(days)},
        gaps, unproven,
    )  # fmt: skip


def totals(found: Iterable[Health]) -> Totals:
    """The sums over instruments."""
    every = list(found)
    reasons: Counter[str] = Counter()
    for one in every:
        reasons.update({words: sum(years.values()) for words, years in one.reasons.items()})
    return Totals(
        len(every), sum(one.rows for one in every), sum(one.suspect for one in every),
        sum(one.missing for one in every), sum(one.doubtful for one in every),
        {words: reasons[words] for words in REASONS.values() if reasons[words]},
    )  # fmt: skip


def _handfuls(wanted: Sequence[Instrument]) -> Iterator[Sequence[Instrument]]:
    """As many at a time as the engine finds without reading the whole table: bounds the memory."""
    for first in range(0, len(wanted), MANY):
        yield wanted[first : first + MANY]


def _of_each(some: Sequence[Instrument], bars: Bars) -> Iterator[tuple[Instrument, Bars]]:
    return ((one, bars.of(one.id)) for one in some)


def _lacking(bars: Days, days: Days) -> Days:
    """The days between the first and the last bar that have none."""
    if not len(bars):
        return bars
    return np.setdiff1d(days[(days >= bars[0]) & (days <= bars[-1])], bars, assume_unique=True)


def _by_year(days: NDArray[np.datetime64]) -> ByYear:
    year, count = np.unique(days.astype("datetime64[Y]").astype("i8") + 1970, return_counts=True)
    return dict(zip(year.tolist(), count.tolist(), strict=True))


def worst_year(years: Mapping[int, int]) -> int:
    """The year with the most days, the latest of equals."""
    return max(years, key=lambda year: (years[year], year))
