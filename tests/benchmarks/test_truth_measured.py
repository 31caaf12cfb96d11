"""The measurements of truth run on the bundled sample, with small counts; what they measure is no matter of a test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "benchmarks"


def run(script: str, *arguments: str) -> str:
    ran = subprocess.run(  # noqa: S603 - it is our own script
        [sys.executable, str(FOLDER / script), *arguments], check=True, capture_output=True, text=True
    )
    assert ran.stderr == ""
    return ran.stdout


def test_the_ladder_climbs_its_classes() -> None:
    classes = ("wrong-way", "holiday", "record-before", "run-too-long", "another-listing")
    table = run("ladder.py", "--count", "2", "--explain", "--classes", *classes)
    rows = [line.split() for line in table.splitlines()]
    # Both modes: off for the first, the session before for a holiday; no company of the sample is listed twice.
    assert [row[2:5] for row in rows if row[:2] == ["wrong", "way"]] == [["2", "2", "0"]] * 2
    assert [row[1:4] for row in rows if row[:1] == ["holiday"]] == [["2", "0", "2"]] * 2
    assert [row[2:3] for row in rows if row[:2] == ["another", "listing"]] == [["0"]] * 2
    assert table.count("false alarms in 100: 0.00") == 2


def test_an_unknown_class_is_named_with_those_there_are() -> None:
    wrong = [sys.executable, str(FOLDER / "ladder.py"), "--classes", "typos"]
    ran = subprocess.run(wrong, check=False, capture_output=True, text=True)  # noqa: S603 - it is our own script
    assert ran.returncode == 2
    assert "no class typos; there are: digits swapped" in ran.stderr


def test_truths_are_settled_proved_and_told() -> None:
    table = run("truths.py", "--count", "400", "--proved", "40", "--told", "30")
    assert "all                                400       400         0       0" in table
    assert "called off: 0 settled, 0 proved or told" in table
    assert "told, conversion" not in table, "the sample has no exchange rates"


def test_no_random_figure_stands() -> None:
    table = run("attack.py", "--stories", "9", "--times", "2")
    assert table.startswith("9 stories, ")
    assert "accepted as they stand: 0" in table


def test_the_same_comes_out() -> None:
    told = run("sameness.py", "--runs", "2", "--processes", "2")
    assert "one process: 14 stories, 28 reports, 0 stories whose reports differ" in told
    assert "2 processes, each with its own hashes: 1 outcome(s)" in told
