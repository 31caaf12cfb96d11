"""Write a claim as a sentence: whose, the kind's own phrase, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tapeproof.kind import Kind
from tapeproof.terms.claim import Answer, Claim
from tapeproof.terms.period import ONE_SESSION, Grain, Period, Reach, Span
from tapeproof.terms.quantity import Quantity

MONTHS = "January February March April May June July August September October November December".split()
LAST_DAYS = 6
"""Days of a year after its last session, at most; before them it is the year to date."""
ORDINALS = ("first", "second", "third", "fourth")


def write(
    claim: Claim, kind: Kind[Any, Any], name: str, group: str = "", other: str = "", *, article: bool = True
) -> str | None:
    """One sentence that says a claim in full, or None where no phrase of its kind can.

    ``name`` is the subject's name, with or without its ``article``, ``group`` that of the list it is ranked in,
    ``other`` that of the side it is compared with, with its article. Read back, the sentence gives the claim.
    """
    predicate = predicate_of(claim, (kind,))
    time = when(claim.cell.when, claim.ask.series.over) if not _of_a_report(claim) else _quarter(claim.cell.when)
    if predicate is None or time is None:
        return None
    among = f" among {group}" if group else f" {other}" if other else ""
    said = f"{name} {predicate}{among}"
    over = claim.ask.series.over
    if over is not None and over.reach.is_extreme:
        # Behind "below its record high" the day would be that of the high.
        return f"{time[:1].upper()}{time[1:]}, {'the ' if article else ''}{said}."
    return f"{'The ' if article else ''}{said} {time}."


def predicate_of(claim: Claim, kinds: Iterable[Kind[Any, Any]]) -> str | None:
    """What a claim says of its subject, by the first phrase that can say it."""
    series = claim.ask.series
    if series.over is None and "place" in claim.answer.said():
        return None  # the place of a level has no phrase yet
    over = series.over if claim.ask.among is None else None
    for kind in kinds:
        if isinstance(claim.answer, kind.answer):
            return spoken(claim.answer, kind, over, run=series.run)
    return None


def spoken(answer: Answer, kind: Kind[Any, Any], over: Span | None, *, run: bool) -> str | None:
    """An answer in words, by the first phrase of its kind that can say it."""
    said = {**answer.said(), "over": over, "run": run}
    told = {phrase for phrase in kind.phrases if phrase.fields & {"over", "run"}}
    phrases = [phrase for phrase in kind.phrases if phrase in told] if over is not None and told else kind.phrases
    return next((text for phrase in phrases if (text := phrase.write(said)) is not None), None)


def _of_a_report(claim: Claim) -> bool:
    return claim.ask.series.quantity is Quantity.REPORTED


def _quarter(period: Period) -> str:
    """A reporting quarter by the month in which it ends: those of companies are not the calendar's."""
    return f"in the quarter to {MONTHS[period.last.month - 1]} {period.last.year}"


def when(period: Period, over: Span | None) -> str | None:
    """The time of a claim in words that need no day of publication; None where there are none."""
    day = f"{MONTHS[period.last.month - 1]} {period.last.day}, {period.last.year}"
    if over is None or over == ONE_SESSION or over.reach.is_extreme:
        return f"on {day}"
    if over.count != 1 or over.reach is not Reach.TO_DATE:
        return None
    match over.grain:
        case Grain.WEEK:
            return f"in the week of {day}"
        case Grain.MONTH:
            return f"in {MONTHS[period.last.month - 1]} {period.last.year}"
        case Grain.QUARTER:
            return f"in the {ORDINALS[(period.last.month - 1) // 3]} quarter of {period.last.year}"
        case Grain.YEAR:
            if (date(period.last.year, 12, 31) - period.last).days > LAST_DAYS:
                return f"in {period.last.year} to {day}"
            return f"in {period.last.year}"
    return None
