"""Gauges against plain Python over one series, on histories made to hurt: ties, gaps, flat days, late listings."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from tapeproof.finder.events import Event, events
from tapeproof.finder.gauge import first_day, gauges_of, read
from tapeproof.history.panel import Panel
from tapeproof.kinds import KINDS
from tapeproof.terms.changing import replace
from tapeproof.terms.period import ONE_SESSION, Grain
from tapes import hurting, panel, weekdays

EVENTS = {event.what: event for event in events(KINDS)}
HISTORIES = {
    "ties and gaps": hurting(1),
    "six columns": hurting(2, rows=70, columns=6),
    "years": hurting(4, 120, pace=5),
}
SAME = 1e-6  # gauges are kept to seven digits

Series = list[tuple[date, float]]


def closes(tape: Panel, column: int, until: int) -> Series:
    """The known closes of one column up to a row, as plain Python has them."""
    days = [day.astype("datetime64[D]").item() for day in tape.sessions[: until + 1]]
    paired = zip(days, tape.close[: until + 1, column].tolist(), strict=True)
    return [(day, close) for day, close in paired if not math.isnan(close)]


def moves(known: Series) -> list[float]:
    return [100 * (after / before - 1) for (_, before), (_, after) in pairwise(known)]


def run_lengths(known: Series) -> list[int]:
    """Signed lengths; the first run on record may be longer than it looks, but counts as long as it is."""
    lengths: list[int] = []
    for (_, before), (_, after) in pairwise(known):
        sign = (after > before) - (after < before)
        goes_on = lengths and sign and lengths[-1] * sign > 0
        lengths.append(lengths[-1] + sign if goes_on else sign)
    return lengths


def reaches(known: Series) -> list[float]:
    """Days back to the last close at or beyond, lows below nought; endless where a year has none."""
    found = []
    for at, (day, close) in enumerate(known):
        above = next((d for d, c in reversed(known[:at]) if c >= close * (1 - 1e-10)), None)
        below = next((d for d, c in reversed(known[:at]) if c <= close * (1 + 1e-10)), None)
        high = below is not None and (above is None or above < below)
        rival = above if high else below
        if above is None and below is None:
            rival = None
        days = (day - (rival or known[0][0])).days
        size = float("inf") if rival is None and days >= 365 else float(days)
        found.append(size if high else -size)
    return found


def reaching(values: list[float]) -> tuple[int, int]:
    """How many of all reach the last, on its own side, and of how many."""
    now = values[-1]
    as_strong = (value <= now + SAME if now < 0 else value >= now - SAME for value in values)
    return sum(as_strong), len(values)


def expected(event: Event, known: Series) -> tuple[int, int] | None:
    if event.series.over is None:
        return reaching(reaches(known))
    if len(known) < 2:
        return None
    if event.series.run:
        return reaching([float(abs(length)) for length in run_lengths(known)])
    return reaching([abs(move) for move in moves(known)])


@pytest.mark.parametrize("name", HISTORIES)
@pytest.mark.parametrize(
    "what", ["days moved as much", "days stood in as long a run", "sessions reached back as far on that side"]
)
def test_what_is_counted_is_what_plain_python_counts(name: str, what: str) -> None:
    tape, event = HISTORIES[name], EVENTS[what]
    if event.series.run:
        tape = replace(tape, began=tuple([None] * len(tape.columns)))
    (gauged,) = gauges_of([event], tape)
    compared = 0
    for row, day in enumerate(tape.sessions):
        shown = read(gauged, day)
        assert shown is not None
        for column in range(len(tape.columns)):
            if np.isnan(tape.close[row, column]):
                assert not shown.known[column]
                continue
            right = expected(event, closes(tape, column, row))
            assert bool(shown.known[column]) == (right is not None)
            if right is not None:
                assert (int(shown.times[column]), int(shown.of[column])) == right, (tape.columns[column], day)
                compared += 1
    assert compared > 200


def test_the_end_of_a_run_counts_the_run_that_it_ended() -> None:
    days = weekdays(date(2024, 1, 1), 12)
    tape = panel(days, {"X": [10, 9, 10, 11, 12, 11, 12, 13, 14, 13, None, 12]})
    (gauged,) = gauges_of([EVENTS["days ended as long a run"]], tape)
    by_day = {day: read(gauged, np.datetime64(day)) for day in days}
    snapped = by_day[days[5]]  # 12 to 11, after three gains
    assert snapped is not None
    assert (snapped.times[0], snapped.of[0]) == (1, 5)
    again = by_day[days[9]]  # 14 to 13, after three gains: the second such end
    assert again is not None
    assert (again.times[0], again.of[0]) == (2, 9)
    assert not by_day[days[10]].known[0]


@pytest.mark.parametrize("name", HISTORIES)
def test_nothing_after_the_day_is_looked_at(name: str) -> None:
    tape = HISTORIES[name]
    everything = [event for event in EVENTS.values() if event.grain is None]
    row = len(tape.sessions) // 2
    day = tape.sessions[row]
    earlier = gauges_of(everything, tape.until(day.item()))
    for whole, cut in zip(gauges_of(everything, tape), earlier, strict=True):
        one, other = read(whole, day), read(cut, day)
        assert one is not None
        assert other is not None
        for field in ("known", "times", "of", "before"):
            np.testing.assert_array_equal(getattr(one, field), getattr(other, field), err_msg=whole.event.what)


@pytest.mark.parametrize("grain", [Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR])
def test_whole_periods_are_counted_at_their_ends(grain: Grain) -> None:
    tape = HISTORIES["years"]
    event = next(
        event for event in EVENTS.values() if event.grain is grain and not event.series.run and not event.ended
    )
    (gauged,) = gauges_of([event], tape)
    number = {
        Grain.WEEK: lambda day: day.isocalendar()[:2],
        Grain.MONTH: lambda day: (day.year, day.month),
        Grain.QUARTER: lambda day: (day.year, (day.month - 1) // 3),
        Grain.YEAR: lambda day: day.year,
    }[grain]
    for column in range(len(tape.columns)):
        known = closes(tape, column, len(tape.sessions))
        last = {number(day): close for day, close in known}  # the last close of every period, in order
        sizes = [abs(move) for move in moves([(date.min, close) for close in last.values()])]
        shown = read(gauged, gauged.days[-1])
        assert shown is not None
        if np.isnan(tape.close[-1, column]) or not sizes:
            continue
        assert (int(shown.times[column]), int(shown.of[column])) == reaching(sizes)


def test_a_suspect_row_is_neither_counted_nor_said_nor_what_is_measured_from_it() -> None:
    days = weekdays(date(2024, 1, 1), 6)
    tape = panel(days, {"X": [10, 11, 99, 11, 12, 13]})
    suspect = np.zeros((6, 1), dtype=bool)
    suspect[2] = True
    tape = replace(tape, suspect=suspect)
    (gauged,) = gauges_of([EVENTS["days moved as much"]], tape)
    shown = [read(gauged, np.datetime64(day)) for day in days]
    assert [bool(each.known[0]) for each in shown] == [False, True, False, False, True, True]
    assert (shown[4].times[0], shown[4].of[0]) == (2, 2)  # +10% and +9.1%: not the leap to 99 and back
    assert first_day(gauged, 0) == np.datetime64(days[1])


def test_a_day_without_a_row_shows_nothing() -> None:
    tape = panel(weekdays(date(2024, 1, 1), 5), {"X": [10, 11, 12, 11, 12]})
    (gauged,) = gauges_of([EVENTS["days moved as much"]], tape)
    assert read(gauged, np.datetime64("2024-01-06")) is None


def test_every_series_that_can_be_said_is_an_event_once() -> None:
    spans = [event.series for event in events(KINDS) if not event.ended]
    assert len(spans) == len(set(spans))
    assert {event.grain for event in events(KINDS)} == {None, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR}
    of_a_day = next(event for event in events(KINDS) if event.series.over == ONE_SESSION and not event.series.run)
    assert [kind.name for kind, _ in of_a_day.says] == ["move", "record", "rank"]
