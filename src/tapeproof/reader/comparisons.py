"""One side beside another: "outperformed the Nasdaq 100 by 5.8 percentage points", "twice that of the Dow"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tapeproof.kinds.comparison import Comparison
from tapeproof.market.directory import Mention, NameKind
from tapeproof.reader.leftovers import opinion
from tapeproof.reader.runs import span_of
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.words import comparisons as words
from tapeproof.words import grains, numbers, rankjoints, tallies, topics, verbs
from tapeproof.words.counting import numerals
from tapeproof.words.word import Token

NEAR, NEAR_TIMES = 4, 7
"""Words between a verb of movement and "more than", and "twice that of"."""
SUBJECT_BEFORE, ADJECTIVE_AFTER = 3, 8
"""Words from a name to "fared worse", and from a move to "better than"."""
UNITS = {Unit.PERCENTAGE_POINTS: Decimal(1), Unit.PERCENT: Decimal(1), Unit.BASIS_POINTS: Decimal("0.01")}
PRICED = frozenset(set(NameKind) - {NameKind.MACRO, NameKind.SECTOR})


def comparisons(chart: Chart) -> list[Statement]:
    """Every comparison of two moves said in a sentence."""
    found: list[Statement] = []
    for statement in _all(chart):
        overlaps = any(s.start < statement.end and statement.start < s.end for s in found if s.start != statement.start)
        again = statement.named is not None and any(s.named == statement.named for s in found)
        if not overlaps and not again and not _is_forecast(chart, statement):
            found.append(statement)
    return found


def _all(chart: Chart) -> Iterator[Statement]:
    for rule in (_apart_by, _times, _related, _showings, _than, _unnamed, _adjectives):
        yield from rule(chart)


def _is_forecast(chart: Chart, statement: Statement) -> bool:
    start, _ = chart.clause(statement.start)
    return any(
        chart.gap(mark.end, statement.start) <= NEAR for mark in chart.within(start, statement.start, topics.FORECAST)
    )


def _related(chart: Chart) -> Iterator[Statement]:
    """ "has lagged the S&P 500", "outpaced the FTSE 100 by 12 percentage points"."""
    for said in words.RELATED.everywhere(chart.text):
        other = _side_after(chart, said.end())
        if other is None and (by := words.IT_BY.match(chart.text[said.end() :])) is not None:
            yield from _it_by(chart, said, said.end() + by.end())
        if other is None or words.NOT_A_MOVE.match(chart.text[other.end :]):
            continue
        related = _of(chart, said.start(), other, words.WAYS[str(said.lastgroup)])
        loose = related.fields["figure"] is None and _is_loose(chart, said.group(), other)
        yield related.but(doubts=(*related.doubts, Doubt.KIND)) if loose else related


def _it_by(chart: Chart, said: re.Match[str], end: int) -> Iterator[Statement]:
    """ "the FTSE beat it by 3 percentage points": the one spoken of before."""
    told = [
        t for t in chart.figures if t.start >= end and chart.gap(end, t.start) <= 1 and t.value.figure.unit in UNITS
    ]
    for token in told[:1]:
        yield _by(chart, said.start(), token.end, token, words.WAYS[str(said.lastgroup)], None)


def _unnamed(chart: Chart) -> Iterator[Statement]:
    """ "The Nasdaq fared worse still, down 4%": beside the one spoken of just before."""
    for said in (*words.STILL.everywhere(chart.text), *words.BEHIND.everywhere(chart.text)):
        start, _ = chart.clause(said.start())
        lead = chart.text[start : said.start()]
        whose = [
            m for m in chart.mentions if m.end <= said.start() and chart.gap(m.end, said.start()) <= SUBJECT_BEFORE
        ]
        if not whose or not _is_priced(whose[-1]) or words.NO_BETTER.search(lead):
            continue
        if any(words.NO_BETTER.search(chart.text[start : m.start]) for m in whose):
            continue
        way = words.WAYS["up" if said["up"] else "down"]
        yield Statement(
            Comparison, said.start(), said.end(), said.start(), {"figure": None, "direction": way}, said.start(),
            unit=Unit.PERCENTAGE_POINTS, doubts=(Doubt.KIND,),
        )  # fmt: skip


def _adjectives(chart: Chart) -> Iterator[Statement]:
    """ "gained 3%, a shade better than the DAX"."""
    for said in words.ADJECTIVE.everywhere(chart.text):
        other = _named_at(chart, said.end())
        marks = [t for t in chart.of(verbs.MOVED, verbs.MOVE_NOUN, verbs.CHANGED) if t.end <= said.start()]
        marks += [
            t for t in chart.of(verbs.MOVE_NOUN) if said.start("how") < t.start < said.end()
        ]  # "a milder loss than"
        how = said["how"].lower()
        good = {"better": Direction.UP, "worse": Direction.DOWN}.get(how)
        if other is None or not words.OWN_MOVE.match(chart.text[other.end :]):
            continue
        if words.OF_BUSINESS.search(chart.text[chart.clause(said.start())[0] : said.start()]):
            continue
        near = marks[-1] if marks and chart.gap(marks[-1].end, said.start()) <= ADJECTIVE_AFTER else None
        if good is None and (near is None or near.value is Direction.FLAT):
            continue
        way = good or (
            near.value.opposite
            if near is not None and how in words.LITTLE
            else near.value
            if near is not None
            else None
        )
        if way is not None:
            statement = _of(chart, said.start(), other, way).but(others=((said.end(), other.end),))
            yield statement.but(doubts=tuple(dict.fromkeys((*statement.doubts, Doubt.KIND))))


def _named_at(chart: Chart, end: int) -> Mention | None:
    """The other side at an offset, or behind the place that it is of: "Tokyo's Nikkei"."""
    near = (m for m in chart.mentions if m.start >= end and _is_priced(m))
    other = next(near, None)
    between = chart.text[end : other.start] if other is not None else " "
    if other is None or (between and not words.PLACE.fullmatch(between)):
        return None
    owned = next(near, None)  # "Wall Street's S&P 500"
    return owned if owned is not None and words.OWNED.fullmatch(chart.text[other.end : owned.start]) else other


def _is_loose(chart: Chart, verb: str, other: Mention) -> bool:
    """ "beat Tesla" may be in other ways; "has beaten the index in eight of ten years" is no one comparison."""
    counted = tallies.OF_THE_LAST.search(chart.text, other.end)
    owned = chart.text[other.end : other.end + 2] in {"'s", "’s"}
    return bool(counted) or (
        not owned and other.names[0].kind is NameKind.COMPANY and words.LOOSE.fullmatch(verb) is not None
    )


def _showings(chart: Chart) -> Iterator[Statement]:
    """ "a poorer showing than Alibaba"; than peers that a list names."""
    for said in words.SHOWING.everywhere(chart.text):
        way = words.WAYS["up" if said["up"] else "down"]
        other = _side_after(chart, said.end())
        peers = words.PEERS.match(chart.text[said.end() :])
        listed = [m for m in chart.mentions if peers and m.start >= said.end() + peers.end() and _is_company(m)]
        end = said.end() + peers.end() if peers else 0
        for each in listed or ([other] if other is not None else []):
            yield Statement(
                Comparison, said.start(), end or each.end, said.start(), {"figure": None, "direction": way},
                said.start(), unit=Unit.PERCENTAGE_POINTS, named=(each.start, each.end),
            )  # fmt: skip


def _is_company(mention: Mention) -> bool:
    return mention.names[0].kind in {NameKind.COMPANY, NameKind.INDEX}


def _than(chart: Chart) -> Iterator[Statement]:
    """ "fell more than the S&P 500"."""
    for verb in chart.of(verbs.MOVED) if words.THAN.may_be_in(chart.text) else ():
        for mention in chart.mentions:
            between = chart.text[verb.end : mention.start]
            if mention.start < verb.end or not (said := words.THAN.search(between)) or said.end() != len(between):
                continue
            if chart.gap(verb.end, verb.end + said.start()) > NEAR or not _is_priced(mention):
                continue
            if rankjoints.NOBODY_MORE.before(chart.text, verb.start):
                continue  # "nobody in the FTSE 100 fell further than BP"
            way: Direction = verb.value.opposite if said["how"].lower() == "less" else verb.value
            start = verb.start if chart.gap(verb.end, verb.end + said.start()) == 0 else verb.end + said.start("how")
            yield _of(chart, start, mention, way)


def _times(chart: Chart) -> Iterator[Statement]:
    """ "was more than double that of the Hang Seng", "returned three times as much as the S&P 500"."""
    for said in words.TIMES.everywhere(chart.text):
        other = _named_at(chart, said.end())
        marks = [t for t in chart.of(verbs.MOVED, verbs.MOVE_NOUN) if t.end <= said.start()]
        if other is None or not marks or chart.gap(marks[-1].end, said.start()) > NEAR_TIMES:
            continue
        value = _multiple(said["number"] or said["times"])
        hedge = next((hedge for name, hedge in words.HEDGES.items() if said[name]), Hedge.EXACT)
        figure = Figure(value, Unit.RATIO, Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0)), hedge)
        figures = (t.value.figure for t in chart.figures if t.start <= said.start("times") < t.end)
        figure = next((told for told in figures if told.unit is Unit.RATIO), figure)
        between = any(marks[-1].end <= t.start < said.start() for t in chart.figures)  # "rose 3%, twice …": a move too
        told = [t.start for t in chart.figures if said.end("times") + 1 < t.start < other.start]
        yield Statement(
            Comparison, said.start() if between else marks[-1].start, min([other.end, *told]), said.start("times"),
            {"figure": figure, "direction": marks[-1].value}, marks[-1].start, unit=Unit.RATIO,
            named=(other.start, other.end), others=((said.end(), other.end),),
        )  # fmt: skip


def _multiple(text: str) -> Decimal:
    plain = words.MULTIPLES.get(text.lower())
    return Decimal(plain) if plain else next((n.value for n in numerals(text)), Decimal(0))


def _apart_by(chart: Chart) -> Iterator[Statement]:
    """ "did 5.8 percentage points better than the Dow"."""
    for said in words.APART_BY.everywhere(chart.text):
        other = next((m for m in chart.mentions if m.start == said.end() and _is_priced(m)), None)
        told = [t for t in chart.figures if t.start >= said.start("figure") and t.end <= said.end("figure")]
        if other is None or len(told) != 1 or told[0].value.figure.unit not in UNITS:
            continue
        yield _by(chart, said.start(), other.end, told[0], words.WAYS["up" if said["up"] else "down"], other)


def _of(chart: Chart, start: int, other: Mention, way: Direction) -> Statement:
    for token in chart.figures:
        between = chart.text[other.end : token.start]
        if token.start >= other.end and words.BY.fullmatch(between) and token.value.figure.unit in UNITS:
            return _by(chart, start, token.end, token, way, other)
    told = [t.start for t in chart.figures if start < t.start < other.start]  # "outpacing the 0.4% of": its own move
    statement = Statement(
        Comparison, start, min([other.end, *told]), start, {"figure": None, "direction": way}, start,
        unit=Unit.PERCENTAGE_POINTS, named=(other.start, other.end),
    )  # fmt: skip
    return _running(chart, statement)


def _running(chart: Chart, statement: Statement) -> Statement:
    """ "for the third month running": months are compared; that it is the third, no one move tells."""
    for token in chart.of(numbers.ORDINAL):
        joined = token.start >= statement.end and words.FOR_AN_NTH.fullmatch(chart.text[statement.end : token.start])
        grain = next(
            (g for g in chart.of(grains.GRAIN) if g.start >= token.end and not chart.gap(token.end, g.start)), None
        )
        if joined and grain is not None:
            return statement.but(over=span_of(grain.value), doubts=(Doubt.KIND,))
    return statement


def _by(chart: Chart, start: int, end: int, token: Token, way: Direction, other: Mention | None) -> Statement:
    """By so much: percentage points; percent may be meant of the other's level."""
    said: Figure = token.value.figure
    times = UNITS[said.unit]
    figure = replace(said, value=said.value * times, step=said.step * times, unit=Unit.PERCENTAGE_POINTS)
    doubts = () if said.unit is not Unit.PERCENT else (Doubt.FIGURE,)
    if opinion(chart, token):
        doubts = (*doubts, Doubt.KIND)
    return Statement(
        Comparison, start, end, token.start, {"figure": figure, "direction": way}, start,
        unit=Unit.PERCENTAGE_POINTS, named=(other.start, other.end) if other is not None else None, doubts=doubts,
    )  # fmt: skip


def _side_after(chart: Chart, end: int) -> Mention | None:
    """The other side, right behind."""
    near = (
        m
        for m in chart.mentions
        if m.start >= end
        and (
            words.THE_OTHER.fullmatch(chart.text[end : m.start])
            or words.PLACE.fullmatch(chart.text[end : m.start].lstrip())
        )
    )
    other = next(near, None)
    return other if other is not None and _is_priced(other) else None


def _is_priced(mention: Mention) -> bool:
    return mention.names[0].kind in PRICED
