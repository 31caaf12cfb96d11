"""The other admissible ways of taking a claim, one function a name (SEMANTICS 3 to 8).

Each takes the ordinary way and returns every way of taking the claim so (several listings, several years); nothing
where what was said closes the reading, or where it does not apply. None of them decides what is true.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tapeproof.market.market import Market
from tapeproof.prover.place import Place
from tapeproof.prover.plain import EXTREME_OF, asking, figure_of, on, stating
from tapeproof.prover.tape import Taken
from tapeproof.prover.views import EndingAt, LastOf
from tapeproof.terms.claim import Claim, Cue
from tapeproof.terms.figure import Hedge, Taking
from tapeproof.terms.instrument import InstrumentType, Line
from tapeproof.terms.period import ONE_SESSION, Ago, Grain, Period, Reach, SinceDate, Span
from tapeproof.terms.quantity import Basis, Point, Unit
from tapeproof.terms.reading import Reading

TO_THE_HUNDREDTH = 2
YEARS_TRIED = 10
DIGITS_OF_A_YEAR = 4
CLOSED_TO_RANGE = {Unit.PERCENT, Unit.PERCENTAGE_POINTS, Unit.POINTS}
"""Units in which a figure to the hundredth, without an hour, is one of the close; prices in money always have cents."""

OtherWay = Callable[[Taken, Place, Market], tuple[Taken, ...]]


def rounded_inputs(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """A level or a change in points, written to two decimals, one unit of the second beside it."""
    figure = figure_of(taken.claim)
    if figure is None or figure.unit not in {Unit.POINTS, Unit.CURRENCY} or figure.decimals != TO_THE_HUNDREDTH:
        return ()
    plain = figure.hedge is Hedge.EXACT and figure.scale == 1
    return _figure_taken(taken, Taking.ROUNDED_INPUTS, Reading.ROUNDED_INPUTS) if plain else ()


def truncated(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """The value cut off at the digits stated."""
    figure = figure_of(taken.claim)
    plain = figure is not None and figure.hedge is Hedge.EXACT
    return _figure_taken(taken, Taking.TRUNCATED, Reading.TRUNCATED) if plain else ()


def approximate(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """A round figure, or one hedged with "about", to its last digit that is not zero."""
    figure = figure_of(taken.claim)
    if figure is None or not (figure.hedge is Hedge.ABOUT or (figure.hedge is Hedge.EXACT and figure.is_round)):
        return ()
    return _figure_taken(taken, Taking.APPROXIMATE, Reading.APPROXIMATE)


def _figure_taken(taken: Taken, taking: Taking, reading: Reading) -> tuple[Taken, ...]:
    figure = figure_of(taken.claim)
    return (_as(taken, reading, stating(taken.claim, figure=figure.taken(taking))),) if figure else ()


def _as(taken: Taken, reading: Reading, claim: Claim) -> Taken:
    return replace(taken, reading=reading, claim=claim)


def intraday(taken: Taken, place: Place, _market: Market) -> tuple[Taken, ...]:
    """Any price of the session of the story's day, or of the last one before; closed to what is said of the close."""
    claim = taken.claim
    basis = claim.ask.series.basis
    may_be = place.recent or Cue.INTRADAY in claim.said
    if basis.now is not Point.CLOSE or not may_be or said_of_the_close(claim) or claim.ask.peak:
        return ()
    if "since" in claim.answer.said():
        return ()
    if claim.ask.series.run:
        ends = (EndingAt(Point.LOW), EndingAt(Point.HIGH))
        return tuple(replace(taken, reading=Reading.INTRADAY, views=(*taken.views, end)) for end in ends)
    return (_as(taken, Reading.INTRADAY, on(claim, Point.RANGE, basis.then)),)


def said_of_the_close(claim: Claim) -> bool:
    """Whether a figure is one of the close: by its words, or written to the hundredth with no hour beside it."""
    if Cue.OF_THE_CLOSE in claim.said:
        return True
    figure = figure_of(claim)
    if figure is None or claim.said & {Cue.INTRADAY, Cue.IN_PROGRESS}:
        return False
    return figure.decimals >= TO_THE_HUNDREDTH and figure.unit in CLOSED_TO_RANGE


def at_the_close(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """The close, where the claim speaks of an extreme of the session."""
    basis, figure = taken.claim.ask.series.basis, figure_of(taken.claim)
    if basis.now not in {Point.HIGH, Point.LOW, Point.RANGE}:
        return ()
    then = Point.CLOSE if basis.then in {Point.HIGH, Point.LOW} else basis.then
    claim = on(taken.claim, Point.CLOSE, then)
    if figure and figure.hedge is Hedge.AS_MUCH_AS:
        claim = stating(claim, figure=replace(figure, hedge=Hedge.EXACT))
    return (_as(taken, Reading.AT_THE_CLOSE, claim),)


def intraday_extreme(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """A record or a peak by highs (lows) against highs (lows), and a record's close against them."""
    claim = taken.claim
    way = claim.ask.peak.side if claim.ask.peak else claim.answer.said().get("direction")
    of_levels = claim.over is None and (claim.ask.peak is not None or "since" in claim.answer.said())
    if not of_levels or claim.ask.series.basis.now is not Point.CLOSE or way not in EXTREME_OF:
        return ()
    point = EXTREME_OF[way]
    against = (point,) if claim.ask.peak else (point, Point.CLOSE)
    return tuple(_as(taken, Reading.INTRADAY_EXTREME, on(claim, now, point)) for now in against)


def open_to_close(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """The change within the session, from its first price."""
    claim = taken.claim
    if claim.over != ONE_SESSION or claim.ask.series.basis != Basis():
        return ()
    return (_as(taken, Reading.OPEN_TO_CLOSE, on(claim, Point.CLOSE, Point.OPEN)),)


def at_the_open(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """The session's first price; closed to what is said of the close."""
    claim = taken.claim
    if Cue.OF_THE_CLOSE in claim.said or claim.ask.series.basis.now is not Point.CLOSE or claim.ask.peak:
        return ()
    return (_as(taken, Reading.OPEN, on(claim, Point.OPEN, claim.ask.series.basis.then)),)


def points_for_percent(taken: Taken, place: Place, _market: Market) -> tuple[Taken, ...]:
    """Points and percent mixed up in a move; of a record or rank of moves, points where percent is not said."""
    claim, series, figure = taken.claim, taken.claim.ask.series, figure_of(taken.claim)
    is_yield = place.instrument is not None and place.instrument.type is InstrumentType.YIELD
    other = {
        Unit.PERCENT: Unit.PERCENTAGE_POINTS if is_yield else Unit.POINTS,
        Unit.POINTS: Unit.PERCENT,
        Unit.PERCENTAGE_POINTS: Unit.PERCENT,
    }.get(series.unit)
    if claim.over is None or series.run or other is None:
        return ()
    if figure is not None:
        return (
            _as(
                taken,
                Reading.POINTS_FOR_PERCENT,
                stating(asking(claim, unit=other), figure=replace(figure, unit=other)),
            ),
        )
    if series.unit is not Unit.PERCENT or Cue.IN_PERCENT in claim.said:
        return ()
    return (_as(taken, Reading.POINTS_FOR_PERCENT, asking(claim, unit=other)),)


def split_adjusted(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """A level divided by later splits, as charts show it today."""
    return (_as(taken, Reading.SPLIT_ADJUSTED, asking(taken.claim, adjusted=True)),)


def previous_session(taken: Taken, place: Place, _market: Market) -> tuple[Taken, ...]:
    """The session before: copy left standing; of a period long over, none."""
    if place.at is None or place.calendar is None or taken.claim.ask.peak:
        return ()
    if place.shut:
        return (_moved(taken, Reading.PREVIOUS_SESSION, place.at),)
    before = place.calendar.before(place.at)
    of_a_day = taken.claim.cell.when.grain is Grain.DAY
    return (_moved(taken, Reading.PREVIOUS_SESSION, before),) if before and (of_a_day or place.recent) else ()


def next_session(taken: Taken, place: Place, _market: Market) -> tuple[Taken, ...]:
    """The session after, of a past day only."""
    claim = taken.claim
    if place.at is None or place.calendar is None or place.latest is None or claim.ask.peak:
        return ()
    after = place.calendar.after(place.at)
    of_a_day = claim.cell.when.grain is Grain.DAY and claim.over in {None, ONE_SESSION}
    past = after is not None and after <= place.latest
    return (_moved(taken, Reading.NEXT_SESSION, after),) if after and past and of_a_day else ()


def _moved(taken: Taken, reading: Reading, day: date) -> Taken:
    claim = taken.claim
    when = Period(day, day, Grain.DAY, claim.cell.when.text, named=True)
    return _as(taken, reading, replace(claim, cell=replace(claim.cell, when=when)))


def other_listing(taken: Taken, place: Place, market: Market) -> tuple[Taken, ...]:
    """The same company elsewhere, as quoted there; not where the currency said is another."""
    ours, claim, figure = place.instrument, taken.claim, figure_of(taken.claim)
    if ours is None or ours.company is None or claim.ask.among:
        return ()
    said = figure.currency if figure and figure.unit is Unit.CURRENCY else None
    others = (
        other.id
        for other in market.instruments()
        if other.company == ours.company and other.id != ours.id and other.first and said in {None, other.currency}
    )
    return tuple(
        _as(taken, Reading.OTHER_LISTING, replace(claim, cell=replace(claim.cell, whose=Line(other))))
        for other in others
    )


def weekly(taken: Taken, place: Place, _market: Market) -> tuple[Taken, ...]:
    """By weekly closes, where the week ends with the session and nothing says days."""
    return _by(taken, place, Grain.WEEK, Reading.WEEKLY)


def monthly(taken: Taken, place: Place, _market: Market) -> tuple[Taken, ...]:
    """By monthly closes, where the month ends with the session and nothing says days."""
    return _by(taken, place, Grain.MONTH, Reading.MONTHLY)


def _by(taken: Taken, place: Place, grain: Grain, reading: Reading) -> tuple[Taken, ...]:
    claim = taken.claim
    if Cue.OF_DAYS in claim.said or not _ends_with(place, grain) or claim.over not in {None, ONE_SESSION}:
        return ()
    if claim.over is None:
        return (replace(taken, reading=reading, views=(*taken.views, LastOf(grain))),)
    return (_as(taken, reading, asking(claim, over=Span(Reach.TO_DATE, 1, grain))),)


def _ends_with(place: Place, grain: Grain) -> bool:
    after = place.calendar.after(place.at) if place.calendar and place.at else None
    if after is None or place.at is None:
        return False
    if grain is Grain.WEEK:
        return after.isocalendar()[:2] != place.at.isocalendar()[:2]
    return (after.year, after.month) != (place.at.year, place.at.month)


def ties_ignored(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """An earlier value that equals the present one does not end its record."""
    claim = taken.claim
    return (_as(taken, Reading.TIES_IGNORED, replace(claim, ask=replace(claim.ask, strict=True))),)


def rounded_span(taken: Taken, place: Place, _market: Market) -> tuple[Taken, ...]:
    """A record "in N years" from nine tenths of them on; of a move over N years, one session either way."""
    claim = taken.claim
    since, over = claim.answer.said().get("since"), claim.over
    if isinstance(since, Ago) and since.hedge == Hedge.EXACT:
        nearly = replace(since, hedge=Hedge.NEARLY.value)
        return (_as(taken, Reading.ROUNDED_SPAN, stating(claim, since=nearly)),)
    if since is not None or over is None or over.reach is not Reach.BACK or not place.base or not place.calendar:
        return ()
    starts = (place.calendar.before(place.base), place.calendar.after(place.base))
    spans = (Span(Reach.SINCE, start=Period(start, start)) for start in starts if start)
    return tuple(_as(taken, Reading.ROUNDED_SPAN, asking(claim, over=span)) for span in spans)


def including_today(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """A run said to have ended, counted through the present session."""
    claim = taken.claim
    ended = claim.answer.said().get("ended")
    return (_as(taken, Reading.INCLUDING_TODAY, stating(claim, ended=False)),) if ended else ()


def earlier_year(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """The same day of an earlier year, where the story gives a day without its year."""
    claim, over = taken.claim, taken.claim.over
    since = claim.answer.said().get("since")
    if isinstance(since, SinceDate) and _without_year(since.period):
        earlier = (replace(since, period=period) for period in _years_before(since.period, YEARS_TRIED))
        return tuple(_as(taken, Reading.EARLIER_YEAR, stating(claim, since=each)) for each in earlier)
    if over is not None and over.start is not None and _without_year(over.start):
        spans = (replace(over, start=period) for period in _years_before(over.start, 1))
        return tuple(_as(taken, Reading.EARLIER_YEAR, asking(claim, over=span)) for span in spans)
    return ()


def _without_year(period: Period) -> bool:
    numbers = "".join(letter if letter.isdigit() else " " for letter in period.text).split()
    return bool(numbers) and period.first == period.last and all(len(each) < DIGITS_OF_A_YEAR for each in numbers)


def _years_before(period: Period, count: int) -> tuple[Period, ...]:
    days = (_same_day(period.first, years) for years in range(1, count + 1))
    return tuple(replace(period, first=day, last=day) for day in days)


def _same_day(day: date, years: int) -> date:
    moved = date(day.year - years, day.month, 1) + timedelta(days=day.day - 1)
    return moved if moved.month == day.month else moved - timedelta(days=1)


OTHER_WAYS: dict[Reading, OtherWay] = {
    Reading.ROUNDED_INPUTS: rounded_inputs,
    Reading.TRUNCATED: truncated,
    Reading.INTRADAY: intraday,
    Reading.AT_THE_CLOSE: at_the_close,
    Reading.INTRADAY_EXTREME: intraday_extreme,
    Reading.OPEN_TO_CLOSE: open_to_close,
    Reading.OPEN: at_the_open,
    Reading.APPROXIMATE: approximate,
    Reading.POINTS_FOR_PERCENT: points_for_percent,
    Reading.SPLIT_ADJUSTED: split_adjusted,
    Reading.PREVIOUS_SESSION: previous_session,
    Reading.NEXT_SESSION: next_session,
    Reading.OTHER_LISTING: other_listing,
    Reading.WEEKLY: weekly,
    Reading.MONTHLY: monthly,
    Reading.TIES_IGNORED: ties_ignored,
    Reading.ROUNDED_SPAN: rounded_span,
    Reading.INCLUDING_TODAY: including_today,
    Reading.EARLIER_YEAR: earlier_year,
}
"""Every reading that prices can give but the ordinary one, in the order of the walk; total return is a reason."""
