"""Stating: what the kinds of an event say of it at one session of one instrument, as claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from tapeproof.finder import rounds
from tapeproof.finder.events import Event, answers
from tapeproof.history import periods
from tapeproof.history.panel import Found, Panel
from tapeproof.kind import Kind
from tapeproof.market.market import Market
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask, Cell, Claim, Quote
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import Group, InstrumentType, Line
from tapeproof.terms.period import Ago, Ever, Grain, Period, SinceDate
from tapeproof.terms.quantity import Direction, Series, Unit

RECENT = timedelta(days=5 * 365)
"""Most rivals lie nearer; where one is found on the shorter record, the longer has no other."""

LEAST_REACH = timedelta(days=365)
"""A record beside a move or a run is worth its words from a year on."""

LEAST_RUN = 2
"""A run of one is only a move."""


def state(market: Market, name: str, event: Event, day: date) -> tuple[Claim, ...]:
    """What is said of an event at its session, the gauge's own kind first; none where that has nothing to say."""
    said: list[Claim] = []
    for number, (kind, asked) in enumerate(event.says):
        ask = _of_the_number(market, name, event, asked, day)
        if number and "place" in answers(kind):
            continue  # how many were as strong is told by the interest
        answer = _answer(market, name, kind, ask, day, ended=event.ended)
        if number == 0 and (answer is None or (event.round_to is not None and not is_worth_words(answer, day))):
            break
        if answer is not None and (number == 0 or is_worth_words(answer, day)):
            said.append(claim(name, ask, _in_periods(answer, event.grain), day, event.grain))
    return tuple(map(_in_its_money(market, name), said))


def _of_the_number(market: Market, name: str, event: Event, ask: Ask, day: date) -> Ask:
    """The question of the number that was passed on a day, where the event is that one was."""
    if event.round_to is None:
        return ask
    panel = market.panel(ask, [name], day)
    return replace(ask, threshold=rounds.passed(panel, np.datetime64(day), event.round_to))


def _in_periods(answer: Answer, grain: Grain | None) -> Answer:
    """A record of months has its last rival in a month, not on the day on which that ended."""
    since = answer.get("since")
    if grain in {None, Grain.WEEK} or not isinstance(since, SinceDate):
        return answer
    number = int(periods.number(np.asarray(np.datetime64(since.period.first)), grain or Grain.DAY))
    bounds = (periods.first_day(each, grain or Grain.DAY) for each in (number, number + 1))
    first, after = (each.astype("datetime64[D]").item() for each in bounds)
    changed: dict[str, Any] = {"since": SinceDate(Period(first, after - timedelta(days=1), grain or Grain.DAY))}
    return replace(answer, **changed)


def _in_its_money(market: Market, name: str) -> Callable[[Claim], Claim]:
    """Prices of what is no index are in money, not in points."""
    instrument = market.instrument(name)
    plain = instrument is None or instrument.currency is None or instrument.type is InstrumentType.INDEX
    currency = None if instrument is None or plain else instrument.currency

    def told(said: Claim) -> Claim:
        figure = said.answer.get("figure")
        if currency is None or not isinstance(figure, Figure) or figure.unit is not Unit.POINTS:
            return said
        changed: dict[str, Any] = {"figure": replace(figure, unit=Unit.CURRENCY, currency=currency)}
        ask = replace(said.ask, series=replace(said.ask.series, unit=Unit.CURRENCY))
        return replace(said, ask=ask, answer=replace(said.answer, **changed))

    return told


def ordinary(market: Market, kinds: Sequence[Kind[Any, Any]], name: str, series: Series, day: date) -> Claim | None:
    """The plain figure of a series at a session, by the kind that states nothing else; None where there is none."""
    for kind in kinds:
        for ask in kind.asks:
            if ask == Ask(series) and answers(kind) <= {"figure", "direction"}:
                answer = _answer(market, name, kind, ask, day, ended=False)
                return _in_its_money(market, name)(claim(name, ask, answer, day, None)) if answer is not None else None
    return None


def state_place(
    market: Market, name: str, kind: Kind[Any, Any], ask: Ask, day: date, grain: Grain | None
) -> Claim | None:
    """The place of a member of the group that ``ask`` names, on the sessions of its own exchange."""
    group = market.group(ask.among.id) if ask.among else None
    if group is None:
        return None
    columns = (name, *(member for member in group.members_on(day) if member != name))
    panel = market.panel(ask, columns, day).since(day - RECENT)
    found = measured(panel, kind, ask, day)
    answer = kind.state(found, ask) if found is not None else None
    return claim(name, ask, answer, day, grain) if answer is not None else None


def state_breadth(market: Market, group: str, event: Event, day: date) -> tuple[Claim, ...]:
    """How many members of a group went one way on a session, or over the period that it ends."""
    (kind, ask), listed = event.gauge, market.group(group)
    if listed is None or not listed.known_on(period(day, event.grain).first):
        return ()
    panel = market.panel(ask, listed.ever, day).since(day - RECENT)
    found = measured(panel, kind, ask, day)
    answer = kind.state(found, ask) if found is not None else None
    if answer is None:
        return ()
    return (Claim(Cell(Group(group), period(day, event.grain)), ask, answer, Quote("", 0, 0)),)


def claim(name: str, ask: Ask, answer: Answer, day: date, grain: Grain | None) -> Claim:
    """The claim that an answer makes of an instrument, for the session or the period that ends with it."""
    return Claim(Cell(Line(name), period(day, grain)), ask, answer, Quote("", 0, 0))


def period(day: date, grain: Grain | None) -> Period:
    """The session, or the calendar period up to it."""
    if grain is None:
        return Period(day, day, named=True)
    first = periods.first_day(int(periods.number(np.asarray(np.datetime64(day)), grain)), grain)
    return Period(first.astype("datetime64[D]").item(), day, grain)


def is_worth_words(answer: Answer, day: date) -> bool:
    """Whether something said beside the first is: a record, where it reaches back a year."""
    since = answer.get("since")
    if since is None or isinstance(since, (Ever, Ago)):
        return True
    return isinstance(since, SinceDate) and since.period.last <= day - LEAST_REACH


def measured(panel: Panel, kind: Kind[Any, Any], ask: Ask, day: date) -> Any:
    """What a kind finds in the first column on a day, None where it finds nothing or rests on a suspect row."""
    row = panel.row(day)
    if row < 0 or panel.sessions[row] != np.datetime64(day):
        return None
    found: Found = kind.measure(panel.until(day).last(), ask).pick(-1, 0)
    rests_on = [int(at) for at in (found.now_at, found.then_at, found.rival_at) if int(at) >= 0]
    return found if found.known and not panel.suspect[rests_on, 0].any() else None


def _answer(market: Market, name: str, kind: Kind[Any, Any], ask: Ask, day: date, *, ended: bool) -> Answer | None:
    whole = market.panel(ask, [name], day)
    for panel in _lengths(whole, day):
        found = measured(panel, kind, ask, day)
        if found is None:
            return None
        answer: Answer | None = _of_the_end(found, kind) if ended else kind.state(found, ask)
        if answer is not None and ("since" not in answers(kind) or int(found.rival_at) >= 0):
            return answer
    return _as_far_as_known(answer, day)


def _as_far_as_known(answer: Answer | None, day: date) -> Answer | None:
    """Without a rival on record, "since" would name the day on which the record begins: "in N years" names none."""
    since = answer.get("since") if answer is not None else None
    if answer is None or not isinstance(since, SinceDate):
        return answer
    first = since.period.first
    years = day.year - first.year - ((day.month, day.day) < (first.month, first.day))
    changed: dict[str, Any] = {"since": Ago(years, Grain.YEAR)}
    return replace(answer, **changed) if years >= 1 else None


def _lengths(panel: Panel, day: date) -> Iterator[Panel]:
    """The recent record, and the whole: what is said on less history is never turned by more, only silenced."""
    short = panel.since(day - RECENT)
    if len(short.sessions) < len(panel.sessions):
        yield short
    yield panel


def _of_the_end(found: Any, kind: Kind[Any, Any]) -> Answer | None:
    """The run that the present move broke, which ``state`` does not speak of; None where its kind would not let it."""
    length = float(found.earlier)
    if not np.isfinite(length) or abs(length) < LEAST_RUN:
        return None
    way = Direction.UP if length > 0 else Direction.DOWN
    answer: Answer = kind.answer(count=int(abs(length)), direction=way, ended=True)
    return answer if kind.settle(answer, found) else None


def among(ask: Ask, group: str) -> Ask:
    """The question, asked of the members of a group."""
    return replace(ask, among=Group(group))
