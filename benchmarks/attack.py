"""The attack by random numbers: a figure of a true story made another one, and how often it passes.

    python benchmarks/attack.py [--market DIR] [--stories 1000] [--times 20] [--seed 7]

Each story says true things (``seeded/statements.py``): a statement of any kind, and beside those of a day another of
the same day. Every figure, length of a run and place in it is replaced by random others of the same size and digits,
outside what its own digits and roundness admit. None may be accepted as ``stands``. As another reading it may be named
no oftener than readings cover figures: an oracle in plain Python (``seeded/covering.py``) counts which figures of that
size the admissible readings give. Six readings of one value each are 7% of the two-digit figures and 0.7% of the
three-digit ones; any price of a session, where the story does not speak of the close, covers as many as its range.

Typed: each claim goes to the prover, ``--times`` times over. Desk: each story is read and proved once a figure.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from math import sqrt
from pathlib import Path
from random import Random

from seeded import statements
from seeded.covering import Field, covered, field_of
from seeded.judging import blur_of, is_true
from seeded.telling import Draw, Told
from seeded.verdicts import UNREAD, typed, whole

from tapeproof.desk import Desk
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.market.homes import sample
from tapeproof.market.market import Market
from tapeproof.terms.changing import replace
from tapeproof.terms.verdict import Proof, Verdict

SORTS = [name for name in statements.EVERY if name != "record"]
"""A record has no figure but its date."""
NEAR = 3
"""Steps either side in which a figure may still be true, beside those that the record blurs."""
COLUMNS = (("off", 8), ("open", 7), ("stands", 8), (UNREAD, 8))
NAMED = Verdict.STANDS_OTHERWISE.value


@dataclass
class Cell:
    """Attacks on one sort of figure: verdicts, readings that were named, and the share that readings cover."""

    verdicts: Counter[str] = field(default_factory=Counter)
    readings: Counter[str] = field(default_factory=Counter)
    uncovered: Counter[str] = field(default_factory=Counter)
    covered: float = 0.0

    @property
    def count(self) -> int:
        """How many attacks."""
        return sum(self.verdicts.values())

    def add(self, proof: Proof | None, share: float, *, is_covered: bool) -> None:
        """Count one attack."""
        self.verdicts[proof.verdict.value if proof else UNREAD] += 1
        self.covered += share
        if proof and proof.verdict is Verdict.STANDS_OTHERWISE and proof.reading:
            self.readings[proof.reading.value] += 1
            if not is_covered:
                self.uncovered[proof.reading.value] += 1


def stories(draw: Draw, count: int) -> Iterator[list[Told]]:
    """So many true stories, each of one statement or of two about one day."""
    made = 0
    for number in range(60 * count):
        if made == count:
            return
        told = statements.EVERY[SORTS[number % len(SORTS)]](draw)
        if told is None or not told.sentence or not is_true(told, draw):
            continue
        made += 1
        beside = None
        if isinstance(told.answer, Move) and told.when.named:
            beside = statements.level_at(draw, told.tape, told.row)
        elif isinstance(told.answer, Level):
            beside = statements.move_at(draw, told.tape, told.row)
        if beside is None or not beside.sentence:
            yield [told]
            continue
        beside = replace(beside, published=told.published)
        # Each is told with the other around it.
        yield [
            replace(told, around=("", f" {beside.sentence}")),
            replace(beside, around=(f"{told.sentence} ", "")),
        ]


def attacks(told: Told, draw: Draw, times: int) -> Iterator[tuple[Told, float, bool, Field]]:
    """The statement with another figure, the share of figures that readings cover, and whether this is one."""
    every = field_of(told)
    if every is None:
        return
    by_reading = covered(told, draw, every)
    hit = set().union(*by_reading.values()) if by_reading else set()
    own = admitted(told, every)
    share = len(hit - own) / max(every.count - len(own), 1)
    if every.count <= len(own):
        return
    for _ in range(times):
        value = every.low + draw.random.randrange(every.count) * every.step
        while value in own:
            value = every.low + draw.random.randrange(every.count) * every.step
        yield stating(told, value), share, value in hit, every


def admitted(told: Told, every: Field) -> set[Decimal]:
    """The figures that are true as they stand: the stated one, at a bound its neighbour, and what the record blurs."""
    said = told.answer.said()
    stated = Decimal(said.get("count", said.get("place", 0))) if "figure" not in said else said["figure"].value
    blur = blur_of(told, said["figure"]) if "figure" in said else Decimal(0)
    steps = NEAR + int(blur / every.step)
    near = (stated + n * every.step for n in range(-steps, steps + 1))
    return {value for value in near if value == stated or told_true(told, value)}


def told_true(told: Told, value: Decimal) -> bool:
    """Whether the statement would be true with another figure."""
    if value <= 0 or "figure" not in told.answer.said():
        return False
    return bool(is_true(stating(told, value), NOBODY))


class _Nobody(Draw):
    """A draw that nothing is drawn from: figures are judged without peers."""

    def __init__(self) -> None:
        """Have no market."""


NOBODY = _Nobody()


def stating(told: Told, value: Decimal) -> Told:
    """The statement with another figure, length or place."""
    said = told.answer.said()
    if "figure" in said:
        return told.restated(figure=replace(said["figure"], value=value))
    return told.restated(**{"count" if "count" in said else "place": int(value)})


def show(cells: dict[tuple[str, int], Cell], mode: str) -> None:
    """Print the table of one mode."""
    heads = "".join(f"{name:>{width}}" for name, width in COLUMNS)
    print(f"\n{mode:<12}{'digits':>7}{'n':>8}{heads}{'named':>8}{'covered':>9}  by reading")
    for (kind, digits), cell in sorted(cells.items()):
        n = cell.count
        counts = "".join(f"{cell.verdicts[name]:>{width}}" for name, width in COLUMNS)
        share, bound = cell.verdicts[NAMED] / n, cell.covered / n
        over = " !" if share > bound + 3 * sqrt(max(bound * (1 - bound), 1 / n) / n) else ""
        by = ", ".join(f"{reading} {100 * times / n:.2f}%" for reading, times in cell.readings.most_common())
        print(f"{kind:<12}{digits:>7}{n:>8}{counts}{100 * share:>7.2f}%{100 * bound:>8.2f}%{over}  {by}")
        if cell.uncovered:
            print(f"{'':<12}not covered by the oracle's count: {dict(cell.uncovered)}")


def main() -> None:
    """Attack, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--market", type=Path, help="a market's record; without it the bundled sample")
    parser.add_argument("--stories", type=int, default=1000, help="true stories")
    parser.add_argument("--times", type=int, default=20, help="random figures for each, typed")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    market = Market.open(given.market or sample())
    desk, draw = Desk(market), Draw(market, Random(given.seed))  # noqa: S311 - a seeded draw, no secret
    tables: dict[str, dict[tuple[str, int], Cell]] = {mode: defaultdict(Cell) for mode in ("typed", "desk")}
    passed: list[str] = []
    told_of = figures = 0
    for story in stories(draw, given.stories):
        told_of += 1
        for told in story:
            figures += field_of(told) is not None
            kind = type(told.answer).__name__.lower()
            for number, (wrong, share, is_covered, every) in enumerate(attacks(told, draw, given.times)):
                for mode, prover in (("typed", typed), ("desk", whole))[: 1 + (number == 0)]:
                    proof = prover(wrong, desk)
                    tables[mode][kind, every.digits].add(proof, share, is_covered=is_covered)
                    if proof and proof.verdict is Verdict.STANDS:
                        passed.append(f"{mode}: {wrong.published} {wrong.sentence} ({proof.value})")
    print(f"{told_of} stories, {figures} figures")
    for mode, cells in tables.items():
        show(cells, mode)
    print(f"\naccepted as they stand: {len(passed)}")
    print("\n".join(passed[:20]))


if __name__ == "__main__":
    main()
