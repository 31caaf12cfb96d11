"""The benchmark of size runs, and says what it left out; what it measures is no matter of a test."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "large.py"
SMALL = "--instruments 12 --days 300 --points 3000 --series 40 --rows 50 --runs 1".split()


def test_it_measures_a_small_market(tmp_path: Path) -> None:
    ran = subprocess.run(  # noqa: S603 - it is our own script
        [sys.executable, str(SCRIPT), *SMALL, "--folder", str(tmp_path)], check=True, capture_output=True, text=True
    )
    assert ran.stderr == ""
    for said in (
        "streaks, 3,000 points in 1,000",
        "streaks, 3,000 points in 1 ",
        "one more day, 40 x 50",
        "equal to the rebuild",
        "find, 10 x 300, later",
    ):
        assert said in ran.stdout
    for peer in ("pandas", "DuckDB"):
        left_out = f"  {peer}: not installed" in ran.stdout
        assert left_out == (find_spec(peer.lower()) is None)
