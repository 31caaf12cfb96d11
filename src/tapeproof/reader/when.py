"""When a figure is of: the time expression nearest to it, else the session that the story is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from tapeproof.kinds.crossing import Crossing
from tapeproof.kinds.distance import Distance
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.kinds.tally import Tally
from tapeproof.reader.apart import is_set_apart
from tapeproof.reader.context import Context
from tapeproof.reader.freetimes import free_times
from tapeproof.reader.meaning import is_full, resolved
from tapeproof.reader.multiples import TIMES
from tapeproof.reader.nearness import Nearest, nearest, nearest_of
from tapeproof.reader.periods import ending
from tapeproof.reader.reached import extreme_of, reached, set_in
from tapeproof.reader.reports import of_a_report
from tapeproof.reader.setting import Timing
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.reader.stretches import of_move
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Doubt
from tapeproof.terms.period import ONE_SESSION, Period, Reach
from tapeproof.terms.quantity import Point, Quantity
from tapeproof.words import leveljoints, recordjoints, timejoints
from tapeproof.words.calendar import resolve
from tapeproof.words.moments import CalendarDay, Relative, SamePeriod, SoFar, Stretch

CLOSE, APART = 6.0, 2.0
"""A time costlier than the one, or another less apart than the other, leaves open whose it is."""
LOOKS_BACK = 24
"""Characters after a day within which "had" makes the sentence one that looks back."""
A_WEEK = timedelta(days=7)


class Around(Struct, frozen=True):
    """The expressions nearest to a statement, and the session to fall back on."""

    day: Nearest | None
    window: Nearest | None
    default: Period

    @property
    def is_loose(self) -> bool:
        """Whether the nearest stands far off, or another nearly as near."""
        costs = sorted(one.cost for one in (self.day, self.window) if one is not None)
        return bool(costs) and (costs[0] > CLOSE or (len(costs) > 1 and costs[1] - costs[0] < APART))

    @property
    def window_is_nearer(self) -> bool:
        """Whether the longer period stands nearer than the day."""
        return self.window is not None and (self.day is None or self.window.cost < self.day.cost)


def timed(chart: Chart, statement: Statement, context: Context, others: Sequence[Statement]) -> Timing:
    """Find the day or period of a statement; the story's own day is in doubt where the story leaves it so."""
    found = _timed(chart, statement, context, others)
    told = context.day is None or found.period.named or found.period.last != context.day.last
    if context.unsure and not told and not statement.converts and Doubt.PERIOD not in found.doubts:
        return replace(found, doubts=(*found.doubts, Doubt.PERIOD))
    return found


def _timed(chart: Chart, statement: Statement, context: Context, others: Sequence[Statement]) -> Timing:
    default = _default_of(chart, statement, context) or _dated_in_full(chart, statement)
    if context.named is not None and timejoints.BY_THEN.match(chart.text):
        default = context.named
    if default is None:
        return Timing(Period(date.min, date.max), statement.over, doubts=(Doubt.PERIOD,))
    if statement.converts:
        published = context.story.published
        return Timing(Period(published, published) if published is not None else default)
    times = free_times(chart, others, of_a_price=statement.quantity is Quantity.PRICE)
    if getattr(statement.fields.get("since"), "there", False):  # the day looked back to says nothing of its own
        times = [token for token in times if (token.start, token.end) not in statement.used]
    if statement.quantity is Quantity.REPORTED:
        return of_a_report(chart, statement, times, context)
    if (dated := _dated_directly(chart, statement, context)) is not None:
        side = extreme_of(chart, statement) if statement.answer is Level else None
        return Timing(dated, extreme=(side, dated) if side is not None else None)
    day, window = nearest(chart, statement, times, context)
    if statement.answer is Level and window is not None and window.starts:
        window = None
    around = Around(day, window, default)
    found = _placed(chart, statement, around, context, others)
    if statement.answer is Distance:  # "below its 2014 high": the longer period is the extreme's
        around = replace(around, window=None)
        opens = day is not None and chart.text[: day.token.start].strip().lower() in {"", "on"}
        return replace(found, loose=around.is_loose and not opens)
    return replace(found, loose=around.is_loose)


def _placed(
    chart: Chart, statement: Statement, around: Around, context: Context, others: Sequence[Statement]
) -> Timing:
    """The time of a statement by what is said near it."""
    day, window, default = around.day, around.window, around.default
    if statement.answer is Level:
        return _of_level(chart, statement, around, context)
    if statement.answer is Distance:
        return Timing(day.period if day is not None else default, statement.over)
    if day is None and statement.answer is not Level and timejoints.UNTIL_THEN.before(chart.text, statement.start):
        default = _weekday_before(default)  # "it had looked headed for its worst week", before the day told
    levels = statement.answer is Record and statement.over is None and not statement.shared
    if levels or statement.answer is Crossing:
        return _of_record(around)
    found = of_move(chart, statement, day, window, default, context, others)
    if window is not None and getattr(window.when.expression, "fiscal", False):
        return replace(found, doubts=(*found.doubts, Doubt.PERIOD))  # whose fiscal year begins when is not on record
    return found


def told(timing: Timing, context: Context, statement: Statement, chart: Chart) -> Context:
    """The context after a statement: the stretch that later sentences may lean on."""
    over, paragraph = timing.over, chart.sentence.paragraph
    if over is None or over.reach.is_extreme or statement.answer is Tally:
        return context
    if statement.quantity in (Quantity.MACRO, Quantity.REPORTED, Quantity.AMOUNT, Quantity.VOLUME):
        return context
    if statement.answer is Move and (statement.direction is None or statement.joint == TIMES):
        return context  # "half its level at the end of last year"
    if timejoints.COMPARES.before(chart.text, statement.start) or statement.others:
        return context  # "… after a 24% advance in 2023"; a place among others goes on with no stretch
    if statement.answer is Move:
        now = _default(context)
        over_then = now is not None and timing.period.last < now.last
        if (over_then and timejoints.POSSESSIVE.search(timing.period.text)) or is_set_apart(chart, statement):
            return context  # "recouping part of last week's 5.4% slump"; "the index, which jumped 24% in August, shed"
        lead = max(0, statement.start - 40), statement.start
        stands = timejoints.STATE_FIRST.match(chart.text[statement.start :])
        running = bool(
            stands
            or any(w.within(chart.text, *lead) for w in (timejoints.PERFECT, timejoints.STATE, timejoints.BRINGS))
        )
        calendar = over.reach is Reach.TO_DATE
        latest = (timing.period, over, paragraph, running) if calendar else None
        context = replace(context, latest=latest)
    if statement.answer is Record and over.count > 1:
        return context  # "the best two-year stretch": what follows is of the last year alone, or of a day
    if statement.answer is Streak:
        over = replace(over, count=int(statement.fields["count"]))
    current = context.day is None or timing.period.last >= context.day.last - A_WEEK
    if over != ONE_SESSION and current and not timing.doubts:
        return replace(context, stretch=(timing.period, over, paragraph))
    return replace(context, one_day_records=paragraph) if statement.answer is Record else context


def opening(chart: Chart, context: Context) -> Context:
    """The context after a sentence that opens with another day than the story's: the paragraph goes on with it."""
    for token in chart.times[:1]:
        if not token.value.names_day or chart.gap(0, token.start) > 1 or context.day is None:
            continue
        if timejoints.HAD.search(chart.text[token.end : token.end + LOOKS_BACK]):
            continue  # "Only the day before it had closed at a record": the paragraph goes on with the story's day
        found = resolved(chart, token, context)
        if found is None or found.span is None or found.span.reach is Reach.SINCE:
            continue
        if found.period.last != context.day.last:
            return replace(context, told_day=(found.period, chart.sentence.paragraph))
    return context


def naming(chart: Chart, context: Context) -> Context:
    """The context after a sentence that names a day or period: what "since then" of the next one starts from."""
    for token in reversed(chart.times):
        if isinstance(token.value.expression, Stretch | SamePeriod | Relative) or token.value.role in {"since", "from"}:
            continue
        found = resolved(chart, token, context)
        if found is not None:
            return replace(context, named=found.period)
    return context


def passing(chart: Chart, context: Context) -> Context:
    """The context after a sentence without figures: a running period named there is what the next ones may be of."""
    day = _default(context)
    for token in chart.times:
        if day is None or not isinstance(token.value.expression, Relative | SoFar):
            continue
        found = resolved(chart, token, context)
        if found is None or found.span is None or found.span.reach is not Reach.TO_DATE:
            continue
        period = ending(found.period, day)
        if period.last == day.last:
            context = replace(context, stretch=(period, found.span, chart.sentence.paragraph))
    return context


def _default_of(chart: Chart, statement: Statement, context: Context) -> Period | None:
    if context.told_day is None:
        return _default(context)
    start, _ = chart.clause(statement.start)
    now = timejoints.PRESENT.search(chart.text[start : statement.start])
    return _default(context, -1 if now else chart.sentence.paragraph)


def _default(context: Context, paragraph: int = -1) -> Period | None:
    if context.told_day is not None and context.told_day[1] == paragraph:
        return context.told_day[0]
    if context.day is not None:
        return context.day
    published = context.story.published
    return Period(published, published) if published is not None else None


def _dated_in_full(chart: Chart, statement: Statement) -> Period | None:
    """In a story without a date: the nearest day, month or year that is written in full."""
    full = [(token, resolve(token.value, date.max)) for token in chart.times if is_full(token)]
    found = nearest_of(chart, statement, full)
    return found.period if found is not None else None


def _dated_directly(chart: Chart, statement: Statement, context: Context) -> Period | None:
    """The day right behind a level or its record, whatever the clause begins with: "its record of 6,144 on Feb. 19"."""
    if statement.answer is not Level and (statement.answer is not Record or statement.over is not None):
        return None
    today = context.story.published
    for token in chart.times:
        if today is None or not token.value.names_day:
            continue
        dated = isinstance(token.value.expression, CalendarDay)
        after = dated and timejoints.ON_A_DAY.fullmatch(chart.text[statement.end : token.start])
        led = token.end > statement.start or (token.value.role == "from" and statement.joint == "to")
        before = not led and timejoints.RECORD_THEN.fullmatch(chart.text[token.end : statement.start])
        if dated and timejoints.IT_REACHED.fullmatch(chart.text[statement.end : token.start]):
            return resolve(token.value, today, role="on").period
        if after or (before and (dated or timejoints.POSSESSIVE.search(chart.text[token.start : token.end]))):
            return resolve(token.value, today, role="on").period
    return None


def _of_level(chart: Chart, statement: Statement, around: Around, context: Context) -> Timing:
    day, window, default = around.day, around.window, around.default
    extreme = extreme_of(chart, statement)
    if (then := reached(chart, statement, context) or set_in(chart, statement, context)) is not None:
        return then
    if window is not None and leveljoints.THAT_SAME.before(chart.text, window.token.start):
        return Timing(context.named or window.period, doubts=(Doubt.PERIOD,))
    if window is not None and extreme is not None and around.window_is_nearer and window.cost <= 8:
        return Timing(window.period, extreme=(extreme, window.period))
    if window is not None and timejoints.BEGAN_AT.before(chart.text, statement.anchor):
        eve = window.period.first - timedelta(days=1)
        return Timing(Period(eve, eve), doubts=(Doubt.PERIOD,))
    if timejoints.OPENED_AT.before(chart.text, statement.anchor):
        return Timing(day.period if day is not None else default, point=Point.OPEN)
    far = (day is None or day.cost > 4) and (window is None or window.cost > 2)
    if far and recordjoints.FROM_BEFORE.before(chart.text, statement.anchor):
        return Timing(_weekday_before(default), doubts=(Doubt.PERIOD,))
    if window is not None and around.window_is_nearer and window.cost <= 6:
        if isinstance(window.when.expression, Stretch) and window.when.role != "ago":
            return Timing(default)
        return Timing(window.period, doubts=(Doubt.PERIOD,) if window.period.last != default.last else ())
    lead = chart.text[: statement.anchor]
    former = day is None and (
        recordjoints.PAST_ITS.search(lead[-60:])
        or recordjoints.PREVIOUS_RECORD.search(lead)
        or recordjoints.FROM_AN_EXTREME.search(lead[-40:])
        or leveljoints.OF_ANOTHER_TIME.search(lead[-60:])
    )
    doubts = (Doubt.PERIOD,) if former else ()
    period = day.period if day is not None else default
    return Timing(period, extreme=(extreme, period) if extreme is not None else None, doubts=doubts)


def _weekday_before(day: Period) -> Period:
    """The weekday before; which session that is, the exchange's calendar tells."""
    back = {0: 3, 6: 2}.get(day.last.weekday(), 1)
    before = day.last - timedelta(days=back)
    return Period(before, before)


def _of_record(around: Around) -> Timing:
    window = around.window
    if window is not None and around.window_is_nearer and window.cost <= 7:
        past = window.period.last < around.default.last
        if past and not isinstance(window.when.expression, Stretch):
            return Timing(window.period)
    return Timing(around.day.period if around.day is not None else around.default)
