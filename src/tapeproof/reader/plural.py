"""Words that stand for several subjects at once: "the two gauges", "all three", "for both it was"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tapeproof.kinds.move import Move
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.reader.context import Context, Spoken
from tapeproof.reader.owner import Owner
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.instrument import InstrumentType
from tapeproof.words import joints, recordjoints

COUNTS = {"both": 2, "each": 2, "either": 2, "two": 2, "three": 3, "four": 4}


class Several(Struct, frozen=True):
    """A word for several: how many they are, and where it stands."""

    count: int
    start: int


def meant(chart: Chart, statement: Statement) -> Several | None:
    """The word before a statement that stands for several subjects; None where there is none, or a name follows it."""
    start = min(statement.start, statement.anchor)
    found = joints.OF_SEVERAL.before(chart.text, start)
    inside = recordjoints.EITHER.search(chart.text[statement.start : statement.end])
    if inside is not None and statement.answer is Record:
        return Several(2, statement.start)
    if found is None or statement.answer not in {Move, Record, Streak}:
        return None
    if any(found.end("all") < m.start - 1 < start for m in chart.mentions):
        return None
    return Several(COUNTS[(found["number"] or found["all"]).lower()], found.start())


def all_of(several: Several, named: Sequence[Owner], context: Context, paragraph: int) -> tuple[Owner, ...]:
    """Those named before it in the sentence, else as many as were spoken of last; all of one type, or none."""
    if named:
        owners = tuple({owner.subject: owner for owner in named}.values())
        types = {owner.instrument.type for owner in owners if owner.instrument is not None}
        return owners if len(owners) == several.count and len(types) == 1 else ()
    kind = next((s.instrument.type for s in context.spoken if s.instrument is not None), None)
    told = spoken_last(several.count, frozenset({kind}), context) if kind is not None else ()
    doubts = () if context.rivals(None, paragraph) == several.count else (Doubt.SUBJECT,)
    return tuple(Owner(s.subject, s.instrument, s.text, doubts, implied=True) for s in told)


def spoken_last(count: int, types: frozenset[InstrumentType], context: Context) -> tuple[Spoken, ...]:
    """The subjects of those types that were spoken of last, in the order named; none where there are fewer."""
    told = [s for s in context.spoken if s.instrument is not None and s.instrument.type in types]
    return tuple(reversed(told[:count])) if len(told) >= count else ()
