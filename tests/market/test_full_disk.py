"""A disk that is full, a folder that may not be written: a sentence that says so, and the record as it was."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tapeproof.market.market import Market
from tapeproof.market.record import Record
from tapeproof.market.store import versions
from tapeproof.market.workset.making import refresh
from tapeproof.market.workset.place import place_of
from tapeproof.terms.claim import Ask
from tapeproof.terms.quantity import Series

from .conftest import Write

ASK = Ask(Series())
HEAD = "instrument,date,close\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")


def command(most: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command whose files cannot grow beyond so many bytes, as on a disk that runs full."""
    program = f"""
        import resource, sys
        resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
        from tapeproof.__main__ import main
        sys.argv = ["tapeproof", *{arguments!r}]
        main()
    """
    settings = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"}
    run = [sys.executable, "-c", textwrap.dedent(program)]
    return subprocess.run(run, check=False, capture_output=True, text=True, env=settings)  # noqa: S603 - it is our own


@pytest.mark.parametrize("most", [300, 1_500, 2_600])
def test_a_full_disk_is_told_and_changes_nothing(write: Write, folder: Path, tmp_path: Path, most: int):
    write(HEAD + "AAPL,2024-01-02,185.64")
    (tmp_path / "more.csv").write_text(HEAD + "AAPL,2024-01-03,184.25\n")
    ran = command(most, "market", "add", str(tmp_path / "more.csv"), "--market", str(folder))
    assert ran.returncode == 2
    last = ran.stderr.splitlines()[-1]  # before it the engine may tell of its own panic
    assert last.startswith(f"tapeproof: {folder}")
    assert last.endswith("could not be read or written: File too large. Mend that and try again.")
    assert len(versions(folder)) == 1
    assert Market.open(folder).panel(ASK, ["AAPL"]).close[:, 0].tolist() == [185.64]
    assert command(1 << 30, "market", "add", str(tmp_path / "more.csv"), "--market", str(folder)).returncode == 0
    assert Market.open(folder).panel(ASK, ["AAPL"]).close[:, 0].tolist() == [185.64, 184.25]


def test_without_room_for_a_working_set_the_addition_stands(write: Write, folder: Path, tmp_path: Path):
    write(HEAD + "AAPL,2024-01-02,185.64")
    (tmp_path / "more.csv").write_text(HEAD + "AAPL,2024-01-03,184.25\n")
    ran = command(100_000, "market", "add", str(tmp_path / "more.csv"), "--market", str(folder))
    assert ran.returncode == 0
    assert "Market version 2" in ran.stdout
    assert "no working set was made" in ran.stderr
    assert "File too large" in ran.stderr
    assert not [entry for entry in place_of(folder).iterdir() if entry.is_dir()]
    assert Market.open(folder).panel(ASK, ["AAPL"]).close[:, 0].tolist() == [185.64, 184.25]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(write: Write, folder: Path, tmp_path: Path):
    write(HEAD + "AAPL,2024-01-02,185.64")
    (tmp_path / "more.csv").write_text(HEAD + "AAPL,2024-01-03,184.25\n")
    every = [folder, *folder.rglob("*")]
    for path in every:
        path.chmod(0o500 if path.is_dir() else 0o400)
    ran = command(1 << 30, "market", "add", str(tmp_path / "more.csv"), "--market", str(folder))
    assert ran.returncode == 2
    assert "could not be read or written: Permission denied" in ran.stderr
    assert refresh(folder).anew
    assert Market.open(folder).panel(ASK, ["AAPL"]).close[:, 0].tolist() == [185.64]
    assert Market(Record(folder)).panel(ASK, ["AAPL"]).close[:, 0].tolist() == [185.64]
    for path in every:
        path.chmod(0o700)
