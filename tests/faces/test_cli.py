"""The command line, on a market of a few days that anyone can check by hand."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tapeproof import __version__
from tapeproof.faces import cli as command
from tapeproof.faces.cli import cli
from tapeproof.kinds import KINDS

CLOSES = {
    "2024-01-02": 4000.00,
    "2024-01-03": 4100.00,
    "2024-01-04": 4059.00,  # 1.0% down
    "2024-01-05": 4180.77,  # 3.0% up
}
RIGHT = "The S&P 500 rose 3.0% on Friday to close at 4,180.77."
WRONG = "The S&P 500 rose 5.0% on Friday to close at 4,180.77."
UNKNOWN = "The Swiss Market Index rose 3.0% on Friday."
DATED = ("--published", "2024-01-05", "--home", "XNYS")


@pytest.fixture(scope="session")
def market(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("market")
    rows = [f"^GSPC,{day},{close - 5},{close + 10},{close - 10},{close},1000" for day, close in CLOSES.items()]
    prices = folder / "prices.csv"
    prices.write_text("\n".join(["instrument,date,open,high,low,close,volume", *rows]))
    result = CliRunner().invoke(cli, ["market", "add", str(prices), "--market", str(folder / "record")])
    assert result.exit_code == 0, result.output
    assert "4 new rows, 0 revised, 0 already there, of 1 instruments." in result.stdout
    return folder / "record"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments], input=stdin, env={"COLUMNS": "100"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return result


def story(folder: Path, text: str, name: str = "story.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_right_exits_with_0(tmp_path: Path, market: Path) -> None:
    result = run("check", story(tmp_path, RIGHT), "--market", market, *DATED)
    assert result.exit_code == 0
    assert "0 off" in result.stdout
    assert "2 stands." in result.stdout


def test_what_is_off_exits_with_1_and_shows_the_right_figure(tmp_path: Path, market: Path) -> None:
    result = run("check", story(tmp_path, WRONG), "--market", market, *DATED)
    assert result.exit_code == 1
    assert "1 off" in result.stdout
    assert re.search(r"rose 5.0% +off .* 3% ", result.stdout)


@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [(WRONG, "never", 0), (UNKNOWN, "off", 0), (UNKNOWN, "open", 1), (WRONG, "open", 1), (RIGHT, "open", 0)],
)
def test_what_fails_can_be_chosen(tmp_path: Path, market: Path, text: str, fail_on: str, status: int) -> None:
    result = run("check", story(tmp_path, text), "--market", market, *DATED, "--fail-on", fail_on)
    assert result.exit_code == status


def test_json_of_one_story(tmp_path: Path, market: Path) -> None:
    result = run("check", story(tmp_path, WRONG), "--market", market, *DATED, "--format", "json")
    report = json.loads(result.stdout)
    off = next(claim for claim in report["claims"] if claim["verdict"] == "off")
    assert report["story"] == {"id": "story", "published": "2024-01-05", "home": "XNYS"}
    assert WRONG[off["start"] : off["end"]] == off["quote"]
    assert off["subject"] == "^GSPC"
    assert off["value"] == pytest.approx(3.0, abs=1e-6)
    assert off["period"]["from"] == "2024-01-04"
    assert off["period"]["to"] == "2024-01-05"


def test_of_a_page_the_report_holds_the_text_that_its_offsets_count_in(tmp_path: Path, market: Path) -> None:
    page = story(tmp_path, f"<html><title>5%</title><p>{WRONG.replace('&', '&amp;')}</p></html>", "page.html")
    report = json.loads(run("check", page, "--market", market, *DATED, "--format", "json").stdout)
    assert report["story"]["text"] == WRONG
    assert report["story"]["source"] == str(page)
    assert report["claims"]
    assert all(WRONG[claim["start"] : claim["end"]] == claim["quote"] for claim in report["claims"])


def test_a_page_of_the_web_is_checked_where_it_may_be_reached(market: Path) -> None:
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = f"<p>{WRONG.replace('&', '&amp;')}</p>".encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        serving.start()
        asked = ("check", f"http://127.0.0.1:{server.server_port}/a-story", "--market", market, *DATED)
        refused, read = run(*asked), run(*asked, "--allow-private", "--format", "json")
        server.shutdown()
        serving.join()
    assert refused.exit_code == 2
    assert "expected a machine that the public can reach, found 127.0.0.1" in refused.stderr
    assert read.exit_code == 1
    report = json.loads(read.stdout)
    assert (report["story"]["id"], report["story"]["text"]) == ("a-story", WRONG)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_document_that_cannot_be_read_exits_with_2(tmp_path: Path, market: Path, name: str) -> None:
    result = run("check", story(tmp_path, "no document", name), "--market", market)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"tapeproof: {tmp_path / name}: expected a")
    assert run("check", tmp_path / name, "--market", market, "--fix").exit_code == 2


def test_the_same_call_gives_the_same_bytes(tmp_path: Path, market: Path) -> None:
    path = story(tmp_path, WRONG)
    once, again = (run("check", path, "--market", market, *DATED, "--format", "json").stdout_bytes for _ in "ab")
    assert once == again


def test_the_standard_input(market: Path) -> None:
    result = run("check", "-", "--market", market, *DATED, "--format", "json", stdin=RIGHT)
    assert json.loads(result.stdout)["summary"]["stands"] == 2


def test_many_stories_become_a_file_each(tmp_path: Path, market: Path) -> None:
    lines = "\n".join(json.dumps({"id": name, "text": text}) for name, text in (("a/b", RIGHT), ("c", WRONG)))
    out = tmp_path / "out"
    result = run("check", story(tmp_path, lines, "s.jsonl"), "--market", market, *DATED, "--out", out)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert [json.loads(path.read_text())["story"]["id"] for path in sorted(out.iterdir())] == ["a/b", "c"]
    assert (out / "c.json").exists()


def test_many_stories_as_json_are_one_a_line(tmp_path: Path, market: Path) -> None:
    story(tmp_path, RIGHT, "a.txt")
    story(tmp_path, WRONG, "b.txt")
    result = run("check", tmp_path, "--market", market, *DATED, "--format", "json")
    assert [json.loads(line)["story"]["id"] for line in result.stdout.splitlines()] == ["a", "b"]


def test_many_stories_as_sarif_are_one_log(tmp_path: Path, market: Path) -> None:
    story(tmp_path, RIGHT, "right.md")
    story(tmp_path, WRONG, "wrong.md")
    result = run("check", tmp_path, "--market", market, *DATED, "--format", "sarif")
    assert result.exit_code == 1
    (logged,) = json.loads(result.stdout)["runs"]
    assert [(one["ruleId"], file_of(one)) for one in logged["results"]] == [
        ("stands", "right.md"), ("stands", "right.md"), ("off", "wrong.md"), ("stands", "wrong.md"),
    ]  # fmt: skip
    assert [one["story"]["id"] for one in logged["properties"]["stories"]] == ["right", "wrong"]


def file_of(result: dict[str, Any]) -> str:
    return Path(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).name


def test_two_stories_of_one_name_are_not_written_over_each_other(tmp_path: Path, market: Path) -> None:
    lines = "\n".join(json.dumps({"id": "a", "text": text}) for text in (RIGHT, WRONG))
    result = run("check", story(tmp_path, lines, "s.jsonl"), "--market", market, *DATED, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "the id 'a'" in result.stderr


def test_a_broken_story_among_many_is_told_and_the_rest_is_checked(tmp_path: Path, market: Path) -> None:
    story(tmp_path, RIGHT, "a.txt")
    story(tmp_path, "", "b.txt")
    story(tmp_path, WRONG, "c.txt")
    result = run("check", tmp_path, "--market", market, *DATED, "--format", "json")
    assert result.exit_code == 2
    assert "b.txt: expected a story, found no text at all" in result.stderr
    assert len(result.stdout.splitlines()) == 2


def test_a_story_without_a_date_asks_for_one_and_is_checked(tmp_path: Path, market: Path) -> None:
    text = "The S&P 500 closed at 4,180.77 on Jan. 5, 2024."
    result = run("check", story(tmp_path, text), "--market", market, "--home", "XNYS", "--format", "json")
    assert "--published" in result.stderr
    assert [claim["verdict"] for claim in json.loads(result.stdout)["claims"]] == ["stands"]
    loose = run("check", story(tmp_path, "The S&P 500 rose 3.0% on Friday."), "--market", market, "--format", "json")
    assert [claim["verdict"] for claim in json.loads(loose.stdout)["claims"]] == ["open"]


def test_nothing_later_than_the_moment_asked_for_is_used(tmp_path: Path, market: Path) -> None:
    asked = ("check", story(tmp_path, WRONG), "--market", market, *DATED, "--format", "json")
    report = json.loads(run(*asked, "--known-at", "2024-01-04").stdout)
    assert report["market"]["known_at"].startswith("2024-01-04T23:59:59")
    assert {claim["verdict"] for claim in report["claims"]} == {"open"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "none.txt"), "There is no story 'none.txt'"),
        (("check", "-", "--published", "yesterday"), "2025-03-07"),
        (("check", "-", "--home", "XHKK"), "XHKG"),
        (("check", "-", "--market", "no-such-folder"), "no-such-folder"),
        (("check",), "STORY"),
        (("market", "add", "no-such-folder"), "no-such-folder"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_a_wrong_call_is_told_in_a_sentence_and_exits_with_2(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TAPEPROOF_HOME", str(tmp_path / "none"))
    result = run(*arguments, stdin=RIGHT)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 99, b"word " * 4_000_000])
def test_bad_input_exits_with_2(tmp_path: Path, market: Path, content: bytes) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    result = run("check", path, "--market", market)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"tapeproof: {path}: expected")


def test_a_damaged_parquet_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "daily.parquet"
    path.write_bytes(b"PAR1" + b"\xff" * 500)
    result = run("market", "add", path, "--market", tmp_path / "record")
    assert result.exit_code == 2
    assert "daily.parquet: expected a Parquet file, found damage (" in result.stderr
    assert "unwrap" not in result.stderr


def test_a_damaged_record_is_told_in_a_sentence(tmp_path: Path, market: Path) -> None:
    record = tmp_path / "record"
    shutil.copytree(market, record)
    for file in (record / "bars").glob("*.parquet"):
        file.write_bytes(b"")
    result = run("check", story(tmp_path, RIGHT), "--market", record, *DATED)
    assert result.exit_code == 2
    assert f"{record / 'bars'}: expected a readable Delta table, found " in result.stderr
    assert "error:" not in result.stderr


def test_what_cannot_be_written_is_told_with_its_place(
    tmp_path: Path, market: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path, out = story(tmp_path, RIGHT), tmp_path / "report.json"
    monkeypatch.setattr(Path, "write_text", refuse)
    result = run("check", path, "--market", market, *DATED, "--out", out)
    assert result.exit_code == 2
    assert f"{out} could not be written: Permission denied. Name another place with --out." in result.stderr


@pytest.mark.parametrize(
    ("raised", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "Stopped."),
        (OSError(28, "No space left on device"), 2, "The output could not be read or written: No space left on device"),
        (
            PermissionError(13, "Permission denied", "prices"),
            2,
            "prices could not be read or written: Permission denied",
        ),
    ],
)
def test_what_stops_a_check_from_outside_is_no_fault_of_ours(
    tmp_path: Path, market: Path, monkeypatch: pytest.MonkeyPatch, raised: BaseException, status: int, said: str
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(command, "check_all", stop)
    result = run("check", story(tmp_path, RIGHT), "--market", market)
    assert (result.exit_code, said in result.stderr) == (status, True), result.stderr
    assert "fault" not in result.stderr


def test_ctrl_c_ends_even_the_first_import_in_silence(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    done = subprocess.run(
        [sys.executable, "-m", "tapeproof"], check=False, capture_output=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert done.returncode in {130, -2}
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_a_reader_that_goes_away_leaves_no_traceback(tmp_path: Path, market: Path, form: str) -> None:
    lines = "\n".join(json.dumps({"id": str(number), "text": RIGHT}) for number in range(90))
    asked = ["check", story(tmp_path, lines, "s.jsonl"), "--market", market, *DATED, "--format", form]
    ran = subprocess.Popen(  # noqa: S603 - it is our own command
        [sys.executable, "-m", "tapeproof", *map(str, asked)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert ran.stderr.read() == b""


def test_the_sample_is_told_of_only_where_it_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPEPROOF_HOME", str(tmp_path / "none"))
    assert "the bundled sample serves" in run("check", story(tmp_path, RIGHT), *DATED).stderr
    assert "bundled" not in run("check", story(tmp_path, "", "empty.txt")).stderr


def test_an_unexpected_fault_says_how_to_report_it(
    tmp_path: Path, market: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        message = "the sky fell"
        raise RuntimeError(message)

    monkeypatch.setattr(command, "check_all", fail)
    monkeypatch.delenv("TAPEPROOF_DEBUG", raising=False)
    result = run("check", story(tmp_path, RIGHT), "--market", market)
    assert result.exit_code == 2
    assert "RuntimeError (the sky fell)" in result.stderr
    assert "TAPEPROOF_DEBUG=1" in result.stderr
    monkeypatch.setenv("TAPEPROOF_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run("check", story(tmp_path, RIGHT), "--market", market)


def test_the_market_is_listed_and_shown(market: Path) -> None:
    listed = run("market", "list", "--market", market).stdout
    assert "^GSPC" in listed
    assert "2024-01-02 to 2024-01-05" in listed
    shown = run("market", "show", "^GSPC", "--market", market).stdout
    assert "4 rows, 0 of them suspect" in shown
    assert "4,180.77" in shown
    assert "▁" in shown
    assert "█" in shown


def test_an_unknown_instrument_names_what_comes_nearest(market: Path) -> None:
    result = run("market", "show", "GSPC", "--market", market)
    assert result.exit_code == 2
    assert "Nearest: ^GSPC." in result.stderr


def test_a_claim_is_explained_from_its_report(tmp_path: Path, market: Path) -> None:
    out = tmp_path / "report.json"
    run("check", story(tmp_path, WRONG), "--market", market, *DATED, "--out", out)
    said = run("explain", out, "c1").stdout
    assert "2024-01-04" in said
    assert "4059" in said
    assert run("explain", out, "c99").exit_code == 2
    assert run("explain", story(tmp_path, "{}", "no.json"), "c1").exit_code == 2


def test_every_kind_is_listed_with_an_example() -> None:
    lines = run("kinds").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [kind.name for kind in KINDS]
    assert all("“" in line for line in lines)


def test_it_runs_as_a_module() -> None:
    said = subprocess.run([sys.executable, "-m", "tapeproof", "--version"], capture_output=True, text=True, check=True)
    assert said.stdout == f"tapeproof {__version__}\n"
