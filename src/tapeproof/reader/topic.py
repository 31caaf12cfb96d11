"""What a figure is of, by the nearest topic in its clause."""

from __future__ import annotations

from decimal import Decimal

from tapeproof.reader.spot import Chart
from tapeproof.terms.figure import Figure
from tapeproof.terms.quantity import Quantity, Unit
from tapeproof.words import joints, topics
from tapeproof.words.word import Token


def quantity(chart: Chart, token: Token, figure: Figure) -> Quantity:
    """What the figure is of, by the nearest topic in its clause; a price where nothing else is named."""
    topic = topic_of(chart, token)
    if topic is not None:
        named: Quantity = topic.value
        return named
    if figure.unit is Unit.CURRENCY and figure.scale > Decimal(1000):
        return Quantity.AMOUNT
    return Quantity.PRICE


def topic_of(chart: Chart, token: Token) -> Token | None:
    """The nearest topic in the clause of a figure."""
    start, end = chart.clause(token.start)
    best: tuple[float, Token] | None = None
    for topic in chart.within(start, end, topics.TOPIC):
        before = topic.end <= token.start
        gap = chart.gap(topic.end, token.start) if before else chart.gap(token.end, topic.start)
        if before and any(
            topic.end <= m.start and m.end <= token.start for m in chart.mentions if not m.names[0].group
        ):
            continue
        cost = gap + (0 if before else 2)
        if gap <= (9 if before else 5) and (best is None or cost < best[0]):
            best = (cost, topic)
    return best[1] if best is not None else None


def is_told(chart: Chart, token: Token, of: Quantity) -> bool:
    """Whether the topic right before an amount says what it is of: "its market value was $837 billion"."""
    marks = [mark for mark in chart.of(topics.TOPIC) if mark.end <= token.start and mark.value is of]
    told = of in {Quantity.MARKET_VALUE, Quantity.REPORTED}
    return told and bool(marks) and joints.AMOUNTS_TO.fullmatch(chart.text[marks[-1].end : token.start]) is not None
