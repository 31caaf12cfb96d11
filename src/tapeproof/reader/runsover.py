"""Whether a run is over: ended by what is told, or before it."""

from __future__ import annotations

from tapeproof.reader.spot import Chart
from tapeproof.words import adjectives, numbers, runjoints, verbs
from tapeproof.words.word import Token

STILL_ITS = frozenset({"after", "following", "on the heels of", "to end"})
"""Before an ordinal no end of its run: "after a third straight loss"."""
NEAR = 24
"""Characters behind the length of a run within which its noun stands."""


def is_over(chart: Chart, number: Token) -> bool:
    """Whether the sentence says that a run of so many ended: "snapped", "after", "came to an end"."""
    ordinal = number.word is numbers.ORDINAL
    if not ordinal and runjoints.IS_OVER.match(chart.text[_behind(chart, number) :]):
        return True
    return any(
        not (ordinal and chart.text[mark.start : mark.end].lower() in STILL_ITS)
        and mark.end <= number.start
        and chart.gap(mark.end, number.start) <= 4
        and not chart.crossed(mark.end, number.start - 1)
        for mark in chart.of(adjectives.SNAPPED)
    )


def was_before(chart: Chart, number: Token, mark: Token) -> bool:
    """Whether a run was before what is told, no day being named: "Four losing sessions had docked the Dow"."""
    if number.word is numbers.ORDINAL or any(t.value.names_day for t in chart.times):
        return False
    if mark.word is verbs.MOVED and runjoints.IT_HAD.before(chart.text, mark.start):
        return True
    return runjoints.BEFORE_IT.match(chart.text[_behind(chart, number) :]) is not None


def _behind(chart: Chart, number: Token) -> int:
    nouns = chart.of(adjectives.STREAK_NOUN, adjectives.LOSING, verbs.MOVE_NOUN)
    return max((number.end, *(t.end for t in nouns if number.start <= t.start <= number.end + NEAR)))
