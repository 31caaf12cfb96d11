"""Why a claim that no reading gives is still not called off, one function a reason (SEMANTICS 2 and 8).

Each returns a sentence that names the reason, and what would settle it where that can be said, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np

from tapeproof.history import records
from tapeproof.kinds.breadth import Breadth
from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.tally import Tally
from tapeproof.market.instruments import published
from tapeproof.prover import leeway, sides
from tapeproof.prover.case import Attempt, Case, rival_day
from tapeproof.prover.leeway import Leeway
from tapeproof.prover.misread import doubted, nowhere_near
from tapeproof.prover.place import Place, day_of
from tapeproof.prover.plain import figure_of
from tapeproof.prover.readings import said_of_the_close
from tapeproof.prover.sides import incomparable, other_hours, suspect_member, uncounted
from tapeproof.prover.tape import Tape
from tapeproof.prover.worth import of_counts, of_value
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim, Cue
from tapeproof.terms.instrument import Group, InstrumentType, Nobody
from tapeproof.terms.period import Ever, SinceDate
from tapeproof.terms.quantity import Direction, Quantity, Unit
from tapeproof.terms.reading import Reading

WOULD_SETTLE = {
    Quantity.TOTAL_RETURN: "total returns are not on record; the dividends paid would settle it",
    Quantity.MARKET_VALUE: "market values of several are not compared yet; the shares of each would settle it",
    Quantity.VOLUME: "turnover is not settled yet; the exchange's figures for that day would settle it",
    Quantity.MACRO: "economic series are not on record; the published release would settle it",
    Quantity.AMOUNT: "an amount that no tape records; the announcement itself would settle it",
}
OF_SUSPECT_ROWS = "a row that the value rests on is suspect, and the claim off by no more than it may be wrong"
LATER_ONES = "a later value is as far: it may be counted among those ahead"
OF_QUOTES = "no official close round the clock: another moment's quote could give it, and would settle it"
OF_DELIVERIES = "another delivery month than the front one could give it; its prices would settle it"
OF_FEEDS = "highs and lows differ between feeds by up to 0.3%, and the claim is off by no more"
OF_COUNTS = "the shares outstanding on that day are known to a few percent only; a count of that day would settle it"
PROVED = {Quantity.PRICE, Quantity.MARKET_VALUE, Quantity.REPORTED}
SHARES = {InstrumentType.STOCK, InstrumentType.FUND}
PAYERS = {InstrumentType.INDEX, InstrumentType.STOCK, InstrumentType.FUND}
FROM_THE_OPEN = frozenset({Reading.OPEN, Reading.OPEN_TO_CLOSE})
"""Readings that are too far from a figure of the close to leave it open where no opening price is on record."""
LEAST_YIELD, MOST_YIELD = 0.005, 0.04
A_MONTH = 28
DAYS_A_YEAR = 365.25

Reason = Callable[[Case], str | None]


def beyond_prices(claim: Claim, place: Place, tape: Tape) -> str | None:
    """What no reading of a price could settle: another quantity, a subject that is no instrument, two sides."""
    quantity = claim.ask.series.quantity
    whose = claim.cell.whose
    if isinstance(claim.answer, Breadth):
        return uncounted(claim, place, tape)
    if quantity not in PROVED:
        return WOULD_SETTLE[quantity]
    if isinstance(whose, Nobody):
        return (
            f"{whose.text!r} is not a known instrument" if whose.text else "the text does not tell whose figure it is"
        )
    if isinstance(whose, Group):
        return "a figure of a whole group; an index of it would settle it"
    if place.instrument is None:
        return f"{whose.id} is not in the market"
    if quantity is Quantity.MARKET_VALUE and (claim.ask.among is not None or place.instrument.type not in SHARES):
        return WOULD_SETTLE[quantity]
    if claim.ask.against is not None:
        return incomparable(claim, place, tape)
    if claim.ask.among is not None and not tape.lists(claim):
        return f"{whose.id} is not on the list of {claim.ask.among.id} on record; the list meant would settle it"
    return None


def missing(case: Case) -> str | None:
    """The record lacks the session itself."""
    return case.plain.sight.missing


def other_currency(case: Case) -> str | None:
    """A figure in another currency than that in which the prices on record are quoted."""
    figure, instrument = figure_of(case.claim), case.place.instrument
    if figure is None or instrument is None or figure.unit is not Unit.CURRENCY:
        return None
    if (
        instrument.type is InstrumentType.CURRENCY
        or figure.currency in {None, instrument.currency}
        or of_value(case.claim)
    ):
        return None
    return (
        f"the figure is in {figure.currency}, the prices on record in {instrument.currency}; "
        "the day's exchange rate would settle it"
    )


def calculated_backwards(case: Case) -> str | None:
    """A record of all time whose rival is of before the index was published: no part of its life."""
    if not isinstance(case.claim.answer.get("since"), Ever) or case.place.instrument is None:
        return None
    first, rival = published().get(case.place.instrument.id), rival_day(case.plain.sight)
    if first is None or rival is None or rival >= first:
        return None
    return f"its rival is of {rival}, calculated backwards: the index was published from {first} on"


def overtaken(case: Case) -> str | None:
    """A place in an own history, of a session that is past: values that came later may have taken it."""
    claim, found, place = case.plain.taken.claim, case.found, case.place
    in_own_history = "place" in claim.answer.said() and claim.ask.among is None
    if not in_own_history or found is None or place.at is None or place.latest is None or claim.ask.series.run:
        return None
    panel = case.tape.panel(claim).until(place.latest)
    values = records.line(panel, claim.ask.series).value[panel.row(place.at) + 1 :, 0]
    sign = -1 if claim.answer.get("direction") is Direction.DOWN else 1
    with np.errstate(invalid="ignore"):
        return LATER_ONES if bool((sign * values >= sign * float(found.value)).any()) else None


def adjusted(case: Case) -> str | None:
    """Prices reduced by dividends are not those that were printed."""
    if case.place.instrument and case.place.instrument.adjusted:
        return "the prices on record are reduced by later dividends; those printed at the time would settle it"
    return None


def gap_at_base(case: Case) -> str | None:
    """The session from which the change is measured has no price on record, and an earlier one stood in for it."""
    panel, found, base = case.panel, case.found, case.place.base
    if panel is None or found is None or base is None or case.claim.over is None or case.claim.ask.series.run:
        return None
    then = int(found.then_at)
    if then < 0 or day_of(panel.sessions[then]) >= base:
        return None
    return f"the record has no price of {base}, from which the change is measured; that price would settle it"


def suspect(case: Case) -> str | None:
    """A row that the value rests on may be wrong by as much as the claim is off."""
    return _within(case, leeway.of_suspect_rows(case), OF_SUSPECT_ROWS)


def quoted(case: Case) -> str | None:
    """Round-the-clock quotes have no official close."""
    return _within(case, leeway.of_quotes(case), OF_QUOTES)


def delivered(case: Case) -> str | None:
    """Another delivery month may be meant."""
    instrument = case.place.instrument
    if instrument and instrument.type is InstrumentType.FUTURE and Cue.DELIVERY in case.claim.said:
        return "a delivery month is named, and the front month alone is on record; its prices would settle it"
    return _within(case, leeway.of_deliveries(case), OF_DELIVERIES)


def counted(case: Case) -> str | None:
    """The count of shares between two reports is not known exactly."""
    return _within(case, of_counts(case), OF_COUNTS)


def fed(case: Case) -> str | None:
    """Highs and lows of shares and futures differ between feeds: those of the claim, or of a record by highs."""
    by_highs = (each for each in case.others if each.taken.reading is Reading.INTRADAY_EXTREME)
    cases = (case, *(replace(case, plain=each) for each in by_highs if "since" in case.claim.answer.said()))
    return next((why for each in cases if (why := _within(each, leeway.of_feeds(each), OF_FEEDS))), None)


def _within(case: Case, given: Leeway | None, sentence: str) -> str | None:
    return sentence if given is not None and leeway.could(case, given) else None


def total_return(case: Case) -> str | None:
    """A figure above the price move by what dividends make over a month or longer."""
    figure, found, place = figure_of(case.claim), case.found, case.place
    if Cue.TOTAL_RETURN in case.claim.said:
        return WOULD_SETTLE[Quantity.TOTAL_RETURN]
    if figure is None or found is None or place.instrument is None or place.base is None or place.at is None:
        return None
    days = (place.at - place.base).days
    in_percent = case.claim.over is not None and case.claim.ask.series.unit is Unit.PERCENT
    if not in_percent or days < A_MONTH or place.instrument.type not in PAYERS:
        return None
    least, most = (
        100 * ((1 + float(found.value) / 100) * (1 + share) ** (days / DAYS_A_YEAR) - 1)
        for share in (LEAST_YIELD, MOST_YIELD)
    )
    if not leeway.reaches(case, found, least, most):
        return None
    return "dividends of 0.5% to 4% a year would give it; the total return, which is not on record, would settle it"


def too_short(case: Case) -> str | None:
    """The history on record does not tell."""
    if case.plain.holds is not None or case.panel is None:
        return None
    group = case.claim.ask.among
    if group is not None:
        return f"the members of {group.id} at that date, or their prices, are not on record"
    first = _first(case)
    since = case.claim.answer.get("since")
    if isinstance(since, SinceDate) and first and since.period.first < first:
        day = since.period.text or since.period.first
        return f"the record begins on {first}, after {day}; earlier prices would settle it"
    return f"the record begins on {first}; a longer history would settle it" if first else "the record does not tell"


def _first(case: Case) -> date | None:
    whole = case.tape.panel(case.claim)
    kept = np.flatnonzero(~np.isnan(whole.close[:, 0]))
    return day_of(whole.sessions[kept[0]]) if kept.size else None


def reading_without_data(case: Case) -> str | None:
    """Another reading could give the figure, but the record lacks what it needs."""
    closed = FROM_THE_OPEN if said_of_the_close(case.claim) else frozenset()
    lacking = (each for each in case.others if each.holds is None and each.taken.reading not in closed)
    return next((_lacking(each) for each in lacking), None)


def _lacking(each: Attempt) -> str:
    reading = each.taken.reading
    if each.sight.missing:
        return f"another reading ({reading.value}) could give it: {each.sight.missing}"
    if reading in {Reading.INTRADAY, Reading.INTRADAY_EXTREME}:
        return "an intraday price could give it, and the day's high and low are not on record"
    return f"another reading ({reading.value}) could give it, and the record lacks what it needs"


REASONS: tuple[Reason, ...] = (
    doubted,
    missing,
    sides.in_anothers_stead,
    other_currency,
    nowhere_near,
    adjusted,
    too_short,
    gap_at_base,
    overtaken,
    calculated_backwards,
    suspect,
    counted,
    quoted,
    delivered,
    fed,
    total_return,
    reading_without_data,
)
"""All reasons, in the order in which they are given."""

OF_MEMBERS: tuple[Reason, ...] = (doubted, missing, too_short, suspect_member, other_hours, reading_without_data)
"""Those for claims that rest on several columns, not on the price of one."""
OF_TWO: tuple[Reason, ...] = (
    doubted,
    missing,
    sides.of_implied_sides,
    nowhere_near,
    sides.without_an_official_close,
    too_short,
    gap_at_base,
    sides.other_without_a_price,
    suspect_member,
    other_hours,
    sides.as_near_as_nothing,
    sides.other_returns,
    reading_without_data,
)
"""Those for one side against another."""
OF_TALLIES: tuple[Reason, ...] = (
    doubted,
    missing,
    sides.of_an_implied_period,
    nowhere_near,
    sides.without_an_official_close,
    too_short,
    sides.suspect_in_between,
    reading_without_data,
)
"""Those for the signs of several moves."""


def reason(case: Case) -> str | None:
    """The first reason to leave a claim open, None where nothing stands between it and ``off``."""
    reasons = {Breadth: OF_MEMBERS, Comparison: OF_TWO, Tally: OF_TALLIES}.get(type(case.claim.answer), REASONS)
    return next((sentence for sentence in (each(case) for each in reasons) if sentence), None)
