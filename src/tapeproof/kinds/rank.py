"""“The world's best-performing market this year”: a place among the members of a group, or in one's own history."""

from __future__ import annotations

from typing import Any

import numpy as np

from tapeproof.history import edge, moves, ranks, records
from tapeproof.history.panel import Bools, Floats, Found, Panel
from tapeproof.kind import Kind
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.instrument import Group
from tapeproof.terms.period import ONE_SESSION, TO_DATE
from tapeproof.terms.quantity import Direction, Series
from tapeproof.terms.reading import Reading
from tapeproof.words import adjectives, grains, numbers
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------


class Rank(Answer, frozen=True):
    """Just this place, counted from the top (up) or from the bottom (down); ties share the better one."""

    place: int
    direction: Direction


# How it is said -------------------------------------------------------------

PHRASES = (
    phrase("had its", numbers.ORDINAL, "-", adjectives.BEST, grains.MOVES, "on record"),
    phrase("was the", adjectives.FIRST_PLACE, adjectives.PERFORMER),
    phrase("was the", numbers.ORDINAL, "-", adjectives.PERFORMER),
)

READINGS = (Reading.PREVIOUS_SESSION, Reading.POINTS_FOR_PERCENT, Reading.TOTAL_RETURN)

# What is measured -----------------------------------------------------------

STALE_DAYS = np.timedelta64(7, "D")
"""A member whose earlier price is older than this at the start of the period has no data over the whole of it."""

SPANS = (ONE_SESSION, *TO_DATE)
ASKS = (*(Ask(Series(over=span), among=Group("all")) for span in SPANS), *(Ask(Series(over=span)) for span in SPANS))


class RankFound(Found, frozen=True):
    """The value ranked, its place from either end (0 for none), and the ``count`` ranked.

    Where a place is not ``sure``, values before the record may push it further down.
    """

    up: Any
    down: Any
    count: Any
    up_sure: Any
    down_sure: Any


def measure(panel: Panel, ask: Ask) -> RankFound:
    """Rank every column on every row: among the group's members, or among its own earlier values."""
    shape = panel.shape
    rows, nowhere = np.broadcast_to(panel.rows[:, None], shape), np.full(shape, -1)
    if ask.among is None:
        line = records.line(panel, ask.series)
        since = np.datetime64(ask.within.first) if ask.within else None
        if since is not None:
            line = replace(line, rivals=np.where(edge.days_of(panel.sessions, line.rows) >= since, line.rivals, np.nan))
        value, then_at = line.value, line.then_at
        up, down, count = ranks.places_in_history(line.rivals, value, line.before)
        # A fall is no gain of any size; a level is given as it was printed.
        if line.moved:
            up, down = np.where(value > 0, up, 0), np.where(value < 0, down, 0)
        else:
            value = value * panel.answered(panel.undo)
        known = np.isfinite(value) & ~line.edge
        up_sure, down_sure = edge.tells_ever(panel, ask.series)
        if since is not None:
            up_sure = down_sure = line.covered <= since
    else:
        value, then_at, ranked, known = of_members(panel, ask.series)
        up, down, count = ranks.places(value, ranked)
        known = known & ranked & (count > 1)
        up_sure = down_sure = known
    return RankFound(known, value, value, value, rows, then_at, nowhere, up, down, count, up_sure, down_sure)


def of_members(panel: Panel, series: Series) -> tuple[Floats, Any, Bools, Bools]:
    """Values and their rows of departure, which cells are ranked, and which rows have all that is to be ranked."""
    members = panel.answered(panel.members)
    if series.over is None:
        value = panel.answered(panel.price(series.basis.now) * panel.undo)
        ranked = members & np.isfinite(value)
        return value, np.full(value.shape, -1), ranked, np.ones(value.shape, dtype=bool)
    change = moves.change(panel, series)
    start = edge.days_of(panel.sessions, change.base)
    fresh = edge.days_of(panel.sessions, change.then_at) >= start[:, None] - STALE_DAYS
    ranked = members & np.isfinite(change.value) & fresh
    # Who is missing so near the record's beginning may have had a price just before it.
    reached = (panel.sessions[:1] <= start - STALE_DAYS)[:, None]
    complete = np.broadcast_to((~members | ranked).all(axis=1, keepdims=True) | reached, ranked.shape)
    return change.value, change.then_at, ranked, complete


# When it holds --------------------------------------------------------------


def settle(said: Rank, found: RankFound) -> bool | None:
    """Exactly this place; where earlier values are not on record, only a better one is refuted."""
    if not found.known or said.direction is Direction.FLAT:
        return None
    place, sure = (found.up, found.up_sure) if said.direction is Direction.UP else (found.down, found.down_sure)
    if place == 0 or said.place < place:
        return False
    return bool(said.place == place) if sure else None


def state(found: RankFound, ask: Ask) -> Rank | None:
    """The place from the nearer end, or from the side asked for."""
    places = {Direction.UP: (found.up, found.up_sure), Direction.DOWN: (found.down, found.down_sure)}
    sides = [side for side, (place, sure) in places.items() if place > 0 and sure and ask.side in {None, side}]
    if not found.known or not sides:
        return None
    side = min(sides, key=lambda each: int(places[each][0]))
    return Rank(int(places[side][0]), side)


def strength(found: RankFound) -> Floats:
    """How many stand behind the better of the two places."""
    places = np.stack([np.where(np.asarray(place) > 0, place, np.inf) for place in (found.up, found.down)])
    behind: Floats = np.maximum(np.asarray(found.count) - places.min(axis=0), 0.0)
    return behind


KIND: Kind[Rank, RankFound] = Kind(Rank, PHRASES, READINGS, ASKS, measure, settle, state, strength, peers=True)
