"""How points and periods of the calendar are spelled: days, months, quarters, years, weeks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tapeproof.terms.period import Grain
from tapeproof.words import events
from tapeproof.words.codes import MONTH
from tapeproof.words.moments import (
    CalendarDay,
    CalendarMonth,
    CalendarQuarter,
    CalendarYear,
    Decade,
    Expression,
    Happening,
    Near,
    Part,
    Relative,
    SamePeriod,
    SoFar,
    Weekday,
)

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_OF_MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_PARTS = {
    "early": Part.EARLY, "earlier": Part.WHOLE, "mid": Part.MID, "middle": Part.MID, "late": Part.LATE, "start": Part.START,
    "beginning": Part.START, "outset": Part.START, "opening": Part.START, "turn": Part.START, "end": Part.END, "close": Part.END,
    "tail end": Part.END, "summer": Part.SUMMER, "first half": Part.FIRST_HALF, "opening half": Part.FIRST_HALF,
    "second half": Part.SECOND_HALF, "latter half": Part.SECOND_HALF,
}  # fmt: skip
_NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "closing": 4}
_PART = (
    r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Ee]arlier)(?:-|\s(?:in\s)?(?:the\s)?)|(?:[Tt]he\s)?(?P<part2>middle|start|beginning|outset|opening|end|"
    r"close|tail\send|turn|summer|first\shalf|opening\shalf|second\shalf|latter\shalf)\s(?:of|in)\s)?"
)
_ENDED = r"(?P<ended>\s(?:drew\sto\s(?:an\send|a\sclose)|ended|closed))?"
_YEAR = r"(?:19|20)[0-9]{2}"
_NOT_A_LEVEL = r"(?![0-9A-Za-z]|[.,:/][0-9]|-point|\s?%|\s(?:points?|per\s?cent|percent|[bm]illion|trillion|yuan|yen|shares|euros|dollars|won)(?!\w))"
_LEVEL_BEFORE = re.compile(
    r"(?:\b(?:at|above|below|past|near|around|about|hit|reached|crossed|topped|lost|gained|shed|added|fell|rose|dropped|over|under)|"
    r"(?<!back\s)(?<!up\s)(?<!prior\s)(?<![0-9]{4}\s)(?<!\d\s)\bto|[$£€¥₹])\s?$",
    re.IGNORECASE,
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9]|[.,][0-9]|\s?%|:[0-9]|\s(?:points?|percent|per\s?cent|basis))"
_WITH_YEAR = rf"(?:,?\s(?:of\s)?(?P<year>{_YEAR}){_NOT_A_LEVEL})?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CONTRACT = r"(?!\s(?:contract|Brent|gold|silver|crude|West\sTexas|WTI|natural|copper|futures|delivery|corn|wheat|soybean|heating|gasoline|Nymex|Comex|platinum))"
_INTRODUCED = "|".join(
    rf"(?<={word}\s)"
    for word in (
        "in", "since", "of", "for", "from", "until", "by", "last", "this", "early", "late", "to", "and", "during", "through", "than", "previous",
        "every", "after", "before", "in the", "mid", "Since", "In", "From", "between", "a",
    )
)  # fmt: skip
_LONE_MONTH = rf"(?:(?!May\b|March\b){MONTH}|(?:(?<=mid-)|{_INTRODUCED})(?:May|March)\b|(?:May|March)(?=['’]s\b))"
_WHICH = r"(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext|(?:[Tt]he\s)?(?:previous|prior|preceding|coming|following|current)|[Tt]he|[Tt]hat)\s)"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to spell a time: a pattern, what it says, and the role that it brings itself."""

    pattern: re.Pattern[str]
    says: Callable[[re.Match[str]], Expression | None]
    role: str = ""


def form(pattern: str, says: Callable[[re.Match[str]], Expression | None], role: str = "", *, loose: bool = False) -> Form:
    """Compile a form; a loose one is read without regard to case."""
    return Form(re.compile(pattern, re.IGNORECASE if loose else 0), says, role)


def _month_number(name: str) -> int:
    return _OF_MONTH[name[:3].lower()]


def _part_of(match: re.Match[str]) -> Part:
    groups = match.groupdict()
    if groups.get("ended"):
        return Part.END
    found = groups.get("part") or groups.get("part2")
    return _PARTS[" ".join(found.lower().split())] if found else Part.WHOLE


def _year_of(match: re.Match[str]) -> int | None:
    year = match.groupdict().get("year")
    return int(year) if year else None


def _calendar_day(match: re.Match[str]) -> Expression | None:
    month, day = _month_number(match["month"]), int(match["day"])
    return CalendarDay(month, day, _year_of(match)) if 1 <= day <= 31 else None


def _iso(match: re.Match[str]) -> Expression | None:
    year, month, day = (int(part) for part in match.group().split("-"))
    return CalendarDay(month, day, year) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _weekday(match: re.Match[str]) -> Expression:
    week = (match["week"] or match["week2"] or "").lower()
    offset = None if not week else (0 if week == "this" else -1)
    return Weekday(WEEKDAYS.index(match["weekday"].lower()), offset, earlier=bool(match["last"]))


def _near(match: re.Match[str]) -> Expression:
    word = " ".join(match.group().lower().split())
    if word == "overnight":
        return Near(0, overnight=True)
    days = 1 if word == "tomorrow" else -1 if word.startswith(("yesterday", "the ")) else 0
    return Near(days)


def _month(match: re.Match[str]) -> Expression:
    said = (match["said"] or "").lower()
    return CalendarMonth(_month_number(match["month"]), _year_of(match), _part_of(match), earlier=said.startswith(("last", "previous")))


def _quarter(match: re.Match[str]) -> Expression:
    ending = match["ending"] or match["ending2"]
    if ending:
        return CalendarQuarter((_month_number(ending) + 2) // 3, _year_of(match))
    word = (match["q"] or match["nth"]).lower()
    return CalendarQuarter(int(word) if word.isdigit() else _NTH[word], _year_of(match), fiscal=bool(match["fiscal"]))


def _year(match: re.Match[str]) -> Expression | None:
    if _part_of(match) is Part.WHOLE and _LEVEL_BEFORE.search(match.string, max(0, match.start() - 10), match.start()):
        return None
    return CalendarYear(int(match["year"]), _part_of(match))


def _relative(match: re.Match[str]) -> Expression:
    said = (match["which"] or "").lower().split()[-1]
    offset = {"last": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}.get(said, 0)
    return Relative(Grain(match["grain"].lower()), offset, _part_of(match))


def _summer(match: re.Match[str]) -> Expression:
    return Relative(Grain.YEAR, -1 if match["which"].lower() == "last" else 0, Part.SUMMER)


def _so_far(match: re.Match[str]) -> Expression:
    groups = match.groupdict()
    grain = Grain((groups.get("grain") or groups.get("grain2") or "year").lower())
    return SoFar(grain, _year_of(match))


def _event(match: re.Match[str]) -> Expression:
    words = " ".join(match.group().lower().replace("’", "'").split())
    return Happening(events.spellings()[words])


_EVENTS = "|".join(
    re.escape(words).replace(r"\ ", r"\s").replace("'", "['’]") for words in sorted(events.spellings(), key=len, reverse=True)
)
_START = r"(?:start|beginning|outset|turn|opening)"

FORMS: tuple[Form, ...] = (
    form(rf"(?<!\w)(?:{_WEEKDAY},?\s)?(?P<month>{MONTH})\s?{_DAY}{_WITH_YEAR}", _calendar_day),
    form(rf"(?<![\w.,$£€¥])(?:{_WEEKDAY},?\s)?{_DAY}\s(?:of\s)?(?P<month>{MONTH}){_WITH_YEAR}", _calendar_day),
    form(rf"(?<![\w.-]){_YEAR}-[0-9]{{2}}-[0-9]{{2}}(?![\w-])", _iso),
    form(
        r"(?<!\w)(?P<last>last\s)?(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!\w)(?:['’]s(?!\w))?"
        r"(?:\s(?:of|in)\s(?P<week>last|this|the\sprevious)\sweek(?!\w)|\s(?P<week2>last|this)\sweek(?!\w))?",
        _weekday,
        loose=True,
    ),
    form(r"(?<!\w)(?:today|tonight|yesterday|tomorrow|overnight|the\sprevious\s(?:day|session)|the\sday\sbefore|this\smorning)(?!\w)", _near, loose=True),
    form(rf"(?<![\w-]){_PART}(?P<said>[Ll]ast\s|[Pp]revious\s)?(?P<month>{MONTH}),?\s(?:of\s)?(?P<year>{_YEAR}){_NOT_A_LEVEL}{_ENDED}", _month),
    form(rf"(?<![\w-]){_PART}(?P<said>[Ll]ast\s|[Tt]his\s|[Pp]revious\s)?(?P<month>{_LONE_MONTH})(?!\s?[0-9]|\w){_CONTRACT}{_ENDED}", _month),
    form(
        r"(?<!\w)(?:(?:[Tt]he\s)?(?P<fiscal>fiscal[\s-])?(?:Q(?P<q>[1-4])|(?P<nth>[Ff]irst|[Oo]pening|[Ss]econd|[Tt]hird|[Ff]ourth|final|closing)[\s-](?:fiscal\s)?quarter)"
        rf"|(?:[Tt]he\s)?(?P<ending>{MONTH})\squarter|[Tt]he\s(?:three\smonths|quarter)\s(?:to|ended|ending|through)\s(?P<ending2>{MONTH}))"
        rf"(?!\w)(?:,?\s(?:of\s|in\s)?(?:fiscal\s)?(?P<year>{_YEAR}){_NOT_A_LEVEL})?",
        _quarter,
    ),
    form(rf"(?<![\w,$£€¥₹/:-])(?<![0-9]\.){_PART}(?:fiscal\s)?(?P<year>{_YEAR})(?!-[0-9]){_NOT_A_LEVEL}{_ENDED}", _year),
    form(rf"(?<!\w)(?:pre|post)-(?P<year>{_YEAR})(?!\w)", lambda match: CalendarYear(int(match["year"]))),
    form(r"(?<!\w)(?:[Tt]he\s)?(?P<year>(?:19|20)[0-9]0)s(?!\w)", lambda match: Decade(int(match["year"]))),
    form(
        rf"(?<!\w){_PART}{_WHICH}(?P<grain>week|month|quarter|year)(?!\w|-|\s(?:ago|earlier|before|back|later|high|low)(?!\w))(?:['’]s(?!\w))?",
        _relative,
    ),
    form(r"(?<!\w)(?P<which>last|this)\ssummer(?!\w)", _summer, loose=True),
    form(
        r"(?<!\w)(?:so\sfar\sthis\s(?P<grain>year|month|week|quarter)|this\s(?P<grain2>year|month|week|quarter)\sso\sfar|"
        rf"so\sfar\s(?:in|during)\s(?P<year>{_YEAR})|(?:for\sthe\s)?year[\s-]to[\s-]date|YTD)(?!\w)",
        _so_far,
        "so far",
        loose=True,
    ),
    form(rf"(?<!\w)(?P<year>{_YEAR})\sso\sfar(?!\w)", _so_far, "so far"),
    form(
        rf"(?<!\w)(?:since|from)\s(?:the\s)?{_START}\sof\s(?:the\s|this\s)(?P<grain>year|month|week|quarter)(?!\w)"
        r"|since\sthe\s(?P<grain2>year|month|week|quarter)\s(?:began|started|opened)(?!\w)",
        _so_far,
        "so far",
        loose=True,
    ),
    form(rf"(?<!\w)since\s(?:the\s)?{_START}\sof\s(?P<year>{_YEAR})(?!\w)", _so_far, "so far", loose=True),
    form(
        r"(?<!\w)(?:over|in|during|across|for)\s(?:that|the|this)\s(?:same\s)?(?:stretch|period|span|time|spell|timeframe|course\sof\sit)(?!\w)"
        r"|(?<!\w)(?:over\sthe\scourse\sof\sit|across\sthat\ssame\sstretch)(?!\w)",
        lambda _: SamePeriod(),
        "over",
        loose=True,
    ),
    form(r"(?<!\w)since\sthen(?!\w)", lambda _: SamePeriod(), "since", loose=True),
    form(rf"(?<!\w)(?:{_EVENTS})(?!\w)", _event, loose=True),
)
"""All that says when on the calendar; where several fit one place, the longest counts."""
