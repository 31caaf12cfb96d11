"""Which names are addresses; fetching one is ``web``'s business, and loads what a check of a file does not need."""

from __future__ import annotations

SAVE = "Save the page as a file and check that."


def is_address(argument: str) -> bool:
    """Whether a name is the address of something on the web."""
    return "://" in argument
