"""Places in an own history: among which values they are counted, and where that is in doubt."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.kinds import KINDS
from tapeproof.kinds.rank import Rank
from tapeproof.market.directory import Directory
from tapeproof.reader import read
from tapeproof.terms.claim import Doubt
from tapeproof.terms.story import Story

DIRECTORY = Directory.build()


def place(sentence):
    claims, _ = read(Story("s", sentence, date(2024, 12, 18), "XNYS"), DIRECTORY, KINDS)
    (claim,) = (claim for claim in claims if isinstance(claim.answer, Rank))
    return claim


@pytest.mark.parametrize(
    ("sentence", "begins"),
    [
        ("The S&P 500 had its second-worst day of the year.", date(2024, 1, 1)),
        ("The S&P 500 fell 2.95%, its second-worst day this year, as yields jumped.", date(2024, 1, 1)),
        ("The S&P 500 had its second-worst day of 2024.", date(2024, 1, 1)),
        ("The S&P 500 had its second-worst day of the month.", date(2024, 12, 1)),
        ("The S&P 500 had its second-worst week so far this quarter.", date(2024, 10, 1)),
    ],
)
def test_a_place_of_a_time_is_counted_in_it(sentence, begins):
    claim = place(sentence)
    assert claim.ask.within is not None
    assert claim.ask.within.first == begins
    assert Doubt.KIND not in claim.doubts


def test_a_place_on_record_is_counted_in_all_of_it():
    claim = place("The S&P 500 had its second-worst day on record.")
    assert (claim.ask.within, claim.doubts) == (None, ())


@pytest.mark.parametrize(
    "sentence",
    [
        "The S&P 500 had its second-worst day of the campaign.",
        "The S&P 500 had its second-worst day under this president.",
        "The S&P 500 had its second-worst day since 2022.",
    ],
)
def test_among_what_a_place_is_counted_may_be_in_doubt(sentence):
    assert Doubt.KIND in place(sentence).doubts
