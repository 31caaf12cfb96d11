"""How fast finding is: cold and warm over a market, and the question at its heart beside a peer.

    python benchmarks/find.py [--market DIR] [--days 8] [--runs 5]

Find: the last sessions of the market's record are searched, all instruments together. The first search measures every
gauge (what earlier runs kept in the cache folder is deleted), the first of a later run maps those that were kept, and
later searches find them at hand. Seconds are those of the processor as well as of the clock.

Highest since: for every close of one history, how long none was as high. Ours is ``history/records.py``; the peer is
what one writes in an afternoon, a loop over NumPy arrays that looks back from every close. pandas has no such question
of its own: the same loop in its words stands beside them; DuckDB is asked by a join of the closes with themselves. What
is not installed is left out, and said so (``pip install 'tapeproof[benchmark]'``).

On a busy machine compare the ratios and the minima; its load stands at the end. ``large.py`` measures larger markets.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import numpy as np

from tapeproof.desk import Desk
from tapeproof.history import records
from tapeproof.history.panel import Floats, Ints
from tapeproof.market.homes import sample
from tapeproof.market.market import Market
from tapeproof.market.workset.derived import FOLDER
from tapeproof.market.workset.place import place_of
from tapeproof.terms.claim import Ask
from tapeproof.terms.quantity import Series, Unit

CLOSES = 5000
"""Of the longest history: the peers take the square of it."""


def last_days(market: Market, count: int) -> list[np.datetime64]:
    """The last sessions of the exchange with the longest calendar, oldest first."""
    exchanges = {one.exchange for one in market.instruments() if one.exchange}
    calendars = [calendar for mic in exchanges if (calendar := market.calendar(mic)) is not None]
    longest = max(calendars, key=lambda calendar: len(calendar.sessions))
    return list(longest.sessions[-count:])


def searched(desk: Desk, day: np.datetime64) -> tuple[float, float]:
    """Seconds of the clock and of the processor that one search takes."""
    clock, processor = perf_counter(), process_time()
    desk.find(day.item())
    return perf_counter() - clock, process_time() - processor


def looked_back(closes: Floats) -> Ints:
    """The peer: the last earlier close at or above each, by looking."""
    found = np.full(len(closes), -1)
    for row in range(1, len(closes)):
        beyond = np.flatnonzero(closes[:row] >= closes[row])
        found[row] = beyond[-1] if len(beyond) else -1
    return found


def with_pandas(closes: Floats) -> Ints:
    """The same with pandas, as its users write it: the last index of what is at or above, for every row."""
    series = import_module("pandas").Series(closes)
    found = [series.iloc[:row][series.iloc[:row] >= close].last_valid_index() for row, close in enumerate(closes)]
    return np.array([-1 if row is None else row for row in found])


def with_duckdb(closes: Floats) -> Ints:
    """The same in SQL: of all earlier closes at or above each, the last."""
    connection = import_module("duckdb").connect()
    columns = {"row": np.arange(len(closes)), "close": closes}  # noqa: F841 - DuckDB finds it by its name
    connection.sql("CREATE TABLE bars AS SELECT * FROM columns")
    asked = connection.sql(
        "SELECT now.row, coalesce(max(earlier.row), -1) AS found FROM bars AS now LEFT JOIN bars AS earlier "
        "ON earlier.row < now.row AND earlier.close >= now.close GROUP BY now.row ORDER BY now.row"
    )
    return np.asarray(asked.fetchnumpy()["found"])


def main() -> None:
    """Measure, and print the two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--market", type=Path, help="a market's record; without it the bundled sample is used")
    parser.add_argument("--days", type=int, default=8, help="sessions searched")
    parser.add_argument("--runs", type=int, default=5, help="runs of the question at the heart")
    given = parser.parse_args()
    market = Market.open(given.market or sample())
    desk = Desk(market)
    days = last_days(market, given.days)
    shutil.rmtree(place_of(market.folder) / FOLDER, ignore_errors=True)
    cold = searched(desk, days[0])
    for day in days:
        searched(desk, day)
    warm = [searched(desk, day) for day in days]
    kept = searched(Desk(Market.open(given.market or sample())), days[0])
    print(f"{f'find, {len(market.instruments())} instruments, seconds':<44}{'clock':>8}{'min':>8}{'processor':>12}")
    print(f"{'first search, every gauge measured':<44}{cold[0]:>8.3f}{cold[0]:>8.3f}{cold[1]:>12.3f}")
    print(f"{'first search, gauges kept from a run before':<44}{kept[0]:>8.3f}{kept[0]:>8.3f}{kept[1]:>12.3f}")
    clocks, processors = zip(*warm, strict=True)
    print(f"{'later searches, median':<44}{median(clocks):>8.3f}{min(clocks):>8.3f}{median(processors):>12.3f}")

    longest = min(market.instruments(), key=lambda one: (one.first is None, one.first))
    panel = market.panel(Ask(Series()), [longest.id])
    panel = panel.since(panel.sessions[-CLOSES:][0].item())
    line = records.line(panel, Series(unit=Unit.POINTS))
    ours = [_took(lambda: records.rival(line, 1)) for _ in range(given.runs)]
    closes = panel.close[:, 0][np.isfinite(panel.close[:, 0])]
    print(f"\n{f'highest since, {len(closes):,} closes of {longest.id}':<44}{'median':>8}{'min':>8}{'times ours':>12}")
    print(f"{'previous higher, by table':<44}{median(ours):>8.4f}{min(ours):>8.4f}{1.0:>12.1f}")
    theirs = {"NumPy, a look back from each": looked_back}
    for peer, said, asked in (
        ("pandas", "pandas, a look back from each", with_pandas),
        ("duckdb", "DuckDB, a join with itself", with_duckdb),
    ):
        if find_spec(peer) is None:
            print(f"{said:<44}{'not installed':>20}")
        else:
            theirs[said] = asked
    for name, question in theirs.items():
        seconds = [_took(partial(question, closes)) for _ in range(2)]
        print(f"{name:<44}{median(seconds):>8.4f}{min(seconds):>8.4f}{median(seconds) / median(ours):>12.1f}")
    print(f"load of the machine {os.getloadavg()[0]:.1f}")


def _took(question: Callable[[], object]) -> float:
    start = perf_counter()
    question()
    return perf_counter() - start


if __name__ == "__main__":
    main()
