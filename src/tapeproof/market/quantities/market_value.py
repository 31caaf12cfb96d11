"""A company's market value: the close times the shares outstanding as known then, in the currency asked for.

Counts of any line of the company serve for all, by how many ordinary shares one of each stands for. All is counted in
today's shares: closes are split-adjusted, and a count is multiplied by the splits that came after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.history.panel import Panel
from tapeproof.market.actions import Days, Floats, later_splits
from tapeproof.market.figures import Reading
from tapeproof.market.quality import Quality
from tapeproof.market.quantities.reported import Fact, quarterly
from tapeproof.terms.changing import replace
from tapeproof.terms.instrument import Instrument

OLDEST = timedelta(days=400)
"""How old a count may be: about a year, since some companies count their shares in yearly reports only."""
LEAST_DOUBT = 0.02
"""How far a count of shares may be from that of the day, at least: buy-backs and options between two reports."""
FRESH = np.timedelta64(7, "D")
"""How old the price of another line may be."""
US_DOLLAR = "USD"
LINKED = {"HKD": (7.75, 7.85, date(2005, 5, 18))}
"""Bounds within which a dollar is kept, and since when: the Hong Kong Monetary Authority deals at these rates."""
LINES_APART = 0.1
"""How far two lines of a company may be apart, where they trade at other hours."""

Prices = Callable[[Sequence[str]], Panel]
"""Gives the panel of prices of some instruments, on the sessions of the first."""


class Count(Struct, frozen=True):
    """So many ordinary shares, in today's, as counted on a day, which the world knew from a moment (UTC seconds) on."""

    day: date
    ordinary: float
    known_at: np.datetime64
    source: str


class Stated(Struct, frozen=True):
    """A market value on record for a day."""

    day: date
    value: float
    currency: str
    known_at: np.datetime64
    source: str
    rough: bool


class Company(Struct, frozen=True):
    """A company: how many ordinary shares one of each of its lines stands for, its counts and its values on record.

    ``counts`` are ascending by day, then by the moment at which they became known.
    """

    lines: Mapping[str, float]
    counts: tuple[Count, ...]
    stated: tuple[Stated, ...]
    quarterly: tuple[Fact, ...] = ()
    """Its figures by quarter, and what analysts had expected of them."""

    def counted(self, days: Days, known_at: NDArray[np.datetime64]) -> NDArray[np.int64]:
        """Which count was the last up to each day (N) that was known at a moment (N, UTC seconds), at most a year old.

        -1 where there was none.
        """
        if not self.counts:
            return np.full(len(days), -1)
        own = np.array([one.day for one in self.counts], dtype="datetime64[D]")
        known = np.array([one.known_at for one in self.counts], dtype="datetime64[s]")
        at = np.searchsorted(own, days, side="right") - 1
        while (early := (at >= 0) & ~(known[at] <= known_at)).any():
            at[early] -= 1
        return np.where(days - own[at] > np.timedelta64(OLDEST), -1, at)

    def doubt(self, day: date) -> float:
        """How far the count may be from that of the day, as a share: the change between the counts before and after."""
        before = [one.ordinary for one in self.counts if day - OLDEST <= one.day <= day]
        after = [one.ordinary for one in self.counts if day < one.day <= day + OLDEST]
        near = (*before[-2:], *after[:1])
        return max([LEAST_DOUBT, *(abs(one / other - 1) for one in near for other in near if other > 0)])


def company(
    read: Reading, subject: str, splits: Callable[[str], tuple[Days, Floats]], known_at: datetime | None
) -> Company:  # fmt: skip
    """What the record says of the company that a line of prices belongs to, as known at a moment (None: newest)."""
    listed = read("listings", None, known_at)
    own = dict(zip(listed["instrument"], listed["company"], strict=True)).get(subject)
    ratios = zip(listed["company"], listed["instrument"], listed["ratio"].tolist(), strict=True)
    lines = {line: ratio for of, line, ratio in ratios if of == own and own is not None} or {subject: 1.0}
    shares = read("shares", tuple(lines), known_at)
    rows = zip(
        shares["instrument"], shares["date"], shares["shares"].tolist(), _seconds(shares["known_at"]),
        shares["source"], strict=True,
    )  # fmt: skip
    counts = [
        Count(day.item(), value * lines[line] * float(later_splits(np.array([day]), *splits(line))[0]), at, source)
        for line, day, value, at, source in rows
    ]
    facts = read("facts", tuple(lines), known_at)
    stated = [
        Stated(
            facts["period"][row].item(), float(facts["value"][row]), facts["unit"][row],
            _seconds(facts["known_at"])[row], facts["source"][row], bool(facts["quality"][row] & Quality.ROUGH),
        )
        for row, measure in enumerate(facts["measure"])
        if measure == "market_value"
    ]  # fmt: skip
    return Company(
        lines, tuple(sorted(counts, key=lambda one: (one.day, one.known_at))), tuple(stated), quarterly(facts)
    )


def values(
    of: Company, subject: Instrument, currency: str | None, prices: Prices, instruments: Mapping[str, Instrument]
) -> Panel:  # fmt: skip
    """Market values by row of the subject's sessions (T x 1), in a currency (None: that of its prices).

    Where no rate of the day is on record, the middle of the bounds of a linked currency serves, else the last close of
    a line that is quoted in the currency, if the world knew it by then. Gaps where there was no count, price or rate.
    """
    own = prices((subject.id,))
    wanted = currency or subject.currency
    panel = _times(own, of, subject.id, _rate(subject.currency, wanted, subject.id, prices, instruments))
    for line in of.lines:
        other = instruments.get(line)
        if line != subject.id and other is not None and other.currency == wanted and wanted != subject.currency:
            panel = _filled(panel, _as_of(prices((line,)), own), of, line)
    return replace(panel, columns=(subject.id,), undo=np.ones(panel.close.shape), decimals=np.array([9]))


def apart(panel: Panel, row: int, subject: Instrument, currency: str | None) -> float:
    """How far a converted value may be from that at the day's rate, as a share: it is not always on record."""
    if currency in {None, subject.currency}:
        return 0.0
    if not panel.sources[int(panel.source[row, 0])].startswith(f"{subject.id} close"):
        return LINES_APART
    bounds = [LINKED[one][:2] for one in (currency, subject.currency) if one in LINKED]
    return sum((high - low) / (high + low) for low, high in bounds)


def on_record(of: Company, subject: Instrument, currency: str | None, prices: Prices) -> Panel:
    """The market values that the record holds in a currency, on the rows of their days (T x 1)."""
    own = prices((subject.id,))
    empty = np.full(own.close.shape, np.nan)
    close, suspect, known = empty.copy(), np.zeros(empty.shape, dtype=bool), own.known_at.copy()
    source = np.zeros(empty.shape, dtype="i8")
    sources = [""]
    for one in of.stated:
        row = own.row(one.day)
        if row >= 0 and own.sessions[row] == np.datetime64(one.day) and one.currency == (currency or subject.currency):
            close[row, 0], suspect[row, 0], known[row, 0] = one.value, one.rough, one.known_at
            source[row, 0] = len(sources)
            sources.append(one.source)
    return replace(
        own, open=empty, high=empty, low=empty, close=close, undo=np.ones(empty.shape), suspect=suspect,
        known_at=known, source=source, sources=tuple(sources), decimals=np.array([9]),
    )  # fmt: skip


def _times(panel: Panel, of: Company, line: str, rate: Floats) -> Panel:
    """Prices (T x 1) times the shares of a line as known at each row, times a rate (T)."""
    shares = np.full(len(panel.sessions), np.nan)
    sources = [""]
    source = np.zeros(panel.close.shape, dtype="i8")
    at = of.counted(panel.sessions, panel.known_at[:, 0])
    rows = np.flatnonzero(np.isfinite(panel.close[:, 0]) & np.isfinite(rate) & (at >= 0))
    shares[rows] = np.array([one.ordinary for one in of.counts])[at[rows]] / of.lines[line] if len(rows) else []
    both, first, back = np.unique(
        at[rows] * len(panel.sources) + panel.source[rows, 0], return_index=True, return_inverse=True
    )
    order = np.argsort(first)
    place = np.empty(len(both), dtype="i8")
    place[order] = np.arange(len(both)) + 1
    source[rows, 0] = place[back]
    for row in rows[first[order]].tolist():
        count, then = of.counts[at[row]], shares[row] / float(panel.undo[row, 0])
        price = panel.sources[panel.source[row, 0]]
        sources.append(f"{line} close ({price}) x {then:,.0f} of its shares on {count.day} ({count.source})")
    factor = (shares * rate)[:, None]
    changed = {name: getattr(panel, name) * factor for name in ("open", "high", "low", "close")}
    return replace(panel, **changed, source=source, sources=tuple(sources))


def _rate(
    of: str | None, currency: str | None, subject: str, prices: Prices, instruments: Mapping[str, Instrument]
) -> Floats:  # fmt: skip
    """What one unit of a currency costs in another at each row of the subject (T): NaN where it is not on record."""
    sessions = len(prices((subject,)).sessions)
    if of == currency:
        return np.ones(sessions)
    dollars = [_dollars(one, subject, prices, instruments) for one in (of, currency)]
    return dollars[0] / dollars[1]


def _dollars(currency: str | None, subject: str, prices: Prices, instruments: Mapping[str, Instrument]) -> Floats:
    """What one unit costs in dollars."""
    sessions = len(prices((subject,)).sessions)
    if currency == US_DOLLAR:
        return np.ones(sessions)
    if f"{currency}=X" in instruments or currency in LINKED:
        panel = prices((subject, f"{currency}=X"))
        low, high, since = LINKED.get(currency or "", (np.nan, np.nan, date.max))
        linked = np.where(panel.sessions >= np.datetime64(since), (low + high) / 2, np.nan)
        return np.asarray(1 / np.where(np.isfinite(panel.close[:, 1]), panel.close[:, 1], linked))
    if f"{currency}USD=X" in instruments:
        return np.asarray(prices((subject, f"{currency}USD=X")).close[:, 1])
    return np.full(sessions, np.nan)


def _as_of(other: Panel, rows: Panel) -> Panel:
    """Another line's prices on the rows of a panel: the last close that the world knew at each."""
    there = np.flatnonzero(np.isfinite(other.close[:, 0]))
    blank = np.isnat(rows.known_at[:, 0])
    at = np.searchsorted(other.known_at[there, 0], rows.known_at[:, 0], side="right") - 1
    fresh = (at >= 0) & ~blank
    taken = there[np.maximum(at, 0)] if len(there) else np.zeros(len(rows.sessions), dtype="i8")
    if len(there):
        fresh &= rows.sessions - other.sessions[taken] <= FRESH
    else:
        fresh[:] = False
        return replace(rows, close=np.full(rows.close.shape, np.nan))
    changed: dict[str, Any] = {
        name: np.where(fresh[:, None], getattr(other, name)[taken], np.nan) for name in ("open", "high", "low", "close")
    }
    undo, suspect, source = other.undo[taken], other.suspect[taken], other.source[taken]
    return replace(rows, **changed, undo=undo, suspect=suspect, source=source, sources=other.sources)


def _filled(panel: Panel, prices: Panel, of: Company, line: str) -> Panel:
    """The gaps of a panel filled with another line's value."""
    other = _times(prices, of, line, np.ones(len(prices.sessions)))
    gap = np.isnan(panel.close)
    changed = {
        name: np.where(gap, getattr(other, name), getattr(panel, name))
        for name in ("open", "high", "low", "close", "suspect")
    }
    source = np.where(gap, other.source + len(panel.sources), panel.source)
    return replace(panel, **changed, source=source, sources=(*panel.sources, *other.sources))


def _seconds(micros: NDArray[np.int64]) -> NDArray[np.datetime64]:
    return (micros // 1_000_000).astype("datetime64[s]")
