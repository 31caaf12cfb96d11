"""Build the bundled sample market from data inside two packages of the Python index (extra ``sample``).

Writes ``src/tapeproof/market/sample``: the same Delta tables that ``tapeproof market add`` makes, and SOURCES.md.
Prices are those of the packages; 32-bit noise is rounded off (2098.56003 becomes 2098.56) and nothing is filled in.
"""

from __future__ import annotations

import csv
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import arch.data.nasdaq
import arch.data.sp500
import arch.data.vix
import arch.data.wti
import arro3.io
import numpy as np
import pandas as pd
from skfolio.datasets import load_sp500_dataset, load_sp500_index

from tapeproof.market.add import add
from tapeproof.market.arrow import DAY, REAL, TEXT, Coded, to_arrow
from tapeproof.market.rows import PRICES

TARGET = Path(__file__).parent.parent / "src" / "tapeproof" / "market" / "sample"
RECORDED = datetime(2026, 1, 1, tzinfo=UTC)  # fixed, so that building again gives the same digest
CENT = 0.005
MEMBERS = {
    "AAPL": "Apple", "AMD": "Advanced Micro Devices", "BAC": "Bank of America", "BBY": "Best Buy", "CVX": "Chevron",
    "GE": "General Electric", "HD": "Home Depot", "JNJ": "Johnson & Johnson", "JPM": "JPMorgan Chase",
    "KO": "Coca-Cola", "LLY": "Eli Lilly", "MRK": "Merck", "MSFT": "Microsoft", "PEP": "PepsiCo", "PFE": "Pfizer",
    "PG": "Procter & Gamble", "RRC": "Range Resources", "UNH": "UnitedHealth", "WMT": "Walmart", "XOM": "Exxon Mobil",
}  # fmt: skip
OTHERS = {
    "^GSPC": ("S&P 500", "index", "XNYS", "", "skfolio sp500_index (closes); arch sp500 (open, high, low 1999-2018)"),
    "^IXIC": ("Nasdaq Composite", "index", "XNYS", "", "arch nasdaq"),
    "^VIX": ("Cboe Volatility Index", "index", "XNYS", "", "arch vix (FRED VIXCLS)"),
    "CL=F": (
        "WTI crude oil (Cushing spot, standing in for the front future)", "spot", "CMES", "stand_in",
        "arch wti (FRED DCOILWTICO)",
    ),
}  # fmt: skip
FACTS = """\
# The sample market

Daily prices from data files inside two packages of the Python index, made by `scripts/build_sample.py`. Licences of the
packages: skfolio BSD-3-Clause, arch NCSA.

| instruments | days | from |
| --- | --- | --- |
| `^GSPC` S&P 500: closes | 1990-01-02 to 2022-12-28 | skfolio {skfolio}, `load_sp500_index` |
| `^GSPC`: open, high, low, volume | 1999-01-04 to 2018-12-31 | arch {arch}, `arch.data.sp500` |
| `^IXIC` Nasdaq Composite: all columns | 1999-01-04 to 2018-12-31 | arch {arch}, `arch.data.nasdaq` |
| `^VIX` Cboe Volatility Index: closes | 2014-01-03 to 2019-01-03 | arch {arch}, `arch.data.vix` (FRED VIXCLS) |
| `CL=F` WTI crude oil: spot, Cushing | 1986-01-02 to 2019-01-03 | arch {arch}, `arch.data.wti` (FRED DCOILWTICO) |
| twenty members of the S&P 500: closes | 1990-01-02 to 2022-12-28 | skfolio {skfolio}, `load_sp500_dataset` |

The members: {members}.

How good they are:

- **S&P 500, Nasdaq.** The two packages' closes of the S&P 500 agree to a thousandth of a point on all {common} common
  days.
- **Members.** Adjusted for splits **and dividends**, three decimals. They are not the prices printed at the time: each
  is marked `adjusted`, and no claim about them is ever called off.
- **WTI.** The spot price, which differs from the front future by up to a few per cent. It stands under the future's
  symbol, since "oil" in a story is the future. Every row is marked `stand_in`: a figure that agrees stands, none is
  ever called off.

## Licences

"""


def main() -> None:
    """Build the folder anew."""
    with tempfile.TemporaryDirectory() as scratch:
        layout = Path(scratch) / "sample"
        layout.mkdir()
        prices = pd.concat(_prices(), ignore_index=True)
        columns: dict[str, Any] = {name: prices[name].to_numpy(dtype="f8") for name in (*PRICES, "volume")}
        codes, names = pd.factorize(prices["instrument"])
        columns["instrument"] = Coded(codes.astype("i4"), list(names))
        columns["date"] = prices["date"].to_numpy().astype("datetime64[D]")
        types = {"instrument": TEXT, "date": DAY, **dict.fromkeys((*PRICES, "volume"), REAL)}
        arro3.io.write_parquet(to_arrow(columns, types), layout / "daily.parquet")
        _instruments(layout / "instruments.csv")
        shutil.rmtree(TARGET, ignore_errors=True)
        added = add(layout, TARGET, recorded_at=RECORDED)
    (TARGET / ".writer").unlink()
    _sources(TARGET / "SOURCES.md")
    size = sum(file.stat().st_size for file in TARGET.rglob("*") if file.is_file())
    print(f"{added.new} rows, {added.instruments} instruments, {size / 1e6:.2f} MB, digest {added.version.digest}")
    if added.set_aside:
        sys.exit(f"{len(added.set_aside)} rows set aside, the first: {added.set_aside[0]}")


def _prices() -> list[pd.DataFrame]:
    index = load_sp500_index()["SP500"]
    bars = arch.data.sp500.load()
    apart = (bars["Close"] - index).dropna().abs()
    if len(apart) != len(bars) or apart.max() > CENT:
        sys.exit(f"the closes of the S&P 500 differ by {apart.max()} on {apart.idxmax()}")
    whole = _bars("^GSPC", bars).set_index("date").reindex(index.index)
    whole["close"] = index.round(2)
    whole["instrument"] = "^GSPC"
    members = load_sp500_dataset()
    return [
        whole.rename_axis("date").reset_index(),
        _bars("^IXIC", arch.data.nasdaq.load()),
        _closes("^VIX", arch.data.vix.load()["vix"]),
        _closes("CL=F", arch.data.wti.load()["DCOILWTICO"]),
        *(_closes(name, members[name]) for name in MEMBERS),
    ]


def _bars(name: str, table: pd.DataFrame) -> pd.DataFrame:
    bars = table[["Open", "High", "Low", "Close", "Volume"]].rename(columns=str.lower).astype("f8")
    bars[list(PRICES)] = bars[list(PRICES)].round(2)
    return bars.assign(instrument=name).rename_axis("date").reset_index()


def _closes(name: str, closes: pd.Series) -> pd.DataFrame:
    found = closes.dropna().rename("close").rename_axis("date").reset_index().assign(instrument=name)
    return found.assign(open=np.nan, high=np.nan, low=np.nan, volume=np.nan)


def _instruments(file: Path) -> None:
    with file.open("w", newline="", encoding="utf-8") as stream:
        write = csv.writer(stream)
        write.writerow(["id", "name", "kind", "currency", "exchange", "source", "notes", "marks"])
        for name, (title, kind, exchange, marks, source) in OTHERS.items():
            write.writerow([name, title, kind, "USD", exchange, source.replace("(", "[").replace(")", "]"), "", marks])
        for name, title in MEMBERS.items():
            notes = "adjusted for dividends: not the prices printed at the time"
            write.writerow([name, title, "equity", "USD", "XNYS", "skfolio sp500_dataset", notes, "adjusted"])


def _sources(file: Path) -> None:
    packages = {name: distribution(name) for name in ("skfolio", "arch")}
    text = FACTS.format(
        **{name: package.version for name, package in packages.items()},
        members=" ".join(f"`{name}`" for name in MEMBERS), common=f"{len(arch.data.sp500.load()):,}",
    )  # fmt: skip
    for name, package in packages.items():
        licence = next(found for found in package.files or () if found.name.startswith("LICENSE"))
        text += f"### {name} {package.version}\n\n```\n{licence.read_text('utf-8').strip()}\n```\n\n"
    file.write_text(text.rstrip() + "\n", "utf-8")


if __name__ == "__main__":
    main()
