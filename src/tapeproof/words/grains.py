"""Grains as adjectives and nouns beside a move: daily, one-day, weekly, annual."""

from __future__ import annotations

from tapeproof.terms.period import Grain
from tapeproof.words.word import Choice

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
