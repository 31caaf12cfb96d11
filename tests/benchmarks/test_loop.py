"""The closed loop, in small: true claims of every kind the sample can tell are written, and are among what is read."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from tapeproof.desk import Desk
from tapeproof.market.market import Market

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def loop(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    spec = spec_from_file_location("loop_benchmark", FOLDER / "loop.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_written_is_read_back(loop: ModuleType, sample_market: Market, seed: int) -> None:
    counts, lost = loop.looped(Desk(sample_market), 220, Random(seed))  # noqa: S311 - a seeded draw, no secret
    kinds = loop.kinds_of(sample_market)
    assert lost == {}
    assert len(kinds) >= 8
    assert all(counts[kind, "read back"] >= 20 for kind in kinds)


def test_what_is_written_is_read_back_of_the_whole_market(loop: ModuleType, full_market: Market) -> None:
    counts, lost = loop.looped(Desk(full_market), 440, Random(5))  # noqa: S311 - a seeded draw, no secret
    assert lost == {}
    assert {kind for kind, _ in counts} == {kind.name for kind in Desk(full_market).kinds} - loop.OF_REPORTS


def test_every_story_told_stands(loop: ModuleType, sample_market: Market) -> None:
    counts, amiss = loop.told(Desk(sample_market), 6, Random(3))  # noqa: S311 - a seeded draw, no secret
    assert amiss == []
    assert counts["stories"] == 6
    assert counts["claims"] > 20


def test_the_script_prints_its_tables() -> None:
    ran = subprocess.run(  # noqa: S603 - it is our own script
        [sys.executable, str(FOLDER / "loop.py"), "--claims", "44", "--stories", "1"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "read back" in ran.stdout
    assert ran.stderr == ""
