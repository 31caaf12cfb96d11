"""What changed: what is true of a session that was not of an earlier one, and what no longer is.

Only what lasts is compared, and of that only what is rare: records of levels, runs of days, distances, places in the
year to date, with a p-value of at most ``RARE``, or the first place of a group. Besides, what happens once is new by
nature: the end of a run, the passing of a round number. Moves are no states, and are found by themselves. The two
sessions are compared, not those between; but a week, month, quarter or year that ended between them, the last of each,
tells what is rare of it on the session that ended it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct

from tapeproof.finder.fact import Fact
from tapeproof.finder.field import grains_ending
from tapeproof.finder.places import Placing
from tapeproof.finder.weighing import Candidate
from tapeproof.market.market import Market
from tapeproof.terms.claim import Claim
from tapeproof.terms.period import Grain

RARE = 0.05
"""What one session in twenty shows is no state worth watching."""

STATES = {"level", "run", "distance", "place"}
HAPPENING = {"end of a run", "round number", "less round number"}


class Changes(Struct, frozen=True):
    """What became true by ``day`` of what was not on ``since``, and of that day's facts those that ceased to be.

    Both are facts of their own day, the most interesting first, and every claim stands on its day: those of periods
    that ended between the two on the session that ended them.
    """

    day: date
    since: date
    became: tuple[Fact, ...]
    ceased: tuple[Fact, ...]


State = tuple[object, ...]
Stated = Callable[[Candidate], tuple[Claim, ...]]


def rare(candidates: Sequence[Candidate], sorts: set[str]) -> list[Candidate]:
    """Of some candidates those that may have changed."""
    return [one for one in candidates if one.sort in sorts and _lasts(one) and (one.p_value <= RARE or _leads(one))]


def period_ends(market: Market, exchanges: Iterable[str], since: date, day: date) -> dict[date, set[Grain]]:
    """The sessions after one and up to another that ended the last week, month, quarter or year between them.

    Every exchange has its own; a period that ends with the later session is among them.
    """
    ends: dict[date, set[Grain]] = {}
    for mic in exchanges:
        calendar = market.calendar(mic)
        between = [] if calendar is None else calendar.sessions.tolist()
        lacking = set(Grain) - {Grain.DAY}
        for session in (one for one in reversed(between) if since < one <= day):
            if not lacking:
                break
            for grain in lacking & grains_ending(market, mic, session):
                lacking.discard(grain)
                ends.setdefault(session, set()).add(grain)
    return ends


def of_periods(candidates: Sequence[Candidate], grains: set[Grain]) -> list[Candidate]:
    """Of some candidates those that a whole period of these grains tells, and that are rare."""
    return [
        one
        for one in candidates
        if (one.source.grain if isinstance(one.source, Placing) else one.source.gauge.event.grain) in grains
        and (one.p_value <= RARE or _leads(one))
    ]


def _lasts(one: Candidate) -> bool:
    """Whether any session can tell it: of whole weeks and months only the last can, of the year so far every one."""
    if isinstance(one.source, Placing):
        return one.source.grain is Grain.YEAR
    return one.source.gauge.event.grain is None


def _leads(one: Candidate) -> bool:
    """The first or last of a group is worth watching, however few its members are."""
    return isinstance(one.source, Placing) and one.source.place[one.column] == 1


def states(candidates: Sequence[Candidate], stated: Stated) -> dict[State, Candidate]:
    """Candidates by what they say, whatever the size: of whom, of what, which way."""
    found: dict[State, Candidate] = {}
    for one in candidates:
        if claims := stated(one):
            found.setdefault(_state(claims[0]), one)
    return found


def _state(claim: Claim) -> State:
    said = claim.answer.said()
    place = said.get("place")
    return (
        claim.cell.whose, claim.cell.when.grain, claim.ask.series, claim.ask.among, type(claim.answer),
        said.get("direction"), place if claim.ask.among is not None else None,
    )  # fmt: skip
