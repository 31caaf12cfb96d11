"""Names that may own a figure, and how far each stands from it: words, clause ends and prepositions between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from tapeproof.kinds.rank import Rank
from tapeproof.kinds.surprise import Surprise
from tapeproof.market.directory import Mention, NameKind
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.quantity import Quantity, Unit
from tapeproof.words import adjectives, estimates, headjoints, joints, rankjoints, topics, verbs
from tapeproof.words.pattern import pattern

FARTHEST = 60.0
"""A name costlier than this is not the subject."""


_OWNS = pattern(r"[’']s?\s*")
_WORD = pattern(r"\w+")
_LISTS = frozenset({NameKind.INDEX, NameKind.MARKET, NameKind.GROUP})
"""What has members: "the Dow's best performer" is one of them."""


class Candidate(Struct, frozen=True):
    """A stretch of the sentence that may be the subject; ``mention`` is None for a stranger."""

    start: int
    end: int
    text: str
    mention: Mention | None = None
    is_market: bool = False
    """Stocks without more: the benchmark of the story's home."""


def names_in(chart: Chart) -> Iterator[Candidate]:
    """Every name of a sentence, known or not, and the sectors and markets that stand for one."""
    for mention in chart.mentions:
        if all(name.kind is NameKind.GROUP or (name.weak and name.kind is NameKind.INDEX) for name in mention.names):
            continue
        if not _is_the_other_side(chart, mention) and not _leads_to_a_name(chart, mention):
            yield Candidate(mention.start, mention.end, mention.text, mention)
    for start, end, text in chart.strangers:
        yield Candidate(start, end, text)
    for token in chart.of(topics.SECTOR):
        if _stands_for_them(chart, token.end):
            continue
        yield Candidate(token.start, token.end, chart.text[token.start : token.end])
    for match in joints.STOCKS.everywhere(chart.text):
        if not any(m.start < match.end() and match.start() < m.end for m in chart.mentions):
            yield Candidate(match.start(), match.end(), match.group(), is_market=True)


def _stands_for_them(chart: Chart, place: int) -> bool:
    """ "the small caps of the Russell 2000": the index is the subject."""
    of = headjoints.OF_AN_INDEX.match(chart.text, place)
    indexes = [m for m in chart.mentions if m.names[0].kind is NameKind.INDEX]
    return of is not None and any(place < m.start <= of.end() < m.end for m in indexes)


def _leads_to_a_name(chart: Chart, mention: Mention) -> bool:
    """ "the shares of Nike": the name behind it is the subject."""
    if all(name.kind is NameKind.SECTOR for name in mention.names) and _stands_for_them(chart, mention.end):
        return True
    of = joints.OF_A_NAME.match(chart.text, mention.end)
    epithet = all(name.kind is NameKind.EPITHET for name in mention.names)
    if of is not None and mention.text.endswith(" shares"):  # "the American shares of TSMC", never those in London
        epithet = of.group().split()[0] == "of"
    return epithet and of is not None and any(other.start == of.end() for other in chart.mentions)


def _is_the_other_side(chart: Chart, mention: Mention) -> bool:
    """ "against the dollar", "per dollar": what a currency spoken of before is quoted in."""
    if not mention.names[0].iso or joints.WHICH.match(chart.text[mention.end :]):
        return False
    if joints.SO_MUCH_PER.search(chart.text[: mention.start]):
        return True
    before = [m for m in chart.mentions if m.end <= mention.start and m.names[0].iso not in {"", mention.names[0].iso}]
    return any(joints.AGAINST_A_CURRENCY.fullmatch(chart.text[m.end : mention.start]) for m in before) or bool(
        before and joints.PER.before(chart.text, mention.start)
    )


def may_own(chart: Chart, statement: Statement, name: Candidate) -> bool:
    """Whether a name may be the subject at all: not the other side, nor whose poll a figure came in against."""
    stranger = name.mention is None
    if any(a <= name.start < b or (stranger and name.start < a < name.end) for a, b in statement.others):
        return False
    if (name.start, name.end) == statement.named:
        return False
    if statement.answer is not Surprise:
        return True
    polled = statement.start <= name.start < statement.end and estimates.POLLED_BY.before(chart.text, name.start)
    return not polled and estimates.POLLSTERS.fullmatch(name.text) is None


def cost(chart: Chart, statement: Statement, name: Candidate) -> float:
    """How far a name is from being the subject; words, clause ends and prepositions between count."""
    text = chart.text
    begin = min(statement.start, statement.anchor)
    extra = 0.0 if name.mention is None or not _is_loose(name) else 1.0
    if name.mention is None:
        extra += 2.0 if name.is_market else 1.0
    figure = statement.fields.get("figure")
    if statement.quantity is Quantity.PRICE and getattr(figure, "unit", None) is Unit.CURRENCY and _has_no_price(name):
        extra += 8.0
    if name.mention is not None and joints.OF_WHICH.fullmatch(text[name.end : begin]):
        return 0.3 + extra
    if name.end <= begin or (statement.head is not None and name.end <= statement.head):
        edge = min(begin, statement.head if statement.head is not None else begin)
        edge = max(edge, name.end)
        between = text[name.end : edge]
        if _OWNS.fullmatch(text[name.end : name.end + 3]) and chart.gap(name.end, edge) > 3:
            extra += 1.5
        extra += _aside_cost(chart, statement, name)
        if "," in between and joints.SUBORDINATE.before(text, name.start):
            extra += 1.5  # "as war sent oil prices soaring, the market came back to a plunge"
        if not _heads_clause(chart, name) and joints.IT_IS_NOW.search(text[name.end : edge]):
            extra += 12.0
        if _is_participial(chart, statement):
            heads = chart.within(0, edge, verbs.MOVED)
            set_against = joints.WHILE.before(text, name.start) is not None
            extra += 6.0 if not set_against and any(h.end <= name.start for h in heads) else 0.0
            later = (m.start for m in chart.mentions if name.end <= m.start < edge)
            another = any(joints.WHILE.before(text, start) for start in later)  # "while the Russell 2000 did worse"
            if not another and not any(h.start < name.start for h in heads):
                return chart.gap(text.rfind(";", 0, name.start) + 1, name.start) * 0.3 + extra
        gap = chart.gap(name.end, edge) - sum(
            chart.gap(*span) for span in chart.asides if name.end <= span[0] and span[1] <= edge
        )
        extra += 8.0 * sum(span[0] <= name.start and name.end <= span[1] <= edge for span in chart.asides)
        if statement.answer is Rank and joints.RANKED_IN.fullmatch(text[name.end : statement.start]):
            extra += 12.0 * (name.mention is not None and name.mention.names[0].kind in _LISTS)
        resumed = joints.RESUMES.search(between) if _heads_clause(chart, name) else None
        if resumed is not None:  # "the SMI rose; it has gained 16.9%"
            return 0.6 * chart.gap(name.end + resumed.end(), edge) + 12 * (between.count(";") - 1) + extra
        return gap * 0.6 + 1.5 * chart.crossed(name.end, edge) + 12 * between.count(";") + extra
    if name.start >= statement.end:
        return _cost_after(chart, statement, name, extra)
    return (-1.0 if joints.OF_WHOM.before(text, name.start) else 0.2) + extra


def _aside_cost(chart: Chart, statement: Statement, name: Candidate) -> float:
    """What the words beside a name say against its being the subject: most where it is a list of others."""
    lead = chart.text[: name.start]
    places = chart.of(adjectives.PERFORMER)
    if any(p.start >= name.end and rankjoints.OWN.fullmatch(chart.text[name.end : p.start]) for p in places):
        return 12.0
    if rankjoints.OF_A_LIST.before(chart.text, name.start) or rankjoints.ITS_MEMBERS.match(chart.text[name.end :]):
        return 12.0
    if joints.LED_IT.before(chart.text, name.start) and joints.LOWER_WITH.match(chart.text[name.end :]):
        return 12.0
    beside = joints.BESIDE.search(lead) or joints.TOPPED.before(chart.text, name.start)
    if beside is None or _heads_clause(chart, name):
        return 0.0
    if any(t.end + 1 == name.start for t in chart.of(topics.SECTOR)):
        return 0.0  # "among the banks Wells Fargo sank"
    if beside.group().lower().startswith("as ") and any(h.start == name.end + 1 for h in chart.of(verbs.MOVED)):
        return 0.0  # "gained as BHP lifted 1.6%"
    if joints.OWNING.fullmatch(chart.text[name.end : statement.start]):
        return 0.0  # "310 points of the Sensex's 1,048-point fall"
    if joints.LISTED_IN.search(lead):
        return 6.0
    return 4.0 if beside.group().startswith("as") else 5.0


def _cost_after(chart: Chart, statement: Statement, name: Candidate, extra: float) -> float:
    """How far off a name is that comes only behind the statement."""
    text = chart.text
    if statement.answer is Rank and joints.IT_IS.search(text[statement.end : name.start]):
        return 0.5 + extra
    if _is_led_into(chart, statement):
        return 4.0 + chart.gap(statement.end, name.start) * 0.2 + extra
    if statement.answer is Rank and joints.AMONG.before(text, name.start):
        extra += 12.0
    between = text[statement.end : name.start]
    figures = [f for f in chart.figures if statement.end <= f.start and f.end <= name.start]
    heads = [h for h in chart.of(verbs.MOVED) if statement.end <= h.start and h.end <= name.start]
    if headjoints.FOR_THE_NEXT.fullmatch(between) and any(
        f.start >= name.end and not text[name.end : f.start].strip() for f in chart.figures
    ):
        extra += 8.0  # "the gain is 288%, for the Russell 2000 343%": the name's own figure follows
    owned = not figures and joints.OWNED_AFTER.match(between) is not None
    sector = owned and any(t.start == name.start for t in chart.of(topics.SECTOR))
    if (name.mention is None and not sector) or (name.mention and name.mention.names[0].kind is NameKind.MACRO):
        extra += 6.0
    if owned:
        return chart.gap(statement.end, name.start) * 0.4 - 1.5 + extra
    base = 6.0 + chart.gap(statement.end, name.start) * 0.7 + 5 * chart.crossed(statement.end, name.start)
    goes_on = joints.AND_FOR.match(between)
    if joints.CARRIED_AFTER.search(between) and len(figures) <= 1 and not goes_on:
        base -= 5.0
    return base + 6 * max(0, len(figures) - 1) + 4 * len(heads) + 14 * between.count(";") + extra


def _is_participial(chart: Chart, statement: Statement) -> bool:
    """ ", climbing 2.1 percent": said of the clause's own subject, not of the name before the comma."""
    if statement.head is None:
        return False
    word = _WORD.match(chart.text, statement.head)
    return word is not None and word.group().endswith("ing") and chart.text[: statement.head].rstrip().endswith(",")


def _is_led_into(chart: Chart, statement: Statement) -> bool:
    """ "Having shed 17.5% in February, bitcoin": the subject is still to come."""
    if joints.LEADS_IN.match(chart.text[: statement.start]) is None and not (
        statement.head is not None and joints.LEADS_IN.match(chart.text[: statement.anchor])
    ):
        return False
    if any(m.end <= statement.anchor for m in chart.mentions):
        return False
    main = chart.text[statement.end :].partition(", ")[2]
    return joints.PRONOUN.match(main) is None


def _heads_clause(chart: Chart, name: Candidate) -> bool:
    start, _ = chart.clause(name.start)
    return chart.gap(start, name.start) <= 2


def _has_no_price(name: Candidate) -> bool:
    """An index is told in points, never in a currency."""
    return name.mention is not None and all(n.kind in {NameKind.INDEX, NameKind.MARKET} for n in name.mention.names)


def _is_loose(name: Candidate) -> bool:
    mention = name.mention
    return mention is not None and all(n.kind in {"market", "epithet", "group"} for n in mention.names)


def coordinated(chart: Chart, best: Candidate, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The names of which the same is said: those that "and" joins with the best."""
    known = sorted((c for c in candidates if c.mention is not None), key=lambda c: c.start)
    if best not in known:
        return (best,)
    at = known.index(best)
    links = [
        joints.COORDINATED.match(chart.text[a.end : b.start]) if _sort(a) is _sort(b) else None
        for a, b in pairwise(known)
    ]
    first = last = at
    while first > 0 and links[first - 1]:
        first -= 1
    while last + 1 < len(known) and links[last]:
        last += 1
    inner = [joint["joint"] for joint in links[first:last] if joint is not None]
    return tuple(known[first : last + 1]) if any(joint.strip() != "," for joint in inner) else (best,)


def _sort(name: Candidate) -> NameKind | None:
    return name.mention.names[0].kind if name.mention is not None else None
