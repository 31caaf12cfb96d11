"""The measurements of finding run on the bundled sample, and their parts do what they say."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from tapes import panel as tape
from tapes import weekdays

FOLDER = Path(__file__).parents[2] / "benchmarks"


def run(script: str, *arguments: str) -> str:
    ran = subprocess.run(  # noqa: S603 - it is our own script
        [sys.executable, str(FOLDER / script), *arguments], check=True, capture_output=True, text=True
    )
    assert ran.stderr == ""
    return ran.stdout


def loaded(script: str) -> ModuleType:
    spec = spec_from_file_location(script, FOLDER / f"{script}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_luck_is_counted() -> None:
    table = run("luck.py", "--runs", "3", "--instruments", "4", "--sessions", "600")
    assert "3 markets of 1 instruments over 600 sessions, blocks of 20" in table
    assert "any fact passes a false discovery rate of 5%" in table


def test_leads_are_looked_for() -> None:
    table = run("ranking.py")
    assert "given: " in table
    assert "chosen: 4 days" in table  # the sample has no more of them


def test_shuffled_days_are_the_same_days() -> None:
    luck, random = loaded("luck"), np.random.default_rng(1)
    walks = 100 * np.exp(np.cumsum(random.normal(0, 0.01, (400, 3)), axis=0))
    panel = tape(weekdays(date(2020, 1, 1), 400), {name: walks[:, at].tolist() for at, name in enumerate("ABC")})
    made = luck.shuffled(panel, 20, random)
    assert made.close.shape == panel.close.shape == (400, 3)
    for column in range(3):
        one, other = (np.sort(np.diff(np.log(each.close[:, column]))) for each in (panel, made))
        np.testing.assert_allclose(one, other, atol=1e-12)  # the same moves, in another order
    together = np.diff(np.log(made.close), axis=0)
    assert {tuple(np.round(row, 9)) for row in together} == {
        tuple(np.round(row, 9)) for row in np.diff(np.log(panel.close), axis=0)
    }  # a day is the same day for all
    assert not np.array_equal(made.close, panel.close)


@pytest.mark.parametrize(("said", "found"), [(["a rose", "b fell 8.81%"], 2), (["a", "b"], None)])
def test_a_lead_is_found_where_one_fact_says_it(said: list[str], found: int | None) -> None:
    assert loaded("ranking").place(said, r"fell 8\.\d+%") == found
