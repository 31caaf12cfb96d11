"""Finding: everything that is tried of a session, ordered by interest, stated, proved, and only then given out."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from typing import Any

import numpy as np
from msgspec import Struct, field

from tapeproof.finder import places
from tapeproof.finder.changes import HAPPENING, STATES, Changes, of_periods, period_ends, rare, states
from tapeproof.finder.events import Event, breadths, events, rankings
from tapeproof.finder.fact import Fact, Finding
from tapeproof.finder.field import Field, grains_ending, says, silent
from tapeproof.finder.gauge import Gauge, read
from tapeproof.finder.interest import most_traded, score, standing
from tapeproof.finder.places import Placing
from tapeproof.finder.stating import ordinary, state, state_breadth, state_place
from tapeproof.finder.weighing import Candidate, Tried, Weighed, weighed
from tapeproof.history.panel import Floats
from tapeproof.kind import Kind
from tapeproof.market.market import Market
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim
from tapeproof.terms.errors import NotFound
from tapeproof.terms.instrument import Instrument, InstrumentType, Line
from tapeproof.terms.period import ONE_SESSION, Grain
from tapeproof.terms.quantity import Series
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Proof, Verdict

Prove = Callable[[Sequence[Claim], Story], Sequence[Proof]]
"""How claims are proved: the finder proposes, the prover decides."""

MOVE = Series(over=ONE_SESSION)
MOST_ALSO = 3
"""Further events of one subject that are told with the first, but where so few are searched that there is room."""
NO_SESSION = "its exchange held no session on that day, or the record does not tell"
NO_PRICE = "no price of that session is on record"


class Finder(Struct, dict=True):
    """Finds what is worth saying in one market; gauges once measured serve every later day."""

    market: Market
    kinds: tuple[Kind[Any, Any], ...]
    _listings: dict[str, int] = field(default_factory=dict)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events that the kinds can tell."""
        return events(self.kinds)

    @cached_property
    def field(self) -> Field:
        """The market's gauges."""
        return Field(self.market, self.events, breadths(self.kinds))

    def find(self, day: date, ids: Sequence[str], prove: Prove, top: int = 10) -> Finding:
        """The facts of a session, at most ``top``, the most interesting first; every claim given out stands.

        Raises NotFound for an instrument that the market does not have.
        """
        quiet: Counter[str] = Counter()
        everything, lines = self._weighed(day, ids, quiet)
        facts, unproved = self._listed(day, everything.candidates(), lines, prove, top)
        return Finding(day, facts, len(everything.p_value), unproved, dict(quiet))

    def changes(self, since: date, day: date, ids: Sequence[str], prove: Prove, top: int = 10) -> Changes:
        """What became true between two sessions, and what ceased to be; at most ``top`` facts of either.

        Raises NotFound for an instrument that the market does not have.
        """
        both = {}
        for one in (since, day):
            everything, lines = self._weighed(one, ids, Counter(), to_date=True)
            kept = rare(everything.candidates(1.0), STATES | (HAPPENING if one == day else set()))
            both[one] = states(kept, partial(self._stated, day=one)), lines
        (was, lines_then), (now, lines_now) = both[since], both[day]
        became = [each for state, each in now.items() if state not in was]
        ceased = [each for state, each in was.items() if state not in now]
        facts = [*self._listed(day, became, lines_now, prove, top)[0], *self._ended(since, day, ids, prove, top)]
        facts.sort(key=lambda fact: -fact.interest.score)
        return Changes(day, since, tuple(facts[:top]), self._listed(since, ceased, lines_then, prove, top)[0])

    def _ended(self, since: date, day: date, ids: Sequence[str], prove: Prove, top: int) -> Iterator[Fact]:
        """What is rare of the weeks, months, quarters and years that ended between two sessions."""
        exchanges = dict.fromkeys(self._instrument(name).exchange or "" for name in ids)
        for session, grains in period_ends(self.market, exchanges, since, day).items():
            everything, lines = self._weighed(session, ids, Counter())
            yield from self._listed(session, of_periods(everything.candidates(1.0), grains), lines, prove, top)[0]

    def rates(self, day: date, ids: Sequence[str]) -> Floats:
        """The false discovery rate of everything that can be said of a session, (M,), in no order."""
        return self._weighed(day, ids, Counter())[0].rate

    def _weighed(
        self, day: date, ids: Sequence[str], quiet: Counter[str], *, to_date: bool = False
    ) -> tuple[Weighed, dict[str, str]]:
        """Everything tried; ``to_date`` adds the places in the year so far."""
        instruments = [self._instrument(name) for name in dict.fromkeys(ids)]
        told = list(self._tried(day, instruments, quiet, to_date=to_date))
        lines = self._standings(day, {one.names[column] for one in told for column in one.columns.tolist()})
        return weighed(told, lines), lines

    def _instrument(self, name: str) -> Instrument:
        found = self.market.instrument(name)
        if found is None:
            raise NotFound("instrument", name, hint="List all with tapeproof market list.")
        return found

    def _tried(
        self, day: date, instruments: Sequence[Instrument], quiet: Counter[str], *, to_date: bool = False
    ) -> Iterator[Tried]:
        """Everything that can be said of the session, however dull; who says nothing is counted by its reason."""
        by_exchange: dict[str, list[Instrument]] = {}
        for one in instruments:
            calendar = self.market.calendar(one.exchange or "")
            why = silent(one) or (None if calendar is not None and calendar.has(day) else NO_SESSION)
            if why:
                quiet[why] += 1
            else:
                by_exchange.setdefault(one.exchange or "", []).append(one)
        priced: set[str] = set()
        for mic, members in by_exchange.items():
            known = {one.id: one for one in members}
            grains = grains_ending(self.market, mic, day)
            for gauged, told in self.field.gauges(tuple(known), grains):
                shown = read(gauged, np.datetime64(day))
                if shown is None:
                    continue
                priced.update(gauged.columns[column] for column in np.flatnonzero(shown.known))
                yield Tried(shown, gauged.columns, np.flatnonzero(shown.known & told), shown.p_value, shown.p_before)
        if lacking := sum(map(len, by_exchange.values())) - len(priced):
            quiet[NO_PRICE] += lacking
        so_far = frozenset({Grain.YEAR} if to_date else ())
        for placing in places.placings(self.market, rankings(self.kinds), day, priced, so_far):
            at = [n for n, name in enumerate(placing.members) if name in priced and placing.place[n]]
            yield Tried(placing, placing.members, np.array(at, dtype=np.int64), placing.p_value, placing.p_before)
        for gauged in self._counted(day, priced):
            if (shown := read(gauged, np.datetime64(day))) is not None:
                yield Tried(shown, gauged.columns, np.flatnonzero(shown.known), shown.p_value, shown.p_before)

    def _counted(self, day: date, priced: Collection[str]) -> Iterator[Gauge]:
        """How many members went one way, of every group known on the day of which at least half are searched."""
        for group in self.market.groups():
            members = group.members_on(day)
            searched = [name for name in members if name in priced]
            if group.known_on(day) and 2 * len(searched) >= len(members):
                grains = grains_ending(self.market, self._instrument(searched[0]).exchange or "", day)
                if not places.keep_the_same_sessions(members, self.market):
                    grains -= {None}
                yield from self.field.of_group(group, grains)

    def _listed(
        self, day: date, candidates: Sequence[Candidate], lines: dict[str, str], prove: Prove, top: int
    ) -> tuple[tuple[Fact, ...], int]:
        """Take the best of what is left until there are enough; what is like one already taken falls back."""
        heap = [(-score(one.p_value, one.weight, 0), number, 0) for number, one in enumerate(candidates)]
        heapq.heapify(heap)
        facts: list[Fact] = []
        sorts: Counter[object] = Counter()
        spoken: Counter[str] = Counter()
        listed: dict[object, int] = {}
        said: set[Claim] = set()
        room = max(MOST_ALSO, top - len({one.name for one in candidates}))
        stated: dict[int, tuple[Claim, ...]] = {}
        unproved = 0
        while heap and len(facts) < top:
            _, number, assumed = heapq.heappop(heap)
            one = candidates[number]
            if number not in stated:
                stated[number] = self._stated(one, day)
            claims = tuple(claim for claim in stated[number] if claim not in said)
            if not claims or places.implied(claims[0], facts, self.market):
                continue
            of_what = (one.name, claims[0].cell.when.grain, claims[0].ask.among)
            there = listed.get(of_what)
            if there is not None and len(facts[there].also) >= room:
                continue
            sort = self._sort(one, claims[0])
            repeats = 0 if there is not None else sorts[sort] + spoken[one.name]
            if repeats > assumed:
                heapq.heappush(heap, (-score(one.p_value, one.weight, repeats), number, repeats))
                continue
            proofs = _standing_proofs(claims, self._story(one.name, day), prove)
            if proofs:
                fact = Fact(proofs[0], proofs[1:], one.interest(lines[one.name], repeats), one.what)
                sorts[sort] += 1
                if there is not None:
                    facts[there] = replace(facts[there], also=(*facts[there].also, fact))
                else:
                    listed[of_what] = len(facts)
                    facts.append(fact)
                said.update(proof.claim for proof in proofs)
                spoken[one.name] += 1
            else:
                unproved += 1
        return tuple(self._with_its_move(fact, day, prove) for fact in facts), unproved

    def _stated(self, one: Candidate, day: date) -> tuple[Claim, ...]:
        if isinstance(one.source, Placing):
            found = state_place(self.market, one.name, one.source.kind, one.source.ask, day, one.source.grain)
            return (found,) if found is not None else ()
        event = one.source.gauge.event
        if event.groups:
            return state_breadth(self.market, one.name, event, day)
        said = state(self.market, one.name, event, day)
        return (*said, *self._passed(one.name, day)) if said and event.sort == "level" else said

    def _passed(self, name: str, day: date) -> tuple[Claim, ...]:
        """The round number that was passed on the way to a record."""
        instrument = self._instrument(name)
        passings = [other for other in self.events if other.round_to is not None and says(instrument, other)]
        return next(filter(None, (state(self.market, name, other, day) for other in passings)), ())

    def _with_its_move(self, fact: Fact, day: date, prove: Prove) -> Fact:
        """A record or a run of days is told with the move of its day, however small that was."""
        head = fact.head.claim
        if head.cell.when.grain is not Grain.DAY or head.ask.among or not isinstance(head.cell.whose, Line):
            return fact
        moved = ordinary(self.market, self.kinds, head.cell.whose.id, MOVE, day)
        if moved is None or any(proof.claim == moved for proof in fact.proofs):
            return fact
        return replace(
            fact, beside=(*fact.beside, *_standing_proofs([moved], self._story(head.cell.whose.id, day), prove))
        )

    def _sort(self, one: Candidate, head: Claim) -> object:
        """What makes two facts alike: the exchange, what happened, and which way."""
        ask, instrument = head.ask, self.market.instrument(one.name)
        return (
            instrument.exchange if instrument else None,
            ask.series,
            ask.among,
            type(head.answer),
            head.answer.get("direction"),
        )

    def _standings(self, day: date, names: set[str]) -> dict[str, str]:
        """The line of the table of prominence that each instrument belongs to."""
        # That an index lists a share makes it no household name: lists that newsrooms drew up count.
        known = [one for one in self.market.groups() if one.known_on(day) and not self.market.instrument(one.id)]
        grouped = Counter(name for group in known for name in group.members_on(day))
        for name in names - self._listings.keys():
            self._listings[name] = len(self.market.directory.listings(name))
        shares = {one.id: one.exchange or "" for one in self.market.instruments() if one.type is InstrumentType.STOCK}
        traded = most_traded(self.market.turnover(day), shares)
        return {
            name: "a named group"
            if self.market.group(name)
            else standing(self._instrument(name), grouped[name], self._listings[name], traded=name in traded)
            for name in names
        }

    def _story(self, name: str, day: date) -> Story:
        """The day at the instrument's own exchange, by the end of which its session has closed; a group's first's."""
        group = self.market.group(name)
        members = group.members_on(day) if group else (name,)
        known = next((each for each in members if self.market.instrument(each) is not None), members[0])
        return Story("find", "", day, self._instrument(known).exchange)


def find(market: Market, kinds: tuple[Kind[Any, Any], ...], day: date, ids: Sequence[str], prove: Prove) -> Finding:
    """The ten most interesting facts of one session; of many sessions ask one ``Finder``."""
    return Finder(market, kinds).find(day, ids, prove)


def _standing_proofs(claims: Sequence[Claim], story: Story, prove: Prove) -> tuple[Proof, ...]:
    """The proofs of the claims that stand; none where the first does not."""
    proofs = prove(claims, story)
    if not proofs or proofs[0].verdict is not Verdict.STANDS:
        return ()
    return tuple(proof for proof in proofs if proof.verdict is Verdict.STANDS)
