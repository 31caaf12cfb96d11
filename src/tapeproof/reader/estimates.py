"""A company's figures against what was expected of them: each verb or preposition between the two, and its object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tapeproof.kinds.surprise import Surprise
from tapeproof.market.directory import NameKind
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.quantity import Direction, Quantity, Unit
from tapeproof.words import adjectives, estimates, numbers, topics, verbs
from tapeproof.words.pattern import heard
from tapeproof.words.word import Token, Word

A_MILLION = 10**6
NEAR, FAR = 7, 16
"""Words between a figure's name and how it came in: where nothing is said of how much was expected, and where it is."""
_READ_HERE: frozenset[Word] = frozenset(
    {verbs.MOVED, verbs.CHANGED, verbs.TOUCHED, verbs.SETTLED, topics.FORECAST, numbers.FIGURE, adjectives.LEVEL_NOUN}
)
"""Words that say nothing else inside what is held against an expectation."""


def surprises(chart: Chart, *, told: bool) -> tuple[list[Statement], Chart]:
    """What a sentence says of figures against expectations, and the sentence without the words that say so.

    ``told`` says that the story has just spoken of a company's report.
    """
    if heard(chart.text).isdisjoint(estimates.EXPECTED):
        return [], chart
    found: list[Statement] = []
    economy = estimates.NO_COMPANY.search(chart.text) is not None
    said = _of_the_economy(chart) if economy else (*_compared(chart), *_expected(chart, told=told))
    for statement in said:
        if not any(s.start < statement.end and statement.start < s.end for s in found):
            found.append(statement)
    if not found:
        return [], chart
    kept = tuple(
        t
        for t in chart.tokens
        if t.word not in _READ_HERE or not any(s.start < t.end and t.start < s.end for s in found)
        or (t.word is numbers.FIGURE and not any(_is_inside(t, s) for s in found))
    )  # fmt: skip
    return found, replace(chart, tokens=kept)


def _is_inside(token: Token, statement: Statement) -> bool:
    core = token.value.core
    return core is not None and statement.start <= core[0] and core[1] <= statement.end


def _compared(chart: Chart) -> Iterator[Statement]:
    """ "topped estimates of $38.1 billion", "above the 86.5 billion yuan expected by analysts"."""
    text = chart.text
    for verb in estimates.CAME_IN.finditer(text):
        way = estimates.WAYS[str(verb.lastgroup)]
        figure, end, apart = _object(chart, verb.end())
        if end == verb.end() or (way is None and figure is None) or _is_guidance(chart, verb.start()):
            continue
        start = verb.start()
        if figure is None and (margin := _ahead_by(chart, start)) is not None:
            figure, start, apart = margin, min(start, margin.start), True
        topic = _topic(chart, start, end, far=figure is not None)
        earned = estimates.PER_SHARE.search(chart.text[:start]) is not None
        if topic is None and not earned and (figure is None or apart or not _is_of_a_company(chart, figure)):
            continue
        if topic is not None and topic.value is not Quantity.REPORTED:
            continue
        if figure is None and topic is not None and estimates.A_CAUSE.search(chart.text[: min(topic.start, start)]):
            continue  # "jumped 4% as sales outdid estimates": why it did, which nobody can settle
        yield _statement(chart, start, end, figure, way, topic, apart=apart)


def _object(chart: Chart, at: int) -> tuple[Token | None, int, bool]:
    """What stands behind the verb: the figure expected (or how far apart it came), where it ends, and which it is."""
    text = chart.text
    if (noun := estimates.OBJECT.match(text, at)) is not None:
        of = estimates.OF_SO_MUCH.match(text, noun.end())
        if of is not None and (token := _at(chart, of.end())) is not None:
            end = token.end + (text[token.end : token.end + 1] == ")" and "(" in of.group())
            return token, end, False
        by = estimates.BY.match(text, noun.end())
        if by is not None and (token := _at(chart, by.end())) is not None:
            return token, token.end, True
        return None, noun.end(), False
    a = estimates.A.match(text, at)
    if (token := _at(chart, a.end() if a else at)) is not None:
        foreseen = estimates.FORESEEN.match(text, token.end)
        return (token, foreseen.end(), False) if foreseen is not None else (None, at, False)
    foreseen = estimates.THAT_WAS_FORESEEN.match(text, at)
    return None, foreseen.end() if foreseen is not None else at, False


def _expected(chart: Chart, *, told: bool) -> Iterator[Statement]:
    """ "Analysts polled by LSEG had expected revenue of $6.52 billion": how it came in is said elsewhere."""
    for token in chart.figures:
        begin = _begin(chart, token)
        said = estimates.HAD_EXPECTED.search(chart.text[:begin])
        if said is None or token.value.part_of:
            continue
        topic = _topic(chart, said.start(), token.end, far=True)
        sum_of_money = token.value.bare and token.value.figure.scale >= A_MILLION  # "on 112.8 billion"
        known = told and (token.value.figure.unit is Unit.CURRENCY or sum_of_money)
        if (topic is None and not known and not _is_of_a_company(chart, token)) or _is_guidance(chart, said.start()):
            continue
        if topic is not None and topic.value is not Quantity.REPORTED:
            continue
        yield _statement(chart, said.start(), token.end, token, None, topic)


def _of_the_economy(chart: Chart) -> Iterator[Statement]:
    """ "Economists had expected 8.3%", "more than the 0.2 percent that economists had forecast"."""
    for token in chart.figures:
        if token.value.part_of or token.value.figure.unit is not Unit.PERCENT:
            continue
        begin = _begin(chart, token)
        before = estimates.HAD_EXPECTED.search(chart.text[:begin])
        if before is not None and chart.gap(0, before.start()) > 1:
            before = None  # "a rise of 1%, where economists had forecast a drop of 0.5": told for the sake of the other
        behind = estimates.FORESEEN.match(chart.text, token.end)
        told = before or behind
        if told is None or not estimates.ECONOMISTS.search(told.group()):
            continue
        start, end = (before.start(), token.end) if before else (begin, behind.end() if behind else token.end)
        statement = _statement(chart, start, end, token, None, None)
        yield statement.but(quantity=Quantity.MACRO, anchor=token.start if before else start, doubts=(Doubt.PERIOD,))


def _ahead_by(chart: Chart, at: int) -> Token | None:
    """The figure right before: "five cents better than", "4% above"."""
    return next((t for t in chart.figures if t.end <= at and not chart.text[t.end : at].strip()), None)


def _at(chart: Chart, place: int) -> Token | None:
    """The figure that begins at a place, or whose hedge does."""
    for token in chart.figures:
        if token.value.part_of or token.end <= place:
            continue
        begin = _begin(chart, token)
        if begin == place or (token.start <= place < begin and not chart.text[place:begin].strip()):
            return token
        if token.start == place and not estimates.COMPARES.search(chart.text[place:begin]):
            return token
        if begin > place:
            return None
    return None


def _begin(chart: Chart, token: Token) -> int:
    """Where a figure begins without its hedge."""
    start: int = token.value.core[0] if token.value.core != (0, 0) else token.start
    mark = estimates.CURRENCY_MARK.search(chart.text[:start])
    return mark.start() if mark is not None else start


def _topic(chart: Chart, start: int, end: int, *, far: bool) -> Token | None:
    """What was held against an expectation: the nearest topic before it, or one named in its object."""
    before = [t for t in chart.of(topics.TOPIC) if t.end <= start]
    inside = [t for t in chart.within(start, end, topics.TOPIC) if t.value is Quantity.REPORTED]
    near = [t for t in before[-1:] if chart.gap(t.end, start) <= (FAR if far else NEAR)]
    if near and not far and chart.crossed(near[0].end, start) > 1:
        near = []
    after = [
        t for t in chart.of(topics.TOPIC) if t.start >= end and estimates.ON_WHAT.fullmatch(chart.text[end : t.start])
    ]
    economy = [t for t in before if t.value is Quantity.MACRO]
    return next(iter(economy or inside or after or near), None)


def _is_of_a_company(chart: Chart, token: Token) -> bool:
    """Whether an amount of money without a name of its own is that of a company in the sentence."""
    company = any(m.names[0].kind is NameKind.COMPANY for m in chart.mentions)
    others = any(t.value is not Quantity.REPORTED for t in chart.of(topics.TOPIC))
    return company and not others and token.value.figure.unit is Unit.CURRENCY


def _is_guidance(chart: Chart, at: int) -> bool:
    """Whether it is the company's own view of what is to come that is held against that of others."""
    start = max((i + 1 for i, c in enumerate(chart.text[:at]) if c in ";:"), default=0)
    return estimates.GUIDED.search(chart.text, start, at) is not None


def _statement(
    chart: Chart, start: int, end: int, token: Token | None, way: Direction | None, topic: Token | None, *,
    apart: bool = False,
) -> Statement:  # fmt: skip
    """What was expected, or how far ``apart`` from that it came; a percentage that is expected is of something else."""
    figure = _plain(chart, token) if token is not None else None
    unit = figure.unit if figure is not None else Unit.CURRENCY
    fields: dict[str, Any] = {"figure": figure, "direction": way}
    usual = figure is None or (unit is Unit.PERCENT if apart else unit is Unit.CURRENCY)
    return Statement(
        Surprise, start, end, token.start if token is not None and token.start > start else start, fields, start,
        unit=unit, quantity=Quantity.REPORTED, topic=(topic.start, topic.end) if topic is not None else None,
        doubts=() if usual else (Doubt.FIGURE,),
    )  # fmt: skip


def _plain(chart: Chart, token: Token) -> Figure:
    """The figure without the hedge that says how it came in: "above the 86.5 billion"."""
    figure: Figure = token.value.figure
    compares = estimates.COMPARES.search(chart.text[token.start : _begin(chart, token)])
    return replace(figure, hedge=Hedge.EXACT) if compares else figure
