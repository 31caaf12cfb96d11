"""A word: one field of a claim and its spellings. The first spelling is written, all are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

LETTERS = re.compile(r"[^\W_]+")
"""A run of letters and digits."""


@dataclass(frozen=True, slots=True)
class Token:
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


@dataclass(frozen=True, eq=False)
class Choice:
    """A word with listed spellings: ``{value: (spelling, …)}``; matched whole, without regard to case."""

    field: str
    spellings: dict[Any, tuple[str, ...]]

    def __post_init__(self) -> None:
        """Compile one pattern, longest spelling first, with its way back to the value."""
        back = {" ".join(s.lower().split()): value for value, all_ in self.spellings.items() for s in all_}
        longest_first = sorted(back, key=len, reverse=True)
        body = "|".join(re.escape(s).replace(r"\ ", r"[\s-]+") for s in longest_first)
        object.__setattr__(self, "_back", {s.replace("-", " "): value for s, value in back.items()})
        firsts = (LETTERS.search(s) for s in back)
        object.__setattr__(self, "_openings", frozenset(first.group() for first in firsts if first))
        object.__setattr__(self, "_pattern", re.compile(rf"(?<![\w])(?:{body})(?![\w])", re.IGNORECASE))

    @property
    def openings(self) -> frozenset[str]:
        """The first letters-only words of its spellings, in lower case: a text without any of them needs no search."""
        openings: frozenset[str] = self._openings  # type: ignore[attr-defined]  # set at birth
        return openings

    def spot(self, text: str) -> Iterator[Token]:
        """Yield every listed spelling, longest first where several begin at one place."""
        pattern: re.Pattern[str] = self._pattern  # type: ignore[attr-defined]  # set at birth
        back: dict[str, Any] = self._back  # type: ignore[attr-defined]  # set at birth
        for match in pattern.finditer(text):
            key = " ".join(match.group().lower().replace("-", " ").split())
            yield Token(match.start(), match.end(), self, back[key])

    def write(self, value: Any) -> str | None:
        """Give the first spelling of the value."""
        spellings = self.spellings.get(value)
        return spellings[0] if spellings else None


@dataclass(frozen=True, eq=False)
class Silent:
    """A value that goes without saying: the best performer is the first of them."""

    field: str
    value: Any

    def spot(self, text: str) -> Iterator[Token]:  # noqa: ARG002 - what is not said is not found
        """Yield nothing."""
        yield from ()

    def write(self, value: Any) -> str | None:
        """Say nothing of the one value, and fail for any other."""
        return "" if value == self.value else None
