"""A phrase: a row of words that says an answer. Read and written from the one row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from tapeproof.words.word import Word

BEFORE_A_VOWEL = re.compile(r"\ba (?=8|1[18](?:\b|th)|[aeio])")
"""“an eighth straight day”, "an 11-day", "an advance"; no word that is written begins with a silent h or a voiced u."""


class Phrase(Struct, frozen=True):
    """Words and literal joints, in the order in which they are written.

    A joint ("of", "-") is written but need not be read: between words a reader passes over fillers.
    A phrase never says whose or when.
    """

    row: tuple[Word | str, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words, without the joints."""
        return tuple(part for part in self.row if not isinstance(part, str))

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the phrase fills."""
        return frozenset(word.field for word in self.words if word.field)

    def write(self, said: Mapping[str, Any]) -> str | None:
        """Spell the fields, or None where a word of the row cannot."""
        parts: list[str] = []
        for part in self.row:
            text = part if isinstance(part, str) else part.write(said.get(part.field, True) if part.field else True)
            if text is None:
                return None
            parts.append(text)
        text = " ".join(part for part in parts if part).replace(" - ", "-").replace("( ", "(").replace(" )", ")")
        return BEFORE_A_VOWEL.sub("an ", text)

    def beside(self, word: Word, *, before: bool) -> frozenset[Word]:
        """The words that stand before a word of the row, or after it."""
        places = [place for place, part in enumerate(self.row) if part is word]
        rows = [self.row[:place] if before else self.row[place + 1 :] for place in places]
        return frozenset(part for row in rows for part in row if not isinstance(part, str))


def phrase(*row: Word | str) -> Phrase:
    """Make a phrase of its words and joints."""
    return Phrase(row)
