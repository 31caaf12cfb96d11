"""How far something is from a high or a low: moves whose figure is measured from one ("12% below its January high")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tapeproof.kinds.distance import Distance
from tapeproof.kinds.move import Move
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.words import extremes, leveljoints, timejoints
from tapeproof.words.calendar import resolve
from tapeproof.words.extremes import Named
from tapeproof.words.moments import Stretch
from tapeproof.words.word import Token

NEAR = 2
"""Words between a figure and the extreme that it is measured from."""
A_YEAR = 12


def distances(
    chart: Chart, statements: Sequence[Statement], today: date | None, session: date | None
) -> list[Statement]:
    """The statements of a sentence, those measured from a high or a low made distances."""
    if today is None:
        return list(statements)
    # "At a discount of 6% to its peak": as if it were 6% off it.
    named = list(extremes.EXTREME.spot(leveljoints.MEASURED_TO.sub(r"\g<gap>--\g<size>of", chart.text)))
    figured = [_distance(chart, each, named, today, session) or each for each in statements]
    return [*figured, *_territories(chart)]


def _territories(chart: Chart) -> list[Statement]:
    """ "entered a bear market": at least a fifth below the highest close, or above the lowest one, of a year."""
    found = []
    for token in chart.of(extremes.TERRITORY):
        percent, reach = token.value
        lead = timejoints.INTO_TERRITORY.before(chart.text, token.start)
        if lead is None or timejoints.NOT_YET.before(chart.text, lead.start()):
            continue
        figure = Figure(Decimal(percent), Unit.PERCENT, hedge=Hedge.AT_LEAST)
        way = Direction.DOWN if reach is Reach.HIGH else Direction.UP
        fields = {"figure": figure, "direction": way}
        statement = Statement(Distance, lead.start(), token.end, token.start, fields)
        found.append(statement.but(over=Span(reach, A_YEAR, Grain.MONTH), doubts=(Doubt.PERIOD,)))
    return found


def _distance(
    chart: Chart, statement: Statement, named: Sequence[Token], today: date, session: date | None
) -> Statement | None:
    figure = statement.fields.get("figure")
    if not isinstance(figure, Figure):
        return None
    if statement.answer is Move:
        token = _behind(chart, statement, named) or _before(chart, statement, named)
    else:
        token = _separated(chart, statement, named)
    if token is None:
        return None
    extreme: Named = token.value
    over, unsure = span_of_extreme(extreme, today, session)
    if timejoints.WITHIN.before(chart.text, statement.anchor):
        figure = replace(figure, hedge=Hedge.AT_MOST)
    inside = ((t.start, t.end) for t in chart.times if token.start < t.start and t.end <= token.end)
    away = Direction.DOWN if extreme.reach is Reach.HIGH else Direction.UP
    beside = timejoints.SHORT_OF.search(chart.text[statement.end : token.start + 12]) is not None
    beside = beside or timejoints.WITHIN.before(chart.text, statement.anchor) is not None
    way = away if beside else statement.direction or away
    doubts = tuple(doubt for doubt in statement.doubts if doubt not in {Doubt.DIRECTION, Doubt.KIND})
    return replace(
        statement,
        answer=Distance,
        end=max(statement.end, token.end),
        start=min(statement.start, token.start) if token.end <= statement.start else statement.start,
        fields={"figure": figure, "direction": way},
        over=over,
        doubts=(*doubts, Doubt.PERIOD) if unsure else doubts,
        used=(*statement.used, *inside),
    )


def _behind(chart: Chart, statement: Statement, named: Sequence[Token]) -> Token | None:
    """The extreme right behind the figure: "12% below its January high", "fell 12% on Monday from its peak"."""
    behind = [t for t in named if t.start >= statement.anchor and t.end > statement.end]
    figures = [f for f in chart.figures if f.start > statement.anchor]
    for token in behind[:1]:
        gap = chart.gap(statement.end, token.start) if token.start >= statement.end else 0
        gap -= 3 if timejoints.OF_ITS_VALUE.fullmatch(chart.text[statement.end : token.start]) else 0
        crossed = any(f.end <= token.start for f in figures) or ";" in chart.text[statement.end : token.start]
        if gap <= NEAR and not crossed:
            return token
    return None


def _before(chart: Chart, statement: Statement, named: Sequence[Token]) -> Token | None:
    """The extreme with which the clause begins: "measured from its record close on Feb. 19, it has lost 12%"."""
    for token in named:
        extreme: Named = token.value
        heads = timejoints.HEADS_A_MEASURE.before(chart.text, token.start) is not None
        edge = statement.start if statement.head is None or statement.head >= token.end else statement.anchor
        if token.end <= edge and extreme.leads and heads and _is_next(chart, token, statement):
            return token
    return None


def _separated(chart: Chart, statement: Statement, named: Sequence[Token]) -> Token | None:
    """ "18 points short of its best-ever close", "under 19 points now separate the index from" it."""
    behind = [token for token in named if token.start >= statement.end]
    if statement.unit is not Unit.POINTS or not behind:
        return None
    between = chart.text[statement.end : behind[0].start]
    separated = behind[0].value.leads and timejoints.SEPARATE.match(between)
    return behind[0] if separated or not between.strip() else None


def _is_next(chart: Chart, token: Token, statement: Statement) -> bool:
    own = timejoints.ITS_LEVEL.match(chart.text[token.end :])
    end = token.end + own.end() if own is not None else token.end
    between = chart.text[end : statement.anchor]
    taken = any(end <= f.start and f.end <= statement.anchor for f in chart.figures)
    return not taken and ";" not in between and between.count(",") <= 1


def span_of_extreme(extreme: Named, today: date, session: date | None) -> tuple[Span, bool]:
    """The span that starts at the extreme, and whether its time had to be assumed: then it is that of a year."""
    when = extreme.when
    if when is not None and isinstance(when.expression, Stretch):
        said = when.expression
        known = said.grain is not Grain.DAY and when.role in {"adjective", "in", "over"}
        return Span(extreme.reach, said.count, said.grain), not known
    if when is not None:
        period = resolve(when, today, session, before=session or today, role="in").period
        told_roughly = extreme.ever and period.grain is not Grain.DAY  # of a record its month may be told wrongly
        return Span(extreme.reach, start=period), told_roughly
    if extreme.ever:
        return Span(extreme.reach, 0), False
    return Span(extreme.reach, A_YEAR, Grain.MONTH), True
