"""Of which period a company's figure is, and against which it grew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tapeproof.reader.context import Context
from tapeproof.reader.nearness import nearest_of
from tapeproof.reader.periods import period_of, quarter_to
from tapeproof.reader.setting import Timing
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.period import Grain, Period, Reach, Span
from tapeproof.terms.quantity import Quantity, Unit
from tapeproof.words import accounts
from tapeproof.words.calendar import Resolved, resolve
from tapeproof.words.moments import CalendarMonth, CalendarMonths, CalendarQuarter
from tapeproof.words.word import Token

QUARTER = 3
A_YEAR_BEFORE = Span(Reach.BACK, 1, Grain.YEAR)
A_QUARTER_BEFORE = Span(Reach.TO_DATE, 1, Grain.QUARTER)
"""From the last report before the quarter; reports are dated by the ends of their months."""


def of_a_report(chart: Chart, statement: Statement, times: Sequence[Token], context: Context) -> Timing:
    """The reporting period of a company's figure: the quarter or month named, else the quarter last over."""
    today = context.story.published or date.max
    last = period_of(period_of(today, Grain.QUARTER).first - timedelta(days=1), Grain.QUARTER)
    over = A_QUARTER_BEFORE if _is_sequential(chart, statement) else A_YEAR_BEFORE
    named = [t for t in times if isinstance(t.value.expression, CalendarQuarter | CalendarMonth | CalendarMonths)]
    if statement.unit is Unit.PERCENT:
        named = [t for t in named if not accounts.COMPARED_QUARTER.before(chart.text, t.start)]
    calendar = [t for t in named if not getattr(t.value.expression, "fiscal", False)]
    found = nearest_of(chart, statement, [(t, _resolved(t, today)) for t in calendar])
    if found is None or (statement.quantity is Quantity.REPORTED and not _is_over(found.period, today)):
        return Timing(last, over, doubts=(Doubt.PERIOD,))
    # "First quarter", said long after it: perhaps that of a year which begins in another month.
    counted = accounts.NTH_QUARTER.search(found.token.value.text) is not None
    late = counted and found.period.grain is Grain.QUARTER and found.period.last != last.last
    return Timing(found.period, over, doubts=(Doubt.PERIOD,) if late else ())


def _resolved(token: Token, today: date) -> Resolved:
    """What a time means: "the three months ended April" are those, though they are no quarter of the calendar."""
    said, found = token.value.expression, resolve(token.value, today, None, before=today)
    ends = 0
    if isinstance(said, CalendarMonths):
        ends = said.last if said.last - said.first == QUARTER - 1 else 0
    elif isinstance(said, CalendarQuarter) and (month := accounts.ENDS_IN.search(token.value.text)) is not None:
        ends = accounts.MONTHS.index(month["month"][:3].lower()) + 1
        ends = 0 if ends % QUARTER == 0 else ends
    return Resolved(quarter_to(ends, getattr(said, "year", None), today), found.span) if ends else found


def _is_over(period: Period, today: date) -> bool:
    """Whether a quarter was over: one that runs is the company's own ("first-quarter sales", told in March)."""
    whole = period_of(period.first, Grain.QUARTER)
    ends = whole.last if whole.first == period.first else period.last
    return period.grain is not Grain.QUARTER or ends < today


def _is_sequential(chart: Chart, statement: Statement) -> bool:
    """Whether a figure is against the quarter before: said behind it, or right before its noun."""
    later = [t.start for t in chart.figures if t.start > statement.anchor]
    behind = chart.text[statement.anchor : min(later, default=len(chart.text))]
    earlier = [t.end for t in chart.figures if t.end <= statement.anchor]
    before = chart.text[max(earlier, default=0) : statement.anchor]
    return bool(accounts.SEQUENTIAL.search(behind) or accounts.A_SEQUENTIAL.search(before))
