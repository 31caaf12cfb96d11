"""Places and small counts: "third", "26th", "three", "a dozen"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from tapeproof.words import codes, units
from tapeproof.words.counting import numerals, spell
from tapeproof.words.figures import TIMES
from tapeproof.words.pattern import loose
from tapeproof.words.word import Token

_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_ORDINALS |= {f"twenty-{word}": 20 + value for word, value in list(_ORDINALS.items())[:9]} | {"thirtieth": 30}
_ORDINAL_KEYS = " ".join((*_ORDINALS, "st nd rd th")).replace("-", " ")
_ORDINAL = loose(
    rf"(?<![\w.,-])(?:(?P<word>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})|(?P<digits>[0-9]{{1,3}})(?:st|nd|rd|th))"
    r"(?!\w|[\s-](?:fiscal[\s-])?(?:quarter|half|period)\b(?!\sof\s(?:gains|losses|declines)))(?!\sof\s(?:its|their|the\s(?!group|year|month))\b)",
    _ORDINAL_KEYS,
)


class Ordinal(Struct, frozen=True, eq=False):
    """“third”, "26th": a place or the number in a row. Days of months and quarters are not among them."""

    field: str = "place"

    def spot(self, text: str) -> Iterator[Token]:
        """Yield the ordinals of a text as integers."""
        if not _ORDINAL.may_be_in(text):
            return
        dates = [span for span in codes.spans(text) if span[2] == "date"]
        for match in _ORDINAL.finditer(text):
            if any(start < match.end() and match.start() < end for start, end, _ in dates):
                continue
            value = int(match["digits"]) if match["digits"] else _ORDINALS[match["word"].lower()]
            yield Token(match.start(), match.end(), self, value)

    def write(self, value: Any) -> str | None:
        """“third”, "26th"."""
        if not isinstance(value, int) or value < 1:
            return None
        word = next((word for word, number in _ORDINALS.items() if number == value), "")
        if value <= 10:
            return word
        ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        return f"{value}{ending}"


class Count(Struct, frozen=True, eq=False):
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
            if measured is None or measured.unit in TIMES:
                yield Token(numeral.start, numeral.end, self, int(numeral.value))

    def write(self, value: Any) -> str | None:
        """“three”, "12"."""
        return spell(value) if isinstance(value, int) and value > 0 else None
