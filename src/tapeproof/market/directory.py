"""The directory: what stories call the instruments of a market, and which listing they mean (SEMANTICS 7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ahocorasick_rs import AhoCorasick
from msgspec import Struct

from tapeproof.market.aliases import (
    SAME_HOME,
    Name,
    NameKind,
    bare_words,
    cities,
    derived_aliases,
    pair_symbol,
    shipped,
    shipped_aliases,
    shipped_instruments,
)
from tapeproof.market.descriptions import epithets, sectors, tickers, unknown_companies
from tapeproof.market.members import GroupList
from tapeproof.market.mentions import (
    INDEX_TAIL,
    MASK,
    Mention,
    best,
    capitals_before,
    extended,
    free,
    leads,
    wider,
    with_codes,
)
from tapeproof.market.spelling import apt, cased, folded, joined, judged
from tapeproof.market.yields import bond_yields
from tapeproof.terms.changing import replace
from tapeproof.terms.instrument import Instrument, Pair
from tapeproof.terms.money import HOME_CURRENCY
from tapeproof.words.pattern import loose, pattern

__all__ = ["Directory", "Mention", "Name", "NameKind"]

_LINK = pattern(r"[®™]?[,]?\s?\(?$")
_LISTED_IN = (
    (
        loose(r"Hong\sKong[\s-](?:listed|traded|stock|shares?)|in\sHong\sKong|H[\s-]shares|HK[\s-]listed", "kong h hk"),
        "XHKG",
    ),
    (
        loose(
            r"\bADRs?\b|\bADSs?\b|American\s(?:depositary|shares?|stock|receipts)|(?:\bU\.?S\.?|New\sYork|Nasdaq|NYSE|"
            r"Wall\sStreet)[\s-](?:listed|traded|stock|shares?)|"
            r"\b(?:in|on)\s(?:the\s)?(?:New\sYork|Nasdaq|NYSE|Wall\sStreet)|over\sin\sthe\sU\.?S",
            "adr adrs ads adss american u us york nasdaq nyse street",
        ),
        "XNYS",
    ),
    (loose(r"Shanghai[\s-](?:listed|traded)|\bA[\s-]shares?\b|Shenzhen[\s-]listed", "shanghai a shenzhen"), "XSHG"),
    (loose(r"London[\s-](?:listed|traded)|in\sLondon", "london"), "XLON"),
    (loose(r"(?:Taipei|Taiwan)[\s-](?:listed|traded)|in\sTaipei", "taipei taiwan"), "XTAI"),
    (loose(r"Tokyo[\s-](?:listed|traded)|in\sTokyo", "tokyo"), "XTKS"),
    (loose(r"Amsterdam[\s-](?:listed|traded)|in\sAmsterdam", "amsterdam"), "XAMS"),
)


class Directory(Struct, frozen=True):
    """Names, and what they name. Build it once for a market; it does not change."""

    known: dict[str, Instrument]
    """Every instrument known by name, by its symbol; those without prices have no first date."""
    aliases: Mapping[str, tuple[tuple[str, Name], ...]]
    """Of each folded spelling, how it is spelled and what that names."""
    needs: frozenset[str]
    """Words that need evidence to be a company's name."""
    _in_order: tuple[str, ...]
    _finder: AhoCorasick

    @classmethod
    def of(
        cls, known: dict[str, Instrument], aliases: Mapping[str, tuple[tuple[str, Name], ...]], needs: frozenset[str]
    ) -> Directory:  # fmt: skip
        """Put a directory together again from its parts."""
        in_order = tuple(aliases)
        return cls(known, aliases, needs, in_order, AhoCorasick(in_order))

    @classmethod
    def build(cls, instruments: Iterable[Instrument] = (), groups: Iterable[GroupList] = ()) -> Directory:
        """Merge the names shipped with those of a market's instruments and groups; shipped ones come first."""
        own = {instrument.id: instrument for instrument in instruments}
        known: dict[str, Instrument] = {}
        for instrument in shipped_instruments():
            known.setdefault(instrument.id, instrument)
        for symbol, instrument in own.items():
            company = known[symbol].company if symbol in known else None
            known[symbol] = replace(instrument, company=instrument.company or company or _company(instrument))
        table: dict[str, list[tuple[str, Name]]] = {}
        needs, never = bare_words()
        for alias, name in shipped_aliases():
            if alias not in never:
                _add(table, alias, name)
        for alias, name in cities():
            _add(table, alias, name)
        for group in groups:
            for spelling in group.spellings:
                _add(table, spelling, Name(NameKind.GROUP, group.name, group=group.id))
        taken = set(table)
        for alias, name in derived_aliases(own.values()):
            if alias not in never and folded(alias) not in taken:
                _add(table, alias, name)
        for spelling in shipped("names.toml")["other"]["mask"].split(";"):
            table.setdefault(folded(spelling), [(spelling, MASK)])
        return cls.of(known, {folded: tuple(entries) for folded, entries in table.items()}, needs)

    def spot(self, text: str) -> list[Mention]:
        """The names in a text, left to right, longest first where they overlap, none within another."""
        named = self._named(text)
        taken = best([*bond_yields(text), *named, *self._by_ticker(text, named)])
        taken = best(
            [
                *taken,
                *(mention for mention in unknown_companies(text) if free(mention, taken) or wider(mention, taken)),
            ]
        )
        for described in (sectors(text), epithets(text)):
            taken += best([m for m in described if free(m, taken) and not leads(m, taken)])
        found = [extended(text, mention) for mention in taken if mention.names[0] != MASK]
        return with_codes(text, sorted(found, key=lambda mention: mention.start))

    def resolve(self, name: Name, home: str | None, currency: str | None = None, words: str = "") -> str | None:
        """The symbol that a name means in a story of a home; ``words`` are those around it, ``currency`` its price's.

        A session word or a currency picks a listing before the home does. None: named, without a symbol that fits.
        """
        here = SAME_HOME.get(home or "", home or "")
        if len(name.ids) < 2 or not name.ids[0][0]:
            if not name.ids or (name.kind in (NameKind.SECTOR, NameKind.EPITHET) and name.ids[0][0] not in ("", here)):
                return None
            return name.ids[0][1]
        if name.kind is NameKind.COMPANY:
            if words and (told := next((exchange for place, exchange in _LISTED_IN if place.anywhere(words)), None)):
                picked = [symbol for exchange, symbol in name.ids if SAME_HOME.get(exchange, exchange) == told]
                if picked:
                    return picked[0]
            if currency and currency != "$":
                picked = [symbol for exchange, symbol in name.ids if HOME_CURRENCY.get(exchange) == currency]
                if picked:
                    return picked[0]
        for exchange, symbol in name.ids:
            if exchange in ("", here) or SAME_HOME.get(exchange) == here:
                return symbol
        return name.ids[0][1] if name.kind is NameKind.COMPANY else None

    def instrument(self, symbol: str) -> Instrument | None:
        """An instrument by its symbol, also one that is known by name alone."""
        return self.known.get(symbol)

    def listings(self, symbol: str) -> tuple[str, ...]:
        """All listings of the company that an instrument belongs to, itself among them."""
        instrument = self.known.get(symbol)
        if instrument is None or instrument.company is None:
            return (symbol,)
        return tuple(other.id for other in self.known.values() if other.company == instrument.company)

    def pair(self, whose: str, against: str) -> Pair | None:
        """The exchange rate of two currencies by ISO code; inverted where ``whose`` is the quoted one."""
        if whose == against:
            return None
        for base, quoted, inverted in ((whose, against, False), (against, whose, True)):
            for symbol in (f"{base}{quoted}=X", f"{quoted}=X" if base == "USD" else ""):
                if symbol in self.known:
                    return Pair(symbol, inverted)
        if "USD" in (whose, against):
            other = against if whose == "USD" else whose
            direct = pair_symbol(other) != f"{other}=X"
            return Pair(pair_symbol(other), inverted=(whose == "USD") is direct)
        return Pair(f"{whose}{against}=X")

    def nearest(self, text: str, limit: int = 3) -> tuple[str, ...]:
        """The symbols and names most like a text that names nothing, as "SYMBOL (name)"."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  late: only a wrong name needs it

        choices = {symbol: f"{symbol} {instrument.name}" for symbol, instrument in self.known.items()}
        found = process.extract(text, choices, scorer=fuzz.WRatio, processor=str.lower, limit=limit)
        return tuple(f"{symbol} ({self.known[symbol].name})" for _, _, symbol in found)

    def _named(self, text: str) -> list[Mention]:
        plain = folded(text)
        found: list[Mention] = []
        for which, start, end in self._finder.find_matches_as_indexes(plain, overlapping=True):
            if (start and joined(plain[start - 1], plain[start])) or (
                end < len(plain) and joined(plain[end], plain[end - 1])
            ):
                continue
            spelled, stretch = self.aliases[self._in_order[which]], text[start:end]
            first = spelled[0][1]
            alias = next((alias for alias, _ in spelled if cased(alias, stretch, first.kind)), None)
            if alias is None or not apt(text, start, end, alias, first):
                continue
            names = dict.fromkeys(name for _, name in spelled)
            found.append(
                Mention(start, end, stretch, tuple(judged(text, start, end, alias, name, self.needs) for name in names))
            )
        return found

    def _by_ticker(self, text: str, named: list[Mention]) -> list[Mention]:
        """Tickers, taken with the name that they follow; a ticker nobody knows still names its company."""
        ends = {mention.end: mention for mention in sorted(named, key=lambda m: -m.start)}
        found: list[Mention] = []
        for ticker in tickers(text):
            closing = text[ticker.start - 1 : ticker.start] == "(" and text[ticker.end : ticker.end + 1] == ")"
            end = ticker.end + closing
            lead = _LINK.search(text, max(0, ticker.start - 4), ticker.start)
            before = ends.get(lead.start()) if lead else None
            if before is None and lead:
                tail = next(
                    (m for m in named if m.end < ticker.start and INDEX_TAIL.fullmatch(text, m.end, lead.start())),
                    None,
                )
                before = tail
            instrument = self.known.get(ticker.symbol)
            if before is not None and (
                ticker.sure or instrument or before.names[0].kind in (NameKind.INDEX, NameKind.COMPANY)
            ):
                names = (
                    before.names
                    if instrument is None or before.names[0].kind is not NameKind.COMPANY
                    else self._strong(before, ticker.symbol)
                )
                found.append(Mention(before.start, end, text[before.start : end], names))
            elif ticker.sure or (instrument is not None and text[ticker.start] == "$"):
                exchange = (instrument.exchange or "") if instrument else ""
                name = Name(
                    NameKind.COMPANY, instrument.name if instrument else ticker.symbol, ((exchange, ticker.symbol),)
                )
                start = capitals_before(text, ticker.start)
                found.append(Mention(start, end, text[start:end], (name,)))
        return found

    def _strong(self, before: Mention, symbol: str) -> tuple[Name, ...]:
        name = before.names[0]
        ids = (
            tuple(sorted(name.ids, key=lambda one: one[1] != symbol))
            if symbol in {one for _, one in name.ids}
            else name.ids
        )
        return (replace(name, weak=False, ids=ids),)


def _company(instrument: Instrument) -> str | None:
    return instrument.id if instrument.type.value == "stock" else None


def _add(table: dict[str, list[tuple[str, Name]]], alias: str, name: Name) -> None:
    """Add a spelling: the first name that takes it keeps it, but for what is one of several commodities."""
    entries = table.setdefault(folded(alias), [])
    either = entries and name.kind is entries[0][1].kind is NameKind.COMMODITY and entries[0][0] == alias
    if not entries or either or entries[0][1] == name:
        entries.append((alias, name))
