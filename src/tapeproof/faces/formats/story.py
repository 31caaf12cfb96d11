"""A story that was told: as Markdown, as plain text, and as JSON with the claims and their proofs."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from tapeproof import __version__
from tapeproof.faces.wire import ClaimState, MarketState, report
from tapeproof.teller import Told


class StoryState(msgspec.Struct, frozen=True):
    """The story and the claims of its ``text``, each with its proof; offsets are in characters of ``text``.

    ``set_aside`` are events that have no place in it, with the reason.
    """

    tapeproof: str
    date: str
    home: str
    market: MarketState
    headline: str | None
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    text: str
    claims: tuple[ClaimState, ...]
    left_out: tuple[str, ...]
    set_aside: tuple[tuple[str, str], ...] = ()


def as_markdown(told: Told) -> str:
    """Write headline, lead, body and table as Markdown."""
    parts = [f"# {told.headline.text}"] if told.headline else []
    parts += _paragraphs(told)
    if told.rows:
        rows = [f"| {name} | {' | '.join(cell.text for cell in cells)} |" for name, cells in told.rows]
        parts.append("\n".join(["| | close | day |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def as_text(told: Told) -> str:
    """Write the story as it was read back."""
    return told.text


def as_json(told: Told) -> str:
    """Write the story in parts, with every claim of its text and the proof of it."""
    checked = report(told.check)
    state = StoryState(
        tapeproof=__version__,
        date=told.day.isoformat(),
        home=told.home,
        market=checked.market,
        headline=told.headline.text if told.headline else None,
        paragraphs=tuple(_paragraphs(told)),
        table=tuple((name, *(cell.text for cell in cells)) for name, cells in told.rows),
        text=told.text,
        claims=checked.claims,
        left_out=told.left_out,
        set_aside=told.set_aside,
    )
    return msgspec.json.format(msgspec.json.encode(state), indent=2).decode() + "\n"


def _paragraphs(told: Told) -> list[str]:
    plain = [" ".join(said.text for said in paragraph) for paragraph in told.paragraphs]
    return [told.dateline + plain[0], *plain[1:]] if plain else []


WRITTEN: dict[str, Callable[[Told], str]] = {"markdown": as_markdown, "text": as_text, "json": as_json}
"""The formats by their names on the command line."""
