"""One row a period: the same changes as on the whole panel, read at the ends of its periods."""

from __future__ import annotations

import numpy as np
import pytest

from tapeproof.history import moves, periods, whole
from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.terms.quantity import Series
from tapes import hurting, panel


@pytest.mark.parametrize("grain", [Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR])
@pytest.mark.parametrize("seed", [1, 2, 4])
def test_a_change_of_a_period_is_the_same_at_its_end(grain: Grain, seed: int) -> None:
    tape = hurting(seed, rows=120, pace=2)
    series = Series(over=Span(Reach.TO_DATE, 1, grain))
    ends = whole.ends(tape, grain)
    every, few = moves.change(tape, series).value, moves.change(ends, series).value
    rows = np.searchsorted(tape.sessions, ends.sessions)
    assert len(set(periods.number(ends.sessions, grain).tolist())) == len(ends.sessions)
    priced = np.isfinite(tape.close[rows])  # else the whole panel has no value on that very session
    np.testing.assert_array_equal(np.where(priced, few, 0), np.where(priced, every[rows], 0))
    assert priced.sum() > 20


def test_a_period_without_a_close_at_its_end_has_its_last_one() -> None:
    days = [np.datetime64(day).item() for day in ("2024-01-30", "2024-01-31", "2024-02-28", "2024-02-29", "2024-03-29")]
    ends = whole.ends(panel(days, {"X": [1, None, None, None, 3]}), Grain.MONTH)
    assert ends.sessions.astype(str).tolist() == ["2024-01-31", "2024-02-29", "2024-03-29"]
    assert ends.close[[0, 2], 0].tolist() == [1, 3]
    assert np.isnan(ends.close[1, 0])


def test_no_rows_have_no_ends() -> None:
    assert len(whole.ends(panel([], {"X": []}), Grain.MONTH).sessions) == 0
