"""Places told by those who did more: "only Intel has done worse", "second only to", "bettered just twice"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tapeproof.kinds.rank import Rank
from tapeproof.reader.context import Context
from tapeproof.reader.places import window_of
from tapeproof.reader.ranked import more, place, went
from tapeproof.reader.rivals import Rivals
from tapeproof.reader.runs import span_of
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.words import bettered as words
from tapeproof.words import grains, numbers, recordjoints, verbs
from tapeproof.words.word import Token

GRAINS = {
    "day": Grain.DAY,
    "session": Grain.DAY,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
}
FIRST, NEXT = 8, 3
"""Words to the first day after "topped only by", and from one to the next."""
BEHIND = 5
"""Words between a place in an own history and the time that bounds it."""


def bettered(chart: Chart, found: tuple[Rivals, ...], context: Context) -> Iterator[Statement]:
    """Every place of a sentence that is told by who, or how many, did more."""
    yield from _by_names(chart, found, context)
    yield from _names_did(chart, found)
    yield from _so_many_of(chart, found)
    yield from _so_many(chart, context)
    yield from _so_often(chart, context)
    yield from _then(chart, context)
    yield from _in_history(chart, context)


def names_from(chart: Chart, start: int) -> tuple[int, int]:
    """How many names stand in a row from an offset on, and where they end; of days and figures there are none."""
    count, end = 0, start
    while (name := words.A_NAME.match(chart.text, end)) is not None:
        if any(t.start < name.end() and name.start() < t.end for t in chart.times):
            return 0, start
        count, end = count + 1, name.end()
        joint = words.ANOTHER.match(chart.text, end)
        if joint is None or words.A_NAME.match(chart.text, joint.end()) is None:
            break
        end = joint.end()
    return count, end


def _who(found: tuple[Rivals, ...], span: tuple[int, int]) -> Rivals | None:
    """Those among whom it is: the nearest that are told in the sentence, but for the names themselves."""
    others = [r for r in found if r.group or r.named or r.count]
    near = sorted(others, key=lambda r: min(abs(r.start - span[1]), abs(span[0] - r.end)))
    return near[0] if near else None


def _by_names(chart: Chart, found: tuple[Rivals, ...], context: Context) -> Iterator[Statement]:
    """ "second only to India's Sensex", "bettered by Japan and nobody else"."""
    leads = list(words.ONLY_BY.everywhere(chart.text))
    leads += [
        m
        for m in words.BY.everywhere(chart.text)
        if not any(m.start() < o.end() and o.start() < m.end() for o in leads)
    ]
    for lead in leads:
        count, end = names_from(chart, lead.end())
        alone = words.AND_NO_MORE.match(chart.text[end:]) if count else None
        sure = lead.re.pattern == words.ONLY_BY.source
        way = went(chart, lead.start())
        if not sure and alone is None:
            continue
        end += alone.end() if alone else 0
        if count:
            who = _who(found, (lead.start(), end))
            certain = way is not None and who is not None and who.named is not None
            yield place(
                (lead.start(), end),
                count + 1,
                way or Direction.UP,
                who,
                sure=certain,
                others=((lead.start(), end),),
            )
        elif way is not None and _is_of_a_past(chart, lead.end()):
            past = _days_after(chart, lead.end())
            end = max([lead.end(), *(t.end for t in past)])
            figured = any(lead.end() <= f.start < end for f in chart.figures)  # "the 12% of Oct. 19" is a move too
            used = () if figured else tuple((t.start, t.end) for t in past)
            span = (lead.start(), lead.end() if figured else end)
            yield _in_its_own(chart, span, 1 + _days(chart, past), way, context, used=used)


def _days_after(chart: Chart, start: int) -> list[Token]:
    """The days told one after the other from an offset on: "those of Jan. 27 and Feb. 21"."""
    found: list[Token] = []
    for token in chart.times:
        far = chart.gap(found[-1].end, token.start) > NEXT if found else chart.gap(start, token.start) > FIRST
        if token.start >= start and not far:
            found.append(token)
    return found


def _days(chart: Chart, times: list[Token]) -> int:
    gaps = (chart.text[a.end : b.start] for a, b in pairwise(times))
    return 1 + sum(", " in gap or " and " in gap for gap in gaps)


def _is_of_a_past(chart: Chart, start: int) -> bool:
    """Whether what did more is a move of another day, not another one's."""
    lead = re.match(r"(?:the|that|those|its|a|\d|[A-Z])", chart.text[start:])
    near = any(t.start >= start and chart.gap(start, t.start) <= 8 for t in chart.times)
    named = any(m.start >= start and chart.gap(start, m.start) <= 2 for m in chart.mentions)
    return lead is not None and near and not named


def _only(chart: Chart) -> Iterator[tuple[int, int, int]]:
    """ "only Seoul and Taipei": where it starts, how many are named, and where their names end."""
    for lead in words.ONLY.everywhere(chart.text):
        article = re.match(r"(?:the|those\s+of|that\s+of|its)\s+", chart.text[lead.end() :])
        count, end = names_from(chart, lead.end() + (article.end() if article else 0))
        if count:
            yield lead.start(), count, end


def _alone(chart: Chart) -> Iterator[tuple[int, int, int]]:
    """ "Boeing and Nike alone"."""
    for tail in words.ALONE.everywhere(chart.text):
        for name in words.A_NAME.finditer(chart.text, 0, tail.start()):
            count, end = names_from(chart, name.start())
            if count and end == tail.start():
                yield name.start(), count, tail.end()
                break


def _names_did(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    """ "only Seoul's and Taipei's had a better twelve months"."""
    for start, count, names_end in (*_only(chart), *_alone(chart)):
        did = words.DID_MORE.match(chart.text[names_end:])
        if did is None:
            continue
        way = more(chart, did["how"], start, did["verb"] or "")
        if way is not None:
            over, end = _over(chart, names_end + did.end())
            who = _who(found, (start, end))
            certain = who is not None and who.named is not None  # those who did more need not be on a list of markets
            yield place((start, end), count + 1, way, who, sure=certain, others=((start, end),)).but(over=over)


def _over(chart: Chart, end: int) -> tuple[Span | None, int]:
    """ "had a better twelve months", "had a worse year": the moves that are compared, and where they are told."""
    said = words.OF_SO_LONG.match(chart.text[end:])
    if said is None:
        return None, end
    grain = GRAINS[said["grain"].lower()]
    count = _number(said["n1"])
    over = span_of(grain) if count is None or grain is Grain.DAY else Span(Reach.BACK, count, grain)
    return over, end + said.end()


def _number(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else words.COUNTS.get(" ".join(text.lower().split()))


def _so_many(chart: Chart, context: Context) -> Iterator[Statement]:
    """ "only five days have been worse"."""
    for said in words.ONLY_SO_MANY.everywhere(chart.text):
        count, how = _number(said["n1"] or said["n2"]), said["how1"] or said["how2"]
        way = more(chart, how, said.start()) or _noun_way(chart, said.span())
        if count is not None and way is not None and not _is_of_others(chart, said.span()):
            what = said["what1"] or said["what2"]
            yield _in_its_own(chart, said.span(), count + 1, way, context, what=what)


def _so_many_of(chart: Chart, found: tuple[Rivals, ...]) -> Iterator[Statement]:
    """ "only four members of the Dow have done better"."""
    for who in found:
        lead, did = words.ONLY_SO_MANY_OF.before(chart.text, who.start), words.OF_THEM.match(chart.text[who.end :])
        count = _number(lead["n1"]) if lead is not None else None
        if lead is None or did is None or count is None:
            continue
        way = more(chart, did["how"], lead.start(), did["verb"] or "")
        if way is not None:
            span = (lead.start(), who.end + did.end())
            yield place(span, count + 1, way, who, others=(span,))


def _is_of_others(chart: Chart, span: tuple[int, int]) -> bool:
    return any(span[0] <= m.start < span[1] and m.names[0].group for m in chart.mentions)


def _noun_way(chart: Chart, span: tuple[int, int]) -> Direction | None:
    return next((t.value for t in chart.of(verbs.MOVE_NOUN) if span[0] <= t.start < span[1]), None)


def _so_often(chart: Chart, context: Context) -> Iterator[Statement]:
    """ "exceeded only once in its history", "only twice has it fallen further"."""
    for said in words.ONLY_SO_OFTEN.everywhere(chart.text):
        count = _number(said["once1"] or said["once2"] or said["n1"] or said["n2"] or said["n3"])
        way = more(chart, said["how"], said.start(), said["verb"] or "") if said["how"] else went(chart, said.start())
        if count is not None and way is not None:
            yield _in_its_own(chart, said.span(), count + 1, way, context)


def _then(chart: Chart, context: Context) -> Iterator[Statement]:
    """ "Only on Aug. 6 had it gained more points in a day"."""
    for said in words.ONLY_THEN.everywhere(chart.text):
        times = [t for t in chart.times if said.start("when") <= t.start < said.end("when")]
        verbs_said = said["verb"].split()
        way = next((w for verb in reversed(verbs_said) if (w := _verb_way(chart, said, verb)) is not None), None)
        way = (
            more(chart, said["how"], said.start(), "")
            if way is None or said["how"].lower() in {"better", "worse"}
            else way
        )
        if times and way is not None and not any(t.value.role == "since" for t in times):
            used = tuple((t.start, t.end) for t in times)
            days = _days(chart, times)
            yield _in_its_own(chart, said.span(), days + 1, way, context, used=used)


def _verb_way(chart: Chart, said: re.Match[str], verb: str) -> Direction | None:
    start, end = said.span("verb")
    return next(
        (t.value for t in chart.of(verbs.MOVED) if start <= t.start < end and verb in chart.text[t.start : t.end]), None
    )


def _in_history(chart: Chart, context: Context) -> Iterator[Statement]:
    """ "ranks second in the exchange's history", "was fifth since 1965"."""
    for ordinal in chart.of(numbers.ORDINAL):
        lead, behind = words.PLACED.before(chart.text, ordinal.start), words.IN_HISTORY.match(chart.text[ordinal.end :])
        way = went(chart, ordinal.start)
        if lead is not None and behind is not None and way is not None:
            yield _in_its_own(chart, (lead.start(), ordinal.end + behind.end()), ordinal.value, way, context)
    for said in words.BAR_ONE.everywhere(chart.text):
        way = _noun_way(chart, said.span()) or went(chart, said.start())
        how = (said["how"] or "").lower()
        way = Direction.DOWN if how == "worst" else Direction.UP if how == "best" else way
        count = _number(said["n"] or said["n2"])
        if way is not None and count is not None:
            yield _in_its_own(chart, said.span(), count + 1, way, context)


def _in_its_own(
    chart: Chart,
    span: tuple[int, int],
    at: int,
    way: Direction,
    context: Context,
    used: tuple[tuple[int, int], ...] = (),
    what: str = "",
) -> Statement:
    """A place among its own earlier moves; where nobody says since when, what it is counted in is in doubt."""
    start, end = span
    session = context.day.last if context.day else None
    today = context.story.published
    behind = [
        t
        for t in chart.times
        if start <= t.start and chart.gap(min(end, t.start), t.start) <= BEHIND and (t.start, t.end) not in used
    ]
    bounds = [(t, w) for t in behind if today and (w := window_of(t, today, session)) is not None]
    if used == () and behind and any(end <= f.start < behind[0].start for f in chart.figures):
        behind = []
    near = (g for g in chart.of(grains.GRAIN) if start - 40 <= g.start < end + 16)
    grain = next((g.value for g in near if not any(t.start <= g.start < t.end for t in chart.times)), None)
    told = next((GRAINS[word] for word in GRAINS if re.search(rf"\b{word}", what, re.IGNORECASE)), None)
    grain = told or grain
    around = chart.text[chart.clause(start)[0] : end + 24]
    points = recordjoints.POINTS.search(around) and not recordjoints.PERCENT.search(chart.text[start : end + 24])
    return Statement(
        Rank, start, max([end, *(t.end for t, _ in bounds[:1])]), start, {"place": at, "direction": way},
        over=span_of(grain) if grain is not None else None, unit=Unit.POINTS if points else Unit.PERCENT,
        doubts=(Doubt.KIND,), used=(*used, *((t.start, t.end) for t, _ in bounds[:1])),
        window=bounds[0][1] if bounds else None,
    )  # fmt: skip
