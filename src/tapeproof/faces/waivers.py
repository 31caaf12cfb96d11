"""Waivers: a comment in the story that lets one sentence pass, with a reason.

``<!-- tapeproof: waive "the agency's own figure" -->`` at the start of a line speaks of the sentence behind it, and
anywhere else of the sentence before it. What is waived keeps its verdict, and fails no run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from tapeproof.faces.inputs.draft import Comment, Draft
from tapeproof.faces.wire import ClaimState, Report, WaiverState
from tapeproof.reader.split import Sentence, sentences
from tapeproof.terms.verdict import Verdict

FORM = '<!-- tapeproof: waive "REASON" -->'
FAILING = frozenset({Verdict.OFF, Verdict.OPEN})
"""The verdicts that can fail a run, and so the only ones that there is anything to waive in."""

_ADDRESSED = re.compile(r"\s*tapeproof\s*:\s*(?P<said>.*?)\s*", re.DOTALL | re.IGNORECASE)
_WAIVE = re.compile(r"waive\b\s*(?P<reason>.*)", re.DOTALL | re.IGNORECASE)
_QUOTED = re.compile(r"[\"“'](?P<reason>.*\w.*)[\"”']", re.DOTALL)


class Waiver(Struct, frozen=True):
    """One comment meant for us; ``reason`` is None where it is not written as it has to be: ``problem`` says how."""

    comment: Comment
    reason: str | None
    problem: str | None = None


def waivers(comments: Iterable[Comment]) -> tuple[Waiver, ...]:
    """The waivers among the comments of a story, those that are written wrong included."""
    found = []
    for comment in comments:
        addressed = _ADDRESSED.fullmatch(comment.text)
        if addressed:
            found.append(_waiver(comment, addressed["said"]))
    return tuple(found)


def _waiver(comment: Comment, said: str) -> Waiver:
    waive = _WAIVE.fullmatch(said)
    if waive is None:
        return Waiver(comment, None, f"expected {FORM}, found {said!r} in its place")
    quoted = _QUOTED.fullmatch(waive["reason"])
    if quoted is None:
        found = "one without quotation marks" if waive["reason"].strip("\"'“” ") else "none"
        return Waiver(comment, None, f"expected a reason, as in {FORM}, found {found}")
    return Waiver(comment, " ".join(quoted["reason"].split()))


def waived(report: Report, draft: Draft) -> Report:
    """The report with the story's waivers in it, each with the claims that it lets pass."""
    found = waivers(draft.comments)
    if not found:
        return report
    told = sentences(draft.story.text)
    reasons: dict[str, str] = {}
    states = []
    for waiver in found:
        sentence = _sentence(waiver.comment, told, draft)
        beside = [one for one in report.claims if sentence and sentence.start <= one.start < sentence.end]
        passing = [one for one in beside if waiver.reason is not None and one.verdict in FAILING]
        reasons |= {one.id: waiver.reason for one in passing if waiver.reason is not None}
        line, column = draft.places.at(waiver.comment.start)
        problem = waiver.problem or (None if passing else _nothing(beside, sentence))
        states.append(WaiverState(line, column, waiver.reason, tuple(one.id for one in passing), problem))
    claims = tuple(
        msgspec.structs.replace(one, waived=reasons[one.id]) if one.id in reasons else one for one in report.claims
    )
    return msgspec.structs.replace(report, claims=claims, waivers=tuple(states))


def _sentence(comment: Comment, told: tuple[Sentence, ...], draft: Draft) -> Sentence | None:
    """The sentence that a comment stands before or behind."""
    places, text = draft.places, draft.story.text
    at, line = places.before(comment.start), places.before(places.line_start(comment.start))
    if text[line:at].strip():
        return next((one for one in reversed(told) if one.start < at), None)
    return next((one for one in told if one.end > at), None)


def _nothing(beside: list[ClaimState], sentence: Sentence | None) -> str:
    if sentence is None:
        return "waives nothing: no sentence follows it, and one before it has to end on the same line"
    if not beside:
        return "waives nothing: no claim was read in its sentence"
    return "waives nothing: what its sentence says stands"
