"""Ways of looking at a panel: the same record, its last row or its rows taken otherwise before it is measured.

Each is a frozen value that is called with a panel, so that what was measured once under a view is found again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
from msgspec import Struct

from tapeproof.history.panel import Bools, Floats, Panel
from tapeproof.terms.changing import replace
from tapeproof.terms.period import Grain
from tapeproof.terms.quantity import Point

View = Callable[[Panel], Panel]

DECIMALS_OF_A_RECIPROCAL = 10


class Priced(Struct, frozen=True):
    """The first column's last row at one price, in split-adjusted terms, as if the session had closed there."""

    price: float

    def __call__(self, panel: Panel) -> Panel:
        """Return the panel with that last price."""
        return replace(
            panel,
            open=_with_last(panel.open, self.price),
            high=_with_last(panel.high, self.price),
            low=_with_last(panel.low, self.price),
            close=_with_last(panel.close, self.price),
        )


class EndingAt(Struct, frozen=True):
    """The first column's last session as if it had closed at its high or its low."""

    point: Point

    def __call__(self, panel: Panel) -> Panel:
        """Return the panel with that last close."""
        return replace(panel, close=_with_last(panel.close, float(panel.price(self.point)[-1, 0])))


class Stretched(Struct, frozen=True):
    """The first column's last row with the highest high and the lowest low after a day: "as much as", of a window."""

    after: date

    def __call__(self, panel: Panel) -> Panel:
        """Return the panel with the window's range in its last row."""
        first = int(np.searchsorted(panel.sessions, np.datetime64(self.after), side="right"))
        high, low = panel.high[first:, 0], panel.low[first:, 0]
        if not high.size or np.isnan(high).all() or np.isnan(low).all():
            return panel
        return replace(
            panel,
            high=_with_last(panel.high, float(np.nanmax(high))),
            low=_with_last(panel.low, float(np.nanmin(low))),
        )


class LastOf(Struct, frozen=True):
    """The last session of each week or month, and the last row: weekly and monthly closes."""

    grain: Grain

    def __call__(self, panel: Panel) -> Panel:
        """Return the panel with those rows only."""
        return _rows(panel, _ends(panel, self.grain))


class Inverted(Struct, frozen=True):
    """An exchange rate from its other side: one over the price, the high of which is the rate's low."""

    def __call__(self, panel: Panel) -> Panel:
        """Return the panel of reciprocals."""
        with np.errstate(divide="ignore"):
            return replace(
                panel,
                open=1 / panel.open,
                high=1 / panel.low,
                low=1 / panel.high,
                close=1 / panel.close,
                undo=1 / panel.undo,
                decimals=np.full_like(panel.decimals, DECIMALS_OF_A_RECIPROCAL),
            )


class Times(Struct, frozen=True):
    """The prices as so many times over: an amount at a rate."""

    amount: float

    def __call__(self, panel: Panel) -> Panel:
        """Return the panel of multiples."""
        return replace(
            panel,
            open=panel.open * self.amount,
            high=panel.high * self.amount,
            low=panel.low * self.amount,
            close=panel.close * self.amount,
        )


def seen_through(panel: Panel, views: tuple[View, ...]) -> Panel:
    """The panel after all views, in their order."""
    for view in views:
        panel = view(panel)
    return panel


def _with_last(prices: Floats, price: float) -> Floats:
    changed = prices.copy()
    changed[-1, 0] = price
    return changed


def _ends(panel: Panel, grain: Grain) -> Bools:
    days = panel.sessions.astype("datetime64[D]")
    # The epoch was a Thursday: three days on, weeks begin on Mondays.
    units = (days.astype(np.int64) + 3) // 7 if grain is Grain.WEEK else days.astype("datetime64[M]").astype(np.int64)
    ends = np.ones(len(days), dtype=np.bool_)
    ends[:-1] = units[1:] != units[:-1]
    return ends


def _rows(panel: Panel, keep: Bools) -> Panel:
    return replace(
        panel,
        sessions=panel.sessions[keep],
        open=panel.open[keep],
        high=panel.high[keep],
        low=panel.low[keep],
        close=panel.close[keep],
        undo=panel.undo[keep],
        suspect=panel.suspect[keep],
        source=panel.source[keep],
        known_at=panel.known_at[keep],
        members=panel.members[keep],
    )
