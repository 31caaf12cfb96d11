"""The text of an HTML page, and the moment of publication that its head tells."""

from __future__ import annotations

import re
from array import array
from datetime import date, datetime
from html import unescape
from html.parser import HTMLParser

from msgspec import Struct

from tapeproof.faces.inputs.draft import Comment
from tapeproof.faces.inputs.given import Given
from tapeproof.faces.inputs.places import Places

LEFT_OUT = frozenset("script style noscript template svg nav footer aside form button select figure iframe".split())
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 li ul ol tr table blockquote section article main br hr td th".split())
PUBLISHED = frozenset({"article:published_time", "datepublished", "date", "pubdate", "dc.date", "parsely-pub-date"})
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_WORD = re.compile(r"\S+")


class Paragraph(Struct, frozen=True):
    """One block of text, its white space collapsed; ``offsets`` has the place of each character in the page."""

    text: str
    offsets: array[int]
    is_inside: bool


class Page(HTMLParser):
    """Collects paragraphs; of a page with an ``<article>`` or ``<main>``, those inside it."""

    def __init__(self, text: str) -> None:
        """Read a whole page."""
        super().__init__(convert_charrefs=False)
        self.paragraphs: list[Paragraph] = []
        self.moments: list[str] = []
        self.comments: list[Comment] = []
        self._text = text
        self._lines = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
        self._said: list[str] = []
        self._offsets = array("L")
        self._left_out = 0
        self._inside = 0
        self._title = 0
        self._linked = False
        self.feed(text)
        self.close()
        self._flush()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, and take the date where the tag tells it."""
        said = {key: value or "" for key, value in attrs}
        if (
            tag == "meta"
            and (said.get("property") or said.get("name") or said.get("itemprop", "")).lower() in PUBLISHED
        ):
            self.moments.append(said.get("content", ""))
        elif tag == "time" and said.get("datetime"):
            self.moments.append(said["datetime"])
        self._linked = tag == "script" and "ld+json" in said.get("type", "")
        if tag in BLOCKS:
            self._flush()
        if tag not in VOID:
            self._left_out += tag in LEFT_OUT
            self._title += tag == "title"
            self._inside += tag in {"article", "main"}

    def handle_endtag(self, tag: str) -> None:
        """Close a block."""
        if tag in BLOCKS:
            self._flush()
        self._left_out -= tag in LEFT_OUT and self._left_out > 0
        self._title -= tag == "title" and self._title > 0
        self._inside -= tag in {"article", "main"} and self._inside > 0

    def handle_data(self, data: str) -> None:
        """Take the text of what is part of the story."""
        if self._linked:
            self.moments += _LINKED.findall(data)
        if not self._left_out and not self._title:
            start = self._here()
            self._said.append(data)
            self._offsets.extend(range(start, start + len(data)))

    def handle_entityref(self, name: str) -> None:
        """Take a character that is written by its name."""
        self._take_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Take a character that is written by its number."""
        self._take_reference(f"&#{name}")

    def handle_comment(self, data: str) -> None:
        """Keep a comment: it may be meant for us."""
        start = self._here()
        self.comments.append(Comment(data, start, start + len("<!--") + len(data) + len("-->")))

    def _take_reference(self, written: str) -> None:
        if self._left_out or self._title:
            return
        start = self._here()
        if self._text.startswith(";", start + len(written)):
            written += ";"
        said = unescape(written)
        self._said.append(said)
        self._offsets.extend(range(start, start + len(said)) if said == written else [start] * len(said))

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _flush(self) -> None:
        text, offsets = "".join(self._said), array("L")
        words = list(_WORD.finditer(text))
        for word in words:
            if offsets:
                offsets.append(self._offsets[word.start() - 1])
            offsets.extend(self._offsets[word.start() : word.end()])
        if words:
            said = " ".join(word.group() for word in words)
            self.paragraphs.append(Paragraph(said, offsets, self._inside > 0))
        self._said.clear()
        self._offsets = array("L")


class Read(Struct, frozen=True):
    """What a page says: of its publication, its text in paragraphs, where that stands, and its comments."""

    given: Given
    text: str
    places: Places
    comments: tuple[Comment, ...]


def page(markup: str) -> Read:
    """Read an HTML page."""
    parser = Page(markup)
    found = [paragraph for paragraph in parser.paragraphs if paragraph.is_inside] or parser.paragraphs
    offsets = array("L")
    for paragraph in found:
        if offsets:
            offsets.extend([offsets[-1]] * 2)
        offsets.extend(paragraph.offsets)
    given = Given(next((said for said in map(_moment, parser.moments) if said), None))
    text = "\n\n".join(paragraph.text for paragraph in found)
    return Read(given, text, Places(markup, offsets), tuple(parser.comments))


def _moment(text: str) -> date | datetime | None:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text.strip())
        except ValueError:
            continue
    return None
