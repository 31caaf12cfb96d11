"""Errors as newsrooms make them, one function a class: a true statement, and the same with the error in it.

Each returns None where the draw came to nothing. Whether what it says is false, the oracle decides and not the class.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from seeded import oracle, statements
from seeded.statements import BILLION, MILLION, MONTH, QUARTER, WEEK, YEAR
from seeded.telling import Draw, Told, period_of

from tapeproof.terms.figure import CENT, Figure
from tapeproof.terms.instrument import InstrumentType
from tapeproof.terms.period import ONE_SESSION, Grain, Reach, SinceDate, Span
from tapeproof.terms.quantity import Direction, Point, Unit
from tapeproof.words.dates import spelled

Pair = tuple[Told, Told] | None
ErrorClass = Callable[[Draw], Pair]


def figure_of(told: Told) -> Figure:
    """The figure that a statement states."""
    figure: Figure = told.answer.said()["figure"]
    return figure


def with_value(told: Told, value: Decimal) -> Told:
    """The statement with another value at the same digits."""
    figure = figure_of(told)
    decimals = -int((figure.step / figure.scale).normalize().as_tuple().exponent)
    return told.restated(figure=replace(figure, value=oracle.rounded(value / figure.scale, max(decimals, 0)) * figure.scale))


def with_answer_of(told: Told | None, other: Told | None) -> Pair:
    """One statement with the figure and direction of another, at its own digits."""
    if told is None or other is None:
        return None
    changed = with_value(told, figure_of(other).value)
    way = other.answer.said().get("direction")
    return told, changed.restated(direction=way) if "direction" in told.answer.said() else changed


# Of digits ------------------------------------------------------------------


def digits_swapped(draw: Draw) -> Pair:
    """Two digits beside each other change places: 8.43 for 8.34."""
    told = statements.move(draw, decimals=2) if draw.random.randrange(2) else statements.level(draw)
    if told is None:
        return None
    figure = figure_of(told)
    digits = f"{figure.value:f}"
    places = [(i, i + 1) for i in range(len(digits) - 1) if "." not in digits[i : i + 2] and digits[i] != digits[i + 1]]
    places += [(i - 1, i + 1) for i in range(1, len(digits) - 1) if digits[i] == "." and digits[i - 1] != digits[i + 1]]
    if not places:
        return None
    i, j = draw.random.choice(places)
    swapped = list(digits)
    swapped[i], swapped[j] = swapped[j], swapped[i]
    return told, told.restated(figure=replace(figure, value=Decimal("".join(swapped))))


def point_slipped(draw: Draw) -> Pair:
    """The decimal point one place off: 0.83 for 8.3."""
    told = statements.move(draw, decimals=2)
    return None if told is None else (told, with_value(told, figure_of(told).value * draw.random.choice((10, Decimal("0.1")))))


def rounded_wrongly(draw: Draw) -> Pair:
    """Rounded up where it is to be rounded down: 3.24 as 3.3."""
    told = statements.move(draw, decimals=1)
    value = told and oracle.change(told.tape, told.row, ONE_SESSION)
    if told is None or value is None or abs(value) < 1:
        return None
    step = figure_of(told).step
    up = (abs(value) // step + 1) * step
    return told, told.restated(figure=replace(figure_of(told), value=up))


def million_for_billion(draw: Draw) -> Pair:
    """A million for a billion, or the other way round."""
    told = statements.conversion(draw)
    if told is None:
        return None
    figure = figure_of(told)
    scale = MILLION if figure.scale == BILLION else BILLION
    times = scale / figure.scale
    return told, told.restated(figure=replace(figure, value=figure.value * times, step=figure.step * times, scale=scale))


# Of units and sides -----------------------------------------------------------


def points_for_percent(draw: Draw) -> Pair:
    """The points of a move as its percent."""
    told = statements.move(draw, ONE_SESSION, Unit.PERCENT, "index", decimals=2)
    points = told and oracle.change(told.tape, told.row, ONE_SESSION, Unit.POINTS)
    return (told, with_value(told, points)) if told and points else None


def percent_for_points(draw: Draw) -> Pair:
    """The percent of a move as its points."""
    told = statements.move(draw, ONE_SESSION, Unit.POINTS, "index", decimals=2)
    percent = told and oracle.change(told.tape, told.row, ONE_SESSION)
    return (told, with_value(told, percent)) if told and percent else None


def points_of_a_percent(draw: Draw) -> Pair:
    """“2.31 percentage points” for 2.31%."""
    told = statements.move(draw, ONE_SESSION, Unit.PERCENT, "index", "share", decimals=2)
    if told is None:
        return None
    series = replace(told.ask.series, unit=Unit.PERCENTAGE_POINTS)
    wrong = told.restated(figure=replace(figure_of(told), unit=Unit.PERCENTAGE_POINTS))
    return told, wrong.but(ask=replace(told.ask, series=series))


def wrong_way(draw: Draw) -> Pair:
    """A gain for a loss."""
    told = statements.move(draw, draw.random.choice((ONE_SESSION, MONTH, YEAR)))
    return (told, told.restated(direction=told.answer.said()["direction"].opposite)) if told else None


def low_for_high(draw: Draw) -> Pair:
    """“Its lowest since” for its highest since."""
    told = statements.record(draw)
    return (told, told.restated(direction=told.answer.said()["direction"].opposite)) if told else None


def another_instruments_move(draw: Draw) -> Pair:
    """The move of another index on that day."""
    told = statements.move(draw, ONE_SESSION, Unit.PERCENT, "index")
    other = draw.any("index")
    row = other.row(told.when.last) if told and other else -1
    if told is None or other is None or other is told.tape or row < 1 or other.days[row] != told.when.last:
        return None
    return with_answer_of(told, statements.move_at(draw, other, row, decimals=figure_of(told).decimals))


def another_instruments_level(draw: Draw) -> Pair:
    """The close of another index on that day."""
    told = statements.level(draw, "index")
    other = draw.any("index")
    row = other.row(told.when.last) if told and other else -1
    if told is None or other is None or other is told.tape or row < 1 or other.days[row] != told.when.last:
        return None
    return with_answer_of(told, statements.level_at(draw, other, row))


def another_listing(draw: Draw) -> Pair:
    """The move of the company's shares on another exchange."""
    pairs = listed_twice(draw)
    if not pairs:
        return None
    one, two = (draw.tape(name) for name in draw.random.choice(pairs))
    row = draw.row(one)
    there = two.row(one.days[row]) if row is not None else -1
    if row is None or there < 1 or two.days[there] != one.days[row]:
        return None
    return with_answer_of(
        statements.move_at(draw, one, row, decimals=2), statements.move_at(draw, two, there, decimals=2)
    )


def listed_twice(draw: Draw) -> list[tuple[str, str]]:
    """Listings of one company with prices on record, both ways round, where the name tells the first at its home."""
    found = []
    for one in draw.market.instruments():
        if one.type is InstrumentType.STOCK and not one.adjusted:
            others = draw.market.directory.listings(one.id)
            found += [(one.id, other) for other in others if other != one.id and draw.market.instrument(other)]
    return [(one, other) for one, other in found if draw.is_named(draw.tape(one).instrument)]


def split_forgotten(draw: Draw) -> Pair:
    """A price before a split as charts show it today; or the fall on its day as if nobody had been given shares."""
    tape = draw.any("share")
    splits = [i for i in range(5, len(tape.days) - 5) if tape.undo[i] != tape.undo[i - 1]] if tape else []
    if tape is None or not splits:
        return None
    at = draw.random.choice(splits)
    if draw.random.randrange(2):
        row = at - draw.random.randrange(1, 250)
        told = statements.level_at(draw, tape, row) if row > 2 and tape.whole(row - 1, row + 1) else None
        return (told, with_value(told, tape.close[row] or Decimal(0))) if told else None
    told = statements.move_at(draw, tape, at, decimals=2) if tape.whole(at - 1, at) else None
    now, then = oracle.level(tape, at), oracle.level(tape, at - 1)
    if told is None or not now or not then:
        return None
    raw = (now / then - 1) * 100
    return told, with_value(told, raw).restated(direction=Direction.UP if raw > 0 else Direction.DOWN)


# Of time ----------------------------------------------------------------------


def neighbours_move(draw: Draw) -> Pair:
    """The move of the session before or after."""
    told = statements.move(draw)
    return told and with_answer_of(told, statements.move_at(draw, told.tape, told.row + draw.random.choice((-1, 1)), decimals=figure_of(told).decimals))


def neighbours_level(draw: Draw) -> Pair:
    """The close of the session before or after."""
    told = statements.level(draw)
    return told and with_answer_of(told, statements.level_at(draw, told.tape, told.row + draw.random.choice((-1, 1))))


def another_days_level(draw: Draw) -> Pair:
    """The close of a day some weeks or months before."""
    told = statements.level(draw)
    if told is None or told.row < 260:
        return None
    return with_answer_of(told, statements.level_at(draw, told.tape, told.row - draw.random.randrange(5, 250)))


def high_as_close(draw: Draw) -> Pair:
    """The session's high or low as its close."""
    told = statements.level(draw, "index")
    return told and with_answer_of(told, statements.level_at(draw, told.tape, told.row, draw.random.choice((Point.HIGH, Point.LOW))))


def month_for_year(draw: Draw) -> Pair:
    """The change since the end of the month before as that of the year to date."""
    told = statements.to_date(draw, YEAR, "so far this year")
    return told and with_answer_of(told, statements.move_at(draw, told.tape, told.row, MONTH, decimals=2))


def week_for_month(draw: Draw) -> Pair:
    """The change of the week as that of the month to date."""
    told = statements.to_date(draw, MONTH, "so far this month")
    return told and with_answer_of(told, statements.move_at(draw, told.tape, told.row, WEEK, decimals=2))


def day_for_week(draw: Draw) -> Pair:
    """The change of the day as that of the week."""
    told = statements.move(draw, WEEK)
    return told and with_answer_of(told, statements.move_at(draw, told.tape, told.row, decimals=figure_of(told).decimals))


def quarter_for_year(draw: Draw) -> Pair:
    """The change of the last quarter as that of the year."""
    told = statements.move(draw, YEAR)
    return told and with_answer_of(told, statements.move_at(draw, told.tape, told.row, QUARTER, decimals=figure_of(told).decimals))


def month_of_another_year(draw: Draw) -> Pair:
    """The change of the same month a year before."""
    told = statements.move(draw, MONTH)
    row = told.tape.seen(told.when.first.replace(year=told.when.first.year - 1) + timedelta(days=27)) if told else -1
    while told and 0 <= row + 1 < told.row and told.tape.days[row + 1].month == told.when.first.month:
        row += 1
    if told is None or row < 30:
        return None
    return with_answer_of(told, statements.move_at(draw, told.tape, row, MONTH, decimals=figure_of(told).decimals))


def holiday(draw: Draw) -> Pair:
    """A day named on which the exchange was shut."""
    told = statements.move(draw) if draw.random.randrange(2) else statements.level(draw)
    calendar = draw.market.calendar(told.home) if told else None
    if told is None or calendar is None or not len(calendar.closed):
        return None
    shut = draw.random.choice(calendar.closed.tolist())
    row = told.tape.row(shut)
    if row < 3 or row + 8 > len(told.tape.days) or not told.tape.whole(row - 2, row + 1):
        return None
    # The last session before it, and the statement of that day as of the holiday.
    if told.ask.series.over is not None:
        told = statements.move_at(draw, told.tape, row)
    else:
        told = statements.level_at(draw, told.tape, row)
    if told is None:
        return None
    when = period_of(shut, None)
    late = max(told.published, shut)
    return told, told.but(when=when, time=f"on {spelled(when)}", published=late)


def wrong_base_of_distance(draw: Draw) -> Pair:
    """The distance from the high of all time as that from the high of the year."""
    told = statements.distance(draw)
    if told is None or told.ask.series.over is None:
        return None
    reach = told.ask.series.over.reach
    value = oracle.change(told.tape, told.row, Span(reach, 0))
    return (told, with_value(told, value)) if value else None


def high_for_low_of_distance(draw: Draw) -> Pair:
    """The distance from the year's low as that from its high."""
    told = statements.distance(draw)
    over = told.ask.series.over if told else None
    if told is None or over is None:
        return None
    value = oracle.change(told.tape, told.row, replace(over, reach=Reach.LOW if over.reach is Reach.HIGH else Reach.HIGH))
    return (told, with_value(told, value)) if value else None


def another_days_rate(draw: Draw) -> Pair:
    """An amount converted at the rate of a day some months before."""
    told = statements.conversion(draw)
    if told is None or told.row < 600:
        return None
    other = statements.conversion_at(draw, told.tape, told.row - draw.random.randrange(20, 500), told.answer.said()["other"])
    return (told, told.restated(figure=figure_of(other))) if other else None


# Of records, runs and places ----------------------------------------------------


def wrong_year(draw: Draw) -> Pair:
    """“Since March 2019” where the last rival is of March 2020; a later day would still be true."""
    told = statements.record(draw)
    if told is None:
        return None
    since: SinceDate = told.answer.said()["since"]
    day = since.period.first
    earlier = day.year - draw.random.randrange(1, 4)
    if earlier <= told.tape.days[0].year:
        return None
    years = since.period.grain is Grain.YEAR
    return told, told.restated(since=statements.since_of(day.replace(year=earlier, day=min(day.day, 28)), years=years))


def record_before(draw: Draw) -> Pair:
    """The date of the record before the last one."""
    told = statements.record(draw, by_year=False)
    if told is None:
        return None
    way = told.answer.said()["direction"]
    rival = oracle.rival(told.tape, told.row, way)
    before = oracle.rival(told.tape, rival, way) if rival > 0 else -1
    if before < 1 or not told.tape.whole(before, before) or (told.tape.days[rival] - told.tape.days[before]).days < 5:
        return None
    return told, told.restated(since=statements.since_of(told.tape.days[before], years=False))


def _counted(told: Told | None, name: str, step: int) -> Pair:
    number = told.answer.said()[name] + step if told else 0
    least = 2 if name == "count" else 1
    return (told, told.restated(**{name: number})) if told and number >= least else None


def run_too_long(draw: Draw) -> Pair:
    """A run counted one too long."""
    return _counted(statements.streak(draw), "count", 1)


def run_too_short(draw: Draw) -> Pair:
    """A run counted one too short."""
    return _counted(statements.streak(draw), "count", -1)


def ended_run_miscounted(draw: Draw) -> Pair:
    """A run that ended, counted one too long or too short."""
    return _counted(statements.streak(draw, ended=True), "count", draw.random.choice((1, -1)))


def place_too_low(draw: Draw) -> Pair:
    """A place one too low."""
    told = statements.rank(draw)
    group = draw.market.group(told.ask.among.id) if told and told.ask.among else None
    if group is None or told is None or told.answer.said()["place"] >= len(group.members):
        return None
    return _counted(told, "place", 1)


def place_too_high(draw: Draw) -> Pair:
    """A place one too high."""
    return _counted(statements.rank(draw), "place", -1)


def place_in_history_wrong(draw: Draw) -> Pair:
    """“Its second-worst day on record” for the third."""
    return _counted(statements.rank_in_history(draw), "place", draw.random.choice((1, -1)))


CLASSES: dict[str, ErrorClass] = {
    each.__name__.replace("_", " "): each
    for each in (
        digits_swapped, point_slipped, rounded_wrongly, million_for_billion, points_for_percent, percent_for_points,
        points_of_a_percent, wrong_way, low_for_high, another_instruments_move, another_instruments_level, another_listing,
        split_forgotten, neighbours_move, neighbours_level, another_days_level, high_as_close, month_for_year, week_for_month,
        day_for_week, quarter_for_year, month_of_another_year, holiday, wrong_base_of_distance, high_for_low_of_distance,
        another_days_rate, wrong_year, record_before, run_too_long, run_too_short, ended_run_miscounted, place_too_low,
        place_too_high, place_in_history_wrong,
    )
}  # fmt: skip
"""Every class by its name."""

__all__ = ["CENT", "CLASSES", "ErrorClass", "Pair"]
