"""How often luck looks remarkable: markets whose days were shuffled, in which nothing is.

    python benchmarks/luck.py [--market DIR] [--runs 1000] [--instruments 40] [--sessions 2500] [--block 20] [--seed 7]

Each market is made of the real one: the last sessions of some instruments of one exchange are cut into blocks, and the
blocks are put in another order, the same for all instruments. What a day looks like beside other instruments and in
its own month stays; what came before is chance. In each, one session of the last year is searched as ``tapeproof find``
searches it; the last session of a quarter is drawn half of the time, so that whole periods are tried as well. A fact
passes that a story might lead with: one whose false discovery rate over everything tried is at most ``LEADING``
(``finder/interest.py``), which was fixed before. In at most 5% of the markets may any fact pass.

The real sessions of the same instruments stand beside, and their passing shows that the threshold is no wall.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from tapeproof.finder.find import Finder
from tapeproof.finder.interest import LEADING
from tapeproof.history.panel import Panel
from tapeproof.kinds import KINDS
from tapeproof.market.homes import sample
from tapeproof.market.market import Market
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask
from tapeproof.terms.instrument import InstrumentType
from tapeproof.terms.quantity import Series

PRICES = ("open", "high", "low", "close")
LAST_YEAR = 250


class Shuffled:
    """A market with the prices of one panel; all else is the real one's."""

    def __init__(self, market: Market, panel: Panel) -> None:
        """Use the panel for whatever is asked."""
        self._market = market
        self._whole = panel

    def __getattr__(self, name: str) -> Any:
        """Whatever is not about prices."""
        return getattr(self._market, name)

    def instruments(self) -> tuple[Any, ...]:
        """Those of the panel."""
        return tuple(one for one in self._market.instruments() if one.id in self._whole.columns)

    def instrument(self, name: str) -> Any:
        """One of the panel."""
        return self._market.instrument(name) if name in self._whole.columns else None

    def panel(self, ask: Ask, subjects: Sequence[str], until: date | None = None) -> Panel:
        """Some columns of the panel; a subject that it lacks is a column of gaps."""
        columns = [self._whole.columns.index(name) if name in self._whole.columns else -1 for name in subjects]
        changes: dict[str, Any] = {}
        for name in (*PRICES, "undo", "suspect", "source", "known_at"):
            changes[name] = getattr(self._whole, name)[:, columns].copy()
        for name in PRICES:
            changes[name][:, np.array(columns) < 0] = np.nan
        group = self._market.group(ask.among.id) if ask.among else None
        known = np.array([group is None or group.known_on(day) for day in self._whole.sessions.tolist()])
        panel = replace(
            self._whole, columns=tuple(subjects), began=(None,) * len(subjects),
            decimals=self._whole.decimals[columns], members=np.repeat(known[:, None], len(subjects), axis=1), **changes,
        )  # fmt: skip
        return panel if until is None else panel.until(until)


def chosen(market: Market, exchange: str, count: int, sessions: int) -> Panel:
    """The last sessions of the instruments of an exchange that have all of them, indexes and named groups first."""
    grouped = {name for group in market.groups() for name in group.members}
    traded = [one for one in market.instruments() if one.exchange == exchange and not one.adjusted]
    traded = [one for one in traded if one.type is not InstrumentType.YIELD]
    order = sorted(
        traded, key=lambda one: (one.type is not InstrumentType.INDEX, one.id not in grouped, hash_of(one.id))
    )
    kept: list[str] = []
    for one in order:
        panel = market.panel(Ask(Series()), [one.id])
        closes = panel.close[-sessions:, 0]
        if len(closes) == sessions and np.isfinite(closes).all() and len(kept) < count:
            kept.append(one.id)
    whole = market.panel(Ask(Series()), kept)
    return whole.since(whole.sessions[-sessions].item())


def hash_of(name: str) -> int:
    """A fixed order that is no order of the alphabet."""
    return sum((at + 7) * ord(letter) ** 2 for at, letter in enumerate(name)) % 1009


def shuffled(panel: Panel, block: int, random: np.random.Generator) -> Panel:
    """The panel with its sessions in blocks of another order, the same for all columns; prices follow from moves."""
    rows = np.arange(1, len(panel.sessions))
    blocks = [rows[at : at + block] for at in range(0, len(rows), block)]
    order = np.concatenate([blocks[at] for at in random.permutation(len(blocks))])
    before = panel.close[:-1]
    moved = {name: getattr(panel, name)[1:] / before for name in PRICES}
    made = np.concatenate([panel.close[:1], panel.close[0] * np.cumprod(moved["close"][order - 1], axis=0)])
    changes: dict[str, Any] = {
        name: np.concatenate([getattr(panel, name)[:1], made[:-1] * moved[name][order - 1]]) for name in PRICES
    }
    changes["close"] = made
    changes["suspect"] = np.concatenate([panel.suspect[:1], panel.suspect[order]])
    return replace(panel, undo=np.ones_like(panel.undo), **changes)


def searched(panel: Panel, random: np.random.Generator) -> date:
    """A session of the last year: any, or with equal chance the last of one of its quarters."""
    days = panel.sessions.astype("datetime64[D]")[-LAST_YEAR:]
    quarters = days.astype("datetime64[M]").astype(int) // 3
    ends = np.flatnonzero(np.diff(quarters))
    among = days[ends] if random.random() < 0.5 else days
    day: date = random.choice(among).item()
    return day


def main() -> None:
    """Shuffle, search, count, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--market", type=Path, help="a market's record; without it the bundled sample")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--exchange", default="XNYS")
    parser.add_argument("--instruments", type=int, default=40)
    parser.add_argument("--sessions", type=int, default=2500)
    parser.add_argument("--block", type=int, default=20, help="sessions that stay together")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    market = Market.open(given.market or sample())
    panel = chosen(market, given.exchange, given.instruments, given.sessions)
    random = np.random.default_rng(given.seed)
    began, least, tried = perf_counter(), [], []
    for _ in range(given.runs):
        made = Shuffled(market, shuffled(panel, given.block, random))
        rates = Finder(made, KINDS).rates(searched(panel, random), panel.columns)  # type: ignore[arg-type]  # as a market
        least.append(rates.min(initial=1.0))
        tried.append(len(rates))
    passed = np.array(least) <= LEADING
    print(
        f"{given.runs:,} markets of {len(panel.columns)} instruments over {len(panel.sessions):,} sessions, blocks of "
        f"{given.block}; {np.median(tried):.0f} statements tried a session; {perf_counter() - began:.0f} seconds"
    )
    print(f"any fact passes a false discovery rate of {LEADING:.0%}: {passed.sum()} ({passed.mean():.1%}; bar 5%)")
    counts = Counter(f"{bound:.0%}" for rate in least for bound in (0.01, 0.05, 0.1, 0.2, 0.5) if rate <= bound)
    print("passing other rates: " + ", ".join(f"{name} {count}" for name, count in counts.items()))
    real = Finder(Shuffled(market, panel), KINDS)  # type: ignore[arg-type]  # as a market
    days = panel.sessions[-LAST_YEAR * 4 :].tolist()
    led = [day for day in days if real.rates(day, panel.columns).min(initial=1.0) <= LEADING]
    named = ", ".join(map(str, led[:12]))
    print(f"real sessions, the last {len(days):,}: {len(led)} pass ({len(led) / len(days):.1%}): {named}")


if __name__ == "__main__":
    main()
