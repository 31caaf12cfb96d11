"""Pages from the web, by a server of this machine, and the gate that keeps requests away from such machines."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from tapeproof.faces.inputs import web
from tapeproof.faces.inputs.draft import Draft
from tapeproof.faces.inputs.given import Given
from tapeproof.faces.inputs.sources import drafts
from tapeproof.faces.inputs.web import fetch, is_public
from tapeproof.terms.errors import BadStory

PAGE = b'<html><head><meta name="date" content="2018-12-31"></head><p>The S&amp;P 500 lost 9.2% in December.</p></html>'
HTML = {"Content-Type": "text/html; charset=utf-8"}
REPLIES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/stories/wall-street.html": (200, HTML, PAGE),
    "/plain": (200, {"Content-Type": "text/plain; charset=latin-1"}, "Börse up 3%.".encode("latin-1")),
    "/story.json": (200, {"Content-Type": "application/json"}, b'{"id": "j", "text": "Up 3%."}'),
    "/packed": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/torn": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)[:60]),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b" " * 5_000_000)),
    "/brotli": (200, {**HTML, "Content-Encoding": "br"}, b"x"),
    "/picture": (200, {"Content-Type": "image/png"}, b"x"),
    "/untyped": (200, {}, PAGE),
    "/large": (200, {**HTML, "Content-Length": "99000000"}, b"x"),
    "/short": (200, {**HTML, "Content-Length": "500"}, b"<p>Up 3%"),
    "/gone": (404, HTML, b"gone"),
    "/moved": (302, {"Location": "/stories/wall-street.html"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/to-other": (302, {"Location": "http://127.0.0.2:9/secret"}, b""),
}


class Replies(BaseHTTPRequestHandler):
    """Says what stands above."""

    asked: list[str] = []  # noqa: RUF012 - one list for the whole server, emptied before each test

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/slow":
            threading.Event().wait(1.0)
            return
        status, headers, body = REPLIES[self.path.partition("?")[0]]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Replies)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    serving.join()


@pytest.fixture(autouse=True)
def nothing_asked() -> None:
    Replies.asked.clear()


def read(address: str, *, private: bool = True) -> Draft | str:
    (found,) = drafts(address, Given(), private=private)
    return found if isinstance(found, Draft) else str(found)


def test_a_page_is_a_story_with_its_text_and_its_address(served: str) -> None:
    draft = read(f"{served}/stories/wall-street.html")
    assert isinstance(draft, Draft), draft
    assert draft.story.text == "The S&P 500 lost 9.2% in December."
    assert (draft.story.id, str(draft.story.published)) == ("wall-street", "2018-12-31")
    assert draft.source == f"{served}/stories/wall-street.html"
    assert draft.is_extracted


def test_a_redirect_is_followed_and_the_address_is_where_it_led(served: str) -> None:
    draft = read(f"{served}/moved")
    assert isinstance(draft, Draft), draft
    assert draft.source == f"{served}/stories/wall-street.html"


@pytest.mark.parametrize(
    ("path", "text"),
    [("/plain", "Börse up 3%."), ("/story.json", "Up 3%."), ("/packed", "The S&P 500 lost 9.2% in December.")],
)
def test_other_types_and_character_sets_are_read_as_the_server_names_them(served: str, path: str, text: str) -> None:
    draft = read(served + path)
    assert isinstance(draft, Draft), draft
    assert draft.story.text == text
    assert draft.is_extracted


def test_what_an_address_may_not_hold_is_written_as_it_has_to_be(served: str) -> None:
    read(f"{served}/plain?q=a b%20c\u2013d#part")
    assert Replies.asked == ["/plain?q=a%20b%20c%E2%80%93d"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/gone", "expected a page, found status 404 (Not Found)"),
        ("/picture", "found image/png"),
        ("/untyped", "found application/octet-stream"),
        ("/large", "expected at most 20 MB, found 99.0 MB"),
        ("/short", "found one that ends early"),
        ("/torn", "found one that ends early"),
        ("/brotli", "found one packed with br"),
        ("/loop", "more than 5 redirects"),
        ("/to-file", "expected an http or https address, found a scheme 'file'"),
    ],
)
def test_what_is_no_page_is_told_in_one_sentence(served: str, path: str, said: str) -> None:
    told = read(served + path)
    assert isinstance(told, str)
    assert said in told
    assert told.endswith(".")


def test_what_unpacks_into_too_much_is_refused(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MOST_BYTES", 1_000_000)
    assert "expected at most 1 MB" in str(read(f"{served}/bomb"))


def test_a_server_that_does_not_answer_is_left(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SECONDS", 0.2)
    assert "expected an answer, found none after 0.2 seconds" in str(read(f"{served}/slow"))


def test_a_server_that_drips_is_left_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "SECONDS", 0.4)
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            line, _ = listening.accept()
            with line:
                line.sendall(b"HTTP/1.1 200 OK\r\n")
                while not done.wait(0.05):
                    try:
                        line.sendall(b"X-Drip: 1\r\n")
                    except OSError:
                        return

        dripping = threading.Thread(target=drip, daemon=True)
        dripping.start()
        told = str(read(f"http://127.0.0.1:{listening.getsockname()[1]}/"))
        done.set()
        dripping.join()
    assert "found none after 0.4 seconds" in told


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_this_machine_is_not_reached_unless_allowed(served: str, name: str) -> None:
    told = read(f"{served.replace('127.0.0.1', name)}/plain", private=False)
    assert "expected a machine that the public can reach, found " in str(told)
    assert "127.0.0.1" in str(told)
    assert "--allow-private" in str(told)
    assert Replies.asked == []


def test_a_redirect_goes_through_the_same_gate(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "is_public", lambda address: str(address) == "127.0.0.1")
    assert isinstance(read(f"{served}/moved", private=False), Draft)
    told = read(f"{served}/to-other", private=False)
    assert "http://127.0.0.2:9/secret: expected a machine that the public can reach, found 127.0.0.2" in str(told)


def found_at(address: str, port: int) -> list[tuple[object, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]


def test_a_name_that_turns_to_this_machine_is_not_followed(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(served.rpartition(":")[2])
    answers = [found_at("127.0.0.1", port)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers[0])
    told = read(f"http://news.example:{port}/plain", private=False)
    assert "found 127.0.0.1" in str(told)
    assert Replies.asked == []


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that are connected to; none of them answers."""
    found: list[str] = []

    class Line(socket.socket):
        def connect(self, at: tuple[str, int]) -> None:
            found.append(at[0])
            raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "socket", Line)
    return found


def test_the_name_is_looked_up_once_and_the_address_judged_is_the_one_connected_to(
    monkeypatch: pytest.MonkeyPatch, dialled: list[str]
) -> None:
    answers = iter([found_at("93.184.215.14", 80), found_at("127.0.0.1", 80)])  # a name that rebinds
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(answers))
    assert "Connection refused" in str(read("http://news.example/story", private=False))
    assert dialled == ["93.184.215.14"]


def test_of_a_name_with_several_addresses_only_the_public_are_used(
    monkeypatch: pytest.MonkeyPatch, dialled: list[str]
) -> None:
    found = [*found_at("10.0.0.7", 80), *found_at("93.184.215.14", 80), *found_at("169.254.169.254", 80)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    read("https://news.example/story", private=False)
    assert dialled == ["93.184.215.14"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - judged, not bound to
        "224.0.0.1", "239.255.255.250", "255.255.255.255", "240.0.0.1", "198.18.0.1", "192.0.2.1",
        "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "ff0e::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
        "2002:a00:1::1", "2001:0:808:808:0:0:80ff:fffe", "fe80::1%2",
    ],
)  # fmt: skip
def test_addresses_that_the_public_cannot_reach(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"],
)
def test_addresses_that_it_can(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://example.org/a", "found a scheme 'ftp'"),
        ("file:///etc/passwd", "found a scheme 'file'"),
        ("http://", "one without a machine's name"),
        ("http://example.org:99999/", "one that cannot be read"),
        ("http://[::1/", "one that cannot be read"),
        ("http://a..b/", "one that cannot be read"),
        ("https://me:secret@example.org/", "expected an address without a name and a password"),
    ],
)
def test_other_addresses_are_refused_before_anything_is_sent(address: str, said: str) -> None:
    with pytest.raises(BadStory) as told:
        fetch(address)
    assert said in str(told.value)
    assert "secret" not in str(told.value)


def test_a_name_that_nobody_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "'nowhere.example' (Name or service not known)" in str(read("http://nowhere.example/", private=False))
