"""Fetching and pulling: waits, limits, broken answers, and pulls that are broken off."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tapeproof.market.durable import locked
from tapeproof.market.feeds import FEEDS, fetch
from tapeproof.market.feeds import pull as pull_module
from tapeproof.market.feeds.feed import Question, Refused
from tapeproof.market.feeds.fetch import Fetcher
from tapeproof.market.feeds.pull import JOURNAL, pull
from tapeproof.market.feeds.settings import Settings, read_settings
from tapeproof.market.market import Market
from tapeproof.market.store import versions
from tapeproof.terms.errors import BadData, NotFound

from .conftest import NOW, Answer, Pull, Source, Watch
from .test_yahoo import JAN_2_2020, chart

ASK = Question("/x", {"q": "1", "key": "s3cret"})
YAHOO = FEEDS["yahoo"]
PAGE = b"<html>Will be right back...</html>"


@pytest.fixture
def fetcher(source: Source, watch: Watch) -> Fetcher:
    return Fetcher(YAHOO, Settings({"": source.url}, None, 0.0, "Gazette", {}), watch.clock)


def path(name: str) -> str:
    return f"/v8/finance/chart/{name}"


def quoted(name: str) -> bytes:
    return chart([JAN_2_2020], [75.0], symbol=name)


def test_an_answer(source: Source, fetcher: Fetcher):
    source.say("/x", b"yes")
    page = fetcher.get(ASK)
    assert (page.body, page.status, page.at) == (b"yes", 200, NOW)
    asked, query, headers = source.asked[0]
    assert (asked, query) == ("/x", {"q": "1", "key": "s3cret"})
    assert headers["User-Agent"] == "Gazette"


def test_packed_answers(source: Source, fetcher: Fetcher):
    source.say("/x", Answer(b"yes" * 100_000, headers={"Content-Encoding": "gzip"}))
    assert fetcher.get(ASK).body == b"yes" * 100_000


def test_a_pause_between_two_requests(source: Source, watch: Watch):
    source.say("/x", b"yes")
    fetcher = Fetcher(YAHOO, Settings({"": source.url}, None, 1.5, "x", {}), watch.clock)
    fetcher.get(ASK)
    fetcher.get(ASK)
    assert watch.waits == [1.5]


def test_waits_grow_and_the_third_try_is_answered(source: Source, fetcher: Fetcher, watch: Watch):
    source.say("/x", Answer(b"", 502), Answer(b"", 503), b"yes")
    assert fetcher.get(ASK).body == b"yes"
    first, second = watch.waits
    assert 1.5 <= first <= 2.5
    assert 3.0 <= second <= 5.0


@pytest.mark.parametrize("said", ["7", format_datetime(NOW + timedelta(seconds=7), usegmt=True)])
def test_the_source_says_how_long(source: Source, fetcher: Fetcher, watch: Watch, said: str):
    source.say("/x", Answer(b"Too Many Requests", 429, {"Retry-After": said}), b"yes")
    assert fetcher.get(ASK).body == b"yes"
    assert watch.waits == [7.0]


def test_a_wait_that_is_too_long_ends_it_at_once(source: Source, fetcher: Fetcher, watch: Watch):
    source.say("/x", Answer(b"", 429, {"Retry-After": "1800"}), b"yes")
    with pytest.raises(Refused, match=r"status 429.*in 30 minutes") as caught:
        fetcher.get(ASK)
    assert caught.value.everywhere
    assert watch.waits == []


def test_what_never_gets_better_is_given_up(source: Source, fetcher: Fetcher, watch: Watch):
    source.say("/x", Answer(b"", 500))
    with pytest.raises(Refused, match=r"/x: expected an answer, found status 500 .*, 4 times\. Run") as caught:
        fetcher.get(ASK)
    assert len(source.asked) == 4
    assert len(watch.waits) == 3
    assert "s3cret" not in str(caught.value)


def test_a_page_that_stands_in_for_an_answer(source: Source, fetcher: Fetcher):
    source.say("/x", PAGE, b"{}")
    assert fetcher.get(ASK).body == b"{}"
    source.say("/x", PAGE)
    with pytest.raises(Refused, match="Will be right back"):
        fetcher.get(ASK)


@pytest.mark.parametrize(
    "broken",
    [
        Answer(b"", halt=True),
        Answer(b"half", promised=100),
        Answer(b"\x1f\x8b\x08\x00\x00\x00\x00\x00", headers={"Content-Encoding": "gzip"}),
        Answer(b"\x1f\x8bnot packed at all", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["no word", "half", "packed half", "not packed"],
)
def test_broken_answers_are_asked_for_again(source: Source, fetcher: Fetcher, broken: Answer):
    source.say("/x", broken, b"whole")
    assert fetcher.get(ASK).body == b"whole"


def test_an_answer_that_is_too_large(source: Source, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetch, "MOST_BYTES", 1000)
    for answer in (Answer(b"x" * 1001), Answer(b"x" * 1_000_000, headers={"Content-Encoding": "gzip"})):
        source.say("/x", answer)
        with pytest.raises(Refused, match="more than 1,000 bytes"):
            fetcher.get(ASK)


def test_an_answer_that_takes_too_long(source: Source, monkeypatch: pytest.MonkeyPatch, watch: Watch):
    ticks = iter(range(0, 10_000, 200))
    clock = fetch.Clock(watch.clock.now, lambda: float(next(ticks)), watch.clock.sleep)
    source.say("/x", b"slow")
    fetcher = Fetcher(YAHOO, Settings({"": source.url}, None, 0.0, "x", {}), clock)
    with pytest.raises(Refused, match="not complete after 180 seconds"):
        fetcher.get(ASK)
    monkeypatch.undo()


def test_a_source_that_is_silent(source: Source, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetch, "QUIET", 0.05)
    slow: Callable[[str], Answer] = source.next

    def waiting(asked: str) -> Answer:
        import time  # noqa: PLC0415 - only here

        time.sleep(0.3)
        return slow(asked)

    source.next = waiting  # type: ignore[method-assign]  # a source that takes its time
    with pytest.raises(Refused, match="timed out"):
        fetcher.get(ASK)


def test_nobody_there(fetcher: Fetcher):
    fetcher.settings = Settings({"": "http://127.0.0.1:9"}, None, 0.0, "x", {})
    with pytest.raises(Refused, match="no connection"):
        fetcher.get(ASK)


@pytest.mark.parametrize(("status", "says"), [(403, "TAPEPROOF_YAHOO_KEY"), (410, "has moved")])
def test_statuses_that_no_try_mends(source: Source, fetcher: Fetcher, watch: Watch, status: int, says: str):
    source.say("/x", Answer(b"", status))
    with pytest.raises(Refused, match=says):
        fetcher.get(ASK)
    assert watch.waits == []


def test_redirections(source: Source, fetcher: Fetcher):
    source.say("/x", Answer(b"", 302, {"Location": f"{source.url}/y"}))
    source.say("/y", b"moved")
    assert fetcher.get(ASK).body == b"moved"
    source.say("/x", Answer(b"", 302, {"Location": "ftp://127.0.0.1/x"}))
    with pytest.raises(Refused, match="away from https"):
        fetcher.get(ASK)


def test_what_one_cannot_have_stops_no_other(source: Source, pulling: Pull, folder: Path):
    source.say(path("AAPL"), quoted("AAPL"))
    none = {"chart": {"result": None, "error": {"code": "Not Found", "description": "delisted"}}}
    source.say(path("ZZZZ"), Answer(json.dumps(none).encode(), 404))
    source.say(path("MSFT"), quoted("MSFT"))
    pulled = pulling("yahoo", "AAPL", "ZZZZ", "MSFT")
    assert list(pulled.failed) == ["ZZZZ"]
    assert [one.id for one in Market.open(folder).instruments()] == ["AAPL", "MSFT"]
    assert len(versions(folder)) == 1
    assert not (folder / JOURNAL).exists()


def test_a_source_that_is_down_is_left_alone(source: Source, pulling: Pull):
    for name in "ABCDE":
        source.say(path(name), Answer(b"", 500))
    pulled = pulling("yahoo", *"ABCDE")
    assert (list(pulled.failed), pulled.unasked) == (["A", "B", "C"], ["D", "E"])


def test_a_pull_that_is_broken_off_is_gone_on_with(source: Source, pulling: Pull, folder: Path, watch: Watch):
    names = ["A", "B", "C"]
    for name in names:
        source.say(path(name), quoted(name))
    source.say(path("B"), Answer(b"", 429, {"Retry-After": "3600"}))
    first = pulling("yahoo", *names)
    assert (list(first.failed), first.unasked) == (["B"], ["C"])
    assert [one.id for one in Market.open(folder).instruments()] == ["A"]
    source.say(path("B"), quoted("B"))
    asked = len(source.asked)
    watch.now += timedelta(hours=2)
    second = pulling("yahoo", *names)
    assert (second.before, second.failed) == (["A"], {})
    assert [one[0] for one in source.asked[asked:]] == [path("B"), path("C")]
    assert [one.id for one in Market.open(folder).instruments()] == names
    assert pulling("yahoo", *names).before == []


def test_a_pull_of_yesterday_is_begun_anew(source: Source, pulling: Pull, watch: Watch):
    source.say(path("A"), quoted("A"))
    source.say(path("B"), Answer(b"", 500))
    pulling("yahoo", "A", "B")
    watch.now += timedelta(days=1, minutes=10)
    assert pulling("yahoo", "A", "B").before == []


def test_what_came_before_ctrl_c_is_kept(source: Source, pulling: Pull, folder: Path, monkeypatch: pytest.MonkeyPatch):
    source.say(path("A"), quoted("A"))
    source.say(path("B"), quoted("B"))
    get = Fetcher.get

    def stopping(self: Fetcher, question: Question):
        if question.path.endswith("B"):
            raise KeyboardInterrupt
        return get(self, question)

    monkeypatch.setattr(Fetcher, "get", stopping)
    with pytest.raises(KeyboardInterrupt):
        pulling("yahoo", "A", "B")
    assert [one.id for one in Market.open(folder).instruments()] == ["A"]
    monkeypatch.undo()
    assert pulling("yahoo", "A", "B").before == ["A"]


def test_many_are_committed_some_at_a_time(
    source: Source, pulling: Pull, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pull_module, "BATCH", 2)
    for name in "ABCDE":
        source.say(path(name), quoted(name))
    pulled = pulling("yahoo", *"ABCDE")
    assert [one.new for one in pulled.added] == [2, 2, 1]
    assert len(Market.open(folder).instruments()) == 5


def test_a_pull_that_brings_nothing_makes_no_market(source: Source, pulling: Pull, folder: Path):
    source.say(path("A"), Answer(b"", 500))
    assert pulling("yahoo", "A").added == []
    assert not folder.exists()
    with pytest.raises(NotFound):
        Market.open(folder)


def test_two_writers(source: Source, pulling: Pull, folder: Path):
    source.say(path("A"), quoted("A"))
    with locked(folder), pytest.raises(BadData, match="another writer"):
        pulling("yahoo", "A")


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ('[yahoo]\nurl = "file:///etc"', "an address such as"),
        ("[yahoo]\nurl = 7", "a text for yahoo.url"),
        ('[yahoo]\npause = "often"', "seconds"),
        ("yahoo = 1", r"a table \[yahoo\]"),
        ("[yahoo.symbols]\nA = 1", r"\[yahoo.symbols\] with lines"),
        ('user_agent = "a\\nb"', "plain letters"),
        ("[yahoo", "TOML"),
    ],
)
def test_settings_that_are_none(tmp_path: Path, said: str, says: str):
    (tmp_path / "feeds.toml").write_text(said)
    with pytest.raises(BadData, match=says):
        read_settings(YAHOO, tmp_path, {})


def test_the_environment_comes_before_the_file(tmp_path: Path):
    (tmp_path / "feeds.toml").write_text('user_agent = "file"\n[yahoo]\nurl = "https://file.example/"\npause = 3')
    assert read_settings(YAHOO, tmp_path, {}).places == {"": "https://file.example"}
    assert read_settings(YAHOO, tmp_path, {}).pause == 3.0
    said = {"TAPEPROOF_YAHOO_URL": "http://here:1", "TAPEPROOF_PULL_PAUSE": "0.5", "TAPEPROOF_USER_AGENT": "env"}
    settings = read_settings(YAHOO, tmp_path, said)
    assert (settings.places, settings.pause, settings.agent) == ({"": "http://here:1"}, 0.5, "env")


def test_waits_are_told(source: Source, folder: Path, environ: dict[str, str], watch: Watch):
    source.say(path("A"), Answer(b"", 429, {"Retry-After": "5"}), quoted("A"))
    said: list[str] = []
    pull(YAHOO, ["A"], folder, environ=environ, clock=watch.clock, tell=said.append)
    assert said == ["Yahoo: status 429 (Too Many Requests); trying again in 5 seconds."]


def test_the_moment_of_recording_is_that_of_the_pull(source: Source, pulling: Pull, folder: Path):
    source.say(path("A"), quoted("A"))
    pulling("yahoo", "A")
    assert versions(folder)[-1].recorded_at == datetime(2026, 11, 20, 23, tzinfo=UTC)
