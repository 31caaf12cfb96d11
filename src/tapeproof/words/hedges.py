"""Hedges: the words around a figure that loosen or bound it."""

from __future__ import annotations

import re

from tapeproof.terms.figure import Hedge
from tapeproof.words.pattern import any_of, loose, pattern

BEFORE: dict[Hedge, tuple[str, ...]] = {
    Hedge.ABOUT: (
        "about", "around", "roughly", "some", "approximately", "approx.", "circa", "close to", "near", "near to",
        "in the region of", "in the order of", "something like", "barely", "an estimated", "~", "≈", "or about",
    ),
    Hedge.NEARLY: (
        "nearly", "almost", "just under", "just below", "just shy of", "shy of", "short of", "just short of", "not quite",
        "a shade under", "a touch under", "a little under", "a little less than", "slightly less than", "slightly under",
        "approaching", "nearing", "virtually", "a whisker under", "a whisker below", "fractionally under", "little short of",
        "a tad under", "just less than", "a bit less than", "a bit under", "fractionally below", "a shade below",
        "a little below", "slightly below", "marginally below", "marginally under",
    ),
    Hedge.MORE_THAN: (
        "more than", "over", "upwards of", "upward of", "north of", "better than", "in excess of", "greater than", "above",
        "just over", "just above", "just more than", "a little over", "a little more than", "slightly more than",
        "slightly over", "slightly above", "well over", "well above", "far more than", "well more than", "far above",
        "a bit more than", "a bit over", "a shade over", "a touch over", "a touch more than", "barely more than", "exceeding",
        "topping", "surpassing", "beyond", "comfortably over", "comfortably above", "a tad over", "way over", "fully", ">",
        "larger than", "bigger than", "higher than", "faster than", "a little above", "marginally more than", "marginally over",
        "marginally above", "fractionally over", "fractionally above", "a shade above", "a shade more than", "well in excess of",
        "well north of", "far over", "much more than", "a fraction over", "a whisker over", "a whisker above",
    ),
    Hedge.AT_LEAST: ("at least", "no less than", "no fewer than", "not less than", "a minimum of", "a good", "≥"),
    Hedge.LESS_THAN: (
        "less than", "fewer than", "under", "below", "well under", "well below", "south of", "smaller than", "lower than",
        "far less than", "much less than", "sub", "<", "far below", "far under",
    ),
    Hedge.AT_MOST: ("at most", "no more than", "not more than", "a maximum of", "at the most", "≤"),
    Hedge.AS_MUCH_AS: ("as much as", "up to", "as many as", "as high as", "as low as", "as far as", "as little as"),
}  # fmt: skip
"""First spelling written, all read."""

AFTER: dict[Hedge, tuple[str, ...]] = {
    Hedge.ABOUT: ("or so", "or thereabouts", "give or take", "-odd", " odd", "-ish"),
    Hedge.AT_LEAST: ("or more", "or better", "-plus", " plus", "+"),
    Hedge.MORE_THAN: ("and change",),
    Hedge.AT_MOST: ("or less", "or fewer"),
}

_TIGHT = "~≈><≥≤"
_OF_WORDS = {spelling: hedge for hedge, all_ in BEFORE.items() for spelling in all_}
_words = any_of(spelling for spelling in _OF_WORDS if spelling not in _TIGHT)
_BEFORE = loose(
    rf"(?:(?<![\w-])(?P<words>{_words})(?:\s+|-)(?:(?:an?|the|another|its|their|by|at|of)\s+)?|(?P<tight>[{_TIGHT}])\s?)$")
_OF_TAIL = {spelling: hedge for hedge, all_ in AFTER.items() for spelling in all_}
_tails = "|".join(
    (re.escape(spelling) if spelling[0] in " -+" else r"\s+" + re.escape(spelling).replace(r"\ ", r"\s+"))
    for spelling in sorted(_OF_TAIL, key=len, reverse=True)
)
_AFTER = loose(rf"(?P<tail>{_tails})(?!\w)")
_OF_PLACE = pattern(r"\b(?:above|below|over|under|beyond|(?:north|south|short|shy) of|(?:high|low|great|small)er than|near)$")
_AFTER_A_FIGURE = loose(r"(?:%|per\s?cent|points?|pct|pips|cents?)\s*$")
_UP_TO_A_SUM = loose(
    r"\b(?:add\w*|shot|shoot\w*|tick\w*|creep\w*|crept|jump\w*|leap\w*|leapt|pick\w*|push\w*|spik\w*|driv\w+|drove|nudg\w*|back|r[io]se|r[au]n\w*|climb\w*|mov\w+|went|go\w*|inch\w*|edg\w+|push\w*|tak\w+|took|br[io]\w+|rounded|lifted|sen[dt]\w*)\s$")
_OWNED = pattern(r"[’']s\s(?:\w+\s)?$")
_SPAN_OVER = loose(r"(?:\b(?:in|for|the|a|after|than|of)\s+)$")


def hedge_before(text: str, position: int, *, of_time: bool) -> tuple[Hedge, int] | None:
    """The hedge that ends just before a position, and where it begins.

    "over two days" is a stretch of time, "in over two years" is more than two of them; in "2% above 4,000" the
    words measure a distance.
    """
    match = _BEFORE.search(text, max(0, position - 48), position)
    if match is None:
        return None
    if match["tight"]:
        return _OF_WORDS[match["tight"]], match.start()
    words = " ".join(match["words"].lower().split())
    if _OF_PLACE.search(words) and _AFTER_A_FIGURE.search(text, max(0, match.start() - 10), match.start()):
        return None
    if words == "close to" and _OWNED.search(text, 0, match.start()):
        return None  # "rose 2% from Friday's close to $76.78"
    if words == "up to" and _UP_TO_A_SUM.search(text, max(0, match.start() - 10), match.start()):
        return None
    if of_time and words in ("over", "beyond", "under", "below", "above", "near"):
        start = match.start()
        if words not in ("over", "under") or not _SPAN_OVER.search(text, max(0, start - 8), start):
            return None
    return _OF_WORDS[words], match.start()


def hedge_after(text: str, position: int) -> tuple[Hedge, int] | None:
    """The hedge that begins at a position, and where it ends."""
    match = _AFTER.match(text, position)
    if match is None:
        return None
    tail = " ".join(match["tail"].lower().split())
    return _OF_TAIL.get(tail) or _OF_TAIL[f" {tail}"], match.end()


def written(hedge: Hedge) -> str:
    """The words written before a figure so hedged, with the space that follows; empty for the exact."""
    return f"{BEFORE[hedge][0]} " if hedge in BEFORE else ""
