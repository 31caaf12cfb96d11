"""A number as printed: the interval it commits to, by its precision and its hedge (SEMANTICS 3)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from tapeproof.terms.changing import replace
from tapeproof.terms.quantity import Unit

INFINITY = Decimal("Infinity")
ONE_PERCENT = Decimal("0.01")
TWO_PERCENT = Decimal("0.02")
TEN_PERCENT = Decimal("0.1")
CENT = Decimal("0.01")
INPUTS = Decimal("0.015") - Decimal("1e-9")
"""Two closes rounded to cents differ by a cent and a half from their exact difference, at most: less than this."""


class Hedge(StrEnum):
    """How a figure is qualified."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    AS_MUCH_AS = "as_much_as"
    BETWEEN = "between"


class Taking(StrEnum):
    """How the printed digits are taken; only the first is the ordinary way."""

    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    APPROXIMATE = "approximate"
    ROUNDED_INPUTS = "rounded inputs"


class Figure(Struct, frozen=True):
    """A positive decimal in full, and what it commits to.

    ``step`` is one unit of the last digit written, in full (0.1 billion for "16.3 billion"); ``scale`` is the
    multiplier written in words. ``upper`` is the second bound of "between X and Y".
    """

    value: Decimal
    unit: Unit
    step: Decimal = Decimal(1)
    hedge: Hedge = Hedge.EXACT
    currency: str | None = None
    scale: Decimal = Decimal(1)
    upper: Decimal | None = None
    taking: Taking = Taking.ROUNDED

    def taken(self, taking: Taking) -> Figure:
        """The same figure, its digits taken otherwise."""
        return replace(self, taking=taking)

    def holds(self, value: float) -> bool:
        """Whether a measured value (positive, in the figure's unit) lies in the figure's interval.

        The one place where a float meets a figure: 12 significant digits of it, compared as decimals.
        """
        return self.reaches(value, value)

    def reaches(self, least: float, most: float) -> bool:
        """Whether any value from ``least`` to ``most`` lies in the interval."""
        low, high = self.interval()
        lowest, highest = Decimal(f"{least:.12g}"), Decimal(f"{most:.12g}")
        if self.taking is Taking.ROUNDED:
            if self.hedge in (Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.NEARLY):
                return self._open_ended(lowest, highest)
        elif self.taking is Taking.TRUNCATED:
            return lowest < high and highest >= low
        return lowest <= high and highest >= low

    def interval(self) -> tuple[Decimal, Decimal]:
        """The bounds, low and high, in the figure's unit."""
        value, half = self.value, self.step / 2
        if self.taking is Taking.TRUNCATED:
            return value, value + self.step
        if self.taking is Taking.ROUNDED_INPUTS:
            return value - INPUTS, value + INPUTS
        if self.taking is Taking.APPROXIMATE:
            reach = min(self.last_digit / (1 if self.hedge is Hedge.ABOUT else 2), value * TEN_PERCENT)
            return value - reach, value + reach
        match self.hedge:
            case Hedge.BETWEEN:
                return value - half, (self.upper or value) + half
            case Hedge.NEARLY:
                return value * (1 - TEN_PERCENT), value
            case Hedge.MORE_THAN | Hedge.AT_LEAST:
                return value, INFINITY
            case Hedge.LESS_THAN | Hedge.AT_MOST:
                return Decimal(0), value
            case Hedge.ABOUT:
                reach = (
                    max(self.last_digit / 2, value * TWO_PERCENT) if self.is_round else max(half, value * TWO_PERCENT)
                )
                return value - reach, value + reach
            case Hedge.AS_MUCH_AS:
                reach = self.last_digit / 2
                return value - reach, value + reach
        reach = max(half, value * ONE_PERCENT) if self.is_round else half
        return value - reach, value + reach

    def _open_ended(self, lowest: Decimal, highest: Decimal) -> bool:
        low, high = self.interval()
        if self.hedge is Hedge.MORE_THAN:
            return highest > low
        return lowest < high and highest >= low

    @property
    def is_round(self) -> bool:
        """Points, money or a count whose written digits end in two or more zeros."""
        written = self.value / self.scale
        return self.unit in {Unit.POINTS, Unit.CURRENCY, Unit.COUNT} and self.step >= self.scale and written % 100 == 0

    @property
    def last_digit(self) -> Decimal:
        """One unit of the last digit that is not zero, but no finer than the digits written."""
        if self.value == 0:
            return self.step
        exponent = int((self.value / self.scale).normalize().as_tuple().exponent)
        return max(self.step, self.scale * Decimal(1).scaleb(exponent))

    @property
    def decimals(self) -> int:
        """Digits written after the point."""
        return max(0, -int((self.step / self.scale).normalize().as_tuple().exponent))
