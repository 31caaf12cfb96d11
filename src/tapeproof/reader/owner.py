"""A subject found for a statement, and what an epithet may stand for."""

from __future__ import annotations

from msgspec import Struct

from tapeproof.reader.context import Spoken
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Doubt
from tapeproof.terms.instrument import Group, Instrument, InstrumentType, Nobody, Subject

TYPES_OF = {
    "index": frozenset({InstrumentType.INDEX}),
    "stock": frozenset({InstrumentType.STOCK, InstrumentType.FUND}),
    "company": frozenset({InstrumentType.STOCK}),
    "currency": frozenset({InstrumentType.CURRENCY}),
    "commodity": frozenset({InstrumentType.FUTURE, InstrumentType.SPOT}),
    "yield": frozenset({InstrumentType.YIELD}),
    "crypto": frozenset({InstrumentType.CRYPTO}),
    "fund": frozenset({InstrumentType.FUND}),
}
"""What an epithet may stand for."""


class Owner(Struct, frozen=True):
    """A subject found for a statement."""

    subject: Subject
    instrument: Instrument | None
    text: str
    doubts: tuple[Doubt, ...] = ()
    implied: bool = False
    """Whether it stands far off, or is only described."""
    others: tuple[str, ...] = ()
    """The market's other indices, where a market is named and its benchmark was taken."""


def doubting(owner: Owner) -> Owner:
    """The same, unsure."""
    return replace(owner, doubts=(*owner.doubts, Doubt.SUBJECT))


def spoken_of(owner: Owner, paragraph: int) -> Spoken | None:
    """What the context remembers of a subject; nothing of strangers and of groups."""
    if isinstance(owner.subject, Nobody | Group):
        return None
    return Spoken(owner.subject, owner.instrument, paragraph, owner.text)
