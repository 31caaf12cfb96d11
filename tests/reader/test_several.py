"""What of a group or of a pair is read: the whole group alone is counted, loose words leave a doubt."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.kinds import KINDS
from tapeproof.market.directory import Directory
from tapeproof.market.members import shipped_groups
from tapeproof.reader import read
from tapeproof.terms.claim import Doubt
from tapeproof.terms.instrument import Group, Line
from tapeproof.terms.story import Story

DIRECTORY = Directory.build((), shipped_groups())


def only(sentence):
    claims, _ = read(Story("s", sentence, date(2025, 3, 6), "XNYS"), DIRECTORY, KINDS)
    (claim,) = claims
    return claim


@pytest.mark.parametrize(
    ("sentence", "among"),
    [
        ("27 of the Dow's 30 components rose.", Group("^DJI")),
        ("Five of the Magnificent Seven fell.", Group("magnificent-seven")),
        ("Three of the Dow's largest members fell.", None),
        ("All of the Dow's largest members fell.", None),
        ("Nine of the 11 S&P 500 sectors ended lower.", None),
        ("Gainers outnumbered decliners by two to one.", None),
    ],
)
def test_only_a_whole_group_is_counted(sentence, among):
    assert only(sentence).ask.among == among


def test_how_many_there_are_is_told_beside_how_many_went():
    claim = only("Only 12 of the Dow's 30 members rose.")
    assert (claim.answer.figure.value, claim.answer.other.value) == (12, 30)


@pytest.mark.parametrize(
    ("sentence", "in_doubt"),
    [
        ("Apple outperformed Microsoft on Thursday.", False),
        ("Apple beat Microsoft on Thursday.", True),
        ("Apple beat Microsoft's 2% gain on Thursday.", False),
        ("Apple has lagged the S&P 500 in three of the past five years.", True),
    ],
)
def test_a_loose_word_leaves_a_doubt(sentence, in_doubt):
    claims, _ = read(Story("s", sentence, date(2025, 3, 6), "XNYS"), DIRECTORY, KINDS)
    compared = claims[0]
    assert compared.ask.against in {Line("MSFT"), Line("^GSPC")}
    assert (Doubt.KIND in compared.doubts) is in_doubt
