"""The benchmark runs; what it measures is no matter of a test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "market.py"


def test_it_measures_a_small_market(tmp_path: Path) -> None:
    size = ("--instruments", "12", "--days", "300", "--runs", "1", "--folder", str(tmp_path))
    ran = subprocess.run([sys.executable, str(SCRIPT), *size], check=True, capture_output=True, text=True)  # noqa: S603 - it is our own script
    lines = ran.stdout.splitlines()
    assert lines[0] == "12 instruments x 300 days, milliseconds"
    assert [line.split("  ")[0] for line in lines[2:]] == [
        "derive all, with links and runs", "one history", "closes of 252 days x 12", "sum of all closes",
        "cold start to first answer", "append a day of 12",
    ]  # fmt: skip
    # A sum over so few bytes takes less than is printed.
    assert all(float(line.split()[-4].replace(",", "")) > 0 for line in lines[2:] if "sum of" not in line)
    assert ran.stderr == ""
