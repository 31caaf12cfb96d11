"""Highs and lows of a rolling window, against a search by hand over every row."""

from __future__ import annotations

import numpy as np
import pytest

from tapeproof.history.windows import rolling, start_at
from tapeproof.terms.period import Grain, Reach, Span
from tapes import hurting


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("days", [0, 1, 3, 17, 400])
def test_the_extreme_of_a_rolling_window_is_that_of_a_search_by_hand(sign: int, days: int) -> None:
    tape = hurting(5, rows=90, columns=4)
    first = tape.sessions - np.timedelta64(days, "D")
    found = rolling(tape.close, tape.sessions, first, sign)
    for row in range(len(tape.sessions)):
        for column in range(4):
            inside = [
                (sign * tape.close[at, column], at)
                for at in range(row + 1)
                if tape.sessions[at] >= first[row] and np.isfinite(tape.close[at, column])
            ]
            assert found[row, column] == (max(inside)[1] if inside else -1), (row, column)


def test_a_window_that_begins_before_the_record_is_not_known() -> None:
    tape = hurting(6, rows=60, columns=2)
    rows = start_at(tape, tape.close, Span(Reach.HIGH, 1, Grain.MONTH))
    begins = tape.sessions[np.isfinite(tape.close).argmax(axis=0)]
    young = tape.sessions[:, None] < begins + np.timedelta64(28, "D")
    unknown_birth = [column for column, day in enumerate(tape.began) if day is None]
    assert (rows[:, unknown_birth][young[:, unknown_birth]] == -1).all()
    assert (rows[-5:] >= 0).any()


def test_nothing_has_no_extremes() -> None:
    empty = np.empty((0, 2))
    assert rolling(empty, np.empty(0, "datetime64[D]"), np.empty(0, "datetime64[D]"), 1).shape == (0, 2)
