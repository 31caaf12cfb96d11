"""Stooq's form: daily bars of one symbol as CSV; a key has been needed since March 2026.

Failures come with status 200: a page that asks for a key or for a browser, "No data", a sentence on a daily limit. So
the header is looked at before anything else. A byte-order mark, ``;`` between the fields, a header in Polish and
tables without a volume are met. Shares and funds come reduced by later dividends, and are marked so.
"""

from __future__ import annotations

import csv
import re

from tapeproof.market.feeds.feed import Asking, Feed, Order, Page, Question, Refused, priced
from tapeproof.market.gather import Offer
from tapeproof.market.layout import Layout
from tapeproof.market.tables import csv_prices
from tapeproof.terms.changing import replace
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.instrument import InstrumentType

SOURCE = "Stooq daily CSV"
PAYERS = {InstrumentType.STOCK, InstrumentType.FUND}
LIMIT = re.compile(r"exceeded.{0,20}limit|przekroczon\w+.{0,20}limit", re.IGNORECASE)
POLISH = {
    "date": "Data", "open": "Otwarcie", "high": "Najwyzszy", "low": "Najnizszy", "close": "Zamkniecie",
}  # fmt: skip
SUFFIX = {"HK": "hk", "T": "jp", "DE": "de", "L": "uk"}
INDEX = {
    "^GSPC": "^spx", "^DJI": "^dji", "^IXIC": "^ndq", "^NDX": "^ndx", "^HSI": "^hsi", "^N225": "^nkx",
    "^GDAXI": "^dax", "^FCHI": "^cac", "^KS11": "^kospi", "000001.SS": "^shc",
}  # fmt: skip
"""Indices that the source calls otherwise than Yahoo; a market's ``feeds.toml`` adds others."""
KEY = "TAPEPROOF_STOOQ_KEY"


def symbol(name: str) -> str:
    """The source's name of a Yahoo-style symbol; raises NotFound where none is known."""
    if name in INDEX:
        return INDEX[name]
    if name.endswith("=X"):
        pair = name[:-2].lower()
        return pair if len(pair) == 6 else f"usd{pair}"
    if name.endswith("=F"):
        return f"{name[:-2].lower()}.f"
    stem, dot, suffix = name.rpartition(".")
    if not dot and name.replace("-", "").isalnum():
        return f"{name.lower()}.us"
    if suffix in SUFFIX and stem:
        return f"{stem.lstrip('0').lower() if suffix == 'HK' else stem.lower()}.{SUFFIX[suffix]}"
    hint = f"Say it in the market's feeds.toml, under [stooq.symbols]: {name!r} = the name that Stooq's site shows."
    raise NotFound("known Stooq symbol for", name, hint=hint.replace("'", '"'))


def pull(order: Order) -> Asking:
    """Ask for all daily bars from a day on; see ``Asking``."""
    params = {"s": order.symbol or symbol(order.id), "i": "d"}
    if order.since is not None:
        params |= {"d1": f"{order.since:%Y%m%d}", "d2": f"{order.at:%Y%m%d}"}
    if order.key:
        params["apikey"] = order.key
    page = yield Question("/q/d/l/", params)
    return read(page, order)


def read(page: Page, order: Order) -> Offer:
    """Make an offer of an answer; raises Refused, NotFound or BadData for what is no table of prices."""
    where = f"{SOURCE}, {order.id}"
    text = page.body.decode("utf-8-sig", "replace").replace("\r\n", "\n").lstrip()
    header = text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    columns = [name.strip().lower() for name in header.split(delimiter)]
    if not {"date", "close"} <= set(columns) and not {"data", "zamkniecie"} <= set(columns):
        _refuse(text, where, order)
    names = {ours: theirs for ours, theirs in POLISH.items() if theirs.lower() in columns} if "data" in columns else {}
    if "wolumen" in columns:
        names["volume"] = "Wolumen"
    try:
        rows = csv_prices(text.splitlines(keepends=True), where, Layout(names, order.id, delimiter=delimiter))
    except csv.Error as error:
        raise BadData(where, "CSV", str(error)) from error
    kind = order.instrument.type
    instrument = replace(order.instrument, adjusted=kind in PAYERS)
    return priced(order, instrument, rows, SOURCE)


def _refuse(text: str, where: str, order: Order) -> None:
    """Say what stands where a table should."""
    said = " ".join(re.sub(r"<script.*?</script>|<[^>]*>", " ", text[:20_000], flags=re.DOTALL | re.IGNORECASE).split())
    if not said and not text:
        raise Refused(where, "nothing at all")
    if said.lower().startswith(("no data", "brak danych")):
        if order.since is not None:
            raise NotFound("price at Stooq of", order.id, hint=f"It has none since {order.since}.")
        hint = "Its names differ from Yahoo's: say it in the market's feeds.toml, under [stooq.symbols]."
        raise NotFound("symbol at Stooq", order.symbol or symbol(order.id), hint=hint)
    if LIMIT.search(said):
        raise Refused(where, f"{said[:80]!r}", "Run the same command again tomorrow: it goes on.", everywhere=True)
    if re.search(r"api\W?key", said, re.IGNORECASE):
        had = "a page that refuses the key" if order.key else "a page that asks for a key"
        raise Refused(where, had, f"Get one at the source and set {KEY}.", everywhere=True)
    if "<" in text and re.search(r"__verify|javascript|captcha|challenge", text, re.IGNORECASE):
        hint = f"Set {KEY} to a key of the source; its pages for browsers are not got around."
        raise Refused(where, "a page for browsers", hint, everywhere=True)
    raise BadData(where, "a table with the columns Date and Close", f"{said[:80] or text[:80]!r}")


FEED = Feed("stooq", "Stooq", {"": "https://stooq.com"}, 1.0, pull)
