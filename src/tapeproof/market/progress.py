"""How far a long piece of work is: told by who does it, drawn by a face."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called with what is done, what there is to do, and what is being done; a face draws it."""


def silent(done: int, total: int, what: str) -> None:
    """Draw nothing."""
