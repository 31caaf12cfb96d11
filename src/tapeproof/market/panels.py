"""Putting histories side by side: dates x instruments on the sessions of one calendar."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.history.panel import Panel
from tapeproof.market.actions import Days, Floats, later_splits
from tapeproof.market.bars import Bars
from tapeproof.market.members import Span
from tapeproof.market.rows import PRICES
from tapeproof.terms.changing import replace
from tapeproof.terms.instrument import Instrument, InstrumentType

STALE = np.timedelta64(7, "D")
"""How old a peer's last value may be in a row of another calendar."""
EXACT = 9
"""Decimals of a record that keeps prices as they are printed."""
LOOK = 60
NEARLY_ALL = 0.9
"""Rows that show how many decimals an index is kept with."""
CENTS = 2


class History(Struct, frozen=True, eq=False):
    """One instrument on its own calendar: bars as traded, splits (ex-days, ratios), and the sessions it should have.

    Where the calendar is not known, the days of its bars are its ``sessions``.
    """

    instrument: Instrument
    bars: Bars
    splits: tuple[Days, Floats]
    sessions: Days


def assemble(histories: Sequence[History], since: Days, members: Sequence[Sequence[Span]] | None) -> Panel:
    """A panel on the sessions ``since`` (T) of the first history, a column for each.

    Columns that keep the same sessions are matched day by day; others come as of each row. ``members`` are
    the spans of days in which each column is known to belong to the group asked for (None: no group is asked for).
    """
    shape = (len(since), len(histories))
    prices = {name: np.full(shape, np.nan, order="F") for name in PRICES}
    undo = np.ones(shape, order="F")
    suspect = np.zeros(shape, dtype=bool, order="F")
    source = np.zeros(shape, dtype="i8", order="F")
    known_at = np.full(shape, np.datetime64("NaT"), dtype="datetime64[s]", order="F")
    sources: dict[str, int] = {}
    for column, history in enumerate(histories):
        bars = history.bars
        if not len(bars):
            continue
        row = _rows(history, since, same=history.sessions is histories[0].sessions)
        there = row >= 0
        at = row[there]
        factor = later_splits(bars.date, *history.splits)
        for name, array in prices.items():
            array[there, column] = (getattr(bars, name) / factor)[at]
        undo[there, column] = factor[at]
        suspect[there, column] = (bars.quality != 0)[at]
        codes = np.array([sources.setdefault(text, len(sources)) for text in bars.sources], dtype="i8")
        source[there, column] = codes[bars.source[at]]
        known_at[there, column] = (bars.known_at[at] // 1_000_000).astype("datetime64[s]")
    opens, highs, lows, closes = prices.values()
    return Panel(
        since, tuple(history.instrument.id for history in histories), opens, highs, lows, closes, undo, suspect,
        source=source, sources=tuple(sources), known_at=known_at, members=_members(since, len(histories), members),
        began=tuple(history.instrument.began for history in histories), decimals=np.full(len(histories), EXACT),
    )  # fmt: skip


def kept_decimals(panel: Panel, types: Sequence[InstrumentType]) -> Panel:
    """The panel with the decimals that its record keeps at its end: of an index those in use, else all."""
    decimals = np.full(len(types), EXACT)
    for column, kind in enumerate(types):
        if kind is not InstrumentType.INDEX:
            continue
        closes = panel.close[-LOOK:, column]
        closes = closes[~np.isnan(closes)]
        if len(closes):
            decimals[column] = next((d for d in range(CENTS) if _are_kept_with(closes, d)), CENTS)
    return replace(panel, decimals=decimals)


def _are_kept_with(closes: NDArray[np.float64], decimals: int) -> bool:
    """Whether the last close has so many decimals, and nearly all before it: some sources mend single rows."""
    fit = np.round(closes, decimals) == closes
    return bool(fit[-1]) and float(np.mean(fit)) >= NEARLY_ALL


def _rows(history: History, since: Days, *, same: bool) -> NDArray[np.int64]:
    """The row of the bars for each session: -1 for a gap."""
    day = history.bars.date
    if same:
        return _exact(day, since)
    own = history.sessions
    gapless = _exact(day, own)
    before = np.searchsorted(own, since, side="right") - 1
    fresh = before >= 0
    fresh[fresh] = since[fresh] - own[before[fresh]] <= STALE
    return np.where(fresh, gapless[before], -1)


def _exact(day: Days, sessions: Days) -> NDArray[np.int64]:
    at = np.searchsorted(day, sessions)
    at[at == len(day)] = 0
    return np.where(day[at] == sessions, at, -1)


def _members(since: Days, columns: int, members: Sequence[Sequence[Span]] | None) -> NDArray[np.bool_]:
    known = np.ones((len(since), columns), dtype=bool)
    for column, spans in enumerate(members or ()):
        known[:, column] = False
        for first, last in spans:
            begun = since >= np.datetime64(first, "D") if first is not None else np.True_
            ended = since > np.datetime64(last, "D") if last is not None else np.False_
            known[:, column] |= begun & ~ended
    return known
