"""The session that a story is about: the day it names most, near its publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from tapeproof.reader.spot import Chart
from tapeproof.terms.period import Period
from tapeproof.terms.quantity import Unit
from tapeproof.words import joints, timejoints
from tapeproof.words.calendar import resolve
from tapeproof.words.moments import When
from tapeproof.words.word import Token

NEAR = timedelta(days=6)
LEAD = 2
"""Sentences in which a day counts for more."""
OPENS = 4
"""Sentences in one of which a story says what day it is about, if it says so at all."""
_MEASURED = frozenset({Unit.PERCENT, Unit.POINTS, Unit.CURRENCY, Unit.BASIS_POINTS})
"""A day counts twice in a sentence with such a figure."""

_OTHER_ROLES = frozenset({"since", "from", "until", "by", "before", "after", "to", "through", "against", "than"})


class StoryDay(Struct, frozen=True):
    """The session that a story is about; ``sure`` where it says so early, or names no other."""

    period: Period
    sure: bool


def story_day(charts: Sequence[Chart], published: date | None, home: str = "XNYS") -> StoryDay | None:
    """The day named most often in the week before publication; of equals the latest. None where none is named.

    "Friday's close" names a day that the story may look back on: it counts beside "on Friday", never alone.
    """
    if published is None:
        return None
    votes: Counter[date] = Counter()
    owned: Counter[date] = Counter()
    first: dict[date, int] = {}
    for number, chart in enumerate(charts):
        weight = 2 if any(f.value.figure.unit in _MEASURED for f in chart.figures) else 1
        weight += 2 if number < LEAD else 0
        for token in chart.times:
            abroad = home != "XNYS" and getattr(token.value.expression, "overnight", False)
            if abroad or not _tells(chart, token):  # overnight, elsewhere, is when New York dealt
                continue
            day = resolve(token.value, published).period.last
            if not published - NEAR <= day <= published:
                continue
            if _is_owner(chart, token) and day != published:
                owned[day] += weight
            else:
                votes[day] += weight
                first.setdefault(day, number)
    for day in owned:
        if day in votes:
            votes[day] += owned[day]
    if not votes:
        return StoryDay(Period(published, published), sure=False) if owned else None
    day = max(votes, key=lambda one: (votes[one], one))
    if first.get(published, OPENS) < OPENS:
        day = published
    elif first.get(day, OPENS) >= OPENS and day != published:
        return StoryDay(Period(published, published), sure=False)  # named late and alone: of something beside it
    return StoryDay(Period(day, day), sure=True)


def _is_owner(chart: Chart, token: Token) -> bool:
    """ "at Friday's close", and not "Friday's gain left the index", which heads its clause."""
    if not timejoints.POSSESSIVE.search(chart.text[token.start : token.end]):
        return False
    start, _ = chart.clause(token.start)
    return chart.gap(start, token.start) > 1 or timejoints.ITS_CLOSE.match(chart.text[token.end :]) is not None


def _tells(chart: Chart, token: Token) -> bool:
    """Whether a day is named as that of what the sentence tells, not of something said beside it."""
    when: When = token.value
    return not (
        not when.names_day
        or when.role in _OTHER_ROLES
        or timejoints.RELATIVE_DAY.match(when.text)
        or timejoints.REACHED_ON.before(chart.text, token.start)
        or timejoints.TO_COME.before(chart.text, token.start)
        or _is_of_before(chart, token)
        or chart.text[token.end :].startswith(" alone")
        or _is_in_passing(chart, token)
        or timejoints.LEANS_ON.before(chart.text, token.start)
        or timejoints.COMPARED_WITH.before(chart.text, token.start)
        or timejoints.NOTHING_ON.before(chart.text, token.start)
        or _is_as_of(chart, token.start)
    )


def publication_day(charts: Sequence[Chart], published: date | None) -> Period | None:
    """The day of publication where the story names it; None where it does not."""
    if published is None:
        return None
    for chart in charts:
        for token in chart.times:
            when: When = token.value
            if when.names_day and when.role not in _OTHER_ROLES and resolve(when, published).period.last == published:
                return Period(published, published)
    return None


def _is_in_passing(chart: Chart, token: Token) -> bool:
    """ ", which gained 5% on Wednesday,", "after gaining 2.7% on Wednesday": of something said beside."""
    if any(m.start() < token.start and token.end <= m.end() for m in joints.RELATIVE.everywhere(chart.text)):
        return True
    return timejoints.AFTER_DOING.before(chart.text, token.start) is not None


def _is_of_before(chart: Chart, token: Token) -> bool:
    """ "that it had still been showing on Monday", "on Tuesday it had lost": of an earlier session."""
    start, end = chart.clause(token.start)
    before = timejoints.HAD.within(chart.text, start, token.start)
    after = timejoints.HAD.within(chart.text, token.end, end)
    near_before = before is not None and chart.gap(start + before.end(), token.start) <= 8
    return near_before or (after is not None and chart.gap(token.end, token.end + after.start()) <= 4)


def _is_as_of(chart: Chart, start: int) -> bool:
    return chart.text[:start].rstrip().lower().endswith("as of")
