"""Superlatives with a scope: "highest since January 2022", "worst week in four years", "a record close"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tapeproof.kinds.distance import Distance
from tapeproof.kinds.move import Move
from tapeproof.kinds.record import Record
from tapeproof.reader.nature import Anchor, Nature, nature
from tapeproof.reader.scope import Scope
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Cue, Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import Ago, Reach, Span, Within, nine_tenths
from tapeproof.terms.quantity import Direction, Point, Unit
from tapeproof.words import adjectives, grains, negated, numbers, recordjoints, verbs
from tapeproof.words.adjectives import Of, Superlative
from tapeproof.words.word import Token, Word

BESIDE = 3
"""Words between a move and the comparison that is of its points."""
WITHIN = Decimal(2)
"""Percent from an extreme that is still near it."""
_NOUNS: tuple[Word, ...] = (
    verbs.MOVE_NOUN, adjectives.MOVE_WORD, adjectives.LEVEL_WORD, adjectives.LEVEL_NOUN, adjectives.STREAK_NOUN,
    adjectives.LOSING, grains.GRAIN,
)  # fmt: skip
"""What may have had no equal since."""
SOFT: tuple[Word, ...] = (verbs.MOVE_NOUN, verbs.SETTLED)
"""What is a superlative only with "record" beside it: "a record fall", "a record close"."""


def superlatives(
    chart: Chart, known: Sequence[Scope], others: Sequence[Statement], way: Direction | None = None
) -> list[Statement]:
    """Every record said in a sentence, within one of its scopes.

    ``others`` are its figures' statements, whose direction a record may share; ``way`` is that of the move told last.
    """
    joined = [
        (cost, anchor.token.start, scope.start, anchor, scope)
        for scope in known
        for anchor in _anchors(chart, others)
        if (cost := _distance(chart, anchor.token, scope)) is not None
    ]
    found: list[Statement] = []
    done: set[Scope] = set()
    for _, _, _, anchor, scope in sorted(joined, key=lambda one: one[:3]):
        if scope in done or any(s.anchor == anchor.token.start for s in found):
            continue
        statement = _record(chart, anchor, scope, others, way)
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


def _anchors(chart: Chart, others: Sequence[Statement]) -> Iterator[Anchor]:
    for token in chart.of(adjectives.RECORD):
        if _is_a_level(chart, token):
            yield Anchor(token, Direction.UP, Of.LEVEL)
        elif (move := _move_beside(chart, token, others)) is not None:
            yield Anchor(token, move.direction, Of.MOVE)
    places = chart.of(adjectives.PERFORMER)
    for token in chart.of(adjectives.EXTREME, negated.NOT_SO, adjectives.LEVEL_NOUN, adjectives.UNEQUALLED, *SOFT):
        inside = (*places, *(chart.of(negated.NOT_SO) if token.word is adjectives.LEVEL_NOUN else ()))
        if any(p.start <= token.start and token.end <= p.end for p in inside):
            continue
        if recordjoints.SINCE_THE.before(chart.text, token.start):
            continue  # "since the darkest days of the crisis"
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


def _move_beside(chart: Chart, token: Token, others: Sequence[Statement]) -> Statement | None:
    """ "gained 1,200 points, also a record": the move that ends where the comma stands."""
    said = recordjoints.RECORD_MOVE.before(chart.text, token.end)
    behind = said is not None and recordjoints.OF_A_SUM.match(chart.text[token.end :]) is not None
    ends = [s for s in others if said is not None and s.end == said.start() and s.answer is Move]
    return ends[-1] if behind and ends else None


def _is_a_level(chart: Chart, token: Token) -> bool:
    """ "set a record of $2,956": the highest level."""
    text = chart.text
    if recordjoints.MORE_RECORDS.before(text, token.end):
        return True
    dated = recordjoints.THAT_IT_SET.match(text[token.end :])
    if dated and any(t.start == token.end + dated.end() and t.value.names_day for t in chart.times):
        return True
    return bool(recordjoints.RECORD_OF.before(text, token.end) and recordjoints.OF_A_SUM.match(text[token.end :]))


def _distance(chart: Chart, token: Token, scope: Scope) -> float | None:
    """How loosely a superlative and a scope are joined; None where they are not."""
    soft = token.word in SOFT
    if token.word is negated.NOT_SO and not _fits(chart, token, scope):
        return None
    if scope.ever and token.word is not negated.NOT_SO and _is_denied(chart, scope):
        return None  # "from its peak, a pace never seen before"
    if soft and (not scope.ever or "," in chart.text[token.end : scope.start]):
        return None
    if token.end <= scope.start:
        stretch, reach = (token.end, scope.start), 3 if soft else scope.reach_after
    elif token.start >= scope.end:
        stretch, reach = (scope.end, token.start), scope.reach_before
        if recordjoints.NOR.match(chart.text, token.start):
            return None  # "not so dear since May, nor jumped so far since June"
        if isinstance(scope.since, Within) and token.word in (negated.NOT_SO, adjectives.UNEQUALLED):
            return None  # "has lost a third this year and last stood this low in 2023"
        if isinstance(scope.since, Within) and "," in chart.text[slice(*stretch)]:
            return None  # "in 2023, its best year since 2020": the year is that of the move
        if soft:
            reach = 2 if token.word is verbs.MOVE_NOUN else 1
    else:
        return 0.0
    gap = chart.gap(*stretch)
    between = [
        e for e in chart.within(*stretch, adjectives.EXTREME) if not recordjoints.SINCE_THE.before(chart.text, e.start)
    ]
    if gap > reach or ";" in chart.text[slice(*stretch)] or between:
        return None
    loose = token.word is adjectives.LEVEL_NOUN and not scope.adjectival and not scope.ever
    return gap + (4 if soft else 0) + int(loose)


def _is_denied(chart: Chart, scope: Scope) -> bool:
    return any(n.start <= scope.start and scope.end <= n.end for n in chart.of(negated.NOT_SO))


def _fits(chart: Chart, token: Token, scope: Scope) -> bool:
    """Whether a negation is bounded by a scope: what was last so, or is looked back for, by the day when it was."""
    said = chart.text[token.start : token.end]
    if negated.IS_LAST.match(said):
        return scope.there and not recordjoints.LED_IN.match(chart.text[: token.start])
    if isinstance(scope.since, Ago) and recordjoints.ENDED_HIGHER.search(said):
        return False  # "has not closed higher for six sessions": so many losses in a row
    if recordjoints.NEVER.match(said):
        told = scope.reach_after == 0 or recordjoints.NEVER_SEEN.match(said) is not None
        return scope.ever and told and not (recordjoints.NEVER_SEEN.match(said) and _is_of_a_stranger(chart, token))
    return not scope.ever or token.start < scope.start


def _record(
    chart: Chart, anchor: Anchor, scope: Scope, others: Sequence[Statement], way: Direction | None
) -> Statement | None:
    start, end = min(anchor.token.start, scope.start), max(anchor.token.end, scope.end)
    before = [o for o in chart.of(numbers.ORDINAL) if o.end <= start and chart.gap(o.end, start) <= 3]
    if recordjoints.NTH.search(chart.text[:start]) or any("," not in chart.text[o.end : start] for o in before):
        return None  # "the third-worst": a place, not a record
    what = nature(chart, anchor, scope, others, way)
    if what is None or recordjoints.DID_AT_ITS.search(chart.text[:start]):
        return None
    unit, said, point = (
        _unit_of_moves(chart, anchor, (start, end), others) if what.of_moves else _basis(chart, start, end, what)
    )
    near = recordjoints.NEAR_AN_EXTREME.search(chart.text[max(0, start - 40) : start]) is not None
    if near and not what.of_moves and isinstance(scope.since, Ago):
        return _near(start, end, anchor, what, scope, scope.since)
    if scope.there and (back := negated.LOOKS_BACK.before(chart.text, scope.start)) is not None:
        start = min(start, back.start())
    doubts = (*_of_what(chart, anchor, what, near=near), *_of_when(chart, start, anchor, what, scope, others))
    return Statement(
        Record, start, end, anchor.token.start, {"direction": what.direction, "since": scope.since},
        unit=unit, over=what.over, run=what.of_runs, point=point, said=said, doubts=doubts,
        used=((scope.start, scope.end),), shared=what.of_moves and what.over is None,
    )  # fmt: skip


def _of_what(chart: Chart, anchor: Anchor, what: Nature, *, near: bool) -> Iterator[Doubt]:
    """What is not certain of what is compared."""
    season = recordjoints.OF_A_SEASON.match(chart.text[anchor.token.end :])
    of_a_record = anchor.token.word is adjectives.RECORD and what.of_moves  # the record may be the level's
    if season or near or of_a_record or (anchor.negates and _is_of_a_stranger(chart, anchor.token)):
        yield Doubt.KIND
    if what.assumed:
        yield Doubt.DIRECTION


def _of_when(
    chart: Chart,
    start: int,
    anchor: Anchor,
    what: Nature,
    scope: Scope,
    others: Sequence[Statement],
) -> Iterator[Doubt]:
    """Whether its day is in doubt: of a former record, of a run that is over, of a level that is looked back on."""
    # Of a move of that other day, told between: back to May, when it jumped 5%, to find a bigger one.
    told = scope.there and any(scope.end <= s.start < anchor.token.start for s in others)
    earlier = recordjoints.OF_AN_EARLIER_LEVEL.before(chart.text, start)
    over = what.of_runs and recordjoints.ENDS_IT.search(chart.text)
    that_year = recordjoints.OF_THAT_YEAR.match(chart.text[scope.end :])
    former = recordjoints.FORMER_RECORD.search(chart.text[max(0, start - 30) : start])
    former = former or recordjoints.HAD_BEEN_SO.search(chart.text[max(0, start - 40) : start])
    if told or earlier or over or that_year or former:
        yield Doubt.PERIOD


def _is_of_a_stranger(chart: Chart, token: Token) -> bool:
    """ "a pace never seen before": of what is neither a level nor a move."""
    said = recordjoints.A_THING.before(chart.text, token.start)
    lead = recordjoints.A_LEVEL, recordjoints.A_RUN
    if said is None or any(each.before(chart.text, token.start) for each in lead):
        return False
    place = said.start("noun")
    return not any(t.start <= place < t.end for t in chart.of(*_NOUNS))


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


def _unit_of_moves(
    chart: Chart, anchor: Anchor, place: tuple[int, int], others: Sequence[Statement]
) -> tuple[Unit, frozenset[Cue], Point]:
    """Percent, unless points are named beside the superlative, or told just before: "490 points, more than ever"."""
    start, end = place
    said = chart.text[anchor.token.start : anchor.token.end]
    before = [s for s in others if s.end <= start and chart.gap(s.end, start) <= BESIDE]
    in_points = bool(before) and before[-1].unit is Unit.POINTS and before[-1].answer is Move
    rates = any(s.unit in (Unit.BASIS_POINTS, Unit.PERCENTAGE_POINTS) and s.end <= start for s in others)
    record = in_points and anchor.token.word is adjectives.RECORD
    if (
        rates
        or record
        or (in_points and recordjoints.MORE_POINTS.match(said))
        or (in_points and recordjoints.MOST.match(said))
        or recordjoints.POINTS_BESIDE.before(chart.text, start)
        or (anchor.negates and recordjoints.POINTS_FIRST.before(chart.text, start))
    ):
        return Unit.POINTS, frozenset({Cue.IN_POINTS}), Point.CLOSE
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
