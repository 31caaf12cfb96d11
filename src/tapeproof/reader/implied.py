"""Times that a sentence leaves to what was told before it: the stretch of the paragraph, the move before."""

from __future__ import annotations

from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.reader.setting import ASSUMED, Setting, Timing
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Cue
from tapeproof.terms.figure import Figure
from tapeproof.terms.period import ONE_SESSION, Grain, Reach, Span
from tapeproof.terms.quantity import Point, Unit
from tapeproof.words import leveljoints, timejoints
from tapeproof.words.calendar import resolve
from tapeproof.words.moments import SoFar

MUCH = 12
"""A move of this many percent is not taken for a single session's where no session is named."""
TOO_MUCH = 90
"""Nor is one of so many, however far back the stretch was told: "has merely doubled"."""
_UP_TO = frozenset({"through", "to", "until"})


def since_a_level(at: Setting) -> Timing | None:
    """ "67.3% since it closed at $691.69 on November 17": from the day of the level that it is measured from."""
    today = at.context.story.published
    if at.statement.answer is not Move or at.statement.fields.get("figure") is None or today is None:
        return None
    for token in at.chart.times:
        between = at.chart.text[at.statement.end : token.start]
        if token.start < at.statement.end or not leveljoints.FROM_A_LEVEL.fullmatch(between):
            continue
        start = resolve(token.value, today, at.default.last, before=at.default.last, role="since").period
        if start.last >= at.default.last:
            return None
        return Timing(at.default, Span(Reach.SINCE, start=start), doubts=() if token.value.names_day else ASSUMED)
    if at.day is None and at.window is None and leveljoints.FROM_A_NUMBER.match(at.chart.text, at.statement.anchor):
        return Timing(at.default, ONE_SESSION, at.point, doubts=ASSUMED)
    return None


def so_far(at: Setting) -> Timing | None:
    """ "up 20% so far": the stretch of the paragraph, else the year, up to now."""
    if not timejoints.SO_FAR.match(at.chart.text[at.statement.end :]):
        return None
    if at.window is not None and at.window.token.start < at.statement.end:
        return None
    now = at.context.to_date or at.default
    year = resolve(SoFar(Grain.YEAR), now.last)
    period, span = at.stretch(0) or (year.period, year.span)
    return Timing(replace(period, last=now.last), span, doubts=ASSUMED)


def over_that_stretch(at: Setting) -> Timing | None:
    """ "over that stretch": the last one spoken of."""
    said = timejoints.OVER_THAT_STRETCH.anywhere(at.chart.text)
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


def in_a_list(at: Setting) -> Timing | None:
    """ "Nvidia: a 37% rise": a line of a list has the stretch that the list is of."""
    if at.context.heading is not None and at.day is None and at.window is None:
        return Timing(*at.context.heading)
    heads = [m for m in at.chart.mentions if at.chart.text[m.end :].startswith(":") and at.chart.gap(0, m.start) <= 1]
    listed = at.chart.sentence.opens_paragraph and heads
    if at.context.stretch is None or at.day is not None or at.window is not None or not listed:
        return None
    period, span, _ = at.context.stretch
    return Timing(period, span)


def up_to_a_day(at: Setting) -> Timing | None:
    """ "up to Monday, it had run up 52%": the year spoken of, to that day."""
    stretch = at.stretch(1)
    if at.day is None or at.statement.answer is not Move or stretch is None or not _is_much(at):
        return None
    if not timejoints.UP_TO_THEN.search(at.chart.text[: at.day.token.start]) and at.day.when.role not in _UP_TO:
        return None
    period, span = stretch
    if span.reach is Reach.SINCE:
        return Timing(at.day.period, span, doubts=ASSUMED)
    up_to = replace(period, last=at.day.period.last)
    return Timing(up_to, span, doubts=ASSUMED) if span.reach is Reach.TO_DATE else None


def in_the_perfect(at: Setting) -> Timing | None:
    """ "has lost 3%", "is down 4%": over the stretch spoken of, if there is one."""
    if at.statement.answer is not Move or at.day is not None:
        return None
    if Cue.OF_THE_CLOSE in at.statement.said or timejoints.AT_THE_CLOSE.anywhere(at.chart.text):
        return None
    lead = max(0, at.statement.start - 30), at.statement.start
    perfect = timejoints.PERFECT.within(at.chart.text, *lead)
    if not perfect and not timejoints.STATE.within(at.chart.text, *lead):
        return None
    stretch = at.stretch(1)
    if stretch is not None:
        return Timing(*stretch, doubts=ASSUMED, instead=at.on_the_day)
    unsure = perfect or timejoints.NOW.within(at.chart.text, *lead)
    return Timing(at.default, ONE_SESSION, at.point, doubts=ASSUMED) if unsure and not _is_much(at) else None


def too_much_for_a_session(at: Setting) -> Timing | None:
    """A large move, or a place in a ranking, with no time of its own: that of the stretch spoken of."""
    ranked = at.statement.answer in (Rank, Comparison)
    if at.day is not None or not (ranked or (at.statement.answer is Move and _is_much(at))):
        return None
    stretch = at.stretch(1)
    if stretch is not None and stretch[1].reach is Reach.TO_DATE and stretch[1].count > 1:
        stretch = at.context.latest[:2] if at.context.latest is not None else None  # a run of years is no move's time
        return Timing(*stretch, doubts=ASSUMED, instead=at.on_the_day) if stretch is not None else None
    if stretch is not None and stretch[1].reach is not Reach.SESSIONS and at.point is Point.CLOSE:
        return Timing(*stretch, doubts=ASSUMED, instead=at.on_the_day)
    if not ranked and _is_too_much(at) and at.point is Point.CLOSE:
        told = at.context.stretch
        instead = Timing(told[0], told[1], at.point, doubts=ASSUMED) if told is not None else None
        return Timing(at.default, ONE_SESSION, at.point, doubts=ASSUMED, instead=instead)
    doubts = ASSUMED if ranked or at.context.day is None else at.doubts
    return Timing(at.default, ONE_SESSION, at.point, doubts=doubts)


def _is_much(at: Setting) -> bool:
    figure = at.statement.fields.get("figure")
    return isinstance(figure, Figure) and figure.unit is Unit.PERCENT and figure.value >= MUCH


def _is_too_much(at: Setting) -> bool:
    figure = at.statement.fields.get("figure")
    return isinstance(figure, Figure) and figure.value >= TOO_MUCH


def through_a_day(at: Setting) -> Timing | None:
    """ "the one through March 18": as long as the moves that the sentence compares."""
    if at.day is None or at.day.when.role not in {"through", "to", "until"}:
        return None
    lengths = [s.over for s in at.others if s.answer is Record and s.over is not None and s.over.count > 1]
    over = lengths[0] if lengths else ONE_SESSION
    return Timing(at.day.period, over, doubts=() if lengths else ASSUMED)


def as_the_one_before(at: Setting) -> Timing | None:
    """A move without a time of its own behind one of a longer stretch: of that stretch, or of the day; neither is sure.

    "The Nasdaq rose 10.7% in January. The S&P 500 added 6.2%"; "it has climbed 30% this year. Alibaba rose 3%".
    """
    latest = at.context.latest
    if at.statement.answer is not Move or at.day is not None or at.window is not None or latest is None:
        return None
    period, span, paragraph, running = latest
    of_the_close = Cue.OF_THE_CLOSE in at.statement.said or timejoints.AT_THE_CLOSE.anywhere(at.chart.text)
    if paragraph != at.paragraph or of_the_close:
        return None
    before = Timing(period, span, at.point, doubts=ASSUMED)
    return replace(at.on_the_day, instead=before) if running else replace(before, instead=at.on_the_day)
