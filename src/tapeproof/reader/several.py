"""Moves over several days that are named: "over Thursday and Friday combined", "in the four sessions after April 2"."""

from __future__ import annotations

from datetime import timedelta

from tapeproof.reader.setting import Setting, Timing
from tapeproof.terms.period import Grain, Period, Reach, Span
from tapeproof.words import timejoints
from tapeproof.words.calendar import resolve
from tapeproof.words.moments import Stretch

SATURDAY = 5


def over_several_days(at: Setting) -> Timing | None:
    """ "over Thursday and Friday combined", "in the four sessions after April 2": the sessions from one to another."""
    today, text = at.context.story.published, at.chart.text
    for first, second in zip(at.chart.times, at.chart.times[1:], strict=False):
        spoken = {one.token for one in (at.day, at.window) if one is not None}
        between = text[first.end : second.start]
        if today is None or not spoken & {first, second} or not second.value.names_day:
            continue
        one, end = (resolve(t.value, today, at.default.last, role="on").period for t in (first, second))
        combined = timejoints.COMBINED.match(text[second.end :]) or first.value.role == "over"
        if first.value.names_day and combined and timejoints.AND_ALSO.fullmatch(between) and one.last < end.last:
            count = sum(
                (one.last + timedelta(days=n)).weekday() < SATURDAY for n in range((end.last - one.last).days + 1)
            )
            return Timing(end, Span(Reach.SESSIONS, count), doubts=at.doubts)
        said = first.value.expression
        if isinstance(said, Stretch) and said.grain is Grain.DAY and timejoints.AFTER_IT.fullmatch(between):
            last = end.last
            for _ in range(said.count):
                last += timedelta(days={4: 3, 5: 2}.get(last.weekday(), 1))
            return Timing(Period(last, last), Span(Reach.SINCE, start=end), doubts=at.doubts)
    return None
