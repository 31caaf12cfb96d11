"""“Third straight losing year”: how many periods in a row moved one way, up to this one or the one before."""

from __future__ import annotations

from typing import Any

import numpy as np

from tapeproof.history import edge, moves, runs
from tapeproof.history.panel import Floats, Found, Panel
from tapeproof.kind import Kind
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.period import ONE_SESSION, TO_DATE
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.words import adjectives, grains, numbers, verbs
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------

WORTH_SAYING = 2
"""A run of one is only a move."""


class Streak(Answer, frozen=True):
    """Exactly this many moves this way: the latest is the claim's own, or, ended, the one before it."""

    count: int
    direction: Direction
    ended: bool = False


# How it is said -------------------------------------------------------------

PHRASES = (
    phrase(adjectives.SNAPPED, "a", numbers.COUNT, "-", grains.MOVES, adjectives.LOSING, adjectives.STREAK_NOUN),
    phrase(verbs.MOVED, "for a", numbers.NTH, adjectives.STRAIGHT, grains.MOVES),
)

READINGS = (Reading.INTRADAY, Reading.WEEKLY, Reading.MONTHLY, Reading.PREVIOUS_SESSION, Reading.INCLUDING_TODAY)

# What is measured -----------------------------------------------------------

ASKS = tuple(Ask(Series(over=span, run=True, unit=Unit.COUNT)) for span in (ONE_SESSION, *TO_DATE))


class StreakFound(Found, frozen=True):
    """Signed run lengths: ``value`` up to the row, ``earlier`` up to the period before.

    The edges tell that a run reaches the first move on record, so that it may be longer. ``rival_at`` is the last
    row of the period before.
    """

    edge: Any
    earlier: Any
    earlier_edge: Any


def measure(panel: Panel, ask: Ask) -> StreakFound:
    """Measure the runs; those of an instrument whose whole life is on record have no edge."""
    found = runs.running(panel, ask.series)
    whole = edge.is_whole(panel)
    rows = np.broadcast_to(panel.rows[:, None], found.length.shape)
    return StreakFound(
        known=np.isfinite(found.length),
        value=found.length,
        least=found.length,
        most=found.length,
        now_at=rows,
        then_at=moves.change(panel, ask.series).then_at,
        rival_at=found.earlier_at,
        edge=found.edge & ~whole,
        earlier=found.earlier,
        earlier_edge=found.earlier_edge & ~whole,
    )


# When it holds --------------------------------------------------------------


def settle(said: Streak, found: StreakFound) -> bool | None:
    """Exactly this many, this way: “third straight” is false in the fourth."""
    if not found.known:
        return None
    if (np.sign(found.value) == said.direction.sign) == said.ended:
        return False
    run, may_be_longer = (found.earlier, found.earlier_edge) if said.ended else (found.value, found.edge)
    if np.isnan(run):
        return None
    if np.sign(run) != said.direction.sign:
        return False
    if may_be_longer:
        return False if said.count < abs(run) else None
    return bool(said.count == abs(run))


def state(found: StreakFound, ask: Ask) -> Streak | None:  # noqa: ARG001 - every kind's state is given the ask
    """The run up to the row, if there is one to speak of and its beginning is on record."""
    if not found.known or found.edge or abs(found.value) < WORTH_SAYING:
        return None
    return Streak(int(abs(found.value)), Direction.UP if found.value > 0 else Direction.DOWN)


def strength(found: StreakFound) -> Floats:
    """The length of the run: longer is rarer."""
    return np.abs(np.asarray(found.value, dtype=np.float64))


KIND: Kind[Streak, StreakFound] = Kind(Streak, PHRASES, READINGS, ASKS, measure, settle, state, strength)
