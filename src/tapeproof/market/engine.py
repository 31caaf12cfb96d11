"""The engine of the tables, Delta Lake: rows are appended and put on the disk; what it says becomes our errors."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tapeproof.market.bucket import Bucket, Place
from tapeproof.market.durable import files, sync
from tapeproof.terms.errors import BadData, NotFound

ROW_GROUP = 16_384
FILE_BYTES = 3_000_000
"""Measured on 5.0 M bars of 670 instruments, sorted by instrument: one history is read in 6 to 8 ms and a table opened
in 3 ms, against 11 to 28 ms with one large file, and 5 to 8 ms with 64 hash partitions, which cost 64 files a day."""

OS_ERROR = re.compile(r"os error (\d+)")


def append(place: Place, rows: Any) -> None:
    """Append rows to a table, made where there is none; they are on the disk when this returns."""
    import deltalake  # noqa: PLC0415  late: 40 ms

    before = files(place)
    with refused(place):
        deltalake.write_deltalake(
            _said(place), rows, mode="append", schema_mode="merge", target_file_size=FILE_BYTES,
            writer_properties=laid_out(), post_commithook_properties=after_commit(),
        )  # fmt: skip
    sync(place, before)


def laid_out() -> Any:
    """How the rows of a file are laid out."""
    import deltalake  # noqa: PLC0415  late: 40 ms

    return deltalake.WriterProperties(
        compression="ZSTD", compression_level=3, max_row_group_size=ROW_GROUP, data_page_row_count_limit=4096
    )


def after_commit() -> Any:
    """What follows a commit: a checkpoint now and then, but no cleaning up of old commits, which versions name."""
    import deltalake  # noqa: PLC0415  late: 40 ms

    return deltalake.PostCommitHookProperties(create_checkpoint=True, cleanup_expired_logs=False)


@contextmanager
def refused(place: Place) -> Iterator[None]:
    """Turn what the engine says of a full disk or a folder that may not be written into the system's own error."""
    try:
        yield
    except Exception as error:
        told = OS_ERROR.search(str(error))
        if told is None:
            raise
        raise OSError(int(told[1]), os.strerror(int(told[1])), str(place)) from error


def delta(place: Place, version: int | None = None) -> Any:
    """A table as the engine has it, at one of its own versions (None: the newest)."""
    import deltalake  # noqa: PLC0415  late: 40 ms

    return deltalake.DeltaTable(_said(place), version=version)


def newest_commit(place: Place) -> int | None:
    """The number of a table's newest commit, by the names in its log alone: ten times as fast as opening the table."""
    return max((int(log.stem) for log in (place / "_delta_log").glob("*.json") if log.stem.isdigit()), default=None)


@contextmanager
def damage(place: Place) -> Iterator[None]:
    """Turn what the engine says of a broken table into an error that names it."""
    try:
        yield
    except (NotFound, BadData):
        raise
    except Exception as error:
        first = next(iter(str(error).splitlines()), "").rpartition("error: ")[2]  # the engine nests what it says
        raise BadData(
            str(place), "a readable Delta table", first or type(error).__name__,
            hint="Restore the folder from a copy, or add the data again into an empty folder.",
        ) from error  # fmt: skip


def _said(place: Place) -> str | Path:
    return str(place) if isinstance(place, Bucket) else place
