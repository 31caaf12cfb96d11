"""Ranks: a place among others on one row, and a place among a series' own earlier values."""

from __future__ import annotations

import numpy as np

from tapeproof.history.panel import Bools, Floats, Ints

FEW = 4
"""Queries that are answered sooner by looking through the rivals than by their digits."""


def places(values: Floats, ranked: Bools) -> tuple[Ints, Ints, Ints]:
    """Give the place from the top, from the bottom, and the number ranked, on each row. (T, N) each.

    Ties share the better place. Cells that are not ranked have place 0.
    """
    bar = np.where(ranked, values, np.inf)
    order = np.argsort(bar, axis=1, kind="stable")
    ordered = np.take_along_axis(bar, order, axis=1)
    columns = np.broadcast_to(np.arange(values.shape[1]), values.shape)
    opens, closes = np.ones(values.shape, dtype=bool), np.ones(values.shape, dtype=bool)
    opens[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    closes[:, :-1] = opens[:, 1:]
    first = np.maximum.accumulate(np.where(opens, columns, 0), axis=1)
    last = np.minimum.accumulate(np.where(closes, columns, values.shape[1])[:, ::-1], axis=1)[:, ::-1]
    back = np.argsort(order, axis=1, kind="stable")
    first, last = np.take_along_axis(first, back, axis=1), np.take_along_axis(last, back, axis=1)
    count = np.broadcast_to(ranked.sum(axis=1, keepdims=True), values.shape)
    return np.where(ranked, count - last, 0), np.where(ranked, first + 1, 0), count


def places_in_history(rivals: Floats, query: Floats, before: Ints) -> tuple[Ints, Ints, Ints]:
    """Give the place of each query among the earlier rivals and itself: from the top, the bottom, and of how many.

    ``rivals`` (K, N); ``query`` and ``before`` (Q, N): earlier is of an index under ``before``. Ties share the
    better place; unknown queries have place 0. Counts by the binary digits of the values' ranks, in O((K + Q) log K)
    a column; of a few queries by looking through the rivals.
    """
    if len(query) <= FEW:
        found = [_place(rivals, *each) for each in zip(query, before, strict=True)]
        up, down, of = (np.array([each[part] for each in found]).reshape(query.shape) for part in range(3))
        return up, down, of
    steps, width = len(query), len(rivals) + len(query)
    known = np.isfinite(query)
    # A rival of index i stands before the first query that may see it: before > i.
    values = np.concatenate((rivals, query))
    when = np.concatenate((np.broadcast_to(2 * np.arange(len(rivals))[:, None] + 1, rivals.shape), 2 * before))
    order = np.argsort(when, axis=0, kind="stable")
    sequence = np.take_along_axis(values, order, axis=0)
    weight = (order < len(rivals)) & np.isfinite(sequence)
    above, below = _earlier(_dense_ranks(sequence), weight)
    back = np.argsort(order, axis=0, kind="stable")
    counts: tuple[Ints, Ints, Ints] = (above, below, np.cumsum(weight, axis=0))
    above, below, seen = (np.take_along_axis(each, back, axis=0)[width - steps :] for each in counts)
    return np.where(known, above + 1, 0), np.where(known, below + 1, 0), np.where(known, seen + 1, 0)


def _place(rivals: Floats, query: Floats, before: Ints) -> tuple[Ints, Ints, Ints]:
    """As ``places_in_history``, of one row of queries. (K, N) and (N,) to (N,) each."""
    known = np.isfinite(query)
    with np.errstate(invalid="ignore"):
        seen = np.isfinite(rivals) & (np.arange(len(rivals))[:, None] < before)
        above, below = ((seen & side).sum(axis=0) for side in (rivals > query, rivals < query))
    return tuple(np.where(known, each + 1, 0) for each in (above, below, seen.sum(axis=0)))  # type: ignore[return-value]  # three of them


def _dense_ranks(values: Floats) -> Ints:
    """Equal values, equal ranks, from 0 up, a column at a time."""
    order = np.argsort(values, axis=0, kind="stable")
    ordered = np.take_along_axis(values, order, axis=0)
    rises = np.zeros(values.shape, dtype=np.int64)
    rises[1:] = ordered[1:] != ordered[:-1]
    ranks = np.empty_like(rises)
    np.put_along_axis(ranks, order, np.cumsum(rises, axis=0), axis=0)
    return ranks


def _earlier(ranks: Ints, weight: Bools) -> tuple[Ints, Ints]:
    """Count, for every element, the weighted ones before it of higher and of lower rank.

    Elements are kept in groups of equal leading digits, in their first order; two that part at the next digit are
    compared there.
    """
    above, below = np.zeros_like(ranks), np.zeros_like(ranks)
    if not ranks.size:
        return above, below
    order = np.broadcast_to(np.arange(len(ranks))[:, None], ranks.shape).copy()
    start, stop = np.zeros_like(ranks), np.full_like(ranks, len(ranks))
    for bit in range(int(ranks.max()).bit_length() - 1, -1, -1):
        digit = ((np.take_along_axis(ranks, order, axis=0) >> bit) & 1).astype(bool)
        heavy = np.take_along_axis(weight, order, axis=0)
        for counted, gained, side in ((heavy & digit, above, ~digit), (heavy & ~digit, below, digit)):
            seen = np.where(side, _within(counted, start), 0)
            np.put_along_axis(gained, order, np.take_along_axis(gained, order, axis=0) + seen, axis=0)
        zeros, ones = _within(~digit, start), _within(digit, start)
        middle = start + np.take_along_axis(zeros + ~digit, stop - 1, axis=0)
        place = np.where(digit, middle + ones, start + zeros)
        start, stop = np.where(digit, middle, start), np.where(digit, stop, middle)
        order, start, stop = (_moved(each, place) for each in (order, start, stop))
    return above, below


def _within(counted: Bools, start: Ints) -> Ints:
    """How many of the counted stand before each element in its own group."""
    total: Ints = np.cumsum(counted, axis=0) - counted
    inside: Ints = total - np.take_along_axis(total, start, axis=0)
    return inside


def _moved(values: Ints, place: Ints) -> Ints:
    moved = np.empty_like(values)
    np.put_along_axis(moved, place, values, axis=0)
    return moved
