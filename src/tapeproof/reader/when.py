"""When a figure is of: the time expression nearest to it, else the session that the story is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.reader.context import Context
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import ONE_SESSION, Grain, Period, Reach, Span
from tapeproof.terms.quantity import Direction, Point, Quantity, Unit
from tapeproof.words import adjectives
from tapeproof.words.calendar import Resolved, resolve
from tapeproof.words.moments import (
    CalendarMonth,
    CalendarQuarter,
    CalendarYear,
    Happening,
    Near,
    Relative,
    SoFar,
    Stretch,
    When,
)
from tapeproof.words.word import Token

_SAYS_WHEN = re.compile(
    r"(?:\b(?:in|for|of|during|over|through|across|on|this|last|by|at|since|to|until|past|the)\s+|[’']s\s+|^\W*|\(\s*)$",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"\b(?:over|across|in|during)\s+(?:that|the)\s+(?:same\s+)?(?:stretch|period|time|span|run|spell)\b|\bover the course of it\b|\bover the same time\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:since|measured\s+from|counting\s+from|starting\s+from)\b", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"[’']s$")
_LAST_OF = re.compile(r"\b(?:session|day|week|trading|half)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_HAVING = re.compile(r"^\W*(?:having|after|following|despite)\b", re.IGNORECASE)
_DIRECTLY = re.compile(r"^[\s,]*(?:in|for|on|of|over|during|across)?\s*(?:the\s+)?$", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:against|after|following|compared|versus|when|where|which|who|having|on\s+top\s+of|on\s+the\s+heels)\b|[—;]",
    re.IGNORECASE,
)
_DATES_FROM = re.compile(
    r"\bdates?\s+(?:from|back)\b|\b(?:was|were)\s+set\s+(?:in|on)\b|\bcame\s+(?:in|on)\b", re.IGNORECASE
)
_SO_FAR = re.compile(r"^\s*so\s+far(?!\s+(?:this|in)\b)", re.IGNORECASE)
_LISTED = re.compile(r"^[A-Z][\w .&’'-]{1,40}:\s")
_ON_THE_DAY = re.compile(r"^\s*(?:on|for|in)\s+the\s+(?:session|day)\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_STATE = re.compile(r"\b(?:is|are|sits|stands|remains|sit|stand)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_MEASURED_FROM = re.compile(
    r"\b(?:from|below|above|off|short\s+of|separates?|than|since)\b[^.;]{0,30}\b(?:peak|high|highs|low|lows|trough|top|bottom|record|finished|peaked|"
    r"troughed|bottomed|best-ever|stood|nadir)",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:from|against|having been at|up from|down from|compared with|versus)\s+(?:[\w$€£.]+\s+){0,2}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Timed:
    """What a statement's time comes to."""

    period: Period
    over: Span | None = None
    point: Point = Point.CLOSE
    extreme: tuple[Direction, Period] | None = None
    doubts: tuple[Doubt, ...] = ()

    def told(self, context: Context, statement: Statement, paragraph: int) -> Context:
        """The context after this: what later sentences may lean on."""
        over = self.over
        if statement.answer is Streak and over is not None:
            count = int(statement.fields["count"])
            over = replace(over, count=count)
        current = context.day is None or self.period.last >= context.day.last - timedelta(7)
        if over is not None and over != ONE_SESSION and current and not self.doubts:
            context = replace(context, stretch=(self.period, over, paragraph))
        elif over is not None and statement.answer is Record:
            context = replace(context, one_day_records=paragraph)
        return context


def timed(chart: Chart, statement: Statement, context: Context, others: Sequence[Statement]) -> Timed:
    """Find the day or period of a statement."""
    default = _default(context) or _dated_in_full(chart, statement)
    if default is None:
        return Timed(Period(date.min, date.max), statement.over, doubts=(Doubt.PERIOD,))
    used = {span for s in others for span in s.used}
    free = [
        t
        for t in chart.times
        if (t.start, t.end) not in used and not _is_of_a_run(t, others) and not _is_of_comparison(t.value)
    ]
    free = [t for t in free if not _is_part_of_a_name(chart, t)]
    if statement.quantity is Quantity.REPORTED:
        return _of_a_report(chart, statement, free, context)
    read = [(t, r) for t in free if (r := _resolved(chart, t, context)) is not None]
    days = [(t, r) for t, r in read if _is_a_day(t.value) and not _starts(r)]
    spans = [(t, r) for t, r in read if not _is_a_length(t.value) and (not _is_a_day(t.value) or _starts(r))]
    day = _nearest(chart, statement, days)
    window = _nearest(chart, statement, spans)
    if statement.answer is Level:
        return _of_level(chart, statement, day, window, default)
    if statement.answer is Record and statement.over is None and not statement.shared:
        return _of_record(chart, statement, day, window, default)
    return _of_move(chart, statement, day, window, default, context, others)


def passing(chart: Chart, context: Context) -> Context:
    """The context after a sentence without figures: a running period named there is what the next ones may be of."""
    for token in chart.times:
        when: When = token.value
        if (
            isinstance(when.expression, Relative | SoFar)
            and (resolved := _resolved(chart, token, context)) is not None
            and resolved.span is not None
        ):
            day = _default(context)
            period = _ending(resolved.period, day) if day is not None else resolved.period
            if day is not None and period.last == day.last and resolved.span.reach is Reach.TO_DATE:
                context = replace(context, stretch=(period, resolved.span, chart.sentence.paragraph))
    return context


def _default(context: Context) -> Period | None:
    if context.day is not None:
        return context.day
    published = context.story.published
    return Period(published, published) if published is not None else None


def _dated_in_full(chart: Chart, statement: Statement) -> Period | None:
    """In a story without a date: the nearest day, month or year that is written in full."""
    full = [t for t in chart.times if getattr(t.value.expression, "year", None) is not None]
    nearest = _nearest(chart, statement, [(t, resolve(t.value, date.max)) for t in full])
    return nearest[1].period if nearest is not None else None


def _starts(resolved: Resolved) -> bool:
    return resolved.span is not None and resolved.span.reach is Reach.SINCE


def _is_a_day(when: When) -> bool:
    return when.names_day and when.role not in {"since", "from"}


def _is_a_length(when: When) -> bool:
    """ "one-day", "four-year": of the noun beside it, not when a figure was."""
    return isinstance(when.expression, Stretch) and when.role == "adjective"


def _is_part_of_a_name(chart: Chart, token: Token) -> bool:
    """ "the last session of the year": the year tells which session, not over what."""
    return token.value.role == "of" and _LAST_OF.search(chart.text[: token.start]) is not None


def _is_of_comparison(when: When) -> bool:
    """ "from the day before", "than yesterday": what a move is measured against, not when it was."""
    return (
        isinstance(when.expression, Near)
        and when.expression.days < 0
        and when.role in {"from", "before", "than", ""}
        and "day" in when.text
    )


def _resolved(chart: Chart, token: Token, context: Context) -> Resolved | None:
    when: When = token.value
    today = context.story.published
    if today is None:
        return resolve(when, date.max) if getattr(when.expression, "year", None) is not None else None
    session = context.day.last if context.day else None
    begins = _BEGINS.match(chart.text[chart.clause(token.start)[0] : token.start])
    if begins is not None and when.role not in {"since", "from"} and not isinstance(when.expression, (Stretch, SoFar)):
        return resolve(when, today, session, before=session or today, role="since")
    if isinstance(when.expression, Happening) and when.role not in {"since", "from"}:
        return None
    return resolve(when, today, session, before=session or today)


def _is_of_a_run(token: Token, others: Sequence[Statement]) -> bool:
    return any(s.answer is Streak and s.start <= token.start and token.end <= s.end for s in others)


def _nearest(
    chart: Chart, statement: Statement, found: list[tuple[Token, Resolved]]
) -> tuple[Token, Resolved, float] | None:
    best: tuple[Token, Resolved, float] | None = None
    for token, resolved in found:
        cost = _remoteness(chart, statement, token)
        if cost is not None and (best is None or cost < best[2]):
            best = (token, resolved, cost)
    return best


def _remoteness(chart: Chart, statement: Statement, token: Token) -> float | None:
    """How far a time expression is from a statement; None where a word between gives it to something else."""
    if token.end <= statement.start:
        between = chart.text[token.end : statement.start]
        if _HAVING.match(chart.text) and "," in between and "," not in chart.text[: token.start]:
            return None
        if _POSSESSIVE.search(chart.text[token.start : token.end]) and chart.gap(token.end, statement.start) > 3:
            return None
        taken = [f for f in chart.figures if f.end <= token.start and _DIRECTLY.match(chart.text[f.end : token.start])]
        cost = (
            chart.gap(token.end, statement.start)
            + 3.0 * chart.crossed(token.end, statement.start)
            + 4.0 * len(taken[-1:])
        )
        cost += 4.0 if token.value.role in {"after", "before", "from"} else 0.0
    elif token.start >= statement.end:
        between = chart.text[statement.end : token.start]
        if _DIRECTLY.match(between):
            return 0.0
        if _ELSEWHERE.search(between) or _POSSESSIVE.search(chart.text[token.start : token.end]):
            return None
        cost = chart.gap(statement.end, token.start) + 3.0 * chart.crossed(statement.end, token.start) + 0.5
    else:
        return 0.0
    return cost + 15 * between.count(";")


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
    if (
        _FORMER.search(chart.text[: statement.anchor])
        and (day is None or day[2] > 4)
        and (window is None or window[2] > 2)
    ):
        return Timed(_weekday_before(default), doubts=(Doubt.PERIOD,))
    if window is not None and window[2] <= 6 and (day is None or window[2] < day[2]):
        period = window[1].period
        if isinstance(window[0].value.expression, Stretch) and window[0].value.role != "ago":
            return Timed(default, doubts=doubts)
        return Timed(period, doubts=(*doubts, Doubt.PERIOD) if period.last != default.last else doubts)
    if _MEASURED_FROM.search(chart.text[max(0, statement.anchor - 40) : statement.anchor]) and day is None:
        doubts = (*doubts, Doubt.PERIOD)
    period = day[1].period if day is not None else default
    if extreme is not None:
        return Timed(period, extreme=(extreme, period), doubts=doubts)
    return Timed(period, doubts=doubts)


def _weekday_before(day: Period) -> Period:
    back = {0: 3, 6: 2}.get(day.last.weekday(), 1)
    before = day.last - timedelta(back)
    return Period(before, before)


def _of_a_report(chart: Chart, statement: Statement, free: list[Token], context: Context) -> Timed:
    """The reporting period of a company's figure: the quarter or month named, else the quarter last over."""
    today = context.story.published or date.max
    named = [t for t in free if isinstance(t.value.expression, CalendarQuarter | CalendarMonth)]
    named = [t for t in named if not getattr(t.value.expression, "fiscal", False)]
    read = [(t, resolve(t.value, today, None, before=today)) for t in named]
    nearest = _nearest(chart, statement, read)
    if nearest is not None:
        return Timed(nearest[1].period, Span(Reach.BACK, 1, Grain.YEAR))
    last = _period_of(_period_of(today, Grain.QUARTER).first - timedelta(1), Grain.QUARTER)
    return Timed(last, Span(Reach.BACK, 1, Grain.YEAR), doubts=(Doubt.PERIOD,))


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
    if (
        window is not None
        and not isinstance(window[0].value.expression, Stretch)
        and window[2] <= 7
        and (day is None or window[2] < day[2])
        and window[1].period.last < default.last
    ):
        return Timed(window[1].period)
    if day is not None:
        return Timed(day[1].period)
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
    doubts: tuple[Doubt, ...] = (Doubt.PERIOD,) if _DATES_FROM.search(chart.text) else ()
    point = Point.CLOSE
    figure = statement.fields.get("figure")
    if isinstance(figure, Figure) and figure.hedge is Hedge.AS_MUCH_AS and statement.answer is Move:
        point = Point.LOW if statement.direction is Direction.DOWN else Point.HIGH
    if _ON_THE_DAY.match(chart.text[statement.end :]):
        window = None
    named = day[1].period if day is not None else None
    paragraph = chart.sentence.paragraph
    if statement.over is not None:
        return _of_length(statement, statement.over, named, window, default, point)
    stretch = context.stretch
    if window is None and _SO_FAR.match(chart.text[statement.end :]):
        year = resolve(SoFar(Grain.YEAR), (context.to_date or default).last)
        period, span = (
            (stretch[0], stretch[1]) if stretch is not None and stretch[2] == paragraph else (year.period, year.span)
        )
        return Timed(replace(period, last=(context.to_date or default).last), span)
    if (said := _STRETCH.search(chart.text)) is not None and (window is None or _meets(window[0], said)):
        if stretch is not None and stretch[2] >= paragraph - 2:
            counted = stretch[1].reach is Reach.SESSIONS
            return Timed(stretch[0], stretch[1], doubts=(Doubt.PERIOD,) if counted else ())
        return Timed(named if named is not None else default, ONE_SESSION, point, doubts=(Doubt.PERIOD,))
    if (
        stretch is not None
        and day is None
        and window is None
        and _LISTED.match(chart.text)
        and chart.sentence.opens_paragraph
    ):
        return Timed(stretch[0], stretch[1])
    if window is not None and (day is None or window[2] <= day[2] + 1 or statement.answer is Rank):
        token, resolved, cost = window
        if statement.answer is Move and _MEASURED_FROM.search(chart.text[statement.start : statement.end + 60]):
            doubts = (Doubt.PERIOD,)
        dated = isinstance(token.value.expression, CalendarYear | CalendarMonth)
        if dated and not _SAYS_WHEN.search(chart.text[: token.start]) and not _starts(resolved):
            doubts = (Doubt.PERIOD,)
        old = (default.last - resolved.period.last).days > 300
        if resolved.period.grain is Grain.MONTH and old and context.one_day_records >= paragraph - 2:
            doubts = (Doubt.PERIOD,)
        if statement.answer is Move and _MEASURED_FROM.search(chart.text[statement.end : statement.end + 60]):
            doubts = (Doubt.PERIOD,)
        span = resolved.span or Span(Reach.TO_DATE, 1, resolved.period.grain)
        day_here = named if named is not None and day is not None and day[2] <= cost + 3 else default
        if span.reach in (Reach.SINCE, Reach.BACK, Reach.SESSIONS):
            day_here = named if named is not None and day is not None and day[2] <= 2 else default
            return Timed(day_here, span, point, doubts=doubts)
        if day_here is default and resolved.period.last == default.last and context.to_date is not None:
            day_here = context.to_date
            return Timed(replace(resolved.period, last=day_here.last), span, point, doubts=doubts)
        return Timed(_ending(resolved.period, day_here), span, point, doubts=doubts)
    if statement.answer is Move and _MEASURED_FROM.search(chart.text[statement.start : statement.end + 60]):
        doubts = (Doubt.PERIOD,)
    if statement.answer is Move and day is None:
        lead = chart.text[max(0, statement.start - 30) : statement.start]
        if _MEASURED_FROM.search(chart.text[statement.end : statement.end + 60]) or _MEASURED_FROM.search(
            chart.text[: statement.start]
        ):
            doubts = (Doubt.PERIOD,)
        elif _PERFECT.search(lead) or _STATE.search(lead):
            if stretch is not None and stretch[2] >= paragraph - 1:
                return Timed(stretch[0], stretch[1], doubts=(Doubt.PERIOD,))
            doubts = (Doubt.PERIOD,) if _PERFECT.search(lead) else ()
    if statement.answer in (Move, Rank) and day is None and (_is_much(statement) or statement.answer is Rank):
        if (
            stretch is not None
            and stretch[2] >= paragraph - 1
            and stretch[1].reach is not Reach.SESSIONS
            and point is Point.CLOSE
        ):
            return Timed(stretch[0], stretch[1], doubts=doubts)
        doubts = (*doubts, Doubt.PERIOD) if statement.answer is Rank or context.day is None else doubts
    if day is not None and day[0].value.role in {"through", "to", "until"}:
        lengths = [s.over for s in others if s.answer is Record and s.over is not None and s.over.count > 1]
        return Timed(day[1].period, lengths[0] if lengths else ONE_SESSION, doubts=() if lengths else (Doubt.PERIOD,))
    return Timed(named if named is not None else default, ONE_SESSION, point, doubts=doubts)


def _meets(token: Token, said: re.Match[str]) -> bool:
    return token.start < said.end() and said.start() < token.end


def _is_much(statement: Statement) -> bool:
    """A move too large to be taken for a single session's where none is named."""
    figure = statement.fields.get("figure")
    return isinstance(figure, Figure) and figure.unit is Unit.PERCENT and figure.value >= MUCH


MUCH = 12


def _of_length(
    statement: Statement,
    over: Span,
    named: Period | None,
    window: tuple[Token, Resolved, float] | None,
    default: Period,
    point: Point,
) -> Timed:
    """Of moves whose length is said: in the window of that grain, else up to the day; a period just over is meant whole."""
    grain = over.grain
    if window is not None and window[1].period.grain is grain and grain is not Grain.DAY and not _starts(window[1]):
        return Timed(_ending(window[1].period, default), over)
    if named is None and over.reach is Reach.TO_DATE and over.season is None:
        began = default.last - timedelta(JUST_OVER.get(grain, -1) + 1)
        before = _period_of(began, grain)
        if before.last < default.last and statement.answer is not Rank:
            return Timed(before, over)
    if over.season is not None:
        return Timed(_last_season(over.season, default.last), over)
    return Timed(named if named is not None else default, over, point)


JUST_OVER = {Grain.WEEK: 0, Grain.MONTH: 3, Grain.QUARTER: 6, Grain.YEAR: 8}
"""Days into a new period in which the one before is still spoken of."""


def _period_of(day: date, grain: Grain) -> Period:
    resolved = resolve(Relative(grain, 0), day, date(9999, 1, 1) if grain is Grain.DAY else day)
    first = resolved.period.first
    following = first
    while _key(following, grain) == _key(first, grain):
        following += timedelta(1)
    return Period(first, following - timedelta(1), grain)


def _key(day: date, grain: Grain) -> tuple[int, ...]:
    if grain is Grain.WEEK:
        return day.isocalendar()[:2]
    months = {Grain.MONTH: day.month, Grain.QUARTER: (day.month + 2) // 3, Grain.YEAR: 0}.get(grain, day.toordinal())
    return (day.year, months)


def _last_season(month: int, day: date) -> Period:
    """That calendar month, the latest that is over or running."""
    year = day.year if day.month >= month else day.year - 1
    return _period_of(date(year, month, 1), Grain.MONTH)


def _ending(period: Period, day: Period) -> Period:
    """A period that still runs ends with the session that the story is about."""
    if period.first <= day.last < period.last:
        return replace(period, last=day.last)
    return period
