"""Runs of years on a record that begins in the middle of one: left open, and never a fault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tapeproof.desk import Desk
from tapeproof.market.add import add
from tapeproof.market.market import Market
from tapeproof.terms.story import Story


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Market:
    days = np.arange("2023-08-01", "2025-03-08", dtype="datetime64[D]")
    rows = [f"^HSI,{day},{17000 + at * 37 % 400}" for at, day in enumerate(days[np.is_busday(days)])]
    base = tmp_path_factory.mktemp("short")
    (base / "prices.csv").write_text("\n".join(["instrument,date,close", *rows]) + "\n", "utf-8")
    add(base / "prices.csv", base / "market")
    return Market.open(Path(base / "market"))


@pytest.mark.parametrize(
    "text",
    [
        "The Hang Seng ended a three-year losing streak in 2024.",
        "The Hang Seng rose in 2024, its first gain after four losing years.",
        "The Hang Seng fell for a fourth year in 2024.",
    ],
)
def test_a_run_of_years_that_the_record_does_not_reach_is_open(short: Market, text: str):
    proofs = Desk(short).check(Story("note", text, date(2025, 3, 7), "XHKG")).proofs
    assert "open" in {str(proof.verdict) for proof in proofs}
    assert "off" not in {str(proof.verdict) for proof in proofs}
