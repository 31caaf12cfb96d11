"""Among whom a place is taken: a group by its name, or the members of an index."""

from __future__ import annotations

from msgspec import Struct

from tapeproof.market.directory import Mention, NameKind
from tapeproof.reader.spot import Chart
from tapeproof.words import rankjoints

MARKETS = frozenset({NameKind.INDEX, NameKind.MARKET})


class Listed(Struct, frozen=True):
    """A group's id, or where the name of an index stands whose members are ranked; neither where nobody says."""

    group: str = ""
    named: tuple[int, int] | None = None

    def __bool__(self) -> bool:
        """Whether it is told."""
        return bool(self.group) or self.named is not None


def listed(chart: Chart, start: int, end: int) -> Listed:
    """The list in which the place at ``start``..``end`` is taken: the group nearest to it, else an index beside it."""
    groups = [m for m in chart.mentions if any(name.group for name in m.names)]
    if groups:
        near = min(groups, key=lambda m: (min(abs(m.start - end), abs(start - m.end)), m.start))
        return Listed(group=next(name.group for name in near.names if name.group))
    for mention in chart.mentions:
        if mention.names[0].kind in MARKETS and _is_beside(chart, mention, start, end):
            parts = rankjoints.ITS_PARTS.match(chart.text[mention.end :])
            return Listed() if parts else Listed(named=(mention.start, mention.end))
    return Listed()


def _is_beside(chart: Chart, mention: Mention, start: int, end: int) -> bool:
    """Whether it is said of the place: "the Dow's biggest gainer", "the best in the Dow", "Of the Dow's members, …"."""
    if mention.start >= end:
        return rankjoints.IN_THE.fullmatch(chart.text[end : mention.start]) is not None
    if mention.end > start:
        return False
    owns = rankjoints.OWN.fullmatch(chart.text[mention.end : start]) is not None
    if rankjoints.NOBODY_IN.before(chart.text, mention.start):
        return True
    first, _ = chart.clause(mention.start)
    return owns or rankjoints.OUT_OF.fullmatch(chart.text[first : mention.start]) is not None
