"""A story: a text with a moment of publication and a home market."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Story:
    """What is checked. ``at`` is the hour of publication at home, where it is known."""

    id: str
    text: str
    published: date | None = None
    home: str | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A number of the text that is no claim, with the reason."""

    quote: str
    start: int
    end: int
    why: str
