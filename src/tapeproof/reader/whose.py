"""Whose figure it is: the name that a statement belongs to, by where it stands and what joins them."""

from __future__ import annotations

from collections.abc import Sequence

from tapeproof.kinds.breadth import Breadth
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.market.directory import Directory, Mention, Name, NameKind
from tapeproof.reader.candidates import FARTHEST, Candidate, coordinated, cost, may_own
from tapeproof.reader.context import Context
from tapeproof.reader.owner import TYPES_OF, Owner, doubting
from tapeproof.reader.plural import all_of, meant, spoken_last
from tapeproof.reader.rates import METALS, pair_of
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Doubt
from tapeproof.terms.exchange import BENCHMARKS
from tapeproof.terms.instrument import Group, Line, Nobody
from tapeproof.terms.money import HOME_CURRENCY
from tapeproof.terms.quantity import Quantity, Unit
from tapeproof.words import joints, timejoints, topics


def owners(
    chart: Chart, statement: Statement, names: Sequence[Candidate], context: Context, directory: Directory
) -> tuple[Owner, ...]:
    """The subjects of a statement among the names of its sentence: usually one; several where "and" joins them."""
    if statement.quantity is Quantity.MACRO:
        return (Owner(Nobody(_topic(chart, statement)), None, _topic(chart, statement)),)
    if statement.converts:
        return (_converted(statement, context, directory),)
    if statement.answer is Breadth:
        return (_counted(chart, statement, context, directory),)
    if (told := meant(chart, statement)) is not None:
        before = [c for c in names if c.end <= told.start and _is_named(c)]
        named = [_owner(chart, c, statement, context, directory) for c in before]
        if every := all_of(told, [o for o in named if o is not None], context, chart.sentence.paragraph):
            return every
    candidates = tuple(c for c in names if may_own(chart, statement, c))
    ranked = sorted(((cost(chart, statement, c), c.start, c) for c in candidates), key=lambda x: x[:2])
    if ranked and ranked[0][0] < FARTHEST and not _defers(chart, statement, ranked[0]):
        best = ranked[0][2]
        group = coordinated(chart, best, candidates)
        if statement.quantity is not Quantity.PRICE or chart.text[best.end : statement.start].strip() == "(":
            group = (best,)
        found = tuple(o for c in group if (o := _owner(chart, c, statement, context, directory)) is not None)
        if found and statement.answer in {Move, Record} and (both := _both(best, context)):
            return both
        if found:
            several = len(found) == 1 and _speaks_of_several(chart, statement, best)
            level = len(ranked) > 1 and len(group) == 1 and ranked[1][0] - ranked[0][0] < 1
            unsure = several or (level and ranked[0][0] > FAR)
            implied = ranked[0][0] > NEAR or best.is_market
            found = tuple(replace(o, implied=o.implied or implied) for o in found)
            return tuple(replace(doubting(o), implied=True) if unsure else o for o in found)
    beside = {c.text for _, _, c in ranked if c.end <= statement.start}
    others = replace(context, spoken=tuple(s for s in context.spoken if s.text not in beside))
    return (_inherited(chart, statement, others if others.spoken else context),)


def _both(name: Candidate, context: Context) -> tuple[Owner, ...]:
    """ "The two gauges": the two of their type that were spoken of last."""
    of = name.mention.names[0].of if name.mention is not None else ""
    if of not in TYPES_OF or joints.THE_TWO.match(name.text) is None:
        return ()
    return tuple(Owner(s.subject, s.instrument, s.text, implied=True) for s in spoken_last(2, TYPES_OF[of], context))


def _counted(chart: Chart, statement: Statement, context: Context, directory: Directory) -> Owner:
    """The index or group whose members are counted: the one named with them, or nobody."""
    if (named := named_with(chart, statement, context, directory)) is not None:
        return named
    its = joints.ITS.search(chart.text[statement.start : statement.end])
    if statement.fields.get("other") is None and its is None:
        return Owner(Nobody(), None, "")
    for mention in reversed([m for m in chart.mentions if m.end <= statement.start]):
        if mention.names[0].kind is NameKind.INDEX:  # "29 of 30 stocks": those of the index spoken of
            name = Candidate(mention.start, mention.end, mention.text, mention)
            return _owner(chart, name, statement, context, directory) or Owner(Nobody(), None, "")
    before = context.meant(TYPES_OF["index"], chart.sentence.paragraph)
    if before is None:
        return Owner(Nobody(), None, "")
    return Owner(before.subject, before.instrument, before.text, (Doubt.SUBJECT,), implied=True)


def named_with(chart: Chart, statement: Statement, context: Context, directory: Directory) -> Owner | None:
    """The one that a statement names itself: whose members are counted, or the other side of a comparison."""
    for mention in chart.mentions:
        if (mention.start, mention.end) == statement.named:
            if mention.names[0].group:
                return Owner(Group(mention.names[0].group), None, mention.text)
            name = Candidate(mention.start, mention.end, mention.text, mention)
            return _owner(chart, name, statement, context, directory) or Owner(Nobody(mention.text), None, mention.text)
    return None


def _speaks_of_several(chart: Chart, statement: Statement, best: Candidate) -> bool:
    """ "the two have slumped 19% and 17%": one name alone is not meant."""
    start = best.end if best.end <= statement.start else chart.clause(statement.anchor)[0]
    return timejoints.SEVERAL.search(chart.text[start : statement.start]) is not None


FAR = 6.0
"""Beyond this two names as near as each other leave a doubt."""
NEAR = 4.0
"""A name costlier than this is taken for the subject, but not said to be."""


def _defers(chart: Chart, statement: Statement, best: tuple[float, int, Candidate]) -> bool:
    """Whether a name is too far behind the figure, or too unsure, to be its subject: that of the sentence before is."""
    cost, start, name = best
    if start < statement.end:  # "It rose 5.9%, beside the Dow's 9%, and at the close it was 35% …"
        return cost >= 12 and statement.answer is not Rank and joints.PRONOUN.match(chart.text) is not None
    stranger = name.mention is None and not name.is_market
    return cost >= (4 if joints.PRONOUN.match(chart.text) else 6 if stranger else 11)


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
    currency = figure.currency if figure is not None and priced else _quoted_in(chart, mention)
    words = _around(chart, mention)
    symbol, meant = None, mention.names[0]
    for meant in mention.names:
        symbol = directory.resolve(meant, context.home, None if currency == "$" else currency, words)
        if symbol is not None:
            break
    if symbol is None and all(n.kind is NameKind.EPITHET for n in mention.names):
        return _meant(chart, name, context, directory)
    if symbol is None:
        return Owner(Nobody(mention.text), None, mention.text)
    instrument = directory.instrument(symbol)
    doubts = (Doubt.SUBJECT,) if len({n.ids for n in mention.names}) > 1 or mention.names[0].weak else ()
    if meant.kind is NameKind.CURRENCY:
        subject = pair_of(chart, symbol, meant, mention, currency, directory)
        return Owner(subject, directory.instrument(subject.id), mention.text, doubts)
    return Owner(Line(symbol), instrument, mention.text, doubts, others=meant.others)


THE_BENCHMARK = frozenset({"the benchmark", "the benchmark index", "the benchmark gauge"})
"""In copy of a market its own, wherever it was named."""
_NO_SHARES = TYPES_OF["currency"] | TYPES_OF["commodity"] | TYPES_OF["yield"] | TYPES_OF["crypto"]


def _benchmark(chart: Chart, name: Candidate, context: Context, directory: Directory) -> Owner | None:
    """The benchmark of the story's home, if it has been named."""
    symbol = BENCHMARKS.get(context.home)
    beside = [m for m in chart.mentions if any(symbol == listed for each in m.names for _, listed in each.ids)]
    spoken = [each for each in context.spoken if getattr(each.subject, "id", "") == symbol]
    if symbol is None or not (beside or spoken):
        return None
    return Owner(Line(symbol), directory.instrument(symbol), name.text, implied=True)


def _meant(chart: Chart, name: Candidate, context: Context, directory: Directory) -> Owner | None:
    """What "the index" or "the stock" stands for: the last subject of that type, in the sentence or before it."""
    mention = name.mention
    if mention is None:
        return None
    types = TYPES_OF.get(mention.names[0].of)
    words = _around(chart, mention)
    if joints.OF_A_PART.search(name.text):
        return Owner(Nobody(name.text), None, name.text)
    local = joints.OF_THE_HOME.search(name.text) is not None
    if local and (own := _of_the_home(name, mention.names[0].of, context, directory)) is not None:
        return own
    if name.text.lower() in THE_BENCHMARK and (own := _benchmark(chart, name, context, directory)) is not None:
        return own
    for other in reversed([m for m in chart.mentions if m.end <= name.start and m.names[0].kind in _NAMED]):
        symbol = directory.resolve(other.names[0], context.home, None, words)
        instrument = directory.instrument(symbol) if symbol else None
        if symbol and instrument is not None and (types is None or instrument.type in types):
            return Owner(Line(symbol), instrument, name.text)
    spoken = context.meant(types, chart.sentence.paragraph)
    if name.text.lower().endswith("metal"):
        spoken = next((each for each in context.spoken if getattr(each.subject, "id", "") in METALS), None)
    if name.text.lower().endswith("average"):
        averages = (s for s in context.spoken if s.instrument is not None and s.instrument.name.endswith("Average"))
        spoken = next(averages, spoken)
    if spoken is None:
        bare = name.text.lower() == "shares" and context.last() is None
        no_share = (mention.names[0].of != "index" and not bare) or context.last(
            _NO_SHARES
        ) is not None  # "Brent … The benchmark"
        own = None if no_share else _of_the_home(name, "index", context, directory)
        return doubting(own) if own is not None else None
    subject, instrument = spoken.subject, spoken.instrument
    if isinstance(subject, Line) and instrument is not None and instrument.company is not None:
        symbol_now = subject.id
        lines = [directory.instrument(listing) for listing in directory.listings(symbol_now)]
        ids = tuple((line.exchange or "", line.id) for line in lines if line is not None)
        here = sorted(ids, key=lambda one: one[1] != symbol_now)
        symbol = directory.resolve(
            Name(NameKind.COMPANY, instrument.name, tuple(here)), instrument.exchange, None, words
        )
        if symbol is not None:
            subject, instrument = Line(symbol), directory.instrument(symbol)
    return Owner(subject, instrument, name.text, (Doubt.SUBJECT,) if spoken.unsure else (), implied=True)


def _of_the_home(name: Candidate, of: str, context: Context, directory: Directory) -> Owner | None:
    """ "the city's benchmark", "the local currency", and "the index" where none was named: that of the story's home."""
    if of in {"index", "stock"} and (symbol := BENCHMARKS.get(context.home)) is not None:
        return Owner(Line(symbol), directory.instrument(symbol), name.text, implied=True)
    pair = directory.pair(HOME_CURRENCY.get(context.home, "USD"), "USD") if of == "currency" else None
    return Owner(pair, directory.instrument(pair.id), name.text, implied=True) if pair is not None else None


_NAMED = frozenset(
    {
        NameKind.MARKET,
        NameKind.INDEX,
        NameKind.COMPANY,
        NameKind.COMMODITY,
        NameKind.CRYPTO,
        NameKind.FUND,
        NameKind.YIELD,
    }
)


def _is_named(name: Candidate) -> bool:
    return name.mention is not None and name.mention.names[0].kind in _NAMED


def _quoted_in(chart: Chart, mention: Mention) -> str | None:
    """The currency of the price told of a name in its sentence: "Alibaba rose 3% to HK$140.80"."""
    until = min((m.start for m in chart.mentions if m.start >= mention.end), default=len(chart.text))
    told = (token.value.figure for token in chart.figures if mention.end <= token.start < until)
    return next((each.currency for each in told if each.unit is Unit.CURRENCY and each.scale == 1), None)


def _around(chart: Chart, mention: Mention) -> str:
    """The words beside a name that may tell its listing."""
    return chart.text[max(0, mention.start - 16) : mention.end + 24]


def _inherited(chart: Chart, statement: Statement, context: Context) -> Owner:
    """The subject of the sentence before; certain where a pronoun or the one paragraph ties them."""
    paragraph = chart.sentence.paragraph
    reported = statement.quantity is Quantity.REPORTED
    spoken = context.last(TYPES_OF["company"]) if reported else context.meant(None, paragraph)
    spoken = spoken or context.last()
    if spoken is None:
        return Owner(Nobody(), None, "")
    tied = joints.PRONOUN.match(chart.text) is not None or context.rivals(None, chart.sentence.paragraph) <= 1
    same = spoken.paragraph == chart.sentence.paragraph
    worth = statement.quantity is context.topic is Quantity.MARKET_VALUE
    of_a_price = context.topic is Quantity.PRICE or worth
    if timejoints.SEVERAL.before(chart.text, statement.start) or not of_a_price:
        return Owner(spoken.subject, spoken.instrument, spoken.text, (Doubt.SUBJECT,), implied=True)
    doubts = (
        (Doubt.SUBJECT,)
        if spoken.unsure
        else ()
        if tied or (same and context.rivals(None, chart.sentence.paragraph) <= 2)
        else (Doubt.SUBJECT,)
    )
    return Owner(spoken.subject, spoken.instrument, spoken.text, doubts, implied=True)


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
