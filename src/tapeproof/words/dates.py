"""Time in text: what is said of when, which role it plays, and how it is spelled back (SEMANTICS 4 and 6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from msgspec import Struct

from tapeproof.terms.period import Ago, Ever, Grain, Period, SinceDate, Within
from tapeproof.words import codes, datewords, events, lengths, monthspans
from tapeproof.words.calendar import Resolved, resolve, since_of
from tapeproof.words.counting import spell
from tapeproof.words.datewords import MONTHS
from tapeproof.words.hours import HOUR, PHASE
from tapeproof.words.moments import (
    CalendarMonth,
    CalendarQuarter,
    CalendarYear,
    Expression,
    Hour,
    Relative,
    Stretch,
    When,
)
from tapeproof.words.pattern import Sieve, in_lower_case, loose
from tapeproof.words.word import Token

__all__ = ["HOUR", "PHASE", "SINCE", "WHEN", "Hour", "Resolved", "When", "resolve", "since_of"]

_ROLE = loose(
    r"(?<!\w)(?P<role>since|in|on|over|during|for|until|till|by|from|of|through|across|within|before|after|at|between|to|as\sof)\s"
    r"(?:(?:the|its|their|a|his|as\sfar\sback\sas|at\sleast|about|around|late\son|back\sin|way\sback\sin|as\slong\sago\sas)\s)?$",
)
_ROLES = {"till": "until", "during": "over", "across": "over", "within": "in", "as of": "of"}
_EVE = loose(
    r"\bsince\s(?:the\s)?(?:last\s|final\s)?(?:session|close|day|trading\sday|closing\sbell|week)?\s?(?:just\s)?(?:prior\sto|before|ahead\sof)\s(?:the\s)?$", "ahead before bellahead bellbefore bellprior closeahead closebefore closeprior dayahead daybefore dayprior prior sessionahead sessionbefore sessionprior weekahead weekbefore weekprior",
)
_FIXED = frozenset({"bond", "average", "name", "ticker", "clock", "split"})
_EVER = loose(
    r"(?<!\w)(?:ever(?!\ssince)|on\srecord|of\sall\stime|all-time|record(?=\s(?:high|low|close|closing|finish|peak|level|territory|top))|in\s(?:its|their)\shistory|"
    r"since\srecords\sbegan|since\sat\sleast\srecords\sbegan)(?!\w)", "all ever history record records",
)


_FORMS = Sieve((form, form.pattern.keys) for form in (*datewords.FORMS, *lengths.FORMS, *monthspans.FORMS))


class WhenWord(Struct, frozen=True, eq=False):
    """Every expression of time, with its role."""

    field: str = ""

    def spot(self, text: str) -> Iterator[Token]:
        """Yield a token of ``When`` for each, left to right; of several at one place the longest."""
        for start, end, when in _expressions(text):
            yield Token(start, end, self, when)

    def write(self, value: Any) -> str | None:
        """Time is spelled by whoever knows the day of publication."""
        return value.text if isinstance(value, When) else None


@lru_cache(maxsize=16)
def _expressions(text: str) -> tuple[tuple[int, int, When], ...]:
    """All expressions of time with their roles; kept for the last few texts, as two words ask for them."""
    fixed = [span for span in codes.spans(text) if span[2] in _FIXED]
    lower = in_lower_case(text).replace("’", "'")
    found: list[tuple[int, int, Expression, str]]
    found = [(start, end, event, "") for start, end, event in events.happenings(lower)]
    for form in _FORMS.left(text):
        found += [(start, end, expression, form.role) for start, end, expression in form.found(text, lower)]
    taken: list[tuple[int, int, When]] = []
    for start, end, expression, role in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if not any(a < end and start < b for a, b, _ in (*fixed, *taken)):
            taken.append((start, end, _introduced(text, start, end, expression, role)))
    return tuple(sorted(taken, key=lambda one: one[0]))


def _introduced(text: str, start: int, end: int, expression: Expression, role: str) -> When:
    eve = not role and bool(_EVE.search(text, max(0, start - 60), start))
    if eve:
        role = "since"
    elif not role and (match := _ROLE.search(text, max(0, start - 32), start)):
        said = " ".join(match["role"].lower().split())
        role = _ROLES.get(said, said)
    return When(expression, role, text[start:end], eve)


class SinceWord(Struct, frozen=True, eq=False):
    """What bounds an extreme: "since 2008", "in three years", "four-year", "ever", "of the year".

    Reads ``When`` (``since_of`` turns it into days) or ``Ever``; writes every ``Since``.
    """

    field: str = "since"

    def spot(self, text: str) -> Iterator[Token]:
        """Yield the bounds of a text; the token begins at "since", "in" or "of"."""
        found = [Token(match.start(), match.end(), self, Ever()) for match in _EVER.finditer(text)]
        for token in WHEN.spot(text):
            when: When = token.value
            if _bounds(when):
                lead = _ROLE.search(text, max(0, token.start - 32), token.start)
                start = lead.start() if lead and when.role not in ("adjective", "over", "ago") else token.start
                found.append(Token(start, token.end, self, when))
        yield from sorted(found, key=lambda token: token.start)

    def write(self, value: Any) -> str | None:
        """“since February 17, 2022”, "since 2008", "in three years", "ever", "of the year"."""
        match value:
            case Ever():
                return "ever"
            case SinceDate(period):
                return f"since {spelled(period)}"
            case Ago(count, grain, hedge):
                lead = {name: every[0] + " " for name, every in lengths.HEDGES.items()}.get(hedge, "")
                noun = grain.value if count == 1 else f"{grain.value}s"
                return f"in {lead}{'a' if count == 1 else spell(count)} {noun}"
            case Within(period):
                return f"of {spelled(period)}" if period.grain in (Grain.YEAR, Grain.MONTH) else f"of the {period.grain.value}"
        return None


def _bounds(when: When) -> bool:
    said = when.expression
    if when.role == "since":
        return True
    if when.role in ("in", "ago", "adjective") and isinstance(said, Stretch):
        return said.count > 1 or (said.grain is not Grain.DAY and when.role != "adjective")
    if when.role == "in":
        return isinstance(said, CalendarYear)
    return when.role == "of" and isinstance(when.expression, (CalendarYear, CalendarMonth, CalendarQuarter, Relative))


def spelled(period: Period) -> str:
    """A period as a date, a month, a quarter, a year, or by the words that it came from."""
    first, last = period.first, period.last
    if first == last:
        return f"{MONTHS[first.month - 1]} {first.day}, {first.year}"
    whole = (first.day, (last + timedelta(1)).day) == (1, 1)
    if whole and first.month == last.month and first.year == last.year:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if whole and first.year == last.year and (first.month, last.month) == (1, 12):
        return str(first.year)
    if whole and first.year == last.year and first.month % 3 == 1 and last.month == first.month + 2 and period.grain is Grain.QUARTER:
        return f"the {('first', 'second', 'third', 'fourth')[first.month // 3]} quarter of {first.year}"
    for part, bounds in _parts_of_year(first.year).items():
        if (first, last) == bounds:
            return f"{part} {first.year}"
    if first.year == last.year and first.month == last.month and (part := _part_of_month(first, last)):
        return f"{part}{MONTHS[first.month - 1]} {first.year}"
    return period.text or (f"{MONTHS[last.month - 1]} {last.year}")


def _parts_of_year(year: int) -> dict[str, tuple[date, date]]:
    return {
        "early": (date(year, 1, 1), date(year, 3, 31)),
        "the summer of": (date(year, 6, 1), date(year, 8, 31)),
        "the middle of": (date(year, 5, 1), date(year, 8, 31)),
        "late": (date(year, 10, 1), date(year, 12, 31)),
    }


def _part_of_month(first: date, last: date) -> str:
    end = (last + timedelta(1)).day == 1
    return {(1, 10): "early ", (11, 20): "mid-", (1, 7): "the start of "}.get((first.day, last.day), "late " if end and first.day == 21 else "")


WHEN = WhenWord()
SINCE = SinceWord()
