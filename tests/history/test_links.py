"""Links and run lengths against plain loops, and against the search that records use."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from tapeproof.history import links, records

nan = float("nan")


def drawn(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Histories of uneven length, one of them empty: prices that tie, stand still and are missing."""
    rng = np.random.default_rng(seed)
    lengths = rng.integers(0, 60, 12)
    lengths[3] = 0
    values = 20 + np.cumsum(rng.integers(-2, 3, lengths.sum())).astype(float)
    values[rng.random(len(values)) < 0.1] = nan
    return values, np.append(0, np.cumsum(lengths))


def histories(seed: int):
    values, starts = drawn(seed)
    for first, last in pairwise(starts):
        yield slice(first, last), values[first:last].tolist()


def link_by_hand(values: list[float], row: int, sign: int) -> int:
    earlier = [i for i in range(row) if sign * values[i] >= sign * values[row]]
    return earlier[-1] if earlier else -1


def run_by_hand(values: list[float], row: int) -> int:
    """Moves are counted backwards from the row until one goes another way."""
    if np.isnan(values[row]):
        return 0
    known = [value for value in values[: row + 1] if not np.isnan(value)]
    signs = [int(np.sign(now - then)) for then, now in pairwise(known)]
    length = 0
    for sign in reversed(signs):
        if sign == 0 or sign != signs[-1]:
            break
        length += sign
    return length


@pytest.mark.parametrize("at_once", [1, 100, links.AT_ONCE])
@pytest.mark.parametrize("seed", range(4))
def test_a_link_is_the_last_earlier_value_at_or_beyond(seed: int, at_once: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(links, "AT_ONCE", at_once)
    values, starts = drawn(seed)
    above, below = links.at_or_above(values, starts), links.at_or_above(-values, starts)
    for rows, own in histories(seed):
        assert above[rows].tolist() == [link_by_hand(own, row, 1) for row in range(len(own))]
        assert below[rows].tolist() == [link_by_hand(own, row, -1) for row in range(len(own))]
    assert (above >= 0).sum() > 100


@pytest.mark.parametrize("seed", range(4))
def test_a_run_counts_moves_one_way(seed: int):
    runs = links.run_lengths(*drawn(seed))
    for rows, own in histories(seed):
        assert runs[rows].tolist() == [run_by_hand(own, row) for row in range(len(own))]
    assert runs.max() > 2 > -2 > runs.min()


def test_a_link_is_what_the_search_for_records_finds():
    rng = np.random.default_rng(5)
    values = np.exp(np.cumsum(rng.normal(0, 0.02, (400, 6)), axis=0)).round(2)
    rows = np.broadcast_to(np.arange(400)[:, None], values.shape)
    expected = records.previous(values, values, rows)
    found = links.at_or_above(values.T.ravel(), np.arange(7) * 400)
    assert np.array_equal(found.reshape(6, 400).T, expected)


def test_values_that_differ_by_dust_are_equal():
    values = np.array([185.64 / 3, 185.64 / 3 * (1 + 1e-12), 185.64 / 3])
    starts = np.array([0, 3])
    assert links.at_or_above(values, starts).tolist() == [-1, 0, 1]
    assert links.at_or_above(-values, starts).tolist() == [-1, 0, 1]
    assert links.run_lengths(values, starts).tolist() == [0, 0, 0]


@pytest.mark.parametrize("seed", range(4))
def test_one_more_value_links_as_if_it_had_always_been_there(seed: int):
    values, starts = drawn(seed)
    long = np.flatnonzero(np.diff(starts) > 5)
    last = starts[long + 1] - 1
    whole, runs = links.at_or_above(values, starts), links.run_lengths(values, starts)
    found = links.next_at_or_above(
        values[last], last - starts[long] - 1,
        lambda which, row: values[starts[long[which]] + row], lambda which, row: whole[starts[long[which]] + row],
    )  # fmt: skip
    assert found.tolist() == whole[last].tolist()
    gapless = ~np.isnan(values[last]) & ~np.isnan(values[last - 1])
    last = last[gapless]
    assert links.next_run_length(values[last], values[last - 1], runs[last - 1]).tolist() == runs[last].tolist()
