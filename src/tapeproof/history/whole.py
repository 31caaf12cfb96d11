"""A panel of whole periods: one row a week, month, quarter or year, for what compares periods with one another."""

from __future__ import annotations

from typing import Any

import numpy as np

from tapeproof.history import periods
from tapeproof.history.panel import Panel
from tapeproof.terms.changing import replace
from tapeproof.terms.period import Grain


def ends(panel: Panel, grain: Grain) -> Panel:
    """The last session of every period (K of them), (T, N) to (K, N).

    A column without a close on that session is dated by it all the same, at its last close of the period; one
    without any close in the period has a gap. A change over a calendar period is the same there as on the whole panel.
    """
    slot = periods.slots(panel.sessions, grain)
    last = np.flatnonzero(np.append(np.diff(slot) != 0, True)) if len(slot) else slot
    rows = periods.last_rows(np.isfinite(panel.close), slot)
    at = np.where(rows >= 0, rows, last[:, None])

    def picked(values: Any) -> Any:
        return np.take_along_axis(values, at, axis=0)

    return replace(
        panel,
        sessions=panel.sessions[last],
        open=picked(panel.open),
        high=picked(panel.high),
        low=picked(panel.low),
        close=picked(panel.close),
        undo=picked(panel.undo),
        suspect=picked(panel.suspect),
        source=picked(panel.source),
        known_at=picked(panel.known_at),
        members=picked(panel.members),
    )
