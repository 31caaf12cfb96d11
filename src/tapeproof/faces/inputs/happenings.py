"""A file of events: a CSV table with a day, an instrument's id (or nothing), and what happened."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from tapeproof.market.market import Market
from tapeproof.teller.events import Event
from tapeproof.terms.errors import BadData, NotFound

COLUMNS = ("date", "subject", "text")
WANTED = "a table with the columns date, subject, text"


def events(file: Path, market: Market) -> tuple[Event, ...]:
    """The events of a file; raises BadData with the row that is wrong, NotFound for a subject that is not on record."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            lines = csv.DictReader(stream)
            if not set(COLUMNS) <= set(lines.fieldnames or ()):
                raise BadData(str(file), WANTED, ", ".join(lines.fieldnames or ()) or "nothing")
            return tuple(_event(file, number, line, market) for number, line in enumerate(lines, start=2))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadData(str(file), WANTED, str(error)) from error


def _event(file: Path, number: int, line: dict[str, str | None], market: Market) -> Event:
    said = {name: (line.get(name) or "").strip() for name in COLUMNS}
    try:
        day = date.fromisoformat(said["date"])
    except ValueError:
        raise BadData(str(file), "a date like 2025-03-06", repr(said["date"]), number) from None
    if not said["text"]:
        raise BadData(str(file), "a text that says what happened", "nothing", number)
    if said["subject"] and market.instrument(said["subject"]) is None:
        nearest = market.directory.nearest(said["subject"])
        raise NotFound("instrument", said["subject"], nearest, f"See {file}, row {number}; leave it empty for none.")
    return Event(day, said["subject"], said["text"])
