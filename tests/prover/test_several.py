"""Claims that rest on several columns: members counted, and one side against another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tapeproof.kinds.breadth import Breadth
from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.tally import Tally
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask, Cell, Claim, Cue, Quote
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import Group, InstrumentType, Line, Nobody
from tapeproof.terms.period import ONE_SESSION, Grain, Period, Reach, Span
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.verdict import Verdict

DAY = date(2025, 3, 6)
TABLES = {
    "X": "2025-03-04 =100\n2025-03-05 =100\n2025-03-06 =99",
    "A": "2025-03-04 =10\n2025-03-05 =10\n2025-03-06 =11",
    "B": "2025-03-04 =10\n2025-03-05 =11\n2025-03-06 =12",
    "C": "2025-03-04 =10\n2025-03-05 =11\n2025-03-06 =10",
}


INDEX, ITS_MEMBERS, Y = Line("X"), Group("X"), Line("Y")


def counted(number: int, *, whose=INDEX, among: Group | None = ITS_MEMBERS, way=Direction.UP, **claim) -> Claim:
    """So many members of the index X, or of another list."""
    ask = Ask(Series(over=ONE_SESSION, unit=Unit.COUNT), among=among)
    answer = Breadth(Figure(Decimal(number), Unit.COUNT), way)
    return Claim(Cell(whose, Period(DAY, DAY, named=True)), ask, answer, Quote("", 0, 0), **claim)


@pytest.fixture
def tape(market, members):
    return market(TABLES, groups=(members("X", ("A", "B", "C")), members("trio", ("A", "B", "C"))))


def test_an_index_is_judged_by_the_list_that_bears_its_name_and_is_none_of_it(tape, proof):
    found = proof(tape, counted(2), published="2025-03-06")
    assert (found.verdict, found.value) == (Verdict.STANDS, 2)
    assert [(row.place, row.instrument) for row in found.evidence.ranking] == [(1, "A"), (2, "B"), (3, "C")]
    assert found.evidence.formula == "2 up, 1 down of 3"


def test_a_wrong_number_is_off_with_the_right_one(tape, proof):
    found = proof(tape, counted(3, whose=Group("trio"), among=Group("trio")), published="2025-03-06")
    assert (found.verdict, found.correction) == (Verdict.OFF, "2")
    fell = proof(tape, counted(2, way=Direction.DOWN), published="2025-03-06")
    assert (fell.verdict, fell.correction, fell.value) == (Verdict.OFF, "1", 1)


def test_copy_left_standing_from_the_day_before_stands_otherwise(tape, proof):
    # On the fifth B and C rose, A did not move: nobody fell.
    found = proof(tape, counted(0, way=Direction.DOWN), published="2025-03-06")
    assert (found.verdict, found.reading.value) == (Verdict.STANDS_OTHERWISE, "previous session")


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        (counted(3, among=Group("Y")), "a dated list of them"),
        (counted(3, among=None), "the count published that day"),
        (counted(3, whose=Nobody(), among=None), "the count published that day"),
        (counted(3, said=frozenset({Cue.IN_PROGRESS})), "had not ended"),
    ],
)
def test_what_no_list_tells_is_open_with_what_would_settle_it(tape, proof, claim, why):
    found = proof(tape, claim, published="2025-03-06")
    assert found.verdict is Verdict.OPEN
    assert why in found.why


def test_a_list_of_other_days_tells_nothing(market, members, proof):
    late = members("X", ("A", "B", "C"), first=date(2025, 3, 7))
    found = proof(market(TABLES, groups=(late,)), counted(3), published="2025-03-06")
    assert found.verdict is Verdict.OPEN
    assert "is not of 2025-03-06" in found.why


def test_a_suspect_member_and_one_of_another_exchange_leave_it_open(market, members, proof):
    group = members("X", ("A", "B", "C"))
    suspect = market(TABLES | {"C": TABLES["C"] + " !"}, groups=(group,))
    assert "C" in proof(suspect, counted(3), published="2025-03-06").why
    abroad = market(TABLES, groups=(group,), C={"exchange": "XLON"})
    assert "several exchanges" in proof(abroad, counted(3), published="2025-03-06").why
    assert proof(abroad, replace(counted(2)), published="2025-03-06").verdict is Verdict.STANDS


SIDES = {
    "X": "2025-02-03 =100\n2025-03-05 =100\n2025-03-06 =102",
    "Y": "2025-02-03 =50\n2025-03-05 =50\n2025-03-06 =50.5",
}
DAYS, SINCE_FEBRUARY = ONE_SESSION, Span(Reach.SINCE, start=Period(date(2025, 2, 3), date(2025, 2, 3)))


def beside(text: str, way=Direction.UP, *, other=Y, over=DAYS, **claim) -> Claim:
    """X did better or worse than the other side: "1.0", "1.0pp" or "2x"."""
    digits = text.rstrip("px")
    unit = Unit.RATIO if text.endswith("x") else Unit.PERCENTAGE_POINTS
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    answer = Comparison(Figure(Decimal(digits), unit, step) if text else None, way)
    cell = Cell(INDEX, Period(DAY, DAY, named=True, text="Thursday"))
    return Claim(cell, Ask(Series(over=over, unit=unit), other), answer, Quote("", 0, 0), **claim)


def test_one_side_beside_the_other_with_the_prices_of_both(market, proof):
    # X gained 2%, Y 1%.
    found = proof(market(SIDES), beside("1.0pp"), published="2025-03-06")
    assert (found.verdict, found.value) == (Verdict.STANDS, 1)
    assert [(row.instrument, row.value) for row in found.evidence.rows] == [
        ("X", 100),
        ("X", 102),
        ("Y", 50),
        ("Y", 50.5),
    ]
    assert found.evidence.formula == "(102 / 100 - 1) - (50.5 / 50 - 1)"
    assert proof(market(SIDES), beside("2x"), published="2025-03-06").value == 2


def test_a_wrong_difference_is_off_and_says_which_way(market, proof):
    ahead = proof(market(SIDES), beside("3.0pp"), published="2025-03-06")
    assert (ahead.verdict, ahead.correction) == (Verdict.OFF, "1.0 percentage point")
    behind = proof(market(SIDES), beside("", Direction.DOWN), published="2025-03-06")
    assert (behind.verdict, behind.severity.value, behind.correction) == (
        Verdict.OFF, "wrong_way", "ahead by 1.00 percentage point",
    )  # fmt: skip
    times = proof(market(SIDES), beside("5x"), published="2025-03-06")
    assert (times.verdict, times.correction) == (Verdict.OFF, "2 times")


def test_moves_that_were_rounded_before_they_were_compared(market, proof):
    # 2.04% and 0.96% are written as 2.0% and 1.0%: 1.08 points apart, told as one.
    tables = SIDES | {"X": "2025-03-05 =100\n2025-03-06 =102.04", "Y": "2025-03-05 =50\n2025-03-06 =50.48"}
    found = proof(market(tables), beside("1.0pp"), published="2025-03-06")
    assert (found.verdict, found.reading.value) == (Verdict.STANDS_OTHERWISE, "rounded inputs")


@pytest.mark.parametrize(
    ("claim", "about", "why"),
    [
        (beside("", Direction.DOWN, other=Group("peers")), {}, "whole group"),
        (beside("", Direction.DOWN, other=Nobody("peers")), {}, "not a known instrument"),
        (beside("", Direction.DOWN, other=Line("Z")), {}, "no prices of Z"),
        (beside("", Direction.DOWN, other=INDEX), {}, "as one"),
        (beside("", Direction.DOWN, said=frozenset({Cue.IMPLIED})), {}, "not said beside it"),
        (beside("", Direction.DOWN, said=frozenset({Cue.IN_PROGRESS})), {}, "had not ended"),
        (beside("", Direction.DOWN), {"Y": {"type": InstrumentType.CRYPTO}}, "no official close"),
        (beside("", Direction.DOWN), {"Y": {"adjusted": True}}, "later dividends"),
        (beside("", Direction.DOWN), {"Y": {"exchange": "XLON"}}, "several exchanges"),
        (beside("1.3pp", over=SINCE_FEBRUARY), {}, "dividends"),
    ],
)
def test_what_stands_between_a_comparison_and_off(market, proof, claim, about, why):
    found = proof(market(SIDES, **about), claim, published="2025-03-06")
    assert found.verdict is Verdict.OPEN, found
    assert why in found.why


def test_a_difference_next_to_nothing_is_open(market, proof):
    tables = SIDES | {"Y": "2025-03-05 =50\n2025-03-06 =51.01"}
    assert "differ by less" in proof(market(tables), beside(""), published="2025-03-06").why


def tallied(count: int, last: int, way=Direction.UP, over=DAYS, **claim) -> Claim:
    """So many of the last moves of X."""
    ask = Ask(Series(over=over, unit=Unit.COUNT), last=last)
    cell = Cell(INDEX, Period(DAY, DAY, named=True, text="Thursday"))
    return Claim(cell, ask, Tally(count, way, last), Quote("", 0, 0), **claim)


MOVES = (
    "2025-02-26 =10\n2025-02-27 =10\n2025-02-28 =11\n2025-03-03 =12\n2025-03-04 =11\n2025-03-05 =12\n2025-03-06 =13{}"
)


def test_a_tally_shows_the_closes_that_it_counts(market, proof):
    found = proof(market({"X": MOVES.format("")}), tallied(3, 4), published="2025-03-06")
    assert (found.verdict, found.value, found.base) == (Verdict.STANDS, 3, date(2025, 2, 28))
    assert found.evidence.formula == "11 < 12 > 11 < 12 < 13"
    wrong = proof(market({"X": MOVES.format("")}), tallied(1, 5), published="2025-03-06")
    assert (wrong.verdict, wrong.severity.value, wrong.correction, wrong.value) == (Verdict.OFF, "wrong", "four", 4)
    fell = proof(market({"X": MOVES.format("")}), tallied(3, 4, Direction.DOWN), published="2025-03-06")
    assert (fell.verdict, fell.correction) == (Verdict.OFF, "one")


def test_the_present_week_may_be_left_out(market, proof):
    # Up in the weeks to 21 and 28 February, down in the one to 14 February and so far in this one.
    weeks = "2025-02-07 =12\n2025-02-14 =10\n2025-02-21 =11\n2025-02-28 =13\n2025-03-05 =12.5\n2025-03-06 =12"
    claim = tallied(2, 3, over=Span(Reach.TO_DATE, 1, Grain.WEEK))
    assert proof(market({"X": weeks}), claim, published="2025-03-06").verdict is Verdict.STANDS
    claim = tallied(2, 2, over=Span(Reach.TO_DATE, 1, Grain.WEEK))
    found = proof(market({"X": weeks}), claim, published="2025-03-06")
    assert (found.verdict, found.reading.value) == (Verdict.STANDS_OTHERWISE, "without the present period")


def test_a_suspect_close_among_them_leaves_it_open(market, proof):
    found = proof(market({"X": MOVES.format(" !")}), tallied(1, 4), published="2025-03-06")
    assert found.verdict is Verdict.OPEN
    assert "2025-03-06" in found.why


def test_a_tally_of_weeks_whose_week_is_not_said_is_never_off(market, proof):
    weeks = "2025-02-07 =12\n2025-02-14 =10\n2025-02-21 =11\n2025-02-28 =13\n2025-03-05 =12.5\n2025-03-06 =12"
    claim = tallied(1, 2, Direction.UP, over=Span(Reach.TO_DATE, 1, Grain.WEEK), said=frozenset({Cue.IMPLIED}))
    assert proof(market({"X": weeks}), claim, published="2025-03-06").verdict is Verdict.STANDS
    found = proof(market({"X": weeks}), replace(claim, answer=Tally(0, Direction.UP, 2)), published="2025-03-06")
    assert (found.verdict, found.why) == (Verdict.OPEN, "whose or when is not said beside it")
