"""What proving yields: values that carry what was found, where, and why."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from tapeproof.terms.claim import Answer, Claim
from tapeproof.terms.reading import Reading


class Verdict(StrEnum):
    """The four verdicts of SEMANTICS 2."""

    STANDS = "stands"
    STANDS_OTHERWISE = "stands_otherwise"
    OFF = "off"
    OPEN = "open"


class Severity(StrEnum):
    """How wrong what is off is."""

    SLIP = "slip"
    WRONG = "wrong"
    WRONG_WAY = "wrong_way"


class Tried(Struct, frozen=True):
    """One reading of the walk: its value, and whether the claim holds under it (None: cannot be told)."""

    reading: Reading
    value: float | None
    holds: bool | None


class Row(Struct, frozen=True):
    """One row of the record that a proof rests on."""

    instrument: str
    date: date
    field: str
    value: float
    source: str
    known_at: datetime | None


class Place(Struct, frozen=True):
    """One line of a ranking: of a group's members with the prices of its move, of an own history with its session."""

    place: int
    instrument: str
    value: float
    then: float | None = None
    now: float | None = None
    day: date | None = None


class Window(Struct, frozen=True):
    """The course of closes around what was measured, thinned for a chart: ``days`` and ``values``, as many of both."""

    days: tuple[date, ...] = ()
    values: tuple[float, ...] = ()


class Evidence(Struct, frozen=True):
    """Enough to recompute the value by hand; ``window`` is for the eye alone."""

    rows: tuple[Row, ...] = ()
    formula: str = ""
    ranking: tuple[Place, ...] = ()
    window: Window = Window()


class Proof(Struct, frozen=True):
    """The answer for one claim.

    ``base`` and ``session`` are the sessions of the ordinary reading, as the report's ``period`` gives them.
    ``instead`` is the right answer where the claim is off; ``correction`` says it in words.
    """

    claim: Claim
    verdict: Verdict
    value: float | None = None
    reading: Reading | None = None
    severity: Severity | None = None
    why: str | None = None
    notes: tuple[str, ...] = ()
    instead: Answer | None = None
    correction: str | None = None
    readings: tuple[Tried, ...] = ()
    evidence: Evidence = Evidence()
    base: date | None = None
    session: date | None = None
