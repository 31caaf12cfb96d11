"""Places: among one's own values of a time that is named, and the rows from which a ranking can be made again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tapeproof.kinds.breadth import Breadth
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import Group, Line
from tapeproof.terms.period import ONE_SESSION, Grain, Period
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.verdict import Verdict

# Falls of 10% (in December), 3%, 1%, 2% and a rise of 1%.
FALLS = """
2024-12-30  100
2024-12-31  90
2025-01-02  87.3
2025-01-03  86.427
2025-01-06  84.69846
2025-01-07  85.5454446
"""
THIS_YEAR = Period(date(2025, 1, 1), date(2025, 12, 31), Grain.YEAR)


def of_the_year(claim):
    return replace(claim, ask=replace(claim.ask, within=THIS_YEAR))


@pytest.mark.parametrize(("place", "verdict"), [(2, Verdict.STANDS), (3, Verdict.OFF), (1, Verdict.OFF)])
def test_a_place_of_the_year_counts_this_year_alone(market, say, proof, place, verdict):
    claim = of_the_year(say("2025-01-06").rank(place, "down", None))
    found = proof(market({"X": FALLS}), claim, published="2025-01-06")
    assert (found.verdict, found.value) == (verdict, 2)


def test_those_ahead_are_named_with_their_sessions(market, say, proof):
    found = proof(
        market({"X": FALLS}), of_the_year(say("2025-01-06").rank(2, "down", None)), published="2025-01-06"
    ).evidence
    assert found.formula == "-2: place 2 of 3 since 2025-01-01"
    assert [(one.place, one.day, round(one.value, 9)) for one in found.ranking] == [
        (1, date(2025, 1, 2), -3.0), (2, date(2025, 1, 6), -2.0),
    ]  # fmt: skip
    assert [(row.date, row.value) for row in found.rows] == [
        (date(2025, 1, 3), 86.427), (date(2025, 1, 6), 84.69846),
    ]  # fmt: skip


def test_a_record_that_begins_within_the_year_cannot_tell_the_place(market, say, proof):
    late = "\n".join(FALLS.strip().splitlines()[3:])  # from 3 January on
    found = proof(market({"X": late}), of_the_year(say("2025-01-06").rank(1, "down", None)), published="2025-01-06")
    assert found.verdict is Verdict.OPEN


def test_a_place_of_a_past_day_may_have_been_taken_since(market, say, proof):
    # The 1% of 3 January was the second-worst until the 2% of the sixth.
    claim = of_the_year(say("2025-01-07").rank(3, "down", None, on="2025-01-03"))
    found = proof(market({"X": FALLS}), claim, published="2025-01-07")
    assert found.verdict is Verdict.OPEN
    assert "a later value is as far" in found.why
    first = of_the_year(say("2025-01-07").rank(2, "down", None, on="2025-01-02"))
    assert proof(market({"X": FALLS}), first, published="2025-01-07").verdict is Verdict.OFF


def test_a_ranking_gives_the_prices_of_every_member_with_their_rows(market, members, say, proof):
    tables = {
        "X": "2025-03-05 100\n2025-03-06 103",
        "Y": "2025-03-05 200\n2025-03-06 202",
        "Z": "2025-03-05 50\n2025-03-06 52",
    }
    tape = market(tables, groups=[members("all", ("X", "Y", "Z"))])
    found = proof(tape, say("2025-03-06").rank(2, "up", "all"), published="2025-03-06").evidence
    assert [(one.place, one.instrument, one.then, one.now) for one in found.ranking] == [
        (1, "Z", 50, 52), (2, "X", 100, 103), (3, "Y", 200, 202),
    ]  # fmt: skip
    assert [(row.instrument, row.value) for row in found.rows] == [
        ("Z", 50), ("Z", 52), ("X", 100), ("X", 103), ("Y", 200), ("Y", 202),
    ]  # fmt: skip
    assert all(row.known_at and row.source for row in found.rows)
    count = Series(over=ONE_SESSION, unit=Unit.COUNT)
    every = Breadth(Figure(Decimal(3), Unit.COUNT), Direction.UP)
    rose = say("2025-03-06").claim(every, Ask(count, among=Group("all")), whose=Line("X"))
    counted = proof(tape, rose, published="2025-03-06").evidence
    assert counted.formula == "3 up, 0 down of 3"
    assert next((one.instrument, one.then, one.now) for one in counted.ranking) == ("Z", 50, 52)
    assert len(counted.rows) == 6


def test_an_index_is_ranked_in_the_stead_of_its_own_markets_benchmark_and_not_accused(market, members, say, proof):
    tables = {
        "X": "2025-03-05 100\n2025-03-06 103",
        "Y": "2025-03-05 200\n2025-03-06 202",
        "Z": "2025-03-05 5000\n2025-03-06 5200",
    }
    tape = market(tables, groups=[members("all", ("Y", "Z"))], Z={"exchange": "XTKS"})
    second = proof(tape, say("2025-03-06").rank(2, "up", "all"), published="2025-03-06")
    assert second.verdict is Verdict.STANDS  # X in the stead of Y, which trades where it does
    first = proof(tape, say("2025-03-06").rank(1, "up", "all"), published="2025-03-06")
    assert first.verdict is Verdict.OPEN
    assert "in the stead of Y" in first.why
    both_here = market(tables, groups=[members("all", ("Y", "Z"))])
    assert proof(both_here, say("2025-03-06").rank(2, "up", "all"), published="2025-03-06").verdict is Verdict.OPEN
