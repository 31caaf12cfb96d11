"""The commands that keep the market's record, on a market of a few days."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tapeproof.faces.cli import cli

PRICES = """instrument,date,open,high,low,close,volume
^HSI,2024-12-23,19800,19900,19700,19883,1
^HSI,2024-12-24,19900,20100,19800,20098,1
^HSI,2024-12-27,20100,20200,20000,20090,1
0700.HK,2024-12-23,410,415,408,414,9000000
0700.HK,2024-12-27,417,420,415,430,8000000
"""


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli, ["market", *map(str, arguments)])
    assert "Traceback" not in result.output
    return result


def fails(*arguments: str | Path) -> str:
    result = run(*arguments)
    assert result.exit_code == 2
    return result.stderr


@pytest.fixture
def market(tmp_path: Path) -> Path:
    (tmp_path / "prices.csv").write_text(PRICES)
    assert run("add", tmp_path / "prices.csv", "--market", tmp_path / "record").exit_code == 0
    return tmp_path / "record"


def test_verify_counts_what_is_suspect_and_what_is_missing(market: Path) -> None:
    result = run("verify", "--market", market)
    assert result.exit_code == 0
    head, worst, every, last = [line.split() for line in result.stdout.splitlines()]
    assert head[:4] == ["rows", "suspect", "gaps", "unsure"]
    assert worst == "0700.HK 2 1 1 0 outside 1 (most in 2024)".split()
    assert every == "all 5 1 1 0 outside 1".split()
    assert " ".join(last) == "2 instruments, 1 of them without a fault."


def test_verify_of_one_instrument_tells_the_years(market: Path) -> None:
    lines = run("verify", "0700.HK", "--market", market).stdout.splitlines()
    assert "  outside: 2024 1" in lines
    assert "  gaps: 2024 1" in lines
    assert len(run("verify", "--all", "--market", market).stdout.splitlines()) == 5


def test_verify_as_json(market: Path) -> None:
    said = json.loads(run("verify", "--format", "json", "--market", market).stdout)
    assert said["market"]["version"] == 1
    assert [one["id"] for one in said["instruments"]] == ["0700.HK", "^HSI"]
    assert said["instruments"][0]["reasons"] == {"outside": {"2024": 1}}
    assert said["totals"]["gaps"] == 1


def test_export_then_add(market: Path, tmp_path: Path) -> None:
    result = run("export", tmp_path / "out", "0700.HK", "--since", "2024-12-24", "--market", market)
    assert result.exit_code == 0
    assert "1 bars and 0 actions of 1 instruments in bars.csv, actions.csv, instruments.csv." in result.stdout
    again = run("add", tmp_path / "out", "--market", tmp_path / "again")
    assert "1 new rows" in again.stdout
    assert "empty it" in fails("export", tmp_path / "out", "--market", market)


def test_names_that_nothing_bears(market: Path, tmp_path: Path) -> None:
    assert "Nearest: 0700.HK" in fails("verify", "700.HK", "--market", market)
    assert "Nearest: 0700.HK" in fails("export", tmp_path / "out", "700.HK", "--market", market)
    assert "magnificent-seven" in fails("groups", "magnificent", "--market", market)
    assert not (tmp_path / "out").exists()


def test_groups_and_their_members(market: Path) -> None:
    (market / "groups.toml").write_text(
        '[two]\nname = "the two"\nmembers = "^HSI ZZZ"\nsource = "Us."\nlast = 2025-01-01'
    )
    lines = run("groups", "--market", market).stdout.splitlines()
    assert lines == sorted(lines)
    (two,) = [line for line in lines if line.startswith("two ")]
    assert two.split(maxsplit=1)[1] == "2 members, known until 2025-01-01: the two"
    title, source, spelled, known, unknown = run("groups", "two", "--market", market).stdout.splitlines()
    assert title == "two  the two  (known until 2025-01-01)"
    assert (source, spelled) == ("Source: Us.", "Read as: the two")
    assert known.split()[:4] == ["^HSI", "2024-12-23", "to", "2024-12-27"]
    assert unknown.split() == ["ZZZ", "no", "prices"]


def test_a_file_of_another_layout(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Date;Adj Close\n31/12/2024;1,5\n32/12/2024;1,5\n")
    layout = (
        'constant.instrument = "X"\nclose = "Adj Close"\ndate_format = "%d/%m/%Y"\ndecimal = ","\ndelimiter = ";"\n'
    )
    (tmp_path / "map.toml").write_text(layout)
    result = run("add", tmp_path / "x.csv", "--columns", tmp_path / "map.toml", "--market", tmp_path / "record")
    assert result.exit_code == 0
    assert "1 new rows" in result.stdout
    assert "Set aside: x.csv, line 3" in result.stderr
    assert "dividends" in result.stderr
    (tmp_path / "map.toml").write_text(layout.replace("Adj Close", "Last"))
    said = fails("add", tmp_path / "x.csv", "--columns", tmp_path / "map.toml", "--market", tmp_path / "record")
    assert "Last (for close) (there are: Date, Adj Close)" in said
