"""Finding at size: a session of thousands of instruments, all prominent streaks, one more day; beside its peers.

    pip install 'tapeproof[benchmark]'          # pandas and DuckDB; what is not installed is left out, and said so
    python benchmarks/large.py [--only session|streaks|day] [--instruments 5000] [--days 7500] [--points 7600000]
                               [--series 10000] [--rows 2500] [--runs 5] [--folder DIR]

Session: all of a drawn market (``market.py`` says how) is searched on its last session. The first search measures every
gauge, later ones find them. The whole size takes 12 GB of disk, 6 GB of memory and some minutes; with ``--folder`` the
record is kept and used again.

Streaks: all prominent streaks of every series, ``history/prominent.py``, in a thousand walks and in one. Published: 3.4
seconds for 7.6 million points (LLPS; Jiang et al., KDD 2011, on a machine of that time).

Day: one more close for every series with stored links, above and below, and its run (``history/links.py``). That it
equals a rebuild of everything, to the bit, is checked in the run. pandas and DuckDB answer what they can of it, the
last day on which each series was as high, from the same prices.

Seconds of the clock, median and least of the runs, and the load of the machine in the minute before.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from market import AT_ONCE, LAST, lay_out, names, weekdays
from tapeproof.desk import Desk
from tapeproof.history.links import at_or_above, next_at_or_above, next_run_length, run_lengths
from tapeproof.history.prominent import of_all, prominent
from tapeproof.market.add import add
from tapeproof.market.market import Market

THOUSAND = 1000
LONG = 100_000
PART = 500
"""Series drawn and rebuilt at one time, so that memory holds them."""

Row = tuple[str, float | None, list[float], str]
"""What was measured, its target in seconds, the seconds of its runs, and what is worth noting."""


def took(act: Callable[[], object]) -> float:
    """Seconds that something takes."""
    start = perf_counter()
    act()
    return perf_counter() - start


def session(given: argparse.Namespace, base: Path) -> Iterator[Row]:
    """One session of a drawn market: the first search, and later ones."""
    folder, every = base / "record", names(given.instruments)
    os.environ.setdefault("TAPEPROOF_CACHE", str(base / "cache"))
    for start in range(0, len(every), AT_ONCE):
        part = base / "parquet" / f"{start:05d}"
        if not part.exists():
            lay_out(part, every[start : start + AT_ONCE], weekdays(given.days), start)
            add(part, folder)
    desk, day = Desk(Market.open(folder)), LAST.astype(date)
    ids = [one.id for one in desk.market.instruments() if one.exchange == "XNYS"]
    size = f"{len(ids):,} x {given.days:,}"
    first = took(partial(desk.find, day, ids))
    yield f"find, {size}, first", None, [first], ""
    found = desk.find(day, ids)
    note = f"{found.tried:,} statements tried, {len(found.facts)} facts"
    yield f"find, {size}, later", 1.0, [took(partial(desk.find, day, ids)) for _ in range(given.runs)], note


def walks(series: int, rows: int, seed: int) -> np.ndarray[Any, Any]:
    """Random walks in cents, series x rows."""
    deviation = 0.015 if rows <= LONG else 0.0005  # seconds of a year, not days of decades
    steps = np.random.default_rng(seed).normal(0.0, deviation, (series, rows))
    return np.round(50 * np.exp(np.cumsum(steps, axis=1)) + 5, 2)


def streaks(given: argparse.Namespace) -> Iterator[Row]:
    """All prominent streaks of so many points, in many series and in one."""
    for series in (min(THOUSAND, given.points), 1):
        rows = given.points // series
        values, starts = walks(series, rows, series).ravel(), np.arange(series + 1) * rows
        spent = [took(partial(prominent, values, starts)) for _ in range(given.runs)]
        found = prominent(values, starts)
        note = f"{len(found.low):,} of their series, {len(of_all(found).low):,} of all; LLPS 3.4 in 2011"
        yield f"streaks, {series * rows:,} points in {series:,}", 1.0 if series > 1 else None, spent, note


class Stored:
    """Series side by side (N, T), with their links and runs of all days but the last."""

    def __init__(self, series: int, rows: int) -> None:
        """Draw the closes, and link them up to the day before the last."""
        self.close = np.concatenate([walks(min(PART, series - at), rows, at) for at in range(0, series, PART)])
        self.above, self.below, self.run = (
            np.concatenate([each.reshape(-1, rows - 1) for each in parts])
            for parts in zip(*(_linked(self.close[at : at + PART, :-1]) for at in range(0, series, PART)), strict=True)
        )

    def one_more(self) -> tuple[np.ndarray[Any, Any], ...]:
        """The links above and below and the run of the last day, from those stored."""
        now, before = self.close[:, -1], self.close[:, -2]
        latest = np.full(len(now), self.close.shape[1] - 2)
        above, below = (
            next_at_or_above(
                sign * now,
                latest,
                lambda which, row, sign=sign: sign * self.close[which, row],
                lambda which, row, links=links: links[which, row],
            )
            for sign, links in ((1, self.above), (-1, self.below))
        )
        return above, below, next_run_length(now, before, self.run[:, -1])

    def rebuilt(self) -> tuple[np.ndarray[Any, Any], ...]:
        """The same of a rebuild of every day."""
        rows = self.close.shape[1]
        parts = [_linked(self.close[at : at + PART]) for at in range(0, len(self.close), PART)]
        return tuple(np.concatenate([part[n].reshape(-1, rows)[:, -1] for part in parts]) for n in range(3))


def _linked(close: np.ndarray[Any, Any]) -> tuple[np.ndarray[Any, Any], ...]:
    values, starts = close.ravel(), np.arange(len(close) + 1) * close.shape[1]
    return at_or_above(values, starts), at_or_above(-values, starts), run_lengths(values, starts)


def one_more_day(given: argparse.Namespace) -> Iterator[Row]:
    """One more day of every series: from stored links, by a rebuild, and what peers make of the same prices."""
    stored = Stored(given.series, given.rows)
    size = f"{given.series:,} x {given.rows:,}"
    ours, rebuilt = stored.one_more(), stored.rebuilt()
    if not all(np.array_equal(mine, theirs) for mine, theirs in zip(ours, rebuilt, strict=True)):
        message = "one more day and a rebuild disagree: report it"
        raise AssertionError(message)
    spent = [took(stored.one_more) for _ in range(given.runs)]
    yield f"one more day, {size}", 0.05, spent, "highs, lows and runs; equal to the rebuild"
    yield "  a rebuild of every day", None, [took(stored.rebuilt)], ""
    for name, peer in (("NumPy, a look at all", _looked), ("pandas", _with_pandas), ("DuckDB", _with_duckdb)):
        if name.lower() in {"pandas", "duckdb"} and find_spec(name.lower()) is None:
            yield f"  {name}: not installed", None, [], "pip install 'tapeproof[benchmark]'"
            continue
        ask = peer(stored)
        if not np.array_equal(ask(), ours[0]):
            message = f"{name} and the links disagree on the last day as high: report it"
            raise AssertionError(message)
        spent = [took(ask) for _ in range(min(given.runs, 3))]
        yield f"  {name}, highest since", None, spent, "highs alone; nothing stored"


def _looked(stored: Stored) -> Callable[[], np.ndarray[Any, Any]]:
    def ask() -> np.ndarray[Any, Any]:
        reaches = stored.close[:, :-1] >= stored.close[:, -1:]
        return np.where(reaches.any(axis=1), reaches.shape[1] - 1 - reaches[:, ::-1].argmax(axis=1), -1)

    return ask


def _with_pandas(stored: Stored) -> Callable[[], np.ndarray[Any, Any]]:
    frame = import_module("pandas").DataFrame(stored.close.T)

    def ask() -> np.ndarray[Any, Any]:
        reaches = frame.iloc[:-1].ge(frame.iloc[-1], axis=1)
        last = reaches.iloc[::-1].idxmax()
        return np.asarray(last.where(reaches.any(), -1))

    return ask


def _with_duckdb(stored: Stored) -> Callable[[], np.ndarray[Any, Any]]:
    series, rows = stored.close.shape
    connection = import_module("duckdb").connect()
    columns = {  # noqa: F841 - DuckDB finds it by its name
        "series": np.repeat(np.arange(series, dtype=np.int32), rows),
        "day": np.tile(np.arange(rows, dtype=np.int32), series),
        "close": stored.close.ravel(),
    }
    connection.sql("CREATE TABLE bars AS SELECT * FROM columns")
    sql = (
        f"SELECT now.series, coalesce(max(earlier.day), -1) AS day FROM (FROM bars WHERE day = {rows - 1}) AS now "  # noqa: S608 - numbers of our own
        f"LEFT JOIN bars AS earlier ON earlier.series = now.series AND earlier.day < {rows - 1} "
        "AND earlier.close >= now.close GROUP BY now.series ORDER BY now.series"
    )
    return lambda: connection.sql(sql).fetchnumpy()["day"]


def main() -> None:
    """Measure, and print the table line by line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["session", "streaks", "day"], help="one of the three; default: all")
    parser.add_argument("--instruments", type=int, default=5_000, help="of the session that is searched")
    parser.add_argument("--days", type=int, default=7_500, help="before it")
    parser.add_argument("--points", type=int, default=7_600_000, help="in which streaks are sought")
    parser.add_argument("--series", type=int, default=10_000, help="that get one more day")
    parser.add_argument("--rows", type=int, default=2_500, help="of each of them")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the record is made and kept; default: a temporary one")
    given = parser.parse_args()
    print(f"{'seconds':<44}{'target':>8}{'median':>9}{'min':>9}{'load':>6}")
    with tempfile.TemporaryDirectory() as scratch:
        measured: dict[str, Callable[[], Iterator[Row]]] = {
            "streaks": partial(streaks, given),
            "day": partial(one_more_day, given),
            "session": partial(session, given, given.folder or Path(scratch)),
        }
        for name, rows in measured.items():
            for what, target, spent, note in rows() if given.only in {None, name} else ():
                cells = f"{median(spent):>9.3f}{min(spent):>9.3f}" if spent else f"{'-':>9}{'-':>9}"
                goal = f"{target:g}" if target else ""
                print(f"{what:<44}{goal:>8}{cells}{os.getloadavg()[0]:>6.1f}  {note}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
