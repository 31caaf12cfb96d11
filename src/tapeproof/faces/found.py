"""What was found, in the shapes of the JSON report: each fact a claim that stands, its sentence, and why it is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from tapeproof import __version__
from tapeproof.desk import Desk
from tapeproof.faces.said import Number, Stated, number
from tapeproof.faces.wire import EvidenceState, GroupState, MarketState, PeriodState, claim_state, group_state, moment
from tapeproof.finder.changes import Changes
from tapeproof.finder.fact import Fact, Finding, Interest
from tapeproof.teller import instrument_of, sentence
from tapeproof.terms.verdict import Proof

ENDINGS = {1: "st", 2: "nd", 3: "rd"}
TEENS = range(11, 14)
A_TENTH = 0.1


class SaidState(msgspec.Struct, frozen=True):
    """One claim that stands, as in a report of a story, and the sentence that says it (null where none does)."""

    kind: str
    quantity: str
    subject: str | None
    subject_text: str
    group: GroupState | None
    against: str | None
    stated: Stated
    period: PeriodState
    since: str | None
    basis: str
    verdict: str
    value: Number | None
    reading: str | None
    notes: tuple[str, ...]
    evidence: EvidenceState
    sentence: str | None


class RarityState(msgspec.Struct, frozen=True):
    """The terms of the interest, as ``finder/interest.py`` defines them; ``what`` is counted."""

    what: str
    times: int
    of: int
    since: str | None
    p_value: Number | None
    false_discovery_rate: Number | None
    standing: str
    prominence: Number | None
    freshness: Number | None
    repeats: int


class FactState(SaidState, frozen=True):
    """A fact: its first claim, what else is true of the same event, and why it is where it is.

    ``also`` are facts of further events of the same subject and time.
    """

    id: str
    beside: tuple[SaidState, ...]
    interest: Number | None
    why_interesting: str
    rarity: RarityState
    also: tuple[FactState, ...] = ()


class FindReport(msgspec.Struct, frozen=True):
    """Everything found of a session; ``tried`` counts the statements looked at, ``silent`` who said nothing and why."""

    tapeproof: str
    date: str
    market: MarketState
    facts: tuple[FactState, ...]
    tried: int
    unproved: int
    silent: dict[str, int]


class ChangesReport(msgspec.Struct, frozen=True):
    """What became true by ``date`` that was not on ``since``, and what was true then and is no more."""

    tapeproof: str
    date: str
    since: str
    market: MarketState
    became: tuple[FactState, ...]
    ceased: tuple[FactState, ...]


def report_changes(changes: Changes, desk: Desk) -> ChangesReport:
    """Turn what changed into the report; ids begin with b for what became true, c for what ceased to be."""
    market = desk.market
    groups = {group.id: group_state(group) for group in market.groups()}
    became, ceased = (
        tuple(_fact(f"{letter}{n}", fact, desk, groups) for n, fact in enumerate(facts, start=1))
        for letter, facts in (("b", changes.became), ("c", changes.ceased))
    )
    known = MarketState(market.version, market.digest, moment(market.newest))
    return ChangesReport(__version__, changes.day.isoformat(), changes.since.isoformat(), known, became, ceased)


def report(finding: Finding, desk: Desk) -> FindReport:
    """Turn what a desk found into the report."""
    market = desk.market
    groups = {group.id: group_state(group) for group in market.groups()}
    return FindReport(
        tapeproof=__version__,
        date=finding.day.isoformat(),
        market=MarketState(market.version, market.digest, moment(market.newest)),
        facts=tuple(_fact(f"f{n}", fact, desk, groups) for n, fact in enumerate(finding.facts, start=1)),
        tried=finding.tried,
        unproved=finding.unproved,
        silent=finding.silent,
    )


def why_interesting(interest: Interest, what: str) -> str:
    """Why a fact stands where it stands, in one sentence."""
    if interest.chance:
        parts = [f"place {interest.times:,} of {interest.of:,} {what}, from the nearer end"]
    else:
        since = f" since {interest.since.year}" if interest.since else ""
        parts = [f"the {ordinal(interest.times)} time{since}: {interest.times:,} of {interest.of:,} {what}"]
    parts.append(f"{interest.standing} (weight {interest.prominence:g})")
    if interest.freshness < 1:
        parts.append(f"{100 * interest.freshness:.0f}% new since the session before")
    if interest.repeats:
        parts.append(f"{interest.repeats} like it above")
    parts.append(f"false discovery rate {percent(interest.false_discovery_rate)}")
    return "; ".join(parts)


def sentences(fact: FactState) -> str:
    """All that is said of an event, the first claim first."""
    said = (one.sentence or f"{one.subject_text}: {one.kind} of {one.value}." for one in (fact, *fact.beside))
    return " ".join(said)


def percent(share: float) -> str:
    """A share as a percentage, of a small one two digits."""
    return f"{100 * share:.0f}%" if share >= A_TENTH else f"{100 * share:.2g}%"


def ordinal(count: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 1,021st."""
    return f"{count:,}{'th' if count % 100 in TEENS else ENDINGS.get(count % 10, 'th')}"


def _fact(fact_id: str, fact: Fact, desk: Desk, groups: Mapping[str, GroupState]) -> FactState:
    interest = fact.interest
    return FactState(
        **_said(fact.head, desk, groups),
        id=fact_id,
        beside=tuple(SaidState(**_said(proof, desk, groups)) for proof in fact.beside),
        interest=number(interest.score),
        why_interesting=why_interesting(interest, fact.what),
        rarity=RarityState(
            what=fact.what,
            times=interest.times,
            of=interest.of,
            since=interest.since.isoformat() if interest.since else None,
            p_value=number(interest.p_value),
            false_discovery_rate=number(interest.false_discovery_rate),
            standing=interest.standing,
            prominence=number(interest.prominence),
            freshness=number(interest.freshness),
            repeats=interest.repeats,
        ),
        also=tuple(_fact(f"{fact_id}.{n}", other, desk, groups) for n, other in enumerate(fact.also, start=1)),
    )


def _said(proof: Proof, desk: Desk, groups: Mapping[str, GroupState]) -> dict[str, Any]:
    instrument = instrument_of(proof.claim, desk)
    day = proof.session or proof.claim.cell.when.last
    state = claim_state("", proof, groups, f"tapeproof find {day} --instrument {instrument.id} --format json")
    kept = {field: getattr(state, field) for field in SaidState.__struct_fields__ if hasattr(state, field)}
    return {**kept, "subject_text": desk.called(instrument), "sentence": sentence(proof.claim, desk)}
