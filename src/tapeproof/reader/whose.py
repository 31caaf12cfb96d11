"""Whose figure it is: the name that a statement belongs to, by where it stands and what joins them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tapeproof.market.directory import Directory, Mention
from tapeproof.reader.context import INDEXES, STOCKS, Context, Spoken
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.instrument import Instrument, InstrumentType, Line, Nobody, Pair, Subject
from tapeproof.terms.quantity import Quantity, Unit
from tapeproof.words import adjectives, topics, verbs

_OWNED_AFTER = re.compile(r"^[\s,\"”’']*(?:for|in|off|of|on|from|to|hit|by)\s+(?:both\s+)?(?:the\s+|its\s+|shares\s+(?:of|in)\s+)?[\w’'\s-]{0,18}$", re.I)
_CARRIED_AFTER = re.compile(
    r"\b(?:lifted|sent|took|left|pushed|carried|dragged|drove|brought|helped|put|handed|gave|hit|knocked|propelled|saw|greeted|had come off|came off|lopped off|for)\b",
    re.I,
)
_BESIDE = re.compile(r"\b(?:than|from|by|against|versus|like|with|behind|of|in|as|over|among|to)\s+(?:the\s+|its\s+)?[\w’'\s-]{0,12}$", re.I)
_AND = re.compile(r"^(?:['’]s)?(?:\s*\([^)]*\))?\s*(?:,|,?\s*and|&|as well as|,?\s*plus|,?\s*or)\s*(?:(?:the|its|both|wider|broader|tech-heavy|blue-chip)\s+)*$", re.I)
_PRONOUN = re.compile(r"^\W*(?:it|its|they|their|them|that|this|these|those|which|whose)\b", re.I)


@dataclass(frozen=True, slots=True)
class Owner:
    """A subject found for a statement."""

    subject: Subject
    instrument: Instrument | None
    text: str
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the sentence that may be the subject; ``mention`` is None for a stranger."""

    start: int
    end: int
    text: str
    mention: Mention | None = None


def owners(chart: Chart, statement: Statement, context: Context, directory: Directory) -> tuple[Owner, ...]:
    """The subjects of a statement: usually one; several where names are joined by "and"."""
    if statement.quantity is Quantity.MACRO:
        return (Owner(Nobody(_topic(chart, statement)), None, _topic(chart, statement)),)
    candidates = tuple(_candidates(chart))
    ranked = sorted(((cost(chart, statement, c), c.start, c) for c in candidates), key=lambda x: x[:2])
    if ranked and ranked[0][0] < FARTHEST:
        best = ranked[0][2]
        group = _coordinated(chart, best, candidates)
        found = tuple(o for c in group if (o := _owner(chart, c, statement, context, directory)) is not None)
        if found:
            unsure = len(ranked) > 1 and len(group) == 1 and ranked[1][0] - ranked[0][0] < 1 and ranked[0][0] > 6
            return tuple(_doubting(o) if unsure else o for o in found)
    return (_inherited(chart, statement, context),)


FARTHEST = 60.0
"""A name costlier than this is not the subject."""


def cost(chart: Chart, statement: Statement, name: Candidate) -> float:
    """How far a name is from being the subject; words, clause ends and prepositions between count."""
    text = chart.text
    begin = min(statement.start, statement.anchor)
    extra = 0.0 if name.mention is None or not _is_loose(name) else 3.0
    if name.mention is None:
        extra += 1.0
    if name.end <= begin or (statement.head is not None and name.end <= statement.head):
        edge = min(begin, statement.head if statement.head is not None else begin)
        edge = max(edge, name.end)
        between = text[name.end : edge]
        if re.fullmatch(r"[’']s?\s*", text[name.end : name.end + 3]) and chart.gap(name.end, edge) > 3:
            extra += 1.5
        if _BESIDE.search(text[: name.start]) and not _heads_clause(chart, name):
            extra += 4.0
        semicolons = len(re.findall(r";|\.\s", between))
        return chart.gap(name.end, edge) * 0.6 + 1.5 * chart.crossed(name.end, edge) + 12 * semicolons + extra
    if name.start >= statement.end:
        between = text[statement.end : name.start]
        figures = [f for f in chart.figures if statement.end <= f.start and f.end <= name.start]
        heads = [h for h in chart.of(verbs.MOVED) if statement.end <= h.start and h.end <= name.start]
        if not figures and _OWNED_AFTER.match(between):
            return chart.gap(statement.end, name.start) * 0.4 - 1.5 + extra
        base = 6.0 + chart.gap(statement.end, name.start) * 0.7 + 3 * chart.crossed(statement.end, name.start)
        if _CARRIED_AFTER.search(between) and len(figures) <= 1:
            base -= 5.0
        return base + 6 * max(0, len(figures) - 1) + 4 * len(heads) + 14 * len(re.findall(r";", between)) + extra
    return 0.5 + extra


def _heads_clause(chart: Chart, name: Candidate) -> bool:
    start, _ = chart.clause(name.start)
    return chart.gap(start, name.start) <= 2


def _is_loose(name: Candidate) -> bool:
    mention = name.mention
    return mention is not None and all(n.kind in {"market", "epithet", "group"} for n in mention.names)


def _candidates(chart: Chart) -> Iterator[Candidate]:
    for mention in chart.mentions:
        if all(name.kind == "group" for name in mention.names):
            continue
        yield Candidate(mention.start, mention.end, mention.text, mention)
    for start, end, text in chart.strangers:
        yield Candidate(start, end, text)
    for token in chart.of(topics.SECTOR):
        yield Candidate(token.start, token.end, chart.text[token.start : token.end])


def _coordinated(chart: Chart, best: Candidate, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    known = sorted((c for c in candidates if c.mention is not None), key=lambda c: c.start)
    if best not in known:
        return (best,)
    at = known.index(best)
    first = last = at
    while first > 0 and _AND.match(chart.text[known[first - 1].end : known[first].start]):
        first -= 1
    while last + 1 < len(known) and _AND.match(chart.text[known[last].end : known[last + 1].start]):
        last += 1
    return tuple(known[first : last + 1])


def _owner(
    chart: Chart, name: Candidate, statement: Statement, context: Context, directory: Directory
) -> Owner | None:
    mention = name.mention
    if mention is None:
        return Owner(Nobody(name.text), None, name.text)
    weak = all(n.kind == "epithet" and not n.ids for n in mention.names)
    if weak:
        return _meant(name, statement, context)
    figure = statement.fields.get("figure")
    currency = figure.currency if figure is not None and figure.unit is Unit.CURRENCY else None
    symbol = None
    for candidate in mention.names:
        symbol = directory.resolve(candidate, context.home, None if currency == "$" else currency, chart.text)
        if symbol is not None:
            break
    if symbol is None:
        return Owner(Nobody(mention.text), None, mention.text)
    instrument = directory.instrument(symbol)
    doubts = (Doubt.SUBJECT,) if len({n.name for n in mention.names}) > 1 else ()
    if instrument is not None and instrument.type is InstrumentType.CURRENCY:
        return Owner(_pair(chart, symbol, mention, currency, directory), instrument, mention.text, doubts)
    return Owner(Line(symbol), instrument, mention.text, doubts)


_SIDES = {"yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "euro": "EUR", "pound": "GBP", "sterling": "GBP", "won": "KRW"}
_PAIR_OF = {"JPY": "JPY=X", "CNY": "CNY=X", "HKD": "HKD=X", "EUR": "EURUSD=X", "GBP": "GBPUSD=X", "KRW": "KRW=X", "INR": "INR=X"}
_DOLLAR = re.compile(r"\b(?:dollar|greenback|buck)\b", re.I)


def _pair(chart: Chart, symbol: str, mention: Mention, currency: str | None, directory: Directory) -> Subject:
    """The pair of a currency: the dollar beside a figure in yen, or "against the yen", is the dollar against the yen."""
    if _DOLLAR.search(mention.text):
        if currency in _PAIR_OF and currency not in {"EUR", "GBP"}:
            return Pair(_PAIR_OF[currency])
        other = re.match(r"[^.;]{0,40}\b(?:against|versus|vs\.?|to)\s+(?:the\s+)?(?:\w+\s+)?(\w+)", chart.text[mention.end :], re.I)
        if other and (code := _SIDES.get(other.group(1).lower())):
            pair = _PAIR_OF[code]
            return Pair(pair, inverted=pair.endswith("USD=X"))
        return Line(symbol)
    return Pair(symbol, inverted=not symbol.endswith("USD=X"))


def _meant(name: Candidate, statement: Statement, context: Context) -> Owner | None:
    """What "the index" or "the stock" stands for: the last subject of that type."""
    word = name.text.lower()
    if re.search(r"index|gauge|benchmark|average|bourse|market\b|measure|indicator|barometer", word):
        types = INDEXES
    elif re.search(r"stock|share|company|group|firm|maker|giant|retailer|bank|lender|chipmaker|carmaker", word):
        types = STOCKS
    else:
        types = None
    spoken = context.last(types)
    if spoken is None:
        return Owner(Nobody(name.text), None, name.text)
    return Owner(spoken.subject, spoken.instrument, name.text)


def _inherited(chart: Chart, statement: Statement, context: Context) -> Owner:
    """The subject of the sentence before; certain where a pronoun or the one paragraph ties them."""
    spoken = context.last()
    if spoken is None:
        return Owner(Nobody(), None, "")
    tied = _PRONOUN.match(chart.text) is not None or context.rivals(None, chart.sentence.paragraph) <= 1
    same = spoken.paragraph == chart.sentence.paragraph
    doubts = () if tied or (same and context.rivals(None, chart.sentence.paragraph) <= 2) else (Doubt.SUBJECT,)
    return Owner(spoken.subject, spoken.instrument, spoken.text, doubts)


def _doubting(owner: Owner) -> Owner:
    return Owner(owner.subject, owner.instrument, owner.text, (*owner.doubts, Doubt.SUBJECT))


def _topic(chart: Chart, statement: Statement) -> str:
    start, end = chart.clause(statement.anchor)
    marks = chart.within(start, end, topics.TOPIC)
    return chart.text[marks[0].start : marks[0].end] if marks else ""


def spoken_of(owner: Owner, paragraph: int) -> Spoken | None:
    """What the context remembers of a subject; nothing of strangers."""
    if isinstance(owner.subject, Nobody):
        return None
    return Spoken(owner.subject, owner.instrument, paragraph, owner.text)


