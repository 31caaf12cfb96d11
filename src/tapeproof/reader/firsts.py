"""The first of its sign: "its first losing quarter in a year", "the first weekly gain since mid-July"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from tapeproof.kinds.record import Record
from tapeproof.reader.runs import span_of
from tapeproof.reader.scope import Scope
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.period import ONE_SESSION, Grain, Span
from tapeproof.words import adjectives, grains, joints, numbers, verbs
from tapeproof.words.word import Token

NOTHING = Decimal(0)
"""What a move has to pass to be one of its sign."""
NEAR = 2


def firsts(chart: Chart, known: Sequence[Scope]) -> list[Statement]:
    """The statements of a sentence that no move of some length went that way since one of its scopes."""
    ordinals = [token for token in chart.of(numbers.ORDINAL) if token.value == 1]
    found = [_first(chart, token, known) for token in ordinals]
    found += [_for_the_first_time(chart, match, known) for match in joints.FIRST_TIME.everywhere(chart.text)]
    return [each for each in found if each is not None]


def _for_the_first_time(chart: Chart, said: re.Match[str], known: Sequence[Scope]) -> Statement | None:
    """ "rose for the first time in five days", where no level was passed."""
    start, end = said.span()
    verbs_before = [t for t in chart.of(verbs.MOVED) if t.end <= start and chart.gap(t.end, start) <= NEAR]
    scope = next(
        (s for s in known if s.start >= end and joints.OF_THE_FIRST_TIME.fullmatch(chart.text[end : s.start])), None
    )
    if not verbs_before or scope is None or chart.within(verbs_before[-1].end, start, numbers.FIGURE):
        return None
    verb = verbs_before[-1]
    counted = getattr(scope.since, "grain", None)
    fields = {"direction": verb.value, "since": scope.since}
    return Statement(
        Record, verb.start, scope.end, start, fields, over=span_of(counted) if counted else ONE_SESSION,
        threshold=NOTHING, used=((scope.start, scope.end),), doubts=() if counted else (Doubt.PERIOD,),
    )  # fmt: skip


def _first(chart: Chart, token: Token, known: Sequence[Scope]) -> Statement | None:
    way = _nearest(chart, token.end, adjectives.LOSING, verbs.MOVE_NOUN)
    if way is None or chart.crossed(token.end, way.start):
        return None
    grain = _nearest(chart, token.end, grains.GRAIN)
    end = max(way.end, grain.end if grain is not None else way.end)
    scope = next((s for s in known if s.start >= end and joints.SINCE_OR_IN.fullmatch(chart.text[end : s.start])), None)
    if scope is None:
        return None
    over = _length(grain, scope)
    return Statement(
        Record, token.start, scope.end, token.start, {"direction": way.value, "since": scope.since},
        over=over or ONE_SESSION, threshold=NOTHING, used=((scope.start, scope.end),),
        doubts=() if over is not None else (Doubt.PERIOD,),
    )  # fmt: skip


def _length(grain: Token | None, scope: Scope) -> Span | None:
    """The length of the moves: as it is said, else as the time is counted ("first loss in four sessions")."""
    if grain is not None:
        return span_of(grain.value)
    counted = getattr(scope.since, "grain", None)
    return ONE_SESSION if counted is Grain.DAY else None


def _nearest(chart: Chart, place: int, *words: object) -> Token | None:
    near = (t for t in chart.tokens if t.start >= place and t.word in words and chart.gap(place, t.start) <= NEAR)
    return next(near, None)
