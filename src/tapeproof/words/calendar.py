"""Which days an expression of time means, on the day of publication (SEMANTICS 4)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

from tapeproof.terms.period import ONE_SESSION, Ago, Grain, Period, Reach, Since, SinceDate, Span, Within
from tapeproof.words.events import occurrences
from tapeproof.words.moments import (
    CalendarDay,
    CalendarMonth,
    CalendarMonths,
    CalendarQuarter,
    CalendarYear,
    Decade,
    Expression,
    Happening,
    Near,
    Part,
    Relative,
    SamePeriod,
    SoFar,
    Stretch,
    Weekday,
    When,
)

YEAR_SOFT = 15
MONTH_SOFT = 3
ENDS = 7
"""Days of "the end of" and "the start of"."""


class Resolved(Struct, frozen=True):
    """The days meant, and how a change over them is measured.

    After "since" or "from", ``period`` is where the stretch starts and ``span`` reaches back to it; after "ago", it is
    that day. Else it is the period spoken of. No span: nothing is measured over it ("in late 2021").
    """

    period: Period
    span: Span | None = None


def resolve(
    expression: Expression | When,
    today: date,
    session: date | None = None,
    before: date | None = None,
    role: str = "",
) -> Resolved:
    """Turn an expression into days.

    ``today`` is the day of publication at the story's home, ``session`` the day that the story is about (default: today),
    ``before`` the claim's session, which dates without a year must precede. Periods that still run end on that day.
    """
    text, eve = "", False
    if isinstance(expression, When):
        eve = expression.eve
        role, text, expression = role or expression.role, expression.text, expression.expression
    about = session or today
    since = role in ("since", "from")
    if isinstance(expression, Stretch) and expression.grain is Grain.DAY and role in ("ago", "after"):
        return Resolved(_texted(_day(_weekdays_back(about, expression.count), ONE_SESSION).period, text), ONE_SESSION)
    found = _resolved(expression, today, about, before, since=since)
    period = _texted(found.period, text)
    if eve:
        day = period.first - timedelta(1)
        period = Period(day, day, Grain.DAY, text)
    if since and not isinstance(expression, (SoFar, Stretch)):
        opens = getattr(expression, "part", None) is Part.START and not eve
        eve_of = period.first - timedelta(1)
        return Resolved(period, Span(Reach.SINCE, start=Period(eve_of, eve_of) if opens else period))
    return Resolved(period, found.span)


def since_of(when: When, today: date, session: date | None = None) -> Since:
    """What an extreme is bounded by: "since 2008", "in three years", "a 15-month peak", "of the year"."""
    expression = when.expression
    if isinstance(expression, Stretch):
        return Ago(expression.count, expression.grain, "at_least" if expression.vague else expression.hedge)
    resolved = resolve(when, today, session, before=session or today)
    if when.role in ("of", "in", "on", "for", "") and isinstance(
        expression, CalendarYear | CalendarMonth | CalendarMonths | CalendarQuarter | Relative | SoFar
    ):
        return Within(resolved.period)
    return SinceDate(resolved.period)


def _resolved(expression: Expression, today: date, about: date, before: date | None, *, since: bool) -> Resolved:
    match expression:
        case Weekday():
            return _day(_weekday(expression, today), ONE_SESSION)
        case Near(days, overnight):
            return _day(_weekdays_back(today, 1) if overnight and days == 0 else today + timedelta(days), ONE_SESSION)
        case CalendarDay():
            return _day(_calendar_day(expression, before if since and before else today), ONE_SESSION)
        case CalendarMonth() | CalendarMonths() | CalendarQuarter():
            return _months_of_a_year(expression, today, about, since=since)
        case CalendarYear(year, part, _):
            return _parted(Grain.YEAR, date(year, 1, 1), part, about)
        case Decade(year):
            return Resolved(Period(date(year, 1, 1), date(year + 9, 12, 31), Grain.YEAR))
        case Relative(grain, offset, part):
            return _parted(grain, _shifted(grain, about, today, offset), part, about)
        case SoFar():
            return _so_far(expression, about)
        case Stretch():
            return _stretch(expression, about)
        case Happening(name):
            first, last = _latest(name, before or today)
            return Resolved(Period(first, last, Grain.DAY))
        case SamePeriod():
            return Resolved(Period(about, about))


def _day(day: date, span: Span | None) -> Resolved:
    return Resolved(Period(day, day, Grain.DAY, named=True), span)


def _weekday(said: Weekday, today: date) -> date:
    if said.week is not None:
        monday = _first(Grain.WEEK, _week_spoken_of(today, said.week))
        return monday + timedelta(said.day)
    back = (today.weekday() - said.day) % 7
    if said.earlier and back == 0:
        back = 7
    return today - timedelta(back)


def _week_spoken_of(today: date, offset: int) -> date:
    """A day of that week; on a Saturday or Sunday "last week" is the week just ended."""
    if offset == -1 and today.weekday() >= 5:
        return today
    return today + timedelta(7 * offset)


def _weekdays_back(day: date, count: int) -> date:
    while count:
        day -= timedelta(1)
        count -= day.weekday() < 5
    return day


def _calendar_day(said: CalendarDay, limit: date) -> date:
    if said.year is not None:
        return _safe(said.year, said.month, said.day)
    this_year = _safe(limit.year, said.month, said.day)
    return this_year if this_year <= limit else _safe(limit.year - 1, said.month, said.day)


def _safe(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _months_of_a_year(
    said: CalendarMonth | CalendarMonths | CalendarQuarter, today: date, about: date, *, since: bool
) -> Resolved:
    match said:
        case CalendarMonth():
            return _month(said, today, about, since=since)
        case CalendarMonths():
            return _months(said, today, about)
    return _quarter(said, today, about)


def _month(said: CalendarMonth, today: date, about: date, *, since: bool) -> Resolved:
    year = said.year
    if year is None:
        year = today.year if said.month <= today.month else today.year - 1
        present = said.month == today.month and (said.earlier or (since and said.part is Part.WHOLE))
        year -= present
    return _parted(Grain.MONTH, date(year, said.month, 1), said.part, about)


def _months(said: CalendarMonths, today: date, about: date) -> Resolved:
    """Months in a row; where the first comes later in the year than the last, they end in the year named."""
    count = (said.last - said.first) % 12 + 1
    end = date(said.year or today.year, said.last, 1)
    if said.year is None and end > today:
        end = end.replace(year=end.year - 1)
    first = before_by(end, count - 1, Grain.MONTH)
    period = Period(first, _clipped(first, _last(Grain.MONTH, end), about), Grain.MONTH)
    whole = {(12, 0): Grain.YEAR, (3, 0): Grain.QUARTER, (3, 3): Grain.QUARTER, (3, 6): Grain.QUARTER, (3, 9): Grain.QUARTER}
    grain = whole.get((count, said.first - 1))
    return Resolved(period, Span(Reach.TO_DATE, 1, grain) if grain else Span(Reach.TO_DATE, count, Grain.MONTH))


def _quarter(said: CalendarQuarter, today: date, about: date) -> Resolved:
    year = said.year
    if year is None:
        year = today.year if 3 * said.quarter - 2 <= today.month else today.year - 1
    return _parted(Grain.QUARTER, date(year, 3 * said.quarter - 2, 1), Part.WHOLE, about)


def _parted(grain: Grain, first: date, part: Part, about: date) -> Resolved:
    """A period or a part of it; one that still runs ends on the day that the story is about."""
    if part is Part.HALF:
        within = about - timedelta(ENDS)  # in its first days the half before is meant
        first, part = _first(grain, within), Part.FIRST_HALF if within.month <= 6 else Part.SECOND_HALF
    last = _last(grain, first)
    if part is Part.WHOLE:
        return Resolved(Period(first, _clipped(first, last, about), grain), Span(Reach.TO_DATE, 1, grain))
    if part in (Part.FIRST_HALF, Part.SECOND_HALF):
        if grain is not Grain.YEAR:
            middle = first + (last - first) / 2
            return Resolved(Period(first, middle) if part is Part.FIRST_HALF else Period(middle, last))
        first, last = (first, date(first.year, 6, 30)) if part is Part.FIRST_HALF else (date(first.year, 7, 1), last)
        return Resolved(Period(first, _clipped(first, last, about), Grain.QUARTER), Span(Reach.TO_DATE, 2, Grain.QUARTER))
    if part is Part.START:
        return Resolved(Period(first, first + timedelta(ENDS - 1), soft=MONTH_SOFT))
    if part is Part.END:
        return Resolved(Period(last - timedelta(ENDS - 1), last, soft=MONTH_SOFT))
    soft = YEAR_SOFT if grain is Grain.YEAR else MONTH_SOFT
    start, end = _fuzzy(grain, first, last, part)
    return Resolved(Period(start, end, Grain.MONTH if grain is Grain.YEAR else Grain.DAY, soft=soft))


def _fuzzy(grain: Grain, first: date, last: date, part: Part) -> tuple[date, date]:
    if grain is Grain.YEAR:
        months = {Part.EARLY: (1, 3), Part.MID: (5, 8), Part.LATE: (10, 12), Part.SUMMER: (6, 8)}[part]
        return date(first.year, months[0], 1), _last(Grain.MONTH, date(first.year, months[1], 1))
    if grain is Grain.MONTH:
        days = {Part.EARLY: (1, 10), Part.MID: (11, 20)}.get(part, (21, last.day))
        return first.replace(day=days[0]), first.replace(day=days[1])
    third = (last - first).days // 3
    start = first + timedelta({Part.EARLY: 0, Part.MID: third}.get(part, 2 * third))
    return start, last if part is Part.LATE else start + timedelta(third)


def _so_far(said: SoFar, about: date) -> Resolved:
    first = date(said.year, 1, 1) if said.year else _first(said.grain, about)
    if said.opened and first.year < about.year:
        eve = first - timedelta(1)
        return Resolved(Period(first, about), Span(Reach.SINCE, start=Period(eve, eve)))
    last = max(first, min(about, _last(said.grain, first)))
    return Resolved(Period(first, last, said.grain), Span(Reach.TO_DATE, 1, said.grain))


def _stretch(said: Stretch, about: date) -> Resolved:
    if said.grain is Grain.DAY:
        end = _weekdays_back(about, 1) if said.ended else about
        start = _weekdays_back(end, said.count)
        return Resolved(Period(start, end), Span(Reach.SESSIONS, said.count))
    back = before_by(about, said.count, said.grain)
    return Resolved(Period(back, back), Span(Reach.BACK, said.count, said.grain))


def before_by(day: date, count: int, grain: Grain) -> date:
    """The same date so many grains earlier; the last of its month where that has fewer days."""
    if grain is Grain.DAY:
        return day - timedelta(count)
    if grain is Grain.WEEK:
        return day - timedelta(7 * count)
    months = day.year * 12 + day.month - 1 - count * {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}[grain]
    return _safe(months // 12, months % 12 + 1, day.day)


def _shifted(grain: Grain, about: date, today: date, offset: int) -> date:
    if grain is Grain.WEEK and offset < 0:
        return _first(grain, _week_spoken_of(today, offset))
    return _first(grain, before_by(_first(grain, about), -offset, grain))


def _first(grain: Grain, day: date) -> date:
    match grain:
        case Grain.DAY:
            return day
        case Grain.WEEK:
            return day - timedelta(day.weekday())
        case Grain.MONTH:
            return day.replace(day=1)
        case Grain.QUARTER:
            return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return date(day.year, 1, 1)


def _last(grain: Grain, first: date) -> date:
    return before_by(first, -1, grain) - timedelta(1)


def _clipped(first: date, last: date, about: date) -> date:
    return about if first <= about < last else last


def _latest(name: str, limit: date) -> tuple[date, date]:
    every = occurrences(name, limit.year)
    return max((one for one in every if one[0] <= limit), default=every[0])


def _texted(period: Period, text: str) -> Period:
    return Period(period.first, period.last, period.grain, text, period.named, period.soft)
