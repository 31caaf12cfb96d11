"""Notes between the claims of one story: two figures for one thing, and arithmetic that does not add up.

They come after all are proved, and only where something does not hold: what is true cannot contradict what is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from tapeproof.kinds.growth import Growth
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.prover.plain import figure_of
from tapeproof.prover.readings import said_of_the_close
from tapeproof.prover.restyle import restyled, spelled_figure
from tapeproof.prover.sums import Said, adds_up, bounds
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim, Cue
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.instrument import Nobody
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Proof, Verdict

MOMENTS = {Cue.INTRADAY, Cue.IN_PROGRESS, Cue.OUTSIDE_HOURS, Cue.TOTAL_RETURN}
"""Words by which two figures may be of two moments of one session."""
HOLDS = {Verdict.STANDS, Verdict.STANDS_OTHERWISE}
OF_A_PRICE = {Unit.POINTS, Unit.CURRENCY}
BOUNDED = {Hedge.EXACT, Hedge.ABOUT, Hedge.NEARLY, Hedge.BETWEEN}
SENTENCE_END = re.compile(r"[.!?][\"”’']?\s|\n\s*\n")
LEAST = 3
"""Of two levels, the points and the percent between them any two give the others."""


def contradictions(proofs: Sequence[Proof], story: Story) -> tuple[Proof, ...]:
    """Give the proofs, with a note beside those that contradict another claim of the story or its own arithmetic."""
    notes: dict[int, list[str]] = {}
    for at, note in (*_two_figures(proofs), *_sums(proofs, story)):
        notes.setdefault(at, []).append(note)
    return tuple(
        replace(proof, notes=(*proof.notes, *notes[at])) if at in notes else proof for at, proof in enumerate(proofs)
    )


def beside_the_close(claims: Sequence[Claim], story: Story) -> list[frozenset[Cue]]:
    """Give what is said of each claim, and that it stands beside a figure of the close (SEMANTICS 4).

    That is in the sentence of such a figure, or in the one after it, of the same subject and session.
    """
    closing = [claim for claim in claims if claim.ask.peak is None and said_of_the_close(claim)]
    return [
        claim.said | {Cue.BESIDE_THE_CLOSE} if any(_follows(claim, each, story) for each in closing) else claim.said
        for claim in claims
    ]


def _follows(claim: Claim, close: Claim, story: Story) -> bool:
    if close is claim or close.cell.whose != claim.cell.whose or close.cell.when.last != claim.cell.when.last:
        return False
    first, behind = min(claim.quote.start, close.quote.end), max(claim.quote.start, close.quote.end)
    ends = SENTENCE_END.findall(story.text[first:behind])
    return not ends or (len(ends) == 1 and claim.quote.start >= close.quote.end)


def _two_figures(proofs: Sequence[Proof]) -> Iterator[tuple[int, str]]:
    """Claims about one cell, asked the same, whose figures no one value can give; one of them is off for certain."""
    stated = [(at, proof) for at, proof in enumerate(proofs) if _is_certain(proof)]
    for (first, one), (second, other) in combinations(stated, 2):
        if Verdict.OFF in {one.verdict, other.verdict} and _same(one, other) and _apart(one.claim, other.claim):
            yield first, f"contradicts “{_words(other)}” in the same story"
            yield second, f"contradicts “{_words(one)}” in the same story"


def _is_certain(proof: Proof) -> bool:
    claim = proof.claim
    figure = figure_of(claim)
    known = not isinstance(claim.cell.whose, Nobody) and not claim.doubts and proof.session is not None
    return figure is not None and figure.hedge in BOUNDED and isinstance(claim.answer, Move | Growth | Level) and known


def _same(one: Proof, other: Proof) -> bool:
    ours, theirs = one.claim, other.claim
    cells = ours.cell.whose == theirs.cell.whose and (one.base, one.session) == (other.base, other.session)
    return cells and ours.ask == theirs.ask and _moment(ours) == _moment(theirs)


def _moment(claim: Claim) -> frozenset[Cue]:
    return claim.said & MOMENTS


def _apart(one: Claim, other: Claim) -> bool:
    ours, theirs = figure_of(one), figure_of(other)
    if ours is None or theirs is None or (ours.unit, ours.currency) != (theirs.unit, theirs.currency):
        return False
    (low, high), (least, most) = (bounds(each) for each in (one, other))
    return low > most or least > high


def _sums(proofs: Sequence[Proof], story: Story) -> Iterator[tuple[int, str]]:
    """Moves and levels of one sentence that no two prices can give together."""
    for said in _told_together(proofs, story):
        parts = [at for at in said if at is not None]
        if len(parts) < LEAST or {proofs[at].verdict for at in parts} <= HOLDS:
            continue
        claims = Said(*(None if at is None else proofs[at].claim for at in said))
        if not adds_up(claims) and (note := _in_words(claims)):
            yield from ((at, note) for at in parts)


def _told_together(proofs: Sequence[Proof], story: Story) -> Iterator[tuple[int | None, ...]]:
    """The levels before and after each move of a sentence, its size and its rate, by their places among the proofs."""
    stated = [at for at, proof in enumerate(proofs) if _is_of_a_price(proof.claim)]
    for group in _sentences(stated, proofs, story):
        levels = [at for at in group if isinstance(proofs[at].claim.answer, Level)]
        then = [at for at in levels if Cue.SET_OUT in proofs[at].claim.said]
        spans = dict.fromkeys(proofs[at].claim.over for at in group if at not in levels)
        if len(then) > 1 or (then and len(spans) > 1):
            continue  # from which of them the move set out is not told
        for span in spans:
            moves = [at for at in group if at not in levels and proofs[at].claim.over == span]
            now = [at for at in levels if at not in then and (then or _at_its_end(proofs[at], proofs[moves[0]]))]
            rates = [at for at in moves if proofs[at].claim.ask.series.unit is Unit.PERCENT]
            sizes = [at for at in moves if at not in rates]
            if max(map(len, (now, rates, sizes))) <= 1:
                yield tuple(next(iter(each), None) for each in (then, now, sizes, rates))


def _at_its_end(level: Proof, move: Proof) -> bool:
    """Whether a level is of the session with which a move ends."""
    return (level.session, level.claim.cell.when.last) == (move.session, move.claim.cell.when.last)


def _is_of_a_price(claim: Claim) -> bool:
    figure = figure_of(claim)
    if figure is None or figure.hedge not in BOUNDED or claim.ask.peak is not None or claim.ask.threshold is not None:
        return False
    if isinstance(claim.answer, Level):
        return figure.unit in OF_A_PRICE
    sized = figure.unit in OF_A_PRICE or figure.unit is claim.ask.series.unit is Unit.PERCENT
    return isinstance(claim.answer, Move) and claim.answer.direction in {Direction.UP, Direction.DOWN} and sized


def _sentences(places: Iterable[int], proofs: Sequence[Proof], story: Story) -> list[list[int]]:
    """The claims of one subject, quantity and moment that stand in one sentence, in the order of the text."""
    groups: list[list[int]] = []
    for at in sorted(places, key=lambda at: proofs[at].claim.quote.start):
        claim = proofs[at].claim
        same = (each for each in groups if _alike(proofs[each[-1]].claim, claim, story))
        group = next(same, None)
        if group is None:
            groups.append([at])
        else:
            group.append(at)
    return groups


def _alike(before: Claim, after: Claim, story: Story) -> bool:
    between = story.text[before.quote.end : after.quote.start]
    of_one = before.cell.whose == after.cell.whose and before.ask.series.quantity is after.ask.series.quantity
    return of_one and _moment(before) == _moment(after) and not SENTENCE_END.search(between)


def _in_words(said: Said) -> str | None:
    """What the other figures come to: "from 100 to 115 is 15%, not 20%"."""
    then, now, moved, rate = map(_figure, (said.then, said.now, said.moved, said.rate))
    if then is not None and now is not None:
        told = f"from {_level(then)} to {_level(now)}"
        apart = abs(float(now.value - then.value))
        found = [(rate, 100 * apart / float(then.value))] if rate else [(moved, apart)] if moved else []
    elif moved is not None and rate is not None and (level := then or now) is not None:
        told = f"{spelled_figure(moved)} {'from' if then else 'to'} {_level(level)}"
        down = said.moved is not None and said.moved.answer.said()["direction"] is Direction.DOWN
        before = level.value if then else level.value + (moved.value if down else -moved.value)
        found = [(rate, 100 * float(moved.value / before))] if before > 0 else []
    else:
        return None
    figure, value = next(iter(found), (None, 0.0))
    if figure is None:
        return None
    return f"contradicts its own arithmetic: {told} is {restyled(figure, value)}, not {spelled_figure(figure)}"


def _figure(claim: Claim | None) -> Figure | None:
    return figure_of(claim) if claim is not None else None


def _level(figure: Figure) -> str:
    return spelled_figure(figure).removesuffix(" points")


def _words(proof: Proof) -> str:
    return " ".join(proof.claim.quote.text.split())
