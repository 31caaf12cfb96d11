"""What is said of a second subject by a word: "it was the Sensex's worst day since March and likewise the Nifty's"."""

from __future__ import annotations

from collections.abc import Sequence

from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.words import recordjoints


def likewise(chart: Chart, statements: Sequence[Statement]) -> list[Statement]:
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
    return found
