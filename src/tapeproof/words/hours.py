"""Hours and phases of a session: "8:13 a.m. London time", "0318 GMT", "by midday", "after the bell"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from tapeproof.words.moments import Hour
from tapeproof.words.pattern import loose, pattern
from tapeproof.words.word import Token

_ZONE = (
    r"(?P<zone>GMT|UTC|BST|EST|EDT|CET|CEST|JST|HKT|SGT|IST|ET|CT|PT|Eastern(?:\s(?:standard|daylight))?(?:\stime)?|"
    r"(?:in\s)?(?:London|New\sYork|Hong\sKong|Tokyo|Singapore|Shanghai|Seoul|Sydney|Frankfurt|Mumbai|Chicago)(?:\stime)?|local\stime)"
)
_CLOCK = pattern(
    rf"(?<![\w.,:$])(?:(?P<military>[0-2][0-9][0-5][0-9])\s?(?P<zone2>GMT|UTC|EST|EDT|ET|BST|CET|JST|HKT|SGT|IST)(?!\w)"
    rf"|(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-5][0-9]))?\s?(?P<half>a\.m\.|p\.m\.|am(?!\w)|pm(?!\w)|AM(?!\w)|PM(?!\w)|o['’]clock)(?:\s{_ZONE}(?!\w))?"
    rf"|(?P<hour2>[0-2]?[0-9]):(?P<minute2>[0-5][0-9])(?![0-9:])(?:\s{_ZONE.replace('<zone>', '<zone3>')}(?!\w))?)",
    ": m am pm clock gmt utc est edt et bst cet jst hkt sgt ist",
)
_PHASES: dict[str, tuple[str, ...]] = {
    "progress": (
        r"midday|mid-session|mid-morning|mid-afternoon|lunch\sbreak|midday\sbreak|lunchtime|noon(?!\sGMT)",
        r"(?:in|during)\s(?:early|late|morning|afternoon|midday|opening|intraday|mid-morning|mid-afternoon|choppy|volatile|thin)\s(?:\w+\s)?(?:trad(?:e|ing)|dealings?|deals)(?<!late\strading)",
        r"(?:early|morning|afternoon|opening)\s(?:trade|trading|dealings|session)",
        r"(?:shortly|soon|minutes|moments|just)\safter\sthe\s(?:open|opening(?:\sbell)?|market\sopened|start)",
        r"(?:barely\s)?(?:more\sthan\s|less\sthan\s|about\s|only\s)?[0-9]+\sminutes\s(?:of\sthe\s(?:\w+\.?\s){0,3}session\sgone|into\s(?:the\s)?(?:session|trading|trade))",
        r"(?:was|were)\strading|is\strading|at\sone\s(?:stage|point)|on\scourse|by\smid-?day|late\smorning|early\safternoon",
    ),
    "outside": (
        r"(?:after|before)[\s-]the[\s-](?:closing\s|opening\s)?bell|after[\s-]hours|extended(?:[\s-]hours)?\strad(?:ing|e)|pre-?market|aftermarket",
        r"before\sthe\s(?:market\s)?open(?:ed|ing)?(?!\w)|after\sthe\s(?:market\s)?close[ds]?|post-market|late\strading(?=\son\sMonday|\safter)",
    ),
    "close": (r"at\sthe\s(?:close|closing\sbell|bell|end\sof\s(?:trading|the\ssession))|by\sthe\s(?:close|finish|closing\sbell)|closing\sbell|when\sthe\sbell\srang",),
}
_PHASE = loose("|".join(rf"(?P<{phase}>(?<!\w)(?:{'|'.join(forms)})(?!\w))" for phase, forms in _PHASES.items()), "after aftermarket afternoon barely bell choppy close closes course dealing dealings deals during early end extended finish intraday just late lunch lunchtime mid midday minutes morning noon open opened opening point post pre premarket stage thin trade trading volatile")


class ClockWord(Struct, frozen=True, eq=False):
    """Times of the day as a clock gives them."""

    field: str = ""

    def spot(self, text: str) -> Iterator[Token]:
        """Yield a token of ``Hour`` for every clock time."""
        for match in _CLOCK.everywhere(text):
            hour = _clock(match)
            if hour is not None:
                yield Token(*match.span(), self, hour)

    def write(self, value: Any) -> str | None:
        """Spell an hour: "10:05 a.m. London"."""
        if not isinstance(value, Hour) or value.time is None:
            return None
        half = "a.m." if value.time.hour < 12 else "p.m."
        return f"{value.time.hour % 12 or 12}:{value.time.minute:02d} {half} {value.zone}".rstrip()


class PhaseWord(Struct, frozen=True, eq=False):
    """Words that tell the phase of the session: in progress, outside hours, at the close."""

    field: str = ""

    def spot(self, text: str) -> Iterator[Token]:
        """Yield a token of ``Hour`` without a time, with its phase."""
        for match in _PHASE.finditer(text):
            yield Token(*match.span(), self, Hour(None, "", str(match.lastgroup)))

    def write(self, value: Any) -> str | None:
        """Phases are not written."""
        del value
        return None


def _clock(match: re.Match[str]) -> Hour | None:
    if match["military"]:
        hour, minute, zone = int(match["military"][:2]), int(match["military"][2:]), match["zone2"]
    elif match["hour2"]:
        hour, minute, zone = int(match["hour2"]), int(match["minute2"]), match["zone3"]
    else:
        hour, minute, zone = int(match["hour"]), int(match["minute"] or 0), match["zone"]
        half = match["half"].lower()
        if not 1 <= hour <= 12:
            return None
        if half.startswith("p") and hour < 12:
            hour += 12
        elif half.startswith("a") and hour == 12:
            hour = 0
    if hour > 23:
        return None
    said = (zone or "").removesuffix(" time").removeprefix("in ")
    return Hour(dt.time(hour, minute), "" if said == "local" else said)


HOUR = ClockWord()
PHASE = PhaseWord()
