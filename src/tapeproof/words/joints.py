"""Small words that join: prepositions before a figure, what it is measured from, whose it is, when it was."""

from __future__ import annotations

import re


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Before and after a figure ----------------------------------------------------

PREPOSITION = _compiled(
    r"\b(to|at|on|near|around|from|against|above|below|past|over|through|beyond|under|of|with|by|for)\s+(?:(?:a|an|the|its|their)\s+)?$"
)
"""The preposition that leads to a figure."""
AGAIN = _compiled(r"(?:\bor\b|\bworth\b|\bequal to\b|[(\[]|,\s+an?\b)[\s\w-]{0,12}$")
"""What says a figure again in another unit: "412 points, or 1.2%"."""
CONVERTED = _compiled(r"\s*,?\s*(?:\(|or\s+|\(about\s+|\(around\s+)")
"""Between an amount and the same in another currency."""
WAS = _compiled(r"\b(?:was|were|is|are|ended|closed|finished|ending|closing|finishing|stayed|remained)\s+(?:\w+\s+){0,2}$")
AN_OBJECT = _compiled(
    r"^\s+(?:(?:its|their|his|her|the|a|an|down|both|all|that|this|[A-Z][\w.]*[’']s|[\w-]+\s+(?:stake|output|production|capacity))\b)"
)
"""After a verb that says a multiple: "doubled its dividend" is no move of its own."""
ENDED = _compiled(r"\b(?:closed|ended|finished|settled|closing|ending|finishing)\s+(?:(?:the\s+(?:day|session)|on\s+\w+day|\w+day|modestly|slightly|sharply|marginally|broadly|firmly|mostly|well|much)\s+)?$")
"""Before a direction that is said alone: "finished in the red"."""
THAN = _compiled(r"^\s+(?:than|by|at|for\s+the\s+(?:week|month|quarter|year))\b")
OF_A_NOUN = re.compile(r",?\s*of\s*")
"""Between a noun of movement and its figure: "the retreat, of 4,451.28"."""
LEADS_ON = re.compile(r"\bof\b|\bto\b|\bby\b|,\s*$")
TO_AND_TO = re.compile(r"[;:(]|\bto\b.*\bto\b")
ENDS_A_CLAUSE = re.compile(r"[;:]|\.\s|\b(?:and|whereas|while|but|although)\b")
OR_ALSO = re.compile(r"[\s,(]*(?:or|and)?[\s,(]*")
NO_MOVE_AFTER = _compiled(
    r"^\s+(?:threshold|rule|definition|limit|stake|chance|probability|tariffs?|lev(?:y|ies)|tax|duty|duties|interest|coupon|discount|premium|of\s+the\s+vote|of\s+(?:the|its)\s+(?:company|firm|group|stock\s+outstanding)\b(?!['’]s\s+(?:value|market))|swing)\b"
)
"""After a percentage that is no move."""
PLACED = _compiled(r"(?:(?:just|well|far|comfortably|slightly|a\s+little|back)\s+)?(?:below|above|beneath|beyond)\s")
"""A figure hedged by a word of place: after a verb of movement a level, not its size ("sank below $60")."""
NAMES_A_SECOND = _compiled(r"(?:,[^,;.]{1,30},|\s+shares)?\s+(?:by\s+)?(?:about\s+|nearly\s+|almost\s+|more\s+than\s+)?")
"""Between a name and the figure that shares the verb of the one before: "and Advantest, an Nvidia supplier, 2.4%"."""
REACHED = _compiled(r"\b(?:touched|touching|hit|hitting|reached|reaching|yield(?:ed|s|ing)?|stood\s+at|topped)\s+(?:about\s+|around\s+)?$")
"""Before the level that a yield came to."""
HIT_A_LEVEL = _compiled(r"(?<!\ba )(?<!\bthe )(?<!\bits )\bhit$")
"""The verb, which leads to a level, not the noun: "bullion hit $2,950"."""
PART_OF_IT = _compiled(r"^\s+of\s+(?:that|those|this|these|them)\b")
"""After a part of a move told before: "recouped 200 points of that"."""
CONTRIBUTED = _compiled(r"\b(?:knocked|cost|took|taking|lopped|shaved|sliced|stripped|contributed|accounted\s+for)\b")
"""Verbs of what one member does to its index, or a day to a price: whose move it is stays in doubt."""
MARK = re.compile(r"\s+(?:mark|level|handle)\b")
"""After a round number that is a level: "the 10,000-point mark"."""

# What a figure is measured from ----------------------------------------------

FROM_AN_EXTREME = _compiled(
    r"\b(?:from|below|above|off|short\s+of|separates?|than|since)\b[^.;]{0,30}\b(?:peak|high|highs|low|lows|trough|top|bottom|record|"
    r"finished|peaked|troughed|bottomed|best-ever|stood|nadir)"
)
FROM_BEFORE = _compiled(r"\b(?:from|against|having been at|up from|down from|compared with|versus)\s+(?:[\w$€£.]+\s+){0,2}$")
"""Before a level of the session before: "up from $1.08"."""
NEAR_AN_EXTREME = _compiled(r"\b(?:not far (?:from|above|off)|near(?:ing)?|close to|shy of|short of|touching distance of|hovered|within sight)\b")
FORMER_RECORD = _compiled(
    r"\b(?:(?:from|below|above|beneath)\s+(?:its|their|the|an?|his)?\s*(?:[\w.,]+\s+){0,3}|"
    r"(?:off|than|short\s+of|beat|surpass\w*|past|of|since)\s+(?:its|their|the|an?|his)?\s*(?:\w+\s+)?)$"
)
"""Before a record that stood until then, and is not claimed anew."""
NTH = _compiled(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|\d+(?:st|nd|rd|th))[\s-]*$")
HOW_OFTEN = _compiled(r"^\s+(?:[\w-]+)\s+times\b")
"""After a record that was set more than once: a count, not a record."""
SINCE_IT = _compiled(r"\bsince\s+(?:[\w’'-]+\s+){1,6}$")
"""Before the date of what began a record: "since it was launched in July 2020"."""
THERE = _compiled(r"\blast\s+(?:seen|scaled|touched|reached|visited|traded|stood|been|hit|there)\b")
IN_PERCENT = _compiled(r"\bin percentage terms\b|\bpercentage (?:increase|gain|drop|fall|decline|rise|loss)\b")
PERCENT = _compiled(r"\bpercent(?:age)?\b|\bper cent\b")
IN_ONE = _compiled(r"\bin\s+(?:an?|one)(?:\s+single)?\s+$")
"""Before the length of a move: "so much in a single day"."""
AFTERMATH = _compiled(r"\b(?:aftermath|wake|depths|height|throes|chaos|panic)\s+of\s+(?:the\s+)?$")
"""Before an event that lasted: not its day alone is meant."""
WEEK = _compiled(r"\bweek\b")
POINTS = _compiled(r"\bpoints?\b")
CLOSE = _compiled(r"\b(?:clos(?:e|es|ed|ing)|finish(?:ed|es)?|end(?:ed|s)|settle(?:d|ment)?)\b")
LONGEST = _compiled(r"\b(?:longest|lengthiest)\b")
HIGH_OR_LOW_AFTER = _compiled(r"\s*(?:ago|high|low|peak)")
A_LENGTH_BEFORE = _compiled(r"\b(?:in|over|for)\s+(?:\w+\s+){0,3}$")
RECORD_OF = _compiled(r"\b(?:set|sets|setting|hit|hits|hitting|reached|reaching|touched|touching|notched|to)\s+an?\s+(?:new\s+|fresh\s+)?record$")
"""Up to a record that a level follows: "set a record of $2,956"."""
OF_A_SUM = _compiled(r"\s+of\s+[$£€¥₹]?\d")
OF_A_PERIOD = _compiled(r"\b(?:in|than|over|the|of the|of)\s+(?:[\w-]+\s+){0,2}$")

# Whose a figure is -----------------------------------------------------------

OWNED_AFTER = re.compile(
    r"^[\s,\"”’']*(?:apiece\s+)?(?:for|in|off|of|on|from|hit|by|that|which)\s+(?:both\s+)?(?:the\s+|its\s+)?"
    r"(?:(?:shares|stock|wider|broader|[A-Z][a-z]+[’']s?)\s+(?:of\s+|in\s+)?)?$"
)
"""Between a figure and the name behind it that owns it: "13.6% for Hang Lung"."""
CARRIED_AFTER = _compiled(
    r"\b(?:lifted|sent|took|left|pushed|carried|dragged|drove|brought|helped|put|handed|gave|hit|knocked|propelled|saw|greeted|"
    r"had come off|came off|lopped off|for)\b"
)
"""Verbs by which a figure said first moves the name behind it: "a gain of 430 points lifted the Dow"."""
AMONG = _compiled(r"\b(?:in|of|among|on)\s+(?:the\s+)?$")
"""Before the list in which a place is taken."""
BESIDE = _compiled(
    r"\b(?:than|from|by|against|versus|like|with|behind|of|in|as|over|among|to|per)\s+(?:the\s+|its\s+)?(?:[\w’'-]+\s+)?$"
)
"""Before a name that stands beside the subject, not for it."""
COORDINATED = _compiled(
    r"^(?:['’]s)?(?:\s*\([^)]*\))?\s*(?P<joint>,\s*and|,|and|&|as well as|plus|or)\s*"
    r"(?:(?:the|its|both|wider|broader|tech-heavy|blue-chip|[\w.]+[’']s)\s+)*$"
)
"""Between two names of which the same is said."""
RELATIVE = re.compile(r",\s*(?:which|who|whose)\b[^,;]*,")
"""A relative clause set between commas."""
ASIDE = re.compile(
    r",\s*(?:which|who|whose|where|an?|one of|home to|parent of|the parent)\b[^,;]*,|\([^)]*\)|\s[-–—]\s[^-–—;]*\s[-–—]\s"
)
"""A stretch set apart, whose names are not the sentence's subject."""
FOR_A = _compiled(r"\bfor\s+an?\s+$")
OF_GAINS = _compiled(r"\s+of\s+(?:gains|losses|advances|declines|falls|rises|drops)\b")
"""After the unit of a run: "its second day of gains"."""
A = _compiled(r"\s+an?\s+")
"""Before the number of a run: "fell for a third day"."""
PRONOUN = _compiled(r"^\W*(?:it|its|they|their|them|that|this|these|those|which|whose)\b")
OF_IT = _compiled(r"\W*(?:it|its|that|this)\b")
STOCKS_IN = re.compile(r"\b(?:[Ss]tocks|[Ss]hares|[Ee]quities)\s+in\s+(?:the\s+)?(?P<place>[A-Z]\w+(?:\s[A-Z]\w+)?)")
"""A market by its place, said the long way: "stocks in London"."""
STOCKS = re.compile(r"(?<![\w’'-] )(?<!\w)(?:[Ss]tocks|[Ee]quities)(?!\w|\s(?:of|in\s[A-Z]))")
"""Stocks without more: those of the story's home."""
AGAINST_A_CURRENCY = _compiled(
    r"(?:[^.;]|\.(?=\d)){0,48}\b(?:against|versus|vs\.?|to|per)\s+(?:the\s+)?(?:(?:japanese|chinese|us|u\.s\.|american)\s+)?$"
)
AGAINST_IT = _compiled(r"(?:.*[,;:]\s+)?(?:and\s+)?against\s+(?:the\s+)?(?:japanese\s+|chinese\s+)?")
"""At the head of a clause, before the currency that the dollar is measured in."""
THEN_THE = _compiled(r"[\s,]+(?:the\s+)?")
PER = _compiled(r"\bper\s+$")
WHICH = _compiled(r"^\s*,\s*(?:which|itself|whose)\b")
NOBODY_MORE = _compiled(r"\b(?:no|none)\s+(?:\w+\s+){0,5}$")
"""Before "gained more": no index did."""

# When it was -----------------------------------------------------------------

BEGINS_WITH_SINCE = _compiled(
    r"(?:^|[,;:—–-]\s*)\W*(?:and\s+|but\s+)?(?:ever\s+)?(?:since|from|measured\s+from|counting\s+from|starting\s+from)\s+(?:the\s+|its\s+|late\s+|early\s+)?$"
)
"""Before a day with which a stretch begins, at the head of a clause."""
WITHIN = _compiled(r"\bwithin\s+$")
"""Before a distance that is a bound: "within 2% of its record"."""
INTO_TERRITORY = _compiled(
    r"\b(?:enter(?:ed|ing|s)?|in|into|confirm(?:ed|ing|s)?|met\s+the\s+definition\s+of|qualif(?:ied|ies|ying)\s+as)\s+(?:an?\s+|the\s+|its\s+|another\s+)?$"
)
"""Before the name of a distance: "slipped into a correction", "is in bear-market territory"."""
NOT_YET = _compiled(r"\b(?:clos(?:e|er|ing)|near(?:ly|ing)?|edge|brink|cusp|verge|avoid\w*|escap\w*|not|never|n['’]t|could|may|might|would|will|if|risk\w*|shy|short|threat\w*)\b[^,.;]{0,24}$")
"""Before words that stop short of it."""
SEPARATE = _compiled(r"^\s+(?:now\s+|still\s+)?separates?\s+(?:[\w&.’'-]+\s+){1,5}$")
"""Between a distance in points and the extreme that it is from."""
HEADS_A_MEASURE = _compiled(r"(?:^|[,;:—–-]\s*)\W*(?:and\s+|but\s+)?(?:now\s+)?(?:(?:as\s+)?measured|counting|starting|coming)?\s*$")
"""Before an extreme from which a clause is measured."""
HEADS_A_CLAUSE = _compiled(r"(?:^|[,;:—–-]\s*)\W*(?:and\s+|but\s+)?(?:ever\s+)?$")
SET_IT = _compiled(
    r"\b(?:peak|high|low|trough|record|top|bottom)\s+(?:that\s+|which\s+)?(?:it|they|the\s+\w+)\s+(?:had\s+)?(?:hit|set|reached|touched|scaled|made|struck)\s+"
    r"(?:on|in|last|earlier|late|back)?\s*(?:the\s+|last\s+)?$"
)
"""Before the day of an extreme: "the all-time peak it hit on Feb. 11"."""
AGAINST_MONEY = _compiled(r"\bagainst\s+(?:the\s+)?(?:U\.?S\.?\s+)?(?:dollar|greenback|yen|euro|pound|sterling|yuan|franc)\b")
BEGAN_AT = _compiled(r"\b(?:began|begun|started|opened|beginning|starting)\s+(?:the|this)\s+(?:day|week|month|quarter|year)\s+(?:at|on)\s+$")
"""Before a level with which a period began: the last one of the period before."""
RECORD_THEN = _compiled(r"(?:[’']s)?\s+(?:(?:all-time|record|closing|intraday)\s+)*(?:(?:peak|high|low|close|record|trough|finish)\s+)?(?:of\s+)?")
"""Between a day and the extreme set on it: "Dec. 16 record close of 20,173.89"."""
WHEN_IT = _compiled(r"^,?\s*(?:when|on\s+which|in\s+which)\b")
"""After a day, before what happened on it."""
THAN_AT = _compiled(
    r"\b(?:than|above|below)\s+(?:(?:where\s+)?(?:it|they)\s+(?:was|were|did|stood|finished|ended|closed|began|had\s+(?:been|stood|finished|ended|closed|begun|started))\s+)?(?:at|in|on)?\s*(?:the\s+)?$"
)
"""Before a day with which a level is compared: "46% higher than at the end of 2014"."""
ON_A_DAY = _compiled(r"\s+(?:of\s+[$£€¥]?[\d.,]+\s+)?(?:,?\s*\(?(?:set|reached|hit|touched|scaled|recorded)\s+)?(?:on|of|from)\s+(?:\w+day,?\s+)?")
"""Between a level and the day on which it was reached."""
IS_THE = _compiled(r"\s+(?:over\s+the\s+\w+\s+)?(?:is|was|were|ranks\s+as|marked|being|proved|turned\s+out)\s+(?:also\s+)?(?:its|their|the)\s+")
"""Between a noun of movement and the superlative said of it: "the week's gain was the largest"."""
UP_TO = _compiled(r"\s+(?:to|through|until|till|up\s+to|ended|ending|ending\s+on)\s+(?:(?:the|this|last)\s+)?")
"""Between a length of time and the day on which it ends: "the two weeks to March 5"."""
TO_THE_OTHER = _compiled(r"(?:\s+(?:peak|high|low|trough|top|bottom|record|close))?\s+and\s+(?:(?:the|its|their|late|early)\s+)?(?:mid-?)?")
"""Between two days that bound a stretch: "between Feb. 19 and March 4"."""
EXTREME_BEHIND = _compiled(r"^\s+(?:peak|high|low|trough|top|bottom|record)\b")
THE_ONE_BEFORE = _compiled(r"^(?:the\s+)?(?:previous|prior|preceding)\b|\b(?:before|earlier|prior)$")
"""A period told by the one after it: "the year before", "the previous month"."""
OF_LAST_YEAR = _compiled(r"^,?\s*(?:of\s+)?last\s+year\b")
SAYS_WHEN = _compiled(
    r"(?:\b(?:in|for|of|during|over|through|across|on|this|last|by|at|since|to|until|past|the)\s+|[’']s\s+|^\W*|\(\s*)$"
)
OVER_THAT_STRETCH = _compiled(
    r"\b(?:over|across|in|during)\s+(?:that|the)\s+(?:same\s+)?(?:stretch|period|time|span|run|spell)\b|\bover the course of it\b"
)
BEGINS_A_STRETCH = _compiled(
    r"^\W*(?:and\s+|but\s+)?(?:since|measured\s+from|counting\s+from|starting\s+from|from\s+(?:its|the|their|a|that|this))\b"
)
EXTREME_OF = _compiled(r"\b(?:peak|high|low|trough|(?<!on )top|bottom|record|close)s?\s+of\s+$")
"""Before the day of an extreme: "off its peak of March 18"."""
SEVERAL = _compiled(r"\b(?:both|all\s+three|the\s+two|the\s+pair|either|the\s+trio|each)\b")
"""Subjects named together, before: one of them alone is not meant."""
POSSESSIVE = re.compile(r"[’']s$")
OWNS = re.compile(r"[’']s\b")
LAST_OF = _compiled(r"\b(?:session|day|week|trading|half)\s+of\s+(?:the\s+)?$")
HAVING = _compiled(r"^\W*(?:having|after|following|despite)\b")
DIRECTLY = _compiled(r"^[\s,]*(?:in|for|on|of|over|during|across)?\s*(?:the\s+)?$")
ELSEWHERE = _compiled(r"\b(?:against|after|following|compared|versus|when|where|which|who|having|since|leaving|taking|bringing|putting|making|extending|widening|trimming|paring|on\s+top\s+of|on\s+the\s+heels)\b|\bfrom\s+[\d$€£]|[—;]")
DATES_FROM = _compiled(r"\bdates?\s+(?:from|back)\b|\b(?:was|were)\s+set\s+(?:in|on)\b|\bcame\s+(?:in|on)\b")
SO_FAR = _compiled(r"^\s*so\s+far(?!\s+(?:this|in)\b)")
ON_THE_DAY = _compiled(r"^\s*(?:on|for|in)\s+the\s+(?:session|day)\b")
HAD = _compiled(r"\bhad\b")
"""Of what came before the story's own session."""
AT_THE_CLOSE = _compiled(r"\b(?:at|by)\s+the\s+(?:close|end\s+of\s+(?:the\s+day|trading)|closing\s+bell|bell|finish)\b")
NOW = _compiled(r"\b(?:is|are|sits|stands)\s+(?:now|still)\b")
OF_A_NAMED_LOW = _compiled(r"^\s+(?:low|high|peak|trough|record|top|bottom)s?\b")
"""After a month or day that names an extreme: "its April low"."""
ITS_ROLE = _compiled(r"\b(?:since|from)\s+(?:the\s+|its\s+)?$")
PERFECT = _compiled(r"\b(?:has|have|had)\s+(?:\w+\s+){0,2}$")
STATE = _compiled(r"\b(?:is|are|sits|stands|remains|sit|stand)\s+(?:\w+\s+){0,3}$")
LEANS_ON = _compiled(
    r"\b(?:extending|after|following|erasing|paring|reversing|top\s+of|adding\s+to|trimming|recouping|than|despite|compounding|above|below|as\s+of|from|until)\s+(?:the\s+)?$"
)
"""Before a day that is not the story's own: "extending Wednesday's gain"."""
COMPARED_WITH = _compiled(r"\b(?:from|against|with|versus|than)\s+[$£€¥]?\d[\d.,]*(?:%|\s+(?:per\s?cent|points|yen|cents))?\s+(?:late\s+|on\s+|at\s+the\s+close\s+on\s+)?$")
"""Before the day of what a level is compared with: "to 4.28%, from 4.26% late Wednesday"."""
DELIVERY = _compiled(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:\w+\s+){0,3}?"
    r"(?:brent|west texas|wti|crude|gold|silver|copper|contract|futures?|delivery)\b"
    r"|\b(?:brent|wti|crude|gold|silver|copper)\s+for\s+\w+\s+delivery\b|\bcontract\b"
)

# Where a sentence or a clause ends -------------------------------------------

STOP = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9$£€¥₹–-])|\n+")
BARRIER = _compiled(
    r"[;:]|\s[-–—]+\s|—|\b(?:while|whereas|but|although|though|despite|versus|compared with|against|after|with|where|when|which|before)\b"
)
ABBREVIATIONS = frozenset(
    "mr mrs ms dr st vs no inc corp co ltd jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "u.s u.k e.u a.m p.m i.e e.g approx est gov sen rep prof gen jr sr cos bros plc op".split()
)
"""What may stand before a full stop that ends no sentence."""
MAY_END = frozenset({"u.s", "u.k", "a.m", "p.m", "inc", "corp", "co", "ltd", "plc", "cos"})
"""Of these, what ends one if an opener follows."""
OPENERS = frozenset(
    "The A An It Its In On At But And He She They This That These Those For By As After While With Shares Stocks To".split()
)
WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")

# Names that nobody listed ----------------------------------------------------

TICKER = re.compile(r"(?<!\w)(?:\.[A-Z]{2,}[A-Z0-9]*|[A-Z]{2,6}c[v\d]\d?|[A-Z]{3,4}=[A-Z]{0,2}|[A-Z0-9]{2,6}=RR)(?!\w)")
CAPITALISED = re.compile(r"\b[A-Z][\w&.’'-]*(?:\s+(?:of|and|&|de|the)?\s*[A-Z][\w&.’'-]*)*")
ORDINARY = frozenset(
    "the a an it its in on at but and he she they this that these those for by as after while with shares stocks monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sept sep oct nov dec us u.s uk asia asian european europe american chinese china japan "
    "tokyo london friday's monday's thursday's q1 q2 q3 q4 stock share index equities markets market among both up down ahead "
    "beijing washington brussels moscow britain germany france korea south north taiwan india russia saudi arabia iran israel canada "
    "australia singapore asia-pacific america latin brazil mexico ukraine white house hong kong seoul wall street congress senate fed "
    "federal reserve trump biden black opec treasury president christmas lunar thanksgiving america’s "
    "last since from early late over under so still yet here today yesterday more most no not nearly almost about around".split()
)
"""Capitalised words that name no company."""
