"""Events by which stories date extremes, from the shipped list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from tapeproof.words.listed import read_list
from tapeproof.words.moments import Happening
from tapeproof.words.pattern import Sieve


@cache
def _shipped() -> dict[str, str]:
    return read_list(Path(__file__).with_name("events.toml").read_text("utf-8"))


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


@cache
def _by_words() -> Sieve[tuple[str, str]]:
    """The events of the list by the words of their names, the longest first: it is the rarest."""
    run = re.compile(r"[a-z]+")
    return Sieve(
        ((words, name), tuple(frozenset([one]) for one in sorted(run.findall(words), key=len, reverse=True)))
        for words, name in spellings().items()
    )


def happenings(lower: str) -> Iterator[tuple[int, int, Happening]]:
    """Yield the events named in a text that is given in lower case with plain apostrophes."""
    for words, name in _by_words().left(lower):
        start = lower.find(words)
        while start >= 0:
            end = start + len(words)
            if not lower[start - 1 : start].isalnum() and not lower[end : end + 1].isalnum():
                yield start, end, Happening(name)
            start = lower.find(words, end)
