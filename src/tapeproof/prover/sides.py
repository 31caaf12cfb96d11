"""What a claim of several columns needs beside its subject: the members counted, the other side of a comparison."""

from __future__ import annotations

import numpy as np

from tapeproof.market.market import Market
from tapeproof.prover.case import Case
from tapeproof.prover.place import Place
from tapeproof.prover.tape import Tape
from tapeproof.terms.claim import Claim, Cue
from tapeproof.terms.instrument import Group, Line, Nobody
from tapeproof.terms.period import ONE_SESSION

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
