"""Sentences that a comment lets pass: they keep their verdict, and fail no run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tapeproof.faces.cli import cli
from tapeproof.faces.inputs.draft import Comment
from tapeproof.faces.waivers import waivers

OFF = "The S&P 500 lost 11.9% in December."  # 9.2%: 2,760.17 to 2,506.85
ALSO_OFF = "The Nasdaq Composite fell 8.5% in December."  # 9.5%: 7,330.54 to 6,635.28
RIGHT = "The S&P 500 fell 6.2% in 2018."
OPEN = "Gold rose 4.9% in December."  # no gold in the sample
WAIVE = '<!-- tapeproof: waive "the agency\'s own figure" -->'
DATED = ("--published", "2018-12-31", "--home", "XNYS")


@pytest.fixture(autouse=True)
def sample(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TAPEPROOF_HOME", str(tmp_path / "none"))


def check(folder: Path, text: str, *options: str, name: str = "story.md") -> Result:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(cli, ["check", str(file), *DATED, *options])


def passing(folder: Path, text: str, name: str = "story.md") -> set[str]:
    """The quotes of the claims that are waived."""
    told = json.loads(check(folder, text, "--format", "json", name=name).stdout)
    return {claim["quote"] for claim in told["claims"] if "waived" in claim}


@pytest.mark.parametrize(
    ("text", "waived"),
    [
        (f"{OFF} {WAIVE} {ALSO_OFF}", {"lost 11.9%"}),
        (f"{ALSO_OFF} {OFF} {WAIVE}\n\n{ALSO_OFF}", {"lost 11.9%"}),
        (f"{WAIVE} {OFF} {ALSO_OFF}", {"lost 11.9%"}),
        (f"{ALSO_OFF}\n{WAIVE}\n{OFF}", {"lost 11.9%"}),
        (f"{ALSO_OFF}\n\n{WAIVE}\n\n{OFF}", {"lost 11.9%"}),
        (f"The S&P 500 lost 11.9% {WAIVE} in December. {ALSO_OFF}", {"lost 11.9%"}),
        (f"The S&P 500 lost\n11.9% in December. {WAIVE}\n{ALSO_OFF}", {"lost\n11.9%", "lost 11.9%"}),
        (f"- {OFF} {WAIVE}\n- {ALSO_OFF}", {"lost 11.9%"}),
        (f"{OFF} {WAIVE} {ALSO_OFF} {WAIVE}", {"lost 11.9%", "fell 8.5%"}),
        (f"```\n{WAIVE}\n```\n{OFF}", set()),
        (f"Write `{WAIVE}` beside it. {OFF}", set()),
    ],
)
def test_a_waiver_speaks_of_the_sentence_beside_it(tmp_path: Path, text: str, waived: set[str]) -> None:
    assert passing(tmp_path, text) <= waived
    assert bool(passing(tmp_path, text)) == bool(waived)


@pytest.mark.parametrize(
    ("text", "waived"),
    [
        (f"<p>{WAIVE}{OFF}</p><p>{ALSO_OFF}</p>", {"lost 11.9%"}),
        (f"<p>{ALSO_OFF}</p>\n{WAIVE}\n<p>{OFF}</p>", {"lost 11.9%"}),
        (f"<p>{OFF}</p> {WAIVE}\n<p>{ALSO_OFF}</p>", {"lost 11.9%"}),
        (f"<p>{OFF} {WAIVE} {ALSO_OFF}</p>", {"lost 11.9%"}),
    ],
)
def test_so_it_does_in_a_page(tmp_path: Path, text: str, waived: set[str]) -> None:
    assert passing(tmp_path, text.replace("S&P", "S&amp;P"), name="story.html") == waived


def test_what_is_waived_keeps_its_verdict_and_fails_no_run(tmp_path: Path) -> None:
    assert check(tmp_path, OFF).exit_code == 1
    result = check(tmp_path, f"{OFF} {WAIVE}", "--format", "json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    (claim,) = told["claims"]
    assert (claim["verdict"], claim["waived"]) == ("off", "the agency's own figure")
    assert told["summary"]["off"] == 1
    assert told["waivers"] == [
        {"line": 1, "column": len(OFF) + 2, "reason": "the agency's own figure", "claims": ["c1"], "problem": None}
    ]


def test_what_is_open_may_be_waived_too(tmp_path: Path) -> None:
    assert check(tmp_path, OPEN, "--fail-on", "open").exit_code == 1
    assert check(tmp_path, f"{OPEN} {WAIVE}", "--fail-on", "open").exit_code == 0


def test_one_waiver_lets_no_other_sentence_pass(tmp_path: Path) -> None:
    assert check(tmp_path, f"{OFF} {WAIVE} {ALSO_OFF}").exit_code == 1


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<!-- tapeproof: waive -->", "expected a reason"),
        ('<!-- tapeproof: waive "" -->', "expected a reason"),
        ('<!-- tapeproof: waive " - " -->', "expected a reason"),
        ("<!-- tapeproof: waive because -->", "found one without quotation marks"),
        ('<!-- tapeproof: wave "the agency" -->', "found 'wave"),
        ("<!-- tapeproof: -->", "found '' in its place"),
    ],
)
def test_a_waiver_without_a_reason_is_an_error_and_waives_nothing(tmp_path: Path, written: str, said: str) -> None:
    result = check(tmp_path, f"{RIGHT}\n\n{OFF} {written}")
    assert result.exit_code == 2
    assert f"story.md:3:{len(OFF) + 2}: expected " in result.stderr
    assert said in result.stderr
    assert "1 off," in result.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{RIGHT} {WAIVE}", "what its sentence says stands"),
        (f"Nothing is said here. {WAIVE} {RIGHT}", "no claim was read in its sentence"),
        (f"{RIGHT}\n\n{WAIVE}\n", "no sentence follows it"),
    ],
)
def test_a_waiver_that_waives_nothing_is_told(tmp_path: Path, text: str, said: str) -> None:
    result = check(tmp_path, text)
    assert result.exit_code == 0
    assert "waives nothing: " in result.stderr
    assert said in result.stderr


def test_other_comments_are_nothing_to_us() -> None:
    comments = [Comment(text, 0, 0) for text in (" a note ", "tapeproof is used here", ' vale: off "x" ')]
    assert waivers(comments) == ()


def test_a_reason_may_be_written_over_lines_and_in_the_quotation_marks_of_print() -> None:
    (waiver,) = waivers([Comment("\ntapeproof: waive “a survey,\n  not a price” ", 0, 0)])
    assert waiver.reason == "a survey, not a price"


def test_the_forms_for_eyes_say_what_is_waived(tmp_path: Path) -> None:
    result = check(tmp_path, f"{OFF} {WAIVE}")
    assert "1 off (1 waived)" in result.stdout
    assert "waived: the agency's own" in " ".join(result.stdout.split())
    assert "waived: the agency" in check(tmp_path, f"{OFF} {WAIVE}", "--format", "html").stdout


def test_what_is_waived_is_not_written_over(tmp_path: Path) -> None:
    text = f"{OFF} {WAIVE}\n{ALSO_OFF}\n"
    result = check(tmp_path, text, "--fix")
    assert "1 of 1 corrected." in result.stdout
    assert (tmp_path / "story.md").read_text() == text.replace("8.5%", "9.5%")


def test_a_diff_shows_the_file_as_it_is_written(tmp_path: Path) -> None:
    shown = check(tmp_path, f"The S&P 500\nlost 11.9% in December. <!-- note -->\n\n{RIGHT}\n", "--diff").stdout
    assert "-lost 11.9% in December. <!-- note -->\n+lost 9.2% in December. <!-- note -->\n" in shown
