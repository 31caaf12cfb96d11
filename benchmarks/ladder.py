"""The ladder of seeded errors: how many of the errors that newsrooms make are caught, and how often truth is accused.

    python benchmarks/ladder.py [--market DIR] [--count 500] [--seed 7] [--mode typed|desk|both] [--classes NAME ...]

True statements are drawn from the market: each kind states what holds at a random row, the writer says it, and an
oracle in plain Python (``seeded/oracle.py``) confirms it. Each gets an error of one class (``seeded/errors.py``); the
oracle has to find it false, so that a "since" that is later but still true does not count. What SEMANTICS 8 leaves
open by rule (dividends over a month or longer, feeds, quotes round the clock), or for want of data that another listing
or weeks without prices would have to give, is drawn again, and counted as ``rule``.

Typed: the claim goes straight to the prover. Desk: the sentence, in a story of one or two, is read and proved. Caught
is what is ``off``, or named as another reading. Of the true statements, ``off`` is a false alarm.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from seeded import errors, mistimed
from seeded.judging import by_rule, is_true
from seeded.telling import Draw
from seeded.verdicts import MODES, PROVERS, UNREAD, Tally, head
from seeded.wrong import ErrorClass

from tapeproof.desk import Desk
from tapeproof.market.homes import sample
from tapeproof.market.market import Market

CLASSES: dict[str, ErrorClass] = {
    each.__name__.replace("_", " "): each
    for each in (
        errors.digits_swapped, errors.point_slipped, errors.rounded_wrongly, errors.million_for_billion,
        errors.points_for_percent, errors.percent_for_points, errors.points_of_a_percent, errors.wrong_way,
        errors.low_for_high, errors.another_instruments_move, errors.another_instruments_level,
        errors.another_listing, errors.split_forgotten, mistimed.neighbours_move, mistimed.neighbours_level,
        mistimed.another_days_level, mistimed.high_as_close, mistimed.month_for_year, mistimed.week_for_month,
        mistimed.day_for_week, mistimed.quarter_for_year, mistimed.month_of_another_year, mistimed.holiday,
        mistimed.wrong_base_of_distance, mistimed.high_for_low_of_distance, mistimed.another_days_rate,
        mistimed.wrong_year, mistimed.record_before, mistimed.run_too_long, mistimed.run_too_short,
        mistimed.ended_run_miscounted, mistimed.place_too_low, mistimed.place_too_high,
        mistimed.place_in_history_wrong,
    )
}  # fmt: skip
"""Every class of errors by its name."""

PATIENCE = 60
"""Draws for each error that is wanted, before a class is given up as not to be had in the market."""


@dataclass
class Rung:
    """One class: the verdicts by mode on what is false and on what is true, and what was drawn again."""

    name: str
    false: dict[str, Tally] = field(default_factory=lambda: {mode: Tally() for mode in MODES})
    true: dict[str, Tally] = field(default_factory=lambda: {mode: Tally() for mode in MODES})
    again: Counter[str] = field(default_factory=Counter)


def climb(name: str, make: ErrorClass, draw: Draw, desk: Desk, count: int, modes: tuple[str, ...]) -> Rung:
    """Draw errors of one class, and put them and the truths that they spoil to the proof."""
    rung, made = Rung(name), 0
    for _ in range(PATIENCE * count):
        if made == count:
            break
        pair = make(draw)
        if pair is None:
            continue
        truth, error = pair
        if not truth.sentence or not error.sentence or truth.sentence == error.sentence:
            continue
        if not is_true(truth, draw):
            rung.again["disputed"] += 1
            continue
        if is_true(error, draw) is not False:
            rung.again["still true"] += 1
            continue
        if by_rule(error, draw):
            rung.again["rule"] += 1
            continue
        made += 1
        for mode in modes:
            rung.false[mode].add(error, PROVERS[mode](error, desk), amiss=("open", "stands", UNREAD))
            rung.true[mode].add(truth, PROVERS[mode](truth, desk), amiss=("off", "open", UNREAD))
    return rung


def show(rungs: list[Rung], mode: str) -> None:
    """Print the tables of one mode."""
    print(f"\n{mode}: false statements\n{head('class')}{'caught':>9}{'rule':>6}{'true':>6}{'disp.':>6}")
    whole = Tally()
    for rung in rungs:
        tally = rung.false[mode]
        again = "".join(f"{rung.again[name]:>6}" for name in ("rule", "still true", "disputed"))
        print(f"{rung.name:<28}{tally.count:>6}{tally.columns()}{caught(tally)}{again}")
        whole.verdicts.update(tally.verdicts)
    print(f"{'all':<28}{whole.count:>6}{whole.columns()}{caught(whole)}")
    truth = Tally()
    for rung in rungs:
        truth.verdicts.update(rung.true[mode].verdicts)
    print(f"{'the true ones':<28}{truth.count:>6}{truth.columns()}   false alarms in 100: {truth.share('off'):.2f}")


def caught(tally: Tally) -> str:
    """The percentage caught."""
    return f"{tally.share('off', 'stands_otherwise'):>8.1f}%" if tally.count else f"{'-':>9}"


def explain(rungs: list[Rung], mode: str) -> None:
    """Print readings, reasons and a few cases of each class."""
    for rung in rungs:
        for what, tally in (("false", rung.false[mode]), ("true", rung.true[mode])):
            readings, reasons = dict(tally.readings.most_common(6)), dict(tally.reasons.most_common(4))
            print(f"\n{mode}, {rung.name}, {what}: {readings} {reasons}")
            print("\n".join(f"    {line}" for line in tally.shown))


def main() -> None:
    """Climb every class, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--market", type=Path, help="a market's record; without it the bundled sample")
    parser.add_argument("--count", type=int, default=500, help="errors a class")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--mode", choices=(*MODES, "both"), default="both")
    parser.add_argument("--classes", nargs="*", metavar="NAME", help="these alone, words joined by hyphens")
    parser.add_argument("--explain", action="store_true", help="also readings, reasons and cases")
    given = parser.parse_args()
    market = Market.open(given.market or sample())
    desk, modes = Desk(market), MODES if given.mode == "both" else (given.mode,)
    wanted = {name.replace("-", " ") for name in given.classes or CLASSES}
    if unknown := wanted - CLASSES.keys():
        parser.error(f"no class {', '.join(sorted(unknown))}; there are: {', '.join(CLASSES)}")
    # Each class has its own draw, so that it is the same alone and among others.
    drawn = Draw(market, Random(given.seed))  # noqa: S311 - a seeded draw, no secret
    rungs = [
        climb(name, CLASSES[name], drawn.afresh(f"{given.seed} {name}"), desk, given.count, modes)
        for name in CLASSES
        if name in wanted
    ]
    for mode in modes:
        show(rungs, mode)
        if given.explain:
            explain(rungs, mode)


if __name__ == "__main__":
    main()
