"""Errors of time and of counting: another day's figure, another stretch's, a day without a session, a run too long."""

from __future__ import annotations

from datetime import timedelta

from seeded import judging, oracle, statements
from seeded.statements import MONTH, QUARTER, WEEK, YEAR
from seeded.telling import Draw, Told, period_of
from seeded.wrong import Pair, figure_of, with_answer_of, with_move_at, with_value
from tapeproof.terms.changing import replace
from tapeproof.terms.period import ONE_SESSION, Grain, Reach, SinceDate, Span
from tapeproof.terms.quantity import Point
from tapeproof.words.dates import spelled


def neighbours_move(draw: Draw) -> Pair:
    """The move of the session before or after."""
    told = statements.move(draw)
    return told and with_move_at(draw, told, told.row + draw.random.choice((-1, 1)), ONE_SESSION)


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
    point = draw.random.choice((Point.HIGH, Point.LOW))
    return told and with_answer_of(told, statements.level_at(draw, told.tape, told.row, point))


def month_for_year(draw: Draw) -> Pair:
    """The change since the end of the month before as that of the year to date."""
    told = statements.to_date(draw, YEAR, "so far this year")
    return told and with_move_at(draw, told, told.row, MONTH)


def week_for_month(draw: Draw) -> Pair:
    """The change of the week as that of the month to date."""
    told = statements.to_date(draw, MONTH, "so far this month")
    return told and with_move_at(draw, told, told.row, WEEK)


def day_for_week(draw: Draw) -> Pair:
    """The change of the day as that of the week."""
    told = statements.move(draw, WEEK)
    return told and with_move_at(draw, told, told.row, ONE_SESSION)


def quarter_for_year(draw: Draw) -> Pair:
    """The change of the last quarter as that of the year."""
    told = statements.move(draw, YEAR)
    return told and with_move_at(draw, told, told.row, QUARTER)


def month_of_another_year(draw: Draw) -> Pair:
    """The change of the same month a year before."""
    told = statements.move(draw, MONTH)
    row = told.tape.seen(told.when.first.replace(year=told.when.first.year - 1) + timedelta(days=27)) if told else -1
    while told and 0 <= row + 1 < told.row and told.tape.days[row + 1].month == told.when.first.month:
        row += 1
    if told is None or row < 30:
        return None
    return with_move_at(draw, told, row, MONTH)


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
    value = oracle.change(
        told.tape, told.row, replace(over, reach=Reach.LOW if over.reach is Reach.HIGH else Reach.HIGH)
    )
    return (told, with_value(told, value)) if value else None


def another_days_rate(draw: Draw) -> Pair:
    """An amount converted at the rate of a day some months before."""
    told = statements.conversion(draw)
    if told is None or told.row < 600:
        return None
    other = statements.conversion_at(
        draw, told.tape, told.row - draw.random.randrange(20, 500), told.answer.said()["other"]
    )
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
    if told is None or told.answer.said()["place"] > len(judging.peers(told, draw)):
        return None
    return _counted(told, "place", 1)


def place_too_high(draw: Draw) -> Pair:
    """A place one too high."""
    return _counted(statements.rank(draw), "place", -1)


def place_in_history_wrong(draw: Draw) -> Pair:
    """“Its second-worst day on record” for the third."""
    return _counted(statements.rank_in_history(draw), "place", draw.random.choice((1, -1)))
