"""The few exceptions: names that do not exist, broken files, malformed kinds, wrong calls.

Each carries its fields and composes its own sentence: what was asked, what was found, what to do.
Falsehood, silence and ignorance are values (``verdict``), never exceptions.
"""

from __future__ import annotations

from dataclasses import dataclass


class TapeproofError(Exception):
    """Anything that stops a command; its text is a sentence for the user."""

    def __str__(self) -> str:
        """Return the sentence the subclass composes from its fields."""
        return self.sentence()

    def sentence(self) -> str:
        """Say what was expected, what was found and what to do."""
        raise NotImplementedError


@dataclass(eq=False)
class NotFound(TapeproofError):
    """A name that nothing bears: an instrument, a group, a claim, a folder."""

    what: str
    asked: str
    nearest: tuple[str, ...] = ()
    hint: str = ""

    def sentence(self) -> str:
        """Name what was asked for and what comes nearest."""
        text = f"There is no {self.what} {self.asked!r}."
        if self.nearest:
            text += f" Nearest: {', '.join(self.nearest)}."
        return f"{text} {self.hint}".rstrip()


@dataclass(eq=False)
class BadData(TapeproofError):
    """A file that cannot be read as market data."""

    file: str
    expected: str
    found: str
    row: int | None = None
    hint: str = ""

    def sentence(self) -> str:
        """Name the file, what was expected there and what was found."""
        where = self.file if self.row is None else f"{self.file}, row {self.row}"
        return f"{where}: expected {self.expected}, found {self.found}. {self.hint}".rstrip()


@dataclass(eq=False)
class BadStory(TapeproofError):
    """An input that is no story: empty, binary, too long, not of the form."""

    file: str
    expected: str
    found: str
    hint: str = ""

    def sentence(self) -> str:
        """Name the input, what was expected of it and what was found."""
        return f"{self.file}: expected {self.expected}, found {self.found}. {self.hint}".rstrip()


@dataclass(eq=False)
class BadKind(TapeproofError):
    """A kind that contradicts itself; raised when it is imported."""

    kind: str
    why: str

    def sentence(self) -> str:
        """Name the kind and its contradiction."""
        return f"The kind {self.kind!r} is malformed: {self.why}."
