"""Runs: how many moves in a row went one way, up to each row."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from tapeproof.history import moves, periods
from tapeproof.history.panel import Bools, Floats, Ints, Panel
from tapeproof.terms.changing import replace
from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.terms.quantity import Basis, Point, Series


class Runs(Struct, frozen=True):
    """Runs up to each row asked for (Q, N), and those of whole periods (K, N), K periods of the span's grain.

    ``length`` is signed, +3 for a third rise in a row, 0 for an unchanged price, NaN where not known; ``start`` the
    period in which the run began. ``earlier`` and the other two are of the run that ended or goes on in the period
    before. ``edge`` is true where the run reaches the first move on record, so that it may be longer. ``whole`` (K, N)
    are the runs at the end of every period, dated by the rows ``rows`` (K, N).
    """

    length: Floats
    start: Ints
    edge: Bools
    earlier: Floats
    earlier_edge: Bools
    earlier_at: Ints
    whole: Floats
    rows: Ints


def running(panel: Panel, series: Series) -> Runs:
    """Measure the runs of a series of moves; a period without a price is skipped, the running one counts to date."""
    slot = periods.slots(panel.sessions, grain(series.over))
    sign = moves.signs(panel, series)
    settled = sign if finished(series) == series and not panel.asked else moves.signs(panel.whole(), finished(series))
    rows = periods.last_rows(np.isfinite(settled), slot)
    whole, start, first = _lengths(moves.at(settled, rows))
    slot = panel.answered(slot)
    previous = _previous(np.isfinite(whole), slot)
    earlier = moves.at(whole, previous)
    goes_on = (np.sign(earlier) == sign) & (sign != 0)
    length = np.where(goes_on, earlier + sign, sign)
    began = np.where(goes_on, _pick(start, previous), slot[:, None])
    return Runs(
        length=length,
        start=began,
        edge=(previous < 0) | (began <= first),
        earlier=earlier,
        earlier_edge=_pick(start, previous) <= first,
        earlier_at=np.where(previous >= 0, _pick(rows, previous), -1),
        whole=whole,
        rows=rows,
    )


def tallied(panel: Panel, series: Series, last: int) -> tuple[Ints, Ints, Bools]:
    """Count the rises and the falls among the last so many moves, the running one to date.

    Gives both counts and whether all of those moves are known. (Q, N) each.
    """
    slot = periods.slots(panel.sessions, grain(series.over))
    sign, settled = moves.signs(panel, series), moves.signs(panel.whole(), finished(series))
    whole = moves.at(settled, periods.last_rows(np.isfinite(settled), slot))
    known, up, down = (
        _sums(each, now, panel.answered(slot), last)
        for each, now in (
            (np.isfinite(whole), np.isfinite(sign)),
            (whole > 0, sign > 0),
            (whole < 0, sign < 0),
        )
    )
    return up, down, (known == last) & (last > 0)


def _sums(earlier: Bools, now: Bools, slot: Ints, last: int) -> Ints:
    """Count the marked among a row's own period and those before it, at most ``last``. (K, N), (Q, N) to (Q, N)."""
    total = np.zeros((len(earlier) + 1, earlier.shape[1]), dtype=np.int64)
    np.cumsum(earlier, axis=0, out=total[1:])
    before = np.maximum(slot - max(last - 1, 0), 0)
    return np.asarray(total[slot] - total[before] + now, dtype=np.int64)


def grain(span: Span | None) -> Grain | None:
    """The calendar unit of the periods that follow one another in a series, None where each session is one."""
    return span.grain if span is not None and span.reach is Reach.TO_DATE else None


def finished(series: Series) -> Series:
    """The series that earlier moves are of: finished, so read at the price from which they are measured."""
    point = series.basis.then
    return series if point is Point.OPEN else replace(series, basis=Basis(point, point))


def ended(length: Floats) -> Floats:
    """Keep a run's length at its end, NaN elsewhere: where the next known move goes another way. (K, N)."""
    known = np.isfinite(length)
    ahead = np.where(known, np.arange(len(length))[:, None], len(length))
    after = np.full_like(ahead, len(length))
    if len(length) > 1:
        after[:-1] = np.minimum.accumulate(ahead[::-1], axis=0)[::-1][1:]
    following = moves.at(length, np.where(after < len(length), after, -1))
    over = np.isfinite(following) & (np.sign(following) != np.sign(length))
    return np.where(over, length, np.nan)


def _lengths(sign: Floats) -> tuple[Floats, Ints, Ints]:
    """Signed lengths, the slot in which each run starts, and the first slot known of each column (1, N)."""
    known = np.isfinite(sign)
    index = np.arange(len(sign))[:, None]
    latest = moves.last_known(known)
    before = np.full_like(latest, -1)
    before[1:] = latest[:-1]
    breaks = known & ((before < 0) | (moves.at(sign, before) != sign))
    start = np.maximum.accumulate(np.where(breaks, index, -1), axis=0)
    counted = np.cumsum(known, axis=0)
    length = counted - np.where(start >= 0, np.take_along_axis(counted, np.maximum(start, 0), axis=0), 0) + 1
    first = np.where(known.any(axis=0), known.argmax(axis=0), len(sign))[None, :] if len(sign) else start
    return np.where(known, length * sign, np.nan), start, first


def _previous(known: Bools, slot: Ints) -> Ints:
    """The last known slot before that of each row, -1 where there is none: (K, N) to (Q, N)."""
    latest = moves.last_known(known)
    if not len(slot):
        return latest[:0]
    return np.where(slot[:, None] > 0, latest[np.maximum(slot - 1, 0)], -1)


def _pick(values: Ints, rows: Ints) -> Ints:
    return np.take_along_axis(values, np.maximum(rows, 0), axis=0) if len(values) else rows
