"""``tapeproof check --pull``: what a check lacks is pulled, and said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tapeproof.desk import Check, Desk
from tapeproof.faces.pulling import tell, told
from tapeproof.market.bucket import Place
from tapeproof.market.feeds.feed import Feed
from tapeproof.market.feeds.pull import pull
from tapeproof.market.homes import home
from tapeproof.market.market import Market
from tapeproof.market.sessions import WEEKEND
from tapeproof.market.store import versions
from tapeproof.terms.instrument import Group, Line, Pair, Subject
from tapeproof.terms.story import Story

MOST_MEMBERS = 60
"""The largest group whose members are pulled unasked."""


class Supply:
    """Brings what stories speak of and the record lacks; each instrument is asked for once."""

    def __init__(self, feed: Feed) -> None:
        """Ask this feed."""
        self.feed = feed
        self._asked: set[str] = set()

    def __call__(self, desk: Desk, story: Story) -> Desk:
        """Pull what a check of the story lacks; return a desk that has it, or the same where nothing came."""
        lacks = lacking(desk.check(story), desk.market)
        wanted = {name: last for name, last in lacks.items() if name not in self._asked}
        if not wanted:
            return desk
        self._asked |= wanted.keys()
        folder = self._folder(desk.market)
        tell(f"pulls what the check lacks from {self.feed.title} into {folder}: {', '.join(wanted)}.")
        pulled = pull(self.feed, wanted, folder, since=wanted, tell=tell)
        told(pulled, self.feed.title, folder, err=True)
        return Desk(Market.open(folder), desk.kinds) if versions(folder) else desk

    def _folder(self, market: Market) -> Place:
        if not market.is_sample:
            return market.folder
        tell(f"a market of your own is begun in {home()}; the bundled sample no longer serves.")
        return home()


def lacking(check: Check, market: Market) -> dict[str, date | None]:
    """The instruments that claims speak of without prices, or with prices that end before the story's day.

    Of each its last day on record, after which it is wanted. The bundled sample cannot be added to: all count as
    lacking there.
    """
    day = check.story.published
    while day is not None and day.weekday() in WEEKEND:
        day -= timedelta(days=1)
    found: dict[str, date | None] = {}
    for proof in check.proofs:
        subjects = (proof.claim.cell.whose, proof.claim.ask.against, proof.claim.ask.among)
        for name in (name for subject in subjects for name in _named(subject, market, day)):
            own = market.instrument(name)
            last = own.last if own and not market.is_sample else None
            if last is None or (day is not None and last < day):
                found[name] = last
    return found


def _named(subject: Subject | None, market: Market, day: date | None) -> Iterator[str]:
    match subject:
        case Line(name) | Pair(name):
            yield name
        case Group(name):
            group = market.group(name)
            members = group.members_on(day or date.max) if group is not None else ()
            if len(members) <= MOST_MEMBERS:
                yield from members
