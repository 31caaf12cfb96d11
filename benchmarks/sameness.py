"""Same story, same market, same bytes: a thousand times over.

    python benchmarks/sameness.py [--market DIR] [--stories DIR] [--runs 1000] [--processes 4]

In one process every story is checked that many times, in another order each time, so that what one check leaves behind
(panels kept, histories decoded) meets every other; every hundred runs the market is opened anew. Then as many processes
check them once, each with another seed for the hashes of strings. The reports have to be equal to the byte.

Stories are those of ``--stories`` (JSON), else the examples, and with them true statements drawn from the market.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from seeded import statements
from seeded.telling import Draw

from tapeproof.desk import Desk
from tapeproof.faces.formats import json
from tapeproof.faces.inputs.given import Given
from tapeproof.faces.inputs.sources import stories
from tapeproof.faces.wire import report
from tapeproof.market.homes import sample
from tapeproof.market.market import Market
from tapeproof.terms.story import Story

ROOT = Path(__file__).parents[1]
DRAWN = 12
"""Statements drawn from the market, each a story."""
ANEW = 100


def told_in(folder: Path, market: Market) -> list[Story]:
    """The stories of a folder's files, and some drawn from the market."""
    files = (file for file in sorted(folder.iterdir()) if file.suffix in {".json", ".md"})
    found = (one for file in files for one in stories(str(file), Given()))
    draw = Draw(market, Random(7))  # noqa: S311 - a seeded draw, no secret
    tellers = list(statements.EVERY.values())
    drawn = (told.story for teller in tellers for _ in range(3) if (told := teller(draw)) and told.sentence)
    return [*(story for story in found if isinstance(story, Story)), *list(drawn)[:DRAWN]]


def rendered(story: Story, desk: Desk) -> bytes:
    """The report of a story as it is written."""
    return json.render(report(desk.check(story))).encode()


def in_one_process(folder: Path, market: Path, runs: int) -> tuple[dict[int, set[str]], int]:
    """The digests of every story's reports, by its number; and how many reports there were."""
    desk = Desk(Market.open(market))
    told = told_in(folder, desk.market)
    found: dict[int, set[str]] = {number: set() for number in range(len(told))}
    order, count = list(found), 0
    for run in range(runs):
        if run and run % ANEW == 0:
            desk = Desk(Market.open(market))
        Random(run).shuffle(order)  # noqa: S311 - an order, no secret
        for number in order:
            found[number].add(digest(rendered(told[number], desk)))
            count += 1
    return found, count


def digest(data: bytes) -> str:
    """A digest of bytes."""
    return hashlib.sha256(data).hexdigest()


def in_processes(folder: Path, market: Path, seeds: range) -> Iterator[str]:
    """The digest of all reports, once a process."""
    for seed in seeds:
        settings = {**os.environ, "PYTHONHASHSEED": str(seed)}
        once = [sys.executable, __file__, "--once", "--market", str(market), "--stories", str(folder)]
        ran = subprocess.run(once, check=True, capture_output=True, text=True, env=settings)  # noqa: S603 - it is this script
        yield ran.stdout.strip()


def main() -> None:
    """Check and compare; exit status 1 where two reports of one story differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--market", type=Path, default=sample(), help="a market's record; without it the bundled sample"
    )
    parser.add_argument("--stories", type=Path, default=ROOT / "examples", help="a folder of stories")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--once", action="store_true", help="print one digest of all reports, and no more")
    given = parser.parse_args()
    if given.once:
        desk = Desk(Market.open(given.market))
        every = b"".join(rendered(story, desk) for story in told_in(given.stories, desk.market))
        print(digest(every))
        return
    found, count = in_one_process(given.stories, given.market, given.runs)
    differing = sum(len(digests) != 1 for digests in found.values())
    print(f"one process: {len(found)} stories, {count} reports, {differing} stories whose reports differ")
    processes = list(in_processes(given.stories, given.market, range(1, given.processes + 1)))
    print(f"{len(processes)} processes, each with its own hashes: {len(set(processes))} outcome(s)")
    if differing or len(set(processes)) > 1:
        sys.exit(1)


if __name__ == "__main__":
    main()
