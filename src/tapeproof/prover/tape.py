"""The record as one run of the prover sees it: panels fetched once, and what was measured kept for the next reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from msgspec import Struct, field

from tapeproof.history import edge
from tapeproof.history.panel import Found, Panel
from tapeproof.kind import Kind
from tapeproof.kinds import KIND_OF
from tapeproof.kinds.breadth import Breadth
from tapeproof.kinds.rank import Rank
from tapeproof.market.market import Market
from tapeproof.prover.place import Place, day_of
from tapeproof.prover.views import View, seen_through
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask, Claim
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.instrument import Instrument, InstrumentType, Line, Pair
from tapeproof.terms.period import Ever
from tapeproof.terms.reading import Reading

OF_MOST_RIVALS = timedelta(days=5 * 365)
"""How far back a record is searched at first."""

SLACK = timedelta(days=45)
"""How far before its base a change is looked at: over the longest holidays, and for peers seven days old."""


class Taken(Struct, frozen=True):
    """A claim taken one way: which reading, what it then says and asks, and how the record is looked at."""

    reading: Reading
    claim: Claim
    views: tuple[View, ...] = ()


class Sight(Struct, frozen=True):
    """What the record shows for a claim taken one way.

    ``panel`` ends with the row measured, ``found`` holds the scalars of its first column and ``all`` the
    last row of every column; without them ``missing`` says what is.
    """

    panel: Panel | None = None
    found: Found | None = None
    all: Found | None = None
    missing: str | None = None


class Tape(Struct):
    """A market as of one moment; it remembers what it was asked, since readings ask nearly the same."""

    market: Market
    known_at: datetime | None = None
    kinds: Mapping[type[Answer], Kind[Any, Any]] = field(default_factory=lambda: KIND_OF)
    _panels: dict[tuple[object, ...], Panel] = field(default_factory=dict)
    _sights: dict[tuple[object, ...], Sight] = field(default_factory=dict)
    _apart: dict[tuple[object, ...], tuple[tuple[np.datetime64, np.datetime64], ...]] = field(default_factory=dict)

    def kind(self, claim: Claim) -> Kind[Any, Any]:
        """The kind that a claim's answer belongs to."""
        return self.kinds[type(claim.answer)]

    def panel(self, claim: Claim) -> Panel:
        """The whole record of a claim's subject, and of its group behind it."""
        key = self._key(claim)
        if key not in self._panels:
            self._panels[key] = self.market.panel(claim.ask, key[0], None, self.known_at)
        return self._panels[key]

    def apart(self, claim: Claim, days: int) -> tuple[tuple[np.datetime64, np.datetime64], ...]:
        """Neighbouring days with prices of a claim's subject that are more than so many days apart, ascending."""
        key = (self._key(claim), days)
        if key not in self._apart:
            panel = self.panel(claim)
            kept = panel.sessions[np.isfinite(panel.close[:, 0])]
            wide = np.flatnonzero(np.diff(kept) > np.timedelta64(days, "D"))
            self._apart[key] = tuple(zip(kept[wide], kept[wide + 1], strict=True))
        return self._apart[key]

    def look(self, taken: Taken, place: Place) -> Sight:
        """Measure a claim taken one way at its session."""
        claim = taken.claim
        key = (self._columns(claim), type(claim.answer), claim.ask, place.at, taken.views)
        if key not in self._sights:
            self._sights[key] = self._measured(taken, place)
        return self._sights[key]

    def _measured(self, taken: Taken, place: Place) -> Sight:
        claim, at = taken.claim, place.at
        if place.instrument is None or place.instrument.first is None:
            name = place.instrument.name if place.instrument else "the subject"
            return Sight(missing=f"no prices of {name} are on record; its daily prices would settle it")
        if at is None:
            return Sight(missing=place.why)
        whole = self.panel(claim)
        counted = isinstance(claim.answer, Breadth)
        if missing := _missing(whole, at, whole.columns[0] if counted else place.instrument.name):
            return Sight(missing=missing)
        cut = self.market.panel(claim.ask, self._columns(claim), at, self.known_at)
        for panel in _lengths(cut, claim, place):
            sight = _sight(seen_through(panel, taken.views), claim, self.kind(claim))
            if sight.found is None or int(sight.found.rival_at) >= 0:
                break
        return _since_ever(sight, seen_through(whole, taken.views), claim, place)

    def _key(self, claim: Claim) -> tuple[tuple[str, ...], object, object, object]:
        series = claim.ask.series
        return self._columns(claim), series.measured, series.currency, series.on_record

    def _columns(self, claim: Claim) -> tuple[str, ...]:
        whose = claim.cell.whose
        subject = whose.id if isinstance(whose, Line | Pair) else ""
        members = self._members(claim)
        if members and isinstance(claim.answer, Breadth):
            return members  # the index itself is none of those that are counted
        against = claim.ask.against
        beside = (against.id,) if isinstance(against, Line) else ()
        return (subject, *(other for other in (*beside, *members) if other != subject))

    def lists(self, claim: Claim) -> bool:
        """Whether the subject is on the list of the group that it is ranked in; true where it is ranked in none."""
        return claim.ask.among is None or getattr(claim.cell.whose, "id", None) in self._members(claim)

    def _members(self, claim: Claim) -> tuple[str, ...]:
        listed = self.market.group(claim.ask.among.id) if claim.ask.among else None
        members = listed.members_on(claim.cell.when.last) if listed else ()
        instead = self.stands_for(claim, members)
        return tuple(getattr(claim.cell.whose, "id", name) if name == instead else name for name in members)

    def stands_for(self, claim: Claim, members: tuple[str, ...] = ()) -> str:
        """The one of a list of markets for which an index ranked among them stands: the other of its own market."""
        if claim.ask.among is None or not isinstance(claim.answer, Rank) or not isinstance(claim.cell.whose, Line):
            return ""
        if not members and (listed := self.market.group(claim.ask.among.id)) is not None:
            members = listed.members_on(claim.cell.when.last)
        subject = self.market.instrument(claim.cell.whose.id)
        if subject is None or subject.type is not InstrumentType.INDEX or subject.id in members:
            return ""
        zones = {name: _zone(self.market.instrument(name)) for name in members}
        same = [name for name, zone in zones.items() if zone and zone == _zone(subject)]
        return same[0] if len(same) == 1 and len(set(zones.values())) == len(zones) else ""


def _zone(instrument: Instrument | None) -> str:
    """Where an index is at home, by its exchange's zone; nowhere for what is none."""
    exchange = EXCHANGES.get(instrument.exchange or "") if instrument is not None else None
    index = instrument is not None and instrument.type is InstrumentType.INDEX
    return exchange.zone if exchange is not None and index else ""


def _since_ever(sight: Sight, whole: Panel, claim: Claim, place: Place) -> Sight:
    """What none on record tells of all time, by the years covered on the story's day: a past record is one still."""
    if not isinstance(claim.answer.get("since"), Ever) or place.latest is None or place.of_the_story:
        return sight
    up, down = edge.tells_ever(whole.until(place.latest).last(), claim.ask.series)
    found: Any = sight.found
    return replace(sight, found=replace(found, up_ever=up[-1, 0], down_ever=down[-1, 0]))


def _missing(panel: Panel, at: date, name: str) -> str | None:
    """Say what the record lacks at a session; None where it has a close there."""
    kept = ~np.isnan(panel.close[:, 0])
    if not kept.any():
        return f"no prices of {name} are on record; its daily prices would settle it"
    first, last = day_of(panel.sessions[kept.argmax()]), day_of(panel.sessions[len(kept) - 1 - kept[::-1].argmax()])
    if at > last:
        return f"the record of {name} ends on {last}; its prices of {at} would settle it"
    if at < first:
        return f"the record of {name} begins on {first}; its prices of {at} would settle it"
    row = panel.row(at)
    if day_of(panel.sessions[row]) != at or np.isnan(panel.close[row, 0]):
        return f"the record of {name} has a gap on {at}; its prices of that day would settle it"
    return None


def _sight(panel: Panel, claim: Claim, kind: Kind[Any, Any]) -> Sight:
    found: Found = kind.measure(panel.last(), claim.ask)
    return Sight(panel, found.pick(-1, 0), found)


def _lengths(panel: Panel, claim: Claim, place: Place) -> Iterator[Panel]:
    """The histories to measure on, the last one enough for certain; the first in which a rival is found tells as much.

    A change or a level does not look at what lies before its base. A record's last rival is the same in any history
    that holds it. Less history can silence but never flip.
    """
    said: dict[str, Any] = claim.answer.said()
    ask: Ask = claim.ask
    if place.at is None or ask.series.run:
        yield panel
    elif "since" in said:
        yield panel.since(place.at - OF_MOST_RIVALS)
        yield panel
    elif place.base is None or ("place" in said and ask.among is None):
        yield panel
    else:
        first = min(place.base, place.at, *((ask.peak.window.first,) if ask.peak else ()))
        yield panel.since(first - SLACK)
