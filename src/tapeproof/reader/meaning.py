"""What a time expression means in its story: the days of "that week", "since then", "2024, a year in which it fell"."""

from __future__ import annotations

from datetime import date

from tapeproof.reader.context import Context
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.changing import replace
from tapeproof.terms.period import Reach, Span
from tapeproof.words import timejoints
from tapeproof.words.calendar import Resolved, resolve
from tapeproof.words.moments import (
    CalendarDay,
    CalendarMonth,
    Happening,
    Near,
    Relative,
    SamePeriod,
    SoFar,
    Stretch,
    When,
)
from tapeproof.words.word import Token

STARTING = frozenset({"since", "from"})
_UNNAMED = (Stretch, SamePeriod, Near)


def resolved(chart: Chart, token: Token, context: Context, statement: Statement | None = None) -> Resolved | None:
    """The days that an expression means in this story, to a statement; None for events that only mark a time."""
    when: When = token.value
    today = context.story.published
    if today is None:
        return resolve(when, date.max) if is_full(token) else None
    session = context.day.last if context.day else None
    starts = when.role in STARTING
    if not starts and not isinstance(when.expression, (Stretch, SoFar)) and _begins(chart, token, statement):
        return resolve(when, today, session, before=session or today, role="since")
    if is_of_last_year(chart, token):
        today = today.replace(year=today.year - 1, month=12, day=31)
        return resolve(when, today, None, before=today)
    if starts and _is_told_after(chart, token, statement):
        return resolve(when, today, session, before=session or today, role="on")
    if isinstance(when.expression, Happening) and not starts:
        return None
    if isinstance(when.expression, Relative) and timejoints.THE_ONE_BEFORE.search(when.text):
        return _the_one_before(chart, token, context)
    if isinstance(when.expression, SamePeriod) and when.role == "since":
        return _since_then(chart, token, context)
    return resolve(when, today, session, before=session or today)


def _begins(chart: Chart, token: Token, statement: Statement | None) -> bool:
    """Whether a stretch begins there that has no word for it: at the head of a clause, or "more than at"."""
    start, _ = chart.clause(token.start)
    is_first = not any(start <= t.start < token.start for t in chart.times)
    if is_first and timejoints.BEGINS_A_STRETCH.match(chart.text[start : token.start]):
        told = timejoints.WHEN_CLAUSE.match(
            chart.text[token.end :]
        )  # "from March 23, when it finished at 25,981, it has"
        inside = told is not None and statement is not None and 0 <= statement.start - token.end < told.end()
        return not inside
    compared = timejoints.THAN_AT.before(chart.text, token.start) is not None
    return compared and not _is_told_after(chart, token, statement)


def _is_told_after(chart: Chart, token: Token, statement: Statement | None) -> bool:
    """Whether a statement is what the sentence goes on to tell of the time, and not past the clause that does."""
    if (statement is not None and statement.start < token.end) or not tells_on(chart, token):
        return False
    aside = timejoints.WHEN_CLAUSE.match(chart.text[token.end :])
    return aside is None or statement is None or statement.start < token.end + aside.end()


def is_of_last_year(chart: Chart, token: Token) -> bool:
    """Whether "last year" stands behind a day or month: "August 7 last year"."""
    said = token.value.expression
    dated = isinstance(said, CalendarDay | CalendarMonth) and said.year is None
    return dated and timejoints.OF_LAST_YEAR.match(chart.text[token.end :]) is not None


def _the_one_before(chart: Chart, token: Token, context: Context) -> Resolved | None:
    """ "rose 23% in 2024 after 24% the year before": the one before the period named first, else before the present."""
    grain = token.value.expression.grain
    told = [found.period for found in _told_before(chart, token, context) if found.period.grain is grain]
    now = told[-1].first if told else _now(context)
    return resolve(Relative(grain, -1), now, now) if now is not None else None


def _since_then(chart: Chart, token: Token, context: Context) -> Resolved | None:
    """ "has risen 1% since then": since the day or period named last."""
    told = _told_before(chart, token, context)
    start = told[-1].period if told else context.named
    if start is not None and start.soft:
        start = replace(start, last=start.first + (start.last - start.first) / 2)
    return Resolved(start, Span(Reach.SINCE, start=start)) if start is not None else None


def _told_before(chart: Chart, token: Token, context: Context) -> list[Resolved]:
    """What the expressions before it in the sentence mean, where they name a day or a period of the calendar."""
    before = [t for t in chart.times if t.end <= token.start and not isinstance(t.value.expression, _UNNAMED)]
    return [found for t in before if (found := resolved(chart, t, context)) is not None]


def _now(context: Context) -> date | None:
    return context.day.last if context.day else context.story.published


def is_full(token: Token) -> bool:
    """Whether the year is written, so that no day of publication is needed."""
    return getattr(token.value.expression, "year", None) is not None


def tells_on(chart: Chart, token: Token) -> bool:
    """Whether something more is said of the time: "since 2009, when it rose 23%", "since 2019's 25.5%"."""
    after = chart.text[token.end :]
    owns = timejoints.POSSESSIVE.before(chart.text, token.end) or timejoints.OWNS_NEXT.match(after)
    owned = [f for f in chart.figures if owns is not None and 0 <= f.start - token.end <= 3]
    starts = token.value.role == "since"  # "since mid-April's $64,829 high": where it starts
    told = [f for f in owned if not (starts and timejoints.OF_A_NAMED_LOW.match(chart.text[f.end :]))]
    return bool(timejoints.WHEN_IT.match(after) or told)
