"""Stretches of weeks without prices: what lies within them no claim can be held against, or lean on."""

from __future__ import annotations

from datetime import date

import numpy as np

from tapeproof.prover.place import Place, back, day_of
from tapeproof.prover.tape import Tape
from tapeproof.terms.claim import Claim
from tapeproof.terms.period import Ago, Reach, SinceDate, Span, Within

LONG = 10
"""Days without a price, each a session or possibly one, that make a hole; fewer change few records."""
COUNTED = {Reach.SESSIONS}


def hole(claim: Claim, place: Place, tape: Tape) -> str | None:
    """The stretch without prices that a change, a run or a record would have to look across."""
    instrument, calendar, at = place.instrument, place.calendar, place.at
    if instrument is None or instrument.first is None or calendar is None or at is None:
        return None
    panel = tape.panel(claim)
    row = panel.row(at)
    for ends in reversed(tape.apart(claim, LONG)):  # so many sessions are at least as many days
        if row < 0 or ends[1] > panel.sessions[row]:
            continue
        wide = int(np.diff(np.searchsorted(calendar.rows, ends))[0]) > LONG
        before, after = map(day_of, ends)
        if wide and _across(claim, place, before, after, at):
            return f"no prices are on record between {before} and {after}; those days would settle it"
    return None


def _across(claim: Claim, place: Place, before: date, after: date, at: date) -> bool:
    over, said, base = claim.over, claim.answer.said(), place.base
    if over is not None and over.reach.is_extreme:
        return _begin(over, at) < after
    in_own_history = "place" in said and claim.ask.among is None
    if in_own_history or ("since" in said and _window(said["since"], at) < after):
        return True
    if over is None or base is None:
        return False
    if claim.ask.series.run:
        return base <= after  # that a run is no longer than it is said to be, the step to its base tells
    if over.reach in COUNTED:
        return base < after
    return before <= base < after


def _begin(over: Span, at: date) -> date:
    """The first day on which the high or low of a span may lie."""
    if over.start is not None:
        return over.start.first
    return back(at, over.count, over.grain) if over.count else date.min


def _window(since: object, at: date) -> date:
    """The first day of what a record is held against."""
    match since:
        case SinceDate(period) | Within(period):
            return period.first
        case Ago(count, grain):
            return back(at, count, grain)
    return date.min
