"""Weighing: p-values of everything tried, the weights of who and what, and the share of chance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from msgspec import Struct

from tapeproof.finder.fact import Interest
from tapeproof.finder.gauge import Reading, first_day
from tapeproof.finder.interest import APPEAL, COMMON, PROMINENCE, false_discovery_rates, freshness, score
from tapeproof.finder.places import Placing
from tapeproof.history.panel import Floats, Ints


class Tried(Struct, frozen=True, eq=False):
    """What one reading or placing says of its ``columns`` (numbers into ``names``); p-values of every name."""

    source: Reading | Placing
    names: tuple[str, ...]
    columns: Ints
    p_value: Floats
    p_before: Floats

    @property
    def sort(self) -> str:
        """What happened, as ``interest.APPEAL`` lists it."""
        return "place" if isinstance(self.source, Placing) else self.source.gauge.event.sort


class Candidate(Struct, frozen=True):
    """One statement worth a look: of whom, by which reading or place, its p-value, weight and how all that came."""

    name: str
    source: Reading | Placing
    column: int
    p_value: float
    weight: float
    freshness: float
    prominence: float
    rate: float

    @property
    def sort(self) -> str:
        """What happened, as ``interest.APPEAL`` lists it."""
        return "place" if isinstance(self.source, Placing) else self.source.gauge.event.sort

    @property
    def what(self) -> str:
        """What is counted."""
        return self.source.what if isinstance(self.source, Placing) else self.source.gauge.event.what

    def interest(self, line: str, repeats: int) -> Interest:
        """Why it stands where it stands, after so many facts like it; ``line`` is that of the table of prominence."""
        of_lots = isinstance(self.source, Placing)
        return Interest(
            score=score(self.p_value, self.weight, repeats),
            p_value=self.p_value,
            times=int(self.source.place[self.column] if isinstance(self.source, Placing) else self._times),
            of=self.source.count if isinstance(self.source, Placing) else int(self.source.of[self.column]),
            since=self._since,
            false_discovery_rate=self.rate,
            prominence=self.prominence,
            standing=line,
            freshness=self.freshness,
            repeats=repeats,
            chance=of_lots,
        )

    @property
    def _times(self) -> int:
        return 0 if isinstance(self.source, Placing) else int(self.source.times[self.column])

    @property
    def _since(self) -> date | None:
        if isinstance(self.source, Placing):
            return None
        day = first_day(self.source.gauge, self.column).astype("datetime64[D]").item()
        return day if isinstance(day, date) else None


class Weighed(Struct, frozen=True, eq=False):
    """Everything tried, (M,) each: which source and column, p-value, weight, freshness and false discovery rate."""

    told: Sequence[Tried]
    whose: Ints
    column: Ints
    p_value: Floats
    weight: Floats
    fresh: Floats
    prominence: Floats
    rate: Floats

    def candidates(self, common: float = COMMON) -> list[Candidate]:
        """What is not too common to be said: whose p-value is at most ``common``."""
        return [
            Candidate(
                self.told[self.whose[n]].names[self.column[n]], self.told[self.whose[n]].source, int(self.column[n]),
                float(self.p_value[n]), float(self.weight[n]), float(self.fresh[n]), float(self.prominence[n]),
                float(self.rate[n]),
            )
            for n in np.flatnonzero(self.p_value <= common).tolist()
        ]  # fmt: skip


def weighed(told: Sequence[Tried], lines: dict[str, str]) -> Weighed:
    """Weigh everything tried, and correct for all of it; ``lines`` are those of the table of prominence."""
    none = np.zeros(0, dtype=np.int64)
    whose = np.repeat(np.arange(len(told)), [len(one.columns) for one in told])
    column = np.concatenate([one.columns for one in told]) if told else none
    p_value = np.concatenate([one.p_value[one.columns] for one in told]) if told else np.zeros(0)
    before = np.concatenate([one.p_before[one.columns] for one in told]) if told else np.zeros(0)
    fresh = freshness(p_value, before)
    prominence = np.array([PROMINENCE[lines[one.names[n]]] for one in told for n in one.columns.tolist()])
    appeal = np.repeat(np.array([APPEAL[one.sort] for one in told]), [len(one.columns) for one in told])
    fixed = prominence * appeal
    weight = fixed * fresh / (fixed.mean() if len(fixed) else 1.0)
    rate = false_discovery_rates(p_value / weight)
    return Weighed(told, whose.astype(np.int64), column, p_value, weight, fresh, prominence, rate)
