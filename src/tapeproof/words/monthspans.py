"""How several months of a year are spelled: "January-September", "the first nine months of 2022", "the half"."""

from __future__ import annotations

from tapeproof.terms.period import Grain
from tapeproof.words.codes import MONTH, MONTH_KEYS
from tapeproof.words.counting import numeral_at
from tapeproof.words.datewords import A_YEAR, NOT_A_LEVEL, Form, form, month_number
from tapeproof.words.moments import CalendarMonths, Expression, Part, Relative
from tapeproof.words.pattern import Match

_COUNT = r"(?P<count>[2-9]|1[01]|two|three|four|five|seven|eight|nine|ten|eleven)"
_TO = r"(?:\s?[-–—]\s?|-to-|\s(?:to|through|thru|until|till)\s)"
_IN_YEAR = rf"(?:,?\s(?:of\s|in\s)?(?P<year>{A_YEAR}){NOT_A_LEVEL})?"
_NO_DAY = r"(?:\s(?:quarter|period|half|stretch)(?!\w))?(?![\w-]|\s?[0-9]{1,2}(?![0-9]))"
SIX = 6


def _year(match: Match) -> int | None:
    return int(match["year"]) if match["year"] else None


def _from_to(match: Match, _: Match | None = None) -> Expression | None:
    first, last = month_number(match["first"]), month_number(match["last"])
    return CalendarMonths(first, last, _year(match)) if first != last else None


def _opening(match: Match, _: Match | None = None) -> Expression | None:
    """“the first nine months of the year”; six are its first half, which has a spelling of its own."""
    found = numeral_at(match["count"].lower(), 0)
    return CalendarMonths(1, int(found.value), _year(match)) if found is not None and found.value != SIX else None


def _closing(match: Match, _: Match | None = None) -> Expression | None:
    """“the closing three months of 2023”."""
    found = numeral_at(match["count"].lower(), 0)
    return CalendarMonths(13 - int(found.value), 12, _year(match)) if found is not None else None


def _ending(match: Match, _: Match | None = None) -> Expression | None:
    """“the nine months to September”: three are a quarter, which has a spelling of its own."""
    found, last = numeral_at(match["count"].lower(), 0), month_number(match["last"])
    first = last - int(found.value) + 1 if found is not None else 0
    return CalendarMonths(first, last, _year(match)) if first >= 1 else None


def _months(joint: str) -> str:
    return rf"(?P<first>{MONTH}){joint}(?P<last>{MONTH}){_NO_DAY}{_IN_YEAR}"


FORMS: tuple[Form, ...] = (
    form(r"(?<![\w-])(?:[Ff]rom\s)?" + _months(_TO), _from_to, keys=(MONTH_KEYS,), hint=rf"[A-Za-z.]{_TO}[JFMASOND][A-Za-z]{{2}}"),
    form(r"(?<!\w)[Bb]etween\s" + _months(r"\sand\s"), _from_to, keys=("between", MONTH_KEYS)),
    form(
        rf"(?<!\w)(?:the\s|its\s|this\syear['’]s\s)?(?:first|opening)\s{_COUNT}\smonths(?!\w)"
        rf"(?:\sof\s(?:the|this)\s(?:calendar\s)?year(?!\w)|\s(?:of\s|in\s)(?P<year>{A_YEAR}){NOT_A_LEVEL})?",
        _opening,
        loose=True,
        keys=("months",),
    ),
    form(
        rf"(?<!\w)(?:the\s)?(?:last|final|closing)\s{_COUNT}\smonths\sof\s(?:(?:the|this)\syear(?!\w)|(?P<year>{A_YEAR}){NOT_A_LEVEL})",
        _closing,
        loose=True,
        keys=("months",),
    ),
    form(
        rf"(?<!\w)(?:[Tt]he|[Ii]ts)\s{_COUNT}\smonths\s(?:to|through|ended|ending|until)\s(?:the\send\sof\s)?(?P<last>{MONTH}){_NO_DAY}{_IN_YEAR}",
        _ending,
        keys=("months", MONTH_KEYS),
    ),
    form(
        r"(?<!\w)(?:(?:for|over|in|during|on|of)\sthe\shalf(?![\w-]|\s(?:of|hour|an?|the|dozen|million|point|percent|that|year))|the\shalf['’]s(?!\w))",
        lambda _m, _l: Relative(Grain.YEAR, 0, Part.HALF),
        loose=True,
        keys=("half",),
    ),
)
"""All that names several months."""
