"""Events beside moves: what happened and when, never why a price moved; no tape shows a cause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tapeproof.market.sessions import Calendar
from tapeproof.terms.period import Period
from tapeproof.words.dates import spelled

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_CAUSE = re.compile(
    r"\b(?:because|due\sto|owing\sto|thanks\sto|as\sa\sresult|caus(?:e[ds]?|ing)|(?:led|leading)\sto|sen(?:t|ds?|ding)|"
    r"dr(?:ove|iv(?:es?|ing|en))|spurr?(?:s|ed|ing)?|trigger(?:s|ed|ing)?|boost(?:s|ed|ing)?|lift(?:s|ed|ing)?|"
    r"(?:weigh(?:s|ed|ing)?|drag(?:s|ged|ging)?)\son|after\swhich|so\sthat|prompt(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)

A_CAUSE = "it says what made a price move"
ANOTHER_TIME = "it lies outside the session and the days before it"
NOBODY = "its subject is not written of"
NOT_READ = "a figure of it is not proved, or it reads as a claim"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a day, in a clause that can follow "On Thursday,"; ``subject`` is an instrument's id, if any."""

    day: date
    subject: str
    text: str


def refused(event: Event, day: date, calendar: Calendar | None) -> str | None:
    """Why an event has no place in the story of a session; None where it has: of the day, or since the one before."""
    before = calendar.before(day) if calendar is not None else None
    if event.day > day or (before is not None and event.day <= before) or (before is None and event.day != day):
        return ANOTHER_TIME
    return A_CAUSE if _CAUSE.search(event.text) else None


def told(event: Event, day: date) -> str:
    """The sentence of an event: its day, and what happened."""
    near = 0 <= (day - event.day).days < len(WEEKDAYS)
    when = WEEKDAYS[event.day.weekday()] if near else spelled(Period(event.day, event.day))
    return f"On {when}, {event.text.strip().rstrip('.')}."


def of(events: Sequence[Event], subject: str) -> list[Event]:
    """The events of one subject, the earliest first."""
    return sorted((event for event in events if event.subject == subject), key=lambda event: event.day)
