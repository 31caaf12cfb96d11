"""The report as schema.org ClaimReview (JSON-LD): what search engines and fact-check registers read."""

from __future__ import annotations

from typing import Any

import msgspec

from tapeproof.faces.formats.shown import SAID, on_the_tape
from tapeproof.faces.formats.why import why
from tapeproof.faces.wire import ClaimState, Report
from tapeproof.terms.verdict import Verdict

RATING = {Verdict.OFF: 1, Verdict.STANDS_OTHERWISE: 3, Verdict.STANDS: 5}
"""Of five; what is open is not rated, since nothing is said of its truth."""


def render(report: Report, text: str) -> str:
    """Write a graph of reviews, one a claim, in the order of the text; each keeps its place in the text."""
    reviews = [_review(claim, report) for claim in report.claims]
    graph = {"@context": "https://schema.org", "@graph": reviews}
    del text  # a review quotes the claim and needs nothing beside it
    return msgspec.json.format(msgspec.json.encode(graph), indent=2).decode() + "\n"


def _review(claim: ClaimState, report: Report) -> dict[str, Any]:
    verdict = Verdict(claim.verdict)
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": SAID[verdict]}
    if verdict in RATING:
        rating |= {"ratingValue": RATING[verdict], "bestRating": 5, "worstRating": 1}
    if explained := "; ".join(why(claim)):
        rating["ratingExplanation"] = explained
    said: dict[str, Any] = {"@type": "Claim", "text": claim.quote, "position": int(claim.id[1:])}
    if report.story.published:
        said["datePublished"] = report.story.published
    said["appearance"] = {"@type": "CreativeWork", "identifier": report.story.id}
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "identifier": f"{report.story.id}#{claim.id}",
        "claimReviewed": _sentence(claim),
        "itemReviewed": said,
        "reviewRating": rating,
        "author": {"@type": "SoftwareApplication", "name": "Tapeproof", "softwareVersion": report.tapeproof},
        "isBasedOn": [
            {
                "@type": "Observation",
                "name": f"{row.instrument} {row.field}",
                "observationDate": row.date,
                "value": row.value,
            }
            for row in claim.evidence.rows
        ],
    }
    if tape := on_the_tape(claim):
        review["reviewBody"] = f"On the tape: {tape}. {claim.evidence.formula}".strip()
    return review


def _sentence(claim: ClaimState) -> str:
    whose = claim.subject_text or claim.subject or ""
    when = claim.period.text or claim.period.to
    return " ".join(part for part in (f"{whose}:" if whose else "", f"“{claim.quote}”", f"({when})") if part)
