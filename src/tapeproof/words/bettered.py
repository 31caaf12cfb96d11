"""How it is told that only few did more: "second only to", "only five days have been worse"."""

from __future__ import annotations

from tapeproof.words.pattern import loose, pattern

_BEATEN = r"bettered|beaten|surpassed|topped|outdone|exceeded|eclipsed|matched|bested|outstripped|outpaced|outrun|trumped|pipped|outshone|rivall?ed|equall?ed|outperformed|overshadowed|upstaged|excelled"
_HOW = r"worse|better|bigger|larger|steeper|greater|stronger|weaker|deeper|sharper|heavier|more|further|farther|faster|harder|so\s+much|as\s+much|as\s+(?:far|well|badly)"
_N = r"(?P<n{0}>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|a\s+dozen|a\s+handful|\d{{1,3}})"
_DAYS = (
    r"(?:one-day\s+|single-day\s+|daily\s+|weekly\s+|monthly\s+|quarterly\s+|annual\s+|yearly\s+|calendar\s+|trading\s+)?"
    r"(?:days?|sessions?|weeks?|months?|quarters?|years?|times?|occasions?|gains?|loss(?:es)?|falls?|drops?|declines?|rises?|advances?|rall(?:y|ies)|jumps?|slumps?|routs?|ones?|starts?|halves|Januarys?|Septembers?|Octobers?|Decembers?)"
)
ONLY_BY = loose(
    rf"\b(?:(?:{_BEATEN})(?:\s+(?!since)[^;.,]{{0,60}}?)?\s+(?:only|just|solely)\s+by|(?:only|just)\s+(?:{_BEATEN})\s+by|second\s+only\s+to|(?:placed\s+|ranked\s+|coming\s+|came\s+)?(?:behind|trailing|trails|lagging|lags|beneath)\s+(?:only|just)|runner-?up\s+(?:only\s+)?to|(?:beaten|pushed|forced|relegated|edged)\s+(?:down\s+)?(?:in)?to\s+second(?:\s+(?:place|spot))?\s+(?:only\s+)?by)\s+",
    "only just solely runner runnerup second",
)
"""Before those who did more, and they alone."""
BY = loose(rf"\b(?:{_BEATEN})\s+(?:(?!since)[^;.,]{{0,60}}?\s)??by\s+", _BEATEN.replace("|", " ").replace("l?", "l") + " rivaled equaled")
AND_NO_MORE = loose(r"\s*,?\s*(?:alone|only|and\s+(?:nobody|no[\s-]one|none|nothing)\s+else|and\s+no\s+other\w*|and\s+by\s+no(?:body|\s?one|ne)\s+else)\b")
"""After them: "by Japan and nobody else"."""
ONLY = loose(r"(?<!not\s)\b(?:only|just|none\s+but|nobody\s+but|no\s?one\s+but|nothing\s+but)\s+(?=(?:the\s+|those\s+of\s+|that\s+of\s+|its\s+)?(?-i:[A-Z]))", "only just but")
"""Before the names of those who did more."""
ALONE = loose(r"(?:[’']s?)?\s+alone\s+(?=(?:has|have|had|did|was|were|fell|rose|lost|gained|fared|is|are)\b)", "alone")
DID_MORE = loose(
    rf"(?:,[^,;]{{1,60}},)?\s*(?:(?:has|have|had|did|was|were|is|are|can\s+boast|could\s+boast|can\s+show|could\s+show|boasts?|boasted|enjoyed|posted|saw|suffered|recorded|took|logged|managed|endured|fared|made)\s+)*"
    rf"(?:since\s+)?(?P<verb>\w+(?:\s+(?:up|off|back|down|on))?)?\s*(?:by\s+)?(?:(?:an?|the|even|still|much|far)\s+)*(?P<how>{_HOW})\b(?!\s+(?:than\s+)?(?:expected|forecast|hoped|feared))"
)
"""After them, what they did."""
A_NAME = pattern(
    r"(?:(?:the|its|those\s+of|that\s+of|neighbou?ring|rival|both|fellow|Wall\s+Street[’']s)\s+)*(?:[A-Z][\w&.’'-]*[’']s?\s+(?=[A-Z]))?[A-Z](?:[\w&/-]|\.(?=\w))*(?:\s+(?:&\s+|of\s+|de\s+)?[A-Z0-9](?:[\w&/-]|\.(?=\w))*)*(?:[’']s?)?(?:\s+(?:index|average|benchmark|shares|stocks|market|bourse|composite))?(?![\w’'])"
)
"""One of those who did more."""
ANOTHER = loose(r"\s*,\s+(?:and\s+)?|\s+and\s+|\s+or\s+")
ONLY_SO_MANY = loose(
    rf"\b(?:only|just|no\s+more\s+than|but|a\s+mere|merely)\s+{_N.format(1)}\s+(?:(?:other|previous|earlier|past|prior)\s+)?(?P<what1>{_DAYS})\s+(?:(?:[^;.,]|,(?=\d)){{0,70}}?\s)?(?:has|have|had|was|were|saw|seen|brought|produced|been|ranks?)\s+(?:ever\s+)?(?:been\s+)?(?:an?\s+)?(?P<how1>{_HOW})\b"
    rf"|\b(?:only|just|no\s+more\s+than|but|a\s+mere|merely)\s+{_N.format(2)}\s+(?P<how2>{_HOW})\s+(?P<what2>{_DAYS})\b",
    "only just more but mere merely",
)
"""So many days that were worse, and no more."""
ONLY_SO_OFTEN = loose(
    rf"\b(?:{_BEATEN})\s+(?:only|just|but|no\s+more\s+than)\s+(?:(?P<once1>once|twice|thrice)|(?:on\s+)?{_N.format(1)}\s+(?:other\s+|previous\s+|earlier\s+)?(?P<what1>{_DAYS}))"
    rf"|\b(?:{_BEATEN})\s+on\s+(?:only|just|no\s+more\s+than)\s+{_N.format(2)}\s+(?:other\s+|previous\s+|earlier\s+)?(?P<what2>{_DAYS})"
    rf"|\b(?:only|just)\s+(?:(?P<once2>once|twice|thrice)|{_N.format(3)}\s+times)\s+(?:(?:before|ever|[^,;.]{{2,40}}?)\s+)??(?:(?:has|have|had|did)\s+(?:[\w&’'-]+\s+){{0,4}}?)?(?:been\s+)?(?:(?:{_BEATEN})|(?P<verb>\w+)\s+(?:by\s+)?(?:an?\s+)?(?P<how>{_HOW}))\b",
    "only just but more",
)
"""So often that it was beaten, and no oftener."""
ONLY_THEN = loose(
    rf"(?:^|[;:—–]\s*|\.\s+)[\"“‘]?(?:and\s+|but\s+)?(?:only|just)\s+(?P<when>(?:[^;:]|,(?=\d)){{3,80}}?)\s+(?P<verb>(?:had|did|has|have|was|were|took|saw|brought|cost|produced|delivered|knocked|stripped|sliced|added|handed)\b(?:[^;:,.]|[,.](?=\d)){{0,60}}?)\s(?:an?\s+|by\s+)?(?P<how>{_HOW})\b",
    "only just",
)
"""The one time at which it did more: "Only on Aug. 6 had it gained more points"."""
IN_HISTORY = loose(
    r"(?:\s+(?:highest|overall|place))?,?\s+(?:(?:in|of)\s+(?:its|their|the|that)\s+(?:[\w&-]+(?:\s+[\w&-]+)?[’']s?\s+)?(?:\w+\s+)?(?:history|life|lifetime|annals|record\s+books)|in\s+(?:the\s+)?(?:annals|record\s+books|history\s+books)(?:\s+of\s+the\s+\w+)?|in\s+history|on\s+record|ever|of\s+all\s+time|all[\s-]time|(?=(?:since|this\s+(?:year|month|quarter|week|decade|century)|(?:of|for|in)\s+the\s+(?:year|month|decade|century|past))\b))"
)
"""After a place, that it is one in an own history: "ranks second in the exchange's history"."""
PLACED = loose(r"\b(?:ranks?|ranked|ranking|rates?|rated|stands?|stood|comes|came|coming|places?|placed|goes\s+down|is|was|now|which\s+is|counts|sits|puts\s+it|placing\s+it|making\s+it)\s+(?:in\s+)?(?:(?:as|only|now|just)\s+)?(?:the\s+)?$", "came comes coming counts goes is making now place placed places placing puts rank ranked ranking ranks rate rated rates sits stand stands stood was")
BAR_ONE = loose(
    r"\b(?P<how>biggest|largest|steepest|sharpest|heaviest|worst|best|deepest|greatest)\s+(?:[\w-]+\s+){0,3}?(?:but|bar)\s+(?P<n>one|two|three)\b|\b(?:all\s+)?(?:but|bar)\s+(?P<n2>one|two|three)\s+(?:days?|sessions?|weeks?|months?)\b(?=.{0,30}\b(?:history|record)\b)",
    "but bar",
)
"""The second or third, told by those before it: "the biggest fall but one"."""
OF_SO_LONG = loose(rf"\s+(?:{_N.format(1)}\s+)?(?P<grain>day|session|week|month|quarter|year)s?(?![\w’'])")
"""After a comparison, the length of the moves compared: "a better twelve months"."""
COUNTS = {
    **{word: at for at, word in enumerate("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 1)},
    "once": 1, "twice": 2, "thrice": 3, "a dozen": 12, "twenty": 20,
}  # fmt: skip
ONLY_SO_MANY_OF = loose(
    rf"\b(?:only|just|no\s+more\s+than|but|a\s+mere|merely)\s+{_N.format(1)}\s*(?:(?:other|others|members?|stocks?|shares|components|names|companies|markets|bourses|indexes|of|in|on|among|the|them|all)\s+)*$",
    "only just more but mere merely",
)
"""Before those of whom only so many did more: "only four members of the Dow"."""
OF_THEM = loose(
    rf"(?:[’']s?)?\s+(?:(?:has|have|had|did|was|were)\s+)*(?P<verb>\w+(?:\s+(?:up|off|back|down|on))?)?\s*(?:by\s+)?(?:(?:an?|the|even|still|much|far)\s+)*(?P<how>{_HOW})\b(?!\s+(?:expected|forecast|hoped|feared))"
)
"""After them, what they did."""
