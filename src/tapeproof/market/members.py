"""Groups: named, dated lists of instruments, with their sources (SEMANTICS 7)."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from tapeproof.market.aliases import shipped
from tapeproof.terms.changing import replace
from tapeproof.terms.errors import BadData

OWN = "groups.toml"
"""The file of a market's folder in which its owner lists groups."""


class GroupList(Struct, frozen=True):
    """Who belongs to a group from ``first`` to ``last`` (None: from or until whenever).

    ``source`` says where the list comes from; ``spellings`` are what stories call the group.
    """

    id: str
    name: str
    members: tuple[str, ...]
    first: date | None
    last: date | None
    source: str
    spellings: tuple[str, ...]

    def known_on(self, day: date) -> bool:
        """Whether the list holds on a day; outside its dates nothing is said of the group."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def shipped_groups() -> tuple[GroupList, ...]:
    """The groups that come with the package."""
    return tuple(_group(group, line) for group, line in shipped("groups.toml").items())


def groups_of(folder: Path) -> dict[str, GroupList]:
    """The groups that come with the package and those of a market's folder, by id.

    A group of the folder takes the place of one with the same id, and its spellings are its alone. Raises BadData.
    """
    own = _own(folder / OWN)
    taken = {spelling.lower() for group in own for spelling in group.spellings}
    every = {
        group.id: replace(group, spellings=tuple(one for one in group.spellings if one.lower() not in taken))
        for group in shipped_groups()
    }
    return every | {group.id: group for group in own}


def _own(file: Path) -> tuple[GroupList, ...]:
    if not file.exists():
        return ()
    try:
        said = tomllib.loads(file.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadData(str(file), "TOML, a table for each group", str(error)) from error
    for group, line in said.items():
        if wrong := _wrong(line):
            raise BadData(str(file), *wrong, hint=f"See the table [{group}].")
    return tuple(_group(group, line) for group, line in said.items())


def _wrong(line: Any) -> tuple[str, str] | None:
    """What is expected of a group's table and what is found instead; None where nothing is wrong."""
    if not isinstance(line, dict):
        return "a table for each group", repr(line)
    for name in ("name", "members", "source", "spellings"):
        value = line.get(name, "" if name == "spellings" else None)
        if not isinstance(value, str) or not (value.strip() or name == "spellings"):
            return f"a text for {name}", "none" if value is None else repr(value)
    for name in ("first", "last"):
        if name in line and type(line[name]) is not date:
            return f"a date for {name}, such as 2024-12-31", repr(line[name])
    if strange := sorted(line.keys() - {"name", "members", "first", "last", "source", "spellings"}):
        return "only name, members, first, last, source and spellings", ", ".join(strange)
    return None


def _group(group: str, line: dict[str, Any]) -> GroupList:
    return GroupList(
        id=group,
        name=line["name"],
        members=tuple(dict.fromkeys(line["members"].split())),
        first=line.get("first"),
        last=line.get("last"),
        source=line["source"],
        spellings=tuple(filter(None, map(str.strip, line.get("spellings", line["name"]).split(";")))),
    )
