"""Kill writers of a market at random moments, with readers at work, and see that nothing is lost or torn.

    python scripts/kill_run.py [--kills 200] [--readers 2] [--seed 1] [--folder DIR]

A writer adds day after day of a market whose every price is known beforehand, with corrections, brings the working set
in step, and now and then merges the files. It is killed with -9: every other time at a random moment, else right before
or after a random write to the disk, of which most lie between the commits of two tables. Then another goes on. Readers
in other processes open the market all the while, with the working set and without.

It fails where a day that was acknowledged is lost, where a reader fails, sees one half of an addition or a version that
goes back, or where links of the working set are not those of its prices. Needs a system with SIGKILL.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from tapeproof.history.links import at_or_above
from tapeproof.market import durable, store
from tapeproof.market.add import add
from tapeproof.market.compact import compact
from tapeproof.market.market import Market
from tapeproof.market.record import Record
from tapeproof.market.workset import columns
from tapeproof.market.workset.making import refresh
from tapeproof.terms.claim import Ask
from tapeproof.terms.quantity import Series

FIRST = date(2020, 1, 1)
START = datetime(2024, 1, 1, tzinfo=UTC)
NAMES = ("BTC-USD", "ETH-USD", "SOL-USD", "XRP-USD")
"""Round the clock: every day is a session."""
ASK = Ask(Series())
EVERY_CORRECTION, EVERY_MERGE = 4, 7
READY = "ready"
LONGEST = 1.5
"""Seconds until a writer that is ready is killed, at most."""
PAUSE = 0.02
"""Seconds between two readings of a reader."""
MOST_WRITES = 150
"""Writes to the disk until a writer is killed, at most: an addition has some thirty."""


def price(name: int, day: int, after: int) -> float:
    """A close as it stands after some days were added: every fourth day corrects the one two days before."""
    corrected = (day + 2) % EVERY_CORRECTION == 0 and after >= day + 2
    return 1000.0 * (name + 1) + (day * 37) % 101 + 0.5 * corrected


def expected(after: int) -> list[list[float]]:
    """The closes of every instrument after some days were added."""
    return [[price(name, day, after) for day in range(after + 1)] for name in range(len(NAMES))]


def lines(day: int) -> Iterator[str]:
    """A day as it is added, with its correction."""
    yield "instrument,date,close"
    for which in (day, *((day - 2,) if day >= 2 and day % EVERY_CORRECTION == 0 else ())):
        for number, name in enumerate(NAMES):
            yield f"{name},{FIRST + timedelta(which)},{price(number, which, day)}"


def days_in(market: Market) -> int:
    """The last day that a market holds; raises AssertionError where it is not whole."""
    panel = market.panel(ASK, NAMES)
    after = len(panel.sessions) - 1
    assert panel.close.T.tolist() == expected(after), f"torn at day {after}: {panel.close.T.tolist()}"  # noqa: S101 - what this is for
    return after


def write(folder: Path, kill_at: int) -> None:
    """Add days for ever and say which are done; with ``kill_at`` end at that write to the disk."""
    if kill_at:
        die_at(kill_at)
    day = days_in(Market.open(folder)) + 1 if store.versions(folder) else 0
    print(READY, flush=True)
    while True:
        file = folder.parent / f"day-{os.getpid()}.csv"
        file.write_text("\n".join(lines(day)))
        add(file, folder, recorded_at=START + timedelta(day))
        print(day, flush=True)
        refresh(folder)
        if day % EVERY_MERGE == 0:
            compact(folder)
            refresh(folder)
        day += 1


def die_at(count: int) -> None:
    """Let this process kill itself before or after a write to the disk."""
    left = [count]

    def dying(act: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any) -> Any:
            left[0] -= 1
            mine = left[0] == 0
            if mine and count % 2:
                os.kill(os.getpid(), signal.SIGKILL)
            done = act(*arguments)
            if mine:
                os.kill(os.getpid(), signal.SIGKILL)
            return done

        return watched

    durable.sync_file = dying(durable.sync_file)
    columns.sync_file = dying(columns.sync_file)
    store.sync = dying(store.sync)


def read(folder: Path, acknowledged: Path) -> None:
    """Open the market for ever; ends with an exception where it is not as it should be."""
    seen, done = -1, Counter[str]()
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(1))
    while not stopped:
        least = int(acknowledged.read_text() or -1)
        record = Record.open(folder)
        record = record if done.total() % 3 else Record(folder)
        done["working set" if record.working else "tables"] += 1
        after = days_in(Market(record))
        if after < max(seen, least):
            raise AssertionError(f"day {after} after {seen} was seen and {least} acknowledged")
        if record.working:
            _links(record)
        seen = after
        time.sleep(PAUSE)
    print(dict(done))


def _links(record: Record) -> None:
    for name in NAMES:
        closes = record.working.bars(name).close
        found = record.working.links(name, "close")
        whole = np.array([0, len(closes)])
        assert np.array_equal(found.above, at_or_above(closes, whole)), name  # noqa: S101 - what this is for
        assert np.array_equal(found.below, at_or_above(-closes, whole)), name  # noqa: S101 - what this is for


def own(*arguments: str) -> subprocess.Popen[bytes]:
    """Another process of this script; without buffers, so that no line that it says waits behind another."""
    said = [sys.executable, __file__, *arguments]
    return subprocess.Popen(said, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)  # noqa: S603 - it is ourselves


def run(folder: Path, kills: int, readers: int, seed: int) -> list[str]:
    """Kill that many writers; what went wrong, in words."""
    rng = random.Random(seed)  # noqa: S311 - moments to kill at are no secrets
    acknowledged, last, there, wrong = folder.parent / "acknowledged", -1, -1, []
    acknowledged.write_text("")
    reading: list[subprocess.Popen[bytes]] = []
    died = Counter[str]()
    for kill in range(kills):
        at = rng.randint(1, MOST_WRITES) if kill % 2 else 0
        writer = own("--write", str(folder), "--kill-at", str(at))
        until, wait = None, rng.uniform(0, LONGEST)
        while (line := _line(writer, until)) not in ("", None):
            if line == READY:
                until = None if at else time.monotonic() + wait
                continue
            last = int(line)
            durable.put(acknowledged, line.encode())
        writer.kill()
        rest, error = writer.communicate()
        last = int(rest.split()[-1]) if rest.split() else last
        died["between writes" if at else "at a moment"] += 1
        if writer.returncode != -signal.SIGKILL:
            wrong.append(f"writer {kill} ended by itself:\n{error.decode()}")
        if store.versions(folder):
            least, there = max(last, there), days_in(Market(Record(folder)))
            if not least <= there <= least + 1:
                wrong.append(f"after kill {kill}: day {there} is there, {last} was acknowledged")
            while len(reading) < readers:
                reading.append(own("--read", str(folder)))
        if wrong:
            break
    for reader in reading:
        reader.terminate()
        said, error = reader.communicate()
        wrong += [f"a reader failed:\n{error.decode()}"] if reader.returncode else []
        print(f"reader: {said.decode().strip()}")
    print(f"{dict(died)}, {last + 1} days acknowledged, {len(store.versions(folder))} versions")
    return wrong


def _line(writer: subprocess.Popen[bytes], until: float | None) -> str | None:
    """The next line that a writer says, "" where it ended, None where the moment comes first."""
    import select  # noqa: PLC0415 - there is none for pipes on Windows

    while until is None or time.monotonic() < until:
        if select.select([writer.stdout], [], [], 0.02)[0]:
            return writer.stdout.readline().decode().strip() if writer.stdout else ""
    return None


def main() -> None:
    """Run, and exit with 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--readers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="an empty folder to work in; default: a temporary one")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--kill-at", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.write:
        write(given.write, given.kill_at)
    elif given.read:
        read(given.read, given.read.parent / "acknowledged")
    else:
        with tempfile.TemporaryDirectory() as scratch:
            base = given.folder or Path(scratch)
            os.environ["TAPEPROOF_CACHE"] = str(base / "cache")
            wrong = run(base / "record", given.kills, given.readers, given.seed)
        print("\n".join(wrong) or f"{given.kills} kills: nothing lost, nothing torn, no reader failed")
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
