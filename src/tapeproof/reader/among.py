"""The first and the last of several, rule by rule: superlatives, tables, those who led, those whom none outdid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tapeproof.market.directory import NameKind
from tapeproof.reader.listed import MARKETS
from tapeproof.reader.ranked import more, place, went
from tapeproof.reader.rivals import Rivals
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.quantity import Direction
from tapeproof.words import adjectives, grains, numbers, rankjoints, verbs
from tapeproof.words import bettered as counts
from tapeproof.words import rivals as rivalwords
from tapeproof.words import standings as words


def behind(chart: Chart, found: tuple[Rivals, ...], end: int) -> Rivals | None:
    """Those named right behind an offset: "of the world's big bourses"."""
    return next((r for r in found if r.start >= end and words.OF_WHOM.fullmatch(chart.text[end : r.start])), None)


def heading(chart: Chart, found: tuple[Rivals, ...], start: int) -> Rivals | None:
    """ "Of the six, Shanghai held up best": those named at the head of its sentence."""
    return next((r for r in found if r.end <= start and rankjoints.OUT_OF.fullmatch(chart.text[: r.start])), None)


A_WORD = len("other ")
"""Characters of a list that the words before it may take with them."""


def _at(found: tuple[Rivals, ...], at: int) -> Rivals | None:
    return next((r for r in found if r.start <= at < r.end and r.start >= at - A_WORD), None)


def _superlatives(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    indexes = tuple(_indexes(chart))
    for said in words.SUPERLATIVE.everywhere(chart.text) if found or indexes else ():
        who = next(
            (
                r
                for r in (*found, *indexes)
                if r.start >= said.end() and words.AMONG.fullmatch(chart.text[said.end() : r.start])
            ),
            None,
        )
        if who is None or rankjoints.ONE_OF.search(chart.text[: said.start()]):
            continue
        ordinal = next(
            (o for o in chart.of(numbers.ORDINAL) if o.end <= said.start() and not chart.gap(o.end, said.start())), None
        )
        start = ordinal.start if ordinal else said.start()
        way = _way(chart, said, who, start)
        if way is not None:
            yield place((start, who.end), ordinal.value if ordinal else 1, way, who)


def _indexes(chart: Chart) -> Iterator[Rivals]:
    """The indexes among whose members a company may take a place: "the best showing in the S&P 500"."""
    for mention in chart.mentions:
        bounded = rivalwords.BOUNDED.match(chart.text[mention.end :])
        before = [m.names[0].kind for m in chart.mentions if m.end <= mention.start]
        company = NameKind.COMPANY in before or not MARKETS.intersection(before)
        if (
            mention.names[0].kind in MARKETS
            and company
            and not bounded
            and rivalwords.A_GAUGE.before(chart.text, mention.start)
        ):
            yield Rivals(mention.start, mention.end, named=(mention.start, mention.end))


def _owners(chart: Chart) -> Iterator[Rivals]:
    """Indexes that have something: "the Dow's dunce"."""
    for mention in chart.mentions:
        company = any(m.names[0].kind is NameKind.COMPANY for m in chart.mentions)
        if company and mention.names[0].kind in MARKETS and chart.text[mention.end : mention.end + 2] in {"'s", "’s"}:
            yield Rivals(mention.start, mention.end, named=(mention.start, mention.end))


def _labels(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    """ "the region's laggard", "the biggest casualty among the major indexes"."""
    for said in words.LABEL.everywhere(chart.text):
        who = behind(chart, found, said.end()) or heading(chart, found, said.start())
        own = next(
            (
                r
                for r in (*found, *_owners(chart))
                if r.end <= said.start() and words.OWNS.fullmatch(chart.text[r.end : said.start()])
            ),
            None,
        )
        end = who.end if who is not None and who.start >= said.end() else said.end()
        if (who is None and own is None) or rankjoints.ONE_OF.search(chart.text[: said.start()]):
            continue
        start = own.start if who is None and own is not None else said.start()
        yield place((start, end), 1, Direction.UP if said["up"] else Direction.DOWN, who or own)


def _way(chart: Chart, said: re.Match[str], who: Rivals, start: int) -> Direction | None:
    """Which end a superlative is of: the smallest rise is the worst, the smallest fall the best."""
    between = chart.text[said.end() : who.start]
    nouns = [t.value for t in chart.of(verbs.MOVE_NOUN) if said.end() <= t.start < who.start] or [
        t.value
        for t in chart.of(verbs.MOVE_NOUN)
        if t.end <= start and words.WAS_THE.fullmatch(chart.text[t.end : start])
    ][-1:]
    if words.NOT_OF_MOVES.search(between) and not nouns:
        return None
    if who.count is not None and any(said.end() <= g.start < who.start for g in chart.of(grains.GRAIN)):
        return None  # "the worst day of the three"
    if said["big"] or said["small"]:
        way = nouns[0] if nouns else None
        return way.opposite if way is not None and said["small"] else way
    if said["up"]:
        return nouns[0] if nouns else Direction.UP
    return Direction.DOWN


def _heads(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    for said in words.AT_THE_HEAD.everywhere(chart.text):
        who = _at(found, said.end()) or behind(chart, found, said.end()) or heading(chart, found, said.start())
        table = said["table"].lower().startswith(("table", "league", "leader", "rank", "list", "standing", "ladder"))
        other = who is None and (
            not table or chart.text[said.end() :].lstrip().lower().startswith(("of ", "for ", "among "))
        )
        if other or (
            chart.text[: said.end()].lower().rstrip().endswith((" of", " among", " for", " in")) and who is None
        ):
            continue
        yield place(
            (said.start(), who.end if who and who.start >= said.end() else said.end()),
            1,
            Direction.UP if said["up"] else Direction.DOWN,
            who,
        )


def _finishes(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    for said in words.FINISHED.everywhere(chart.text) if found else ():
        if (who := _at(found, said.end())) is not None:
            yield place((said.start(), who.end), 1, Direction.UP if said["up"] else Direction.DOWN, who)


def _led(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    """ "led losses among major markets"."""
    for said in words.LED.everywhere(chart.text):
        who = _at(found, said.end())
        named = next((m for m in chart.mentions if m.start == said.end() and m.names[0].kind in MARKETS), None)
        if who is None and named is not None:
            who = Rivals(named.start, named.end, named=(named.start, named.end))
        if who is not None:
            yield place(
                (said.start(), who.end),
                1,
                Direction.DOWN if said["down"] else Direction.UP,
                who,
                sure=not who.named,
            )


def _led_all(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    """ "Cisco led the Dow": one of its members, by how much it rose or by what it weighs."""
    indexes = [Rivals(m.start, m.end, named=(m.start, m.end)) for m in chart.mentions if m.names[0].kind in MARKETS]
    for who in (*(r for r in found if r.named or r.group == "^DJI"), *indexes):
        verb = words.LED_ALL.before(chart.text, who.start)
        before = [m for m in chart.mentions if verb is not None and m.end <= verb.start()]
        if verb is None or not before or before[-1].names[0].kind is not NameKind.COMPANY:
            continue
        way = words.LED_WAY.match(chart.text[who.end :])
        end = who.end + (way.end() if way else 0)
        yield place((verb.start(), end), 1, Direction.DOWN if way and way["down"] else Direction.UP, who, sure=False)


def _came_through(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    """ "held up best", "took the worst beating of the four"."""
    for said in words.HELD_BEST.everywhere(chart.text):
        who = behind(chart, found, said.end()) or heading(chart, found, said.start())
        end = who.end if who is not None and who.start >= said.end() else said.end()
        if rankjoints.ONE_OF.search(chart.text[: said.start()]) or (who is None and said["hard"]):
            continue
        yield place((said.start(), end), 1, Direction.UP if said["up"] or said["light"] else Direction.DOWN, who)


def _most(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    """ "rose the most among", "has lost least of the six"."""
    for verb in chart.of(verbs.MOVED) if found else ():
        said = words.MOST.match(chart.text[verb.end :])
        if said is None:
            continue
        end = verb.end + said.end()
        who = behind(chart, found, end) or heading(chart, found, verb.start)
        if who is not None:
            way: Direction = verb.value if said["most"] else verb.value.opposite
            yield place((verb.start, max(end, who.end)), 1, way, who)


def _than_any(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    for said in words.THAN_ANY.everywhere(chart.text):
        if (who := _at(found, said.end())) is None or who.count == 0:
            continue
        if (way := more(chart, said["how"], said.start())) is not None:
            before = counts.COUNTS.get((said["n"] or "").lower(), 0)  # "than all but two of the big markets"
            yield place((said.start(), who.end), 1 + before, way, who, sure=not before)


def _beat_all(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    for said in words.BEAT_ALL.everywhere(chart.text) if found else ():
        if (who := _at(found, said.end())) is not None:
            yield place((said.start(), who.end), 1, Direction.DOWN if said["down"] else Direction.UP, who)
    for said in words.UNMATCHED.everywhere(chart.text) if found else ():
        if (who := _at(found, said.end())) is not None:
            way = went(chart, said.start())
            yield place((said.start(), who.end), 1, way or Direction.UP, who, sure=way is not None)


def _nobody(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    """ "no big market has risen further": the one spoken of, or the one behind "than"."""
    spans = ((m.start, m.end) for m in chart.mentions if m.names[0].kind in MARKETS)
    indexes = (Rivals(*span, named=span) for span in spans if rankjoints.NOBODY_IN.before(chart.text, span[0]))
    for who in (*found, *indexes):
        lead = words.NOBODY.before(chart.text, who.start) or rankjoints.NOBODY_IN.before(chart.text, who.start)
        did = words.DID_MORE.match(chart.text[who.end :])
        if lead is None or did is None:
            continue
        end = who.end + did.end()
        way = more(chart, did["how"], lead.start(), did["verb"] or "")
        if way is not None:
            yield place((lead.start(), end), 1, way, who)


def _alone(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    """ "the only big market in the red": none went further that way; that no other did, the place does not tell."""
    for who in found:
        lead = words.THE_ONLY.before(chart.text, who.start)
        marks = [
            t for t in chart.of(verbs.MOVED, verbs.CHANGED, verbs.MOVE_NOUN, adjectives.LOSING) if t.start >= who.end
        ]
        if lead is None or not marks or marks[0].value is Direction.FLAT or chart.gap(who.end, marks[0].start) > 7:
            continue
        between = chart.text[who.end : marks[0].start]
        if words.NOT_LOST.search(between) or not words.THAT_WAY.fullmatch(between):
            continue
        if isinstance(marks[0].value, Direction):
            yield place((lead.start(), marks[0].end), 1, marks[0].value, who, sure=False)


RULES: tuple[Callable[[Chart, tuple[Rivals, ...]], Iterator[Statement]], ...] = (
    _superlatives,
    _labels,
    _heads,
    _finishes,
    _led,
    _led_all,
    _came_through,
    _most,
    _than_any,
    _beat_all,
    _nobody,
    _alone,
)
"""All of them, each given a sentence and those whom it names as rivals."""
