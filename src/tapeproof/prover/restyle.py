"""The right figure in the story's own style: its unit, its currency, its precision."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tapeproof.terms.figure import Figure
from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.words.numbers import FigureWord

QUARTERS = ("first", "second", "third", "fourth")
FINER = 6
"""Decimals added at most, until the right figure differs from the wrong one."""


def in_its_style(figure: Figure, value: float, *, apart: bool = True) -> Figure:
    """A value at the precision of a stated figure; to tell them apart, with more decimals where that takes them."""
    step = figure.step
    size = _to_the_step(value, step)
    for _ in range(FINER):
        if not apart or size != figure.value:
            break
        step /= 10
        size = _to_the_step(value, step)
    return Figure(size, figure.unit, step, currency=figure.currency, scale=figure.scale)


def restyled(figure: Figure, value: float) -> str:
    """Spell a value in a stated figure's style."""
    return spelled_figure(in_its_style(figure, value))


def spelled_figure(figure: Figure) -> str:
    """Spell a figure."""
    return FigureWord().write(figure) or f"{figure.value:f}"


def spelled(day: date, over: Span | None = None) -> str:
    """A day in words, as corrections write it; of moves of a month, quarter or year that period, by its last day."""
    grain = over.grain if over is not None and over.reach is Reach.TO_DATE and over.count == 1 else Grain.DAY
    match grain:
        case Grain.MONTH:
            return f"{day:%B} {day.year}"
        case Grain.QUARTER:
            return f"the {QUARTERS[(day.month - 1) // 3]} quarter of {day.year}"
        case Grain.YEAR:
            return str(day.year)
    plain = f"{day.day} {day:%B} {day.year}"
    return f"the week to {plain}" if grain is Grain.WEEK else plain


def _to_the_step(value: float, step: Decimal) -> Decimal:
    size = Decimal(f"{abs(value):.12g}")
    return (size / step).quantize(Decimal(1), ROUND_HALF_UP) * step
