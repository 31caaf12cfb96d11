"""The benchmark runs; what it measures is no matter of a test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "check.py"


def test_it_measures_the_bundled_example() -> None:
    ran = subprocess.run(  # noqa: S603 - it is our own script
        [sys.executable, str(SCRIPT), "--runs", "1", "--rounds", "1"], check=True, capture_output=True, text=True
    )
    assert "wall-street-2018.md on the sample" in ran.stdout
    assert "one process, 1 stories" in ran.stdout
    assert "later rounds, ms a story" in ran.stdout
    assert ran.stderr == ""
