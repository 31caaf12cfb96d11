"""A high or a low of a named day is that extreme, and not any price of the day or its close (SEMANTICS 5, level)."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.kinds import KINDS
from tapeproof.market.directory import Directory
from tapeproof.market.members import shipped_groups
from tapeproof.reader import read
from tapeproof.terms.claim import Cue, Extreme
from tapeproof.terms.quantity import Direction, Point
from tapeproof.terms.story import Story

DIRECTORY = Directory.build((), shipped_groups())


@pytest.mark.parametrize(
    ("said", "side", "point"),
    [
        ("touched a high of 5,105.09", Direction.UP, Point.HIGH),
        ("hit a low of 5,048.39", Direction.DOWN, Point.LOW),
        ("touched 5,100.20", None, Point.RANGE),
        ("closed at 5,069.76", None, Point.CLOSE),
    ],
)
def test_a_named_extreme_is_asked_for(said: str, side: Direction | None, point: Point) -> None:
    story = Story("s", f"The S&P 500 {said} on February 28, 2024.", date(2024, 2, 29), "XNYS")
    (claim,), _ = read(story, DIRECTORY, KINDS)
    day = claim.cell.when
    assert day.first == day.last == date(2024, 2, 28)
    assert claim.ask.series.basis.now is point
    assert claim.ask.peak == (Extreme(side, day) if side else None)


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("At its worst the S&P 500 was 2.1% lower on the day.", True),
        ("The S&P 500 was down 2.1% at the low.", True),
        ("The S&P 500 was 2.1% lower on the day.", False),
    ],
)
def test_what_is_said_of_a_moment_is_not_of_the_close(text: str, *, within: bool) -> None:
    (claim,), _ = read(Story("s", text, date(2024, 2, 29), "XNYS"), DIRECTORY, KINDS)
    assert (Cue.INTRADAY in claim.said) is within
    assert not (within and Cue.OF_THE_CLOSE in claim.said)
