"""Laying the record's files out anew: many small ones, as daily additions leave them, become few.

The data stay as they are, and so does the digest. The new files are named by a version of their own; the old ones stay
as long as an earlier version names them, since a reader may hold it and a report may have been made of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from tapeproof.market.bucket import Bucket, Place
from tapeproof.market.durable import files, sync, sync_folder
from tapeproof.market.engine import FILE_BYTES, after_commit, delta, laid_out, refused
from tapeproof.market.schema import COLUMNS
from tapeproof.market.store import Version, later, versions, writing
from tapeproof.terms.errors import NotFound

FEWEST = 2
"""Small files of a table that are worth merging."""


class Compacted(Struct, frozen=True):
    """The version that names the new files (the last one where nothing was to do), and files before, after, removed."""

    version: Version
    before: int
    after: int
    removed: int


def compact(folder: Place, *, forget: bool = False, recorded_at: datetime | None = None) -> Compacted:
    """Merge the small files of every table, and remove those that no version names.

    ``forget`` removes what only earlier versions name, too: they can no longer be read, and readers at work on one
    fail. Nothing is removed before the new version is on the disk. Raises NotFound without a market, OSError where the
    folder cannot be written; the record then stays as it was.
    """
    with writing(folder) as write:
        if write.before is None:
            raise NotFound("market", str(folder), hint="Add data with: tapeproof market add PATH.")
        last = write.before
        tables = [folder / name for name in COLUMNS if (folder / name).exists()]
        before = sum(map(_count, tables))
        merged = [_merge(place) for place in tables]
        if any(merged):
            _merge(folder / "versions")
            at = later(recorded_at or datetime.now(UTC), last)
            last = write.name(source="compact", newest=last.newest, recorded_at=at)
        after = sum(map(_count, tables))
        removed = sum(_sweep(place, (last,) if forget else versions(folder)) for place in tables)
    return Compacted(last, before, after, removed)


def _count(place: Place) -> int:
    return len(_names(delta(place)))


def _names(table: Any) -> list[str]:
    """The names of a table's data files; the engine gives addresses, in which a folder's blanks are escaped."""
    return [uri.rpartition("/")[2] for uri in table.file_uris()]


def _merge(place: Place) -> bool:
    """Merge the small files of a table where there are some; whether anything was done."""
    table = delta(place)
    small = [name for name in _names(table) if _size(place / name) < FILE_BYTES // 2]
    if len(small) < FEWEST:
        return False
    there = files(place)
    with refused(place):
        table.optimize.compact(
            target_size=FILE_BYTES, writer_properties=laid_out(), post_commithook_properties=after_commit()
        )
    sync(place, there)
    return True


def _sweep(place: Place, kept: Iterable[Version]) -> int:
    """Remove the data files of a table that none of the versions kept needs; how many."""
    named = {each.tables[place.name] for each in kept if place.name in each.tables}
    needed = {name for version in named for name in _names(delta(place, version))}
    doomed = [file for file in place.glob("*.parquet") if file.name not in needed]
    for file in doomed:
        file.unlink()
    if not isinstance(place, Bucket):
        sync_folder(place)
    return len(doomed)


def _size(file: Place) -> int:
    return file.size() if isinstance(file, Bucket) else file.stat().st_size
