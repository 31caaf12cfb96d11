"""The lists that come with the package: TOML of sections with texts and days, read line by line.

``tomllib`` takes 13 ms for the names of a market, a line at a time takes 1; a list that has more than these, or more
than a line for one, is tomllib's after all.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

_LINE = re.compile(
    r"""(?:\[(?P<section>[\w-]+)\]|(?:(?P<key>[\w-]+)|"(?P<quoted>[^"\\]*)")\s*=\s*(?:"(?P<text>(?:[^"\\]|\\")*)"|(?P<day>[0-9]{4}-[01][0-9]-[0-3][0-9])))?\s*(?:\#.*)?"""
)


def read_list(text: str) -> dict[str, Any]:
    """What a TOML text says: texts and days by key, or by section and key. Raises tomllib.TOMLDecodeError for what is none."""
    found: dict[str, Any] = {}
    into = found
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            return _by_tomllib(text)
        if match["section"] is not None:
            into = found.setdefault(match["section"], {})
        elif match["day"] is not None:
            into[match["key"] or match["quoted"]] = date.fromisoformat(match["day"])
        elif match["text"] is not None:
            into[match["key"] or match["quoted"]] = match["text"].replace('\\"', '"')
    return found


def _by_tomllib(text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - late: few lists need it

    return tomllib.loads(text)
