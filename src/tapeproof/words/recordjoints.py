"""Words around a high, a low or a record: what it is of, since when, and whether it is claimed at all."""

from __future__ import annotations

from tapeproof.words.pattern import loose, pattern

FROM_AN_EXTREME = loose(
    r"\b(?:from|below|above|off|short\s+of|separates?|than|since)\b[^.;]{0,30}\b(?:peak|high|highs|low|lows|trough|top|bottom|record|"
    r"finished|peaked|troughed|bottomed|best-ever|stood|nadir)",
    "from below above off short separate separates than since",
)
FROM_BEFORE = loose(r"\b(?:from|against|having been at|up from|down from|compared with|versus)\s+(?:[\w$€£.]+\s+){0,2}$")
"""Before a level of the session before: "up from $1.08"."""
NEAR_AN_EXTREME = loose(r"\b(?:not far (?:from|above|off)|near(?:ing)?|close to|shy of|short of|touching distance of|hovered|within sight)\b")
FORMER_RECORD = loose(
    r"\b(?:(?:from|below|above|beneath)\s+(?:its|their|the|an?|his)?\s*(?:[\w.,]+\s+){0,3}|"
    r"(?:off|than|short\s+of|beat|surpass\w*|past|of|since)\s+(?:its|their|the|an?|his)?\s*(?:\w+\s+)?)$"
)
"""Before a record that stood until then, and is not claimed anew."""
PREVIOUS_RECORD = loose(r"\b(?:previous|prior|former|old|earlier|last)\s+(?:\w+\s+){0,2}(?:records?|highs?|peaks?|lows?|best)\b[^.;]{0,20}$")
"""Before a level that was the record until then."""
TURNED = loose(
    r"(?:(?<!where\s)(?<!when\s)(?<!which\s)(?<!since\s)(?<!after\s)(?<!until\s)\b(?:it|they|and|but|then|has|have|had|shares|stock|index|market|price|gauge|average)\s+(?:(?:only|finally|then)\s+)?|,\s+(?=\w+ing\b))"
    r"(?P<verb>(?P<low>bottom(?:ed|ing)(?:\s+out)?|trough(?:ed|ing)|hit(?:ting)?\s+bottom)|peak(?:ed|ing)|topp(?:ed|ing)\s+out|crest(?:ed|ing))\b",
    "bottomed bottoming troughed troughing bottom peaked peaking topped topping crested cresting",
)
"""What says that a price turned, with what is spoken of before it."""
TURNED_IN = loose(r"\s+(?:at\s+(?:\S+\s+){1,3}?)?(?:(?:only|later|just)\s+)?(?:(?:in|on|around|during)\s+)?")
"""From the verb of a turn to its time."""
NTH = loose(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|\d+(?:st|nd|rd|th))[\s-]*$")
HOW_OFTEN = loose(r"^\s+(?:[\w-]+)\s+times\b")
"""After a record that was set more than once: a count, not a record."""
IN_ITS_HISTORY = loose(r"\bin\s+(?:the\s+)?(?:(?-i:[A-Z])[\w&.-]*|exchange|benchmark|bourse)(?:\s+\w+)?[’']s\s+history\b", "history")
"""The scope of a record of all time, by whose it is: "in the exchange's history"."""
STANDS_BEHIND = loose(r"ever|on\s+record|in\s+.*|of\s+.*|as\s+.*|since\s+.*|never\s+seen\s+.*")
SO_MANY = loose(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a\s+dozen|dozens\s+of|several|many|multiple|(?:a\s+)?(?:string|series|slew|run)\s+of|numerous)"
    r"(?:-odd)?\s+(?:new\s+|fresh\s+|straight\s+|closing\s+|consecutive\s+)?$"
)
"""Before records that are counted: "set 57 record closes in 2024"."""
SINCE_A_START = loose(r"since\b")
SINCE_IT = loose(r"\bsince\s+(?:[\w’'.%-]+\s+){1,10}$", "since")
"""Before the date of what began a record: "since it was launched in July 2020"."""
THERE = loose(r"\blast\s+(?:seen|scaled|touched|reached|visited|traded|stood|been|hit|there|fetched|bought|exceeded|bettered|surpassed|topped|matched|witnessed|recorded|registered)\b|\blast\s+\w+\s+(?:so|this|that|as)\s+(?:high|low|weak|strong)\b")
IN_PERCENT = loose(r"\bin percentage terms\b|\bpercentage (?:increase|gain|drop|fall|decline|rise|loss)\b")
PERCENT = loose(r"\bpercent(?:age)?\b|\bper cent\b")
IN_A_DAY = loose(r"\s+in\s+(?:an?|one)\s+(?:single\s+)?(?:day|session|week|month|quarter|year)\b")
"""After "most", of moves: "to 17,468, the most in a day since 2022"."""
IN_ONE = loose(r"\bin\s+(?:an?|one)(?:\s+single)?\s+$")
"""Before the length of a move: "so much in a single day"."""
AFTERMATH = loose(r"\b(?:(?:aftermath|wake|depths|height|throes|chaos|panic)\s+of|after|following)\s+(?:the\s+)?$")
"""Before an event that lasted: not its day alone is meant."""
WEEK = loose(r"\bweek\b")
POINTS = loose(r"\bpoints?\b")
CLOSE = loose(r"\b(?:clos(?:e|es|ed|ing)|finish(?:ed|es)?|end(?:ed|s)|settle(?:d|ment)?)\b")
LONGEST = loose(r"\b(?:longest|lengthiest)\b")
HIGH_OR_LOW_AFTER = loose(r"\s*(?:ago|high|low|peak)")
A_LENGTH_BEFORE = loose(r"\b(?:in|over|for)\s+(?:\w+\s+){0,3}$")
RECORD_OF = loose(r"\b(?:to|at)\s+(?:[A-Z][a-z]+\.?\s|[A-Z]*[$£€¥₹])?\d[\d,.]*(?:\s+[a-z]+){0,2},\s+an?\s+(?:(?:new|fresh|all-time)\s+)?record$|\b(?:set|sets|setting|hit|hits|hitting|reached|reaching|touched|touching|notched|to|at)\s+an?(?:other|\b)\s+(?:(?:new|fresh|closing|lifetime|intraday|intra-day|all-time)\s+)?record(?:\s+(?:close|closing\s+high|high))?$")
"""Up to a record that a level follows: "set a record of $2,956"."""
OF_A_SUM = loose(
    r"\s+of\s+[$£€¥₹]?\d|\s+[$£€¥₹]?\d|\s*(?:[.,;:)]|$)|\s+for\s+(?:the|a)\s+\w+\s+(?:time|day|session|week)\b|\s+(?:on|in|after|as|and|but|while|this|above|at|amid|thanks|with|when|before|last|helped|led|despite)\b"
)
"""After "record", where it is a level and not an adjective."""
OF_A_SEASON = loose(
    r"^\s+(?:(?:ever|\w+ly|post|pre)[\s-]+)?(?:(?:first|second|third|fourth|opening|closing|final|last|holiday|election|inauguration|calendar|fiscal)[\s-]+"
    r"(?:quarter|half|day|week|month|session|trading|year)"
    r"|(?:Christmas|Thanksgiving|Easter|New\s+Year|Boxing|Black\s+Friday|Labou?r\s+Day|Election|Inauguration|Diwali|Golden\s+Week|Lunar)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri)day\b|(?:start|end|finish|opening|beginning)\s+(?:to|of)\b|Q[1-4]\b|January(?:\s?[–-]\s?|\s+to\s+)(?-i:[A-Z])|first\s+(?:\w+\s+){1,2}of\b)"
)
"""After a superlative that compares like with like: "the worst Christmas Eve", "the best first quarter since"."""
OF_ANY = loose(
    r"\b(?:for|of|by|among)\s+any\b|\b(?:stock-market|stock\s+market|corporate|market|Wall\s+Street(?:[’']s)?|U\.?S\.?|American)\s+history\b"
    r"|\bany\s+(?:listed\s+)?company\b|\bby\s+(?:an?\s+)?(?:single\s+)?(?:company|stock)\b"
)
"""Of a record among all companies, not in the subject's own history."""
NO_VALUE = loose(r"\b(?:something|a\s+(?:feat|first|spectacle|phenomenon|pattern|sight|rarity|combination|situation))\s+(?:that\s+)?(?:\w+\s+){0,2}$")
"""Before what has not been seen since, where it is neither a level nor a move."""
A_RUN = loose(r"\ban?\s+(?:\w+\s+)?(?:streak|run|stretch|string)\s+(?:that\s+)?(?:(?:it|they)\s+)?(?:ha[ds]\s+|was\s+)?$")
"""Before "not seen since", of a run."""
BETTERED = loose(r"better|surpass|exceed|topped")
"""Of what has not been done since: it was the highest."""
A_LEVEL = loose(r"\ban?\s+(?:level|price|mark|height|point|value|rate|reading)\s+(?:that\s+|which\s+)?(?:(?:it|they|the\s+\w+)\s+)?(?:ha[ds]\s+|was\s+|were\s+)?(?:\w+\s+)?$")
"""Before what has not been seen since: "a price not bettered since"."""
OF_A_PERIOD = loose(r"\b(?:in|than|over|the|of the|of)\s+(?:[\w-]+\s+){0,2}$")
WAS_ITS = loose(r"\b(?:was|were|is|marked|made)\s+(?:easily\s+|also\s+)?(?:its|their|the)\s+$")
"""Before a superlative said of what heads the clause."""
OF_THAT_YEAR = loose(r"^\s+of\s+(?:that|the\s+same)\s+year\b")
"""After a month whose year was told before: "since May of that year"."""
OF_A_MARKET = loose(r"^\s+(?:\w+\s+)?(?:bull|bear)\s+(?:run|market|phase)|^\s+(?:\w+\s+)?(?:expansion|recession|rally|boom)\b")
"""After "longest", of what is no run of gains or losses."""
OF_A_PHASE = loose(r"\blongest\s+(?:\w+\s+)?(?:bull|bear)\b|\b(?:bull|bear)\s+(?:run|market)\b[^.;]*\blongest\b")
"""Of the length of a bull market, which is no run of gains."""
GOES_ON = pattern(r"[,;:—]|\sand\s")
"""Where the sentence goes on to something else."""
PAST_ITS = loose(
    r"\b(?:past|beyond|eclips\w+|surpass\w+|topp\w+|beat\w*|exceed\w+|clear\w+|broke\w*)\s+(?:its|the|their)\s+(?:[\w-]+\s+){0,3}?(?:peak|high|record|mark|best|close|top)\b[^.;]{0,12}$"
)
"""Before the level of a record that is passed."""
ENDS_IT = loose(r"\b(?:(?:is|was)\s+over|ended|came\s+to\s+an\s+end|snapp(?:ed|ing)|put\s+paid\s+to|halt(?:ed|ing)|brok(?:e|en)|ending|stopp(?:ed|ing))\b")
"""In the sentence of a run that is no more."""
