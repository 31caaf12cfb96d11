"""Words around a high, a low or a record: what it is of, since when, and whether it is claimed at all."""

from __future__ import annotations

from tapeproof.words.pattern import loose, pattern

FROM_AN_EXTREME = loose(
    r"\b(?:from|below|above|off|short\s+of|separates?|than|since)\b[^.;]{0,30}\b(?:peak|high|highs|low|lows|trough|top|bottom|record|"
    r"finished|peaked|troughed|bottomed|best-ever|stood|nadir)",
    "from below above off short separate separates than since",
)
FROM_BEFORE = loose(r"\b(?:from|against|having been at|up from|down from|compared with|versus)\s+(?:[\w$€£.]+\s+){0,2}$", "against compared from having versus")
"""Before a level of the session before: "up from $1.08"."""
NEAR_AN_EXTREME = loose(r"\b(?:not far (?:from|above|off)|near(?:ing)?|close to|shy of|short of|touching distance of|hovered|within sight)\b", "close far hovered near nearing short shy sight touching")
FORMER_RECORD = loose(
    r"\b(?:(?:from|below|above|beneath)\s+(?:its|their|the|an?|his)?\s*(?:[\w.,]+\s+){0,3}|"
    r"(?:off|than|short\s+of|beat|surpass\w*|past|of|since)\s+(?:its|their|the|an?|his)?\s*(?:\w+\s+)?)$"
)
"""Before a record that stood until then, and is not claimed anew."""
PREVIOUS_RECORD = loose(r"\b(?:previous|prior|former|old|earlier|last)\s+(?:\w+\s+){0,2}(?:records?|highs?|peaks?|lows?|best)\b[^.;]{0,20}$", "earlier former last old previous prior")
"""Before a level that was the record until then."""
TURNED = loose(
    r"(?:(?<!where\s)(?<!when\s)(?<!which\s)(?<!since\s)(?<!after\s)(?<!until\s)\b(?:it|they|and|but|then|has|have|had|shares|stock|index|market|price|gauge|average)\s+(?:(?:only|finally|then)\s+)?|,\s+(?=\w+ing\b))"
    r"(?P<verb>(?P<low>bottom(?:ed|ing)(?:\s+out)?|trough(?:ed|ing)|hit(?:ting)?\s+bottom)|peak(?:ed|ing)|topp(?:ed|ing)\s+out|crest(?:ed|ing))\b",
    "bottomed bottoming troughed troughing bottom peaked peaking topped topping crested cresting",
)
"""What says that a price turned, with what is spoken of before it."""
TURNED_IN = loose(r"\s+(?:at\s+(?:\S+\s+){1,3}?)?(?:(?:only|later|just)\s+)?(?:(?:in|on|around|during)\s+)?")
"""From the verb of a turn to its time."""
HAD_BEEN_SO = loose(r"\bhad\s+(?:itself\s+|themselves\s+|then\s+|already\s+)?been\s+(?:its\s+|the\s+|their\s+)?$", "been")
"""Before a record of an earlier time: "a drop that had been its worst since 2008"."""
DID_AT_ITS = loose(r"\b(?:than|what|that|which|as)\s+(?:it|they)\s+(?:did|was|were|stood|cost|worth|fetched|traded)\s+at\s+(?:its|their|the)\s*$")
"""Before a high that something else is measured by: "half of what it did at its high"."""
NTH = loose(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|\d+(?:st|nd|rd|th))[\s-]*$", "eighth fifth fourth nd next ninth rd second seventh sixth st tenth th third")
HOW_OFTEN = loose(r"^\s+(?:[\w-]+)\s+times\b", "times")
"""After a record that was set more than once: a count, not a record."""
IN_ITS_HISTORY = loose(
    r"\bin\s+(?:the\s+)?(?:(?-i:[A-Z])[\w&.-]*|exchange|benchmark|bourse)(?:\s+\w+)?[’']s\s+(?:[\w-]+\s+)?(?:history|existence|life)\b"
    r"|\bin\s+(?:its|their)\s+(?:[\w-]+\s+){0,2}(?:history|existence|life|lifetime|years|decades)\b(?!\s+of\b)"
    r"|\bsince\s+(?:records\s+began|(?:its|their|the\s+(?:index|gauge|benchmark|contract|fund)[’']s)\s+(?:inception|creation|launch|birth|debut|founding|introduction|listing|flotation|IPO))\b(?!\s+(?:in|on)\b)"
    r"|\bsince\s+(?:it|they|(?:the|its)\s+[\w-]+)\s+(?:was|were|began|started|has|have|came|went|made)\s+(?:first\s+)?(?:launched|created|founded|listed|introduced|floated|born|set\s+up|devised|compiled|trading|dealings|existed|public|its\s+debut)\b(?!\s+(?:in|on)\s+(?:[\w.]+\s+){0,2}\d)"
    r"|(?<=\bany\s)(?:before\s+it|that\s+(?:had\s+)?(?:come|came|went|gone)\s+before)\b",
    "history existence life lifetime years decades since any",
    hint=r"\bsince\s+(?:records|its?|they|their|the)\b|\bin\s+(?:its|their)\b|\bany\s+(?:before|that)\b|[’']s\s+(?:[\w-]+\s+)?(?:history|existence|life)\b",
)
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
THEN_ON = loose(
    r"\s*(?:in\s+an?\s+(?:single\s+)?(?:day|session)\s+)?(?:(?:had\s+)?(?:dat(?:es|ed|ing)|goes|went|stretches|came|comes|fell|falls|was|is|occurred|happened|took\s+place|stems|stemmed|lies|lay)\s+)?"
    r"(?:(?:seen|recorded|set|posted|registered)\s+)?(?:as\s+(?:far|long)\s+(?:back|ago)\s+as\s+|(?:way\s+|all\s+the\s+way\s+)?back\s+)?(?:to|from|on|in|at|during|of|that\s+of)?\s*(?:the\s+)?"
)
"""Between what was last so and when: "its last higher finish dates back to"."""
PRONOUN_BESIDE = loose(r"\b(?:it|they|(?:the|its)\s+(?:index|gauge|benchmark|average|market|stock|shares|currency|metal|price))\s+(?:has|have|had|was|were)\s+$")
PRONOUN_WITHIN = loose(r"\b(?:it|they|(?:the|its|either|neither|any)\s+(?:index|gauge|benchmark|average|market|stock|shares|currency|metal|price))\b")
"""What a "never" is said of."""
THIS_CENTURY = loose(r"\b(?:(?:in|of|during)\s+)?(?:this|the\s+(?:present|current))\s+(?:(?P<century>century|millennium)|decade)\b", "century millennium decade")
LIKEWISE = loose(
    r"[,;]?\s+(?:and\s+)?(?:(?:it\s+was\s+)?likewise(?:\s+(?:was|did))?|so\s+(?:was|did|is|too)|as\s+(?:was|did|does|is|has|it\s+(?:was|is|did)|they\s+(?:were|are|did))|the\s+same\s+(?:was\s+true\s+|went\s+|goes\s+|held\s+|applied\s+)?|ditto)\s+(?:(?:of|for|to)\s+)?(?:that\s+of\s+)?(?:the\s+)?", "as ditto goes likewise same so too"
)
"""Before the second subject of a record or a run: "and likewise the Nifty's", "as does the Nasdaq's"."""
AND_THE_OTHER = loose(r"\s*(?:[,;]|and\b|while\b|[,;]\s+(?:and|while|but)\b)")
ITS = loose(r"(?:\s+(?:had|posted|notched|logged|booked|chalked\s+up|recorded|suffered|made|saw))?\s+(?:its|their|an?)\s+(?!own\b)")
OWN_SINCE = loose(r"(?:[’']s?|\s+(?:its|their)(?:\s+(?:own|worst|best|biggest|largest|steepest|heaviest))?)\s+(?:the\s+)?(?:since\s+(?:the\s+)?)?")
ENDS_A_PHRASE = loose(r"\s*(?:[.,;:!?)\]”\"—–]|$)")
"""Around the other size of what was said of the subject before: "silver its ninth", "the Nasdaq's since June"."""
AND_OF = loose(r"[,;]?\s+(?:and|as)\s+(?:(?:it\s+was|was)\s+)?(?:(?:for|of)\s+)(?:that\s+of\s+)?(?:the\s+)?")
TOO = loose(r"(?:[’']s)?,?\s+(?:likewise|too|as\s+well|also)\b", "also likewise too well")
"""Around the second subject: "and for the S&P 500 likewise"."""
MORE_POINTS = loose(r"more\s+than|beat|surpass|eclips|exceed|top(?:s|p)|out|dwarf|better")
POINTS_BESIDE = loose(r"\bin\s+points?(?:\s+terms)?,?\s+(?:its|their|the)\s+$", "point points")
"""Right before a superlative: "in points the largest of its life"."""
MOST = loose(r"(?:the\s+)?most\b")
POINTS_FIRST = loose(r"(?:^|[,;]\s+)\W*(?:but\s+|and\s+)?in\s+(?:points?(?:\s+terms)?|terms\s+of\s+points)\b[^;]{0,40}$", "point points")
"""What says that the moves compared are in points: "in points, it had not lost so much"."""
A_LEVEL_SAID = loose(r"levels?$|prices?$|mark$|closing\s+level$|value$|point$")
"""After a superlative, what makes it one of the level, whatever it is of alone: "its worst level"."""
ENDED_HIGHER = loose(r"\b(?:not|n[’']t)\s+(?:closed|ended|finished|settled|gone|moved)\s+(?:higher|lower)\b", "not t")
NEVER = loose(r"never\b(?!\s+since\b)|(?:neither|nor)\b.*\bever\b")
IS_ITS = loose(r"(?:\s+(?:for|by|in|on)\s+(?:the\s+)?[\w&.’'-]+(?:\s+[\w&.’'-]+)?)?,\s+(?:(?:also|again|easily)\s+)?(?:its|their)\s+", "its their")
"""Between a move and the superlative that it is: "rose 5.3 percent, its heaviest"."""
NOR = loose(r"nor\b")
MORE_THAN_EVER = loose(r"more\s+than\s+(?:at|in|on)?\s*any\s+(?:other\s+)?(?:time|point|stage|moment)\b")
"""Of a level: "to 24.87, more than at any time since"."""
OF_AN_EARLIER_LEVEL = loose(
    r"\b(?:(?:at|from|to|of)\s+which\s+(?:it|they|the\s+\w+)\s+|had\s+(?:(?:\w+\s+)?(?:closed|ended|finished|settled|stood|been|started|begun|opened)|(?:left|taken|sent|put)\s+it)\b)[^;.]{0,60},\s+(?:itself\s+)?(?:its|their|the|an?)\s+$",
    "which had",
)
"""Before the record of a level that is looked back on: "from the 6,660 at which it had closed the day before, its worst"."""
THERE = loose(r"\blast\s+(?:been\s+)?(?:at|(?:up|down)\s+to)\s+(?:back\s+)?(?:in|on)\s+$|\blast\s+(?:seen|trodden|scaled|touched|reached|visited|traded|stood|been|hit|there|fetched|bought|exceeded|bettered|surpassed|topped|matched|witnessed|occupied|recorded|registered|outdone|undercut|beaten|eclipsed|equall?ed|rivall?ed|overtaken|outstripped|plumbed|attained|achieved|experienced|suffered|endured|felt|observed|posted|notched|repeated|glimpsed|inhabited|charted|sighted|bested|quoted|commanded)\b|\blast\s+(?:\w+\s+)?(?:so|this|that|as)\s+(?:high|low|weak|strong)\b", "last")
IN_PERCENT = loose(r"\bin percentage terms\b|\bpercentage (?:increase|gain|drop|fall|decline|rise|loss)\b", "percentage")
PERCENT = loose(r"\bpercent(?:age)?\b|\bper cent\b")
IN_A_DAY = loose(r"\s+in\s+(?:an?|one)\s+(?:single\s+)?(?:day|session|week|month|quarter|year)\b")
"""After "most", of moves: "to 17,468, the most in a day since 2022"."""
IN_ONE = loose(r"\bin\s+(?:an?|one|any)(?:\s+single|\s+other)?\s+$")
"""Before the length of a move: "so much in a single day"."""
AFTERMATH = loose(r"\b(?:(?:aftermath|wake|depths|height|throes|chaos|panic)\s+of|after|following)\s+(?:the\s+)?$")
"""Before an event that lasted: not its day alone is meant."""
WEEK = loose(r"\bweek\b")
POINTS = loose(r"\bpoints?\b")
CLOSE = loose(r"\b(?:clos(?:e|es|ed|ing)|finish(?:ed|es)?|end(?:ed|s)|settle(?:d|ment)?)\b")
LONGEST = loose(r"\b(?:longest|lengthiest)\b")
HIGH_OR_LOW_AFTER = loose(r"\s*(?:ago|high|low|peak)")
A_LENGTH_BEFORE = loose(r"\b(?:in|over|for)\s+(?:\w+\s+){0,3}$")
RECORD_OF = loose(r"\b(?:to|at)\s+(?:[A-Z][a-z]+\.?\s|[A-Z]*[$£€¥₹])?\d[\d,.]*(?:\s+[a-z]+){0,2},\s+(?:(?:also|itself|yet|likewise)\s+)?an?(?:other)?\s+(?:(?:new|fresh|all-time)\s+)?record$|\b(?:set|sets|setting|hit|hits|hitting|reached|reaching|touched|touching|notched|to|at)\s+an?(?:other|\b)\s+(?:(?:new|fresh|closing|lifetime|intraday|intra-day|all-time)\s+)?record(?:\s+(?:close|closing\s+high|high))?$", "record")
"""Up to a record that a level follows: "set a record of $2,956"."""
MORE_RECORDS = loose(r"\b(?:set|sets|setting|hit|hits|hitting|notched|notching|posted|reached|scored|logged|clocked)\s+(?:more|new|fresh|further|yet\s+more|still\s+more)\s+(?:(?:closing|all-time)\s+)?records$", "records", "clocked hit hits hitting logged notched notching posted reached scored set sets setting")
"""Up to records that are not counted: "set more records"."""
RECORD_MOVE = loose(r",\s+(?:(?:also|itself|yet|likewise)\s+)?an?(?:other)?\s+(?:(?:new|fresh|all-time)\s+)?record$", "record")
"""Up to what may be the record of a move: "gained 1,200 points, also a record"."""
THAT_IT_SET = loose(
    r"\s+(?:(?:close|high|finish|peak)\s+)?(?:for\s+the\s+year\s+)?(?:that\s+|which\s+)?(?:it|they)\s+(?:had\s+)?(?:set|notched|hit|reached|touched|struck|scaled|posted|made|achieved|attained|recorded)\s+(?:back\s+)?on\s+(?:\w+day,?\s+)?", "achieved attained hit made notched posted reached recorded scaled set struck touched", "on"
)
"""Between a record and the day on which it was set: "the record it notched on July 26"."""
SINCE_THE = loose(r"\b(?:since|from|until)\s+(?:the\s+)?$")
"""Before an epithet of a time: "since the darkest days of the crisis"."""
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
    r"\b(?:for|of|by|among)\s+any\b(?!\s+(?:other\s+|single\s+)?(?:day|week|month|quarter|year|session))|\b(?:stock-market|stock\s+market|corporate|market|Wall\s+Street(?:[’']s)?|U\.?S\.?|American)\s+history\b"
    r"|\bany\s+(?:listed\s+)?company\b|\bby\s+(?:an?\s+)?(?:single\s+)?(?:company|stock)\b", "any company history stock"
)
"""Of a record among all companies, not in the subject's own history."""
NO_VALUE = loose(r"\b(?:something|a\s+(?:feat|first|spectacle|phenomenon|pattern|sight|rarity|combination|situation))\s+(?:that\s+)?(?:\w+\s+){0,2}$", "combination feat first pattern phenomenon rarity sight situation something spectacle")
"""Before what has not been seen since, where it is neither a level nor a move."""
A_RUN = loose(r"\ban?\s+(?:[\w-]+\s+)?(?:streak|run|stretch|string|sequence|series|skid|spell)\s+(?:that\s+)?(?:(?:it|they)\s+)?(?:ha[ds]\s+|was\s+)?$", "run sequence series skid spell streak stretch string")
"""Before "not seen since", of a run."""
NEVER_SEEN = loose(r"never\s+(?:before\s+)?\w+(?:\s+(?:at|before))?$")
A_THING = loose(
    r"(?:^|[,;–—]|\b(?:for|of|was|is|with|at))\s+an?\s+(?:[\w-]+\s+){0,2}?(?P<noun>[\w-]+)\s+(?:(?:that|which)\s+)?(?:(?:it|they|the\s+\w+)\s+)?(?:(?:has|had|have|was|is)\s+)?$"
)
"""The noun before what has not been seen since: "a pace not seen since"."""
EITHER = loose(r"\bn?either\s+(?:of\s+(?:the|them)\s+(?:two\s+)?)?(?:index|benchmark|gauge|average|measure|market|bourse)\b", "either neither")
"""Two subjects, within the record said of them: "never had either benchmark lost so many points"."""
LED_IN = loose(r"^\W*(?:having|after)\s[^,;]*$", "after having")
"""At the head of a sentence, before what is told of the time before: "Having slid to where it had been"."""
WHERE = loose(r"\bwhere\b")
FOREIGN = loose(
    r"\b(?:sales|revenues?|profits?|earnings|margins?|inflation|unemployment|jobless|payrolls?|volumes?|turnover|trading\s+(?=heavier|busier|lighter|was|has)|traffic|deficit|surplus|tariffs?|demand|suppl(?:y|ies)|"
    r"output|production|job\s+cuts|layoffs|claims|orders|exports|imports|bookings|deliveries|shipments|hiring|wages?|spending|debt|borrowing|GDP|econom(?:y|ies)|confidence|sentiment|optimism|pessimism|"
    r"president|governments?|Fed|ECB|central\s+banks?|policymakers|rates?\s+(?=by|so)|raised\s+rates|traders|consumers?|households|more\s+(?:stocks|shares)|temperatures?|users|subscribers|cases|deaths|workers|cars|units|"
    r"inventor(?:y|ies)|stockpiles|rigs?|odds|funds?|inflows?|outflows?|bets?|cash|holdings|compan(?:y|ies)|currenc(?:y|ies)\s+(?:has|have|had)|stocks?\s+(?=since)|dividends?|investments?)\b"
)
"""What no price is, before what it has not been since: "sales have not grown so fast since"."""
A_PRONOUN = loose(r"\b(?:it|they|he|the\s+(?:index|gauge|benchmark|average|market|stock|shares?|price|metal|yield|barometer))\b")
UNDERCUT = loose(r"undercut|undershot")
A_DEPTH = loose(r"\b(?:depths?|lows?|troughs?|floor|bottom|nadir)\b")
A_HEIGHT = loose(r"\b(?:heights?|highs?|peaks?|summit|altitudes?|perch)\b", "altitude altitudes height heights high highs peak peaks perch summit")
"""Which way the level lies that has not been seen since."""
BETTERED = loose(r"better|surpass|exceed|topped|outdone|outstripped|eclipsed|overtaken|bested|beaten")
"""Of what has not been done since: it was the highest."""
A_LEVEL = loose(
    r"\b(?!in\s+points\b)(?:an?\s+(?:[\w-]+\s+)?|(?:to|at|on|in)\s+)(?:levels?|prices?|marks?|heights?|points?|values?|rates?|readings?|depths?|lows?|highs?|troughs?|peaks?|clos(?:e|ing\s+(?:level|price|high|low))s?|finish|settlement|"
    r"territory|ground|perch|altitudes?|plateau|floor|bottom|summit|trough|nadir|regions?|realms?|waters|area|zone|place)\s+"
    r"(?:(?:that|which|(?:from|at|to|of)\s+which|where)\s+)?(?:(?:it|they|the\s+\w+)\s+)?(?:ha[ds]\s+|was\s+|were\s+|is\s+)?(?:\w+\s+)?$", "altitude altitudes area bottom close closes depth depths finish floor ground height heights high highs level levels low lows mark marks nadir peak peaks perch place plateau point points price prices rate rates reading readings realm realms region regions settlement summit territory trough troughs value values waters zone"
)
"""Before what has not been seen since: "a price not bettered since"."""
OF_A_PERIOD = loose(r"\b(?:in|than|over|the|of the|of)\s+(?:[\w-]+\s+){0,2}$")
WAS_ITS = loose(r"\b(?:was|were|is|marked|made)\s+(?:easily\s+|also\s+)?(?:its|their|the)\s+$")
"""Before a superlative said of what heads the clause."""
OF_THAT_YEAR = loose(r"^\s+of\s+(?:that|the\s+same)\s+year\b")
"""After a month whose year was told before: "since May of that year"."""
OF_A_MARKET = loose(r"^\s+(?:\w+\s+)?(?:bull|bear)\s+(?:run|market|phase)|^\s+(?:\w+\s+)?(?:expansion|recession|rally|boom)\b", "bear boom bull expansion rally recession")
"""After "longest", of what is no run of gains or losses."""
OF_A_PHASE = loose(r"\blongest\s+(?:\w+\s+)?(?:bull|bear)\b|\b(?:bull|bear)\s+(?:run|market)\b[^.;]*\blongest\b", "longest")
"""Of the length of a bull market, which is no run of gains."""
GOES_ON = pattern(r"[,;:—]|\sand\s")
"""Where the sentence goes on to something else."""
PAST_ITS = loose(
    r"\b(?:past|beyond|eclips\w+|surpass\w+|topp\w+|beat\w*|exceed\w+|clear\w+|broke\w*)\s+(?:its|the|their)\s+(?:[\w-]+\s+){0,3}?(?:peak|high|record|mark|best|close|top)\b[^.;]{0,12}$", "best close high mark peak record top"
)
"""Before the level of a record that is passed."""
ENDS_IT = loose(r"\b(?:(?:is|was)\s+over|ended|came\s+to\s+an\s+end|snapp(?:ed|ing)|put\s+paid\s+to|halt(?:ed|ing)|brok(?:e|en)|ending|stopp(?:ed|ing))\b", "broke broken came ended ending halted halting over paid snapped snapping stopped stopping")
"""In the sentence of a run that is no more."""
