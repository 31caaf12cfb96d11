"""Places: where the members of each named group stand on a day, roughly, for those worth stating exactly."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
from msgspec import Struct

from tapeproof.finder.events import NAMES, grain_of
from tapeproof.finder.fact import Fact
from tapeproof.finder.field import grains_ending
from tapeproof.finder.stating import among
from tapeproof.history.panel import Floats
from tapeproof.kind import Kind
from tapeproof.market.market import Market
from tapeproof.terms.claim import Ask, Claim
from tapeproof.terms.period import Grain

LOOK = timedelta(days=500)
"""How far back the longest span, a year, may be measured from."""


class Placing(Struct, frozen=True):
    """The nearer place of each member from either end (0 for none) among ``count``, over one span."""

    kind: Kind[Any, Any]
    ask: Ask
    grain: Grain | None
    members: tuple[str, ...]
    place: tuple[int, ...]
    count: int
    group: str

    @property
    def p_value(self) -> Floats:
        """What drawing lots would give, of either end; 1 for no place. (N,)."""
        place = np.array(self.place, dtype=np.float64)
        return np.where(place > 0, np.minimum(1.0, 2.0 * place / self.count), 1.0)

    @property
    def p_before(self) -> Floats:
        """Places are drawn anew every session. (N,)."""
        return np.ones(len(self.place))

    @property
    def what(self) -> str:
        """What is counted, after "place 1 of 3": "members of us-indexes by their move of a day"."""
        return f"members of {self.group} by their move of a {NAMES[self.grain or Grain.DAY]}"


def placings(
    market: Market, asked: Sequence[tuple[Kind[Any, Any], Ask]], day: date, priced: Collection[str]
) -> Iterator[Placing]:
    """The places in every group that is known on the day, seen from the exchange of its first member with a price."""
    for group in market.groups():
        members = group.members_on(day)
        first = next((name for name in members if name in priced), None)
        instrument = market.instrument(first) if first else None
        if first is None or instrument is None or not group.known_on(day):
            continue
        columns = (first, *(name for name in members if name != first))
        ending = grains_ending(market, instrument.exchange or "", day)
        panel = None
        for kind, asked_of_all in asked:
            grain = grain_of(asked_of_all.series.over)
            if grain not in ending or (grain is None and not _keep_the_same_sessions(members, market)):
                continue
            ask = among(asked_of_all, group.id)
            panel = panel if panel is not None else market.panel(ask, columns, day).since(day - LOOK)
            found = kind.measure(panel, ask)
            row = len(panel.sessions) - 1
            up, down, known = (np.asarray(each)[row] for each in (found.up, found.down, found.known))
            nearer = np.where((up > 0) & known, np.minimum(up, down), 0)
            yield Placing(
                kind, ask, grain, columns, tuple(map(int, nearer)), int(np.asarray(found.count)[row].max()), group.id
            )


def _keep_the_same_sessions(members: Sequence[str], market: Market) -> bool:
    """Whether one day is the same session to all: New York's move of a day is no peer of Tokyo's."""
    return len({one.exchange for name in members if (one := market.instrument(name))}) == 1


def implied(claim: Claim, facts: Sequence[Fact], market: Market) -> bool:
    """Whether a fact already listed says as much: the same end of a ranking that holds all of these members."""
    listed = (fact.head.claim for fact in facts)
    return any(
        one.cell == claim.cell
        and one.answer == claim.answer
        and one.ask.series == claim.ask.series
        and _members(one, market) >= _members(claim, market) > set()
        for one in listed
    )


def _members(claim: Claim, market: Market) -> set[str]:
    group = market.group(claim.ask.among.id) if claim.ask.among else None
    return set(group.members_on(claim.cell.when.last)) if group else set()
