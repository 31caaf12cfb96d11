"""What no writer wrote is read without an exception, its quotes stand where they say, and no sentence is endless."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tapeproof.kinds import KINDS
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.market.directory import Directory
from tapeproof.reader import read
from tapeproof.reader.split import LONGEST, sentences
from tapeproof.terms.story import Story

DIRECTORY = Directory.build(())
SAID = "The S&P 500 fell 1.2% to 5,100 on Friday."


def claims_of(text: str):
    claims, unread = read(Story("s", text, date(2025, 3, 7), "XNYS"), DIRECTORY, KINDS)
    for one in claims:
        assert one.quote.text == text[one.quote.start : one.quote.end]
    for one in unread:
        assert one.quote == text[one.start : one.end]
    return claims


@pytest.mark.parametrize(
    "text",
    [
        "9" * 10_000,
        "1," * 300,
        "(" * 500 + "5%" + ")" * 500,
        "([{" * 300,
        SAID.replace(".", " and") * 30,
        "".join(map(chr, (*range(0, 0xD800, 97), *range(0xE000, 0x110000, 1999)))),
        "\u202e5%\u202c \u200f1.2%\u200e " * 40,
        "\0" * 500,
        SAID.replace(" ", "\0"),
        "The Dow f\0ell 1%\0.",
        "." * 5_000,
        "\n" * 5_000 + "5%",
        "\ud800 fell 1%",
        "ro\u017fe \u212a 1% " * 40,
        "\u0130 fell 1% " * 40,
        "½" * 200,
        "1/2/" * 100,
        "not since " * 60,
        "since since since 2024 2024 " * 20,
        "\ufeff\u00ad\u2060" + SAID,
    ],
    ids=range(20),
)
def test_it_is_read_without_an_exception(text: str) -> None:
    claims_of(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                [SAID, "fell 1%", "a record", "since 2008", "(", ")", "$", "%", "\r\n", "\n\n", ". ", "the Dow's"]
            ),
        ),
        max_size=12,
    ).map(" ".join)
)
@example("\r\n\x85\u2028\x1c" + SAID)
def test_any_text_is_read_and_quotes_stand_where_they_say(text: str) -> None:
    claims_of(text)


@pytest.mark.parametrize(
    "before",
    [
        "Cafe\u0301 society. ",
        "📈📉🇺🇸 👩‍👩‍👧 Up and down. ",
        "First line.\r\n\r\nSecond line.\r\n",
        "İstanbul closed. ",
        "ß and ﬁ and Å: letters. ",
        "\u202bעברית\u202c. ",
        "\ufeff",
        "A long dash — here … there. ",
    ],
)
def test_offsets_are_exact_behind_letters_of_more_than_one_part(before: str) -> None:
    text = before + SAID
    move, level = (one for one in claims_of(text) if one.quote.start >= len(before))
    assert isinstance(move.answer, Move)
    assert isinstance(level.answer, Level)
    assert (move.quote.text, level.quote.text) == ("fell 1.2%", "to 5,100")
    assert move.quote.start == len(before) + SAID.index("fell")
    assert level.quote.start == len(before) + SAID.index("to 5,100")


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="aB1. \n\r,;()–’", max_size=3 * LONGEST))
@example("a" * (2 * LONGEST + 1))
@example(("word " * LONGEST).strip())
@example("." * (2 * LONGEST))
def test_every_character_is_in_one_sentence_and_no_sentence_is_endless(text: str) -> None:
    covered = [0] * len(text)
    for one in sentences(text):
        assert len(one.text) <= LONGEST
        assert one.text == text[one.start : one.end]
        for at in range(one.start, one.end):
            covered[at] += 1
    assert all(count == 1 for count, letter in zip(covered, text, strict=True) if not letter.isspace())
    assert max(covered, default=0) <= 1
