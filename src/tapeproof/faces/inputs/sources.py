"""Stories from what a user names: a file, an address of the web, a folder, lines of JSON, or the standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from tapeproof.faces.inputs.addresses import SAVE, is_address
from tapeproof.faces.inputs.dateline import dateline
from tapeproof.faces.inputs.draft import Draft
from tapeproof.faces.inputs.given import Given, market, moment
from tapeproof.faces.inputs.places import Places
from tapeproof.faces.inputs.plain import charset_of, decode, front_matter, nearest_names, refuse_size, refuse_text
from tapeproof.faces.inputs.prose import prose
from tapeproof.faces.later import later
from tapeproof.terms.errors import BadStory, NotFound
from tapeproof.terms.story import Story

STDIN = "-"
PLAIN = frozenset({".txt", ".text", ""})
MARKDOWN = frozenset({".md", ".markdown"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
DOCUMENTS = {".docx": "word_document", ".pdf": "pdf_document"}
"""Files that ``documents`` reads, and by which function."""
READ = (PLAIN - {""}) | MARKDOWN | PAGES | LINES | frozenset(DOCUMENTS) | {".json"}

ENDING_OF_TYPE = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""What a server may send, with the ending of a file that is read in the same way."""


def is_many(argument: str) -> bool:
    """Whether a name stands for any number of stories: a folder, or lines of JSON."""
    path = Path(argument)
    return not is_address(argument) and (path.suffix.lower() in LINES or (argument != STDIN and path.is_dir()))


def stories(argument: str, options: Given) -> Iterator[Story | BadStory | NotFound]:
    """Yield the stories that a name stands for, without what only their surroundings know; see ``drafts``."""
    for draft in drafts(argument, options):
        yield draft.story if isinstance(draft, Draft) else draft


def drafts(argument: str, options: Given, *, private: bool = False) -> Iterator[Draft | BadStory | NotFound]:
    """Yield the stories that a name stands for; one that cannot be read is yielded as what is wrong with it.

    ``options`` overrule what a story says of its own publication and home; ``private`` allows addresses of machines
    that the public cannot reach.
    """
    try:
        if argument == STDIN:
            yield _standard_input(options)
        elif is_address(argument):
            yield _page(argument, options, private=private)
        elif (path := Path(argument)).is_dir():
            yield from _folder(path, options)
        elif path.suffix.lower() in LINES and path.exists():
            yield from _lines(path, options)
        else:
            yield _file(path, options)
    except (BadStory, NotFound) as wrong:
        yield wrong


def _folder(folder: Path, options: Given) -> Iterator[Draft | BadStory | NotFound]:
    found = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in READ)
    if not found:
        raise BadStory(str(folder), f"stories ({', '.join(sorted(READ))})", "none", "Name another folder.")
    for path in found:
        yield from drafts(str(path), options)


def _lines(path: Path, options: Given) -> Iterator[Draft | BadStory | NotFound]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            where = f"{path}, line {number}"
            if not line.strip():
                continue
            try:
                yield _plain(_record(decode(line, where), where, f"{path.stem}-{number}", options), str(path))
            except (BadStory, NotFound) as wrong:
                yield wrong


def _standard_input(options: Given) -> Draft:
    where = "the standard input"
    text = decode(sys.stdin.buffer.read(), where)
    if text.lstrip().startswith("{"):
        return _plain(_record(text, where, "stdin", options), STDIN)
    said, rest = front_matter(text, where)
    return Draft(options.over(said).over(dateline(rest)).story("stdin", rest), STDIN, Places(text))


def _file(path: Path, options: Given) -> Draft:
    if not path.exists():
        beside = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
        raise NotFound("story", str(path), nearest_names(path.name, beside), "Give a file, a folder, an address or -.")
    ending = path.suffix.lower()
    if ending not in DOCUMENTS:
        refuse_size(path.stat().st_size, str(path))
    return _draft(_content(path), ending, str(path), path.stem, options)


def _page(address: str, options: Given, *, private: bool) -> Draft:
    answer = later("tapeproof.faces.inputs.web").fetch(address, private=private)
    ending = ENDING_OF_TYPE.get(answer.kind)
    if ending is None:
        raise BadStory(address, f"a page or a document ({', '.join(ENDING_OF_TYPE)})", answer.kind, SAVE)
    parts = urlsplit(answer.address)
    last = Path(unquote(parts.path)).stem or parts.hostname or "page"
    name = re.sub(r"\s+", " ", last)
    return _draft(answer.content, ending, answer.address, name, options, charset=answer.charset, extracted=True)


def _draft(
    content: bytes,
    ending: str,
    where: str,
    name: str,
    options: Given,
    *,
    charset: str | None = None,
    extracted: bool = False,
) -> Draft:
    """The story that the bytes are, read as a file with that ending."""
    if ending in DOCUMENTS:
        text = getattr(later("tapeproof.faces.inputs.documents"), DOCUMENTS[ending])(content, where)
        return Draft(_told(name, text, options), where, Places(text), is_extracted=True)
    text = decode(content, where, charset or (charset_of(content) if ending in PAGES else None))
    if ending == ".json":
        return _plain(_record(text, where, name, options), where, extracted=extracted)
    if ending in PAGES:
        read = later("tapeproof.faces.inputs.markup").page(text)
        refuse_text(read.text, where)
        story = _told(name, read.text, options.over(read.given))
        return Draft(story, where, read.places, read.comments, is_extracted=True)
    said, rest = front_matter(text, where)
    given = options.over(said).over(dateline(rest))
    if ending not in MARKDOWN:
        return Draft(given.story(name, rest), where, Places(text), is_extracted=extracted)
    read_as, comments = prose(rest)
    if not read_as.strip():
        hint = "Put the story outside them, or name the file .txt."
        raise BadStory(where, "a story", "comments and code alone", hint)
    return Draft(given.story(name, read_as), where, Places(text), comments, is_extracted=extracted)


def _told(name: str, text: str, given: Given) -> Story:
    return given.over(dateline(text)).story(name, text)


def _plain(story: Story, source: str, *, extracted: bool = False) -> Draft:
    """A story whose characters have no place of their own in a file: lines and columns are those of its text."""
    return Draft(story, source, Places(story.text), is_extracted=extracted)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        hint = "See that it is a file that you may read."
        raise BadStory(str(path), "a readable file", wrong.strerror or "none", hint) from None


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
