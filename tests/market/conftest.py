"""Small markets written as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tapeproof.market.add import Added, add

EARLY = datetime(2024, 1, 31, tzinfo=UTC)

Write = Callable[..., Added]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Add lines of CSV (with a header) to the market in ``tmp_path / "market"``."""

    def adding(text: str, name: str = "prices.csv", at: datetime = EARLY) -> Added:
        file = tmp_path / name
        file.write_text("\n".join(line.strip() for line in text.strip().splitlines()) + "\n", "utf-8")
        return add(file, tmp_path / "market", recorded_at=at)

    return adding


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where ``write`` puts its market."""
    return tmp_path / "market"
