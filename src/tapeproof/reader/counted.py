"""Whose members are counted: the index or group that a number of members is of, and how many it has."""

from __future__ import annotations

import re
from decimal import Decimal

from tapeproof.market.directory import Mention, NameKind
from tapeproof.reader.spot import Chart
from tapeproof.terms.changing import replace
from tapeproof.terms.figure import CENT, Figure, Hedge
from tapeproof.terms.quantity import Unit
from tapeproof.words import breadths as words
from tapeproof.words import joints
from tapeproof.words.counting import numerals
from tapeproof.words.word import Token

MARKETS = frozenset({NameKind.INDEX, NameKind.MARKET})


def size_of(chart: Chart, group: Mention | None) -> int | None:
    """The number that a group has in its name: "the Magnificent Seven"."""
    if group is None:
        return None
    told = [int(n.value) for n in numerals(chart.text[group.start : group.end]) if not n.part and n.value > 1]
    return told[0] if told else None


def follows(chart: Chart, end: int, start: int) -> bool:
    """Whether nothing but "of the" and a number stands between."""
    return (
        end <= start
        and chart.gap(end, start) <= 3
        and re.fullmatch(r"\s+(?:\w+\s+)?(?:of\s+)?(?:the\s+)?", chart.text[end:start]) is not None
    )


def group_after(chart: Chart, token: Token) -> Mention | None:
    """The group of which so many are said: "five of the Magnificent Seven"."""
    return next(
        (
            m
            for m in chart.mentions
            if m.names[0].group and m.start >= token.end
            and words.OF_A_GROUP.fullmatch(chart.text[token.end : m.start])
        ),
        None,
    )  # fmt: skip


def is_a_group(chart: Chart, named: tuple[int, int] | None) -> bool:
    """Whether a name is that of a group."""
    return any(m.names[0].group for m in chart.mentions if (m.start, m.end) == named)


def named_in(chart: Chart, start: int, end: int) -> tuple[int, int] | None:
    """The index or group named within what is counted; "the index" where nothing else is; of "its members" the last."""
    inside = [m for m in chart.mentions if start <= m.start and m.end <= end]
    for kinds in (MARKETS | {NameKind.GROUP}, {NameKind.EPITHET}):
        for mention in inside:
            of = mention.names[0].of
            if mention.names[0].kind in kinds and (mention.names[0].kind is not NameKind.EPITHET or of == "index"):
                return mention.start, mention.end
    if joints.ITS.search(chart.text[start:end]):
        before = [m for m in chart.mentions if m.end <= start and m.names[0].kind in MARKETS | {NameKind.GROUP}]
        return (before[-1].start, before[-1].end) if before else None
    return None


def market_of(chart: Chart, start: int, end: int) -> tuple[int, int] | None:
    """The index named beside it: "on the Nikkei"; one that heads the clause: "The S&P 500 posted four new highs"."""
    where = past_where(chart, end)
    markets = [m for m in chart.mentions if m.names[0].kind in MARKETS | {NameKind.GROUP}]
    beside = [m for m in markets if words.ON_A_MARKET.before(chart.text, m.start)]
    near = [m for m in beside if chart.gap(min(m.end, start), start) <= 8 and m.start <= end + 40]
    if where > end:
        return next((m.start, m.end) for m in chart.mentions if m.end == where)
    if near:
        return near[-1].start, near[-1].end
    heads = [m for m in markets if m.end <= start and words.POSTED.fullmatch(chart.text[m.end : start])]
    return (heads[-1].start, heads[-1].end) if heads else None


def out_of(chart: Chart, span: tuple[int, int]) -> Figure | None:
    """How many there are: "of the Dow's 30 components"."""
    told = [t for t in chart.figures if span[0] <= t.start and t.end <= span[1] + 1 and not t.value.part_of]
    exact = [t.value.figure for t in told if t.value.figure.unit is Unit.COUNT and t.value.figure.hedge is Hedge.EXACT]
    return replace(exact[0], step=max(exact[0].step, CENT)) if exact else None


def past_where(chart: Chart, end: int) -> int:
    """The end of the index that what is counted is of: "11 sectors of the S&P 500"."""
    behind = (m for m in chart.mentions if m.start >= end and words.WHERE.fullmatch(chart.text[end : m.start]))
    return next((m.end for m in behind), end)


def is_whole(chart: Chart, span: tuple[int, int], named: tuple[int, int] | None) -> bool:
    """Whether what is counted is the whole group, and not "its 10 largest members"."""
    text = chart.text
    first, last = named if named is not None and span[0] <= named[0] and named[1] <= span[1] else (span[1], span[1])
    return not words.WITHOUT_MORE.sub("", text[span[0] : first] + " " + text[last : span[1]])


def share_of(chart: Chart, token: Token, span: tuple[int, int]) -> Figure | None:
    """A share told by two small numbers: "four in five stocks"."""
    told = [t for t in chart.figures if span[0] <= t.start < span[1] and t.value.figure.unit is Unit.COUNT]
    if not told or not words.IN_OR_EVERY.search(chart.text[token.end : told[0].start]):
        return None
    of = told[0].value.figure.value
    value = (100 * token.value.figure.value / of).quantize(Decimal(1)) if of else Decimal(0)
    return Figure(value, Unit.PERCENT, hedge=Hedge.ABOUT) if 0 < value <= 100 else None
