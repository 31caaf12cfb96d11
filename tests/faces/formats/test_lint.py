"""The linter's forms: a line a finding, where an editor or a pull request looks for it."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from tapeproof.desk import Check
from tapeproof.faces.cli import cli
from tapeproof.faces.formats.lint import findings, github, lint
from tapeproof.faces.inputs.places import Places
from tapeproof.faces.wire import WaiverState, report
from tapeproof.terms.verdict import Verdict

PAGE = "<p>Up.</p>\n<p>The S&amp;P 500 lost\n<b>11.9</b>% in December.</p>\n"
MARKDOWN = "# Markets\n\nThe S&P 500 lost 9.2% in December. The Nasdaq Composite\nfell 8.5% in December.\n"
DATED = ("--published", "2018-12-31", "--home", "XNYS")


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, arguments), *DATED])


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TAPEPROOF_HOME", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(MARKDOWN)
    Path("b.html").write_text(PAGE)
    Path("c.md").write_text("The S&P 500 fell 6.2% in 2018.\n")
    return tmp_path


@pytest.mark.usefixtures("files")
def test_many_files_are_one_list_of_findings() -> None:
    result = check("a.md", "b.html", "c.md", "--format", "lint")
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first.startswith("a.md:4:1: error: “fell 8.5%”: off (wrong); write: 9.5%; ")
    assert second.startswith("b.html:2:20: error: “lost 11.9%”: off (wrong); write: 9.2%; ")


@pytest.mark.usefixtures("files")
def test_what_stands_says_nothing() -> None:
    result = check("c.md", "--format", "lint")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.usefixtures("files")
def test_a_pull_request_shows_it_at_its_line() -> None:
    result = check("a.md", "--format", "github")
    command = re.fullmatch(r"::error (?P<place>[^:]*)::(?P<said>.*)\n", result.stdout)
    assert command is not None
    place = dict(part.split("=") for part in command["place"].split(","))
    assert place == {"file": "a.md", "line": "4", "col": "1", "endLine": "4", "endColumn": "10", "title": "tapeproof"}
    assert command["said"].startswith("“fell 8.5%25”: off (wrong)")


@pytest.mark.usefixtures("files")
def test_a_folder_names_each_of_its_files(files: Path) -> None:
    result = check(files, "--format", "lint")
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [str(files / "a.md"), str(files / "b.html")]


@pytest.mark.usefixtures("files")
def test_a_waiver_that_is_wrong_stands_among_the_findings_and_only_there() -> None:
    Path("d.md").write_text("The S&P 500 fell 6.2% in 2018. <!-- tapeproof: waive -->\n")
    result = check("d.md", "--format", "lint")
    assert result.exit_code == 2
    assert result.stdout.startswith("d.md:1:32: error: expected a reason")
    assert "expected a reason" not in result.stderr


def test_levels_follow_what_fails_the_run(check: Check) -> None:
    told, places = report(check), Places(check.story.text)

    def levels(*fails: Verdict) -> list[str]:
        return [one.level for one in findings(told, places, fails)]

    assert levels(Verdict.OFF) == ["error", "warning", "note"]  # off, stands otherwise, open
    assert levels(Verdict.OFF, Verdict.OPEN) == ["error", "warning", "error"]
    assert levels() == ["warning", "warning", "note"]


def test_what_is_waived_is_a_note_with_its_reason(check: Check) -> None:
    told = report(check)
    claims = tuple(msgspec.structs.replace(claim, waived="a survey") for claim in told.claims)
    found = findings(msgspec.structs.replace(told, claims=claims), Places(check.story.text), {Verdict.OFF})
    assert {one.level for one in found} == {"note"}
    assert all(one.said.endswith("waived: a survey") for one in found)


def test_a_finding_over_two_lines_has_no_end_column_for_github(check: Check) -> None:
    told = report(check)
    text = check.story.text.replace("highest since", "highest\nsince")
    lines = github(told, Places(text), "hk.md", {Verdict.OFF}).splitlines()
    assert "endLine=2" in lines[0]
    assert "endColumn" not in lines[0]


def test_a_name_with_a_comma_or_a_colon_breaks_no_command(check: Check) -> None:
    told = msgspec.structs.replace(
        report(check), claims=(), waivers=(WaiverState(3, 1, None, (), "expected 5%,\nfound ::none"),)
    )
    written = github(told, Places(check.story.text), "a,b:c%.md", ())
    assert written == (
        "::error file=a%2Cb%3Ac%25.md,line=3,col=1,endLine=3,endColumn=1,title=tapeproof"
        "::expected 5%25,%0Afound ::none\n"
    )
    assert lint(told, Places(""), "a.md", ()).startswith("a.md:3:1: error: expected 5%,")
