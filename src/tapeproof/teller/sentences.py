"""One claim as one sentence, with its date: under the names by which the reader knows who is meant."""

from __future__ import annotations

from tapeproof.desk import Desk
from tapeproof.kinds.conversion import Conversion
from tapeproof.terms.claim import Claim
from tapeproof.terms.instrument import Group, Instrument, InstrumentType, Subject
from tapeproof.writer import predicate_of, write

ARTICLE = {InstrumentType.INDEX}
"""Types whose names are said with an article: the Hang Seng Index, but Alibaba."""


def sentence(claim: Claim, desk: Desk) -> str | None:
    """The sentence that says a claim in full, with its date; None where no phrase can.

    Read back in a story of its subject's home that comes out on that day or soon after, it gives the claim.
    """
    kind = next(kind for kind in desk.kinds if isinstance(claim.answer, kind.answer))
    if isinstance(claim.answer, Conversion):
        predicate = predicate_of(claim, (kind,))
        return f"The deal is worth {predicate}." if predicate and claim.answer.other is not None else None
    name, article = subject(claim.cell.whose, desk)
    among = claim.ask.among if claim.ask.among != claim.cell.whose else None
    of_group = subject(among, desk)[0] if among else ""
    if among and subject(among, desk)[1]:
        of_group = f"the {of_group}"
    against, the = subject(claim.ask.against, desk) if claim.ask.against else ("", False)
    other = f"{'the ' if the else ''}{against}" if against else ""
    return write(claim, kind, name, of_group, other, article=article)


def subject(whose: Subject, desk: Desk) -> tuple[str, bool]:
    """What a subject is called, and whether an article stands before it."""
    if isinstance(whose, Group):
        group = desk.market.group(whose.id)
        name = group.name if group else whose.id
        return name.removeprefix("the "), name.startswith("the ")
    instrument = desk.market.instrument(getattr(whose, "id", ""))
    if instrument is None:
        return getattr(whose, "id", ""), False
    return desk.called(instrument), instrument.type in ARTICLE


def whose(claim: Claim, desk: Desk) -> str:
    """The subject as a sentence begins with it."""
    name, article = subject(claim.cell.whose, desk)
    return f"The {name}" if article else name


def instrument_of(claim: Claim, desk: Desk) -> Instrument:
    """Whose claim it is, as the market describes it."""
    symbol = getattr(claim.cell.whose, "id", "")
    return desk.market.instrument(symbol) or Instrument(symbol, symbol, InstrumentType.STOCK)


__all__ = ["ARTICLE", "instrument_of", "sentence", "subject", "whose"]
