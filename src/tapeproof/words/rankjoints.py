"""Words around a place in a ranking: who is ranked, among whom, and whether it is a place at all."""

from __future__ import annotations

from tapeproof.words.pattern import loose

COMPARES = loose(r"\b(?:more|further|better|worse)$")
"""The end of what is a place only under a negation: "none has fallen further"."""
PLACED = loose(r"\b(?:finished|ended|ranked|ranks|came|placed|stood|stands|finishing|ranking)\s+(?:\w+\s+){0,2}$")
"""Before a place in a group: "finished the year third among"."""
AMONG_THE = loose(r",?\s+(?:best\s+|place\s+)?(?:among|of|in)\s+(?:the\s+)?")
ALL_THE_PLACE = loose(
    r"(?:\s+(?!since|in\b|of\b|for\b|day|week|month|quarter|year)[\w-]+){0,2}\s+(?:in|of|among|across)\s+(?:(?:the|all|any)\s+)?(?:other\s+)?"
)
"""Between a superlative and those among which it is one: "the biggest fall in Asia"."""
THOSE = loose(
    r"(?:(?:major|big|main|large)\s+)?(?:(?:Asian?|Europe(?:an)?|Latin\s+America[n]?|emerging[\s-]market|Group\s+of\s+10|G-?10|the\s+region|the\s+world|the\s+group|region|world|group)\b"
    r"(?:\s+(?:markets?|currenc(?:y|ies)|ind(?:ex|exes|ices)|benchmarks?|bourses?|peers))?)(?![\w’'-])"
)
"""Those among which a place is taken, where they are no list that is known."""
MORE_THAN_ANY = loose(r"\bmore\s+than\s+any\s+other\b(?!\s+(?:day|week|month|quarter|year|session|time|period))", "any")
HURT = loose(r"\b(?:hurt|dragged|weighed|pressured|hit|dented)\b(?:\s+[\w&.’'-]+){0,5}\s*$", "dented dragged hit hurt pressured weighed")
"""Before "more than any other", of what pulled an index down."""
NOBODY_MORE = loose(r"\b(?:no|none|nothing|nobody|no[\s-]one|neither)\s+(?:[\w&.’'-]+\s+){0,7}$", "neither no nobody none nothing")
"""Before "gained more": no index did."""
NOBODY_IN = loose(r"\b(?:no|none|nothing|nobody|no[\s-]one)\s+(?:(?:other\s+)?\w+\s+)?(?:in|of|on|among)\s+(?:the\s+)?$", "no nobody none nothing")
"""Before the list none of which did more: "nothing in the S&P 500 did worse"."""
ONE_OF = loose(r"\b(?:among|one\s+of|some\s+of)\s+(?:the|its|their|[\w&.]+[’']s)\s+(?:\w+\s+)?$", "among one some")
"""Before a place that several share: "was among the biggest gainers"."""
CONTRIBUTES = loose(r"\b(?:drag|boost|lift|contributor|weight)$")
"""The end of a place by what it does to an index, which its weight decides as much as its move."""
OF_A_LEVEL = loose(r"\s?of\s+[$£€¥₹]?\d")
"""After "best", of a level: "the old intraday best of 6,851.5"."""
OWN = loose(r"[’']s?\s+(?:\d{4}\s+)?(?:(?:three|two|four|five|ten|day|week|month|quarter|year|session)(?:[’']s)?\s+){0,2}$")
"""Between a list and the place in it: "the Dow's biggest gainer"."""
IN_THE = loose(r"(?:\s+(?:stocks?|shares?|members?|components?|constituents?|performers?|names?))?\s+(?:in|on|of|among|within|across)\s+(?:the\s+)?(?:\d+[\s-](?:member|stock|strong|share)\s+)?$")
"""Between a place and the list: "the best performer in the Dow"."""
OUT_OF = loose(r"^\W*(?:of|among|in|on|within)\s+(?:all\s+)?(?:the\s+)?$")
"""At the head of a clause, before the list: "Of the Dow's 30 members, Nvidia fared worst"."""
ITS_PARTS = loose(r"^(?:[’']s)?\s+(?:\w+\s+){0,3}(?:sectors?|groups?|industr(?:y|ies)|sub-?ind\w+)\b")
"""After an index whose parts are ranked, and not its members: "the S&P 500's 11 sectors"."""
TOPPED = loose(r"\b(?:topped|topping|led|leading|headed|heading)\s+(?:the\s+)?(?:list\s+of\s+|day[’']s\s+|session[’']s\s+)?(?:(?:blue-chip|index|top|biggest)\s+)?(?:(?P<up>gainers|risers|winners|advancers|gainers’\s+list|leader\s?board)|(?P<down>losers|decliners|fallers|laggards))\b", "topped topping led leading headed heading")
"""The first of those that went one way: "led the decliners"."""
LEADER_BOARD = loose(r"\b(?:topped|topping|headed|heading)\s+(?:the\s+)?$", "topped topping headed heading")
"""Before the list whose first place is taken: "topped the FTSE 100 leaderboard"."""
ITS_LIST = loose(r"(?:[’']s)?\s+(?:leader\s?board|gainers|risers|performance\s+(?:table|chart)|rankings?|table|list)\b", "chart gainers leader leaderboard list ranking rankings risers table")
OF_THE_MOST = loose(r"\s+(?:among|of|in|on\s+the\s+list\s+of)\s+(?:(?:the|its|their|all|those|[\w&]+[’']s)\s+){0,3}")
"""Between a place and the superlatives among which it is one: "ranks fourth among the index's largest one-day gains"."""
OF_A_LIST = loose(
    r"\b(?:gainers?|risers?|winners?|advancers?|losers?|fallers?|decliners?|laggards?|performers?|performing|movers?|drags?|weights?|boosts?|"
    r"leaders?|best|worst|top|members?|components?|constituents?)\s+(?:(?:stocks?|shares?|names?|members?|components?|constituents?)\s+)?"
    r"(?:in|on|of|among|within|across)\s+(?:the\s+)?$",
    "gainer gainers riser risers winner winners advancer advancers loser losers faller fallers decliner decliners laggard laggards performer "
    "performers performing mover movers drag drags weight weights boost boosts leader leaders best worst top member members component "
    "components constituent constituents",
)
"""Before an index whose members are spoken of: "among the biggest losers on the FTSE 100"."""
ITS_MEMBERS = loose(r"(?:[’']s)?\s+(?:\d+\s+)?(?:firms|companies|members|components|constituents|heavyweights|scrips|counters|laggards|gainers|losers)\b", "companies components constituents counters firms gainers heavyweights laggards losers members scrips")
"""After an index whose members are spoken of: "Among Sensex firms"."""
SEVERAL = loose(r"(?:performer|gainer|winner|loser|decliner|laggard|faller|riser)s$")
"""The end of a place that more than one may hold: "the top gainers were Intel and Boeing"."""
SAYS_THAT = loose(r"\s+(?:\w+\s+)?(?:point\s+out|note|say|recall|argue|reply|retort|remember|stress|remind|take\s+(?:heart|comfort))\b", "argue comfort heart note point recall remember remind reply retort say stress")
"""After "will", of what is only said: "bulls will point out that"."""
