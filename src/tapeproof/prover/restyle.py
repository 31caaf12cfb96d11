"""The right figure in the story's own style: its unit, its currency, its precision."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tapeproof.terms.figure import Figure
from tapeproof.words.numbers import FigureWord

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


def spelled(day: date) -> str:
    """A day in words, as corrections write it."""
    return f"{day.day} {day:%B} {day.year}"


def _to_the_step(value: float, step: Decimal) -> Decimal:
    size = Decimal(f"{abs(value):.12g}")
    return (size / step).quantize(Decimal(1), ROUND_HALF_UP) * step
