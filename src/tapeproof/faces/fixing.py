"""What is off, written right: the smallest stretches of a story to replace, and the text with them replaced."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path

from msgspec import Struct

from tapeproof.faces.batch import Checked
from tapeproof.faces.inputs.sources import STDIN
from tapeproof.faces.wire import ClaimState
from tapeproof.terms.errors import BadStory
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.terms.verdict import Severity, Verdict
from tapeproof.words import verbs
from tapeproof.words.dates import SINCE
from tapeproof.words.numbers import COUNT, FIGURE, ORDINAL, Stated
from tapeproof.words.pattern import pattern
from tapeproof.words.word import Token

COUNTED = {Unit.COUNT, Unit.SESSIONS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.QUARTERS, Unit.YEARS}
_TURNED = pattern(r"(?P<way>up|down) (?P<figure>.+)")


class Fix(Struct, frozen=True):
    """Characters ``start`` to ``end`` of the text as given, and what to write there instead."""

    claim: str
    start: int
    end: int
    written: str


def fixes(text: str, claims: Iterable[ClaimState]) -> tuple[Fix, ...]:
    """The fixes of the claims that are off, in the order of the text; none overlaps another.

    A claim whose correction does not fit the words it was said in (a wrong way said by a noun, a session that did not
    take place) has none: it stays for a human to write.
    """
    found: list[Fix] = []
    for claim in sorted(claims, key=lambda one: (one.start, one.end)):
        fix = _fix(text, claim)
        if fix is not None and (not found or found[-1].end <= fix.start):
            found.append(fix)
    return tuple(found)


def fixed(text: str, found: Iterable[Fix]) -> str:
    """The text with every fix made, and nothing else changed."""
    out, at = [], 0
    for fix in found:
        out += [text[at : fix.start], fix.written]
        at = fix.end
    return "".join([*out, text[at:]])


def corrected(checked: Checked, *, in_place: bool) -> str:
    """Write what is off right in the story's own file, or only show the difference; returns what to tell.

    A story from the standard input is given back corrected. Raises BadStory where a file has no place for the fixes.
    """
    found = fixes(checked.text, checked.report.claims)
    # What was blanked or joined for the reader is shown and given back as it was written.
    before = checked.places.markup if checked.places.keeps_offsets else checked.text
    after = fixed(before, found)
    name = checked.source if checked.source != STDIN else checked.report.story.id
    if not in_place:
        return diff(before, after, name)
    if checked.source == STDIN:
        return after
    off = sum(claim.verdict == Verdict.OFF and not claim.waived for claim in checked.report.claims)
    if found:
        _rewrite(Path(checked.source), checked.text, found)
    left = f", {off - len(found)} left to write by hand" if off > len(found) else ""
    return f"{name}: {len(found)} of {off} corrected{left}.\n" if off else f"{name}: nothing is off.\n"


def _rewrite(file: Path, text: str, found: Iterable[Fix]) -> None:
    """Make the fixes in a file, and leave every other byte of it as it is."""
    hint = "Use --diff, and write the lines by hand."
    if not file.is_file():
        raise BadStory(str(file), "one file with one story", "something else", hint)
    try:
        whole = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise BadStory(str(file), "a text, Markdown or JSON file", "another form of story", hint) from None
    plain = whole.removeprefix("\ufeff").replace("\r\n", "\n")
    written = None
    if file.suffix.lower() == ".json":
        written = _in_json(whole, text, fixed(text, found))
    elif len(plain) == len(text) and "\r" not in plain:
        written = fixed(plain, found)
        written = written.replace("\n", "\r\n") if "\r\n" in whole else written
        written = "\ufeff" * whole.startswith("\ufeff") + written
    if written is None:
        raise BadStory(str(file), "a text, Markdown or JSON file", "another form of story", hint)
    file.write_bytes(written.encode("utf-8"))


def _in_json(whole: str, before: str, after: str) -> str | None:
    """The file with the story's text exchanged, in whichever way its letters are written."""
    for ascii_only in (False, True):
        old, new = (json.dumps(each, ensure_ascii=ascii_only) for each in (before, after))
        if whole.count(old) == 1:
            return whole.replace(old, new)
    return None


def diff(text: str, after: str, name: str) -> str:
    """What the fixes change, as a unified diff; empty where they change nothing."""
    lines = unified_diff(text.splitlines(), after.splitlines(), f"{name} (as given)", f"{name} (fixed)", lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _fix(text: str, claim: ClaimState) -> Fix | None:
    if (
        claim.verdict != Verdict.OFF
        or claim.waived
        or claim.correction is None
        or text[claim.start : claim.end] != claim.quote
    ):
        return None
    if claim.severity == Severity.WRONG_WAY:
        return _turned(claim)
    found = _numbers(claim) if claim.stated.unit in COUNTED else _words(claim)
    if len(found) != 1:
        return None
    token, written = found[0]
    return Fix(claim.id, claim.start + token.start, claim.start + token.end, written)


def _words(claim: ClaimState) -> list[tuple[Token, str]]:
    """What the quote says that the correction takes the place of: its figure, or its since."""
    quote, right = claim.quote, claim.correction or ""
    if right.startswith("since "):
        bounds = [token for token in SINCE.spot(quote) if quote[token.start : token.end].lower().startswith("since ")]
        return [(token, right) for token in bounds]
    if claim.stated.value is None:
        return []
    return [(token, right) for token in _figures(quote, claim.stated.value)]


def _numbers(claim: ClaimState) -> list[tuple[Token, str]]:
    """The count or place of the quote, with the right one in its own form: "third" or "three"."""
    if claim.value is None or claim.value != int(claim.value):
        return []
    said = [(t, t.word) for word in (ORDINAL, COUNT) for t in word.spot(claim.quote) if t.value == claim.stated.value]
    right = [(token, word.write(int(claim.value))) for token, word in said]
    return [(token, written) for token, written in right if written is not None]


def _figures(quote: str, value: float) -> Iterator[Token]:
    for token in FIGURE.spot(quote):
        stated: Stated = token.value
        if abs(float(stated.figure.value)) == value:
            yield token


def _turned(claim: ClaimState) -> Fix | None:
    """ "rose 3%" that fell is written with the other verb; other constructions are for a human."""
    way = _TURNED.fullmatch(claim.correction or "")
    words = [token for token in verbs.MOVED.spot(claim.quote) if token.start == 0]
    figures = list(_figures(claim.quote, claim.stated.value)) if claim.stated.value is not None else []
    plain = words and figures and not claim.quote[words[0].end : figures[0].start].strip()
    if way is None or not plain or figures[0].end != len(claim.quote):
        return None
    verb = verbs.MOVED.write(Direction(way["way"]))
    return Fix(claim.id, claim.start, claim.end, f"{verb} {way['figure']}")
