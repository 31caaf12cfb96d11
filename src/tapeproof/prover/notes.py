"""What a claim that stands still deserves to be told, and what excuses one that does not (SEMANTICS 2, 6, 8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from tapeproof.kinds.breadth import Breadth
from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.distance import Distance
from tapeproof.kinds.surprise import Surprise
from tapeproof.prover.case import Case, rival_day
from tapeproof.prover.leeway import price_of
from tapeproof.prover.place import back, day_of
from tapeproof.prover.plain import figure_of
from tapeproof.prover.restyle import restyled, spelled
from tapeproof.prover.window import hangs_on_its_window
from tapeproof.terms.figure import Hedge
from tapeproof.terms.period import Ago, Ever, Grain, SinceDate
from tapeproof.terms.quantity import Direction, Unit

PRELIMINARY = 0.0005
"""The share of the level by which copy written at the bell may miss the official close."""

FROM_ITS_START = timedelta(days=10)
OPEN_BOUNDS = {Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST}

Note = Callable[[Case], str | None]


def understates(case: Case) -> str | None:
    """A record that reaches further back than the story says."""
    since, at = case.claim.answer.get("since"), case.place.at
    if at is None or case.found is None:
        return None
    rival = rival_day(case.plain.sight)
    match since:
        case SinceDate(period=period, there=False):
            first = period.first - timedelta(days=period.soft)
        case Ago(count=count, grain=grain):
            first = back(at, count + 1, grain)
        case _:
            return None
    if rival is not None and rival >= first:
        return None
    return f"understates: {_superlative(case)} {_reach(case, rival)}"


def _superlative(case: Case) -> str:
    high = case.claim.answer.get("direction") is Direction.UP
    if case.claim.ask.threshold is not None:
        return f"the first {'gain' if high else 'fall'}"
    if case.claim.over is None:
        return "the highest" if high else "the lowest"
    if case.claim.ask.series.run:
        return "the longest"
    return "the biggest gain" if high else "the biggest fall"


def _reach(case: Case, rival: date | None) -> str:
    return f"since {spelled(rival, case.claim.over)}" if rival else f"in the data since {_data_begin(case)}"


def data_since(case: Case) -> str | None:
    """A record over a history that starts after the instrument did."""
    said = case.claim.answer.said()
    in_own_history = "place" in said and case.claim.ask.among is None
    if not (isinstance(said.get("since"), Ever) or in_own_history) or case.place.instrument is None:
        return None
    first, began = _data_begin_day(case), case.place.instrument.began
    if first is None or (began is not None and first <= began + FROM_ITS_START):
        return None
    return f"in the data since {spelled(first)}"


def _data_begin_day(case: Case) -> date | None:
    whole = case.tape.panel(case.claim)
    kept = np.flatnonzero(~np.isnan(whole.close[:, 0]))
    return day_of(whole.sessions[kept[0]]) if kept.size else None


def _data_begin(case: Case) -> str:
    first = _data_begin_day(case)
    return spelled(first) if first else "their beginning"


def loose(case: Case) -> str | None:
    """A bound ("more than X") where the value lies more than one natural step beyond."""
    figure, found = figure_of(case.claim), case.found
    if figure is None or found is None or figure.hedge not in OPEN_BOUNDS:
        return None
    if isinstance(case.claim.answer, Distance) and figure.hedge is Hedge.AT_MOST:
        return None  # what is near an extreme may be at it
    if abs(abs(float(found.value)) - float(figure.value)) <= float(figure.last_digit):
        return None
    return f"loose: it is {restyled(figure, float(found.value))}"


def no_session(case: Case) -> str | None:
    """The story names a day on which the exchange was shut."""
    return f"no session on {spelled(case.place.shut)}" if case.place.shut else None


def preliminary(case: Case) -> str | None:
    """A figure that misses the official close by no more than what copy written at the bell does."""
    figure, found = figure_of(case.claim), case.found
    of_one_price = not isinstance(case.claim.answer, Breadth | Comparison | Surprise)
    if figure is None or found is None or not of_one_price or not case.place.recent or case.claim.ask.peak:
        return None
    level = price_of(case)
    if case.claim.over is not None and case.claim.ask.series.unit is Unit.PERCENT:
        level = 100 + float(found.value)
    elif case.panel is not None and not case.claim.ask.series.adjusted:
        level *= float(case.panel.undo[-1, 0])
    if case.claim.ask.series.unit is Unit.BASIS_POINTS:
        level *= 100
    miss = abs(abs(float(found.value)) - float(figure.value))
    return "preliminary?" if miss <= PRELIMINARY * abs(level) and not wrong_way(case) else None


def turned_elsewhere(case: Case) -> str | None:
    """When the trough or peak was, of what is said to have turned in another month: "it bottomed out in January"."""
    since, panel, when = case.claim.answer.get("since"), case.panel, case.claim.cell.when
    if not isinstance(since, SinceDate) or panel is None or when.grain is Grain.DAY or case.claim.over is not None:
        return None
    sign = case.claim.answer.said()["direction"].sign
    values = sign * panel.price(case.plain.taken.claim.ask.series.basis.now)[:, 0]
    inside = (panel.sessions >= np.datetime64(since.period.last)) & np.isfinite(values)
    if not inside.any():
        return None
    at = int(np.flatnonzero(inside)[np.argmax(values[inside])])
    return f"{_superlative(case)} since then was on {spelled(day_of(panel.sessions[at]))}"


def wrong_way(case: Case) -> bool:
    """Whether what was found goes the other way than is said."""
    way, found = case.claim.answer.get("direction"), case.found
    if way not in {Direction.UP, Direction.DOWN} or found is None:
        return False
    if isinstance(case.claim.answer, Surprise):
        return bool(getattr(found, "ahead", 0.0) * way.sign < 0)
    if case.claim.over is None:
        return False
    if isinstance(case.claim.answer, Breadth) or case.claim.ask.series.unit is Unit.RATIO:
        return False  # a number of members, or a multiple, has no sign
    value = getattr(found, "earlier", found.value) if case.claim.answer.get("ended") else found.value
    return bool(np.sign(float(value)) == -case.plain.taken.claim.answer.said()["direction"].sign)


ON_WHAT_STANDS: tuple[Note, ...] = (understates, loose, hangs_on_its_window, data_since)
ON_WHAT_DOES_NOT: tuple[Note, ...] = (no_session, preliminary, turned_elsewhere)
