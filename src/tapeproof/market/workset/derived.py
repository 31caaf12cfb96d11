"""Arrays that took long to compute, kept in the cache folder beside the working set: deletable at any time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from tapeproof.market.bucket import Place
from tapeproof.market.workset.place import place_of

Arrays = Mapping[str, NDArray[Any]]
FOLDER, HEAD = "derived", "made_of.json"


def derived(folder: Place, name: str, made_of: str, build: Callable[[], Arrays]) -> Arrays:
    """The arrays of a name for the market of a folder, mapped, where they were made of the same; else built and kept.

    ``made_of`` says what they depend on. Where the cache folder cannot be written they are built every time.
    """
    place = place_of(folder) / FOLDER / name
    if (found := _read(place, made_of)) is not None:
        return found
    built = build()
    with contextlib.suppress(OSError):  # a cache that cannot be written costs time, nothing else
        _write(place, made_of, built)
    return built


def has(folder: Place, name: str, made_of: str) -> bool:
    """Whether the arrays of a name are kept."""
    return _named(place_of(folder) / FOLDER / name, made_of) is not None


def made_of(digest: str, files: Iterable[Path]) -> str:
    """What arrays depend on: the market's digest, and the code that makes them by its times of change."""
    made = hashlib.blake2b(digest.encode(), digest_size=16)
    for file in sorted(files):
        made.update(f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}".encode())
    return made.hexdigest()


def _named(place: Path, made_of: str) -> tuple[str, ...] | None:
    try:
        said, names = msgspec.json.decode((place / HEAD).read_bytes(), type=tuple[str, tuple[str, ...]])
    except (OSError, msgspec.MsgspecError):
        return None
    return names if said == made_of else None


def _read(place: Path, made_of: str) -> Arrays | None:
    names = _named(place, made_of)
    if names is None:
        return None
    try:
        return {name: np.load(place / f"{name}.npy", mmap_mode="r") for name in names}
    except (OSError, ValueError):
        return None


def _write(place: Path, made_of: str, arrays: Arrays) -> None:
    """Write beside and put in place at once, so that a reader sees all of it or none."""
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        beside.mkdir(parents=True)
        for name, array in arrays.items():
            np.save(beside / f"{name}.npy", array)
        (beside / HEAD).write_bytes(msgspec.json.encode((made_of, tuple(arrays))))
        shutil.rmtree(place, ignore_errors=True)
        beside.rename(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
