"""What is measured: a quantity, on a basis, in a unit, as a level or as a change over a span."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from tapeproof.terms.period import Span


class Direction(StrEnum):
    """Which way; of an extreme, high is up and low is down."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"

    @property
    def sign(self) -> int:
        """+1, -1 or 0."""
        return {"up": 1, "down": -1, "flat": 0}[self.value]

    @property
    def opposite(self) -> Direction:
        """The other way."""
        return {"up": Direction.DOWN, "down": Direction.UP, "flat": Direction.FLAT}[self.value]


class Unit(StrEnum):
    """The unit of a stated figure, as the JSON report names it."""

    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"
    BASIS_POINTS = "basis_points"
    POINTS = "points"
    CURRENCY = "currency"
    COUNT = "count"
    RATIO = "ratio"
    SESSIONS = "sessions"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    QUARTERS = "quarters"
    YEARS = "years"


class Quantity(StrEnum):
    """What the tape records. Those beyond prices have loaders of their own in ``market``."""

    PRICE = "price"
    TOTAL_RETURN = "total_return"
    MARKET_VALUE = "market_value"
    VOLUME = "volume"
    REPORTED = "reported"
    MACRO = "macro"
    AMOUNT = "amount"
    """An amount of money or of things that no tape records: a stimulus plan, a takeover."""


class Point(StrEnum):
    """Which price of a session."""

    CLOSE = "close"
    OPEN = "open"
    HIGH = "high"
    LOW = "low"
    RANGE = "range"
    """Any price between the session's low and its high."""


class Basis(Struct, frozen=True):
    """The price compared, and the price it is compared with."""

    now: Point = Point.CLOSE
    then: Point = Point.CLOSE


CLOSE_TO_CLOSE = Basis()


class Series(Struct, frozen=True):
    """One number a session: a level (no span), a change over a span, or the run length of such changes.

    ``unit`` is the unit of its values. A percent series is a relative change; points, currency and basis
    points are differences, as traded on the later day. ``adjusted`` leaves later splits in: the price as a
    chart shows it today, not as it was printed. Of a market value, ``currency`` is that in which it is asked for
    (None: that of the prices), and ``on_record`` takes those that somebody published. Of a reported figure, ``figure``
    is which (None: not one that the record could hold).
    """

    quantity: Quantity = Quantity.PRICE
    basis: Basis = CLOSE_TO_CLOSE
    over: Span | None = None
    run: bool = False
    unit: Unit = Unit.PERCENT
    adjusted: bool = False
    currency: str | None = None
    on_record: bool = False
    figure: str | None = None

    @property
    def measured(self) -> Quantity:
        """The quantity that it is measured on: a move of a market value in percent is that of the price."""
        of_the_price = self.quantity is Quantity.MARKET_VALUE and self.over is not None and self.unit is Unit.PERCENT
        return Quantity.PRICE if of_the_price else self.quantity
