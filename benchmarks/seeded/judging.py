"""Whether a statement is true, by the oracle; and whether SEMANTICS leaves it open by rule."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from seeded import oracle
from seeded.oracle import Tape
from seeded.telling import Draw, Told
from tapeproof.kinds.conversion import Conversion
from tapeproof.kinds.distance import Distance
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.terms.figure import CENT, Figure, Hedge
from tapeproof.terms.instrument import InstrumentType, Pair
from tapeproof.terms.period import Grain, SinceDate
from tapeproof.terms.quantity import Direction, Unit

A_MONTH = 28
LEAST_YIELD, MOST_YIELD = Decimal("1.005"), Decimal("1.04")
HOLE = 10
"""Sessions without a price that no record is held to have looked across."""
QUOTES = Decimal("0.005")
FEEDS = Decimal("0.003")


def is_true(told: Told, draw: Draw) -> bool | None:
    """Whether a statement holds as it is written; None where the oracle cannot tell."""
    tape, row, series, answer = told.tape, told.row, told.ask.series, told.answer
    if told.when.grain is Grain.DAY and tape.days[row] != told.when.last:
        return False  # no session on that day
    match answer:
        case Move(figure, way) | Distance(figure, way) if series.over is not None:
            value = oracle.change(tape, row, series.over, unit_of(told))
            return None if value is None or figure is None else _moves(figure, way, value, blur_of(told, figure))
        case Level(figure):
            value = oracle.level(tape, row, series.basis.now)
            return None if value is None or figure is None else holds(figure, value, blur_of(told, figure))
        case Record(way, SinceDate(period)):
            at = oracle.rival(tape, row, way)
            return None if at < 0 else tape.days[at] <= period.last
        case Streak(count, way, ended):
            grain = series.over.grain if series.over else Grain.DAY
            rows = oracle.ends(tape, row, grain)
            length = oracle.run(tape, rows[:-1] if ended else rows)
            turned = oracle.run(tape, rows) * way.sign < 0 or oracle.run(tape, rows) == 0
            return length == count * way.sign and turned == ended
        case Rank(number, way):
            if told.ask.among is None:
                return oracle.place_in_history(tape, row, way) == number
            found = None if series.over is None else oracle.place(tape, row, series.over, peers(told, draw), way)
            return None if found is None else found == number
        case Conversion(figure, other) if figure and other:
            low, high = amounts(told, other, tape.close[row])
            return low <= figure.value + figure.step / 2 and high >= figure.value - figure.step / 2
    return None


def peers(told: Told, draw: Draw) -> list[Tape]:
    """The tapes of the group that a statement ranks in, as its members were that day, without its subject."""
    group = draw.market.group(told.ask.among.id) if told.ask.among else None
    members = group.members_on(told.tape.days[told.row]) if group else ()
    return [draw.tape(name) for name in members if name != told.tape.instrument.id]


def unit_of(told: Told) -> Unit:
    """The unit in which a change is stated."""
    figure = told.answer.said().get("figure")
    return figure.unit if isinstance(figure, Figure) else Unit.PERCENT


def blur_of(told: Told, figure: Figure) -> Decimal:
    """How far a value may be from that of unrounded prices, where the record keeps fewer decimals than are written."""
    unit = Decimal(1).scaleb(-oracle.kept(told.tape, told.row))
    over, price = told.ask.series.over, told.tape.close[told.row]
    if over is None:
        return unit / 2 if figure.step < unit / 2 else Decimal(0)
    if figure.unit is not Unit.PERCENT:
        return unit if figure.step < unit else Decimal(0)
    then = told.tape.close[oracle.base(told.tape, told.row, over)]
    return 50 * unit * (1 + price / then) / then if unit > CENT and price and then else Decimal(0)


def holds(figure: Figure, value: Decimal, blur: Decimal = Decimal(0)) -> bool:
    """Whether a value's size, give or take a blur, lies in the interval that SEMANTICS 3 gives a figure."""
    size, x, half = abs(value), figure.value, figure.step / 2
    match figure.hedge:
        case Hedge.EXACT:
            # A round figure also stands within 1%.
            scaled = x / figure.scale
            is_round = figure.unit is not Unit.PERCENT and scaled == scaled.to_integral() and scaled % 100 == 0
            reach = max(half, x / 100) if is_round else half
            return x - reach - blur <= size <= x + reach + blur
        case Hedge.MORE_THAN:
            return size > x
        case Hedge.AT_LEAST:
            return size >= x
        case Hedge.LESS_THAN:
            return size < x
        case Hedge.AT_MOST:
            return size <= x
        case Hedge.NEARLY:
            return x * Decimal("0.9") <= size < x
        case Hedge.ABOUT:
            return x - max(half, x / 50) <= size <= x + max(half, x / 50)
        case Hedge.BETWEEN:
            return x - half <= size <= (figure.upper or x) + half
    return False


def _moves(figure: Figure, way: Direction | None, value: Decimal, blur: Decimal) -> bool:
    if figure.unit not in {Unit.PERCENT, Unit.POINTS, Unit.CURRENCY}:
        return False  # an index moves in points or percent, never in points of a percent
    if way is not None and value * way.sign < 0 and figure.value - figure.step / 2 > 0:
        return False
    return holds(figure, value, blur)


def amounts(told: Told, other: Figure, rate: Decimal | None) -> tuple[Decimal, Decimal]:
    """What an amount comes to at a rate, from the least to the most that its digits allow."""
    inverted = isinstance(told.whose, Pair) and told.whose.inverted
    times = (rate or Decimal(0)) if inverted else 1 / (rate or Decimal(1))
    return (other.value - other.step / 2) * times, (other.value + other.step / 2) * times


def by_rule(told: Told, draw: Draw) -> str | None:
    """Why SEMANTICS leaves a false statement open: what the tape lacks, or how far it may be from what was meant."""
    if isinstance(told.answer, Conversion):
        return _of_quotes(told, told.answer)
    if why := _of_holes(told) or _of_listings(told, draw):
        return why
    if isinstance(told.answer, Record):
        return _of_highs(told, told.answer)
    figure, over = told.answer.said().get("figure"), told.ask.series.over
    if not isinstance(figure, Figure) or over is None:
        return None
    return _of_dividends(told, figure) or _of_feeds(told, figure)


def _of_holes(told: Told) -> str | None:
    """A record cannot look across weeks without prices, nor can a place in one's own history."""
    since = told.answer.said().get("since")
    if isinstance(since, SinceDate):
        first = max(told.tape.row(since.period.first), 0)
    elif isinstance(told.answer, Rank) and told.ask.among is None:
        first = 0
    else:
        return None
    return "hole" if oracle.longest_gap(told.tape, first, told.row) > HOLE else None


def _of_listings(told: Told, draw: Draw) -> str | None:
    """Another listing of the company may be meant, and has no price of that day or of the one measured from."""
    own, over = told.tape.instrument, told.ask.series.over
    figure = told.answer.said().get("figure")
    if own.type is not InstrumentType.STOCK or told.ask.series.run or told.ask.among is not None:
        return None
    day = told.tape.days[told.row]
    for name in draw.market.directory.listings(own.id):
        other = draw.market.instrument(name)
        if other is None or name == own.id or (other.began and day < other.began):
            continue
        if isinstance(figure, Figure) and figure.unit is Unit.CURRENCY and figure.currency != other.currency:
            continue
        peer = draw.tape(name)
        row = peer.row(day)
        before = oracle.base(peer, row, over) if over is not None and row >= 0 else row
        if row < 0 or before < 0 or peer.close[row] is None or peer.close[before] is None:
            return "listing"
    return None


def _of_dividends(told: Told, figure: Figure) -> str | None:
    """Over a month or longer a total return may be meant."""
    over, tape = told.ask.series.over, told.tape
    if over is None or over.reach.is_extreme or figure.unit is not Unit.PERCENT:
        return None
    before, day = oracle.start(over, tape.days[told.row]), tape.days[told.row]
    value = oracle.change(tape, told.row, over)
    if before is None or value is None or (day - tape.days[tape.row(before)]).days < A_MONTH:
        return None
    years = Decimal((day - before).days) / Decimal("365.25")
    way = told.answer.said()["direction"].sign
    low, high = (((1 + value / 100) * each**years - 1) * 100 for each in (LEAST_YIELD, MOST_YIELD))
    slack = figure.step
    return "dividends" if low - slack <= figure.value * way <= high + slack else None


def _of_feeds(told: Told, figure: Figure) -> str | None:
    """The highs and lows of shares differ between feeds, where a price of the day may be meant."""
    tape, row = told.tape, told.row
    of_the_close = figure.step <= Decimal("0.01")
    recent = told.published - tape.days[row] <= timedelta(days=4)
    if tape.instrument.type is InstrumentType.INDEX or of_the_close or not recent or figure.unit is not Unit.PERCENT:
        return None
    then = tape.close[oracle.base(tape, row, told.ask.series.over)] if told.ask.series.over else None
    every = [price for column in tape.prices.values() if (price := column[row]) is not None]
    if not then:
        return None
    low, high = ((edge / then - 1) * 100 for edge in (min(every) * (1 - FEEDS), max(every) * (1 + FEEDS)))
    stated = figure.value * told.answer.said()["direction"].sign
    return "feeds" if low - figure.step <= stated <= high + figure.step else None


def _of_highs(told: Told, answer: Record) -> str | None:
    """By a share's highs, of which feeds differ, the last rival might lie where the story puts it."""
    tape, row, sign = told.tape, told.row, answer.direction.sign
    if tape.instrument.type is InstrumentType.INDEX or not isinstance(answer.since, SinceDate):
        return None
    ends = tape.prices[oracle.Point.HIGH if sign > 0 else oracle.Point.LOW]
    here = [price for price in (ends[row], tape.close[row]) if price is not None]
    bounds = [sorted((sign * price * (1 - FEEDS), sign * price * (1 + FEEDS))) for price in here]
    beyond: Decimal | None = None
    for i in range(row - 1, -1, -1):
        price = ends[i]
        if price is None:
            continue
        if answer.since.period.first <= tape.days[i] <= answer.since.period.last and any(
            low <= sign * price and (beyond is None or high > beyond) and (beyond is None or sign * price > beyond)
            for low, high in bounds
        ):
            return "feeds"
        beyond = sign * price if beyond is None else max(beyond, sign * price)
    return None


def _of_quotes(told: Told, answer: Conversion) -> str | None:
    """What trades round the clock has no official close: half a percent about the day's range and the next open."""
    tape, row = told.tape, told.row
    every = [price for column in tape.prices.values() if (price := column[row]) is not None]
    if row + 1 < len(tape.days) and (following := tape.prices[oracle.Point.OPEN][row + 1]) is not None:
        every.append(following)
    if not every or answer.figure is None or answer.other is None:
        return None
    rates = (min(every) * (1 - QUOTES), max(every) * (1 + QUOTES))
    ends = [amounts(told, answer.other, rate) for rate in rates]
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    return "quotes" if low - answer.figure.step <= answer.figure.value <= high + answer.figure.step else None
