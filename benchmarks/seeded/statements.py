"""True statements of every kind, each drawn at random; None where the draw came to nothing."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from seeded import judging, oracle
from seeded.oracle import Tape
from seeded.telling import DELAYS, Draw, Told, name_of, period_of, priced
from tapeproof.kinds.conversion import Conversion
from tapeproof.kinds.distance import Distance
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask, Extreme
from tapeproof.terms.figure import CENT, Figure
from tapeproof.terms.instrument import Group, Pair
from tapeproof.terms.period import ONE_SESSION, TO_DATE, Grain, Period, Reach, SinceDate, Span
from tapeproof.terms.quantity import Basis, Direction, Point, Series, Unit
from tapeproof.words.dates import spelled

WEEK, MONTH, QUARTER, YEAR = TO_DATE
PERIODS = (MONTH, QUARTER, YEAR)
LEAST_AGE = 90
"""Days that a record reaches back at least: nobody writes of the highest since last week."""
PAIRS = {
    "CNY=X": ("CNY", False),
    "HKD=X": ("HKD", False),
    "JPY=X": ("JPY", False),
    "EURUSD=X": ("EUR", True),
    "GBPUSD=X": ("GBP", True),
}
"""Rates, the currency beside the dollar, and whether the rate is in dollars."""
MILLION, BILLION = Decimal(10**6), Decimal(10**9)


def move(
    draw: Draw, over: Span = ONE_SESSION, unit: Unit = Unit.PERCENT, *pools: str, decimals: int | None = None
) -> Told | None:
    """A change of a day or of a whole period, at one or two decimals."""
    tape = draw.any(*(pools or ("index", "share")))
    row = None if tape is None else draw.row(tape) if over.grain is Grain.DAY else draw.last_row(tape, over.grain)
    if tape is None or row is None:
        return None
    return move_at(draw, tape, row, over, unit, decimals)


def move_at(
    draw: Draw,
    tape: Tape,
    row: int,
    over: Span = ONE_SESSION,
    unit: Unit = Unit.PERCENT,
    decimals: int | None = None,
) -> Told | None:
    """The change of a row."""
    if not tape.whole(oracle.base(tape, row, over), row):
        return None
    day = tape.days[row]
    # The writer has no words for a week.
    time = {"time": f"in the week ended {spelled(Period(day, day))}"} if over == WEEK else {}
    told = draw.told(tape, row, Ask(Series(over=over, unit=unit)), Move, **time)
    if not told or told.answer.said()["figure"] is None:
        return None
    return printed(told, draw.random.choice((1, 2, 2)) if decimals is None else decimals)


def printed(told: Told, decimals: int) -> Told | None:
    """The statement with its figure rounded to so many decimals; None where nothing is left of it."""
    figure: Figure = told.answer.said()["figure"]
    value = oracle.change(told.tape, told.row, told.ask.series.over or ONE_SESSION, figure.unit)
    if value is None:
        return None
    size = oracle.rounded(value, decimals)
    return told.restated(figure=replace(figure, value=size, step=Decimal(1).scaleb(-decimals))) if size else None


def to_date(draw: Draw, over: Span, words: str) -> Told | None:
    """A change so far this month or year, in a story of that day."""
    tape = draw.any("index", "share")
    row = draw.row(tape, 30) if tape else None
    if tape is None or row is None or not tape.whole(oracle.base(tape, row, over), row):
        return None
    ask, day = Ask(Series(over=over)), tape.days[row]
    stated = draw.state(tape, row, ask, Move)
    if stated is None or stated.said()["figure"] is None:
        return None
    when = replace(period_of(day, over), last=day)
    told = Told(
        tape,
        row,
        ask,
        stated,
        when,
        words,
        day,
        tape.instrument.exchange or "XNYS",
        name_of(tape.instrument),
        around=draw.around(),
    )
    return printed(told, 2)


def level(draw: Draw, *pools: str, point: Point = Point.CLOSE) -> Told | None:
    """A close to the hundredth; or a high, of an index."""
    tape = draw.any(*(pools or ("index", "share")))
    row = draw.row(tape) if tape else None
    return None if tape is None or row is None else level_at(draw, tape, row, point)


def level_at(draw: Draw, tape: Tape, row: int, point: Point = Point.CLOSE) -> Told | None:
    """The close, or another price, of a row."""
    side = {Point.HIGH: Direction.UP, Point.LOW: Direction.DOWN}.get(point)
    peak = Extreme(side, period_of(tape.days[row], None)) if side else None
    ask = Ask(Series(basis=Basis(now=point), unit=Unit.POINTS), peak=peak)
    words = {Point.HIGH: "touched a high of {}", Point.LOW: "touched a low of {}"}.get(point, "")
    told = draw.told(tape, row, ask, Level, words=words)
    if told is None or told.answer.said()["figure"].value < 1:
        return None
    return told.restated(figure=priced(told.answer.said()["figure"], tape.instrument))


def record(draw: Draw, *, by_year: bool | None = None) -> Told | None:
    """The highest or lowest close since a day, or since a year."""
    tape = draw.any("index", "share")
    row = draw.row(tape, 600) if tape else None
    if tape is None or row is None:
        return None
    for at in range(row, max(row - 250, 0), -1):
        told = record_at(draw, tape, at, by_year=by_year)
        if told is not None:
            return told
    return None


def record_at(draw: Draw, tape: Tape, row: int, *, by_year: bool | None = None) -> Told | None:
    """The record that a row is, where it is one to speak of and the last rival is on record."""
    told = draw.told(tape, row, Ask(Series(unit=Unit.POINTS)), Record)
    since = told.answer.said()["since"] if told else None
    if told is None or not isinstance(since, SinceDate) or (tape.days[row] - since.period.last).days < LEAST_AGE:
        return None
    rival = tape.row(since.period.last)
    years = by_year if by_year is not None else bool(draw.random.randrange(2))
    steady = tape.whole(rival, rival) and tape.whole(row - 1, row)
    if not steady or (years and since.period.last.year == tape.days[row].year):
        return None
    return told.restated(since=since_of(since.period.last, years=years))


def since_of(day: date, *, years: bool) -> SinceDate:
    """“since March 3, 2021”, or "since 2021"."""
    first, last = (date(day.year, 1, 1), date(day.year, 12, 31)) if years else (day, day)
    period = Period(first, last, Grain.YEAR if years else Grain.DAY, named=not years)
    return SinceDate(replace(period, text=spelled(period)))


def streak(draw: Draw, *, ended: bool = False) -> Told | None:
    """A run of days, weeks or months, up to a row or ended by it."""
    over = draw.random.choice((ONE_SESSION, ONE_SESSION, MONTH))
    tape = draw.any("index", "share")
    row = None if tape is None else draw.row(tape, 400) if over is ONE_SESSION else draw.last_row(tape, Grain.MONTH)
    if tape is None or row is None or row < 400 or not tape.whole(row - (30 if over is ONE_SESSION else 400), row):
        return None
    ask = Ask(Series(over=over, run=True, unit=Unit.COUNT))
    rows = oracle.ends(tape, row, over.grain)
    if not ended:
        return draw.told(tape, row, ask, Streak)
    before = oracle.run(tape, rows[:-1])
    if abs(before) < 2 or oracle.run(tape, rows) * before >= 0:
        return None
    way = Direction.UP if before > 0 else Direction.DOWN
    # What has ended is no statement of the kind's own: that of the run that ended it takes its place.
    told = draw.told(tape, row, Ask(Series(over=over)), Move)
    return told and told.but(Streak(abs(before), way, ended=True), ask=ask)


def rank(draw: Draw) -> Told | None:
    """A place among the members of a group, over a day, a month, a quarter or a year."""
    groups = [group for group in draw.market.groups() if all(draw.market.instrument(name) for name in group.members)]
    if not groups:
        return None
    group, over = draw.random.choice(groups), draw.random.choice((ONE_SESSION, *PERIODS))
    tape = draw.tape(draw.random.choice(group.members))
    row = draw.row(tape) if over is ONE_SESSION else draw.last_row(tape, over.grain)
    if row is None or not tape.whole(oracle.base(tape, row, over), row):
        return None
    day = tape.days[row]
    first, members = period_of(day, over).first, group.members_on(day)
    if not group.known_on(first) or tape.instrument.id not in members or set(members) != set(group.members_on(first)):
        return None
    if not all(draw.market.instrument(name) for name in members):
        return None
    ask = Ask(Series(over=over), among=Group(group.id))
    told = draw.told(tape, row, ask, Rank, peers=members, among=group.name)
    there = [(peer, peer.row(day)) for peer in judging.peers(told, draw)] if told else []
    return told if all(peer.clean[at] and peer.clean[at - 1] for peer, at in there if at > 0) else None


def rank_in_history(draw: Draw) -> Told | None:
    """“its second-worst day on record”, where 35 years tell it."""
    tape = draw.any("index")
    row = draw.row(tape, 2000) if tape else None
    if tape is None or row is None:
        return None
    for at in range(row, max(row - 1500, 3000), -1):
        if tape.whole(at - 1, at) and (value := oracle.change(tape, at, ONE_SESSION)) and abs(value) > 4:
            told = draw.told(tape, at, Ask(Series(over=ONE_SESSION)), Rank)
            if told and 1 < told.answer.said()["place"] < 20:
                return told
    return None


def distance(draw: Draw) -> Told | None:
    """How far below the high, or above the low, of its calendar year a close is."""
    tape = draw.any("index", "share")
    row = draw.row(tape, 300) if tape else None
    if tape is None or row is None:
        return None
    day = tape.days[row]
    reach = draw.random.choice((Reach.HIGH, Reach.LOW))
    window = Period(date(day.year, 1, 1), day, Grain.YEAR, str(day.year))
    over = Span(reach, start=window)
    if spelled(window) != window.text:
        return None  # "its early 2025 high" is another window
    first = tape.row(window.first - timedelta(days=1))
    ask = Ask(Series(over=over))
    stated = draw.state(tape, row, ask, Distance) if tape.whole(first, row) else None
    if stated is None:
        return None
    shown = period_of(day, None)
    published = day + timedelta(days=draw.random.choice(DELAYS))
    told = Told(
        tape, row, ask, stated, shown, f"on {spelled(shown)}", published, tape.instrument.exchange or "XNYS",
        name_of(tape.instrument), leads=True, around=draw.around(),
    )  # fmt: skip
    told = printed(told, 2)
    return told if told and told.answer.said()["figure"].value >= 1 else None


def conversion(draw: Draw) -> Told | None:
    """“380 billion yuan ($52.4 billion)”, at the rate of the day of publication."""
    rates = [name for name in PAIRS if draw.market.instrument(name)]
    tape = draw.tape(draw.random.choice(rates)) if rates else None
    row = draw.row(tape) if tape else None
    return conversion_at(draw, tape, row) if tape and row is not None else None


def conversion_at(draw: Draw, tape: Tape, row: int, other: Figure | None = None) -> Told | None:
    """An amount at the rate of a row."""
    name = tape.instrument.id
    code, inverted = PAIRS[name]
    if other is None:
        scale = draw.random.choice((MILLION, BILLION))
        other = Figure(draw.random.randrange(101, 999) * scale, Unit.CURRENCY, scale, currency=code, scale=scale)
    # In the currency of its own subject, as a reader names it.
    home = {"CNY": "XSHG", "HKD": "XHKG", "JPY": "XTKS", "EUR": "XETR", "GBP": "XLON"}[code]
    day = tape.days[row]
    told = Told(
        tape, row, Ask(Series(unit=Unit.CURRENCY)), Conversion(None, other), Period(day, day, Grain.DAY), "", day,
        home, "", whose=Pair(name, inverted),
    )  # fmt: skip
    low, high = judging.amounts(told, other, tape.close[row])
    value = (low + high) / 2
    scale = BILLION if value >= BILLION else MILLION
    size = oracle.rounded(value / scale, 1)
    figure = Figure(size * scale, Unit.CURRENCY, scale / 10, currency="USD", scale=scale)
    return told.restated(figure=figure) if size >= 1 else None


EVERY = {
    "move": move, "move of a week": lambda draw: move(draw, WEEK), "move of a month": lambda draw: move(draw, MONTH),
    "move of a quarter": lambda draw: move(draw, QUARTER), "move of a year": lambda draw: move(draw, YEAR),
    "move in points": lambda draw: move(draw, ONE_SESSION, Unit.POINTS, "index", decimals=2),
    "so far this year": lambda draw: to_date(draw, YEAR, "so far this year"), "level": level,
    "high": lambda draw: level(draw, "index", point=Point.HIGH), "record": record, "streak": streak,
    "streak that ended": lambda draw: streak(draw, ended=True), "rank": rank,
    "rank in its own history": rank_in_history, "distance": distance, "conversion": conversion,
}  # fmt: skip
"""A teller a sort of statement."""

__all__ = ["CENT", "EVERY"]
