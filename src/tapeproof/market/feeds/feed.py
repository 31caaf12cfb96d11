"""What a feed is: it asks questions, and makes an offer of the answers; it opens nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from tapeproof.market.figures import Figures
from tapeproof.market.gather import NEGATIVE, NO_ACTIONS, Actions, Offer
from tapeproof.market.merge import hours
from tapeproof.market.quality import Quality
from tapeproof.market.rows import NO_ROWS, BadRow, Rows, sound
from tapeproof.market.sessions import moments
from tapeproof.terms.errors import TapeproofError
from tapeproof.terms.instrument import Instrument

DELAY = timedelta(minutes=30)
"""After the usual close a bar is left alone for so long: auctions go on, and quotes come late by a quarter hour."""


@dataclass(eq=False)
class Refused(TapeproofError):
    """A source that gives no answer: busy, out of reach, or closed to us; ``everywhere`` that others fare no better."""

    source: str
    found: str
    hint: str = "Run the same command again later: it goes on where it stopped."
    everywhere: bool = False

    def sentence(self) -> str:
        """Say who refused, how, and what to do."""
        return f"{self.source}: expected an answer, found {self.found}. {self.hint}".rstrip()


class Question(Struct, frozen=True):
    """A request: a path below one of the feed's places (addresses), and its parameters.

    Parameters may hold a key and are never shown. A ``lasting`` one is asked once in a pull.
    """

    path: str
    params: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    lasting: bool = False


class Page(Struct, frozen=True):
    """An answer: its bytes, its status (200, 400, 404 or 422), and the moment (UTC) at which it came."""

    body: bytes
    at: datetime
    status: int = 200


class Order(Struct, frozen=True):
    """What is wanted of a feed: an instrument (or a series by its id), from a day on (None: all there is).

    ``symbol`` is the source's own name for it where settings tell one; ``key`` the user's at the source.
    """

    id: str
    instrument: Instrument
    at: datetime
    since: date | None = None
    symbol: str | None = None
    key: str | None = None


Asking = Generator[Question, Page, Offer]
"""Yields questions, is sent the answers, returns the offer; raises Refused, NotFound or BadData."""


def _never(_: bytes) -> None:
    return None


class Feed(Struct, frozen=True):
    """A source: its name, its addresses by place, the seconds between two requests, and how it is asked.

    ``busy`` tells of an answer with status 200 why it is none, where a later try may give one (None: it may be one).
    """

    name: str
    title: str
    places: Mapping[str, str]
    pause: float
    pull: Callable[[Order], Asking]
    busy: Callable[[bytes], str | None] = _never
    wants_agent: bool = False


def priced(
    order: Order, instrument: Instrument, rows: Rows, source: str, bad: Sequence[BadRow] = (),
    actions: Actions = NO_ACTIONS, ends: Mapping[date, datetime] | None = None,
) -> Offer:  # fmt: skip
    """An offer of one instrument's bars, without those before the day asked for and those of unfinished sessions.

    ``ends`` are the ends of sessions that the source tells; the usual hours tell the others.
    """
    names = frozenset({instrument.id}) if instrument.type in NEGATIVE else frozenset[str]()
    label = f"{source}, {order.id}"
    kept, wrong = sound(rows, label, names)
    live = _unfinished(instrument, kept, order.at, ends or {})
    wrong += [
        BadRow(label, int(line), f"{day}: the session had not ended when it was fetched; the next pull brings it")
        for line, day in zip(kept.line[live], kept.date[live], strict=True)
    ]
    wanted = ~live
    if order.since is not None:
        wanted &= kept.date >= np.datetime64(order.since, "D")
    told = {instrument.id: Quality.ADJUSTED} if instrument.adjusted else {}
    return Offer(
        kept.take(wanted), actions, {instrument.id: instrument}, {instrument.id: source}, {}, told, (*bad, *wrong)
    )


def tabled(*figures: Figures, bad: Sequence[BadRow] = ()) -> Offer:
    """An offer without bars."""
    return Offer(NO_ROWS, NO_ACTIONS, {}, {}, {}, {}, tuple(bad), figures=figures)


def _unfinished(
    instrument: Instrument, rows: Rows, at: datetime, ends: Mapping[date, datetime]
) -> NDArray[np.bool_]:  # fmt: skip
    last = at - DELAY
    live = rows.date > np.datetime64(at.date() - timedelta(days=3), "D")
    live[live] = moments(hours(instrument), rows.date[live], of_close=True) > last.timestamp() * 1_000_000
    for day, end in ends.items():
        if end > last:
            live |= rows.date == np.datetime64(day, "D")
    return np.asarray(live)
