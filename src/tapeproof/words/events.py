"""Events by which stories date extremes, from the shipped list."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib import resources


@cache
def _shipped() -> dict[str, str]:
    return tomllib.loads(resources.files("tapeproof.words").joinpath("events.toml").read_text(encoding="utf-8"))


@cache
def spellings() -> dict[str, str]:
    """What stories call an event, in lower case, and its id."""
    return {
        spelling.lower(): name for name, line in _shipped().items() for spelling in line.split("|")[1].split(";")
    }


def occurrences(name: str, year: int) -> list[tuple[date, date]]:
    """First and last day of each time that an event took place; yearly ones up to a year."""
    dates = _shipped()[name].split("|")[0].split()
    if dates[0] == "yearly":
        month, day = (int(number) for number in dates[1].split("-"))
        return [(date(y, month, day), date(y, month, day)) for y in range(year - 60, year + 1)]
    pairs = (one.split("..") for one in dates)
    return [(date.fromisoformat(pair[0]), date.fromisoformat(pair[-1])) for pair in pairs]
