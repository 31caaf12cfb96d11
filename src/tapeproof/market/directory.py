"""The directory: what stories call the instruments of a market, and which listing they mean (SEMANTICS 7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick

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
from tapeproof.market.descriptions import VERB, Mention, epithets, sectors, tickers, unknown_companies
from tapeproof.market.members import GroupList
from tapeproof.terms.instrument import Instrument, Pair
from tapeproof.terms.money import HOME_CURRENCY

__all__ = ["Directory", "Mention", "Name", "NameKind"]

_FOLD = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "–": "-", "‑": "-"})
_COUNTED = re.compile(r"(?:[0-9]|[mbt]r?illion|thousand|hundred|crore|lakh|bn|(?<!\w)(?:two|three|four|five|six|seven|eight|nine|ten))[\s-]$", re.IGNORECASE)
_EVIDENCE = re.compile(r",?\s(?:Inc|Corp|Co|Ltd|plc|Plc|PLC|Group|Holdings?|Company|shares|stock|share|ADRs?|ADSs?)(?!\w)|['’]s?(?=\s(?:shares|stock))|\s?\((?:NYSE|NASDAQ|Nasdaq|[A-Z]{1,5}[).])")
_ON_AN_EXCHANGE = re.compile(r"(?:\b(?:on|via)\s(?:the\s)?|\b(?:listed|traded|quoted|trades|trade)\s(?:on|in)\s(?:the\s)?)$", re.IGNORECASE)
_INDEX_TAIL = re.compile(r"[®™]?(?:\s(?:[Ss]tock\s)?(?:[Cc]omposite\s)?(?:[Ii]ndex|INDEX)(?!\w))?")
_LINK = re.compile(r"[®™]?[,]?\s?\(?$")
_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\sCOMEX|\sComex)?\s$")
_MOVES = re.compile(rf"\s{VERB}(?!\w)")
_PLACED = re.compile(r"(?:\b(?:in|from|to|at|of|near|for|and|via)|based|,)\s$", re.IGNORECASE)
_AMOUNT = re.compile(r"\s?[0-9]")
_CODE = re.compile(r"\.[A-Z]\w+|\$[A-Z]+|[A-Z]{2,4}=(?:CFXS)?|[A-Z0-9]+[cv]{1,2}[0-9]|US\w+T=RR|[A-Z]{2}[0-9]{1,2}YT(?:=RR)?|XX:\w+|CM\w+3|=USD")
_TENOR_TAIL = re.compile(
    r"-|\s(?:low|high|peak|trough|bottom|top|record|period|stretch|run|streak|losing|winning|average|span|deal|plan|anniversary|history|bull|"
    r"bear|rally|slide|range|view|old|wait|term|agreement|loan|lease|project|low-|high-|extension|absence)"
)
_HK_CODE = re.compile(r"\s\(?0{0,2}(?P<code>[1-9][0-9]{0,3})\)?(?![\w,%]|\.[0-9]|\s(?:points|per|million|billion|shares))")
_SHARE_TAIL = re.compile(r"['’]?s?\s(?:A|B|H)[\s-]shares")
_LISTED_IN = (
    (re.compile(r"Hong\sKong[\s-](?:listed|traded|stock|shares?)|in\sHong\sKong|H[\s-]shares|HK[\s-]listed", re.IGNORECASE), "XHKG"),
    (
        re.compile(
            r"\bADRs?\b|\bADSs?\b|American\sdepositary|(?:\bU\.?S\.?|New\sYork|Nasdaq|NYSE|Wall\sStreet)[\s-](?:listed|traded|stock|shares?)|"
            r"\b(?:in|on)\s(?:the\s)?(?:New\sYork|Nasdaq|NYSE|Wall\sStreet)|over\sin\sthe\sU\.?S",
            re.IGNORECASE,
        ),
        "XNYS",
    ),
    (re.compile(r"Shanghai[\s-](?:listed|traded)|\bA[\s-]shares?\b|Shenzhen[\s-]listed", re.IGNORECASE), "XSHG"),
    (re.compile(r"London[\s-](?:listed|traded)|in\sLondon", re.IGNORECASE), "XLON"),
    (re.compile(r"(?:Taipei|Taiwan)[\s-](?:listed|traded)|in\sTaipei", re.IGNORECASE), "XTAI"),
    (re.compile(r"Tokyo[\s-](?:listed|traded)|in\sTokyo", re.IGNORECASE), "XTKS"),
    (re.compile(r"Amsterdam[\s-](?:listed|traded)|in\sAmsterdam", re.IGNORECASE), "XAMS"),
)


@dataclass(frozen=True, slots=True)
class Directory:
    """Names, and what they name. Build it once for a market; it does not change."""

    known: dict[str, Instrument]
    """Every instrument known by name, by its symbol; those without prices have no first date."""
    _aliases: tuple[tuple[str, tuple[Name, ...]], ...]
    _finder: AhoCorasick
    _needs: frozenset[str]
    """Words that need evidence to be a company's name."""

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
        for alias, name in (*shipped_aliases(), *cities()):
            if alias not in never:
                _add(table, alias, name)
        for group in groups:
            for spelling in group.spellings:
                _add(table, spelling, Name(NameKind.GROUP, group.name, group=group.id))
        taken = set(table)
        for alias, name in derived_aliases(own.values()):
            if alias not in never and _folded(alias) not in taken:
                _add(table, alias, name)
        for spelling in shipped("names.toml")["other"]["mask"].split(";"):
            table.setdefault(_folded(spelling), [(spelling, _MASK)])
        aliases = tuple((entries[0][0], tuple(dict.fromkeys(name for _, name in entries))) for entries in table.values())
        return cls(known, aliases, AhoCorasick(list(table)), needs)

    def spot(self, text: str) -> list[Mention]:
        """The names in a text, left to right, longest first where they overlap, none within another."""
        named = self._named(text)
        taken = _best([*named, *self._by_ticker(text, named)])
        taken = _best([*taken, *(mention for mention in unknown_companies(text) if _free(mention, taken) or _wider(mention, taken))])
        for described in (sectors(text), epithets(text)):
            taken += _best([m for m in described if _free(m, taken) and not _leads(m, taken)])
        found = [self._extended(text, mention) for mention in taken if mention.names[0] is not _MASK]
        return _with_codes(text, sorted(found, key=lambda mention: mention.start))

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
            if words and (told := next((exchange for pattern, exchange in _LISTED_IN if pattern.search(words)), None)):
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
        from rapidfuzz import fuzz, process  # late: only a wrong name needs it

        choices = {symbol: f"{symbol} {instrument.name}" for symbol, instrument in self.known.items()}
        found = process.extract(text, choices, scorer=fuzz.WRatio, processor=str.lower, limit=limit)
        return tuple(f"{symbol} ({self.known[symbol].name})" for _, _, symbol in found)

    def _named(self, text: str) -> list[Mention]:
        folded = _folded(text)
        found: list[Mention] = []
        for which, start, end in self._finder.find_matches_as_indexes(folded, overlapping=True):
            if (start and _joined(folded[start - 1], folded[start])) or (end < len(folded) and _joined(folded[end], folded[end - 1])):
                continue
            alias, names = self._aliases[which]
            stretch = text[start:end]
            if not _cased(alias, stretch, names[0].kind) or not _apt(text, start, end, alias, names[0]):
                continue
            found.append(Mention(start, end, stretch, tuple(self._judged(text, start, end, alias, name) for name in names)))
        return found

    def _judged(self, text: str, start: int, end: int, alias: str, name: Name) -> Name:
        if name is _MASK or name.kind not in (NameKind.COMPANY, NameKind.INDEX):
            return name
        if name.kind is NameKind.INDEX:
            exchange = alias in ("Nasdaq", "NASDAQ") and _ON_AN_EXCHANGE.search(text, max(0, start - 20), start)
            return replace(name, weak=True) if exchange else name
        bare = name.weak or alias in self._needs
        return replace(name, weak=bare and not _EVIDENCE.match(text, end))

    def _by_ticker(self, text: str, named: list[Mention]) -> list[Mention]:
        """Tickers, taken with the name that they follow; a ticker nobody knows still names its company."""
        ends = {mention.end: mention for mention in sorted(named, key=lambda m: -m.start)}
        found: list[Mention] = []
        for ticker in tickers(text):
            lead = _LINK.search(text, max(0, ticker.start - 4), ticker.start)
            before = ends.get(lead.start()) if lead else None
            if before is None and lead:
                tail = next((m for m in named if m.end < ticker.start and _INDEX_TAIL.fullmatch(text, m.end, lead.start())), None)
                before = tail
            instrument = self.known.get(ticker.symbol)
            if before is not None and (ticker.sure or instrument or before.names[0].kind in (NameKind.INDEX, NameKind.COMPANY)):
                names = before.names if instrument is None or before.names[0].kind is not NameKind.COMPANY else self._strong(before, ticker.symbol)
                found.append(Mention(before.start, ticker.end, text[before.start : ticker.end], names))
            elif ticker.sure or (instrument is not None and text[ticker.start] == "$"):
                exchange = (instrument.exchange or "") if instrument else ""
                name = Name(NameKind.COMPANY, instrument.name if instrument else ticker.symbol, ((exchange, ticker.symbol),))
                start = _capitals_before(text, ticker.start)
                found.append(Mention(start, ticker.end, text[start : ticker.end], (name,)))
        return found

    def _strong(self, before: Mention, symbol: str) -> tuple[Name, ...]:
        name = before.names[0]
        ids = tuple(sorted(name.ids, key=lambda one: one[1] != symbol)) if symbol in dict((b, a) for a, b in name.ids) else name.ids
        return (replace(name, weak=False, ids=ids),)

    def _extended(self, text: str, mention: Mention) -> Mention:
        """Take in "Index" after an index, a Hong Kong code after a company; of gold for August, the future."""
        name, end = mention.names[0], mention.end
        if name.kind is NameKind.INDEX:
            tail = _INDEX_TAIL.match(text, end)
            end = tail.end() if tail and tail.group().strip("®™") else end
        code = _HK_CODE.match(text, end) if name.kind is NameKind.COMPANY else None
        if code and any(symbol == f"{code['code'].zfill(4)}.HK" for _, symbol in name.ids):
            end = code.end()
        names = mention.names
        if len(names) > 1 and _MONTH.search(text, max(0, mention.start - 16), mention.start):
            names = names[:1]
        return Mention(mention.start, end, text[mention.start : end], names)


_MASK = Name(NameKind.EPITHET, "", of="nothing")


def _company(instrument: Instrument) -> str | None:
    return instrument.id if instrument.type.value == "stock" else None


def _add(table: dict[str, list[tuple[str, Name]]], alias: str, name: Name) -> None:
    entries = table.setdefault(_folded(alias), [])
    if not entries or (name.kind is NameKind.COMMODITY and entries[0][1].kind is NameKind.COMMODITY and entries[0][0] == alias):
        entries.append((alias, name))


def _folded(text: str) -> str:
    """Lower case, with plain apostrophes, dashes and blanks; every character keeps its place."""
    plain = text.translate(_FOLD)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def _joined(outside: str, inside: str) -> bool:
    """Whether a character next to a match makes it part of a longer word."""
    return (outside.isalnum() and (inside.isalnum() or inside in "=")) or outside in "_&@" or (outside in "$^" and inside.isalnum())


def _cased(alias: str, stretch: str, kind: NameKind) -> bool:
    """Whether a name has the capitals that it needs: "US" and "VIX" wholly, a company at each word, others at the first."""
    if alias == stretch:
        return True
    for which, (wanted, given) in enumerate(zip(alias.split(), stretch.split(), strict=False)):
        letters = wanted.strip(".'’®-")
        if letters.isupper() and len(letters) > 1:
            if not given.isupper():
                return False
        elif wanted[:1].isupper() and not given[:1].isupper() and (which == 0 or kind is NameKind.COMPANY):
            return False
    return True


def _apt(text: str, start: int, end: int, alias: str, name: Name) -> bool:
    """Whether a lower-case name may stand here: no currency after a number, no tenor before "low"."""
    if name.kind is NameKind.MARKET and name.weak:
        return bool(_MOVES.match(text, end)) and not _PLACED.search(text, max(0, start - 8), start)
    if name.kind is NameKind.CURRENCY and alias.isupper() and _AMOUNT.match(text, end):
        return False
    if name.kind is NameKind.CURRENCY and alias[-1:] != "=":
        return not (_COUNTED.search(text, max(0, start - 10), start) or text[start - 1 : start] == "-" or text[end : end + 1] == "-")
    if name.kind is NameKind.YIELD and alias.endswith("year"):
        return not _TENOR_TAIL.match(text, end)
    if name.kind in (NameKind.COMMODITY, NameKind.MACRO) and alias[0].islower():
        return text[start - 1 : start] != "-" and (text[end : end + 1] != "-" or alias.endswith("="))
    return text[start - 1 : start] != "-" or name.kind in (NameKind.INDEX, NameKind.YIELD)


def _best(mentions: list[Mention]) -> list[Mention]:
    """The longest of those that overlap, the earlier first."""
    taken: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if _free(mention, taken):
            taken.append(mention)
    return taken


def _with_codes(text: str, mentions: list[Mention]) -> list[Mention]:
    """Join a name and the code right after it ("Brent LCOc1", "Gold XAU="); the code decides what is named."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last is not None and mention.start - last.end <= 2 and _CODE.fullmatch(mention.text) and not text[last.end : mention.start].strip("® "):
            joined[-1] = Mention(last.start, mention.end, text[last.start : mention.end], mention.names)
        else:
            joined.append(mention)
    return joined


def _free(mention: Mention, taken: list[Mention]) -> bool:
    return not any(other.start < mention.end and mention.start < other.end for other in taken)


def _wider(mention: Mention, taken: list[Mention]) -> bool:
    """Whether an unknown name holds a weak or lesser one within it ("Delta Electronics")."""
    inside = [other for other in taken if other.start < mention.end and mention.start < other.end]
    return all(other.names[0].kind in (NameKind.COMPANY, NameKind.MARKET, NameKind.MACRO) and other.end < mention.end and other.names[0].weak for other in inside)


def _leads(mention: Mention, taken: list[Mention]) -> bool:
    """Whether a description stands right before the name that it describes ("the benchmark S&P 500")."""
    return any(mention.end + 1 == other.start for other in taken)


def _capitals_before(text: str, position: int) -> int:
    match = re.search(r"(?:[A-Z][\w’'&.-]*\s){1,5}\(?$", text[max(0, position - 60) : position])
    return max(0, position - 60) + match.start() if match else position

