"""How fast the market's record answers, beside DuckDB and Polars on Parquet files of the same prices, in one run.

    pip install 'tapeproof[benchmark]'
    python benchmarks/market.py [--instruments 5000] [--days 7500] [--runs 9] [--folder DIR]

The prices are drawn: random walks on weekdays, rounded to cents, with a split in every fiftieth history. They are added
to a record of their own, from one Parquet file for a thousand instruments; the same files are what the peers read. With
``--folder`` the record is kept and used again. The whole size takes 12 GB of disk and some minutes to add.

Every figure is a median in milliseconds, the files in the system's cache. The peers hand out plain columns; what
Tapeproof adds (splits, links, versions, one day validated against the calendar) they do not do. ``numpy`` is the floor:
the same bytes in memory. Times are those of the clock: on a busy machine compare the ratios.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import arro3.io
import numpy as np

from tapeproof.market.add import add
from tapeproof.market.arrow import DAY, REAL, TEXT, Coded, to_arrow
from tapeproof.market.workset.making import refresh
from tapeproof.market.workset.place import place_of
from tapeproof.market.workset.reading import WorkingSet

try:
    import duckdb
    import polars as pl
except ImportError:  # the extra is not installed: our own figures alone
    duckdb = pl = None

ROOT = Path(__file__).parents[1]
STORY = ROOT / "examples" / "hong-kong-2025-03.json"
LAST = np.datetime64("2025-03-07")
AT_ONCE = 1_000
WINDOW = 252
KNOWN = ("^HSI", "^GSPC", "^IXIC")
"""Names that the story speaks of; the others are S00003, S00004 …"""
TYPES = {"instrument": TEXT, "date": DAY} | dict.fromkeys(("open", "high", "low", "close", "volume"), REAL)
ACTIONS = {"instrument": TEXT, "date": DAY, "dividend": REAL, "split": REAL}

Took = Mapping[str, float | None]


def names(count: int) -> tuple[str, ...]:
    """The instruments, ascending."""
    return tuple(sorted(KNOWN[i] if i < len(KNOWN) else f"S{i:05d}" for i in range(count)))


def weekdays(count: int) -> np.ndarray[Any, Any]:
    """So many weekdays up to the last."""
    days = np.arange(LAST - 2 * count - 7, LAST + 1)
    return days[np.is_busday(days)][-count:]


def drawn(some: tuple[str, ...], days: np.ndarray[Any, Any], seed: int) -> dict[str, Any]:
    """Bars of some instruments, sorted by instrument and day."""
    rng = np.random.default_rng(seed)
    shape = (len(some), len(days))
    close = np.round(50 * np.exp(np.cumsum(rng.normal(0.0002, 0.015, shape), axis=1)) + 5, 2)
    spread = np.round(close * np.abs(rng.normal(0, 0.008, shape)), 2)
    code = np.repeat(np.arange(len(some), dtype="i4"), len(days))
    columns = {"open": close, "high": close + spread, "low": close - spread, "close": close}
    return {
        "instrument": Coded(code, some), "date": np.tile(days, len(some)),
        **{name: array.ravel() for name, array in columns.items()}, "volume": np.full(close.size, 1e6),
    }  # fmt: skip


def lay_out(folder: Path, some: tuple[str, ...], days: np.ndarray[Any, Any], seed: int) -> None:
    """Write some instruments as a folder that ``market add`` reads, as traded."""
    folder.mkdir(parents=True)
    listed = "".join(f"{name},{name},{'index' if name in KNOWN else 'stock'}\n" for name in some)
    (folder / "instruments.csv").write_text(f"id,name,kind\n{listed}")
    arro3.io.write_parquet(to_arrow(drawn(some, days, seed), TYPES), folder / "bars.parquet")
    split = [name for name in some if name.endswith(("49", "99"))]
    actions = {
        "instrument": split, "date": np.full(len(split), days[len(days) // 2]),
        "dividend": np.full(len(split), np.nan), "split": np.full(len(split), 2.0),
    }  # fmt: skip
    arro3.io.write_parquet(to_arrow(actions, ACTIONS), folder / "actions.parquet")


def took(act: Callable[[], object]) -> float:
    """Milliseconds that something takes."""
    start = perf_counter()
    act()
    return 1000 * (perf_counter() - start)


def usual(act: Callable[[], object], runs: int) -> float:
    """The median of some runs after a first, in milliseconds."""
    act()
    return median(took(act) for _ in range(runs))


class Peers:
    """DuckDB and Polars on the Parquet files."""

    def __init__(self, files: str) -> None:
        """Read the files that a pattern names."""
        self.files = files
        self._connection = duckdb.connect() if duckdb else None

    def ask(self, sql: str, frame: Callable[[Any], Any], runs: int) -> dict[str, float | None]:
        """Time one question put to both: in SQL over {files}, and of a lazy frame."""
        if self._connection is None:
            return {"duckdb": None, "polars": None}
        asked = sql.format(files=f"read_parquet('{self.files}')")
        return {
            "duckdb": usual(lambda: self._connection.sql(asked).fetchnumpy(), runs),
            "polars": usual(lambda: frame(pl.scan_parquet(self.files)).collect(), runs),
        }


def one_history(working: WorkingSet, peers: Peers, runs: int) -> Took:
    """All bars of one instrument."""
    name = working.names[len(working.names) // 2]
    return {
        "tapeproof": usual(lambda: working.bars(name), runs),
        **peers.ask(
            f"SELECT date, open, high, low, close FROM {{files}} WHERE instrument = '{name}'",  # noqa: S608 - our own
            lambda frame: frame.filter(pl.col("instrument") == name), runs,
        ),
    }  # fmt: skip


def close_panel(working: WorkingSet, peers: Peers, runs: int) -> Took:
    """The closes of all instruments on the last days, side by side; the peers hand them out one below the other."""
    sessions = weekdays(WINDOW)
    return {
        "tapeproof": usual(lambda: working.side_by_side("close", sessions), runs),
        **peers.ask(
            f"SELECT instrument, date, close FROM {{files}} WHERE date >= DATE '{sessions[0]}'",  # noqa: S608 - our own
            lambda frame: frame.filter(pl.col("date") >= sessions[0].item()).select("instrument", "date", "close"),
            runs,
        ),
    }


def full_scan(working: WorkingSet, peers: Peers, runs: int) -> Took:
    """The sum of all closes."""
    held = np.array(working.base["close"])
    return {
        "numpy": usual(held.sum, runs),
        "tapeproof": usual(lambda: working.base["close"].sum() + working.tail["close"].sum(), runs),
        **peers.ask("SELECT sum(close) FROM {files}", lambda frame: frame.select(pl.col("close").sum()), runs),
    }


def further_days(folder: Path, all_names: tuple[str, ...], runs: int) -> Took:
    """A day of all instruments: from a Parquet file to a named version and its working set; the peers write a file."""
    ours, duck, pole = [], [], []
    with tempfile.TemporaryDirectory() as scratch:
        for run in range(1 + runs):
            day = np.array([np.busday_offset(LAST, 1 + run + _days_added(folder), roll="forward")])
            table = to_arrow(drawn(all_names, day, 10_000 + run), TYPES)
            file = Path(scratch) / f"day{run}.parquet"
            arro3.io.write_parquet(table, file)
            ours.append(took(lambda file=file: (add(file, folder), refresh(folder))))
            if duckdb:
                copy = str(Path(scratch) / "copy.parquet")
                duck.append(took(lambda f=str(file), to=copy: duckdb.read_parquet(f).write_parquet(to)))
                pole.append(took(lambda f=file, to=copy: pl.read_parquet(f).write_parquet(to)))
    (folder.parent / "days").write_text(str(_days_added(folder) + 1 + runs))
    return {
        "tapeproof": median(ours[1:]),
        "duckdb": median(duck[1:]) if duck else None,
        "polars": median(pole[1:]) if pole else None,
    }


def _days_added(folder: Path) -> int:
    count = folder.parent / "days"
    return int(count.read_text()) if count.exists() else 0


def derivation(folder: Path) -> Took:
    """The whole working set from the tables, with all links and runs; once."""
    shutil.rmtree(place_of(folder), ignore_errors=True)
    return {"tapeproof": took(lambda: refresh(folder))}


def cold_start(folder: Path, files: str, runs: int) -> Took:
    """A process of its own, from its start to its first answer: a story checked; one history handed out."""
    said = {
        "numpy": ("-c", "import numpy, click"),
        "tapeproof": ("-m", "tapeproof", "check", str(STORY), "--market", str(folder), "--fail-on", "never"),
    }
    if duckdb:
        asked = f"read_parquet('{files}').filter(\"instrument = '{KNOWN[0]}'\").fetchnumpy()"
        said["duckdb"] = ("-c", f"import duckdb; duckdb.{asked}")
        asked = f"scan_parquet('{files}').filter(polars.col('instrument') == '{KNOWN[0]}').collect()"
        said["polars"] = ("-c", f"import polars; polars.{asked}")
    settings = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def run(arguments: tuple[str, ...]) -> None:
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=settings)  # noqa: S603 - our own

    return {who: usual(lambda a=arguments: run(a), runs) for who, arguments in said.items()}


def rows(given: argparse.Namespace, base: Path) -> Iterator[tuple[str, float | None, Took]]:
    """Make the record where it is not there yet; then each measurement with its target in milliseconds."""
    folder, all_names = base / "record", names(given.instruments)
    for start in range(0, len(all_names), AT_ONCE):
        part = base / "parquet" / f"{start:05d}"
        if not part.exists():
            lay_out(part, all_names[start : start + AT_ONCE], weekdays(given.days), start)
            add(part, folder)
    files = str(base / "parquet" / "*" / "bars.parquet")
    yield "derive all, with links and runs", 60_000, derivation(folder)
    working, peers = WorkingSet.open(folder), Peers(files)
    if working is None:
        message = "the working set is not in step with the record that it was just made of"
        raise RuntimeError(message)
    yield "one history", 0.1, one_history(working, peers, given.runs)
    yield f"closes of {WINDOW} days x {len(all_names):,}", 10, close_panel(working, peers, given.runs)
    yield "sum of all closes", None, full_scan(working, peers, given.runs)
    yield "cold start to first answer", 400, cold_start(folder, files, given.runs)
    yield f"append a day of {len(all_names):,}", 1_000, further_days(folder, all_names, min(given.runs, 5))


def main() -> None:
    """Measure, and print the table line by line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--instruments", type=int, default=5_000)
    parser.add_argument("--days", type=int, default=7_500)
    parser.add_argument("--runs", type=int, default=9, help="runs of each, after a first that is not counted")
    parser.add_argument("--folder", type=Path, help="where the record is made and kept; default: a temporary one")
    given = parser.parse_args()
    who = ("tapeproof", "duckdb", "polars", "numpy")
    print(f"{given.instruments:,} instruments x {given.days:,} days, milliseconds")
    print(f"{'':<34}{'target':>10}" + "".join(f"{name:>12}" for name in who))
    with tempfile.TemporaryDirectory() as scratch:
        base = given.folder or Path(scratch)
        os.environ.setdefault("TAPEPROOF_CACHE", str(base / "cache"))
        for name, target, spent in rows(given, base):
            cells = "".join(f"{value:>12,.2f}" if (value := spent.get(each)) else f"{'-':>12}" for each in who)
            print(f"{name:<34}{f'{target:,}' if target else '':>10}{cells}", flush=True)


if __name__ == "__main__":
    main()
