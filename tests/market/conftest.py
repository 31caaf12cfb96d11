"""Small markets written as text, and a local server that speaks S3."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tapeproof.market.add import Added, add
from tapeproof.market.bucket import Bucket

EARLY = datetime(2024, 1, 31, tzinfo=UTC)

Write = Callable[..., Added]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Add lines of CSV (with a header) to the market in ``tmp_path / "market"``."""

    def adding(text: str, name: str = "prices.csv", at: datetime = EARLY) -> Added:
        file = tmp_path / name
        file.write_text("\n".join(line.strip() for line in text.strip().splitlines()) + "\n", "utf-8")
        return add(file, tmp_path / "market", recorded_at=at)

    return adding


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where ``write`` puts its market."""
    return tmp_path / "market"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server in a process of its own: the engine keeps the interpreter while it waits for one of its answers."""
    if find_spec("obstore") is None or find_spec("moto") is None:
        pytest.skip("obstore or moto is not installed (pip install 'tapeproof[dev]')")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:  # noqa: S603 - our own command
        for _ in range(400):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port)).close()
                break
            time.sleep(0.05)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            running.kill()


@pytest.fixture
def bucket(server: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """An empty place of its own for each test."""
    said = {
        "AWS_ENDPOINT_URL": server, "AWS_ALLOW_HTTP": "true", "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "any",
        "AWS_SECRET_ACCESS_KEY": "any",
    }  # fmt: skip
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    name = re.sub("[^a-z0-9]+", "-", request.node.name.lower())[:60].strip("-")
    with urlopen(Request(f"{server}/{name}", method="PUT")) as made:  # noqa: S310 - the server of this test
        assert made.status == 200
    return Bucket(f"s3://{name}/prices")
