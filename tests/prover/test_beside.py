"""What is not true of the subject and time inferred, but of another that the story names beside it."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.prover import prove
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Cue
from tapeproof.terms.instrument import Line
from tapeproof.terms.period import ONE_SESSION, Period
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Verdict

DAYS = ("2025-03-04", "2025-03-05", "2025-03-06", "2025-03-07")
X = "\n".join(f"{day} ={close}" for day, close in zip(DAYS, (100, 104.5, 104.5, 105.545), strict=True))
"""Up 4.5%, unchanged, up 1%."""
Y = "\n".join(f"{day} ={close}" for day, close in zip(DAYS, (200, 200, 200, 213.4), strict=True))
"""Unchanged, unchanged, up 6.7%."""
STORY = Story("s", "", date(2025, 3, 7), "XHKG")
UNNAMED = {Cue.IMPLIED, Cue.UNNAMED, Cue.OF_THE_CLOSE}
UNTIMED = {Cue.IMPLIED, Cue.UNTIMED, Cue.OF_THE_CLOSE}


def proved(market, *claims):
    """The proof of the first of some claims that stand side by side."""
    return prove(claims, STORY, market({"X": X, "Y": Y}))[0]


def test_an_inferred_subject_gives_way_to_the_one_named_beside_it_that_the_figure_is_true_of(market, say):
    other = say("2025-03-07").level("213.40 points", whose="Y")
    proof = proved(market, say("2025-03-07").move("6.7%", said=UNNAMED), other)
    assert (proof.verdict, proof.claim.cell.whose) == (Verdict.STANDS, Line("Y"))
    assert proof.notes[0] == "taken as of Y on 2025-03-07, where it holds"


def test_a_named_subject_does_not_but_is_not_accused_either(market, say):
    other = say("2025-03-07").level("213.40 points", whose="Y")
    proof = proved(market, say("2025-03-07").move("6.7%", said={Cue.OF_THE_CLOSE}), other)
    assert (proof.verdict, proof.claim.cell.whose) == (Verdict.OPEN, Line("X"))
    assert "true of Y on 2025-03-07" in (proof.why or "")


def test_a_named_subject_keeps_its_figure_where_the_time_alone_is_inferred(market, say):
    """Two figures exchanged are two errors, and not true of each other's subjects."""
    first = say("2025-03-07").move("6.7%", said=UNTIMED)
    second = say("2025-03-07").move("1.0%", said=UNTIMED, whose="Y")
    assert {proved(market, one, other).verdict for one, other in ((first, second), (second, first))} == {Verdict.OPEN}


def test_an_inferred_time_gives_way_to_another_of_its_sentence(market, say):
    tuesday = date(2025, 3, 5)
    claim = say("2025-03-07").move("4.5%", said=UNTIMED)
    assert proved(market, claim).verdict is Verdict.OPEN
    proof = proved(market, replace(claim, times=((Period(tuesday, tuesday), ONE_SESSION),)))
    assert (proof.verdict, proof.session) == (Verdict.STANDS, tuesday)


@pytest.mark.parametrize(("stated", "verdict"), [("7%", Verdict.OPEN), ("6.7%", Verdict.STANDS)])
def test_a_figure_of_one_digit_is_not_tried_of_everything(market, say, stated, verdict):
    named = [say("2025-03-07").level("1.00 points", on=day, whose="X") for day in DAYS[:2]]
    day = Period(date(2025, 3, 4), date(2025, 3, 4))
    of_its_sentence = ((day, ONE_SESSION), (day, ONE_SESSION))
    claim = replace(say("2025-03-07").move(stated, said=UNTIMED | UNNAMED), times=of_its_sentence)
    assert proved(market, claim, *named, say("2025-03-07").level("213.40 points", whose="Y")).verdict is verdict


def test_a_record_is_that_of_the_move_beside_it_where_it_is_exact(market, say):
    """Y closed at its highest; Z fell 1% on March 7, its biggest fall since the 5% of March 5."""
    rises = "\n".join(f"{day} ={close}" for day, close in zip(DAYS, (200, 205, 202, 213), strict=True))
    falls = "\n".join(f"{day} ={close}" for day, close in zip(DAYS, (100, 95, 95, 94.05), strict=True))
    beside = say("2025-03-07").move("1.0%", "down", whose="Z")
    record = say("2025-03-07").record("down", "2025-03-05", said=UNNAMED, whose="Y")
    proof = prove((record, beside), STORY, market({"Y": rises, "Z": falls}))[0]
    assert (proof.verdict, proof.claim.cell.whose, proof.claim.over) == (Verdict.STANDS, Line("Z"), ONE_SESSION)


def test_what_is_said_of_a_market_may_be_of_the_index_with_which_the_story_goes_on(market, say):
    """ "Tokyo's shares rose 6.7%. The Topix closed at 213.40": that of the benchmark is off, that of Y is true."""
    claim = say("2025-03-07").move("6.7%", said={Cue.OF_THE_CLOSE})
    other = say("2025-03-07").level("213.40 points", whose="Y")
    proof = proved(market, replace(claim, others=(Line("Y"),)), other)
    assert (proof.verdict, proof.claim.cell.whose) == (Verdict.STANDS, Line("Y"))
    silent = say("2025-03-07").level("105.55 points")
    assert proved(market, replace(claim, others=(Line("Y"),)), silent).verdict is Verdict.OFF
