"""Small words that join a statement to its time: before a day, between a stretch and what it is measured from."""

from __future__ import annotations

from tapeproof.words.pattern import loose, pattern

BEGINS_WITH_SINCE = loose(
    r"(?:^|[,;:—–-]\s*)\W*(?:and\s+|but\s+)?(?:ever\s+)?(?:since|from|measured\s+from|counting\s+from|starting\s+from)\s+(?:the\s+|its\s+|late\s+|early\s+)?"
    r"(?:(?:[\w’'-]+\s+){1,6}(?:on|in|of)\s+(?:the\s+)?)?$", "from since starting"
)
"""Before a day with which a stretch begins, at the head of a clause."""
WITHIN = loose(r"\bwithin\s+$")
"""Before a distance that is a bound: "within 2% of its record"."""
INTO_TERRITORY = loose(
    r"\b(?:enter(?:ed|ing|s)?|in|into|confirm(?:ed|ing|s)?|met\s+the\s+definition\s+of|qualif(?:ied|ies|ying)\s+as|"
    r"(?:me(?:t|ets?|eting)|satisf(?:y|ied|ies|ying)|fit(?:s|ted|ting)?|fulfil(?:s|led|ling)?|pass(?:es|ed|ing)?)\s+(?:the|most|an?|that)\s+(?:[\w-]+\s+){0,3}(?:definitions?|tests?|criteri(?:on|a)|thresholds?|yardsticks?|descriptions?|hallmarks?)\s+(?:of|for)|"
    r"into\s+what\s+(?:[\w-]+\s+){1,4}?(?:define|call|term|regard|describe|know|consider|label|dub)(?:s|ed)?(?:\s+as)?|constitut(?:es|ed|ing)|amount(?:s|ed|ing)\s+to|count(?:s|ed)?\s+as)\s+(?:an?\s+|the\s+|its\s+|another\s+)?$"
)
"""Before the name of a distance: "slipped into a correction", "is in bear-market territory"."""
NOT_YET = loose(r"\b(?:clos(?:e|er|ing)|near(?:ly|ing)?|edge|brink|cusp|verge|avoid\w*|escap\w*|not|never|n['’]t|could|may|might|would|will|if|risk\w*|shy|short(?=\s+of)|threat\w*|yet\s+to)\b[^,.;]{0,24}$")
"""Before words that stop short of it."""
OF_ITS_VALUE = loose(r"\s+(?:in|of)\s+(?:its\s+|their\s+|the\s+)?(?:market\s+|stock[- ]market\s+)?(?:value|capitali[sz]ation|worth)\s+", "capitalisation capitalization value worth")
"""Between an amount and the extreme that it is lost from: "$1 trillion in market value since its high"."""
SEPARATE = loose(r"^\s+(?:now\s+|still\s+)?separates?\s+(?:[\w&.’'-]+\s+){1,5}$", "separate separates")
"""Between a distance in points and the extreme that it is from."""
HEADS_A_MEASURE = loose(
    r"(?:^|[,;:—–-]\s*)\W*(?:and\s+|but\s+)?(?:now\s+)?(?:(?:as\s+)?measured|counting|starting|coming)?\s*$|"
    r"\b(?:taking|bringing|extending|widening|trimming|paring|takes|brings|took|brought)\s+(?:its|their|the)\s+(?:[\w-]+\s+)?"
    r"(?:retreat|loss|losses|fall|decline|slide|drop|slump|rise|gain|gains|rally|advance|climb|rebound|recovery)\s*$"
)
"""Before an extreme from which a clause is measured."""
HEADS_A_CLAUSE = loose(r"(?:^|[,;:—–-]\s*)\W*(?:and\s+|but\s+)?(?:ever\s+)?$")
APPOSITION = loose(
    r",\s+(?:an?\s+(?!day|week|month|quarter|year|session|decade|[\w-]+\s+(?:that\s+|which\s+)?(?:it|they)\b)|(?:far|well|much|even|slightly|a\s+little|already|once|itself|long|only)\s+(?:[\w-]+\s+){0,2}?(?:than|an?|the|at|in|by)\s)"
    r"(?:[^,;.]|[,.](?=\d))*,(?!\d)|,\s+(?-i:[A-Z])\w+[’']s\s+(?:[\w-]+\s+)?(?:best|worst|top)[\s-](?:[^,;.]|[,.](?=\d))*,(?!\d)"
)
"""A noun or an adjective set between commas: "Alphabet, a winner only a day earlier, gave back"."""
SET_IT = loose(
    r"\b(?:peak|high|low|trough|record|top|bottom)\s+(?:of\s+[$£€¥₹]?[\d.,]+\s+)?(?:that\s+|which\s+)?(?:it|they|the\s+\w+)\s+(?:had\s+)?(?:hit|set|reached|touched|scaled|made|struck|notched|posted|recorded|achieved|attained)\s+"
    r"(?:on|in|last|earlier|late|back)?\s*(?:the\s+|last\s+)?$",
    "it they the", "achieved attained hit made notched posted reached recorded scaled set struck touched",
)
"""Before the day of an extreme: "the all-time peak it hit on Feb. 11"."""
COUNTED_IN = loose(r"(?<!\ba )(?<!one-)\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s+(?:(?!of\b)[\w-]+\s+){1,4}$", "eighth fifth first fourth nd ninth rd second seventh sixth st tenth th third")
"""Before the length of time in which something was counted: "for the second time in four days"."""
FROM_THAT_OF = loose(
    r"\b(?:from|below|beneath|above|off|under|of)\s+(?:theirs|its\s+own|(?:that|those|the\s+ones?)(?=\s+(?:of|in|set)\b)|(?:its|their|the)\s+(?:best|worst))\s+(?:of|in|on|set\s+(?:in|on))\s+(?:the\s+)?$",
    "of in on",
)
"""Before the day of an extreme told before: "Amazon 21.4% from theirs of"."""
KICKS_OFF = loose(r"\b(?:kick(?:ed|s|ing)?\s+off|to\s+(?:start|begin|open|kick\s+off))\s+(?:the\s+)?(?:new\s+)?$", "kick kicked kicks kicking start begin open")
"""Before a period that only begins: "kicking off 2022"."""
SET_THEN = loose(r"\bthat\s+(?:began|started)\s+(?:on\s+|in\s+)?$|\b(?:record|run|streak|high|low|peak)\b[^,;]{0,24}\bset\s+(?:(?:in|between|back\s+in)\s+)?(?:(?:[A-Z]\w+\s+)?\d{4}\s+and\s+)?$", "began started set")
"""Before when an old record was set: "the record run of 14 set between December 1960 and January 1961"."""
GOES_OVER = loose(r";|,\s+(?:but|while|whereas|although|though)\b")
"""Where a sentence goes over to something else."""
STATE_FIRST = loose(r"(?:up|down|higher|lower|ahead|off|extending|taking|bringing|widening|trimming|paring)\b")
"""At the head of a move that is told as where something stands."""
ARTICLE = loose(r"\b(?:an|the)\s+$")
AGAINST_MONEY = loose(r"\b(?:against|versus|vs\.?)\s+(?:the\s+)?(?:U\.?S\.?\s+)?(?:dollar|greenback|yen|euro|pound|sterling|yuan|franc)\b", "against versus vs")
BEGAN_AT = loose(r"\b(?:began|begun|started|opened|beginning|starting)\s+(?:the|this)\s+(?:day|week|month|quarter|year)\s+(?:at|on)\s+$", "began begun started opened beginning starting")
"""Before a level with which a period began: the last one of the period before."""
RECORD_THEN = loose(r"(?:[’']s)?\s+(?:(?:all-time|record|closing|intraday)\s+)*(?:(?:peak|high|low|close|record|trough|finish)\s+)?(?:of\s+)?")
"""Between a day and the extreme set on it: "Dec. 16 record close of 20,173.89"."""
WHEN_IT = loose(r"^,?\s*(?:an?\s+|the\s+)?(?:(?:year|quarter|month|week|day|session)\s+)?(?:when|on\s+which|in\s+which)\b", "when which")
"""After a day, before what happened on it."""
THAN_IT_DID = loose(r"\s+than\s+(?:(?:it|they)\s+(?:did|was|were|stood|had\s+been|had\s+stood)\s+)?", "than")
THAN_AT = loose(
    r"\b(?:than|above|below|beneath|(?:short|shy|adrift|ahead|clear|north|south)\s+of)\s+(?:(?:its|their|the)\s+(?:close|closing\s+level|level|finish|price|settlement|perch)\s+(?:of\s+)?|(?:where\s+)?(?:it|they)\s+(?:was|were|did|stood|finished|ended|closed|began|had\s+(?:been|stood|finished|ended|closed|begun|started))\s+|"
    r"the\s+(?:(?:close|finish|level)\s+of\s+)?[$£€¥₹]?\d[\d,.]*\s+(?:(?:that|at\s+which|to\s+which|from\s+which|where)\s+)?(?:it|they)\s+(?:had\s+)?(?:sank|fell|rose|climbed|closed|finished|ended|stood|slid|dropped|plunged|tumbled|settled)\s+)?(?:at|in|on)?\s*(?:the\s+)?$",
    "than above below beneath of",
)
"""Before a day with which a level is compared: "46% higher than at the end of 2014"."""
ON_A_DAY = loose(r"(?:,?\s+(?:which\s+)?(?:had\s+|has\s+)?(?:stood|held|dated|dates|dating)(?=\s+(?:since|from)))?,?\s+(?:of\s+[$£€¥]?[\d.,]+\s+)?(?:,?\s*\(?(?:set|reached|hit|touched|scaled|recorded)\s+)?(?:on|of|from|since)\s+(?:\w+day,?\s+)?")
"""Between a level and the day on which it was reached."""
IS_THE = loose(r"(?:,?\s+of\s+[$£€¥]?[\d.,]+(?:\s+(?:points?|percent|per\s+cent|basis\s+points))?%?,?)?(?:,?\s+(?:however|though|meanwhile),?)?\s+(?:over\s+the\s+\w+\s+)?(?:is|was|were|ranks\s+as|marked|being|proved|turned\s+out)\s+(?:also\s+)?(?:its|their|the)\s+")
"""Between a noun of movement and the superlative said of it: "the week's gain was the largest"."""
UP_TO = loose(r"\s+(?:to|through|until|till|up\s+to|ended|ending|ending\s+on)\s+(?:(?:the|this|last)\s+)?")
"""Between a length of time and the day on which it ends: "the two weeks to March 5"."""
TO_THE_OTHER = loose(r"(?:\s+(?:peak|high|low|trough|top|bottom|record|close))?\s+and\s+(?:(?:the|its|their|late|early)\s+)?(?:mid-?)?")
"""Between two days that bound a stretch: "between Feb. 19 and March 4"."""
EXTREME_BEHIND = loose(r"^\s+(peak|high|low|trough|top|bottom|record)\b")
THE_ONE_BEFORE = loose(r"^(?:the\s+)?(?:previous|prior|preceding)\b|\b(?:before|earlier|prior)$", "before earlier preceding previous prior")
"""A period told by the one after it: "the year before", "the previous month"."""
OF_LAST_YEAR = loose(r"^,?\s*(?:of\s+)?last\s+year\b")
SAYS_WHEN = loose(
    r"(?:\b(?:in|for|of|during|over|through|across|on|this|last|by|at|since|to|until|past|the)\s+|[’']s\s+|^\W*|\(\s*)$"
)
OVER_THAT_STRETCH = loose(
    r"\b(?:over|across|in|during)\s+(?:that|the)\s+(?:same\s+)?(?:stretch|period|time|span|run|spell)\b|\bover the course of it\b|\bin the process\b",
    "stretch period time span run spell course process",
)
BEGINS_A_STRETCH = loose(
    r"^\W*(?:and\s+|but\s+)?(?:since|measured\s+from|counting\s+from|starting\s+from|from\s+(?:its|the|their|a|that|this))\b"
)
EXTREME_OF = loose(r"\b(?:peak|high|low|trough|(?<!on )top|bottom|record|close)s?\s+of\s+$")
"""Before the day of an extreme: "off its peak of March 18"."""
SEVERAL = loose(r"\b(?:both|all\s+three|the\s+two|the\s+pair|either|the\s+trio|each)\b", "both all the either each")
"""Subjects named together, before: one of them alone is not meant."""
POSSESSIVE = pattern(r"[’']s$")
OWNS = pattern(r"[’']s\b")
LAST_OF = loose(r"\b(?:session|day|week|trading|(?:first|second|latter|final|last|opening)\s+half)\s+of\s+(?:the\s+)?$")
HAVING = loose(r"^\W*(?:having|after|following|despite|(?:up|down|off|ahead|higher|lower|from)\s+[$£€¥]?\d)\b")
DIRECTLY = loose(r"^[\s,]*(?:in|for|on|of|over|during|across)?\s*(?:the\s+)?$")
ELSEWHERE = loose(
    r",\s+(?:its|their|the)\s+(?:\w+th|second|third|\d+(?:st|nd|rd|th))\s|"
    r"\b(?:against|after|following|compared|versus|behind|trailing|second\s+only|last\s+(?:seen|scaled|touched|reached|visited|traded|stood|been|hit|there|closed|ended|fetched|bought|exceeded|bettered|surpassed|topped|matched|witnessed|occupied|recorded|registered|outdone|undercut|beaten|eclipsed|equall?ed|rivall?ed|overtaken|outstripped|plumbed|attained|achieved|experienced|suffered|endured|felt|observed|posted|notched|repeated|glimpsed|inhabited|charted|sighted|bested|quoted|commanded)|when|where|which|who|having|since|leaving|taking|bringing|putting|making|extending|widening|trimming|paring|"
    r"and\s+(?:is|was|are|were|has|have)\s+the|on\s+top\s+of|on\s+the\s+heels|"
    r"(?:surpass|eclips|exceed|beat|topp|overtak|dwarf|outstrip|best|break|match|better|smash|shatter|outdo|trump|equall)ing|edging\s+out|"
    r"(?:twice|double|triple|half|\w+\s+times)\s+(?:its|their|the)\s+(?:value|level|price|worth)|"
    r"(?:surpassed|eclipsed|exceeded|beaten|topped|bettered|matched|equalled|rivalled)\s+(?:only\s+)?by)\b|\bfrom\s+(?:(?:above|below|about|around|nearly|almost|just\s+\w+)\s+)?[\d$€£]|[—;]"
)
"""Between a statement and a time that is another's: "rose 3%, eclipsing the record of March 2020"."""
COMPARES = loose(r"\b(?:after|following|on\s+top\s+of|compared\s+with|versus|against|than)\s+(?:an?\s+|its\s+|the\s+|their\s+)?$", "after following top compared versus against than")
"""Before a move with which another is compared, or that it came after."""
ENDED_THE = loose(
    r"\b(?:(?:end|finish|clos|cap|round)(?:ed|es|s|ing|e|ped|ping)?(?:\s+(?:out|off))?|(?:wound|winds|winding|wrapped|wraps|wrapping)\s+up|(?:saw|sees|seeing|bowed|bows|signed|signs)\s+out(?:\s+of)?|quit|left|leaves)\s+(?:the\s+|a\s+)?$",
    "wound winds winding wrapped wraps wrapping saw sees seeing bowed bows signed signs quit left leaves "
    + " ".join(verb + ending for verb in "end finish clos cap round".split() for ending in ("", "ed", "es", "s", "ing", "e", "ped", "ping")),
)
"""Before a period that a verb ends with its own figure: "ended the week up 2%"."""
OWNS_NEXT = pattern(r"[’']s\s")
UP_TO_THEN = loose(r"\b(?:up\s+to|through|as\s+of|by|until)\s+(?:the\s+close\s+(?:on|of)\s+)?$")
"""Before the day up to which a stretch runs: "up to Monday, it had run up 52%"."""
DATES_FROM = loose(r"\bdates?\s+(?:from|back)\b|\b(?:was|were)\s+set\s+(?:in|on)\b|\bcame\s+(?:in|on)\b", "date dates set came")
SO_FAR = loose(r"^\s*so\s+far(?!\s+(?:this|in)\b)")
OF_DAYS = loose(r"\b(?:(?:one|single)[-\s](?:day|session)|day|daily|session|sitting)\b")
"""A record of days: "its biggest one-day rise", "the worst day"; never of weeks."""
ON_THE_DAY = loose(r"^\s*(?:on|for|in)\s+(?:the\s+)?(?:session|day)\b")
UNTIL_THEN = loose(r"\bhad\s+(?:just\b|looked\s+(?:headed|set|poised)|been\s+(?:headed|heading|on\s+(?:course|track|pace)))[^.;]*$", "had")
"""Before what was so until the session before."""
HAD = loose(r"\bhad\b", "had")
"""Of what came before the story's own session."""
AT_THE_CLOSE = loose(r"\b(?:at|by)\s+the\s+(?:close|end\s+of\s+(?:the\s+day|trading)|closing\s+bell|bell|finish)\b", "close end closing bell finish")
ENDS_A_PHRASE = loose(r"\s*(?:[.,;:!?)\]”\"—–]|$|and\b|but\b|as\b|after\b|on\b|when\b|while\b)")
NOW = loose(r"\b(?:is|are|sits|stands)\s+(?:now|still)\b")
STATE_ASIDE = loose(r",\s+(?:up|down|off|ahead|higher|lower)\s+(?:[^,;]|,(?=\d{3}))*,(?!\d{3})", "up down off ahead higher lower")
"""What a subject stood at, told between commas: "Fast Retailing, down more than 7% this month, was 0.6% lower"."""
SUFFERED_ASIDE = loose(
    r",\s+(?:(?!include|base|head|lead|found)[a-z]+(?:ed|ught|idden|aten))\s+(?:(?:by|for|down|back|up)\s+(?:[^,;]|,(?=\d{3}))*?)?\b(?:on|in|over)\s+(?:[^,;]|,(?=\d{3}))*,(?!\d{3})",
    "on in over",
)
"""What was done to a subject at another time, told between commas: "the bank, savaged on Tuesday over its loans, took back"."""
HAVING_ASIDE = loose(r",\s+(?:having\s+\w+|after\s+\w+ing)\s(?:[^,;]|,(?=\d{3}))*,(?!\d{3})", "having after")
"""What a subject had done before, told between commas."""
BRINGS = loose(r"\b(?:extending|taking|bringing|widening|trimming|paring|making|leaving|cutting|narrowing|reducing|stretching|whittling|shaving|which\s+(?:extends|takes|brings|widens|trims|pares|leaves|cuts|narrows|reduces|stretches|whittles|shaves|extended|took|brought|widened|trimmed|pared|left|cut|narrowed|reduced|stretched))\s+(?:its|their|the)\s+(?:[\w-]+\s+){0,3}$", "bringing brings brought cut cuts cutting extended extending extends leaves leaving left making narrowed narrowing narrows pared pares paring reduced reduces reducing shaves shaving stretched stretches stretching takes taking took trimmed trimming trims whittles whittling widened widening widens")
"""Before a move told as what another adds up to: "extending its year-to-date gain to 11%"."""
EXTREME_THEN = loose(r"(?:[’']s)?\s+(?:(?:all-time|record|closing|intraday|lifetime)\s+)*(?P<noun>peak|high|low|record|trough|top|bottom|nadir|summit|zenith|pinnacle|apex|floor)(?:\s+(?:close|finish))?(?:\s+of\s+|,\s+|\s+)?(?:about\s+)?")
"""Between a month and the level of the extreme set in it: "its April record of $64,895"."""
EXTREME_OF_THEN = loose(r"\b(?P<noun>peak|high|low|record|trough|top|bottom|nadir|summit|zenith|pinnacle|apex|floor)(?:\s+(?:close|finish))?\s+(?:of|in|from|set\s+in|reached\s+in|touched\s+in|hit\s+in)\s+(?:the\s+)?$", "apex bottom floor high low nadir peak pinnacle record summit top trough zenith")
"""Before the month of an extreme whose level stands behind it: "the trough of October 2022, 3,491.58"."""
THEN_ITS_LEVEL = loose(r"\s*(?:,\s+|\()(?:at\s+)?")
OF_A_NAMED_LOW = loose(r"^(?:[’']s)?\s+(?:[\w-]+\s+)?(?:low|high|peak|trough|record|top|bottom)s?\b")
"""After a month or day that names an extreme: "its April low"."""
ITS_ROLE = loose(r"\b(?:since|from)\s+(?:the\s+|its\s+)?$")
PERFECT = loose(r"\b(?:has|have|had)\s+(?:\w+\s+){0,2}$", "has have had")
STATE = loose(r"\b(?:is|are|sits|stands|remains|sit|stand)\s+(?:\w+\s+){0,3}$", "is are sits stands remains sit stand")
LEANS_ON = loose(
    r"\b(?:that\s+(?:began|started)(?:\s+on)?|(?:due|scheduled|set|expected|slated|will)\s+(?:to\s+)?(?:[\w-]+\s+){1,4}?on|extending|after|following|erasing|paring|reversing|top\s+of|adding\s+to|trimming|recouping|than|despite|compounding|above|below|as\s+of|from|until)\s+(?:the\s+)?$",
    "that due scheduled set expected slated will extending after following erasing paring reversing of adding trimming recouping than despite compounding above below from until",
)
"""Before a day that is not the story's own: "extending Wednesday's gain"."""
COMPARED_WITH = loose(r"\b(?:from|against|with|versus|(?<!more )(?<!less )than)\s+(?:(?:US|HK|NT|[AS])?[$£€¥]?(?:US)?|US)\d[\d.,/–-]*(?:%|c|\s+(?:per\s?cent|points|yen|won|rupees|(?:US\s+)?cents))?\s+(?:in\s+(?:[\w.]+\s+){1,4}?)?(?:late\s+|on\s+|late\s+on\s+|at\s+the\s+close\s+on\s+)?$", "from against with versus than")
"""Before the day of what a level is compared with: "to 4.28%, from 4.26% late Wednesday"."""
AFTER_DOING = loose(
    r"\b(?:after\s+\w+ing|having\s+\w+(?:ed|en|st|nk|ll|wn|id|un|ne)|after\s+an?\s+(?:[\w-]+\s+)?(?:decline|drop|fall|slide|slump|tumble|loss|gain|rise|jump|surge|rally|advance))\s+(?:[^,.;]|[.,](?=\d)){0,60}\bon\s+$|\b(?:giving\s+back|gave\s+back|make\s+up\s+for|making\s+up\s+for|made\s+up\s+for)\s+(?:[\w-]+\s+){0,2}(?:of\s+)?$",
    "after having giving gave make making made",
)
"""Before a day on which something else happened: "after gaining 2.7% on Wednesday"."""
COMPARED_TO = loose(r"\b(?:from|than|over|against|with|to|versus|on)\s+(?:that\s+of\s+)?$")
"""Before a day that a move is measured against: "up 3% from a day earlier"."""
FOLLOWED_BY = loose(r"\b(?:followed|succeeded)\s+by\b", "followed succeeded")
ON_THAT_DAY = loose(r"\s+(?:[a-z][\w-]*\s+)?(?:late\s+(?:on\s+)?|(?:on|of|from)\s+)(?:the\s+)?(?:\w+day,?\s+)?")
MEASURED_AGAINST = loose(
    r"\b(?:from|against|than|versus|compared\s+with|(?:surpass|eclips|exceed|beat|topp|overtak|best|break|match|better|smash)(?:ing|ed))\s+(?:the\s+|its\s+)?(?:[\w-]+\s+){0,2}(?:of\s+)?$",
    "from against than versus compared surpassing surpassed eclipsing eclipsed exceeding exceeded beating beated topping toppped topped overtaking overtaked besting bested breaking breaked matching matched bettering bettered smashing smashed",
)
"""Before a figure with a day of its own: "from $153.13 on Jan. 7"."""
COMBINED = loose(r"^,?\s+(?:combined|together|taken\s+together|between\s+them)\b", "between combined together")
AND_ALSO = loose(r"\s+(?:and|through|to)\s+(?:on\s+)?")
"""Between the days of a stretch: "Thursday and Friday"."""
AFTER_IT = loose(r"\s+(?:after|following|since|from)\s+(?:the\s+)?")
"""Between a length of time and the day from which it counts: "the four sessions after April 2"."""
WAS_THE = loose(r"\s+(?:is|was|were|has\s+been|had\s+been)\s+(?:also\s+|easily\s+|by\s+far\s+)?(?:its|their|the)\s+")
"""Between a period and the superlative said of it: "last week was the best"."""
DELIVERY = loose(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:\w+\s+){0,3}?"
    r"(?:brent|west texas|wti|crude|gold|silver|copper|contract|futures?|delivery)\b"
    r"|\b(?:brent|wti|crude|gold|silver|copper)\s+for\s+\w+\s+delivery\b|\bcontract\b",
    "january february march april may june july august september october november december delivery contract",
)
IT_REACHED = loose(
    r",?\s+\(?(?:(?:that\s+|which\s+|at\s+which\s+|to\s+which\s+|from\s+which\s+|where\s+)?(?:(?:it|they|the\s+\w+)\s+)?)(?:had\s+|was\s+|were\s+)?(?:last\s+)?"
    r"(?:notched|hit|set|reached|touched|scaled|peaked|topped\s+out|crested|bottomed(?:\s+out)?|troughed|struck|made|attained|recorded|posted|conquered|commanded|fetched|logged|plumbed|"
    r"(?:closed|finished|ended|stood|sank|fell|slid|slumped|dropped|plunged|tumbled|climbed|rose|soared|marked)(?=\s+(?:to\s+)?(?:on|in|at|back|last|late|early|the)\b))"
    r"\s+(?:(?:at|as)\s+)?(?:(?:its|their|the)\s+(?:zenith|peak|height|top|summit|pinnacle|apex|nadir|low|trough|bottom|depths?|best|worst|high|close)\s+)?(?:back\s+)?(?:on|in|of)?\s*(?:the\s+)?", "attained bottomed climbed closed commanded conquered crested dropped ended fell fetched finished hit logged made marked notched peaked plumbed plunged posted reached recorded rose sank scaled set slid slumped soared stood struck topped touched troughed tumbled"
)
"""Between a level and when it was that: "the record $382.18 it notched last September"."""
IS_OF = loose(r"\s+(?:is|was|were|made\s+it|ranks\s+as)\s+(?:easily\s+|by\s+far\s+)?")
"""Between a move and the period whose best or worst it was: "an 80% surge was the half's best"."""
ITS_CLOSE = loose(r"\s+(?:clos(?:e|ing)|settlement|finish|fix(?:ing)?)\b")
"""After a day whose close is looked back on: "Friday's close put it 14% off its high"."""
NOTHING_ON = loose(r"\b(?:no|without\s+(?:an?\s+)?)\s*(?:settlement|session|trad(?:e|ing)|trades)\s+on\s+$|\b(?:closed|shut)\s+(?:for\s+[^,.;]{1,30}\s+)?on\s+$", "closed no nosession nosettlement notrade notrades notrading settlement shut trades trading without")
"""Before a day on which nothing was dealt in."""
FROM_THERE = loose(
    r"^\W*(?:and\s+|but\s+)?(?:from|since|after)\s+(?:there|then|here|(?:that|this|the|its)\s+(?:[\w-]+\s+){0,2}?(?:point|level|low|high|peak|trough|floor|bottom|top|nadir|depths?|heights?|lows|highs))\b", "bottom depth depths floor height heights here high highs level low lows nadir peak point then there top trough", "after from since"
)
"""At the head of a sentence that measures from a price told before it."""
WHEN_THEN = loose(r"\W*when\b")
GAVE_WAY = loose(r"\s+(?:gave\s+way|gives\s+way|giving\s+way|turned\s+in)\s*to\b|\s+(?:became|was\s+(?:whittled|pared|cut|trimmed|reduced)\s+(?:down\s+)?to)\b", "became cut pared reduced trimmed turned way wayto whittled")
"""Behind a move that another has taken the place of since."""
NEVER = loose(r"\b(?:never|at\s+no\s+(?:time|point|stage))\b[^,;]{0,24}$", "never no")
"""Before a bound that was kept all along: "was never off by more than 1.2 percent"."""
ITS_SESSION = loose(r"\s+(?:last\s+|final\s+)?(?:quote|settlement|print|mark|session|trading|trade|dealings|market|close|finish|action|slide|slump|rout|plunge|drop|fall|loss(?:es)?|decline|rally|gains?|rise|jump|surge|advance|rebound|tumble|sell-?off|slip|setback|retreat|crash|leap)\b")
COMES_AFTER = loose(r"\b(?:after|following|before|against|than|from|despite)\b")
"""Behind a day at the head of a sentence, what the whole of it is about; and what is not of that day."""
REPORTS = loose(r"\b(?:report(?:s|ed|ing)?|results|earnings|due|numbers|announce[ds]?|release[ds]?|publish(?:ed|es)?)\b[^,;]{0,24}$", "report reports reported reporting results earnings due numbers announce announced announces release released releases publish published publishes")
"""Before the hour at which a company reports: no quotation's."""
WHERE_IT_WAS = loose(r"\bwhere\s+(?:it|they|the\s+\w+)\s+(?:had\s+)?(?:last\s+)?(?:been|stood|was|were|traded|closed|ended|began|started|finished)(?:\s+(?:in|on|at|back\s+in))?\s*$", "where")
"""Before the time of another level: "down to where it had been in January", not of what is told next."""
BRINGS_NOW = loose(r"[,;]\s+(?:and|which|that|this)\s+(?:now\s+)?(?:takes|brings|leaves|puts|makes)\s+(?:its|their|the)\b", "takes brings leaves puts makes")
"""Where a sentence goes over to what its moves add up to now."""
COMPARES_IT = loose(r"^\W*(?:that|this|it)\s+(?:beats|beat|compares|compared|outdoes|outdid|tops|topped|trails|trailed|surpasses|surpassed|exceeds|exceeded|betters|bettered|(?:is|was)\s+(?:better|worse|more|less)\s+than)\b", "that this it", "beat beats better bettered betters compared compares exceeded exceeds less more outdid outdoes surpassed surpasses topped tops trailed trails worse")
"""At the head of a sentence that holds other moves against the one told before: they are of its time."""
OPENED_AT = loose(r"\b(?:opened|opening|opens|began\s+trading|start(?:ed|ing|s)(?:\s+trading)?|kick(?:ed|ing)\s+off)\s+(?:(?:the\s+(?:day|session)|trading|higher|lower|up|down|flat|sharply|slightly)\s+){0,2}(?:at|on)\s+(?:about\s+|around\s+)?$", "began kicked kicking opened opening opens started starting starts", "at on")
"""Before the first price of a session."""
OPENED_BY = loose(r"\b(?:opened|opening|opens|started\s+(?:the\s+(?:day|session))|started\s+out|kicked\s+off\s+the\s+(?:day|session))\s+(?:(?:the\s+(?:day|session)|trading|about|around|some|by|with\s+a|a)\s+)*$", "opened opening opens started kicked")
"""Before the size of a session's first move."""
SHORT_OF = loose(r"^[\s,]*(?:short|shy|adrift|below|beneath|under)\b")
"""Between a distance and the high that it is below, whichever way the verb before it went."""
PRESENT = loose(r"\b(?:has|have|is|are|now|still|today)\b")
"""Words of the story's own day, after a sentence that opened with another."""
BY_THEN = loose(r"^\W*(?:and\s+|but\s+)?(?:by\s+(?:then|that\s+(?:time|point|stage))|at\s+(?:that|the)\s+(?:time|point|stage)|that\s+(?:day|session))\b")
"""At the head of a sentence that is of the day named before it."""
WHEN_CLAUSE = loose(r"^,\s*(?:when|as|while)\b(?:[^,;]|,(?=\d{3}))*,(?!\d{3})")
"""After a day, what happened on it, up to where the sentence goes on: "Since April 9, when tariff fears struck, it has"."""
ITS_LEVEL = loose(r",\s+[$£€¥₹]?\d[\d,]*(?:\.\d+)?(?=,)")
"""After an extreme, its level: "from the trough of October 2022, 12,666.12, it has rebounded"."""
RELATIVE_DAY = loose(r"the\s")
"""A day told from another: "the previous session"."""
TO_COME = loose(
    r"\b(?:to\s+(?:take\s+effect|begin|start|expire|come\s+into\s+(?:force|effect)|follow)|due|reports(?=\s+(?:on|results|earnings))|is\s+expected|are\s+expected|scheduled|slated|set\s+(?:to|for)|will|ahead\s+of|meets|awaiting|upcoming)\b(?:\s+[\w$%.’'-]+){0,5}\s+(?:on\s+|by\s+)?$",
    "take begin start expire come follow due reports expected scheduled slated set will ahead meets awaiting upcoming",
)
"""Before a day that is still to come: "which reports on Tuesday"."""
ON_WORD = loose(
    r",\s+(?:on|after|as|amid|following|despite|thanks\s+to)\s+(?:\w+\s+)?(?:word|news|reports?|signs|hopes|fears|talk|speculation|data|a\s+report)\b"
    r"(?:[^,;.]|[,.](?=\d))*,(?!\d)",
    "word news report reports signs hopes fears talk speculation data",
)
"""What a move is laid to, set between commas: its times are not the move's."""
TO_BE_THE = loose(r"^,?\s+(?:the\s+|its\s+)?$")
"""Between a day and the name that heads its clause: "on Wednesday the FTSE 100 gave up"."""
OF_THAT_YEAR = loose(r"\bof\s+$")
THAT_YEAR = loose(r"^(?:that|the\s+same)\s+(?:same\s+)?year\b")
"""A year told before, which only says which month or day is meant: "since May of that year"."""
OF_ITS_DATE = loose(r"\s+(?:[\w-]+\s+){0,2}?(?:of|on|in)\s+(?:the\s+)?|\s+|,\s+")
"""Between an event and its date: "the Black Monday crash of Oct. 19, 1987"."""
THAT_IT_HAD = loose(r"^\s+(?:that\s+|which\s+)?(?:it|they)\s+had\b")
"""After a size, what had come before: "making good the 32 percent that it had shed"."""
SINCE_IT = loose(r"^\s+since\s+(?:it|they|the\s+\w+)\s+\w+ed\b")
"""After a move, from when in a clause of its own: "67.3% since it closed at $691.69"."""
IN_ALL = loose(r"^\s*(?:,?\s+(?:in\s+all|in\s+total|all\s+told|altogether|combined))\b", "all altogether combined total")
"""After a size that is of several moves together."""
REACHED_ON = loose(r"\b(?:high|low|peak|trough|record|close|top|bottom)\b[^,;]{0,40}\b(?:touched|hit|set|reached|scaled|struck|made|notched|posted)\s+(?:on\s+|late\s+)?$", "touched hit set reached scaled struck made notched posted")
"""Before the day of an extreme that is looked back on."""
