"""A history that changed: the same claim asked as of before and after, and what was said wrongly of a trough."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tapeproof.desk import Desk
from tapeproof.faces.cli import cli
from tapeproof.market.market import Market
from tapeproof.market.store import versions
from tapeproof.terms.story import Story

from .conftest import EARLY, Write

LATER = datetime(2024, 3, 1, 12, tzinfo=UTC)
BETWEEN = datetime(2024, 2, 15, tzinfo=UTC)
PRICES = """\
instrument,date,open,high,low,close
^GSPC,2023-12-28,4786.44,4793.30,4780.98,4783.35
^GSPC,2023-12-29,4782.88,4788.43,4751.99,4769.83
^GSPC,2024-01-02,4745.20,4754.33,4722.67,4742.83
^GSPC,2024-01-03,4725.07,4729.29,{},{}
"""


def verdicts(folder: Path, text: str, known_at: datetime | None = None) -> list[str]:
    proofs = Desk(Market.open(folder)).check(Story("note", text, date(2024, 1, 3), "XNYS"), known_at).proofs
    return [str(proof.verdict) for proof in proofs]


def test_a_claim_is_held_against_what_was_on_record_at_the_moment_asked(write: Write, folder: Path):
    # The index closed at 4,704.81; it was first recorded with a digit wrong.
    write(PRICES.format("4604.81", "4604.81"))
    write(PRICES.format("4699.71", "4704.81"), at=LATER)
    first, then = "The S&P 500 closed at 4,604.81 on Wednesday.", "The S&P 500 closed at 4,704.81 on Wednesday."
    assert verdicts(folder, first, BETWEEN) == ["stands"]
    assert verdicts(folder, then, BETWEEN) == ["off"]
    assert verdicts(folder, first) == ["off"]
    assert verdicts(folder, then) == ["stands"]
    assert verdicts(folder, then, LATER) == ["stands"]
    assert [version.recorded_at for version in versions(folder)] == [EARLY, LATER]


def test_the_command_line_asks_as_of_a_moment(write: Write, folder: Path, tmp_path: Path):
    write(PRICES.format("4604.81", "4604.81"))
    write(PRICES.format("4699.71", "4704.81"), at=LATER)
    story = tmp_path / "story.md"
    story.write_text("The S&P 500 closed at 4,704.81 on Wednesday.\n", "utf-8")
    asked = ["check", str(story), "--published", "2024-01-03", "--home", "XNYS", "--market", str(folder)]
    assert CliRunner().invoke(cli, asked).exit_code == 0
    assert CliRunner().invoke(cli, [*asked, "--known-at", "2024-02-15"]).exit_code == 1


@pytest.mark.parametrize(
    ("text", "verdict", "correction"),
    [
        # Closes of 31 October 2022: Hang Seng 14,687.02, Hang Seng Tech 2,801.99; of 22 January 2024: 14,961.18 and
        # 3,005.80. So the trough since October 2020 was that of October 2022.
        (
            "The Hang Seng Index hit its lowest close since October 2020 in January 2024.",
            "off",
            "since 31 October 2022",
        ),
        (
            "The Hang Seng Tech Index hit its lowest close since October 2020 in January 2024.",
            "off",
            "since 31 October",
        ),
        ("The Hang Seng Tech Index hit its lowest close since October 2020 in October 2022.", "stands", ""),
        ("The Hang Seng Index hit its lowest close since October 2020 in October 2022.", "stands", ""),
    ],
)
def test_the_trough_of_hong_kong_was_in_october_2022(full_market: Market, text: str, verdict: str, correction: str):
    (proof,) = Desk(full_market).check(Story("note", text, date(2025, 3, 7), "XHKG")).proofs
    assert proof.verdict == verdict
    assert correction in (proof.correction or "")
