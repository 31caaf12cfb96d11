"""The other ways of taking when: neighbouring sessions, weeks for days, rounded spans, earlier years (SEMANTICS 4)."""

from __future__ import annotations

from datetime import date, timedelta

from tapeproof.market.market import Market
from tapeproof.prover.place import Place, start_of
from tapeproof.prover.plain import asking, figure_of, stating, taken_as
from tapeproof.prover.tape import Taken
from tapeproof.prover.views import LastOf
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Cue
from tapeproof.terms.figure import Hedge
from tapeproof.terms.period import ONE_SESSION, Ago, Grain, Period, Reach, SinceDate, Span, nine_tenths
from tapeproof.terms.reading import Reading

YEARS_TRIED = 10
A_WEEK_BACK = Span(Reach.BACK, 1, Grain.WEEK)
DIGITS_OF_A_YEAR = 4


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
    return taken_as(taken, reading, replace(claim, cell=replace(claim.cell, when=when)))


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
    return (taken_as(taken, reading, asking(claim, over=Span(Reach.TO_DATE, 1, grain))),)


def _ends_with(place: Place, grain: Grain) -> bool:
    after = place.calendar.after(place.at) if place.calendar and place.at else None
    if after is None or place.at is None:
        return False
    if grain is Grain.WEEK:
        return after.isocalendar()[:2] != place.at.isocalendar()[:2]
    return (after.year, after.month) != (place.at.year, place.at.month)


def rounded_span(taken: Taken, place: Place, _market: Market) -> tuple[Taken, ...]:
    """A record "in N years" from nine tenths of them on; of a move over N years, one session either way.

    Of a week that ends with the session: the calendar's, which before a holiday is shorter.
    """
    claim = taken.claim
    since, over = claim.answer.get("since"), claim.over
    if isinstance(since, Ago) and since.hedge == Hedge.EXACT:
        nearly = replace(since, hedge=Hedge.NEARLY.value)
        return (taken_as(taken, Reading.ROUNDED_SPAN, stating(claim, since=nearly)),)
    figure = figure_of(claim)
    if over is not None and over.reach.is_extreme and over.count and figure and figure.hedge is Hedge.AT_MOST:
        # "Near a four-year trough": near that of nine tenths of them.
        shorter = Span(over.reach, *nine_tenths(over.count, over.grain))
        return (taken_as(taken, Reading.ROUNDED_SPAN, asking(claim, over=shorter)),)
    if since is not None or over is None or over.reach is not Reach.BACK or not place.base or not place.calendar:
        return ()
    starts = (place.calendar.before(place.base), place.calendar.after(place.base))
    spans = [Span(Reach.SINCE, start=Period(start, start)) for start in starts if start]
    if over == A_WEEK_BACK and _ends_with(place, Grain.WEEK):
        # "The week ended Tuesday", before a holiday: that week, from the last close of the week before.
        spans.append(Span(Reach.TO_DATE, 1, Grain.WEEK))
    return tuple(taken_as(taken, Reading.ROUNDED_SPAN, asking(claim, over=span)) for span in spans)


def including_today(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """A run said to have ended, counted through the present session."""
    claim = taken.claim
    ended = claim.answer.get("ended")
    return (taken_as(taken, Reading.INCLUDING_TODAY, stating(claim, ended=False)),) if ended else ()


def excluding_present(taken: Taken, place: Place, _market: Market) -> tuple[Taken, ...]:
    """A tally of weeks, months or years up to the last whole one."""
    over = taken.claim.over
    if over is None or over.reach is not Reach.TO_DATE or place.at is None or place.calendar is None:
        return ()
    before = start_of(over, place.at, place.calendar)
    return (_moved(taken, Reading.EXCLUDING_PRESENT, before),) if before else ()


def earlier_year(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """The same day of an earlier year, where the story gives a day without its year."""
    claim, over = taken.claim, taken.claim.over
    since = claim.answer.get("since")
    if isinstance(since, SinceDate) and _without_year(since.period):
        earlier = (replace(since, period=period) for period in _years_before(since.period, YEARS_TRIED))
        return tuple(taken_as(taken, Reading.EARLIER_YEAR, stating(claim, since=each)) for each in earlier)
    if over is not None and over.start is not None and _without_year(over.start):
        spans = (replace(over, start=period) for period in _years_before(over.start, 1))
        return tuple(taken_as(taken, Reading.EARLIER_YEAR, asking(claim, over=span)) for span in spans)
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
