"""True claims of all kinds at random rows: each what its kind states there, said in one of the ways that a story may.

The figure may be printed coarser or hedged, a record bounded by its day, month or year or by a length of time; every
change is kept only where the kind still settles it as true.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from math import floor, isfinite, log10
from random import Random
from typing import Any

import numpy as np

from seeded.figures import figure
from seeded.statements import PAIRS, conversion
from seeded.telling import Draw, period_of
from tapeproof.history.panel import Panel
from tapeproof.kind import Kind
from tapeproof.kinds import KINDS
from tapeproof.kinds.conversion import Conversion
from tapeproof.kinds.streak import Streak
from tapeproof.market.market import Market
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask, Cell, Claim, Quote
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import Group, Instrument, InstrumentType, Line
from tapeproof.terms.money import HOME_CURRENCY
from tapeproof.terms.period import ONE_SESSION, TO_DATE, Ago, Grain, Period, Reach, SinceDate, Span
from tapeproof.terms.quantity import Direction, Series, Unit

ROWS = 24
"""Rows looked at of one question of one instrument, so that what was measured of it is used."""
SPANS = (ONE_SESSION, ONE_SESSION, *TO_DATE)
LEAST_AGE = 60
"""Days that a record reaches back at least: nobody writes of the highest since last week."""


def asks(kind: str, instrument: Instrument, random: Random, others: Sequence[str], groups: Sequence[str]) -> Ask | None:
    """A random question of a kind; None where it has none for this instrument."""
    span = random.choice(SPANS)
    extreme = random.choice(
        (Span(Reach.HIGH, 12, Grain.MONTH), Span(Reach.LOW, 3, Grain.MONTH), Span(Reach.HIGH, 52, Grain.WEEK),
         Span(Reach.LOW, 6, Grain.MONTH), Span(Reach.HIGH, 0, Grain.DAY))
    )  # fmt: skip
    ratio = random.random() < 0.3
    of_record = random.choice(
        (Series(unit=Unit.POINTS), Series(over=span), Series(over=span, run=True, unit=Unit.COUNT))
    )
    moved = Series(over=span, unit=Unit.POINTS if span is ONE_SESSION and ratio else Unit.PERCENT)
    counted = Series(over=span, unit=Unit.PERCENT if ratio else Unit.COUNT)
    tallied = Series(over=random.choice((ONE_SESSION, *TO_DATE[:2])), unit=Unit.COUNT)
    beside = Line(random.choice(others)) if others else None
    return {
        "move": Ask(moved),
        "level": Ask(Series(unit=Unit.POINTS)),
        "record": Ask(of_record),
        "streak": Ask(Series(over=span, run=True, unit=Unit.COUNT)),
        "rank": Ask(Series(over=span), among=Group(random.choice(groups)) if groups else None),
        "distance": Ask(Series(over=extreme)),
        "comparison": Ask(Series(over=span, unit=Unit.RATIO if ratio else Unit.PERCENTAGE_POINTS), beside)
        if beside is not None and beside.id != instrument.id else None,
        "tally": Ask(tallied, last=random.randint(3, 12)),
        "crossing": Ask(Series(unit=Unit.POINTS)),
        "breadth": Ask(counted, among=Group(random.choice(groups))) if groups else None,
    }.get(kind)  # fmt: skip


def drawn(
    market: Market, random: Random, ids: Sequence[str], full: Collection[str] = ()
) -> Iterator[tuple[str, Claim]]:
    """True claims without end, by the names of their kinds: all kinds in turn, of one instrument after another.

    Kinds that are named in ``full``, which may grow meanwhile, are passed over.
    """
    groups = {group.id: group for group in market.groups() if all(market.instrument(name) for name in group.members)}
    rates = Draw(market, random)
    by_exchange: dict[str, list[str]] = {}
    for name in ids:
        by_exchange.setdefault(market.instrument(name).exchange or "", []).append(name)  # type: ignore[union-attr]
    while True:
        drew = random.choice(ids)
        for kind in KINDS:
            if kind.name in full:
                continue
            name = (
                random.choice([one for group in groups.values() for one in group.members])
                if kind.name == "rank" and groups
                else drew
            )
            instrument = market.instrument(name)
            if instrument is None:
                continue
            within = [group.id for group in groups.values() if name in group.members]
            peers = by_exchange[instrument.exchange or ""]
            if kind.name == "conversion":
                if any(market.instrument(rate) for rate in PAIRS):
                    yield from ((kind.name, told.claim) for _ in range(ROWS) if (told := conversion(rates)))
                continue
            asked = asks(kind.name, instrument, random, peers, within or list(groups) * (kind.name == "breadth"))
            if asked is None:
                continue
            columns = [name]
            if asked.among is not None:
                members = groups[asked.among.id].members
                columns = list(dict.fromkeys([*([name] if name in members else []), *members]))
            if asked.against is not None:
                columns.append(asked.against.id)  # type: ignore[union-attr]
            panel = market.panel(asked, columns)
            known = groups[asked.among.id].known_on if asked.among is not None else (lambda _: True)
            for row in rows(panel, asked, random):
                day = panel.sessions[row].astype("datetime64[D]").item()
                if known(period(day, asked).first):
                    yield from ((kind.name, claim) for claim in stated(kind, asked, panel, row, instrument, random))


def rows(panel: Panel, ask: Ask, random: Random) -> Iterator[int]:
    """Random rows with a price; of whole periods those that end one."""
    priced = np.flatnonzero(np.isfinite(panel.close[:, 0]))
    over = ask.series.over
    if over is not None and over.reach is Reach.TO_DATE and len(priced) > 1:
        days = panel.sessions[priced].astype("datetime64[D]").tolist()
        ends = [
            at for at, (now, then) in enumerate(pairwise(days)) if period(now, ask).first != period(then, ask).first
        ]
        priced = priced[ends] if ask.last is None else priced
    for _ in range(ROWS if len(priced) > 400 or over is not None else 0):
        if len(priced):
            yield int(random.choice(priced.tolist()))


def period(day: date, ask: Ask) -> Period:
    """The session; of a move over a calendar period that whole period, but for runs and tallies, which end on a day."""
    over = ask.series.over
    if over is None or over.reach is not Reach.TO_DATE:
        return Period(day, day)
    return period_of(day, over)


def stated(
    kind: Kind[Any, Any], ask: Ask, panel: Panel, row: int, instrument: Instrument, random: Random
) -> Iterator[Claim]:
    """What a kind states of a row, in one of the ways it may be said; every one of them settled as true."""
    if kind.name == "crossing":
        bar = passed(panel, row)
        if bar is None:
            return
        ask = replace(ask, threshold=bar)
        panel = panel.until(panel.sessions[row].item())
    found = kind.measure(panel, ask).pick(row, 0)
    if not found.known or panel.suspect[max(row - 1, 0) : row + 1, 0].any():
        return
    day = panel.sessions[row].astype("datetime64[D]").item()
    whose = ask.among if kind.name == "breadth" and ask.among is not None else Line(instrument.id)
    answers = [kind.state(found, ask)]
    if kind.name == "streak" and isfinite(found.earlier) and abs(found.earlier) >= 2 and not found.earlier_edge:
        answers.append(
            Streak(int(abs(found.earlier)), Direction.UP if found.earlier > 0 else Direction.DOWN, ended=True)
        )
    for answer in answers:
        told = varied(answer, found, day, random) if answer is not None else None
        if told is not None and kind.settle(told, found) is True and worth(told, day):
            yield in_money(Claim(Cell(whose, period(day, ask)), ask, told, Quote("", 0, 0)), instrument)


def passed(panel: Panel, row: int) -> Decimal | None:
    """A round number between the last close and this one, None where there is none."""
    closes = (panel.close * panel.undo)[: row + 1, 0]
    known = closes[np.isfinite(closes)]
    if len(known) < 2 or known[-1] == known[-2] or known[-1] <= 0:
        return None
    low, high = sorted(known[-2:].tolist())
    for step in (Decimal(part).scaleb(floor(log10(high)) - down) for down in (0, 1, 2) for part in (5, 2, 1)):
        bar = (Decimal(repr(high)) // step) * step
        if Decimal(repr(low)) < bar < Decimal(repr(high)) and bar > 0:
            return bar
    return None


def varied(answer: Answer, found: Any, day: date, random: Random) -> Answer | None:
    """The answer as another story might put it: another precision or hedge, another bound."""
    said, changed = answer.said(), {}
    stated_figure, since = said.get("figure"), said.get("since")
    if isinstance(stated_figure, Figure) and hasattr(found, "value") and not hasattr(found, "bar"):
        value = float(found.value)
        if not isfinite(value) or not value:
            return None
        if stated_figure.unit is not Unit.COUNT and random.random() < 0.7:
            changed["figure"] = figure(Decimal(f"{abs(value):.12g}"), stated_figure.unit, random) or stated_figure
    if isinstance(since, SinceDate):
        changed["since"] = bounded(since, day, random)
    return replace(answer, **changed)


def bounded(since: SinceDate, day: date, random: Random) -> SinceDate | Ago:
    """Since the day, the month or the year of the rival; in so many weeks, months or years."""
    first, days = since.period.first, (day - since.period.first).days
    ways = [since, SinceDate(period_of(first, TO_DATE[1]))]
    if first.year < day.year:
        ways.append(SinceDate(period_of(first, TO_DATE[3])))
    for grain, length in ((Grain.WEEK, 7), (Grain.MONTH, 31), (Grain.YEAR, 366)):
        if 2 <= days // length <= 60:
            ways.append(Ago(days // length, grain))
    return random.choice(ways)


def worth(answer: Answer, day: date) -> bool:
    """Whether anybody would say it: no record since last week, no run of one, no figure of nought."""
    said = answer.said()
    since, told = said.get("since"), said.get("figure")
    if isinstance(since, SinceDate) and (day - since.period.last).days < LEAST_AGE:
        return False
    if "place" in said and said["place"] > 20:
        return False
    if isinstance(told, Figure) and (told.value < Decimal("0.01") or told.value >= 10**7):
        return False
    return "ended" not in said or said["count"] >= 2


def in_money(claim: Claim, instrument: Instrument) -> Claim:
    """Prices of what is no index are in money, not in points."""
    told = claim.answer.said().get("figure")
    plain = instrument.type is InstrumentType.INDEX or instrument.currency is None
    if plain or not isinstance(told, Figure) or told.unit is not Unit.POINTS:
        return claim
    money: dict[str, Any] = {"figure": replace(told, unit=Unit.CURRENCY, currency=instrument.currency)}
    ask = replace(claim.ask, series=replace(claim.ask.series, unit=Unit.CURRENCY))
    return replace(claim, ask=ask, answer=replace(claim.answer, **money))


def published(claim: Claim, instrument: Instrument | None, random: Random) -> tuple[date, str]:
    """A day on which a story may say so, and its home."""
    home = instrument.exchange if instrument is not None and instrument.exchange else "XNYS"
    if isinstance(claim.answer, Conversion) and claim.answer.other is not None:
        return claim.cell.when.last, next(
            mic for mic, code in HOME_CURRENCY.items() if code == claim.answer.other.currency
        )
    return claim.cell.when.last + timedelta(days=random.choice((0, 0, 1, 3))), home
