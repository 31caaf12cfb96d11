"""How an error gets into a statement: another value, another's answer, another row's change."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from seeded import oracle, statements
from seeded.telling import Draw, Told
from tapeproof.terms.changing import replace
from tapeproof.terms.figure import Figure
from tapeproof.terms.period import Span

Pair = tuple[Told, Told] | None
ErrorClass = Callable[[Draw], Pair]


def figure_of(told: Told) -> Figure:
    """The figure that a statement states."""
    figure: Figure = told.answer.said()["figure"]
    return figure


def with_value(told: Told, value: Decimal) -> Told:
    """The statement with another value at the same digits."""
    figure = figure_of(told)
    decimals = -int((figure.step / figure.scale).normalize().as_tuple().exponent)
    return told.restated(
        figure=replace(figure, value=oracle.rounded(value / figure.scale, max(decimals, 0)) * figure.scale)
    )


def with_answer_of(told: Told | None, other: Told | None) -> Pair:
    """One statement with the figure and direction of another, at its own digits."""
    if told is None or other is None:
        return None
    changed = with_value(told, figure_of(other).value)
    way = other.answer.said().get("direction")
    return told, changed.restated(direction=way) if "direction" in told.answer.said() else changed


def with_move_at(draw: Draw, told: Told, row: int, over: Span) -> Pair:
    """The statement with the change of another row or span."""
    return with_answer_of(told, statements.move_at(draw, told.tape, row, over, decimals=figure_of(told).decimals))
