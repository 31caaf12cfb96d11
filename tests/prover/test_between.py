"""Notes between claims: two figures for one thing, and arithmetic that does not add up. Worked by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.prover.between import contradictions
from tapeproof.prover.sums import Said, adds_up
from tapeproof.terms.claim import Ask, Cell, Claim, Cue, Quote
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.instrument import Line, Nobody
from tapeproof.terms.period import ONE_SESSION, Grain, Period
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Proof, Verdict

DAY = date(2023, 3, 3)
WHEN = Period(DAY, DAY, Grain.DAY)
DOWN, UP = Direction.DOWN, Direction.UP


def figure(text: str, unit: Unit, hedge: Hedge = Hedge.EXACT) -> Figure:
    value = Decimal(text.replace(",", ""))
    return Figure(value, unit, Decimal(1).scaleb(value.as_tuple().exponent), hedge)


def moved(text: str, unit: Unit, way: Direction, hedge: Hedge = Hedge.EXACT) -> tuple[Move, Ask]:
    return Move(figure(text, unit, hedge), way), Ask(Series(over=ONE_SESSION, unit=unit))


def level(text: str) -> tuple[Level, Ask]:
    return Level(figure(text, Unit.POINTS)), Ask(Series(unit=Unit.POINTS))


def claim(said, quote: str, text: str, whose=Line("^DJI"), cues=()) -> Claim:  # noqa: B008 - a frozen value
    answer, ask = said
    start = text.index(quote)
    return Claim(Cell(whose, WHEN), ask, answer, Quote(quote, start, start + len(quote)), frozenset(cues))


def proved(text: str, *parts, verdict=Verdict.OFF) -> list[tuple[str, ...]]:
    proofs = [
        Proof(claim(said, quote, text, cues=cues), verdict, base=date(2023, 3, 2), session=DAY)
        for said, quote, cues in parts
    ]
    return [proof.notes for proof in contradictions(proofs, Story("x", text, DAY, "XNYS"))]


@pytest.mark.parametrize(
    ("points", "percent", "now", "way", "adds"),
    [
        ("412", "1.2", "34,002", DOWN, True),  # 412 / 34,414 = 1.197%
        ("412", "1.3", "34,002", DOWN, True),  # 1.197% is no more than one unit of the last digit away
        ("412", "1.4", "34,002", DOWN, False),
        ("412", "2.1", "34,002", DOWN, False),  # the digits swapped
        ("412", "1.2", "43,002", DOWN, False),  # 412 / 43,414 = 0.95%
        ("387", "1.2", "33,391", UP, True),  # 387 / 33,004 = 1.173%
        ("52.41", "0.6", "8,433.76", UP, True),
        ("52.41", "0.62", "8,433.76", UP, True),  # 0.625%, cut off
        ("52.41", "0.60", "8,433.76", UP, False),
    ],
)  # fmt: skip
def test_points_percent_and_level(points, percent, now, way, adds):
    text = "moved a, or b, to c"
    said = Said(
        None,
        claim(level(now), "to c", text),
        claim(moved(points, Unit.POINTS, way), "moved a", text),
        claim(moved(percent, Unit.PERCENT, way), "b", text),
    )
    assert adds_up(said) is adds


@pytest.mark.parametrize(
    ("then", "now", "percent", "way", "adds"),
    [
        ("100", "115", "15", UP, True),
        ("100", "115", "20", UP, False),
        ("100", "115", "11", UP, False),
        ("100", "115", "13", UP, True),  # 114 over 101 is 12.9%: whole numbers leave that much room
        ("115", "100", "13", DOWN, True),  # 13.04%
        ("100", "115", "15", DOWN, False),
        ("0.5", "0.7", "33", UP, True),  # 0.6 to 0.8, as near as one digit tells
    ],
)
def test_from_one_level_to_another(then, now, percent, way, adds):
    text = "moved a from b to c"
    rate = claim(moved(percent, Unit.PERCENT, way), "moved a", text)
    assert adds_up(Said(claim(level(then), "from b", text), claim(level(now), "to c", text), None, rate)) is adds


def test_a_sum_that_does_not_add_up_is_told_beside_each_of_its_parts():
    text = "The Dow rose 387 points, or 2.2%, to 33,391 on Friday."
    points, rate = moved("387", Unit.POINTS, UP), moved("2.2", Unit.PERCENT, UP)
    parts = [(points, "rose 387 points", ()), (rate, "2.2%", ()), (level("33,391"), "to 33,391", ())]
    told = "contradicts its own arithmetic: 387 points to 33,391 is 1.2%, not 2.2%"
    assert proved(text, *parts) == [(told,)] * 3
    assert proved(text, *parts, verdict=Verdict.STANDS) == [()] * 3


def test_from_a_level_to_a_level_is_told_in_the_storys_own_figures():
    text = "Acme rose 20% from 100 to 115."
    rate, then, now = moved("20", Unit.PERCENT, UP), level("100"), level("115")
    parts = [(rate, "rose 20%", ()), (then, "from 100", (Cue.SET_OUT,)), (now, "to 115", ())]
    told = "contradicts its own arithmetic: from 100 to 115 is 15%, not 20%"
    assert proved(text, *parts, verdict=Verdict.OPEN) == [(told,)] * 3


def test_levels_of_another_sentence_are_no_part_of_the_sum():
    text = "The Dow rose 387 points, or 2.2%. It had come down to 33,391."
    points, rate = moved("387", Unit.POINTS, UP), moved("2.2", Unit.PERCENT, UP)
    parts = [(points, "rose 387 points", ()), (rate, "2.2%", ()), (level("33,391"), "to 33,391", ())]
    assert proved(text, *parts) == [()] * 3


def test_two_figures_for_one_move_contradict_each_other():
    text = "The Dow gained 1.6%. Its 2.6% rise was broad."
    parts = [(moved("1.6", Unit.PERCENT, UP), "gained 1.6%", ()), (moved("2.6", Unit.PERCENT, UP), "2.6% rise", ())]
    assert proved(text, *parts) == [
        ("contradicts “2.6% rise” in the same story",), ("contradicts “gained 1.6%” in the same story",),
    ]  # fmt: skip
    assert proved(text, *parts, verdict=Verdict.OPEN) == [(), ()]


@pytest.mark.parametrize(
    ("second", "cues"),
    [
        (moved("2", Unit.PERCENT, UP), ()),  # 1.6% as a whole number
        (moved("2.6", Unit.PERCENT, UP), (Cue.INTRADAY,)),  # of another moment
        (moved("2.6", Unit.PERCENT, UP, Hedge.LESS_THAN), ()),
        (moved("100", Unit.POINTS, UP), ()),  # another unit
    ],
)
def test_figures_that_one_value_may_give_contradict_nothing(second, cues):
    text = "The Dow gained 1.6%. Its rise was broad."
    assert proved(text, (moved("1.6", Unit.PERCENT, UP), "gained 1.6%", ()), (second, "rise", cues)) == [(), ()]


def test_what_is_not_known_by_name_contradicts_nothing_but_its_own_arithmetic():
    text = "Acme gained 1.6%. Its 2.6% rise was broad."
    claims = [
        claim(moved(size, Unit.PERCENT, UP), quote, text, whose=Nobody("Acme"))
        for size, quote in (("1.6", "gained 1.6%"), ("2.6", "2.6% rise"))
    ]
    proofs = [Proof(each, Verdict.OFF, base=DAY, session=DAY) for each in claims]
    assert all(not proof.notes for proof in contradictions(proofs, Story("x", text, DAY, "XNYS")))
