"""Making a write last: one writer at a time, and nothing called done before the disk has it.

Delta Lake writes a commit and returns before the operating system has put it on the disk; a power cut could
then lose what was acknowledged. So the files that a write made, and the folders that hold them, are synced.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tapeproof.market.bucket import Bucket, Place
from tapeproof.market.lease import leased
from tapeproof.market.lock import take
from tapeproof.terms.errors import BadData

REWRITTEN = "_last_checkpoint"
"""The one file of a Delta table that is written again in its place."""

Held = Callable[[], None]
"""Makes sure that one still is the only writer; raises BadData where another took over."""


def files(folder: Place) -> frozenset[Path]:
    """Every file below a folder; none where there is no folder, and none on object storage, which needs no syncing."""
    if isinstance(folder, Bucket):
        return frozenset()
    return frozenset(Path(where) / name for where, _, names in os.walk(folder) for name in names)


def sync(folder: Place, before: frozenset[Path]) -> None:
    """Put on the disk all files of the folder that were not there before, and the folders on their way.

    Object storage keeps an object before it answers: there is nothing to do there.
    """
    if isinstance(folder, Bucket):
        return
    fresh = {*(files(folder) - before), *folder.glob(f"*/{REWRITTEN}")}
    for file in fresh:
        sync_file(file)
    way = {parent for file in fresh for parent in file.parents if folder in (parent, *parent.parents)}
    for place in {*way, folder, folder.parent}:
        sync_folder(place)


def remove(folder: Place) -> None:
    """Remove a folder and all that is in it."""
    if isinstance(folder, Bucket):
        folder.remove()
    else:
        shutil.rmtree(folder)


def put(file: Place, content: bytes) -> None:
    """Replace a file all at once: a reader finds the old one or the new one, whole, and so does a power cut."""
    if isinstance(file, Bucket):
        file.put(content)
        return
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        fresh.write_bytes(content)
        sync_file(fresh)
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


@contextmanager
def locked(folder: Place) -> Iterator[Held]:
    """Be the folder's only writer while the block runs; the system lets go when a writer dies.

    Raises BadData where another writer is at work, since its half-finished tables must not be restored. On object
    storage the right to write is a lease (``market.lease``), and what is handed out renews it.
    """
    if isinstance(folder, Bucket):
        with leased(folder) as lease:
            yield lease.renew
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".writer").open("a+b") as file:
        try:
            take(file.fileno())
        except OSError as error:
            raise BadData(
                str(folder), "a market that nobody else is writing", "another writer at work",
                hint="Wait until it is done and try again.",
            ) from error  # fmt: skip
        yield _surely


def _surely() -> None:
    """Do nothing: what the system has locked is held until it is let go."""


def sync_file(file: Path) -> None:
    """Wait until the disk has all that was written to a file."""
    handle = os.open(file, os.O_RDONLY if sys.platform != "win32" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names of a folder's files."""
    if sys.platform != "win32":  # Windows cannot open a folder, and makes entries durable with their file
        sync_file(folder)
