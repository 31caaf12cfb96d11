"""Numbers that are part of something else: index names, tickers, model names, dates, hours."""

from __future__ import annotations

from functools import lru_cache

from tapeproof.words.pattern import loose, pattern

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|JUNE?|JULY?|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:JAN|FEB|APR|AUG|SEPT?|OCT|NOV|DEC)\.?)(?![A-Za-z])"
)
MONTH_KEYS = (
    "jan january feb february mar march apr april may jun june jul july aug august sep sept sepember september oct october "
    "nov november dec december"
)
"""A month's name, capitalised or, in headlines, in capitals; lower case is a verb or a modal."""
DELIVERED = loose(r"\b(?:crude|oil|brent|wti|gold|silver|copper|gas|futures|contracts?)\sfor\s$")
"""Before a month of delivery: "Brent crude for January"."""

_index = (
    r"(?:S&P|Standard\s(?:&|and)\sPoor['’]?s|NASDAQ|Nasdaq|NIKKEI|Nikkei|CSI|FTSE|STOXX|Stoxx|Eurofirst|FTSEurofirst|Russell|CAC|"
    r"SSE|SZSE|ASX|NZX|TSX|IBEX|OMX[A-Z]?|BEL|AEX|PSI|KOSPI|Kospi|KOSDAQ|Kosdaq|TOPIX|Topix|Nifty|NIFTY|BSE|NSE|TA|STAR(?:\sMarket)?|"
    r"ChiNext|Mid-?\s?[Cc]ap|Small-?\s?[Cc]ap|Large-?\s?[Cc]ap|Micro-?\s?[Cc]ap|Next|Fortune|DAX|WIG|LQ|FBM|Wilshire|Composite|"
    r"QQQ|Hang\sSeng(?:\sTech)?|JSE|Bovespa|MIB|SMI|VN|PX|OBX|HSI|Dow|Select|Euro|Swiss|Shanghai|Shenzhen|EGX|SET|Merval|Top|Private|"
    r"Phillips|Group\sof|Boeing|Airbus\sA|Windows|iPhone|Xbox|Web|Level|Section|Chapter|Article|Title|Route|Ebola|Catch|Studio)"
)
_sizes = (
    r"(?:[1-9]|[1-9][0-9]|100|125|150|180|200|225|250|300|301|350|360|400|500|600|700|737|747|767|777|787|800|1000|1500|2000|3000|5000)"
)
_ticker = r"(?:\.?[0-9]{3,6}(?:\.[A-Z]{1,3}|:[A-Z]{2})(?!\w)|[A-Z]{1,5}:\s?[0-9]{3,6}(?!\w))"
_clock = (
    r"(?:[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:[ap]\.m\.|[ap]m(?!\w)|[AP]M(?!\w))|[0-9]{1,2}:[0-9]{2}(?![0-9])|"
    r"[0-9]{4}\s?(?:GMT|UTC|BST|EST|EDT|CET|JST|HKT|ET|IST)(?!\w))"
)
_day = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9,.%]?[0-9%])"
_date = (
    rf"(?:(?:{MONTH}\s?{_day}(?:,?\s(?:19|20)[0-9]{{2}}(?![0-9]))?(?:\s?[-–]\s?{_day})?)"
    rf"|{_day}\s(?:of\s)?{MONTH}(?:,?\s(?:19|20)[0-9]{{2}}(?![0-9]))?"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9])|9/11|24/7"
    r"|(?:fiscal|FY|the\syear)\s?(?:19|20)[0-9]{2}(?:[-/][0-9]{2,4})?"
    r"|(?:19|20)[0-9]{2}[-–/](?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9.,%])|(?:the\s)?['’]?[0-9]{2}(?:[0-9]{2})?s(?!\w))"
)
_bond = (
    r"(?:Treasur(?:y|ies)|U\.?S\.?|JGBs?|gilts?|Bunds?|bunds?|bonds?|notes?|yields?|paper|government|German|Japanese|benchmark|rate|mortgage|fixed|BTPs?|TIPS|debt|swap|"
    r"OATs?|Gilts?|T-bills?|T-notes?|bills?|sovereign|borrowing|average|Italian|French|Spanish|Greek|British|UK|Australian|Indian|"
    r"Korean|South\sKorean|Chinese|Canadian)"
)
_verb = (
    r"(?:was|is|were|rose|fell|yield|edged|eased|climbed|slid|dropped|jumped|slipped|added|hit|touched|stood|at|to|by|and|with|down|up|,|yielded|"
    r"traded|gained|lost|ticked|inched)"
)
_tenor = r"(?:[0-9]{1,2}|[Tt]wo|[Tt]hree|[Ff]ive|[Ss]even|[Tt]en|[Tt]hirty|[Tt]wenty)-(?:[Yy]ear|[Mm]onth|[Ww]eek|yr)"
_average = r"(?:[0-9]{1,3}-(?:day|week|month)\s(?:(?:simple|exponential|weighted)\s)?(?:moving\s)?(?:average|MA|line)s?)"
_opens = r"[0-9A-Z.'’]|fiscal|the\s|iPhone|[tfs](?:wo|hree|ive|even|en|hirty|wenty)-|no|per\s"  # what no code begins with costs one look
CODES = pattern(
    rf"(?<!\w)(?={_opens})(?:(?P<date>(?<![.,$]){_date})|(?P<clock>(?<![\w.,$:]){_clock})|(?P<ticker>(?<![\w.])(?<![0-9],){_ticker})"
    rf"|(?P<average>(?<!\w){_average})"
    rf"|(?P<bond>(?<!\w){_tenor}(?=\s{_bond}(?!\w))|(?<=\b[Tt]he\s){_tenor}(?=\s?{_verb}(?!\w)))"
    rf"|(?P<name>(?<!\w){_index}(?:[\s-]?[Ii]ndex)?[\s-]?{_sizes}(?!\w|[.,:/][0-9]|\s?%|[\s-](?:points?|pts|per\s?cent|percent|basis|times|million|billion)(?!\w)))"
    r"|(?P<listed>(?<!\w)(?:No|no|Nos|Rule|Day|Phase|Stage|Tier|Basel|Form)\.?\s?[0-9]+(?!\w|[.,][0-9]))"
    r"|(?P<split>(?<!\w)[0-9]+-(?:for|to|on)-[0-9]+(?!\w))"
    r"|(?P<per>per\s(?:1,000|100|1000|million|10,000)(?!\w)))"
)
_GLUED_LEFT = pattern(r"(?:[A-Za-z^&][\w^&]*[-–.]?|[\w.]*\.(?=[A-Za-z])|#)$")
_LOOSE = loose(r"(?:^|[^A-Za-z])(?:mid|late|early|near|pre|post|sub|roughly|than|to|about|nearly|over|under|plus|minus|the|and|or|a|of|non|percent|cent|points?|[mb]illion|trillion|between|from)-$")
_GLUED_RIGHT = pattern(r"[A-Za-z_][\w]*|-[A-Z](?![a-z])\w*|\.[A-Z]{1,3}(?!\w)|-in-[0-9]+(?!\w)")
YEAR = pattern(r"(?:1[89]|20)[0-9]{2}")


@lru_cache(maxsize=16)
def spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """The stretches in which numbers belong to a name, a date or an hour, with the sort of each.

    Kept for the last few texts: every word that spots numbers or dates asks for them.
    """
    return tuple((*match.span(), str(match.lastgroup)) for match in CODES.finditer(text))


def glued(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The whole of a code ("COVID-19", "QwQ-32B", "10-Q") that a bare number is part of, if it is."""
    left = None if text[start - 1 : start].isspace() else _GLUED_LEFT.search(text, max(0, start - 24), start)
    if left is not None and (_LOOSE.search(text, max(0, start - 12), start) or not _sticks(text, start)):
        left = None
    right = _GLUED_RIGHT.match(text, end)
    if left is None and right is None:
        return None
    return left.start() if left else start, right.end() if right else end


def _sticks(text: str, start: int) -> bool:
    """Whether what stands before a number is of one piece with it: not the full stop of a sentence."""
    return text[start - 1] not in ".–" or (start >= 2 and text[start - 1] == "." and text[start - 2].isupper())
