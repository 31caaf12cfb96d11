"""The scope of a superlative: since when, in how long, ever, of which year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tapeproof.reader.spot import Chart
from tapeproof.terms.period import Ago, Ever, Grain, Since, SinceDate, Within
from tapeproof.words import adjectives, dates
from tapeproof.words.word import Token

_THERE = re.compile(r"\blast\s+(?:seen|scaled|touched|reached|visited|traded|stood|been|hit|there)\b", re.I)


@dataclass(frozen=True, slots=True)
class Scope:
    """A since and where it is said; how many words may stand between it and its superlative."""

    since: Since
    start: int
    end: int
    reach_after: int = 14
    reach_before: int = 3
    adjectival: bool = False
    ever: bool = False
    there: bool = False


def scopes(chart: Chart, today: date | None) -> Iterator[Scope]:
    """Every scope said in a sentence, in order."""
    if today is None:
        return
    for token in chart.times:
        scope = _timed(chart, token, today)
        if scope is not None:
            yield scope
    for token in chart.of(adjectives.RECORD):
        yield Scope(Ever(), token.start, token.end, reach_after=5, reach_before=3, ever=True)


def _timed(chart: Chart, token: Token, today: date) -> Scope | None:
    expression = token.value
    there = _THERE.search(chart.text[max(0, token.start - 24) : token.start]) is not None
    if isinstance(expression, dates.Ago):
        since = Ago(expression.count, expression.grain, expression.hedge)
        adjectival = expression.adjectival
        return Scope(since, token.start, token.end, 8, 2, adjectival=adjectival, there=there)
    resolved = dates.resolve(expression, today, None)
    if resolved is None:
        return None
    if expression.role == "since":
        return Scope(SinceDate(resolved.period, there), token.start, token.end, 16, 0, there=there)
    if there:
        return Scope(SinceDate(resolved.period, there=True), token.start, token.end, 8, 0, there=True)
    of = re.search(r"\b(?:of|in|this|so far)\s+(?:the\s+)?$|\bof\s+(?:the|this)\b|\bthis\b|\bso far\b", chart.text[max(0, token.start - 8) : token.end], re.I)
    if of and resolved.period.grain is Grain.YEAR:
        return Scope(Within(resolved.period), token.start, token.end, 3, 1)
    return None
