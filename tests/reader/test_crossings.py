"""Which way a level was passed: told by the words, or in doubt and then never off."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.kinds import KINDS
from tapeproof.kinds.crossing import Crossing
from tapeproof.market.directory import Directory
from tapeproof.market.members import shipped_groups
from tapeproof.reader import read
from tapeproof.terms.claim import Claim, Doubt
from tapeproof.terms.quantity import Direction
from tapeproof.terms.story import Story

DIRECTORY = Directory.build((), shipped_groups())


def crossing(sentence: str) -> Claim:
    claims, _ = read(Story("crossing", sentence, date(2025, 3, 6), "XNYS"), DIRECTORY, KINDS)
    (found,) = (claim for claim in claims if isinstance(claim.answer, Crossing))
    return found


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("The S&P 500 closed above 5,000 for the first time since May.", Direction.UP),
        ("The S&P 500 topped 5,000 for the first time since May.", Direction.UP),
        ("The S&P 500 sank through 5,000 for the first time since May.", Direction.DOWN),
        ("The S&P 500 slid back below 5,000 for the first time since May.", Direction.DOWN),
    ],
)
def test_the_words_tell_which_way(sentence: str, direction: Direction):
    found = crossing(sentence)
    assert found.answer.said()["direction"] is direction
    assert Doubt.DIRECTION not in found.doubts


@pytest.mark.parametrize("verb", ["broke through", "crossed", "breached"])
def test_a_verb_that_may_go_either_way_leaves_a_doubt(verb: str):
    assert Doubt.DIRECTION in crossing(f"The S&P 500 {verb} 5,000 for the first time since May.").doubts
