"""Exchanges: where they are and when they trade, by market identifier code."""

from __future__ import annotations

from datetime import time

from msgspec import Struct


class Exchange(Struct, frozen=True):
    """An exchange's zone and usual hours, in local time; the sessions themselves are data of the market."""

    mic: str
    zone: str
    opens: time
    closes: time


EXCHANGES = {
    mic: Exchange(mic, zone, time(*opens), time(*closes))
    for mic, zone, opens, closes in (
        ("XNYS", "America/New_York", (9, 30), (16, 0)),
        ("XNAS", "America/New_York", (9, 30), (16, 0)),
        ("CMES", "America/New_York", (0, 0), (17, 0)),
        ("IEPA", "America/New_York", (0, 0), (18, 0)),
        ("XCBF", "America/Chicago", (8, 30), (15, 15)),
        ("XHKG", "Asia/Hong_Kong", (9, 30), (16, 10)),
        ("XSHG", "Asia/Shanghai", (9, 30), (15, 0)),
        ("XSHE", "Asia/Shanghai", (9, 30), (15, 0)),
        ("XTKS", "Asia/Tokyo", (9, 0), (15, 30)),
        ("XKRX", "Asia/Seoul", (9, 0), (15, 30)),
        ("XTAI", "Asia/Taipei", (9, 0), (13, 30)),
        ("XBOM", "Asia/Kolkata", (9, 15), (15, 30)),
        ("XNSE", "Asia/Kolkata", (9, 15), (15, 30)),
        ("XSES", "Asia/Singapore", (9, 0), (17, 16)),
        ("XASX", "Australia/Sydney", (10, 0), (16, 10)),
        ("XNZE", "Pacific/Auckland", (10, 0), (16, 45)),
        ("XLON", "Europe/London", (8, 0), (16, 35)),
        ("XETR", "Europe/Berlin", (9, 0), (17, 35)),
        ("XFRA", "Europe/Berlin", (8, 0), (17, 35)),
        ("XPAR", "Europe/Paris", (9, 0), (17, 35)),
        ("XAMS", "Europe/Amsterdam", (9, 0), (17, 35)),
        ("XMIL", "Europe/Rome", (9, 0), (17, 35)),
        ("XMAD", "Europe/Madrid", (9, 0), (17, 35)),
        ("XSWX", "Europe/Zurich", (9, 0), (17, 30)),
        ("XSTO", "Europe/Stockholm", (9, 0), (17, 30)),
        ("XTSE", "America/Toronto", (9, 30), (16, 0)),
        ("XMEX", "America/Mexico_City", (8, 30), (15, 0)),
        ("BVMF", "America/Sao_Paulo", (10, 0), (17, 55)),
        ("XTAE", "Asia/Jerusalem", (9, 45), (17, 25)),
        ("24/7", "UTC", (0, 0), (23, 59)),
        ("24/5", "Europe/London", (0, 0), (23, 59)),
    )
}

BENCHMARKS = {
    "XNYS": "^GSPC", "XNAS": "^GSPC", "XHKG": "^HSI", "XSHG": "000300.SS", "XSHE": "000300.SS", "XTKS": "^N225",
    "XKRX": "^KS11", "XTAI": "^TWII", "XBOM": "^BSESN", "XNSE": "^NSEI", "XSES": "^STI", "XASX": "^AXJO",
    "XNZE": "^NZ50",
    "XLON": "^FTSE", "XETR": "^GDAXI", "XFRA": "^GDAXI", "XPAR": "^FCHI", "XMIL": "FTSEMIB.MI", "XMAD": "^IBEX",
    "XAMS": "^AEX", "XSWX": "^SSMI", "XTSE": "^GSPTSE", "XMEX": "^MXX", "BVMF": "^BVSP", "XTAE": "^TA125.TA",
}  # fmt: skip
"""The index that "stocks" without more mean in a story of a home (SEMANTICS 7)."""
