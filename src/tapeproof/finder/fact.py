"""What finding yields: proved claims about one event, and why they are worth saying."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from tapeproof.terms.verdict import Proof


class Interest(Struct, frozen=True):
    """Why a fact stands where it stands; the terms are those of ``finder/interest.py``.

    Of ``of`` sessions (or whole periods) since ``since``, ``times`` were at least as strong, this one included:
    ``p_value`` is their share. ``score`` is what facts are ordered by, in decimal places of the weighted p-value;
    ``false_discovery_rate`` is the share of chance among all that is at least as remarkable. ``chance`` is true of a
    place among others, whose p-value is that of places drawn by lot.
    """

    score: float
    p_value: float
    times: int
    of: int
    since: date | None
    false_discovery_rate: float
    prominence: float
    standing: str
    freshness: float
    repeats: int
    chance: bool = False


class Fact(Struct, frozen=True):
    """One event: what is said of it first, and what else is true of the same event; every proof stands."""

    head: Proof
    beside: tuple[Proof, ...]
    interest: Interest
    what: str
    """What was counted, after "3 of 4,664": "days moved as much"."""

    @property
    def proofs(self) -> tuple[Proof, ...]:
        """All that is said, the head first."""
        return (self.head, *self.beside)


class Finding(Struct, frozen=True):
    """The facts of a session, the most interesting first.

    ``tried`` counts everything that was looked at, whatever came of it; ``unproved`` what would have been listed and
    did not stand when it was proved; ``silent`` the instruments of which nothing is said, by reason.
    """

    day: date
    facts: tuple[Fact, ...]
    tried: int
    unproved: int
    silent: dict[str, int]
