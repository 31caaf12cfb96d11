"""What a Yahoo-style symbol tells where no table of instruments does: the exchange, the type, the currency."""

from __future__ import annotations

from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.terms.money import HOME_CURRENCY

TYPES = {
    "index": InstrumentType.INDEX, "equity": InstrumentType.STOCK, "stock": InstrumentType.STOCK,
    "adr": InstrumentType.STOCK, "etf": InstrumentType.FUND, "fund": InstrumentType.FUND,
    "commodity": InstrumentType.FUTURE, "future": InstrumentType.FUTURE, "spot": InstrumentType.SPOT,
    "fx": InstrumentType.CURRENCY, "currency": InstrumentType.CURRENCY, "crypto": InstrumentType.CRYPTO,
    "yield": InstrumentType.YIELD,
}  # fmt: skip
"""The words that tables of instruments use for a type."""

MAIN_INDEX = {
    "XNYS": ("^GSPC", "^DJI"), "XHKG": ("^HSI",), "XSHG": ("000001.SS", "000300.SS"), "XTKS": ("^N225",),
    "XLON": ("^FTSE",), "XETR": ("^GDAXI",), "XPAR": ("^FCHI",), "XMIL": ("FTSEMIB.MI",), "XMAD": ("^IBEX",),
    "XSWX": ("^SSMI",), "XBOM": ("^BSESN", "^NSEI"), "XKRX": ("^KS11",), "XTAI": ("^TWII",), "XASX": ("^AXJO",),
    "XTSE": ("^GSPTSE",), "XMEX": ("^MXX",), "BVMF": ("^BVSP",), "XNAS": ("^IXIC",), "XSHE": ("399001.SZ",),
    "XNSE": ("^NSEI",), "XSES": ("^STI",), "XAMS": ("^AEX",), "XNZE": ("^NZ50",), "XSTO": ("^OMX",),
}  # fmt: skip
"""The indices whose bars show that an exchange held a session."""

_SUFFIX = {
    "HK": "XHKG", "SS": "XSHG", "SZ": "XSHE", "T": "XTKS", "L": "XLON", "DE": "XETR", "F": "XFRA", "PA": "XPAR",
    "MI": "XMIL", "MC": "XMAD", "SW": "XSWX", "BO": "XBOM", "NS": "XNSE", "KS": "XKRX", "KQ": "XKRX", "TW": "XTAI",
    "AX": "XASX", "TO": "XTSE", "MX": "XMEX", "SA": "BVMF", "AS": "XAMS", "ST": "XSTO", "SI": "XSES", "NZ": "XNZE",
    "TA": "XTAE", "NYB": "IEPA",
}  # fmt: skip


def described(symbol: str) -> Instrument:
    """An instrument as far as its symbol tells; its name is the symbol."""
    kind, exchange = _kind(symbol), _exchange(symbol)
    currency = HOME_CURRENCY.get(exchange or "")
    if kind is InstrumentType.CURRENCY and symbol.endswith("=X"):
        currency = symbol[-5:-2]
    elif kind in {InstrumentType.FUTURE, InstrumentType.CRYPTO}:
        currency = "USD"
    return Instrument(symbol, symbol, kind, currency, exchange)


def _kind(symbol: str) -> InstrumentType:
    if symbol.endswith("=X") or symbol == "DX-Y.NYB":
        return InstrumentType.CURRENCY
    if symbol.endswith("=F"):
        return InstrumentType.FUTURE
    if symbol in {"^TNX", "^TYX", "^FVX", "^IRX"}:
        return InstrumentType.YIELD
    if symbol.endswith("-USD"):
        return InstrumentType.CRYPTO
    if symbol.startswith("^") or symbol in {index for indices in MAIN_INDEX.values() for index in indices}:
        return InstrumentType.INDEX
    return InstrumentType.STOCK


def _exchange(symbol: str) -> str | None:
    if symbol.endswith("=X"):
        return "24/5"
    if symbol.endswith("=F"):
        return "CMES"
    if symbol.endswith("-USD"):
        return "24/7"
    if symbol.startswith("^"):
        return next((mic for mic, indices in MAIN_INDEX.items() if symbol in indices), "XNYS")
    _, dot, suffix = symbol.rpartition(".")
    return _SUFFIX.get(suffix) if dot else "XNYS"
