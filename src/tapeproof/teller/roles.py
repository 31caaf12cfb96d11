"""Roles: what a claim is in a story, in which order a reporter tells them, and how far a move went."""

from __future__ import annotations

from collections.abc import Sequence

from tapeproof.kinds.crossing import Crossing
from tapeproof.kinds.distance import Distance
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.terms.claim import Claim
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import Group
from tapeproof.terms.period import Grain
from tapeproof.words.verbs import LARGE, MIDDLING, SMALL

ROLES = {Move: "move", Level: "level", Crossing: "crossing", Distance: "distance"}
A_LITTLE = {Grain.DAY: 0.4, Grain.WEEK: 0.6, Grain.MONTH: 1.0, Grain.QUARTER: 1.5, Grain.YEAR: 2.0}
A_LOT = {Grain.DAY: 5.0, Grain.WEEK: 8.0, Grain.MONTH: 12.0, Grain.QUARTER: 20.0, Grain.YEAR: 30.0}
"""Percent up to which a move is small, and from which it is large."""


def role(claim: Claim) -> tuple[str, Grain]:
    """What a claim is in a story, and of which grain."""
    answer, over = claim.answer, claim.over
    grain = claim.cell.when.grain
    if claim.ask.among is not None or claim.ask.against is not None or isinstance(claim.cell.whose, Group):
        return "other", grain
    if isinstance(answer, Record) and not claim.ask.series.run:
        return ("high" if over is None else "best"), grain
    if isinstance(answer, Streak):
        return ("ended" if answer.ended else "streak"), grain
    return ROLES.get(type(answer), "other"), grain


def in_order(claims: Sequence[Claim]) -> list[Claim]:
    """As a reporter tells them: the day's move, how rare it was, where it led; places, longer periods, distances."""
    grains = [Grain.DAY, Grain.YEAR, Grain.QUARTER, Grain.MONTH, Grain.WEEK]
    days = {"move": 0, "high": 2, "level": 2, "crossing": 2, "other": 3, "distance": 5}

    def rank(claim: Claim) -> tuple[int, int, bool]:
        name, grain = role(claim)
        if grain is Grain.DAY:
            return days.get(name, 1), 0, False
        return 4, grains.index(grain) if grain in grains else len(grains), name != "move"

    return sorted(claims, key=rank)


def size_of(figure: Figure, grain: Grain) -> int:
    """Whether a move is small, middling or large for its grain."""
    size = float(figure.value)
    return SMALL if size < A_LITTLE.get(grain, 0) else LARGE if size >= A_LOT.get(grain, 100) else MIDDLING
