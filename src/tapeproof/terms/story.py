"""A story: a text with a moment of publication and a home market."""

from __future__ import annotations

from datetime import date, time

from msgspec import Struct


class Story(Struct, frozen=True):
    """What is checked. ``at`` is the hour of publication at home, where it is known."""

    id: str
    text: str
    published: date | None = None
    home: str | None = None
    at: time | None = None


class Unread(Struct, frozen=True):
    """A number of the text that is no claim, with the reason."""

    quote: str
    start: int
    end: int
    why: str
