"""Attach whose and when: statements become claims, and the context learns what the sentence told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.crossing import Crossing
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.kinds.surprise import Surprise
from tapeproof.kinds.tally import Tally
from tapeproof.market.directory import Directory
from tapeproof.reader.accounts import figure_reported
from tapeproof.reader.apart import is_set_apart
from tapeproof.reader.candidates import names_in
from tapeproof.reader.context import Context, Spoken
from tapeproof.reader.cues import cues
from tapeproof.reader.freetimes import other_times
from tapeproof.reader.grouped import group_of, other_side, ranking
from tapeproof.reader.night import by_the_clock
from tapeproof.reader.onward import led_on, same_pair, says_it_again
from tapeproof.reader.owner import Owner, spoken_of
from tapeproof.reader.quoted import as_quoted, in_its_currency, in_percent, of_its_side
from tapeproof.reader.ranked import shares_its_time
from tapeproof.reader.setting import Timing
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.reader.when import timed, told
from tapeproof.reader.whose import owners
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask, Cell, Claim, Cue, Doubt, Extreme, Quote
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.instrument import InstrumentType, Line, Pair
from tapeproof.terms.period import ONE_SESSION, Span
from tapeproof.terms.quantity import Basis, Direction, Point, Quantity, Series, Unit
from tapeproof.words import joints, leveljoints

TOLD = 400
"""Figures that are remembered with their time, for when they are said again: more than any story has."""
REMEMBERED = frozenset({"index", "company", "currency", "commodity", "crypto"})
"""What is remembered where it is named without a figure."""


def attach(
    chart: Chart, statements: Sequence[Statement], context: Context, directory: Directory
) -> tuple[list[Claim], Context]:
    """Fill the cell of every statement of a sentence."""
    claims: list[Claim] = []
    previous: tuple[tuple[Owner, ...], Timing] | None = None
    last: tuple[Statement, Timing] | None = None
    sides: list[Owner] = []
    several: tuple[Owner, ...] = ()
    names = tuple(names_in(chart)) if statements else ()
    for said in statements:
        statement = _of_the_same(chart, said, context)
        statement = _led_to(chart, statement, last)
        if statement.shared and statement.answer is Move and previous is not None:
            whose, when = previous
        else:
            again = (
                last is not None and len(several) > 1 and statement.verb is not None and last[0].verb == statement.verb
            )
            whose = several = several if again else owners(chart, statement, names, context, directory)
            when = _after_a_move(chart, statement, last, timed(chart, statement, context, statements))
        when = by_the_clock(when, whose, context)
        whose = _dealt_again(chart, said, statements, _dealt(said, statements, whose), sides)
        whose = same_pair(led_on(chart, statement, whose, previous, last), previous)
        when, context = _said_before(statement, whose, when, context)
        context = context.of_a(statement.quantity, amount=not statement.converts)
        previous, last = (whose, when), (statement, when)
        sides += whose if statement.answer is Move else ()
        for owner in whose:
            claim = _claim(chart, statement, owner, when, context, directory)
            if claim.doubts or Cue.IMPLIED in claim.said:
                claim = replace(claim, times=other_times(chart, statement, when, context))
            if (percent := in_percent(statement)) is not None:
                claim = replace(claim, instead=_claim(chart, percent, owner, when, context, directory))
            elif when.instead is not None:
                claim = replace(claim, instead=_claim(chart, statement, owner, when.instead, context, directory))
            claims.append(claim)
            spoken = spoken_of(owner, chart.sentence.paragraph)
            doubtful = Doubt.SUBJECT in owner.doubts
            named = not owner.implied or not doubtful
            if spoken is not None and not statement.converts and (named or not context.spoken):
                context = context.speaks(replace(spoken, unsure=doubtful))
        context = ranking(claims, chart.sentence.paragraph, told(when, context, statement, chart))
    context = _mentioned(chart, context, directory, silent=not claims)
    return claims, context


def _dealt(statement: Statement, statements: Sequence[Statement], whose: tuple[Owner, ...]) -> tuple[Owner, ...]:
    """Deal several figures to several subjects in order: "the S&P and Nasdaq shed 0.7% and 1.1%"."""
    if len(whose) < 2:
        return whose
    alike = [
        s
        for s in statements
        if s.answer is statement.answer and s.unit is statement.unit and s.verb == statement.verb and not s.shared
    ]
    if len(alike) == len(whose) and statement in alike:
        return (whose[alike.index(statement)],)
    return whose


def _dealt_again(
    chart: Chart,
    statement: Statement,
    statements: Sequence[Statement],
    whose: tuple[Owner, ...],
    sides: Sequence[Owner],
) -> tuple[Owner, ...]:
    """Two figures said again of two subjects, in order: "Apple and Nvidia fell … after gains of 1.6% and 1.9%"."""
    pairs = [
        pair
        for pair in pairwise(statements)
        if statement in pair
        and all(s.answer is Move and s.unit is statement.unit for s in pair)
        and joints.AND_THEN.fullmatch(chart.text[pair[0].end : pair[1].start])
    ]
    told = sides[:2]
    if not pairs or len(whose) != 1 or len(told) != 2 or told[0].subject == told[1].subject:
        return whose
    if statements.index(pairs[0][0]) < 2 or whose[0].subject not in (told[0].subject, told[1].subject):
        return whose
    return (told[pairs[0].index(statement)],)


def _after_a_move(chart: Chart, statement: Statement, last: tuple[Statement, Timing] | None, when: Timing) -> Timing:
    """What a move leads to has its time, and a list's figures share their verb's: "slid 9.6% in 2024 to 2,399".

    So has the move that a record says again: "its worst week since March, a drop of 6.2%".
    """
    if last is None or last[0].end > statement.start:
        return when
    before, timed_before = last
    if says_it_again(chart, before, timed_before, statement):
        own = any(statement.end <= t.start < statement.end + 12 and t.value.names_day for t in chart.times)
        return when if own else timed_before
    if before.answer in (Record, Rank) and before.over is not None and _is_absolute(chart, before, statement):
        others = joints.OF_ANOTHER_DAY.before(chart.text, before.start) is not None
        return when if others and not chart.gap(before.end, statement.start) else timed_before
    if before.answer is Record and statement.answer is Move and before.over is not None:
        again = joints.THAT_IS.fullmatch(chart.text[before.end : statement.start])
        apart = is_set_apart(chart, before) and not is_set_apart(chart, statement)
        return timed_before if again and statement.over is None and not apart else when
    if shares_its_time(chart, before, statement, when):
        return timed_before
    if before.answer is not Move:
        return when
    between = (before.end, statement.start)
    if any(between[0] <= m.start < between[1] for m in chart.mentions) and statement.answer is Level:
        return when
    if any(between[0] <= t.start < between[1] for t in chart.times) or ";" in chart.text[slice(*between)]:
        return when
    leads = statement.answer is Level and statement.joint in {"to", "at", "on"} and chart.gap(*between) <= 6
    if leads and when.extreme is None and not leveljoints.A_CLAUSE_OF_ITS_OWN.search(chart.text[slice(*between)]):
        return replace(when, period=timed_before.period, doubts=(*when.doubts, *timed_before.doubts))
    headless = statement.answer is Move and statement.head is None
    listed = headless and statement.verb is not None and statement.verb == before.verb
    return timed_before if listed and not any(t.start >= statement.end for t in chart.times) else when


def _led_to(chart: Chart, statement: Statement, last: tuple[Statement, Timing] | None) -> Statement:
    """The level that a move within the session came to is of that moment: "down as much as 6,234 points, at 70,234"."""
    if last is None or statement.answer is not Level or chart.text[last[0].end : statement.start].strip(" ,"):
        return statement
    figure = last[0].fields.get("figure")
    within = isinstance(figure, Figure) and figure.hedge is Hedge.AS_MUCH_AS
    return statement.but(said=statement.said | {Cue.INTRADAY}) if within else statement


def _is_absolute(chart: Chart, before: Statement, statement: Statement) -> bool:
    """ ", the DXY losing 3.5%": said of what the record before it was of, with no time of its own."""
    between = chart.text[before.end : statement.start]
    own = [t for t in chart.times if before.end <= t.start and t.end <= len(chart.text) and t.start > statement.start]
    absolute = statement.answer is Move and statement.over is None and joints.ABSOLUTE.fullmatch(between) is not None
    return absolute and not own and joints.PARTICIPLE.match(chart.text[statement.start :]) is not None


def _of_the_same(chart: Chart, statement: Statement, context: Context) -> Statement:
    """An amount of "it" is of what the last amount was of: "It bottomed out at $203 billion"."""
    of_a_value = context.quantity is Quantity.MARKET_VALUE and joints.OF_IT.match(chart.text) is not None
    if of_a_value and statement.quantity is Quantity.AMOUNT and not statement.converts:
        return statement.but(quantity=Quantity.MARKET_VALUE)
    return statement


def _said_before(
    statement: Statement, whose: tuple[Owner, ...], when: Timing, context: Context
) -> tuple[Timing, Context]:
    """A move said again takes the time it was first said with, where none is said now."""
    figure = statement.fields.get("figure")
    if statement.answer is not Move or figure is None or len(whose) != 1 or figure.value < 1:
        return when, context
    key = (whose[0].subject, figure.value, figure.unit)
    earlier = next((t for t in context.timed if t[0] == key), None)
    if earlier is None and when.doubts:
        return when, context
    if earlier is None:
        timed = (*context.timed[-TOLD:], (key, when.period, when.over))
        return when, replace(context, timed=timed)
    if when.over == ONE_SESSION and earlier[2] != ONE_SESSION and not when.period.named:
        return replace(when, period=earlier[1], over=earlier[2]), context
    return when, context


def _claim(
    chart: Chart, statement: Statement, owner: Owner, when: Timing, context: Context, directory: Directory
) -> Claim:
    statement = as_quoted(chart, statement, owner)
    fields: dict[str, Any] = dict(statement.fields)
    unit = statement.unit
    if fields.get("figure") is not None:
        fields["figure"] = in_its_currency(fields["figure"], statement, owner)
        unit = fields["figure"].unit
    rate = owner.instrument is None or owner.instrument.type is InstrumentType.YIELD
    if statement.answer is Move and unit is Unit.PERCENTAGE_POINTS and not rate:
        statement = statement.but(doubts=(*statement.doubts, Doubt.KIND))  # no price moves by percentage points
    said = statement.said | cues(chart, statement, owner.instrument, context)
    untimed = when.loose or not (when.period.text or statement.converts)
    said |= {Cue.IMPLIED} if owner.implied or untimed else frozenset()
    said |= ({Cue.UNTIMED} if untimed else frozenset()) | ({Cue.UNNAMED} if owner.implied else frozenset())
    series = Series(
        statement.quantity,
        Basis(_point(statement, when, said), Point.CLOSE),
        _over(statement, when),
        statement.run,
        Unit.PERCENT if statement.answer is Rank and statement.among else unit,
        figure=figure_reported(chart, statement),
    )
    peak = Extreme(*when.extreme) if statement.answer is Level and when.extreme is not None else None
    among = group_of(chart, statement, owner, context, directory)
    other = other_side(chart, statement, owner, context, directory)
    beside = (*(other.doubts if other is not None else ()), *of_its_side(statement, owner))
    of_a_share = owner.instrument is not None and owner.instrument.type is InstrumentType.STOCK
    if statement.answer is Move and unit is Unit.POINTS and of_a_share:
        beside = (*beside, Doubt.FIGURE)  # a share does not move in points: it may be its part in an index
    start, end = chart.sentence.start + statement.start, chart.sentence.start + statement.end
    return Claim(
        Cell(owner.subject, when.period),
        Ask(
            series,
            other.subject if other is not None else None,
            among,
            peak,
            threshold=statement.threshold,
            last=fields["other"] if statement.answer is Tally else None,
            within=statement.window if statement.answer is Rank else None,
        ),
        statement.answer(**fields),
        Quote(chart.text[statement.start : statement.end], start, end, owner.text),
        said,
        tuple(dict.fromkeys((*statement.doubts, *owner.doubts, *when.doubts, *beside))),
        others=tuple(Line(symbol) for symbol in owner.others),
    )


def _over(statement: Statement, when: Timing) -> Span | None:
    """The span of the moves spoken of; none of levels, and of the records of levels."""
    if statement.answer in (Level, Crossing, Surprise) or (
        statement.answer is Record and statement.over is None and not statement.shared
    ):
        return None
    over = statement.over or when.over
    return ONE_SESSION if over is None and statement.answer in (Rank, Comparison) else over


def _point(statement: Statement, when: Timing, said: frozenset[Cue]) -> Point:
    """Which price of the session: that of a named extreme, any of the range where a moment within it is said."""
    if statement.answer is Level and when.extreme is not None:
        return Point.HIGH if when.extreme[0] is Direction.UP else Point.LOW
    point = statement.point if statement.point is not Point.CLOSE else when.point
    within = Cue.INTRADAY in said and statement.answer in (Level, Move)
    return Point.RANGE if within and point is Point.CLOSE else point


def _mentioned(chart: Chart, context: Context, directory: Directory, *, silent: bool) -> Context:
    """Subjects named without a claim are remembered too, behind those spoken of.

    What heads a sentence without figures is what the next one speaks of: "The euro fared no better. It tumbled".
    """
    for mention in chart.mentions:
        for name in mention.names:
            if name.kind not in REMEMBERED or name.iso == "USD":
                continue
            symbol = directory.resolve(name, context.home, None, chart.text)
            instrument = directory.instrument(symbol) if symbol else None
            if symbol and silent and chart.gap(0, mention.start) <= 1:
                subject = Pair(symbol, inverted=name.inverted) if name.kind == "currency" else Line(symbol)
                return context.speaks(Spoken(subject, instrument, chart.sentence.paragraph, mention.text))
            if symbol and not any(getattr(s.subject, "id", None) == symbol for s in context.spoken):
                context = context.recalls(symbol, instrument, chart.sentence.paragraph, mention.text)
            break
    return context
