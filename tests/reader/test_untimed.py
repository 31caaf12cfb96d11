"""Whose time is beyond doubt: where it is not, a gross misfit is no accusation (``Cue.UNTIMED``)."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.kinds import KINDS
from tapeproof.market.directory import Directory
from tapeproof.market.members import shipped_groups
from tapeproof.reader import read
from tapeproof.terms.claim import Cue
from tapeproof.terms.story import Story


@pytest.mark.parametrize(
    ("text", "untimed"),
    [
        ("On October 24, 2014, the CSI 500 Index was 4.58% below its 2014 high.", False),
        ("On Friday the CSI 500 Index was 4.58% below its 52-week high.", False),
        ("The CSI 500 Index was 4.58% below its high.", True),
    ],
)
def test_the_day_that_opens_a_sentence_is_that_of_its_distance(text: str, *, untimed: bool) -> None:
    story = Story("untimed", text, date(2014, 10, 24), "XSHG")
    (claim,), _ = read(story, Directory.build((), shipped_groups()), KINDS)
    assert claim.cell.when.last == date(2014, 10, 24)
    assert (Cue.UNTIMED in claim.said) is untimed
