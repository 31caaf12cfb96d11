"""Yields as stories put them together: a country, a tenor and a word for the bond, in any of their orders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tapeproof.market.aliases import Name, NameKind
from tapeproof.market.mentions import Mention
from tapeproof.words.pattern import loose

_COUNTRIES = {
    "US": r"U\.?S\.?|United\sStates|American?|America['’]s",
    "DE": r"German|Germany(?:['’]s)?",
    "GB": r"British|Britain['’]s|U\.?K\.?(?:['’]s)?",
    "JP": r"Japanese|Japan(?:['’]s)?",
    "CN": r"Chinese|China(?:['’]s)?",
    "IT": r"Italian|Italy(?:['’]s)?",
    "FR": r"French|France(?:['’]s)?",
    "ES": r"Spanish|Spain(?:['’]s)?",
    "GR": r"Greek|Greece(?:['’]s)?",
    "AU": r"Australian|Australia(?:['’]s)?",
    "IN": r"Indian|India(?:['’]s)?",
    "KR": r"(?:South\s)?Korean|(?:South\s)?Korea(?:['’]s)?",
    "CA": r"Canadian|Canada(?:['’]s)?",
}
_BONDS = {
    "US": r"Treasur(?:y|ies|ys)(?:\s(?:bonds?|notes?|bills?|debt))?|T-(?:bonds?|notes?|bills?)",
    "GB": r"gilts?",
    "DE": r"bunds?",
    "JP": r"JGBs?",
    "IT": r"BTPs?",
    "FR": r"OATs?",
}
_TENORS = {"two": 2, "three": 3, "five": 5, "seven": 7, "ten": 10, "twenty": 20, "thirty": 30}
_AMERICAN = {
    (2, "year"): "US2Y",
    (5, "year"): "^FVX",
    (10, "year"): "^TNX",
    (30, "year"): "^TYX",
    (3, "month"): "^IRX",
    (13, "week"): "^IRX",
}
"""American tenors with a symbol; abroad the ten-year alone has one."""

_country = "|".join(_COUNTRIES.values())
_bond = "|".join(
    (
        *_BONDS.values(),
        r"(?:government|sovereign)(?:\s(?:bonds?|debt|notes?|paper))?",
        r"bonds?|notes?|debt|paper|bills?",
    )
)
_cost = r"yields?|borrowing\scosts?|rates?"
_tenor = r"(?:[0-9]{1,2}|" + "|".join(_TENORS) + r")-(?:year|month|week)"
_YIELD = loose(
    rf"(?<![\w-])(?P<lead>(?:{_cost})\son\s(?:the\s|its\s)?)?(?P<country1>(?:{_country})\s)?(?:benchmark\s)?(?P<tenor>{_tenor})"
    rf"(?:\s(?P<country2>{_country}))?(?:\s(?:government|sovereign)(?=\s(?:{_bond})))?(?:\s(?P<bond>{_bond}))?(?P<tail>\s(?:{_cost}))?(?![\w-])",
    "year month week",
    hint=_tenor,
)


def bond_yields(text: str) -> Iterator[Mention]:
    """Yield every government bond yield told by its tenor; without a symbol where the record keeps none of it.

    A tenor alone is left to the names listed: there has to be a country, or a bond that only one country issues.
    """
    for match in _YIELD.everywhere(text):
        if not (match["lead"] or match["tail"] or match["bond"]):
            continue
        country = _told(match["country1"] or match["country2"], _COUNTRIES) or _told(match["bond"], _BONDS)
        if country is None:
            continue
        symbol = _symbol(country, match["tenor"].lower())
        ids = (("", symbol),) if symbol else ()
        yield Mention(match.start(), match.end(), match.group(), (Name(NameKind.YIELD, match.group(), ids),))


def _told(said: str | None, ways: dict[str, str]) -> str | None:
    said = (said or "").strip()
    return next((key for key, way in ways.items() if said and re.fullmatch(way, said, re.IGNORECASE)), None)


def _symbol(country: str, tenor: str) -> str | None:
    count, _, unit = tenor.partition("-")
    length = (_TENORS.get(count) or int(count), unit)
    if country == "US":
        return _AMERICAN.get(length)
    return f"{country}10Y" if length == (10, "year") else None
