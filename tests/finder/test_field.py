"""Gauges kept between runs: the same facts with them, without them, and after they were broken or deleted."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tapeproof.desk import Desk
from tapeproof.finder.fact import Finding
from tapeproof.finder.field import MEASURED
from tapeproof.market.add import add
from tapeproof.market.market import Market
from tapeproof.market.workset.derived import FOLDER, HEAD
from tapeproof.market.workset.place import place_of
from tapes import weekdays

DAYS = weekdays(date(2021, 1, 4), 420)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An exchange of enough shares to be worth keeping, in two parts."""
    walks = np.exp(np.cumsum(np.random.default_rng(3).normal(0, 0.02, (len(DAYS), MEASURED + 4)), axis=0)) * 50
    lines = ["instrument,date,open,high,low,close,volume"]
    for column in range(walks.shape[1]):
        for day, close in zip(DAYS, walks[:, column].round(2).tolist(), strict=True):
            lines.append(f"S{column:02},{day},{close},{close},{close},{close},1000")
    (tmp_path / "p.csv").write_text("\n".join(lines) + "\n", "utf-8")
    add(tmp_path / "p.csv", tmp_path / "market")
    return tmp_path / "market"


def found(folder: Path) -> list[Finding]:
    desk = Desk(Market.open(folder))
    return [desk.find(day) for day in (DAYS[-1], DAYS[-40], DAYS[DAYS.index(date(2022, 6, 30))])]


def kept(folder: Path) -> list[Path]:
    return sorted((place_of(folder) / FOLDER).glob("gauges-*"))


def test_what_is_kept_gives_the_same_facts_and_may_be_deleted(folder: Path) -> None:
    first = found(folder)
    assert all(finding.facts for finding in first)
    assert len(kept(folder)) >= 3  # sessions, and the periods that end with the last of these days
    assert found(folder) == first
    for place in kept(folder):
        for file in place.glob("*strength.npy"):
            file.write_bytes(file.read_bytes()[:50])
    assert found(folder) == first
    (kept(folder)[0] / HEAD).unlink()
    assert found(folder) == first
    shutil.rmtree(place_of(folder) / FOLDER)
    assert found(folder) == first


def test_a_search_of_a_few_keeps_nothing(folder: Path) -> None:
    Desk(Market.open(folder)).find(DAYS[-1], ["S00", "S01"])
    assert kept(folder) == []


def test_a_cache_that_cannot_be_written_costs_time_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = found(folder)
    shutil.rmtree(place_of(folder) / FOLDER)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(np, "save", refused)
    assert found(folder) == first
    assert kept(folder) == []
