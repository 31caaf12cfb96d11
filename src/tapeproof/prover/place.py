"""Which session a claim is about: from the calendar's days to the sessions of the subject's own exchange."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from msgspec import Struct

from tapeproof.market.market import Market
from tapeproof.market.sessions import Calendar
from tapeproof.market.symbols import described
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.instrument import Instrument, InstrumentType, Line, Pair, Subject
from tapeproof.terms.period import MONTHS, ONE_SESSION, Grain, Reach, Span
from tapeproof.terms.story import Story

DAYS_OF = {Grain.DAY: 1, Grain.WEEK: 7}
A_WEEK = 7
SATURDAY = 5
LONGEST_HOLIDAY = timedelta(days=12)
"""Exchanges rarely close for longer (eleven days at mainland China's New Year of 2020); a longer one is a hole."""
ALWAYS_OPEN = "24/7"
ROUND_THE_CLOCK = frozenset({ALWAYS_OPEN, "24/5", "IEPA"})
HOURS_KEPT = {InstrumentType.INDEX, InstrumentType.STOCK, InstrumentType.FUND}
"""What trades in hours and has an official close, so that copy before it speaks of an unfinished session."""


class Place(Struct, frozen=True):
    """Where a claim is proved.

    ``at`` is the session at which the claim is measured; ``session`` is the last one of what it speaks of (they differ
    for a run that had ended before) and ``base`` the one from which it measures. ``latest`` is the last session closed
    or running at publication, ``running`` says that it had not closed by then. ``shut`` is the day that the story names
    where the exchange did not trade, ``why`` the sentence where no session can be told.
    """

    instrument: Instrument | None
    calendar: Calendar | None
    at: date | None = None
    session: date | None = None
    base: date | None = None
    latest: date | None = None
    running: bool = False
    shut: date | None = None
    why: str | None = None

    @property
    def of_the_story(self) -> bool:
        """Whether it is the session of the story's own day."""
        return self.at is not None and self.at == self.latest

    @property
    def recent(self) -> bool:
        """Whether it is the session of the story's day or the last one before it."""
        if self.at is None or self.latest is None or self.calendar is None:
            return False
        return self.at >= (self.calendar.before(self.latest) or self.latest)


def instrument_of(whose: Subject, market: Market) -> Instrument | None:
    """The instrument whose prices a subject is, without dates where none are on record; None where it is none."""
    return (market.instrument(whose.id) or described(whose.id)) if isinstance(whose, Line | Pair) else None


def _first_member(claim: Claim, market: Market) -> Instrument | None:
    """Of a group whose own members are counted, the first: its exchange's sessions are the group's."""
    listed = market.group(claim.ask.among.id) if claim.ask.among == claim.cell.whose and claim.ask.among else None
    members = listed.members_on(claim.cell.when.last) if listed else ()
    return market.instrument(members[0]) if members else None


def locate(claim: Claim, story: Story, market: Market) -> Place:
    """Find the session that a claim is about, and the one from which it measures (SEMANTICS 4)."""
    instrument = instrument_of(claim.cell.whose, market) or _first_member(claim, market)
    calendar = market.calendar(instrument.exchange) if instrument and instrument.exchange else None
    if calendar is None:
        return Place(instrument, None, why="the exchange's calendar is not known")
    latest, running = last_at(story, calendar)
    place = Place(instrument, calendar, latest=latest, running=running)
    at, shut, why = _session(claim, story, calendar, latest)
    if at is None:
        return replace(place, shut=shut, why=why)
    session = run_end(claim, at, calendar)
    base = base_of(claim, session, calendar) if session else None
    return replace(place, at=at, session=session, base=base, shut=shut)


def last_at(story: Story, calendar: Calendar) -> tuple[date | None, bool]:
    """The last session closed or running at publication, and whether it was running.

    With a date alone: the last one that had closed by the end of that day in the story's home; that day's own where
    dealings never close.
    """
    if story.published is None:
        return None, False
    moment = moment_of(story)
    if story.at is None and calendar.mic in ROUND_THE_CLOCK:
        return calendar.last(story.published), False
    day = calendar.last(story.published + timedelta(days=1))
    while day is not None and _begins(calendar, day, story) > moment:
        day = calendar.before(day)
    return day, day is not None and calendar.close_at(day) > moment


def moment_of(story: Story) -> datetime:
    """The moment of publication; with a date alone the end of that day in the story's home."""
    exchange = EXCHANGES.get(story.home or "")
    zone = ZoneInfo(exchange.zone) if exchange else UTC
    return datetime.combine(story.published or date.max, story.at or time.max, zone)


def ends_before(story: Story, calendar: Calendar) -> date | None:
    """The last session known to a calendar, where a later one must have begun (with a date alone: closed) since."""
    if story.published is None or not len(calendar.sessions):
        return None
    known = day_of(calendar.sessions[-1])
    moment = moment_of(story)
    days = (known + timedelta(days=n) for n in range(1, min((story.published - known).days, A_WEEK) + 1))
    later = (day for day in days if day.weekday() < SATURDAY or calendar.mic == ALWAYS_OPEN)
    return known if any(_begins(calendar, day, story) <= moment for day in later) else None


def _maybe_held(calendar: Calendar, latest: date, story: Story) -> date | None:
    """The last day after ``latest`` that may have been a session begun by publication, where the record has a gap."""
    after = calendar.gaps[calendar.gaps > np.datetime64(latest)]
    days = (day_of(gap) for gap in reversed(after[after <= np.datetime64(story.published or latest)]))
    return next((day for day in days if _begins(calendar, day, story) <= moment_of(story)), None)


def _begins(calendar: Calendar, day: date, story: Story) -> datetime:
    return calendar.open_at(day) if story.at else calendar.close_at(day)


def _session(
    claim: Claim, story: Story, calendar: Calendar, latest: date | None
) -> tuple[date | None, date | None, str | None]:
    when = claim.cell.when
    if when.grain is Grain.DAY and when.named:
        return _named_day(claim, story, calendar)
    if when.grain is Grain.DAY and (story.published is None or when.last == story.published):
        if known := ends_before(story, calendar):
            return None, None, f"the exchange's sessions are on record up to {known}; later ones would settle it"
        if latest and (unknown := _maybe_held(calendar, latest, story)):
            return None, None, f"no session is on record between {latest} and {unknown}; its prices would settle it"
        why = "the story's date is not known" if story.published is None else "no session had ended by publication"
        return latest, None, None if latest else why
    known = ends_before(story, calendar)
    if known is not None and when.last > known:
        return None, None, f"the exchange's sessions are on record up to {known}; later ones would settle it"
    last = min(when.last, latest) if latest else when.last
    session = calendar.last(last)
    if session is None:
        return None, None, f"the exchange's calendar does not reach {last}"
    if last - session > LONGEST_HOLIDAY:
        return (
            None,
            None,
            f"no session is on record between {session} and {last}; the prices of those days would settle it",
        )
    if session < when.first:
        return None, None, f"no session of {when.text or 'the period'} had ended by publication"
    return session, None, None


def _named_day(claim: Claim, story: Story, calendar: Calendar) -> tuple[date | None, date | None, str | None]:
    day = claim.cell.when.last
    if story.published is not None and day > story.published:
        return None, None, f"{day} had not come when the story was published"
    trades = calendar.has(day)
    if trades is None:
        return None, None, f"the exchange's calendar does not reach {day}"
    if trades:
        return day, None, None
    ends_on_any_day = claim.over not in {None, ONE_SESSION} or claim.ask.peak is not None
    return calendar.last(day), None if ends_on_any_day else day, None


def run_end(claim: Claim, session: date, calendar: Calendar) -> date | None:
    """The last session of the run spoken of: the present one, or where it has ended the one before that broke it."""
    if claim.answer.get("ended") and claim.over:
        return start_of(claim.over, session, calendar)
    return session


def base_of(claim: Claim, session: date, calendar: Calendar) -> date | None:
    """The session from which a claim measures: that of its span or before its run or tally; for levels its own."""
    over = claim.over
    if over is None:
        return session
    if not claim.ask.series.run and claim.ask.last is None:
        return start_of(over, session, calendar)
    steps = claim.ask.last or claim.answer.get("count", 1)
    base: date | None = session
    for _ in range(steps):
        base = start_of(over, base, calendar) if base else None
    return base


def start_of(over: Span, session: date, calendar: Calendar) -> date | None:
    """The session whose close a change over a span ends at ``session`` is measured from; None where none is known."""
    match over.reach:
        case Reach.SESSIONS:
            return _sessions_before(calendar, session, over.count)
        case Reach.TO_DATE:
            return calendar.last(_first_day(session, over.grain, over.count) - timedelta(days=1))
        case Reach.BACK:
            return calendar.last(back(session, over.count, over.grain))
        case Reach.SINCE:
            return calendar.last(over.start.last) if over.start else None
        case Reach.HIGH | Reach.LOW:
            return None  # the prices tell which session it was


def _sessions_before(calendar: Calendar, session: date, count: int) -> date | None:
    at = int(np.searchsorted(calendar.sessions, np.datetime64(session), side="right")) - 1 - count
    return day_of(calendar.sessions[at]) if at >= 0 else None


def day_of(stamp: np.datetime64) -> date:
    """A session of an array as a date."""
    day = stamp.item()
    if not isinstance(day, date):
        message = f"{stamp!r} is no day"
        raise TypeError(message)
    return day


def _first_day(day: date, grain: Grain, count: int) -> date:
    """The first day of the calendar period that holds ``day``, or of the one ``count - 1`` earlier."""
    if grain in DAYS_OF:
        monday = day - timedelta(days=day.weekday()) if grain is Grain.WEEK else day
        return monday - timedelta(days=DAYS_OF[grain] * (count - 1))
    size = MONTHS[grain]
    month = (day.year * 12 + day.month - 1) // size * size - size * (count - 1)
    return date(month // 12, month % 12 + 1, 1)


def back(day: date, count: int, grain: Grain) -> date:
    """The same day of the calendar ``count`` grains earlier; of a shorter month its last day."""
    if grain in DAYS_OF:
        return day - timedelta(days=DAYS_OF[grain] * count)
    month = day.year * 12 + day.month - 1 - MONTHS[grain] * count
    first = date(month // 12, month % 12 + 1, 1)
    after = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return first + timedelta(days=min(day.day, (after - first).days) - 1)
