"""Highs and lows from which something is measured: "below its January high", "from where it peaked in December"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.terms.quantity import Direction
from tapeproof.words.dates import WHEN, spelled
from tapeproof.words.moments import Stretch, When
from tapeproof.words.pattern import loose
from tapeproof.words.word import Choice, Token

SIDE = Choice("direction", {Direction.DOWN: ("below",), Direction.UP: ("above",)})
"""On which side of the extreme, as it is written."""

TERRITORY = Choice(
    "",
    {
        (10, Reach.HIGH): (
            "correction", "correction territory", "technical correction", "market correction", "correction zone",
        ),
        (20, Reach.HIGH): ("bear market", "bear-market territory", "bear territory", "technical bear market", "bear markets"),
        (20, Reach.LOW): ("bull market", "bull-market territory", "bull territory", "technical bull market"),
    },
)  # fmt: skip
"""A distance that has a name: its percent, and the extreme that it is measured from (SEMANTICS 5)."""

_NOUN = {
    Reach.HIGH: r"highs?|peaks?|tops?|summit|zenith|pinnacle|apex|crest|high[\s-]water\smark|high\spoint|perch|heights?|records?(?:\s(?:high|close|closing\shigh|level|finish))?|all-time\shighs?|best-ever\s(?:close|finish|level)",
    Reach.LOW: r"lows?|troughs?|bottoms?|nadir|floor|ebb|abyss|low[\s-]water\smark|low\spoint|depths?|all-time\slows?|record\slows?",
}
_VERB = {Reach.HIGH: r"peaked|topped\sout|crested", Reach.LOW: r"bottomed(?:\sout)?|troughed"}
_JOINT = r"(?:having(?=\s(?:peaked|bottomed|topped|crested|troughed|peaking))|below|above|beneath|under|off|from|since|short\sof|shy\sof|away\sfrom|down\sfrom|up\sfrom|lower\sthan|higher\sthan|of)"
_ITS = r"(?:its|their|the|a|an|his|her|that|this|last|both)"
_KIND = r"(?:record|all-time|closing|intraday|intra-day|lifetime|historic|recent|latest|most\srecent|previous|prior|post-\w+|pre-\w+|(?:[a-z]+-)?crisis|pandemic(?:-era)?|bubble(?:-era)?|covid(?:-era)?|session|best-ever|fresh|own)"
_PATTERN = loose(
    rf"\b{_JOINT}\s(?:(?P<where>(?:(?:the\s)?[$£€¥₹]?\d[\d,.]*\s)?(?:where|at\swhich)\sit\s(?:had\s)?(?:(?P<peaked>{_VERB[Reach.HIGH]})|(?P<bottomed>{_VERB[Reach.LOW]})))"
    rf"|(?:it\s|they\s)?(?:last\s)?(?:(?:hitting|reaching|setting|touching|making|striking|finding)\s(?:an?|its|the|that)\s(?:(?P<top>[\w-]*\s?(?:peak|high|top|record))|(?P<floor>[\w-]*\s?(?:bottom|low|trough|floor)))|(?P<peaking>peaking|topping\sout|cresting)|(?P<bottoming>bottoming(?:\sout)?|troughing))"
    rf"|(?:{_ITS}\s)?(?P<mid>(?:[\w.,’'-]+\s){{0,4}}?)(?:(?P<high>{_NOUN[Reach.HIGH]})|(?P<low>{_NOUN[Reach.LOW]})))(?![\w-])"
    r"(?:\s(?:close|level|point|finish))?(?:\s(?:of|at)\s[$£€¥₹]?\d[\d,]*(?:\.\d+)?)?",
    "hitting reaching setting touching making striking finding depth depths high highs peak peaks top tops summit zenith pinnacle apex crest mark point perch ebb abyss height heights record records close finish level low lows trough troughs bottom bottoms nadir floor peaked topped crested bottomed troughed peaking topping cresting bottoming troughing",
)
_TAIL = loose(
    r"(?:(?:,|\s(?:of|at))\s[$£€¥₹]?\d[\d.,]*?)?(?:,?\s\(?(?:(?:that|which)\s)?(?:(?:it|they)\s(?:had\s)?|was\s|were\s)?(?:set|posted|notched|scaled|reached|hit|touched|scaled|struck|made|seen|conquered|attained|recorded|achieved|climbed))?\s(?:(?:on|in|of|from|at|during|earlier|late|early)\s)?(?:the\s)?$"
)
_ADJECTIVE = loose(rf"\b{_KIND}\b|[-,]|\b{_ITS}\b|[’']s\b")
_EVER = loose(r"\b(?:record|records|all-time|best-ever|lifetime|historic)\b")


class Named(Struct, frozen=True):
    """A high or low as it is said: the time beside it, if any, and whether it is one of all time.

    ``leads`` tells whether a stretch is measured from it ("from", "since"), and not only a distance ("below").
    """

    reach: Reach
    when: When | None
    ever: bool
    leads: bool
    closing: bool


class Extreme(Struct, frozen=True, eq=False):
    """“its January high”, "a 52-week low", "its record": reads ``Named``, writes the span that starts there."""

    field: str = "over"

    def spot(self, text: str) -> Iterator[Token]:
        """Yield the extremes that a joint leads to, from the joint to the time that belongs to them."""
        if not _PATTERN.may_be_in(text):
            return
        times = list(WHEN.spot(text))
        for match in _PATTERN.finditer(text):
            start, end = match.span()
            inside = [t for t in times if start < t.start and t.end <= end]
            behind = next((t for t in times if t.start >= end and _TAIL.fullmatch(text[end : t.start])), None)
            if len(inside) > 1 or not _is_plain(text, match, inside):
                continue
            when = inside[0] if inside else behind
            reach = Reach.HIGH if any(match[name] for name in ("high", "peaked", "peaking", "top")) else Reach.LOW
            said = match.group().lower()
            ever = _EVER.search(said) is not None
            leads = said.startswith(("from", "since", "having", "down from", "up from", "off"))
            closing = "close" in said or "closing" in said
            stop = max(end, when.end) if when is not None else end
            yield Token(start, stop, self, Named(reach, when.value if when else None, ever, leads, closing))

    def write(self, value: Any) -> str | None:
        """“its 2024 high”, "its 12-month low", "its record high"."""
        if not isinstance(value, Span) or not value.reach.is_extreme:
            return None
        noun = value.reach.value
        if value.start is not None:
            return f"its {spelled(value.start)} {noun}"
        if value.count and value.grain in (Grain.WEEK, Grain.MONTH, Grain.YEAR):
            return f"its {value.count}-{value.grain.value} {noun}"
        return f"its record {noun}" if not value.count else None


def _is_plain(text: str, match: re.Match[str], inside: list[Token]) -> bool:
    """Whether nothing but a time and known adjectives stands between the joint and the noun."""
    if match["mid"] is None:
        return True
    start, end = match.span("mid")
    said = text[start:end]
    for token in inside:
        a, b = max(token.start, start) - start, min(token.end, end) - start
        if a < b:
            said = said[:a] + " " * (b - a) + said[b:]
    return not _ADJECTIVE.sub("", said).strip()


def extreme_side(noun: str) -> Reach:
    """Whether a noun names a high or a low."""
    return Reach.LOW if noun.lower() in {"low", "trough", "bottom", "nadir", "floor", "ebb", "abyss", "depth", "depths"} else Reach.HIGH


def is_length(when: When) -> bool:
    """Whether it is a length ("52-week") and not a place in the calendar."""
    return isinstance(when.expression, Stretch)


EXTREME = Extreme()
