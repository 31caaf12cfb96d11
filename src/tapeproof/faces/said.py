"""What an answer says, field by field, in the report's terms; no kind is named here."""

from __future__ import annotations

import math
from decimal import Decimal

import msgspec

from tapeproof.terms.claim import Answer
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import Ago, Ever, Grain, Period, Since, SinceDate, Within
from tapeproof.terms.quantity import Direction, Series, Unit

UNIT_OF_RUNS = {
    Grain.DAY: Unit.DAYS,
    Grain.WEEK: Unit.WEEKS,
    Grain.MONTH: Unit.MONTHS,
    Grain.QUARTER: Unit.QUARTERS,
    Grain.YEAR: Unit.YEARS,
}

Number = int | float


class Stated(msgspec.Struct, frozen=True):
    """What the story says, the value positive and in full; ``low`` and ``high`` bound it, null where nothing does."""

    value: Number | None
    unit: str | None
    currency: str | None
    direction: str | None
    hedge: str
    low: Number | None
    high: Number | None
    of: Number | None


def stated(answer: Answer, series: Series) -> Stated:
    """What an answer says, by its fields: a figure, else a count, else a place, else the superlative alone."""
    said = answer.said()
    direction: Direction | None = said.get("direction")
    way = direction.value if direction else None
    figure: Figure | None = said.get("figure")
    if figure is not None:
        low, high = figure.interval()
        bounds = (number(low), number(high))
        other = said.get("other")
        of = number(other.value) if isinstance(other, Figure) and other.unit is Unit.COUNT else None
        return Stated(number(figure.value), figure.unit, figure.currency, way, figure.hedge, *bounds, of)
    whole: int | None = said.get("count", said.get("place"))
    if whole is not None:
        unit = Unit.COUNT if "place" in said else _unit_of_runs(series)
        return Stated(whole, unit, None, way, Hedge.EXACT, whole, whole, said.get("other"))
    extreme: Since | None = said.get("since")
    hedge = extreme.hedge if isinstance(extreme, Ago) else Hedge.EXACT.value
    counted = _unit_of_record(series) if extreme else Unit.PERCENTAGE_POINTS if _is_of_two(series) else None
    return Stated(None, counted, None, way, hedge, None, None, None)


def _is_of_two(series: Series) -> bool:
    """Whether one move is told beside another: only then is a change over a span counted in percentage points."""
    return series.unit is Unit.PERCENTAGE_POINTS


def _unit_of_runs(series: Series) -> Unit:
    return UNIT_OF_RUNS[series.over.grain if series.over else Grain.DAY]


def _unit_of_record(series: Series) -> Unit | None:
    if series.run:
        return _unit_of_runs(series)
    return series.unit if series.over else None


def since(said: Since | None) -> str | None:
    """Spell a "since" for the report: a date, month or year in ISO form, ``P3Y``, or ``record``."""
    match said:
        case None:
            return None
        case Ever():
            return "record"
        case Ago(count=count, grain=Grain.QUARTER):
            return f"P{3 * count}M"
        case Ago(count=count, grain=grain):
            return f"P{count}{grain.value[0].upper()}"
        case SinceDate(period=period) | Within(period=period):
            return _interval(period)


def _interval(period: Period) -> str:
    """Name a day, the month or the year that an interval is or lies in; of a longer one, its first month."""
    first, last = period.first, period.last
    if first == last:
        return first.isoformat()
    if first.year == last.year and first.month != last.month:
        return f"{first.year:04d}"
    return f"{first.year:04d}-{first.month:02d}"


def number(value: Decimal | float | None) -> Number | None:
    """A number as JSON writes it: whole where it is whole, else to ten significant digits; null where there is none."""
    if value is None or not math.isfinite(value):
        return None
    if value == int(value):
        return int(value)
    return float(f"{value:.10g}")
