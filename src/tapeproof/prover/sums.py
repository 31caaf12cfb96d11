"""Whether what is said of one move can all be so: two levels, the points between them, and the percent."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from msgspec import Struct

from tapeproof.prover.plain import figure_of
from tapeproof.terms.claim import Claim
from tapeproof.terms.quantity import Direction

ANY = Decimal("1e15")
"""Above every price."""

Bounds = tuple[Decimal, Decimal]
Line = tuple[Decimal, Decimal]
"""Slope and offset: what the later price is bounded by, given the earlier one."""


class Said(Struct, frozen=True):
    """The level that a move set out from and the one that it ended at, its size and its rate, where they are said."""

    then: Claim | None
    now: Claim | None
    moved: Claim | None
    rate: Claim | None


def bounds(claim: Claim) -> Bounds:
    """What a figure may mean in any reading of its digits; of a fall below nought, of no direction either way."""
    figure = figure_of(claim)
    if figure is None:
        return -ANY, ANY
    low, high = figure.interval()
    low, high = min(low, figure.value - figure.step), max(high, figure.value + figure.step)
    if claim.over is None:
        return low, high
    match claim.answer.get("direction"):
        case Direction.UP:
            return low, high
        case Direction.DOWN:
            return -high, -low
    return -high, high


def adds_up(said: Said) -> bool:
    """Whether some price before, b, and some price after give all that is said.

    Given b every statement bounds the price after by lines in b. The gap between the least upper and the greatest
    lower line is concave in b, so that it is widest at a bound of b or where two lines meet.
    """
    lower: list[Line] = [(Decimal(0), Decimal(0))]
    upper: list[Line] = [(Decimal(0), ANY)]
    if said.now is not None:
        low, high = bounds(said.now)
        lower.append((Decimal(0), low))
        upper.append((Decimal(0), high))
    if said.moved is not None:
        low, high = bounds(said.moved)
        lower.append((Decimal(1), low))
        upper.append((Decimal(1), high))
    if said.rate is not None:
        low, high = bounds(said.rate)
        lower.append((1 + low / 100, Decimal(0)))
        upper.append((1 + high / 100, Decimal(0)))
    least, most = bounds(said.then) if said.then is not None else (Decimal(1) / ANY, ANY)
    lines = [*lower, *upper]
    meets = (
        (offset - other) / (slope - steep)
        for (steep, offset), (slope, other) in combinations(lines, 2)
        if slope != steep
    )
    tried = (least, most, *(before for before in meets if least <= before <= most))
    return any(_gap(lower, upper, before) >= 0 for before in tried)


def _gap(lower: list[Line], upper: list[Line], before: Decimal) -> Decimal:
    return min(s * before + o for s, o in upper) - max(s * before + o for s, o in lower)
