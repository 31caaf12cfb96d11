"""The text of Word and PDF documents, by mammoth and pypdf: extras, imported when such a file is met."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from tapeproof.faces.inputs.markup import page
from tapeproof.faces.inputs.plain import MOST_BYTES
from tapeproof.terms.errors import BadStory

MOST_OF_A_DOCUMENT = 20_000_000
"""Bytes of a file with pictures in it; its text may be no longer than any story's."""
MOST_UNPACKED = 100_000_000
"""Bytes inside a .docx: a small file may be made to unpack into a large one."""
MOST_PAGES = 200
FEWEST_WITH_HEADS = 3
"""Pages from which a line that comes again on each can be told from chance."""

_NOTE_MARK = re.compile(r'<sup><a href="#[^"]*" id="[^"]*-ref-[^"]*">\[\d+\]</a></sup>')
_NOTE_BACK = re.compile(r'<a href="#[^"]*-ref-[^"]*">↑</a>')
_FULL = 0.75
"""A line shorter than this part of the longest ones ends its paragraph, if it ends a sentence."""
_ENDS = re.compile(r"[.!?:][\"'”’)\]]*\Z")


def word_document(content: bytes, where: str) -> str:
    """Return the text of a .docx, a paragraph a block; insertions are in it, deletions and marks of notes are not.

    Raises BadStory for what is none, or is damaged, or has no text.
    """
    mammoth = _extra("mammoth", "docx", where)
    _refuse(len(content), MOST_OF_A_DOCUMENT, where)
    try:
        with ZipFile(BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
            is_word = "word/document.xml" in packed.namelist()
    except BadZipFile:
        raise _broken(where, "a Word document (.docx)", "a file of another form, or a damaged one") from None
    _refuse(unpacked, MOST_UNPACKED, where)
    if not is_word:
        raise _broken(where, "a Word document (.docx)", "an archive without a document in it")
    try:
        told = mammoth.convert_to_html(BytesIO(content), convert_image=mammoth.images.img_element(lambda _: {}))
    except Exception as damage:  # noqa: BLE001 - what a damaged document raises is the parser's choice
        raise _broken(where, "a Word document (.docx)", f"a damaged one ({_brief(damage)})") from None
    return _text(page(_NOTE_BACK.sub("", _NOTE_MARK.sub("", told.value))).text, where, "no text in it")


def pdf_document(content: bytes, where: str) -> str:
    """Return the text of a PDF, its lines joined into paragraphs; what heads or foots every page is left out.

    Raises BadStory for what is none, or is damaged or locked, or has pictures alone.
    """
    pypdf = _extra("pypdf", "pdf", where)
    _refuse(len(content), MOST_OF_A_DOCUMENT, where)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every blemish that it has mended
    if not content.lstrip()[:5].startswith(b"%PDF"):
        raise _broken(where, "a PDF", "a file of another form")
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else list(_pages(reader, where))
    except BadStory:
        raise
    except pypdf.errors.DependencyError:
        locked, pages = True, []
    except Exception as damage:  # noqa: BLE001 - what a damaged document raises is the parser's choice
        raise _broken(where, "a PDF", f"a damaged one ({_brief(damage)})") from None
    if locked:
        raise BadStory(where, "a PDF that opens", "a locked one", "Save it without a password, or as .txt.")
    return _text(paragraphs(pages), where, "no text in its pages, as in a scan")


def _pages(reader: Any, where: str) -> Iterator[list[str]]:
    pages = reader.pages
    if len(pages) > MOST_PAGES:
        hint = "Give the pages of the story alone."
        raise BadStory(where, f"a PDF of at most {MOST_PAGES} pages", f"{len(pages)} pages", hint)
    for one in pages:
        yield [line.rstrip() for line in one.extract_text().replace("\xad\n", "").split("\n")]


def paragraphs(pages: list[list[str]]) -> str:
    """Join the lines of pages into paragraphs.

    A paragraph ends at a blank line, and at a line that ends a sentence well before the margin. A hyphen at the end of
    a line stays, as in "three-" and "year": a word cut in two by it is rare where a writing program made the file.
    """
    lines = [line for one in _without_heads(pages) for line in one]
    lengths = sorted(len(line) for line in lines if line.strip())
    margin = lengths[int(len(lengths) * 0.9)] if lengths else 0
    out: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            out.append([])
            continue
        out[-1].append(line.strip())
        if _ENDS.search(line) and len(line) < _FULL * margin:
            out.append([])
    return "\n\n".join(_one_line(block) for block in out if block)


def _one_line(lines: list[str]) -> str:
    joined = lines[0]
    for line in lines[1:]:
        cut = joined.endswith("-") and joined[-2:-1].isalnum() and line[0].islower()
        joined += line if cut else f" {line}"
    return " ".join(joined.split())


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without the lines that stand first or last, but for their numbers, on more than half of them."""
    filled = [lines for lines in map(_trimmed, pages) if lines]
    if len(filled) < FEWEST_WITH_HEADS:
        return filled
    for at, rest in ((0, slice(1, None)), (-1, slice(-1))):
        seen = Counter(_masked(lines[at]) for lines in filled if lines)
        often = {line for line, count in seen.items() if count > len(filled) / 2}
        filled = [_trimmed(lines[rest]) if lines and _masked(lines[at]) in often else lines for lines in filled]
    return filled


def _trimmed(lines: list[str]) -> list[str]:
    said = [at for at, line in enumerate(lines) if line.strip()]
    return lines[said[0] : said[-1] + 1] if said else []


def _masked(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _extra(package: str, extra: str, where: str) -> Any:
    try:
        return import_module(package)
    except ImportError:
        hint = f"Run pip install 'tapeproof[{extra}]' and try again."
        raise BadStory(where, f"the package {package} to read .{extra} files", "it not installed", hint) from None


def _refuse(size: int, most: int, where: str) -> None:
    if size > most:
        hint = "Save the story's text alone, as .txt."
        raise BadStory(where, f"a document of at most {most // 1_000_000} MB", f"{size / 1e6:.1f} MB", hint)


def _text(text: str, where: str, found: str) -> str:
    if not text.strip():
        raise BadStory(where, "a story", found, "Give a file that has the story's text in it.")
    _refuse(len(text.encode()), MOST_BYTES, where)
    return text


def _broken(where: str, expected: str, found: str) -> BadStory:
    return BadStory(where, expected, found, "Save it again from the program that wrote it, or as .txt.")


def _brief(damage: Exception) -> str:
    return " ".join(str(damage).split())[:100] or type(damage).__name__
