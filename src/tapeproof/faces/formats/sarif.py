"""The report as SARIF 2.1.0 (OASIS 2020), for code hosts and editors: results beside their line, with fixes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from tapeproof.faces.fixing import Fix, fixes
from tapeproof.faces.formats.shown import SAID, verdict_of
from tapeproof.faces.formats.why import why
from tapeproof.faces.inputs.addresses import is_address
from tapeproof.faces.inputs.places import Places
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


def render(report: Report, text: str, *, file: str = "", places: Places | None = None) -> str:
    """Write the log of one story, as ``run_of`` has it."""
    return _log(run_of(report, text, file=file, places=places))


def render_all(runs: Sequence[dict[str, Any]]) -> str:
    """Write one log of one or more stories, each as ``run_of`` has it: one run, as code hosts take one of each tool.

    The properties of each story stand under ``stories``, in their order.
    """
    results = [result for run in runs for result in run["results"]]
    return _log({**runs[0], "results": results, "properties": {"stories": [run["properties"] for run in runs]}})


def _log(run: dict[str, Any]) -> str:
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def run_of(report: Report, text: str, *, file: str = "", places: Places | None = None) -> dict[str, Any]:
    """Give the run of one story; ``file`` is where it lies (default: its id). Columns count characters.

    ``places`` has the lines of the file where the text was read out of a page. What a comment in the story waives is
    suppressed, with its reason.
    """
    name = file or report.story.id
    where = {"uri": name if is_address(name) else quote(name, safe="/:@!$&'()*+,;=")}
    by_claim = {fix.claim: fix for fix in fixes(text, report.claims)}
    lines = places or Places(text)
    results = [_result(claim, lines, where, by_claim.get(claim.id)) for claim in report.claims]
    rules = [
        {"id": verdict.value, "name": SAID[verdict], "shortDescription": {"text": MEANS[verdict]}} for verdict in LEVEL
    ]
    driver = {
        "name": "tapeproof", "version": report.tapeproof, "semanticVersion": report.tapeproof, "rules": rules,
    }  # fmt: skip
    return {
        "tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results,
        "properties": {
            "market": msgspec.to_builtins(report.market), "story": msgspec.to_builtins(report.story),
            "unread": msgspec.to_builtins(report.unread), "summary": report.summary,
        },
    }  # fmt: skip


def _result(claim: ClaimState, lines: Places, where: dict[str, str], fix: Fix | None) -> dict[str, Any]:
    verdict = Verdict(claim.verdict)
    said = "; ".join([verdict_of(claim), *why(claim)])
    result: dict[str, Any] = {
        "ruleId": verdict.value,
        "level": LEVEL[verdict],
        "kind": "pass" if verdict is Verdict.STANDS else "open" if verdict is Verdict.OPEN else "fail",
        "message": {"text": f"“{' '.join(claim.quote.split())}”: {said}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": where, "region": _region(lines, claim.start, claim.end)}}
        ],
        "partialFingerprints": {"claim/v1": f"{claim.kind}:{claim.subject}:{claim.period.to}:{claim.quote}"},
        "properties": {"claim": msgspec.to_builtins(claim)},
    }
    if verdict in {Verdict.OPEN, Verdict.STANDS}:
        result["level"] = "none"  # the standard has a level for failures alone
    if claim.waived:
        result["suppressions"] = [{"kind": "inSource", "justification": claim.waived}]
    if fix is not None and _stands_as_written(lines, fix, claim):
        change = {"deletedRegion": _region(lines, fix.start, fix.end), "insertedContent": {"text": fix.written}}
        result["fixes"] = [
            {
                "description": {"text": f"Write {fix.written}."},
                "artifactChanges": [{"artifactLocation": where, "replacements": [change]}],
            }
        ]
    return result


def _stands_as_written(lines: Places, fix: Fix, claim: ClaimState) -> bool:
    """Whether what is replaced is in the file what it is in the text: no tag or reference stands in it."""
    first, behind = lines.span(fix.start, fix.end)
    return lines.markup[first:behind] == claim.quote[fix.start - claim.start : fix.end - claim.start]


def _region(lines: Places, start: int, end: int) -> dict[str, int]:
    (first, behind), (line, column, last, after) = lines.span(start, end), lines.region(start, end)
    return {
        "startLine": line, "startColumn": column, "endLine": last, "endColumn": after,
        "charOffset": first, "charLength": behind - first,
    }  # fmt: skip
