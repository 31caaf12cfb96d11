"""The other admissible ways of taking a claim, one function a name (SEMANTICS 3 to 8).

Each takes the ordinary way and returns every way of taking the claim so (several listings, several years); nothing
where what was said closes the reading, or where it does not apply. None of them decides what is true.
"""

from __future__ import annotations

from collections.abc import Callable

from tapeproof.kinds.comparison import Comparison
from tapeproof.market.market import Market
from tapeproof.prover.place import Place
from tapeproof.prover.plain import EXTREME_OF, asking, figure_of, mixes_units, on, stating, taken_as
from tapeproof.prover.tape import Taken
from tapeproof.prover.timing import (
    earlier_year,
    excluding_present,
    including_today,
    monthly,
    next_session,
    previous_session,
    rounded_span,
    weekly,
)
from tapeproof.prover.views import EndingAt
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim, Cue, Doubt
from tapeproof.terms.figure import Hedge, Taking
from tapeproof.terms.instrument import InstrumentType, Line
from tapeproof.terms.period import ONE_SESSION, Reach, Span
from tapeproof.terms.quantity import Basis, Point, Unit
from tapeproof.terms.reading import Reading

TO_THE_HUNDREDTH = 2
CLOSED_TO_RANGE = {Unit.PERCENT, Unit.PERCENTAGE_POINTS, Unit.POINTS}
"""Units in which a figure to the hundredth, without an hour, is one of the close; prices in money always have cents."""

OPEN_ENDED = {Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST}
"""Bounds that almost any number of points keeps: nothing shows that the units were mixed up."""

OtherWay = Callable[[Taken, Place, Market], tuple[Taken, ...]]


def rounded_inputs(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """A level or a change in points, written to two decimals, one unit of the second beside it."""
    figure = figure_of(taken.claim)
    if figure is not None and isinstance(taken.claim.answer, Comparison) and figure.hedge is Hedge.EXACT:
        # Each side's own move was rounded before the two were compared.
        coarser = stating(taken.claim, figure=replace(figure, step=2 * figure.step))
        return (taken_as(taken, Reading.ROUNDED_INPUTS, coarser),) if figure.unit is not Unit.RATIO else ()
    if figure is None or figure.unit not in {Unit.POINTS, Unit.CURRENCY} or figure.decimals != TO_THE_HUNDREDTH:
        return ()
    plain = figure.hedge is Hedge.EXACT and figure.scale == 1
    return _figure_taken(taken, Taking.ROUNDED_INPUTS, Reading.ROUNDED_INPUTS) if plain else ()


def truncated(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """The value cut off at the digits stated."""
    figure = figure_of(taken.claim)
    plain = figure is not None and figure.hedge in {Hedge.EXACT, Hedge.AS_MUCH_AS}
    return _figure_taken(taken, Taking.TRUNCATED, Reading.TRUNCATED) if plain else ()


def approximate(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """A round figure, or one hedged with "about", to its last digit that is not zero."""
    figure = figure_of(taken.claim)
    if figure is None or not (figure.hedge is Hedge.ABOUT or (figure.hedge is Hedge.EXACT and figure.is_round)):
        return ()
    return _figure_taken(taken, Taking.APPROXIMATE, Reading.APPROXIMATE)


def _figure_taken(taken: Taken, taking: Taking, reading: Reading) -> tuple[Taken, ...]:
    figure = figure_of(taken.claim)
    return (taken_as(taken, reading, stating(taken.claim, figure=figure.taken(taking))),) if figure else ()


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
    return (taken_as(taken, Reading.INTRADAY, on(claim, Point.RANGE, basis.then)),)


def said_of_the_close(claim: Claim) -> bool:
    """Whether a figure is of the close: by its words, to the hundredth with no hour beside it, or beside such a one."""
    if Cue.OF_THE_CLOSE in claim.said:
        return True
    figure = figure_of(claim)
    if figure is None or claim.said & {Cue.INTRADAY, Cue.IN_PROGRESS}:
        return False
    if Cue.BESIDE_THE_CLOSE in claim.said:
        return True
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
    return (taken_as(taken, Reading.AT_THE_CLOSE, claim),)


def intraday_extreme(taken: Taken, place: Place, _market: Market) -> tuple[Taken, ...]:
    """A record or a peak by highs (lows) against highs (lows), and a record's close against them."""
    claim = taken.claim
    if claim.over is not None and claim.over.reach.is_extreme:
        then = Point.HIGH if claim.over.reach is Reach.HIGH else Point.LOW
        nows = (Point.CLOSE,) if said_of_the_close(claim) or not place.recent else (Point.CLOSE, Point.RANGE)
        return tuple(taken_as(taken, Reading.INTRADAY_EXTREME, on(claim, now, then)) for now in nows)
    way = claim.ask.peak.side if claim.ask.peak else claim.answer.get("direction")
    of_levels = claim.over is None and (claim.ask.peak is not None or "since" in claim.answer.said())
    if not of_levels or claim.ask.series.basis.now is not Point.CLOSE or way not in EXTREME_OF:
        return ()
    point = EXTREME_OF[way]
    against = (point,) if claim.ask.peak else (point, Point.CLOSE)
    return tuple(taken_as(taken, Reading.INTRADAY_EXTREME, on(claim, now, point)) for now in against)


def other_extreme(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """The high or low of all time, where the story does not say of when it is; ordinary is that of a year."""
    claim, over = taken.claim, taken.claim.over
    if over is None or not over.reach.is_extreme or over.start is not None or not over.count:
        return ()
    if Doubt.PERIOD not in claim.doubts:
        return ()
    return (taken_as(taken, Reading.OTHER_EXTREME, asking(claim, over=Span(over.reach, 0))),)


def open_to_close(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """The change within the session, from its first price."""
    claim = taken.claim
    if claim.over != ONE_SESSION or claim.ask.series.basis != Basis():
        return ()
    return (taken_as(taken, Reading.OPEN_TO_CLOSE, on(claim, Point.CLOSE, Point.OPEN)),)


def at_the_open(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """The session's first price; closed to what is said of the close."""
    claim = taken.claim
    if Cue.OF_THE_CLOSE in claim.said or claim.ask.series.basis.now is not Point.CLOSE or claim.ask.peak:
        return ()
    return (taken_as(taken, Reading.OPEN, on(claim, Point.OPEN, claim.ask.series.basis.then)),)


def points_for_percent(taken: Taken, place: Place, _market: Market) -> tuple[Taken, ...]:
    """Points and percent mixed up in a move; of a record or rank of moves, points where percent is not said."""
    claim, series, figure = taken.claim, taken.claim.ask.series, figure_of(taken.claim)
    is_yield = place.instrument is not None and place.instrument.type is InstrumentType.YIELD
    other = {
        Unit.PERCENT: Unit.PERCENTAGE_POINTS if is_yield else Unit.POINTS,
        Unit.POINTS: Unit.PERCENT,
        Unit.PERCENTAGE_POINTS: Unit.PERCENT,
    }.get(series.unit)
    other = Unit.PERCENT if mixes_units(claim) else other
    if claim.over is None or series.run or other is None or (figure is not None and figure.hedge in OPEN_ENDED):
        return ()
    if figure is not None:
        return (
            taken_as(
                taken,
                Reading.POINTS_FOR_PERCENT,
                stating(asking(claim, unit=other), figure=replace(figure, unit=other)),
            ),
        )
    if series.unit is not Unit.PERCENT or Cue.IN_PERCENT in claim.said:
        return ()
    return (taken_as(taken, Reading.POINTS_FOR_PERCENT, asking(claim, unit=other)),)


def split_adjusted(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """A level divided by later splits, as charts show it today."""
    return (taken_as(taken, Reading.SPLIT_ADJUSTED, asking(taken.claim, adjusted=True)),)


def other_listing(taken: Taken, place: Place, market: Market) -> tuple[Taken, ...]:
    """The same company elsewhere, as quoted there; not where the currency said is another, nor before it was listed."""
    ours, claim, figure = place.instrument, taken.claim, figure_of(taken.claim)
    if ours is None or ours.company is None or claim.ask.among:
        return ()
    said = figure.currency if figure and figure.unit is Unit.CURRENCY else None
    others = (
        other.id
        for other in market.instruments()
        if other.company == ours.company
        and other.id != ours.id
        and other.first
        and said in {None, other.currency}
        and not (place.at and other.began and place.at < other.began)
    )
    return tuple(
        taken_as(taken, Reading.OTHER_LISTING, replace(claim, cell=replace(claim.cell, whose=Line(other))))
        for other in others
    )


def ties_ignored(taken: Taken, _place: Place, _market: Market) -> tuple[Taken, ...]:
    """An earlier value that equals the present one does not end its record."""
    claim = taken.claim
    return (taken_as(taken, Reading.TIES_IGNORED, replace(claim, ask=replace(claim.ask, strict=True))),)


OTHER_WAYS: dict[Reading, OtherWay] = {
    Reading.ROUNDED_INPUTS: rounded_inputs,
    Reading.TRUNCATED: truncated,
    Reading.INTRADAY: intraday,
    Reading.AT_THE_CLOSE: at_the_close,
    Reading.INTRADAY_EXTREME: intraday_extreme,
    Reading.OTHER_EXTREME: other_extreme,
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
    Reading.EXCLUDING_PRESENT: excluding_present,
    Reading.EARLIER_YEAR: earlier_year,
}
"""Every reading that prices can give but the ordinary one, in the order of the walk; total return is a reason."""
