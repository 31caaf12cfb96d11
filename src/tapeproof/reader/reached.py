"""Levels that are a high or a low: which side, and of which days."""

from __future__ import annotations

from tapeproof.reader.context import Context
from tapeproof.reader.meaning import resolved
from tapeproof.reader.setting import Timing
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import Grain, Reach
from tapeproof.terms.quantity import Direction
from tapeproof.words import adjectives, joints, leveljoints, timejoints
from tapeproof.words.extremes import extreme_side
from tapeproof.words.moments import CalendarMonth, Relative


def marks_an_extreme(chart: Chart, level: Statement, place: int) -> bool:
    """Whether a place lies in what tells of a level: "the 14,485.41 that marked the bottom of 1995"."""
    said = leveljoints.MARKS_AN_EXTREME.match(chart.text, level.end)
    return said is not None and said.start() <= place < said.end()


def extreme_of(chart: Chart, statement: Statement) -> Direction | None:
    """The side of a named high or low: "the session high was", "touched a low of", "as high as"."""
    figure = statement.fields.get("figure")
    if isinstance(figure, Figure) and figure.hedge is Hedge.AS_MUCH_AS:
        said = chart.text[statement.anchor : statement.end].lower()
        return Direction.DOWN if "low" in said else Direction.UP
    if joints.BOTTOMED.before(chart.text, statement.anchor):
        return Direction.DOWN
    if (marked := leveljoints.MARKS_AN_EXTREME.match(chart.text, statement.end)) is not None:
        return Direction.UP if marked["high"] else Direction.DOWN
    if (told := leveljoints.WHICH_IT_WAS.match(chart.text, statement.end)) is not None:
        if leveljoints.TURNS_UP.match(told["verb"]):
            return Direction.UP
        if leveljoints.TURNS_DOWN.match(told["verb"]):
            return Direction.DOWN
    if (beside := leveljoints.NAMED_BEFORE.before(chart.text, statement.anchor)) is not None:
        sides = {"high": Direction.UP, "low": Direction.DOWN}
        side = next((way for name, way in sides.items() if beside[name]), None)
        if side is not None:
            return side
    for token in chart.of(adjectives.LEVEL_NOUN):
        if token.end <= statement.start and chart.gap(token.end, statement.start) <= 3:
            direction: Direction = token.value
            return direction
    return None


def reached(chart: Chart, statement: Statement, context: Context) -> Timing | None:
    """ "the record $382.18 it notched last September": the high of that month, or the low."""
    behind = (t for t in chart.times if timejoints.IT_REACHED.fullmatch(chart.text[statement.end : t.start]))
    token = next(behind, None)
    found = resolved(chart, token, context, statement) if token is not None else None
    if found is None:
        return None
    records = chart.of(adjectives.RECORD)
    record = any(t.start < statement.anchor and chart.gap(t.end, statement.anchor) <= 2 for t in records)
    side = extreme_of(chart, statement) or (Direction.UP if record else None)
    if side is None:
        return Timing(found.period, doubts=(Doubt.PERIOD,))
    return Timing(found.period, extreme=(side, found.period))


def set_in(chart: Chart, statement: Statement, context: Context) -> Timing | None:
    """ "its April record of $64,895", "the April 2015 top of 28,588.52": the extreme of that month."""
    for token in chart.times:
        named = timejoints.EXTREME_THEN.fullmatch(chart.text[token.end : statement.anchor])
        if named is None and timejoints.THEN_ITS_LEVEL.fullmatch(chart.text[token.end : statement.anchor]):
            named = timejoints.EXTREME_OF_THEN.before(chart.text, token.start)
        said = token.value.expression
        past = isinstance(said, Relative) and said.offset < 0 and said.grain is not Grain.DAY
        if named is None or not (past or isinstance(said, CalendarMonth)):
            continue
        found = resolved(chart, token, context)
        if found is not None:
            side = Direction.DOWN if extreme_side(named["noun"]) is Reach.LOW else Direction.UP
            return Timing(found.period, extreme=(side, found.period))
    return None
