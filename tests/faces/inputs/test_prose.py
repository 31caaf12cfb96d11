"""Markdown as prose, and the places of what is read out of pages."""

from __future__ import annotations

import time

import pytest

from tapeproof.faces.inputs.markup import page
from tapeproof.faces.inputs.prose import prose


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("It fell\n9.2% in\nDecember.", "It fell 9.2% in December."),
        ("It fell.\n\nIt rose.", "It fell.\n\nIt rose."),
        ("# A title\nIt fell.", "# A title\nIt fell."),
        ("A title\n=======\nIt fell.", "A title\n=======\nIt fell."),
        ("It fell  \n9.2%", "It fell  \n9.2%"),
        ("It fell\\\n9.2%", "It fell\\\n9.2%"),
        ("- It fell\n  9.2%\n- It rose", "- It fell   9.2%\n- It rose"),
        ("1. It fell\n2. It rose\n\nIt was\n2018. It rose", "1. It fell\n2. It rose\n\nIt was 2018. It rose"),
        ("| S&P 500 | 9.2% |\n| Dow | 8.7% |", "| S&P 500 | 9.2% |\n| Dow | 8.7% |"),
        ("> It fell\nit rose", "> It fell\nit rose"),
        ("Stocks fall\nNEW YORK, Dec. 31 — They fell\n9%.", "Stocks fall\nNEW YORK, Dec. 31 — They fell 9%."),
        ("Published: March 7, 2025\nIt fell.", "Published: March 7, 2025\nIt fell."),
    ],
)
def test_only_line_breaks_of_the_layout_are_joined(text: str, read: str) -> None:
    assert prose(text)[0] == read


@pytest.mark.parametrize(
    "text",
    [
        "Up 3%.\n\n```console\n$ echo 5%\n<!-- 6% -->\n```\n\nDown 4%.",
        "Up 3%.\n\n~~~~\n5%\n```\n6%\n~~~~\nDown 4%.",
        "Up 3%. <!-- 5%\n6% --> Down 4%.",
        "Up 3%. Down 4%.\n\n```\n5%, and no fence closes it\n6%",
    ],
)
def test_code_and_comments_are_blanked_and_every_offset_stays(text: str) -> None:
    read, _ = prose(text)
    assert len(read) == len(text)
    assert read.count("\n") <= text.count("\n")
    assert "5%" not in read
    assert "6%" not in read
    for kept in ("Up 3%.", "Down 4%."):
        assert read.index(kept) == text.index(kept)


def test_a_comment_that_is_shown_as_code_is_none() -> None:
    _, comments = prose("Write `<!-- shown -->` or ``<!-- too ` -->``.\n\n```\n<!-- code -->\n```\n<!-- meant -->")
    assert [comment.text for comment in comments] == [" meant "]


@pytest.mark.parametrize("piece", ["<!-- ", "`", "``x ", "~~~\n", "<!", "- 1. > "])
def test_what_is_opened_and_never_closed_takes_no_long_time(piece: str) -> None:
    text = piece * 100_000
    start = time.process_time()
    read, _ = prose(text)
    assert time.process_time() - start < 10  # quadratic work takes minutes
    assert len(read) == len(text)


MARKUP = (
    "<html>\n<head><title>5%</title></head>\n<article><!-- one --><h1>AT&T &amp;\nco</h1>\n"
    "<p>The S&amp;P&nbsp;500 <b>rose</b>\n  3&#37; &lt;more&gt;.</p></article>\n"
)


def test_the_text_of_a_page_knows_where_it_stands() -> None:
    read = page(MARKUP)
    assert read.text == "AT&T & co\n\nThe S&P 500 rose 3% <more>."
    written = {
        "AT&T & co": "AT&T &amp;\nco",
        "S&P 500": "S&amp;P&nbsp;500",
        "rose": "rose",
        "3%": "3&#37;",
        "<more>": "&lt;more&gt;",
    }
    for said, markup in written.items():
        start = read.text.index(said)
        first, behind = read.places.span(start, start + len(said))
        assert MARKUP[first:behind] == markup
    start = read.text.index("3%")
    assert read.places.region(start, start + 2) == (6, 3, 6, 9)


def test_every_character_of_a_page_stands_where_it_is_written() -> None:
    read = page(MARKUP)
    for at, character in enumerate(read.text):
        if character.isalnum():
            first, behind = read.places.span(at, at + 1)
            assert MARKUP[first:behind] == character
            assert read.places.before(first) == at


def test_a_comment_of_a_page_is_kept_with_its_place() -> None:
    (comment,) = page(MARKUP).comments
    assert MARKUP[comment.start : comment.end] == "<!-- one -->"
