"""The walk of SEMANTICS 2: the ordinary reading, another that holds, a reason to leave it open, and only then off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any

import numpy as np

from tapeproof.kind import Kind
from tapeproof.kinds import KINDS
from tapeproof.kinds.surprise import Surprise
from tapeproof.market.market import Market
from tapeproof.prover.accounts import account
from tapeproof.prover.beside import is_inferred, meant_instead, meant_of_others, of_its_market
from tapeproof.prover.between import beside_the_close, contradictions
from tapeproof.prover.case import Attempt, Case, attempt, attempts, rival_day, rounded, tried
from tapeproof.prover.estimates import another_poll
from tapeproof.prover.evidence import evidence
from tapeproof.prover.holes import hole
from tapeproof.prover.misread import doubted, nowhere_near
from tapeproof.prover.notes import ON_WHAT_DOES_NOT, ON_WHAT_STANDS, no_session
from tapeproof.prover.place import Place, locate
from tapeproof.prover.plain import figure_of, ordinary
from tapeproof.prover.progress import is_the_days_extreme, over_the_range, stale, unfinished
from tapeproof.prover.readings import truncated
from tapeproof.prover.reasons import beyond_prices, reason
from tapeproof.prover.restyle import spelled
from tapeproof.prover.severity import correct, severity
from tapeproof.prover.tape import Tape
from tapeproof.prover.worth import elsewhere, in_its_terms, lacking, published
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Claim, Cue
from tapeproof.terms.quantity import Direction, Quantity
from tapeproof.terms.reading import Reading
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Proof, Severity, Verdict

AS_WELL = frozenset({
    Reading.INTRADAY, Reading.INTRADAY_EXTREME, Reading.PREVIOUS_SESSION, Reading.NEXT_SESSION, Reading.OPEN_TO_CLOSE,
    Reading.WEEKLY, Reading.MONTHLY, Reading.POINTS_FOR_PERCENT, Reading.OTHER_LISTING,
})  # fmt: skip
"""Readings under which a doubted claim may hold by chance: as true of another that is named, it holds as it is said."""


def prove(
    claims: Sequence[Claim],
    story: Story,
    market: Market,
    known_at: datetime | None = None,
    kinds: Sequence[Kind[Any, Any]] = KINDS,
    tape: Tape | None = None,
) -> tuple[Proof, ...]:
    """Prove every claim of a story, in the order given, with nothing that became known after ``known_at``.

    ``kinds`` are those that the claims were read with. A ``tape`` that proved another draft of the story, of the same
    market, moment and kinds, remembers what it measured.

    Never raises for what the record lacks: that is a verdict, ``open``, with its reason.
    """
    tape = tape or Tape(market, known_at, {kind.answer: kind for kind in kinds})
    beside = beside_the_close(claims, story)
    return contradictions(
        [_meant(claim, claims, story, tape, said) for claim, said in zip(claims, beside, strict=True)], story
    )


def _meant(claim: Claim, claims: Sequence[Claim], story: Story, tape: Tape, said: frozenset[Cue]) -> Proof:
    """The proof of a claim; where its time was assumed and another may be meant, of the one that holds.

    What is off, but true of another subject or time named beside it, is left open: it may have been read amiss.
    """
    proof = _proof(claim, claims, story, tape, said)
    if claim.instead is not None and proof.verdict is not Verdict.STANDS:
        other = _proof(claim.instead, claims, story, tape, claim.instead.said)
        proof = other if other.verdict is Verdict.STANDS else proof
    if proof.verdict is Verdict.OFF:
        of_the_market = (_proof(each, claims, story, tape, each.said) for each in of_its_market(claim, claims))
        proof = next((other for other in of_the_market if other.verdict is Verdict.STANDS), proof)
    inferred = is_inferred(claim) and (proof.verdict is Verdict.OPEN or (claim.doubts and proof.reading in AS_WELL))
    if proof.verdict is not Verdict.OFF and not inferred:
        return proof
    meant = meant_instead(claim, claims) if inferred or claim.doubts else iter(())
    meant = meant if inferred else chain(meant, meant_of_others(claim, claims))
    plainly = (each for each in meant if _holds_plainly(each, story, tape))
    others = (_proof(each, claims, story, tape, each.said) for each in plainly)
    if inferred:
        return _as_meant(others, proof) or proof
    true = next((other for other in others if other.verdict is Verdict.STANDS), None)
    if true is None:
        return proof
    why = f"true of {_named(true)}, which the story names beside it; whose and when it is would settle it"
    return replace(proof, verdict=Verdict.OPEN, why=why, severity=None, instead=None, correction=None, notes=())


def _holds_plainly(claim: Claim, story: Story, tape: Tape) -> bool:
    """Whether a claim holds as it is taken first, or but for its last digit: most that are tried do not."""
    place = locate(claim, story, tape.market)
    if beyond_prices(claim, place, tape):
        return False
    if claim.ask.series.quantity is not Quantity.PRICE:
        return True
    taken = ordinary(claim, place, _close(claim, place, tape))
    ways = (taken, *truncated(taken, place, tape.market))
    return any(attempt(each, place, tape).holds for each in ways)


def _as_meant(others: Iterator[Proof], proof: Proof) -> Proof | None:
    """The first that stands; else, of what is open, the first that does but for its last digit."""
    meant = None
    for other in others:
        if other.verdict is Verdict.STANDS:
            meant = other
            break
        cut = other.reading is Reading.TRUNCATED and proof.verdict is Verdict.OPEN
        meant = other if cut and meant is None else meant
    return replace(meant, notes=(f"taken as of {_named(meant)}, where it holds", *meant.notes)) if meant else None


def _named(proof: Proof) -> str:
    return f"{getattr(proof.claim.cell.whose, 'id', '')} on {proof.session}"


def _proof(claim: Claim, claims: Sequence[Claim], story: Story, tape: Tape, said: frozenset[Cue]) -> Proof:
    place = locate(claim, story, tape.market)
    dated = Proof(claim, Verdict.OPEN, base=place.base, session=_session(place))
    claim = in_its_terms(replace(claim, said=said))
    if why := beyond_prices(claim, place, tape):
        return replace(dated, why=why)
    if claim.ask.series.quantity is Quantity.REPORTED:
        case = account(claim, story, place, tape)
        return _reported(case, replace(dated, claim=replace(dated.claim, cell=case.claim.cell)))
    if Cue.OUTSIDE_HOURS in claim.said:
        return replace(dated, why="a quote from outside the session's hours; daily prices do not tell")
    if why := hole(claim, place, tape):
        return replace(dated, why=why)
    taken = ordinary(claim, place, _close(claim, place, tape))
    plain = attempt(taken, place, tape)
    if (stated := published(taken, place, tape)) is not None and not plain.holds:
        listed = attempt(stated, place, tape)
        plain = listed if listed.holds or plain.sight.found is None else plain
    elif why := lacking(claim, place, tape):
        return replace(dated, why=why)
    if plain.place.at != place.at:
        dated = replace(dated, session=plain.place.at)
    if place.shut:
        plain = replace(plain, holds=False)
    case = Case(claim, story, tape, plain.place, plain)
    if unfinished(claim, place) and plain.sight.found is not None:
        return _unfinished(case, claims, dated)
    if why := elsewhere(case):
        return replace(dated, why=why)
    if plain.holds:
        return _stands(case, dated)
    others = attempts(case)
    return _otherwise(replace(case, others=others), dated)


def _session(place: Place) -> date | None:
    return place.shut or place.session


def _close(claim: Claim, place: Place, tape: Tape) -> float | None:
    if place.at is None or place.instrument is None or place.instrument.first is None:
        return None
    panel = tape.panel(claim)
    row = panel.row(place.at)
    price = float(panel.close[row, 0]) if row >= 0 else float("nan")
    return price if np.isfinite(price) and price > 0 else None


def _reported(case: Case, dated: Proof) -> Proof:
    """The figure of a report: as stated, else taken otherwise, else open where anything was assumed."""
    if case.plain.sight.found is None:
        return replace(dated, why=case.plain.sight.missing)
    holding = next((each for each in (case.plain, *case.others) if each.holds), None)
    if holding is not None:
        verdict = Verdict.STANDS if holding is case.plain else Verdict.STANDS_OTHERWISE
        return _seen(holding, replace(dated, verdict=verdict), case)
    if why := doubted(case) or _too_near(case):
        return replace(_seen(case.plain, dated, case), reading=None, why=why)
    return _off(case, dated)


def _too_near(case: Case) -> str | None:
    return another_poll(case) if isinstance(case.claim.answer, Surprise) else nowhere_near(case)


def _stands(case: Case, dated: Proof) -> Proof:
    notes = tuple(note for note in (each(case) for each in ON_WHAT_STANDS) if note)
    return _seen(case.plain, replace(dated, verdict=Verdict.STANDS, notes=notes), case)


def _otherwise(case: Case, dated: Proof) -> Proof:
    """The claim does not hold as taken first: walk on."""
    holding = next((each for each in case.others if each.holds), None)
    if holding is not None and _is_the_closing_extreme(case, holding):
        ordinary_ = replace(holding, taken=replace(holding.taken, reading=Reading.ORDINARY))
        return _stands(replace(case, plain=ordinary_), dated)
    if holding is not None:
        notes = tuple(note for note in (no_session(case),) if note)
        return _seen(holding, replace(dated, verdict=Verdict.STANDS_OTHERWISE, notes=notes), case)
    if why := reason(case):
        notes = tuple(note for note in (no_session(case),) if note)
        return replace(_seen(case.plain, dated, case), reading=None, why=why, notes=notes)
    return _off(case, dated)


def _is_the_closing_extreme(case: Case, holding: Attempt) -> bool:
    """Whether a high or low that is not said to be of dealings is that of the closes, in which records are counted."""
    of_closes = holding.taken.reading is Reading.AT_THE_CLOSE and case.claim.ask.peak is not None
    return of_closes and Cue.INTRADAY not in case.claim.said


def _off(case: Case, dated: Proof) -> Proof:
    right = correct(case)
    notes = tuple(note for note in (each(case) for each in ON_WHAT_DOES_NOT) if note)
    proof = replace(
        _seen(case.plain, dated, case),
        verdict=Verdict.OFF,
        severity=severity(case),
        notes=notes,
        instead=right.instead,
        correction=right.words,
        why=_against(case),
    )
    return replace(proof, value=None, reading=None, severity=Severity.WRONG) if case.place.shut else proof


def _against(case: Case) -> str | None:
    """The counter-example to a record, in a sentence."""
    said, rival, found = case.claim.answer.said(), rival_day(case.plain.sight), case.found
    if case.claim.ask.threshold is not None and found is not None:
        plain: Answer = replace(case.claim.answer, since=None)  # what has a threshold has a since
        if case.tape.kind(case.claim).settle(plain, found) is False:
            return "it went the other way" if case.claim.over is not None else "that level was not passed"
    if said.get("since") is None or rival is None:
        return None
    beside = "at or above" if said.get("direction") is Direction.UP else "at or below"
    when = spelled(rival, case.claim.over)
    return f"it was {beside} that {'on' if when == spelled(rival) else 'in'} {when}"


def _seen(shown: Attempt, proof: Proof, case: Case) -> Proof:
    """A proof with the value, the reading and the evidence of one attempt, and all that were tried."""
    return replace(
        proof,
        value=_value(shown),
        reading=shown.taken.reading,
        readings=tried(case.plain, case.others),
        evidence=evidence(shown),
    )


def _value(shown: Attempt) -> float | None:
    """The value found, as the answer counts it: a place, the length of a run, or the value of the series."""
    said, found = shown.taken.claim.answer.said(), shown.sight.found
    if found is None or not found.known:
        return None
    if "place" in said:
        return rounded(float(getattr(found, "down" if said["direction"] is Direction.DOWN else "up")) or None)
    if "count" in said:
        return rounded(abs(float(getattr(found, "earlier") if said.get("ended") else found.value)))  # noqa: B009  mypy knows Found alone
    return rounded(shown.value)


def _unfinished(case: Case, claims: Sequence[Claim], dated: Proof) -> Proof:
    """Dealings were going on: the day's range decides, the close never."""
    across = over_the_range(case, claims)
    readings = tried(replace(across.low, holds=across.holds), ())
    dated = replace(dated, evidence=across.evidence(), readings=readings)
    if not across.known:
        return replace(dated, why="the day's high and low are not on record; the price of that hour would settle it")
    if across.holds is None and is_the_days_extreme(case):
        return _stands(case, dated)
    if across.holds is None:
        return replace(dated, why=f"within the day's range ({across.bounds()}); the hour's price is not on record")
    if across.holds:
        return replace(dated, verdict=Verdict.STANDS, value=_value(across.high), reading=Reading.ORDINARY)
    if (before := stale(case)) is not None:
        return _seen(before, replace(dated, verdict=Verdict.STANDS_OTHERWISE), replace(case, others=(before,)))
    nearest = across.nearest(figure_of(case.claim))
    case = replace(case, plain=replace(nearest, holds=False))
    if why := reason(case):
        return replace(dated, why=why, value=_value(nearest))
    outside = f"outside the day's range: {across.bounds()}"
    return replace(dated, verdict=Verdict.OFF, value=_value(nearest), severity=severity(case), why=outside)
