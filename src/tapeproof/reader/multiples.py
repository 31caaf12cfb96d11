"""A level told as a multiple or a part of an earlier one: the change since then, in percent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from tapeproof.kinds.distance import Distance
from tapeproof.kinds.move import Move
from tapeproof.reader.distances import span_of_extreme
from tapeproof.reader.leftovers import opinion
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.reader.topic import quantity
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import Reach, Span
from tapeproof.terms.quantity import Direction, Quantity, Unit
from tapeproof.words import extremes, numbers
from tapeproof.words import multiples as words
from tapeproof.words.calendar import resolve
from tapeproof.words.hedges import hedge_before
from tapeproof.words.word import Token

A_TENTH = Decimal("0.1")
WHOLE = 100
TIMES = "times"
"""The joint of a multiple: what comes after it is not of the same stretch."""
A_WORD = 10
"""Characters behind it, in which it may be said to be no price: "half its peak multiple"."""
OPPOSITE = {
    Hedge.LESS_THAN: Hedge.MORE_THAN, Hedge.MORE_THAN: Hedge.LESS_THAN, Hedge.AT_MOST: Hedge.AT_LEAST,
    Hedge.AT_LEAST: Hedge.AT_MOST, Hedge.NEARLY: Hedge.ABOUT,
}  # fmt: skip
"""What bounds a part from above bounds from below what is missing."""
OF_A_PRICE = frozenset({Quantity.PRICE, Quantity.MARKET_VALUE})
UNSURE = frozenset({Hedge.NEARLY, Hedge.ABOUT})


class Multiple(Struct, frozen=True):
    """How many times an earlier level: where it is said, the multiple, its step and hedge."""

    start: int
    end: int
    anchor: int
    times: Decimal
    step: Decimal
    hedge: Hedge


def multiples(chart: Chart, today: date | None, session: date | None) -> tuple[list[Statement], Chart]:
    """What a sentence tells as a multiple of an earlier level, and the sentence without the figures that say so."""
    if today is None:
        return [], chart
    found = [s for one in _said(chart) if (s := _statement(chart, one, today, session)) is not None]
    if not found:
        return [], chart
    kept = tuple(
        t
        for t in chart.tokens
        if t.word is not numbers.FIGURE or not any(s.start <= t.start <= s.anchor for s in found)
    )
    return found, replace(chart, tokens=kept)


def _said(chart: Chart) -> Iterator[Multiple]:
    """ "double", "five times", "47 percent of", "two-thirds of"."""
    for said in words.WORD.everywhere(chart.text):
        hedge, start = hedge_before(chart.text, said.start(), of_time=False) or (Hedge.EXACT, said.start())
        times = words.WORDS[said["word"].lower()]
        yield Multiple(start, said.end(), said.start(), times, A_TENTH if times > 1 else A_TENTH / 10, hedge)
    for token in chart.figures:
        figure = token.value.figure
        whole = {Unit.RATIO: Decimal(1), Unit.PERCENT: Decimal(WHOLE)}.get(figure.unit)
        if whole is None or token.value.part_of or words.WORD.search(chart.text, token.start, token.end):
            continue
        written = any(c.isdigit() for c in chart.text[token.start : token.end]) and figure.unit is Unit.PERCENT
        if written and not words.IS_AT.search(chart.text[: token.value.core[0]]):
            continue
        yield Multiple(token.start, token.end, token.start, figure.value / whole, figure.step / whole, figure.hedge)


def _statement(chart: Chart, said: Multiple, today: date, session: date | None) -> Statement | None:
    text = chart.text
    lead = words.OF_SUCH.match(text, said.end)
    if lead is None or words.IS_LOST.search(text[: said.start]) or said.times == 1:
        return None
    extreme, then, place = _extreme(text, lead.end(), joined=True), None, lead.end()
    if extreme is None and (then := words.VALUE_THEN.match(text, place)) is not None:
        place = then.end()
        extreme = _extreme(text, place, joined=False)
    if extreme is None and then is None:
        return None
    over, end, used, unsure = _since(chart, place, extreme, today, session)
    gone = said.times < 1 and words.IS_GONE.match(text, end) is not None
    if over is None and not gone and words.ITS_VALUE.match(text, lead.end()):
        return None  # "a third of its value since": a part of it, not what it once was
    if words.NO_PRICE.search(text, said.end, end + A_WORD) or not _is_of_a_price(chart, said):
        return None
    if words.IS_BACK.match(text, end):
        return None
    left = replace(said, times=1 - said.times, hedge=Hedge.EXACT) if gone else said
    figure, way = _change(left, reached=words.NOT_EVEN.search(text[: said.start]) is None)
    if gone:
        figure = replace(figure, hedge=said.hedge)
    unsure = unsure and not (gone and over is None)  # of what is gone the sentence tells since when
    doubts = (*((Doubt.PERIOD,) if unsure else ()), *((Doubt.FIGURE,) if said.hedge in UNSURE else ()))
    fields = {"figure": figure, "direction": way}
    answer = Distance if extreme is not None else Move
    return Statement(answer, said.start, end, said.anchor, fields, over=over, joint=TIMES, doubts=doubts, used=used)


def _since(
    chart: Chart, place: int, extreme: Token | None, today: date, session: date | None
) -> tuple[Span | None, int, tuple[tuple[int, int], ...], bool]:
    """Since when the change is, where that ends, the times that say it, and whether it is assumed."""
    if extreme is not None:
        over, unsure = span_of_extreme(extreme.value, today, session)
        used = tuple((t.start, t.end) for t in chart.times if extreme.start < t.start and t.end <= extreme.end)
        return over, max(place, extreme.end), used, unsure
    token = next((t for t in chart.times if words.AT_A_TIME.fullmatch(chart.text, place, t.start)), None)
    if token is None:
        return None, place, (), True
    start = resolve(token.value, today, session, before=session or today, role="since").period
    if start.last >= (session or today):
        return None, token.end, (), True
    return Span(Reach.SINCE, start=start), token.end, ((token.start, token.end),), start.first != start.last


def _is_of_a_price(chart: Chart, said: Multiple) -> bool:
    """Whether a price is spoken of, and not of what may be."""
    mark = Token(said.anchor, said.end, numbers.FIGURE, None)
    return opinion(chart, mark) is None and quantity(chart, mark, Figure(said.times, Unit.RATIO)) in OF_A_PRICE


def _extreme(text: str, place: int, *, joined: bool) -> Token | None:
    """The high or low at a place of a sentence, as if it were told with "of"."""
    at = None if joined else words.AT_AN_EXTREME.match(text, place)
    if at is None and not joined:
        return None
    begin = at.end() if at is not None else place - 1
    lead = "of"
    found = next(iter(extremes.EXTREME.spot(lead + text[begin:])), None)
    if found is None or found.start:
        return None
    shift = begin - len(lead)
    return Token(begin, found.end + shift, found.word, found.value)


def _change(said: Multiple, *, reached: bool) -> tuple[Figure, Direction]:
    """The change that a multiple is, in percent."""
    change = (said.times - 1) * WHOLE
    hedge = said.hedge
    if change < 0:
        hedge = OPPOSITE.get(hedge, hedge) if reached else Hedge.MORE_THAN
    figure = Figure(abs(change), Unit.PERCENT, step=said.step * WHOLE, hedge=hedge)
    return figure, Direction.UP if change > 0 else Direction.DOWN
