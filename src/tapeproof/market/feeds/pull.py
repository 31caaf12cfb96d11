"""Pulling: instruments from a feed into the record, a few at a time, each wholly or not at all.

What has come is committed fifty instruments at a time, and when the pull is stopped. A pull that is broken off leaves
the names of those that it committed in the market's folder, and the same pull within a day goes on after them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import msgspec
import numpy as np

from tapeproof.market.add import Added, record
from tapeproof.market.bars import read_bars
from tapeproof.market.bucket import Place
from tapeproof.market.durable import put
from tapeproof.market.feeds.feed import Feed, Order, Refused
from tapeproof.market.feeds.fetch import CLOCK, Clock, Fetcher, unheard
from tapeproof.market.feeds.settings import read_settings
from tapeproof.market.gather import Offer, together
from tapeproof.market.instruments import read_instruments
from tapeproof.market.progress import Progress, silent
from tapeproof.market.store import Store, versions
from tapeproof.market.symbols import described
from tapeproof.terms.errors import BadData, TapeproofError
from tapeproof.terms.instrument import Instrument

BATCH = 50
"""Instruments committed together: a version of the record for each would leave it in thousands of small files."""
JOURNAL = ".pull.json"
FRESH = timedelta(days=1)
IN_A_ROW = 3
"""Refusals after one another that end a pull: the source is down."""
OVERLAP = timedelta(days=10)
"""Days before the last one on record that are pulled again: a split since then shows, and a late correction."""
SAME = (0.8, 1.25)
"""Where the usual ratio of pulled closes to those on record lies outside of it, they are in another unit."""


@dataclass(slots=True)
class Pulled:
    """What a pull did: what each commit added, what each instrument failed for, those that an earlier pull had brought.

    ``empty`` are those of which the source has nothing since the day asked for, ``unasked`` those that were not come
    to because the source refused.
    """

    added: list[Added] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)


class _Journal(msgspec.Struct):
    """A pull that was broken off: what was asked for, when it began, and what is committed."""

    feed: str
    since: date | None
    wanted: list[str]
    began: datetime
    done: list[str]


def pull(
    feed: Feed, ids: Iterable[str], folder: Place, *, since: Mapping[str, date | None] | date | None = None,
    environ: Mapping[str, str] = os.environ, clock: Clock = CLOCK, tell: Callable[[str], None] = unheard,
    progress: Progress = silent,
) -> Pulled:  # fmt: skip
    """Pull instruments (or series, by the feed's ids) into the market in a folder, which is made where there is none.

    ``since`` is the first day wanted (None: all there is), of all or by id. It is moved back to the last day on record
    where it lies later, so that no split falls between. ``tell`` is told in words what is waited for. An instrument
    that fails is in ``Pulled.failed`` and stops no other. Raises BadData where the settings are wrong, or another
    writer is at work.
    """
    wanted = list(dict.fromkeys(ids))
    work = _Pulling(feed, folder, wanted, since, environ, clock, tell)
    try:
        for count, name in enumerate(wanted):
            progress(count, len(wanted), f"asking {feed.title}")
            if name in work.journal.done:
                work.result.before.append(name)
            elif work.refused < IN_A_ROW:
                work.bring(name, since.get(name) if isinstance(since, Mapping) else since)
            else:
                work.result.unasked.append(name)
        progress(len(wanted), len(wanted), f"asking {feed.title}")
    finally:
        work.commit()
    work.close()
    return work.result


class _Pulling:
    """One pull at work."""

    def __init__(
        self, feed: Feed, folder: Place, wanted: list[str], since: Mapping[str, date | None] | date | None,
        environ: Mapping[str, str], clock: Clock, tell: Callable[[str], None],
    ) -> None:  # fmt: skip
        self.feed, self.folder, self.clock = feed, folder, clock
        self.settings = read_settings(feed, folder, environ)
        self.fetcher = Fetcher(feed, self.settings, clock, tell)
        self.store = Store(folder) if versions(folder) else None
        self.known = {one.id: one for one in read_instruments(self.store)}
        first = min((day for day in since.values() if day), default=None) if isinstance(since, Mapping) else since
        self.journal = _resumed(folder / JOURNAL, _Journal(feed.name, first, wanted, clock.now(), []))
        self.result = Pulled()
        self.waiting: dict[str, Offer] = {}
        self.refused = 0
        self.again = False

    def bring(self, name: str, since: date | None) -> None:
        """Ask for one instrument, and commit when enough have come."""
        known = self.known.get(name) or described(name)
        try:
            offer = self._offer(name, known, since)
            _fits(self.store, known, offer, self.feed.title)
        except Refused as refused:
            self.result.failed[name] = str(refused)
            self.refused = IN_A_ROW if refused.everywhere else self.refused + 1
            self.again = True
            return
        except TapeproofError as wrong:
            self.result.failed[name] = str(wrong)
            self.refused = 0
            return
        self.refused = 0
        if not len(offer.rows) and not len(offer.actions.date) and not any(map(_rows, offer.figures)):
            self.result.empty.append(name)
        self.waiting[name] = offer
        if len(self.waiting) >= BATCH:
            self.commit()

    def commit(self) -> None:
        """Record what has come as one version, then note it."""
        names, offers = list(self.waiting), list(self.waiting.values())
        self.waiting.clear()
        if any(name not in self.result.empty for name in names):
            added = record(self.folder, self.feed.title, lambda _: together(offers), recorded_at=self.clock.now())
            self.result.added.append(added)
        self.journal.done += names
        if self.folder.exists():
            put(self.folder / JOURNAL, msgspec.json.encode(self.journal))

    def close(self) -> None:
        """Forget the pull where nothing is left to go on with."""
        if not self.again and not self.result.unasked:
            (self.folder / JOURNAL).unlink(missing_ok=True)

    def _offer(self, name: str, known: Instrument, since: date | None) -> Offer:
        if since is not None and known.last is not None:
            since = min(since, known.last - OVERLAP)
        symbol = self.settings.symbols.get(name)
        asking = self.feed.pull(Order(name, known, self.clock.now(), since, symbol, self.settings.key))
        question = next(asking)
        while True:
            page = self.fetcher.get(question)
            try:
                question = asking.send(page)
            except StopIteration as done:
                offer: Offer = done.value
                return offer


def _fits(store: Store | None, known: Instrument, offer: Offer, title: str) -> None:
    """Refuse prices that do not go with those on record: a join of the two would be a move that never was."""
    comes = offer.instruments.get(known.id)
    if comes is None or known.first is None or not len(offer.rows):
        return
    hint = "Pull it into another folder with --market, or from another source with --from."
    words = {True: "reduced by later dividends", False: "as traded"}
    if comes.adjusted != known.adjusted:
        expected = f"prices {words[known.adjusted]}, as those on record are"
        raise BadData(f"{title}, {known.id}", expected, f"prices {words[comes.adjusted]}", hint=hint)
    have = read_bars(store, [known.id], values=("close",))
    _, there, here = np.intersect1d(have.date, offer.rows.date, assume_unique=True, return_indices=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = offer.rows.close[here] / have.close[there]
    usual = float(np.median(ratio[np.isfinite(ratio) & (ratio > 0)])) if np.any(ratio > 0) else 1.0
    if not SAME[0] < usual < SAME[1]:
        raise BadData(
            f"{title}, {known.id}", "closes near to those on record", f"closes {usual:.4g} times as high",
            hint=f"A split may not be in its prices yet, or the unit is another. {hint}",
        )  # fmt: skip


def _rows(figures: object) -> int:
    return len(getattr(figures, "columns", {}).get("known_at", ()))


def _resumed(file: Place, new: _Journal) -> _Journal:
    """What a pull of the same sort that was broken off within a day left; else a new journal."""
    try:
        old = msgspec.json.decode(file.read_bytes(), type=_Journal)
    except (OSError, msgspec.DecodeError):
        return new
    fits = (old.feed, old.since, old.wanted) == (new.feed, new.since, new.wanted) and new.began - old.began.astimezone(
        UTC
    ) < FRESH
    return old if fits else new
