"""A place among others, as a statement; and which way the one that takes it went."""

from __future__ import annotations

from collections.abc import Sequence

from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.reader.rivals import Rivals
from tapeproof.reader.setting import Timing
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.quantity import Direction
from tapeproof.words import verbs

FAR = 12
"""Words back to what says which way the one that is ranked went."""
A_WORD_OR_TWO = 2
"""Words from the subject of a clause to what it is said to be; one farther off is that of another clause."""


def place(
    span: tuple[int, int],
    at: int,
    direction: Direction,
    who: Rivals | None,
    *,
    sure: bool = True,
    others: tuple[tuple[int, int], ...] = (),
) -> Statement:
    """A place counted from the best (up) or the worst; among nobody known, what it is a place in is in doubt."""
    certain = who is not None and who.sure and sure
    beside = ((who.start, who.end),) if who is not None else ()
    return Statement(
        Rank, span[0], span[1], span[0], {"place": at, "direction": direction},
        among=who.group if who is not None else "", named=who.named if who is not None else None,
        listed=None if who is not None and (who.group or who.named) else who.count if who is not None else 0,
        doubts=() if certain else (Doubt.KIND,), others=(*beside, *others),
    )  # fmt: skip


def went(chart: Chart, start: int) -> Direction | None:
    """Which way the nearest word of movement before a place says it went."""
    marks = [t for t in chart.of(verbs.MOVED, verbs.MOVE_NOUN, verbs.CHANGED) if t.end <= start]
    near = marks and chart.gap(marks[-1].end, start) <= FAR and marks[-1].value is not Direction.FLAT
    return marks[-1].value if near else None


def more(chart: Chart, how: str, start: int, verb: str = "") -> Direction | None:
    """Which way "better", "worse" or "less" goes; "more" and "further" go as the verb does."""
    how = how.lower()
    if how in {"better", "worse", "stronger", "weaker"} or how.endswith((" well", " badly")):
        return Direction.UP if how in {"better", "stronger"} or how.endswith("well") else Direction.DOWN
    marks = [t.value for t in chart.of(verbs.MOVED) if chart.text[t.start : t.end] == verb]
    way = marks[0] if marks else went(chart, start)
    return way.opposite if way is not None and how in {"less", "smaller"} else way


def apart_from_others(chart: Chart, statements: Sequence[Statement]) -> list[Statement]:
    """Places and comparisons whose subject is none of those that another one is held against just before it.

    "That is second only to the CSI 300, and a shade better than the S&P 500": neither of the two is the subject; what
    heads a clause of its own may be.
    """
    of_two = [s for s in statements if s.answer in {Rank, Comparison}]
    beaten = [(s, span) for s in of_two for span in (*s.others, *((s.named,) if s.named is not None else ()))]
    found = []
    for one in statements:
        spans = [
            span
            for s, span in beaten
            if one in of_two and s is not one and (span[0] > one.start or chart.gap(span[1], one.start) > A_WORD_OR_TWO)
        ]
        found.append(one.but(others=(*one.others, *spans)) if spans else one)
    return found


def shares_its_time(chart: Chart, before: Statement, statement: Statement, when: Timing) -> bool:
    """Whether a place or a comparison is of the time of the move before it: "gained 6% in May; the Nasdaq trailed"."""
    own = statement.answer is Rank and statement.among is None and statement.head is None and bool(statement.used)
    if before.answer not in {Move, Rank, Comparison} or not (
        statement.answer is Comparison or own or (statement.answer is Rank and statement.others)
    ):
        return False
    if any(t.start >= statement.start and (t.start, t.end) not in statement.used for t in chart.times):
        return False
    between = any(t.start >= before.end and (t.start, t.end) not in statement.used for t in chart.times)
    return Doubt.PERIOD in when.doubts if between or (statement.answer is Rank and not own) else True
