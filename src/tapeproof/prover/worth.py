"""Market values: what is asked of the record, how exactly it can tell, and what it lacks (SEMANTICS 5)."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from tapeproof.market.quantities import market_value
from tapeproof.market.quantities.market_value import LEAST_DOUBT
from tapeproof.prover.case import Case
from tapeproof.prover.leeway import Leeway, price_of
from tapeproof.prover.misread import ELSEWHERE
from tapeproof.prover.place import Place, day_of
from tapeproof.prover.plain import asking, figure_of
from tapeproof.prover.tape import Taken, Tape
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim
from tapeproof.terms.figure import Hedge
from tapeproof.terms.quantity import Quantity, Unit

OTHER_COUNTS = 0.15
"""Publishers may count the shares of a year ago, or other classes of them (SEMANTICS 5): so far off is no proof."""
A_QUARTER = timedelta(days=100)
ANY = 0.99
FAR = 1.5


def in_its_terms(claim: Claim) -> Claim:
    """A claim of a market value in the currency stated."""
    if not of_value(claim):
        return claim
    figure = figure_of(claim)
    return asking(claim, currency=figure.currency if figure and figure.unit is Unit.CURRENCY else None)


def of_value(claim: Claim) -> bool:
    """Whether it is a market value that the claim speaks of."""
    return claim.ask.series.quantity is Quantity.MARKET_VALUE


def published(taken: Taken, place: Place, tape: Tape) -> Taken | None:
    """The claim of a value published for that day, which is as good as price times shares; None where there is none."""
    claim = taken.claim
    at_a_moment = claim.over is None and claim.ask.peak is None and figure_of(claim) is not None
    if not of_value(claim) or not at_a_moment or place.at is None:
        return None
    taken = replace(taken, claim=asking(claim, on_record=True))
    panel = tape.panel(taken.claim)
    row = panel.row(place.at)
    on_that_day = row >= 0 and day_of(panel.sessions[row]) == place.at and np.isfinite(panel.close[row, 0])
    return taken if on_that_day else None


def elsewhere(case: Case) -> str | None:
    """A bound that the value is nowhere near: "fattened the market value by more than $76 billion" is no level."""
    figure, value = figure_of(case.claim), case.plain.value
    if not of_value(case.claim) or figure is None or figure.hedge is Hedge.EXACT or not value:
        return None
    at_a_moment, stated = case.claim.over is None, float(figure.value)
    return ELSEWHERE if at_a_moment and max(stated, abs(value)) > FAR * min(stated, abs(value)) else None


def of_counts(case: Case) -> Leeway | None:
    """The count of shares between two reports: the change between those before and after, at least 2% either way.

    A change in money over which the count on record is one and the same is off by as much of itself. A percent move
    is that of the price, but over more than a quarter, in which counts change, it could be any.
    """
    place, found, panel = case.place, case.found, case.panel
    if not of_value(case.claim) or place.instrument is None or place.at is None or found is None or panel is None:
        return None
    price, then, last = price_of(case), int(found.then_at), len(panel.sessions) - 1
    series = case.plain.taken.claim.ask.series
    if series.measured is Quantity.PRICE:
        began = day_of(panel.sessions[then]) if then >= 0 else place.at
        share = LEAST_DOUBT if place.at - began <= A_QUARTER else ANY
        return Leeway(price * (1 - share), price * (1 + share))
    company = case.tape.market.company(place.instrument.id, case.tape.known_at)
    converted = market_value.apart(panel, last, place.instrument, series.currency)
    share = company.doubt(place.at) + converted
    if case.claim.over is None and figure_of(case.claim) is not None:
        share = max(share, OTHER_COUNTS)  # between two values of one publisher such differences cancel
    if case.claim.over is None or then < 0 or converted:
        return Leeway(price * (1 - share), price * (1 + share))
    before = float(panel.price(series.basis.then)[then, 0])
    rows = [then, last]
    at = company.counted(panel.sessions[rows], panel.known_at[rows, 0])
    counts = [company.counts[one] if one >= 0 else None for one in at.tolist()]
    apart = abs(price - before) * share if counts[0] == counts[1] else price * share
    return Leeway(price - apart, price + apart)


def lacking(claim: Claim, place: Place, tape: Tape) -> str | None:
    """What the record lacks of a market value, where it has the price; None where nothing."""
    if claim.ask.series.measured is not Quantity.MARKET_VALUE or place.at is None or place.instrument is None:
        return None
    panel = tape.panel(claim)
    row = panel.row(place.at)
    if row >= 0 and np.isfinite(panel.close[row, 0]):
        return None
    name, own = place.instrument.name, tape.panel(asking(claim, currency=None, on_record=False))
    if row >= 0 and np.isfinite(own.close[row, 0]):
        wanted, quoted = claim.ask.series.currency, place.instrument.currency
        return f"the rate of {quoted} to {wanted} on {place.at} is not on record; it would settle it"
    return (
        f"no count of the shares of {name} from the year before {place.at} is on record; "
        "the shares outstanding on that day would settle it"
    )
