"""A number as it is read: with its unit, scale, currency and sign, or as part of a code or a date (SEMANTICS 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from msgspec import Struct

from tapeproof.terms.figure import Figure
from tapeproof.terms.quantity import Unit
from tapeproof.words import codes, units
from tapeproof.words.counting import Numeral
from tapeproof.words.pattern import loose, pattern

_SIGN = loose(r"(?:(?<![\w.,%)$€£¥₹])(?P<mark>[-–−+])|(?<!\w)(?P<word>minus|negative)[\s-])$")
_SHARE = pattern(
    r"\s(?:of|off|from|as much|its|their|the|lower|higher|more|less|in|since|this|last|over|so far|again|on the|to its|for the year)\b"
    r"|\s?[.,;)]|$"
)
_SHARE_OF = pattern(
    r"\s(?:of|off)\s(?:the\s(?!year|month|week|century|game|match|season|fiscal|financial)|its|their|his|her|all|what|that|it\b|them\b|[A-Z](?!\d)|\w+['’]s)"
    r"|\s(?:lower|higher|more|less|below|beneath|under|above|short\sof|shy\sof)\b"
)
_HALF_OF_TIME = loose(
    r"\b(?:first|second|opening|latter|closing|last|this|previous|next|other|earlier|final|back|better|fiscal|calendar)[\s-]$")
_NO_SHARE = loose(
    r"[\s-](?:an?[\s-])?(?:years?|hours?|time|way|day|century|centuries|decade|hearted|baked|term|mast|of\s(?:(?:the\s)?(?:year|month|week|day|century|"
    r"session|19|20)|January|February|March|April|May|June|July|August|September|October|November|December))")
_HALF_CENTURY = loose(r"[\s-](?:an?[\s-])?(century|decade)(?!\w)")
_ARTICLE = pattern(r"[\s-]an?(?=[\s-])")
_TWICE = pattern(r"\s(?:as|the|its|their|his|what|that)(?!\w)")
_THINGS = pattern(
    r"[\s-](?:[\w&’'.-]+\s){0,2}?(?P<noun>shares?|stocks?|companies|firms|members|components|constituents|names|issues|barrels?|tonnes?|tons|"
    r"ounces|jobs|people|staff|workers|employees|units|vehicles|cars|sectors|markets|indexes|indices|countries|banks|contracts|"
    r"bushels?|users|customers|subscribers|stores|homes|gainers|losers|times|minutes|hours|analysts|economists|deals|stakes?)(?!\w)", "analysts banks barrel barrels bushel bushels cars companies components constituents contracts countries customers deals economists employees firms gainers homes hours indexes indices issues jobs losers markets members minutes names ounces people sectors share shares staff stake stakes stock stocks stores subscribers times tonne tonnes tons units users vehicles workers"
)
TIMES = frozenset({Unit.SESSIONS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.QUARTERS, Unit.YEARS})
"""Units that measure time."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as it stands in the text.

    ``sign`` is +1 or -1 where one is written, else 0. ``bare`` says that nothing tells its unit (then COUNT);
    ``noun`` is what is counted. ``part_of`` is the code, name, date or hour to which the number belongs ("QwQ-32B",
    "S&P 500", "Feb. 26"); ``sort`` says which of them. ``year`` says that it looks like a calendar year.
    ``core`` spans the number without its hedge and unit; it does not count in comparisons.
    """

    figure: Figure
    sign: int = 0
    bare: bool = False
    noun: str = ""
    part_of: str = ""
    sort: str = ""
    year: bool = False
    core: tuple[int, int] = field(default=(0, 0), compare=False)


class Amount(Struct, frozen=True):
    """A number with its unit, before ranges and hedges."""

    start: int
    end: int
    numeral: Numeral
    figure: Figure
    sign: int
    bare: bool
    noun: str = ""


def belonging(text: str, numeral: Numeral, start: int, end: int, sort: str) -> Stated:
    """A number that is part of something else: a code, a name, a date, an hour."""
    figure = Figure(numeral.value, Unit.COUNT, numeral.step)
    return Stated(figure, bare=True, part_of=text[start:end], sort=sort, core=(numeral.start, numeral.end))


A_PIP = Decimal("0.01")
"""The step of a rate that is quoted with both its sides, or a finer one."""
_TWO_SIDED = pattern(r"[-/–][0-9]{2}(?![0-9.,%]|\s?(?:%|per\s?cent|to\s[0-9]))")
"""The other side of a quotation: "155.85-86 yen", "68.80/85 per dollar"."""


def amount(text: str, numeral: Numeral) -> Amount | tuple[int, int, Stated] | None:
    """The number with unit and sign; a code that it belongs to; or None for a word that is no number here."""
    if numeral.part:
        return _read_part(text, numeral)
    start = numeral.start
    if text[numeral.end - 3 : numeral.end].lower() == "ice" and numeral.spelled:
        figure = Figure(numeral.value, Unit.RATIO)
        return Amount(start, numeral.end, numeral, figure, 0, bare=False) if _TWICE.match(text, numeral.end) else None
    money = units.money_before(text, start)
    if money is not None:
        start = money[1]
    two_sided = _TWO_SIDED.match(text, numeral.end) if numeral.step <= A_PIP else None
    scale, end = units.scale_after(text, two_sided.end() if two_sided else numeral.end, money=money is not None)
    measured = units.unit_after(text, end, numeral.value)
    if measured is None and scale == 1 and not numeral.spelled:
        whole = codes.glued(text, start, numeral.end)
        if whole is not None and (money is None or whole[1] > numeral.end):
            return *whole, belonging(text, numeral, *whole, "code")
    if measured is not None and money is None and not numeral.spelled:
        whole = codes.glued(text, start, numeral.end)
        if whole is not None and whole[0] < start:
            return whole[0], max(whole[1], numeral.end), belonging(text, numeral, whole[0], max(whole[1], numeral.end), "code")
    sign, start = _sign(text, start)
    if money is not None and sign == 0 and text[numeral.start - 1] in "-–−":
        sign = -1
    currency = money[0] if money else None
    unit, factor = (Unit.CURRENCY if money else Unit.COUNT), Decimal(1)
    if measured is not None and (money is None or measured.unit is Unit.CURRENCY):
        unit, end, factor = measured.unit, measured.end, measured.factor
        currency = currency or measured.currency
    bare, noun = False, ""
    if unit is Unit.COUNT:
        things = _THINGS.match(text, end)
        if things and things.start("noun") > end + 1 and codes.YEAR.fullmatch(text, numeral.start, end):
            things = None
        noun, bare = (things["noun"], False) if things else ("", True)
        if numeral.spelled and numeral.value == 1 and scale == 1:
            return None
    figure = Figure(
        numeral.value * scale * factor, unit, numeral.step * scale * factor, currency=currency, scale=scale * _whole(factor)
    )
    return Amount(start, end, numeral, figure, sign, bare, noun)


def _whole(factor: Decimal) -> Decimal:
    return factor if factor >= 1 else Decimal(1)


def _sign(text: str, start: int) -> tuple[int, int]:
    match = _SIGN.search(text, max(0, start - 10), start)
    if match is None:
        return 0, start
    return (1 if match["mark"] == "+" else -1), match.start()


_MIXED = loose(r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|years?|months?|percent|points?|hours?|times))\sand\s$", "and")
"""Before the rest of a number: "two and a half", "a year and a half"."""
_BY = loose(r"\bby\s$")
_FINE = Decimal("0.0001")
"""Of a share that is told as a fraction: two-thirds are 66.6667 percent."""
_OF_A = pattern(r"\sof\san?\s")


def _read_part(text: str, numeral: Numeral) -> Amount | None:
    """“Half”, "a third", "two-thirds": of a unit that follows, or a share in percent."""
    start, end = numeral.start, numeral.end
    words = text[start:end].lower()
    name = re.split(r"[\s-]", words)[-1]
    if _HALF_OF_TIME.search(text, max(0, start - 10), start) or _MIXED.search(text, max(0, start - 16), start):
        return None
    if name == "half" and (century := _HALF_CENTURY.match(text, end)):
        years = Decimal(50 if century[1].lower() == "century" else 5)
        return Amount(start, century.end(), numeral, Figure(years, Unit.YEARS), 0, bare=False)
    article = _ARTICLE.match(text, end) if name == "half" else None
    scale, after = units.scale_after(text, article.end() if article else end, money=False)
    measured = units.unit_after(text, after, Decimal(2), part=True)
    of_a_percent = measured is not None and measured.unit is Unit.PERCENT and _OF_A.match(text, end) is not None
    if measured is not None and (name in ("half", "halves", "quarter", "quarters") or of_a_percent):
        return _part_of_unit(numeral, scale, measured, words)
    if scale != 1 and name == "half":
        figure = Figure(numeral.value * scale, Unit.COUNT, scale / 10, scale=scale)
        return Amount(start, after, numeral, figure, 0, bare=True)
    if words == "quarter" or _NO_SHARE.match(text, end):
        return None
    if words == "a quarter" and _BY.search(text, max(0, start - 4), start) and not _NO_SHARE.match(text, end):
        return Amount(start, end, numeral, Figure(Decimal(25), Unit.PERCENT, Decimal(1)), 0, bare=False)
    strict = name in ("quarter", "quarters") and "-" not in words
    plural = name.endswith("s") and name != "halves"
    if not (plural and not strict) and not (_SHARE_OF if strict else _SHARE).match(text, end):
        return None
    if name not in ("half", "halves") and words == name:
        return None
    percent = (numeral.value * 100).quantize(_FINE)
    return Amount(start, end, numeral, Figure(percent, Unit.PERCENT, Decimal(1)), 0, bare=False)


def _part_of_unit(numeral: Numeral, scale: Decimal, measured: units.Measured, words: str) -> Amount | None:
    value, unit = numeral.value * scale * measured.factor, measured.unit
    if unit is Unit.POINTS:
        unit = Unit.PERCENTAGE_POINTS
    step = (Decimal("0.5") if words.endswith("half") else Decimal("0.25")) * scale * measured.factor
    if unit is Unit.YEARS:
        value, unit, step = value * 12, Unit.MONTHS, Decimal(1)
    if unit in TIMES:
        if value % 1:
            return None
        value, step = Decimal(int(value)), Decimal(1)
    figure = Figure(value, unit, step, currency=measured.currency, scale=scale)
    return Amount(numeral.start, measured.end, numeral, figure, 0, bare=False)
