"""One writer at a time on object storage, which has no locks: the writer's object says until when it is held.

It is put only where there is none, or in place of the very one that has lapsed, so that of two writers one is told.
Who writes renews it, and names no version without having done so: a writer that slept past its lease names nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tapeproof.market.bucket import Bucket, Held
from tapeproof.terms.errors import BadData

SECONDS = 600.0
"""How long a writer holds the record after each sign of life: longer than any one step of writing takes."""
OBJECT = ".writer"

Now = Callable[[], float]


class Lease:
    """The right to write to a place until a moment."""

    def __init__(self, place: Bucket, now: Now = time.time) -> None:
        """Take the lease; raise BadData where another holds it."""
        self.place, self._file, self._now = place, place / OBJECT, now
        try:
            self._tag = self._file.put(self._until(), fresh=True)
        except Held:
            self._tag = self._taken_over()

    def renew(self) -> None:
        """Hold it for the full time from now on; raise BadData where another has taken it over."""
        try:
            self._tag = self._file.put(self._until(), instead=self._tag)
        except (Held, FileNotFoundError) as lost:
            raise self._busy("another writer, who took over when this one had been silent for too long") from lost

    def give_up(self) -> None:
        """Let the next writer in at once, where it is still held."""
        try:
            if self._file.tagged()[1] == self._tag:
                self._file.unlink(missing_ok=True)
        except FileNotFoundError:
            return

    def _taken_over(self) -> str:
        try:
            said, tag = self._file.tagged()
            if float(said) > self._now():
                raise self._busy("another writer at work")
            return self._file.put(self._until(), instead=tag)
        except (Held, FileNotFoundError) as faster:
            raise self._busy("another writer at work") from faster

    def _until(self) -> bytes:
        return repr(self._now() + SECONDS).encode()

    def _busy(self, found: str) -> BadData:
        return BadData(
            str(self.place), "a market that nobody else is writing", found,
            hint=f"Wait until it is done and try again; what a dead writer holds lapses in {SECONDS / 60:.0f} minutes.",
        )  # fmt: skip


@contextmanager
def leased(place: Bucket) -> Iterator[Lease]:
    """Be the only writer of a place while the block runs."""
    lease = Lease(place)
    try:
        yield lease
    finally:
        lease.give_up()
