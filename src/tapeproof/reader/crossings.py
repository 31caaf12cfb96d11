"""Thresholds that were passed: "closed above 8,000 for the first time", "broke through 20,000", "slid past 160"."""

from __future__ import annotations

from collections.abc import Sequence

from tapeproof.kinds.crossing import Crossing
from tapeproof.kinds.level import Level
from tapeproof.reader.scope import Scope
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Cue, Doubt
from tapeproof.terms.figure import Hedge
from tapeproof.terms.period import Ever, Since
from tapeproof.terms.quantity import Direction, Point, Quantity
from tapeproof.words import crossjoints, joints, verbs

NEAR = 3
"""Words between "the first time" and since when."""


def crossings(chart: Chart, statements: Sequence[Statement], known: Sequence[Scope]) -> list[Statement]:
    """The statements of a sentence, levels that were passed made crossings; ``known`` are its scopes."""
    return [_crossing(chart, each, statements, known) or each for each in statements]


def _crossing(
    chart: Chart, statement: Statement, others: Sequence[Statement], known: Sequence[Scope]
) -> Statement | None:
    if statement.answer is not Level:
        return None
    side = joints.SIDE.match(chart.text[statement.start :])
    verb = joints.PASSED.before(chart.text, statement.start)
    passed = verb.start() if verb else went(chart, statement.start) if side else None
    first = _first(chart, statement, others)
    behind = crossjoints.WAS_PASSED.match(chart.text[statement.end :])
    if verb is None and side is None and first is not None and not statement.fields["figure"].value % 10:
        verb = joints.HIT_IT.search(chart.text[: statement.start])
        passed = verb.start() if verb else passed
    named = joints.AN_EXTREME_OF.before(chart.text, statement.anchor)  # "the summit of 6,147 that was conquered"
    passive = (
        verb is None and side is None and behind is not None and statement.quantity is Quantity.PRICE and not named
    )
    if not (side or verb or passive) or (passed is None and first is None and not passive):
        return None
    told = _direction(chart, statement, side.group(1).lower() if side else "", verb.group() if verb else "")
    if passive and behind is not None:
        told = Direction.DOWN if crossjoints.WAS_LOST.match(behind["one"] or behind["other"]) else Direction.UP
    direction = told or Direction.UP
    doubts = (*(() if first is not None else (Doubt.KIND,)), *(() if told is not None else (Doubt.DIRECTION,)))
    since, used = _since(chart, first, statement.end, known) if first is not None else (None, ())
    figure = replace(statement.fields["figure"], hedge=Hedge.EXACT)
    within = any(chart.clause(m.start) == chart.clause(statement.anchor) for m in chart.of(verbs.INTRADAY))
    return replace(
        statement,
        answer=Crossing,
        start=statement.start if passed is None else passed,
        end=max([statement.end, *(end for at, end in (*([first] if first else []), *used) if at >= statement.end)]),
        fields={"figure": figure, "direction": direction, "since": since},
        threshold=figure.value,
        point=(Point.HIGH if direction is Direction.UP else Point.LOW) if within else statement.point,
        said=statement.said | ({Cue.INTRADAY} if within else frozenset()),
        doubts=doubts,
        used=(*statement.used, *used),
    )


def _first(chart: Chart, statement: Statement, others: Sequence[Statement]) -> tuple[int, int] | None:
    """Where "for the first time" is said of it: the nearest such statement of the sentence."""
    said = (match for pattern in (joints.FIRST_TIME, *crossjoints.FIRSTS) for match in pattern.everywhere(chart.text))
    for match in said:
        levels = [s for s in others if s.answer is Level]
        nearest = min(levels, key=lambda s: min(abs(s.end - match.start()), abs(s.start - match.end())), default=None)
        between = chart.text[statement.end : match.start()]
        told = match.group().lower().endswith("time") and crossjoints.TOLD_OF_IT.search(between)
        if nearest is statement and not told:
            return match.span()
    return None


def went(chart: Chart, place: int) -> int | None:
    """Where the verb of movement begins that leads to a place: "rose back above 5%"; None where none does."""
    for token in chart.of(verbs.MOVED):
        if token.end <= place and joints.WENT.fullmatch(chart.text[token.end : place]):
            return token.start
    neutral = joints.NEUTRAL.search(chart.text[:place])
    return neutral.start() if neutral else None


def _direction(chart: Chart, statement: Statement, side: str, verb: str) -> Direction | None:
    """By its preposition, where that tells, else by the way of the verb before it; None where neither does."""
    if side in joints.UPPER_SIDE or joints.RISES_PAST.match(verb):
        return Direction.UP
    if side in joints.LOWER_SIDE or joints.LOST_A_LEVEL.search(verb):
        return Direction.DOWN
    marks = [t for t in chart.of(verbs.MOVED, verbs.MOVE_NOUN) if t.end <= statement.anchor]
    near = marks and chart.gap(marks[-1].end, statement.anchor) <= NEAR
    return marks[-1].value if near and isinstance(marks[-1].value, Direction) else None


def _since(
    chart: Chart, first: tuple[int, int], level: int, known: Sequence[Scope]
) -> tuple[Since, tuple[tuple[int, int], ...]]:
    """Since when it is the first time; of all time where nothing else is said."""
    start, end = first
    for scope in known:
        behind = any(
            scope.start >= place and joints.OF_THE_FIRST_TIME.fullmatch(chart.text[place : scope.start])
            for place in (end, level)
        )
        if behind or start <= scope.start < end:
            return scope.since, ((scope.start, scope.end),)
    return Ever(), ()
