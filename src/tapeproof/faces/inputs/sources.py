"""Stories from what a user names: a file, a folder, lines of JSON, or the standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from tapeproof.faces.inputs.dateline import dateline
from tapeproof.faces.inputs.given import Given, market, moment
from tapeproof.faces.inputs.markup import page
from tapeproof.faces.inputs.plain import decode, front_matter, nearest_names, refuse_size, refuse_text
from tapeproof.terms.errors import BadStory, NotFound
from tapeproof.terms.story import Story

STDIN = "-"
PLAIN = frozenset({".txt", ".text", ".md", ".markdown", ""})
PAGES = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
LATER = frozenset({".docx", ".pdf"})
READ = (PLAIN - {""}) | PAGES | LINES | {".json"}


def is_many(argument: str) -> bool:
    """Whether a name stands for any number of stories: a folder, or lines of JSON."""
    path = Path(argument)
    return path.suffix.lower() in LINES or (argument != STDIN and path.is_dir())


def stories(argument: str, options: Given) -> Iterator[Story | BadStory | NotFound]:
    """Yield the stories that a name stands for; one that cannot be read is yielded as what is wrong with it.

    ``options`` overrule what a story says of its own publication and home.
    """
    try:
        if argument == STDIN:
            yield _story("stdin", _standard_input(), options)
            return
        path = Path(argument)
        if path.is_dir():
            yield from _folder(path, options)
        elif path.suffix.lower() in LINES and path.exists():
            yield from _lines(path, options)
        else:
            yield _file(argument, options)
    except (BadStory, NotFound) as wrong:
        yield wrong


def _folder(folder: Path, options: Given) -> Iterator[Story | BadStory | NotFound]:
    found = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in READ)
    if not found:
        raise BadStory(str(folder), f"stories ({', '.join(sorted(READ))})", "none", "Name another folder.")
    for path in found:
        yield from stories(str(path), options)


def _lines(path: Path, options: Given) -> Iterator[Story | BadStory | NotFound]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            where = f"{path}, line {number}"
            if not line.strip():
                continue
            try:
                yield _record(decode(line, where), where, f"{path.stem}-{number}", options)
            except (BadStory, NotFound) as wrong:
                yield wrong


def _file(argument: str, options: Given) -> Story:
    if "://" in argument:
        hint = "Reading from the web comes as an extra in a later version; save the page as .html and check that."
        raise BadStory(argument, "a file or a folder", "an address", hint)
    path = Path(argument)
    if not path.exists():
        beside = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
        raise NotFound("story", str(path), nearest_names(path.name, beside), "Give a file, a folder or -.")
    suffix = path.suffix.lower()
    if suffix in LATER:
        hint = f"Reading {suffix} comes as an extra in a later version; save the story as .txt and check that."
        raise BadStory(str(path), "text, Markdown, HTML or JSON", f"a {suffix} file", hint)
    refuse_size(path.stat().st_size, str(path))
    text = decode(_content(path), str(path))
    if suffix == ".json":
        return _record(text, str(path), path.stem, options)
    if suffix in PAGES:
        said, text = page(text)
        refuse_text(text, str(path))
        return options.over(said).over(dateline(text)).story(path.stem, text)
    return _story(path.stem, text, options, str(path))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        hint = "See that it is a file that you may read."
        raise BadStory(str(path), "a readable file", wrong.strerror or "none", hint) from None


def _story(name: str, text: str, options: Given, where: str = "the standard input") -> Story:
    """A story from plain text, which may be a JSON story when it comes through the standard input."""
    if text.lstrip().startswith("{") and name == "stdin":
        return _record(text, where, name, options)
    said, text = front_matter(text, where)
    return options.over(said).over(dateline(text)).story(name, text)


def _standard_input() -> str:
    return decode(sys.stdin.buffer.read(), "the standard input")


def _record(text: str, where: str, name: str, options: Given) -> Story:
    """A story from ``{"id", "text", "published", "home"}``; other keys are ignored."""
    try:
        record: Any = msgspec.json.decode(text)
    except msgspec.DecodeError as wrong:
        hint = 'A story is {"id": …, "text": …, "published": …, "home": …}.'
        raise BadStory(where, "a story as JSON", f"broken JSON ({wrong})", hint) from None
    said = record.get("text") if isinstance(record, dict) else None
    if not isinstance(said, str):
        found = "none" if isinstance(record, dict) else f"a JSON {type(record).__name__}"
        raise BadStory(where, 'a "text" in the JSON', found, 'A story is {"id", "text", "published", "home"}.')
    refuse_text(said, where)
    published, home, own = (_word(record, key, where) for key in ("published", "home", "id"))
    given = Given(moment(published, where) if published else None, market(home) if home else None)
    return options.over(given).over(dateline(said)).story(own or name, said)


def _word(record: dict[str, Any], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise BadStory(where, f'"{key}" as a word in quotes', repr(value), "Write it in quotes, or leave it out.")
    return value or None
