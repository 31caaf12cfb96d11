"""Over what a move is measured: rules in order, the first that speaks decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.kinds.tally import Tally
from tapeproof.reader.context import Context
from tapeproof.reader.nearness import Nearest, resolved
from tapeproof.reader.periods import ending, last_season, period_of
from tapeproof.reader.setting import Setting, Timing
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Cue, Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import ONE_SESSION, Grain, Period, Reach, Span
from tapeproof.terms.quantity import Direction, Point, Unit
from tapeproof.words import joints, timejoints
from tapeproof.words.calendar import resolve
from tapeproof.words.moments import CalendarMonth, CalendarYear, Relative, SoFar
from tapeproof.words.word import Token

MUCH = 12
"""A move of this many percent is not taken for a single session's where no session is named."""
LONG_AGO = timedelta(days=300)
JUST_OVER = {Grain.WEEK: 0, Grain.MONTH: 3, Grain.QUARTER: 6, Grain.YEAR: 8}
"""Days into a new period in which the one before is still spoken of."""
ASSUMED = (Doubt.PERIOD,)


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
    doubts = ASSUMED if timejoints.DATES_FROM.search(chart.text) else ()
    if timejoints.ON_THE_DAY.match(chart.text[statement.end :]):
        window = None
    setting = Setting(chart, statement, day, window, default, context, others, _point(statement), doubts)
    found = next((timing for rule in RULES if (timing := rule(setting)) is not None), None)
    return found or Timing(setting.named, ONE_SESSION, setting.point, doubts=doubts)


def _point(statement: Statement) -> Point:
    """ "as much as 3%" is of the session's extreme."""
    figure = statement.fields.get("figure")
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
        if start.last >= end.last:
            return None
        unsure = timejoints.EXTREME_BEHIND.search(at.chart.text[first.end : second.start]) or start.soft or end.soft
        return Timing(end, Span(Reach.SINCE, start=start), doubts=ASSUMED if unsure else at.doubts)
    return None


def _so_far(at: Setting) -> Timing | None:
    """ "up 20% so far": the stretch of the paragraph, else the year, up to now."""
    if at.window is not None or not timejoints.SO_FAR.match(at.chart.text[at.statement.end :]):
        return None
    now = at.context.to_date or at.default
    year = resolve(SoFar(Grain.YEAR), now.last)
    period, span = at.stretch(0) or (year.period, year.span)
    return Timing(replace(period, last=now.last), span)


def _over_that_stretch(at: Setting) -> Timing | None:
    """ "over that stretch": the last one spoken of."""
    said = timejoints.OVER_THAT_STRETCH.search(at.chart.text)
    if said is None:
        return None
    window = at.window
    if window is not None and not (window.token.start < said.end() and said.start() < window.token.end):
        return None
    stretch = at.stretch(2)
    if stretch is None:
        return Timing(at.named, ONE_SESSION, at.point, doubts=ASSUMED)
    # Another exchange may count other sessions in it.
    return Timing(*stretch, doubts=ASSUMED if stretch[1].reach is Reach.SESSIONS else ())


def _in_a_list(at: Setting) -> Timing | None:
    """ "Nvidia: a 37% rise": a line of a list has the stretch that the list is of."""
    heads = [m for m in at.chart.mentions if at.chart.text[m.end :].startswith(":") and at.chart.gap(0, m.start) <= 1]
    listed = at.chart.sentence.opens_paragraph and heads
    if at.context.stretch is None or at.day is not None or at.window is not None or not listed:
        return None
    period, span, _ = at.context.stretch
    return Timing(period, span)


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
    span = window.resolved.span or Span(Reach.TO_DATE, 1, window.period.grain)
    vague = False
    if up_to and isinstance(window.when.expression, Relative):
        span = Span(Reach.BACK, 1, window.period.grain)
        vague = "up to" in at.chart.text[window.token.end : day.token.start] if day is not None else False
    compared = timejoints.THAN_AT.search(at.chart.text[: window.token.start]) is not None
    extreme = at.is_measured_from_an_extreme and not compared
    unsure = extreme or _is_loose(at, window) or (_starts_somewhere_in(span) and not compared)
    doubts = ASSUMED if unsure or vague else at.doubts
    if span.reach is not Reach.TO_DATE:
        if day is not None and (up_to or day.cost <= 2):
            return Timing(day.period, span, at.point, doubts=doubts)
        return Timing(at.default, span, at.point, doubts=doubts)
    together = day is not None and day.token.start >= at.statement.end and _in_one_segment(at, window.token, day.token)
    apart = day is not None and " and " in at.chart.text[day.token.end : at.statement.start]
    only = (
        day is not None and day.token.end <= at.statement.start and sum(t.value.names_day for t in at.chart.times) == 1
    )
    if day is not None and not apart and (day.cost <= window.cost + 3 or together or only):
        return Timing(ending(window.period, day.period), span, at.point, doubts=doubts)
    if window.period.last == at.default.last and at.context.to_date is not None:
        return Timing(replace(window.period, last=at.context.to_date.last), span, at.point, doubts=doubts)
    return Timing(ending(window.period, at.default), span, at.point, doubts=doubts)


def _in_one_segment(at: Setting, *tokens: Token) -> bool:
    """Whether no comma parts the statement from the expressions."""
    start = min(at.statement.start, *(t.start for t in tokens))
    end = max(at.statement.end, *(t.end for t in tokens))
    return "," not in at.chart.text[start:end]


def _starts_somewhere_in(span: Span) -> bool:
    """ "since mid-September", "since 2019": from its beginning, its end, or an extreme between."""
    return span.start is not None and span.start.first < span.start.last


def _is_loose(at: Setting, window: Nearest) -> bool:
    """Whether a date only stands near: without a preposition, or a month of long ago amid single sessions compared."""
    dated = isinstance(window.when.expression, CalendarYear | CalendarMonth)
    if dated and not window.starts and not timejoints.SAYS_WHEN.search(at.chart.text[: window.token.start]):
        return True
    old = at.default.last - window.period.last > LONG_AGO
    return old and window.period.grain is Grain.MONTH and at.context.one_day_records >= at.paragraph - 2


def _of_a_distance(at: Setting) -> Timing | None:
    """ "20% below its peak", with no period: what it is measured from is not a session before."""
    before = at.day is None and joints.FROM_AN_EXTREME.search(at.chart.text[: at.statement.start])
    if not at.is_measured_from_an_extreme and not (at.statement.answer is Move and before):
        return None
    return Timing(at.named, ONE_SESSION, at.point, doubts=ASSUMED)


def _in_the_perfect(at: Setting) -> Timing | None:
    """ "has lost 3%", "is down 4%": over the stretch spoken of, if there is one."""
    if at.statement.answer is not Move or at.day is not None:
        return None
    if Cue.OF_THE_CLOSE in at.statement.said or timejoints.AT_THE_CLOSE.search(at.chart.text):
        return None
    lead = at.chart.text[max(0, at.statement.start - 30) : at.statement.start]
    perfect = timejoints.PERFECT.search(lead)
    if not perfect and not timejoints.STATE.search(lead):
        return None
    stretch = at.stretch(1)
    if stretch is not None:
        return Timing(*stretch, doubts=ASSUMED)
    unsure = perfect or timejoints.NOW.search(lead)
    return Timing(at.default, ONE_SESSION, at.point, doubts=ASSUMED) if unsure and not _is_much(at) else None


def _too_much_for_a_session(at: Setting) -> Timing | None:
    """A large move, or a place in a ranking, with no time of its own: that of the stretch spoken of."""
    ranked = at.statement.answer in (Rank, Comparison)
    if at.day is not None or not (ranked or (at.statement.answer is Move and _is_much(at))):
        return None
    stretch = at.stretch(1)
    if stretch is not None and stretch[1].reach is not Reach.SESSIONS and at.point is Point.CLOSE:
        same = at.stretch(0) is not None
        return Timing(*stretch, doubts=at.doubts if same else ASSUMED)
    doubts = ASSUMED if ranked or at.context.day is None else at.doubts
    return Timing(at.default, ONE_SESSION, at.point, doubts=doubts)


def _is_much(at: Setting) -> bool:
    figure = at.statement.fields.get("figure")
    return isinstance(figure, Figure) and figure.unit is Unit.PERCENT and figure.value >= MUCH


def _through_a_day(at: Setting) -> Timing | None:
    """ "the one through March 18": as long as the moves that the sentence compares."""
    if at.day is None or at.day.when.role not in {"through", "to", "until"}:
        return None
    lengths = [s.over for s in at.others if s.answer is Record and s.over is not None and s.over.count > 1]
    over = lengths[0] if lengths else ONE_SESSION
    return Timing(at.day.period, over, doubts=() if lengths else ASSUMED)


RULES: tuple[Callable[[Setting], Timing | None], ...] = (
    _of_a_length,
    _between_two_days,
    _so_far,
    _over_that_stretch,
    _in_a_list,
    _in_a_window,
    _of_a_distance,
    _in_the_perfect,
    _too_much_for_a_session,
    _through_a_day,
)
"""In the order of their claim to know."""
