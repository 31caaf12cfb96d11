"""Where a price turned: "it bottomed out in January" says that nothing since the time told before was as low."""

from __future__ import annotations

import re

from tapeproof.kinds.record import Record
from tapeproof.reader.context import Context
from tapeproof.reader.meaning import resolved
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.period import Period, SinceDate
from tapeproof.terms.quantity import Direction, Quantity, Unit
from tapeproof.words import joints, recordjoints
from tapeproof.words.word import Token


def turns(chart: Chart, context: Context) -> list[Statement]:
    """The troughs and peaks of a sentence that say when they were, back to what the story told just before."""
    found = (_turn(chart, said, context) for said in recordjoints.TURNED.everywhere(chart.text))
    return [each for each in found if each is not None]


def _turn(chart: Chart, said: re.Match[str], context: Context) -> Statement | None:
    token = next((t for t in chart.times if t.start >= said.end()), None)
    if token is None or not recordjoints.TURNED_IN.fullmatch(chart.text[said.end() : token.start]):
        return None
    when = resolved(chart, token, context)
    told = _told_before(chart, said.start(), context)
    if when is None or told is None or when.period.first <= told.last:
        return None
    market_value = context.quantity is Quantity.MARKET_VALUE and joints.OF_IT.match(chart.text) is not None
    return Statement(
        Record, said.start("verb"), token.end, said.start("verb"),
        {"direction": Direction.DOWN if said["low"] else Direction.UP, "since": SinceDate(told)},
        unit=Unit.POINTS, quantity=Quantity.MARKET_VALUE if market_value else Quantity.PRICE,
    )  # fmt: skip


def _told_before(chart: Chart, place: int, context: Context) -> Period | None:
    """Since when it is told: "since" a day of the same sentence, else the time of what "it" goes on with."""
    before: list[Token] = [t for t in chart.times if t.end <= place and t.value.role in {"since", "from"}]
    for token in reversed(before):
        found = resolved(chart, token, context)
        if found is not None and found.span is not None and found.span.start is not None:
            return found.span.start
    return context.named if joints.PRONOUN.match(chart.text) else None
