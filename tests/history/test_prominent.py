"""Prominent streaks, against all stretches of a series compared with one another."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from tapeproof.history.prominent import of_all, prominent


def by_looking(values: list[float]) -> set[tuple[int, int, float]]:
    """Start, length and minimum of every stretch that no other one beats."""
    every = {
        (start, end - start, min(values[start:end]))
        for start in range(len(values))
        for end in range(start + 1, len(values) + 1)
        if not any(map(math.isnan, values[start:end]))
    }
    return {one for one in every if not any(beats(other, one) for other in every)}


def beats(other, one) -> bool:
    return other[1] >= one[1] and other[2] >= one[2] and other[1:] != one[1:]


def laid(series: list[list[float]]):
    values = np.array([each for one in series for each in one], dtype=float)
    return prominent(values, np.cumsum([0, *map(len, series)]))


def test_the_paper_s_example() -> None:
    # Jiang et al. 2011, figure 1: 3 1 7 7 2 5 4 6 7 3 has five prominent streaks.
    found = laid([[3, 1, 7, 7, 2, 5, 4, 6, 7, 3]])
    said = list(zip((found.start + 1).tolist(), found.length.tolist(), found.low.tolist(), strict=True))
    assert said == [(1, 10, 1.0), (3, 8, 2.0), (6, 5, 3.0), (6, 4, 4.0), (3, 2, 7.0)]


def told(found) -> list[tuple[int, int, int, float]]:
    columns = (found.series, found.start, found.length, found.low)
    return list(zip(*(each.tolist() for each in columns), strict=True))


def walks(seed: int) -> list[list[float]]:
    random = np.random.default_rng(seed)
    shapes = [
        lambda n: np.cumsum(random.normal(size=n)),
        lambda n: random.integers(0, 4, n).astype(float),
        lambda n: np.full(n, 2.5),
        lambda n: np.arange(n, dtype=float),
        lambda n: -np.abs(np.arange(n) - n // 2).astype(float),
        lambda n: np.where(random.random(n) < 0.15, np.nan, random.integers(-2, 3, n)),
        lambda n: np.full(n, np.nan),
    ]
    return [random.choice(np.array(shapes, dtype=object))(int(random.integers(0, 40))).tolist() for _ in range(12)]


@pytest.mark.parametrize("seed", range(40))
def test_as_by_looking_at_every_stretch(seed, monkeypatch) -> None:
    monkeypatch.setattr("tapeproof.history.prominent.AT_ONCE", 50)  # several parts
    series = walks(seed)
    found = laid(series)
    said = list(
        zip(found.series.tolist(), found.start.tolist(), found.length.tolist(), found.low.tolist(), strict=True)
    )
    expected = {(which, *one) for which, values in enumerate(series) for one in by_looking(values)}
    assert len(said) == len(set(said))
    assert set(said) == expected
    assert all((a[0], -a[2]) <= (b[0], -b[2]) for a, b in pairwise(said))


def test_the_streaks_of_all_are_those_that_none_of_any_series_beats() -> None:
    series = walks(3)
    every = {(which, *one) for which, values in enumerate(series) for one in by_looking(values)}
    expected = {one for one in every if not any(beats(other[1:], one[1:]) for other in every)}
    found = of_all(laid(series))
    said = set(told(found))
    assert said == expected
