"""Events: which questions of which kinds speak of one thing, and whose strength tells how rare it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from tapeproof.finder.rounds import DIGITS
from tapeproof.kind import Kind
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask
from tapeproof.terms.instrument import Group
from tapeproof.terms.period import ONE_SESSION, Grain, Reach, Span
from tapeproof.terms.quantity import CLOSE_TO_CLOSE, Quantity, Series, Unit

ORDER = ("count", "figure", "since", "place")
"""What is said of an event first, by the field that says it; the first with a strength of its own measures rarity."""

NAMES = {Grain.DAY: "day", Grain.WEEK: "week", Grain.MONTH: "month", Grain.QUARTER: "quarter", Grain.YEAR: "year"}


class Event(Struct, frozen=True):
    """One thing that can happen to a series: all that can be said of it, and how its rarity is counted.

    ``says`` are kinds with their questions, the one whose ``strength`` is counted first. ``ended`` is the end of a run.
    ``grain`` is that of whole periods, None where every session has a value. ``round_to`` is of the passing of a number
    that is round to so many digits; which one, only the day tells.
    """

    series: Series
    says: tuple[tuple[Kind[Any, Any], Ask], ...]
    grain: Grain | None
    ended: bool = False
    round_to: int | None = None

    @property
    def gauge(self) -> tuple[Kind[Any, Any], Ask]:
        """The kind and the question whose strength is counted."""
        return self.says[0]

    @property
    def lasts(self) -> bool:
        """Whether the session before may have told the same: a level, a run, a distance, and no move of a day."""
        over = self.series.over
        return (
            not self.ended
            and self.round_to is None
            and not self.groups
            and (over is None or over.reach.is_extreme or (self.series.run and self.grain is None))
        )

    @property
    def sort(self) -> str:
        """What happened, as ``interest.APPEAL`` lists it."""
        over = self.series.over
        if self.round_to is not None:
            return "round number" if self.round_to == 1 else "less round number"
        if self.groups:
            return "breadth"
        if over is None:
            return "level"
        if over.reach.is_extreme:
            return "distance"
        return ("end of a run" if self.ended else "run") if self.series.run else "move"

    @property
    def groups(self) -> bool:
        """Whether it is of the members of a group, counted."""
        return self.gauge[1].among is not None

    @property
    def what(self) -> str:
        """What is counted, after "3 of 4,664": "days moved as much"."""
        over = self.series.over
        noun = NAMES[self.grain or Grain.DAY]
        if self.groups:
            return f"{noun}s saw as large a share of them move one way"
        if self.round_to is not None:
            return "sessions passed as round a number for the first time in as long"
        if over is None:
            return "sessions reached back as far on that side"
        if over.reach.is_extreme:
            return f"sessions were as far from a {over.count}-{over.grain.value} {over.reach.value}"
        if self.series.run:
            return f"{noun}s ended as long a run" if self.ended else f"{noun}s stood in as long a run"
        return f"{noun}s moved as much"


def events(kinds: Sequence[Kind[Any, Any]]) -> tuple[Event, ...]:
    """The events that the questions of some kinds make: one a series, and one for the ends of its runs."""
    asked: dict[Series, list[tuple[Kind[Any, Any], Ask]]] = {}
    for kind in kinds:
        for ask in kind.asks:
            if ask.among is None and sayable(ask):
                asked.setdefault(ask.series, []).append((kind, ask))
    made = [event for series, says in asked.items() for event in _made(series, says)]
    return (*made, *(event for kind in kinds for event in _passings(kind)))


def _passings(kind: Kind[Any, Any]) -> Iterator[Event]:
    """Of a kind that asks of thresholds, the passing of round numbers."""
    if {"figure", "since"} <= answers(kind) and any(ask.threshold is not None for ask in kind.asks):
        series = Series(unit=Unit.POINTS)
        yield from (Event(series, ((kind, Ask(series)),), None, round_to=digits) for digits in DIGITS)


def breadths(kinds: Iterable[Kind[Any, Any]]) -> tuple[Event, ...]:
    """How many members of a group went one way, as events of the group."""
    asked = ((kind, ask) for kind in kinds if {"figure", "other"} <= answers(kind) for ask in kind.asks)
    return tuple(
        Event(ask.series, ((kind, ask),), grain_of(ask.series.over))
        for kind, ask in asked
        if ask.among is not None and ask.series.unit is Unit.COUNT
    )


def of_group(event: Event, group: str) -> Event:
    """The event, asked of the members of one group."""
    return replace(event, says=tuple((kind, replace(ask, among=Group(group))) for kind, ask in event.says))


def rankings(kinds: Iterable[Kind[Any, Any]]) -> tuple[tuple[Kind[Any, Any], Ask], ...]:
    """The questions that rank the members of a group."""
    return tuple(
        (kind, ask)
        for kind in kinds
        if "place" in answers(kind)
        for ask in kind.asks
        if ask.among is not None and sayable(ask)
    )


def sayable(ask: Ask) -> bool:
    """Whether a sentence that needs no explaining says it: closes, and moves of a session or a calendar period.

    Moves in points and money are those in percent said again; a threshold is of the story's choosing.
    """
    series, over = ask.series, ask.series.over
    plain = (
        series.quantity is Quantity.PRICE
        and series.basis == CLOSE_TO_CLOSE
        and not (ask.strict or series.adjusted or ask.peak or ask.against or ask.threshold)
    )
    if over is None:
        return plain and series.unit is Unit.POINTS
    named = over.season is None and (over == ONE_SESSION or over.reach.is_extreme or _is_a_period(over))
    return plain and named and (series.run or series.unit is Unit.PERCENT)


def grain_of(over: Span | None) -> Grain | None:
    """The calendar period that a span is, None for a session, a level or a distance."""
    return over.grain if over is not None and _is_a_period(over) else None


def _is_a_period(over: Span) -> bool:
    return over.reach is Reach.TO_DATE and over.count == 1 and over.grain is not Grain.DAY


def _made(series: Series, says: list[tuple[Kind[Any, Any], Ask]]) -> Iterator[Event]:
    ordered = tuple(sorted(says, key=lambda each: _place(each[0])))
    grain = grain_of(series.over)
    if series.over is None:
        # A level alone is never remarkable: what makes it so is how long none was beyond it.
        ordered = tuple(sorted(ordered, key=lambda each: "since" not in answers(each[0])))
        if "since" not in answers(ordered[0][0]):
            return
    yield Event(series, ordered, grain)
    endings = tuple((kind, ask) for kind, ask in ordered if "ended" in answers(kind))
    if series.run and endings:
        yield Event(series, endings, grain, ended=True)


def _place(kind: Kind[Any, Any]) -> int:
    said = answers(kind)
    return next((place for place, name in enumerate(ORDER) if name in said), len(ORDER))


def answers(kind: Kind[Any, Any]) -> frozenset[str]:
    """The fields of a kind's answer."""
    return frozenset(kind.answer.__struct_fields__)
