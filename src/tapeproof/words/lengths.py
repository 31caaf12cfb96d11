"""How lengths of time are spelled: "over two days", "in almost six years", "a 15-month peak", "a year ago"."""

from __future__ import annotations

import re

from tapeproof.terms.period import Grain
from tapeproof.words.counting import numeral_at
from tapeproof.words.datewords import Form, form
from tapeproof.words.moments import Expression, Stretch
from tapeproof.words.pattern import Match, loose

_COUNT = (
    r"(?P<count>[0-9]{1,4}|half\san?|a\squarter\sof\sa|(?:twenty|thirty|forty|fifty)(?:-[a-z]+)?|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|several|many|a\scouple\sof|a\sfew|an?\shundred|an?)"
)
_GRAIN = r"(?P<grain>trading\sday|business\sday|trading\ssession|session|day|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?"
_GRAIN_KEYS = (
    "day days session sessions week weeks fortnight fortnights month months quarter quarters year years decade decades century centurys "
    "centurie centuries"
)
_IN_KEYS = "in within inside"
_OVER_KEYS = "over across during through throughout spanning"
_PAST_KEYS = "past last previous prior preceding recent latest"
HEDGES = {
    "more_than": (
        "more than", "over", "just over", "well over", "a little over", "just more than", "a little more than", "upwards of",
        "well more than",
    ),
    "nearly": (
        "nearly", "almost", "close to", "just under", "under", "less than", "not quite", "just shy of", "approaching", "the best part of",
        "the better part of", "little short of", "fewer than",
    ),
    "about": ("about", "around", "some", "roughly", "approximately"),
    "at_least": ("at least", "no less than"),
}  # fmt: skip
"""First spelling written, all read."""
_OF_HEDGE = {words: hedge for hedge, every in HEDGES.items() for words in every}
_words = "|".join(re.escape(words).replace(r"\ ", r"\s") for words in sorted(_OF_HEDGE, key=len, reverse=True))
_HEDGE = rf"(?:(?P<hedge>{_words})\s)?"
_COUNTED = loose(rf"(?:(?<![\w-])(?<![0-9%]\s)(?<!cent\s)(?<!points\s)(?P<hedge>{_words})[\s-])?(?<![\w.,-]){_COUNT}[\s-]$")
_PAST = r"(?:past|last|previous|prior|preceding|most\srecent|latest)"
_UNITS = {
    "day": (Grain.DAY, 1), "session": (Grain.DAY, 1), "week": (Grain.WEEK, 1), "fortnight": (Grain.WEEK, 2), "month": (Grain.MONTH, 1),
    "quarter": (Grain.QUARTER, 1), "year": (Grain.YEAR, 1), "decade": (Grain.YEAR, 10), "century": (Grain.YEAR, 100), "centurie": (Grain.YEAR, 100),
}  # fmt: skip
_NOT_LAST = (Grain.DAY, Grain.QUARTER)
_HALVES = {"century": Stretch(50, Grain.YEAR), "decade": Stretch(5, Grain.YEAR), "year": Stretch(6, Grain.MONTH)}


def _and_a_half(match: Match, _: Match | None = None) -> Stretch | None:
    """“two and a half years”: in months."""
    found = numeral_at(match["whole"].lower(), 0)
    if found is None:
        return None
    hedge = _OF_HEDGE.get(" ".join((match["hedge"] or "").lower().split()), "exact")
    return Stretch(int(found.value * 12) + (0 if found.value % 1 else 6), Grain.MONTH, hedge=hedge)


def _counted(match: Match, lead: Match | None) -> Stretch | None:
    return _length(match, lead) if lead else None


def _length(match: Match, lead: Match | None = None) -> Stretch | None:
    groups = {**match.groupdict(), **(lead.groupdict() if lead else {})}
    words = groups["grain"].lower().split()
    grain, times = _UNITS[words[-1].removesuffix("s") if words[-1] not in _UNITS else words[-1]]
    sessions = len(words) > 1 or words[-1].startswith("session")
    hedge = _OF_HEDGE.get(" ".join((groups.get("hedge") or "").lower().split()), "exact")
    said = " ".join((groups.get("count") or "").lower().split())
    if said in ("", "several", "many", "a couple of", "a few"):
        return Stretch(2 * times, grain, sessions, "at_least", vague=True)
    if said.startswith(("half", "a quarter")):
        months = {Grain.YEAR: 12 * times, Grain.MONTH: times}.get(grain, 0) // (2 if said.startswith("half") else 4)
        return Stretch(months, Grain.MONTH, hedge=hedge) if months else None
    found = None if said in ("a", "an") else numeral_at(said, 0)
    count = int(found.value) if found is not None else 1
    ended = (groups.get("order") or groups.get("past") or "").lower() in ("previous", "prior", "preceding")
    return Stretch(count * times, grain, sessions, hedge, ended=bool(ended) and grain is Grain.DAY) if count else None


def _one(match: Match, _: Match | None = None) -> Expression | None:
    """“over the past year”: one; "over the past years": at least two; "the previous quarter" is no length."""
    if match["count"] or match.group().lower().removesuffix(" or so").endswith("s"):
        return _length(match)
    found = _length(match)
    if found is None or match["past"].lower() not in ("past", "last") or (match["past"].lower() == "last" and found.grain in _NOT_LAST):
        return None
    return Stretch(found.count // 2, found.grain, found.sessions) if match["led"] else None


def _half(match: Match, _: Match | None = None) -> Expression:
    return _HALVES[match["half"].lower()]


_LEAD_IN = r"(?:in|in\sthe|within|within\sthe|(?:in|within)\s(?:just|only|as\slittle\sas|barely)|(?:in|within)\sthe\sspace\sof|inside)\s"
_LEAD_OVER = r"(?:over|across|during|through|throughout|over\sthe\scourse\sof|over\sjust|spanning)\s"

def _pair(match: Match, _: Match | None = None) -> Stretch | None:
    found = _length(match)
    if found is None or not match["pair"]:
        return found
    ended = match["order"].lower() in ("previous", "prior", "preceding") and found.grain is Grain.DAY
    return Stretch(found.count, found.grain, found.sessions, ended=ended)


FORMS: tuple[Form, ...] = (
    form(rf"(?<!\w){_LEAD_IN}{_HEDGE}{_COUNT}\s{_GRAIN}(?!\w|-|['’])(?:\sor\s(?:so|more))?", _length, "in", loose=True, keys=(_IN_KEYS, _GRAIN_KEYS)),
    form(rf"(?<!\w){_LEAD_OVER}(?:the\s)?{_HEDGE}{_COUNT}\s{_GRAIN}(?!\w|-|['’])(?:\sor\sso)?", _length, "over", loose=True, keys=(_OVER_KEYS, _GRAIN_KEYS)),
    form(
        rf"(?<!\w)(?:in|over|for)\s(?:the\s)?(?:(?:past|last)\s)?{_HEDGE}(?P<whole>[a-z]+)(?:\sand\sa\shalf\syears|\syears\sand\sa\shalf)(?!\w)",
        _and_a_half,
        "in",
        loose=True,
        keys=("half",),
    ),
    form(rf"(?<!\w)for\s{_HEDGE}{_COUNT}\s{_GRAIN}(?!\w|-|['’])(?:\sor\sso)?", _length, "for", loose=True, keys=("for", _GRAIN_KEYS)),
    form(r"(?<!\w)(?:in|for)\s(?P<grain>day|week|month|quarter|year|decade)s(?!\w)", _length, "in", loose=True, keys=("days weeks months quarters years decades",)),
    form(
        rf"(?<!\w)(?P<led>(?:over|in|during|for|across|within|of|from)\s)?the\s(?P<past>{_PAST})\s{_HEDGE}(?:{_COUNT}[\s-])?{_GRAIN}(?!\w|-)(?:\sor\sso)?",
        _one,
        "over",
        loose=True,
        keys=(_PAST_KEYS, _GRAIN_KEYS),
    ),
    form(
        rf"(?<!\w)(?:(?:over|in|during|for|across|within|of)\s)?the\s{_PAST}\shalf[\s-](?:an?\s)?(?P<half>century|decade|year)(?!\w)",
        _half,
        "over",
        loose=True,
        keys=("half", "century decade year"),
    ),
    form(rf"(?<!\w)(?:in|for|over)\s(?:(?:{_words})\s)?half[\s-]a[\s-](?P<half>century|decade|year)(?!\w)", _half, "in", loose=True, keys=("half", "century decade year")),
    form(
        rf"(?<!\w)(?:(?:over|in|during|for|of)\s)?the\s(?P<order>previous|prior|preceding|past|last|latest)\s(?:{_COUNT}\s|(?P<pair>pair\sof)\s){_GRAIN}(?!\w|-)",
        _pair,
        "over",
        loose=True,
        keys=(_PAST_KEYS, _GRAIN_KEYS),
    ),
    form(
        rf"(?<!\w)(?:(?:over|in|during|for|of)\s)?the\s{_COUNT}\s(?P<order>previous|prior|preceding|past|last|latest)\s{_GRAIN}(?!\w|-)",
        _length,
        "over",
        loose=True,
        keys=(_PAST_KEYS, _GRAIN_KEYS),
    ),
    form(
        rf"(?<=\s){_GRAIN}\s(?:ago|earlier|back|before|previously)(?!\w)",
        _counted,
        "ago",
        loose=True,
        lead=_COUNTED,
        keys=("ago earlier back before previously", _GRAIN_KEYS),
    ),
    form(
        r"(?<=\s)(?P<grain>session|day)s?\safter(?=\s(?:[a-z]+ing|its|their|an?|it\shad|they\shad)\b)",
        _counted,
        "after",
        loose=True,
        lead=_COUNTED,
        keys=("after", "session sessions day days"),
    ),
    form(r"(?<![\w-])(?P<grain>week|month|year|decade)s\s(?:ago|earlier|back)(?!\w)", _length, "ago", loose=True, keys=("ago earlier back", "weeks months years decades")),
    form(
        r"(?<=-)(?P<grain>session|day|week|month|quarter|year|decade)(?!\w|-old)",
        _counted,
        "adjective",
        loose=True,
        lead=_COUNTED,
        keys=("session day week month quarter year decade",),
    ),
    form(r"(?<!\w)half-(?P<half>century|decade|year)(?!\w)", _half, "adjective", loose=True, keys=("half", "century decade year")),
)
"""All that says how long."""
