"""Instruments, listings and groups: whose prices they are."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class InstrumentType(StrEnum):
    """What an instrument is; it decides how its rows are trusted."""

    INDEX = "index"
    STOCK = "stock"
    FUND = "fund"
    FUTURE = "future"
    SPOT = "spot"
    CURRENCY = "currency"
    CRYPTO = "crypto"
    YIELD = "yield"


class Instrument(Struct, frozen=True):
    """A line of prices, by its Yahoo-style symbol.

    ``first`` and ``last`` bound its rows in the market (None: known by name, no prices on record).
    ``began`` is the instrument's own first day where known; ``adjusted`` says that the prices on record
    are reduced by later dividends (or are those of a stand-in), so that no claim about them can be off.
    """

    id: str
    name: str
    type: InstrumentType
    currency: str | None = None
    exchange: str | None = None
    company: str | None = None
    first: date | None = None
    last: date | None = None
    began: date | None = None
    adjusted: bool = False

    @property
    def round_the_clock(self) -> bool:
        """Whether it has no official close (exchange rates, yields, crypto)."""
        return self.type in {InstrumentType.CURRENCY, InstrumentType.CRYPTO, InstrumentType.YIELD}


class Line(Struct, frozen=True):
    """The subject of a claim: one instrument."""

    id: str


class Pair(Struct, frozen=True):
    """An exchange rate; ``inverted`` where the story speaks of the quoted side (a firm yen is a low USD/JPY)."""

    id: str
    inverted: bool = False


class Group(Struct, frozen=True):
    """A named, dated list of instruments ("the world's major markets")."""

    id: str


class Nobody(Struct, frozen=True):
    """A subject that the directory does not know, or that the text does not tell."""

    text: str = ""


Subject = Line | Pair | Group | Nobody
