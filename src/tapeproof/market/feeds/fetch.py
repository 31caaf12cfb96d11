"""Fetching: the one place that opens the network, politely and within bounds.

The standard library's urllib does it: requests go out one at a time with a pause between them, so that a pool of
connections would gain nothing, and it knows the system's proxies and certificates. What it lacks is here: trying again
with growing waits (or as long as the source asks, ``Retry-After``), an end to slow answers, a limit to large ones, and
redirections that stay on https.
"""

from __future__ import annotations

import random
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from msgspec import Struct, field

from tapeproof.market.feeds.feed import Feed, Page, Question, Refused
from tapeproof.market.feeds.settings import PREFIX, Settings

TRIES = 4
FIRST_WAIT = 2.0
"""Seconds before the second try; each further wait is twice as long, give or take a quarter."""
MOST_WAIT = 60.0
"""A source that asks to be left alone for longer ends the pull: it is gone on with by the next one."""
QUIET = 30.0
"""Seconds without a byte after which an answer is given up."""
LONGEST = 180.0
"""Seconds in which an answer has to be complete."""
MOST_BYTES = 100_000_000
"""The largest answer read, unpacked: a company's reported facts have 5 to 30 million bytes."""
CHUNK = 65_536
AGAIN = {408, 425, 429, 500, 502, 503, 504}
"""Statuses that another try may mend."""
ANSWERS = {200, 400, 404, 422}
"""Statuses whose body says what the matter is."""
CLOSED = {401, 403, 451}


class Clock(Struct, frozen=True):
    """What time it is (UTC), how time passes in seconds, and waiting."""

    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    passed: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


CLOCK = Clock()


def unheard(_: str) -> None:
    """Tell nobody."""


class _Failed(Struct, frozen=True):
    """A try that gave no answer: what was found, and how long the source asks to wait."""

    found: str
    wait: float | None = None
    limited: bool = False


class Fetcher:
    """Asks one feed, one question at a time."""

    def __init__(
        self, feed: Feed, settings: Settings, clock: Clock = CLOCK, tell: Callable[[str], None] = unheard
    ) -> None:  # fmt: skip
        """Ask as the settings say; ``tell`` is told of every wait, in words."""
        self.feed, self.settings, self.clock, self.tell = feed, settings, clock, tell
        self._kept: dict[str, Page] = {}
        self._last: float | None = None

    def get(self, question: Question) -> Page:
        """The answer to a question; raises Refused where there is none after several tries."""
        url = self._url(question)
        if url in self._kept:
            return self._kept[url]
        place = f"{self.settings.places[question.place]}{question.path}"
        tried = 0
        while True:
            tried += 1
            outcome = self._try(url, place)
            if isinstance(outcome, Page):
                if question.lasting:
                    self._kept[url] = outcome
                return outcome
            wait = outcome.wait
            if wait is None:
                wait = FIRST_WAIT * 2 ** (tried - 1) * random.uniform(0.75, 1.25)  # noqa: S311 - it spreads tries, it hides nothing
            if wait > MOST_WAIT:
                hint = f"Run the same command again in {wait / 60:.0f} minutes: it goes on where it stopped."
                raise Refused(place, outcome.found, hint, everywhere=True)
            if tried == TRIES:
                raise Refused(place, f"{outcome.found}, {TRIES} times", everywhere=outcome.limited)
            self.tell(f"{self.feed.title}: {outcome.found}; trying again in {wait:.0f} seconds.")
            self.clock.sleep(wait)

    def _url(self, question: Question) -> str:
        path = quote(question.path, safe="/:=^,+")
        query = urlencode(question.params)
        return f"{self.settings.places[question.place]}{path}{'?' if query else ''}{query}"

    def _try(self, url: str, place: str) -> Page | _Failed:
        self._pause()
        import http.client  # noqa: PLC0415  late, with urllib.request: 25 ms that other commands do not need
        import ssl  # noqa: PLC0415  late, as above
        from urllib.error import HTTPError, URLError  # noqa: PLC0415  late, as above
        from urllib.request import Request  # noqa: PLC0415  late, as above

        request = Request(url, headers={"User-Agent": self.settings.agent, "Accept-Encoding": "gzip"})  # noqa: S310 - settings admit http and https alone
        try:
            with _opener().open(request, timeout=QUIET) as answer:
                return self._page(answer, place)
        except HTTPError as error:
            with error:
                return self._status(error, place)
        except URLError as error:
            if isinstance(error.reason, ssl.SSLCertVerificationError):
                hint = "Is something between here and the source? See SSL_CERT_FILE for certificates of your own."
                raise Refused(place, f"no valid certificate ({error.reason})", hint, everywhere=True) from error
            return _Failed(f"no connection ({error.reason})")
        except (http.client.HTTPException, OSError, zlib.error) as error:
            return _Failed(f"a broken connection ({str(error) or type(error).__name__})")

    def _pause(self) -> None:
        if self._last is not None:
            left = self._last + self.settings.pause - self.clock.passed()
            if left > 0:
                self.clock.sleep(left)
        self._last = self.clock.passed()

    def _status(self, error: Any, place: str) -> Page | _Failed:
        """What an answer with a status other than 200 is."""
        if error.code in AGAIN:
            wait = _asked(error.headers.get("Retry-After"), self.clock.now())
            return _Failed(f"status {error.code} ({error.reason})", wait, limited=error.code == 429)
        if error.code in ANSWERS:
            return self._page(error, place)
        hint = "The source has moved or changed its form."
        if error.code in CLOSED:
            name = f"{PREFIX}{self.feed.name.upper()}"
            hint = f"It may want a key ({name}_KEY) or to know who asks ({PREFIX}USER_AGENT)."
        raise Refused(place, f"status {error.code} ({error.reason})", hint, everywhere=error.code in CLOSED)

    def _page(self, answer: Any, place: str) -> Page | _Failed:
        body = self._read(answer, place)
        if isinstance(body, _Failed):
            return body
        busy = self.feed.busy(body)
        return _Failed(busy) if busy else Page(body, self.clock.now(), answer.status)

    def _read(self, answer: Any, place: str) -> bytes | _Failed:
        """The body, unpacked; whole, in time and not too large."""
        unpack = zlib.decompressobj(wbits=31) if answer.headers.get("Content-Encoding", "") == "gzip" else None
        begun, parts, came, size = self.clock.passed(), list[bytes](), 0, 0
        while chunk := answer.read1(CHUNK):
            came += len(chunk)
            part = unpack.decompress(chunk, MOST_BYTES - size + 1) if unpack else chunk
            parts.append(part)
            size += len(part)
            if size > MOST_BYTES:
                raise Refused(place, f"more than {MOST_BYTES:,} bytes", "The address may be a wrong one.")
            if self.clock.passed() - begun > LONGEST:
                return _Failed(f"an answer that was not complete after {LONGEST:.0f} seconds")
        said = answer.headers.get("Content-Length")
        if (said and said.isdigit() and came < int(said)) or (unpack and not unpack.eof):
            return _Failed(f"an answer that breaks off after {came:,} bytes")
        return b"".join(parts)


def _asked(said: str | None, now: datetime) -> float | None:
    """The seconds that a source asks to wait: a number of them, or a date."""
    if not said:
        return None
    if said.strip().isdigit():
        return float(said)
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  late: 5 ms that other commands do not need

    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


@cache
def _opener() -> Any:
    from urllib.error import HTTPError  # noqa: PLC0415  late, as above
    from urllib.request import HTTPRedirectHandler, ProxyHandler, build_opener  # noqa: PLC0415  late, as above

    class Careful(HTTPRedirectHandler):
        """Follows to https, or from http to http, never to anything else."""

        def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
            if newurl.startswith("https://") or (newurl.startswith("http://") and req.type == "http"):
                return super().redirect_request(req, fp, code, msg, headers, newurl)
            raise HTTPError(req.full_url, code, "a redirection away from https", headers, fp)

    return build_opener(Careful, ProxyHandler())
