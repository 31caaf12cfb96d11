"""``tapeproof market pull`` against a source on this machine."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result

from tapeproof.faces.cli import cli

JAN_2_2020 = 1577975400
"""2 January 2020, 09:30 in New York."""


def chart(name: str, closes: list[float | None]) -> bytes:
    stamps = [JAN_2_2020 + 86_400 * day for day in range(len(closes))]
    meta = {"symbol": name, "currency": "USD", "exchangeName": "NMS", "exchangeTimezoneName": "America/New_York"}
    result = {"meta": meta, "timestamp": stamps, "indicators": {"quote": [{"close": closes}]}}
    return json.dumps({"chart": {"result": [result], "error": None}}).encode()


PAGES = {"AAPL": chart("AAPL", [75.0, 74.5]), "MSFT": chart("MSFT", [160.0, None])}


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A source that has the pages above; yields the names that it is asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = urlsplit(self.path).path.rpartition("/")[2]
            asked.append(name)
            none = {"chart": {"result": None, "error": {"code": "Not Found", "description": "delisted"}}}
            body = PAGES.get(name) or json.dumps(none).encode()
            self.send_response(200 if name in PAGES else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    monkeypatch.setenv("TAPEPROOF_YAHOO_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("TAPEPROOF_PULL_PAUSE", "0")
    monkeypatch.setenv("no_proxy", "*")
    yield asked
    server.shutdown()
    server.server_close()
    thread.join()


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli, [str(one) for one in arguments])
    assert "Traceback" not in result.output
    return result


@pytest.mark.usefixtures("source")
def test_what_was_pulled_is_said(tmp_path: Path) -> None:
    record = tmp_path / "record"
    result = run("market", "pull", "AAPL", "MSFT", "--market", record)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Yahoo: 3 new rows, 0 revised, 0 already there, of 2 instruments.",
        f"Market version 1 in {record}.",
    ]
    assert result.stderr.splitlines() == [
        "Set aside: Yahoo chart (unofficial), MSFT, line 2: 2020-01-03: there is no close"
    ]
    again = run("market", "pull", "AAPL", "--since", "2020-01-03", "--market", record)
    assert again.stdout.startswith("Yahoo: 0 new rows, 0 revised, 2 already there, of 1 instruments.")


@pytest.mark.usefixtures("source")
def test_what_failed_is_said_and_ends_with_2(tmp_path: Path) -> None:
    result = run("market", "pull", "AAPL", "ZZZZ", "--market", tmp_path / "record")
    assert result.exit_code == 2
    assert "tapeproof: There is no symbol at Yahoo 'ZZZZ'. delisted" in result.stderr
    assert "Market version 1" in result.stdout


def test_wrong_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("market", "pull").exit_code == 2
    assert run("market", "pull", "AAPL", "--from", "nowhere").exit_code == 2
    monkeypatch.setenv("TAPEPROOF_YAHOO_URL", "nowhere")
    result = run("market", "pull", "AAPL", "--market", tmp_path / "record")
    assert result.exit_code == 2
    assert "TAPEPROOF_YAHOO_URL: expected an address such as" in result.stderr


STORY = "NEW YORK, Jan. 3, 2020 — Apple fell 0.7% on Friday."


def story(tmp_path: Path) -> Path:
    file = tmp_path / "story.txt"
    file.write_text(STORY)
    return file


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A market that has Apple up to 2 January 2020."""
    (tmp_path / "prices.csv").write_text("instrument,date,close\nAAPL,2019-12-31,73.41\nAAPL,2020-01-02,75.0\n")
    assert run("market", "add", tmp_path / "prices.csv", "--market", tmp_path / "record").exit_code == 0
    return tmp_path / "record"


def test_a_check_pulls_what_it_lacks_and_says_so(tmp_path: Path, source: list[str], record: Path) -> None:
    """74.5 / 75 - 1 is -0.67%."""
    before = run("check", story(tmp_path), "--market", record, "--format", "json")
    assert source == []
    assert json.loads(before.stdout)["summary"]["open"] == 1
    result = run("check", story(tmp_path), "--market", record, "--format", "json", "--pull")
    assert json.loads(result.stdout)["summary"]["stands"] == 1
    assert source == ["AAPL"]
    assert f"pulls what the check lacks from Yahoo into {record}: AAPL." in result.stderr
    assert "Yahoo: 1 new rows, 0 revised, 1 already there" in result.stderr
    again = run("check", story(tmp_path), "--market", record, "--pull")
    assert (source, again.stderr) == (["AAPL"], "")


def test_each_instrument_is_asked_for_once(tmp_path: Path, source: list[str], record: Path) -> None:
    both = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file in both:
        file.write_text(STORY.replace("Jan. 3", "Jan. 10"))
    result = run("check", *both, "--market", record, "--pull")
    assert source == ["AAPL"]
    assert result.exit_code == 0


def test_a_check_without_a_market_begins_one(
    tmp_path: Path, source: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAPEPROOF_HOME", str(tmp_path / "home"))
    result = run("check", story(tmp_path), "--format", "json", "--pull")
    assert "a market of your own is begun in" in result.stderr
    assert source == ["AAPL"]
    assert json.loads(result.stdout)["summary"]["stands"] == 1
    assert "AAPL" in run("market", "list").stdout


def test_what_cannot_be_pulled_leaves_the_claim_open(
    tmp_path: Path, source: list[str], record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(PAGES, "AAPL")
    result = run("check", story(tmp_path), "--market", record, "--format", "json", "--pull")
    assert result.exit_code == 0
    assert source == ["AAPL"]
    assert "There is no symbol at Yahoo 'AAPL'" in result.stderr
    assert json.loads(result.stdout)["summary"]["open"] == 1
