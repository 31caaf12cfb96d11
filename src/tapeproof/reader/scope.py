"""The scope of a superlative: since when, in how long, ever, of which year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from tapeproof.reader.spot import Chart
from tapeproof.terms.changing import replace
from tapeproof.terms.period import Ago, Ever, Grain, Period, Since, SinceDate, Within
from tapeproof.words import adjectives, negated, recordjoints, verbs
from tapeproof.words.calendar import resolve, since_of
from tapeproof.words.moments import SamePeriod, Stretch, When
from tapeproof.words.word import Token

CENTURY = date(2001, 1, 1)
"""Since when this century runs."""
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
    yield from _never(chart)
    for said in recordjoints.THIS_CENTURY.everywhere(chart.text):
        span = Period(CENTURY if said["century"] else _decade(today), session or today, Grain.YEAR)
        yield Scope(Within(span), said.start(), said.end(), 4, -1)
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


def _decade(today: date) -> date:
    return date(today.year - today.year % 10, 1, 1)


def _never(chart: Chart) -> Iterator[Scope]:
    """ "never had it lost so many points", where what it is said of is a name or a pronoun beside it."""
    for token in chart.of(negated.NOT_SO):
        said = recordjoints.NEVER.match(chart.text[token.start : token.end])
        beside = recordjoints.PRONOUN_BESIDE.before(chart.text, token.start) or recordjoints.PRONOUN_WITHIN.search(
            chart.text[token.start : token.end]
        )
        start, _ = chart.clause(token.start)
        named = any(
            token.start < m.start < token.end
            or (m.end <= token.start and chart.gap(m.end, token.start) <= 1 >= chart.gap(start, m.start))
            for m in chart.mentions
        )
        apposed = recordjoints.A_LEVEL.before(chart.text, token.start) or any(
            not chart.text[n.end : token.start].strip() for n in chart.of(verbs.MOVE_NOUN) if n.end <= token.start
        )
        since = any(t.start < token.end and t.value.role == "since" for t in chart.times)
        if said and (beside or named or apposed) and not since:
            yield Scope(Ever(), token.start, token.start + said.end(), reach_after=0, ever=True)


def _looked_back(chart: Chart, token: Token) -> bool:
    """Whether a day is the one to which one has to look back, or on which it was last so."""
    if negated.LOOKS_BACK.before(chart.text, token.start):
        return True
    return any(
        n.end <= token.start and recordjoints.THEN_ON.fullmatch(chart.text[n.end : token.start])
        for n in chart.of(negated.NOT_SO)
        if negated.IS_LAST.match(chart.text[n.start : n.end])
    )


def _timed(chart: Chart, token: Token, today: date, session: date | None) -> Scope | None:
    when: When = token.value
    there = recordjoints.THERE.search(chart.text[max(0, token.start - 24) : token.start]) is not None
    if not isinstance(when.expression, Stretch | SamePeriod) and _looked_back(chart, token):
        then = resolve(when, today, session, before=session or today, role="since").period
        return Scope(SinceDate(then, there=True), token.start, token.end, 16, 24, there=True)
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
