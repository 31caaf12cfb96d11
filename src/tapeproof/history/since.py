"""How far back a record is said to reach, and whether it does (SEMANTICS 6)."""

from __future__ import annotations

from typing import Any

import numpy as np

from tapeproof.history import periods
from tapeproof.terms.period import Ago, Ever, Grain, Since, SinceDate, Within


def reaches_back(since: Since, rival: np.datetime64, found: Any, *, ever: bool) -> bool | None:
    """Whether the last rival lies where the words put it, or further back; None where the record does not tell.

    ``ever`` tells whether none on record means none at all; ``found`` its ``day``, its ``grain`` ("" for sessions)
    and from which day on all values are on record (``covered``).
    """
    match since:
        case Ever():
            return (True if ever else None) if np.isnat(rival) else False
        case Within(period):
            return _none_from(np.datetime64(period.first), rival, found.covered)
        case Ago():
            grain = Grain(str(found.grain)) if found.grain else None
            return _none_from(periods.breaks_from(found.day, since, grain), rival, found.covered)
        case SinceDate(period, there):
            first, last = np.datetime64(period.first) - period.soft, np.datetime64(period.last) + period.soft
            if not there or (not np.isnat(rival) and rival >= first):
                return _none_from(last + 1, rival, found.covered)
            return False if not np.isnat(rival) or _none_from(first, rival, found.covered) else None


def _none_from(day: np.datetime64, rival: np.datetime64, covered: np.datetime64) -> bool | None:
    if np.isnat(rival):
        return True if covered <= day else None
    return bool(rival < day)
