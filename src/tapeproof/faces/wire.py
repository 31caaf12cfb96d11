"""The JSON report: its shapes, and how a check becomes one. Every other format is made from the report.

The same check gives the same bytes: nothing here knows the clock, and everything stands in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from tapeproof import __version__
from tapeproof.desk import Check
from tapeproof.faces.said import Number, Stated, number, since, stated
from tapeproof.market.members import GroupList
from tapeproof.terms.claim import Claim, Cue
from tapeproof.terms.instrument import Group, Nobody, Subject
from tapeproof.terms.quantity import Point, Series
from tapeproof.terms.story import Unread
from tapeproof.terms.verdict import Evidence, Proof, Verdict, Window

BASIS_OF_CUE = {Cue.OF_THE_CLOSE: "close", Cue.INTRADAY: "intraday", Cue.IN_PROGRESS: "intraday"}
BASIS_OF_POINT = {Point.OPEN: "open", Point.HIGH: "intraday", Point.LOW: "intraday", Point.RANGE: "intraday"}


class MarketState(msgspec.Struct, frozen=True):
    """Which market was asked: its version, the digest of its content, and the moment as of which it answered."""

    version: int
    digest: str
    known_at: str


class StoryHead(msgspec.Struct, frozen=True):
    """The story without its text, unless that was extracted from a page or a document, which ``source`` names.

    The offsets of the claims count in ``text`` then, else in the text as it was given.
    """

    id: str
    published: str | None
    home: str | None
    source: str | msgspec.UnsetType = msgspec.UNSET
    text: str | msgspec.UnsetType = msgspec.UNSET


class GroupState(msgspec.Struct, frozen=True):
    """The list of members that a ranking used; ``list`` is its source, ``as_of`` the last day it is known for."""

    id: str
    list: str | None
    as_of: str | None


class PeriodState(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """The sessions of the ordinary reading; where the market cannot tell them, the days of the calendar."""

    from_: str
    to: str
    text: str
    grain: str


class ReadingState(msgspec.Struct, frozen=True):
    """One reading of the walk; ``holds`` is null where it cannot be told."""

    name: str
    value: Number | None
    holds: bool | None


class EvidenceRow(msgspec.Struct, frozen=True):
    """One row of the record."""

    instrument: str
    date: str
    field: str
    value: Number | None
    source: str
    known_at: str | None


class RankingRow(msgspec.Struct, frozen=True, rename={"from_": "from"}, omit_defaults=True):
    """One line of a ranking: members with the prices ``from`` and ``to`` which they moved, sessions with a date."""

    place: int
    instrument: str
    value: Number | None
    from_: Number | None = None
    to: Number | None = None
    date: str | None = None


class WindowState(msgspec.Struct, frozen=True):
    """The closes around what was measured, thinned for a chart."""

    dates: tuple[str, ...]
    values: tuple[Number | None, ...]


class EvidenceState(msgspec.Struct, frozen=True):
    """Enough to recompute the value by hand."""

    rows: tuple[EvidenceRow, ...]
    formula: str
    recompute: str
    ranking: tuple[RankingRow, ...] | msgspec.UnsetType = msgspec.UNSET
    window: WindowState | msgspec.UnsetType = msgspec.UNSET


class ClaimState(msgspec.Struct, frozen=True):
    """One claim and its proof; ``start`` and ``end`` are characters of the text as given."""

    id: str
    quote: str
    start: int
    end: int
    kind: str
    quantity: str
    subject: str | None
    subject_text: str
    group: GroupState | None
    against: str | None
    doubts: tuple[str, ...]
    stated: Stated
    period: PeriodState
    since: str | None
    basis: str
    verdict: str
    value: Number | None
    reading: str | None
    severity: str | None
    why: str | None
    notes: tuple[str, ...]
    correction: str | None
    readings: tuple[ReadingState, ...]
    evidence: EvidenceState
    waived: str | msgspec.UnsetType = msgspec.UNSET
    """The reason for which a comment in the story lets it pass."""


class WaiverState(msgspec.Struct, frozen=True):
    """A comment that waives what a sentence says, by its line and column in the file.

    ``claims`` are those it lets pass; ``reason`` is null where it gives none; ``problem`` says what is wrong with it.
    """

    line: int
    column: int
    reason: str | None
    claims: tuple[str, ...]
    problem: str | None


class Report(msgspec.Struct, frozen=True):
    """The whole report; ``tapeproof`` is the version that wrote it."""

    tapeproof: str
    market: MarketState
    story: StoryHead
    claims: tuple[ClaimState, ...]
    unread: tuple[Unread, ...]
    summary: dict[str, int]
    waivers: tuple[WaiverState, ...] | msgspec.UnsetType = msgspec.UNSET


def report(check: Check) -> Report:
    """Turn a check into the report."""
    groups = {found.id: group_state(found) for found in check.groups}
    verdicts = [proof.verdict for proof in check.proofs]
    published = check.story.published
    return Report(
        tapeproof=__version__,
        market=MarketState(check.market_version, check.digest, moment(check.known_at)),
        story=StoryHead(check.story.id, published.isoformat() if published else None, check.story.home),
        claims=tuple(
            claim_state(f"c{n}", proof, groups, f"tapeproof explain {file_name(check.story.id)}.json c{n}")
            for n, proof in enumerate(check.proofs, start=1)
        ),
        unread=check.unread,
        summary={verdict.value: verdicts.count(verdict) for verdict in Verdict},
    )


def file_name(story: str) -> str:
    """A story's id, made fit to be the name of a file."""
    return re.sub(r"[^\w.=^-]+", "_", story).strip(".") or "story"


def group_state(found: GroupList) -> GroupState:
    """The list of a group's members, as the report names it."""
    return GroupState(found.id, found.source, found.last.isoformat() if found.last else None)


def claim_state(name: str, proof: Proof, groups: Mapping[str, GroupState], recompute: str) -> ClaimState:
    """One claim and its proof, for the report; ``recompute`` is the command that shows its evidence."""
    claim, ask = proof.claim, proof.claim.ask
    group = ask.among or (claim.cell.whose if isinstance(claim.cell.whose, Group) else None)
    when = claim.cell.when
    return ClaimState(
        id=name,
        quote=claim.quote.text,
        start=claim.quote.start,
        end=claim.quote.end,
        kind=type(claim.answer).__name__.lower(),
        quantity=ask.series.quantity.value,
        subject=_subject(claim.cell.whose),
        subject_text=claim.quote.subject,
        group=groups.get(group.id, GroupState(group.id, None, None)) if group else None,
        against=_subject(ask.against),
        doubts=tuple(doubt.value for doubt in claim.doubts),
        stated=stated(claim.answer, ask.series),
        period=PeriodState(
            from_=(proof.base or when.first).isoformat(),
            to=(proof.session or when.last).isoformat(),
            text=when.text,
            grain=when.grain.value,
        ),
        since=since(claim.answer.get("since")),
        basis=_basis(claim),
        verdict=proof.verdict.value,
        value=number(proof.value),
        reading=proof.reading.value if proof.reading else None,
        severity=proof.severity.value if proof.severity else None,
        why=proof.why,
        notes=proof.notes,
        correction=proof.correction,
        readings=tuple(ReadingState(t.reading.value, number(t.value), t.holds) for t in proof.readings),
        evidence=_evidence(proof.evidence, recompute),
    )


def _evidence(evidence: Evidence, recompute: str) -> EvidenceState:
    ranking = tuple(
        RankingRow(
            place.place, place.instrument, number(place.value), number(place.then), number(place.now),
            place.day.isoformat() if place.day else None,
        )
        for place in evidence.ranking
    )  # fmt: skip
    return EvidenceState(
        rows=tuple(
            EvidenceRow(
                instrument=row.instrument,
                date=row.date.isoformat(),
                field=row.field,
                value=number(row.value),
                source=row.source,
                known_at=moment(row.known_at) if row.known_at else None,
            )
            for row in evidence.rows
        ),
        formula=evidence.formula,
        recompute=recompute,
        ranking=ranking or msgspec.UNSET,
        window=_window(evidence.window) if evidence.window.days else msgspec.UNSET,
    )


def _window(window: Window) -> WindowState:
    return WindowState(tuple(day.isoformat() for day in window.days), tuple(map(number, window.values)))


def _basis(claim: Claim) -> str:
    """The price that the story says it means; ``unknown`` where it does not say."""
    point = claim.ask.series.basis.now
    if point in BASIS_OF_POINT:
        return BASIS_OF_POINT[point]
    return next((basis for cue, basis in BASIS_OF_CUE.items() if cue in claim.said), "unknown")


def _subject(subject: Series | Subject | None) -> str | None:
    return None if subject is None or isinstance(subject, (Nobody, Series)) else subject.id


def moment(moment: datetime) -> str:
    """A moment in UTC, as the report writes it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
