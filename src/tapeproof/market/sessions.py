"""When exchanges held sessions: days are data of the market, hours are those usual at the exchange.

A session is known by the bars of the exchange's main index, or of most of its instruments. A closed day is known by a
maintained calendar library (``data/closures.txt``) with overrides on top (``data/sessions.toml``). A weekday that
neither shows is a gap in the data, never a holiday: whether there was a session is not known. Early closes are listed
too (``data/halfdays.txt``), for the exchanges and years of which they are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from tapeproof.market.arrow import coded, days
from tapeproof.market.store import Store
from tapeproof.terms.exchange import Exchange
from tapeproof.words.listed import read_list

Days = NDArray[np.datetime64]

DATA = Path(__file__).parent / "data"
WEEK = 7
WEEKEND = (5, 6)
LONGEST_CLOSURE = 21
"""Days from one session to the next over the longest holiday on record (twenty at Shanghai's New Year of 1999)."""
NO_DAYS: Days = np.empty(0, dtype="datetime64[D]")


class Calendar(Struct, frozen=True, eq=False):
    """The sessions of one exchange: ``sessions`` (N, datetime64[D], ascending); hours from ``exchange``.

    ``closed`` are the weekdays known to be without a session, ``gaps`` those between the first and the last session
    of which neither is known. ``early`` are the closes of half days, in local time, ``told`` the years (Y,) of which
    they are all listed.
    """

    mic: str
    exchange: Exchange
    sessions: Days
    closed: Days = field(default_factory=NO_DAYS.copy)
    gaps: Days = field(default_factory=NO_DAYS.copy)
    early: Mapping[date, time] = field(default_factory=dict)
    told: frozenset[int] = frozenset()

    def has(self, day: date) -> bool | None:
        """Whether a day was a session; None where that is not known, as before the first and after the last one."""
        asked = np.datetime64(day, "D")
        at = int(np.searchsorted(self.sessions, asked))
        if at < len(self.sessions) and self.sessions[at] == asked:
            return True
        if at in (0, len(self.sessions)):
            return None
        if day.weekday() in WEEKEND and self.mic != "24/7":
            return False
        return False if asked in self.closed else None

    @property
    def rows(self) -> Days:
        """The rows of a panel on this calendar: sessions, and days that may have been."""
        return np.sort(np.concatenate([self.sessions, self.gaps])) if len(self.gaps) else self.sessions

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
        """The close on a day, in UTC: the early one of a half day, else the usual one."""
        closes = self.early.get(day, self.exchange.closes)
        return datetime.combine(day, closes, ZoneInfo(self.exchange.zone)).astimezone(UTC)

    def is_half(self, day: date) -> bool | None:
        """Whether dealings ended early on a day; None where that is not listed."""
        return day in self.early if day.year in self.told else None

    def _at(self, row: int) -> date | None:
        return self.sessions[row].astype(object) if 0 <= row < len(self.sessions) else None


def moments(exchange: Exchange, days: Days, *, of_close: bool) -> NDArray[np.int64]:
    """The close (or usual opening) of each day (N), in UTC microseconds since 1970; of half days the early close."""
    zone, hour = ZoneInfo(exchange.zone), exchange.closes if of_close else exchange.opens
    early = early_closes(exchange.mic)[1] if of_close else {}
    if not len(days):
        return np.empty(0, dtype="i8")
    first = days.min()
    place = (days - first).astype("i8")  # sorting millions of days takes longer than a table of all from first to last
    table = np.zeros(int(place.max()) + 1, dtype="i8")
    for at in np.flatnonzero(np.bincount(place)).tolist():
        day = (first + at).astype(object)
        table[at] = int(datetime.combine(day, early.get(day, hour), zone).timestamp()) * 1_000_000
    return np.asarray(table[place])


def read_sessions(store: Store | None) -> dict[str, Days]:
    """The sessions on record by exchange, ascending, as the bars showed them."""
    if store is None:
        return {}
    table = store.scan("sessions", ("exchange", "date"))
    known: dict[str, int] = {}
    code, day = coded(table["exchange"], known), days(table["date"])
    return {mic: _distinct(day[code == at]) for mic, at in known.items()}


def proven(have: NDArray[np.int64], alive: NDArray[np.int64], main: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which days are sessions: the main index has a bar, or more than half of the instruments alive that day have."""
    return main | (2 * have > alive)


def calendar(mic: str, exchange: Exchange, shown: Days) -> Calendar:
    """The calendar of an exchange from the sessions that bars show (ascending), the shipped closures and overrides."""
    if not len(shown):
        return Calendar(mic, exchange, shown)
    days = np.arange(shown[0], shown[-1] + 1)

    def among(some: Days) -> NDArray[np.bool_]:
        marked = np.zeros(len(days), dtype=bool)
        marked[(some[(some >= days[0]) & (some <= days[-1])] - days[0]).astype("i8")] = True
        return marked

    closed, held = _overrides().get(mic, (NO_DAYS, NO_DAYS))
    years, holidays = _closures(mic)
    session = (among(shown) | among(held)) & ~among(closed)
    shut = (among(holidays) | among(closed)) & ~session
    weekday = (days.astype("i8") + 3) % WEEK < WEEKEND[0]  # 1 January 1970 was a Thursday
    told = np.isin(days.astype("datetime64[Y]").astype("i8") + 1970, years)
    lacking = ~session & ~shut & weekday & (told | _in_holes(days[session], days))
    listed, early = early_closes(mic)
    return Calendar(mic, exchange, days[session], days[shut], days[lacking], early, listed)


def _in_holes(sessions: Days, days: Days) -> NDArray[np.bool_]:
    """Which days lie between two sessions further apart than any holiday."""
    at = np.searchsorted(sessions, days)
    return np.append(np.diff(sessions).astype("i8"), 0)[np.maximum(at - 1, 0)] > LONGEST_CLOSURE


def _distinct(days: Days) -> Days:
    """Ascending, each once; twice as fast as ``np.unique``, which hashes, and this is on the way to every answer."""
    days = np.sort(days)
    return days[np.append(True, days[1:] != days[:-1])] if len(days) else days


def _closures(mic: str) -> tuple[list[int], Days]:
    """The years for which the closures of an exchange are listed, and the closures."""
    years, days = [], []
    for line in _listed("closures.txt").get(mic, ()):
        year, *found = line.split()
        years.append(int(year))
        days += [f"{year}-{day[:2]}-{day[2:]}" for day in found]
    return years, np.array(days, dtype="datetime64[D]")


@cache
def early_closes(mic: str) -> tuple[frozenset[int], Mapping[date, time]]:
    """The years for which the early closes of an exchange are listed, and the local times of them."""
    years, closes = set(), {}
    for line in _listed("halfdays.txt").get(mic, ()):
        year, *found = line.split()
        years.add(int(year))
        for day in found:
            at, _, hour = day.partition("@")
            closes[date.fromisoformat(f"{year}{at}")] = time.fromisoformat(hour)
    return frozenset(years), closes


@cache
def _listed(file: str) -> dict[str, list[str]]:
    """The lines of a shipped list by exchange, each a year and its days."""
    lines: dict[str, list[str]] = {}
    for line in (DATA / file).read_text("utf-8").splitlines():
        mic, _, rest = line.partition(" ")
        if rest and mic != "#":
            lines.setdefault(mic, []).append(rest)
    return lines


@cache
def _overrides() -> dict[str, tuple[Days, Days]]:
    said = read_list((DATA / "sessions.toml").read_text("utf-8"))
    return {
        mic: (
            np.array([day for day, is_ in days.items() if is_ == "closed"], dtype="datetime64[D]"),
            np.array([day for day, is_ in days.items() if is_ == "held"], dtype="datetime64[D]"),
        )
        for mic, days in said.items()
    }
