"""Whether a spelling names here what it names elsewhere: capitals, word ends, and the words around it."""

from __future__ import annotations

from tapeproof.market.aliases import Name, NameKind
from tapeproof.market.descriptions import VERB
from tapeproof.terms.changing import replace
from tapeproof.words.pattern import loose, pattern

_FOLD = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "–": "-", "‑": "-"})
_HALVES = pattern(r"[\ud800-\udfff]")
"""Halves of characters, which no text in UTF-8 has."""
_COUNTED = loose(
    r"(?:[0-9]|[mbt]r?illion|thousand|hundred|crore|lakh|bn|(?<!\w)(?:two|three|four|five|six|seven|eight|nine|"
    r"ten))[\s-]$"
)
_EVIDENCE = pattern(
    r",?\s(?:Inc|Corp|Co|Ltd|plc|Plc|PLC|Group|Holdings?|Company|shares|stock|share|ADRs?|ADSs?)(?!\w)|"
    r"['’]s?(?=\s(?:shares|stock))|\s?\((?:NYSE|NASDAQ|Nasdaq|[A-Z]{1,5}[).])"
)
_ON_AN_EXCHANGE = loose(r"(?:\b(?:on|via)\s(?:the\s)?|\b(?:listed|traded|quoted|trades|trade)\s(?:on|in)\s(?:the\s)?)$")
_MOVES = pattern(rf"\s{VERB}(?!\w)|,\s(?:up|down|off|ahead|higher|lower)\s(?:by\s)?(?:\w+\s)?[0-9]")
_LISTED_ON = pattern(r"\s[0-9.]+\s?(?:%|per\s?cent)")
_IN_A_LIST = pattern(r"(?:,|;|\band)\s$")
_AT_ITS_HEAD = pattern(
    r"(?:^|[.;:,]\s|\n|(?:^|\s)(?:[Aa]nd|[Bb]ut|[Ww]hile|whereas|though|[Aa]s|[Oo]nly|[Ee]ven|with|than)\s)$"
)
_SO_MUCH = pattern(
    r",?\s(?:[^.,;:\dA-Z]|,(?=\s)|[A-Z][a-z]+day\b|(?<!\d)(?:19|20)\d\d(?!\d)){0,70}?[0-9][0-9,.]*\s?(?:%|per\s?cent|percent|points?)(?!\w)"
)
"""What makes a city at the head of a clause its market: a move told of it before anything else is named."""
_PLACED = loose(r"(?:\b(?:in|from|to|at|of|near|for|via)|based|,)\s$")
_AMOUNT = pattern(r"\s?[0-9]")
_TENOR_TAIL = pattern(
    r"-|\s(?:low|high|peak|trough|bottom|top|record|period|stretch|run|streak|losing|winning|average|span|deal|"
    r"plan|anniversary|history|bull|"
    r"bear|rally|slide|range|view|old|wait|term|agreement|loan|lease|project|low-|high-|extension|absence)"
)


def folded(text: str) -> str:
    """Lower case, with plain apostrophes, dashes and blanks; every character keeps its place."""
    plain = _HALVES.sub("\ufffd", text.translate(_FOLD))
    lower = plain.lower()
    return lower if len(lower) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def joined(outside: str, inside: str) -> bool:
    """Whether a character next to a match makes it part of a longer word."""
    return (
        (outside.isalnum() and (inside.isalnum() or inside == "="))
        or outside in "_&@"
        or (outside in "$^" and inside.isalnum())
    )


def cased(alias: str, stretch: str, kind: NameKind) -> bool:
    """Whether a name has its capitals: "US" and "VIX" wholly, a company at each word, others at the first."""
    if alias == stretch:
        return True
    for which, (wanted, given) in enumerate(zip(alias.split(), stretch.split(), strict=False)):
        letters = wanted.strip(".'’®-")
        if letters.isupper() and len(letters) > 1:
            if not given.isupper():
                return False
        elif wanted[:1].isupper() and not given[:1].isupper() and (which == 0 or kind is NameKind.COMPANY):
            return False
    return True


def apt(text: str, start: int, end: int, alias: str, name: Name) -> bool:
    """Whether a lower-case name may stand here: no currency after a number, no tenor before "low"."""
    if name.kind is NameKind.MARKET and name.weak:
        if _LISTED_ON.match(text, end) and _IN_A_LIST.search(text, max(0, start - 6), start):
            return True  # "Hong Kong shed 2.9 percent, Seoul 2.4 percent"
        if _AT_ITS_HEAD.search(text, max(0, start - 9), start) and _SO_MUCH.match(text, end):
            return True
        return bool(_MOVES.match(text, end)) and not _PLACED.search(text, max(0, start - 8), start)
    if name.kind is NameKind.CURRENCY and alias.isupper() and _AMOUNT.match(text, end):
        return False
    if name.kind is NameKind.CURRENCY and alias[-1:] != "=":
        return not (
            _COUNTED.search(text, max(0, start - 10), start)
            or text[start - 1 : start] == "-"
            or text[end : end + 1] == "-"
        )
    if name.kind is NameKind.YIELD and alias.endswith("year"):
        return not _TENOR_TAIL.match(text, end)
    if name.kind in (NameKind.COMMODITY, NameKind.MACRO) and alias[0].islower():
        return text[start - 1 : start] != "-" and (text[end : end + 1] != "-" or alias.endswith("="))
    return text[start - 1 : start] != "-" or name.kind in (NameKind.INDEX, NameKind.YIELD)


def judged(text: str, start: int, end: int, alias: str, name: Name, needs: frozenset[str]) -> Name:
    """The name as it stands there: weak where the bare word may be something else, or an exchange is meant."""
    if name.kind not in (NameKind.COMPANY, NameKind.INDEX):
        return name
    if name.kind is NameKind.INDEX:
        exchange = alias in ("Nasdaq", "NASDAQ") and _ON_AN_EXCHANGE.search(text, max(0, start - 20), start)
        return replace(name, weak=True) if exchange else name
    bare = name.weak or alias in needs
    return replace(name, weak=bare and not _EVIDENCE.match(text, end))
