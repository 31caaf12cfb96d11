"""The record that every kind of claim fills in; a malformed one is refused when it is imported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

from tapeproof.history.panel import Found, Panel
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.errors import BadKind
from tapeproof.terms.reading import Reading
from tapeproof.words.phrase import Phrase

A = TypeVar("A", bound=Answer)
F = TypeVar("F", bound=Found)

ANSWER_FIELDS = frozenset({"figure", "direction", "since", "count", "place", "ended", "other"})
"""The short list that all answers share; report, near misses, truncation and severity work by field."""


class Kind(Struct, Generic[A, F], frozen=True):
    """What a kind commits to, how it is said, how it is measured, and when it holds.

    ``measure`` works on whole panels and is causal; ``settle`` and ``state`` see one cell of what it found.
    ``readings`` are the names of the other readings admitted. ``asks`` are those on which the laws and the
    finder run it. ``peers`` says that a column's answer depends on the other columns.
    """

    answer: type[A]
    phrases: tuple[Phrase, ...]
    readings: tuple[Reading, ...]
    asks: tuple[Ask, ...]
    measure: Callable[[Panel, Ask], F]
    settle: Callable[[A, F], bool | None]
    state: Callable[[F, Ask], A | None]
    strength: Callable[[F], object]
    peers: bool = False

    def __post_init__(self) -> None:
        """Refuse a kind that contradicts itself, with the reason."""
        if not issubclass(self.answer, Answer):
            raise BadKind(self.name, "its answer is no Answer")
        named = set(self.answer.__struct_fields__)
        if unknown := named - ANSWER_FIELDS:
            raise BadKind(self.name, f"its answer has fields that no room knows: {', '.join(sorted(unknown))}")
        if not self.phrases:
            raise BadKind(self.name, "it cannot be said: no phrases")
        for phrase in self.phrases:
            if stray := phrase.fields - named - {"over", "run"}:
                raise BadKind(self.name, f"a phrase fills {', '.join(sorted(stray))}, which its answer does not have")
        if not self.asks:
            raise BadKind(self.name, "no series to ask of")
        if Reading.ORDINARY in self.readings:
            raise BadKind(self.name, "the ordinary reading is always tried and never listed")
        if len(set(self.readings)) != len(self.readings):
            raise BadKind(self.name, "a reading is listed twice")

    @property
    def name(self) -> str:
        """The answer's name, in lower case."""
        return self.answer.__name__.lower()
