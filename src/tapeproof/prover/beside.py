"""What is false of its subject and time, but true of another named beside it: rather misread than wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.prover.plain import figure_of
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim, Cue, Doubt
from tapeproof.terms.figure import Hedge
from tapeproof.terms.instrument import Line, Pair
from tapeproof.terms.period import ONE_SESSION, Ever, Grain, Reach, SinceDate, Span
from tapeproof.terms.quantity import CLOSE_TO_CLOSE, Unit

BESIDE = 160
NEAR = 240
"""Characters within which another subject or time may be the one that is meant."""
TOLD = 3
SUBJECTS, TIMES, RECORDS = 4, 3, 4
TO_DATE = (
    *(Span(Reach.TO_DATE, 1, grain) for grain in (Grain.YEAR, Grain.QUARTER, Grain.MONTH, Grain.WEEK)),
    *(Span(reach, 12, Grain.MONTH) for reach in (Reach.HIGH, Reach.LOW)),
)
PLAIN = 100
"""Last digits in a figure from which on it is tried of stretches that nobody named."""
TELLING, FEW, MANY = 15, 2, 12
"""So many of the nearest are tried: of many, one gives any figure by chance."""


INFERRED = frozenset({Doubt.SUBJECT, Doubt.PERIOD, Doubt.DIRECTION})


def is_inferred(claim: Claim) -> bool:
    """Whether it was only inferred whose a figure is, or when, and nothing else is in doubt."""
    return INFERRED.issuperset(claim.doubts) and (bool(claim.doubts) or Cue.IMPLIED in claim.said)


def meant_instead(claim: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    """An inferred claim taken otherwise: of the other times of its sentence, of the subjects and times named near it.

    A subject or time that its own words name is kept. A figure of one digit fits many by chance, and is tried of few.
    """
    figure = figure_of(claim)
    coarse = figure is not None and figure.value < TELLING * figure.step
    whose, when = Cue.UNNAMED in claim.said, Cue.UNTIMED in claim.said or Doubt.PERIOD in claim.doubts
    times = chain(_of_its_sentence(claim), _of_times(claim, claims)) if when else ()
    subjects = _of_subjects(claim, claims) if whose else ()
    records = _records_beside(claim, claims) if whose or when else ()
    near = islice(chain(times, subjects, records), FEW if coarse else MANY)
    return chain(near, _to_date(claim)) if when else near


def of_its_market(claim: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    """A claim of a market, said of each of its other indices with which the story goes on (SEMANTICS 4)."""
    named = {each.cell.whose for each in claims}
    for index in claim.others:
        if index in named:
            yield replace(claim, cell=replace(claim.cell, whose=index), instead=None)


def meant_of_others(claim: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    """A claim of a figure, said of each subject and of each time that the story names near it."""
    return chain(_of_subjects(claim, claims), _of_times(claim, claims))


def _of_its_sentence(claim: Claim) -> Iterator[Claim]:
    for when, over in claim.times:
        if claim.over is not None:
            series = replace(claim.ask.series, over=over)
            yield replace(claim, cell=replace(claim.cell, when=when), ask=replace(claim.ask, series=series), times=())
        elif when.grain is Grain.DAY and claim.ask.peak is None:
            yield replace(claim, cell=replace(claim.cell, when=when), times=())


def _to_date(claim: Claim) -> Iterator[Claim]:
    """A move of the year, quarter, month or week up to its day, or from the year's high or low.

    A review says so once and not of each; only of a figure that no two of these give.
    """
    figure = figure_of(claim)
    if (
        claim.over != ONE_SESSION
        or figure is None
        or figure.value < PLAIN * figure.step
        or figure.hedge is not Hedge.EXACT
    ):
        return
    if not _is_moved_alone(claim) or claim.ask.series.run:
        return
    for over in TO_DATE:
        series = replace(claim.ask.series, over=over)
        yield replace(claim, ask=replace(claim.ask, series=series), instead=None)


def _records_beside(claim: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    """A record, said of each move and level that stands near it: of that subject and day, by moves or by levels.

    Only the exact record tells that it was meant: that of any other may reach further back by chance.
    """
    since = claim.answer.get("since")
    if since is None or claim.ask.threshold is not None or claim.ask.series.run:
        return
    exact = replace(since, there=True) if isinstance(since, SinceDate) else since
    if not isinstance(exact, SinceDate | Ever):
        return
    near = [each for each in claims if isinstance(each.answer, Move | Level) and _distance(claim, each) <= BESIDE]
    for each in sorted(near, key=lambda each: _distance(claim, each))[:RECORDS]:
        of_moves = isinstance(each.answer, Move)
        if of_moves and (each.over is None or each.over.reach.is_extreme):
            continue
        unit = each.ask.series.unit if of_moves else Unit.POINTS
        series = replace(claim.ask.series, over=each.over, unit=unit, basis=CLOSE_TO_CLOSE)
        answer = replace(claim.answer, since=exact)
        other = replace(claim, cell=each.cell, ask=replace(claim.ask, series=series), answer=answer)
        if (other.cell, other.over) != (claim.cell, claim.over):
            yield replace(other, instead=None)


def _is_moved_alone(claim: Claim) -> bool:
    """Whether it states a figure of one subject, so that it could be another's or of another time."""
    return figure_of(claim) is not None and claim.ask.against is None and claim.ask.threshold is None


def _near(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    near = (each for each in claims if _distance(claim, each) <= NEAR)
    return sorted(near, key=lambda each: _distance(claim, each))


def _of_subjects(claim: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    if not _is_moved_alone(claim):
        return
    own = claim.cell.whose
    near = _near(claim, claims)
    whose = dict.fromkeys(w for each in near if isinstance(w := each.cell.whose, Line | Pair) and w != own)
    for subject in list(whose)[:SUBJECTS]:
        yield replace(claim, cell=replace(claim.cell, whose=subject), instead=None)


def _of_times(claim: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    if not _is_moved_alone(claim):
        return
    near = _near(claim, claims)
    if claim.over is None:
        days = dict.fromkeys(each.cell.when for each in near if each.cell.when != claim.cell.when)
        for when in list(days)[:TIMES]:
            yield replace(claim, cell=replace(claim.cell, when=when), instead=None)
        return
    moving = [each for each in claims if each.over is not None and not each.ask.series.run]
    told = Counter((each.cell.when, each.over) for each in moving)
    told.pop((claim.cell.when, claim.over), None)
    times = dict.fromkeys((each.cell.when, each.over) for each in near if each in moving)
    times.pop((claim.cell.when, claim.over), None)
    for when, over in dict.fromkeys((*list(times)[:TIMES], *(time for time, _ in told.most_common(TOLD)))):
        series = replace(claim.ask.series, over=over)
        yield replace(claim, cell=replace(claim.cell, when=when), ask=replace(claim.ask, series=series), instead=None)


def _distance(claim: Claim, other: Claim) -> int:
    return abs(other.quote.start - claim.quote.start)
