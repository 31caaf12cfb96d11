"""Subjects that are described, not named: epithets, sectors, unknown companies, tickers in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from tapeproof.market.aliases import Name, NameKind, shipped
from tapeproof.market.mentions import Mention
from tapeproof.words.pattern import loose, pattern, words_of

VERB = (
    r"(?:rose|fell|was|were|is|are|has|had|have|ended|closed|gained|lost|added|adding|slipped|dropped|shed|"
    r"jumped|surged|tumbled|sank|climbed|"
    r"advanced|bucked|finished|eased|edged|rallied|slid|slumped|plunged|retreated|declined|firmed|soared|led|"
    r"inched|inching|did|put|tacked|"
    r"gave|stood|opened|traded|settled|hit|touched|up|down|off|flat|higher|lower|ahead|outperformed|"
    r"underperformed|rebounded|recovered|"
    r"strengthened|weakened|skidded|crashed|leapt|rocketed|dipped|nudged|went|came|stayed|remained|will|would|"
    r"remains?|sits|held|fared|suffered|managed|snapped|extended|got|escaped|limited|clung|crept|limped|raced|rises|falls|climbs|gains|drops|ends|closes|"
    r"may|could|should|now|then|also|outdid|outran|outpaced|lagged|trailed|beat|topped|headed|performed|brought|bore|took|escaped|weathered)"
)
_NOUNS = {
    "index": r"index(?!\sof\s(?!the\b)|"
    r"\s(?:provider|fund|compiler|futures|constituent|member|heavyweight))|gauge|benchmark|"
    r"barometer|yardstick|indexes|indices|"
    r"gauges|benchmarks|bourse|(?:average|averages|measure|composite)(?=[,.;:’']|\s(?:"
    + VERB
    + r"|at|to|above|below|since|into|back|by|in)(?!\w))",
    "stock": r"(?:common\s)?stock(?!\s(?:market|exchange|split|buyback|index|futures|price\starget|options?|"
    r"offering|sales?|picks?|indexes|indices))"
    r"|shares|share\sprice|stock\sprice|ADRs?|ADSs?|American\sdepositary\s(?:receipts?|shares?)|"
    r"depositary\sreceipts?|receipts|equity",
    "company": r"company|firm|group|business|stock-market\sdarling",
    "currency": r"currency|exchange\srate",
    "commodity": r"(?:precious\s|yellow\s|base\s|white\s|red\s|industrial\s)?metal|commodity|contract|fuel|"
    r"grade|marker",
    "yield": r"yields?",
    "crypto": r"cryptocurrency|token|digital\s(?:currency|asset)",
    "fund": r"fund|ETF|exchange-traded\sfund",
}
_ADJECTIVES = (
    r"(?:(?:benchmark|main|key|broader|broad|broadest|wider|blue-chip|tech-heavy|technology-heavy|tech-laden|"
    r"technology-laden|tech-focused|"
    r"tech-dominated|small-cap|large-cap|mid-cap|midcap|smallcap|stock|share|local|domestic|same|U\.?S\.?|American|British|"
    r"Chinese|Japanese|Indian|European|Italian|Spanish|Swiss|Australian|UK|"
    r"mainland|Taiwanese|Korean|German|French|headline|national|single|shared|common|30-share|30-stock|50-share|"
    r"pan-European|sister|city's|"
    r"territory's|composite|weighted|country's|nation's|world's|equity|two|three|major|international|Hong\sKong|New\sYork|Hong\sKong-listed|"
    r"U\.?S\.?-listed|New\sYork-listed|Nasdaq-listed|London-listed|American|start-up|growth|"
    r"tech|technology|market|volatility|front-month|most-active|most\sactive|March|April|May|June|July|August|"
    r"September|October|November|"
    r"December|January|February|ride-hailing|Chinese)[\s-]){0,3}"
)
_NOUN_KEYS = (
    "index gauge benchmark barometer yardstick indexes indices gauges benchmarks bourse average averages measure "
    "composite stock shares price adr adrs ads adss receipt receipts share equity company firm group business darling "
    "currency rate metal commodity contract fuel grade marker yield yields cryptocurrency token asset fund etf"
)
_EPITHET = loose(
    r"(?<![\w’'])(?P<det>the|its|this|that|their|these|those|both|each|either)\s(?P<adjectives>"
    + _ADJECTIVES
    + ")(?:"
    + "|".join(f"(?P<{of}>{nouns})" for of, nouns in _NOUNS.items())
    + r")(?!\w|-)",
    "the its this that their these those both each either",
    _NOUN_KEYS,
)
_TRADES = (
    r"giants?|titan|heavyweight|behemoth|powerhouse|makers?|retailer|lender|bank|insurer|carmaker|automaker|"
    r"chipmaker|chip\smaker|drugmaker|"
    r"drug\smaker|airline|brokerage|broker|miner|steelmaker|planemaker|aircraft\smaker|startup|start-up|"
    r"conglomerate|operator|developer|"
    r"supplier|manufacturer|producer|chain|carrier|builder|homebuilder|designer|pioneer|platform|parent|owner|"
    r"investor\sfavou?rite|"
    r"phone\smaker|smartphone\smaker|software\smaker|battery\smaker|jeweller|restaurateur|refiner|driller|utility"
)
_SMALL_WORDS = (
    r"(?!(?:the|a|an|of|in|on|at|to|for|by|from|with|as|and|or|but|that|which|who|whose|before|after|than|over|"
    r"under|into|is|was|are|were|has|"
    r"had|have|be|its|their|his|her|this|these|those|it|they|said|says|central|when|while|if|not|so|two|three|"
    r"other|one|policy|rule|rate|"
    r"law|market)\b)"
)
_TRADE = pattern(
    rf"(?<![\w’'])[Tt]he\s(?:{_SMALL_WORDS}(?:[a-z][\w’'-]*|Chinese|American|US|U\.S\.|British|Japanese|Korean|"
    rf"Taiwanese|Dutch|German|French|Swiss|EV|AI|"
    rf"Seoul|Taiwan|Silicon\sValley|California)[\s-](?:based\s)?){{0,3}}?(?:{_TRADES})(?!\w|-)"
    rf"(?:(?<!giant)(?<!bank)(?<!utility)(?<!platform)(?<!chain)(?<!parent)|(?=[,.;:’')]|$|\s(?:{VERB}|to|at|in|on|by|with|"
    rf"after|as|said|that|which|whose|from|for|and|says|turned|reported|posted|unveiled)(?!\w)|\s[A-Z]))",
    "the",
    words_of(_TRADES),
)
_SHARES = pattern(rf"(?:(?<=^)|(?<=[.!?]\s)|(?<=\n))(?:Shares|The\sshares)(?=\s{VERB}(?!\w))", "shares")
_SECTOR_WORDS = (
    r"banks?|banking|chip|chipmak(?:er|ing)|semiconductor|technology|tech|energy|oil|mining|miners?|property|"
    r"real\sestate|airlines?|travel|retail|"
    r"retailers?|autos?|carmaker|automaker|defen[cs]e|insurance|insurers?|pharma|pharmaceutical|drug|"
    r"health\s?care|biotech|biotechnology|"
    r"utility|utilities|consumer(?:\s(?:staples|discretionary))?|industrial|materials|financial|"
    r"communication\sservices|telecom|media|internet|"
    r"gaming|casino|luxury|steel|gold|software|hardware|AI|megacap(?:\stech(?:nology)?)?|mega-cap(?:\stech)?|"
    r"growth|value|small-cap|mid-cap|large-cap|"
    r"cyclical|defensive|brokerage|developers?|homebuilders?|shipping|crypto|solar|EV|electric[\s-]vehicle|"
    r"memory|platform|e-commerce|food|"
    r"beverage|restaurants?|hotels?|education|commodity|resources?|basic\sresources|transport(?:ation)?|"
    r"logistics|rail|chemicals?|construction|"
    r"tourism|leisure|lithium|nuclear|uranium|quantum|meme|penny|state-owned|blue-chip|rival\schip|big\stech|"
    r"Big\sTech|chip-related|tobacco"
)
_BASKETS = (
    r"stocks|shares|names|sector|companies|groups|makers|producers|equities|index|sub-index|subindex|counters|issues|"
    r"firms"
)
_BASKET_NOUN = loose(rf"(?<=\w)\s(?:{_BASKETS})(?!\w)", words_of(_BASKETS))
_BASKET = loose(rf"(?<![\w-])(?:the\s)?(?P<sector>{_SECTOR_WORDS})(?:-(?:linked|related))?$")
_SECTORS = (
    r"utilities|financials|industrials|consumer\sstaples|consumer\sdiscretionary|health\scare|healthcare|real\sestate|"
    r"information\stechnology|communication\sservices|materials|energy|technology"
)
_ALONE = loose(
    r"(?:^|(?<=[.!?:;]\s)|(?<=\n)|(?<=,\s)|(?<=with\s)|(?<=and\s)|(?<=while\s)|(?<=but\s)|(?<=whereas\s)|(?<=—))"
    rf"(?P<sector>{_SECTORS})(?=\s{VERB}(?!\w)|\sand\s(?:real\sestate|materials|energy|utilities|financials|industrials|technology)\s|"
    rf"\sby\s[0-9])",
    words_of(_SECTORS),
)
_SMALL_CAPS = loose(
    r"(?<![\w-])(?:small[\s-]caps|mid[\s-]caps|large[\s-]caps|chipmakers|lenders|automakers|carmakers|"
    r"homebuilders|property\sdevelopers)(?!\w)",
    "caps chipmakers lenders automakers carmakers homebuilders developers",
)
_CAPITALS = r"(?:(?:[A-Z][\w’'&.-]*|[0-9]+[A-Z]\w*|&|and(?=\s[A-Z])|of(?=\s[A-Z]))\s)"
_COMPANY = (
    r"Inc|Corp|Corporation|Co|Ltd|Limited|PLC|plc|Plc|AG|SA|NV|SE|Bancorp|Holdings?|Group|KGaA|SpA|Oyj|ASA|AB|Bhd|Tbk|Pte|"
    r"LLC|LLP|Pharmaceuticals?|Therapeutics|Technologies|Airlines|Motors|Industries|Electronics"
)
_UNKNOWN = pattern(
    rf"(?<![\w.])(?P<first>[A-Z][\w’'&-]*)\s{_CAPITALS}{{0,4}}?(?:{_COMPANY})\.?(?!\w|\s(?:of|stage))",
    words_of(_COMPANY),
)
_NOT_FIRST = frozenset(
    "The A An In On At But And For While As Its Their This That With From By Of To If When After Before Shares Both "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Chief US Among".split()
)
_LISTED = pattern(
    r"\(?(?P<venue>NYSE(?:\sAmerican|\sArca)?|NASDAQ|Nasdaq|HKEX|HKG|HKSE|SEHK|LSE|LON|TYO|TSE|TSX|OTC|OTCMKTS|"
    r"NYSEARCA|ASX|SHA|SHE|NSE|BSE|KRX|XX)\s?:\s?"
    r"(?P<ticker>[A-Z][A-Z.]{0,5}|[0-9]{3,6})\)?"
    r"|\((?P<ric>[A-Z][A-Z0-9]{0,5}(?:[a-z])?)\.(?:OQ|O|N|K|A|P|L|DE|PA|AS|MI|MC|TO|NS|BO|AX|S|ST|CO|HE|VX)\)"
    r"|(?<![\w.])(?P<code>[0-9]{4,6})\.(?P<board>HK|SS|SZ|TW|T|KS|KQ|SH)(?!\w)"
    r"|\((?P<bare>\$?[A-Z]{1,5})\)"
    r"|(?<![\w$])\$(?P<cash>[A-Z]{2,5})(?!\w)",
    ": ( $ hk ss sz tw t ks kq sh",
)


def epithets(text: str) -> Iterator[Mention]:
    """Yield "the index", "its shares", "the chipmaker" … with what each may stand for."""
    for match in _EPITHET.everywhere(text):
        adjectives = (match["adjectives"] or "").lower()
        yield _mention(
            match, Name(NameKind.EPITHET, match.group().lower(), _told_by(adjectives), of=str(match.lastgroup))
        )
    for match in _TRADE.everywhere(text):
        yield _mention(match, Name(NameKind.EPITHET, match.group().lower(), of="company"))
    for match in _SHARES.everywhere(text):
        yield _mention(match, Name(NameKind.EPITHET, "shares", of="stock"))


def sectors(text: str) -> Iterator[Mention]:
    """Yield baskets of stocks ("chip stocks", "Utilities were"), with an S&P sector's symbol where there is one."""
    for noun in _BASKET_NOUN.everywhere(text):
        lead = _BASKET.search(text, max(0, noun.start() - 36), noun.start())
        if lead is not None and not (lead["sector"].lower() == "blue-chip" and noun.group().endswith("index")):
            stretch = text[lead.start() : noun.end()]
            yield Mention(lead.start(), noun.end(), stretch, (_sector(lead["sector"]),))
    for match in _ALONE.everywhere(text):
        yield _mention(match, _sector(match["sector"]))
    for match in _SMALL_CAPS.everywhere(text):
        yield _mention(match, Name(NameKind.SECTOR, match.group().lower()))


def unknown_companies(text: str) -> Iterator[Mention]:
    """Yield capitalised names that end as companies' do, known or not."""
    for match in _UNKNOWN.everywhere(text):
        start = match.start()
        if match["first"] in _NOT_FIRST:
            continue
        name = text[start : match.end()].rstrip(".")
        yield Mention(start, start + len(name), name, (Name(NameKind.COMPANY, name),))


class Ticker(Struct, frozen=True):
    """A ticker as printed; ``sure`` where its form leaves no doubt that it is one."""

    start: int
    end: int
    symbol: str
    sure: bool


def tickers(text: str) -> Iterator[Ticker]:
    """Yield tickers: "(AAPL.O)", "(NASDAQ: NVDA)", "9988.HK", "(NEE)", "$TSLA", as Yahoo-style symbols."""
    for match in _LISTED.everywhere(text):
        symbol = _symbol(match)
        if symbol:
            yield Ticker(match.start(), match.end(), symbol, sure=match["bare"] is None and match["cash"] is None)


_BOARDS = {
    "SHA": "SS",
    "SHE": "SZ",
    "TYO": "T",
    "TSE": "T",
    "KRX": "KS",
    "ASX": "AX",
    "NSE": "NS",
    "BSE": "BO",
    "LON": "L",
    "LSE": "L",
    "TSX": "TO",
}


def _symbol(match: re.Match[str]) -> str:
    if match["code"]:
        board = "SS" if match["board"] == "SH" else match["board"]
        return f"{match['code'].lstrip('0').zfill(4) if board == 'HK' else match['code']}.{board}"
    if match["venue"]:
        venue, ticker = match["venue"], match["ticker"]
        if venue in ("HKEX", "HKG", "HKSE", "SEHK"):
            return f"{ticker.lstrip('0').zfill(4)}.HK"
        return f"{ticker}.{_BOARDS[venue]}" if venue in _BOARDS else ticker.replace(".", "-")
    return match["ric"] or match["bare"] or match["cash"] or ""


_OF_A_COUNTRY = {
    "german": "^GDAXI", "french": "^FCHI", "british": "^FTSE", "uk": "^FTSE", "japanese": "^N225",
    "italian": "FTSEMIB.MI", "spanish": "^IBEX", "swiss": "^SSMI", "korean": "^KS11", "taiwanese": "^TWII",
    "australian": "^AXJO",
}  # fmt: skip
"""The gauge of a country, said by its adjective alone: "the German gauge"."""


def _told_by(adjectives: str) -> tuple[tuple[str, str], ...]:
    """Adjectives that tell an index in American copy, and the home in which they do."""
    if re.search(r"tech(?:nology)?-(?:heavy|laden|focused|dominated)", adjectives):
        return (("XNYS", "^IXIC"),)
    for country, symbol in _OF_A_COUNTRY.items():
        if country in adjectives.split():
            return (("", symbol),)
    if "small-cap" in adjectives:
        return (("XNYS", "^RUT"),)
    if "volatility" in adjectives:
        return (("XNYS", "^VIX"),)
    if "blue-chip" in adjectives or "30-s" in adjectives:
        return (("XNYS", "^DJI"), ("XSHG", "000300.SS"), ("XLON", "^FTSE"))
    if "pan-european" in adjectives:
        return (("", "^STOXX"),)
    if "broad" in adjectives:
        return (("XNYS", "^GSPC"), ("XTKS", "^TOPX"))
    return ()


def _sector(said: str) -> Name:
    word = " ".join(said.lower().split())
    return Name(NameKind.SECTOR, word, _sector_ids(word))


def _sector_ids(word: str) -> tuple[tuple[str, str], ...]:
    for symbol, spellings in shipped("names.toml")["sector"].items():
        if word in spellings.split(";"):
            return (("XNYS", symbol),)
    return ()


def _mention(match: re.Match[str], name: Name) -> Mention:
    return Mention(match.start(), match.end(), match.group(), (name,))
