"""A page from the web: fetched without ever talking to a machine that the public cannot reach.

The name is resolved once, each address it has is judged, and the connection goes to an address that was judged: a name
that answers otherwise the second time (DNS rebinding) gains nothing. Every redirect goes through the same gate. Proxies
of the environment are not used: behind one, nobody could tell which machine answers.
"""

from __future__ import annotations

import socket
import ssl
import zlib
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from time import monotonic
from types import TracebackType
from typing import NoReturn, Self
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec import Struct

from tapeproof import __version__
from tapeproof.faces.inputs.addresses import SAVE
from tapeproof.terms.errors import BadStory

SECONDS = 20.0
"""From the first packet to the last byte, redirects included."""
MOST_BYTES = 20_000_000
MOST_REDIRECTS = 5
PORT = {"http": 80, "https": 443}
MOVED = frozenset({301, 302, 303, 307, 308})
OK = 200

_AS_IT_IS = "/%:@!$&'()*+,;=~-._?"
_NAT64 = ip_network("64:ff9b::/96")
Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: bytes, their media type and character set as the server calls them, and from where in the end."""

    content: bytes
    kind: str
    charset: str | None
    address: str


def fetch(address: str, *, private: bool = False) -> Answer:
    """Fetch what an http or https address names; ``private`` allows machines that the public cannot reach.

    Raises BadStory for other schemes, for addresses that are not public, for what is too large, too slow, or not there.
    """
    with _Watch(address) as watch:
        at = address
        for _ in range(MOST_REDIRECTS + 1):
            found = _ask(at, watch, private=private)
            if isinstance(found, Answer):
                return found
            at = urljoin(at, found)
    raise BadStory(address, "a page", f"more than {MOST_REDIRECTS} redirects", SAVE)


def is_public(address: Address) -> bool:
    """Whether anybody may be sent to an address: not private, loopback, link-local, multicast or reserved.

    An IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4, Teredo) is judged by that.
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped or address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
        if address.sixtofour is not None:  # to Python 3.11.2 every one of them is private
            return is_public(address.sixtofour)
        if not all(is_public(inner) for inner in address.teredo or ()):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


class _Watch:
    """Ends a conversation that takes too long, whatever it is waiting for: a handshake, a header or the body."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.rang = False
        self.socket: socket.socket | None = None
        self._ends = monotonic() + SECONDS
        self._timer = Timer(SECONDS, self._ring)
        self._timer.daemon = True

    @property
    def left(self) -> float:
        """Seconds that are left; never none, which would be for ever."""
        return max(self._ends - monotonic(), 0.01)

    def _ring(self) -> None:
        self.rang = True
        if self.socket is not None:
            try:
                self.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it has ended by itself

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        if isinstance(raised, TimeoutError) or (self.rang and isinstance(raised, Exception)):
            found = f"none after {SECONDS:g} seconds"
            raise BadStory(self.address, "an answer", found, f"Try again later. {SAVE}") from None


def _ask(address: str, watch: _Watch, *, private: bool) -> Answer | str:
    """Ask once; the answer, or where it has moved to."""
    parts = _parts(address)
    reach = _Reach(address, watch, private=private)
    host, port = parts.hostname or "", parts.port or PORT[parts.scheme]
    connection = _Plain(host, port, reach) if parts.scheme == "http" else _Secure(host, port, reach)
    target = quote(f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/", safe=_AS_IT_IS)
    sent = {
        "User-Agent": f"tapeproof/{__version__}", "Accept-Encoding": "identity, gzip",
        "Accept": "text/html, text/plain, text/markdown, application/json, application/pdf, */*;q=0.5",
    }  # fmt: skip
    try:
        connection.request("GET", target, headers=sent)
        response = connection.getresponse()
        if response.status in MOVED and (to := response.getheader("Location")):
            return to
        if response.status != OK:
            found = f"status {response.status} ({response.reason or 'without a reason'})"
            raise BadStory(address, "a page", found, f"See that the address opens in a browser. {SAVE}")
        content = _body(response, address, watch)
    except (OSError, HTTPException) as wrong:
        if watch.rang or isinstance(wrong, TimeoutError):
            raise
        found = f"none ({_brief(wrong)})"
        raise BadStory(address, "an answer", found, "See that the address opens in a browser.") from None
    finally:
        connection.close()
    head = Message()
    head["Content-Type"] = response.getheader("Content-Type") or "application/octet-stream"
    return Answer(content, head.get_content_type(), head.get_content_charset(), address)


def _parts(address: str) -> SplitResult:
    hint = "Give it like https://example.org/story.html."
    try:
        parts = urlsplit(address)
        port = parts.port
        name = (parts.hostname or "").encode("idna")
    except (ValueError, UnicodeError) as wrong:
        raise BadStory(address, "the address of a page", f"one that cannot be read ({wrong})", hint) from None
    if parts.scheme not in PORT:
        raise BadStory(address, "an http or https address", f"a scheme {parts.scheme!r}", hint)
    if not name or port == 0:
        raise BadStory(address, "the address of a page", "one without a machine's name", hint)
    if parts.username is not None:
        raise BadStory(f"{parts.scheme}://…", "an address without a name and a password", "one with them", SAVE)
    return parts


def _body(response: HTTPResponse, address: str, watch: _Watch) -> bytes:
    said = response.getheader("Content-Length") or ""
    if said.isdecimal() and int(said) > MOST_BYTES:
        _refuse(int(said), address)
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip", "deflate"}:
        raise BadStory(address, "a page that is not packed, or with gzip", f"one packed with {coding}", SAVE)
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if coding != "identity" else None
    content = bytearray()
    while chunk := response.read1(65_536):
        try:
            content += unpack.decompress(chunk, MOST_BYTES + 1 - len(content)) if unpack else chunk
        except zlib.error as wrong:
            raise BadStory(address, "a page packed with gzip", f"a damaged one ({wrong})", SAVE) from None
        if len(content) > MOST_BYTES:
            _refuse(len(content), address)
    if watch.rang:
        raise TimeoutError
    if response.length or (unpack and not unpack.eof):
        raise BadStory(address, "a whole page", "one that ends early", "Try again.")
    return bytes(content)


def _refuse(size: int, address: str) -> NoReturn:
    raise BadStory(address, f"at most {MOST_BYTES // 1_000_000} MB", f"{size / 1e6:.1f} MB or more", SAVE)


class _Reach(Struct, frozen=True):
    """The gate: connects to a machine only by an address that has been judged."""

    address: str
    watch: _Watch
    private: bool

    def connect(self, host: str, port: int) -> socket.socket:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as wrong:
            hint = "See that the address is spelled right and that this machine is online."
            raise BadStory(self.address, "the name of a machine", f"{host!r} ({_brief(wrong)})", hint) from None
        allowed = [one for one in found if self.private or is_public(ip_address(str(one[4][0])))]
        if not allowed:
            said = ", ".join(dict.fromkeys(str(one[4][0]) for one in found))
            hint = f"Give --allow-private to reach it. {SAVE}"
            raise BadStory(self.address, "a machine that the public can reach", said, hint)
        failed: OSError = OSError("no address")
        for family, kind, protocol, _, at in allowed:
            line = socket.socket(family, kind, protocol)
            self.watch.socket = line
            line.settimeout(self.watch.left)
            try:
                line.connect(at)
            except OSError as wrong:
                failed = wrong
                line.close()
                continue
            return line
        raise failed


class _Plain(HTTPConnection):
    """HTTP through the gate."""

    def __init__(self, host: str, port: int, reach: _Reach) -> None:
        super().__init__(host, port)
        self._reach = reach

    def connect(self) -> None:
        """Connect to a judged address."""
        self.sock = self._reach.connect(self.host, self.port)


class _Secure(HTTPSConnection):
    """HTTPS through the gate; the certificate is checked against the name, not the address."""

    def __init__(self, host: str, port: int, reach: _Reach) -> None:
        super().__init__(host, port)
        self._reach = reach

    def connect(self) -> None:
        """Connect to a judged address, then shake hands."""
        plain = self._reach.connect(self.host, self.port)
        context = ssl.create_default_context()
        secure = context.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
        self._reach.watch.socket = self.sock = secure
        secure.do_handshake()


def _brief(wrong: Exception) -> str:
    said = wrong.strerror if isinstance(wrong, OSError) and wrong.strerror else str(wrong)
    return " ".join(said.split())[:100] or type(wrong).__name__
