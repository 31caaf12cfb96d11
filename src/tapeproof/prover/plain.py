"""The ordinary way of taking a claim, as a markets editor takes it first; and the changes that other ways make."""

from __future__ import annotations

from datetime import timedelta
from math import log

from tapeproof.kinds.breadth import Breadth
from tapeproof.kinds.tally import Tally
from tapeproof.prover.place import Place
from tapeproof.prover.tape import Taken
from tapeproof.prover.views import Inverted, Stretched, Times, View
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Claim, Extreme
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.instrument import InstrumentType, Pair
from tapeproof.terms.period import ONE_SESSION, Grain
from tapeproof.terms.quantity import Basis, Direction, Point, Series, Unit
from tapeproof.terms.reading import Reading

MIRRORED = {Point.HIGH: Point.LOW, Point.LOW: Point.HIGH}
EXTREME_OF = {Direction.UP: Point.HIGH, Direction.DOWN: Point.LOW}


def ordinary(claim: Claim, place: Place, close: float | None) -> Taken:
    """The claim as taken first: "as much as" of the extreme, a rate from the side spoken of.

    ``close`` is the price on record at the session, by which a rate quoted the other way round is told.
    """
    way = claim.answer.get("direction")
    sided = {"since", "place"} & claim.answer.said().keys() or isinstance(claim.answer, Breadth | Tally)
    if sided and claim.ask.side is None and isinstance(way, Direction):
        claim = replace(claim, ask=replace(claim.ask, side=way))
    if claim.ask.series.unit is Unit.PERCENTAGE_POINTS and claim.ask.against is None and not _is_yield(place):
        claim = asking(claim, unit=Unit.PERCENT)
    taken = Taken(Reading.ORDINARY, _of_the_extreme(claim))
    other = claim.answer.get("other")
    if isinstance(other, Figure) and isinstance(claim.cell.whose, Pair):
        # The pair is that of the currency of the figure against the other's.
        amount: View = Times(float(other.value))
        return replace(taken, views=(amount,) if claim.cell.whose.inverted else (Inverted(), amount))
    if isinstance(claim.cell.whose, Pair):
        taken = _from_its_side(taken, claim.cell.whose, close)
    figure = figure_of(claim)
    if figure and figure.hedge is Hedge.AS_MUCH_AS and place.base and claim.over not in {None, ONE_SESSION}:
        return replace(taken, views=(*taken.views, Stretched(place.base)))
    if claim.over is None and claim.ask.peak is None and claim.cell.when.grain is not Grain.DAY and figure:
        # The high of a week or a year, where the story speaks of no single day.
        return replace(taken, views=(*taken.views, Stretched(claim.cell.when.first - timedelta(days=1))))
    return taken


def _is_yield(place: Place) -> bool:
    return place.instrument is not None and place.instrument.type is InstrumentType.YIELD


def mixes_units(claim: Claim) -> bool:
    """Whether a change in percent is stated in percentage points, which only what is itself in percent moves in."""
    figure = figure_of(claim)
    mixed = figure is not None and figure.unit is Unit.PERCENTAGE_POINTS
    return mixed and claim.over is not None and claim.ask.series.unit is Unit.PERCENT


def _of_the_extreme(claim: Claim) -> Claim:
    figure, way = figure_of(claim), claim.answer.get("direction")
    basis = claim.ask.series.basis
    if figure is None or figure.hedge is not Hedge.AS_MUCH_AS or basis.now is not Point.CLOSE:
        return claim
    return on(claim, EXTREME_OF.get(way or Direction.FLAT, Point.RANGE), basis.then)


def _from_its_side(taken: Taken, pair: Pair, close: float | None) -> Taken:
    """A move is that of the side spoken of; a level may be quoted either way round."""
    claim, figure = taken.claim, figure_of(taken.claim)
    spoken: tuple[View, ...] = (Inverted(),) if pair.inverted else ()
    if figure is None or figure.unit in {Unit.PERCENT, Unit.RATIO} or not close or not figure.value:
        return replace(taken, views=spoken)
    if claim.over is not None:
        # A change in yen per dollar is quoted as such, whichever side gained.
        way = claim.answer.get("direction")
        return replace(taken, claim=stating(claim, direction=way.opposite)) if pair.inverted and way else taken
    if claim.ask.threshold is not None:
        return replace(taken, views=())  # its side is told in the terms of the quotation
    turned = abs(log(float(figure.value) * close)) < abs(log(float(figure.value) / close))
    claim = _mirrored(claim) if turned != pair.inverted else claim
    return Taken(taken.reading, claim, (Inverted(),) if turned else ())


def _mirrored(claim: Claim) -> Claim:
    """The high of one side of a rate is the low of the other."""
    basis, peak = claim.ask.series.basis, claim.ask.peak
    claim = on(claim, MIRRORED.get(basis.now, basis.now), MIRRORED.get(basis.then, basis.then))
    return replace(claim, ask=replace(claim.ask, peak=Extreme(peak.side.opposite, peak.window))) if peak else claim


def figure_of(claim: Claim) -> Figure | None:
    """The figure stated, where the claim states one."""
    figure = claim.answer.get("figure")
    return figure if isinstance(figure, Figure) else None


def taken_as(taken: Taken, reading: Reading, claim: Claim) -> Taken:
    """The claim changed so, under the name of a reading."""
    return replace(taken, reading=reading, claim=claim)


def stating(claim: Claim, **said: object) -> Claim:
    """The claim with other fields of its answer."""
    answer: Answer = replace(claim.answer, **said)
    return replace(claim, answer=answer)


def asking(claim: Claim, **fields: object) -> Claim:
    """The claim with other fields of the series that it asks of."""
    series: Series = replace(claim.ask.series, **fields)  # the caller names fields that are there
    return replace(claim, ask=replace(claim.ask, series=series))


def on(claim: Claim, now: Point, then: Point) -> Claim:
    """The claim with other prices compared."""
    return asking(claim, basis=Basis(now, then))
