"""A million true statements: how many are called off. None may be.

    python benchmarks/truths.py [--market DIR] [--count 1000000] [--proved 20000] [--told 3000] [--seed 7]

Settled: statements of every kind at random rows of the market, their figures computed by the oracle in plain Python
(``seeded/oracle.py``) and printed at 0 to 4 decimals, exact or with a hedge drawn so that it holds; each is settled by
its kind on what the product measured. Proved: the same statements, walked by the prover as claims of a story of
that day or of some days later. Told: the statements of the ladder in words, read and proved by the whole desk.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from seeded import oracle, statements
from seeded.figures import figure
from seeded.judging import is_true
from seeded.oracle import Tape
from seeded.statements import MONTH, QUARTER, WEEK, YEAR
from seeded.telling import DELAYS, Draw, Told, name_of, period_of
from seeded.verdicts import UNREAD, Tally, head, typed, whole

from tapeproof.desk import Desk
from tapeproof.kinds import KIND_OF
from tapeproof.kinds.distance import Distance
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.market.homes import sample
from tapeproof.market.market import Market
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.period import ONE_SESSION, Ago, Grain, Period, Reach, SinceDate, Span
from tapeproof.terms.quantity import Basis, Direction, Point, Series, Unit

AT_ONE_ROW = 12
"""Statements made of one row, so that what was measured there is used."""

Made = tuple[Ask, Answer]


def moves(tape: Tape, row: int, random: Random) -> Iterator[Made]:
    """Changes over days, weeks, months, quarters and years, in percent and points."""
    over = random.choice((ONE_SESSION, ONE_SESSION, Span(count=5), WEEK, MONTH, QUARTER, YEAR))
    unit = random.choice((Unit.PERCENT, Unit.PERCENT, Unit.POINTS))
    value = oracle.change(tape, row, over, unit) if tape.whole(oracle.base(tape, row, over), row) else None
    if value is None:
        return
    ask = Ask(Series(over=over, unit=unit))
    way = Direction.UP if value > 0 else Direction.DOWN if value < 0 else Direction.FLAT
    yield ask, Move(None, way)
    for _ in range(AT_ONE_ROW):
        if value and (said := figure(value, unit, random)):
            yield ask, Move(said, random.choice((way, way, None)))


def levels(tape: Tape, row: int, random: Random) -> Iterator[Made]:
    """Closes, highs, lows and opens, as printed on the day."""
    point = random.choice((Point.CLOSE, Point.CLOSE, Point.HIGH, Point.LOW, Point.OPEN))
    value = oracle.level(tape, row, point)
    ask = Ask(Series(basis=Basis(now=point), unit=Unit.POINTS))
    for _ in range(AT_ONE_ROW):
        if value and (said := figure(value, Unit.POINTS, random)):
            yield ask, Level(said)


def distances(tape: Tape, row: int, random: Random) -> Iterator[Made]:
    """How far from the high or the low of the calendar year."""
    day = tape.days[row]
    window = Period(day.replace(month=1, day=1), day, Grain.YEAR, str(day.year))
    over = Span(random.choice((Reach.HIGH, Reach.LOW)), start=window)
    ask = Ask(Series(over=over))
    first = tape.row(window.first - timedelta(days=1))
    value = oracle.change(tape, row, over) if tape.whole(first, row) else None
    for _ in range(AT_ONE_ROW):
        if value and (said := figure(value, Unit.PERCENT, random)):
            yield ask, Distance(said, Direction.UP if value > 0 else Direction.DOWN)


def records(tape: Tape, row: int, random: Random) -> Iterator[Made]:
    """Since the day, month or year of the last rival, or any later one; in so many days, weeks, months or years."""
    way = random.choice((Direction.UP, Direction.DOWN))
    at = oracle.rival(tape, row, way)
    if at < 1 or not tape.whole(row, row):
        return
    ask, now, then = Ask(Series(unit=Unit.POINTS)), tape.days[row], tape.days[at]
    later = then + (now - then) * random.random()
    for day, grain in ((then, Grain.DAY), (then, Grain.MONTH), (then, Grain.YEAR), (later, Grain.DAY)):
        yield ask, Record(way, SinceDate(period_of(day, Span(Reach.TO_DATE, 1, grain))))
    for grain, length in ((Grain.DAY, 1), (Grain.WEEK, 7), (Grain.MONTH, 31), (Grain.YEAR, 366)):
        # In at most so many whole units: a month is never longer than 31 days, a year than 366.
        if count := (now - then).days // length:
            yield ask, Record(way, Ago(count, grain))


def streaks(tape: Tape, row: int, random: Random) -> Iterator[Made]:
    """Runs of days and months, up to the row or ended by it."""
    grain = random.choice((Grain.DAY, Grain.DAY, Grain.MONTH))
    over = ONE_SESSION if grain is Grain.DAY else MONTH
    rows = oracle.ends(tape, row, grain, 40)
    if not tape.whole(rows[0], row):
        return
    ask = Ask(Series(over=over, run=True, unit=Unit.COUNT))
    length, before = oracle.run(tape, rows), oracle.run(tape, rows[:-1])
    if length and abs(length) < len(rows) - 1:
        yield ask, Streak(abs(length), Direction.UP if length > 0 else Direction.DOWN)
    if before and length * before <= 0:
        yield ask, Streak(abs(before), Direction.UP if before > 0 else Direction.DOWN, ended=True)


MAKERS: dict[str, Callable[[Tape, int, Random], Iterator[Made]]] = {
    "move": moves, "level": levels, "distance": distances, "record": records, "streak": streaks,
}  # fmt: skip
SHARES = {"move": 12, "level": 6, "distance": 4, "record": 4, "streak": 4}
"""How often each kind is drawn."""


def made(draw: Draw) -> Iterator[tuple[str, Told]]:
    """True statements without end; the same tape for a while, so that what was measured of it is used."""
    names = [*draw.indices, *draw.shares]
    while True:
        tape = draw.tape(draw.random.choice(names))
        for _ in range(200):
            kind = draw.random.choices(list(SHARES), list(SHARES.values()))[0]
            row = draw.row(tape, 300)
            for ask, answer in MAKERS[kind](tape, row, draw.random) if row is not None else ():
                day = tape.days[row or 0]
                over = ask.series.over
                plain = over is None or over.reach is not Reach.TO_DATE
                when = period_of(day, None) if plain else replace(period_of(day, over), last=day)
                published = day + timedelta(days=draw.random.choice(DELAYS) if plain else 0)
                home = tape.instrument.exchange or "XNYS"
                yield kind, Told(tape, row or 0, ask, answer, when, "", published, home, name_of(tape.instrument))


def settled(draw: Draw, count: int) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Settle so many statements on what the product measured: counts by kind and answer, and what was not true."""
    found: dict[tuple[str, Ask, str], Any] = {}
    counts: Counter[tuple[str, str]] = Counter()
    amiss: list[str] = []
    for number, (kind, told) in enumerate(made(draw)):
        if number == count:
            break
        key = (told.tape.instrument.id, told.ask, kind)
        if key not in found:
            if len(found) > 400:
                found.clear()
            found[key] = KIND_OF[type(told.answer)].measure(told.tape.panel, told.ask)
        verdict = KIND_OF[type(told.answer)].settle(told.answer, found[key].pick(told.row, 0))
        counts[kind, {True: "true", False: "false", None: "unknown"}[verdict]] += 1
        if not verdict and len(amiss) < 20:
            amiss.append(f"{verdict}: {told.tape.instrument.id} {told.tape.days[told.row]} {told.ask} {told.answer}")
    return counts, amiss


def main() -> None:
    """Settle, prove and read; print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--market", type=Path, help="a market's record; without it the bundled sample")
    parser.add_argument("--count", type=int, default=1_000_000, help="statements settled")
    parser.add_argument("--proved", type=int, default=20_000, help="statements walked by the prover")
    parser.add_argument("--told", type=int, default=3_000, help="statements in words, through the desk")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    market = Market.open(given.market or sample())
    desk = Desk(market)

    began = perf_counter()
    counts, amiss = settled(Draw(market, Random(given.seed)), given.count)  # noqa: S311 - a seeded draw, no secret
    print(f"{'settled':<28}{'n':>10}{'true':>10}{'unknown':>10}{'false':>8}")
    for kind in (*MAKERS, "all"):
        of = {
            name: sum(n for (k, v), n in counts.items() if v == name and kind in {k, "all"})
            for name in ("true", "unknown", "false")
        }
        print(f"{kind:<28}{sum(of.values()):>10,}{of['true']:>10,}{of['unknown']:>10,}{of['false']:>8,}")
    print(f"{perf_counter() - began:.0f} seconds")
    print("\n".join(amiss))

    tallies: dict[str, Tally] = {}
    draw = Draw(market, Random(given.seed + 1))  # noqa: S311 - a seeded draw, no secret
    for number, (kind, told) in enumerate(made(draw)):
        if number == given.proved:
            break
        tallies.setdefault(f"proved, {kind}", Tally()).add(
            told, typed(told, desk), amiss=("off", "open", "stands_otherwise")
        )
    for name, told in spoken(draw, given.told):
        tallies.setdefault(f"told, {name}", Tally()).add(told, whole(told, desk), amiss=("off", "open", UNREAD))
    print(f"\n{head('')}")
    for name, tally in tallies.items():
        print(f"{name:<28}{tally.count:>6}{tally.columns()}")
    off = sum(tally.verdicts["off"] for tally in tallies.values())
    print(f"\ncalled off: {sum(n for (_, v), n in counts.items() if v == 'false')} settled, {off} proved or told")
    for name, tally in tallies.items():
        for line in tally.shown:
            print(f"{name}: {line}")


def spoken(draw: Draw, count: int) -> Iterator[tuple[str, Told]]:
    """True statements of the ladder's tellers, in turn; a sort that the market cannot give is passed over."""
    for name, teller in statements.EVERY.items():
        done = 0
        for _ in range(40 * count // len(statements.EVERY)):
            if done == -(-count // len(statements.EVERY)):
                break
            told = teller(draw)
            if told and told.sentence and is_true(told, draw):
                done += 1
                yield name, told


if __name__ == "__main__":
    main()
