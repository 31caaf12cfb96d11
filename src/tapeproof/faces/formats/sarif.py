"""The report as SARIF 2.1.0 (OASIS 2020), for code hosts and editors: results beside their line, with fixes."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

import msgspec

from tapeproof.faces.fixing import Fix, fixes
from tapeproof.faces.formats.shown import SAID, verdict_of
from tapeproof.faces.formats.why import why
from tapeproof.faces.wire import ClaimState, Report
from tapeproof.terms.verdict import Verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVEL = {Verdict.OFF: "error", Verdict.STANDS_OTHERWISE: "warning", Verdict.OPEN: "note", Verdict.STANDS: "none"}
MEANS = {
    Verdict.OFF: "Every admissible reading was computed and none gives the stated figure.",
    Verdict.STANDS_OTHERWISE: "True, but not as a markets editor takes it first: the reading is named.",
    Verdict.OPEN: "Cannot be settled: the reason is named.",
    Verdict.STANDS: "True as a markets editor takes it first, at the precision stated.",
}


def render(report: Report, text: str, *, file: str = "") -> str:
    """Write the log of one run; ``file`` is where the story lies (default: its id). Columns count characters."""
    where = {"uri": file or report.story.id}
    by_claim = {fix.claim: fix for fix in fixes(text, report.claims)}
    lines = _Lines(text)
    results = [_result(claim, lines, where, by_claim.get(claim.id)) for claim in report.claims]
    rules = [
        {"id": verdict.value, "name": SAID[verdict], "shortDescription": {"text": MEANS[verdict]}} for verdict in LEVEL
    ]
    driver = {
        "name": "tapeproof", "version": report.tapeproof, "semanticVersion": report.tapeproof, "rules": rules,
    }  # fmt: skip
    run: dict[str, Any] = {
        "tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results,
        "properties": {
            "market": msgspec.to_builtins(report.market), "story": msgspec.to_builtins(report.story),
            "unread": msgspec.to_builtins(report.unread), "summary": report.summary,
        },
    }  # fmt: skip
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _result(claim: ClaimState, lines: _Lines, where: dict[str, str], fix: Fix | None) -> dict[str, Any]:
    verdict = Verdict(claim.verdict)
    said = "; ".join([verdict_of(claim), *why(claim)])
    result: dict[str, Any] = {
        "ruleId": verdict.value,
        "level": LEVEL[verdict],
        "kind": "pass" if verdict is Verdict.STANDS else "open" if verdict is Verdict.OPEN else "fail",
        "message": {"text": f"“{' '.join(claim.quote.split())}”: {said}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": where, "region": lines.region(claim.start, claim.end)}}
        ],
        "partialFingerprints": {"claim/v1": f"{claim.kind}:{claim.subject}:{claim.period.to}:{claim.quote}"},
        "properties": {"claim": msgspec.to_builtins(claim)},
    }
    if verdict in {Verdict.OPEN, Verdict.STANDS}:
        result["level"] = "none"  # the standard has a level for failures alone
    if fix is not None:
        change = {"deletedRegion": lines.region(fix.start, fix.end), "insertedContent": {"text": fix.written}}
        result["fixes"] = [
            {
                "description": {"text": f"Write {fix.written}."},
                "artifactChanges": [{"artifactLocation": where, "replacements": [change]}],
            }
        ]
    return result


class _Lines:
    """Where lines begin, so that a character has a line and a column."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def region(self, start: int, end: int) -> dict[str, int]:
        (line, column), (last, behind) = self.at(start), self.at(end)
        return {
            "startLine": line, "startColumn": column, "endLine": last, "endColumn": behind,
            "charOffset": start, "charLength": end - start,
        }  # fmt: skip

    def at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
