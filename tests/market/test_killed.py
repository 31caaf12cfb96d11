"""Writers killed at random moments; the script does it two hundred times, this ten."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "kill_run.py"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_is_lost_or_torn_by_kills(tmp_path: Path) -> None:
    run = [sys.executable, str(SCRIPT), "--kills", "10", "--readers", "1", "--seed", "7", "--folder", str(tmp_path)]
    ran = subprocess.run(run, check=False, capture_output=True, text=True)  # noqa: S603 - it is our own script
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "5, 'between writes': 5" in ran.stdout
    assert "nothing lost, nothing torn, no reader failed" in ran.stdout
