"""Pulling into a record on object storage, and checking against it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tapeproof.faces.cli import cli
from tapeproof.market.bucket import Bucket
from tapeproof.market.feeds.fetch import Fetcher
from tapeproof.market.feeds.pull import JOURNAL
from tapeproof.market.lease import OBJECT, Lease, Writer
from tapeproof.market.market import Market
from tapeproof.market.store import Writing, versions
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import BadData
from tapeproof.terms.quantity import Series

from .conftest import Answer, Pull, Source, Watch
from .test_yahoo import JAN_2_2020, chart

DAY = 86_400
STORY = "NEW YORK, Jan. 3, 2020 — Apple fell 0.7% on Friday."
"""74.5 / 75 - 1 is -0.67%."""


class Died(Exception):
    pass


@pytest.fixture
def folder(bucket: Bucket) -> Bucket:
    """Where ``pulling`` puts its market."""
    return bucket


@pytest.fixture
def called(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, bucket: Bucket) -> str:
    """The address of the bucket, for the command line, to which the stub is the source of everything."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    return str(bucket)


def run(*said: str | Path) -> Result:
    result = CliRunner().invoke(cli, [str(one) for one in said])
    assert "Traceback" not in result.output
    return result


def path(name: str) -> str:
    return f"/v8/finance/chart/{name}"


def quoted(name: str, *closes: float) -> bytes:
    return chart([JAN_2_2020 + DAY * day for day in range(len(closes))], list(closes), symbol=name)


def closes(place: Bucket, name: str) -> list[float]:
    return Market.open(place).panel(Ask(Series()), [name]).close[:, 0].tolist()


def test_a_pull_makes_the_market_and_adds_to_it(source: Source, pulling: Pull, bucket: Bucket):
    source.say(path("AAPL"), quoted("AAPL", 75.0))
    assert [added.new for added in pulling("yahoo", "AAPL").added] == [1]
    source.say(path("AAPL"), quoted("AAPL", 75.0, 74.5))
    (added,) = pulling("yahoo", "AAPL").added
    assert (added.new, added.same) == (1, 1)
    assert closes(bucket, "AAPL") == [75.0, 74.5]
    assert [version.number for version in versions(bucket)] == [1, 2]
    assert not (bucket / JOURNAL).exists()
    assert not (bucket / OBJECT).exists()


def test_settings_stand_beside_the_record(source: Source, pulling: Pull, bucket: Bucket):
    (bucket / "feeds.toml").put(b'[yahoo.symbols]\n"^OWN" = "AAPL"\n')
    source.say(path("AAPL"), quoted("AAPL", 75.0))
    pulling("yahoo", "^OWN")
    assert closes(bucket, "^OWN") == [75.0]


def test_a_pull_that_is_broken_off_is_gone_on_with(source: Source, pulling: Pull, bucket: Bucket, watch: Watch):
    names = ["A", "B", "C"]
    for name in names:
        source.say(path(name), quoted(name, 75.0))
    source.say(path("B"), Answer(b"", 429, {"Retry-After": "3600"}))
    first = pulling("yahoo", *names)
    assert (list(first.failed), first.unasked) == (["B"], ["C"])
    assert (bucket / JOURNAL).is_file()
    source.say(path("B"), quoted("B", 75.0))
    asked = len(source.asked)
    watch.now += timedelta(hours=2)
    assert pulling("yahoo", *names).before == ["A"]
    assert [one[0] for one in source.asked[asked:]] == [path("B"), path("C")]
    assert [one.id for one in Market.open(bucket).instruments()] == names
    assert not (bucket / JOURNAL).exists()


def test_what_came_before_ctrl_c_is_kept(
    source: Source, pulling: Pull, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
):
    for name in "AB":
        source.say(path(name), quoted(name, 75.0))
    get = Fetcher.get
    with monkeypatch.context() as stopping:
        stopping.setattr(
            Fetcher, "get",
            lambda self, question: (_ for _ in ()).throw(KeyboardInterrupt)
            if question.path.endswith("B") else get(self, question),
        )  # fmt: skip
        with pytest.raises(KeyboardInterrupt):
            pulling("yahoo", "A", "B")
    assert [one.id for one in Market.open(bucket).instruments()] == ["A"]
    assert not (bucket / OBJECT).exists()
    assert pulling("yahoo", "A", "B").before == ["A"]


def test_a_pull_that_died_while_it_wrote_is_undone_and_done_again(
    source: Source, pulling: Pull, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
):
    """It never gave its lease up: as one that died on another machine it is waited for, then taken over."""
    source.say(path("A"), quoted("A", 75.0))
    pulling("yahoo", "A")
    source.say(path("A"), quoted("A", 75.0, 1.0))
    with monkeypatch.context() as dying:
        dying.setattr(Writing, "name", lambda *_, **__: (_ for _ in ()).throw(Died))
        dying.setattr(Lease, "give_up", lambda self: self._own.let_go())
        with pytest.raises(Died):
            pulling("yahoo", "A")
    left = Writer.read((bucket / OBJECT).read_bytes())
    assert left is not None
    (bucket / OBJECT).put(Writer(left.until, "elsewhere", 7, left.file).written())
    source.say(path("A"), quoted("A", 75.0, 74.5))
    with pytest.raises(BadData, match=r"process 7 on elsewhere.*; if it has died, from [0-9:]{8} UTC on"):
        pulling("yahoo", "A")
    assert closes(bucket, "A") == [75.0]
    (bucket / OBJECT).put(Writer(left.until - 1000, "elsewhere", 7, left.file).written())
    pulling("yahoo", "A")
    assert closes(bucket, "A") == [75.0, 74.5]
    assert [version.number for version in versions(bucket)] == [1, 2]


def test_the_command_pulls_into_a_bucket(source: Source, called: str):
    source.say(path("AAPL"), quoted("AAPL", 75.0, 74.5))
    result = run("market", "pull", "AAPL", "--market", called)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "Yahoo: 2 new rows, 0 revised, 0 already there, of 1 instruments.",
        f"Market version 1 in {called}.",
    ]
    assert "AAPL" in run("market", "list", "--market", called).stdout


def test_a_pull_while_another_writes_says_who(source: Source, called: str):
    source.say(path("AAPL"), quoted("AAPL", 75.0))
    held = Lease(Bucket(called))
    result = run("market", "pull", "AAPL", "--market", called)
    assert result.exit_code == 2
    assert "found another writer at work, process" in result.stderr
    held.give_up()
    assert run("market", "pull", "AAPL", "--market", called).exit_code == 0


@pytest.mark.parametrize("by", ["option", "home"])
def test_a_check_pulls_what_the_bucket_lacks(
    source: Source, called: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
):
    source.say(path("AAPL"), quoted("AAPL", 75.0, 74.5))
    (tmp_path / "story.txt").write_text(STORY)
    at = ("--market", called) if by == "option" else ()
    if by == "home":
        monkeypatch.setenv("TAPEPROOF_HOME", called)
    else:
        (tmp_path / "prices.csv").write_text("instrument,date,close\nAAPL,2019-12-31,73.41\nAAPL,2020-01-02,75.0\n")
        assert run("market", "add", tmp_path / "prices.csv", *at).exit_code == 0
        before = run("check", tmp_path / "story.txt", *at, "--format", "json")
        assert json.loads(before.stdout)["summary"]["open"] == 1
    result = run("check", tmp_path / "story.txt", *at, "--format", "json", "--pull")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["summary"]["stands"] == 1
    assert f"pulls what the check lacks from Yahoo into {called}: AAPL." in result.stderr
    asked = len(source.asked)
    again = run("check", tmp_path / "story.txt", *at, "--format", "json", "--pull")
    assert json.loads(again.stdout)["summary"]["stands"] == 1
    assert len(source.asked) == asked
