"""The SEC's company facts: shares outstanding and reported figures of an American filer, as JSON.

It wants to know who asks. A figure is repeated by later filings, as the comparison of the year before: it became
known with the first, and a later one that differs is a restatement. Filers from abroad count ordinary shares where the
instrument is a depositary share, so their counts and figures per share are set aside.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import TypeVar

import msgspec
import numpy as np

from tapeproof.market.feeds.feed import Asking, Feed, Order, Page, Question, tabled
from tapeproof.market.figures import Figures
from tapeproof.market.gather import Offer
from tapeproof.market.rows import BadRow
from tapeproof.market.sessions import moments
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.exchange import Exchange

SOURCE = "SEC company facts"
FILED = Exchange("SEC", "America/New_York", time(6, 0), time(17, 30))
"""Filings accepted until half past five bear that day."""
COUNT = "EntityCommonStockSharesOutstanding"
MEASURES = {
    "revenue": ("RevenueFromContractWithCustomerExcludingAssessedTax", "Revenues", "SalesRevenueNet", "Revenue"),
    "gross_profit": ("GrossProfit",),
    "operating_income": ("OperatingIncomeLoss",),
    "net_income": ("NetIncomeLoss", "ProfitLoss"),
    "earnings_per_share": ("EarningsPerShareBasic", "BasicEarningsLossPerShare"),
    "earnings_per_share_diluted": ("EarningsPerShareDiluted", "DilutedEarningsLossPerShare"),
    "dividend_per_share": ("CommonStockDividendsPerShareDeclared",),
    "assets": ("Assets",),
    "cash": ("CashAndCashEquivalentsAtCarryingValue", "CashAndCashEquivalents"),
}  # fmt: skip
"""The figures taken: of several tags for a period the first, and what an older one said before it."""
PER_SHARE = "/shares"
ABROAD = ("20-F", "40-F", "6-K")
MONTH = 30.4375
SCALE = 300
"""A count so many times larger or smaller than the usual one is in thousands or millions: no split is as large."""


class _Company(msgspec.Struct):
    cik_str: int
    ticker: str


class _Entry(msgspec.Struct):
    end: date
    filed: date
    val: float | None = None
    start: date | None = None
    form: str = ""


class _Tag(msgspec.Struct):
    units: dict[str, list[_Entry]]


class _Facts(msgspec.Struct):
    facts: dict[str, dict[str, msgspec.Raw]]


Of = TypeVar("Of")
Key = tuple[date, int, str]
"""A period by its last day and its months, and the unit."""


def pull(order: Order) -> Asking:
    """Ask which filer a ticker is, unless settings tell its number, then for its facts; see ``Asking``."""
    number = order.symbol
    if number is None:
        listed = yield Question("/files/company_tickers.json", {}, "tickers", lasting=True)
        number = filer(listed, order.id)
    page = yield Question(f"/api/xbrl/companyfacts/CIK{int(number):010d}.json")
    return read(page, order)


def filer(page: Page, ticker: str) -> str:
    """The number of the filer that bears a ticker; raises NotFound where none does, BadData for another form."""
    try:
        companies = msgspec.json.decode(page.body, type=dict[str, _Company])
    except msgspec.DecodeError as error:
        raise BadData(SOURCE, "the list of filers", str(error)) from error
    found = next((one.cik_str for one in companies.values() if one.ticker == ticker.upper()), None)
    if found is None:
        hint = 'Say its number in the market\'s feeds.toml, under [sec.symbols], such as "BABA" = "1577552".'
        raise NotFound("filer at the SEC with the ticker", ticker, hint=hint)
    return str(found)


def read(page: Page, order: Order) -> Offer:
    """Make an offer of a filer's facts; raises NotFound where there are none, BadData for another form."""
    where = f"{SOURCE}, {order.id}"
    if page.status == 404:
        raise NotFound("company with facts at the SEC", order.id, hint="It files no figures in this form.")
    try:
        facts = msgspec.json.decode(page.body, type=_Facts).facts
        tags = {
            name: msgspec.json.decode(raw, type=_Tag)
            for taxonomy in ("ifrs-full", "us-gaap", "dei")
            for name, raw in facts.get(taxonomy, {}).items()
            if name == COUNT or any(name in names for names in MEASURES.values())
        }
    except msgspec.DecodeError as error:
        raise BadData(where, "the form of company facts", str(error)) from error
    shares, bad = _shares(tags, order, where)
    figures, wrong = _figures(tags, order, where)
    if not len(shares.columns["known_at"]) and not len(figures.columns["known_at"]) and order.since is None:
        raise BadData(where, "shares outstanding or reported figures", "neither")
    return tabled(shares, figures, bad=[*bad, *wrong])


def _shares(tags: dict[str, _Tag], order: Order, where: str) -> tuple[Figures, list[BadRow]]:
    entries = [one for listed in tags[COUNT].units.values() for one in listed] if COUNT in tags else []
    bad = []
    if not entries:
        bad.append(BadRow(where, 0, "no share count: a company with several classes of shares reports one for each"))
    if abroad := [one for one in entries if one.form.startswith(ABROAD)]:
        bad.append(BadRow(where, 0, f"{len(abroad)} share counts of a filer from abroad may be of ordinary shares"))
    entries = [one for one in entries if not one.form.startswith(ABROAD) and one.val is not None]
    usual = statistics.median(one.val or 0.0 for one in entries) if entries else 0.0
    told: dict[tuple[date, date], set[float]] = defaultdict(set)
    for one in entries:
        if order.since is not None and one.end < order.since:
            continue
        if not usual / SCALE < (one.val or 0.0) < usual * SCALE:
            bad.append(BadRow(where, 0, f"{one.end}: a count of {one.val:,.0f} shares is in another unit"))
            continue
        told[one.end, one.filed].add(one.val or 0.0)
    rows = [(end, filed, value) for (end, filed), value in _certain(told, where, "share count", bad)]
    return Figures("shares", {
        "instrument": [order.id] * len(rows), "date": np.array([end for end, _, _ in rows], dtype="datetime64[D]"),
        "shares": np.array([value for _, _, value in rows], dtype="f8"), "source": [SOURCE] * len(rows),
        "known_at": _known([filed for _, filed, _ in rows]),
    }), bad  # fmt: skip


def _figures(tags: dict[str, _Tag], order: Order, where: str) -> tuple[Figures, list[BadRow]]:
    rows: list[tuple[str, Key, date, float]] = []
    bad: list[BadRow] = []
    for measure, names in MEASURES.items():
        taken: dict[Key, date] = {}
        for name in names:
            told: dict[tuple[Key, date], set[float]] = defaultdict(set)
            for unit, one in _entries(tags.get(name)):
                if unit.endswith(PER_SHARE) and one.form.startswith(ABROAD):
                    continue
                months = round(((one.end - one.start).days + 1) / MONTH) if one.start else 0
                key = (one.end, months, unit.removesuffix(PER_SHARE))
                before = one.filed < taken.get(key, date.max)  # under an older tag, before the newer one was used
                if before and (order.since is None or one.end >= order.since):
                    told[key, one.filed].add(one.val or 0.0)
            for (key, filed), value in _certain(told, where, measure, bad):
                rows.append((measure, key, filed, value))
            for key, filed in told:
                taken[key] = min(filed, taken.get(key, date.max))
    listed = [found for tag in tags.values() for found in _entries(tag)]
    if any(unit.endswith(PER_SHARE) and one.form.startswith(ABROAD) for unit, one in listed):
        bad.append(BadRow(where, 0, "figures per share of a filer from abroad may be of ordinary shares"))
    keys = [key for _, key, _, _ in rows]
    return Figures("facts", {
        "instrument": [order.id] * len(rows), "measure": [measure for measure, _, _, _ in rows],
        "period": np.array([end for end, _, _ in keys], dtype="datetime64[D]"),
        "months": np.array([months for _, months, _ in keys], dtype="i8"),
        "value": np.array([value for _, _, _, value in rows], dtype="f8"), "unit": [unit for _, _, unit in keys],
        "provider": [None] * len(rows), "source": [SOURCE] * len(rows),
        "known_at": _known([filed for _, _, filed, _ in rows]),
    }), bad  # fmt: skip


def _entries(tag: _Tag | None) -> Iterator[tuple[str, _Entry]]:
    for unit, listed in tag.units.items() if tag else ():
        yield from ((unit, one) for one in listed if one.val is not None)


def _certain(
    told: Mapping[tuple[Of, date], set[float]], where: str, what: str, bad: list[BadRow]
) -> Iterator[tuple[tuple[Of, date], float]]:  # fmt: skip
    """The values that filings of one day agree on; the others go to ``bad``."""
    for key, values in told.items():
        if len(values) == 1:
            yield key, next(iter(values))
        else:
            found = " and ".join(f"{value:,.12g}" for value in sorted(values))
            bad.append(BadRow(where, 0, f"{what} of {_spelled(key[0])}, filed on {key[1]}, is both {found}"))


def _spelled(of: object) -> str:
    match of:
        case (date() as end, int(months), _):
            return f"the {months} months to {end}" if months else str(end)
    return str(of)


def _known(filed: list[date]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return moments(FILED, np.array(filed, dtype="datetime64[D]"), of_close=True)


FEED = Feed(
    "sec", "SEC", {"": "https://data.sec.gov", "tickers": "https://www.sec.gov"}, 0.2, pull, wants_agent=True
)  # fmt: skip
