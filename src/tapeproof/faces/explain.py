"""The evidence of one claim, out of a JSON report: what it takes to settle it again by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from tapeproof.faces.formats.shown import SUFFIX, verdict_of
from tapeproof.faces.formats.why import digits
from tapeproof.faces.wire import ClaimState, EvidenceRow, RankingRow, Report
from tapeproof.terms.errors import BadStory, NotFound
from tapeproof.terms.quantity import Unit
from tapeproof.terms.reading import Reading

CALCULATED = {"move", "level", "distance", "comparison", "conversion", "growth"}
"""Kinds whose formula comes to the value; the others' says how it stands beside others."""
HOLDS = {True: "holds", False: "does not hold", None: "cannot be told"}


def explanation(file: Path, claim_id: str) -> str:
    """Say how a claim's value comes about; raises NotFound for a claim that the report does not have."""
    try:
        report = msgspec.json.decode(file.read_bytes(), type=Report)
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        hint = "Write one with tapeproof check STORY --format json --out REPORT.json."
        raise BadStory(str(file), "a JSON report of tapeproof check", str(wrong), hint) from None
    for claim in report.claims:
        if claim.id == claim_id:
            return "\n".join(_say(claim, report)) + "\n"
    ids = tuple(claim.id for claim in report.claims)
    raise NotFound("claim", claim_id, hint=f"{file} has {', '.join(ids) or 'none'}.")


def _say(claim: ClaimState, report: Report) -> Iterator[str]:
    yield f"“{' '.join(claim.quote.split())}”"
    subject = claim.subject or "an unknown subject"
    yield f"{claim.kind} of {subject}, {_days(claim.period.from_, claim.period.to)}: {verdict_of(claim)}"
    told = (("why", claim.why), ("write", claim.correction), ("waived", claim.waived or None))
    yield from (f"{said}: {text}" for said, text in told if text)
    yield from (f"note: {note}" for note in claim.notes)
    yield from (f"doubt: {doubt}" for doubt in claim.doubts)
    if claim.evidence.rows:
        yield ""
        yield from _rows(claim.evidence.rows, claim.period.to if claim.since else None)
    if claim.evidence.formula:
        yield ""
        calculated = claim.kind in CALCULATED and " " in claim.evidence.formula
        yield claim.evidence.formula + (f" = {_result(claim)}" if calculated else "")
    if claim.evidence.ranking:
        yield ""
        whose = "" if claim.group else " of its own history, those ahead of it"
        yield f"The ranking{whose}, {_days(claim.period.from_, claim.period.to)}:"
        if claim.group:
            yield f"list: {claim.group.id}, {claim.group.list or 'without a source'}"
        yield from (_line(row, claim) for row in claim.evidence.ranking)
    if claim.readings:
        yield ""
        yield from (f"read as {one.name}: {one.value}, {HOLDS[one.holds]}" for one in claim.readings)
    yield ""
    yield f"Market version {report.market.version} ({report.market.digest}), as known at {report.market.known_at}."


def _line(row: RankingRow, claim: ClaimState) -> str:
    own = row.date == claim.period.to if row.date else row.instrument == claim.subject
    prices = [] if row.from_ is None or row.to is None else [f"{digits(row.from_):>12} to {digits(row.to):>12}"]
    parts = [f"{row.place:>4}  {row.date or row.instrument:<12}", *prices, f"{row.value}{'  <-' if own else ''}"]
    return " ".join(parts)


def _result(claim: ClaimState) -> str:
    """The value in the unit that the formula gives it in."""
    unit = claim.stated.unit
    if claim.reading == Reading.POINTS_FOR_PERCENT:
        unit = Unit.POINTS if unit == Unit.PERCENT else Unit.PERCENT
    return f"{claim.value}{SUFFIX.get(Unit(unit), '') if unit and claim.kind != 'level' else ''}"


def _days(first: str, last: str) -> str:
    return last if first == last else f"{first} to {last}"


def _rows(rows: Sequence[EvidenceRow], said_of: str | None) -> Iterator[str]:
    """The rows in columns; ``said_of`` is the last day of what a record is said of, and other days are its rivals."""
    names = max(len(row.instrument) for row in rows)
    values = [digits(row.value) if row.value is not None else "none" for row in rows]
    width = max(map(len, values))
    for row, value in zip(rows, values, strict=True):
        known = f"known {_moment(row.known_at)}" if row.known_at else "known at an unknown time"
        rival = "  <- the rival" if said_of and row is rows[-1] and len(rows) > 1 and row.date < said_of else ""
        line = f"{row.instrument:<{names}}  {row.date}  {row.field:<6} {value:>{width}}  {known}"
        yield f"{line}  {row.source}{rival}".rstrip()


def _moment(known: str) -> str:
    return datetime.fromisoformat(known).strftime("%Y-%m-%d %H:%M UTC")
