"""Records: the last earlier value at or beyond each value, exactly (SEMANTICS 6)."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from tapeproof.history import moves, periods, runs
from tapeproof.history.edge import days_of, first_row, is_whole
from tapeproof.history.panel import Bools, Days, Floats, Ints, Panel
from tapeproof.terms.quantity import Direction, Series

TIE = 1e-10
"""Two prices are equal when they differ by less than this share: what undoing a split leaves."""

AT_ONCE = 16
"""Columns searched at one time: their tables fit in the cache."""

FEW = 4
"""Queries that are answered sooner by looking through the rivals than by a table of them."""


ONE_DAY = np.timedelta64(1, "D")


class Line(Struct, frozen=True):
    """A series, and the earlier values with which it is compared.

    Q rows are asked for. ``value`` (Q, N) is signed, NaN where not known; ``rivals`` (K, N) are the values it is
    compared with: those of the periods up to ``before`` (Q, N), excluded, dated by the rows ``rows`` (K, N).
    ``then_at`` (Q, N) is the row from which a move is measured. From ``covered`` (Q, N) on every value is on record,
    NaT where none is yet; ``edge`` is true where the value itself may reach back beyond the record. ``moved`` tells
    moves and runs, whose sign is part of what they are, from levels.
    """

    value: Floats
    rivals: Floats
    before: Ints
    rows: Ints
    then_at: Ints
    covered: Days
    edge: Bools
    moved: bool


def line(panel: Panel, series: Series) -> Line:
    """Lay out a series: levels, moves over a span, or runs of moves.

    Rivals of a week, month, quarter or year to date are the whole periods before it; of other moves and of levels
    every earlier session. Rivals of a run are the finished runs before it.
    """
    shape = panel.shape
    nowhere, sure = np.full(shape, -1), np.zeros(shape, dtype=bool)
    if series.over is None:
        rivals = panel.price(series.basis.then)
        rows = np.where(np.isfinite(rivals), np.arange(len(rivals))[:, None], -1)
        covered = days_of(panel.sessions, first_row(rivals, panel.asked))
        value, before = panel.answered(panel.price(series.basis.now)), np.broadcast_to(panel.rows[:, None], shape)
        return Line(value, rivals, before, rows, nowhere, covered, sure, moved=False)
    change = moves.change(panel, series)
    if series.run:
        return _runs(panel, series, change.then_at)
    slot = periods.slots(panel.sessions, runs.grain(series.over))
    earlier = runs.finished(series)
    same = earlier == series and not panel.asked
    finished = change.value if same else moves.change(panel.whole(), earlier).value
    covered = _from_the_start(panel, _covered(panel.sessions, slot, finished, panel.asked))
    value = change.value
    if series.over.season is not None:
        in_season = (panel.sessions.astype("datetime64[M]").astype(np.int64) % 12 + 1 == series.over.season)[:, None]
        value = np.where(panel.answered(in_season), value, np.nan)
        finished = np.where(in_season, finished, np.nan)
    rows = periods.last_rows(np.isfinite(finished), slot)
    before = np.broadcast_to(panel.answered(slot)[:, None], shape)
    return Line(value, moves.at(finished, rows), before, rows, change.then_at, covered, sure, moved=True)


def rival(found: Line, sign: int, *, strict: bool = False) -> Ints:
    """Give the row of the last rival at or above (sign 1) or at or below (-1) each value, -1 for none. (Q, N).

    A move or run that goes the other way has no rivals on this side.
    """
    index = previous(sign * found.rivals, sign * found.value, found.before, strict=strict)
    if found.moved:
        with np.errstate(invalid="ignore"):
            index = np.where(sign * found.value > 0, index, -1)
    return _dated(found, index)


def rivals(found: Line, side: Direction | None, *, strict: bool = False) -> tuple[Ints, Ints, Ints]:
    """Give the rows of the last rivals above and below, and of the side asked for, else of the further one.

    The further side of a move is its own.
    """
    up, down = (rival(found, sign, strict=strict) for sign in (1, -1))
    if side is not None:
        return up, down, (up if side is Direction.UP else down)
    with np.errstate(invalid="ignore"):
        return up, down, (np.where(found.value > 0, up, down) if found.moved else np.minimum(up, down))


def latest(found: Line) -> Ints:
    """Give the row of the last rival before each value, whatever its size, -1 for none. (Q, N).

    Of moves and runs it is the last that goes the same way.
    """
    if not found.moved:
        return _dated(found, np.where(np.isfinite(found.value), _last(found.rivals != 0, found), -1))
    with np.errstate(invalid="ignore"):
        up, down = found.value > 0, found.value < 0
        index = np.where(up, _last(found.rivals > 0, found), np.where(down, _last(found.rivals < 0, found), -1))
    return _dated(found, index)


def _last(counts: Bools, found: Line) -> Ints:
    """The last index under ``before`` whose rival is known and counts, -1 for none. ``counts`` (K, N); (Q, N)."""
    if not len(counts):
        return np.full(found.before.shape, -1)
    index = np.where(counts & np.isfinite(found.rivals), np.arange(len(counts))[:, None], -1)
    index = np.maximum.accumulate(index, axis=0)
    before = np.minimum(found.before, len(counts)) - 1
    return np.where(before >= 0, np.take_along_axis(index, np.maximum(before, 0), axis=0), -1)


def rival_value(found: Line, rows: Ints) -> Floats:
    """Give the values of the rivals dated by the given rows, NaN where the row is -1. (Q, N)."""
    index, column = np.nonzero(found.rows >= 0)
    dated = np.full((int(rows.max(initial=-1)) + 1, rows.shape[1]), np.nan)
    kept = found.rows[index, column] < len(dated)
    index, column = index[kept], column[kept]
    dated[found.rows[index, column], column] = found.rivals[index, column]
    return moves.at(dated, rows)


def previous(rivals: Floats, query: Floats, before: Ints, *, strict: bool = False) -> Ints:
    """Give the last index under ``before`` whose rival is at or above the query, -1 for none.

    ``rivals`` (K, N), ``query`` and ``before`` (Q, N). Descends a table of maxima over 1, 2, 4 … values:
    O((K + Q) log K) a column; a few queries look through the rivals. ``strict`` wants a rival strictly above.
    """
    if len(query) <= FEW:
        found = [_latest_beyond(rivals, *each, strict=strict) for each in zip(query, before, strict=True)]
        return np.stack(found) if found else np.full(query.shape, -1)
    parts = [
        _previous(rivals[:, part], query[:, part], before[:, part], strict=strict)
        for part in (slice(start, start + AT_ONCE) for start in range(0, query.shape[1], AT_ONCE))
    ]
    return np.concatenate(parts, axis=1) if parts else np.full(query.shape, -1)


def _previous(rivals: Floats, query: Floats, before: Ints, *, strict: bool) -> Ints:
    if not len(rivals):
        return np.full(query.shape, -1)
    bar = _bar(query, strict=strict)
    table = [np.ascontiguousarray(np.where(np.isfinite(rivals), rivals, -np.inf))]
    while 2 ** len(table) <= len(rivals):
        wide, half = table[-1].copy(), 2 ** (len(table) - 1)
        wide[half:] = np.maximum(wide[half:], table[-1][:-half])
        table.append(wide)
    index = np.minimum(before, len(rivals)) - 1
    columns, column = rivals.shape[1], np.arange(rivals.shape[1])
    for step in range(len(table) - 1, -1, -1):
        highest = np.take(table[step], np.maximum(index, 0) * columns + column)
        short = (index >= 0) & ((highest <= bar) if strict else (highest < bar))
        index = np.maximum(np.where(short, index - 2**step, index), -1)
    return np.where(np.isfinite(query), index, -1)


def _bar(query: Floats, *, strict: bool) -> Floats:
    """The value that a rival has to reach, or to pass; out of reach where nothing is known. Any shape."""
    known = np.isfinite(query)
    return np.where(known, query, np.inf) + np.where(known, np.abs(query), 0.0) * (TIE if strict else -TIE)


def _latest_beyond(rivals: Floats, query: Floats, before: Ints, *, strict: bool) -> Ints:
    """The last index under ``before`` (N,) whose rival is at or above the query (N,), -1 for none. (K, N) to (N,)."""
    if not len(rivals):
        return np.full(query.shape, -1)
    bar = _bar(query, strict=strict)
    with np.errstate(invalid="ignore"):
        beyond = ((rivals > bar) if strict else (rivals >= bar)) & np.isfinite(rivals)
    beyond &= np.arange(len(rivals))[:, None] < before
    return np.where(beyond.any(axis=0), len(rivals) - 1 - beyond[::-1].argmax(axis=0), -1)


def _dated(found: Line, index: Ints) -> Ints:
    rows = np.take_along_axis(found.rows, np.maximum(index, 0), axis=0) if len(found.rows) else index
    return np.where(index >= 0, rows, -1)


def _runs(panel: Panel, series: Series, then_at: Ints) -> Line:
    found = runs.running(panel, series)
    covered = _from_the_start(panel, _after_first_run(panel.sessions, found))
    reaches = found.edge & ~is_whole(panel)
    return Line(found.length, runs.ended(found.whole), found.start, found.rows, then_at, covered, reaches, moved=True)


def _from_the_start(panel: Panel, covered: Days) -> Days:
    """Before an instrument's own first day there was nothing that could be missing."""
    return np.where(is_whole(panel), days_of(panel.sessions, first_row(panel.close, panel.asked)), covered)


def _after_first_run(sessions: Days, found: runs.Runs) -> Days:
    """The day after the first run on record, whose true length is not known; NaT while it goes on."""
    ends = np.isfinite(runs.ended(found.whole))
    end = found.earlier_at
    if len(ends):
        first = np.take_along_axis(found.rows, ends.argmax(axis=0)[None, :], axis=0)
        end = np.where(ends.any(axis=0), np.minimum(end, first), end)
    return days_of(sessions, np.where(found.edge, -1, end)) + ONE_DAY


def _covered(sessions: Days, slot: Ints, values: Floats, asked: int) -> Days:
    """The day after the last session before the period of the first value: from then on all values are known."""
    first = first_row(values, asked)
    start = np.searchsorted(slot, slot[np.maximum(first, 0)]) if len(slot) else first
    return days_of(sessions, np.where(first >= 0, start - 1, -1)) + ONE_DAY
