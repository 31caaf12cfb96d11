"""A word: one field of a claim and its spellings. The first spelling is written, all are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Protocol

from msgspec import Struct

from tapeproof.words.pattern import in_lower_case

_RUN = re.compile(r"\w+")
_BLANK = re.compile(r"[\s-]")


class Token(Struct, frozen=True):
    """A word found in a text: character offsets, the word, and the value it stands for there."""

    start: int
    end: int
    word: Word
    value: Any


class Word(Protocol):
    """What a phrase is made of."""

    @property
    def field(self) -> str:
        """The field that it fills ("" for words that only mark)."""

    def spot(self, text: str) -> Iterator[Token]:
        """Yield every place of the text where the word stands, left to right."""

    def write(self, value: Any) -> str | None:
        """Spell a value, or None where this word cannot."""


class Choice(Struct, frozen=True, eq=False, dict=True):
    """A word with listed spellings: ``{value: (spelling, …)}``; matched whole, without regard to case."""

    field: str
    spellings: dict[Any, tuple[str, ...]]

    @cached_property
    def lexicon(self) -> Lexicon:
        """Its own spellings, indexed."""
        return Lexicon((self,))

    def spot(self, text: str) -> Iterator[Token]:
        """Yield every listed spelling, longest first where several begin at one place."""
        yield from self.lexicon.spot(text)

    def write(self, value: Any) -> str | None:
        """Give the first spelling of the value."""
        spellings = self.spellings.get(value)
        return spellings[0] if spellings else None


class Heard(Struct, frozen=True):
    """A text in lower case, with a blank for every blank and hyphen, and whether no two of those stand side by side."""

    lower: str
    smooth: str
    even: bool

    @classmethod
    def of(cls, text: str) -> Heard:
        """Hear a text; every character keeps its place."""
        lower = in_lower_case(text)
        smooth = _BLANK.sub(" ", lower)
        return cls(lower, smooth, "  " not in smooth)


class Spelling(Struct, frozen=True):
    """One spelling of a word, in lower case; where it has a blank any blanks and hyphens may stand."""

    word: Choice
    value: Any
    plain: str
    smooth: str
    hyphens: tuple[int, ...]
    """Where it has a hyphen of its own."""

    def end(self, heard: Heard, start: int) -> int | None:
        """Where it ends in a text if it begins at a place; None where the text goes on otherwise."""
        end = self._apart(heard, start)
        if heard.smooth.startswith(self.smooth, start) and all(heard.lower[start + at] == "-" for at in self.hyphens):
            end = start + len(self.plain)
        after = heard.lower[end : end + 1] if end is not None else ""
        return None if after.isalnum() or after == "_" else end

    def _apart(self, heard: Heard, start: int) -> int | None:
        """Where it ends with other blanks than single ones."""
        if heard.even or " " not in self.plain:
            return None
        found = re.compile(r"[\s-]+".join(map(re.escape, self.plain.split()))).match(heard.lower, start)
        return found.end() if found else None


class Lexicon:
    """The spellings of some words by their first run of letters: one walk over a text finds them all."""

    def __init__(self, words: Sequence[Choice]) -> None:
        """Keep the words; their spellings are taken apart when the first text is given."""
        self.words = tuple(words)

    @cached_property
    def _by_run(self) -> dict[str, list[Spelling]]:
        """Of several spellings that begin alike the longest comes first."""
        found: dict[str, list[Spelling]] = {}
        for word in self.words:
            listed = {" ".join(s.lower().split()): value for value, every in word.spellings.items() for s in every}
            for plain, value in listed.items():
                hyphens = tuple(at for at, letter in enumerate(plain) if letter == "-")
                spelling = Spelling(word, value, plain, plain.replace("-", " "), hyphens)
                found.setdefault(_RUN.findall(plain)[0], []).append(spelling)
        for entries in found.values():
            entries.sort(key=lambda entry: -len(entry.plain))
        return found

    def spot(self, text: str) -> list[Token]:
        """The tokens of all words: word by word, each left to right and none within another of its own."""
        found: dict[Word, list[Token]] = {}
        heard = Heard.of(text)
        for run in _RUN.finditer(heard.lower):
            for entry in self._by_run.get(run.group(), ()):
                start = run.start()
                tokens = found.get(entry.word)
                if tokens and tokens[-1].end > start:
                    continue
                end = entry.end(heard, start)
                if end is not None:
                    found.setdefault(entry.word, []).append(Token(start, end, entry.word, entry.value))
        return [token for word in self.words if word in found for token in found[word]]


class Silent(Struct, frozen=True, eq=False):
    """A value that goes without saying: the best performer is the first of them."""

    field: str
    value: Any

    def spot(self, text: str) -> Iterator[Token]:  # noqa: ARG002 - what is not said is not found
        """Yield nothing."""
        yield from ()

    def write(self, value: Any) -> str | None:
        """Say nothing of the one value, and fail for any other."""
        return "" if value == self.value else None
