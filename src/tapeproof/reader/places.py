"""Places in a ranking: "the best-performing major market", "brought up the rear", "the third-best year on record"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tapeproof.kinds.rank import Rank
from tapeproof.reader.listed import MARKETS, Listed, listed
from tapeproof.reader.runs import span_of
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.period import Ago, Grain, Period, SinceDate, Within
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.words import adjectives, grains, numbers, rankjoints, recordjoints, timejoints, topics, verbs
from tapeproof.words.adjectives import Of, Superlative
from tapeproof.words.calendar import since_of
from tapeproof.words.moments import Stretch
from tapeproof.words.word import Token

NEAR, FAR = 3, 6
"""Words between a place and what is ranked, and between it and the time since when."""


def places(chart: Chart, today: date | None, session: date | None) -> list[Statement]:
    """Every place in a ranking said in a sentence of a story of ``today``, about a session."""
    found = [s for token in chart.of(adjectives.PERFORMER) if (s := _performer(chart, token)) is not None]
    found += [s for token in chart.of(adjectives.EXTREME) if (s := _most_of_all(chart, token)) is not None]
    found += [s for token in chart.of(numbers.ORDINAL) if (s := _own_history(chart, token, today, session)) is not None]
    found += [s for token in chart.of(numbers.ORDINAL) if (s := _placed(chart, token)) is not None]
    found += [_more_than_any(chart, match) for match in rankjoints.MORE_THAN_ANY.everywhere(chart.text)]
    found += [_topped(chart, said) for said in rankjoints.TOPPED.everywhere(chart.text)]
    found += list(_topped_a_list(chart))
    return [s for s in found if not is_foretold(chart, s)]


def is_foretold(chart: Chart, statement: Statement) -> bool:
    """Whether a word of the future or of opinion stands before it in its clause."""
    start, _ = chart.clause(statement.anchor)
    marks = chart.within(start, statement.start, topics.FORECAST)
    return any(m.end <= statement.start and not rankjoints.SAYS_THAT.match(chart.text[m.end :]) for m in marks)


def _more_than_any(chart: Chart, match: re.Match[str]) -> Statement:
    """ "hurt the index more than any other stock": the first of all, which only a list of them could show."""
    start, end = match.span()
    marks = [t for t in chart.of(verbs.MOVED) if t.end <= start and chart.gap(t.end, start) <= 4]
    hurt = rankjoints.HURT.search(chart.text[:start]) is not None
    direction = Direction.DOWN if hurt or (marks and marks[-1].value is Direction.DOWN) else Direction.UP
    groups = [m for m in chart.mentions if m.start >= start and m.names[0].group and chart.gap(start, m.start) <= 5]
    among = groups[0].names[0].group if groups else ""
    doubts = () if among and marks else (Doubt.KIND,)
    return Statement(
        Rank, start, max([end, *(m.end for m in groups[:1])]), start, {"place": 1, "direction": direction},
        marks[-1].start if marks else None, among=among, doubts=doubts,
    )  # fmt: skip


def _placed(chart: Chart, token: Token) -> Statement | None:
    """ "finished third among Asia's major markets": a place counted from the best."""
    verb = rankjoints.PLACED.before(chart.text, token.start)
    if verb is None:
        return None
    groups = [m for m in chart.mentions if m.start >= token.end and m.names[0].group]
    if groups and rankjoints.AMONG_THE.fullmatch(chart.text[token.end : groups[0].start]):
        fields = {"place": token.value, "direction": Direction.UP}
        return Statement(Rank, verb.start(), groups[0].end, token.start, fields, among=groups[0].names[0].group)
    return _placed_in_history(chart, token, verb.start())


def _placed_in_history(chart: Chart, token: Token, start: int) -> Statement | None:
    """ "ranks fifth among those of the past half-century": a place among others of its own, which are in doubt."""
    most = rankjoints.OF_THE_MOST.match(chart.text[token.end :])
    if most is None:
        return None
    end = token.end + most.end()
    times = [t for t in chart.times if t.start >= token.end and chart.gap(end, t.start) <= FAR]
    nouns = [t for t in chart.of(verbs.MOVE_NOUN) if t.start >= end and chart.gap(end, t.start) <= FAR]
    if not times and not nouns:
        return None
    direction = nouns[0].value if nouns else gone(chart, token) or Direction.UP
    grain = next((t for t in chart.of(grains.GRAIN) if t.start >= end and chart.gap(end, t.start) <= NEAR), None)
    return Statement(
        Rank, start, max(t.end for t in (*times[:1], *nouns[:1])), token.start,
        {"place": token.value, "direction": direction}, over=span_of(grain.value) if grain is not None else None,
        doubts=(Doubt.KIND,), used=tuple((t.start, t.end) for t in times),
    )  # fmt: skip


def _performer(chart: Chart, token: Token) -> Statement | None:
    """ "the Dow's biggest gainer", "the second-best performer among Asia's markets"."""
    direction: Direction = token.value
    ordinal = next(
        (o for o in chart.of(numbers.ORDINAL) if o.end <= token.start and chart.gap(o.end, token.start) == 0), None
    )
    start = ordinal.start if ordinal else token.start
    text = chart.text[token.start : token.end].lower()
    among = Listed() if rankjoints.CONTRIBUTES.search(text) else listed(chart, start, token.end)
    if text == "led the way" and not among.group:
        return None  # "gains of 4% led the way"
    if rankjoints.ONE_OF.search(chart.text[:start]) or rankjoints.OF_A_LEVEL.match(chart.text[token.end - 3 :]):
        return None
    if rankjoints.COMPARES.search(text) and not rankjoints.NOBODY_MORE.before(chart.text, token.start):
        return None
    fields = {"place": ordinal.value if ordinal else 1, "direction": direction}
    return Statement(
        Rank, start, token.end, token.start, fields,
        among=among.group, named=among.named,
        doubts=() if among and not rankjoints.SEVERAL.search(text) else (Doubt.KIND,),
    )  # fmt: skip


def _topped(chart: Chart, said: re.Match[str]) -> Statement:
    """ "led the decliners", "topped the FTSE 100 leaderboard": the first of those that went one way."""
    start, end = said.span()
    among = listed(chart, start, end)
    direction = Direction.DOWN if said["down"] else Direction.UP
    return Statement(
        Rank, start, end, start, {"place": 1, "direction": direction},
        among=among.group, named=among.named, doubts=(Doubt.KIND,),
    )  # fmt: skip


def _topped_a_list(chart: Chart) -> Iterator[Statement]:
    for mention in chart.mentions:
        verb = rankjoints.LEADER_BOARD.before(chart.text, mention.start)
        behind = rankjoints.ITS_LIST.match(chart.text[mention.end :])
        if verb is not None and behind is not None and mention.names[0].kind in MARKETS:
            fields = {"place": 1, "direction": Direction.UP}
            yield Statement(
                Rank, verb.start(), mention.end + behind.end(), verb.start(), fields, named=(mention.start, mention.end)
            )


def _most_of_all(chart: Chart, token: Token) -> Statement | None:
    """ "its gain was the biggest in Asia", "the poorest showing of any Asian market": the first of its kind."""
    superlative: Superlative = token.value
    lead = rankjoints.ALL_THE_PLACE.match(chart.text[token.end :])
    if (
        superlative.of is Of.LEVEL
        or lead is None
        or any(p.start <= token.start < p.end for p in chart.of(adjectives.PERFORMER))
    ):
        return None
    place = token.end + lead.end()
    groups = [m for m in chart.mentions if m.start == place and m.names[0].group]
    those = rankjoints.THOSE.match(chart.text[place:])
    if not groups and those is None:
        return None
    nouns = [t for t in chart.of(verbs.MOVE_NOUN) if token.end <= t.start < place] or [
        t
        for t in chart.of(verbs.MOVE_NOUN)
        if t.end <= token.start and timejoints.IS_THE.fullmatch(chart.text[t.end : token.start])
    ]
    said = chart.text[token.start : token.end].lower()
    direction = superlative.direction or (nouns[0].value if nouns else _done(chart, token) if said == "most" else None)
    if direction is None:
        return None
    among = groups[0].names[0].group if groups else ""
    end = groups[0].end if groups else place + (those.end() if those is not None else 0)
    fields = {"place": 1, "direction": direction}
    doubts = () if groups else (Doubt.KIND,)
    return Statement(Rank, token.start, end, token.start, fields, among=among, doubts=doubts)


def _done(chart: Chart, token: Token) -> Direction | None:
    """ "up by about 10% in 2018, the most among": which way it went."""
    marks = [t for t in chart.of(verbs.MOVED, verbs.CHANGED) if t.end <= token.start]
    near = bool(marks) and chart.gap(marks[-1].end, token.start) <= FAR and marks[-1].value is not Direction.FLAT
    return marks[-1].value if near else None


def _own_history(chart: Chart, token: Token, today: date | None, session: date | None) -> Statement | None:
    """The place of a day, week or year in the subject's own history: "the third-best year on record", "of the year".

    Of a place since some day ("the eighth-best since 2008") it is not told whether that day's year counts, and of one
    that is of something else ("of the campaign") nothing is: what is measured is then in doubt.
    """
    nouns = [e for e in chart.of(adjectives.EXTREME) if 0 <= e.start - token.end <= 1]
    if not nouns or not isinstance(nouns[0].value, Superlative) or nouns[0].value.of is Of.LEVEL:
        return None
    extreme = nouns[0]
    after = [t for t in chart.tokens if t.start >= extreme.end and chart.gap(extreme.end, t.start) <= 3]
    grain = next((t for t in after if t.word is grains.GRAIN and chart.gap(extreme.end, t.start) <= 2), None)
    moves = [t for t in after if t.word is verbs.MOVE_NOUN] or [
        t
        for t in chart.of(verbs.MOVE_NOUN)
        if t.end <= token.start and timejoints.IS_THE.fullmatch(chart.text[t.end : token.start])
    ]
    ever = [
        t for t in chart.of(adjectives.RECORD) if 0 <= chart.gap(extreme.end, t.start) <= 4 and t.start > extreme.end
    ]
    behind = [t for t in chart.times if t.start >= extreme.end and chart.gap(extreme.end, t.start) <= 5]
    since = [t for t in behind if t.value.role == "since" or isinstance(t.value.expression, Stretch)]
    window = next(((t, w) for t in behind if today and (w := window_of(t, today, session)) is not None), None)
    if grain is None and not ((moves or extreme.value.direction) and (ever or since or window)):
        return None
    direction = extreme.value.direction or (moves[0].value if moves else gone(chart, token))
    if direction is None:
        return None
    of_time = [*since[:1], *([window[0]] if window else [])]
    end = max(t.end for t in (extreme, *([grain] if grain else []), *moves[:1], *ever[:1], *of_time))
    # What follows may bound it in other words.
    bounded = ever or (window and not since) or timejoints.ENDS_A_PHRASE.match(chart.text[end:])
    return Statement(
        Rank, token.start, end, token.start, {"place": token.value, "direction": direction},
        over=span_of(grain.value) if grain is not None else None, unit=unit_beside(chart, extreme),
        doubts=(Doubt.KIND,) if since or not bounded or not (ever or grain or window) else (),
        used=tuple((t.start, t.end) for t in {*since, *of_time}), window=window[1] if window else None,
    )  # fmt: skip


def window_of(token: Token, today: date, session: date | None) -> Period | None:
    """The time among whose days or weeks a place is counted; of "since 2022" from its first day."""
    match since_of(token.value, today, session):
        case Within(period):
            return period
        case SinceDate(period) if token.value.role in {"since", "so far"}:
            return period
        case Ago(count, Grain.YEAR) if session is not None:
            first = session.replace(year=session.year - count, day=min(session.day, 28))
            return Period(first, session)
    return None


def gone(chart: Chart, token: Token) -> Direction | None:
    """Which way the last word of movement before it went."""
    marks = [t for t in chart.of(verbs.MOVED, verbs.MOVE_NOUN) if t.end <= token.start]
    return marks[-1].value if marks else None


def unit_beside(chart: Chart, extreme: Token) -> Unit:
    """Percent, unless points are named beside the superlative."""
    around = chart.text[extreme.start : extreme.end + 40]
    return (
        Unit.POINTS if recordjoints.POINTS.search(around) and not recordjoints.PERCENT.search(around) else Unit.PERCENT
    )
