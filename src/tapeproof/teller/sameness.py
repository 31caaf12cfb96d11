"""Whether two claims are one: the same answer to the same question of the same cell, whatever the words."""

from __future__ import annotations

from typing import Any

import numpy as np

from tapeproof.history import periods
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import Ago, Ever, Grain, Reach, SinceDate
from tapeproof.terms.quantity import CLOSE_TO_CLOSE

OPEN_ENDED = {Hedge.NEARLY, Hedge.MORE_THAN, Hedge.LESS_THAN}
"""Hedges whose interval has no end of its own."""
A_YEAR_OF_WEEKS = 52


def same(one: Claim, other: Claim) -> bool:
    """The same cell, question and answer: figures by what they commit to, periods by their days."""
    return (
        type(one.answer) is type(other.answer)
        and _whose(one) == _whose(other)
        and _asked(one) == _asked(other)
        and _plain(one) == _plain(other)
        and _at_one_time(one, other)
    )


def _at_one_time(one: Claim, other: Claim) -> bool:
    """The same day; of a calendar period the same one, whose last day may be told as the last of its sessions."""
    mine, theirs, over = one.cell.when.last, other.cell.when.last, one.ask.series.over
    if over is None or over.reach is not Reach.TO_DATE:
        return mine == theirs
    numbers = periods.number(np.array([mine, theirs], dtype="datetime64[D]"), over.grain)
    return bool(numbers[0] == numbers[1])


def _whose(claim: Claim) -> tuple[str, bool]:
    return getattr(claim.cell.whose, "id", ""), getattr(claim.cell.whose, "inverted", False)


def _asked(claim: Claim) -> tuple[Any, ...]:
    ask, series, over = claim.ask, claim.ask.series, claim.ask.series.over
    if over is not None and over.reach.is_extreme and (over.count, over.grain) == (A_YEAR_OF_WEEKS, Grain.WEEK):
        over = replace(over, count=12, grain=Grain.MONTH)
    where = None if over is None else (over.reach, over.count, over.grain if over.count else None, over.season)
    against = getattr(ask.against, "id", None)
    closes = series.basis == CLOSE_TO_CLOSE
    return where, series.run, closes, ask.among, against, ask.last, ask.threshold, ask.strict


def _plain(claim: Claim) -> dict[str, Any]:
    said = claim.answer.said()
    for name, told in said.items():
        match told:
            case Figure():
                said[name] = (told.interval(), told.unit, told.currency, told.hedge in OPEN_ENDED)
            case SinceDate(period):
                said[name] = (period.first, period.last)
            case Ago(count, grain):
                said[name] = (count, grain)
            case Ever():
                said[name] = "ever"
    return said
