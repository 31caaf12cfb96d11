"""True statements drawn from a market: each a typed claim, and a short story that says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from random import Random
from typing import Any

from seeded.oracle import Tape, tape_of
from tapeproof.kind import Kind
from tapeproof.kinds import KIND_OF, KINDS
from tapeproof.kinds.conversion import Conversion
from tapeproof.kinds.level import Level
from tapeproof.market.market import Market
from tapeproof.reader import read
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask, Cell, Claim, Cue, Quote
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import Group, Instrument, InstrumentType, Line, Pair
from tapeproof.terms.period import Grain, Period, Span
from tapeproof.terms.quantity import Point, Unit
from tapeproof.terms.story import Story
from tapeproof.words.dates import spelled
from tapeproof.words.numbers import FIGURE
from tapeproof.writer import predicate_of, when

MONTHS_OF = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
LEADS = ("", "", "Investors weighed the outlook for trade. ", "It was a quiet day for dealers. ")
TAILS = ("", "", " Analysts saw little reason for cheer.", " Dealers spoke of thin business.")
DELAYS = (0, 0, 0, 1, 3)
"""Days from the session to publication."""
SHARES = 60
TYPES = {"index": {InstrumentType.INDEX}, "share": {InstrumentType.STOCK}}


@dataclass(frozen=True)
class Told:
    """One statement: of which tape and row, what it asks and answers, and how its story says it.

    ``time`` is its time in words, in front of the sentence where it ``leads``; ``words`` take the place of the kind's
    own phrase, with ``{}`` for the figure. ``whose`` is the subject where it is not the tape's own line.
    """

    tape: Tape
    row: int
    ask: Ask
    answer: Answer
    when: Period
    time: str
    published: date
    home: str
    name: str
    leads: bool = False
    words: str = ""
    among: str = ""
    whose: Line | Pair | None = None
    around: tuple[str, str] = ("", "")

    def but(self, answer: Answer | None = None, **changes: Any) -> Told:
        """The same statement with another answer, or otherwise changed."""
        return replace(self, answer=answer or self.answer, **changes)

    def restated(self, **said: Any) -> Told:
        """The same statement with other fields of its answer."""
        return replace(self, answer=replace(self.answer, **said))

    @cached_property
    def claim(self) -> Claim:
        """The statement as a reader would hand it over."""
        whose = self.whose or Line(self.tape.instrument.id)
        of_the_close = isinstance(self.answer, Level) and self.ask.series.basis.now is Point.CLOSE
        of_the_high = isinstance(self.answer, Level) and not of_the_close
        said = frozenset({Cue.OF_THE_CLOSE} if of_the_close else {Cue.INTRADAY} if of_the_high else ())
        return Claim(Cell(whose, self.when), self.ask, self.answer, Quote("", 0, 0), said)

    @property
    def sentence(self) -> str:
        """The statement in words; empty where no phrase says it."""
        figure = self.answer.said().get("figure")
        if isinstance(self.answer, Conversion):
            return f"The plan is worth {FIGURE.write(self.answer.other)} ({FIGURE.write(figure)})."
        predicate = self.words.format(FIGURE.write(figure)) if self.words else predicate_of(self.claim, KINDS)
        if predicate is None:
            return ""
        among = f" among {self.among}" if self.among else ""
        said = f"{self.name} {predicate}{among}"
        if self.leads:
            return f"{capital(self.time)}, {said}."
        return f"{capital(said)} {self.time}."

    @property
    def story(self) -> Story:
        """The sentence in a story of one or two."""
        return Story("seeded", f"{self.around[0]}{self.sentence}{self.around[1]}", self.published, self.home)


def capital(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


@dataclass
class Draw:
    """A seeded draw of statements from one market."""

    market: Market
    random: Random
    pools: dict[InstrumentType, list[str]] = field(default_factory=dict)
    twice: list[tuple[str, str]] = field(default_factory=list)
    _tapes: dict[str, Tape] = field(default_factory=dict)
    _found: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def tape(self, name: str) -> Tape:
        """The tape of an instrument."""
        if name not in self._tapes:
            instrument = self.market.instrument(name)
            if instrument is None:
                raise KeyError(name)
            self._tapes[name] = tape_of(self.market, instrument)
        return self._tapes[name]

    def afresh(self, seed: str) -> Draw:
        """Another draw from the same market and the same instruments, with what is already read of them."""
        return replace(self, random=Random(seed))  # noqa: S311 - a seeded draw, no secret

    @property
    def indices(self) -> list[str]:
        """Indices that a story can name, with prices as they were printed."""
        return self._named(InstrumentType.INDEX, 1000)

    @property
    def shares(self) -> list[str]:
        """Some shares, likewise."""
        return self._named(InstrumentType.STOCK, SHARES)

    def _named(self, type_: InstrumentType, most: int) -> list[str]:
        if type_ not in self.pools:
            every = [one for one in self.market.instruments() if one.type is type_ and not one.adjusted]
            self.random.shuffle(every)
            named = (one.id for one in every if self.is_named(one))
            self.pools[type_] = sorted(islice(named, most))
        return self.pools[type_]

    @property
    def listed_twice(self) -> list[tuple[str, str]]:
        """Two listings of a company with prices on record, both ways round; its name means the first at its home."""
        if not self.twice:
            ones = [one for one in self.market.instruments() if one.type is InstrumentType.STOCK and not one.adjusted]
            pairs = [
                (one, other) for one in ones for other in self.market.directory.listings(one.id) if other != one.id
            ]
            there = [(one, other) for one, other in pairs if self.market.instrument(other)]
            self.twice.extend((one.id, other) for one, other in there if self.is_named(one))
        return self.twice

    def is_named(self, one: Instrument) -> bool:
        """Whether a story of its home that calls it by name is read as meaning it."""
        day = one.last or date.max
        text = f"{capital(name_of(one))} rose 1.23% on {spelled(Period(day, day))}."
        claims, _ = read(Story("name", text, day, one.exchange), self.market.directory, KINDS)
        return len(claims) == 1 and claims[0].cell.whose == Line(one.id) and not claims[0].doubts

    def any(self, *pools: str) -> Tape | None:
        """A tape of a pool, "index" or "share", or of either."""
        ids = [name for pool in pools for name in (self.indices if pool == "index" else self.shares)]
        return self.tape(self.random.choice(ids)) if ids else None

    def row(self, tape: Tape, since: int = 0) -> int | None:
        """A row with all four prices, as have its neighbours; ``since`` rows lie before it."""
        if len(tape.days) - 8 <= since + 2:
            return None
        row = self.random.randrange(since + 2, len(tape.days) - 8)
        calendar = self.market.calendar(tape.instrument.exchange or "")
        if calendar is None or not all(calendar.has(tape.days[i]) for i in (row - 1, row)):
            return None
        full = all(prices[i] is not None for prices in tape.prices.values() for i in (row - 1, row, row + 1))
        return row if full and tape.whole(row - 2, row + 1) else None

    def last_row(self, tape: Tape, grain: Grain) -> int | None:
        """The last row of a week, month, quarter or year."""
        row = self.row(tape, 2)
        while row is not None and row + 8 < len(tape.days) and not _turns(tape, row, grain):
            row += 1
        return row if row is not None and row + 8 < len(tape.days) and tape.whole(row - 2, row + 1) else None

    def state(self, tape: Tape, row: int, ask: Ask, answer: type[Answer], peers: Iterable[str] = ()) -> Answer | None:
        """What a kind itself states of a row."""
        kind: Kind[Any, Any] = KIND_OF[answer]
        key = (tape.instrument.id, kind.name, ask)
        if key not in self._found:
            panel = tape.panel if ask.among is None else self.market.panel(ask, (tape.instrument.id, *peers))
            self._found[key] = kind.measure(panel, ask)
            if len(self._found) > 300:
                self._found.pop(next(iter(self._found)))
        stated: Answer | None = kind.state(self._found[key].pick(row, 0), ask)
        return stated

    def told(self, tape: Tape, row: int, ask: Ask, answer: type[Answer], **about: Any) -> Told | None:
        """A statement that a kind makes of a row, in the words of the writer; None where it makes none."""
        peers = [each for each in about.pop("peers", ()) if each != tape.instrument.id]
        stated = self.state(tape, row, ask, answer, peers)
        if stated is None:
            return None
        over = ask.series.over
        stretch = period_of(tape.days[row], over)
        time = about.get("time") or when(stretch, over)
        if time is None:
            return None
        said = {
            "when": stretch, "time": time, "published": stretch.last + timedelta(days=self.random.choice(DELAYS)),
            "home": tape.instrument.exchange or "XNYS", "name": name_of(tape.instrument), "around": self.around(),
        }  # fmt: skip
        return Told(tape, row, ask, stated, **{**said, **about})

    def around(self) -> tuple[str, str]:
        """What stands before and behind the sentence: nothing, or one that claims nothing."""
        lead, tail = self.random.choice(LEADS), self.random.choice(TAILS)
        return (lead, tail) if not (lead and tail) else (lead, "")


def period_of(day: date, over: Span | None) -> Period:
    """The day, or the whole week, month, quarter or year that ends with it."""
    if over is None or over.grain is Grain.DAY:
        return Period(day, day, Grain.DAY, spelled(Period(day, day)), named=True)
    if over.grain is Grain.WEEK:
        return Period(day - timedelta(days=day.weekday()), day, Grain.WEEK)
    size = MONTHS_OF[over.grain]
    month = (day.year * 12 + day.month - 1) // size * size
    first, after = (date(each // 12, each % 12 + 1, 1) for each in (month, month + size))
    return Period(first, after - timedelta(days=1), over.grain)


def _turns(tape: Tape, row: int, grain: Grain) -> bool:
    span = Span(grain=grain)
    return period_of(tape.days[row], span).first != period_of(tape.days[row + 1], span).first


def name_of(instrument: Instrument) -> str:
    """What a story calls an instrument."""
    index = instrument.type is InstrumentType.INDEX
    return f"the {instrument.name}" if index else instrument.name


def priced(figure: Figure, instrument: Instrument) -> Figure:
    """A level as it is written: a share's in its currency, an index's in points."""
    if instrument.type is InstrumentType.INDEX:
        return figure
    return replace(figure, unit=Unit.CURRENCY, currency=instrument.currency)


Teller = Callable[[Draw], Told | None]

__all__ = ["Draw", "Group", "Teller", "Told", "capital", "name_of", "period_of", "priced"]
