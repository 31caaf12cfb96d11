"""What a claim of several columns needs beside its subject: the members counted, the other side of a comparison."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from tapeproof.market.market import Market
from tapeproof.prover.case import Case
from tapeproof.prover.place import Place, day_of
from tapeproof.prover.plain import figure_of
from tapeproof.prover.tape import Tape
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim, Cue
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import Group, InstrumentType, Line, Nobody
from tapeproof.terms.period import ONE_SESSION
from tapeproof.terms.quantity import Direction, Unit

NEXT_TO_NOTHING = 0.05
SAME_PRICE = timedelta(days=4)
"""How much older the other side's price may be: its exchange may have been shut over a long weekend."""
A_MONTH, DAYS_A_YEAR, MOST_YIELD = 28, 365.25, 0.04
OF_DIVIDENDS = "dividends of up to 4% a year on either side could give it; the total returns would settle it"
IN_PROGRESS = "of a session that had not ended, of which daily prices do not tell"


def uncounted(claim: Claim, place: Place, tape: Tape) -> str | None:
    """Why the members spoken of cannot be counted, and what would settle it."""
    among = claim.ask.among
    listed = tape.market.group(among.id) if among is not None else None
    if listed is None:
        return _unlisted(claim, tape.market)
    if place.at is not None and not listed.known_on(place.at):
        return f"the list of {listed.name} on record is not of {place.at}; that of that day would settle it"
    return IN_PROGRESS if _goes_on(claim, place) else None


def _goes_on(claim: Claim, place: Place) -> bool:
    running = place.running and place.of_the_story and Cue.OF_THE_CLOSE not in claim.said
    return running or Cue.IN_PROGRESS in claim.said


def _unlisted(claim: Claim, market: Market) -> str:
    whose = claim.cell.whose
    if isinstance(whose, Nobody) or claim.ask.among is None:
        return "what is counted is on no list on record; the count published that day would settle it"
    if isinstance(whose, Group):
        return f"no list of {whose.id} is on record; a dated one would settle it"
    instrument = market.instrument(whose.id) if isinstance(whose, Line) else None
    name = instrument.name if instrument is not None else whose.id
    return f"the members of {name} are not on record; a dated list of them, and their prices, would settle it"


def incomparable(claim: Claim, place: Place, tape: Tape) -> str | None:
    """Why the other side cannot be measured beside the subject, and what would settle it."""
    other = claim.ask.against
    if isinstance(other, Group):
        return f"a comparison with a whole group ({other.id}); naming its members would settle it"
    if isinstance(other, Nobody):
        return f"{other.text!r} is not a known instrument" if other.text else "the text does not tell the other side"
    if not isinstance(other, Line) or not isinstance(claim.cell.whose, Line):
        return "a comparison with an exchange rate is not settled yet"
    if other == claim.cell.whose:
        return "both sides are read as one"
    instrument = tape.market.instrument(other.id)
    if instrument is None or instrument.first is None:
        return f"no prices of {other.id} are on record; its daily prices would settle it"
    return IN_PROGRESS if _goes_on(claim, place) else None


def of_implied_sides(case: Case) -> str | None:
    """Better or worse is too easily misread where whose or when is not said in so many words."""
    if figure_of(case.claim) is None and Cue.IMPLIED in case.claim.said:
        return "whose or when is not said beside it"
    return None


def of_an_implied_period(case: Case) -> str | None:
    """A tally of weeks or more, where whose or when is not said in so many words."""
    return of_implied_sides(case) if case.claim.over != ONE_SESSION else None


def as_near_as_nothing(case: Case) -> str | None:
    """Two moves that differ by less than they are written to."""
    ours, theirs = _both(case)
    if figure_of(case.claim) is not None or abs(ours - theirs) >= NEXT_TO_NOTHING:
        return None
    return f"the two differ by less than {NEXT_TO_NOTHING} percentage points"


def in_anothers_stead(case: Case) -> str | None:
    """An index that stands in a list of markets for the benchmark of its own: the list may be meant otherwise."""
    instead, among = case.tape.stands_for(case.claim), case.claim.ask.among
    if not instead or among is None:
        return None
    return f"it is ranked in the stead of {instead}, which is on the list of {among.id}; the list meant would settle it"


def other_without_a_price(case: Case) -> str | None:
    """The other side has no price of the session from which the move is measured."""
    panel, found, base = case.panel, case.found, case.place.base
    if panel is None or found is None or base is None:
        return None
    then = int(getattr(found, "their_then_at", -1))
    if then < 0 or day_of(panel.sessions[then]) >= base - SAME_PRICE:
        return None
    return f"the record has no price of the other side on {base}; that price would settle it"


def without_an_official_close(case: Case) -> str | None:
    """A side that is quoted round the clock, or whose prices are reduced by dividends."""
    other = getattr(case.claim.ask.against, "id", "")
    sides = [case.place.instrument, case.tape.market.instrument(other)]
    for side in (side for side in sides if side is not None):
        if side.round_the_clock or side.type in {InstrumentType.FUTURE, InstrumentType.SPOT}:
            return f"{side.name} has no official close: another moment's quote could give it"
        if side.adjusted:
            return f"the prices of {side.name} on record are reduced by later dividends"
    return None


def other_returns(case: Case) -> str | None:
    """Over a month or longer, dividends on either side may make up the difference."""
    found, place = case.found, case.place
    if found is None or place.at is None or place.base is None or (place.at - place.base).days < A_MONTH:
        return None
    years = (place.at - place.base).days / DAYS_A_YEAR
    more = [(1 + MOST_YIELD) ** years - 1, 0.0]
    kind, answer = case.tape.kind(case.claim), case.claim.answer
    ours, theirs = _both(case)
    values = ((ours + own * (100 + ours), theirs + beside * (100 + theirs)) for own in more for beside in more)
    shifted = [kind.settle(answer, replace(found, ours=one, theirs=two)) for one, two in values]  # of a comparison
    bounds = [
        one - two for one, two in ((ours + more[0] * (100 + ours), theirs), (ours, theirs + more[0] * (100 + theirs)))
    ]
    figure = figure_of(case.claim)
    within = figure is not None and figure.unit is not Unit.RATIO and _spans(bounds, figure, answer.said()["direction"])
    return OF_DIVIDENDS if within or any(shifted) else None


def _spans(bounds: list[float], figure: Figure, way: Direction) -> bool:
    low, high = sorted(way.sign * each for each in bounds)
    return high > 0 and figure.reaches(max(low, 0.0), high)


def _both(case: Case) -> tuple[float, float]:
    return float(getattr(case.found, "ours", np.nan)), float(getattr(case.found, "theirs", np.nan))


def suspect_member(case: Case) -> str | None:
    """A row of one of the columns compared is marked as suspect."""
    panel, found = case.panel, case.found
    if panel is None or found is None:
        return None
    rows = [int(row) for row in (found.now_at, found.then_at) if int(row) >= 0]
    marked = (panel.suspect[rows] & np.isfinite(panel.close[rows])).any(axis=0)
    names = [name for at, name in enumerate(panel.columns) if bool(np.asarray(marked)[at])]
    return f"a row of {names[0]} that the value rests on is suspect" if names else None


def other_hours(case: Case) -> str | None:
    """Single sessions of columns of several exchanges: one of them may have been shut, or not have closed."""
    if case.panel is None or case.claim.over != ONE_SESSION:
        return None
    listed = (case.tape.market.instrument(name) for name in case.panel.columns)
    exchanges = {one.exchange for one in listed if one is not None}
    return "its sides trade on several exchanges, whose sessions differ" if len(exchanges) > 1 else None


def suspect_in_between(case: Case) -> str | None:
    """A row among the last moves is marked as suspect, or lacks its price."""
    panel, base = case.panel, case.place.base
    if panel is None or base is None:
        return None
    rows = panel.sessions >= np.datetime64(base)
    marked = panel.sessions[rows][panel.suspect[rows, 0]]
    return f"the row of {day_of(marked[0])} among them is suspect" if len(marked) else None
