"""A check made by hand: one story with a claim of each verdict, as an editor would know them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tapeproof.desk import Check
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.market.members import GroupList
from tapeproof.terms.claim import Ask, Cell, Claim, Cue, Doubt, Quote
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import Group, Line, Nobody
from tapeproof.terms.period import Grain, Period, Reach, SinceDate, Span
from tapeproof.terms.quantity import Direction, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.terms.story import Story, Unread
from tapeproof.terms.verdict import Evidence, Place, Proof, Row, Severity, Tried, Verdict

TEXT = (
    "The Hang Seng Index rose 3.3% on Thursday, to its highest since January 2022.\n\n"
    "It is the best of the world's major markets. It gained 20% this year; the forecast for 2026 is brighter. "
    "Gold stood at $3,000."
)
THURSDAY = Period(date(2025, 3, 6), date(2025, 3, 6), text="Thursday", named=True)
TODAY = Period(date(2025, 3, 7), date(2025, 3, 7))
KNOWN = datetime(2025, 3, 7, 8, 10, tzinfo=UTC)
THIS_YEAR = Span(Reach.TO_DATE, 1, Grain.YEAR)


def quote(text: str, subject: str = "") -> Quote:
    start = TEXT.index(text)
    return Quote(text, start, start + len(text), subject)


def percent(value: str, step: str) -> Figure:
    return Figure(Decimal(value), Unit.PERCENT, Decimal(step))


@pytest.fixture
def check() -> Check:
    hang_seng = Line("^HSI")
    move = Claim(
        Cell(hang_seng, THURSDAY),
        Ask(Series(over=Span())),
        Move(percent("3.3", "0.1"), Direction.UP),
        quote("rose 3.3% on Thursday", "The Hang Seng Index"),
        frozenset({Cue.OF_THE_CLOSE}),
    )
    january = Period(date(2022, 1, 1), date(2022, 1, 31), Grain.MONTH, "January 2022")
    record = Claim(
        Cell(hang_seng, THURSDAY),
        Ask(Series()),
        Record(Direction.UP, SinceDate(january)),
        quote("its highest since January 2022"),
    )
    rank = Claim(
        Cell(hang_seng, TODAY),
        Ask(Series(over=THIS_YEAR), among=Group("world-markets")),
        Rank(1, Direction.UP),
        quote("the best of the world's major markets"),
    )
    year = Claim(
        Cell(hang_seng, TODAY),
        Ask(Series(over=THIS_YEAR)),
        Move(percent("20", "1"), Direction.UP),
        quote("gained 20% this year"),
    )
    gold = Claim(
        Cell(Nobody("Gold"), TODAY),
        Ask(Series(unit=Unit.CURRENCY)),
        Level(Figure(Decimal(3000), Unit.CURRENCY, Decimal(1), currency="USD")),
        quote("Gold stood at $3,000", "Gold"),
        doubts=(Doubt.SUBJECT,),
    )
    rows = tuple(
        Row("^HSI", date(2025, 3, day), "close", value, "exchange", datetime(2025, 3, day, 8, 10, tzinfo=UTC))
        for day, value in ((5, 23594.21), (6, 24369.71))
    )
    proofs = (
        Proof(
            move,
            Verdict.STANDS,
            value=3.2868,
            reading=Reading.ORDINARY,
            readings=(Tried(Reading.ORDINARY, 3.2868, holds=True),),
            evidence=Evidence(rows, "24369.71 / 23594.21 - 1"),
            base=date(2025, 3, 5),
            session=date(2025, 3, 6),
        ),
        Proof(
            record,
            Verdict.OFF,
            value=24369.71,
            severity=Severity.WRONG,
            why="it closed higher on 17 February 2022",
            correction="its highest since February 17, 2022",
            base=date(2025, 3, 6),
            session=date(2025, 3, 6),
        ),
        Proof(
            rank,
            Verdict.STANDS,
            value=1.0,
            evidence=Evidence(ranking=(Place(1, "^HSI", 20.79), Place(2, "^GDAXI", 15.5))),
            session=date(2025, 3, 7),
        ),
        Proof(
            year,
            Verdict.STANDS_OTHERWISE,
            value=20.79,
            reading=Reading.TRUNCATED,
            readings=(Tried(Reading.ORDINARY, 20.79, holds=False), Tried(Reading.TRUNCATED, 20.79, holds=True)),
            session=date(2025, 3, 7),
        ),
        Proof(gold, Verdict.OPEN, why="the subject is assumed"),
    )
    start = TEXT.index("2026")
    return Check(
        story=Story("hk", TEXT, date(2025, 3, 7), "XHKG"),
        proofs=proofs,
        unread=(Unread("2026", start, start + 4, "forecast"),),
        market_version=12,
        digest="d1",
        known_at=KNOWN,
        groups=(GroupList("world-markets", "major markets", ("^HSI", "^GDAXI"), None, date(2026, 1, 1), "a list", ()),),
    )
