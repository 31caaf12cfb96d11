"""Turns of phrase: how the claims of one subject may be told, the best way first; each way says one or more of them.

Whoever tells chooses among them by what has been said before, and keeps the first that is read back as what it says.
Which of several equal ways comes first depends on the market, the day and the place in the story alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from msgspec import Struct

from tapeproof.desk import Desk
from tapeproof.kinds.breadth import Breadth
from tapeproof.teller.events import WEEKDAYS
from tapeproof.teller.roles import role, size_of
from tapeproof.teller.sentences import instrument_of, sentence, whose
from tapeproof.terms.claim import Claim
from tapeproof.terms.instrument import InstrumentType
from tapeproof.terms.period import Ever, Grain
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.words.house import without_points
from tapeproof.words.numbers import FIGURE
from tapeproof.words.places import Ordinal
from tapeproof.words.verbs import TOLD
from tapeproof.writer import MONTHS, ORDINALS, predicate_of, when

REMARKABLE = ("high", "best", "ended", "streak", "crossing")
"""What may be said behind a move."""
BREADTHWISE = {Direction.UP: "rose", Direction.DOWN: "fell"}
EVERY = {Grain.DAY: "daily", Grain.WEEK: "weekly", Grain.MONTH: "monthly", Grain.QUARTER: "quarterly"}
NOUNS = {
    InstrumentType.INDEX: "The index", InstrumentType.STOCK: "The stock", InstrumentType.FUND: "The fund",
}  # fmt: skip


class Sentence(Struct, frozen=True):
    """A sentence, or a row's cell, with the claims that it says; an event's says none."""

    text: str
    claims: tuple[Claim, ...] = ()


class Place(Struct, frozen=True):
    """Where a sentence will stand: ``seed`` is of the market and the day, ``number`` the sentences before it.

    ``after`` is what the sentence before it in its paragraph said, none at the beginning of one; ``moves`` the number
    of moves told before. ``benchmark`` is true of the index that the story's readers know as theirs.
    """

    desk: Desk
    seed: int
    number: int
    after: tuple[Claim, ...] = ()
    moves: int = 0
    benchmark: bool = False

    @property
    def follows(self) -> bool:
        """Whether its subject was just spoken of."""
        return bool(self.after)

    def first(self, *ways: Any, at: int | None = None) -> list[Any]:
        """Equal ways, in the order in which they are tried here; ``at`` counts other things than sentences."""
        start = (self.seed + (self.number if at is None else at)) % max(len(ways), 1)
        return [*ways[start:], *ways[:start]]

    def told(self, grain: Grain, *names: str) -> bool:
        """Whether the sentence before was of a grain, and said one of these, if any are named."""
        roles = [role(claim) for claim in self.after]
        return any(one == grain and (not names or name in names) for name, one in roles)


def turns(claims: Sequence[Claim], place: Place) -> Iterator[Sentence]:
    """How the first of some claims of one subject may be told, with others of them or alone, the best way first."""
    known: dict[tuple[str, Grain], Claim] = {}
    for claim in claims:
        known.setdefault(role(claim), claim)
    (kind, grain), first = role(claims[0]), claims[0]
    named = [whose(first, place.desk)]
    if place.follows:
        noun = "The benchmark" if place.benchmark else NOUNS.get(instrument_of(first, place.desk).type)
        named = [*place.first(*filter(None, ("It", noun))), *named]
    elif place.benchmark and named[0].startswith("The "):
        named = place.first(named[0], f"The benchmark {named[0][4:]}")
    said = _Said(place, known, grain, place.desk)
    if kind == "move":
        yield from _moved(said, first, named)
    elif kind in {"high", "level"}:
        yield from _stood(said, named)
    elif kind in {"best", "streak", "ended"} and place.told(grain, "move"):
        yield from _remarkable(said, kind, first)
    elif kind == "distance" and place.told(grain, "move", "high", "level", "crossing"):
        rest = _words(first, place.desk, "was ")
        yield from place.first(*(Sentence(f"{how} {rest}.", (first,)) for how in ("That left it", f"{named[0]} ended")))
    elif isinstance(first.answer, Breadth):
        yield from _counted(first, named, place)
    yield from _plain(first, named, place)


def _counted(claim: Claim, named: Sequence[str], place: Place) -> Iterator[Sentence]:
    """How many members of a group went one way."""
    answer: Any = claim.answer
    if answer.figure.unit is not Unit.COUNT or answer.direction not in BREADTHWISE:
        return
    count, members, moved = FIGURE.write(answer.figure), _within(named[-1]), BREADTHWISE[answer.direction]
    for time in _times(claim, place):
        if answer.other is not None and answer.other.value == answer.figure.value:
            yield Sentence(f"All {count} of {members} {moved} {time}.", (claim,))
        yield Sentence(f"{time[:1].upper()}{time[1:]}, {count} of {members} {moved}.", (claim,))


class _Said(Struct, frozen=True):
    """The claims at hand by what they are, and how each is said beside others."""

    place: Place
    known: dict[tuple[str, Grain], Claim]
    grain: Grain
    desk: Desk

    def of(self, name: str) -> Claim | None:
        """The claim of a role, of the grain that is told."""
        return self.known.get((name, self.grain))

    def tail(self, name: str) -> tuple[str, tuple[Claim, ...]] | None:
        """What is said of a role behind a move: ", its best day since …"."""
        claim = self.of(name)
        if claim is None:
            return None
        if name in {"high", "best"}:
            said = self.noun(claim)
            # "In its best quarter" would follow "in the fourth quarter".
            of_a_day = name == "best" and self.grain is Grain.DAY
            within = [f"{joint}{said}" for joint in ((", ", " in ") if of_a_day else (", ",))]
            return self.place.first(*within, at=self.place.moves)[0], (claim,)
        if name == "crossing":
            return f", closing {_words(claim, self.desk, 'closed ')}", (claim,)
        if name == "ended":
            return f", snapping {_words(claim, self.desk, 'snapped ')}", (claim,)
        return f", {self.straight(claim)}" if self.straight(claim) else "", (claim,)

    def noun(self, claim: Claim) -> str:
        """A record as a noun: "its highest since …", "its worst day since …", "a record high"."""
        answer: Any = claim.answer
        said = _words(claim, self.desk, "was at ", "had ")
        if isinstance(answer.since, Ever):
            way = "high" if answer.direction is Direction.UP else "low"
            return f"a record {way}" if claim.over is None else said.replace(" ever", " on record")
        return said

    def straight(self, claim: Claim) -> str:
        """A run as a noun: "its fourth straight daily gain"."""
        answer: Any = claim.answer
        if self.grain not in EVERY:
            return ""
        way = "gain" if answer.direction is Direction.UP else "loss"
        return f"its {Ordinal().write(answer.count)} straight {EVERY[self.grain]} {way}"


def _moved(said: _Said, claim: Claim, named: Sequence[str]) -> Iterator[Sentence]:
    """A move, with the level that it led to and what was remarkable of it."""
    answer: Any = claim.answer
    if answer.figure is None or answer.direction not in {Direction.UP, Direction.DOWN}:
        return
    place, level = said.place, said.of("level")
    verb = place.first(*TOLD[answer.direction, size_of(answer.figure, said.grain)], at=place.moves)[0]
    rose = f"{verb} {FIGURE.write(answer.figure)}"
    remarkable = [name for name, grain in said.known if grain is said.grain and name in REMARKABLE]
    if not place.benchmark:
        remarkable = place.first(*remarkable)
    for tail, also in [*filter(None, map(said.tail, remarkable)), ("", ())]:
        of_the_close = any(role(one)[0] in {"high", "crossing"} for one in also)
        closes = of_the_close or not {("high", said.grain), ("crossing", said.grain)} & said.known.keys()
        times = [*_times(claim, place), *([""] if place.number else [])]
        for name, time in product(named, [time for time in times if _noun_of(time) not in tail] or times):
            then, front = f" {time}" * bool(time), f"{time[:1].upper()}{time[1:]}, {_within(name)}"
            if level is not None and closes and said.grain is Grain.DAY:
                at = _level(level)
                ways = [f"{name} {rose} to {at}{then}{tail}."]
                if not tail.startswith(", closing"):
                    ways = place.first(f"{name} {rose}{then} to close at {at}{tail}.", *ways)
                fronted, told = f"{front} {rose} to {at}{tail}.", (claim, level, *also)
            elif any(role(one)[0] == "high" for one in also):
                continue
            else:
                ways, fronted, told = [f"{name} {rose}{then}{tail}."], f"{front} {rose}{tail}.", (claim, *also)
            before = place.follows and said.grain is not Grain.DAY
            each = [*ways, fronted] if time and not before else [fronted, *ways] if time else ways
            yield from (Sentence(text, told) for text in each)


def _stood(said: _Said, named: Sequence[str]) -> Iterator[Sentence]:
    """A level, and what was remarkable of it."""
    level, high = said.of("level"), said.of("high")
    for name in named:
        if level is not None:
            tail = f", {said.noun(high)}" if high is not None else ""
            verbs = said.place.first("closed at", "ended at", "finished at")
            also = (high,) if high is not None else ()
            yield from (Sentence(f"{name} {verb} {_level(level)}{tail}.", (level, *also)) for verb in verbs)
    if level is None and high is not None and said.place.told(Grain.DAY):
        noun = said.noun(high)
        yield from (Sentence(f"{how} was {noun}.", (high,)) for how in ("The close", "That"))


def _remarkable(said: _Said, kind: str, claim: Claim) -> Iterator[Sentence]:
    """What was remarkable of a move just told."""
    other = said.of("streak") if kind == "best" else None
    openings = said.place.first("It", "That")
    if kind == "best":
        for opening in openings:
            if other is not None and said.straight(other):
                yield Sentence(f"{opening} was {said.noun(claim)} and {said.straight(other)}.", (claim, other))
            yield Sentence(f"{opening} was {said.noun(claim)}.", (claim,))
    elif kind == "streak" and said.straight(claim):
        yield from (Sentence(f"{opening} was {said.straight(claim)}.", (claim,)) for opening in openings)
    elif kind == "ended":
        rest = _words(claim, said.desk, "snapped ")
        yield from (Sentence(f"{opening} snapped {rest}.", (claim,)) for opening in openings)


def _plain(claim: Claim, named: Sequence[str], place: Place) -> Iterator[Sentence]:
    """One claim by its kind's own phrase: of who was just spoken of, with its time, or in full."""
    predicate = predicate_of(claim, place.desk.kinds)
    own = claim.ask.among is None and claim.ask.against is None
    if predicate is not None and own:
        if place.follows:
            yield from (Sentence(f"{name} {predicate}.", (claim,)) for name in named)
        for time in _times(claim, place):
            yield Sentence(f"{named[-1]} {predicate} {time}.", (claim,))
            yield Sentence(f"{time[:1].upper()}{time[1:]}, {_within(named[0])} {predicate}.", (claim,))
    full = sentence(claim, place.desk)
    if full is None:
        return
    name, dated = whose(claim, place.desk), f" {when(claim.cell.when, claim.over)}."
    if full.startswith(f"{name} ") and full.endswith(dated):
        said = full[len(name) + 1 :].removesuffix(dated)
        times = _times(claim, place)
        yield from (Sentence(f"{one} {said} {time}.", (claim,)) for one in named for time in times)
        yield from (Sentence(f"{time[:1].upper()}{time[1:]}, {_within(name)} {said}.", (claim,)) for time in times)
        yield from (Sentence(f"{one} {said}{dated}", (claim,)) for one in named)
    yield Sentence(full, (claim,))


def _times(claim: Claim, place: Place) -> list[str]:
    """When, as a story of the day says it; empty words where it has no short ones."""
    period = claim.cell.when
    match period.grain:
        case Grain.DAY:
            return [f"on {WEEKDAYS[period.last.weekday()]}"]
        case Grain.WEEK:
            return place.first("for the week", "this week")
        case Grain.MONTH:
            return place.first(f"in {MONTHS[period.last.month - 1]}", "for the month")
        case Grain.QUARTER:
            return [f"in the {ORDINALS[(period.last.month - 1) // 3]} quarter"]
        case _:
            return place.first(f"in {period.last.year}", "for the year")


def _within(name: str) -> str:
    """A subject where no sentence begins."""
    return name[:1].lower() + name[1:] if name == "It" or name.startswith("The ") else name


def _noun_of(time: str) -> str:
    """What stands once in a sentence: no month is the best month "for the month"."""
    return time.rpartition(" ")[2] if time.startswith(("for ", "this ")) else "\0"


def _level(claim: Claim) -> str:
    answer: Any = claim.answer
    return without_points(FIGURE.write(answer.figure) or "")


def _words(claim: Claim, desk: Desk, *without: str) -> str:
    """What a claim's phrase says, without the words that join it to its subject."""
    said = predicate_of(claim, desk.kinds) or ""
    for words in without:
        said = said.removeprefix(words)
    return said


def opening(text: str) -> str:
    """How a sentence begins: its first word, or two where the first says nothing by itself."""
    first, _, rest = text.partition(" ")
    return f"{first} {rest.partition(' ')[0]}" if first in {"The", "On", "In", "For", "This"} else first
