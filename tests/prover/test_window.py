"""A claim hangs on its window where nearly every other one gives less, and most of them much less."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.distance import Distance
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask
from tapeproof.terms.figure import Hedge
from tapeproof.terms.instrument import Line
from tapeproof.terms.period import Grain, Period, Reach, Span
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.verdict import Verdict

WEEKDAYS = [day for day in (date(2025, 1, 1) + timedelta(days=n) for n in range(120)) if day.weekday() < 5][:81]
FIRST, TROUGH, TODAY = WEEKDAYS[20], WEEKDAYS[40], WEEKDAYS[80].isoformat()


def table(price) -> str:
    return "\n".join(f"{day} {price(at):.4f}" for at, day in enumerate(WEEKDAYS))


def down_and_up(at: int) -> float:
    """From 140 down to 100 in forty sessions, and up to 120 in the next forty."""
    return 140 - at if at <= 40 else 100 + (at - 40) / 2


def straight(at: int) -> float:
    return 100 + at / 2


def one_dip(at: int) -> float:
    """A straight rise, on one day of which the price was a little lower."""
    return straight(at) - (0.5 if at == 40 else 0)


def a_little_ahead(at: int) -> float:
    return 102 if at == 40 else down_and_up(at) * (1 + at / 5000)


def still(_at: int) -> float:
    return 100.0


def since(day: date) -> Span:
    return Span(Reach.SINCE, start=Period(day, day))


def hanging(found) -> list[str]:
    assert found.verdict is Verdict.STANDS
    return [note for note in found.notes if note.startswith("hangs on its window")]


@pytest.fixture
def said(say):
    return say(published=TODAY)


def test_a_gain_since_the_trough_hangs_on_it(market, said, proof):
    # 120 over 100. A quarter of 56 days is 14: 21 starts, and 11 ends, since none comes after the story's day.
    note = hanging(proof(market({"X": table(down_and_up)}), said.move("20%", over=since(TROUGH)), published=TODAY))
    told = (
        "hangs on its window: all of the 230 that start or end up to 14 days earlier or later give less, "
        "most of them less than three quarters of it"
    )
    assert note == [told]


def test_a_jump_on_the_storys_day_is_no_choice_of_window(market, said, proof):
    # 30% on the last day: all windows that end before it give less, but any start gives as much.
    jump = table(lambda at: 100 + 5 * (at % 2) + (30 if at == 80 else 0))
    assert not hanging(proof(market({"X": jump}), said.move("30%", over=since(TROUGH)), published=TODAY))


def test_a_gain_like_those_around_it_does_not(market, said, proof):
    # 140 over 110; starts before give more, as those after give less.
    assert not hanging(proof(market({"X": table(straight)}), said.move("27.3%", over=since(FIRST)), published=TODAY))


def test_the_best_of_many_alike_is_no_news(market, said, proof):
    # 140 over 119.5: the best of all by half a percentage point or so, and none is much less.
    assert not hanging(proof(market({"X": table(one_dip)}), said.move("17.2%", over=since(TROUGH)), published=TODAY))


@pytest.mark.parametrize(
    "over",
    [
        Span(Reach.TO_DATE, 1, Grain.MONTH),
        Span(Reach.BACK, 1, Grain.MONTH),
        Span(Reach.HIGH, start=Period(WEEKDAYS[30], WEEKDAYS[50])),
    ],
)
def test_what_the_calendar_or_a_drawdown_picks_is_not_the_storys_choice(market, said, proof, over):
    found = proof(
        market({"X": table(lambda at: 240 - down_and_up(at))}), said.move(None, "down", over=over), published=TODAY
    )
    assert not hanging(found)


def test_a_fall_hangs_on_its_window_as_a_gain_does(market, said, proof):
    # 140 to 120, from the top of a rise as long as the fall.
    upside_down = table(lambda at: 240 - down_and_up(at))
    assert hanging(proof(market({"X": upside_down}), said.move("14.3%", "down", over=since(TROUGH)), published=TODAY))
    points = said.move("20 points", "down", over=since(TROUGH))
    assert hanging(proof(market({"X": upside_down}), points, published=TODAY))


def test_a_rise_from_a_low_is_one_that_the_story_picked_and_a_bull_market_is_not(market, said, stated, proof):
    low = Ask(Series(over=Span(Reach.LOW, start=Period(WEEKDAYS[20], WEEKDAYS[60]))))
    tape, twenty = market({"X": table(down_and_up)}), stated("20%")
    for size, hangs in ((twenty, True), (replace(twenty, hedge=Hedge.AT_LEAST), False)):
        found = proof(tape, said.claim(Distance(size, Direction.UP), low), published=TODAY)
        assert bool(hanging(found)) is hangs


def test_too_few_starts_tell_nothing(market, said, proof):
    # Two sessions before: half a session is no window.
    assert not hanging(
        proof(market({"X": table(down_and_up)}), said.move(None, over=Span(Reach.SESSIONS, 2)), published=TODAY)
    )


def test_a_comparison_hangs_on_its_window(market, said, stated, proof):
    tape = market({"X": table(down_and_up), "Y": table(still)})
    ask = Ask(Series(over=since(TROUGH), unit=Unit.PERCENTAGE_POINTS), Line("Y"))
    assert hanging(proof(tape, said.claim(Comparison(stated("20pp"), Direction.UP), ask), published=TODAY))


def test_a_place_hangs_on_its_window(market, members, said, proof):
    # Y gains a little more than X does, but on the one day of the trough it stood at 102.
    tables = {"X": table(down_and_up), "Y": table(a_little_ahead), "Z": table(still)}
    tape = market(tables, groups=[members("all", ("X", "Y", "Z"))])
    note = hanging(proof(tape, said.rank(1, "up", "all", over=since(TROUGH)), published=TODAY))
    assert "give a lower place" in note[0]
    assert not hanging(proof(tape, said.rank(3, "up", "all", over=since(TROUGH), whose="Z"), published=TODAY))
