from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tapeproof.faces.cli import cli
from tapeproof.faces.formats.spark import spark
from tapeproof.market.add import add

PRICES = """\
instrument,date,open,high,low,close,volume
AAPL,2024-07-01,10,11,9,10,5
AAPL,2024-07-02,10,12,10,12,5
AAPL,2024-07-03,12,12,11,20,5
AAPL,2024-07-05,12,15,11,14,5
^N225,2024-07-01,10,11,9,10,5
"""


@pytest.fixture
def market(tmp_path: Path) -> str:
    (tmp_path / "prices.csv").write_text(PRICES, "utf-8")
    add(tmp_path / "prices.csv", tmp_path / "market")
    return str(tmp_path / "market")


def shown(market: str, *said: str) -> list[str]:
    done = CliRunner().invoke(cli, ["market", "show", *said, "--market", market], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def test_a_course_is_drawn_from_the_lowest_to_the_highest():
    assert spark([1.0, 2.0, 3.0, 8.0]) == ("▁▂▃█",)
    assert spark([5.0, 5.0]) == ("▁▁",)
    assert spark([]) == ()


def test_a_long_course_is_thinned_to_the_last_value_of_each_stretch():
    (drawn,) = spark([float(day % 2) for day in range(120)])
    assert drawn == "▁" * 60  # each of the sixty stretches ends with a one
    (drawn,) = spark([0.0] * 60 + [9.0] * 60)
    assert drawn == "▁" * 30 + "█" * 30


def test_a_stretch_with_a_suspect_row_is_marked_below():
    assert spark([1.0, 2.0, 3.0], [False, True, False]) == ("▁▄█", " ^")
    assert spark([1.0] * 120, [day == 119 for day in range(120)])[1] == " " * 59 + "^"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", None, "no-such"])
def test_a_terminal_without_blocks_gets_plain_letters(encoding: str | None):
    assert spark([1.0, 8.0], encoding=encoding) == ("_#",)


def test_an_instrument_is_shown_with_its_course_its_suspect_rows_and_half_days(market: str):
    lines = shown(market, "AAPL")
    assert lines[1:4] == [
        "4 rows, 1 of them suspect",
        "date            open        high         low       close",
        "2024-07-01       10.00       11.00        9.00       10.00",
    ]
    assert lines[-5:] == [
        "▁▂█▃",
        "  ^",
        "closes 10.00 to 20.00, 2024-07-01 to 2024-07-05",
        "Suspect (^): 2024-07-03 outside.",
        "Half days of XNYS, with the close in local time: 2024-07-03 13:00.",
    ]


def test_a_window_is_shown_alone(market: str):
    lines = shown(market, "AAPL", "--since", "2024-07-02", "--until", "2024-07-02")
    assert lines[1] == "1 rows, 0 of them suspect"
    assert lines[-1] == "closes 12.00 to 12.00, 2024-07-02 to 2024-07-02"
    assert shown(market, "AAPL", "--since", "2025-01-01")[-1] == "On record are 2024-07-01 to 2024-07-05."


def test_half_days_of_an_exchange_that_is_not_listed_are_not_known(market: str):
    assert shown(market, "^N225")[-1] == "Half days of XTKS: not known."
