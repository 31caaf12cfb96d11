"""The desk puts reader, prover and market together, and decides nothing itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tapeproof.desk import Desk
from tapeproof.kinds import KINDS, move
from tapeproof.market.add import add
from tapeproof.market.market import Market
from tapeproof.terms.changing import replace
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Verdict

STORY = Story(
    "s", "The S&P 500 fell 1.0% on Thursday. In 2030 it may rise.", datetime(2024, 1, 4, tzinfo=UTC).date(), "XNYS"
)


@pytest.fixture
def market(tmp_path: Path) -> Market:
    prices = tmp_path / "p.csv"
    prices.write_text(
        "instrument,date,open,high,low,close,volume\n"
        "^GSPC,2024-01-03,4095,4110,4090,4100,1\n"
        "^GSPC,2024-01-04,4060,4070,4050,4059,1\n"
    )
    add(prices, tmp_path / "record")
    return Market.open(tmp_path / "record")


def test_a_check_carries_the_market_it_was_made_with(market: Market) -> None:
    check = Desk(market).check(STORY)
    assert (check.market_version, check.digest, check.known_at) == (market.version, market.digest, market.newest)
    assert check.story is STORY
    assert check.proofs


def test_a_moment_asked_for_is_the_moment_reported(market: Market) -> None:
    asked = datetime(2024, 1, 3, 12, tzinfo=UTC)
    assert Desk(market).check(STORY, asked).known_at == asked


def test_a_desk_reads_with_the_kinds_it_is_given(market: Market) -> None:
    assert Desk(market, kinds=()).check(STORY).proofs == ()


def test_a_desk_proves_with_the_kinds_it_is_given(market: Market) -> None:
    # Another's idea of a move: nothing ever is one.
    theirs = replace(move.KIND, settle=lambda _said, _found: None)
    ours, others = (Desk(market, kinds).check(STORY).proofs[0] for kinds in (KINDS, (theirs,)))
    assert (ours.verdict, others.verdict) == (Verdict.STANDS, Verdict.OPEN)
