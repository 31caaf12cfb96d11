"""The oracle of the measurements, against prices of one hand's count."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import tapes
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.terms.period import Grain, Period, Reach, Span
from tapeproof.terms.quantity import Direction, Point, Unit

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from seeded import oracle

DAYS = [date(2024, 12, 30), date(2024, 12, 31), *(date(2025, 1, day) for day in (2, 3, 6, 7, 8, 9, 10))]
CLOSES = [100.0, 104.0, 102.0, None, 103.0, 105.0, 106.0, 103.0, 103.0]
HIGHS = [101.0, 105.0, 103.0, None, 104.0, 107.0, 106.5, 104.0, 103.5]
YEAR, WEEK = Span(Reach.TO_DATE, 1, Grain.YEAR), Span(Reach.TO_DATE, 1, Grain.WEEK)


def tape(**about: list[float]) -> oracle.Tape:
    """The closes above, as a market would hand them out."""
    panel = tapes.panel(DAYS, {"X": CLOSES}, high={"X": HIGHS}, **{name: {"X": each} for name, each in about.items()})
    held = type("Held", (), {"panel": lambda *_: panel})()
    return oracle.tape_of(held, Instrument("X", "X", InstrumentType.INDEX))


def test_changes_start_where_their_span_does() -> None:
    at = tape().row(date(2025, 1, 9))
    assert oracle.change(tape(), at, Span()) == Decimal("-2.83018867925")  # 103 / 106
    assert oracle.change(tape(), at, Span(), Unit.POINTS) == -3
    assert oracle.change(tape(), at, YEAR) == Decimal("-0.961538461538")  # 103 / 104
    assert oracle.change(tape(), at, WEEK, Unit.POINTS) == 1  # Friday the 3rd is missing: from 102 on Thursday
    assert oracle.change(tape(), at, Span(), Unit.POINTS, Point.HIGH) == -2
    assert oracle.change(tape(), 4, Span()) is None  # the session before has no price


def test_an_extreme_is_the_last_of_equals_in_its_window() -> None:
    window = Period(date(2025, 1, 1), date(2025, 1, 10), Grain.YEAR)
    assert oracle.extreme(tape(), 8, Span(Reach.HIGH, start=window)) == 6
    assert oracle.extreme(tape(), 8, Span(Reach.LOW, start=window)) == 2
    assert oracle.extreme(tape(), 8, Span(Reach.LOW, 0)) == 0


@pytest.mark.parametrize(("row", "way", "rival"), [(5, "up", -1), (7, "up", 6), (7, "down", 4), (6, "up", -1)])
def test_the_rival_is_the_last_at_or_beyond(row: int, way: str, rival: int) -> None:
    assert oracle.rival(tape(), row, Direction(way)) == rival


def test_runs_end_with_an_unchanged_close() -> None:
    rows = [4, 5, 6, 7, 8]
    assert [oracle.run(tape(), rows[:n]) for n in (2, 3, 4, 5)] == [1, 2, -1, 0]
    assert oracle.ends(tape(), 8, Grain.WEEK) == [2, 8]


def test_places_count_those_that_did_better() -> None:
    other = tape()
    assert oracle.place(tape(), 7, Span(), [other], Direction.UP) == 1
    assert oracle.place_in_history(tape(), 7, Direction.DOWN) == 1  # of 104 to 102 (-1.92%) and 106 to 103
    assert oracle.place_in_history(tape(), 5, Direction.UP) == 2  # after 100 to 104


def test_prices_are_printed_in_the_shares_of_their_day() -> None:
    split = tape(undo=[2.0] * 6 + [1.0] * 3)
    assert oracle.level(split, 5) == 210
    assert oracle.change(split, 5, Span(), Unit.POINTS) == 4
    assert oracle.change(split, 6, Span(), Unit.POINTS) == 1


@pytest.mark.parametrize(("value", "decimals", "text"), [("3.25", 1, "3.3"), ("-3.249", 1, "3.2"), ("2.5", 0, "3")])
def test_halves_are_printed_away_from_zero(value: str, decimals: int, text: str) -> None:
    assert oracle.rounded(Decimal(value), decimals) == Decimal(text)
