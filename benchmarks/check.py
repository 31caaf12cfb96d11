"""How fast a check is: cold, as a command of its own, and warm, many stories in one process.

    python benchmarks/check.py [--market DIR] [--stories DIR] [--runs 9] [--rounds 3]

Cold: each example story is checked by ``python -m tapeproof check`` that many times; beside it, in turns with it, the
floor: ``python -c "import numpy, click"``, which no command of this kind can go below (with one thread for matrices, as
the command sets it). The Wall Street example is checked on the bundled sample, and both examples on the market of
``--market`` where one is given. The first run writes what Python compiles and what the cache folder lacks, and is not
counted. Seconds are those of a processor, user and system together; beside them the median of the clock.

Explain: a claim of the Wall Street report, from the command to the last line; it opens no market.

Warm: every JSON story of a folder is read, proved and rendered in one process on one core; the first round opens the
market and fetches each history, the later ones find them at hand (their median is given). Stories are those of
``--stories``, else the examples.

Warm times but those of fifty claims are of the clock; on a busy machine compare the ratios and the minima.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from tapeproof.desk import Check, Desk
from tapeproof.faces.formats import json
from tapeproof.faces.inputs.given import Given
from tapeproof.faces.inputs.sources import stories
from tapeproof.faces.wire import report
from tapeproof.market.homes import sample
from tapeproof.market.market import Market
from tapeproof.prover import prove
from tapeproof.reader import read
from tapeproof.terms.story import Story

ROOT = Path(__file__).parents[1]
WALL_STREET = ROOT / "examples" / "wall-street-2018.md"
HONG_KONG = ROOT / "examples" / "hong-kong-2025-03.json"
FLOOR = ("-c", "import numpy, click")
PARTS = ("read", "prove", "render")


class Took(NamedTuple):
    """Seconds of a processor, and of the clock."""

    cpu: float
    clock: float


def cold(story: Path, market: Path, runs: int) -> tuple[list[Took], list[Took]]:
    """What each run of the command took, and of the floor, in turns."""
    check = ("-m", "tapeproof", "check", str(story), "--market", str(market), "--fail-on", "never")
    took(check)
    pairs = [(took(check), took(FLOOR)) for _ in range(runs)]
    return [of_check for of_check, _ in pairs], [of_floor for _, of_floor in pairs]


def explain(runs: int) -> tuple[list[Took], list[Took]]:
    """What each run of ``explain`` on the first claim of the Wall Street example took, and of the floor, in turns."""
    with TemporaryDirectory() as kept:
        report = f"{kept}/report.json"
        check = ("-m", "tapeproof", "check", str(WALL_STREET), "--market", str(sample()), "--fail-on", "never")
        took((*check, "--out", report))
        shown = ("-m", "tapeproof", "explain", report, "c1")
        pairs = [(took(shown), took(FLOOR)) for _ in range(runs)]
    return [of_explain for of_explain, _ in pairs], [of_floor for _, of_floor in pairs]


def took(arguments: Iterable[str]) -> Took:
    """What a command of this Python takes; raises CalledProcessError where it fails."""
    settings = {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings["OPENBLAS_NUM_THREADS"] = "1"
    start, before = perf_counter(), os.times()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=settings)  # noqa: S603 - it is our own command
    clock, after = perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(cpu or clock, clock)  # Windows counts no children


def row(name: str, runs: list[Took], floors: list[Took]) -> str:
    """A line of the table of cold starts."""
    cpu, floor = median(one.cpu for one in runs), median(one.cpu for one in floors)
    figures = (cpu, min(one.cpu for one in runs), floor)
    clock = median(one.clock for one in runs)
    return f"{name:<44}" + "".join(f"{each:>8.3f}" for each in figures) + f"{cpu / floor:>8.1f}{clock:>8.3f}"


def warm(desk: Desk, told: list[Story]) -> dict[str, float]:
    """Seconds of one round over the stories, by part."""
    spent = dict.fromkeys(PARTS, 0.0)
    for story in told:
        marks = [perf_counter()]
        claims, unread = read(story, desk.market.directory, desk.kinds)
        marks.append(perf_counter())
        proofs = prove(claims, story, desk.market)
        marks.append(perf_counter())
        market = desk.market
        json.render(report(Check(story, proofs, unread, market.version, market.digest, market.newest)))
        marks.append(perf_counter())
        for part, start, end in zip(PARTS, marks, marks[1:], strict=False):
            spent[part] += end - start
    return spent


def of_fifty(desk: Desk, told: list[Story], rounds: int) -> tuple[float, float]:
    """Seconds of a processor that fifty claims take, warm: on average, and in the story with most claims.

    Other stories are checked in between; the best of some rounds.
    """
    best: dict[int, tuple[float, int]] = {}
    for _ in range(rounds):
        for at, story in enumerate(told):
            start = process_time()
            claims = len(desk.check(story).proofs)
            best[at] = min(best.get(at, (float("inf"), claims)), (process_time() - start, claims))
    longest = max(best.values(), key=lambda one: one[1])
    return 50 * sum(each[0] for each in best.values()) / sum(each[1] for each in best.values()), 50 * longest[
        0
    ] / longest[1]


def told_in(folder: Path) -> list[Story]:
    """The stories of a folder's JSON files; what is no story is passed over."""
    found = (one for file in sorted(folder.glob("*.json")) for one in stories(str(file), Given()))
    return [story for story in found if isinstance(story, Story)]


def main() -> None:
    """Measure, and print the two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--market", type=Path, help="a market's record; without it the bundled sample alone is used")
    parser.add_argument("--stories", type=Path, default=ROOT / "examples", help="a folder of stories as JSON")
    parser.add_argument("--runs", type=int, default=9, help="cold runs of each")
    parser.add_argument("--rounds", type=int, default=3, help="warm rounds after the first")
    given = parser.parse_args()
    cases = [(WALL_STREET, sample())] + [(story, given.market) for story in (WALL_STREET, HONG_KONG) if given.market]

    print(f"{'cold, CPU seconds':<44}{'median':>8}{'min':>8}{'floor':>8}{'ratio':>8}{'clock':>8}")
    for story, market in cases:
        checks, floors = cold(story, market, given.runs)
        name = f"{story.name} on {'the sample' if market == sample() else market.name}"
        print(row(name, checks, floors))
    print(row("explain", *explain(given.runs)))

    told = told_in(given.stories)
    desk = Desk(Market.open(given.market or sample()))
    rounds = [warm(desk, told) for _ in range(1 + given.rounds)]
    print(
        f"\n{f'one process, {len(told)} stories':<44}" + "".join(f"{part:>8}" for part in PARTS) + "   stories/s a core"
    )
    middle = {part: median(each[part] for each in rounds[1:] or rounds) for part in PARTS}
    for name, spent in (("first round, ms a story", rounds[0]), ("later rounds, ms a story", middle)):
        parts = "".join(f"{1000 * spent[part] / len(told):>8.1f}" for part in PARTS)
        print(f"{name:<44}{parts}{len(told) / sum(spent.values()):>19.1f}")
    mean, longest = of_fifty(desk, told, given.rounds)
    name = "fifty claims, read and proved warm, CPU ms"
    print(f"{name:<44}{1000 * mean:>8.1f} ({1000 * longest:.1f} in the longest story)")


if __name__ == "__main__":
    main()
