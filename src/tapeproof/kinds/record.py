"""“Its highest since January 2022”: how far back the last value at or beyond this one lies."""

from __future__ import annotations

from typing import Any

import numpy as np

from tapeproof.history import edge, records, runs
from tapeproof.history.panel import Floats, Panel
from tapeproof.history.since import Rivals, reaches_back
from tapeproof.kind import Kind
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.period import ONE_SESSION, TO_DATE, Ever, Grain, Period, Reach, Since, SinceDate, Span
from tapeproof.terms.quantity import Basis, Direction, Point, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.words import adjectives, dates, grains
from tapeproof.words.phrase import phrase

# What it commits to ---------------------------------------------------------


class Record(Answer, frozen=True):
    """No value at or beyond this one, on this side, since then. Of runs, the direction tells which runs."""

    direction: Direction
    since: Since


# How it is said -------------------------------------------------------------

PHRASES = (
    phrase("had its", adjectives.LONGEST, grains.MOVEWISE, adjectives.LOSING, "run", dates.SINCE),
    phrase("had its", adjectives.BEST, grains.MOVES, dates.SINCE),
    phrase("was at its", adjectives.EXTREME, dates.SINCE),
)
READINGS = (
    Reading.INTRADAY, Reading.INTRADAY_EXTREME, Reading.WEEKLY, Reading.MONTHLY, Reading.POINTS_FOR_PERCENT,
    Reading.TIES_IGNORED, Reading.ROUNDED_SPAN, Reading.PREVIOUS_SESSION, Reading.OTHER_LISTING, Reading.TOTAL_RETURN,
)  # fmt: skip

# What is measured -----------------------------------------------------------

SEPTEMBER = Span(Reach.TO_DATE, 1, Grain.MONTH, season=9)
ASKS = (
    *(Ask(Series(basis=basis, unit=Unit.POINTS)) for basis in (Basis(), Basis(Point.HIGH, Point.HIGH))),
    *(Ask(Series(over=span)) for span in (ONE_SESSION, *TO_DATE, Span(count=6), SEPTEMBER)),
    *(Ask(Series(over=span, run=True, unit=Unit.COUNT)) for span in (ONE_SESSION, *TO_DATE)),
    Ask(Series(over=ONE_SESSION, unit=Unit.POINTS)),
)


class RecordFound(Rivals, frozen=True):
    """The value and its rivals; ``moved`` tells moves from levels.

    ``rival_at`` is of the side asked for, else of the further one; ``last_day`` of the value before, whatever its size.
    """

    rival_day: Any
    rival_value: Any
    last_day: Any
    moved: Any


def measure(panel: Panel, ask: Ask) -> RecordFound:
    """Find the last earlier value at or beyond each, above and below; levels are counted in the row's own shares.

    With a threshold of nothing, moves of any size are rivals: "the first weekly gain since".
    """
    line = records.line(panel, ask.series)
    shape, days = panel.shape, panel.sessions
    any_size = ask.threshold is not None
    rivalled = replace(line, value=np.where(np.isfinite(line.value), 0.0, np.nan), moved=False) if any_size else line
    up, down, asked = records.rivals(rivalled, ask.side, strict=ask.strict or any_size)
    printed = np.ones(shape) if line.moved or ask.series.adjusted else panel.answered(panel.undo)
    value, rival = line.value * printed, records.rival_value(line, asked) * printed
    rows, day = (np.broadcast_to(each[:, None], shape) for each in (panel.rows, panel.days))
    grain = np.broadcast_to(np.array(runs.grain(ask.series.over) or ""), shape)
    return RecordFound(
        np.isfinite(value) & ~line.edge, value, value, value, rows, line.then_at, asked, day, up, down,
        edge.days_of(days, up), edge.days_of(days, down), line.covered, *edge.tells_ever(panel, ask.series), grain,
        edge.days_of(days, asked), rival, edge.days_of(days, records.latest(line)), np.full(shape, line.moved),
    )  # fmt: skip


# When it holds --------------------------------------------------------------


def settle(said: Record, found: RecordFound) -> bool | None:
    """The last rival lies where the words put it, or further back; a move goes the way that is said."""
    if not found.known or said.direction is Direction.FLAT:
        return None
    if found.moved and np.sign(found.value) != said.direction.sign:
        return False
    _, rival, ever = found.side(said.direction)
    return reaches_back(said.since, rival, found, ever=bool(ever))


def state(found: RecordFound, ask: Ask) -> Record | None:
    """How far back it reaches, on the side asked for or the further one; nobody says "since yesterday"."""
    rises = found.value > 0 if found.moved else found.up_at < found.down_at
    side = ask.side or (Direction.UP if rises else Direction.DOWN)
    _, rival, ever = found.side(side)
    beyond = found.covered if np.isnat(rival) else rival
    wrong_way = found.moved and np.sign(found.value) != side.sign
    if not found.known or wrong_way or not beyond < (found.day if ask.side else found.last_day):
        return None
    since = Ever() if np.isnat(rival) and ever else SinceDate(Period(beyond.item(), beyond.item()))
    return Record(side, since)


def strength(found: RecordFound) -> Floats:
    """How many days it reaches back, on the further side."""
    days = edge.days_back(*(np.asarray(each) for each in (found.day, found.rival_day, found.covered)))
    return np.where(found.known, days, 0.0)


KIND: Kind[Record, RecordFound] = Kind(Record, PHRASES, READINGS, ASKS, measure, settle, state, strength)
