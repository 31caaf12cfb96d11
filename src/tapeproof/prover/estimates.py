"""Reported figures against what analysts had expected of them, by the polls on record as known at publication.

Which poll a story has in mind it seldom tells, and not every poll is on record: what another one could turn stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import numpy as np

from tapeproof.history.panel import Panel
from tapeproof.kinds.surprise import AGAINST
from tapeproof.market.market import Market
from tapeproof.market.quantities.reported import Fact
from tapeproof.prover.case import Attempt, Case
from tapeproof.prover.place import Place
from tapeproof.prover.plain import asking, figure_of, stating
from tapeproof.prover.tape import Sight, Taken, Tape
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask, Claim
from tapeproof.terms.figure import Hedge, Taking
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.terms.story import Story

POLLS_APART = 2.0
"""How many percent two polls of analysts may be apart: those on record of one quarter are by up to 0.7."""
RATES_APART = 4.0
"""As much where it was converted: companies convert at the rate of the period's end, others at that of the day."""
ANOTHER_FIGURE = 5.0
"""Beyond so many percent no other poll would have been quoted in its place."""
FRESH = np.timedelta64(7, "D")
US_DOLLAR = "USD"
CONVERTED = ", converted from "
TAKINGS = {Taking.TRUNCATED: Reading.TRUNCATED, Taking.APPROXIMATE: Reading.APPROXIMATE}
ANOTHER_POLL = "polls of analysts differ by as much; the estimate that is meant would settle it"
AT_ANOTHER_RATE = "too near for the rate of one day to tell; an estimate in the currency of the report would settle it"
NOT_ON_RECORD = "what analysts had expected of the quarter to {} is not on record; their estimate would settle it"


def against_estimates(
    claim: Claim, story: Story, place: Place, tape: Tape, period: date, known: datetime | None
) -> Case:
    """A figure of the quarter to a month's end held against every estimate on record by a moment (None: newest)."""
    figure = figure_of(claim)
    claim = asking(claim, basis=AGAINST, unit=figure.unit if figure is not None else Unit.CURRENCY)
    of, line = claim.ask.series.figure, getattr(claim.cell.whose, "id", "")
    on_record = [one for one in tape.market.company(line, known).quarterly if (one.figure, one.period) == (of, period)]
    report = next((one for one in on_record if one.provider is None), None)
    if report is None:
        missing = f"the {of} of the quarter to {period} was not on record at publication; its report would settle it"
        return Case(
            claim, story, tape, place, Attempt(Taken(Reading.ORDINARY, claim), place, Sight(missing=missing), None)
        )
    wanted = figure.currency if figure is not None and figure.currency else report.currency
    held = [_held(line, report, one, wanted, tape.market) for one in on_record if one.provider is not None]
    panels = sorted((each for each in held if each is not None), key=_conversions)
    if not panels:
        return Case(claim, story, tape, place, _by_itself(claim, place, tape, report, line))
    tries = [_attempt(Taken(Reading.OTHER_CONSENSUS, claim), place, panel, tape) for panel in panels]
    plain = replace(tries[0], taken=Taken(Reading.ORDINARY, claim))
    case = Case(claim, story, tape, place, plain)
    return replace(case, others=(*_otherwise(case, panels[0]), *tries[1:]))


def another_poll(case: Case) -> str | None:
    """Why a surprise that no estimate on record gives is not off: another poll, or another rate, might give it."""
    found, figure, panel, way = case.found, figure_of(case.claim), case.panel, case.claim.answer.said().get("direction")
    if found is None or panel is None:
        return None
    ahead, converted = float(getattr(found, "ahead", 0.0)), bool(_conversions(panel))
    why = AT_ANOTHER_RATE if converted else ANOTHER_POLL
    if way is not None and not case.tape.kind(case.claim).settle(replace(case.claim.answer, figure=None), found):
        return why if abs(ahead) <= (RATES_APART if converted else POLLS_APART) else None
    if figure is None or figure.unit is not Unit.CURRENCY:
        stated = float(figure.value) if figure is not None else 0.0
        return why if converted or abs(abs(ahead) - stated) <= POLLS_APART else None
    return why if converted or abs(float(figure.value) / float(found.value) - 1) * 100 <= ANOTHER_FIGURE else None


def _by_itself(claim: Claim, place: Place, tape: Tape, report: Fact, line: str) -> Attempt:
    """Without an estimate on record, only what contradicts itself is told: it "topped" what lies above the report."""
    figure, way, taken = figure_of(claim), claim.answer.said().get("direction"), Taken(Reading.ORDINARY, claim)
    lacking = Attempt(taken, place, Sight(missing=NOT_ON_RECORD.format(report.period)), None)
    if figure is None or figure.currency != report.currency or figure.hedge is not Hedge.EXACT:
        return lacking
    panel = _panel(line, report, report.value, float(figure.value), "the story")
    tried = _attempt(taken, place, panel, tape)
    ahead = float(getattr(tried.sight.found, "ahead", 0.0))
    against_it = way in {Direction.UP, Direction.DOWN} and ahead * way.sign < -POLLS_APART
    return replace(tried, holds=False) if against_it else lacking


def _attempt(taken: Taken, place: Place, panel: Panel, tape: Tape) -> Attempt:
    """The claim against one estimate; what was converted and lies too near for a rate to tell does not hold."""
    claim, kind = taken.claim, tape.kind(taken.claim)
    found = kind.measure(panel, claim.ask).pick(-1, 0)
    holds = kind.settle(claim.answer, found)
    if holds and _conversions(panel) and claim.answer.said().get("direction") is not None:
        holds = abs(float(found.ahead)) > RATES_APART
    return Attempt(taken, place, Sight(panel, found), holds)


def _otherwise(case: Case, panel: Panel) -> list[Attempt]:
    """The figure taken otherwise, against the first estimate."""
    figure = figure_of(case.claim)
    if figure is None or figure.hedge is not Hedge.EXACT:
        return []
    ways = [way for way in TAKINGS if way is not Taking.APPROXIMATE or figure.is_round]
    claims = [(TAKINGS[way], stating(case.claim, figure=figure.taken(way))) for way in ways]
    return [_attempt(Taken(reading, claim), case.place, panel, case.tape) for reading, claim in claims]


def _held(line: str, report: Fact, estimate: Fact, currency: str, market: Market) -> Panel | None:
    """A report and an estimate of it in one currency; None where no rate of the day of the report is on record."""
    rates = [_rate(market, one.currency, currency, report.known_at) for one in (report, estimate)]
    if rates[0] is None or rates[1] is None:
        return None
    whose = estimate.provider or ""
    whose += "".join(f"{CONVERTED}{one.currency}" for one in (report, estimate) if one.currency != currency)
    return _panel(line, report, report.value * rates[0], estimate.value * rates[1], whose)


def _panel(line: str, report: Fact, reported: float, expected: float, whose: str) -> Panel:
    """A quarter as a session that opens at what was expected; the last of its sources is whose estimate that is."""
    close, open_ = np.array([[reported]]), np.array([[expected]])
    return Panel(
        np.array([report.period], dtype="datetime64[D]"), (line,), open_, close, close, close, undo=np.ones((1, 1)),
        suspect=np.zeros((1, 1), dtype=bool), source=np.zeros((1, 1), dtype="i8"), sources=(report.source, whose),
        known_at=np.array([[report.known_at]], dtype="datetime64[s]"), members=np.ones((1, 1), dtype=bool),
        began=(None,), decimals=np.array([9]),
    )  # fmt: skip


def _conversions(panel: Panel) -> int:
    return panel.sources[-1].count(CONVERTED)


def _rate(market: Market, of: str, currency: str, at: np.datetime64) -> float | None:
    """What one unit of a currency costs in another on the day of a moment, by the last closes up to it."""
    if of == currency:
        return 1.0
    dollars = [_dollars(market, one, at) for one in (of, currency)]
    return dollars[0] / dollars[1] if dollars[0] and dollars[1] else None


def _dollars(market: Market, currency: str, at: np.datetime64) -> float | None:
    if currency == US_DOLLAR:
        return 1.0
    for pair, per_dollar in ((f"{currency}=X", True), (f"{currency}USD=X", False)):
        if market.instrument(pair) is None:
            continue
        day = at.astype("datetime64[D]")
        panel = market.panel(Ask(Series()), (pair,), day.item())
        kept = np.flatnonzero(np.isfinite(panel.close[:, 0])) if len(panel.sessions) else np.empty(0, "i8")
        if len(kept) and day - panel.sessions[kept[-1]].astype("datetime64[D]") <= FRESH:
            rate = float(panel.close[kept[-1], 0])
            return 1 / rate if per_dollar else rate
    return None


__all__: Sequence[str] = ("against_estimates", "another_poll")
