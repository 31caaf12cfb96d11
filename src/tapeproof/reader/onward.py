"""Whose a statement is that goes on from the one before: what a move comes to, the record that it is, a second rate."""

from __future__ import annotations

from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.reader.owner import Owner
from tapeproof.reader.setting import Timing
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.instrument import Nobody, Pair
from tapeproof.terms.period import Grain
from tapeproof.words import joints


def same_pair(whose: tuple[Owner, ...], previous: tuple[tuple[Owner, ...], Timing] | None) -> tuple[Owner, ...]:
    """A second rate of the pair just spoken of: "firmed to 140.33 yen, having been at 139.72"."""
    if previous is None or len(whose) != 1 or len(previous[0]) != 1:
        return whose
    before = previous[0][0]
    told = isinstance(whose[0].subject, Pair)
    return (before,) if isinstance(before.subject, Pair) and not told and whose[0].text == before.text else whose


def led_on(
    chart: Chart,
    statement: Statement,
    whose: tuple[Owner, ...],
    previous: tuple[tuple[Owner, ...], Timing] | None,
    last: tuple[Statement, Timing] | None,
) -> tuple[Owner, ...]:
    """What a move comes to, and the record that it is, are of what moved: "lost 1.9% to 134.63 in its worst day"."""
    if previous is None or last is None or len(previous[0]) != 1 or last[0].end > statement.start:
        return whose
    between, owner = chart.text[last[0].end : statement.start], previous[0][0]
    led = statement.answer is Level and last[0].answer is Move and statement.joint == "to" and not between.strip()
    same = statement.answer is Record and joints.THE_SAME_ONE.fullmatch(between)
    if not (led or same) or isinstance(owner.subject, Nobody) or (whose and whose[0].text == owner.text):
        return whose
    return previous[0]


def says_it_again(chart: Chart, before: Statement, when: Timing, statement: Statement) -> bool:
    """Whether a record or a run is of the move told just before it: "slid 1.9%, its steepest fall since"."""
    if before.answer is not Move or statement.answer not in (Record, Streak) or before.head is None:
        return False
    between = chart.text[before.end : statement.start]
    if statement.answer is Streak:
        return statement.over == when.over and joints.APPOSED.fullmatch(between) is not None
    alike = statement.over is not None and statement.over == when.over
    if joints.APPOSED.fullmatch(between):
        return statement.shared or (
            alike and statement.over is not None and statement.over.grain in (Grain.DAY, Grain.MONTH)
        )
    return alike and joints.APPOSED_TO_A_TIME.fullmatch(between) is not None
