"""Where a text stands in the file it comes from: the line and column at which an editor finds a character."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_REFERENCE = re.compile(r"&#?\w+;")
"""One character that a page spells in several: "&amp;" or "&#37;"."""


class Places:
    """The characters of a text, each with its offset in the markup that it was read out of.

    ``offsets`` has as many as the text has characters, never falling; without it the text and the markup have the same
    length and a character stands where it stood. Lines and columns count characters, from 1.
    """

    def __init__(self, markup: str, offsets: Sequence[int] | None = None) -> None:
        """Find the lines of the markup."""
        self.markup = markup
        self._offsets = offsets
        self._lines = [0, *(at + 1 for at, character in enumerate(markup) if character == "\n")]

    @property
    def keeps_offsets(self) -> bool:
        """Whether a character of the text stands in the markup where it stands in the text."""
        return self._offsets is None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters ``start`` to ``end`` of the text stand in the markup."""
        if self._offsets is None or start >= end:
            return start, end
        last = self._offsets[end - 1]
        reference = _REFERENCE.match(self.markup, last)
        return self._offsets[start], reference.end() if reference else last + 1

    def before(self, offset: int) -> int:
        """How many characters of the text stand before an offset of the markup."""
        return offset if self._offsets is None else bisect_left(self._offsets, offset)

    def at(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset of the markup."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def line_start(self, offset: int) -> int:
        """The offset at which the line of an offset begins."""
        return self._lines[bisect_right(self._lines, offset) - 1]

    def region(self, start: int, end: int) -> tuple[int, int, int, int]:
        """The line and column at which characters of the text begin, and those behind their last."""
        first, behind = self.span(start, end)
        return (*self.at(first), *self.at(behind))
