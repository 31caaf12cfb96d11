"""What a figure is of: a price, unless the words around it name something else."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from tapeproof.market.directory import Mention
from tapeproof.reader.spot import Chart
from tapeproof.terms.figure import Figure
from tapeproof.terms.quantity import Quantity, Unit
from tapeproof.words import accounts, joints, leveljoints, sizejoints, topics
from tapeproof.words.word import Token

A_FEW = 3
"""Words before the name of a figure that heads a sentence."""


def _clause(chart: Chart, token: Token) -> tuple[int, int]:
    """The clause of a figure; one that only an aside parts from its subject begins before the aside."""
    start, end = chart.clause(token.start)
    for begins, ends in chart.asides:
        if begins <= start <= ends <= token.start:
            start = chart.clause(max(begins - 1, 0))[0]
    return start, end


def quantity(chart: Chart, token: Token, figure: Figure) -> Quantity:
    """What the figure is of, by the nearest topic in its clause; a price where nothing else is named."""
    topic = topic_of(chart, token)
    a_price = (
        figure.unit is Unit.CURRENCY and figure.scale == 1 and leveljoints.IS_WORTH.before(chart.text, token.start)
    )
    if topic is not None and not a_price:
        named: Quantity = topic.value
        return named
    another = joints.AND_ANOTHER.before(chart.text, token.start)
    if figure.unit is Unit.CURRENCY and figure.scale > Decimal(1000) and not another:
        return Quantity.AMOUNT
    return Quantity.PRICE


@lru_cache(maxsize=16)
def _asides(text: str) -> list[tuple[int, int]]:
    """What is set apart in a sentence; kept for the last few, as every figure asks for it."""
    return [match.span() for match in (*joints.RELATIVE.everywhere(text), *joints.ASIDE.finditer(text))]


def topic_of(chart: Chart, token: Token) -> Token | None:
    """The nearest topic in the clause of a figure."""
    if joints.AND_ANOTHER.before(chart.text, token.start):
        return None
    start, end = _clause(chart, token)
    best: tuple[float, Token] | None = None
    asides = (*_asides(chart.text), *chart.held_up)
    for topic in chart.within(start, end, topics.TOPIC):
        before = topic.end <= token.start
        gap = chart.gap(topic.end, token.start) if before else chart.gap(token.end, topic.start)
        if any(span[0] <= topic.start and topic.end <= span[1] <= token.start for span in asides):
            continue
        if before and _is_an_owners(chart, topic, token):
            continue
        names = [m for m in chart.mentions if topic.end <= m.start and m.end <= token.start and not m.names[0].group]
        if before and any(not _is_whose(chart, topic, m, token) for m in names):
            continue
        if not before and joints.BECAUSE.search(chart.text[token.end : topic.start]):
            continue
        cost = gap + (0 if before else 2)
        if gap <= (9 if before else 5) and (best is None or cost < best[0]):
            best = (cost, topic)
    return best[1] if best is not None else _of_growth(chart, token)


def _is_an_owners(chart: Chart, topic: Token, token: Token) -> bool:
    """ "With a profit of 7.5 percent": that of who holds it; a company's profit rises by so much."""
    between = sizejoints.OF_IT.fullmatch(chart.text, topic.end, token.start)
    named = sizejoints.PROFIT_OF.fullmatch(chart.text, topic.start, topic.end)
    figure = getattr(token.value, "figure", None)  # of "doubled" there is none
    return between is not None and named is not None and figure is not None and figure.unit is Unit.PERCENT


def _of_growth(chart: Chart, token: Token) -> Token | None:
    """What a second figure is of: "rose 8% from a year earlier and 18% from the previous quarter"."""
    if (headed := _of_the_head(chart, token)) is not None:
        return headed
    earlier = accounts.OF_AN_EARLIER.before(chart.text, token.start)
    against = accounts.AGAINST_A_PERIOD.match(chart.text, token.end) or accounts.ON_THE_YEAR.match(
        chart.text, token.end
    )
    if against is None and earlier is None:
        return None
    told = [t for t in chart.of(topics.TOPIC) if t.end <= token.start and t.value is Quantity.REPORTED][-1:]
    named = any(t.end <= m.start and m.end <= token.start for t in told for m in chart.mentions)
    return told[0] if told and not named and len(chart.figures) > 1 else None


def _of_the_head(chart: Chart, token: Token) -> Token | None:
    """ "Revenue of 114.9 billion yuan, published after the close, was 29 per cent higher": that of the head."""
    told = [t for t in chart.of(topics.TOPIC) if t.value is Quantity.REPORTED and chart.gap(0, t.start) <= A_FEW][:1]
    headed = any(accounts.HEAD_PREDICATE.fullmatch(chart.text, t.end, token.start) for t in told if t.end < token.start)
    return told[0] if headed else None


def _is_whose(chart: Chart, topic: Token, name: Mention, token: Token) -> bool:
    """ "Sales at Ford rose 5%": the name between a topic and its figure is that of whose it is."""
    joined = topics.WHOSE_IT_IS.fullmatch(chart.text[topic.end : name.start]) is not None
    return joined and not chart.crossed(name.end, token.start) and "," not in chart.text[name.end : token.start]


def is_told(chart: Chart, token: Token, of: Quantity) -> bool:
    """Whether the topic right before an amount says what it is of: "its market value was $837 billion"."""
    if of is Quantity.REPORTED and accounts.OF_AN_EARLIER.before(chart.text, token.start):
        return True
    marks = [mark for mark in chart.of(topics.TOPIC) if mark.end <= token.start and mark.value is of]
    told = of in {Quantity.MARKET_VALUE, Quantity.REPORTED}
    return told and bool(marks) and joints.AMOUNTS_TO.fullmatch(chart.text[marks[-1].end : token.start]) is not None
