"""A source of our own on this machine: it answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tapeproof.market.feeds import FEEDS
from tapeproof.market.feeds.fetch import Clock
from tapeproof.market.feeds.pull import Pulled, pull

NOW = datetime(2026, 11, 20, 23, 0, tzinfo=UTC)


@dataclass
class Answer:
    """What the source sends back; ``promised`` is the length that it claims, ``halt`` closes without a word."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    promised: int | None = None
    halt: bool = False


@dataclass
class Source:
    """The stub: answers by path, in their order, the last one again and again."""

    url: str = ""
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], dict[str, str]]] = field(default_factory=list)

    def say(self, path: str, *answers: bytes | str | Answer) -> None:
        self.answers[path] = [
            one if isinstance(one, Answer) else Answer(one.encode() if isinstance(one, str) else one) for one in answers
        ]

    def next(self, path: str) -> Answer:
        left = self.answers.get(path) or [Answer(b"nothing here", 404)]
        return left.pop(0) if len(left) > 1 else left[0]


@dataclass
class Watch:
    """A clock that stands still but for waits."""

    now: datetime = NOW
    waits: list[float] = field(default_factory=list)
    passed: float = 0.0

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.now + timedelta(seconds=self.passed), lambda: self.passed, self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.passed += seconds


@pytest.fixture
def source() -> Iterator[Source]:
    told = Source()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            told.asked.append((parts.path, query, dict(self.headers)))
            answer = told.next(parts.path)
            if answer.halt:
                self.close_connection = True
                return
            body = answer.body
            if answer.headers.get("Content-Encoding") == "gzip" and body[:2] != b"\x1f\x8b":
                body = gzip.compress(body)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(answer.promised or len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield told
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "market"


@pytest.fixture
def environ(source: Source) -> dict[str, str]:
    """Every place of every feed is the stub; and nothing waits between two requests."""
    said = {"TAPEPROOF_USER_AGENT": "Example Gazette desk@example.org", "TAPEPROOF_PULL_PAUSE": "0", "no_proxy": "*"}
    for feed in FEEDS.values():
        for place in feed.places:
            said[f"TAPEPROOF_{feed.name.upper()}_{place.upper() + '_' if place else ''}URL"] = source.url
    return said


Pull = Callable[..., Pulled]


@pytest.fixture
def pulling(folder: Path, environ: dict[str, str], watch: Watch) -> Pull:
    """Pull from the stub into ``folder``."""

    def run(feed: str, *ids: str, **how: object) -> Pulled:
        return pull(FEEDS[feed], ids, folder, environ=environ, clock=watch.clock, **how)

    return run
