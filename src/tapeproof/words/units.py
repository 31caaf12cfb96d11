"""Units, scales and currencies: how they are spelled beside a number."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from tapeproof.terms.quantity import Unit
from tapeproof.words.pattern import loose, pattern

SCALES = {
    "lakh crore": 10**12, "trillion": 10**12, "trn": 10**12, "tln": 10**12, "tn": 10**12, "t": 10**12,
    "billion": 10**9, "bln": 10**9, "bn": 10**9, "b": 10**9,
    "million": 10**6, "mln": 10**6, "mn": 10**6, "m": 10**6, "crore": 10**7, "lakh": 10**5,
    "thousand": 10**3, "k": 10**3,
}  # fmt: skip
WRITTEN_SCALES = {10**12: "trillion", 10**9: "billion", 10**6: "million", 10**7: "crore", 10**5: "lakh", 10**3: "thousand"}

BEFORE = {
    "US$": "USD", "$US": "USD", "U.S.$": "USD", "HK$": "HKD", "$HK": "HKD", "S$": "SGD", "$S": "SGD", "A$": "AUD",
    "AU$": "AUD", "$A": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "$NZ": "NZD", "NT$": "TWD", "T$": "TWD", "R$": "BRL",
    "MX$": "MXN", "CN¥": "CNY", "RMB": "CNY", "¥": "JPY", "￥": "JPY", "€": "EUR", "£": "GBP", "₹": "INR",
    "Rs.": "INR", "Rs": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "NIS": "ILS", "฿": "THB", "₱": "PHP",
    "₫": "VND", "RM": "MYR", "Rp": "IDR", "SFr": "CHF", "$": "$",
}  # fmt: skip
"""Signs before a number; a bare ``$`` stays ``$``: the reader knows whose dollar it is."""

CODES = (
    "USD HKD SGD AUD CAD NZD TWD NTD BRL MXN CNY CNH JPY EUR GBP INR KRW RUB TRY ILS THB PHP VND MYR IDR CHF SEK NOK DKK "
    "ZAR PLN CZK HUF SAR AED KWD"
).split()
_OF_CODE = {code: {"NTD": "TWD", "CNH": "CNY"}.get(code, code) for code in CODES}

AFTER = {
    "hong kong dollars?": "HKD", "(?:new )?taiwan(?:ese)? dollars?": "TWD", "singapore(?:an)? dollars?": "SGD",
    "australian dollars?": "AUD", "canadian dollars?": "CAD", "new zealand dollars?": "NZD",
    r"(?:u\.?s\.?|american) dollars?": "USD", "dollars?": "$", "(?:chinese )?yuan": "CNY", "renminbi": "CNY",
    "rmb": "CNY", "(?:japanese )?yen": "JPY", "euros?": "EUR", "pounds? sterling": "GBP", "pounds": "GBP",
    "(?:south )?(?:korean )?won": "KRW", "(?:indian )?rupees?": "INR", "baht": "THB", "ringgit": "MYR",
    "rupiah": "IDR", "(?:mexican )?pesos?": "MXN", "reais": "BRL", "rand": "ZAR", "rou?bles?": "RUB", "lira": "TRY",
    "(?:swiss )?francs?": "CHF", "(?:swedish )?kron(?:or|a)": "SEK", "kroner?": "NOK", "zloty": "PLN", "forints?": "HUF",
    "riyals?": "SAR", "dirhams?": "AED", "dong": "VND", "shekels?": "ILS",
}  # fmt: skip
SMALL = {
    r"(?:us|u\.s\.|american) cents?": "USD", "(?:hk|hong kong) cents?": "HKD", "australian cents?": "AUD",
    "singapore cents?": "SGD", "cents?|c": "$", "¢": "$", "pence": "GBP", "p": "GBP", "penny": "GBP", "paise": "INR", "sen": "JPY",
}  # fmt: skip
"""Hundredths of a currency."""

WRITTEN_BEFORE = {
    "$": "$", "USD": "US$", "HKD": "HK$", "SGD": "S$", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "TWD": "NT$", "BRL": "R$",
    "EUR": "€", "GBP": "£", "INR": "₹",
}  # fmt: skip
WRITTEN_AFTER = {"JPY": "yen", "CNY": "yuan", "KRW": "won"}

WRITTEN_UNITS = {
    Unit.POINTS: "points", Unit.BASIS_POINTS: "basis points", Unit.PERCENTAGE_POINTS: "percentage points",
    Unit.SESSIONS: "sessions", Unit.DAYS: "days", Unit.WEEKS: "weeks", Unit.MONTHS: "months",
    Unit.QUARTERS: "quarters", Unit.YEARS: "years", Unit.RATIO: "times",
}  # fmt: skip

_OF_TIME = {
    "trading day": (Unit.SESSIONS, 1), "business day": (Unit.SESSIONS, 1), "session": (Unit.SESSIONS, 1),
    "day": (Unit.DAYS, 1), "week": (Unit.WEEKS, 1), "fortnight": (Unit.WEEKS, 2), "month": (Unit.MONTHS, 1),
    "quarter": (Unit.QUARTERS, 1), "year": (Unit.YEARS, 1), "yr": (Unit.YEARS, 1), "decade": (Unit.YEARS, 10),
    "centurie": (Unit.YEARS, 100), "century": (Unit.YEARS, 100),
}  # fmt: skip

_sign_before = "|".join(re.escape(sign) for sign in sorted(BEFORE, key=len, reverse=True))
_MONEY_BEFORE = pattern(rf"(?:(?P<sign>(?<![A-Za-z])(?:{_sign_before}))|(?<![A-Za-z])(?P<code>{'|'.join(CODES)}))\s?[-–−]?$")
_OF_CENTS = pattern(r"\d+(?:\.\d+)?c(?!\w)")
"""A number of cents after the country whose they are: "US66.4c"."""
_SCALE = loose(
    r"(?:[\s-]?(?P<word>lakh[\s-]crore|trillion|billion|million|thousand|crore|lakh)|\s?(?P<short>trn|tln|tn|bln|bn|mln|mn))"
    r"(?![a-z])|(?P<letter>[bmtk])(?![\w])")
_after = "|".join(f"(?:{name})" for name in sorted(AFTER, key=len, reverse=True)).replace(" ", r"[\s-]")
_UNIT = loose(
    r"(?P<pp>[\s-]*(?:of[\s-]an?[\s-]|an?[\s-])?(?:%|per[\s-]?cent(?:age)?)[\s-]?points?(?!\w)|\s?(?:pps?|ppts?|p\.p\.)(?!\w))"
    r"|(?P<percent>\s?[%％]|[\s-]?(?:of[\s-]an?[\s-]|an?[\s-])?(?:per[\s-]cent|percent|pct)(?!\w)|pc(?!\w))"
    r"|(?P<bp>[\s-]*(?:basis[\s-]points?|bps?)(?!\w))"
    r"|(?P<points>[\s-]*(?:of[\s-]an?[\s-]|an?[\s-])?(?:points?|pts?)(?!\w))"
    r"|(?P<fold>[\s-]?fold(?!\w)|x(?!\w)|\stimes(?!\w))"
    rf"|(?P<small>[\s-](?:(?:(?:us|u\.s\.|american|hk|hong\skong|australian|singapore)\s)?cents?|pence|penny|paise)(?!\w)|p(?!\w)|(?-i:c)(?!\w)|\s?¢)"
    rf"|(?P<code>[\s-]?(?:{'|'.join(CODES)})(?!\w))"
    rf"|(?P<money>[\s-](?:{_after})(?!\w))")
_TIME = loose(
    r"(?P<gap>[\s-]+)(?P<article>of[\s-]an?[\s-]|an?[\s-])?"
    r"(?P<filler>(?:(?:straight|consecutive|successive|losing|winning|full|calendar|previous|prior|preceding|past|last|"
    r"most recent|latest|additional|more|further|other|whole|fiscal)[\s-]+){0,2})"
    r"(?P<noun>(?:trading|business)[\s-]days?|(?:trading[\s-])?sessions?|(?:day|week|fortnight|month|quarter|year|yr|decade)s?"
    r"|centur(?:y|ies))(?!\w)(?!['’]s\s(?:low|high|peak))")


class Measured(Struct, frozen=True):
    """A unit found after a number: where it ends, and by how much it multiplies."""

    unit: Unit
    end: int
    factor: Decimal = Decimal(1)
    currency: str | None = None


def money_before(text: str, position: int) -> tuple[str, int] | None:
    """The currency written just before a position, and where it begins."""
    if text[max(0, position - 2) : position] == "US" and _OF_CENTS.match(text, position):
        return "USD", position - 2
    match = _MONEY_BEFORE.search(text, max(0, position - 6), position)
    if match is None:
        return None
    return BEFORE[match["sign"]] if match["sign"] else _OF_CODE[match["code"]], match.start()


def scale_after(text: str, position: int, *, money: bool) -> tuple[Decimal, int]:
    """The multiplier written after a number, and where it ends; single letters count only beside money."""
    match = _SCALE.match(text, position)
    if match is None or (match["letter"] and not money):
        return Decimal(1), position
    name = (match["word"] or match["short"] or match["letter"]).lower().replace("-", " ")
    return Decimal(SCALES[" ".join(name.split())]), match.end()


def unit_after(text: str, position: int, value: Decimal, *, part: bool = False) -> Measured | None:
    """The unit written after a number and its scale; ``part`` where the number is "half" or the like."""
    match = _UNIT.match(text, position)
    if match is None:
        return time_after(text, position, value, part=part)
    end = match.end()
    name = match.group().strip(" -\t\n").lower()
    match match.lastgroup:
        case "code":
            return Measured(Unit.CURRENCY, end, currency=_OF_CODE[name.upper()]) if name.upper() in match.group() else None
        case "money":
            return Measured(Unit.CURRENCY, end, currency=_currency(name, AFTER))
        case "small":
            return Measured(Unit.CURRENCY, end, Decimal("0.01"), _currency(name, SMALL))
    units = {
        "pp": Unit.PERCENTAGE_POINTS, "percent": Unit.PERCENT, "bp": Unit.BASIS_POINTS, "points": Unit.POINTS,
        "fold": Unit.RATIO,
    }  # fmt: skip
    return Measured(units[str(match.lastgroup)], end)


def time_after(text: str, position: int, value: Decimal, *, part: bool = False) -> Measured | None:
    """Days, sessions, weeks … after a number. Where adjectives stand between, the stretch ends before them."""
    match = _TIME.match(text, position)
    if match is None or (value % 1 and not part and value > 100):
        return None
    singular = not match["noun"].lower().endswith("s")
    if part is False and (match["article"] or (singular and value != 1 and "-" not in match["gap"] + match["filler"])):
        return None
    noun = re.sub(r"[\s-]+", " ", match["noun"].lower())
    noun = noun.removeprefix("trading ") if noun.startswith("trading session") else noun
    unit, factor = _OF_TIME[noun if noun in _OF_TIME else noun.rstrip("s")]
    return Measured(unit, position if match["filler"] else match.end(), Decimal(factor))


def _currency(name: str, table: dict[str, str]) -> str:
    plain = re.sub(r"[\s-]+", " ", name)
    return next(code for pattern, code in table.items() if re.fullmatch(pattern, plain))
