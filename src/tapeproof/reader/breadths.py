"""How many went one way: "27 of the Dow's 30 components rose", "losers numbered 2,435", "nearly every sector fell"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tapeproof.kinds.breadth import Breadth
from tapeproof.reader.counted import (
    follows,
    group_after,
    is_a_group,
    is_whole,
    market_of,
    named_in,
    out_of,
    past_where,
    share_of,
    size_of,
)
from tapeproof.reader.leftovers import opinion
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.words import breadths as words
from tapeproof.words import topics, verbs
from tapeproof.words.counting import numerals
from tapeproof.words.pattern import pattern
from tapeproof.words.word import Token

ALL = Figure(Decimal(100), Unit.PERCENT)
NONE = Figure(Decimal(0), Unit.COUNT)
COUNTED = frozenset({Unit.COUNT, Unit.PERCENT})
ADVERB = pattern(r"(?:\w+ly\s+)?")


def breadths(chart: Chart) -> list[Statement]:
    """Every number of members, gainers or new highs said in a sentence."""
    found: list[Statement] = []
    for statement in (*_outnumbered(chart), *_told(chart), *_every(chart), *_after_a_lead(chart), *_gainers(chart)):
        if not any(s.start < statement.end and statement.start < s.end for s in found) or statement.shared:
            found.append(_of_the_same(chart, statement, found).but(shared=False))
    more = [one for each in found for one in _and_so_many(chart, each)]
    return found + [s for s in more if not any(s.start < o.end and o.start < s.end for o in found)]


def _of_the_same(chart: Chart, statement: Statement, found: list[Statement]) -> Statement:
    """ "four new highs and 28 new lows": the second is of what the first is."""
    if statement.named is not None:
        return statement
    before = [
        s
        for s in found
        if s.end <= statement.start and words.AND_SO_MANY.fullmatch(chart.text[s.end : statement.start])
    ]
    return statement.but(named=before[-1].named) if before else statement


def _and_so_many(chart: Chart, before: Statement) -> Iterator[Statement]:
    """ "1,534 stocks advanced and 1,212 declined": the second number, of the same list."""
    for token in chart.figures:
        stated = token.value
        if stated.part_of or stated.figure.unit is not Unit.COUNT or stated.core[0] < before.end:
            continue
        joined = words.AND_SO_MANY.fullmatch(chart.text[before.end : token.start])
        that = words.THAT.match(chart.text, stated.core[1])
        if joined and (went := _way(chart, that.end() if that else stated.core[1])) is not None:
            yield _statement(token.start, went[1], stated.figure, went[0], before.named).but(
                counts_members=before.counts_members
            )


def _is_opinion(chart: Chart, token: Token) -> bool:
    """Whether a number is of the future or of opinion, by the words of its own stretch between commas."""
    start = chart.text.rfind(",", 0, token.start) + 1
    why = opinion(chart, token)
    return why is not None and any(start <= mark.start for mark in chart.of(topics.FORECAST))


def _told(chart: Chart) -> Iterator[Statement]:
    """Numbers and shares of members: "seven of the Magnificent Seven fell", "22 stocks finished in the green"."""
    for token in chart.figures:
        stated = token.value
        if stated.part_of or stated.sign or stated.figure.unit not in COUNTED or _is_opinion(chart, token):
            continue
        rest = chart.text[token.end :]
        of_members = words.OF_MEMBERS.match(rest)
        if all_but := words.ALL_BUT.before(chart.text, token.start):
            yield from _all_but(chart, token, all_but.start(), of_members)
            continue
        if of_members and not words.NOT_MEMBERS.search(of_members["what"]):
            yield from _counted(chart, token, of_members)
        elif (group := group_after(chart, token)) is not None:
            yield from _went(chart, token, group.end, Figure(stated.figure.value, Unit.COUNT), (group.start, group.end))
        elif stated.figure.unit is Unit.COUNT and (highs := words.HIGHS.match(rest)) and _is_a_number(chart, token):
            way = Direction.UP if (highs["side"] or highs["side2"]).lower() == "highs" else Direction.DOWN
            end = token.end + highs.end()
            yield _statement(token.start, end, stated.figure, way, market_of(chart, token.start, end)).but(
                doubts=(Doubt.KIND,)
            )
        elif stated.figure.unit is Unit.COUNT and (things := words.THINGS.match(rest)):
            yield from _counted(chart, token, things)


def _all_but(chart: Chart, token: Token, start: int, said: re.Match[str] | None) -> Iterator[Statement]:
    """ "all but six of its 82 constituents fell": the others of them."""
    for statement in _counted(chart, token, said) if said else ():
        whole = statement.fields["other"]
        if whole is not None:
            others = replace(whole, value=whole.value - token.value.figure.value)
            yield statement.but(start=start, fields={**statement.fields, "figure": others})


def _is_a_number(chart: Chart, token: Token) -> bool:
    return not words.NO_HIGHS.before(chart.text, token.start)


def _counted(chart: Chart, token: Token, said: re.Match[str]) -> Iterator[Statement]:
    """A number before what is counted, and the way that it went."""
    end = token.end + said.end()
    span = (token.end + said.start("what"), end)
    named = named_in(chart, *span) or market_of(chart, token.start, end)
    share = share_of(chart, token, (token.end, end))
    whole = is_whole(chart, span, named)
    for statement in _went(chart, token, end, share or token.value.figure, named):
        yield statement.but(
            counts_members=whole and (bool(said["shares"]) or is_a_group(chart, named)),
            fields={**statement.fields, "other": out_of(chart, span) if share is None else None},
        )


def _went(chart: Chart, token: Token, end: int, figure: Figure, named: tuple[int, int] | None) -> Iterator[Statement]:
    went = _way(chart, end) or _way(chart, past_where(chart, end))
    if went is None and (aside := words.NAMED_ASIDE.match(chart.text, end)) is not None:
        went = _way(chart, aside.end())
    if went is None:
        return
    start = token.start
    whole = words.ALL_OF.search(chart.text[:start])
    if whole is None and (whole := words.NONE_OF.search(chart.text[:start])) is not None:
        figure = NONE
    yield _statement(whole.start() if whole else start, went[1], figure, went[0], named).but(
        counts_members=True, anchor=start
    )


def _every(chart: Chart) -> Iterator[Statement]:
    """ "Nearly every sector lost ground", "all of the Magnificent Seven fell", "most Dow members rose"."""
    for said in words.EVERY.everywhere(chart.text):
        group = next((m for m in chart.mentions if m.names[0].group and follows(chart, said.end(), m.start)), None)
        things = None if group else words.THINGS.match(chart.text[said.end() :])
        if group is None and things is None:
            things = words.OF_MEMBERS.match(" of" + chart.text[said.end() :]) if " of" in said.group() else None
            if things is None or words.NOT_MEMBERS.search(things["what"]):
                continue
            end = said.end() + things.end() - len(" of")
        else:
            end = group.end if group else said.end() + things.end() if things else said.end()
        named = (
            (group.start, group.end)
            if group
            else named_in(chart, said.end(), end) or market_of(chart, said.start(), end)
        )
        went = _way(chart, end) or _way(chart, past_where(chart, end))
        if went is None:
            continue
        none = words.NONE.match(said["all"]) is not None
        most = said["all"].lower().startswith(words.MOST)
        figure = replace(ALL, value=Decimal(50), hedge=Hedge.MORE_THAN) if most else ALL
        if said["nearly"]:
            figure = replace(figure, hedge=Hedge.NEARLY)
        if none:
            figure = NONE
        size = size_of(chart, group)
        if size is not None and figure == ALL:
            figure = Figure(Decimal(size), Unit.COUNT)
        of_shares = group is not None or (things is not None and bool(things["shares"])) or is_a_group(chart, named)
        of_shares = of_shares and (group is not None or is_whole(chart, (said.end(), end), named))
        yield _statement(said.start(), went[1], figure, went[0], named).but(counts_members=of_shares)


def _gainers(chart: Chart) -> Iterator[Statement]:
    """ "losers numbered 2,435 and gainers 1,534", "1,534 gainers and 2,435 losers"."""
    for side in words.SIDE.everywhere(chart.text):
        way = words.WAYS[str(side.lastgroup)]
        for token in chart.figures:
            stated = token.value
            if stated.part_of or stated.figure.unit is not Unit.COUNT or _is_opinion(chart, token):
                continue
            behind = words.NUMBERED.fullmatch(chart.text[side.end() : stated.core[0]])
            before = not chart.text[stated.core[1] : side.start()].strip()
            if before and stated.figure.value < words.A_LOT and words.MOVES.fullmatch(side.group()):
                continue  # "six advances in a row"
            if not (before or behind) or (behind and _is_before_another(chart, stated.core[1])):
                continue
            start, end = min(side.start(), token.start), max(side.end(), stated.core[1])
            yield _statement(start, end, stated.figure, way, market_of(chart, start, end)).but(
                anchor=token.start, counts_members=True
            )


def _is_before_another(chart: Chart, end: int) -> bool:
    """ "gainers 1,534 losers": the number is of the noun behind it."""
    after = words.SIDE.search(chart.text[end:])
    return after is not None and not chart.text[end : end + after.start()].strip()


def _outnumbered(chart: Chart) -> Iterator[Statement]:
    """ "gainers outnumbered decliners by 2.5 to 1", "gainers beat losers 512 to 357"."""
    for said in words.OUTNUMBERED.everywhere(chart.text):
        sides = [words.SIDE.match(said[name]) for name in ("first", "second")]
        ratio = words.RATIO.search(chart.text, said.end())
        by = words.BY.fullmatch(chart.text[said.end() : ratio.start()]) if ratio else None
        if ratio is None or by is None or None in sides:
            continue
        first, second = (_number(ratio[name]) for name in ("first", "second"))
        ways = [words.WAYS[str(side.lastgroup)] for side in sides if side is not None]
        named = market_of(chart, said.start(), ratio.end())
        if second == 1:
            hedge = next((h for name, h in words.HEDGES.items() if by[name]), Hedge.EXACT)
            step = Decimal(1).scaleb(int(first.as_tuple().exponent))
            figure = Figure(first, Unit.RATIO, step, hedge)
            yield _statement(said.start(), ratio.end(), figure, ways[0], named).but(
                anchor=ratio.start("first"), counts_members=True
            )
            continue
        for way, name, number in zip(ways, ("first", "second"), (first, second), strict=True):
            yield _statement(said.start(), ratio.end(), Figure(number, Unit.COUNT), way, named).but(
                anchor=ratio.start(name), counts_members=True, shared=True
            )


def _number(text: str) -> Decimal:
    return next((numeral.value for numeral in numerals(text)), Decimal(0))


def _after_a_lead(chart: Chart) -> Iterator[Statement]:
    """ "Of the Hang Seng's 83 constituents, 71 rose and 11 fell"."""
    lead = next(words.LEAD.everywhere(chart.text), None)
    if lead is None or words.NOT_MEMBERS.search(lead["what"]):
        return
    named = named_in(chart, lead.start(), lead.end()) or market_of(chart, lead.start(), lead.end())
    for token in chart.figures:
        stated = token.value
        if token.start < lead.end() or stated.part_of or stated.figure.unit not in COUNTED or _is_opinion(chart, token):
            continue
        if (went := _way(chart, stated.core[1])) is not None:
            other = out_of(chart, lead.span())
            yield _statement(token.start, went[1], stated.figure, went[0], named).but(
                counts_members=is_whole(chart, lead.span("what"), named)
                and (bool(lead["shares"]) or is_a_group(chart, named)),
                fields={"figure": _plain(stated.figure), "direction": went[0], "other": other},
            )


def _statement(start: int, end: int, figure: Figure, way: Direction, named: tuple[int, int] | None) -> Statement:
    fields = {"figure": _plain(figure), "direction": way, "other": None}
    doubts = (Doubt.FIGURE,) if figure.hedge is Hedge.AS_MUCH_AS else ()
    return Statement(Breadth, start, end, start, fields, start, unit=figure.unit, named=named, doubts=doubts)


def _plain(figure: Figure) -> Figure:
    """A number of members; "as many as" is of no session's extreme."""
    return replace(figure, hedge=Hedge.ABOUT) if figure.hedge is Hedge.AS_MUCH_AS else figure


def _way(chart: Chart, place: int) -> tuple[Direction, int] | None:
    """Which way the verb right behind goes, and where it ends; nothing where it says by how much."""
    text = chart.text
    then = words.THEN.match(text, place)
    at = then.end() if then else place
    ended = words.ENDED.match(text, at)
    for begin in dict.fromkeys((ended.end() if ended else at, at)):
        adverb = ADVERB.match(text, begin)
        for start in dict.fromkeys((begin, adverb.end() if adverb else begin)):
            way, end = _direction_at(chart, start)
            if way is not None and way is not Direction.FLAT:
                return None if words.MORE_IS_SAID.match(text, end) else (way, end)
    return None


def _direction_at(chart: Chart, start: int) -> tuple[Direction | None, int]:
    ground = words.LOST_GROUND.match(chart.text, start)
    if ground is not None:
        return words.WAYS[str(ground.lastgroup)], ground.end()
    marks = [t for t in chart.of(verbs.MOVED, verbs.CHANGED) if t.start == start]
    return (marks[0].value, marks[0].end) if marks else (None, start)
