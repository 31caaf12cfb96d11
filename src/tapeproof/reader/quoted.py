"""Statements in the terms in which their subject is quoted: a yield's level, a rate's side, a price's currency."""

from __future__ import annotations

from tapeproof.kinds.conversion import Conversion
from tapeproof.kinds.crossing import Crossing
from tapeproof.kinds.growth import Growth
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.reader.owner import Owner
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Doubt
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import InstrumentType, Pair
from tapeproof.terms.quantity import Quantity, Unit
from tapeproof.words import joints

DOLLARS = frozenset({"USD", "HKD", "AUD", "CAD", "NZD", "SGD", "TWD"})
"""Currencies that a bare "$" may be."""
A_SMALL_MOVE = 25
"""A move of less without a unit may be in percent."""


def as_quoted(chart: Chart, statement: Statement, owner: Owner) -> Statement:
    """The statement in the terms of its subject's quotation."""
    if statement.answer is Move and statement.quantity is Quantity.REPORTED:
        return statement.but(answer=Growth)
    return _from_its_side(_of_two_currencies(_of_a_yield(chart, statement, owner), owner), owner)


def in_percent(statement: Statement) -> Statement | None:
    """A small move without a unit as one in percent: "while the Russell 2000 managed only 2.3"."""
    figure = statement.fields.get("figure")
    if statement.answer is not Move or not statement.bare or figure is None or figure.unit is not Unit.POINTS:
        return None
    if figure.value >= A_SMALL_MOVE:
        return None
    return statement.but(fields={**statement.fields, "figure": replace(figure, unit=Unit.PERCENT)}, unit=Unit.PERCENT)


def in_its_currency(figure: Figure, statement: Statement, owner: Owner) -> Figure:
    """A rate in the currency it is quoted in; a bare "$" as the dollar that the instrument is priced in, if it is."""
    quoted = owner.instrument.currency if owner.instrument is not None else None
    if isinstance(owner.subject, Pair) and figure.unit is Unit.POINTS:
        return replace(figure, unit=Unit.CURRENCY, currency=quoted)
    if figure.currency != "$":
        return figure
    priced = statement.quantity is Quantity.PRICE and quoted in DOLLARS
    return replace(figure, currency=quoted if priced else "USD")


def of_its_side(statement: Statement, owner: Owner) -> tuple[Doubt, ...]:
    """The way of a rate that is not named again: "last week's depreciation" is of the side that was not spoken of."""
    rate = owner.instrument is not None and owner.instrument.type is InstrumentType.CURRENCY
    told = statement.answer is Move and statement.direction is not None
    return (Doubt.DIRECTION,) if rate and told and owner.implied else ()


def _of_a_yield(chart: Chart, statement: Statement, owner: Owner) -> Statement:
    """A yield "slid to 3.65%", "touched 3.7%", "yielded 3.6%": a level in percent, not a move."""
    instrument = owner.instrument
    is_yield = instrument is not None and instrument.type is InstrumentType.YIELD
    if not is_yield or statement.answer is not Move or statement.unit is not Unit.PERCENT:
        return statement
    if statement.joint in {"to", "at", "from", "against"} or joints.REACHED.before(chart.text, statement.anchor):
        return statement.but(answer=Level, fields={"figure": statement.fields["figure"]})
    return statement


def _of_two_currencies(statement: Statement, owner: Owner) -> Statement:
    """An amount said again in another currency is a conversion, where there is such a pair."""
    if statement.converted is None or not isinstance(owner.subject, Pair):
        return statement
    fields = {"figure": statement.fields["figure"], "other": statement.converted}
    return statement.but(answer=Conversion, fields=fields, quantity=Quantity.PRICE, unit=Unit.CURRENCY)


def _from_its_side(statement: Statement, owner: Owner) -> Statement:
    """A rate that its side "weakened past": what is quoted, so much for one of the other currency, rose."""
    inverted = isinstance(owner.subject, Pair) and owner.subject.inverted
    if statement.answer is not Crossing or not inverted or statement.joint in joints.UPPER_SIDE | joints.LOWER_SIDE:
        return statement
    return statement.but(fields={**statement.fields, "direction": statement.fields["direction"].opposite})
