"""What makes a true statement worth saying: rare in its own history, about somebody known, and new.

**Rarity.** A kind gives every session (or whole week, month, quarter, year) of an instrument's history its strength:
the size of a move, either way; the days that a record reaches back; the length of a run, or of the run that ended; the
percent from a peak or a trough. Highs are counted among highs, lows among lows, and those of a whole history are equal.
Of the n on record up to the day, k are at least as strong as this one, which counts
itself: p = k / n, which is never nought (Phipson and Smyth, "Permutation p-values should never be zero", 2010). Only
rows up to the day count; suspect rows and what is measured from them are neither counted nor said. Of a place among the
n members of a group, p = 2 * place / n, what drawing lots would give, as either end would be said.

**Prominence.** Who it is about, in a small table (``PROMINENCE``): the benchmark of a market, another index or what all
newsrooms quote, a member of a named group, one of the ten shares of its exchange in which most money changed hands in
the last whole quarter before the day (of thirty shares at least), a company with several listings, any other share.
Beside it stands the appeal of what happened (``APPEAL``): readers are told of a distance from a peak less gladly than
of a move. Both are fixed beforehand and know nothing of the day.

**Freshness.** What stood the session before is less news. Where the session before had p' = k' / n, freshness is the
part of the surprise that has come since: 1 - log p' / log p, from ``STALE`` to 1. A move is always new.

**Looking everywhere.** With m statements tried, many are rare by chance. Each p is divided by its weight, prominence
times freshness, the prominences taken to a mean of 1 over all m (Genovese, Roeder and Wasserman, "False discovery
control with p-value weighting", 2006), and the false discovery rate is the least m * p / (w * rank) at or after its
rank (Benjamini and Hochberg, 1995). It is told beside each fact.

**Order.** By the score -log10(p / w), highest first. A fact of the same sort and direction as one already listed of
the same exchange has its weight cut to ``REPEATED`` for each, and so has one of a subject already spoken of (its month
after its day): when the whole market falls, the tenth fall is less news than the first record. What is said of one
event (a fall, and since when none was as big; a record, and the move that made it) is one fact, and further events of
the same subject and time are told with the first.

**To lead.** A story may lead with a fact as remarkable beyond luck where its false discovery rate is at most
``LEADING``. That was fixed before it was tried on markets whose days had been shuffled in blocks
(``benchmarks/luck.py``), where nothing is remarkable: there any fact at all passes on at most one day in twenty.
Freshness can only lower a weight, so that it does not undo this. What does not pass may still be told, and be the first
of its day; then the day was an ordinary one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from tapeproof.history.panel import Floats
from tapeproof.terms.exchange import BENCHMARKS
from tapeproof.terms.instrument import Instrument, InstrumentType

COMMON = 0.2
"""What one session in five brings is not worth saying, whoever it is about."""

STALE = 0.05
REPEATED = 0.4

LEADING = 0.05
"""The false discovery rate up to which a fact is remarkable beyond luck."""

PROMINENCE = {
    "the benchmark of its market": 256.0,
    "an index": 16.0,
    "quoted everywhere": 16.0,
    "in a named group": 32.0,
    "among the ten most traded": 32.0,
    "a named group": 16.0,
    "a company with several listings": 8.0,
    "a share": 1.0,
    "a fund": 0.5,
}
"""How many times as likely a statement is to be worth saying as one of a share that is nothing else."""

APPEAL = {
    "move": 1.0, "level": 1.0, "run": 1.0, "end of a run": 0.5, "distance": 0.25, "round number": 1.0,
    "less round number": 0.25, "place": 1.0, "breadth": 0.5,
}  # fmt: skip
"""How gladly readers are told of what happened, whoever it is about."""

MOST_TRADED, OF_SHARES = 10, 30

_BENCHMARKS = frozenset(BENCHMARKS.values())
_INDEX = {InstrumentType.INDEX}
_SHARE = {InstrumentType.STOCK}


def most_traded(turnover: Mapping[str, float], shares: Mapping[str, str]) -> frozenset[str]:
    """The shares with the highest turnover of each exchange; ``shares`` are the exchanges of the market's shares."""
    by_exchange: dict[str, list[str]] = {}
    for name in turnover.keys() & shares.keys():
        by_exchange.setdefault(shares[name], []).append(name)
    return frozenset(
        name
        for names in by_exchange.values()
        if len(names) >= OF_SHARES
        for name in sorted(names, key=lambda each: (-turnover[each], each))[:MOST_TRADED]
    )


def standing(instrument: Instrument, groups: int, listings: int, *, traded: bool = False) -> str:
    """The line of ``PROMINENCE`` that an instrument belongs to, by its type, its named groups and its listings.

    ``traded`` says that it is among the most traded of its exchange.
    """
    if instrument.id in _BENCHMARKS:
        return "the benchmark of its market"
    if instrument.type is InstrumentType.FUND:
        return "a fund"
    if instrument.type not in _SHARE:
        return "an index" if instrument.type in _INDEX else "quoted everywhere"
    if groups:
        return "in a named group"
    if traded:
        return "among the ten most traded"
    return "a company with several listings" if listings > 1 else "a share"


def false_discovery_rates(p_values: Floats) -> Floats:
    """Benjamini and Hochberg's adjusted p-values, at most 1; shape (M,), in the order given."""
    total = len(p_values)
    order = np.argsort(p_values, kind="stable")
    raised = p_values[order] * total / np.arange(1, total + 1)
    least = np.minimum.accumulate(raised[::-1])[::-1]
    rates = np.empty(total)
    rates[order] = np.minimum(least, 1.0)
    return rates


def freshness(p_now: Floats, p_before: Floats) -> Floats:
    """The part of the surprise that is new since the session before, from ``STALE`` to 1. Any shape; NaN is none."""
    with np.errstate(divide="ignore", invalid="ignore"):
        new = 1.0 - np.log(p_before) / np.log(p_now)
    return np.where(np.isfinite(new), np.clip(new, STALE, 1.0), 1.0)


def score(p_value: float, weight: float, repeats: int) -> float:
    """Decimal places of the weighted p-value, after so many facts of the same sort."""
    return -math.log10(p_value / (weight * REPEATED**repeats))
