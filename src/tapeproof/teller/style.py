"""How a story is told: the house whose spelling it has, and how long it is."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from tapeproof.words.house import House, in_house

AT_HOME_IN_DOLLARS = {"XNYS", "XNAS", "CMES", "IEPA", "XCBF"}
"""Exchanges at whose home a dollar needs no country."""


class Length(StrEnum):
    """How long a story is."""

    SHORT = "short"
    STANDARD = "standard"
    LONG = "long"


class Limits(Struct, frozen=True):
    """At most so many facts and subjects, sentences of the lead and of every other paragraph, and rows of the table."""

    facts: int
    subjects: int
    lead: int
    each: int
    rows: int


LIMITS = {
    Length.SHORT: Limits(facts=6, subjects=3, lead=2, each=1, rows=4),
    Length.STANDARD: Limits(facts=12, subjects=8, lead=5, each=2, rows=8),
    Length.LONG: Limits(facts=24, subjects=16, lead=10, each=8, rows=12),
}


class Style(Struct, frozen=True):
    """A house and a length."""

    house: House = House.US
    length: Length = Length.STANDARD

    @property
    def limits(self) -> Limits:
        """What the length allows."""
        return LIMITS[self.length]

    def spelled(self, text: str, home: str) -> str:
        """A text in the house's spelling, for readers at a home market."""
        return in_house(text, self.house, dollars=home in AT_HOME_IN_DOLLARS)
