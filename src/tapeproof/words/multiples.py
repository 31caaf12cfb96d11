"""A level as a multiple or a part of an earlier one: "less than half what it was at its peak", "six times its 2009 low"."""

from __future__ import annotations

from decimal import Decimal

from tapeproof.words.pattern import loose

WORDS = {
    "half": Decimal("0.5"), "double": Decimal(2), "twice": Decimal(2), "triple": Decimal(3), "treble": Decimal(3), "thrice": Decimal(3),
    "quadruple": Decimal(4),
}  # fmt: skip
WORD = loose(r"(?<![\w-])(?P<word>half|double|twice|triple|treble|thrice|quadruple)\b(?!-)", " ".join(WORDS))
"""Said in one word."""
OF_SUCH = loose(r"\s+(?:of\s+)?(?=(?:its|their|the|that|what|where|(?-i:[A-Z])[\w&.]*(?:\s(?-i:[A-Z])[\w&.]*){0,2}[’']s)\b)")
VALUE_THEN = loose(
    r"(?:(?:its|their|the|(?-i:[A-Z])[\w&.]*(?:\s(?-i:[A-Z])[\w&.]*){0,2}[’']s)\s+(?:\w+\s+)?(?:value|level|price|worth|mark|close|money|share\s+price)\b(?:\s+(?:at|to)\s+which\s+(?:it|they)\s+(?:had\s+)?(?:stood|closed|ended|finished|began|started|was|were|traded|sank|fell)\b)?|"
    r"(?:what|where)\s+(?:it|they|the\s+(?:index|stock|shares|price))\s+(?:had\s+)?(?:was|were|cost|fetched|stood|began|started|ended|closed|finished|traded|been|opened)\b(?:\s+(?:worth|at)\b(?!\s+(?:its|their|the|an?)\b))?|"
    r"the\s+(?:US|HK|NT|[ACS])?[$£€¥₹]?\d[\d,]*(?:\.\d+)?\s+(?:(?:that|which|at\s+which|to\s+which|where)\s+)?(?:it|they)\s+(?:had\s+)?\w+)"
)
"""What it is a multiple of, up to when that was."""
ITS_VALUE = loose(r"(?!what\b|where\b)\S+\s")
"""At the head of that, where it is a noun: "its value", not "what it was"."""
AT_A_TIME = loose(
    r"\s+(?:(?:at|in|on|of|before|as\s+of|from|back\s+in)\s+)?(?:the\s+(?!day\b|week\b|month\b|quarter\b|year\b))?(?:(?:end|start|beginning|close|turn|outset|eve)\s+of\s+(?:the\s+)?)?(?:(?:last|final|first)\s+(?:trading\s+)?(?:day|session)\s+of\s+)?"
)
"""Between that and a day or period."""
AT_AN_EXTREME = loose(r"\s+(?:at|in|on|of|from)(?=\s+(?:its|their|the|that|an?|last)\b)")
"""Between that and a high or low."""
IS_AT = loose(r"\b(?:is|are|was|were|be|at|to|worth|fetch(?:es|ed|ing)?|command(?:s|ed|ing)?|stands?|stood|now|still)\s+(?:(?:only|just|barely|about|around|a\s+mere|no\s+more\s+than|less\s+than|more\s+than|not\s+even|some|nearly|almost|roughly)\s+)*$")
"""Before a share in figures, where it is what is left: "fetches no more than 44 percent of"."""
IS_LOST = loose(
    r"\b(?:los[et]|losing|loses|shed(?:s|ding)?|g[ia]v(?:e|en|es|ing)\s+(?:up|back)|part(?:ed|s|ing)\s+with|surrender\w*|eras\w+|wip\w+\s+(?:out|off)|forfeit\w*|cost|knock\w*|slic\w+|lopp\w+|strip\w+|shav\w+|regain\w*|recoup\w*|recover\w*|"
    r"retrac\w+|won\s+back|claw\w*\s+back|made\s+(?:up|good)|f[ae]ll(?:en|s|ing)?|dropp\w+|plung\w+|r[io]s(?:e|en|ing)|gain\w*|earn\w*|sold|buys?|bought|pay\w*|paid|spen[dt]\w*|raised?|owns?|held|holds?|more\s+than)\s+"
    r"(?:(?:by|about|around|nearly|almost|more\s+than|less\s+than|up|at\s+least|some|over|just|another|a\s+further|well\s+over|roughly)\s+){0,3}$",
)
"""Before a part that has gone or come back, and is not what is left."""
NOT_EVEN = loose(r"\b(?:not|never|n[’']t|yet\s+to)\b[^,.;]{0,40}\beven\s+(?:to\s+)?$", "even")
"""Before a part that is not reached."""
IS_GONE = loose(
    r"(?:[^;.]|\.(?=\d)){0,40}?\b(?:is|was|are|were|has|have|had|been)\s+(?:(?:now|already|since|all|also)\s+)?(?:been\s+)?(?:gone|lost|erased|wiped|vanished|evaporated|disappeared|surrendered|destroyed|forfeited|given\s+(?:up|back)|shaved|shed|"
    r"knocked|lopped|burned|burnt|melted|eaten|obliterated)\b", "burned burnt destroyed disappeared eaten erased evaporated forfeited given gone knocked lopped lost melted obliterated shaved shed surrendered vanished wiped"
)
"""After a part that is no more: "three-quarters of the price at which it stood in 1989 is gone"."""
IS_BACK = loose(
    r"(?:[^;.]|\.(?=\d)){0,40}?\b(?:is|was|are|were|has|have|had|been)\s+(?:(?:now|already|since|all|also)\s+)?(?:been\s+)?(?:back|regained|recouped|recovered|retraced|won\s+back|made\s+(?:up|good)|clawed\s+back)\b", "back made recouped recovered regained retraced"
)
"""After a part that has come back."""
NO_PRICE = loose(r"\b(?:multiple|earnings|sales|revenues?|profits?|earned|norm|average|usual|pace|rate|volume|turnover|size|output|staff|stake)\b", "average earned earnings multiple norm output pace profit profits rate revenue revenues sales size staff stake turnover usual volume")
"""Within what is no price."""
