"""The directory of a market's names, kept between runs: putting it together takes longer than a short check."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from tapeproof.market.aliases import Name
from tapeproof.market.bucket import Place
from tapeproof.market.directory import Directory
from tapeproof.market.durable import put
from tapeproof.market.members import OWN
from tapeproof.market.workset.place import place_of
from tapeproof.terms.instrument import Instrument

FILE = "names.msgpack"
ROOM = Path(__file__).parents[1]


class Kept(msgspec.Struct, frozen=True):
    """A directory's parts, and what they were made of."""

    made_of: str
    known: dict[str, Instrument]
    aliases: dict[str, tuple[tuple[str, Name], ...]]
    needs: frozenset[str]


def kept(folder: Place, digest: str, build: Callable[[], Directory]) -> Directory:
    """The directory of a market in a folder, from the last run where nothing that it is made of has changed.

    Else it is built, and kept where the cache folder can be written.
    """
    file, key = place_of(folder) / FILE, _made_of(folder, digest)
    try:
        there = msgspec.msgpack.decode(file.read_bytes(), type=Kept)
        if there.made_of == key:
            return Directory.of(there.known, there.aliases, there.needs)
    except (OSError, msgspec.MsgspecError):
        pass  # none there, or none that can be read: the next lines make it
    directory = build()
    parts = Kept(key, directory.known, directory.aliases, directory.needs)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        put(file, msgspec.msgpack.encode(parts))
    except OSError:
        return directory  # a cache that cannot be written costs time, nothing else
    return directory


def _made_of(folder: Place, digest: str) -> str:
    """A digest of the market, the owner's groups, and the package's own names and rules by their times of change."""
    own = folder / OWN
    made = hashlib.blake2b(digest.encode(), digest_size=16)
    made.update(own.read_bytes() if own.exists() else b"")
    for file in _sources():
        made.update(f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}".encode())
    return made.hexdigest()


def _sources() -> Iterator[Path]:
    yield from sorted((ROOM / "data").glob("*.toml"))
    yield from (ROOM / f"{name}.py" for name in ("aliases", "directory", "members", "spelling", "workset/names"))
