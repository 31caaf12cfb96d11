"""Overnight: which day that was, by where the exchange is that dealt while the story's home slept."""

from __future__ import annotations

from collections.abc import Sequence

from tapeproof.reader.context import Context
from tapeproof.reader.owner import Owner
from tapeproof.reader.setting import Timing
from tapeproof.terms.changing import replace
from tapeproof.terms.exchange import EXCHANGES

EAST = ("Asia/", "Australia/")
"""Zones in which a day is over before the same one begins in London or New York."""


def by_the_clock(when: Timing, whose: Sequence[Owner], context: Context) -> Timing:
    """The story's own day for what dealt in the east, where "overnight" is said of it, or of another in its paragraph.

    To London and New York the night before Tuesday's session is Tuesday in Hong Kong; a paragraph of a Hong Kong story
    that opens with New York overnight goes on with Tokyo on its own day.
    """
    if context.day is None or "overnight" not in when.period.text.lower() or not whose:
        return when
    exchanges = {owner.instrument.exchange if owner.instrument is not None else None for owner in whose}
    in_the_east = all(one in EXCHANGES and EXCHANGES[one].zone.startswith(EAST) for one in exchanges if one) and any(
        exchanges
    )
    return replace(when, period=context.day) if in_the_east else when
