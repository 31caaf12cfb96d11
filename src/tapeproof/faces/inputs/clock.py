"""The hour at which a text itself says that it was written: "12:48 p.m. ET — Sellers are in no mood"."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from tapeproof.terms.exchange import EXCHANGES
from tapeproof.words.hours import HOUR
from tapeproof.words.pattern import loose, pattern

_ZONES = {
    "gmt": "UTC", "utc": "UTC", "bst": "Europe/London", "london": "Europe/London", "cet": "Europe/Berlin",
    "cest": "Europe/Berlin", "frankfurt": "Europe/Berlin", "est": "America/New_York", "edt": "America/New_York",
    "et": "America/New_York", "eastern": "America/New_York", "new york": "America/New_York", "ct": "America/Chicago",
    "chicago": "America/Chicago", "pt": "America/Los_Angeles", "jst": "Asia/Tokyo", "tokyo": "Asia/Tokyo",
    "hkt": "Asia/Hong_Kong", "hong kong": "Asia/Hong_Kong", "sgt": "Asia/Singapore", "singapore": "Asia/Singapore",
    "ist": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "shanghai": "Asia/Shanghai", "seoul": "Asia/Seoul",
    "sydney": "Australia/Sydney",
}  # fmt: skip
_LEAD = loose(r"\W*(?:(?:last\s+)?updated|published|posted|as\s+of|at)?\W*")
_CLOSING = pattern(r"\s*\)?\s*(?:[—–:]|--?\s|\n)")
_MOMENT = loose(
    r"\A[^.\n]{0,50}?[,(]\s*(?P<moment>mid-?morning|midday|noon|lunchtime|mid-?afternoon)\)?\s*(?:[—–]|--?)\s"
)
MOMENTS = {
    "midmorning": time(10, 30), "midday": time(12), "noon": time(12), "lunchtime": time(12),
    "midafternoon": time(14, 30),
}  # fmt: skip
"""The hours that a dateline tells by a word: "FRANKFURT, March 5, midday -"."""
FIRST = 60
"""Characters in which the hour is looked for."""


def written_at(text: str, published: date | None, home: str | None) -> time | None:
    """The hour that opens a text, in the home market's time; None where none does, or its zone is not known."""
    head = text[:FIRST]
    if (told := _MOMENT.match(head)) is not None:
        return MOMENTS[told["moment"].lower().replace("-", "")]
    for token in HOUR.spot(head):
        if (
            token.value.time is None
            or not _LEAD.fullmatch(head[: token.start])
            or not _CLOSING.match(text[token.end :])
        ):
            return None
        return _at_home(token.value.time, token.value.zone.lower(), published, home)
    return None


def _at_home(hour: time, zone: str, published: date | None, home: str | None) -> time | None:
    exchange = EXCHANGES.get(home or "")
    if not zone:
        return hour
    named = next((place for name, place in _ZONES.items() if zone == name or zone.startswith(f"{name} ")), None)
    if named is None or exchange is None or published is None:
        return None
    there = datetime.combine(published, hour, ZoneInfo(named)).astimezone(ZoneInfo(exchange.zone))
    return there.time() if there.date() == published else None
