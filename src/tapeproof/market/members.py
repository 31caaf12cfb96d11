"""Groups: named, dated lists of instruments, with their sources (SEMANTICS 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tapeproof.market.aliases import shipped


@dataclass(frozen=True, slots=True)
class GroupList:
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
    return tuple(
        GroupList(
            id=group,
            name=line["name"],
            members=tuple(line["members"].split()),
            first=line.get("first"),
            last=line.get("last"),
            source=line["source"],
            spellings=tuple(line["spellings"].split(";")),
        )
        for group, line in shipped("groups.toml").items()
    )
