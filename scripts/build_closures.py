"""Write ``closures.txt`` and ``halfdays.txt`` of ``market/data``: weekdays without a session, and early closes.

Both come from the package exchange_calendars.

Run it once a year (``pip install tapeproof[sample]``): calendars are published about a year ahead. What the package
gets wrong is put right in ``market/data/sessions.toml``, which is read on top.
"""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import exchange_calendars
import pandas as pd

from tapeproof.terms.exchange import EXCHANGES

FIRST = date(2000, 1, 1)  # before, the package itself lacks holidays (Paris, Frankfurt, Sao Paulo in the 1990s)
DATA = Path(__file__).parent.parent / "src" / "tapeproof" / "market" / "data"
ALIASES = {"XNAS": "XNYS", "XSHE": "XSHG", "XNSE": "XBOM"}
BY_BARS_ALONE = {"24/7", "24/5", "CMES", "IEPA", "XCBF", "XTAE"}
"""Those that trade round the clock, and Tel Aviv, whose week the package has wrong."""
HEAD = f"""\
# Weekdays without a session, by exchange and year (month and day), from {FIRST} on.
# From the package exchange_calendars {exchange_calendars.__version__} (Apache-2.0), by scripts/build_closures.py.
"""
HALF = f"""\
# Sessions that ended early, by exchange and year (month, day and local time), from {FIRST} on.
# From the package exchange_calendars {exchange_calendars.__version__} (Apache-2.0), by scripts/build_closures.py.
# The package may leave out the closing auction: each is moved by what its usual close lies before ours.
# Exchanges of which it knows no early close at all are left out: whether they held any is not known.
"""


def closures(mic: str, last: date) -> list[date]:
    """The weekdays on which an exchange is not open, up to a day."""
    calendar = exchange_calendars.get_calendar(mic, start=str(FIRST), end=str(last))
    weekdays = pd.bdate_range(FIRST, last, freq="C", weekmask=calendar.weekmask)
    return [day.date() for day in weekdays.difference(calendar.sessions)]


def early(mic: str, name: str, last: date) -> list[datetime]:
    """When the early closes of an exchange were, up to a day, in local time with its closing auction."""
    calendar = exchange_calendars.get_calendar(name, start=str(FIRST), end=str(last))
    local = calendar.closes.dt.tz_convert(calendar.tz).dt.tz_localize(None)
    usual = local.iloc[-250:].dt.strftime("%H%M").mode()[0]
    closes = EXCHANGES[mic].closes
    moved = timedelta(minutes=(closes.hour - int(usual[:2])) * 60 + closes.minute - int(usual[2:]))
    return [moment.to_pydatetime() + moved for moment in local[calendar.early_closes]]


def main() -> None:
    """Write the tables; the only argument is their last year."""
    last = date(int(sys.argv[1]) if len(sys.argv) > 1 else date.today().year, 12, 31)  # noqa: DTZ011  a year will do
    lines, halves = [HEAD], [HALF]
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
        short = early(mic, name, last)
        for year in range(FIRST.year, last.year + 1) if short else ():
            days = " ".join(f"{moment:%m%d@%H%M}" for moment in short if moment.year == year)
            halves.append(f"{mic} {year} {days}\n".replace(" \n", "\n"))
        print(f"{mic}: {len(found)} closures, {len(short)} early closes")
    (DATA / "closures.txt").write_text("".join(lines), "utf-8")
    (DATA / "halfdays.txt").write_text("".join(halves), "utf-8")


if __name__ == "__main__":
    main()
