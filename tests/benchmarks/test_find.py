"""The benchmark of finding runs, and its peer finds what we find; what it measures is no matter of a test."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np

from tapeproof.history.records import previous

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "find.py"


def test_it_measures_the_bundled_sample() -> None:
    ran = subprocess.run(  # noqa: S603 - it is our own script
        [sys.executable, str(SCRIPT), "--days", "2", "--runs", "1"], check=True, capture_output=True, text=True
    )
    assert "first search, every gauge measured" in ran.stdout
    assert "NumPy, a look back from each" in ran.stdout
    assert ran.stderr == ""


def test_the_peer_answers_the_same_question() -> None:
    spec = spec_from_file_location("find_benchmark", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    benchmark = module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    closes = np.random.default_rng(5).integers(0, 9, size=200).astype(float)
    rows = np.arange(200)[:, None]
    ours = previous(closes[:, None], closes[:, None], rows)[:, 0]
    np.testing.assert_array_equal(benchmark.looked_back(closes), ours)
    for name in ("pandas", "duckdb"):
        if find_spec(name) is not None:
            np.testing.assert_array_equal(getattr(benchmark, f"with_{name}")(closes), ours)
