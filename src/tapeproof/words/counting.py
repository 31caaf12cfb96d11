"""Numerals: how a number itself is written, in digits, in words, or as a part of one ("two-thirds").

What stands around it (unit, currency, hedge) is the business of ``units``, ``hedges`` and ``numbers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from tapeproof.words.pattern import in_lower_case, pattern

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}
PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
FINE = Decimal("0.000001")

_one, _ten = "|".join(sorted(ONES, key=len, reverse=True)), "|".join(TENS)
_below_hundred = rf"(?:(?:{_ten})(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|{_one})"
_spelled = (
    rf"(?:(?:an?|{_one})[\s-]hundred(?:(?:\sand\s|[\s-]){_below_hundred})?"
    rf"|an?(?=[\s-](?:thousand|million|billion|trillion)\b)|{_below_hundred}(?:[\s-]and[\s-]a[\s-]half)?|twice|thrice)"
)
_part = (
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine)[\s-])?"
    r"(?:half|halves|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?)"
)
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_dozen = rf"(?:half[\s-](?:a[\s-])?|(?:an?|{_below_hundred})[\s-])dozen"
_of_time = r"s?\s(?:winning|losing|run|streak|slide|stretch|low|high|spell)"
"""After a quarter that is one of the calendar: "a two-quarter losing streak"."""
_NUMERAL = pattern(
    r"(?=[0-9.½¼¾⅓⅔⅛⅜⅝⅞]|(?<!\w)[aefhnoqstz])(?:"  # what none begins with costs one look
    rf"(?P<digits>{DIGITS}(?:[\s-]?[0-9]+/0*[1-9][0-9]*(?![0-9/])|(?<!\.[0-9])(?<!\.[0-9]{{2}})(?<!\.[0-9]{{3}})(?<!\.[0-9]{{4}})/0*[1-9][0-9]*(?![0-9/])|[½¼¾⅓⅔⅛⅜⅝⅞])?|(?<![\w.])\.[0-9]+|[½¼¾⅓⅔⅛⅜⅝⅞])"
    rf"|(?<!\w)(?P<spelled>{_dozen}(?!\w)|{_spelled}(?:(?!\w)(?![\s-](?:half|third|quarter(?!{_of_time})|fourth|fifth|sixth|eighth|tenth)s?(?!\w))|(?=fold\b)))"
    rf"|(?<![\w-])(?P<part>{_part})(?!\w))")


class Numeral(Struct, frozen=True):
    """A number as written. ``step`` is one unit of its last digit; ``part`` says that it is a fraction in words."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    spelled: bool = False
    part: bool = False


def numerals(text: str) -> Iterator[Numeral]:
    """Yield every numeral of a text, left to right: all digits, and number words from "zero" on."""
    for match in _NUMERAL.finditer(in_lower_case(text)):
        found = numeral(match)
        if found is not None:
            yield found


def numeral_at(text: str, position: int) -> Numeral | None:
    """The numeral that begins at a position, if one does."""
    match = _NUMERAL.match(in_lower_case(text), position)
    return None if match is None else numeral(match)


def numeral(match: re.Match[str]) -> Numeral | None:
    """Read a match of the numeral pattern in a text in lower case."""
    start, end = match.span()
    if match["digits"] is not None:
        value, step = _from_digits(match["digits"])
        return Numeral(start, end, value, step)
    if match["part"] is not None:
        return Numeral(start, end, _from_part(match["part"]), FINE, spelled=True, part=True)
    value = _from_words(match["spelled"])
    return Numeral(start, end, value, Decimal("0.5") if value % 1 else Decimal(1), spelled=True)


def spell(value: int) -> str:
    """A count as newspapers write it: in words up to nine, in digits above."""
    return next(word for word, number in ONES.items() if number == value) if 0 <= value <= 9 else f"{value:,}"


def _from_digits(text: str) -> tuple[Decimal, Decimal]:
    if text.isdigit() and text.isascii():
        return Decimal(text), Decimal(1)
    for sign, plain in VULGAR.items() if not text.isascii() else ():
        text = text.replace(sign, f" {plain}")
    whole, *rest = re.split(r"[\s-]+(?=[0-9]+/)", text.replace(",", "").strip())
    if "/" in whole:
        rest, whole = [whole], "0"
    if not rest:
        value = Decimal(whole)
        return value, Decimal(1).scaleb(int(value.as_tuple().exponent))
    above, below = (Decimal(number) for number in rest[0].split("/"))
    return Decimal(whole) + above / below, 1 / below


def _from_part(text: str) -> Decimal:
    *many, name = re.split(r"[\s-]+", text.lower())
    above = ONES.get(many[0], 1) if many else 1
    part = Fraction(above, PARTS[name if name in PARTS else name.rstrip("s")])
    return (Decimal(part.numerator) / Decimal(part.denominator)).quantize(FINE).normalize()


def _from_words(text: str) -> Decimal:
    words = [word for word in re.split(r"[\s-]+", text.lower()) if word != "and"]
    if words[-1] == "dozen":
        return Decimal(6) if words[0] == "half" else 12 * _from_words(" ".join(words[:-1]))
    if words[-1] in ("twice", "thrice"):
        return Decimal(2 if words[-1] == "twice" else 3)
    total = Decimal(0)
    for word in words:
        if word == "hundred":
            total *= 100
        elif word == "half":
            total += Decimal("0.5")
        elif word in ("a", "an"):
            total += 0 if words[-1] == "half" and total else 1
        else:
            total += ONES[word] if word in ONES else TENS[word]
    return total
