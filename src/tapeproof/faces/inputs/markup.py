"""The text of an HTML page, and the moment of publication that its head tells."""

from __future__ import annotations

import re
from datetime import date, datetime
from html.parser import HTMLParser

from tapeproof.faces.inputs.given import Given

LEFT_OUT = frozenset("script style noscript template svg nav footer aside form button select figure iframe".split())
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 li ul ol tr table blockquote section article main br hr td th".split())
PUBLISHED = frozenset({"article:published_time", "datepublished", "date", "pubdate", "dc.date", "parsely-pub-date"})
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')


class Page(HTMLParser):
    """Collects paragraphs; of a page with an ``<article>`` or ``<main>``, those inside it."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[tuple[str, bool]] = []
        self.moments: list[str] = []
        self._line: list[str] = []
        self._left_out = 0
        self._inside = 0
        self._title = 0
        self._linked = False

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
            self._line.append(data)

    def close(self) -> None:
        """Take what stands behind the last tag."""
        super().close()
        self._flush()

    def _flush(self) -> None:
        paragraph = " ".join("".join(self._line).split())
        if paragraph:
            self.paragraphs.append((paragraph, self._inside > 0))
        self._line.clear()


def page(text: str) -> tuple[Given, str]:
    """Return what an HTML page says of its publication, and its text in paragraphs."""
    parser = Page()
    parser.feed(text)
    parser.close()
    inside = [paragraph for paragraph, within in parser.paragraphs if within]
    story = "\n\n".join(inside or [paragraph for paragraph, _ in parser.paragraphs])
    return Given(next((found for found in map(_moment, parser.moments) if found), None)), story


def _moment(text: str) -> date | datetime | None:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text.strip())
        except ValueError:
            continue
    return None
