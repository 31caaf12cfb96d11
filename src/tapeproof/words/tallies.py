"""So many of the last moves: "in nine of the past ten years", "for the eighth time in nine sessions"."""

from __future__ import annotations

from tapeproof.terms.period import Grain
from tapeproof.words.pattern import loose

_MOVES = r"(?:(?:trading\s+)?(?:sessions?|days?)|weeks?|months?|quarters?|years?)"
_NUMBER = r"\d{1,3}|(?:twenty|thirty|forty|fifty)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a\s+dozen"
OF_THE_LAST = loose(
    rf"\b(?=[\daefnost])(?P<count>{_NUMBER}|one)\s+(?:out\s+)?of\s+(?:(?:the|its|their|his)\s+(?:past|last|previous|prior|latest|most\s+recent)\s+)?(?P<last>{_NUMBER})\s+(?:calendar\s+)?(?P<grain>{_MOVES})\b",
    "of",
    "session sessions day days week weeks month months quarter quarters year years",
)
"""“nine of the past ten years”."""
LED_BY = loose(r"\s+(?:back\s+)?(?:(?:in|on|for|during|over)\s+)?(?:(?:about|at\s+least|only|just)\s+)?")
"""Between the verb and the count."""
TIME_IN = loose(r"\s+(?:for\s+)?(?:the\s+|an?\s+)$")
THE_TIME = loose(rf"\s+time\s+in\s+(?:the\s+(?:past|last)\s+)?(?P<last>{_NUMBER})\s+(?P<grain>{_MOVES})\b", "time", "in")
"""After an ordinal: "for the eighth time in nine sessions"."""
IN_SO_MANY = loose(rf"\s+in\s+(?:the\s+(?:past|last)\s+)?(?P<last>{_NUMBER})(?:\s+(?P<grain>{_MOVES}))?(?!\s*(?:%|per\s?cent|points?)|[\w.]*\d)\b", "in")
"""After an ordinal and its move: "ninth weekly drop in 10"."""
BETWEEN = loose(r"\s+(?:(?:straight|losing|winning)\s+)?(?:(?P<grain>daily|weekly|monthly|quarterly|annual|yearly)\s+)?")
WORDS = {"s": Grain.DAY, "d": Grain.DAY, "t": Grain.DAY, "w": Grain.WEEK, "m": Grain.MONTH, "q": Grain.QUARTER, "y": Grain.YEAR, "a": Grain.YEAR}
"""Grains by the first letter of their name."""
