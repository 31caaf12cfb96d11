"""Why a claim came out as it did, for an editor: what to write, what was assumed, and the prices that tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from tapeproof.faces.formats.shown import in_words
from tapeproof.faces.wire import ClaimState, EvidenceRow
from tapeproof.terms.claim import Doubt
from tapeproof.terms.reading import Reading
from tapeproof.terms.verdict import Verdict

MEANS = {
    Reading.ROUNDED_INPUTS: "worked out from rounded levels",
    Reading.TRUNCATED: "cut off, not rounded",
    Reading.INTRADAY: "during the session, not at its close",
    Reading.AT_THE_CLOSE: "at the close, not during the session",
    Reading.INTRADAY_EXTREME: "from the session's high or low",
    Reading.OTHER_EXTREME: "from the high or low of all time",
    Reading.OPEN_TO_CLOSE: "from the session's opening",
    Reading.OPEN: "at the opening",
    Reading.APPROXIMATE: "as a round figure",
    Reading.POINTS_FOR_PERCENT: "in points, not in percent",
    Reading.EXCLUDING_PRESENT: "up to the last whole week, month or year",
    Reading.PREVIOUS_SESSION: "of the session before",
    Reading.NEXT_SESSION: "of the session after",
    Reading.OTHER_LISTING: "of another listing",
    Reading.WEEKLY: "of weekly closes",
    Reading.MONTHLY: "of monthly closes",
    Reading.TIES_IGNORED: "with equal closes left aside",
    Reading.ROUNDED_SPAN: "with the time rounded",
    Reading.TOTAL_RETURN: "with dividends",
    Reading.OTHER_CONSENSUS: "against what another poll of analysts had expected",
    Reading.EARLIER_YEAR: "of that day in an earlier year",
}
"""Readings that their names alone do not explain."""

NOTES = {"preliminary?": "perhaps from a preliminary close: it misses the official one by less than 0.05%"}
"""Notes that are too short to explain themselves."""

AGAINST = re.compile(r"(?P<value>-?[\d.]+) against (?P<rival>-?[\d.]+) on (?P<day>\d{4}-\d\d-\d\d)")

MOST_ROWS = 3
"""Prices shown: from, to, and the one that contradicts. Longer runs are for ``tapeproof explain``."""


def why(claim: ClaimState) -> Iterator[str]:
    """Say it in the order in which it is needed: what to write, the reason, what it holds under, the prices, notes."""
    if claim.correction:
        yield f"write: {claim.correction}"
    if claim.doubts and claim.verdict == Verdict.OPEN and claim.why == "; ".join(claim.doubts):
        yield from _assumed(claim)
    elif claim.why:
        beside = AGAINST.match(claim.evidence.formula) if claim.since and claim.verdict == Verdict.OFF else None
        yield f"{claim.why} ({_short(beside)})" if beside else claim.why
    if claim.verdict == Verdict.STANDS_OTHERWISE and claim.reading:
        reading = Reading(claim.reading)
        yield f"holds {MEANS.get(reading, reading.value)}"
    if told := prices(claim):
        yield told
    yield from (NOTES.get(note, note) for note in claim.notes)
    if claim.waived:
        yield f"waived: {claim.waived}"


def prices(claim: ClaimState) -> str:
    """The rows that tell: "^HSI 23,594.21 on 5 Mar 2025, 24,369.71 on 6 Mar 2025"; of a ranking, its first places.

    Nothing where the claim stands or is open, or where what is said of it has told already.
    """
    if claim.verdict not in {Verdict.OFF, Verdict.STANDS_OTHERWISE}:
        return ""
    if claim.since:
        beside = AGAINST.match(claim.evidence.formula)
        return f"{_short(beside)} on {day(beside['day'])}" if beside and not claim.why else ""
    if claim.evidence.ranking:
        named = ((row.place, f"on {day(row.date)}" if row.date else row.instrument) for row in claim.evidence.ranking)
        return ", ".join(f"{place} {name}" for place, name in islice(named, MOST_ROWS))
    rows = claim.evidence.rows
    if not rows or len(rows) > MOST_ROWS:
        return ""
    return f"{rows[0].instrument} " + ", ".join(map(_price, rows))


def _short(beside: re.Match[str]) -> str:
    values = [float(beside[side]) for side in ("value", "rival")]
    words = [in_words(value, None) for value in values]
    return " against ".join(words if all(words) and len(set(words)) > 1 else [f"{value:,.2f}" for value in values])


def _price(row: EvidenceRow) -> str:
    field = "" if row.field == "close" else f" ({row.field})"
    return f"{digits(row.value or 0)}{field} on {day(row.date)}"


def _assumed(claim: ClaimState) -> Iterator[str]:
    """What was taken for granted where the story does not say it, in the order of the doubts."""
    for doubt in map(Doubt, claim.doubts):
        match doubt:
            case Doubt.SUBJECT if claim.subject:
                yield f"the story does not say of what: taken to be {claim.subject}"
            case Doubt.PERIOD:
                first, last = claim.period.from_, claim.period.to
                span = day(last) if first == last else f"{day(first)} to {day(last)}"
                yield f"the story does not say when: taken to be {span}"
            case Doubt.DIRECTION if claim.stated.direction:
                yield f"the story does not say which way: taken to be {claim.stated.direction}"
            case Doubt.KIND:
                yield f"the story does not say what is measured: taken to be a {claim.kind}"
            case Doubt.FIGURE if claim.stated.unit:
                unit = claim.stated.unit.replace("_", " ")
                yield f"the story does not say what the figure counts: taken to be {unit}"
            case _:
                yield doubt.value


def day(iso: str) -> str:
    """A day as it is read: 6 Mar 2025."""
    said = date.fromisoformat(iso)
    return f"{said.day} {said:%b %Y}"


def digits(value: float) -> str:
    """A price with its thousands set apart, and at least two decimals where it has any: 24,369.71, 140.80, 6.8975."""
    if value == int(value):
        return f"{int(value):,}"
    plain = f"{value:,.10g}" if abs(value) < 1 else f"{value:,.6f}".rstrip("0")
    whole, _, decimals = plain.partition(".")
    return f"{whole}.{decimals:0<2}"
