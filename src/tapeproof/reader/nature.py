"""What a superlative is of: a level, moves of some length, or runs; and which way it points."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.streak import Streak
from tapeproof.reader.runs import GRAIN_OF, span_of
from tapeproof.reader.scope import Scope
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.period import ONE_SESSION, Grain, Reach, Span
from tapeproof.terms.quantity import Direction
from tapeproof.words import adjectives, grains, negated, recordjoints, timejoints, verbs
from tapeproof.words.adjectives import Of
from tapeproof.words.numbers import Stated
from tapeproof.words.word import Token

DAYS_A_WEEK = 5
LED = 16
"""Characters from a verb to where it led: "slid back to where it had been"."""
TOLD = 6
"""Words between a size and "more than on any day"."""


class Anchor(Struct, frozen=True):
    """A superlative and what it says of itself."""

    token: Token
    direction: Direction | None
    of: Of

    @property
    def negates(self) -> bool:
        """Whether it says that nothing has matched it since."""
        return self.token.word in (adjectives.UNEQUALLED, negated.NOT_SO)


class Nature(Struct, frozen=True):
    """What is compared: ``over`` is None for levels, and for moves whose length the sentence does not say."""

    direction: Direction
    of_moves: bool
    of_runs: bool
    over: Span | None
    assumed: bool = False
    """Whether its direction is that of the move told before, in another sentence."""


def nature(
    chart: Chart, anchor: Anchor, scope: Scope, others: Sequence[Statement], way: Direction | None = None
) -> Nature | None:
    """Tell what a superlative compares; None where it compares nothing that a tape records ("heaviest casualties").

    ``way`` is that of the move told last, for what says none of its own: "not since March has it had such a day".
    """
    end = max(anchor.token.end, scope.end)
    before = chart.text[: anchor.token.start]
    of_runs = recordjoints.LONGEST.search(_text(chart, anchor.token)) is not None
    if of_runs and recordjoints.OF_A_MARKET.match(chart.text[anchor.token.end :]):
        return None
    start, behind = chart.clause(anchor.token.start)
    if recordjoints.OF_A_PHASE.search(chart.text[start:behind]):
        return None
    if anchor.negates:
        foreign = recordjoints.NO_VALUE.search(before) is not None or _is_foreign(chart, anchor, start)
        if foreign or not _has_a_size(chart, anchor, others):
            return None
        of_runs = of_runs or recordjoints.A_RUN.search(before) is not None
    if recordjoints.OF_ANY.search(chart.text[anchor.token.end if anchor.negates else anchor.token.start : end + 12]):
        return None
    noun = _noun(chart, anchor, end, of_runs=of_runs)
    over = _run_told(chart, anchor, others) if of_runs else _length(chart, anchor, scope, end) or _season(chart, anchor)
    if _is_most_of_a_level(chart, anchor, scope, others):
        return Nature(Direction.UP, of_moves=False, of_runs=False, over=None)
    by_the_most = chart.text[: anchor.token.start].rstrip().lower().endswith("by the") or _is_most_of_a_move(
        chart, anchor, others
    )
    levels = [t for t in _after(chart, anchor, 0) if t.word is adjectives.LEVEL_WORD]
    if levels and recordjoints.A_LEVEL_SAID.match(_text(chart, levels[0])) and anchor.direction is not None:
        return Nature(anchor.direction, of_moves=False, of_runs=False, over=None)  # "its worst level since"
    told = any(
        s.answer is Move and recordjoints.IS_ITS.fullmatch(chart.text[s.end : anchor.token.start]) for s in others
    )  # "rose 5.3 percent, its heaviest since June 2021"
    of_a_move = noun is not None or over is not None or by_the_most or anchor.negates or told
    if anchor.of is Of.MOVE and anchor.direction is None and not (of_a_move or of_runs or _says_moves(chart, anchor)):
        return None
    of_moves = anchor.of is Of.MOVE or of_runs or (anchor.of is Of.EITHER and (of_a_move or _says_moves(chart, anchor)))
    that_move = noun is not None and chart.text[noun.end : anchor.token.start].strip() == ""  # "a loss last seen in"
    level = recordjoints.A_LEVEL.before(chart.text, anchor.token.start)
    where = recordjoints.WHERE.search(_text(chart, anchor.token)) is not None
    there = where or (scope.there and anchor.token.word is adjectives.UNEQUALLED)
    if anchor.negates and (level or there) and not that_move:
        of_moves = False
    direction = anchor.direction or (noun.value if noun else None)
    if direction is None and anchor.negates and not of_moves:
        direction = _of_level(chart, anchor, level.group() if level else "")
    direction = direction or _shared(chart, anchor, others)
    if anchor.negates and not of_moves:
        way = way or (Direction.UP if scope.ever else None)
    if direction is None and (way is None or not anchor.negates):
        return None
    return Nature(direction or way or Direction.UP, of_moves, of_runs, over if of_moves else None, direction is None)


def _is_foreign(chart: Chart, anchor: Anchor, start: int) -> bool:
    """ "sales have not grown so fast since": of what is no price, with no name or pronoun after it."""
    found = list(recordjoints.FOREIGN.finditer(chart.text[start : anchor.token.end]))
    told = recordjoints.A_LEVEL.before(chart.text, anchor.token.start) or any(
        not chart.text[n.end : anchor.token.start].strip()
        for n in chart.of(verbs.MOVE_NOUN)
        if n.end <= anchor.token.start
    )
    if not found or told:
        return False
    place = start + found[-1].end()
    named = any(place <= m.start < anchor.token.end for m in chart.mentions)
    return not named and recordjoints.A_PRONOUN.search(chart.text[place : anchor.token.end]) is None


def _has_a_size(chart: Chart, anchor: Anchor, others: Sequence[Statement]) -> bool:
    """Whether "more than on any day" is said of a move or a level, and not of what else is counted."""
    if not _text(chart, anchor.token).lower().startswith("more "):
        return True
    told = [s for s in others if s.answer in (Move, Level) and s.end <= anchor.token.start]
    moved = [t for t in chart.of(verbs.MOVED) if t.end <= anchor.token.start]
    return any(chart.gap(s.end, anchor.token.start) <= TOLD for s in told) or any(
        chart.gap(t.end, anchor.token.start) <= 1 for t in moved
    )


def _of_level(chart: Chart, anchor: Anchor, level: str) -> Direction | None:
    """Which way a level that nothing has passed since lies: "a depth not plumbed since", "a price last undercut"."""
    said, place = _text(chart, anchor.token), anchor.token.start
    led = [t.value for t in chart.of(verbs.MOVED) if 0 <= place - t.end <= LED]
    if led and recordjoints.WHERE.search(said):
        return led[-1] if isinstance(led[-1], Direction) else None
    if recordjoints.UNDERCUT.search(said) or recordjoints.A_DEPTH.search(level):
        return Direction.DOWN
    return Direction.UP if recordjoints.BETTERED.search(said) or recordjoints.A_HEIGHT.search(level) else None


def _text(chart: Chart, token: Token) -> str:
    return chart.text[token.start : token.end]


def _is_most_of_a_level(chart: Chart, anchor: Anchor, scope: Scope, others: Sequence[Statement]) -> bool:
    """ "rose to 24.87, the most since December": the highest level."""
    start = min(anchor.token.start, scope.start)
    levels = [s for s in others if s.answer is Level and s.end <= start]
    said = _text(chart, anchor.token)
    most = (said.lower() == "most" and not recordjoints.IN_A_DAY.match(chart.text[anchor.token.end :])) or (
        recordjoints.MORE_THAN_EVER.match(said) is not None
    )
    return most and any(chart.gap(s.end, start) <= 2 for s in levels)


def _is_most_of_a_move(chart: Chart, anchor: Anchor, others: Sequence[Statement]) -> bool:
    """ "lost 4.8%, the most since 2020": the biggest such move."""
    moves = [s for s in others if s.answer is Move and s.end <= anchor.token.start]
    most = _text(chart, anchor.token).lower() == "most"
    return most and any(chart.gap(s.end, anchor.token.start) <= 9 for s in moves)


def _run_told(chart: Chart, anchor: Anchor, others: Sequence[Statement]) -> Span:
    """The moves of the runs compared: as said, else those of the run just told ("its fifth monthly loss")."""
    said = [t for t in _after(chart, anchor, 2) if t.word is grains.GRAIN]
    told = [s for s in others if s.answer is Streak and s.end <= anchor.token.start and s.over is not None]
    return span_of(said[0].value) if said else (told[-1].over or ONE_SESSION) if told else ONE_SESSION


def _length(chart: Chart, anchor: Anchor, scope: Scope, end: int) -> Span | None:
    """The length of the moves compared: "two days", "six-session", "weekly"."""
    for token in chart.figures:
        stated: Stated = token.value
        grain = GRAIN_OF.get(stated.figure.unit)
        if any(t.start <= token.start and token.end <= t.end for t in chart.times if t.value.role == "since"):
            continue
        if grain is None or not _belongs(chart, anchor, token, end) or _is_of_time(chart, token):
            continue
        count = int(stated.figure.value)
        if count == DAYS_A_WEEK and grain is Grain.DAY and recordjoints.WEEK.search(chart.text):
            return span_of(Grain.WEEK)
        return Span(Reach.SESSIONS, count) if grain is Grain.DAY else Span(Reach.TO_DATE, count, grain)
    for token in chart.of(grains.GRAIN):
        if anchor.negates and anchor.token.end <= scope.start <= token.start < scope.end:
            continue  # "bigger than any other this year"
        before = token.end <= anchor.token.start
        if before and chart.gap(token.end, anchor.token.start) <= int(anchor.negates):
            return span_of(token.value)
        if before and _is_of_a_noun(chart, anchor, token):
            return span_of(token.value)
        if before and timejoints.WAS_THE.fullmatch(chart.text[token.end : anchor.token.start]):
            return span_of(token.value)
        near = not before and chart.gap(anchor.token.end, token.start) <= 3 and token.end <= end + 12
        between = chart.text[anchor.token.end : token.start]
        if near and (recordjoints.IN_ONE.search(between) or not recordjoints.OF_A_PERIOD.search(between)):
            return span_of(token.value)
    return None


def _is_of_a_noun(chart: Chart, anchor: Anchor, grain: Token) -> bool:
    """ "the week's percentage increase was the largest": the grain is the noun's, and the noun the superlative's."""
    nouns = [n for n in chart.of(verbs.MOVE_NOUN) if grain.end <= n.start and n.end <= anchor.token.start]
    owned = timejoints.OWNS.match(chart.text[grain.end :]) or chart.text[: grain.end].endswith("ly")
    return (
        bool(nouns and owned)
        and chart.gap(grain.end, nouns[0].start) <= 4
        and (timejoints.IS_THE.fullmatch(chart.text[nouns[0].end : anchor.token.start]) is not None)
    )


def _belongs(chart: Chart, anchor: Anchor, token: Token, end: int) -> bool:
    after = anchor.token.end <= token.start <= end and chart.gap(anchor.token.end, token.start) <= 3
    return after or (token.end <= anchor.token.start and chart.gap(token.end, anchor.token.start) == 0)


def _is_of_time(chart: Chart, token: Token) -> bool:
    after, before = chart.text[token.end :], chart.text[: token.start]
    return bool(recordjoints.HIGH_OR_LOW_AFTER.match(after) or recordjoints.A_LENGTH_BEFORE.search(before))


def _season(chart: Chart, anchor: Anchor) -> Span | None:
    """ "the worst September": that month of every year."""
    months = [t for t in _after(chart, anchor, 0) if t.word is grains.SEASON]
    if not months or anchor.negates:
        return None
    return Span(Reach.TO_DATE, 1, Grain.MONTH, season=months[0].value)


def _noun(chart: Chart, anchor: Anchor, end: int, *, of_runs: bool) -> Token | None:
    """The noun of movement that belongs to it: "biggest drop", "a gain unmatched since"."""
    ways = [t for t in _after(chart, anchor, 2) if t.word is adjectives.LOSING] if of_runs else []
    if ways:
        return ways[0]  # "put paid to its longest winning streak"
    before = [t for t in chart.of(verbs.MOVE_NOUN) if t.end <= anchor.token.start]
    undecided = anchor.direction is None and anchor.of is Of.MOVE
    reach = 2 if anchor.negates else 7 if undecided else -1
    after = [t for t in _after(chart, anchor, 3) if t.word is verbs.MOVE_NOUN]
    if before and not after and chart.gap(before[-1].end, anchor.token.start) <= reach:
        return before[-1]
    if before and undecided and timejoints.IS_THE.fullmatch(chart.text[before[-1].end : anchor.token.start]):
        return before[-1]  # "the loss of 4,451 points was its largest ever"
    start, _ = chart.clause(anchor.token.start)
    heads = [t for t in before if t.start >= start]
    if heads and not undecided and recordjoints.WAS_ITS.before(chart.text, anchor.token.start):
        return heads[0]  # "its 11.5% surge to a high of $247.06 was its best since"
    nouns = [t for t in _after(chart, anchor, 3) if t.word is verbs.MOVE_NOUN and t.start <= end + 20]
    return next(iter(nouns), None)


def _says_moves(chart: Chart, anchor: Anchor) -> bool:
    """Whether the noun nearest behind it is one of moves ("day", "performance") and not of a level."""
    words = (adjectives.MOVE_WORD, adjectives.LEVEL_WORD, adjectives.LEVEL_NOUN)
    near = [t for t in _after(chart, anchor, 3) if t.word in words]
    return bool(near) and near[0].word is adjectives.MOVE_WORD


def _after(chart: Chart, anchor: Anchor, reach: int) -> list[Token]:
    end = anchor.token.end
    return [t for t in chart.tokens if t.start >= end and chart.gap(end, t.start) <= reach]


def _shared(chart: Chart, anchor: Anchor, others: Sequence[Statement]) -> Direction | None:
    """The direction of the figure beside it, else of the last word of movement before it."""
    near = sorted((abs(s.anchor - anchor.token.start), s.direction) for s in others if s.direction is not None)
    if near:
        return near[0][1]
    marks = [t for t in chart.of(verbs.MOVED, verbs.MOVE_NOUN, adjectives.LEVEL_NOUN) if t.end <= anchor.token.end]
    return marks[-1].value if marks else None
