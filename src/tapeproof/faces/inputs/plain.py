"""Text from bytes: refuses what is no text, and finds what a file says of itself in its first lines."""

from __future__ import annotations

import re

from tapeproof.faces.inputs.given import Given, market, moment
from tapeproof.terms.errors import BadStory

MOST_BYTES = 2_000_000
"""Of one story: more than any newspaper prints, less than what makes a check slow."""

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(?P<body>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_ENTRY = re.compile(r"^(?P<key>[\w-]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*$", re.MULTILINE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]+)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def refuse_size(size: int, where: str) -> None:
    """Raise BadStory for what is too long to be one story."""
    if size > MOST_BYTES:
        found = f"{size / 1e6:.1f} MB"
        hint = "Split it into stories, or give many as one .jsonl file with a story a line."
        raise BadStory(where, f"a story of at most {MOST_BYTES // 1_000_000} MB", found, hint)


def decode(content: bytes, where: str, charset: str | None = None) -> str:
    """Turn bytes into text with newlines of one kind; raises BadStory for anything that is no story.

    ``charset`` is what the bytes are said to be in, where somebody says so; else they are UTF-8.
    """
    refuse_size(len(content), where)
    if b"\0" in content[:4096]:
        raise BadStory(where, "text", "binary data", "Export the story as plain text, Markdown, HTML or JSON.")
    said = (charset or "UTF-8").upper()
    try:
        text = content.decode("utf-8-sig" if said in {"UTF-8", "UTF8"} else said)
    except UnicodeDecodeError as broken:
        found = f"a byte that is none at position {broken.start}"
        raise BadStory(where, f"text in {said}", found, "Save the story as UTF-8 and try again.") from None
    except LookupError:
        raise BadStory(where, "text in UTF-8", f"text in {said}", "Save the story as UTF-8 and try again.") from None
    refuse_text(text, where)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def charset_of(content: bytes) -> str | None:
    """The character set that an HTML page names in its head, as HTML's standard has it looked for: in 1,024 bytes."""
    named = _CHARSET.search(content[:1024])
    return named["name"].decode("ascii") if named else None


def refuse_text(text: str, where: str) -> None:
    """Raise BadStory for a text without words, or with more control characters than a text has."""
    if not text.strip():
        raise BadStory(where, "a story", "no text at all", "Give a file that has the story's text in it.")
    if len(_CONTROLS.findall(text)) > len(text) // 100:
        raise BadStory(where, "text", "binary data", "Export the story as plain text, Markdown, HTML or JSON.")


def front_matter(text: str, where: str) -> tuple[Given, str]:
    """Read ``published:`` and ``home:`` between two lines of three dashes at the top of the file.

    Returns what they say, and the text with that part blanked, so that offsets stay those of the file.
    """
    front = _FRONT.match(text)
    if front is None:
        return Given(), text
    said = {entry["key"].lower(): entry["value"].strip("\"'") for entry in _ENTRY.finditer(front["body"])}
    published, home = said.get("published") or said.get("date"), said.get("home")
    given = Given(moment(published, where) if published else None, market(home) if home else None)
    rest = text[front.end() :]
    refuse_text(rest, where)
    return given, re.sub(r"[^\n]", " ", front.group()) + rest


def nearest_names(name: str, names: list[str]) -> tuple[str, ...]:
    """The names that come nearest to one that does not exist."""
    from difflib import get_close_matches  # noqa: PLC0415 - late: only a slip needs it

    return tuple(get_close_matches(name, names, n=3, cutoff=0.5))
