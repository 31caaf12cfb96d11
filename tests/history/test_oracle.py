"""Moves, runs, records and ranks against plain loops over one cell at a time."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import partial

import numpy as np
import pytest

from tapeproof.history import edge, moves, ranks, records, runs
from tapeproof.terms.period import ONE_SESSION, TO_DATE, Grain, Period, Reach, Span
from tapeproof.terms.quantity import Series, Unit
from tapes import hurting

SEEDS = range(5)
SPANS = (
    ONE_SESSION, Span(count=5), *TO_DATE, Span(Reach.TO_DATE, 3, Grain.MONTH), Span(Reach.TO_DATE, 2, Grain.YEAR),
    Span(Reach.BACK, 12, Grain.MONTH), Span(Reach.BACK, 1, Grain.WEEK), Span(Reach.BACK, 10, Grain.DAY),
    Span(Reach.SINCE, start=Period(date(2000, 3, 1), date(2000, 3, 4))),
)  # fmt: skip


def period(day: date, grain: Grain) -> tuple[int, ...]:
    match grain:
        case Grain.WEEK:
            return tuple(day.isocalendar())[:2]
        case Grain.MONTH:
            return (day.year, day.month)
        case Grain.QUARTER:
            return (day.year, (day.month - 1) // 3)
        case Grain.YEAR:
            return (day.year,)
    return (day.toordinal(),)


def before(day: date, grain: Grain) -> date:
    """The last day of the period before that of a day."""
    here = period(day, grain)
    while period(day, grain) == here:
        day -= timedelta(days=1)
    return day


def months_back(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def start(days: list[date], row: int, span: Span) -> date | None:
    """The calendar day by whose end the earlier price was known; None before the first session."""
    match span.reach:
        case Reach.SESSIONS:
            return days[row - span.count] if row >= span.count else None
        case Reach.TO_DATE:
            day = days[row]
            for _ in range(span.count):
                day = before(day, span.grain)
            return day
        case Reach.BACK:
            if span.grain is Grain.MONTH:
                return months_back(days[row], span.count)
            return days[row] - timedelta(days=span.count * (7 if span.grain is Grain.WEEK else 1))
    assert span.start is not None
    return span.start.last if days[row] > span.start.last and days[0] <= span.start.last else None


def change_by_hand(days, close, row: int, span: Span) -> float | None:
    day = start(days, row, span)
    if day is None or np.isnan(close[row]):
        return None
    earlier = [close[i] for i in range(row) if days[i] <= day and not np.isnan(close[i])]
    return close[row] - earlier[-1] if earlier else None


def series_by_hand(days, close, span: Span | None):
    if span is None:
        return [None if np.isnan(v) else v for v in close]
    return [change_by_hand(days, close, row, span) for row in range(len(days))]


def line_by_hand(days, values, row: int, span: Span | None) -> list[tuple[int, float]]:
    """The earlier values with which a row's is compared: all, or the last of every period before its own."""
    earlier = [(i, values[i]) for i in range(row) if values[i] is not None]
    if span is None or span.reach is not Reach.TO_DATE:
        return earlier
    last = {period(days[i], span.grain): (i, v) for i, v in earlier}
    last.pop(period(days[row], span.grain), None)
    return list(last.values())


def cells(seed: int):
    tape = hurting(seed)
    days = tape.sessions.tolist()
    for column in range(len(tape.columns)):
        yield tape, days, tape.close[:, column], column


def points(span: Span | None, *, run: bool = False) -> Series:
    return Series(over=span, unit=Unit.POINTS, run=run)


@pytest.mark.parametrize("span", SPANS, ids=str)
def test_a_change_starts_from_the_last_close_before_its_span(span: Span) -> None:
    seen = 0
    for seed in SEEDS:
        for tape, days, close, column in cells(seed):
            if column == 0:
                continue  # its split is a matter of its own, below
            found = moves.change(tape, points(span))
            for row in range(len(days)):
                expected = change_by_hand(days, close, row, span)
                assert found.value[row, column] == pytest.approx(np.nan if expected is None else expected, nan_ok=True)
                seen += expected is not None
    assert seen > 100


def test_a_change_in_percent_is_relative_and_in_points_as_traded_on_the_later_day() -> None:
    for seed in SEEDS:
        tape = hurting(seed)
        percent = moves.change(tape, Series(over=ONE_SESSION)).value
        traded = moves.change(tape, points(ONE_SESSION))
        for row, column in np.argwhere(np.isfinite(percent)):
            now, then = tape.close[row, column], tape.close[traded.then_at[row, column], column]
            assert percent[row, column] == pytest.approx((now - then) / then * 100)
            assert traded.value[row, column] == pytest.approx((now - then) * tape.undo[row, column])


@pytest.mark.parametrize("span", [None, *SPANS], ids=str)
@pytest.mark.parametrize("strict", [False, True], ids=["ties count", "ties ignored"])
def test_the_rival_is_the_last_earlier_value_at_or_beyond(span: Span | None, strict: bool) -> None:  # noqa: FBT001 - a parameter of the test
    seen = 0
    for seed in SEEDS[:3]:
        tape = hurting(seed)
        line = records.line(tape, points(span))
        up, down = (records.rival(line, sign, strict=strict) for sign in (1, -1))
        for _, days, close, column in cells(seed):
            if column == 0 and span is not None:
                continue
            values = series_by_hand(days, close, span)
            for row, value in enumerate(values):
                if value is None:
                    assert up[row, column] == down[row, column] == -1
                    continue
                rivals = line_by_hand(days, values, row, span)
                above = [i for i, v in rivals if (v > value if strict else v >= value)]
                below = [i for i, v in rivals if (v < value if strict else v <= value)]
                if span is None or value > 0:
                    assert up[row, column] == (above[-1] if above else -1)
                    seen += bool(above)
                if span is None or value < 0:
                    assert down[row, column] == (below[-1] if below else -1)
    assert seen > 20


@pytest.mark.parametrize("span", [ONE_SESSION, *TO_DATE], ids=str)
def test_a_run_counts_moves_of_one_sign_and_says_where_it_may_be_longer(span: Span) -> None:
    for seed in SEEDS:
        tape = hurting(seed)
        found = runs.running(tape, points(span, run=True))
        for _, days, close, column in cells(seed):
            values = series_by_hand(days, close, span)
            for row, value in enumerate(values):
                if value is None:
                    assert np.isnan(found.length[row, column])
                    continue
                line = [np.sign(v) for _, v in line_by_hand(days, values, row, span)]
                run = run_by_hand([*line, np.sign(value)])
                assert found.length[row, column] == run
                reaches = abs(run) > len(line) or not line
                assert bool(found.edge[row, column]) == reaches
                assert np.isnan(found.earlier[row, column]) == (not line)
                if line:
                    assert found.earlier[row, column] == run_by_hand(line)


def run_by_hand(signs: list[float]) -> int:
    length = 0
    for sign in reversed(signs):
        if sign == 0 or sign != signs[-1]:
            break
        length += 1
    return int(length * signs[-1])


@pytest.mark.parametrize("span", [ONE_SESSION, *TO_DATE[:2]], ids=str)
def test_the_rival_of_a_run_is_the_last_finished_one_as_long(span: Span) -> None:
    seen = 0
    for seed in SEEDS:
        tape = hurting(seed)
        line = records.line(tape, points(span, run=True))
        found = {sign: records.rival(line, sign) for sign in (1, -1)}
        for _, days, close, column in cells(seed):
            values = series_by_hand(days, close, span)
            for row, value in enumerate(values):
                if value is None or value == 0:
                    continue
                earlier = line_by_hand(days, values, row, span)
                signs = [*(np.sign(v) for _, v in earlier), np.sign(value)]
                mine = abs(run_by_hand(signs))
                lengths = [run_by_hand(signs[: i + 1]) * np.sign(value) for i in range(len(earlier))]
                ends = [
                    earlier[i][0]
                    for i in range(len(earlier) + 1 - mine)
                    if i < len(earlier) and lengths[i] >= mine and signs[i + 1] != signs[i]
                ]
                sign = int(np.sign(value))
                assert found[sign][row, column] == (ends[-1] if ends else -1)
                seen += bool(ends)
    assert seen > 20


@pytest.mark.parametrize("span", [None, ONE_SESSION, *TO_DATE[:2]], ids=str)
def test_a_place_in_history_counts_the_earlier_values_beyond(span: Span | None) -> None:
    for seed in SEEDS[:3]:
        tape = hurting(seed)
        line = records.line(tape, points(span))
        up, down, count = ranks.places_in_history(line.rivals, line.value, line.before)
        for _, days, close, column in cells(seed):
            if column == 0 and span is not None:
                continue
            values = series_by_hand(days, close, span)
            for row, value in enumerate(values):
                earlier = [v for _, v in line_by_hand(days, values, row, span)]
                expected = (0, 0, 0)
                if value is not None:
                    expected = (
                        sum(v > value for v in earlier) + 1,
                        sum(v < value for v in earlier) + 1,
                        len(earlier) + 1,
                    )
                assert (up[row, column], down[row, column], count[row, column]) == expected


def test_a_place_among_others_shares_ties_and_leaves_out_who_is_not_ranked() -> None:
    for seed in SEEDS:
        tape = hurting(seed)
        ranked = tape.members & np.isfinite(tape.close)
        up, down, count = ranks.places(tape.close, ranked)
        for row, column in np.ndindex(tape.close.shape):
            others = [tape.close[row, i] for i in range(len(tape.columns)) if ranked[row, i]]
            assert count[row, column] == len(others)
            mine = tape.close[row, column]
            expected = (0, 0)
            if ranked[row, column]:
                expected = (1 + sum(v > mine for v in others), 1 + sum(v < mine for v in others))
            assert (up[row, column], down[row, column]) == expected


def test_values_are_covered_from_the_first_that_is_on_record() -> None:
    days_of = partial(np.datetime64)
    tape = hurting(3, columns=1)
    first = int(np.flatnonzero(np.isfinite(tape.close[:, 0]))[0])
    levels = records.line(tape, points(None))
    assert levels.covered[-1, 0] == tape.sessions[first]
    assert np.array_equal(edge.first_row(tape.close)[:, 0] >= 0, np.arange(90) >= first)
    year = records.line(tape, points(TO_DATE[3]))
    # Prices begin in December 1999: the year 2000 is the first whose move is on record, and all after it are.
    last_of_1999 = [day for day in tape.sessions.tolist() if day.year == 1999][-1]
    assert year.covered[-1, 0] == days_of(last_of_1999 + timedelta(days=1))
