"""Gauges: the strength of one event at every session of some instruments, and how many earlier ones reach one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tapeproof.finder import rounds
from tapeproof.finder.events import Event, answers
from tapeproof.history import counts, whole
from tapeproof.history.panel import Bools, Days, Floats, Found, Ints, Panel
from tapeproof.terms.period import Grain

UINT16 = np.iinfo(np.uint16).max
A_HISTORY = 365
"""Days of which there must be a record before a high or low of all of it counts as such."""


class Gauge(Struct, frozen=True, eq=False):
    """An event's strength, kept small: (K, N) over K sessions or whole periods ``days``.

    ``strength`` is NaN where nothing is known, and negative of lows; ``seen`` counts what is known up to each row, in
    two bytes where they suffice.
    """

    event: Event
    columns: tuple[str, ...]
    days: Days
    strength: NDArray[np.float32]
    seen: NDArray[np.int32] | NDArray[np.uint16]


class Reading(Struct, frozen=True, eq=False):
    """What a gauge shows on a day, (N,) each: ``known``, and how many of ``of`` are at least as strong.

    ``before`` is how many reach the strength of the row before, 0 where that is not known.
    """

    gauge: Gauge
    row: int
    known: Bools
    times: Ints
    of: Ints
    before: Ints

    @property
    def p_value(self) -> Floats:
        """The share of the sessions on record that are at least as strong, NaN where nothing is known. (N,)."""
        return _share(self.times, self.of)

    @property
    def p_before(self) -> Floats:
        """The share that reach the session before, 1 where that tells nothing. (N,)."""
        return np.where(self.before > 0, _share(self.before, self.of), 1.0)


def _share(some: Ints, of: Ints) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return some / of


def gauges_of(events: Sequence[Event], panel: Panel) -> list[Gauge]:
    """Measure events over a whole panel, in their order; those that ask the same of the same rows are measured once."""
    measured: dict[object, Found] = {}
    wholes: dict[Grain | None, Panel] = {None: panel}
    gauges = []
    for event in events:
        kind, ask = event.gauge
        if event.round_to is not None:
            gauges.append(_passing(event, panel))
            continue
        if event.grain not in wholes:
            wholes[event.grain] = whole.ends(panel, event.grain or Grain.DAY)
        over = wholes[event.grain]
        if (kind.answer, ask) not in measured:
            measured = {(kind.answer, ask): kind.measure(over, ask)}
        gauges.append(_gauge(event, over, measured[kind.answer, ask]))
    return gauges


def _passing(event: Event, panel: Panel) -> Gauge:
    strength = rounds.strength(panel, event.round_to or 1)
    return _kept(event, panel, np.where(panel.suspect, np.nan, strength))


def _kept(event: Event, panel: Panel, strength: Floats) -> Gauge:
    """The gauge of a strength that is NaN where it is not known."""
    known = ~np.isnan(strength)
    return Gauge(
        event,
        panel.columns,
        panel.sessions,
        np.asfortranarray(strength, dtype=np.float32),
        np.asfortranarray(np.cumsum(known, axis=0, dtype=np.uint16 if len(known) <= UINT16 else np.int32)),
    )


def _gauge(event: Event, panel: Panel, found: Any) -> Gauge:
    """The strength that an event's kind gives it, or of the end of a run the length that it had."""
    kind, _ = event.gauge
    strength = _of_the_end(found) if event.ended else np.asarray(kind.strength(found), dtype=np.float64)
    if "since" in answers(kind):
        strength = _sided(_unequalled(strength, found), found)
    known = np.asarray(found.known, dtype=bool) & ~np.isnan(strength) & ~_suspect(panel, found)
    return _kept(event, panel, np.where(known, strength, np.nan))


def read(gauged: Gauge, day: np.datetime64) -> Reading | None:
    """What the gauge shows on a day; None where it has no row of that day. Nothing later is looked at."""
    row = int(np.searchsorted(gauged.days, day))
    if row == len(gauged.days) or gauged.days[row] != day:
        return None
    history = gauged.strength[: row + 1]
    now = history[row]
    times = counts.reached(history, now)
    before = np.zeros_like(times)
    if gauged.event.lasts and row:
        earlier = history[row - 1]
        with np.errstate(invalid="ignore"):
            before = np.where(np.sign(earlier) == np.sign(now), counts.reached(history, earlier), 0)
    return Reading(gauged, row, ~np.isnan(now), times, gauged.seen[row].astype(np.int64), before)


def first_day(gauged: Gauge, column: int) -> np.datetime64:
    """The first session, or period, of a column that was counted."""
    day: np.datetime64 = gauged.days[int(np.argmax(gauged.seen[:, column] > 0))]
    return day


def _unequalled(strength: Floats, found: Any) -> Floats:
    """Records over the whole history equal one another, or each would be rarer than the last by being later."""
    return np.where((np.asarray(found.rival_at) < 0) & (strength >= A_HISTORY), np.inf, strength)


def _sided(strength: Floats, found: Any) -> Floats:
    """Highs and lows are not the same news: what reaches further back below is counted with a minus sign."""
    return np.where(np.asarray(found.up_at) < np.asarray(found.down_at), strength, -strength)


def _of_the_end(found: Any) -> Floats:
    """The length of the run that each move broke; nought where it broke none."""
    earlier = np.asarray(found.earlier, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        broke = np.isfinite(earlier) & (np.sign(earlier) != np.sign(found.value)) & ~found.earlier_edge
    return np.where(broke, np.abs(earlier), 0.0)


def _suspect(panel: Panel, found: Found) -> Bools:
    """Where the row itself, or the one that it is measured from, may be wrong."""
    if not panel.suspect.any():
        return panel.suspect
    then = np.asarray(found.then_at)
    there = then >= 0
    return panel.suspect | (there & np.take_along_axis(panel.suspect, np.where(there, then, 0), axis=0))


def side_by_side(parts: Sequence[Gauge]) -> Gauge:
    """The gauges of one event, measured of parts of a panel, as the one of all of it."""
    strength, seen = (np.concatenate([getattr(one, name) for one in parts], axis=1) for name in ("strength", "seen"))
    columns = tuple(column for one in parts for column in one.columns)
    return Gauge(parts[0].event, columns, parts[0].days, np.asfortranarray(strength), np.asfortranarray(seen))
