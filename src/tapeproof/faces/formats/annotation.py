"""The report as W3C Web Annotations (2017): each claim selected by its quotation and by its place in the text."""

from __future__ import annotations

from typing import Any

import msgspec

from tapeproof.faces.fixing import fixes
from tapeproof.faces.formats.shown import verdict_of
from tapeproof.faces.formats.why import why
from tapeproof.faces.wire import ClaimState, Report
from tapeproof.terms.verdict import Verdict

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
BESIDE = 32
"""Characters of text on either side that tell a quotation from another one like it."""


def render(report: Report, text: str) -> str:
    """Write a page of annotations, one a claim; what is off and can be mended bears the new words, as an edit."""
    written = {fix.claim: fix for fix in fixes(text, report.claims)}
    items = [_annotation(claim, report, text, written) for claim in report.claims]
    page = {
        "@context": CONTEXT, "id": f"urn:tapeproof:{report.story.id}", "type": "AnnotationPage", "items": items,
    }  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(page), indent=2).decode() + "\n"


def _annotation(claim: ClaimState, report: Report, text: str, written: dict[str, Any]) -> dict[str, Any]:
    said = "; ".join([verdict_of(claim), *why(claim)])
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "assessing", "value": claim.verdict},
        {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "language": "en", "value": said},
        {"type": "Dataset", "purpose": "describing", "value": msgspec.to_builtins(claim)},
    ]
    fix = written.get(claim.id)
    if fix is not None:
        bodies.append({"type": "TextualBody", "purpose": "editing", "format": "text/plain", "value": fix.written})
    return {
        "id": f"urn:tapeproof:{report.story.id}:{claim.id}",
        "type": "Annotation",
        "motivation": "editing" if claim.verdict == Verdict.OFF else "assessing",
        "body": bodies,
        "target": {
            "source": f"urn:tapeproof:story:{report.story.id}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[claim.start : claim.end],
                    "prefix": text[max(0, claim.start - BESIDE) : claim.start],
                    "suffix": text[claim.end : claim.end + BESIDE],
                },
                {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
            ],
        },
    }
