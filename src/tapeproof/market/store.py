"""The market's record: Delta Lake tables in one folder, append-only, and the versions that bind them together.

Delta commits one table at a time. A market version is a row of ``versions`` that names the Delta version of every
other table and is appended last: readers see named versions only, and what a writer that died half-way left behind
is undone by the next one. Every row has ``known_at`` (when the world knew), ``recorded_at`` (when this record
learned it), ``source`` and ``quality``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from msgspec import Struct

from tapeproof.market.arrow import DAY, MOMENT, REAL, TEXT, YES_NO, Coded, texts, to_arrow, wholes
from tapeproof.market.bucket import Place
from tapeproof.market.durable import Held, files, locked, remove, sync
from tapeproof.market.engine import after_commit, append, damage, delta, newest_commit
from tapeproof.market.schema import COLUMNS, VERSIONS
from tapeproof.terms.errors import NotFound

MANY = 100
"""Names above which all between the first and the last are read: the engine prunes files by short lists only."""


class Version(Struct, frozen=True):
    """One market version: the Delta version of each table, and a digest of all that was ever appended to them.

    The digest does not depend on when it was recorded: the same data added in the same order give the same digest.
    """

    number: int
    tables: Mapping[str, int]
    digest: str
    newest: datetime
    source: str
    recorded_at: datetime


class Store:
    """The tables of one folder, as of one named version. Opening reads the ``versions`` table at most."""

    def __init__(self, folder: Place, version: Version | None = None) -> None:
        """Use a version, None: the newest; raise NotFound where there is no market, BadData where it is torn."""
        self.folder = folder
        self._open: dict[str, Any] = {}
        if version is None:
            found = versions(folder)
            if not found:
                raise NotFound("market", str(folder), hint="Add data with: tapeproof market add PATH.")
            version = found[-1]
        self.version = version

    def scan(self, table: str, columns: Sequence[str], where: str | None = None) -> Any:
        """Read columns of the rows for which an SQL predicate holds, as an arro3 Table, in no certain order."""
        if table not in self.version.tables:
            return to_arrow({name: _nothing(COLUMNS[table][name]) for name in columns}, _only(table, columns))
        with damage(self.folder / table):
            if table not in self._open:
                self._open[table] = delta(self.folder / table, self.version.tables[table])
            return self._open[table].scan(columns=list(columns), predicate=where).read_all()


class Writing:
    """A write in progress: append to tables, then ``name`` the version. Without the name nothing has happened."""

    def __init__(self, folder: Place, before: Version | None, held: Held) -> None:
        """Continue after a version (None: an empty folder), as long as the right to write is held."""
        self.folder = folder
        self._held = held
        self.before = before
        self._hash = hashlib.blake2b((before.digest if before else "").encode(), digest_size=16)
        self._appended = False

    def append(self, table: str, columns: Mapping[str, Any]) -> int:
        """Append rows to a table, given as NumPy columns by name; return how many. Not yet seen by any reader."""
        count = len(columns["recorded_at"])
        if count:
            self._held()
            self._appended = True
            self._digest(table, columns)
            append(self.folder / table, to_arrow(columns, COLUMNS[table]))
        return count

    def name(self, *, source: str, newest: datetime, recorded_at: datetime) -> Version:
        """Name the tables as they are now the next version, once they are on the disk.

        Where nothing was appended (the files alone were laid out anew) the digest stays: equal digests, equal data.
        """
        for table, types in COLUMNS.items():
            if not (self.folder / table / "_delta_log").exists():
                append(self.folder / table, to_arrow({name: _nothing(kind) for name, kind in types.items()}, types))
        version = Version(
            self.before.number + 1 if self.before else 1,
            {table: newest_commit(self.folder / table) or 0 for table in COLUMNS},
            self.before.digest if self.before and not self._appended else self._hash.hexdigest(),
            newest, source, recorded_at,
        )  # fmt: skip
        row: dict[str, Any] = {
            "version": np.array([version.number]), "digest": [version.digest], "source": [source],
            "newest": _moment(newest), "recorded_at": _moment(recorded_at),
            **{table: np.array([at]) for table, at in version.tables.items()},
        }  # fmt: skip
        self._held()
        append(self.folder / "versions", to_arrow(row, VERSIONS))
        return version

    def _digest(self, table: str, columns: Mapping[str, Any]) -> None:
        self._hash.update(table.encode())
        for name in COLUMNS[table]:
            if name == "recorded_at":
                continue
            values = columns[name]
            if name == "known_at":  # of a correction it is the moment of recording
                values = np.where(np.asarray(values) == np.asarray(columns["recorded_at"]), 0, values)
            if isinstance(values, Coded):
                self._hash.update("\0".join(str(text) for text in values.names).encode())
                values = values.codes
            if isinstance(values, list):
                self._hash.update("\0".join(str(text) for text in values).encode())
            else:
                self._hash.update(np.ascontiguousarray(values).view(np.uint8).data)


@contextmanager
def writing(folder: Place) -> Iterator[Writing]:
    """Be the only writer of a folder, on tables that agree with its last named version."""
    with locked(folder) as held:
        named = versions(folder)
        before = named[-1] if named else None
        _undo_unnamed(folder, before)
        yield Writing(folder, before, held)


def versions(folder: Place) -> tuple[Version, ...]:
    """Every named version of a folder, oldest first; none where it holds no market."""
    place = folder / "versions"
    if not (place / "_delta_log").exists():
        return ()
    with damage(place):
        table = delta(place)
        there = {field.name for field in table.schema().fields}
        rows = table.scan(columns=[name for name in VERSIONS if name in there]).read_all()
    tables = [name for name in COLUMNS if name in there]
    column = {
        name: wholes(rows[name]) if kind == MOMENT else texts(rows[name])
        for name, kind in VERSIONS.items()
        if name in there
    }
    found = [
        Version(
            column["version"][i], {name: column[name][i] for name in tables if column[name][i] is not None},
            column["digest"][i], _datetime(column["newest"][i]), column["source"][i],
            _datetime(column["recorded_at"][i]),
        )
        for i in range(rows.num_rows)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda version: version.number))


def named(column: str, names: Sequence[str]) -> str:
    """An SQL predicate for some names; of many, for all from the first to the last of them."""
    ends = (min(names), max(names)) if len(names) > MANY else ()
    quoted = ["'" + name.replace("'", "''") + "'" for name in ends or names]
    if ends:
        return f"{column} BETWEEN {quoted[0]} AND {quoted[1]}"
    return f"{column} = {quoted[0]}" if len(quoted) == 1 else f"{column} IN ({', '.join(quoted)})"


def _undo_unnamed(folder: Place, before: Version | None) -> None:
    """Bring every table that ran ahead of the last named version back to it."""
    for table in COLUMNS:
        place = folder / table
        if not place.exists():
            continue
        named = before.tables.get(table) if before else None
        if named is None:
            remove(place)  # no version ever named it: nobody has seen what is there
            continue
        if newest_commit(place) == named:
            continue
        kept = files(place)
        try:
            there = delta(place)
            if there.version() != named:
                there.restore(named, post_commithook_properties=after_commit())
        except Exception:  # noqa: BLE001  a commit torn by a power cut makes the table unreadable in many ways
            for log in (place / "_delta_log").glob("*.json"):
                if log.stem.isdigit() and int(log.stem) > named:
                    log.unlink()
            with damage(place):
                delta(place)
        sync(place, kept)


def _only(table: str, columns: Sequence[str]) -> dict[str, str]:
    return {name: COLUMNS[table][name] for name in columns}


def _nothing(kind: str) -> Any:
    if kind == TEXT:
        return []
    return np.empty(0, dtype={DAY: "datetime64[D]", MOMENT: "i8", REAL: "f8", YES_NO: "?"}.get(kind, "i8"))


def later(at: datetime, before: Version | None) -> datetime:
    """A moment of recording after that of a version, so that the newest row is always told."""
    at = at.astimezone(UTC)
    return max(at, before.recorded_at + timedelta(microseconds=1)) if before else at


def _moment(at: datetime) -> Any:
    return np.array([np.datetime64(at.astimezone(UTC).replace(tzinfo=None), "us")])


def _datetime(microseconds: Any) -> datetime:
    return datetime.fromtimestamp(int(microseconds) / 1_000_000, tz=UTC)
