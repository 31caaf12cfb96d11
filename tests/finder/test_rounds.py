"""Round numbers against plain Python over one series, on histories made to hurt."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from tapeproof.finder import rounds
from tapeproof.terms.changing import replace
from tapes import hurting, panel, weekdays


def round_to(digits: int, low: float, high: float) -> list[float]:
    """Every number of so many digits from 0.0001 to a million that lies in the range."""
    numbers = [int(f"1{'0' * (digits - 1)}") + n for n in range(9 * 10 ** (digits - 1))]
    every = (Decimal(number).scaleb(power) for power in range(-6, 7) for number in numbers)
    return sorted({float(bar) for bar in every if low < float(bar) <= high})


def looked_up(days: list[date], closes: list[float], digits: int) -> list[float]:
    """Of every close, by looking back from it: how long none was beyond the number that it passed."""
    known = [(day, close) for day, close in zip(days, closes, strict=True) if not math.isnan(close)]
    found: dict[date, float] = {}
    for at, (day, close) in enumerate(known):
        found[day] = math.nan if at == 0 else 0.0
        for bar in round_to(digits, min(c for _, c in known), max(c for _, c in known)) if at else ():
            before = known[at - 1][1]
            if (before >= bar) == (close >= bar):
                continue
            beyond = [d for d, c in known[:at] if (c >= bar) == (close >= bar)]
            long = (day - beyond[-1]).days if beyond else math.inf if (day - known[0][0]).days >= 365 else 0
            if long >= abs(found[day]):
                found[day] = long if close >= bar else -long
    return [found.get(day, math.nan) for day in days]


HISTORIES = {
    "ties and gaps": hurting(1),
    "six columns": hurting(2, rows=70, columns=6),
    "years": hurting(4, 120, pace=5),
    "one row": panel(weekdays(date(2024, 1, 1), 1), {"X": [10.0]}),
    "nothing": panel(weekdays(date(2024, 1, 1), 3), {"X": [None, None, None]}),
}


@pytest.mark.parametrize("digits", rounds.DIGITS)
@pytest.mark.parametrize("name", HISTORIES)
def test_what_was_passed_is_what_plain_python_finds(name: str, digits: int) -> None:
    tape = HISTORIES[name]
    tape = replace(tape, close=np.where(tape.undo == 1, tape.close, np.nan))
    found = rounds.strength(tape, digits)
    days = tape.sessions.astype("datetime64[D]").tolist()
    for column in range(len(tape.columns)):
        np.testing.assert_array_equal(found[:, column], looked_up(days, tape.close[:, column].tolist(), digits))


def test_by_hand() -> None:
    days = weekdays(date(2020, 1, 1), 400)
    closes = [95.0] * 300 + [101.0, 99.0, 250.0, 105.0, *([105.0] * 96)]
    tape = panel(days, {"X": closes})
    found = rounds.strength(tape, 1)[:, 0]
    assert found[300] == math.inf  # above 100, as never in more than a year
    assert found[301] == -(days[301] - days[299]).days  # below 100 again
    assert found[302] == math.inf  # through 100 and 200: it had never been above 200
    assert rounds.passed(tape, np.datetime64(days[302]), 1) == 200
    assert rounds.passed(tape, np.datetime64(days[300]), 2) == 100
    assert rounds.passed(tape, np.datetime64(days[10]), 1) is None


def test_prices_below_nought_pass_nothing() -> None:
    tape = panel(weekdays(date(2020, 4, 16), 3), {"X": [20.0, -37.63, 10.0]})
    assert set(rounds.strength(tape, 1)[:, 0].tolist()) == {0.0}
    assert rounds.passed(tape, np.datetime64("2020-04-20"), 1) is None
