"""The directory of a market's names, kept between runs: putting it together takes longer than a short check.

A story has a few of thousands of spellings, so each is unpacked when it is asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
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


Spelled = tuple[tuple[str, Name], ...]


class Kept(msgspec.Struct, frozen=True):
    """A directory's parts, the spellings still packed, and what they were made of."""

    made_of: str
    known: dict[str, Instrument]
    aliases: dict[str, msgspec.Raw]
    needs: frozenset[str]


class Spellings(Mapping[str, Spelled]):
    """What each folded spelling names; unpacked when it is first asked for."""

    def __init__(self, packed: dict[str, msgspec.Raw]) -> None:
        """Take what ``kept`` vouches for."""
        self._packed, self._decoder = packed, msgspec.msgpack.Decoder(Spelled)
        self._done: dict[str, Spelled] = {}

    def __getitem__(self, key: str) -> Spelled:
        """Return what a folded spelling names; raise KeyError where it names nothing."""
        if key not in self._done:
            self._done[key] = self._decoder.decode(self._packed[key])
        return self._done[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the folded spellings, in the order in which they were packed."""
        return iter(self._packed)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._packed)


def kept(folder: Place, digest: str, build: Callable[[], Directory]) -> Directory:
    """The directory of a market in a folder, from the last run where nothing that it is made of has changed.

    Else it is built, and kept where the cache folder can be written.
    """
    file, key = place_of(folder) / FILE, _made_of(folder, digest)
    try:
        there = msgspec.msgpack.decode(file.read_bytes(), type=Kept)
        if there.made_of == key:
            return Directory.of(there.known, Spellings(there.aliases), there.needs)
    except (OSError, msgspec.MsgspecError):
        pass  # none there, or none that can be read: the next lines make it
    directory = build()
    parts = Kept(key, directory.known, _packed(directory.aliases), directory.needs)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        put(file, msgspec.msgpack.encode(parts))
    except OSError:
        return directory  # a cache that cannot be written costs time, nothing else
    return directory


def _packed(parts: Mapping[str, Spelled]) -> dict[str, msgspec.Raw]:
    return {key: msgspec.Raw(msgspec.msgpack.encode(part)) for key, part in parts.items()}


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
    rules = ("aliases", "directory", "members", "spelling", "workset/names", "../terms/instrument")
    yield from (ROOM / f"{name}.py" for name in rules)
