"""Write ``market/data/closures.txt``: the weekdays on which exchanges were closed, from the package exchange_calendars.

Run it once a year (``pip install tapeproof[sample]``): calendars are published about a year ahead. What the package
gets wrong is put right in ``market/data/sessions.toml``, which is read on top.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import exchange_calendars
import pandas as pd

from tapeproof.terms.exchange import EXCHANGES

FIRST = date(2000, 1, 1)  # before, the package itself lacks holidays (Paris, Frankfurt, Sao Paulo in the 1990s)
TARGET = Path(__file__).parent.parent / "src" / "tapeproof" / "market" / "data" / "closures.txt"
ALIASES = {"XNAS": "XNYS", "XSHE": "XSHG", "XNSE": "XBOM"}
BY_BARS_ALONE = {"24/7", "24/5", "CMES", "IEPA", "XCBF", "XTAE"}
"""Those that trade round the clock, and Tel Aviv, whose week the package has wrong."""
HEAD = f"""\
# Weekdays without a session, by exchange and year (month and day), from {FIRST} on.
# From the package exchange_calendars {exchange_calendars.__version__} (Apache-2.0), by scripts/build_closures.py.
"""


def closures(mic: str, last: date) -> list[date]:
    """The weekdays on which an exchange is not open, up to a day."""
    calendar = exchange_calendars.get_calendar(mic, start=str(FIRST), end=str(last))
    weekdays = pd.bdate_range(FIRST, last, freq="C", weekmask=calendar.weekmask)
    return [day.date() for day in weekdays.difference(calendar.sessions)]


def main() -> None:
    """Write the table; the only argument is its last year."""
    last = date(int(sys.argv[1]) if len(sys.argv) > 1 else date.today().year, 12, 31)  # noqa: DTZ011  a year will do
    lines = [HEAD]
    known = set(exchange_calendars.get_calendar_names())
    for mic in sorted(set(EXCHANGES) - BY_BARS_ALONE):
        name = mic if mic in known else ALIASES.get(mic)
        if name is None or name not in known:
            print(f"{mic}: not in the package, left out")
            continue
        found = closures(name, last)
        for year in range(FIRST.year, last.year + 1):
            days = " ".join(f"{day:%m%d}" for day in found if day.year == year)
            lines.append(f"{mic} {year} {days}\n".replace(" \n", "\n"))
        print(f"{mic}: {len(found)} closures")
    TARGET.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
