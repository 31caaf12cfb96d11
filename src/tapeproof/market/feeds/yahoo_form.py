"""The form of Yahoo's chart answers, as far as it is used, and its codes."""

from __future__ import annotations

import msgspec

MIC = {
    "NYQ": "XNYS", "NMS": "XNYS", "NGM": "XNYS", "NCM": "XNYS", "ASE": "XNYS", "PCX": "XNYS", "BTS": "XNYS",
    "SNP": "XNYS", "DJI": "XNYS", "NIM": "XNYS", "WCB": "XNYS", "CXI": "XNYS", "CGI": "XNYS", "NYS": "XNYS",
    "HKG": "XHKG", "SHH": "XSHG", "SHZ": "XSHE", "JPX": "XTKS", "OSA": "XTKS", "LSE": "XLON", "FGI": "XLON",
    "GER": "XETR", "ZRH": "XETR", "FRA": "XFRA", "PAR": "XPAR", "AMS": "XAMS", "MIL": "XMIL", "MCE": "XMAD",
    "EBS": "XSWX", "STO": "XSTO", "BSE": "XBOM", "NSI": "XNSE", "KSC": "XKRX", "KOE": "XKRX", "TAI": "XTAI",
    "ASX": "XASX", "NZE": "XNZE", "TOR": "XTSE", "MEX": "XMEX", "SAO": "BVMF", "TLV": "XTAE", "SES": "XSES",
    "CCY": "24/5", "CCC": "24/7", "NYM": "CMES", "CMX": "CMES", "CME": "CMES", "CBT": "CMES", "NYB": "IEPA",
}  # fmt: skip
"""The exchanges by the source's codes; all of New York keep one calendar."""
KIND = {
    "EQUITY": "stock", "INDEX": "index", "ETF": "etf", "MUTUALFUND": "fund", "CURRENCY": "currency",
    "CRYPTOCURRENCY": "crypto", "FUTURE": "future",
}  # fmt: skip


class Stretch(msgspec.Struct):
    """From one moment to another, in seconds since 1970."""

    start: int
    end: int


class Periods(msgspec.Struct):
    """The trading hours of the present session."""

    regular: Stretch | None = None


class Meta(msgspec.Struct, rename="camel"):
    """What the answer says of the symbol."""

    symbol: str
    exchange_timezone_name: str
    currency: str | None = None
    exchange_name: str | None = None
    instrument_type: str | None = None
    data_granularity: str = "1d"
    long_name: str | None = None
    short_name: str | None = None
    current_trading_period: Periods | None = None


class Quote(msgspec.Struct):
    """Prices and volumes, as many of each as stamps; null where there is none."""

    open: list[float | None] = []
    high: list[float | None] = []
    low: list[float | None] = []
    close: list[float | None] = []
    volume: list[float | None] = []


class Indicators(msgspec.Struct):
    """The columns."""

    quote: list[Quote] = []


class Paid(msgspec.Struct):
    """Cash paid on a share, divided by later splits."""

    amount: float
    date: int


class Split(msgspec.Struct):
    """``numerator`` new shares for ``denominator`` old ones."""

    numerator: float
    denominator: float
    date: int


class Events(msgspec.Struct, rename="camel"):
    """What happened to the shares, by stamp."""

    dividends: dict[str, Paid] = {}
    capital_gains: dict[str, Paid] = {}
    splits: dict[str, Split] = {}


class Result(msgspec.Struct):
    """The answer of one symbol."""

    meta: Meta
    timestamp: list[int] = []
    events: Events = msgspec.field(default_factory=Events)
    indicators: Indicators = msgspec.field(default_factory=Indicators)


class Error(msgspec.Struct):
    """Why there is none."""

    code: str = ""
    description: str = ""


class Chart(msgspec.Struct):
    """One of the two."""

    result: list[Result] | None = None
    error: Error | None = None


class Reply(msgspec.Struct):
    """The whole answer."""

    chart: Chart
