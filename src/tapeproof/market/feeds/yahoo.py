"""Yahoo's chart form (unofficial, keyless): daily bars, dividends and splits of one symbol as JSON.

Its traps: a bar's stamp is the opening in UTC, so that the exchange's zone tells the day; arrays hold nulls; there is
no ``timestamp`` where there are no bars; prices are divided by later splits, as 32-bit floats; the last bar can be
live, and stand beside a finished one of its day; a page may say "Will be right back" with status 200.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
import numpy as np
from numpy.typing import NDArray

from tapeproof.market.actions import as_printed
from tapeproof.market.feeds.feed import Asking, Feed, Order, Page, Question, Refused, priced
from tapeproof.market.feeds.yahoo_form import KIND, MIC, Events, Meta, Quote, Reply, Result
from tapeproof.market.gather import Actions, Offer, as_traded
from tapeproof.market.rows import PRICES, VALUES, BadRow, Rows
from tapeproof.market.symbols import TYPES
from tapeproof.terms.changing import replace
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.instrument import Instrument, InstrumentType

SOURCE = "Yahoo chart (unofficial)"
BUSY = (b"Will be right back", b"Too Many Requests")
FIRST = -2_208_988_800
"""The first of January 1900: with ``range=max`` the source may answer in months."""
DAY = 86_400
UNDIVIDED = 2.0
"""The least split that is looked for in the prices themselves: ordinary days do not halve or double a price."""
LATEST = 10
"""Sessions after which the prices before a split have been divided; until then they may not be."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

TOLD = {InstrumentType.YIELD, InstrumentType.CURRENCY}
"""Types that a symbol tells better: the source calls ten-year yields and the dollar index indices."""


def pull(order: Order) -> Asking:
    """Ask for all daily bars from a day on; see ``Asking``."""
    begin = FIRST if order.since is None else _seconds(order.since) - DAY
    symbol = order.symbol or order.id
    params = {
        "period1": str(begin), "period2": str(_seconds(order.at.date()) + 2 * DAY), "interval": "1d",
        "includePrePost": "false", "events": "div,splits,capitalGains",
    }  # fmt: skip
    page = yield Question(f"/v8/finance/chart/{symbol}", params)
    return read(page, order)


def busy(body: bytes) -> str | None:
    """What a page says that stands in for an answer for a while; None where it is none of those known."""
    if body.lstrip()[:1] == b"{":
        return None
    said = next((mark for mark in BUSY if mark in body), None)
    return f'a page that says "{said.decode()}"' if said else None


def read(page: Page, order: Order) -> Offer:
    """Make an offer of an answer: bars as traded, dividends as paid, splits.

    Raises NotFound where the source does not know the symbol, Refused where it is busy, BadData where the answer is
    not of the form, or where it is not certain by which splits its prices are divided.
    """
    where = f"{SOURCE}, {order.id}"
    result = _result(page, order, where)
    if result is None:
        return priced(order, order.instrument, _no_rows(order.id), SOURCE)
    try:
        zone = ZoneInfo(result.meta.exchange_timezone_name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        name = result.meta.exchange_timezone_name
        raise BadData(where, "the exchange's time zone", repr(name)) from error
    instrument = _instrument(order.instrument, result.meta, where)
    rows, bad = _rows(result, order.id, zone, where)
    actions, wrong = _actions(result.events, order.id, zone, where)
    _divided(rows, actions, where)
    rows, actions = as_traded(rows, actions)
    printed: dict[str, Any] = {name: as_printed(getattr(rows, name)) for name in PRICES}
    rows = replace(rows, **printed)
    actions = replace(actions, dividend=as_printed(actions.dividend))
    return priced(order, instrument, rows, SOURCE, [*bad, *wrong], actions, _ends(result.meta, zone))


def _result(page: Page, order: Order, where: str) -> Result | None:
    """The answer; None where the source has no bars from the day asked for on."""
    if said := busy(page.body):
        raise Refused(where, said)
    try:
        chart = msgspec.json.decode(page.body, type=Reply).chart
    except msgspec.ValidationError as error:
        raise BadData(where, "the chart form", str(error), hint="The source may have changed it.") from error
    except msgspec.DecodeError as error:
        begin = " ".join(page.body[:60].decode("utf-8", "replace").split())
        raise BadData(where, "JSON", f"{begin!r} (status {page.status})", hint="Try again later.") from error
    if chart.error is not None:
        if order.since is not None and "startDate" in chart.error.description:
            return None
        if chart.error.code == "Not Found":
            raise NotFound("symbol at Yahoo", order.id, hint=chart.error.description)
        raise BadData(where, "prices", f"the error {chart.error.code!r}: {chart.error.description}")
    if not chart.result:
        raise BadData(where, "prices", "an empty answer")
    result = chart.result[0]
    if result.meta.symbol.upper() != (order.symbol or order.id).upper():
        raise BadData(where, "the symbol asked for", f"{result.meta.symbol!r}", hint="It may have been renamed.")
    if result.meta.data_granularity != "1d":
        raise BadData(where, "daily bars", f"bars of {result.meta.data_granularity}")
    if not result.timestamp and order.since is None:
        raise BadData(where, "daily prices", "none", hint="The source lists the symbol, without a history.")
    return result


def _instrument(known: Instrument, meta: Meta, where: str) -> Instrument:
    """What is on record or the symbol tells, completed by what the source says."""
    if known.first is not None:
        if known.currency and meta.currency and known.currency != meta.currency:
            raise BadData(where, f"prices in {known.currency}, as on record", f"prices in {meta.currency}")
        return replace(known, adjusted=False)
    kind = TYPES.get(KIND.get(meta.instrument_type or "", ""), known.type)
    exchange = known.exchange
    if meta.exchange_name in MIC:
        exchange = MIC[meta.exchange_name]
    elif exchange and EXCHANGES[exchange].zone != meta.exchange_timezone_name:
        exchange = None
    return replace(
        known, name=meta.long_name or meta.short_name or known.name, type=known.type if known.type in TOLD else kind,
        exchange=exchange, currency=meta.currency or known.currency,
    )  # fmt: skip


def _rows(result: Result, name: str, zone: ZoneInfo, where: str) -> tuple[Rows, list[BadRow]]:
    count = len(result.timestamp)
    quote = result.indicators.quote[0] if result.indicators.quote else Quote()
    columns = {value: _reals(getattr(quote, value)) for value in VALUES}
    if count and not len(columns["close"]):
        raise BadData(where, "closes", "none")
    for value, array in columns.items():
        if not len(array):
            columns[value] = np.full(count, np.nan)
        elif len(array) != count:
            raise BadData(where, f"as many values of {value} as bars ({count})", str(len(array)))
    for price in PRICES[:-1]:
        columns[price][columns[price] == 0] = np.nan  # its way to say that it has none
    days = _days(result.timestamp, zone)
    rows = Rows((name,), np.zeros(count, "i4"), days, **columns, line=np.arange(1, count + 1))
    empty = np.isnan(rows.close)
    twice = _twice(rows)
    bad = [BadRow(where, int(line), f"{day}: there is no close") for line, day in _places(rows, empty)]
    bad += [
        BadRow(where, int(line), f"{day}: another bar of that day has another close")
        for line, day in _places(rows, twice)
    ]
    again = np.zeros(count, dtype=bool)
    again[np.setdiff1d(np.arange(count), np.unique(days, return_index=True)[1])] = True
    return rows.take(~(empty | twice | again)), bad


def _twice(rows: Rows) -> NDArray[np.bool_]:
    """Bars of one day with different closes: which one is finished is not told."""
    found = np.zeros(len(rows), dtype=bool)
    order = np.argsort(rows.date, kind="stable")
    same = rows.date[order][1:] == rows.date[order][:-1]
    differs = same & (rows.close[order][1:] != rows.close[order][:-1])
    found[order[1:][differs]] = found[order[:-1][differs]] = True
    return found


def _places(rows: Rows, which: NDArray[np.bool_]) -> Iterable[tuple[int, date]]:
    return zip(rows.line[which].tolist(), rows.date[which].tolist(), strict=True)


def _actions(events: Events, name: str, zone: ZoneInfo, where: str) -> tuple[Actions, list[BadRow]]:
    dividend: dict[date, float] = {}
    split: dict[date, float] = {}
    bad = []
    for paid in (*events.dividends.values(), *events.capital_gains.values()):
        day = _day(paid.date, zone)
        dividend[day] = dividend.get(day, 0.0) + paid.amount
    for one in events.splits.values():
        day = _day(one.date, zone)
        if one.numerator > 0 and one.denominator > 0:
            split[day] = split.get(day, 1.0) * one.numerator / one.denominator
        else:
            bad.append(BadRow(where, 0, f"{day}: a split of {one.numerator:g} for {one.denominator:g} is none"))
    ex = sorted({*dividend, *split})
    nan = float("nan")
    return Actions(
        (name,) * len(ex), np.array(ex, dtype="datetime64[D]"),
        np.array([dividend.get(day, nan) for day in ex]), np.array([split.get(day, nan) for day in ex]),
    ), bad  # fmt: skip


def _divided(rows: Rows, actions: Actions, where: str) -> None:
    """Refuse prices of which it is not certain that they are divided by a new split: else they would be made up."""
    hint = "Wait for the session after the split and pull again: the source divides its history late."
    for day, ratio in zip(actions.date, actions.split, strict=True):
        if np.isnan(ratio) or ratio == 1 or not len(rows):
            continue
        at = int(np.searchsorted(rows.date, day))
        if at == len(rows):
            raise BadData(where, "a bar since every split", f"a split of {ratio:g} on {day} after the last", hint=hint)
        if at == 0 or len(rows) - at > LATEST or 1 / UNDIVIDED < ratio < UNDIVIDED:
            continue
        jump = float(np.log(rows.close[at - 1] / rows.close[at]) / np.log(ratio))
        if jump > 0.5:  # nearer to a price that fell by the whole ratio than to one that did not
            found = f"closes of {rows.close[at - 1]:g} and {rows.close[at]:g} around that of {ratio:g} on {day}"
            raise BadData(where, "prices divided by every split", found, hint=hint)


def _ends(meta: Meta, zone: ZoneInfo) -> dict[date, datetime]:
    period = meta.current_trading_period
    if period is None or period.regular is None:
        return {}
    return {_day(period.regular.start, zone): EPOCH + timedelta(seconds=period.regular.end)}


def _no_rows(name: str) -> Rows:
    nothing = {value: np.empty(0) for value in VALUES}
    return Rows((name,), np.empty(0, "i4"), np.empty(0, "datetime64[D]"), **nothing, line=np.empty(0, "i8"))


def _reals(values: list[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], dtype="f8")


def _days(stamps: list[int], zone: ZoneInfo) -> NDArray[np.datetime64]:
    return np.array([_day(stamp, zone) for stamp in stamps], dtype="datetime64[D]")


def _day(stamp: int, zone: ZoneInfo) -> date:
    return (EPOCH + timedelta(seconds=stamp)).astimezone(zone).date()  # fromtimestamp refuses 1969 on Windows


def _seconds(day: date) -> int:
    return (day - EPOCH.date()).days * DAY


FEED = Feed("yahoo", "Yahoo", {"": "https://query1.finance.yahoo.com"}, 1.0, pull, busy)
