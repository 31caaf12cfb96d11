"""Superlatives with a scope: "highest since January 2022", "worst week in four years", "a record close"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tapeproof.kinds.distance import Distance
from tapeproof.kinds.record import Record
from tapeproof.reader.nature import Anchor, Nature, nature
from tapeproof.reader.scope import Scope
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Cue, Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import Ago, Reach, Span, Within, nine_tenths
from tapeproof.terms.quantity import Direction, Point, Unit
from tapeproof.words import adjectives, numbers, recordjoints, verbs
from tapeproof.words.adjectives import Of, Superlative
from tapeproof.words.word import Token, Word

WITHIN = Decimal(2)
"""Percent from an extreme that is still near it."""
SOFT: tuple[Word, ...] = (verbs.MOVE_NOUN, verbs.SETTLED)
"""What is a superlative only with "record" beside it: "a record fall", "a record close"."""


def superlatives(chart: Chart, known: Sequence[Scope], others: Sequence[Statement]) -> list[Statement]:
    """Every record said in a sentence, within one of its scopes.

    ``others`` are its figures' statements, whose direction a record may share.
    """
    joined = [
        (cost, anchor.token.start, scope.start, anchor, scope)
        for scope in known
        for anchor in _anchors(chart)
        if (cost := _distance(chart, anchor.token, scope)) is not None
    ]
    found: list[Statement] = []
    done: set[Scope] = set()
    for _, _, _, anchor, scope in sorted(joined, key=lambda one: one[:3]):
        if scope in done or any(s.anchor == anchor.token.start for s in found):
            continue
        statement = _record(chart, anchor, scope, others)
        if statement is not None:
            done.add(scope)
            found.append(statement)
    return _with_lengths(sorted(found, key=lambda s: s.start))


def _with_lengths(found: list[Statement]) -> list[Statement]:
    """A length said once: "its poorest week since October and … its most painful since April"."""
    over = None
    told = []
    for statement in found:
        if statement.shared and over is not None:
            told.append(statement.but(over=over, shared=False))
        else:
            told.append(statement)
        over = statement.over or over
    return told


def _anchors(chart: Chart) -> Iterator[Anchor]:
    for token in chart.of(adjectives.RECORD):
        if _is_a_level(chart, token):
            yield Anchor(token, Direction.UP, Of.LEVEL)
    places = chart.of(adjectives.PERFORMER)
    for token in chart.of(adjectives.EXTREME, adjectives.NOT_SO, adjectives.LEVEL_NOUN, adjectives.UNEQUALLED, *SOFT):
        if any(p.start <= token.start and token.end <= p.end for p in places):
            continue
        if isinstance(token.value, Superlative):
            yield Anchor(token, token.value.direction, token.value.of)
        elif token.word is adjectives.LEVEL_NOUN:
            yield Anchor(token, token.value, Of.LEVEL)
        elif token.word is adjectives.UNEQUALLED:
            yield Anchor(token, None, Of.EITHER)
        elif token.word is verbs.MOVE_NOUN:
            yield Anchor(token, token.value, Of.MOVE)
        else:
            yield Anchor(token, Direction.UP, Of.LEVEL)


def _is_a_level(chart: Chart, token: Token) -> bool:
    """ "set a record of $2,956": the highest level."""
    text = chart.text
    return bool(recordjoints.RECORD_OF.before(text, token.end) and recordjoints.OF_A_SUM.match(text[token.end :]))


def _distance(chart: Chart, token: Token, scope: Scope) -> float | None:
    """How loosely a superlative and a scope are joined; None where they are not."""
    soft = token.word in SOFT
    if soft and (not scope.ever or "," in chart.text[token.end : scope.start]):
        return None
    if token.end <= scope.start:
        stretch, reach = (token.end, scope.start), 3 if soft else scope.reach_after
    elif token.start >= scope.end:
        stretch, reach = (scope.end, token.start), scope.reach_before
        if isinstance(scope.since, Within) and token.word in (adjectives.NOT_SO, adjectives.UNEQUALLED):
            return None  # "has lost a third this year and last stood this low in 2023"
        if isinstance(scope.since, Within) and "," in chart.text[slice(*stretch)]:
            return None  # "in 2023, its best year since 2020": the year is that of the move
        if soft:
            reach = 2 if token.word is verbs.MOVE_NOUN else 1
    else:
        return 0.0
    gap = chart.gap(*stretch)
    if gap > reach or ";" in chart.text[slice(*stretch)] or chart.within(*stretch, adjectives.EXTREME):
        return None
    loose = token.word is adjectives.LEVEL_NOUN and not scope.adjectival and not scope.ever
    return gap + (4 if soft else 0) + int(loose)


def _record(chart: Chart, anchor: Anchor, scope: Scope, others: Sequence[Statement]) -> Statement | None:
    start, end = min(anchor.token.start, scope.start), max(anchor.token.end, scope.end)
    before = [o for o in chart.of(numbers.ORDINAL) if o.end <= start and chart.gap(o.end, start) <= 3]
    if recordjoints.NTH.search(chart.text[:start]) or any("," not in chart.text[o.end : start] for o in before):
        return None  # "the third-worst": a place, not a record
    what = nature(chart, anchor, scope, others)
    if what is None:
        return None
    unit, said, point = _unit_of_moves(chart, start, end) if what.of_moves else _basis(chart, start, end, what)
    doubts = [Doubt.KIND] if recordjoints.OF_A_SEASON.match(chart.text[anchor.token.end :]) else []
    if recordjoints.NEAR_AN_EXTREME.search(chart.text[max(0, start - 40) : start]):
        if not what.of_moves and isinstance(scope.since, Ago):
            return _near(start, end, anchor, what, scope, scope.since)
        doubts.append(Doubt.KIND)
    if what.of_runs and recordjoints.ENDS_IT.search(chart.text):
        doubts.append(Doubt.PERIOD)  # what was the longest is over
    if recordjoints.OF_THAT_YEAR.match(chart.text[scope.end :]):
        doubts.append(Doubt.PERIOD)
    if recordjoints.FORMER_RECORD.search(chart.text[max(0, start - 30) : start]):
        doubts.append(Doubt.PERIOD)
    return Statement(
        Record, start, end, anchor.token.start, {"direction": what.direction, "since": scope.since},
        unit=unit, over=what.over, run=what.of_runs, point=point, said=said, doubts=tuple(doubts),
        used=((scope.start, scope.end),), shared=what.of_moves and what.over is None,
    )  # fmt: skip


def _near(start: int, end: int, anchor: Anchor, what: Nature, scope: Scope, since: Ago) -> Statement:
    """ "not far from eight-month lows": within 2% of the extreme (SEMANTICS 5)."""
    low = what.direction is Direction.DOWN
    figure = Figure(WITHIN, Unit.PERCENT, hedge=Hedge.AT_MOST)
    length = nine_tenths(since.count, since.grain) if since.hedge == Hedge.NEARLY else (since.count, since.grain)
    over = Span(Reach.LOW if low else Reach.HIGH, *length)
    return Statement(
        Distance, start, end, anchor.token.start, {"figure": figure, "direction": what.direction.opposite},
        over=over, used=((scope.start, scope.end),), doubts=(Doubt.KIND,),
    )  # fmt: skip


def _unit_of_moves(chart: Chart, start: int, end: int) -> tuple[Unit, frozenset[Cue], Point]:
    """Percent, unless points are named beside the superlative."""
    around = chart.text[start:end]
    beside = chart.text[end : end + 25]
    if (on := recordjoints.GOES_ON.search(beside)) is not None:
        beside = beside[: on.start()]
    if not recordjoints.POINTS.search(around) and not recordjoints.PERCENT.search(around):
        around = chart.text[start:end] + beside
    if recordjoints.POINTS.search(around) and not recordjoints.PERCENT.search(around):
        return Unit.POINTS, frozenset({Cue.IN_POINTS}), Point.CLOSE
    cues = frozenset({Cue.IN_PERCENT}) if recordjoints.IN_PERCENT.search(chart.text) else frozenset()
    return Unit.PERCENT, cues, Point.CLOSE


def _basis(chart: Chart, start: int, end: int, what: Nature) -> tuple[Unit, frozenset[Cue], Point]:
    """Closes, unless the words beside it speak of a moment within the session."""
    if recordjoints.CLOSE.search(chart.text[max(0, start - 12) : end + 25]):
        return Unit.POINTS, frozenset({Cue.OF_THE_CLOSE}), Point.CLOSE
    marks = [t for t in chart.of(verbs.INTRADAY) if t.end <= start + 1 and chart.gap(t.end, start) <= 8]
    if not marks:
        return Unit.POINTS, frozenset(), Point.CLOSE
    point = Point.HIGH if what.direction is Direction.UP else Point.LOW
    return Unit.POINTS, frozenset({Cue.INTRADAY}), point
