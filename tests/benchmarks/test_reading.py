"""The benchmark runs; what it measures is no matter of a test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "reading.py"


def test_it_measures_speed_length_and_hostile_texts() -> None:
    ran = subprocess.run(  # noqa: S603 - it is our own script
        [sys.executable, str(SCRIPT), "--count", "2", "--longest", "1000", "--size", "200"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert "tapeproof, typed claims" in ran.stdout
    assert "1,000 characters" in ran.stdout
    assert "nested brackets" in ran.stdout
