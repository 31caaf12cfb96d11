"""Finding: everything that is tried of a session, ordered by interest, stated, proved, and only then given out."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from msgspec import Struct

from tapeproof.finder import places
from tapeproof.finder.events import Event, events, rankings
from tapeproof.finder.fact import Fact, Finding, Interest
from tapeproof.finder.field import Field, grains_ending, says, silent
from tapeproof.finder.gauge import Reading, first_day, read
from tapeproof.finder.interest import COMMON, PROMINENCE, false_discovery_rates, freshness, score, standing
from tapeproof.finder.places import Placing
from tapeproof.finder.stating import state, state_place
from tapeproof.history.panel import Floats, Ints
from tapeproof.kind import Kind
from tapeproof.market.market import Market
from tapeproof.terms.claim import Claim
from tapeproof.terms.errors import NotFound
from tapeproof.terms.instrument import Instrument
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Proof, Verdict

Prove = Callable[[Sequence[Claim], Story], Sequence[Proof]]
"""How claims are proved: the finder proposes, the prover decides."""

NO_SESSION = "its exchange held no session on that day, or the record does not tell"
NO_PRICE = "no price of that session is on record"


class Candidate(Struct, frozen=True):
    """One statement worth a look: of whom, by which reading or place, its p-value, weight and how all that came."""

    name: str
    source: Reading | Placing
    column: int
    p_value: float
    weight: float
    freshness: float
    prominence: float
    rate: float


class Tried(Struct, frozen=True, eq=False):
    """What one reading or placing says of its ``columns`` (numbers into ``names``); p-values of every name."""

    source: Reading | Placing
    names: tuple[str, ...]
    columns: Ints
    p_value: Floats
    p_before: Floats


@dataclass
class Finder:
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
        return Field(self.market, self.events)

    def find(self, day: date, ids: Sequence[str], prove: Prove, top: int = 10) -> Finding:
        """The facts of a session, at most ``top``, the most interesting first; every claim given out stands.

        Raises NotFound for an instrument that the market does not have.
        """
        instruments = [self._instrument(name) for name in dict.fromkeys(ids)]
        quiet: Counter[str] = Counter()
        told = list(self._tried(day, instruments, quiet))
        lines = self._standings(day, {one.names[column] for one in told for column in one.columns.tolist()})
        candidates = _weighed(told, lines)
        facts, unproved = self._listed(day, candidates, lines, prove, top)
        return Finding(day, facts, sum(len(one.columns) for one in told), unproved, dict(quiet))

    def _instrument(self, name: str) -> Instrument:
        found = self.market.instrument(name)
        if found is None:
            raise NotFound("instrument", name, hint="List all with tapeproof market list.")
        return found

    def _tried(self, day: date, instruments: Sequence[Instrument], quiet: Counter[str]) -> Iterator[Tried]:
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
            for number, gauged in self.field.gauges(tuple(known), grains):
                shown = read(gauged, np.datetime64(day))
                if shown is None:
                    continue
                priced.update(gauged.columns[column] for column in np.flatnonzero(shown.known))
                told = np.array([says(known[name], self.events[number]) for name in gauged.columns])
                yield Tried(shown, gauged.columns, np.flatnonzero(shown.known & told), shown.p_value, shown.p_before)
        if lacking := sum(map(len, by_exchange.values())) - len(priced):
            quiet[NO_PRICE] += lacking
        for placing in places.placings(self.market, rankings(self.kinds), day, priced):
            at = [n for n, name in enumerate(placing.members) if name in priced and placing.place[n]]
            yield Tried(placing, placing.members, np.array(at, dtype=np.int64), placing.p_value, placing.p_before)

    def _listed(
        self, day: date, candidates: Sequence[Candidate], lines: dict[str, str], prove: Prove, top: int
    ) -> tuple[tuple[Fact, ...], int]:
        """Take the best of what is left until there are enough; what is like one already taken falls back."""
        heap = [(-score(one.p_value, one.weight, 0), number, 0) for number, one in enumerate(candidates)]
        heapq.heapify(heap)
        facts: list[Fact] = []
        sorts: Counter[object] = Counter()
        stated: dict[int, tuple[Claim, ...]] = {}
        unproved = 0
        while heap and len(facts) < top:
            _, number, assumed = heapq.heappop(heap)
            one = candidates[number]
            if number not in stated:
                stated[number] = self._stated(one, day)
            if not (claims := stated[number]) or places.implied(claims[0], facts, self.market):
                continue
            sort = self._sort(one, claims[0])
            if (repeats := sorts[sort]) > assumed:
                heapq.heappush(heap, (-score(one.p_value, one.weight, repeats), number, repeats))
                continue
            proofs = _standing_proofs(claims, self._story(one.name, day), prove)
            if proofs:
                facts.append(Fact(proofs[0], proofs[1:], _interest(one, lines[one.name], repeats), _what(one)))
                sorts[sort] += 1
            else:
                unproved += 1
        return tuple(facts), unproved

    def _stated(self, one: Candidate, day: date) -> tuple[Claim, ...]:
        if isinstance(one.source, Placing):
            found = state_place(self.market, one.name, one.source.kind, one.source.ask, day, one.source.grain)
            return (found,) if found is not None else ()
        return state(self.market, one.name, one.source.gauge.event, day)

    def _sort(self, one: Candidate, head: Claim) -> object:
        """What makes two facts alike: the exchange, what happened, and which way."""
        instrument = self._instrument(one.name)
        ask = head.ask
        return (instrument.exchange, ask.series, ask.among, type(head.answer), head.answer.said().get("direction"))

    def _standings(self, day: date, names: set[str]) -> dict[str, str]:
        """The line of the table of prominence that each instrument belongs to."""
        # That an index lists a share makes it no household name: lists that newsrooms drew up count.
        known = [one for one in self.market.groups() if one.known_on(day) and not self.market.instrument(one.id)]
        grouped = Counter(name for group in known for name in group.members_on(day))
        for name in names - self._listings.keys():
            self._listings[name] = len(self.market.directory.listings(name))
        return {name: standing(self._instrument(name), grouped[name], self._listings[name]) for name in names}

    def _story(self, name: str, day: date) -> Story:
        """The day at the instrument's own exchange, by the end of which its session has closed."""
        return Story("find", "", day, self._instrument(name).exchange)


def find(market: Market, kinds: tuple[Kind[Any, Any], ...], day: date, ids: Sequence[str], prove: Prove) -> Finding:
    """The ten most interesting facts of one session; of many sessions ask one ``Finder``."""
    return Finder(market, kinds).find(day, ids, prove)


def _weighed(told: Sequence[Tried], lines: dict[str, str]) -> list[Candidate]:
    """All that is not too common to be said, with its weight and its share of chance among everything tried."""
    if not told:
        return []
    p_value = np.concatenate([one.p_value[one.columns] for one in told])
    fresh = freshness(p_value, np.concatenate([one.p_before[one.columns] for one in told]))
    prominence = np.array([PROMINENCE[lines[one.names[n]]] for one in told for n in one.columns.tolist()])
    weight = prominence * fresh / (prominence.mean() if len(prominence) else 1.0)
    rate = false_discovery_rates(p_value / weight)
    whose = np.repeat(np.arange(len(told)), [len(one.columns) for one in told])
    column = np.concatenate([one.columns for one in told])
    return [
        Candidate(
            told[whose[n]].names[column[n]], told[whose[n]].source, int(column[n]), float(p_value[n]),
            float(weight[n]), float(fresh[n]), float(prominence[n]), float(rate[n]),
        )
        for n in np.flatnonzero(p_value <= COMMON).tolist()
    ]  # fmt: skip


def _interest(one: Candidate, line: str, repeats: int) -> Interest:
    return Interest(
        score=score(one.p_value, one.weight, repeats),
        p_value=one.p_value,
        times=_times(one),
        of=_of(one),
        since=_since(one),
        false_discovery_rate=one.rate,
        prominence=one.prominence,
        standing=line,
        freshness=one.freshness,
        repeats=repeats,
        chance=isinstance(one.source, Placing),
    )


def _standing_proofs(claims: Sequence[Claim], story: Story, prove: Prove) -> tuple[Proof, ...]:
    """The proofs of the claims that stand; none where the first does not."""
    proofs = prove(claims, story)
    if not proofs or proofs[0].verdict is not Verdict.STANDS:
        return ()
    return tuple(proof for proof in proofs if proof.verdict is Verdict.STANDS)


def _times(one: Candidate) -> int:
    return int(one.source.place[one.column] if isinstance(one.source, Placing) else one.source.times[one.column])


def _of(one: Candidate) -> int:
    return one.source.count if isinstance(one.source, Placing) else int(one.source.of[one.column])


def _since(one: Candidate) -> date | None:
    if isinstance(one.source, Placing):
        return None
    day = first_day(one.source.gauge, one.column).astype("datetime64[D]").item()
    return day if isinstance(day, date) else None


def _what(one: Candidate) -> str:
    return one.source.what if isinstance(one.source, Placing) else one.source.gauge.event.what
