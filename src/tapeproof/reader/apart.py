"""What is set apart in a sentence: clauses between commas, and where it goes over to something else."""

from __future__ import annotations

from functools import lru_cache

from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.words import joints, timejoints
from tapeproof.words.word import Token

_SET_APART = (joints.RELATIVE, timejoints.STATE_ASIDE)
_ASIDES = (
    joints.RELATIVE,
    timejoints.APPOSITION,
    timejoints.HAVING_ASIDE,
    timejoints.SUFFERED_ASIDE,
    timejoints.STATE_ASIDE,
    timejoints.ON_WORD,
)


def is_set_apart(chart: Chart, statement: Statement) -> bool:
    """Whether it stands in a clause between commas, behind which the sentence goes on: "down 7% this month, was up"."""
    apart = (m.span() for said in _SET_APART for m in said.everywhere(chart.text))
    return any(start <= statement.start and statement.end <= end for start, end in apart)


@lru_cache(maxsize=16)
def asides(text: str) -> tuple[tuple[int, int], ...]:
    """Relative clauses and appositions between commas: the times within are not of what stands around them.

    Kept for the last few texts: every figure asks for them beside every time.
    """
    return tuple(match.span() for said in _ASIDES for match in said.everywhere(text))


def heads_another(chart: Chart, token: Token) -> bool:
    """ "and on Wednesday the FTSE 100 gave up": the day of the clause that it heads."""
    lead = timejoints.HEADS_A_CLAUSE.search(chart.text[: token.start].rstrip().removesuffix("on").rstrip() + " ")
    named = any(
        timejoints.TO_BE_THE.match(chart.text[token.end : m.start]) for m in chart.mentions if m.start >= token.end
    )
    return named and lead is not None


def is_of_another(chart: Chart, between: str, start: int) -> bool:
    """ "inflation hit 7% in December, but the Sensex gained": the period was said of what stood before."""
    joint = timejoints.GOES_OVER.search(between)
    return joint is not None and any(
        m.start >= start + joint.start() and m.start < start + len(between) for m in chart.mentions
    )
