"""Figures, counts and places, spotted in text and spelled back (SEMANTICS 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.quantity import Unit
from tapeproof.words import codes, hedges, units
from tapeproof.words.counting import Numeral, numeral_at, numerals, spell
from tapeproof.words.word import Token

_SIGN = re.compile(r"(?:(?<![\w.,%)$€£¥₹])(?P<mark>[-–−+])|(?<!\w)(?P<word>minus|negative)[\s-])$", re.IGNORECASE)
_JOINT = re.compile(r"\s?[-–—]\s?|\s(?:to|and|or)\s|-to-")
_NOT_A_RANGE = re.compile(r"\bfrom\s(?:\w+\s)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\banything\s)?\bbetween\s(?:an?\s)?$", re.IGNORECASE)
_RANGED = re.compile(r"\b(?:by|of|about|around|roughly|some|the|an?|another|within|at|with|only|in|anything|anywhere)\s$", re.IGNORECASE)
_SHARE = re.compile(
    r"\s(?:of|off|from|as much|its|their|the|lower|higher|more|less|in|since|this|last|over|so far|again|on the|to its|for the year)\b"
    r"|\s?[.,;)]|$"
)
_SHARE_OF = re.compile(
    r"\s(?:of|off)\s(?:the\s(?!year|month|week|century|game|match|season|fiscal|financial)|its|their|his|her|all|what|that|it\b|them\b|[A-Z](?!\d)|\w+['’]s)"
    r"|\s(?:lower|higher|more|less)\b"
)
_HALF_OF_TIME = re.compile(
    r"\b(?:first|second|opening|latter|closing|last|this|previous|next|other|earlier|final|back|better|fiscal|calendar)[\s-]$", re.IGNORECASE
)
_NO_SHARE = re.compile(
    r"[\s-](?:an?[\s-])?(?:years?|hours?|time|way|day|century|centuries|decade|hearted|baked|term|mast|of\s(?:(?:the\s)?(?:year|month|week|day|century|"
    r"session|19|20)|January|February|March|April|May|June|July|August|September|October|November|December))",
    re.IGNORECASE,
)
_HALF_CENTURY = re.compile(r"[\s-](?:an?[\s-])?(century|decade)(?!\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"[\s-]an?(?=[\s-])")
_TWICE = re.compile(r"\s(?:as|the|its|their|his|what|that)(?!\w)")
_THINGS = re.compile(
    r"[\s-](?:[\w&’'.-]+\s){0,2}?(?P<noun>shares?|stocks?|companies|firms|members|components|constituents|names|issues|barrels?|tonnes?|tons|"
    r"ounces|jobs|people|staff|workers|employees|units|vehicles|cars|sectors|markets|indexes|indices|countries|banks|contracts|"
    r"bushels?|users|customers|subscribers|stores|homes|gainers|losers|times|minutes|hours|analysts|economists|deals|stakes?)(?!\w)"
)
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_ORDINALS |= {f"twenty-{word}": 20 + value for word, value in list(_ORDINALS.items())[:9]} | {"thirtieth": 30}
_ORDINAL = re.compile(
    rf"(?<![\w.,-])(?:(?P<word>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})|(?P<digits>[0-9]{{1,3}})(?:st|nd|rd|th))"
    r"(?!\w|[\s-](?:fiscal[\s-])?(?:quarter|half|period)\b(?!\sof\s(?:gains|losses|declines)))(?!\sof\s(?:its|their|the\s(?!group|year|month))\b)",
    re.IGNORECASE,
)


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


@dataclass(frozen=True, slots=True)
class _Read:
    """A number with its unit, before ranges and hedges."""

    start: int
    end: int
    numeral: Numeral
    figure: Figure
    sign: int
    bare: bool
    noun: str = ""


@dataclass(frozen=True, eq=False)
class FigureWord:
    """Every number of a text, with unit, currency, scale, sign and hedge."""

    field: str = "figure"

    def spot(self, text: str) -> Iterator[Token]:
        """Yield a token of ``Stated`` for every number; those in digits are never passed over."""
        named = codes.spans(text)
        done, which = 0, 0
        for numeral in numerals(text):
            if numeral.start < done:
                continue
            while which < len(named) and named[which][1] <= numeral.start:
                which += 1
            if which < len(named) and named[which][0] < numeral.end and not numeral.part:
                start, end, sort = named[which]
                start, end = max(start, done), max(end, numeral.end)
                yield Token(start, end, self, _belonging(text, numeral, start, end, sort))
                done = end
                continue
            found = _read(text, numeral)
            if found is None:
                continue
            token = self._token(text, found, done) if isinstance(found, _Read) else Token(*found[:2], self, found[2])
            yield token
            done = token.end

    def write(self, value: Any) -> str | None:
        """Spell a ``Figure`` or a ``Stated``; "more than 8.4%", "HK$140.80", "24,369.71"."""
        figure = value.figure if isinstance(value, Stated) else value
        if not isinstance(figure, Figure):
            return None
        if figure.hedge is Hedge.BETWEEN and figure.upper is not None:
            upper = replace(figure, value=figure.upper)
            return f"between {_written(figure)} and {_written(upper)}"
        return hedges.written(figure.hedge) + _written(figure)

    def _token(self, text: str, found: _Read, floor: int) -> Token:
        start, end, figure = found.start, found.end, found.figure
        ranged = _range(text, found)
        if ranged is not None:
            start, end, figure = ranged
        of_time = figure.unit in _TIMES
        after = hedges.hedge_after(text, end)
        if after is not None and figure.hedge is Hedge.EXACT:
            figure, end = replace(figure, hedge=after[0]), after[1]
        before = None if ranged and ranged[2].hedge is Hedge.BETWEEN and start < found.start else hedges.hedge_before(text, start, of_time=of_time)
        if before is not None and before[1] >= floor:
            start = before[1]
            if figure.hedge is not Hedge.BETWEEN:
                figure = replace(figure, hedge=before[0])
        bare = found.bare and figure.unit is Unit.COUNT
        year = bare and bool(codes.YEAR.fullmatch(text, *_core(found))) and figure.hedge is Hedge.EXACT
        return Token(max(start, floor), end, self, Stated(figure, found.sign, bare, found.noun, year=year, core=_core(found)))


_TIMES = frozenset({Unit.SESSIONS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.QUARTERS, Unit.YEARS})


def every_number(text: str) -> list[tuple[int, int]]:
    """The spans of all numbers in digits, and of number words from "two" on, left to right."""
    return [(n.start, n.end) for n in numerals(text) if not n.part and (not n.spelled or n.value != 1)]


def _core(found: _Read) -> tuple[int, int]:
    return found.numeral.start, found.numeral.end


def _belonging(text: str, numeral: Numeral, start: int, end: int, sort: str) -> Stated:
    figure = Figure(numeral.value, Unit.COUNT, numeral.step)
    return Stated(figure, bare=True, part_of=text[start:end], sort=sort, core=(numeral.start, numeral.end))


def _read(text: str, numeral: Numeral) -> _Read | tuple[int, int, Stated] | None:
    """The number with unit and sign; a code that it belongs to; or None for a word that is no number here."""
    if numeral.part:
        return _read_part(text, numeral)
    start = numeral.start
    if text[numeral.end - 3 : numeral.end].lower() == "ice" and numeral.spelled:
        figure = Figure(numeral.value, Unit.RATIO)
        return _Read(start, numeral.end, numeral, figure, 0, bare=False) if _TWICE.match(text, numeral.end) else None
    money = units.money_before(text, start)
    if money is not None:
        start = money[1]
    scale, end = units.scale_after(text, numeral.end, money=money is not None)
    measured = units.unit_after(text, end, numeral.value)
    if measured is None and scale == 1 and not numeral.spelled:
        whole = codes.glued(text, start, numeral.end)
        if whole is not None and (money is None or whole[1] > numeral.end):
            return *whole, _belonging(text, numeral, *whole, "code")
    if measured is not None and money is None and not numeral.spelled:
        whole = codes.glued(text, start, numeral.end)
        if whole is not None and whole[0] < start:
            return whole[0], max(whole[1], numeral.end), _belonging(text, numeral, whole[0], max(whole[1], numeral.end), "code")
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
    return _Read(start, end, numeral, figure, sign, bare, noun)


def _whole(factor: Decimal) -> Decimal:
    return factor if factor >= 1 else Decimal(1)


def _sign(text: str, start: int) -> tuple[int, int]:
    match = _SIGN.search(text, max(0, start - 10), start)
    if match is None:
        return 0, start
    return (1 if match["mark"] == "+" else -1), match.start()


def _read_part(text: str, numeral: Numeral) -> _Read | None:
    """ "Half", "a third", "two-thirds": of a unit that follows, or a share in percent."""
    start, end = numeral.start, numeral.end
    words = text[start:end].lower()
    name = re.split(r"[\s-]", words)[-1]
    if _HALF_OF_TIME.search(text, max(0, start - 10), start) or text[max(0, start - 4) : start] == "and ":
        return None
    if name == "half" and (century := _HALF_CENTURY.match(text, end)):
        years = Decimal(50 if century[1].lower() == "century" else 5)
        return _Read(start, century.end(), numeral, Figure(years, Unit.YEARS), 0, bare=False)
    article = _ARTICLE.match(text, end) if name == "half" else None
    scale, after = units.scale_after(text, article.end() if article else end, money=False)
    measured = units.unit_after(text, after, Decimal(2), part=True)
    if measured is not None and name in ("half", "halves", "quarter", "quarters"):
        return _part_of_unit(numeral, scale, measured, words)
    if scale != 1 and name == "half":
        figure = Figure(numeral.value * scale, Unit.COUNT, scale / 10, scale=scale)
        return _Read(start, after, numeral, figure, 0, bare=True)
    if words == "quarter" or _NO_SHARE.match(text, end):
        return None
    strict = name in ("quarter", "quarters") and "-" not in words
    plural = name.endswith("s") and name != "halves"
    if not (plural and not strict) and not (_SHARE_OF if strict else _SHARE).match(text, end):
        return None
    if name not in ("half", "halves") and words == name:
        return None
    percent = (numeral.value * 100).quantize(Decimal("0.1"))
    return _Read(start, end, numeral, Figure(percent, Unit.PERCENT, Decimal(1)), 0, bare=False)


def _part_of_unit(numeral: Numeral, scale: Decimal, measured: units.Measured, words: str) -> _Read | None:
    value, unit = numeral.value * scale * measured.factor, measured.unit
    if unit is Unit.POINTS:
        unit = Unit.PERCENTAGE_POINTS
    step = (Decimal("0.5") if words.endswith("half") else Decimal("0.25")) * scale * measured.factor
    if unit is Unit.YEARS:
        value, unit, step = value * 12, Unit.MONTHS, Decimal(1)
    if unit in _TIMES:
        if value % 1:
            return None
        value, step = Decimal(int(value)), Decimal(1)
    figure = Figure(value, unit, step, currency=measured.currency, scale=scale)
    return _Read(numeral.start, measured.end, numeral, figure, 0, bare=False)


def _range(text: str, found: _Read) -> tuple[int, int, Figure] | None:
    """ "between 10% and 20%", "10% to 20%", "5%-5.25%", "10-15 points": start, end and the figure with its upper bound."""
    joint = _JOINT.match(text, found.end) or _JOINT.match(text, found.numeral.end)
    if joint is None or found.sign:
        return None
    sign = units.BEFORE  # currency signs may stand before the second number too
    position = joint.end()
    for mark in sorted(sign, key=len, reverse=True):
        if text.startswith(mark, position):
            position += len(mark)
            break
    second = numeral_at(text, position)
    if second is None or second.part:
        return None
    upper = _read(text, second)
    if not isinstance(upper, _Read) or upper.bare and not (found.bare or found.figure.currency) or upper.sign and not joint.group().strip() in "-–—":
        return None
    low, high = found.figure, upper.figure
    if low.unit is Unit.CURRENCY and low.scale == 1 < high.scale and high.unit in (Unit.CURRENCY, Unit.COUNT):
        low = replace(low, value=low.value * high.scale, step=low.step * high.scale, scale=high.scale)
        high = replace(high, unit=Unit.CURRENCY, currency=high.currency or low.currency)
    if found.bare and not upper.bare and found.end == found.numeral.end:
        times = high.step / second.step
        low = replace(high, value=found.numeral.value * times, step=found.numeral.step * times)
    if low.unit is not high.unit or high.value <= low.value or (found.bare and upper.bare):
        return None
    if low.currency != high.currency and None not in (low.currency, high.currency):
        return None
    between = _BETWEEN.search(text, max(0, found.start - 18), found.start)
    word = joint.group().strip()
    if word == "and" and not between or word == "or" and not found.numeral.spelled:
        return None
    if word == "to" and (
        _NOT_A_RANGE.search(text, max(0, found.start - 18), found.start)
        or not (found.bare or between or _RANGED.search(text, max(0, found.start - 12), found.start))
    ):
        return None
    figure = replace(low, step=max(low.step, high.step), hedge=Hedge.BETWEEN, upper=high.value, currency=low.currency or high.currency)
    return (between.start() if between else found.start), upper.end, figure


def _written(figure: Figure) -> str:
    """The figure without hedge."""
    scale = figure.scale if int(figure.scale) in units.WRITTEN_SCALES and figure.unit not in _TIMES else Decimal(1)
    digits = f"{figure.value / scale:,.{figure.decimals}f}"
    words = f"{digits} {units.WRITTEN_SCALES[int(scale)]}" if scale != 1 else digits
    match figure.unit:
        case Unit.PERCENT:
            return f"{words}%"
        case Unit.COUNT:
            return words
        case Unit.CURRENCY:
            code = figure.currency or "$"
            if code in units.WRITTEN_AFTER:
                return f"{words} {units.WRITTEN_AFTER[code]}"
            return f"{units.WRITTEN_BEFORE.get(code, f'{code} ')}{words}"
    noun = units.WRITTEN_UNITS[figure.unit]
    one = figure.value == 1 and figure.unit is not Unit.RATIO
    return f"{words} {noun.removesuffix('s') if one else noun}"


@dataclass(frozen=True, eq=False)
class Ordinal:
    """ "third", "26th": a place or the number in a row. Days of months and quarters are not among them."""

    field: str = "place"

    def spot(self, text: str) -> Iterator[Token]:
        """Yield the ordinals of a text as integers."""
        dates = [span for span in codes.spans(text) if span[2] == "date"]
        for match in _ORDINAL.finditer(text):
            if any(start < match.end() and match.start() < end for start, end, _ in dates):
                continue
            value = int(match["digits"]) if match["digits"] else _ORDINALS[match["word"].lower()]
            yield Token(match.start(), match.end(), self, value)

    def write(self, value: Any) -> str | None:
        """ "third", "26th"."""
        if not isinstance(value, int) or value < 1:
            return None
        word = next((word for word, number in _ORDINALS.items() if number == value), "")
        if value <= 10:
            return word
        ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        return f"{value}{ending}"


@dataclass(frozen=True, eq=False)
class Count:
    """A small count, in words or digits, without a unit of its own: "three", "9", "a dozen"."""

    field: str = "count"

    def spot(self, text: str) -> Iterator[Token]:
        """Yield whole numbers below a thousand as integers; the noun that follows is another word's."""
        named = codes.spans(text)
        for numeral in numerals(text):
            if numeral.part or numeral.value % 1 or not 0 < numeral.value < 1000 or "." in text[numeral.start : numeral.end]:
                continue
            if any(start < numeral.end and numeral.start < end for start, end, _ in named):
                continue
            if not numeral.spelled and (units.money_before(text, numeral.start) or codes.glued(text, numeral.start, numeral.end)):
                continue
            measured = units.unit_after(text, numeral.end, numeral.value)
            if measured is None and units.scale_after(text, numeral.end, money=False)[0] != 1:
                continue
            if measured is None or measured.unit in _TIMES:
                yield Token(numeral.start, numeral.end, self, int(numeral.value))

    def write(self, value: Any) -> str | None:
        """ "three", "12"."""
        return spell(value) if isinstance(value, int) and value > 0 else None


FIGURE = FigureWord()
ORDINAL = Ordinal()
COUNT = Count()
