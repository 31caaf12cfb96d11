"""The files of a working set: a ``.npy`` file a column, and the head, which is written last and says what counts.

A generation is a folder of columns. Its ``base`` never changes; its ``tail`` has room for rows that come later, written
behind those that the head has published. Readers look at published rows only, so that no writer ever disturbs one.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import numpy as np
from numpy.typing import NDArray

from tapeproof.market.durable import put, sync_file, sync_folder
from tapeproof.market.store import Version
from tapeproof.terms.instrument import Instrument

FORMAT = 1
"""Raised whenever what the files mean changes; a working set of another format is made anew."""
POINTS = ("close", "high", "low")
"""What links and runs are kept of."""
LINKS = tuple(f"{point}_{side}" for point in POINTS for side in ("above", "below"))
RUNS = tuple(f"{point}_run" for point in POINTS)
BARS = {
    "date": "<M8[D]", "open": "<f8", "high": "<f8", "low": "<f8", "close": "<f8", "quality": "<i4", "source": "<i4",
    "known_at": "<i8",
}  # fmt: skip
"""Columns of bars and their types, as ``Bars`` has them."""
BASE = {**BARS, **dict.fromkeys((*LINKS, *RUNS), "<i4")}
TAIL = {"code": "<i4", **BASE}
ROOM = 1 << 18
"""Rows of a tail: some fifty days of 5,000 instruments. A longer one would cost readers more than a new generation."""
HEADER = 128
"""Bytes before the rows of a column of one dimension: NumPy leaves room in them for any length."""

Columns = Mapping[str, NDArray[Any]]


class Head(msgspec.Struct, frozen=True):
    """What a working set holds: of which record, how many rows of the files count, and the small tables.

    ``counts`` (int64) are the rows of each of ``names`` in the base; ``tail`` those of the tail. Sessions by exchange
    and the ex-days of splits are days since 1970 (int64), ratios float64; all as bytes.
    """

    format: int
    stamp: str
    folder: str
    version: Version
    generation: str
    names: tuple[str, ...]
    counts: bytes
    tail: int
    sources: tuple[str, ...]
    instruments: tuple[Instrument, ...]
    sessions: dict[str, bytes]
    splits: dict[str, tuple[bytes, bytes]]


HEAD = "head.msgpack"


def read_head(place: Path) -> Head | None:
    """The head of a working set; None where there is none that can be used."""
    try:
        head = msgspec.msgpack.decode((place / HEAD).read_bytes(), type=Head)
    except (OSError, msgspec.MsgspecError):
        return None
    return head if head.format == FORMAT else None


def publish(place: Path, head: Head) -> None:
    """Make a head the one that readers find, all at once, once its columns are on the disk."""
    put(place / HEAD, msgspec.msgpack.encode(head))


def mapped(folder: Path, types: Mapping[str, str], rows: int) -> dict[str, NDArray[Any]]:
    """The first rows of columns, mapped into memory. Raises OSError or ValueError where a file is gone or cut short."""
    return {
        name: np.asarray(np.memmap(folder / f"{name}.npy", dtype=kind, mode="r", offset=HEADER, shape=(rows,)))
        if rows
        else np.empty(0, dtype=kind)
        for name, kind in types.items()
    }


class Growing:
    """Columns that are being written, rows after rows."""

    def __init__(self, files: Mapping[str, BinaryIO]) -> None:
        """Write to open files, one a column."""
        self._files = files
        self.rows = 0

    def append(self, columns: Columns) -> None:
        """Write rows behind those written before."""
        for name, file in self._files.items():
            file.write(_bytes(columns[name], BASE[name]))
        self.rows += len(columns["date"])


@contextmanager
def growing(folder: Path) -> Iterator[Growing]:
    """Write the base of a generation; it is whole and on the disk when the block has ended."""
    folder.mkdir()
    with ExitStack() as opened:
        files = {name: opened.enter_context((folder / f"{name}.npy").open("wb")) for name in BASE}
        for file in files.values():
            file.write(bytes(HEADER))
        columns = Growing(files)
        yield columns
        for name, file in files.items():
            file.seek(0)
            file.write(_header(BASE[name], columns.rows))
    _sync_all(folder, BASE)


def make_room(folder: Path) -> None:
    """Make an empty tail. Its files have holes where rows will come, so that they take no room on the disk yet."""
    folder.mkdir()
    for name, kind in TAIL.items():
        with (folder / f"{name}.npy").open("wb") as file:
            file.write(_header(kind, ROOM))
            file.truncate(HEADER + ROOM * np.dtype(kind).itemsize)
    _sync_all(folder, TAIL)


def write_behind(folder: Path, published: int, columns: Columns) -> None:
    """Write rows of a tail behind the published ones, and wait until the disk has them.

    By ordinary writes: where the disk is full they raise OSError; a store into a mapped file would end the process.
    """
    for name, kind in TAIL.items():
        with (folder / f"{name}.npy").open("r+b") as file:
            file.seek(HEADER + published * np.dtype(kind).itemsize)
            file.write(_bytes(columns[name], kind))
    _sync_all(folder, TAIL)


def _bytes(column: NDArray[Any], kind: str) -> memoryview:
    return np.ascontiguousarray(column, dtype=kind).view(np.uint8).data


def _header(kind: str, rows: int) -> bytes:
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": np.lib.format.dtype_to_descr(np.dtype(kind)), "fortran_order": False, "shape": (rows,)}
    )
    return header.getvalue()


def _sync_all(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        sync_file(folder / f"{name}.npy")
    for place in (folder, folder.parent, folder.parent.parent):
        sync_folder(place)


def sweep(place: Path, keep: str) -> None:
    """Remove the generations but one; on Windows, those that no reader has open."""
    for entry in os.scandir(place):
        if entry.is_dir() and entry.name != keep:
            shutil.rmtree(entry.path, ignore_errors=True)
