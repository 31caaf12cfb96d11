"""Currencies: their ISO codes. How they are spelled is a matter of words."""

from __future__ import annotations

HOME_CURRENCY = {
    "XNYS": "USD", "XNAS": "USD", "XHKG": "HKD", "XSHG": "CNY", "XSHE": "CNY", "XTKS": "JPY", "XLON": "GBP",
    "XKRX": "KRW", "XBOM": "INR", "XNSE": "INR", "XTAI": "TWD", "XASX": "AUD", "XTSE": "CAD", "XFRA": "EUR",
    "XETR": "EUR", "XPAR": "EUR", "XMIL": "EUR", "XMAD": "EUR", "XAMS": "EUR", "XSWX": "CHF", "BVMF": "BRL",
    "XMEX": "MXN", "XSES": "SGD", "XNZE": "NZD", "XSTO": "SEK", "XTAE": "ILS",
}  # fmt: skip
"""The currency in which an exchange quotes, by its market identifier code."""
