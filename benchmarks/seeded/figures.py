"""A value as a story may print it: at some decimals, exact or with a hedge drawn so that it holds."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from random import Random

from seeded.judging import holds
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.quantity import Unit

DECIMALS = (0, 1, 2, 3, 4)
HEDGES = (Hedge.EXACT,) * 4 + (
    Hedge.ABOUT, Hedge.NEARLY, Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST, Hedge.BETWEEN,
)  # fmt: skip
STRICT = {Hedge.NEARLY, Hedge.MORE_THAN, Hedge.LESS_THAN}
DUST = Decimal("1e-9")
"""“More than 4%” where it is 4% to the record's last bit is neither true nor false: no price is printed so finely."""


def figure(value: Decimal, unit: Unit, random: Random) -> Figure | None:
    """A figure that says a value truly, at some decimals and with some hedge; None where none of them can."""
    size, step, hedge = abs(value), Decimal(1).scaleb(-random.choice(DECIMALS)), random.choice(HEDGES)
    how = random.choice((ROUND_HALF_UP, ROUND_HALF_EVEN))
    printed = (size / step).quantize(Decimal(1), how) * step
    # What is hedged lies on the side that the hedge says, some digits away.
    away = step * random.randrange(0, 4)
    stated = {
        Hedge.NEARLY: printed + away, Hedge.LESS_THAN: printed + away, Hedge.AT_MOST: printed + away,
        Hedge.MORE_THAN: printed - away, Hedge.AT_LEAST: printed - away, Hedge.BETWEEN: printed - away,
        Hedge.ABOUT: printed + random.choice((-1, 0, 1)) * away,
    }.get(hedge, printed)  # fmt: skip
    on_the_bound = abs(stated - size) < DUST * max(size, 1)
    if stated <= 0 or (hedge in STRICT and on_the_bound):
        return None
    made = Figure(stated, unit, step, hedge, upper=printed + away + step if hedge is Hedge.BETWEEN else None)
    return made if holds(made, size) else None
