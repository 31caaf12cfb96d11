"""The names of readings: the admissible ways to understand one claim (SEMANTICS 4 to 8)."""

from __future__ import annotations

from enum import StrEnum


class Reading(StrEnum):
    """Each is a function in ``prover/readings.py``; the kind lists those it admits, the walk goes in this order."""

    ORDINARY = "close to close"
    ROUNDED_INPUTS = "rounded inputs"
    TRUNCATED = "truncated"
    INTRADAY = "intraday"
    AT_THE_CLOSE = "at the close"
    """The close, where the claim speaks of an extreme of the session; admitted wherever INTRADAY is."""
    INTRADAY_EXTREME = "intraday extreme"
    OTHER_EXTREME = "other extreme"
    """The high or low of all time, or of a year, where the story names no time for it."""
    OPEN_TO_CLOSE = "open to close"
    OPEN = "open"
    APPROXIMATE = "approximate"
    POINTS_FOR_PERCENT = "points for percent"
    SPLIT_ADJUSTED = "adjusted for later splits"
    PREVIOUS_SESSION = "previous session"
    NEXT_SESSION = "next session"
    OTHER_LISTING = "other listing"
    WEEKLY = "weekly closes"
    MONTHLY = "monthly closes"
    TIES_IGNORED = "ties ignored"
    ROUNDED_SPAN = "rounded span"
    INCLUDING_TODAY = "including the present session"
    EXCLUDING_PRESENT = "without the present period"
    TOTAL_RETURN = "total return"
    OTHER_CONSENSUS = "other consensus on record"
    EARLIER_YEAR = "that day of an earlier year"
