"""Grains as adjectives and nouns beside a move: daily, one-day, weekly, annual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.words.word import Choice, Token

GRAIN = Choice(
    "grain",
    {
        Grain.DAY: ("day", "days", "daily", "session", "sessions", "one-day", "single-day", "single-session", "trading day"),
        Grain.WEEK: ("week", "weeks", "weekly", "one-week"),
        Grain.MONTH: ("month", "months", "monthly", "one-month"),
        Grain.QUARTER: ("quarter", "quarters", "quarterly"),
        Grain.YEAR: ("year", "years", "annual", "annually", "yearly", "calendar year", "full-year"),
    },
)
"""The length of the moves spoken of."""

SEASON = Choice(
    "season",
    {
        month: (name,)
        for month, name in enumerate(
            "January February March April May June July August September October November December".split(), 1
        )
    },
)
"""A calendar month compared with itself: "the worst September"."""


class Moves(Struct, frozen=True, eq=False):
    """The moves that a record, a run or a rank is of: "day", "week", "September"."""

    field: str = "over"

    def spot(self, text: str) -> Iterator[Token]:
        """Yield the grains of a text."""
        yield from GRAIN.spot(text)

    def write(self, value: Any) -> str | None:
        """Name one move of a span, or None where it has no name of its own."""
        if not isinstance(value, Span):
            return None
        if value.season is not None:
            return SEASON.write(value.season)
        if value.reach is Reach.SESSIONS:
            return "day" if value.count == 1 else f"{value.count} sessions"
        return GRAIN.write(value.grain) if value.reach is Reach.TO_DATE and value.count == 1 else None


class Movewise(Moves, frozen=True, eq=False):
    """The same as an adjective: "daily", "weekly"."""

    def write(self, value: Any) -> str | None:
        """Spell the grain of one move of a span."""
        if not isinstance(value, Span) or value.count != 1 or value.season is not None:
            return None
        wise = {Grain.DAY: "daily", Grain.WEEK: "weekly", Grain.MONTH: "monthly", Grain.QUARTER: "quarterly", Grain.YEAR: "annual"}
        return wise[value.grain]


MOVES = Moves()
MOVEWISE = Movewise()


class ManyMoves(Moves, frozen=True, eq=False):
    """Several of them: "sessions", "weeks"."""

    def write(self, value: Any) -> str | None:
        """Name several moves of a span that is one session or one period."""
        if not isinstance(value, Span) or value.count != 1 or value.season is not None:
            return None
        return "sessions" if value.reach is Reach.SESSIONS else f"{value.grain.value}s" if value.reach is Reach.TO_DATE else None


MANY_MOVES = ManyMoves()
