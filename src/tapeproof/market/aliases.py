"""Where names come from: the data shipped with the package, and the names of a market's own instruments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from tapeproof.terms.changing import replace
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.terms.money import HOME_CURRENCY
from tapeproof.words.listed import read_list
from tapeproof.words.pattern import pattern


class NameKind(StrEnum):
    """What a name names."""

    INDEX = "index"
    COMPANY = "company"
    CURRENCY = "currency"
    COMMODITY = "commodity"
    YIELD = "yield"
    CRYPTO = "crypto"
    FUND = "fund"
    GROUP = "group"
    MARKET = "market"
    """A market by its place ("Hong Kong stocks"); its benchmark stands for it."""
    EPITHET = "epithet"
    """A description that the story must resolve ("the index", "the chipmaker")."""
    SECTOR = "sector"
    MACRO = "macro"
    """A figure of no market: inflation, payrolls, a policy rate."""


class Name(Struct, frozen=True):
    """What a stretch of text may name.

    ``ids`` are (exchange, symbol), the likelier first; an empty exchange fits every home. No ids: named, but
    without a symbol. ``weak``: the bare word may well be something else. ``others`` are a market's other indices.
    ``of`` is what an epithet stands for (index, stock, company, currency, commodity, yield, crypto, fund).
    A currency has its ``iso`` code, and ``inverted`` says that it is the quoted side of its pair.
    """

    kind: NameKind
    name: str
    ids: tuple[tuple[str, str], ...] = ()
    weak: bool = False
    inverted: bool = False
    iso: str = ""
    others: tuple[str, ...] = ()
    of: str = ""
    group: str = ""
    company: str = ""


DATA = Path(__file__).parent / "data"

SAME_HOME = {"XNAS": "XNYS", "XNSE": "XBOM", "XSHE": "XSHG", "XFRA": "XETR"}
"""Exchanges of one home."""

_TYPES = {
    "index": InstrumentType.INDEX, "commodity": InstrumentType.FUTURE, "yield": InstrumentType.YIELD,
    "crypto": InstrumentType.CRYPTO, "fund": InstrumentType.FUND,
}  # fmt: skip
_DIRECT = frozenset({"EUR", "GBP", "AUD", "NZD"})
"""Currencies quoted in dollars; the others are quoted per dollar."""
_LEGAL = pattern(
    r"[,\s]+(?:Inc|Corp|Corporation|Co|Company|& Co|Companies|Cos|Limited|Ltd|plc|PLC|N\.?V|S\.?A|SE|AG|"
    r"Incorporated|LP|ADR)\.?$"
)
_GROUPED = pattern(r"\s(?:Group|Holdings?|Group Holdings?)$")
_TRADE = pattern(
    r"\s(?:Technology|Technologies|International|Pharmaceuticals?|Sciences|Therapeutics|Semiconductors?|"
    r"Networks|Platforms|Worldwide|"
    r"Petroleum|Resorts|Restaurants|Stores|Entertainment|Brands|Foods|Resources|Energy|Financial|Industries|"
    r"Global|Laboratories|"
    r"Systems|Materials|Motors?|Properties|Beauty|Athletica|Motor Company|Management|Markets)$"
)
SHORTEST = 4
"""Letters that a name cut down to its first words must keep."""
_BRACKETS = pattern(r"\s*\([^)]*\)")
_FOREIGN = pattern(r"[^\x00-\x7fÀ-ÿ’–]+")
_STOCKS = ("stocks", "shares", "equities")
Alias = tuple[str, Name]


@cache
def shipped(file: str) -> dict[str, Any]:
    """One of the package's data files."""
    return read_list((DATA / file).read_text("utf-8"))


def shipped_instruments() -> Iterator[Instrument]:
    """Every instrument known by name; prices on record are another matter."""
    names = shipped("names.toml")
    for section, type_ in _TYPES.items():
        for symbol, line in names[section].items():
            name, currency, exchange, _ = _fields(line)
            spot = type_ is InstrumentType.FUTURE and symbol.endswith("=X")
            yield Instrument(symbol, name, InstrumentType.SPOT if spot else type_, currency, exchange)
    for symbol in names["pair"]:
        yield Instrument(symbol, symbol.removesuffix("=X"), InstrumentType.CURRENCY, _quoted(symbol), "24/5")
    for iso in names["currency"]:
        symbol = pair_symbol(iso)
        yield Instrument(symbol, symbol.removesuffix("=X"), InstrumentType.CURRENCY, _quoted(symbol), "24/5")
    for company, line in shipped("companies.toml")["listed"].items():
        name, listings, *_ = line.split("|")
        for exchange, symbol in _listings(listings):
            yield Instrument(symbol, name, InstrumentType.STOCK, HOME_CURRENCY.get(exchange), exchange, company)


def shipped_companies() -> dict[str, str]:
    """The company of every share that is known by name, by its symbol."""
    lines = shipped("companies.toml")["listed"].items()
    return {symbol: company for company, line in lines for _, symbol in _listings(line.split("|")[1])}


def shipped_aliases() -> Iterator[Alias]:
    """Every spelling shipped, with what it names."""
    names = shipped("names.toml")
    for section in _TYPES:
        for symbol, line in names[section].items():
            name, _, _, aliases = _fields(line)
            yield from _all(aliases, Name(NameKind(section), name, (("", symbol),)))
    for iso, line in names["currency"].items():
        symbol = "DX-Y.NYB" if iso == "USD" else pair_symbol(iso)
        yield from _all(
            line.split(";"),
            Name(NameKind.CURRENCY, iso, (("", symbol),), iso=iso, inverted=iso not in _DIRECT | {"USD"}),
        )
    for symbol, line in names["pair"].items():
        yield from _all(line.split(";"), Name(NameKind.CURRENCY, symbol, (("", symbol),)))
    for symbols, line in names["either"].items():
        ids = tuple((exchange, symbol) for symbol, _, exchange in (part.partition("@") for part in symbols.split()))
        if any(exchange for exchange, _ in ids):
            yield from _all(line.split(";"), Name(NameKind.COMMODITY, "oil", ids))
            continue
        for one in ids:
            yield from _all(line.split(";"), Name(NameKind.COMMODITY, line.split(";")[0], (one,)))
    yield from _all(names["bonds"]["names"].split(";"), Name(NameKind.YIELD, "yields"))
    yield from _all(names["other"]["macro"].split(";"), Name(NameKind.MACRO, ""))
    yield from _markets(names["market"])
    for company, line in shipped("companies.toml")["listed"].items():
        name, listings, aliases, epithets = company_line(line)
        known = Name(NameKind.COMPANY, name, listings, company=company)
        yield from _all(aliases, known)
        yield from _all(epithets, replace(known, of="company"))


def derived_aliases(instruments: Iterable[Instrument]) -> Iterator[Alias]:
    """The spellings that a market's own instruments add: their names, shortened as newsrooms do."""
    known = {listing[1] for line in shipped("companies.toml")["listed"].values() for listing in company_line(line)[1]}
    for instrument in instruments:
        if instrument.type not in (InstrumentType.STOCK, InstrumentType.FUND) or instrument.id in known:
            continue
        kind = NameKind.COMPANY if instrument.type is InstrumentType.STOCK else NameKind.FUND
        name = Name(
            kind,
            instrument.name,
            ((instrument.exchange or "", instrument.id),),
            company=instrument.company or instrument.id,
        )
        for alias in short_forms(instrument.name):
            yield alias, name


def short_forms(name: str) -> tuple[str, ...]:
    """“Ross Stores, Inc.” gives itself, "Ross Stores" and "Ross"; whether a form is too bare is judged later."""
    plain = _FOREIGN.sub("", _BRACKETS.sub("", name)).strip()
    forms = [plain]
    while (shorter := _LEGAL.sub("", forms[-1])) != forms[-1]:
        forms.append(shorter)
    grouped = _GROUPED.sub("", forms[-1])
    if grouped != forms[-1]:
        forms.append(grouped)
    trade = _TRADE.sub("", forms[-1])
    if trade != forms[-1] and len(trade) >= SHORTEST and not trade.isupper():
        forms.append(trade)
    forms += [form.replace(" & ", " and ") for form in forms if " & " in form]
    forms += [form.replace(".", "").replace("  ", " ") for form in forms if "." in form]
    forms += [form.replace("–", "-") for form in forms if "–" in form]
    return tuple(dict.fromkeys(form for form in forms if len(form) > 1))


def company_line(line: str) -> tuple[str, tuple[tuple[str, str], ...], list[str], list[str]]:
    """A line of the companies file: name, (exchange, symbol) of each listing, aliases, epithets."""
    name, listings, aliases, *epithets = line.split("|")
    every = [*short_forms(name), *filter(None, aliases.split(";"))]
    return name, _listings(listings), every, list(filter(None, epithets[0].split(";"))) if epithets else []


def _listings(said: str) -> tuple[tuple[str, str], ...]:
    return tuple((exchange, symbol) for symbol, _, exchange in (listing.partition("@") for listing in said.split()))


def bare_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words that need more evidence to be a company's name, and words that never are."""
    words = shipped("companies.toml")["words"]
    return frozenset(words["needs"].split(";")), frozenset(words["never"].split(";"))


def pair_symbol(iso: str) -> str:
    """The rate of a currency and the dollar, as its market quotes it."""
    return f"{iso}USD=X" if iso in _DIRECT else f"{iso}=X"


def _quoted(symbol: str) -> str:
    pair = symbol.removesuffix("=X")
    return pair[-3:] if pair != "USD" else "USD"


def _fields(line: str) -> tuple[str, str, str, list[str]]:
    name, place, aliases = line.split("|")
    currency, exchange = place.split()
    return name, currency, exchange, [name, *filter(None, aliases.split(";"))]


def _all(aliases: Iterable[str], name: Name) -> Iterator[Alias]:
    weak = replace(name, weak=True)
    for alias in aliases:
        yield (alias[1:], weak) if alias.startswith("~") else (alias, name)


def _markets(lines: dict[str, str]) -> Iterator[Alias]:
    for symbol, line in lines.items():
        others, spellings = line.split("|")
        name = Name(NameKind.MARKET, symbol, (("", symbol),), others=tuple(others.split()))
        for spelling in spellings.split(";"):
            words = spelling.split()
            for noun in _STOCKS if "X" in words else ("",):
                yield " ".join(noun if word == "X" else word for word in words), name
            if words[-1] == "X":  # "the Australian market" may as well be that for what a company sells
                yield " ".join((*words[:-1], "market")), replace(name, weak=True)


def cities() -> Iterator[Alias]:
    """Cities, which alone are their markets only as the subject of a movement, and their indices."""
    for symbol, city in shipped("names.toml")["city"].items():
        market = Name(NameKind.MARKET, symbol, (("", symbol),), weak=True)
        yield city, market
        for index in ("index", "main index", "benchmark index", "main share index", "main stock index"):
            yield f"{city}'s {index}", replace(market, weak=False)
