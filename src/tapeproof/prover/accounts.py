"""Reported figures: their level, and their growth against the same quarter a year before, as known then."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tapeproof.kinds.surprise import Surprise
from tapeproof.market.quantities.reported import month_end
from tapeproof.prover.case import Attempt, Case
from tapeproof.prover.estimates import against_estimates
from tapeproof.prover.place import Place, back, day_of, moment_of
from tapeproof.prover.plain import asking, figure_of, stating
from tapeproof.prover.tape import Sight, Taken, Tape
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim, Doubt
from tapeproof.terms.figure import Hedge, Taking
from tapeproof.terms.period import Grain, Period
from tapeproof.terms.quantity import CLOSE_TO_CLOSE, Unit
from tapeproof.terms.reading import Reading
from tapeproof.terms.story import Story

TAKINGS = {Taking.TRUNCATED: Reading.TRUNCATED, Taking.APPROXIMATE: Reading.APPROXIMATE}
LATEST = timedelta(days=100)
"""How long after its end a quarter may be the last that was reported: until the next one's report is due."""
NOT_TOLD = "only the revenue of a whole company is on record; the report of the period would settle it"


def account(claim: Claim, story: Story, place: Place, tape: Tape) -> Case:
    """A claim of a reported figure held against the reports that were known at publication, taken every way."""
    claim = _of_the_latest(asking(claim, basis=CLOSE_TO_CLOSE), _known(story, tape), tape)
    if isinstance(claim.answer, Surprise):
        return _surprise(claim, story, place, tape)
    claim = asking(claim, currency=_currency(claim))
    sight = _look(claim, _known(story, tape), tape)
    holds = tape.kind(claim).settle(claim.answer, sight.found) if sight.found is not None else None
    plain = Attempt(Taken(Reading.ORDINARY, claim), place, sight, holds)
    case = Case(claim, story, tape, place, plain)
    return replace(case, others=tuple(_others(case))) if holds is False else case


def _of_the_latest(claim: Claim, known: datetime | None, tape: Tape) -> Claim:
    """Where no quarter is named, the last one reported: a company's own quarters need not be those of the calendar."""
    when, figure, line = claim.cell.when, claim.ask.series.figure, getattr(claim.cell.whose, "id", "")
    if Doubt.PERIOD not in claim.doubts or when.text or when.grain is not Grain.QUARTER or known is None or not figure:
        return claim
    facts = tape.market.company(line, known).quarterly
    newest = max((one.period for one in facts if one.figure == figure and one.provider is None), default=date.min)
    if newest == when.last or known.date() - newest > LATEST:
        return claim
    first = back(newest.replace(day=1), 2, Grain.MONTH)
    return replace(claim, cell=replace(claim.cell, when=Period(first, newest, Grain.QUARTER)))


def _surprise(claim: Claim, story: Story, place: Place, tape: Tape) -> Case:
    if claim.ask.series.figure is None or claim.cell.when.grain is not Grain.QUARTER:
        plain = Attempt(Taken(Reading.ORDINARY, claim), place, Sight(missing=NOT_TOLD), None)
        return Case(claim, story, tape, place, plain)
    return against_estimates(claim, story, place, tape, month_end(claim.cell.when.last), _known(story, tape))


def _others(case: Case) -> list[Attempt]:
    figure = figure_of(case.claim)
    made: list[Attempt] = []
    for taking, reading in TAKINGS.items():
        if figure is None or figure.hedge is not Hedge.EXACT or (taking is Taking.APPROXIMATE and not figure.is_round):
            continue
        claim = stating(case.claim, figure=figure.taken(taking))
        holds = case.tape.kind(claim).settle(claim.answer, case.plain.sight.found)
        made.append(Attempt(Taken(reading, claim), case.place, case.plain.sight, holds))
    return made


def _look(claim: Claim, known_at: datetime | None, tape: Tape) -> Sight:
    when, series = claim.cell.when, claim.ask.series
    if series.figure is None or when.grain is not Grain.QUARTER:
        return Sight(missing=NOT_TOLD)
    panel = tape.market.panel(claim.ask, (getattr(claim.cell.whose, "id", ""),), when.last, known_at)
    what = f"the {series.figure} of the quarter to"
    if not len(panel.sessions) or day_of(panel.sessions[-1]) != month_end(when.last):
        return Sight(missing=f"{what} {when.last} was not on record at publication; its report would settle it")
    found = tape.kind(claim).measure(panel.last(), claim.ask).pick(-1, 0)
    if series.over is not None:
        before = month_end(back(when.last, series.over.count, series.over.grain))
        then = int(found.then_at)
        if series.unit is not Unit.PERCENT or then < 0 or day_of(panel.sessions[then]) != before:
            return Sight(missing=f"{what} {before} is not on record; it would settle it")
    return Sight(panel, found)


def _currency(claim: Claim) -> str | None:
    figure = figure_of(claim)
    return figure.currency if figure is not None and figure.unit is Unit.CURRENCY else None


def _known(story: Story, tape: Tape) -> datetime | None:
    """The moment of publication, or that asked for, if that is earlier."""
    moments = [each for each in (moment_of(story) if story.published else None, tape.known_at) if each is not None]
    return min(moments, default=None)
