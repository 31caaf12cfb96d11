"""What is said of a second subject by a word: "it was the Sensex's worst day since March and likewise the Nifty's"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.period import SinceDate
from tapeproof.words import numbers, recordjoints
from tapeproof.words.calendar import since_of


def likewise(
    chart: Chart, statements: Sequence[Statement], today: date | None = None, session: date | None = None
) -> list[Statement]:
    """The records and runs of a sentence that are said again, of the name that stands behind or before the word."""
    found = []
    for mention in chart.mentions:
        before = [s for s in statements if s.end <= mention.start]
        last = max(before, key=lambda s: s.end, default=None)
        if last is None or any(last.end <= m.start < mention.start for m in chart.mentions):
            continue
        lead, behind = chart.text[last.end : mention.start], chart.text[mention.end :]
        again = recordjoints.LIKEWISE.fullmatch(lead) or (
            recordjoints.AND_OF.fullmatch(lead) and recordjoints.TOO.match(behind)
        )
        if again:
            found.append(last.but(start=mention.start, end=mention.end, anchor=mention.end, head=None, verb=None))
        elif (other := _of_another_size(chart, last, mention.end, today, session)) is not None:
            found.append(other)
    return found


def _of_another_size(
    chart: Chart, last: Statement, place: int, today: date | None, session: date | None
) -> Statement | None:
    """ "its sixth advance in a row, silver its ninth", "its worst day since May, the Nasdaq's since June"."""
    if recordjoints.AND_THE_OTHER.match(chart.text[last.end :]) is None:
        return None
    if last.answer is Streak:
        for ordinal in chart.of(numbers.ORDINAL):
            own = recordjoints.ITS.fullmatch(chart.text, place, ordinal.start)
            if own and ordinal.value > 1 and recordjoints.ENDS_A_PHRASE.match(chart.text[ordinal.end :]):
                fields = {**last.fields, "count": ordinal.value}
                return last.but(
                    start=ordinal.start, end=ordinal.end, anchor=ordinal.start, head=None, verb=None, fields=fields
                )
    for time in chart.times:
        own = recordjoints.OWN_SINCE.fullmatch(chart.text, place, time.start)
        if last.answer is Record and own and time.value.role == "since" and today is not None:
            since = since_of(time.value, today, session)
            if isinstance(since, SinceDate) and recordjoints.ENDS_A_PHRASE.match(chart.text[time.end :]):
                return last.but(
                    start=time.start, end=time.end, anchor=time.start, head=None, verb=None,
                    fields={**last.fields, "since": since}, used=((time.start, time.end),),
                )  # fmt: skip
    return None
