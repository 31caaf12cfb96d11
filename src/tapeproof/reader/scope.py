"""The scope of a superlative: since when, in how long, ever, of which year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from tapeproof.reader.spot import Chart
from tapeproof.terms.changing import replace
from tapeproof.terms.period import Ago, Ever, Grain, Since, SinceDate, Within
from tapeproof.words import adjectives, recordjoints
from tapeproof.words.calendar import resolve, since_of
from tapeproof.words.moments import Stretch, When
from tapeproof.words.word import Token

AFTERMATH = 45
"""Days that the aftermath of an event is taken to last, either way."""


class Scope(Struct, frozen=True):
    """A since and where it is said; how many words may stand between it and its superlative."""

    since: Since
    start: int
    end: int
    reach_after: int = 14
    reach_before: int = 3
    adjectival: bool = False
    ever: bool = False
    there: bool = False


def scopes(chart: Chart, today: date | None, session: date | None) -> Iterator[Scope]:
    """Every scope said in a sentence, in order."""
    if today is None:
        return
    for token in chart.times:
        scope = _timed(chart, token, today, session)
        if scope is not None:
            yield scope
    yield from _in_its_history(chart)
    for token in chart.of(adjectives.RECORD):
        if recordjoints.HOW_OFTEN.match(chart.text[token.end :]) or recordjoints.SO_MANY.search(
            chart.text[: token.start]
        ):
            continue
        if recordjoints.SINCE_A_START.match(chart.text[token.start :]) and any(
            0 <= chart.gap(token.end, t.start) <= 1 for t in chart.times if t.start >= token.end
        ):
            continue  # "since its listing in October 2017": the day tells
        # "ever", "on record", "in its history" stand behind their superlative, never before it.
        before = -1 if recordjoints.STANDS_BEHIND.fullmatch(chart.text[token.start : token.end]) else 3
        yield Scope(Ever(), token.start, token.end, reach_after=5, reach_before=before, ever=True)


def _in_its_history(chart: Chart) -> Iterator[Scope]:
    """ "the steepest single-day fall in the KOSPI's history"."""
    for said in recordjoints.IN_ITS_HISTORY.everywhere(chart.text):
        if not any(token.start < said.end() and said.start() < token.end for token in chart.of(adjectives.RECORD)):
            yield Scope(Ever(), said.start(), said.end(), reach_after=5, reach_before=-1, ever=True)


def _timed(chart: Chart, token: Token, today: date, session: date | None) -> Scope | None:
    when: When = token.value
    there = recordjoints.THERE.search(chart.text[max(0, token.start - 24) : token.start]) is not None
    if recordjoints.SINCE_IT.before(chart.text, token.start) and not isinstance(when.expression, Stretch):
        started = resolve(when, today, session, before=session or today, role="since")
        soft = AFTERMATH if recordjoints.AFTERMATH.before(chart.text, token.start) else started.period.soft
        return Scope(SinceDate(replace(started.period, soft=soft)), token.start, token.end, 16, 0)
    since = since_of(when, today, session)
    if isinstance(since, Ago):
        if since.grain is Grain.DAY and since.count == 1:
            return None  # "in a day": the length of the move
        if when.role not in {"in", "adjective", "ago", "over", "since", "for", ""}:
            return None
        adjectival = when.role == "adjective"
        if adjectival and not any(
            n.start - token.end >= 0 and chart.gap(token.end, n.start) <= 1 for n in chart.of(adjectives.LEVEL_NOUN)
        ):
            return None
        return Scope(since, token.start, token.end, 8, 2 if adjectival else -1, adjectival=adjectival, there=there)
    if isinstance(since, SinceDate):
        if when.role == "since" or there:
            return Scope(SinceDate(since.period, there), token.start, token.end, 16, 0, there=there)
        return None
    if isinstance(since, Within) and when.role in {"of", "in", ""} and since.period.grain is Grain.YEAR:
        if there:
            return Scope(SinceDate(since.period, there=True), token.start, token.end, 8, 0, there=True)
        return Scope(since, token.start, token.end, 3 if when.role != "" else 1, 1)
    if there and isinstance(since, Within):
        return Scope(SinceDate(since.period, there=True), token.start, token.end, 8, 0, there=True)
    return None
