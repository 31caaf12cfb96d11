"""When a figure is of: the time expression nearest to it, else the session that the story is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.reader.context import Context
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Cue, Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import ONE_SESSION, Grain, Period, Reach, Span
from tapeproof.terms.quantity import Direction, Point
from tapeproof.words import adjectives
from tapeproof.words.calendar import Resolved, resolve
from tapeproof.words.moments import Stretch, When
from tapeproof.words.word import Token

_SAYS_WHEN = re.compile(r"(?:\b(?:in|for|of|during|over|through|across|on|this|last|by|at|since|to|until|past|the)\s+|[’']s\s+|^\W*|\(\s*)$", re.I)
_STRETCH = re.compile(r"\b(?:over|across|in|during)\s+(?:that|the)\s+(?:same\s+)?(?:stretch|period|time|span|run|spell)\b|\bover the course of it\b|\bover the same time\b", re.I)
_FORMER = re.compile(r"\b(?:from|against|up from|down from|compared with|versus)\s+(?:[\w$€£.]+\s+){0,2}$", re.I)


@dataclass(frozen=True, slots=True)
class Timed:
    """What a statement's time comes to."""

    period: Period
    over: Span | None = None
    point: Point = Point.CLOSE
    extreme: tuple[Direction, Period] | None = None
    doubts: tuple[Doubt, ...] = ()
    tells: Period | None = None

    def told(self, context: Context) -> Context:
        """The context after this: a session named becomes the one the story is about."""
        if self.tells is not None:
            context = replace(context, day=self.tells)
        if self.over is not None and self.over != ONE_SESSION:
            context = replace(context, stretch=(self.period, self.over))
        return context


def timed(chart: Chart, statement: Statement, context: Context, others: Sequence[Statement]) -> Timed:
    """Find the day or period of a statement."""
    default = _default(context)
    if default is None:
        return Timed(_undated(), statement.over, doubts=(Doubt.PERIOD,))
    used = {span for s in others for span in s.used}
    free = [t for t in chart.times if (t.start, t.end) not in used and not _is_of_a_run(t, others)]
    read = [(t, r) for t in free if (r := _resolved(t, context)) is not None]
    days = [(t, r) for t, r in read if _is_a_day(t.value)]
    spans = [(t, r) for t, r in read if not _is_a_day(t.value)]
    day = _nearest(chart, statement, days)
    window = _nearest(chart, statement, spans)
    if statement.answer is Level:
        return _of_level(chart, statement, day, window, default)
    if statement.answer is Record and statement.over is None and not statement.shared:
        return _of_record(chart, statement, day, window, default)
    return _of_move(chart, statement, day, window, default, context, others)


def _default(context: Context) -> Period | None:
    if context.day is not None:
        return replace(context.day, named=False, text="")
    published = context.story.published
    return Period(published, published) if published is not None else None


def _undated() -> Period:
    from datetime import date

    return Period(date.min, date.max)


def _is_a_day(when: When) -> bool:
    return when.names_day and when.role not in {"since", "from"}


def _resolved(token: Token, context: Context) -> Resolved | None:
    today = context.story.published
    if today is None:
        return None
    session = context.day.last if context.day else None
    return resolve(token.value, today, session, before=session or today)


def _is_of_a_run(token: Token, others: Sequence[Statement]) -> bool:
    return any(s.answer is Streak and s.start <= token.start and token.end <= s.end for s in others)


def _nearest(
    chart: Chart, statement: Statement, found: list[tuple[Token, Resolved]]
) -> tuple[Token, Resolved, float] | None:
    best: tuple[Token, Resolved, float] | None = None
    for token, resolved in found:
        if token.end <= statement.start:
            between = chart.text[token.end : statement.start]
            cost = chart.gap(token.end, statement.start) + 3.0 * chart.crossed(token.end, statement.start)
        elif token.start >= statement.end:
            between = chart.text[statement.end : token.start]
            cost = chart.gap(statement.end, token.start) + 3.0 * chart.crossed(statement.end, token.start) + 0.5
        else:
            between, cost = "", 0.0
        cost += 15 * between.count(";")
        if best is None or cost < best[2]:
            best = (token, resolved, cost)
    return best


def _of_level(
    chart: Chart,
    statement: Statement,
    day: tuple[Token, Resolved, float] | None,
    window: tuple[Token, Resolved, float] | None,
    default: Period,
) -> Timed:
    figure = statement.fields.get("figure")
    extreme = _extreme(chart, statement, figure)
    if window is not None and extreme is not None and (day is None or window[2] < day[2]) and window[2] <= 8:
        period = window[1].period
        return Timed(period, None, extreme=(extreme, period))
    doubts: tuple[Doubt, ...] = ()
    if _FORMER.search(chart.text[: statement.anchor]) and (day is None or day[2] > 4):
        doubts = (Doubt.PERIOD,)
    if window is not None and window[2] <= 6 and (day is None or window[2] < day[2]):
        period = window[1].period
        if isinstance(window[0].value.expression, Stretch) and window[0].value.role != "ago":
            return Timed(default, doubts=doubts)
        return Timed(period, doubts=(*doubts, Doubt.PERIOD) if period.last != default.last else doubts)
    period, tells = (day[1].period, day[1].period) if day is not None else (default, None)
    if extreme is not None:
        return Timed(period, extreme=(extreme, period), doubts=doubts, tells=tells)
    return Timed(period, doubts=doubts, tells=tells if not doubts else None)


def _extreme(chart: Chart, statement: Statement, figure: object) -> Direction | None:
    """The side of a named high or low: "the session high was", "touched a low of", "as high as"."""
    if isinstance(figure, Figure) and figure.hedge is Hedge.AS_MUCH_AS:
        said = chart.text[statement.anchor : statement.end].lower()
        return Direction.DOWN if "low" in said else Direction.UP
    for token in chart.of(adjectives.LEVEL_NOUN):
        if token.end <= statement.start and chart.gap(token.end, statement.start) <= 3:
            direction: Direction = token.value
            return direction
    return None


def _of_record(
    chart: Chart,
    statement: Statement,
    day: tuple[Token, Resolved, float] | None,
    window: tuple[Token, Resolved, float] | None,
    default: Period,
) -> Timed:
    if window is not None and not isinstance(window[0].value.expression, Stretch) and window[2] <= 4 and (day is None or window[2] < day[2]) and window[1].period.last < default.last:
        return Timed(window[1].period)
    if day is not None:
        return Timed(day[1].period, tells=day[1].period)
    return Timed(default)


def _of_move(
    chart: Chart,
    statement: Statement,
    day: tuple[Token, Resolved, float] | None,
    window: tuple[Token, Resolved, float] | None,
    default: Period,
    context: Context,
    others: Sequence[Statement],
) -> Timed:
    tells = day[1].period if day is not None else None
    doubts: tuple[Doubt, ...] = ()
    point = Point.CLOSE
    figure = statement.fields.get("figure")
    if isinstance(figure, Figure) and figure.hedge is Hedge.AS_MUCH_AS and statement.answer is Move:
        point = Point.LOW if statement.direction is Direction.DOWN else Point.HIGH
    if statement.over is not None:
        grain = statement.over.grain
        if window is not None and window[1].period.grain is grain and grain is not Grain.DAY:
            return Timed(_ending(window[1].period, default), statement.over)
        period = tells if tells is not None else default
        return Timed(period, statement.over, point, tells=tells)
    if _STRETCH.search(chart.text) and context.stretch is not None and day is None and window is None:
        return Timed(context.stretch[0], context.stretch[1])
    if window is not None and (day is None or window[2] <= day[2] + 1 or statement.answer is Rank):
        if not _SAYS_WHEN.search(chart.text[: window[0].start]) and window[1].period.grain in {Grain.YEAR, Grain.MONTH} and window[1].span is None:
            doubts = (Doubt.PERIOD,)
        span = window[1].span or Span(Reach.TO_DATE, 1, window[1].period.grain)
        if span.reach in (Reach.SINCE, Reach.BACK, Reach.SESSIONS):
            return Timed(tells if tells is not None and day is not None else default, span, point, doubts=doubts, tells=tells)
        period = _ending(window[1].period, tells if tells is not None and day is not None and day[2] <= window[2] + 3 else default)
        return Timed(period, span, point, doubts=doubts)
    if statement.answer is Record or (statement.shared and statement.answer is not Move):
        return _with_the_move(statement, others, chart, context, tells, default)
    period = tells if tells is not None else default
    return Timed(period, ONE_SESSION, point, tells=tells)


def _ending(period: Period, day: Period) -> Period:
    """A period that still runs ends with the session that the story is about."""
    if period.first <= day.last < period.last:
        return replace(period, last=day.last)
    return period


def _with_the_move(
    statement: Statement, others: Sequence[Statement], chart: Chart, context: Context, tells: Period | None, default: Period
) -> Timed:
    """A record of a move said beside that move: "8.48 per cent to the good, a rise not bettered since 2008"."""
    del statement, others, chart, context
    return Timed(tells if tells is not None else default, ONE_SESSION, tells=tells)


