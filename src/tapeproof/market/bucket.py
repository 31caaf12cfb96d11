"""A record on object storage: its address is spelled as a folder's path is, and the same code reads and writes both.

Where the storage is and who asks is told by the variables that its own programs use (``AWS_ENDPOINT_URL``,
``AWS_ACCESS_KEY_ID`` …). Objects are put whole or not at all, and are kept once the storage has answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from msgspec import Struct

from tapeproof.terms.errors import BadData

FORM = re.compile(r"s3://[A-Za-z0-9._-]+(/[A-Za-z0-9._=+-]+)*")
"""Without blanks and the like: the engine escapes them twice when it restores a table."""
ROOT = 2
"""Slashes in the address of a whole bucket."""
RETRIES: Any = {"max_retries": 3, "retry_timeout": timedelta(seconds=20)}


class Held(Exception):
    """An object is there already, or is no longer the one that was to be replaced."""


class Bucket(Struct, frozen=True, order=True):
    """A place on object storage: an object, or all objects whose keys begin so. ``address`` is s3://bucket/prefix."""

    address: str

    def __str__(self) -> str:
        """Return the address."""
        return self.address

    def __truediv__(self, name: str) -> Bucket:
        """Return what bears a name below this place."""
        return Bucket(f"{self.address}/{name}")

    @property
    def name(self) -> str:
        """The last part of the address."""
        return self.address.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return Path(self.name).stem

    @property
    def parent(self) -> Bucket:
        """What this lies in."""
        return Bucket(self.address.rpartition("/")[0])

    def resolve(self) -> Bucket:
        """Return the place itself: an address is always whole."""
        return self

    def exists(self) -> bool:
        """Whether there is such an object, or any below."""
        return self.is_file() or any(True for _ in self._below())

    def is_file(self) -> bool:
        """Whether there is such an object; a whole bucket is none."""
        if self.address.count("/") == ROOT:
            return False
        store, name = self._own()
        try:
            with _answering(self):
                store.head(name)
        except FileNotFoundError:
            return False
        return True

    def glob(self, pattern: str) -> list[Bucket]:
        """Return the objects right below whose names fit a pattern with stars."""
        with _answering(self):
            listed = self._opened().list_with_delimiter(None)["objects"]
        names = [each["path"].rpartition("/")[2] for each in listed]
        return [self / name for name in sorted(names) if fnmatchcase(name, pattern)]

    def read_bytes(self) -> bytes:
        """Return the object's content; raise FileNotFoundError where there is none."""
        store, name = self._own()
        with _answering(self):
            return bytes(store.get(name).bytes())

    def read_text(self, encoding: str) -> str:
        """Return the object's content as text."""
        return self.read_bytes().decode(encoding)

    def put(self, content: bytes, *, instead: str | None = None, fresh: bool = False) -> str:
        """Put an object, whole; return its tag.

        ``fresh``: only where there is none; ``instead``: only in place of the one with that tag. Raises Held else.
        """
        store, name = self._own()
        mode: Any = "create" if fresh else {"e_tag": instead} if instead else "overwrite"
        with _answering(self):
            return str(store.put(name, content, mode=mode)["e_tag"])

    def tagged(self) -> tuple[bytes, str]:
        """Return an object's content and its tag; raise FileNotFoundError where there is none."""
        store, name = self._own()
        with _answering(self):
            found = store.get(name)
            return bytes(found.bytes()), str(found.meta["e_tag"])

    def unlink(self, *, missing_ok: bool = False) -> None:
        """Remove the object; raise FileNotFoundError where there is none, unless that is well."""
        if not missing_ok and not self.is_file():
            raise FileNotFoundError(str(self))
        store, name = self._own()
        with _answering(self):
            store.delete(name)

    def remove(self) -> None:
        """Remove all objects below."""
        store = self._opened()
        for path in [each["path"] for each in self._below()]:
            with _answering(self):
                store.delete(path)

    def size(self) -> int:
        """Return the bytes of the object."""
        store, name = self._own()
        with _answering(self):
            return int(store.head(name)["size"])

    def _below(self) -> Iterator[Any]:
        with _answering(self):
            for some in self._opened().list():
                yield from some

    def _own(self) -> tuple[Any, str]:
        return self.parent._opened(), self.name  # noqa: SLF001 - another of the same class

    def _opened(self) -> Any:
        try:
            from obstore.store import from_url  # noqa: PLC0415  late: an extra
        except ImportError as lacking:
            raise BadData(
                str(self), "the package obstore, which reads object storage", "none installed",
                hint="Install it with: pip install 'tapeproof[s3]'.",
            ) from lacking  # fmt: skip
        return from_url(self.address, retry_config=RETRIES)


Place = Path | Bucket
"""Where a market's record lies: a folder, or a place on object storage."""


def placed(said: str) -> Place:
    """Return the place that a user names; raise BadData for an address that is none."""
    if "://" not in said:
        return Path(said).expanduser()
    address = said.rstrip("/")
    if FORM.fullmatch(address) is None:
        raise BadData(
            said, "a folder, or an address such as s3://bucket/prices", "another form",
            hint="Addresses have letters, digits and . _ - = + between their slashes.",
        )  # fmt: skip
    return Bucket(address)


@contextmanager
def _answering(place: Bucket) -> Iterator[None]:
    """Turn what a storage says that cannot be reached, or refuses, into a sentence that says what to set."""
    try:
        yield
    except (FileNotFoundError, BadData):
        raise
    except Exception as error:
        if type(error).__name__ in {"AlreadyExistsError", "PreconditionError"}:
            raise Held(str(place)) from error
        first = next(iter(str(error).splitlines()), type(error).__name__)
        raise BadData(
            str(place), "object storage that answers", first.strip(),
            hint="See AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        ) from error  # fmt: skip
