"""The European Central Bank's reference rates: one currency against the euro a question, as CSV (SDMX).

Rates are euro-based and fixed once a day, so a pair without the euro is a cross of two series; only what is published
is recorded. Days without a fixing come with an empty value, and a currency without any as status 404.
"""

from __future__ import annotations

import csv
import re
from datetime import date, time

import numpy as np

from tapeproof.market.feeds.feed import Asking, Feed, Order, Page, Question, tabled
from tapeproof.market.figures import Figures
from tapeproof.market.gather import Offer
from tapeproof.market.rows import BadRow
from tapeproof.market.sessions import moments
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.exchange import Exchange

SOURCE = "ECB reference rates"
PUBLISHED = Exchange("ECB", "Europe/Berlin", time(14, 15), time(16, 0))
"""The rates are agreed at a quarter past two and published by four."""
WANTED = ("FREQ", "CURRENCY", "CURRENCY_DENOM", "TIME_PERIOD", "OBS_VALUE")


def currency(name: str) -> str:
    """The currency that an id means: ``USD``, ``EURUSD`` or ``EURUSD=X``; raises NotFound for a pair without euro."""
    code = name.removesuffix("=X").upper()
    if re.fullmatch("EUR[A-Z]{3}", code):
        return code[3:]
    if re.fullmatch("[A-Z]{3}", code) and not name.endswith("=X") and code != "EUR":
        return code
    hint = "Name a currency or its rate of the euro, such as USD or EURUSD; other pairs are a cross of two of these."
    raise NotFound("reference rate of the ECB", name, hint=hint)


def pull(order: Order) -> Asking:
    """Ask for the daily rates of one currency; see ``Asking``."""
    params = {"format": "csvdata"}
    if order.since is not None:
        params["startPeriod"] = order.since.isoformat()
    code = order.symbol or currency(order.id)
    page = yield Question(f"/service/data/EXR/D.{code}.EUR.SP00.A", params)
    return read(page, order)


def read(page: Page, order: Order) -> Offer:
    """Make an offer of an answer; raises NotFound or BadData for what is no table of daily rates."""
    where, code = f"{SOURCE}, {order.id}", order.symbol or currency(order.id)
    text = page.body.decode("utf-8-sig", "replace").strip()
    if page.status == 404 or (page.status == 200 and not text):
        if order.since is not None:
            return tabled(_figures([], [], code, order))
        raise NotFound("reference rate of the ECB", order.id, hint="It publishes about thirty currencies.")
    lines = csv.DictReader(text.splitlines())
    if missing := [name for name in WANTED if name not in (lines.fieldnames or ())]:
        begin = " ".join(text[:60].split())
        raise BadData(where, f"the columns {', '.join(WANTED)}", f"no {', '.join(missing)} ({begin!r})")
    days, rates, bad = list[date](), list[float](), list[BadRow]()
    for row in lines:
        if (row["FREQ"], row["CURRENCY"], row["CURRENCY_DENOM"]) != ("D", code, "EUR"):
            found = f"{row['FREQ']}.{row['CURRENCY']}.{row['CURRENCY_DENOM']}"
            raise BadData(where, f"the series D.{code}.EUR", found, lines.line_num)
        day, rate = _day(row["TIME_PERIOD"]), _rate(row["OBS_VALUE"])
        if day is None or rate is None:
            said = f"{row['TIME_PERIOD']}: {row['OBS_VALUE'] or 'nothing'!r} is no rate"
            bad.append(BadRow(where, lines.line_num, said))
            continue
        days.append(day)
        rates.append(rate)
    return tabled(_figures(days, rates, code, order), bad=bad)


def _figures(days: list[date], rates: list[float], code: str, order: Order) -> Figures:
    on = np.array(days, dtype="datetime64[D]")
    at = int(order.at.timestamp() * 1_000_000)
    return Figures("rates", {
        "base": ["EUR"] * len(days), "quote": [code] * len(days), "date": on, "rate": np.array(rates, dtype="f8"),
        "source": [SOURCE] * len(days), "known_at": np.minimum(moments(PUBLISHED, on, of_close=True), at),
    })  # fmt: skip


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None  # not 2025-W01
    except ValueError:
        return None


def _rate(text: str | None) -> float | None:
    try:
        rate = float(text or "")
    except ValueError:
        return None
    return rate if 0 < rate < float("inf") else None


FEED = Feed("ecb", "ECB", {"": "https://data-api.ecb.europa.eu"}, 0.5, pull)
