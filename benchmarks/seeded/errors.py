"""Errors as newsrooms make them, one function a class: a true statement, and the same with the error in it.

Here those of digits, units and sides, and of whose figure it is. Each returns None where the draw came to nothing.
Whether what it says is false, the oracle decides and not the class.
"""

from __future__ import annotations

from decimal import Decimal

from seeded import oracle, statements
from seeded.statements import BILLION, MILLION, MONTH, YEAR
from seeded.telling import Draw
from seeded.wrong import Pair, figure_of, with_answer_of, with_value
from tapeproof.terms.changing import replace
from tapeproof.terms.period import ONE_SESSION
from tapeproof.terms.quantity import Direction, Unit

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
    return (
        None
        if told is None
        else (told, with_value(told, figure_of(told).value * draw.random.choice((10, Decimal("0.1")))))
    )


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
    return told, told.restated(
        figure=replace(figure, value=figure.value * times, step=figure.step * times, scale=scale)
    )


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
    pairs = draw.listed_twice
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
