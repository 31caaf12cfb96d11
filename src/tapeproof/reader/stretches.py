"""Over what a move is measured: rules in order, the first that speaks decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.kinds.tally import Tally
from tapeproof.reader import implied
from tapeproof.reader.context import Context
from tapeproof.reader.meaning import resolved
from tapeproof.reader.nearness import Nearest
from tapeproof.reader.periods import ending, last_season, period_of
from tapeproof.reader.setting import ASSUMED, Setting, Timing
from tapeproof.reader.several import over_several_days
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.changing import replace
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import ONE_SESSION, Grain, Period, Reach, Span
from tapeproof.terms.quantity import Direction, Point
from tapeproof.words import recordjoints, timejoints
from tapeproof.words.calendar import resolve
from tapeproof.words.extremes import extreme_side
from tapeproof.words.moments import CalendarMonth, CalendarYear, Relative
from tapeproof.words.word import Token

LONG_AGO = timedelta(days=300)
JUST_OVER = {Grain.WEEK: 0, Grain.MONTH: 3, Grain.QUARTER: 6, Grain.YEAR: 8}
"""Days into a new period in which the one before is still spoken of."""


def of_move(
    chart: Chart,
    statement: Statement,
    day: Nearest | None,
    window: Nearest | None,
    default: Period,
    context: Context,
    others: Sequence[Statement],
) -> Timing:
    """The period and span of a move, a rank of moves, a run, or a record of moves."""
    dates = timejoints.DATES_FROM.anywhere(chart.text)
    rest = chart.text[statement.end :]
    before = timejoints.THAT_IT_HAD.match(rest) or " that it had " in chart.text[statement.start : statement.end]
    told = dates is not None or before or timejoints.SINCE_IT.match(rest) or timejoints.IN_ALL.match(rest)
    elsewhere = timejoints.COMPARES_IT.match(chart.text) or timejoints.GAVE_WAY.match(rest)
    kept = timejoints.NEVER.before(chart.text, statement.start)
    doubts = ASSUMED if told or elsewhere or kept else ()
    if timejoints.ON_THE_DAY.match(chart.text[statement.end :]):
        window = None
    setting = Setting(chart, statement, day, window, default, context, others, _point(chart, statement), doubts)
    if dates is not None and window is None and (then := _dated_from(chart, dates.end(), context)) is not None:
        return Timing(then, statement.over or ONE_SESSION, doubts=ASSUMED)
    found = next((timing for rule in RULES if (timing := rule(setting)) is not None), None)
    return found or Timing(setting.named, ONE_SESSION, setting.point, doubts=doubts, instead=_as_told(setting))


def _as_told(at: Setting) -> Timing | None:
    """The stretch that the story told last, however far back: a review of a quarter does not say so of every move."""
    stretch = at.context.stretch
    if stretch is None or at.statement.answer is not Move or at.day is not None or at.window is not None:
        return None
    return Timing(stretch[0], stretch[1], at.point, doubts=ASSUMED)


def _dated_from(chart: Chart, place: int, context: Context) -> Period | None:
    """The day or month from which a record is said to date: "its record one-day fall dates from October 1987"."""
    times = [t for t in chart.times if t.start >= place and chart.gap(place, t.start) <= 1]
    today = context.story.published
    return resolve(times[0].value, today, before=today, role="in").period if times and today is not None else None


def _point(chart: Chart, statement: Statement) -> Point:
    """ "as much as 3%" is of the session's extreme, "opened 2% higher" of its first price."""
    figure = statement.fields.get("figure")
    if statement.answer is Move and timejoints.OPENED_BY.before(chart.text, min(statement.start, statement.anchor)):
        return Point.OPEN
    if not isinstance(figure, Figure) or figure.hedge is not Hedge.AS_MUCH_AS or statement.answer is not Move:
        return Point.CLOSE
    return Point.LOW if statement.direction is Direction.DOWN else Point.HIGH


def _of_a_length(at: Setting) -> Timing | None:
    """Moves whose length is said: in the window of that grain, else up to the day; one just over is meant whole."""
    over = at.statement.over
    if over is None:
        return None
    window = at.window
    if window is not None and window.period.grain is over.grain is not Grain.DAY and not window.starts:
        return Timing(ending(window.period, at.default), over, doubts=at.doubts)
    if at.statement.answer is Tally and (owner := _owning(at, over.grain)) is not None:
        return Timing(ending(owner, at.default), over, doubts=at.doubts)
    if over.season is not None:
        return Timing(last_season(over.season, at.default.last), over)
    if at.day is None and over.reach is Reach.TO_DATE and at.statement.answer is not Rank:
        recently = at.default.last - timedelta(days=JUST_OVER.get(over.grain, -1) + 1)
        before = period_of(recently, over.grain)
        if before.last < at.default.last:
            return Timing(before, over, doubts=at.doubts)
    if window is not None and at.day is None and not window.starts and window.period.last < at.default.first:
        return Timing(window.period, over, doubts=ASSUMED)  # on some day of a month or year gone by
    return Timing(at.named, over, at.point, doubts=at.doubts)


def _owning(at: Setting, grain: Grain) -> Period | None:
    """The period whose move heads the sentence: "last month's setback was its second monthly fall in three"."""
    for token in at.chart.times:
        if token.end <= at.statement.start and timejoints.POSSESSIVE.search(at.chart.text[token.start : token.end]):
            found = resolved(at.chart, token, at.context)
            if found is not None and found.period.grain is grain:
                return found.period
    return None


def _between_two_days(at: Setting) -> Timing | None:
    """ "dropped 6.1% between Feb. 19 and March 4": from the close of the one to that of the other."""
    spoken = [one for one in (at.day, at.window) if one is not None]
    for first, second in zip(at.chart.times, at.chart.times[1:], strict=False):
        joined = timejoints.TO_THE_OTHER.fullmatch(at.chart.text[first.end : second.start])
        today = at.context.story.published
        if first.value.role != "between" or not joined or today is None or at.statement.answer is not Move:
            continue
        if not any(one.token in (first, second) for one in spoken):
            continue
        end = resolve(second.value, today, at.default.last, role="on").period
        start = resolve(first.value, end.last, end.last, before=end.last, role="since").period
        extreme = timejoints.EXTREME_BEHIND.search(at.chart.text[first.end : second.start])
        if start.last >= end.last and not extreme:
            return None
        if end.soft:
            end = replace(end, last=end.first + (end.last - end.first) / 2)
        span = Span(extreme_side(extreme.group(1)) if extreme else Reach.SINCE, start=start)
        vague = Grain.MONTH in {start.grain, end.grain}  # from some day of a month to some day of another
        return Timing(end, span, doubts=ASSUMED if extreme or start.soft or end.soft or vague else at.doubts)
    return None


def _in_a_window(at: Setting) -> Timing | None:
    """A period named beside it: "in 2024", "last week", "since April 2", "over 13 sessions"."""
    window, day = at.window, at.day
    if window is not None and window.starts and at.statement.answer is Record:
        return None
    if window is None or day is None:
        return None if window is None else _of_window(at, window, None)
    up_to = timejoints.UP_TO.fullmatch(at.chart.text[window.token.end : day.token.start])
    if window.cost > day.cost + 1 and at.statement.answer is not Rank and not up_to:
        return None
    return _of_window(at, window, day, up_to=up_to is not None)


def _of_window(at: Setting, window: Nearest, day: Nearest | None, *, up_to: bool = False) -> Timing:
    if _is_one_of_its_days(at, window):
        return Timing(window.period, ONE_SESSION, doubts=ASSUMED)
    span = window.resolved.span or Span(Reach.TO_DATE, 1, window.period.grain)
    if day is not None and _is_ended(at, window, day):
        return Timing(ending(period_of(day.period.last, window.period.grain), _now(at)), span, doubts=at.doubts)
    if day is not None and _is_of_the_day(window, day):
        of_it = period_of(day.period.last, window.period.grain)
        whole = at.chart.text[window.token.end : day.token.start].strip() == "of"  # "in the week of August 24"
        return Timing(
            ending(of_it, at.default) if whole else replace(of_it, last=day.period.last),
            span,
            at.point,
            doubts=at.doubts,
        )
    vague = False
    if up_to and isinstance(window.when.expression, Relative) and not window.when.text.lower().startswith("this"):
        span = Span(Reach.BACK, 1, window.period.grain)
        vague = "up to" in at.chart.text[window.token.end : day.token.start] if day is not None else False
    compared = timejoints.THAN_AT.search(at.chart.text[: window.token.start]) is not None
    extreme = at.is_measured_from_an_extreme and not compared
    unsure = extreme or _is_loose(at, window) or (_starts_somewhere_in(span) and not compared)
    doubts = ASSUMED if unsure or vague else at.doubts
    if span.reach is not Reach.TO_DATE:
        if day is not None and (up_to or day.cost <= 2):
            return Timing(day.period, span, at.point, doubts=doubts)
        if getattr(window.when.expression, "ended", False):
            return Timing(Period(window.period.last, window.period.last), span, at.point, doubts=doubts)
        return Timing(at.default, span, at.point, doubts=doubts)
    together = day is not None and day.token.start >= at.statement.end and _in_one_segment(at, window.token, day.token)
    apart = day is not None and " and " in at.chart.text[day.token.end : at.statement.start]
    only = (
        day is not None and day.token.end <= at.statement.start and sum(t.value.names_day for t in at.chart.times) == 1
    )
    if day is not None and not apart and (day.cost <= window.cost + 3 or together or only):
        return Timing(ending(window.period, day.period), span, at.point, doubts=doubts)
    about = at.context.day
    if about is not None and at.default != about and window.period.last < about.first:
        return Timing(window.period, span, at.point, doubts=doubts)  # "last week", beside a day of it: all of it
    now = at.context.to_date
    if (
        window.period.last == at.default.last
        and now
        and period_of(now.last, window.period.grain).first <= at.default.last
    ):
        return Timing(replace(window.period, last=now.last), span, at.point, doubts=doubts)
    told = Timing(ending(window.period, at.default), span, at.point, doubts=doubts)
    if about is None or about == at.default or not window.period.first <= about.last <= window.period.last:
        return told
    # A sentence opened the paragraph with another day: the period may run to that one, or to the story's.
    return replace(told, period=ending(window.period, about), doubts=ASSUMED, instead=replace(told, doubts=ASSUMED))


def _is_of_the_day(window: Nearest, day: Nearest) -> bool:
    """ "On Friday it settled at $1.29, up 2.7% on the week": the week of that day, whatever week it is now."""
    said = window.when.expression
    running = isinstance(said, Relative) and said.offset == 0 and window.when.text.lower().startswith("the ")
    return running and not window.starts and day.period.last < window.period.first


def _is_ended(at: Setting, window: Nearest, day: Nearest) -> bool:
    """ "On June 19 it buckled, and it wound up the week 4.4% poorer": the whole of that week."""
    ended = timejoints.ENDED_THE.before(at.chart.text, window.token.start) is not None
    running = isinstance(window.when.expression, Relative) and window.when.text.lower().startswith("the ")
    return ended and running and not window.starts and day.token.end <= window.token.start


def _now(at: Setting) -> Period:
    return at.context.day or at.default


def _in_one_segment(at: Setting, *tokens: Token) -> bool:
    """Whether no comma parts the statement from the expressions."""
    start = min(at.statement.start, *(t.start for t in tokens))
    end = max(at.statement.end, *(t.end for t in tokens))
    return "," not in at.chart.text[start:end]


def _starts_somewhere_in(span: Span) -> bool:
    """ "since mid-September", "since 2019": from its beginning, its end, or an extreme between."""
    return span.start is not None and span.start.first < span.start.last


def _is_loose(at: Setting, window: Nearest) -> bool:
    """Whether a month or year only stands near, without a preposition."""
    dated = isinstance(window.when.expression, CalendarYear | CalendarMonth) and not window.starts
    return dated and not timejoints.SAYS_WHEN.search(at.chart.text[: window.token.start])


def _is_one_of_its_days(at: Setting, window: Nearest) -> bool:
    """A month of long ago amid single sessions compared: "a loss of 11.4% in October 2008" was a day's."""
    old = at.default.last - window.period.last > LONG_AGO
    among_days = at.context.one_day_records >= at.paragraph - 2
    return old and window.period.grain is Grain.MONTH and among_days and at.statement.answer is Move


def _of_a_distance(at: Setting) -> Timing | None:
    """ "20% below its peak", with no period: what it is measured from is not a session before."""
    if at.statement.answer is Move and timejoints.FROM_THERE.match(at.chart.text):
        return Timing(at.named, ONE_SESSION, at.point, doubts=ASSUMED)
    before = at.day is None and recordjoints.FROM_AN_EXTREME.before(at.chart.text, at.statement.start)
    if not at.is_measured_from_an_extreme and not (at.statement.answer is Move and before):
        return None
    return Timing(at.named, ONE_SESSION, at.point, doubts=ASSUMED)


RULES: tuple[Callable[[Setting], Timing | None], ...] = (
    _of_a_length,
    implied.since_a_level,
    _between_two_days,
    over_several_days,
    implied.so_far,
    implied.over_that_stretch,
    implied.in_a_list,
    _in_a_window,
    _of_a_distance,
    implied.up_to_a_day,
    implied.in_the_perfect,
    implied.too_much_for_a_session,
    implied.through_a_day,
    implied.as_the_one_before,
)
"""In the order of their claim to know."""
