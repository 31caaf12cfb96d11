"""Moves without a number: what the verb alone says ("was little changed", "has more than doubled")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tapeproof.kinds.move import Move
from tapeproof.reader.leftovers import opinion
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.reader.topic import quantity
from tapeproof.terms.claim import Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import Grain
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.words import headjoints, joints, leveljoints, verbs
from tapeproof.words.hedges import hedge_before
from tapeproof.words.moments import CalendarMonth, CalendarYear, Relative, SoFar


def moved(chart: Chart, figured: Sequence[Statement]) -> list[Statement]:
    """The moves of a sentence that its verbs say alone; ``figured`` are the statements of its figures."""
    return [*_unchanged(chart, figured), *_went(chart, figured), *_multiplied(chart), *_erased(chart)]


def _erased(chart: Chart) -> list[Statement]:
    """What undid a gain: "the year's gains have now gone" is down over the year, quarter or month named there.

    What of a gain was left may be less than nothing by a hair, or more.
    """
    found = []
    for said in (*headjoints.GAIN_GONE.everywhere(chart.text), *headjoints.ERASED_IT.everywhere(chart.text)):
        near = (t for t in chart.times if said.start() <= t.start and chart.gap(min(said.end(), t.start), t.start) <= 1)
        time = next((t for t in near if _is_long(t.value.expression)), None)
        if time is None or any(said.start() <= f.start < said.end() for f in chart.figures):
            continue
        fields = {"figure": None, "direction": Direction.DOWN}
        end = max(said.end(), time.end)
        found.append(Statement(Move, said.start(), end, said.start(), fields, said.start(), doubts=(Doubt.KIND,)))
    return found


def _is_long(expression: object) -> bool:
    if isinstance(expression, CalendarYear | CalendarMonth):
        return True
    return isinstance(expression, Relative | SoFar) and expression.grain not in {Grain.DAY, Grain.WEEK}


def _went(chart: Chart, figured: Sequence[Statement]) -> list[Statement]:
    """ "finished in the red", "closed higher": a direction alone, where its clause has no figure."""
    found = []
    for token in chart.of(verbs.CHANGED):
        verb = joints.ENDED.before(chart.text, token.start)
        said = chart.text[token.start : token.end].lower()
        if (
            verb is None
            or token.value is Direction.FLAT
            or said not in verbs.ALONE
            or joints.THAN.match(chart.text[token.end :])
        ):
            continue
        if any(chart.clause(s.anchor) == chart.clause(token.start) for s in figured) or opinion(chart, token):
            continue
        fields = {"figure": None, "direction": token.value}
        found.append(Statement(Move, verb.start(), token.end, token.start, fields, token.start))
    return found


def _unchanged(chart: Chart, found: Sequence[Statement]) -> list[Statement]:
    """ "was little changed": a move without a figure, where its clause has none."""
    flat = [t for t in chart.of(verbs.CHANGED) if t.value is Direction.FLAT and joints.WAS.before(chart.text, t.start)]
    return [
        Statement(Move, t.start, t.end, t.start, {"figure": None, "direction": Direction.FLAT}, t.start)
        for t in flat
        if not any(s.answer is Move and chart.clause(s.anchor) == chart.clause(t.start) for s in found)
    ]


def _multiplied(chart: Chart) -> list[Statement]:
    """ "has more than doubled since October": the verb says the figure."""
    found = []
    for token in chart.of(verbs.MULTIPLIED):
        if joints.AN_OBJECT.match(chart.text[token.end :]) or opinion(chart, token):
            continue
        direction, percent = token.value
        hedge, start = hedge_before(chart.text, token.start, of_time=False) or (Hedge.EXACT, token.start)
        if (close := leveljoints.ALL_BUT.before(chart.text, token.start)) is not None:
            hedge, start = Hedge.NEARLY, close.start()
        figure = Figure(Decimal(percent), Unit.PERCENT, step=Decimal(10), hedge=hedge)
        loose = (Doubt.FIGURE,) if hedge in {Hedge.NEARLY, Hedge.ABOUT} else ()  # of the multiple, not of the percent
        fields = {"figure": figure, "direction": direction}
        statement = Statement(Move, start, token.end, token.start, fields, token.start, verb=token.start)
        found.append(statement.but(quantity=quantity(chart, token, figure), doubts=loose))
    return found
