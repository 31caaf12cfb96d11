"""Split a story into sentences with their offsets; lines and paragraphs end a sentence."""

from __future__ import annotations

import re

from msgspec import Struct

from tapeproof.words import joints
from tapeproof.words.pattern import in_lower_case

LONGEST = 600
"""Characters of a sentence; those of newsrooms have up to 310."""


class Sentence(Struct, frozen=True):
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
    for match in joints.STOP.finditer(text):
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
    return tuple(match.start() for match in joints.BARRIER.finditer(in_lower_case(text)))


def _append(found: list[Sentence], text: str, start: int, end: int, paragraph: int, *, opens: bool) -> bool:
    while start < end:
        cut = _cut(text, start, end)
        piece = text[start:cut]
        lead = len(piece) - len(piece.lstrip())
        if piece := piece.strip():
            found.append(Sentence(piece, start + lead, paragraph, opens))
            opens = False
        start = cut
    return opens


def _cut(text: str, start: int, end: int) -> int:
    """Where to end what no writer would call a sentence: the rules look from every figure at every name of it."""
    if end - start <= LONGEST:
        return end
    blank = text.rfind(" ", start + 1, start + LONGEST)
    return blank if blank > start else start + LONGEST


def _is_abbreviation(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return False
    word = re.search(r"([\w.&']+)$", text[max(0, stop - 20) : stop])
    if word is None:
        return False
    last = word.group(1).lower()
    if len(last) == 1 and last.isalpha():
        return True
    if last in joints.MAY_END:
        following = re.match(r"\.\s+([A-Za-z]+)", text[stop : stop + 30])
        return not (following and following.group(1) in joints.OPENERS)
    return last in joints.ABBREVIATIONS
