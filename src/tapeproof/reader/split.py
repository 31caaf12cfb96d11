"""Split a story into sentences with their offsets; lines and paragraphs end a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

ABBREVIATIONS = frozenset(
    "mr mrs ms dr st vs no inc corp co ltd jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "u.s u.k e.u a.m p.m i.e e.g approx est gov sen rep prof gen jr sr cos bros plc op".split()
)
"""What may stand before a full stop that ends no sentence."""

_STOP = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9$£€¥₹–-])|\n+")
_BARRIER = re.compile(
    r"[;:]|\s[-–—]+\s|—|\b(?:while|whereas|but|although|though|despite|versus|compared with|against|after|with|where|when|which|before)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: offsets in the story, and which paragraph it stands in."""

    text: str
    start: int
    paragraph: int
    opens_paragraph: bool

    @property
    def end(self) -> int:
        """The offset just past it."""
        return self.start + len(self.text)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split a text; every character that is not white space belongs to exactly one sentence."""
    found: list[Sentence] = []
    start, paragraph, opens = 0, 0, True
    for match in _STOP.finditer(text):
        newline = match.group().startswith("\n")
        if not newline and _is_abbreviation(text, match.start()):
            continue
        end = match.start() if newline else match.end()
        opens = _append(found, text, start, end, paragraph, opens=opens)
        start = match.end()
        if newline and match.group().count("\n") > 0:
            paragraph += 1
            opens = True
    _append(found, text, start, len(text), paragraph, opens=opens)
    return tuple(found)


def barriers(text: str) -> tuple[int, ...]:
    """Offsets in a sentence at which a clause may end."""
    return tuple(match.start() for match in _BARRIER.finditer(text))


def _append(found: list[Sentence], text: str, start: int, end: int, paragraph: int, *, opens: bool) -> bool:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    piece = piece.strip()
    if piece:
        found.append(Sentence(piece, start + lead, paragraph, opens))
        return False
    return opens


def _is_abbreviation(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return False
    word = re.search(r"([\w.&']+)$", text[max(0, stop - 20) : stop])
    if word is None:
        return False
    last = word.group(1).lower()
    if len(last) == 1 and last.isalpha():
        return True
    if last in {"u.s", "u.k", "a.m", "p.m", "inc", "corp", "co", "ltd", "plc", "cos"}:
        following = re.match(r"\.\s+([A-Za-z]+)", text[stop : stop + 30])
        return not (following and following.group(1) in _SENTENCE_OPENERS)
    return last in ABBREVIATIONS


_SENTENCE_OPENERS = frozenset(
    "The A An It Its In On At But And He She They This That These Those For By As After While With Shares Stocks Its To".split()
)
