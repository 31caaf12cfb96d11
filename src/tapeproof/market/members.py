"""Groups: named, dated lists of instruments, with their sources (SEMANTICS 7)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from tapeproof.market.aliases import shipped
from tapeproof.market.bucket import Place
from tapeproof.terms.changing import replace
from tapeproof.terms.errors import BadData

OWN = "groups.toml"
"""The file of a market's folder in which its owner lists groups."""

NAMED_HERE = ","
"""Between the symbols that are the id of a list which a story names itself: "the weakest of the three"."""

Span = tuple[date | None, date | None]
"""The first and the last day of something; None: from or until whenever."""


class Change(Struct, frozen=True):
    """Who joined and who left a group from a day on."""

    on: date
    joined: tuple[str, ...]
    left: tuple[str, ...]


class GroupList(Struct, frozen=True):
    """Who belongs to a group from ``first`` to ``last`` (None: from or until whenever).

    ``source`` says where the list comes from; ``spellings`` are what stories call the group. Where the group changed
    (``changes``, ascending), ``members`` are those at its end, and ``members_on`` tells those of a day.
    """

    id: str
    name: str
    members: tuple[str, ...]
    first: date | None
    last: date | None
    source: str
    spellings: tuple[str, ...]
    changes: tuple[Change, ...] = ()

    @property
    def ever(self) -> tuple[str, ...]:
        """All who belonged to the group at some time, those at its end first."""
        return tuple(dict.fromkeys((*self.members, *(name for change in self.changes for name in change.left))))

    def members_on(self, day: date) -> tuple[str, ...]:
        """Those who belonged to the group on a day (before the list is known: its first members)."""
        found = list(self.members)
        for change in reversed(self.changes):
            if change.on <= day:
                break
            found = [name for name in found if name not in change.joined] + list(change.left)
        return tuple(found)

    def spans(self, name: str) -> tuple[Span, ...]:
        """The days within those of the list on which one belonged to the group; all of them where it never changed."""
        if not self.changes:
            return ((self.first, self.last),)
        starts = [self.first, *(change.on for change in self.changes)]
        ends = [*(change.on - timedelta(days=1) for change in self.changes), self.last]
        spans = zip(starts, ends, strict=True)
        return tuple(span for span in spans if name in self.members_on(span[0] or date.min))

    def known_on(self, day: date) -> bool:
        """Whether the list holds on a day; outside its dates nothing is said of the group."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def shipped_groups() -> tuple[GroupList, ...]:
    """The groups that come with the package."""
    return tuple(_group(group, line) for group, line in shipped("groups.toml").items())


def named_here(group: str) -> GroupList | None:
    """The list whose id is its members' symbols; None for any other id."""
    members = tuple(group.split(NAMED_HERE))
    if len(members) < 2:
        return None
    return GroupList(group, "those named", members, None, None, "named in the story", ())


def groups_of(folder: Place) -> dict[str, GroupList]:
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


def _own(file: Place) -> tuple[GroupList, ...]:
    if not file.exists():
        return ()
    import tomllib  # noqa: PLC0415 - late: few have lists of their own

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
    if strange := sorted(line.keys() - {"name", "members", "first", "last", "source", "spellings", "changes"}):
        return "only name, members, first, last, source, spellings and changes", ", ".join(strange)
    return _wrong_changes(line)


def _wrong_changes(line: dict[str, Any]) -> tuple[str, str] | None:
    """What is expected of a group's changes and what is found instead; None where they lead from its first members on.

    Each is one more day, on which members leave that were there, and others join that were not.
    """
    there, day = set(line["members"].split()), line.get("first")
    changes = line.get("changes", [])
    if not isinstance(changes, list) or not all(isinstance(change, dict) for change in changes):
        return "a list of tables for changes", repr(changes)
    for change in changes:
        on, joined, left = change.get("on"), change.get("in", ""), change.get("out", "")
        if type(on) is not date or (day is not None and on <= day):
            return f"changes on later and later days{f', after {day}' if day else ''}", repr(on)
        if not isinstance(joined, str) or not isinstance(left, str) or change.keys() - {"on", "in", "out"}:
            return "in and out, as texts, for each change", repr(change)
        if strangers := set(left.split()) - there:
            return f"members out on {on} that were in the group", ", ".join(sorted(strangers))
        if again := set(joined.split()) & there:
            return f"members in on {on} that were not in the group", ", ".join(sorted(again))
        there, day = (there - set(left.split())) | set(joined.split()), on
    return None


def _group(group: str, line: dict[str, Any]) -> GroupList:
    changes = tuple(
        Change(change["on"], tuple(change.get("in", "").split()), tuple(change.get("out", "").split()))
        for change in line.get("changes", ())
    )
    members = dict.fromkeys(line["members"].split())
    for change in changes:
        members = dict.fromkeys([*(name for name in members if name not in change.left), *change.joined])
    return GroupList(
        id=group,
        name=line["name"],
        members=tuple(members),
        first=line.get("first"),
        last=line.get("last"),
        source=line["source"],
        spellings=tuple(filter(None, map(str.strip, line.get("spellings", line["name"]).split(";")))),
        changes=changes,
    )
