"""Figures so far from the record that the sentence more likely speaks of something else than errs so much.

Where the reader had to infer whose or when a figure is (``Cue.IMPLIED``), a gross misfit is no proof against the story:
an accusation needs a certain subject and period (SEMANTICS 2).
"""

from __future__ import annotations

from datetime import date

from tapeproof.kinds.move import Move
from tapeproof.prover.case import Case, rival_day
from tapeproof.prover.plain import figure_of
from tapeproof.prover.slips import is_a_slip, is_exchanged, is_near
from tapeproof.terms.claim import Cue, Doubt
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import InstrumentType
from tapeproof.terms.period import ONE_SESSION, Ago, Grain, SinceDate, Within
from tapeproof.terms.quantity import Point, Unit

FACTOR = 1.5
"""A move stated at more than this multiple of the one found, or found at more than this multiple of the one stated."""
LEAST_GAP = {Unit.PERCENT: 1.0, Unit.PERCENTAGE_POINTS: 0.2, Unit.BASIS_POINTS: 10.0}
"""… is gross only where they differ by this much; points and money by a hundredth of the level."""
OF_A_MOVE, OF_A_PRICE = 0.16, 0.01
"""What is said without its time is of another moment where it misses by more than this share, and is no slip."""
TELLING_STEPS = 100
"""Last digits in a level from which on its slips tell."""
TOO_MUCH = 40.0
"""Percent that hardly any session moves."""
OF_A_LEVEL = 0.05
OF_ANY_LEVEL = 1.0
SHARE_OF_AGE = 0.3
"""A rival younger than this share of the time claimed."""
STEPS = 2
OF_LEVELS, OF_MOVES = 5, 4
"""Digits among which two exchanged tell whose and when a figure is: the levels of near days share their first.

Of 690,000 pairs of closes up to five sessions apart 0.15% are such; of 160,000 pairs of moves in points 0.06%.
"""
SETTLED = frozenset({Doubt.SUBJECT, Doubt.PERIOD, Doubt.DIRECTION})
DAYS_OF = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 30, Grain.QUARTER: 91, Grain.YEAR: 365}
ELSEWHERE = "nowhere near the record: the sentence may speak of another subject or period"


def doubted(case: Case) -> str | None:
    """What the reader assumed, but for what the figure tells: it is the record's, with digits mistyped.

    Two digits exchanged among many settle whose and when; of a move of no told direction any slip settles that.
    """
    figure, value, move = figure_of(case.claim), case.plain.value, case.claim.answer
    settled: frozenset[Doubt] = frozenset()
    if figure is not None and value is not None:
        either = isinstance(move, Move) and move.direction is None
        among = OF_LEVELS if case.claim.over is None else OF_MOVES
        settled = SETTLED if is_exchanged(figure, value, among) else settled
        settled |= {Doubt.DIRECTION} if either and is_a_slip(figure, value) else settled
    return "; ".join(doubt.value for doubt in case.claim.doubts if doubt not in settled) or None


def nowhere_near(case: Case) -> str | None:
    """Whether what is claimed is grossly unlike what the record shows, where whose or when is implied."""
    value, said = case.plain.value, case.claim.answer.said()
    if value is None:
        return None
    figure = figure_of(case.claim)
    implied = Cue.IMPLIED in case.claim.said
    if figure is not None and _is_no_sessions(case, figure, value):
        return ELSEWHERE
    if figure is not None:
        return ELSEWHERE if not _is_certain(case) and _grossly_off(case, figure, value, implied=implied) else None
    if "since" in said and implied:
        return ELSEWHERE if _rival_is_too_young(case, said["since"]) else None
    if "count" in said and implied:
        length = abs(float(getattr(case.found, "earlier", value) if said.get("ended") else value))
        return ELSEWHERE if abs(length - said["count"]) > STEPS else None
    return None


def _is_no_sessions(case: Case, figure: Figure, value: float) -> bool:
    """Whether a move is far too big for a session of an index, and no slip: "swelled by more than two-thirds"."""
    instrument = case.place.instrument  # a share may seem to halve in a day: its split was forgotten
    of_an_index = instrument is not None and instrument.type is InstrumentType.INDEX
    of_a_session = of_an_index and case.claim.over == ONE_SESSION and figure.unit is Unit.PERCENT
    much = float(figure.value) >= TOO_MUCH and float(figure.value) > 2 * FACTOR * abs(value)
    return of_a_session and much and not is_a_slip(figure, value)


def _is_certain(case: Case) -> bool:
    """Whether whose and when are beyond doubt: a conversion with both its amounts, a named day's close, high or low."""
    claim = case.claim
    if Cue.IMPLIED in claim.said:
        return False
    of_a_price = Cue.OF_THE_CLOSE in claim.said or claim.ask.series.basis.now in {Point.HIGH, Point.LOW}
    return (claim.over is None and of_a_price and claim.cell.when.named) or "other" in claim.answer.said()


def _grossly_off(case: Case, figure: Figure, value: float, *, implied: bool) -> bool:
    """Whether another price or move is meant: where whose or when is implied, all but a slip of this one."""
    stated, found = float(figure.value), abs(value)
    if case.claim.ask.series.over is None:
        mistyped = figure.value >= TELLING_STEPS * figure.step and is_a_slip(figure, value)
        if abs(stated - found) > (OF_A_LEVEL if implied else OF_ANY_LEVEL) * min(stated, found) and not mistyped:
            return True
        moved_on = Cue.UNTIMED in case.claim.said and Cue.OF_THE_CLOSE not in case.claim.said
        return moved_on and not is_a_slip(figure, value) and not is_near(figure, value, OF_A_PRICE)
    if Cue.UNTIMED in case.claim.said:
        return not is_a_slip(figure, value) and not is_near(figure, value, OF_A_MOVE)
    panel = case.panel
    level = float(panel.close[-1, 0] * panel.undo[-1, 0]) if panel is not None and len(panel.sessions) else 0.0
    gap = LEAST_GAP.get(figure.unit, 0.01 * level)
    far = abs(stated - found) > gap and max(stated, found) > FACTOR * min(stated, found)
    return implied and far and not is_a_slip(figure, value)


def _rival_is_too_young(case: Case, since: object) -> bool:
    rival, now = rival_day(case.plain.sight), case.plain.place.at
    turn = case.claim.over is None and case.claim.cell.when.grain is not Grain.DAY
    if rival is None or now is None or turn:
        return False  # "it bottomed out in January": the month is said, whatever is only inferred of it
    claimed = _age(since, now)
    return claimed is not None and (now - rival).days < SHARE_OF_AGE * claimed


def _age(since: object, now: date) -> float | None:
    match since:
        case SinceDate(period) | Within(period):
            return float((now - period.last).days)
        case Ago(count, grain):
            return float(count * DAYS_OF[grain])
    return None
