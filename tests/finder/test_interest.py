"""The terms of interest against published figures and hand calculation."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tapeproof.finder.interest import (
    MOST_TRADED,
    PROMINENCE,
    STALE,
    false_discovery_rates,
    freshness,
    most_traded,
    score,
    standing,
)
from tapeproof.terms.instrument import Instrument, InstrumentType

OF_THE_PAPER = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
]  # fmt: skip
"""The fifteen p-values of Benjamini and Hochberg (1995), section 3.2: at 5% the first four are rejected."""


def test_false_discovery_rates_are_those_of_the_paper() -> None:
    rates = false_discovery_rates(np.array(OF_THE_PAPER))
    assert (rates <= 0.05).sum() == 4
    assert rates[3] == pytest.approx(0.0095 * 15 / 4)
    assert rates[4] == pytest.approx(0.0201 * 15 / 5)
    assert rates[5] == pytest.approx(0.0298 * 15 / 7)  # the one after it is relatively smaller
    assert rates[-1] == 1


def test_rates_come_in_the_order_given_and_never_above_one() -> None:
    turned = false_discovery_rates(np.array(OF_THE_PAPER[::-1]))
    np.testing.assert_allclose(turned[::-1], false_discovery_rates(np.array(OF_THE_PAPER)))
    assert false_discovery_rates(np.array([3.0, 9.0])).tolist() == [1, 1]
    assert false_discovery_rates(np.array([])).tolist() == []


def test_freshness_is_the_part_of_the_surprise_that_is_new() -> None:
    now, before = np.array([0.01, 0.01, 0.01, 0.01, 1.0]), np.array([1.0, 0.1, 0.01, 0.001, 0.5])
    assert freshness(now, before).tolist() == pytest.approx([1, 0.5, STALE, STALE, 1])


def test_the_score_counts_decimal_places_and_falls_with_every_repeat() -> None:
    assert score(0.001, 10.0, 0) == pytest.approx(4)
    assert score(0.001, 10.0, 2) == pytest.approx(4 + 2 * math.log10(0.4))


@pytest.mark.parametrize(
    ("name", "kind", "groups", "listings", "line"),
    [
        ("^HSI", InstrumentType.INDEX, 2, 1, "the benchmark of its market"),
        ("^VIX", InstrumentType.INDEX, 0, 1, "an index"),
        ("CL=F", InstrumentType.FUTURE, 0, 1, "quoted everywhere"),
        ("NVDA", InstrumentType.STOCK, 1, 1, "in a named group"),
        ("9988.HK", InstrumentType.STOCK, 0, 2, "a company with several listings"),
        ("0268.HK", InstrumentType.STOCK, 0, 1, "a share"),
        ("QQQ", InstrumentType.FUND, 0, 1, "a fund"),
    ],
)
def test_who_it_is_about(name: str, kind: InstrumentType, groups: int, listings: int, line: str) -> None:
    assert standing(Instrument(name, name, kind), groups, listings) == line


def test_the_most_traded_are_of_an_exchange_with_enough_shares() -> None:
    shares = {f"S{n:02}": "XHKG" for n in range(40)} | {f"T{n}": "XTKS" for n in range(5)}
    turnover = {name: float(n) for n, name in enumerate(shares)} | {"^HSI": 1e12}
    assert most_traded(turnover, shares) == {f"S{n:02}" for n in range(40 - MOST_TRADED, 40)}
    assert most_traded({}, shares) == frozenset()
    assert standing(Instrument("9988.HK", "A", InstrumentType.STOCK), 0, 2, traded=True) == "among the ten most traded"


def test_the_table_puts_benchmarks_first_and_funds_last() -> None:
    weights = sorted(PROMINENCE, key=lambda line: -PROMINENCE[line])
    assert (weights[0], weights[1], weights[-1]) == ("the benchmark of its market", "in a named group", "a fund")
