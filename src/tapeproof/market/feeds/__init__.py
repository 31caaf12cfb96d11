"""Feeds: sources of prices and figures on the network. One file a source, which opens nothing; ``fetch`` does."""

from __future__ import annotations

from collections.abc import Mapping

from tapeproof.market.feeds import ecb, fred, sec, stooq, yahoo
from tapeproof.market.feeds.feed import Feed

FEEDS: Mapping[str, Feed] = {one.FEED.name: one.FEED for one in (yahoo, stooq, ecb, fred, sec)}
"""The feeds by name, the usual one first."""
