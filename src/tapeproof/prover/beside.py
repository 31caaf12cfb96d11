"""What is false of its subject and time, but true of another named beside it: rather misread than wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tapeproof.prover.plain import figure_of
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim, Cue, Doubt
from tapeproof.terms.instrument import Line, Pair

NEAR = 240
"""Characters within which another subject or time may be the one that is meant."""
TOLD = 3
SUBJECTS, TIMES = 4, 3
"""So many of the nearest are tried: of many, one gives any figure by chance."""


INFERRED = frozenset({Doubt.SUBJECT, Doubt.PERIOD})


def is_inferred(claim: Claim) -> bool:
    """Whether it was only inferred whose a figure is, or when, and nothing else is in doubt."""
    return INFERRED.issuperset(claim.doubts) and (bool(claim.doubts) or Cue.IMPLIED in claim.said)


def meant_of_others(claim: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    """A claim of a figure, said of each subject and of each time that the story names near it."""
    if figure_of(claim) is None or claim.ask.against is not None or claim.ask.threshold is not None:
        return
    near = sorted((each for each in claims if _distance(claim, each) <= NEAR), key=lambda each: _distance(claim, each))
    own = claim.cell.whose
    whose = dict.fromkeys(w for each in near if isinstance(w := each.cell.whose, Line | Pair) and w != own)
    for subject in list(whose)[:SUBJECTS]:
        yield replace(claim, cell=replace(claim.cell, whose=subject), instead=None)
    if claim.over is None:
        days = dict.fromkeys(each.cell.when for each in near if each.cell.when != claim.cell.when)
        for when in list(days)[:TIMES]:
            yield replace(claim, cell=replace(claim.cell, when=when), instead=None)
        return
    moved = [
        (each, (each.cell.when, each.over)) for each in claims if each.over is not None and not each.ask.series.run
    ]
    times = dict.fromkeys(time for each, time in moved if _distance(claim, each) <= NEAR)
    told = Counter(time for _, time in moved)
    told.pop((claim.cell.when, claim.over), None)
    times.pop((claim.cell.when, claim.over), None)
    for when, over in dict.fromkeys((*list(times)[:TIMES], *(time for time, _ in told.most_common(TOLD)))):
        series = replace(claim.ask.series, over=over)
        yield replace(claim, cell=replace(claim.cell, when=when), ask=replace(claim.ask, series=series), instead=None)


def _distance(claim: Claim, other: Claim) -> int:
    return abs(other.quote.start - claim.quote.start)
