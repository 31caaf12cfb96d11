"""Statements put to the proof: typed ones to the prover, told ones to the whole desk; and what came out, in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from seeded.telling import Told
from tapeproof.desk import Desk
from tapeproof.kinds import KINDS
from tapeproof.prover import prove
from tapeproof.terms.verdict import Proof, Verdict

UNREAD = "unread"
ORDER = (Verdict.OFF, Verdict.STANDS_OTHERWISE, Verdict.OPEN, Verdict.STANDS)
MODES = ("typed", "desk")


def typed(told: Told, desk: Desk) -> Proof | None:
    """The proof of the typed claim."""
    return prove([told.claim], told.story, desk.market, kinds=KINDS)[0]


def whole(told: Told, desk: Desk) -> Proof | None:
    """The proof that a check of the story gives of the statement; None where it was not read as what it is."""
    story = told.story
    start = len(told.around[0])
    end = start + len(told.sentence)
    proofs = [
        proof
        for proof in desk.check(story).proofs
        if isinstance(proof.claim.answer, type(told.answer)) and start <= proof.claim.quote.start < end
    ]
    return min(proofs, key=lambda proof: ORDER.index(proof.verdict), default=None)


PROVERS = {"typed": typed, "desk": whole}


@dataclass
class Tally:
    """Verdicts counted, with the readings that held and the reasons that left claims open."""

    verdicts: Counter[str] = field(default_factory=Counter)
    readings: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def add(self, told: Told, proof: Proof | None, *, amiss: Iterable[str]) -> None:
        """Count one; keep the first few of the verdicts that are amiss."""
        verdict = proof.verdict.value if proof else UNREAD
        self.verdicts[verdict] += 1
        if proof and proof.reading and proof.verdict is Verdict.STANDS_OTHERWISE:
            self.readings[proof.reading.value] += 1
        if proof and proof.why and proof.verdict is Verdict.OPEN:
            self.reasons[proof.why] += 1
        if verdict in amiss and len(self.shown) < 5:
            found = f"{proof.value} ({proof.why})" if proof else ""
            said = told.sentence if told.time else told.answer
            whose = told.tape.instrument.id
            self.shown.append(f"{verdict}: {told.published} {told.home} {said} [{whose}] {found}")

    @property
    def count(self) -> int:
        """All that were counted."""
        return sum(self.verdicts.values())

    def share(self, *verdicts: str) -> float:
        """The percentage of some verdicts."""
        return 100 * sum(self.verdicts[verdict] for verdict in verdicts) / max(self.count, 1)

    def columns(self) -> str:
        """The counts in the order of the verdicts."""
        return "".join(f"{self.verdicts[name]:>8}" for name in (*(each.value for each in ORDER), UNREAD))


def head(first: str) -> str:
    """The head of a table of verdicts."""
    return f"{first:<28}{'n':>6}{'off':>8}{'other':>8}{'open':>8}{'stands':>8}{'unread':>8}"
