"""One claim under proof: where it is, how it is taken, and what has been tried. What the reasons and notes look at."""

from __future__ import annotations

from datetime import date

import numpy as np
from msgspec import Struct

from tapeproof.history.moves import change
from tapeproof.history.panel import Found, Panel
from tapeproof.prover.place import Place, back, day_of, locate
from tapeproof.prover.plain import mixes_units, stating
from tapeproof.prover.readings import OTHER_WAYS
from tapeproof.prover.tape import Sight, Taken, Tape
from tapeproof.prover.timing import earlier_year
from tapeproof.prover.views import seen_through
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim
from tapeproof.terms.period import ONE_SESSION, Ago, Grain, SinceDate
from tapeproof.terms.quantity import Point
from tapeproof.terms.reading import Reading
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Tried

OF_THE_CALENDAR = {Reading.EARLIER_YEAR, Reading.ROUNDED_SPAN}
"""Readings of how a story counts time, whatever it says of it."""


NEIGHBOURS = {Reading.PREVIOUS_SESSION, Reading.NEXT_SESSION}
"""All that can hold of a day without a session."""


class Attempt(Struct, frozen=True):
    """A claim taken one way, what the record shows for it, and whether it holds so (None: cannot be told)."""

    taken: Taken
    place: Place
    sight: Sight
    holds: bool | None

    @property
    def value(self) -> float | None:
        """The value found; of a range, its end on the side of the stated figure."""
        found = self.sight.found
        if found is None or not found.known:
            return None
        if self.taken.claim.ask.series.basis.now is not Point.RANGE:
            return float(found.value)
        figure = self.taken.claim.answer.get("figure")
        beyond = figure is not None and float(figure.value) > abs(float(found.value))
        outward = beyond == (float(found.value) >= 0)
        return float(found.most if outward else found.least)


class Case(Struct, frozen=True):
    """A claim of a story, the ordinary attempt at it and the others made so far."""

    claim: Claim
    story: Story
    tape: Tape
    place: Place
    plain: Attempt
    others: tuple[Attempt, ...] = ()

    @property
    def panel(self) -> Panel | None:
        """The panel of the ordinary attempt, ending with the row measured."""
        return self.plain.sight.panel

    @property
    def found(self) -> Found | None:
        """What the ordinary attempt found, where anything was."""
        found = self.plain.sight.found
        return found if found is not None and found.known else None


def attempt(taken: Taken, place: Place, tape: Tape) -> Attempt:
    """Measure a claim taken one way and let its kind settle it; a record of a window, where its extreme was."""
    place = replace(place, at=_extreme_day(taken, place, tape) or place.at)
    sight = tape.look(taken, place)
    if sight.found is None:
        return Attempt(taken, place, sight, None)
    holds = tape.kind(taken.claim).settle(taken.claim.answer, sight.found)
    holds = holds and not mixes_units(taken.claim)
    if holds and taken.reading not in {Reading.ORDINARY, Reading.ROUNDED_SPAN}:
        holds = lies_near(taken.claim, place.at, sight)
    return Attempt(taken, place, sight, holds)


def _extreme_day(taken: Taken, place: Place, tape: Tape) -> date | None:
    """The session of a longer period that is meant: "last week's record" was set on the day of its extreme.

    A threshold was first passed on the first day beyond it. A move of one session in a month is its biggest that way.
    """
    claim, when = taken.claim, taken.claim.cell.when
    way = claim.answer.get("direction")
    of_a_day = claim.over == ONE_SESSION and not claim.ask.among
    of_a_window = when.grain is not Grain.DAY and (of_a_day or (claim.over is None and "since" in claim.answer.said()))
    if not of_a_window or place.at is None or place.instrument is None or place.instrument.first is None or not way:
        return None
    if of_a_day:
        whole = seen_through(tape.panel(claim).until(place.at), taken.views)
        moved = way.sign * change(whole, claim.ask.series).value[:, 0]
        moved = np.where((whole.sessions >= np.datetime64(when.first)) & (moved > 0), moved, np.nan)
        return day_of(whole.sessions[np.nanargmax(moved)]) if np.isfinite(moved).any() else None
    panel = seen_through(tape.panel(claim).until(place.at).since(when.first), taken.views)
    levels = way.sign * panel.price(claim.ask.series.basis.now)[:, 0]
    if claim.ask.threshold is not None:
        beyond = np.flatnonzero(levels * panel.undo[:, 0] >= way.sign * float(claim.ask.threshold))
        return day_of(panel.sessions[beyond[0]]) if beyond.size else None
    return day_of(panel.sessions[np.nanargmax(levels)]) if np.isfinite(levels).any() else None


def attempts(case: Case) -> tuple[Attempt, ...]:
    """Make every other attempt that the kind admits, in the order of the walk, up to the first that holds."""
    made: list[Attempt] = []
    for taken in ways(case):
        place = placed(taken, case)
        made.append(attempt(taken, place, case.tape))
        if made[-1].holds:
            break
    return tuple(made)


def ways(case: Case) -> list[Taken]:
    """Every other way of taking the claim, in the order of the walk."""
    plain, place, market = case.plain.taken, case.place, case.tape.market
    admitted = {*case.tape.kind(case.claim).readings, *OF_THE_CALENDAR}
    if Reading.INTRADAY in admitted:
        admitted.add(Reading.AT_THE_CLOSE)
    if place.shut:
        admitted &= NEIGHBOURS
    listed = [way for reading in OTHER_WAYS if reading in admitted for way in OTHER_WAYS[reading](plain, place, market)]
    # A day without its year may be meant of another year under every reading.
    dated = [way for way in listed if way.reading is not Reading.EARLIER_YEAR]
    again = [replace(each, reading=way.reading) for way in dated for each in earlier_year(way, place, market)]
    return [replace(way, claim=_exactly(way)) for way in (*listed, *again)]


def _exactly(taken: Taken) -> Claim:
    """Understating is for the ordinary reading: of another, the last rival must lie in the time named."""
    since = taken.claim.answer.get("since")
    if taken.reading is Reading.ROUNDED_SPAN or not isinstance(since, SinceDate):
        return taken.claim
    return stating(taken.claim, since=replace(since, there=True))


def lies_near(claim: Claim, at: date | None, sight: Sight) -> bool:
    """Whether the last rival of a record "in N years" lies less than one unit beyond them."""
    since = claim.answer.get("since")
    if not isinstance(since, Ago) or at is None:
        return True
    rival = rival_day(sight)
    return rival is not None and rival > back(at, since.count + 1, since.grain)


def rival_day(sight: Sight) -> date | None:
    """The session of the last value at or beyond the present one, where there is any."""
    if sight.found is None or sight.panel is None or int(sight.found.rival_at) < 0:
        return None
    return day_of(sight.panel.sessions[int(sight.found.rival_at)])


def placed(taken: Taken, case: Case) -> Place:
    """Where a claim taken another way is proved."""
    moved = taken.claim.cell != case.plain.taken.claim.cell or taken.claim.over != case.plain.taken.claim.over
    return locate(taken.claim, case.story, case.tape.market) if moved else case.place


def tried(plain: Attempt, others: tuple[Attempt, ...]) -> tuple[Tried, ...]:
    """List the readings of the walk, each once: of several ways of one, that which holds or the first."""
    best: dict[Reading, Attempt] = {}
    for each in (plain, *others):
        if each.taken.reading not in best or each.holds:
            best[each.taken.reading] = each
    return tuple(Tried(reading, rounded(each.value), each.holds) for reading, each in best.items())


def rounded(value: float | None) -> float | None:
    """A value to twelve significant digits: what binary arithmetic leaves beyond them means nothing."""
    return None if value is None or value != value else float(f"{value:.12g}")  # noqa: PLR0124 - NaN is not itself
