"""The desk: all that a face may call. It puts reader, prover and market together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tapeproof.kind import Kind
from tapeproof.kinds import KINDS
from tapeproof.market.callings import callings, names_by_symbol
from tapeproof.market.directory import Name
from tapeproof.market.market import Market
from tapeproof.market.members import GroupList
from tapeproof.prover import prove
from tapeproof.prover.tape import Tape
from tapeproof.reader import read
from tapeproof.terms.claim import Claim
from tapeproof.terms.instrument import Group, Instrument, InstrumentType
from tapeproof.terms.period import Period
from tapeproof.terms.story import Story, Unread
from tapeproof.terms.verdict import Proof
from tapeproof.words.dates import spelled

if TYPE_CHECKING:  # the finder is loaded when something is to be found, which a check never does
    from tapeproof.finder import Finder
    from tapeproof.finder.changes import Changes
    from tapeproof.finder.fact import Finding


class Check(Struct, frozen=True):
    """What a check yields: a proof for each claim in the order of the text, and every number that is no claim.

    ``known_at`` (UTC) is the moment asked for, else the newest that the market's version knows; never the clock.
    ``groups`` are the lists that the claims speak of, as the market holds them.
    """

    story: Story
    proofs: tuple[Proof, ...]
    unread: tuple[Unread, ...]
    market_version: int
    digest: str
    known_at: datetime
    groups: tuple[GroupList, ...] = ()


class Desk(Struct, frozen=True, dict=True):
    """One market, read with one tuple of kinds. Another's kind is an argument: ``Desk(market, (*KINDS, theirs))``."""

    market: Market
    kinds: tuple[Kind[Any, Any], ...] = KINDS

    def check(self, story: Story, known_at: datetime | None = None, tape: Tape | None = None) -> Check:
        """Read a story and prove what it says, with nothing that became known after ``known_at``.

        The same story, market version and moment give the same check. Drafts of one story may share a ``tape``.
        """
        claims, unread = read(story, self.market.directory, self.kinds)
        proofs = prove(claims, story, self.market, known_at, self.kinds, tape)
        return Check(
            story=story,
            proofs=tuple(sorted(proofs, key=lambda proof: (proof.claim.quote.start, proof.claim.quote.end))),
            unread=unread,
            market_version=self.market.version,
            digest=self.market.digest,
            known_at=known_at or self.market.newest,
            groups=self._groups(proofs),
        )

    def find(self, day: date, ids: Sequence[str] | None = None, top: int = 10) -> Finding:
        """Find what is worth saying of a session, of some instruments or the whole market; every claim stands.

        Raises NotFound for an instrument that is not on record.
        """
        names = [one.id for one in self.market.instruments()] if ids is None else ids
        return self._finder.find(day, names, self._proved, top)

    def _proved(self, claims: Sequence[Claim], story: Story) -> tuple[Proof, ...]:
        return prove(claims, story, self.market, None, self.kinds)

    def changes(self, since: date, day: date, ids: Sequence[str] | None = None, top: int = 10) -> Changes:
        """Find what became true between two sessions, and what ceased to be; every claim stands on its day.

        Raises NotFound for an instrument that is not on record.
        """
        names = [one.id for one in self.market.instruments()] if ids is None else ids
        return self._finder.changes(since, day, names, self._proved, top)

    def called(self, instrument: Instrument) -> str:
        """What a story of its own home calls an instrument: the first of its names that the reader takes for it.

        Its plain name, where none is taken for it.
        """
        if instrument.id not in self._called:
            names = callings(instrument, self._names.get(instrument.id, []))
            said = (name for name in names if self._is_read_as(name, instrument))
            self._called[instrument.id] = next(said, instrument.name.partition(",")[0])
        return self._called[instrument.id]

    def _is_read_as(self, name: str, instrument: Instrument) -> bool:
        day = instrument.last or date.max
        article = "The " if instrument.type is InstrumentType.INDEX else ""
        text = f"{article}{name} rose 1.23% on {spelled(Period(day, day))}."
        claims, _ = read(Story("name", text, day, instrument.exchange or ""), self.market.directory, self.kinds)
        return len(claims) == 1 and getattr(claims[0].cell.whose, "id", None) == instrument.id

    def tape(self) -> Tape:
        """A memory for checks of several drafts: what was measured for one serves the next."""
        return Tape(self.market, None, {kind.answer: kind for kind in self.kinds})

    @cached_property
    def _called(self) -> dict[str, str]:
        return {}

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, Name]]]:
        return names_by_symbol(self.market.directory)

    @cached_property
    def _finder(self) -> Finder:
        from tapeproof.finder import Finder  # noqa: PLC0415  late: no part of a check

        return Finder(self.market, self.kinds)

    def _groups(self, proofs: tuple[Proof, ...]) -> tuple[GroupList, ...]:
        spoken_of = {proof.claim.ask.among for proof in proofs} | {proof.claim.cell.whose for proof in proofs}
        ids = sorted(group.id for group in spoken_of if isinstance(group, Group))
        return tuple(found for found in map(self.market.group, ids) if found is not None)
