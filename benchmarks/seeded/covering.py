"""Which other figures of the same size and digits some reading admits, by the oracle: what a random one may hit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from seeded import judging, oracle
from seeded.oracle import Tape
from seeded.telling import Draw, Told
from tapeproof.kinds.conversion import Conversion
from tapeproof.kinds.distance import Distance
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.streak import Streak
from tapeproof.terms.figure import CENT, Figure
from tapeproof.terms.instrument import InstrumentType
from tapeproof.terms.period import ONE_SESSION, Grain, Period, Reach, Span
from tapeproof.terms.quantity import Direction, Point, Unit
from tapeproof.terms.reading import Reading

Stretch = tuple[Reading, Decimal, Decimal]
"""Values, from the least to the most, that a reading gives."""


@dataclass(frozen=True)
class Field:
    """All figures of one size and so many digits: from ``low`` to ``high`` in steps."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def count(self) -> int:
        """How many there are."""
        return int((self.high - self.low) / self.step) + 1

    @property
    def digits(self) -> int:
        """Digits written, without leading zeros."""
        return len(str(int(self.high / self.step)))

    def within(self, least: Decimal, most: Decimal, slack: Decimal) -> set[Decimal]:
        """Those that come within so much of a stretch of values."""
        first = ((max(least - slack, self.low) - self.low) / self.step).to_integral_value(ROUND_CEILING)
        last = ((min(most + slack, self.high) - self.low) / self.step).to_integral_value(ROUND_FLOOR)
        return {self.low + n * self.step for n in range(int(first), int(last) + 1)}


def field_of(told: Told) -> Field | None:
    """The figures like the one stated: as many digits before the point and behind it; counts and places likewise."""
    said = told.answer.said()
    if "count" in said or "place" in said:
        number = said.get("count", said.get("place", 0))
        least = 2 if "count" in said else 1
        return Field(*(Decimal(each) for each in ((least, 9, 1) if number < 10 else (10, 99, 1))))
    figure = said.get("figure")
    if not isinstance(figure, Figure):
        return None
    size = figure.value / figure.scale
    step = figure.step / figure.scale
    if size < 1:
        return None if step == 1 else Field(step * figure.scale, (1 - step) * figure.scale, figure.step)
    whole = Decimal(10) ** (len(str(int(size))) - 1)
    return Field(whole * figure.scale, (whole * 10 - step) * figure.scale, figure.step)


def covered(told: Told, draw: Draw, field: Field) -> dict[Reading, set[Decimal]]:
    """The figures that each reading admits beside those that the ordinary one does."""
    found: dict[Reading, set[Decimal]] = {}
    figure = told.answer.said().get("figure")
    half = figure.step / 2 if isinstance(figure, Figure) else Decimal(0)
    for reading, least, most in readings(told, draw):
        slack = {Reading.TRUNCATED: Decimal(0), Reading.ROUNDED_INPUTS: CENT}.get(reading, half)
        found.setdefault(reading, set()).update(field.within(least, most, slack))
    return found


def readings(told: Told, draw: Draw) -> Iterator[Stretch]:
    """What the readings of a kind give, each as a stretch of sizes on the side that is said."""
    match told.answer:
        case Move(figure, way) if figure and way:
            for reading, *ends in _of_move(told, draw, figure):
                sizes = sorted(max(way.sign * end, Decimal(0)) for end in ends)
                if sizes[-1] > 0:
                    yield reading, sizes[0], sizes[-1]
        case Distance(figure, way) if figure and way:
            for reading, value in _of_distance(told, figure):
                if value * way.sign > 0:
                    yield reading, abs(value), abs(value)
        case Level(figure) if figure:
            yield from ((reading, value, value) for reading, value in _of_level(told, draw, figure))
        case Streak(_, way, ended):
            yield from ((reading, Decimal(n), Decimal(n)) for reading, n in _of_streak(told, way, ended=ended))
        case Rank(_, way):
            yield from ((reading, Decimal(n), Decimal(n)) for reading, n in _of_rank(told, draw, way))
        case Conversion(figure, other) if figure and other:
            yield from _of_conversion(told, figure, other)


def is_recent(told: Told) -> bool:
    """Whether the session is that of the story's day or the one before."""
    return told.row >= told.tape.row(told.published) - 1


def _cut(value: Decimal, step: Decimal) -> Decimal:
    return abs(value) // step * step


def _of_move(told: Told, draw: Draw, figure: Figure) -> Iterator[tuple[Reading, *tuple[Decimal, ...]]]:
    tape, row, over, unit = told.tape, told.row, told.ask.series.over or ONE_SESSION, figure.unit
    value = oracle.change(tape, row, over, unit) or Decimal(0)
    cut = _cut(value, figure.step)
    yield Reading.TRUNCATED, cut.copy_sign(value)
    if unit is Unit.POINTS and figure.step == CENT:
        yield Reading.ROUNDED_INPUTS, value
    if figure.step > CENT and is_recent(told):
        ends = [oracle.change(tape, row, over, unit, point) for point in (Point.LOW, Point.CLOSE, Point.HIGH)]
        known = [end for end in ends if end is not None]
        yield Reading.INTRADAY, min(known), max(known)
    first, now = tape.prices[Point.OPEN][row], tape.close[row]
    if over == ONE_SESSION and first and now:
        points = (now - first) * tape.undo[row]
        yield Reading.OPEN_TO_CLOSE, points if unit is Unit.POINTS else (now / first - 1) * 100
    other = oracle.change(tape, row, over, Unit.PERCENT if unit is Unit.POINTS else Unit.POINTS)
    if other is not None:
        yield Reading.POINTS_FOR_PERCENT, other
    of_a_day = over.grain is Grain.DAY
    if of_a_day or is_recent(told):
        yield from _moved(Reading.PREVIOUS_SESSION, tape, row - 1, over, unit)
    if of_a_day and tape.days[row + 1] <= told.published:
        yield from _moved(Reading.NEXT_SESSION, tape, row + 1, over, unit)
    if over.grain is Grain.WEEK:
        for day in (base - 1, base + 1) if (base := oracle.base(tape, row, over)) > 0 else ():
            since = Span(Reach.SINCE, start=Period(tape.days[day], tape.days[day]))
            yield from _moved(Reading.ROUNDED_SPAN, tape, row, since, unit)
    for peer in _listings(told, draw):
        yield from _moved(Reading.OTHER_LISTING, peer, peer.seen(tape.days[row]), over, unit)


def _moved(reading: Reading, tape: Tape, row: int, over: Span, unit: Unit) -> Iterator[tuple[Reading, Decimal]]:
    value = oracle.change(tape, row, over, unit) if row > 0 else None
    if value is not None:
        yield reading, value


def _listings(told: Told, draw: Draw) -> list[Tape]:
    own = told.tape.instrument
    if own.type is not InstrumentType.STOCK:
        return []
    others = draw.market.directory.listings(own.id)
    return [draw.tape(name) for name in others if name != own.id and draw.market.instrument(name)]


def _of_distance(told: Told, figure: Figure) -> Iterator[tuple[Reading, Decimal]]:
    tape, row, over = told.tape, told.row, told.ask.series.over or ONE_SESSION
    value = oracle.change(tape, row, over) or Decimal(0)
    yield Reading.TRUNCATED, _cut(value, figure.step).copy_sign(value)
    point = Point.HIGH if over.reach is Reach.HIGH else Point.LOW
    first = tape.row(over.start.first) if over.start else 0
    ends = [price for price in tape.prices[point][max(first, 0) : row + 1] if price is not None]
    now = tape.close[row]
    if ends and now:
        then = max(ends) if point is Point.HIGH else min(ends)
        yield Reading.INTRADAY_EXTREME, (now / then - 1) * 100
    before = oracle.change(tape, row - 1, over)
    if before is not None:
        yield Reading.PREVIOUS_SESSION, before


def _of_level(told: Told, draw: Draw, figure: Figure) -> Iterator[tuple[Reading, Decimal]]:
    tape, row, point = told.tape, told.row, told.ask.series.basis.now
    value = oracle.level(tape, row, point) or Decimal(0)
    yield Reading.TRUNCATED, _cut(value, figure.step)
    if figure.step == CENT:
        yield Reading.ROUNDED_INPUTS, value
    rows = [(Reading.PREVIOUS_SESSION, tape, row - 1, point), (Reading.NEXT_SESSION, tape, row + 1, point)]
    rows = rows[: 1 + (tape.days[row + 1] <= told.published)]
    if point is not Point.CLOSE:
        rows = [(Reading.AT_THE_CLOSE, tape, row, Point.CLOSE)]
    same = [peer for peer in _listings(told, draw) if peer.instrument.currency == tape.instrument.currency]
    rows += [(Reading.OTHER_LISTING, peer, peer.seen(tape.days[row]), point) for peer in same]
    for reading, at, there, of in rows:
        found = oracle.level(at, there, of) if there >= 0 else None
        if found is not None:
            yield reading, found
    if tape.undo[row] != 1 and (price := tape.prices[point][row]) is not None:
        yield Reading.SPLIT_ADJUSTED, price


def _of_streak(told: Told, way: Direction, *, ended: bool) -> Iterator[tuple[Reading, int]]:
    tape, row = told.tape, told.row
    grain = told.ask.series.over.grain if told.ask.series.over else Grain.DAY
    ways = [(Reading.PREVIOUS_SESSION, row - 1, grain)] if grain is Grain.DAY or is_recent(told) else []
    if grain is Grain.DAY:
        ways += [
            (reading, row, each)
            for reading, each in ((Reading.WEEKLY, Grain.WEEK), (Reading.MONTHLY, Grain.MONTH))
            if oracle.ends_its(tape, row, each)
        ]
    for reading, at, each in ways:
        rows = oracle.ends(tape, at, each)
        length = oracle.run(tape, rows[:-1] if ended else rows) * way.sign
        if length > 0:
            yield reading, length
    if ended:
        # Counted through the present session, the run would have to go on; and within the day it may have.
        before = oracle.run(tape, oracle.ends(tape, row, grain)[:-1]) * way.sign
        yield Reading.INTRADAY, before


def _of_rank(told: Told, draw: Draw, way: Direction) -> Iterator[tuple[Reading, int]]:
    over = told.ask.series.over or ONE_SESSION
    if told.ask.among is None:
        return
    peers = judging.peers(told, draw)
    before = oracle.place(told.tape, told.row - 1, over, peers, way)
    if before is not None and (over == ONE_SESSION or is_recent(told)):
        yield Reading.PREVIOUS_SESSION, before
    own = oracle.change(told.tape, told.row, over, Unit.POINTS)
    start = oracle.base(told.tape, told.row, over)
    better = 1
    for peer in peers:
        now, then = peer.seen(told.tape.days[told.row]), peer.seen(told.tape.days[start])
        price, earlier = (peer.close[now], peer.close[then]) if now >= 0 and then >= 0 else (None, None)
        if price is not None and earlier is not None and own is not None:
            better += way.sign * (price - earlier) * peer.undo[now] > way.sign * own
    yield Reading.POINTS_FOR_PERCENT, better


def _of_conversion(told: Told, figure: Figure, other: Figure) -> Iterator[Stretch]:
    tape, row = told.tape, told.row
    low, high = judging.amounts(told, other, tape.close[row])
    yield Reading.TRUNCATED, _cut(low, figure.step), _cut(high, figure.step)
    day = [price for column in tape.prices.values() if (price := column[row]) is not None]
    for reading, rates in ((Reading.INTRADAY, day), (Reading.PREVIOUS_SESSION, [tape.close[row - 1]])):
        ends = [end for rate in rates for end in judging.amounts(told, other, rate)]
        yield reading, min(ends), max(ends)
