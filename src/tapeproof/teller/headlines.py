"""Headlines: the move of whom a story leads with and what was remarkable of it, in the present tense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tapeproof.teller.roles import role, size_of
from tapeproof.teller.sentences import subject
from tapeproof.teller.turns import Place, Sentence
from tapeproof.terms.claim import Claim
from tapeproof.terms.period import Ever, Grain
from tapeproof.terms.quantity import Direction
from tapeproof.words.numbers import FIGURE
from tapeproof.words.verbs import HEADED
from tapeproof.writer import predicate_of


def headlines(claims: Sequence[Claim], place: Place) -> Iterator[Sentence]:
    """Headlines of the claims of one subject, the best first."""
    known: dict[str, Claim] = {}
    for claim in claims:
        name, grain = role(claim)
        if grain is Grain.DAY:
            known.setdefault(name, claim)
    if "move" in known:
        yield from _of_the_move(known, place)
    for claim in sorted(known.values(), key=lambda one: "since" not in one.answer.said()):
        predicate = predicate_of(claim, place.desk.kinds)
        if predicate is not None and claim.ask.among is None:
            yield Sentence(f"{subject(claim.cell.whose, place.desk)[0]} {predicate}", (claim,))


def _of_the_move(known: dict[str, Claim], place: Place) -> Iterator[Sentence]:
    move = known["move"]
    answer: Any = move.answer
    if answer.figure is None or answer.direction not in {Direction.UP, Direction.DOWN}:
        return
    verb = place.first(*HEADED[answer.direction, size_of(answer.figure, Grain.DAY)])[0]
    name = subject(move.cell.whose, place.desk)[0]
    moves = f"{name} {verb} {FIGURE.write(answer.figure)}"
    for which, claim in known.items():
        said = predicate_of(claim, place.desk.kinds) or ""
        also = (move, claim)
        match which:
            case "high" if isinstance(getattr(claim.answer, "since", None), Ever):
                yield Sentence(f"{moves} to record {'high' if answer.direction is Direction.UP else 'low'}", also)
            case "high":
                yield Sentence(f"{moves} to {said.removeprefix('was at its ')}", also)
            case "best":
                yield Sentence(f"{moves} in {said.removeprefix('had its ')}", also)
            case "ended":
                yield Sentence(f"{moves}, snapping {said.removeprefix('snapped a ').removeprefix('snapped an ')}", also)
    yield Sentence(moves, (move,))
