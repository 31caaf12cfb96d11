"""One writer at a time on object storage, which has no locks: the writer's object says until when, and by whom.

It is put only where there is none, or in place of the very one that has lapsed, so that of two writers one is told.
Who writes renews it now and then, and names no version without having done so: a writer that slept past its lease
names nothing. A lease lapses when its writer has been silent for too long, or at once for a writer on the same machine
who finds that the other has died: each holds a file of its own in the cache folder, which the system lets go of.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import BufferedRandom
from pathlib import Path

from msgspec import Struct

from tapeproof.market.bucket import Bucket, Held
from tapeproof.market.lock import take
from tapeproof.market.workset.place import cache
from tapeproof.terms.errors import BadData

SECONDS = 240.0
"""How long a writer holds the record after each sign of life. The engine tries for three minutes to get one answer, and
keeps the interpreter meanwhile: no sign of life can be given then."""
EVERY = 30.0
"""Seconds between two signs of life."""
OBJECT, WRITERS = ".writer", "writers"

Now = Callable[[], float]


class Writer(Struct, frozen=True):
    """Who holds the lease: the moment at which it lapses, the machine, the process, and the name of its own file."""

    until: float
    machine: str
    process: int
    file: str

    @classmethod
    def read(cls, said: bytes) -> Writer | None:
        """Read what an object says; None where it is not a lease."""
        until, process, file, machine = (*said.decode(errors="replace").split(maxsplit=3), *[""] * 4)[:4]
        try:
            return cls(float(until), machine, int(process or 0), file if file.isalnum() else "")
        except ValueError:
            return None

    def written(self) -> bytes:
        """Return what the object says."""
        return f"{self.until!r} {self.process} {self.file} {self.machine}".encode()


class Lease:
    """The right to write to a place until a moment."""

    def __init__(self, place: Bucket, now: Now = time.time) -> None:
        """Take the lease; raise BadData where another holds it."""
        import platform  # noqa: PLC0415 - late: who reads is asked for no name

        self.place, self._object, self._now = place, place / OBJECT, now
        self._own = _OwnFile()
        self._me = Writer(0.0, platform.node() or "unknown", os.getpid(), self._own.name)
        self._renewing = threading.Lock()
        try:
            self._tag = self._taken()
        except BaseException:
            self._own.let_go()
            raise

    def renew(self) -> None:
        """Hold it for the full time from now on; raise BadData where another has taken it over."""
        with self._renewing:
            try:
                self._tag = self._object.put(self._said(), instead=self._tag)
            except (Held, FileNotFoundError) as lost:
                raise BadData(
                    str(self.place), "a market that nobody else is writing",
                    "another writer, who took over when this one had been silent for too long",
                    hint="Nothing of this write is in the market. Do it again.",
                ) from lost  # fmt: skip

    def give_up(self) -> None:
        """Let the next writer in at once, where it is still held."""
        try:
            with suppress(FileNotFoundError), self._renewing:
                if self._object.tagged()[1] == self._tag:
                    self._object.unlink(missing_ok=True)
        finally:
            self._own.let_go()

    def keep(self, done: threading.Event) -> None:
        """Renew it now and then until that is done, or another has taken over."""
        while not done.wait(EVERY):
            with suppress(BadData):  # the writer itself meets what is wrong at its next step
                self.renew()

    def _taken(self) -> str:
        with suppress(Held):
            return self._object.put(self._said(), fresh=True)
        try:
            said, tag = self._object.tagged()
            other = Writer.read(said)
            if other is None:
                raise BadData(
                    str(self._object), "what a writer says of itself", repr(said[:40]),
                    hint="Remove the object where nobody is writing.",
                )  # fmt: skip
            if other.until > self._now() and not self._has_died(other):
                raise self._busy(other)
            tag = self._object.put(self._said(), instead=tag)
        except (Held, FileNotFoundError) as faster:
            raise self._busy(None) from faster
        if other.file:
            with suppress(OSError):
                _file_of(other.file).unlink(missing_ok=True)
        return tag

    def _has_died(self, other: Writer) -> bool:
        """Whether a writer was on this machine and is no more. Of one on another machine nothing is known."""
        return other.machine == self._me.machine and bool(other.file) and _is_let_go(_file_of(other.file))

    def _said(self) -> bytes:
        return Writer(self._now() + SECONDS, self._me.machine, self._me.process, self._me.file).written()

    def _busy(self, other: Writer | None) -> BadData:
        if other is None or not other.machine:
            hint = "Wait until it is done and try again."
            return BadData(str(self.place), "a market that nobody else is writing", "another writer at work", hint=hint)
        silent = max(0.0, SECONDS - (other.until - self._now()))
        lapses = datetime.fromtimestamp(other.until, UTC)
        return BadData(
            str(self.place), "a market that nobody else is writing",
            f"another writer at work, process {other.process} on {other.machine}, heard of {silent:.0f} seconds ago",
            hint=f"Wait until it is done and try again; if it has died, from {lapses:%H:%M:%S} UTC on.",
        )  # fmt: skip


class _OwnFile:
    """A file in the cache folder that is held while the process lives; nameless where none can be held there."""

    def __init__(self) -> None:
        self.name = ""
        self._open: BufferedRandom | None = None
        name = os.urandom(8).hex()
        try:
            _file_of(name).parent.mkdir(parents=True, exist_ok=True)
            held = _file_of(name).open("a+b")
        except OSError:
            return  # without it the lease lapses by its time alone
        self._open = held
        with suppress(OSError):
            take(held.fileno())
            self.name = name

    def let_go(self) -> None:
        """Close and remove it."""
        if self._open is not None:
            self._open.close()
            with suppress(OSError):
                Path(self._open.name).unlink(missing_ok=True)


def _file_of(name: str) -> Path:
    return cache() / WRITERS / name


def _is_let_go(file: Path) -> bool:
    try:
        with file.open("r+b") as there:
            take(there.fileno())
    except OSError:
        return False
    return True


@contextmanager
def leased(place: Bucket) -> Iterator[Lease]:
    """Be the only writer of a place while the block runs, and give signs of life."""
    lease, done = Lease(place), threading.Event()
    keeper = threading.Thread(target=lease.keep, args=(done,), daemon=True)
    keeper.start()
    try:
        yield lease
    finally:
        done.set()
        keeper.join()
        lease.give_up()
