"""A figure nowhere near the record is an accusation only where the story says whose it is and when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tapeproof.kinds.conversion import Conversion
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask, Cue, Doubt
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import InstrumentType, Pair
from tapeproof.terms.period import ONE_SESSION, Period
from tapeproof.terms.quantity import Series, Unit
from tapeproof.terms.verdict import Verdict

BARS = "2025-03-05 =100\n2025-03-06 =100\n2025-03-07 100 101.2 99.9 101"
IMPLIED = {Cue.IMPLIED, Cue.OF_THE_CLOSE}


@pytest.mark.parametrize(
    ("stated", "way", "verdict"),
    [
        ("9.0%", "up", Verdict.OPEN),  # nine times the 1% found: it may be of another day, or of another's shares
        ("2.4%", "up", Verdict.OPEN),  # more than half as much again: of another day or share, as likely as wrong
        ("1.4%", "up", Verdict.OFF),  # a slip of a wire's own size
        ("1.0%", "down", Verdict.OFF),  # the right size, the wrong way: no other day explains it better
    ],
)
def test_a_move_whose_day_is_implied(market, say, proof, stated, way, verdict) -> None:
    claim = say("2025-03-07").move(stated, way, said=IMPLIED)
    assert proof(market({"X": BARS}), claim, published="2025-03-07").verdict is verdict


def test_the_same_move_is_off_where_the_story_names_whose_and_when(market, say, proof) -> None:
    claim = say("2025-03-07").move("9.0%", said={Cue.OF_THE_CLOSE})
    assert proof(market({"X": BARS}), claim, published="2025-03-07").verdict is Verdict.OFF


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ("150.00 points", Verdict.OPEN),
        ("101.90 points", Verdict.OFF),
        ("113.00 points", Verdict.OPEN),
        ("108.00 points", Verdict.OFF),
    ],
)
def test_a_level_that_is_implied(market, say, proof, stated, verdict) -> None:
    claim = say("2025-03-07").level(stated, said=IMPLIED)
    assert proof(market({"X": BARS}), claim, published="2025-03-07").verdict is verdict


def test_no_level_is_called_off_at_twice_the_price(market, say, proof) -> None:
    claim = say("2025-03-07").level("303.00 points", said={Cue.OF_THE_CLOSE})
    assert proof(market({"X": BARS}), claim, published="2025-03-07").verdict is Verdict.OPEN


def test_a_record_whose_rival_is_of_yesterday(market, say, proof) -> None:
    bars = "2015-01-02 =200\n2025-03-05 =100\n2025-03-06 =102\n2025-03-07 =101"
    said = {Cue.OF_DAYS, Cue.OF_THE_CLOSE}
    implied = say("2025-03-07").record("up", "2016", said={*said, Cue.IMPLIED})
    certain = say("2025-03-07").record("up", "2016", said=said)
    assert proof(market({"X": bars}), implied, published="2025-03-07").verdict is Verdict.OPEN
    assert proof(market({"X": bars}), certain, published="2025-03-07").verdict is Verdict.OFF


def test_the_close_of_a_day_that_the_story_names_is_called_off_at_any_distance(market, say, proof) -> None:
    claim = say("2025-03-07").level("303.00 points", on="2025-03-07", said={Cue.OF_THE_CLOSE})
    assert proof(market({"X": BARS}), claim, published="2025-03-07").verdict is Verdict.OFF


def test_a_conversion_says_both_its_amounts_so_that_a_million_for_a_billion_is_off(market, say, proof) -> None:
    rates = "2025-03-05 =7.25\n2025-03-06 =7.25\n2025-03-07 =7.25"
    about = {"type": InstrumentType.CURRENCY, "exchange": "24/5", "currency": "CNY"}
    for scale, verdict in ((10**9, Verdict.STANDS), (10**6, Verdict.OFF)):
        claim = say("2025-03-07").claim(
            Conversion(dollars("52.4", scale), dollars("380", 10**9, "CNY")),
            Ask(Series(unit=Unit.CURRENCY)),
            whose=Pair("CNY=X"),
        )
        assert proof(market({"CNY=X": rates}, **{"CNY=X": about}), claim, published="2025-03-07").verdict is verdict


def dollars(digits, scale, currency="USD"):
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    return Figure(Decimal(digits) * scale, Unit.CURRENCY, step * scale, currency=currency, scale=Decimal(scale))


def test_what_no_session_of_an_index_moves_by_is_of_a_longer_time_but_a_share_may_have_been_split(market, say, proof):
    share = {"type": InstrumentType.STOCK, "exchange": "XHKG", "currency": "HKD"}
    claim = say("2025-03-07").move("66.7%", on="2025-03-07", said={Cue.OF_THE_CLOSE})
    assert proof(market({"X": BARS}), claim, published="2025-03-07").verdict is Verdict.OPEN
    assert proof(market({"X": BARS}, X=share), claim, published="2025-03-07").verdict is Verdict.OFF


def test_a_run_that_has_ended_is_held_against_its_own_length(market, say, proof) -> None:
    """Five falls and a rise: "snapped a six-day losing run" is one too many, "a nine-day" is of something else."""
    closes = (100, 99, 98, 97, 96, 95, 96)
    days = ("2025-02-27", "2025-02-28", "2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06", "2025-03-07")
    bars = "2025-02-26 =99\n" + "\n".join(
        f"{day} {close} {close} {close} {close}" for day, close in zip(days, closes, strict=True)
    )
    said = {*IMPLIED, Cue.OF_DAYS}
    for count, verdict in ((5, Verdict.STANDS), (6, Verdict.OFF), (9, Verdict.OPEN)):
        claim = say("2025-03-07").streak(count, "down", ended=True, said=said)
        assert proof(market({"X": bars}), claim, published="2025-03-07").verdict is verdict


@pytest.mark.parametrize(
    ("stated", "doubt", "verdict"),
    [
        ("9575.16 points", Doubt.PERIOD, Verdict.OFF),  # of 9557.16: two neighbours of six exchanged
        ("9575.16 points", Doubt.SUBJECT, Verdict.OFF),
        ("9575.16 points", Doubt.KIND, Verdict.OPEN),  # what is measured is another matter
        ("9567.16 points", Doubt.PERIOD, Verdict.OPEN),  # one digit apart, as the levels of two days may be
        ("9517.56 points", Doubt.PERIOD, Verdict.OPEN),  # two exchanged, but no neighbours
    ],
)
def test_digits_exchanged_among_many_settle_whose_and_when(market, say, proof, stated, doubt, verdict) -> None:
    bars = "2025-03-06 =9500\n2025-03-07 9500 9560 9490 9557.16"
    claim = replace(say("2025-03-07").level(stated, said={Cue.OF_THE_CLOSE}), doubts=(doubt,))
    assert proof(market({"X": bars}), claim, published="2025-03-07").verdict is verdict


@pytest.mark.parametrize(
    ("stated", "verdict"), [("2.91%", Verdict.OFF), ("2.55%", Verdict.OPEN), ("2.19%", Verdict.STANDS)]
)
def test_a_move_of_no_told_direction_is_off_where_digits_were_mistyped(market, say, proof, stated, verdict) -> None:
    bars = "2025-03-05 =100\n2025-03-06 =100\n2025-03-07 100 100 97.5 97.81"
    claim = replace(say("2025-03-07").move(stated, None, said={Cue.OF_THE_CLOSE}), doubts=(Doubt.DIRECTION,))
    assert proof(market({"X": bars}), claim, published="2025-03-07").verdict is verdict


def test_nor_where_another_time_of_its_sentence_has_the_very_figure(market, say, proof) -> None:
    bars = "2025-03-05 =9575.16\n2025-03-06 =9500\n2025-03-07 9500 9560 9490 9557.16"
    claim = replace(say("2025-03-07").level("9575.16 points", said={Cue.OF_THE_CLOSE}), doubts=(Doubt.PERIOD,))
    assert proof(market({"X": bars}), claim, published="2025-03-07").verdict is Verdict.OFF
    there = Period(date(2025, 3, 5), date(2025, 3, 5))
    told = replace(claim, times=((there, ONE_SESSION),))
    assert proof(market({"X": bars}), told, published="2025-03-07").verdict is Verdict.OPEN
