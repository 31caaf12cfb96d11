"""Whose figure it is: the name that a statement belongs to, by where it stands and what joins them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tapeproof.market.directory import Directory, Mention, Name, NameKind
from tapeproof.reader.context import Context, Spoken
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.exchange import BENCHMARKS
from tapeproof.terms.instrument import Instrument, InstrumentType, Line, Nobody, Pair, Subject
from tapeproof.terms.money import HOME_CURRENCY
from tapeproof.terms.quantity import Quantity, Unit
from tapeproof.words import topics, verbs

_OWNED_AFTER = re.compile(
    r"^[\s,\"”’']*(?:apiece\s+)?(?:for|in|off|of|on|from|to|hit|by)\s+(?:both\s+)?(?:the\s+|its\s+)?(?:(?:shares|stock|wider|broader|[A-Z][a-z]+[’']s?)\s+(?:of\s+|in\s+)?)?$"
)
_CARRIED_AFTER = re.compile(
    r"\b(?:lifted|sent|took|left|pushed|carried|dragged|drove|brought|helped|put|handed|gave|hit|knocked|propelled|saw|greeted|had come off|came off|lopped off|for)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:than|from|by|against|versus|like|with|behind|of|in|as|over|among|to)\s+(?:the\s+|its\s+)?(?:[\w’'-]+\s+)?$",
    re.IGNORECASE,
)
_AND = re.compile(
    r"^(?:['’]s)?(?:\s*\([^)]*\))?\s*(?P<joint>,\s*and|,|and|&|as well as|plus|or)\s*(?:(?:the|its|both|wider|broader|tech-heavy|blue-chip)\s+)*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s*(?:which|who|whose|where|an?|one of|home to|parent of|the parent)\b[^,;]*,|\([^)]*\)|\s[-–—]\s[^-–—;]*\s[-–—]\s"
)
_PRONOUN = re.compile(r"^\W*(?:it|its|they|their|them|that|this|these|those|which|whose)\b", re.IGNORECASE)


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
    is_market: bool = False
    """Stocks without more: the benchmark of the story's home."""


def owners(chart: Chart, statement: Statement, context: Context, directory: Directory) -> tuple[Owner, ...]:
    """The subjects of a statement: usually one; several where names are joined by "and"."""
    if statement.quantity is Quantity.MACRO:
        return (Owner(Nobody(_topic(chart, statement)), None, _topic(chart, statement)),)
    if statement.converts:
        return (_converted(statement, context, directory),)
    candidates = tuple(_candidates(chart))
    ranked = sorted(((cost(chart, statement, c), c.start, c) for c in candidates), key=lambda x: x[:2])
    if ranked and ranked[0][0] < FARTHEST and not _defers(chart, statement, ranked[0]):
        best = ranked[0][2]
        group = _coordinated(chart, best, candidates)
        if statement.quantity is not Quantity.PRICE:
            group = (best,)
        found = tuple(o for c in group if (o := _owner(chart, c, statement, context, directory)) is not None)
        if found:
            unsure = len(ranked) > 1 and len(group) == 1 and ranked[1][0] - ranked[0][0] < 1 and ranked[0][0] > 6
            return tuple(_doubting(o) if unsure else o for o in found)
    return (_inherited(chart, statement, context),)


def _defers(chart: Chart, statement: Statement, best: tuple[float, int, Candidate]) -> bool:
    """A sentence that begins with a pronoun speaks of the subject before it, not of a name far behind the figure."""
    return best[1] >= statement.end and best[0] >= 4 and _PRONOUN.match(chart.text) is not None


FARTHEST = 60.0
"""A name costlier than this is not the subject."""


def cost(chart: Chart, statement: Statement, name: Candidate) -> float:
    """How far a name is from being the subject; words, clause ends and prepositions between count."""
    text = chart.text
    begin = min(statement.start, statement.anchor)
    extra = 0.0 if name.mention is None or not _is_loose(name) else 1.0
    if name.mention is None:
        extra += 2.0 if name.is_market else 1.0
    if name.end <= begin or (statement.head is not None and name.end <= statement.head):
        edge = min(begin, statement.head if statement.head is not None else begin)
        edge = max(edge, name.end)
        between = text[name.end : edge]
        if re.fullmatch(r"[’']s?\s*", text[name.end : name.end + 3]) and chart.gap(name.end, edge) > 3:
            extra += 1.5
        if _BESIDE.search(text[: name.start]) and not _heads_clause(chart, name):
            extra += 4.0
        if _is_participial(chart, statement) and not any(
            h.start < name.start for h in chart.of(verbs.MOVED) if h.end <= edge
        ):
            return (
                chart.gap(max((i + 1 for i in _semicolons(text) if i < name.start), default=0), name.start) * 0.3
                + extra
            )
        gap = chart.gap(name.end, edge) - sum(
            chart.gap(*span) for span in _asides(chart) if name.end <= span[0] and span[1] <= edge
        )
        extra += 8.0 * sum(span[0] <= name.start and name.end <= span[1] <= edge for span in _asides(chart))
        return gap * 0.6 + 1.5 * chart.crossed(name.end, edge) + 12 * between.count(";") + extra
    if name.start >= statement.end:
        between = text[statement.end : name.start]
        figures = [f for f in chart.figures if statement.end <= f.start and f.end <= name.start]
        heads = [h for h in chart.of(verbs.MOVED) if statement.end <= h.start and h.end <= name.start]
        if name.mention is None or name.mention.names[0].kind is NameKind.MACRO:
            extra += 6.0
        if not figures and _OWNED_AFTER.match(between):
            return chart.gap(statement.end, name.start) * 0.4 - 1.5 + extra
        base = 6.0 + chart.gap(statement.end, name.start) * 0.7 + 5 * chart.crossed(statement.end, name.start)
        if _CARRIED_AFTER.search(between) and len(figures) <= 1:
            base -= 5.0
        return base + 6 * max(0, len(figures) - 1) + 4 * len(heads) + 14 * len(re.findall(r";", between)) + extra
    return 0.5 + extra


def _is_participial(chart: Chart, statement: Statement) -> bool:
    """ ", climbing 2.1 percent": said of the clause's own subject, not of the name before the comma."""
    if statement.head is None:
        return False
    word = re.match(r"\w+", chart.text[statement.head :])
    return word is not None and word.group().endswith("ing") and chart.text[: statement.head].rstrip().endswith(",")


def _semicolons(text: str) -> list[int]:
    return [i for i, c in enumerate(text) if c == ";"]


def _asides(chart: Chart) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _ASIDE.finditer(chart.text))


def _heads_clause(chart: Chart, name: Candidate) -> bool:
    start, _ = chart.clause(name.start)
    return chart.gap(start, name.start) <= 2


def _is_loose(name: Candidate) -> bool:
    mention = name.mention
    return mention is not None and all(n.kind in {"market", "epithet", "group"} for n in mention.names)


def _candidates(chart: Chart) -> Iterator[Candidate]:
    for mention in chart.mentions:
        if all(name.kind is NameKind.GROUP or (name.weak and name.kind is NameKind.INDEX) for name in mention.names):
            continue
        yield Candidate(mention.start, mention.end, mention.text, mention)
    for start, end, text in chart.strangers:
        yield Candidate(start, end, text)
    for token in chart.of(topics.SECTOR):
        yield Candidate(token.start, token.end, chart.text[token.start : token.end])
    for match in _STOCKS.finditer(chart.text):
        if not any(m.start < match.end() and match.start() < m.end for m in chart.mentions):
            yield Candidate(match.start(), match.end(), match.group(), is_market=True)


_STOCKS = re.compile(r"(?<![\w’'-] )(?<!\w)(?:[Ss]tocks|[Ee]quities)(?!\w|\s(?:of|in\s[A-Z]))")


def _coordinated(chart: Chart, best: Candidate, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    known = sorted((c for c in candidates if c.mention is not None), key=lambda c: c.start)
    if best not in known:
        return (best,)
    at = known.index(best)
    joints = [_AND.match(chart.text[a.end : b.start]) if _sort(a) is _sort(b) else None for a, b in pairwise(known)]
    first = last = at
    while first > 0 and joints[first - 1]:
        first -= 1
    while last + 1 < len(known) and joints[last]:
        last += 1
    inner = [joint["joint"] for joint in joints[first:last] if joint is not None]
    return tuple(known[first : last + 1]) if any(joint.strip() != "," for joint in inner) else (best,)


def _sort(name: Candidate) -> NameKind | None:
    return name.mention.names[0].kind if name.mention is not None else None


def _owner(chart: Chart, name: Candidate, statement: Statement, context: Context, directory: Directory) -> Owner | None:
    mention = name.mention
    if name.is_market:
        symbol = BENCHMARKS.get(context.home)
        if symbol is None:
            return Owner(Nobody(name.text), None, name.text)
        return Owner(Line(symbol), directory.instrument(symbol), name.text)
    if mention is None:
        return Owner(Nobody(name.text), None, name.text)
    weak = all(n.kind == "epithet" and not n.ids for n in mention.names)
    if weak:
        return _meant(chart, name, context, directory)
    figure = statement.fields.get("figure")
    priced = figure is not None and figure.unit is Unit.CURRENCY and statement.quantity is Quantity.PRICE
    currency = figure.currency if priced else None
    words = _around(chart, mention)
    symbol, meant = None, mention.names[0]
    for meant in mention.names:
        symbol = directory.resolve(meant, context.home, None if currency == "$" else currency, words)
        if symbol is not None:
            break
    if symbol is None:
        return Owner(Nobody(mention.text), None, mention.text)
    instrument = directory.instrument(symbol)
    doubts = (Doubt.SUBJECT,) if len({n.name for n in mention.names}) > 1 or mention.names[0].weak else ()
    if meant.kind is NameKind.CURRENCY:
        subject = _pair(chart, symbol, meant, mention, currency, directory)
        return Owner(subject, directory.instrument(subject.id), mention.text, doubts)
    return Owner(Line(symbol), instrument, mention.text, doubts)


TYPES_OF = {
    "index": frozenset({InstrumentType.INDEX}),
    "stock": frozenset({InstrumentType.STOCK, InstrumentType.FUND}),
    "company": frozenset({InstrumentType.STOCK}),
    "currency": frozenset({InstrumentType.CURRENCY}),
    "commodity": frozenset({InstrumentType.FUTURE, InstrumentType.SPOT}),
    "yield": frozenset({InstrumentType.YIELD}),
    "crypto": frozenset({InstrumentType.CRYPTO}),
    "fund": frozenset({InstrumentType.FUND}),
}
"""What an epithet may stand for."""

_AGAINST = re.compile(
    r"[^.;]{0,48}\b(?:against|versus|vs\.?|to|per)\s+(?:the\s+)?(?:(?:japanese|chinese|us|u\.s\.|american)\s+)?$",
    re.IGNORECASE,
)


def _pair(
    chart: Chart, symbol: str, name: Name, mention: Mention, currency: str | None, directory: Directory
) -> Line | Pair:
    """The pair of a currency: the dollar beside a figure in yen, or "against the yen", is the dollar against the yen."""
    other = None
    if currency not in {None, "$", name.iso} and currency != "USD":
        other = currency
    for beside in chart.mentions:
        iso = beside.names[0].iso
        if (
            iso
            and iso != name.iso
            and beside.start >= mention.end
            and _AGAINST.fullmatch(chart.text[mention.end : beside.start])
        ):
            other = iso
    if other is not None and name.iso and (pair := directory.pair(name.iso, other)) is not None:
        return pair
    if name.iso == "USD":
        return Line(symbol)
    return Pair(symbol, inverted=name.inverted)


def _meant(chart: Chart, name: Candidate, context: Context, directory: Directory) -> Owner | None:
    """What "the index" or "the stock" stands for: the last subject of that type, in the sentence or before it."""
    mention = name.mention
    if mention is None:
        return None
    types = TYPES_OF.get(mention.names[0].of)
    words = _around(chart, mention)
    for other in reversed([m for m in chart.mentions if m.end <= name.start and m.names[0].kind in _NAMED]):
        symbol = directory.resolve(other.names[0], context.home, None, words)
        instrument = directory.instrument(symbol) if symbol else None
        if symbol and instrument is not None and (types is None or instrument.type in types):
            return Owner(Line(symbol), instrument, name.text)
    spoken = context.last(types)
    if spoken is None:
        return None
    subject, instrument = spoken.subject, spoken.instrument
    if isinstance(subject, Line) and instrument is not None and instrument.company is not None:
        ids = tuple(
            (i.exchange or "", i.id)
            for s in directory.listings(subject.id)
            if (i := directory.instrument(s)) is not None
        )
        here = sorted(ids, key=lambda one: one[1] != subject.id)
        symbol = directory.resolve(
            Name(NameKind.COMPANY, instrument.name, tuple(here)), instrument.exchange, None, words
        )
        if symbol is not None:
            subject, instrument = Line(symbol), directory.instrument(symbol)
    return Owner(subject, instrument, name.text)


_NAMED = frozenset(
    {NameKind.INDEX, NameKind.COMPANY, NameKind.COMMODITY, NameKind.CRYPTO, NameKind.FUND, NameKind.YIELD}
)


def _around(chart: Chart, mention: Mention) -> str:
    """The words beside a name that may tell its listing."""
    return chart.text[max(0, mention.start - 16) : mention.end + 24]


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


def _converted(statement: Statement, context: Context, directory: Directory) -> Owner:
    """The pair of the two currencies of an amount."""
    dollar = HOME_CURRENCY.get(context.home, "USD")
    dollar = dollar if dollar.endswith("D") else "USD"
    codes = [statement.converts, statement.fields["figure"].currency]
    first, second = ("USD" if code == "$" and "USD" not in codes else dollar if code == "$" else code for code in codes)
    pair = directory.pair(second, first)
    return Owner(pair, directory.instrument(pair.id), "") if pair is not None else Owner(Nobody(), None, "")


def _topic(chart: Chart, statement: Statement) -> str:
    start, end = chart.clause(statement.anchor)
    marks = chart.within(start, end, topics.TOPIC)
    return chart.text[marks[0].start : marks[0].end] if marks else ""


def spoken_of(owner: Owner, paragraph: int) -> Spoken | None:
    """What the context remembers of a subject; nothing of strangers."""
    if isinstance(owner.subject, Nobody):
        return None
    return Spoken(owner.subject, owner.instrument, paragraph, owner.text)
