"""A market in memory, written as a table of prices, and statements about it, written in few words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import numpy as np
import pytest

from tapeproof.history.panel import Panel
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.market.sessions import Calendar
from tapeproof.prover import prove
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask, Cell, Claim, Quote
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.instrument import Group, Instrument, InstrumentType, Line
from tapeproof.terms.period import ONE_SESSION, Ago, Ever, Grain, Period, SinceDate
from tapeproof.terms.quantity import Basis, Direction, Point, Series, Unit
from tapeproof.terms.story import Story

WAYS = {"up": Direction.UP, "down": Direction.DOWN, "flat": Direction.FLAT, None: None}
UNITS = {"%": Unit.PERCENT, "points": Unit.POINTS, "bp": Unit.BASIS_POINTS, "pp": Unit.PERCENTAGE_POINTS}


@dataclass(frozen=True)
class Members:
    """A group's list, as the market gives it."""

    id: str
    members: tuple[str, ...]
    first: date | None = None
    last: date | None = None
    name: str = ""
    source: str = "the test"
    spellings: tuple[str, ...] = ()

    def members_on(self, _day):
        return self.members

    def known_on(self, day):
        return (self.first or date.min) <= day <= (self.last or date.max)


@dataclass
class MemoryMarket:
    """The door of ``Market`` over tables of prices: ``date close``, ``date open high low close``, or ``date =flat``.

    A "!" after the prices marks the row as suspect, "x2" gives the splits still to come after it.
    """

    rows: dict[str, dict[date, tuple[float, float, float, float]]]
    listed: dict[str, Instrument]
    marks: dict[str, dict[date, tuple[bool, float]]]
    groups: dict[str, Members] = field(default_factory=dict)

    def instrument(self, name):
        return self.listed.get(name)

    def instruments(self):
        return tuple(self.listed.values())

    def group(self, name):
        return self.groups.get(name)

    def dispute(self, _name, _days, _known_at=None):
        return 0.0

    def calendar(self, mic):
        days = {day for name, rows in self.rows.items() if self.listed[name].exchange == mic for day in rows}
        if not days:
            return None
        coming = (max(days) + timedelta(days=n) for n in range(1, 15))
        days |= {day for day in coming if day.weekday() < 5}
        return Calendar(mic, EXCHANGES[mic], np.array(sorted(days), dtype="datetime64[D]"))

    def panel(self, ask, subjects, until=None, known_at=None):
        calendar = self.calendar(self.listed[subjects[0]].exchange)
        first = min(day for day, row in self.rows[subjects[0]].items() if row[3] == row[3])
        sessions = calendar.sessions[calendar.sessions >= np.datetime64(first)]
        for last in (until, known_at.date() if known_at else None):
            sessions = sessions if last is None else sessions[sessions <= np.datetime64(last)]
        shape = (len(sessions), len(subjects))
        price = np.full((4, *shape), np.nan)
        undo, suspect = np.ones(shape), np.zeros(shape, dtype=bool)
        for column, name in enumerate(subjects):
            own = sorted(self.rows.get(name, {}))
            for at, stamp in enumerate(sessions):
                day = stamp.item()
                seen = [each for each in own if each <= day and (day - each).days <= 7]
                if column == 0 and day not in self.rows[name]:
                    continue
                if seen:
                    price[:, at, column] = self.rows[name][seen[-1]]
                    suspect[at, column], undo[at, column] = self.marks[name][seen[-1]]
        known = sessions.astype("datetime64[s]")[:, None] + np.timedelta64(17 * 3600, "s")
        member = np.ones(shape, dtype=bool)
        if ask.among is not None and (group := self.groups.get(ask.among.id)) is not None:
            for at, stamp in enumerate(sessions):
                inside = (group.first or date.min) <= stamp.item() <= (group.last or date.max)
                member[at] = inside
        return Panel(
            sessions, tuple(subjects), *price / undo, undo=undo, suspect=suspect,
            source=np.zeros(shape, dtype=np.int64),
            sources=("the test",),
            known_at=np.broadcast_to(known, shape), members=member,
            began=tuple(self.listed[name].began for name in subjects), decimals=np.full(len(subjects), 9),
        )  # fmt: skip


def _row(words):
    if words[0].startswith("="):
        return (float(words[0][1:]),) * 4
    numbers = [float(word.replace(",", "")) if word != "?" else np.nan for word in words]
    return tuple(numbers) if len(numbers) == 4 else (np.nan, np.nan, np.nan, numbers[0])


def market_of(tables, groups=(), **about):
    """A market of tables by instrument. ``about`` gives attributes of instruments by id."""
    rows, listed, marks = {}, {}, {}
    for name, table in tables.items():
        rows[name], marks[name] = {}, {}
        for line in filter(str.strip, table.splitlines()):
            first, *words = line.split()
            suspect, undo = "!" in words, next((float(word[1:]) for word in words if word.startswith("x")), 1.0)
            day = date.fromisoformat(first)
            rows[name][day] = _row([word for word in words if word != "!" and not word.startswith("x")])
            marks[name][day] = (suspect, undo)
        kept = [day for day, row in rows[name].items() if row[3] == row[3]]
        base = Instrument(name, name, InstrumentType.INDEX, "HKD", "XHKG", first=min(kept), last=max(kept))
        listed[name] = replace(base, **about.get(name, {}))
    return MemoryMarket(rows, listed, marks, {group.id: group for group in groups})


def figure(text, **more):
    """ "3.3%", "24,369.71 points", "HKD 140.80", "about 8%", "more than 3%", "up to 5%"."""
    hedge = Hedge.EXACT
    for words, meant in (
        ("about ", Hedge.ABOUT), ("more than ", Hedge.MORE_THAN),
        ("up to ", Hedge.AS_MUCH_AS), ("nearly ", Hedge.NEARLY),
    ):  # fmt: skip
        if text.startswith(words):
            hedge, text = meant, text.removeprefix(words)
    currency, unit = None, Unit.CURRENCY
    if text[:3].isalpha() and text[3] == " ":
        currency, text = text[:3], text[4:]
    else:
        unit = next(unit for mark, unit in UNITS.items() if text.endswith(mark))
        text = text.removesuffix(next(mark for mark in UNITS if text.endswith(mark))).strip()
    digits = text.replace(",", "")
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    return Figure(Decimal(digits), unit, step, hedge, currency, **more)


def since(text):
    """ "ever", "3 years", "2022", "2022-01", "2022-02-17"; "there: 2022-01" for last seen then."""
    there, text = text.startswith("there: "), text.removeprefix("there: ")
    if text == "ever":
        return Ever()
    if " " in text:
        count, grain = text.split()
        return Ago(int(count), Grain(grain.rstrip("s")))
    parts = [int(part) for part in text.split("-")]
    first = date(*parts, *[1] * (3 - len(parts)))
    last, grain = first, Grain.DAY
    if len(parts) == 1:
        last, grain = date(parts[0], 12, 31), Grain.YEAR
    elif len(parts) == 2:
        last, grain = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1), Grain.MONTH
    return SinceDate(Period(first, last, grain, text), there)


class Say:
    """Statements. ``on`` is the day that the story names, ``when`` a whole period; neither: the story's session."""

    def __init__(self, published="2025-03-07"):
        self.published = date.fromisoformat(published)

    def claim(self, answer, ask, on=None, when=None, whose="X", said=(), doubts=()):
        if when is None:
            day = date.fromisoformat(on) if on else self.published
            when = Period(day, day, Grain.DAY, on or "", named=on is not None)
        whose = Line(whose) if isinstance(whose, str) else whose
        return Claim(Cell(whose, when), ask, answer, Quote("", 0, 0), frozenset(said), tuple(doubts))

    def move(self, text, way="up", over=ONE_SESSION, basis=None, **more):
        stated = figure(text) if text else None
        unit = stated.unit if stated else Unit.PERCENT
        return self.claim(Move(stated, WAYS[way]), Ask(Series(basis=basis or Basis(), over=over, unit=unit)), **more)

    def level(self, text, point=Point.CLOSE, peak=None, **more):
        return self.claim(Level(figure(text)), Ask(Series(basis=Basis(now=point), unit=Unit.POINTS), peak=peak), **more)

    def record(self, way, text, over=None, *, run=False, unit=None, point=Point.CLOSE, **more):
        unit = unit or (Unit.COUNT if run else Unit.PERCENT if over else Unit.POINTS)
        series = Series(basis=Basis(point, point), over=over, run=run, unit=unit)
        return self.claim(Record(WAYS[way], since(text)), Ask(series), **more)

    def streak(self, count, way, over=ONE_SESSION, *, ended=False, **more):
        return self.claim(Streak(count, WAYS[way], ended), Ask(Series(over=over, run=True, unit=Unit.COUNT)), **more)

    def rank(self, place, way, group, over=ONE_SESSION, **more):
        among = Group(group) if group else None
        return self.claim(Rank(place, WAYS[way]), Ask(Series(over=over), among=among), **more)


@pytest.fixture
def market():
    return market_of


@pytest.fixture
def members():
    return Members


@pytest.fixture
def say():
    return Say


@pytest.fixture
def stated():
    return figure


@pytest.fixture
def proof():
    """Prove one statement, or several, of a story published on a day (and hour) at home."""

    def run(market, claims, published="2025-03-07", home="XHKG", at=None, known_at=None):
        hour = time.fromisoformat(at) if at else None
        story = Story("s", "", date.fromisoformat(published) if published else None, home, hour)
        many = isinstance(claims, list)
        proofs = prove(claims if many else [claims], story, market, known_at)
        return proofs if many else proofs[0]

    return run


@pytest.fixture
def moment():
    return datetime.fromisoformat
