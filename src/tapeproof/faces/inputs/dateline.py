"""When and where a text itself says that it was published: "HONG KONG, March 7, 2025 —", or a line with the date."""

from __future__ import annotations

import re
from calendar import month_abbr
from datetime import date

from tapeproof.faces.inputs.given import Given
from tapeproof.words.pattern import YEAR_KEYS, loose

MARKET_OF_CITY = {
    "new york": "XNYS",
    "washington": "XNYS",
    "hong kong": "XHKG",
    "shanghai": "XSHG",
    "beijing": "XSHG",
    "shenzhen": "XSHE",
    "tokyo": "XTKS",
    "seoul": "XKRX",
    "taipei": "XTAI",
    "mumbai": "XBOM",
    "singapore": "XSES",
    "sydney": "XASX",
    "wellington": "XNZE",
    "london": "XLON",
    "frankfurt": "XETR",
    "berlin": "XETR",
    "paris": "XPAR",
    "amsterdam": "XAMS",
    "milan": "XMIL",
    "madrid": "XMAD",
    "zurich": "XSWX",
    "stockholm": "XSTO",
    "toronto": "XTSE",
    "mexico city": "XMEX",
    "sao paulo": "BVMF",
    "são paulo": "BVMF",
    "tel aviv": "XTAE",
}
"""The exchange at which a bureau's stories are at home."""

_MONTH = rf"(?P<month>{'|'.join(month_abbr[1:])})[a-z]*\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = (
    rf"(?:{_MONTH}\s+{_DAY},?\s+{_YEAR}"
    rf"|{_DAY.replace('day', 'day2')}\s+{_MONTH.replace('month', 'month2')},?\s+{_YEAR.replace('year', 'year2')}"
    r"|(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d))"
)
_DATELINE = loose(
    rf"\A(?P<city>{'|'.join(MARKET_OF_CITY)})\b"  # HONG KONG
    rf"(?:,?\s+(?:{_DATE}|[A-Z][a-z]{{2,8}}\.?\s+\d{{1,2}}))?"  # , March 7, 2025
    r"(?:\s*\([^()\n]{2,40}\))?\s*(?:[—–]|--?)\s"  # (Agency) —
)
_DATED = loose(
    rf"\A(?:(?:published|posted|updated|date)\b:?\s*)?(?:on\s+)?(?:[A-Z][a-z]+day,?\s+)?{_DATE}(?:[ ,T].{{0,30}})?\Z",
    YEAR_KEYS,
    hint=r"\A(?:published|posted|updated|date|on\s|[a-z]+day|[a-z]+\.?\s+[0-3]?\d|\d)",
)
FIRST_LINES = 6
LONGEST_DATE = 120
"""Characters of a line that is a date and nothing else, whatever is put before and behind it."""
_CITIES = tuple(MARKET_OF_CITY)
_DRESS = " \t#*_"


def dateline(text: str) -> Given:
    """Find the day and the home market in the first lines; nothing where they do not say."""
    found = Given()
    lines = [line.strip(_DRESS) for line in text.split("\n") if line.strip()]
    for line in lines[:FIRST_LINES]:
        if placed := _placed(line):
            found = found.over(Given(_day(placed), MARKET_OF_CITY[placed["city"].lower()]))
        elif dated := _dated(line):
            found = found.over(Given(_day(dated)))
    return found


def opens_a_story(line: str) -> bool:
    """Whether a line begins with a dateline."""
    return _placed(line.strip(_DRESS)) is not None


def stands_alone(line: str) -> bool:
    """Whether a line is a date and nothing else."""
    return _dated(line.strip(_DRESS)) is not None


def _placed(line: str) -> re.Match[str] | None:
    return _DATELINE.match(line) if line.lower().startswith(_CITIES) else None


def _dated(line: str) -> re.Match[str] | None:
    return _DATED.match(line) if len(line) <= LONGEST_DATE else None


def _day(match: re.Match[str]) -> date | None:
    """The day that a match names; None where it names none, or one that no calendar has."""
    said = match.groupdict()
    month = said["month"] or said["month2"]
    try:
        if said["iso"]:
            return date.fromisoformat(said["iso"])
        if month:
            number = list(month_abbr).index(month[:3].capitalize())
            return date(int(said["year"] or said["year2"]), number, int(said["day"] or said["day2"]))
    except ValueError:
        return None
    return None
