"""What is off is written right, and nothing else is touched."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from tapeproof.desk import Check
from tapeproof.faces.cli import cli
from tapeproof.faces.fixing import diff, fixed, fixes
from tapeproof.faces.wire import ClaimState, Stated, report

OFF = "NEW YORK, Dec. 31, 2018 — The S&P 500 lost 11.9% in December.\n\nIt fell 6.2% in 2018.\n"
RIGHT = OFF.replace("11.9%", "9.2%")


def claim(check: Check, quote: str, correction: str | None, **said) -> ClaimState:
    told = report(check).claims[1]
    stated = Stated(said.pop("value", None), said.pop("unit", None), None, None, "exact", None, None, None)
    return msgspec.structs.replace(
        told, quote=quote, start=0, end=len(quote), correction=correction, stated=stated,
        **{"value": said.pop("found", None), **said},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "said", "correction", "after"),
    [
        ("gained 12.8%", {"value": 12.8, "unit": "percent"}, "12.7%", "gained 12.7%"),
        ("lost more than 8.5%", {"value": 8.5, "unit": "percent"}, "7.6%", "lost 7.6%"),
        ("highest since January 2022", {}, "since 17 February 2022", "highest since 17 February 2022"),
        ("third straight gain", {"value": 3, "unit": "days", "found": 4}, "fourth", "fourth straight gain"),
        ("three-day rally", {"value": 3, "unit": "days", "found": 4}, "fourth", "four-day rally"),
        ("rose 3%", {"value": 3, "unit": "percent", "severity": "wrong_way"}, "down 2%", "fell 2%"),
    ],
)
def test_the_smallest_stretch_is_replaced(check: Check, quote, said, correction, after) -> None:
    found = fixes(quote, [claim(check, quote, correction, **said)])
    assert fixed(quote, found) == after


@pytest.mark.parametrize(
    ("quote", "said", "correction"),
    [
        ("a 3% gain", {"value": 3, "unit": "percent", "severity": "wrong_way"}, "down 2%"),
        ("rose on Sunday", {"value": None}, None),
        ("gained 3% and 3%", {"value": 3, "unit": "percent"}, "4%"),
    ],
)
def test_what_the_words_do_not_fit_is_left_to_a_human(check: Check, quote, said, correction) -> None:
    assert fixes(quote, [claim(check, quote, correction, **said)]) == ()


def test_what_is_not_off_is_never_touched(check: Check) -> None:
    claims = [one for one in report(check).claims if one.verdict != "off"]
    assert fixes(check.story.text, claims) == ()


def test_a_diff_shows_the_lines_that_change() -> None:
    assert diff("a\nb\nc\n", "a\nB\nc\n", "s") == "--- s (as given)\n+++ s (fixed)\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"
    assert diff("a", "a", "s") == ""


def run(*arguments: str, given: str | None = None):
    return CliRunner().invoke(cli, ["check", *arguments], input=given)


@pytest.mark.parametrize(
    ("before", "ending"), [(OFF, "md"), (OFF.replace("\n", "\r\n"), "txt"), ("\ufeff" + OFF, "txt")]
)
def test_a_file_is_corrected_in_place_and_keeps_its_form(tmp_path: Path, before: str, ending: str) -> None:
    file = tmp_path / f"story.{ending}"
    file.write_bytes(before.encode())
    result = run(str(file), "--fix")
    assert file.read_bytes().decode() == before.replace("11.9%", "9.2%")
    assert "1 of 1 corrected." in result.stdout
    assert run(str(file)).exit_code == 0


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_json_story_keeps_its_other_keys_and_its_layout(tmp_path: Path, *, ascii_only: bool) -> None:
    file = tmp_path / "story.json"
    written = json.dumps({"id": "a", "text": OFF, "mine": [1, 2]}, indent=3, ensure_ascii=ascii_only)
    file.write_text(written, "utf-8")
    run(str(file), "--fix")
    assert file.read_text("utf-8") == written.replace("11.9%", "9.2%")


def test_the_standard_input_comes_back_corrected() -> None:
    assert run("-", "--fix", given=OFF).stdout == RIGHT


def test_a_diff_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "story.md"
    file.write_text(OFF)
    result = run(str(file), "--diff")
    assert "-NEW YORK, Dec. 31, 2018 — The S&P 500 lost 11.9% in December." in result.stdout
    assert "+NEW YORK, Dec. 31, 2018 — The S&P 500 lost 9.2% in December." in result.stdout
    assert file.read_text() == OFF
    assert result.exit_code == 1


def test_a_page_is_not_rewritten(tmp_path: Path) -> None:
    file = tmp_path / "story.html"
    page = f"<html><body><p>{OFF}</p></body></html>"
    file.write_text(page)
    result = run(str(file), "--fix")
    assert result.exit_code == 2
    assert "expected a text, Markdown or JSON file" in result.stderr
    assert file.read_text() == page


@pytest.mark.parametrize("form", ["html", "markdown", "sarif", "claimreview", "annotation"])
def test_every_form_can_be_asked_for(tmp_path: Path, form: str) -> None:
    file, out = tmp_path / "story.md", tmp_path / "out"
    file.write_text(OFF)
    result = run(str(file), "--format", form, "--out", str(out), "--fail-on", "never")
    assert result.exit_code == 0
    assert "11.9%" in out.read_text("utf-8")
