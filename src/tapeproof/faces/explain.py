"""The evidence of one claim, out of a JSON report."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tapeproof.faces.wire import ClaimState, Report
from tapeproof.terms.errors import BadStory, NotFound


def explanation(file: Path, claim_id: str) -> str:
    """Say how a claim's value comes about; raises NotFound for a claim that the report does not have."""
    try:
        report = msgspec.json.decode(file.read_bytes(), type=Report)
    except msgspec.DecodeError as wrong:
        hint = "Write one with tapeproof check STORY --format json --out REPORT.json."
        raise BadStory(str(file), "a JSON report of tapeproof check", str(wrong), hint) from None
    for claim in report.claims:
        if claim.id == claim_id:
            return _say(claim)
    ids = tuple(claim.id for claim in report.claims)
    raise NotFound("claim", claim_id, hint=f"{file} has {', '.join(ids) or 'none'}.")


def _say(claim: ClaimState) -> str:
    lines = [f'"{claim.quote}"', f"{claim.kind} of {claim.subject or 'an unknown subject'}: {claim.verdict}"]
    lines += [f"{said}: {text}" for said, text in (("why", claim.why), ("write", claim.correction)) if text]
    lines += [f"note: {note}" for note in claim.notes]
    lines.append("")
    lines += [
        f"{row.instrument}  {row.date}  {row.field:<6} {row.value}  ({row.source})" for row in claim.evidence.rows
    ]
    if claim.evidence.formula:
        lines += [claim.evidence.formula, f"value: {claim.value}"]
    if claim.evidence.ranking:
        lines += [f"{row.place:>3}  {row.instrument:<10} {row.value}" for row in claim.evidence.ranking]
    lines += [
        f"{reading.name}: {reading.value}{ {True: ', holds', False: ', does not hold', None: ''}[reading.holds] }"
        for reading in claim.readings
    ]
    return "\n".join(lines) + "\n"
