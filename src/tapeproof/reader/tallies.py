"""So many of the last moves: "up in nine of the past ten years", "its ninth weekly drop in 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tapeproof.kinds.tally import Tally
from tapeproof.reader.leftovers import opinion
from tapeproof.reader.runs import UNIT_OF, span_of
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.quantity import Direction
from tapeproof.words import numbers, verbs
from tapeproof.words import tallies as words
from tapeproof.words.counting import numerals
from tapeproof.words.word import Token

LEAST = 2


def tallies(chart: Chart) -> list[Statement]:
    """Every tally of the last moves said in a sentence."""
    found = [*_of_the_last(chart), *_times(chart)]
    return [one for one in found if not any(opinion(chart, f) for f in chart.figures if f.start == one.anchor)]


def _of_the_last(chart: Chart) -> Iterator[Statement]:
    for said in words.OF_THE_LAST.everywhere(chart.text):
        marks = [t for t in chart.of(verbs.MOVED, verbs.CHANGED) if t.end <= said.start()]
        if not marks or not words.LED_BY.fullmatch(chart.text[marks[-1].end : said.start()]):
            continue
        yield from _tally(marks[-1].start, said.end(), said.start(), _number(said["count"]), said, marks[-1].value)


def _times(chart: Chart) -> Iterator[Statement]:
    """ "rose for the eighth time in nine sessions", "its ninth weekly drop in 10"."""
    for token in chart.of(numbers.ORDINAL):
        if token.value < LEAST:
            continue
        text, before = chart.text[token.end :], _verb_before(chart, token)
        if before is not None and (said := words.THE_TIME.match(text)):
            yield from _tally(before.start, token.end + said.end(), token.start, token.value, said, before.value)
            continue
        lead = words.BETWEEN.match(text)
        noun = lead and next((t for t in chart.of(verbs.MOVE_NOUN) if t.start == token.end + lead.end()), None)
        if not lead or not noun or (said := words.IN_SO_MANY.match(chart.text[noun.end :])) is None:
            continue
        grain = lead["grain"] or said["grain"]
        if grain is not None:
            end = noun.end + said.end()
            yield from _tally(token.start, end, token.start, token.value, said, noun.value, grain)


def _verb_before(chart: Chart, token: Token) -> Token | None:
    marks = [t for t in chart.of(verbs.MOVED, verbs.CHANGED) if t.end <= token.start]
    return marks[-1] if marks and words.TIME_IN.fullmatch(chart.text[marks[-1].end : token.start]) else None


def _tally(
    start: int, end: int, anchor: int, count: int, said: re.Match[str], way: Direction, grain: str = ""
) -> Iterator[Statement]:
    last, unit = _number(said["last"]), words.WORDS[(grain or said["grain"])[0].lower()]
    if not last >= LEAST or not 0 < count <= last or way is Direction.FLAT:
        return
    fields = {"count": count, "direction": way, "other": last}
    yield Statement(Tally, start, end, anchor, fields, start, unit=UNIT_OF[unit], over=span_of(unit))


def _number(text: str) -> int:
    """A whole number in words or digits."""
    plain = next((int(n.value) for n in numerals(text) if not n.part), 0)
    return 1 if text.lower() == "one" else plain
