"""FRED: an economic series of the Federal Reserve Bank of St. Louis.

With a key the service tells every vintage: each value with the day on which it was published, so that a story is held
against what was known then. Without one the table of today's values comes, known from now on. A table with columns of
vintages (``GDPC1_20241030``, as ALFRED hands them out) is read too. A missing value is a full stop; a period is
named by its first day.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from itertools import pairwise
from typing import NamedTuple, TypeVar

import msgspec
import numpy as np

from tapeproof.market.feeds.feed import Asking, Feed, Order, Page, Question, Refused, tabled
from tapeproof.market.figures import Figures
from tapeproof.market.gather import Offer
from tapeproof.market.rows import BadRow
from tapeproof.market.sessions import moments
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.exchange import Exchange

SOURCE = "FRED"
EVENING = Exchange("FRED", "America/New_York", time(8, 30), time(17, 30))
"""The hour of a release is not told: by half past five in the afternoon it was known."""
MONTHS = {"M": 1, "Q": 3, "SA": 6, "A": 12}
"""How long a period is, by the source's letter; days and weeks bear the day that they end with."""
SPACED = ((360, "A"), (179, "SA"), (88, "Q"), (27, "M"), (0, "D"))
"""The least days between two periods, and the letter of what has such."""
MOST = 100_000
"""Values in one answer, the most that the source gives."""
OLDEST, NEWEST = "1776-07-04", "9999-12-31"
"""The bounds of what it knows, in its own words."""


Form = TypeVar("Form")


class Told(NamedTuple):
    """A value of the period that begins on a day, published on another (None: at some time before it was fetched)."""

    begins: date
    value: float
    published: date | None


class _Series(msgspec.Struct):
    frequency_short: str
    units: str


class _About(msgspec.Struct):
    seriess: list[_Series]


class _Observation(msgspec.Struct):
    begins: date = msgspec.field(name="date")
    value: str
    realtime_start: date


class _Observations(msgspec.Struct):
    count: int
    observations: list[_Observation]


def pull(order: Order) -> Asking:
    """Ask for a series: of its vintages with a key, else for today's values; see ``Asking``."""
    name = order.symbol or order.id
    if not order.key:
        params = {"id": name}
        if order.since is not None:
            params["cosd"] = order.since.isoformat()
        page = yield Question("/graph/fredgraph.csv", params)
        return read_table(page, order)
    own = {"series_id": name, "api_key": order.key, "file_type": "json"}
    about = yield Question("/fred/series", own, "api")
    spans = own | {"realtime_start": OLDEST, "realtime_end": NEWEST, "limit": str(MOST)}
    if order.since is not None:
        spans["observation_start"] = order.since.isoformat()
    pages: list[Page] = []
    while not pages or len(pages) * MOST < _decoded(pages[0], order, _Observations).count:
        spans["offset"] = str(len(pages) * MOST)
        page = yield Question("/fred/series/observations", dict(spans), "api")
        pages.append(page)
    return read_vintages(about, pages, order)


def read_table(page: Page, order: Order) -> Offer:
    """Make an offer of a CSV table, of one column or of one for each vintage; raises NotFound or BadData."""
    where, name = f"{SOURCE}, {order.id}", order.symbol or order.id
    text = page.body.decode("utf-8-sig", "replace").strip()
    lines = list(csv.reader(text.splitlines()))
    header = lines[0] if lines else []
    columns = {at: _vintage(column, name) for at, column in enumerate(header) if at}
    if not header or header[0].lower() not in {"observation_date", "date"} or not columns:
        if page.status == 404:
            raise NotFound("series at FRED", order.id, hint="Its page shows the id beside the title.")
        begin = " ".join(text[:60].split())
        raise BadData(where, "a table with the columns observation_date and the series", repr(begin))
    if strange := [header[at] for at, (own, _) in columns.items() if not own]:
        raise BadData(where, f"columns of {name}", ", ".join(strange))
    told, bad = [], []
    for number, row in enumerate(lines[1:], start=2):
        for at, (_, published) in columns.items():
            one = _told(row[0], row[at] if at < len(row) else "", published)
            if isinstance(one, Told):
                told.append(one)
            elif one:
                bad.append(BadRow(where, number, one))
    return _offer(told, _frequency(told, where), None, order, bad)


def read_vintages(about: Page, pages: Sequence[Page], order: Order) -> Offer:
    """Make an offer of what the service says of a series and of its values; raises NotFound or BadData."""
    series = _decoded(about, order, _About).seriess
    if not series:
        raise NotFound("series at FRED", order.id)
    told, bad = [], []
    for page in pages:
        for row, seen in enumerate(_decoded(page, order, _Observations).observations, start=1):
            one = _told(seen.begins.isoformat(), seen.value, seen.realtime_start)
            if isinstance(one, Told):
                told.append(one)
            elif one:
                bad.append(BadRow(f"{SOURCE}, {order.id}", row, one))
    return _offer(told, series[0].frequency_short, series[0].units, order, bad)


def _decoded(page: Page, order: Order, form: type[Form]) -> Form:
    where = f"{SOURCE}, {order.id}"
    if page.status != 200:
        said = re.search(rb'"error_message"\s*:\s*"([^"]*)"', page.body)
        found = said[1].decode("utf-8", "replace") if said else f"status {page.status}"
        if "does not exist" in found:
            raise NotFound("series at FRED", order.id, hint="Its page shows the id beside the title.")
        if "api_key" in found:
            raise Refused(where, found, "Set TAPEPROOF_FRED_KEY right, or not at all.", everywhere=True)
        raise BadData(where, "a series", found, hint="Ask for less with --since.")
    try:
        return msgspec.json.decode(page.body, type=form)
    except msgspec.DecodeError as error:
        raise BadData(where, "the form of the service", str(error)) from error


def _vintage(column: str, name: str) -> tuple[bool, date | None]:
    """Whether a column is of the series, and the day of its vintage."""
    stem, _, day = column.strip().rpartition("_")
    if column.strip().upper() == name.upper():
        return True, None
    if stem.upper() == name.upper() and re.fullmatch(r"\d{8}", day):
        return True, date(int(day[:4]), int(day[4:6]), int(day[6:]))
    return False, None


def _told(day: str, value: str, published: date | None) -> Told | str:
    """A value; else what is wrong with it, which is nothing where it is missing."""
    if value.strip() in {"", "."}:
        return ""
    try:
        return Told(date.fromisoformat(day), float(value), published)
    except ValueError:
        return f"{day}: {value!r} is no value"


def _frequency(told: Iterable[Told], where: str) -> str:
    """The letter of the periods of a table, by the days between them."""
    days = sorted({one.begins for one in told})
    if len(days) < 2:
        raise BadData(where, "two periods or more, which show how long one is", str(len(days)), hint="Set a key.")
    usual = sorted((after - before).days for before, after in pairwise(days))[(len(days) - 1) // 2]
    return next(letter for least, letter in SPACED if usual >= least)


def _offer(told: Sequence[Told], letter: str, unit: str | None, order: Order, bad: list[BadRow]) -> Offer:
    now = int(order.at.timestamp() * 1_000_000)
    published = np.array([one.published or order.at.date() for one in told], dtype="datetime64[D]")
    known = np.minimum(moments(EVENING, published, of_close=True), now) if told else np.empty(0, "i8")
    known[[one.published is None for one in told]] = now
    return tabled(
        Figures("macro", {
            "series": [order.id] * len(told),
            "period": np.array([_end(one.begins, MONTHS.get(letter, 0)) for one in told], dtype="datetime64[D]"),
            "value": np.array([one.value for one in told], dtype="f8"), "unit": [unit] * len(told),
            "source": [SOURCE] * len(told), "known_at": known,
        }),
        bad=bad,
    )  # fmt: skip


def _end(begins: date, months: int) -> date:
    """The last day of so many months from a day on; of none the day itself."""
    if not months:
        return begins
    years, month = divmod(begins.month - 1 + months, 12)
    return date(begins.year + years, month + 1, 1) - timedelta(days=1)


FEED = Feed("fred", "FRED", {"": "https://fred.stlouisfed.org", "api": "https://api.stlouisfed.org"}, 0.6, pull)
