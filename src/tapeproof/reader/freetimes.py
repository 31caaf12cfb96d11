"""Which time expressions of a sentence say when something was: not those of a name, an answer or a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.streak import Streak
from tapeproof.kinds.tally import Tally
from tapeproof.reader.context import Context
from tapeproof.reader.meaning import STARTING, is_of_last_year, resolved, tells_on
from tapeproof.reader.periods import ending
from tapeproof.reader.setting import Timing
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.period import Grain, Period, Reach, Span
from tapeproof.terms.quantity import Quantity
from tapeproof.words import timejoints
from tapeproof.words.moments import Happening, Near, Stretch, When
from tapeproof.words.word import Token

_OF_REPORTS = frozenset({Quantity.REPORTED, Quantity.MACRO, Quantity.AMOUNT})
FAR = 4
"""Words between a figure of a report and its period."""


def free_times(chart: Chart, others: Sequence[Statement], *, of_a_price: bool = True) -> list[Token]:
    """The time expressions of a sentence that say when: not part of an answer, a name or a comparison."""
    used = {span for s in others for span in s.used}
    runs = [(s.start, s.end) for s in others if s.answer in (Streak, Tally)]
    events = [t for t in chart.times if isinstance(t.value.expression, Happening) and (t.start, t.end) in used]
    reports = [s for s in others if s.quantity in _OF_REPORTS]
    return [
        token
        for token in chart.times
        if not timejoints.TO_COME.before(chart.text, token.start)
        and not (of_a_price and any(_is_told_of(chart, s, token) for s in reports))
        and ((token.start, token.end) not in used or tells_on(chart, token))
        and not any(start <= token.start and token.end <= end for start, end in runs)
        and not _is_of_comparison(chart, token)
        and not (
            token.value.role == "of"
            and not token.value.names_day
            and timejoints.LAST_OF.before(chart.text, token.start)
        )
        and not _qualifies_a_day(chart, token)
        and not chart.text[token.end :].startswith(" to back")
        and not any(_dates_an_event(chart, event, token) for event in events)
        and not (isinstance(token.value.expression, Stretch) and timejoints.COUNTED_IN.before(chart.text, token.start))
        and not timejoints.KICKS_OFF.before(chart.text, token.start)
        and not timejoints.FROM_THAT_OF.before(chart.text, token.start)
        and not timejoints.SET_THEN.before(chart.text, token.start)
    ]


def other_times(
    chart: Chart, statement: Statement, timing: Timing, context: Context
) -> tuple[tuple[Period, Span], ...]:
    """The other days and periods that a sentence names, for a move or a level whose own time is only inferred."""
    if statement.answer not in (Move, Level) or statement.converts or statement.quantity is not Quantity.PRICE:
        return ()
    about = context.day
    found: dict[tuple[Period, Span], None] = {}
    for token in chart.times:
        said = resolved(chart, token, context)
        if said is None or said.span is None or said.period.last == timing.period.last:
            continue
        starts = said.span.reach is Reach.SINCE
        if starts and about is not None:
            found[about, said.span] = None
        elif not starts:
            found[ending(said.period, about) if about is not None else said.period, said.span] = None
    return tuple(found)


def _dates_an_event(chart: Chart, event: Token, token: Token) -> bool:
    """ "since the day after Black Monday in 1987": the date of what a record goes back to."""
    behind = event.end <= token.start
    return behind and timejoints.OF_ITS_DATE.fullmatch(chart.text[event.end : token.start]) is not None


def _is_told_of(chart: Chart, report: Statement, token: Token) -> bool:
    """Whether a time stands right behind a figure of a report: "a loss of $858 million for the fourth quarter"."""
    between = chart.text[report.end : token.start]
    return token.start >= report.end and "," not in between and chart.gap(report.end, token.start) <= FAR


def _qualifies_a_day(chart: Chart, token: Token) -> bool:
    """ "last year" in "August 7 last year" only tells which August."""
    if timejoints.THAT_YEAR.match(token.value.text) and timejoints.OF_THAT_YEAR.before(chart.text, token.start):
        return True
    before = [t for t in chart.times if t.end <= token.start and not chart.text[t.end : token.start].strip(' ,of"”’in')]
    if before and before[-1].value.role in STARTING and isinstance(before[-1].value.expression, Happening):
        return True  # "since the onset of the pandemic in 2020"
    return bool(before) and is_of_last_year(chart, before[-1])


def _is_of_comparison(chart: Chart, token: Token) -> bool:
    """Of "from the day before", "from a day earlier": what a move is measured against, not when it was."""
    when: When = token.value
    if isinstance(when.expression, Stretch) and when.expression == Stretch(1, Grain.DAY) and when.role == "ago":
        return timejoints.COMPARED_TO.before(chart.text, token.start) is not None
    if not isinstance(when.expression, Near) or when.expression.days >= 0:
        return False
    return when.role in {"from", "than"} and ("day" in when.text or "session" in when.text)
