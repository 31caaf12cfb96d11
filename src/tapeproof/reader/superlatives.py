"""Superlatives with a scope: "highest since January 2022", "worst week in four years", "a record close"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tapeproof.kinds.level import Level
from tapeproof.kinds.record import Record
from tapeproof.reader.runs import span_of
from tapeproof.reader.scope import Scope, scopes
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Cue, Doubt
from tapeproof.terms.period import ONE_SESSION, Grain, Reach, Span
from tapeproof.terms.quantity import Direction, Point, Unit
from tapeproof.words import adjectives, grains, verbs
from tapeproof.words.adjectives import Of, Superlative
from tapeproof.words.numbers import Stated
from tapeproof.words.word import Token

_LENGTHS = {
    Unit.SESSIONS: Grain.DAY, Unit.DAYS: Grain.DAY, Unit.WEEKS: Grain.WEEK, Unit.MONTHS: Grain.MONTH,
    Unit.QUARTERS: Grain.QUARTER, Unit.YEARS: Grain.YEAR,
}  # fmt: skip
_NEAR = re.compile(
    r"\b(?:not far (?:from|above|off)|near(?:ing)?|close to|shy of|short of|touching distance of|hovered|within sight)\b",
    re.IGNORECASE,
)
_CLOSE = re.compile(r"\b(?:clos(?:e|es|ed|ing)|finish(?:ed|es)?|end(?:ed|s)|settle(?:d|ment)?)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\bpercent(?:age)?\b|\bper cent\b", re.IGNORECASE)
_POINTS = re.compile(r"\bpoints?\b", re.IGNORECASE)
_ORDINAL_BEFORE = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|\d+(?:st|nd|rd|th))[\s-]*$", re.IGNORECASE
)
_FORMER = re.compile(
    r"\b(?:from|below|above|off|than|short\s+of|beat|surpass\w*|past|of|beneath|since)\s+(?:its|their|the|an?|his)?\s*(?:\w+\s+)?$",
    re.IGNORECASE,
)
_RUN = re.compile(r"\b(?:longest|lengthiest)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A superlative and what it says of itself."""

    token: Token
    direction: Direction | None
    of: Of


def superlatives(chart: Chart, today: date | None, session: date | None, others: list[Statement]) -> list[Statement]:
    """Every record said in a sentence; ``others`` are its figures' statements, whose direction a record may share."""
    found: list[Statement] = []
    anchors = list(_anchors(chart))
    joined = [
        (cost, anchor.token.start, scope.start, anchor, scope)
        for scope in scopes(chart, today, session)
        for anchor in anchors
        if (cost := _distance(chart, anchor.token, scope)) is not None
    ]
    done: set[Scope] = set()
    for _, _, _, anchor, scope in sorted(joined, key=lambda one: one[:3]):
        if scope in done or any(s.anchor == anchor.token.start for s in found):
            continue
        statement = _record(chart, anchor, scope, others)
        if statement is not None:
            done.add(scope)
            found.append(statement)
    return sorted(found, key=lambda s: s.start)


def _anchors(chart: Chart) -> list[Anchor]:
    found = []
    for token in chart.of(
        adjectives.EXTREME, adjectives.LEVEL_NOUN, adjectives.UNEQUALLED, verbs.MOVE_NOUN, verbs.SETTLED
    ):
        if isinstance(token.value, Superlative):
            found.append(Anchor(token, token.value.direction, token.value.of))
        elif token.word is adjectives.LEVEL_NOUN:
            found.append(Anchor(token, token.value, Of.LEVEL))
        elif token.word is adjectives.UNEQUALLED:
            found.append(Anchor(token, None, Of.EITHER))
        elif token.word is verbs.MOVE_NOUN:
            found.append(Anchor(token, token.value, Of.MOVE))
        else:
            found.append(Anchor(token, Direction.UP, Of.LEVEL))
    return found


def _distance(chart: Chart, token: Token, scope: Scope) -> float | None:
    """How loosely a superlative and a scope are joined; None where they are not."""
    soft = token.word in (verbs.MOVE_NOUN, verbs.SETTLED)
    if token.end <= scope.start:
        gap = chart.gap(token.end, scope.start)
        between = chart.text[token.end : scope.start]
        if soft and not scope.ever:
            return None
        reach = scope.reach_after if not soft else 3
    elif token.start >= scope.end:
        gap = chart.gap(scope.end, token.start)
        between = chart.text[scope.end : token.start]
        reach = scope.reach_before
        if soft and (not scope.ever or gap > (2 if token.word is verbs.MOVE_NOUN else 1)):
            return None
    else:
        return 0.0
    if gap > reach or ";" in between:
        return None
    if any(
        t.word is adjectives.EXTREME
        for t in chart.tokens
        if t.start >= min(token.end, scope.end) and t.end <= max(token.start, scope.start)
    ):
        return None
    return (
        gap
        + (4 if soft else 0)
        + (1 if token.word is adjectives.LEVEL_NOUN and not scope.adjectival and not scope.ever else 0)
    )


def _record(chart: Chart, anchor: Anchor, scope: Scope, others: list[Statement]) -> Statement | None:
    text = chart.text
    start, end = min(anchor.token.start, scope.start), max(anchor.token.end, scope.end)
    around = text[start : min(len(text), end + 25)]
    length = _length(chart, anchor, start, end)
    season = next(
        iter(
            t
            for t in chart.of(grains.SEASON)
            if t.start >= anchor.token.end and chart.gap(anchor.token.end, t.start) == 0
        ),
        None,
    )
    if anchor.token.word is adjectives.UNEQUALLED:
        season = None
    noun = _move_noun(chart, anchor, start, end)
    if noun is None and _RUN.search(text[anchor.token.start : anchor.token.end]):
        noun = next(
            (
                t
                for t in chart.of(adjectives.LOSING)
                if t.start >= anchor.token.end and chart.gap(anchor.token.end, t.start) <= 2
            ),
            None,
        )
    is_run = _RUN.search(text[anchor.token.start : anchor.token.end]) is not None
    of_move = (
        anchor.of is Of.MOVE
        or is_run
        or (
            anchor.of is Of.EITHER
            and (noun is not None or length is not None or season is not None or _moves_word(chart, anchor, end))
        )
    )
    beside = next((s for s in others if s.answer is Level and s.end <= start and chart.gap(s.end, start) <= 2), None)
    if beside is not None and re.match(r"most\b", text[anchor.token.start :], re.IGNORECASE):
        anchor, of_move = Anchor(anchor.token, Direction.UP, Of.LEVEL), False
    if (
        anchor.of is Of.MOVE
        and anchor.direction is None
        and not is_run
        and noun is None
        and not _moves_word(chart, anchor, end)
        and length is None
        and season is None
    ):
        return None
    if _ORDINAL_BEFORE.search(text[:start]):
        return None
    direction = anchor.direction or (noun.value if noun else None) or _shared_direction(chart, anchor, others)
    doubts: tuple[Doubt, ...] = ()
    if anchor.token.word is adjectives.UNEQUALLED and scope.there:
        of_move = False
    if direction is None:
        return None
    said: set[Cue] = set()
    unit, over, point = Unit.POINTS, None, Point.CLOSE
    if of_move:
        unit = Unit.PERCENT
        if _POINTS.search(around) and not _PERCENT.search(around):
            unit = Unit.POINTS
            said.add(Cue.IN_POINTS)
        elif _PERCENT.search(text):
            if re.search(
                r"\bin percentage terms\b|\bpercentage (?:increase|gain|drop|fall|decline|rise|loss)\b",
                text,
                re.IGNORECASE,
            ):
                said.add(Cue.IN_PERCENT)
        over = length or (Span(Reach.TO_DATE, 1, Grain.MONTH, season=season.value) if season else None)
    elif _CLOSE.search(around) or _CLOSE.search(text[max(0, start - 12) : start]):
        said.add(Cue.OF_THE_CLOSE)
    elif _intraday(chart, start):
        said.add(Cue.INTRADAY)
        point = Point.HIGH if direction is Direction.UP else Point.LOW
    if _NEAR.search(text[max(0, start - 40) : start]):
        doubts = (*doubts, Doubt.KIND)
    if _FORMER.search(text[max(0, start - 30) : start]):
        doubts = (*doubts, Doubt.PERIOD)
    grain = over.grain if over is not None else None
    return Statement(
        Record, start, end, anchor.token.start, {"direction": direction, "since": scope.since},
        unit=unit, over=over, run=is_run, grain=grain, point=point, superlative=True, said=frozenset(said), doubts=doubts,
        used=((scope.start, scope.end),), shared=of_move and over is None,
    )  # fmt: skip


def _length(chart: Chart, anchor: Anchor, start: int, end: int) -> Span | None:
    """The length of the moves compared: "two days", "six-session", "weekly"."""
    if _RUN.search(chart.text[anchor.token.start : anchor.token.end]):
        said = [
            t
            for t in chart.of(grains.GRAIN)
            if anchor.token.end <= t.start and chart.gap(anchor.token.end, t.start) <= 2
        ]
        return span_of(said[0].value) if said else ONE_SESSION
    for token in chart.figures:
        stated: Stated = token.value
        inside = anchor.token.end <= token.start <= end or (
            token.end <= anchor.token.start and chart.gap(token.end, anchor.token.start) == 0
        )
        if not inside or stated.figure.unit not in _LENGTHS or chart.gap(anchor.token.end, token.start) > 3:
            continue
        if re.match(r"\s*(?:ago|high|low|peak)", chart.text[token.end :]) or re.search(
            r"\b(?:in|over|for)\s+(?:\w+\s+){0,3}$", chart.text[: token.start]
        ):
            continue
        grain = _LENGTHS[stated.figure.unit]
        count = int(stated.figure.value)
        return Span(Reach.SESSIONS, count) if grain is Grain.DAY else Span(Reach.TO_DATE, count, grain)
    for token in chart.of(grains.GRAIN):
        after = (
            token.start >= anchor.token.end and chart.gap(anchor.token.end, token.start) <= 3 and token.end <= end + 12
        )
        before = token.end <= anchor.token.start and chart.gap(token.end, anchor.token.start) <= (
            1 if anchor.token.word is adjectives.UNEQUALLED else 0
        )
        if (after or before) and not re.search(
            r"\b(?:in|than|over|the|of the|of)\s+(?:[\w-]+\s+){0,2}$",
            chart.text[anchor.token.end : token.start] if after else "",
        ):
            return span_of(token.value)
    return None


def _move_noun(chart: Chart, anchor: Anchor, start: int, end: int) -> Token | None:
    for token in chart.of(verbs.MOVE_NOUN):
        if (
            anchor.token.word is adjectives.UNEQUALLED
            and token.end <= anchor.token.start
            and chart.gap(token.end, anchor.token.start) <= 2
        ):
            return token
        if (
            anchor.token.start <= token.start
            and chart.gap(anchor.token.end, token.start) <= 3
            and token.start <= end + 20
        ):
            return token
    return None


def _moves_word(chart: Chart, anchor: Anchor, end: int) -> bool:
    marks = [
        t
        for t in chart.of(adjectives.MOVE_WORD, adjectives.LEVEL_WORD, adjectives.LEVEL_NOUN)
        if t.start >= anchor.token.end
    ]
    near = [t for t in marks if chart.gap(anchor.token.end, t.start) <= 3]
    return bool(near) and near[0].word is adjectives.MOVE_WORD


def _shared_direction(chart: Chart, anchor: Anchor, others: list[Statement]) -> Direction | None:
    near = sorted((abs(s.anchor - anchor.token.start), s.direction) for s in others if s.direction is not None)
    if near:
        return near[0][1]
    marks = [t for t in chart.of(verbs.MOVED, verbs.MOVE_NOUN, adjectives.LEVEL_NOUN) if t.end <= anchor.token.start]
    return marks[-1].value if marks else None


def _intraday(chart: Chart, start: int) -> bool:
    return any(t.end <= start + 1 and chart.gap(t.end, start) <= 8 for t in chart.of(verbs.INTRADAY)) or any(
        t.end <= start and chart.gap(t.end, start) <= 3 and "touch" in chart.text[t.start : t.end].lower()
        for t in chart.of(verbs.TOUCHED)
    )
