"""When exchanges held sessions: days are data of the market, hours are those usual at the exchange.

A session is known by the bars of the exchange's main index, or of most of its instruments. What bars cannot show
is not made up: before the first session known, after the last one, and in a hole of the data, the answer is None.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from tapeproof.market.arrow import coded, days
from tapeproof.market.store import Store, named
from tapeproof.terms.exchange import Exchange

Days = NDArray[np.datetime64]

LONGEST_CLOSURE = 14
"""Days from one session to the next beyond which data are missing: New York in March 1933 and Taipei's new year are 12."""


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The sessions of one exchange: ``sessions`` (N, datetime64[D], ascending); hours from ``exchange``."""

    mic: str
    exchange: Exchange
    sessions: Days

    def has(self, day: date) -> bool | None:
        """Whether a day was a session; None where that is not known."""
        at = int(np.searchsorted(self.sessions, np.datetime64(day, "D")))
        if at < len(self.sessions) and self.sessions[at] == np.datetime64(day, "D"):
            return True
        if at in (0, len(self.sessions)):
            return None
        if (self.sessions[at] - self.sessions[at - 1]).astype(int) > LONGEST_CLOSURE:
            return None
        return False

    def last(self, day: date) -> date | None:
        """The last session at or before a day."""
        return self._at(int(np.searchsorted(self.sessions, np.datetime64(day, "D"), side="right")) - 1)

    def before(self, day: date) -> date | None:
        """The last session before a day."""
        return self._at(int(np.searchsorted(self.sessions, np.datetime64(day, "D"))) - 1)

    def after(self, day: date) -> date | None:
        """The first session after a day."""
        return self._at(int(np.searchsorted(self.sessions, np.datetime64(day, "D"), side="right")))

    def open_at(self, day: date) -> datetime:
        """The usual opening on a day, in UTC."""
        return datetime.combine(day, self.exchange.opens, ZoneInfo(self.exchange.zone)).astimezone(UTC)

    def close_at(self, day: date) -> datetime:
        """The usual close on a day, in UTC."""
        return datetime.combine(day, self.exchange.closes, ZoneInfo(self.exchange.zone)).astimezone(UTC)

    def _at(self, row: int) -> date | None:
        return self.sessions[row].astype(object) if 0 <= row < len(self.sessions) else None


def moments(exchange: Exchange, days: Days, *, of_close: bool) -> NDArray[np.int64]:
    """The usual close (or opening) of each day (N), in UTC microseconds since 1970."""
    zone, hour = ZoneInfo(exchange.zone), exchange.closes if of_close else exchange.opens
    distinct, back = np.unique(days, return_inverse=True)
    at = [int(datetime.combine(day, hour, zone).timestamp()) for day in distinct.astype(object)]
    return (np.array(at, dtype="i8") * 1_000_000)[back]


def read_sessions(store: Store | None, mic: str | None = None) -> dict[str, Days]:
    """The sessions on record by exchange (of one, where it is named), ascending, as the bars showed them."""
    if store is None:
        return {}
    table = store.scan("sessions", ("exchange", "date"), None if mic is None else named("exchange", (mic,)))
    known: dict[str, int] = {}
    code, day = coded(table["exchange"], known), days(table["date"])
    return {mic: np.unique(day[code == at]) for mic, at in known.items()}


def proven(have: NDArray[np.int64], alive: NDArray[np.int64], main: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which days are sessions: the main index has a bar, or more than half of the instruments alive that day have."""
    return main | (2 * have > alive)


def corrected(mic: str, sessions: Days) -> Days:
    """The sessions of an exchange with the shipped overrides applied: storm closings out, special sessions in."""
    known = _overrides().get(mic)
    if known is None or not len(sessions):
        return sessions
    closed, held = known
    held = held[(held > sessions[0]) & (held < sessions[-1])]
    return np.setdiff1d(np.union1d(sessions, held), closed)


@cache
def _overrides() -> dict[str, tuple[Days, Days]]:
    text = (files("tapeproof.market") / "data" / "sessions.toml").read_text("utf-8")
    return {
        mic: (np.array(said.get("closed", []), dtype="datetime64[D]"), np.array(said.get("held", []), dtype="datetime64[D]"))
        for mic, said in tomllib.loads(text).items()
    }
