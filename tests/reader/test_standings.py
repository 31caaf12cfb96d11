"""Places among others: in which list they are taken, whose they are, and where they must stay open."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.kinds import KINDS
from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.rank import Rank
from tapeproof.market.directory import Directory
from tapeproof.market.members import named_here, shipped_groups
from tapeproof.reader import read
from tapeproof.terms.claim import Doubt
from tapeproof.terms.instrument import Group, Line
from tapeproof.terms.story import Story

DIRECTORY = Directory.build((), shipped_groups())
OPEN = Group("those meant")


def last(sentence, answer=Rank, home="XNYS"):
    claims, _ = read(Story("s", sentence, date(2025, 3, 6), home), DIRECTORY, KINDS)
    return [claim for claim in claims if isinstance(claim.answer, answer)][-1]


@pytest.mark.parametrize(
    ("sentence", "home", "group"),
    [
        ("The Kospi led declines among the world's leading bourses on Thursday.", "XNYS", "world-major-markets"),
        ("The Kospi led declines among the region's big markets on Thursday.", "XTKS", "asia-major-markets"),
        ("The SMI led declines among the region's big markets on Thursday.", "XLON", "europe-major-markets"),
        ("The Ibex 35 held up best of Europe's main indexes on Thursday.", "XLON", "europe-major-markets"),
        ("The Nasdaq lost the most of the three major averages on Thursday.", "XNYS", "us-indexes"),
        ("Boeing fell on Thursday, the biggest drop among the Dow's 30 members.", "XNYS", "^DJI"),
    ],
)
def test_a_list_on_record_is_the_one_that_is_named(sentence, home, group):
    assert last(sentence, home=home).ask.among == Group(group)


def test_so_many_of_the_storys_own_are_ranked_among_themselves_and_never_accused():
    told = "The Nikkei fell 2% on Thursday, the Kospi 1% and the Hang Seng 0.4%; the Nikkei was the weakest of the "
    three = last(told + "three.", home="XTKS")
    assert three.cell.whose == Line("^N225")
    assert named_here(three.ask.among.id).members == ("^HSI", "^KS11", "^N225")
    assert Doubt.KIND in three.doubts
    assert last(told + "four.", home="XTKS").ask.among == OPEN


@pytest.mark.parametrize(
    "sentence",
    [
        "Nvidia fared worst on Thursday.",
        "The Kospi was the weakest of Asia's four emerging markets on Thursday.",
        "The CSI 300 was the best of China's main indexes on Thursday.",
    ],
)
def test_a_list_that_nobody_knows_is_no_own_history(sentence):
    claim = last(sentence)
    assert claim.ask.among == OPEN
    assert Doubt.KIND in claim.doubts


def test_a_list_named_before_is_the_one_gone_on_with():
    told = "Meta was the best of the Magnificent Seven in February. Tesla brought up the rear."
    assert last(told).ask.among == Group("magnificent-seven")


def test_who_did_more_is_neither_the_subject_nor_certain_to_be_on_a_list_of_markets():
    claim = last("The DAX is up 15% this year, second only to the Hang Seng among the world's major markets.")
    assert (claim.cell.whose, claim.answer.place, claim.doubts) == (Line("^GDAXI"), 2, (Doubt.KIND,))
    claim = last("Nike is down 20% this year, and only Intel has done worse among the Dow's 30 members.")
    assert (claim.cell.whose, claim.answer.place, claim.doubts) == (Line("NKE"), 2, ())


def test_what_fared_worse_still_is_held_against_the_one_just_spoken_of():
    claim = last("The Dow fell 1% on Thursday. The Nasdaq fared worse still, losing 2%.", Comparison)
    assert (claim.cell.whose, claim.ask.against) == (Line("^IXIC"), Line("^DJI"))
    assert Doubt.KIND in claim.doubts


def test_nobody_fell_further_is_no_comparison_of_the_index():
    claims, _ = read(
        Story("s", "Nobody in the FTSE 100 fell further than BP on Thursday.", date(2025, 3, 6), "XLON"),
        DIRECTORY,
        KINDS,
    )
    assert [type(claim.answer) for claim in claims] == [Rank]
