"""How points and periods of the calendar are spelled: days, months, quarters, years, weeks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from tapeproof.terms.period import Grain
from tapeproof.words import codes
from tapeproof.words.codes import MONTH, MONTH_KEYS
from tapeproof.words.moments import (
    CalendarDay,
    CalendarMonth,
    CalendarQuarter,
    CalendarYear,
    Decade,
    Expression,
    Near,
    Part,
    Relative,
    SamePeriod,
    SoFar,
    Weekday,
)
from tapeproof.words.pattern import YEAR_KEYS, Match, Pattern, loose, pattern

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
_PART = loose(
    r"(?<![\w-])(?:(?P<part>early|mid|late|earlier)(?:-|\s(?:in\s)?(?:the\s)?)|(?:the\s)?(?P<part2>middle|start|beginning|end|tail\send|summer|"
    r"first\shalf|opening\shalf|second\shalf|latter\shalf|(?<=the\s)(?:outset|opening|close|turn))\s(?:of|in)\s)$", "beginning close earlier early end half late latter mid middle opening outset second start summer turn",
)
_FREE = r"(?:(?<!-)|(?<=mid-)|(?<=Mid-)|(?<=early-)|(?<=late-))"
_ENDED = r"(?P<ended>\s(?:drew\sto\s(?:an\send|a\sclose)|ended|closed))?"
A_YEAR = r"(?:19|20)[0-9]{2}"
NOT_A_LEVEL = r"(?![0-9A-Za-z]|[.,:/][0-9]|-point|\s?%|\s(?:points?|per\s?cent|percent|[bm]illion|trillion|yuan|yen|shares|euros|dollars|won)(?!\w))"
_LEVEL_BEFORE = loose(
    r"(?:\b(?:at|above|below|past|near|around|about|hit|reached|crossed|topped|lost|gained|shed|added|fell|rose|dropped|over|under)|"
    r"(?<!back\s)(?<!up\s)(?<!prior\s)(?<![0-9]{4}\s)(?<!\d\s)\bto|[$£€¥₹])\s?$",
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9]|[.,][0-9]|\s?%|:[0-9]|\s(?:points?|percent|per\s?cent|basis))"
_WITH_YEAR = rf"(?:,?\s(?:of\s)?(?P<year>{A_YEAR}){NOT_A_LEVEL})?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CONTRACT = r"(?!\s(?:contract|U\.?S\.?\scrude|light|Brent|gold|silver|crude|West\sTexas|WTI|natural|copper|futures|delivery|corn|wheat|soybean|heating|gasoline|Nymex|Comex|platinum))"
_INTRODUCED = "|".join(
    rf"(?<={word}\s)"
    for word in (
        "in", "since", "of", "for", "from", "until", "by", "last", "this", "early", "late", "to", "and", "during", "through", "than", "previous",
        "every", "after", "before", "in the", "mid", "Since", "In", "From", "between", "a", "its", "their",
    )
)  # fmt: skip
_LONE_MONTH = rf"(?:(?!May\b|March\b){MONTH}|(?:(?<=mid-)|{_INTRODUCED})(?:May|March)\b|(?:May|March)(?=['’]s\b))"
_GRAIN_KEYS = "week month quarter year"
_WHICH = r"(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext|(?:[Tt]he\s)?(?:previous|prior|preceding|coming|following|current)|[Tt]he|[Tt]hat)\s)"


Says = Callable[[Match, Match | None], Expression | None]


class Form(Struct, frozen=True):
    """One way to spell a time: a pattern, what it says, and the role that it brings itself.

    ``lead`` is looked for right before a match ("late ", "more than "). A ``loose`` form is written in lower case and
    read in the text in lower case, which is faster than ignoring case.
    """

    pattern: Pattern
    says: Says
    role: str = ""
    lead: Pattern | None = None
    loose: bool = False

    def found(self, text: str, lower: str) -> Iterator[tuple[int, int, Expression]]:
        """Yield start, end and expression wherever the form fits."""
        text = lower if self.loose else text
        for match in self.pattern.finditer(text):
            start = match.start()
            lead = self.lead.search(text, max(0, start - 28), start) if self.lead else None
            expression = self.says(match, lead)
            if expression is not None:
                yield (lead.start() if lead else start), match.end(), expression


def form(
    source: str,
    says: Says,
    role: str = "",
    *,
    keys: tuple[str, ...],
    hint: str = "",
    loose: bool = False,
    lead: Pattern | None = None,
) -> Form:
    """A form by the source of its pattern; of each string of ``keys`` one word has to be heard."""
    return Form(pattern(source, *keys, hint=hint), says, role, lead, loose)


def month_number(name: str) -> int:
    """1 to 12, from a name or its beginning."""
    return _OF_MONTH[name[:3].lower()]


def _part_of(match: Match, lead: Match | None) -> Part:
    if match.groupdict().get("ended"):
        return Part.END
    found = (lead["part"] or lead["part2"]) if lead else None
    return _PARTS[" ".join(found.lower().split())] if found else Part.WHOLE


def _year_of(match: Match) -> int | None:
    year = match.groupdict().get("year")
    return int(year) if year else None


def _calendar_day(match: Match, _: Match | None = None) -> Expression | None:
    month, day = month_number(match["month"]), int(match["day"])
    return CalendarDay(month, day, _year_of(match)) if 1 <= day <= 31 else None


def _iso(match: Match, _: Match | None = None) -> Expression | None:
    year, month, day = (int(part) for part in match.group().split("-"))
    return CalendarDay(month, day, year) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _weekday(match: Match, _: Match | None = None) -> Expression:
    week = (match["week"] or match["week2"] or "").lower()
    offset = None if not week else (0 if week == "this" else -1)
    return Weekday(WEEKDAYS.index(match["weekday"].lower()), offset, earlier=bool(match["last"]))


def _near(match: Match, _: Match | None = None) -> Expression:
    word = " ".join(match.group().lower().split())
    if word == "overnight":
        return Near(0, overnight=True)
    days = 1 if word == "tomorrow" else -1 if word.startswith(("yesterday", "the ")) else 0
    return Near(days)


def _month(match: Match, lead: Match | None = None) -> Expression | None:
    if codes.DELIVERED.search(match.string, max(0, match.start() - 24), match.start()):
        return None  # "Brent crude for January"
    said = (match["said"] or "").lower()
    return CalendarMonth(month_number(match["month"]), _year_of(match), _part_of(match, lead), earlier=said.startswith(("last", "previous")))


def _quarter(match: Match, _: Match | None = None) -> Expression:
    ending = match["ending"] or match["ending2"]
    if ending:
        return CalendarQuarter((month_number(ending) + 2) // 3, _year_of(match))
    word = (match["q"] or match["nth"]).lower()
    return CalendarQuarter(int(word) if word.isdigit() else _NTH[word], _year_of(match), fiscal=bool(match["fiscal"]))


def _year(match: Match, lead: Match | None = None) -> Expression | None:
    if lead is None and _LEVEL_BEFORE.search(match.string, max(0, match.start() - 10), match.start()):
        return None
    return CalendarYear(int(match["year"]), _part_of(match, lead), fiscal=bool(match["fiscal"]))


def _relative(match: Match, lead: Match | None = None) -> Expression:
    said = (match["which"] or "").lower().split()[-1]
    offset = {"last": -1, "previous": -1, "prior": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}.get(said, 0)
    return Relative(Grain(match["grain"].lower()), offset, _part_of(match, lead))


def _summer(match: Match, _: Match | None = None) -> Expression:
    return Relative(Grain.YEAR, -1 if match["which"].lower() == "last" else 0, Part.SUMMER)


def _half_year(match: Match, _: Match | None = None) -> Expression:
    return Relative(Grain.YEAR, 0, Part.SECOND_HALF if match["nth"] in ("second", "latter") else Part.FIRST_HALF)


def _so_far(match: Match, _: Match | None = None) -> Expression:
    groups = match.groupdict()
    grain = Grain((groups.get("grain") or groups.get("grain2") or groups.get("grain3") or "year").lower())
    return SoFar(grain, _year_of(match))


def _opened(match: Match, _: Match | None = None) -> Expression:
    return SoFar(Grain.YEAR, _year_of(match), opened=True)


_START = r"(?:start|beginning|outset|turn|opening)"

FORMS: tuple[Form, ...] = (
    form(rf"(?<!\w)(?:{_WEEKDAY},?\s)?(?P<month>{MONTH})\s?{_DAY}{_WITH_YEAR}", _calendar_day, keys=(MONTH_KEYS,)),
    form(rf"(?<![\w.,$£€¥])(?:{_WEEKDAY},?\s)?{_DAY}\s(?:of\s)?(?P<month>{MONTH}){_WITH_YEAR}", _calendar_day, keys=(MONTH_KEYS,), hint=r"[0-9](?:st|nd|rd|th)?\s(?:of\s)?[JFMASOND][A-Za-z]{2}"),
    form(rf"(?<![\w.-]){A_YEAR}-[0-9]{{2}}-[0-9]{{2}}(?![\w-])", _iso, keys=(YEAR_KEYS,)),
    form(
        r"(?<!\w)(?P<last>last\s)?(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!\w)(?:['’]s(?!\w))?"
        r"(?:\s(?:of|in)\s(?P<week>last|this|the\sprevious)\sweek(?!\w)|\s(?P<week2>last|this)\sweek(?!\w))?",
        _weekday,
        loose=True,
        keys=(" ".join(WEEKDAYS),),
    ),
    form(r"(?<!\w)(?:today|tonight|yesterday|tomorrow|overnight|the\sprevious\s(?:day|session)|the\s(?:day|session)\sbefore|this\smorning)(?!\w)", _near, loose=True, keys=("today tonight yesterday tomorrow overnight previous before morning",)),
    form(rf"(?<!\w){_FREE}(?P<said>[Ll]ast\s|[Pp]revious\s)?(?P<month>{MONTH}),?\s(?:of\s)?(?P<year>{A_YEAR}){NOT_A_LEVEL}{_ENDED}", _month, lead=_PART, keys=(MONTH_KEYS, YEAR_KEYS)),
    form(rf"(?<!\w){_FREE}(?P<said>[Ll]ast\s|[Tt]his\s|[Pp]revious\s)?(?P<month>{_LONE_MONTH})(?!\s?[0-9]|\w){_CONTRACT}{_ENDED}", _month, lead=_PART, keys=(MONTH_KEYS,)),
    form(
        r"(?<!\w)(?:(?:[Tt]he\s)?(?P<fiscal>fiscal[\s-])?(?:Q(?P<q>[1-4])|(?P<nth>[Ff]irst|[Oo]pening|[Ss]econd|[Tt]hird|[Ff]ourth|final|closing)[\s-](?:fiscal\s)?quarter)"
        rf"|(?:[Tt]he\s)?(?P<ending>{MONTH})\squarter|[Tt]he\s(?:three\smonths|quarter)\s(?:to|ended|ending|through)\s(?P<ending2>{MONTH}))"
        rf"(?!\w)(?:,?\s(?:of\s|in\s)?(?:fiscal\s)?(?P<year>{A_YEAR}){NOT_A_LEVEL})?",
        _quarter,
        keys=("q quarter months",),
    ),
    form(rf"(?<![\w,$£€¥₹/:]){_FREE}(?<![0-9]\.)(?P<fiscal>fiscal\s)?(?P<year>{A_YEAR})(?!-[0-9]){NOT_A_LEVEL}{_ENDED}", _year, lead=_PART, keys=(YEAR_KEYS,)),
    form(rf"(?<!\w)(?:pre|post)-(?P<year>{A_YEAR})(?!\w)", lambda match, _: CalendarYear(int(match["year"])), keys=("pre post",)),
    form(r"(?<!\w)(?:[Tt]he\s)?(?P<year>(?:19|20)[0-9]0)s(?!\w)", lambda match, _: Decade(int(match["year"])), keys=("s",)),
    form(
        rf"(?<!\w){_WHICH}(?:(?:holiday-shortened|shortened|holiday|four-day|trading|full|whole|entire)\s)?(?P<grain>week|month|quarter|year)(?!\w|-|\s(?:ago|earlier|before|back|later|high|low)(?!\w))(?:['’]s(?!\w))?",
        _relative,
        lead=_PART,
        keys=(_GRAIN_KEYS, "this last next previous prior preceding coming following current the that"),
    ),
    form(
        r"(?<!\w)the\s(?P<grain>week|month|quarter|year)\s(?:before|earlier|prior)(?!\w|\s(?:last|that|this|the|when|it)\b)",
        lambda match, _: Relative(Grain(match["grain"]), -1),
        loose=True,
        keys=("before earlier prior", _GRAIN_KEYS),
    ),
    form(r"(?<!\w)(?P<which>last|this)\ssummer(?!\w|\s(?:before|of)\b)", _summer, loose=True, keys=("summer",)),
    form(
        r"(?<!\w)(?:(?:the|its|this\syear['’]s)\s)?(?P<nth>first|opening|second|latter)\s(?:half|six\smonths)(?:\sof\s(?:the|this)\syear)?"
        r"(?![\w-]|\s(?:of|an?|hour)\s|\s(?:profits?|earnings|results|revenue|hour))",
        _half_year,
        loose=True,
        keys=("half months",),
    ),
    form(
        r"(?<!\w)the\s(?P<grain>week|month|quarter|year)\s(?:that\s)?just\s(?:ended|gone|past|finished|over)(?!\w)",
        lambda match, _: Relative(Grain(match["grain"]), -1),
        loose=True,
        keys=("just", _GRAIN_KEYS),
    ),
    form(
        r"(?<!\w)(?:so\sfar\sthis\s(?P<grain>year|month|week|quarter)|this\s(?P<grain2>year|month|week|quarter)\sso\sfar|"
        rf"so\sfar\s(?:in|during)\s(?P<year>{A_YEAR})|(?:for\sthe\s)?(?P<grain3>year|month|week|quarter)[\s-]to[\s-]date|ytd)(?!\w)",
        _so_far,
        "so far",
        loose=True,
        keys=("far date ytd",),
    ),
    form(rf"(?<!\w)(?P<year>{A_YEAR})\sso\sfar(?!\w)", _so_far, "so far", keys=("far", YEAR_KEYS)),
    form(
        rf"(?<!\w)(?:since|from)\s(?:the\s)?{_START}\sof\s(?:the\s|this\s)(?P<grain>year|month|week|quarter)(?!\w)"
        r"|on\sa\s(?P<grain3>month|week|quarter)ly\sbasis(?!\w)"
        r"|(?:since|than(?:\swhen|\sas|\sbefore)?|from\swhen|when)\sthe\s(?P<grain2>year|month|week|quarter)\s(?:began|started|opened)(?!\w)|since\snew\syear(?:['’]s(?:\sday)?)?(?!\w)"
        r"|than\s(?:it\s(?:did|was|had\sbeen|stood)\s)?at\s(?:the\s)?(?:start|beginning|outset|turn|opening)\sof\s(?:the|this)\s(?P<grain4>year|month|week|quarter)(?!\w)"
        r"|than\swhen\sit\s(?:began|started|opened)\sthe\s(?P<grain5>year|month|week|quarter)(?!\w)",
        _so_far,
        "so far",
        loose=True,
        keys=("since from on than when", "start beginning outset turn opening began started opened new basis"),
    ),
    form(rf"(?<!\w)since\s(?:the\s)?{_START}\sof\s(?P<year>{A_YEAR})(?!\w)", _opened, "so far", loose=True, keys=("since", YEAR_KEYS)),
    form(
        r"(?<!\w)(?:over|in|during|across|for)\s(?:that|the|this)\s(?:same\s)?(?:stretch|period|span|time|spell|timeframe|course\sof\sit)(?!\w)"
        r"|(?<!\w)(?:over\sthe\scourse\sof\sit|across\sthat\ssame\sstretch)(?!\w)",
        lambda _m, _l: SamePeriod(),
        "over",
        loose=True,
        keys=("stretch period span time spell timeframe course",),
    ),
    form(
        r"(?:(?<=\bhas\s)|(?<=\bhad\s)|(?<=\bhave\s))since(?=\s(?:[a-z]+ly\s)?[a-z]+(?:ed|en|st|nk|ll|wn|id|un|ne)(?!\w))",
        lambda _m, _l: SamePeriod(),
        "since",
        loose=True,
        keys=("since",),
    ),
    form(
        r"(?<!\w)(?:since|from)\sthat\s(?:day|session|date)(?:['’]s\s(?:close|finish|settlement|level|price|low|high|peak|trough))?(?!\w)",
        lambda _m, _l: SamePeriod(),
        "since",
        loose=True,
        keys=("since from", "that"),
    ),
    form(r"(?<!\w)since\sthen(?!\w)", lambda _m, _l: SamePeriod(), "since", loose=True, keys=("since", "then")),
)
"""All that says when on the calendar; where several fit one place, the longest counts."""
