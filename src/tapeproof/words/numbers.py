"""Figures in text and back: every number with its unit, hedge and range (SEMANTICS 3)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct

from tapeproof.terms.changing import replace
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.quantity import Unit
from tapeproof.words import codes, hedges, units
from tapeproof.words.counting import numeral_at, numerals
from tapeproof.words.figures import TIMES, Amount, Stated, amount, belonging
from tapeproof.words.pattern import loose, pattern
from tapeproof.words.places import Count, Ordinal
from tapeproof.words.word import Token

__all__ = ["COUNT", "FIGURE", "ORDINAL", "Count", "FigureWord", "Ordinal", "Stated", "every_number"]

_JOINT = pattern(r"\s?[-–—]\s?|\s(?:to|and|or)\s|-to-")
_NOT_A_RANGE = loose(r"\bfrom\s(?:\w+\s)?$")
_BETWEEN = loose(r"(?:\banything\s)?\bbetween\s(?:an?\s)?$")
_RANGED = loose(r"\b(?:by|of|about|around|roughly|some|the|an?|another|within|at|with|only|in|anything|anywhere)\s$")
_MONEY_MARKS = tuple(sorted((*units.BEFORE, *(f"{code} " for code in units.CODES)), key=len, reverse=True))


class FigureWord(Struct, frozen=True, eq=False):
    """Every number of a text, with unit, currency, scale, sign and hedge."""

    field: str = "figure"

    def spot(self, text: str) -> Iterator[Token]:
        """Yield a token of ``Stated`` for every number; those in digits are never passed over."""
        named = codes.spans(text)
        done, which = 0, 0
        for numeral in numerals(text):
            if numeral.start < done:
                if numeral.end > done:
                    yield Token(done, numeral.end, self, belonging(text, numeral, done, numeral.end, "code"))
                    done = numeral.end
                continue
            while which < len(named) and named[which][1] <= numeral.start:
                which += 1
            if which < len(named) and named[which][0] < numeral.end and not numeral.part:
                start, end, sort = named[which]
                start, end = max(min(start, numeral.start), done), max(end, numeral.end)
                yield Token(start, end, self, belonging(text, numeral, start, end, sort))
                done = end
                continue
            found = amount(text, numeral)
            if found is None:
                continue
            token = self._token(text, found, done) if isinstance(found, Amount) else self._code(text, found, done)
            yield token
            done = token.end

    def write(self, value: Any) -> str | None:
        """Spell a ``Figure`` or a ``Stated``; "more than 8.4%", "HK$140.80", "24,369.71"."""
        figure = value.figure if isinstance(value, Stated) else value
        if not isinstance(figure, Figure):
            return None
        if figure.hedge is Hedge.BETWEEN and figure.upper is not None:
            upper = replace(figure, value=figure.upper)
            after = figure.unit in units.WRITTEN_UNITS and figure.unit is not Unit.RATIO
            lower = _written(replace(figure, unit=Unit.COUNT)) if after else _written(figure)
            return f"between {lower} and {_written(upper)}"
        return hedges.written(figure.hedge) + _written(figure)

    def _code(self, text: str, found: tuple[int, int, Stated], floor: int) -> Token:
        start, end, stated = found
        start = max(start, floor)
        return Token(start, end, self, replace(stated, part_of=text[start:end]))

    def _token(self, text: str, found: Amount, floor: int) -> Token:
        start, end, figure = found.start, found.end, found.figure
        ranged = _range(text, found)
        if ranged is not None:
            start, end, figure = ranged
        of_time = figure.unit in TIMES
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


def every_number(text: str) -> list[tuple[int, int]]:
    """The spans of all numbers in digits, and of number words from "two" on, left to right."""
    return [(n.start, n.end) for n in numerals(text) if not n.part and (not n.spelled or n.value != 1)]


def _core(found: Amount) -> tuple[int, int]:
    return found.numeral.start, found.numeral.end


def _range(text: str, found: Amount) -> tuple[int, int, Figure] | None:
    """“between 10% and 20%”, "10% to 20%", "5%-5.25%", "10-15 points": start, end and the figure with its upper bound."""
    joint = _JOINT.match(text, found.end) or _JOINT.match(text, found.numeral.end)
    if joint is None or found.sign:
        return None
    # A currency's sign or code may stand before the second number too.
    position = joint.end()
    for mark in _MONEY_MARKS:
        if text.startswith(mark, position):
            position += len(mark)
            break
    second = numeral_at(text, position)
    if second is None or second.part:
        return None
    upper = amount(text, second)
    if not isinstance(upper, Amount) or (upper.bare and not (found.bare or found.figure.currency)) or (upper.sign and joint.group().strip() not in "-–—"):
        return None
    low, high = found.figure, upper.figure
    if low.unit is Unit.CURRENCY and low.scale == 1 < high.scale and high.unit in (Unit.CURRENCY, Unit.COUNT):
        low = replace(low, value=low.value * high.scale, step=low.step * high.scale, scale=high.scale)
        high = replace(high, unit=Unit.CURRENCY, currency=high.currency or low.currency)
    if found.bare and not upper.bare and found.end == found.numeral.end:
        times = high.step / second.step
        low = replace(high, value=found.numeral.value * times, step=found.numeral.step * times)
    between = _BETWEEN.search(text, max(0, found.start - 18), found.start)
    if low.unit is not high.unit or high.value <= low.value:
        return None
    if found.bare and upper.bare and (not between or codes.YEAR.fullmatch(text, *_core(found))):
        return None
    if low.currency != high.currency and None not in (low.currency, high.currency):
        return None
    word = joint.group().strip()
    if (word == "and" and not between) or (word == "or" and not found.numeral.spelled):
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
    scale = figure.scale if int(figure.scale) in units.WRITTEN_SCALES and figure.unit not in TIMES else Decimal(1)
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


FIGURE = FigureWord()
ORDINAL = Ordinal()
NTH = Ordinal("count")
COUNT = Count()
