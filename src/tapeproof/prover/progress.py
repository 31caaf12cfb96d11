"""Unfinished sessions: settled from the day's range, never from its close (SEMANTICS 4)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tapeproof.prover import leeway
from tapeproof.prover.case import NEIGHBOURS, Attempt, Case, attempt, placed, ways
from tapeproof.prover.evidence import evidence
from tapeproof.prover.place import HOURS_KEPT, Place
from tapeproof.prover.plain import figure_of, on
from tapeproof.prover.tape import Taken
from tapeproof.prover.views import EndingAt, Priced, View
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim, Cue
from tapeproof.terms.figure import Figure
from tapeproof.terms.period import ONE_SESSION
from tapeproof.terms.quantity import Point, Unit
from tapeproof.terms.reading import Reading
from tapeproof.terms.verdict import Evidence

CLOSES = {Reading.INTRADAY, Reading.AT_THE_CLOSE, Reading.INTRADAY_EXTREME, Reading.OPEN, Reading.OPEN_TO_CLOSE}
"""Readings that choose another price of the session: its range holds them all."""


class Range(Struct, frozen=True):
    """What a claim comes to at the session's low and at its high; ``holds`` is None where they disagree."""

    low: Attempt
    high: Attempt
    holds: bool | None

    @property
    def known(self) -> bool:
        """Whether the record has the session's range."""
        return all(end.sight.found is not None and bool(end.sight.found.known) for end in (self.low, self.high))

    def nearest(self, figure: Figure | None) -> Attempt:
        """The end that comes nearer to a stated figure; without one, the high."""
        if figure is None:
            return self.high
        stated = float(figure.value)
        return min((self.high, self.low), key=lambda end: abs(abs(end.value or 0.0) - stated))

    def bounds(self) -> str:
        """The values at the low and at the high, in words."""
        return " to ".join(f"{end.value:.6g}" for end in (self.low, self.high) if end.value is not None)

    def evidence(self) -> Evidence:
        """The rows of both ends."""
        low, high = evidence(self.low), evidence(self.high)
        rows = (*low.rows, *(row for row in high.rows if row not in low.rows))
        return Evidence(rows, "; ".join(dict.fromkeys((low.formula, high.formula))))


def unfinished(claim: Claim, place: Place) -> bool:
    """Whether a claim speaks of a session that had not ended: by its words, or by the hour of the story."""
    if place.at is None or place.latest is None or place.at < place.latest or place.shut:
        return False
    if Cue.IN_PROGRESS in claim.said:
        return True
    kept = place.instrument is not None and place.instrument.type in HOURS_KEPT
    return kept and place.running and place.at == place.latest and Cue.OF_THE_CLOSE not in claim.said


def over_the_range(case: Case, others: Sequence[Claim]) -> Range:
    """Settle at the session's low and at its high, or at the story's own price where it gives one in between.

    A figure holds (None) where any price of the range gives it under any reading of its digits.
    """
    plain = at_its_close(case.plain.taken)
    ends = _ends(plain, case.place, case)
    if not ends.known or figure_of(case.claim) is not None:
        return replace(ends, holds=None) if not ends.known or _reached(case, ends) else ends
    price = own_price(case, others)
    if price is not None:
        told = attempt(_seen(plain, Priced(price)), case.place, case.tape)
        return Range(told, told, told.holds)
    return ends


def at_its_close(taken: Taken) -> Taken:
    """Compare the last price of the session, whichever of its prices the claim named."""
    basis = taken.claim.ask.series.basis
    then = basis.then if basis.then is Point.OPEN or taken.claim.over is None else Point.CLOSE
    return replace(taken, claim=on(taken.claim, Point.CLOSE, then))


def _ends(taken: Taken, place: Place, case: Case) -> Range:
    low, high = (attempt(_seen(taken, EndingAt(point)), place, case.tape) for point in (Point.LOW, Point.HIGH))
    return Range(low, high, low.holds if low.holds == high.holds else None)


def _seen(taken: Taken, view: View) -> Taken:
    return replace(taken, views=(*taken.views, view))


def _reached(case: Case, ends: Range) -> bool:
    if _spans(case, ends):
        return True
    for way in ways(case):
        if way.reading in NEIGHBOURS | CLOSES:
            continue
        other = _ends(at_its_close(way), placed(way, case), case)
        if other.known and _spans(replace(case, plain=replace(case.plain, taken=way)), other):
            return True
    return False


def _spans(case: Case, ends: Range) -> bool:
    low, high = ends.low.sight.found, ends.high.sight.found
    if low is None or high is None:
        return False
    least, most = min(float(low.least), float(high.least)), max(float(low.most), float(high.most))
    return leeway.reaches(case, low, least, most)


def own_price(case: Case, others: Sequence[Claim]) -> float | None:
    """The price that the story itself gives for the unfinished session, in the panel's terms, if in its range."""
    panel = case.panel
    if panel is None:
        return None
    low, high = float(panel.low[-1, 0]), float(panel.high[-1, 0])
    before = float(panel.close[-2, 0]) if len(panel.sessions) > 1 else float("nan")
    for other in others:
        figure = figure_of(other)
        same = other.cell == case.claim.cell and Cue.IN_PROGRESS in other.said and other.ask.peak is None
        if not same or figure is None:
            continue
        if other.over is None and figure.unit in {Unit.POINTS, Unit.CURRENCY, Unit.PERCENT}:
            price = float(figure.value) / float(panel.undo[-1, 0])
        elif other.over == ONE_SESSION and figure.unit is Unit.PERCENT and (way := other.answer.get("direction")):
            price = before * (1 + way.sign * float(figure.value) / 100)
        else:
            continue
        if low <= price <= high:
            return price
    return None


def is_the_days_extreme(case: Case) -> bool:
    """Whether a high or low of the session so far is that of the whole session: nothing later can have undone it."""
    return case.claim.ask.series.basis.now in (Point.HIGH, Point.LOW) and case.plain.holds is True


def stale(case: Case) -> Attempt | None:
    """The attempt at the session before, where it holds: copy left standing."""
    before = [way for way in ways(case) if way.reading is Reading.PREVIOUS_SESSION]
    made = (attempt(way, placed(way, case), case.tape) for way in before)
    return next((each for each in made if each.holds), None)
