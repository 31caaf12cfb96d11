"""A claim's evidence, out of its report: enough to settle it again by hand, without the market."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from tapeproof.desk import Check
from tapeproof.faces.cli import cli
from tapeproof.faces.explain import explanation
from tapeproof.faces.formats import json
from tapeproof.faces.wire import EvidenceRow, report
from tapeproof.terms.errors import BadStory

STORY = (
    "NEW YORK, Dec. 31, 2018 — The S&P 500 lost 9.2% in December, its biggest monthly drop since October 2008. "
    "It fell 6.2% in 2018."
)


@pytest.fixture
def told(check: Check, tmp_path: Path) -> Path:
    file = tmp_path / "hk.json"
    file.write_text(json.render(report(check)), encoding="utf-8")
    return file


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TAPEPROOF_HOME", str(tmp_path / "none"))
    file = tmp_path / "report.json"
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    CliRunner().invoke(cli, ["check", str(tmp_path / "story.txt"), "--out", str(file)])
    return file


def test_a_move_has_its_rows_with_what_was_known_when_and_its_arithmetic(told: Path) -> None:
    lines = explanation(told, "c1").splitlines()
    assert lines[0] == "“rose 3.3% on Thursday”"
    assert lines[1] == "move of ^HSI, 2025-03-05 to 2025-03-06: stands"
    assert "^HSI  2025-03-05  close  23,594.21  known 2025-03-05 08:10 UTC  exchange" in lines
    assert "^HSI  2025-03-06  close  24,369.71  known 2025-03-06 08:10 UTC  exchange" in lines
    assert "24369.71 / 23594.21 - 1 = 3.2868%" in lines
    assert "read as close to close: 3.2868, holds" in lines
    assert lines[-1] == "Market version 12 (d1), as known at 2025-03-07T08:10:00Z."


def test_a_ranking_is_shown_whole_with_its_list(told: Path) -> None:
    lines = explanation(told, "c3").splitlines()
    at = lines.index("The ranking, 2025-03-07:")
    assert lines[at + 1] == "list: world-markets, a list"
    assert lines[at + 2].split() == ["1", "^HSI", "20.79", "<-"]
    assert lines[at + 3].split() == ["2", "^GDAXI", "15.5"]


def test_a_record_names_its_rival(checked: Path) -> None:
    said = explanation(checked, "c2")
    (rival,) = [line for line in said.splitlines() if line.endswith("<- the rival")]
    assert rival.startswith("^GSPC  2009-02-27  close    735.09  known 2009-02-27 21:00 UTC")
    assert "-9.177695577 against -10.99312249 on 2009-02-27" in said  # 735.09 / 825.88 - 1


def test_what_is_waived_or_in_doubt_says_so(check: Check, tmp_path: Path) -> None:
    first = report(check)
    claims = tuple(msgspec.structs.replace(claim, waived="a survey") for claim in first.claims)
    file = tmp_path / "hk.json"
    file.write_text(json.render(msgspec.structs.replace(first, claims=claims)), encoding="utf-8")
    said = explanation(file, "c5")
    assert "waived: a survey" in said
    assert "doubt: the subject is assumed" in said


def test_a_row_of_which_nobody_knows_when_it_was_known_says_so(check: Check, tmp_path: Path) -> None:
    first = report(check)
    row = EvidenceRow("^HSI", "2025-03-06", "close", None, "exchange", None)
    evidence = msgspec.structs.replace(first.claims[0].evidence, rows=(row,))
    claim = msgspec.structs.replace(first.claims[0], evidence=evidence)
    file = tmp_path / "hk.json"
    file.write_text(json.render(msgspec.structs.replace(first, claims=(claim,))), encoding="utf-8")
    assert "^HSI  2025-03-06  close  none  known at an unknown time  exchange" in explanation(file, "c1")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"{", b"[]"])
def test_what_is_no_report_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "report.json"
    file.write_bytes(content)
    with pytest.raises(BadStory, match=r"expected a JSON report of tapeproof check"):
        explanation(file, "c1")
