"""Whether a claim hangs on its window: another start or end, as sensible, would have given less (SEMANTICS 2)."""

from __future__ import annotations

import numpy as np

from tapeproof.history import perturbed
from tapeproof.history.panel import Floats, Panel
from tapeproof.history.perturbed import Beside, beside
from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.distance import Distance
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.prover.case import Case
from tapeproof.prover.place import day_of
from tapeproof.prover.plain import figure_of
from tapeproof.prover.views import seen_through
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim
from tapeproof.terms.figure import Hedge
from tapeproof.terms.period import Grain, Reach
from tapeproof.terms.quantity import Basis, Direction, Unit

NEARLY_ALL = 0.95
"""The share of windows beside it that give less, from which a claim hangs on its own …"""
MOST, MUCH_LESS = 0.5, 0.75
"""… where at least so many give less than this share of it: the best of many that are alike is no news."""
NATURAL = {*((1, grain) for grain in Grain), (12, Grain.MONTH), (52, Grain.WEEK)}
"""Spans back that nobody picks: "a year ago", "over the past month"."""
LEAST_STARTS = 5
"""Fewer starts within a quarter of the window's length tell nothing."""
CHOSEN = {Reach.SINCE, Reach.BACK, Reach.SESSIONS, Reach.LOW}
"""Spans that a story picks. The calendar picks a week or a year to date; a fall from a high is what a drawdown is."""


def hangs_on_its_window(case: Case) -> str | None:
    """Nearly all windows that start and end a little earlier or later give less, and most of them much less."""
    windows, panel = _windows(case)
    if windows is None or panel is None:
        return None
    less, much_less = _shares(case, panel, windows)
    if case.place.of_the_story:
        # That it ends on the story's day is no choice: other starts alone have to give less as well.
        starts = replace(windows, ends=windows.ends[-1:])
        less = min(less, _shares(case, panel, starts)[0] * (starts.count + 1) / starts.count)
    # The window itself gives no less than itself: the share is of the others.
    others = less * (windows.count + 1) / windows.count
    if not (others >= NEARLY_ALL and much_less >= MOST):
        return None
    share = "all" if others >= 1 else f"{int(100 * others)}%"
    what = "a lower place" if isinstance(case.claim.answer, Rank) else "less"
    return (
        f"hangs on its window: {share} of the {windows.count:,} that start or end up to "
        f"{windows.days} days earlier or later give {what}, most of them less than three quarters of it"
    )


def _windows(case: Case) -> tuple[Beside | None, Panel | None]:
    """The windows beside a claim's own, and the panel in which they lie, up to the story's day."""
    claim, found, panel, place = case.plain.taken.claim, case.found, case.panel, case.place
    if not _is_chosen(claim) or claim.ask.series.basis != Basis() or claim.ask.series.run:
        return None, None
    if found is None or panel is None or place.latest is None or int(found.then_at) < 0:
        return None, None
    whole = case.tape.panel(claim)
    whole = seen_through(whole.until(max(place.latest, day_of(panel.sessions[-1]))), case.plain.taken.views)
    ends = panel.sessions[[int(found.then_at), int(found.now_at)]]
    windows = beside(whole.sessions, *map(int, np.searchsorted(whole.sessions, ends)))
    return (windows, whole) if len(windows.starts) >= LEAST_STARTS else (None, None)


def _is_chosen(claim: Claim) -> bool:
    over, answer, figure = claim.over, claim.answer, figure_of(claim)
    if over is None or over.reach not in CHOSEN or not isinstance(answer, Move | Comparison | Distance | Rank):
        return False
    if over.reach is Reach.BACK and (over.count, over.grain) in NATURAL:
        return False
    # A bull market is 20% or more from a trough: its window is its definition.
    defined = figure is not None and figure.hedge is Hedge.AT_LEAST
    return over.reach is not Reach.LOW or (answer.direction is Direction.UP and not defined)


def _shares(case: Case, panel: Panel, windows: Beside) -> tuple[float, float]:
    """The shares of all windows, its own among them, that give less, and much less, than the claim's own."""
    claim, found = case.plain.taken.claim, case.found
    if isinstance(claim.answer, Rank):
        return _of_places(case, panel, windows, claim.answer.direction) if claim.ask.among else (0.0, 0.0)
    if figure_of(claim) is None or found is None:
        return 0.0, 0.0
    value = float(found.value)
    sign = 1.0 if value > 0 else -1.0
    if isinstance(claim.answer, Comparison):
        if claim.ask.series.unit is Unit.RATIO:
            return 0.0, 0.0
        ours, theirs = np.moveaxis(perturbed.changes(panel.close[:, :2], windows), -1, 0)
        return _below(sign * (ours - theirs), sign * value)
    relative = claim.ask.series.unit is Unit.PERCENT
    scale = 100.0 if claim.ask.series.unit is Unit.BASIS_POINTS else 1.0
    prices = panel.close[:, 0] * (1.0 if relative else scale * float(panel.undo[-1, 0]))
    then, now = prices[windows.starts], prices[windows.ends]
    if sign < 0 and relative:
        # A fall is less where the later price is higher: of reciprocals it is lower, and the bar is theirs.
        bars = ((1.0 / (1.0 + share * value / 100.0) - 1.0) * 100.0 for share in (1.0, MUCH_LESS))
        less, much = (perturbed.share_below(1.0 / then, 1.0 / now, bar, relative=True) for bar in bars)
        return less, much
    less, much = (
        perturbed.share_below(sign * then, sign * now, share * abs(value), relative=relative)
        for share in (1.0, MUCH_LESS)
    )
    return less, much


def _of_places(case: Case, panel: Panel, windows: Beside, side: Direction) -> tuple[float, float]:
    """By the first column's place among all, counted from the side that is said."""
    moved = perturbed.changes(panel.close, windows)
    sign = 1.0 if side is Direction.UP else -1.0
    with np.errstate(invalid="ignore"):
        places = 1.0 + (sign * moved > sign * moved[..., :1]).sum(axis=-1)
    place = int(getattr(case.found, "up" if side is Direction.UP else "down"))
    return _below(1.0 / places, 1.0 / place) if place else (0.0, 0.0)


def _below(strength: Floats, bar: float) -> tuple[float, float]:
    known = strength[np.isfinite(strength)]
    less, much = (float((known < share * bar * (1 - perturbed.DUST)).mean()) for share in (1.0, MUCH_LESS))
    return less, much
