"""Which time is a figure's own, where a sentence tells several."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.kinds import KINDS
from tapeproof.market.directory import Directory
from tapeproof.reader import read
from tapeproof.terms.claim import Cue
from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.terms.story import Story

DIRECTORY = Directory.build()


def claims(sentence):
    found, _ = read(Story("s", sentence, date(2024, 8, 5), "XTKS"), DIRECTORY, KINDS)
    return found


@pytest.mark.parametrize(
    ("behind", "over"),
    [
        ("than it did 12 months back", Span(Reach.BACK, 12, Grain.MONTH)),
        ("than a year ago", Span(Reach.BACK, 1, Grain.YEAR)),
        ("than it was three months ago", Span(Reach.BACK, 3, Grain.MONTH)),
    ],
)
def test_lower_than_some_time_ago_is_measured_from_then_whatever_began_before(behind, over):
    lead = "Stocks have been sliding ever since Wednesday, when the central bank moved, and the Nikkei 225 now sits"
    (claim,) = claims(f"{lead} roughly 3.8 per cent lower {behind}.")
    assert claim.over == over
    assert claim.cell.when.last == date(2024, 8, 5)


def test_a_level_from_which_a_move_set_out_is_told():
    levels = [claim for claim in claims("The Nikkei 225 rose 3% from 31,000 to 31,930.") if claim.over is None]
    assert [Cue.SET_OUT in claim.said for claim in levels] == [True, False]


def test_having_opens_a_clause_of_its_own():
    first = claims("The 10-year Treasury yield slid to 3.65%, having lately poked above 4%.")[0]
    assert Cue.INTRADAY not in first.said


@pytest.mark.parametrize("hedge", ["", "more than ", "less than "])
def test_the_week_of_a_day_is_that_day_s_however_the_figure_is_bounded(hedge) -> None:
    (claim,) = claims(f"Apple fell {hedge}1.35% in the week of August 2, 2024.")
    assert claim.cell.when.first == date(2024, 7, 29)
    assert claim.cell.when.grain is Grain.WEEK
