"""How the user set up the feeds: ``feeds.toml`` in the market's folder; environment variables come before it.

user_agent = "Tapeproof of the Example Gazette desk@example.org"

[stooq]
key = "…"                          # TAPEPROOF_STOOQ_KEY
url = "https://stooq.com"          # TAPEPROOF_STOOQ_URL
pause = 2.0                        # seconds between two requests

[stooq.symbols]
"^KS11" = "^kospi"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from tapeproof import __version__
from tapeproof.market.bucket import Place
from tapeproof.market.feeds.feed import Feed
from tapeproof.terms.errors import BadData

FILE = "feeds.toml"
PREFIX = "TAPEPROOF_"
AGENT = "user_agent"
DEFAULT_AGENT = f"tapeproof/{__version__}"


class Settings(Struct, frozen=True):
    """Where a feed is asked (addresses by place), with which key and name, how often, and its names of instruments."""

    places: Mapping[str, str]
    key: str | None
    pause: float
    agent: str
    symbols: Mapping[str, str]


def read_settings(feed: Feed, folder: Place, environ: Mapping[str, str]) -> Settings:
    """The settings of a feed in a market's folder; raises BadData where they say what is none."""
    said = _toml(folder / FILE)
    own = _table(said, feed.name)
    places = {}
    for place, usual in feed.places.items():
        name = f"{place}_url" if place else "url"
        variable = f"{PREFIX}{feed.name.upper()}_{name.upper()}"
        places[place] = _address(variable, environ.get(variable) or _text(own, feed.name, name) or usual)
    agent = environ.get(f"{PREFIX}USER_AGENT") or _text(said, "", AGENT)
    if feed.wants_agent and not agent:
        raise BadData(
            feed.title, "a name and an e-mail address of the user, which it asks of every program", "none",
            hint=f'Set {PREFIX}USER_AGENT, such as "Example Gazette desk@example.org".',
        )  # fmt: skip
    if agent and not (agent.isascii() and agent.isprintable()):
        raise BadData(f"{PREFIX}USER_AGENT", "plain letters, as headers are made of", repr(agent))
    pause = environ.get(f"{PREFIX}PULL_PAUSE") or own.get("pause", feed.pause)
    return Settings(
        places, environ.get(f"{PREFIX}{feed.name.upper()}_KEY") or _text(own, feed.name, "key"),
        _seconds(pause), agent or DEFAULT_AGENT, _symbols(own, feed.name),
    )  # fmt: skip


def _toml(file: Place) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadData(str(file), "TOML, a table for each feed", str(error)) from error


def _table(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    own = said.get(name, {})
    if not isinstance(own, dict):
        raise BadData(FILE, f"a table [{name}]", repr(own))
    return own


def _text(said: Mapping[str, Any], table: str, name: str) -> str | None:
    value = said.get(name)
    if value is not None and not isinstance(value, str):
        raise BadData(FILE, f"a text for {f'{table}.' if table else ''}{name}", repr(value))
    return value or None


def _address(name: str, value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise BadData(name, "an address such as https://example.org", repr(value))
    return value.rstrip("/")


def _seconds(value: Any) -> float:
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        seconds = -1.0
    if not 0 <= seconds <= 3600:
        raise BadData("The pause between two requests", "seconds, 0 to 3600", repr(value))
    return seconds


def _symbols(own: Mapping[str, Any], table: str) -> dict[str, str]:
    symbols = own.get("symbols", {})
    if not isinstance(symbols, dict) or not all(isinstance(one, str) and one for one in symbols.values()):
        raise BadData(FILE, f'[{table}.symbols] with lines such as "^KS11" = "^kospi"', repr(symbols))
    return symbols
