"""How many went one way: members of a group, gainers and decliners, new highs and lows."""

from __future__ import annotations

from tapeproof.terms.figure import Hedge
from tapeproof.terms.quantity import Direction
from tapeproof.words.pattern import loose, words_of

_SHARES = r"(?:members?|components?|constituents?|stocks?|shares?|names?|compan(?:y|ies)|issues)"
_FIRMS = (
    r"(?:brokerages|brokers|banks|lenders|insurers|developers|chipmakers|airlines|carmakers|automakers|miners|retailers|utilities|refiners|steelmakers|"
    r"drugmakers|builders|producers|exporters)"
)
"""Companies of one trade, which are on no list of members."""
_PARTS = r"(?:sectors?|industry\s+groups?|sector\s+groups?|industries|sub-?sectors?|markets?|indexes|indices|bourses)"
_HOW = r"(?:[\w&.’'-]+(?:,\d{3})*\s+){0,6}?"
NOT_MEMBERS = loose(r"\b(?:past|last|previous|prior|first|trading|sessions?|days?|weeks?|months?|quarters?|years?)\b")
"""Within the name of what is counted: a tally of days, not a number of members."""
OF_MEMBERS = loose(
    rf"\s+(?:out\s+)?(?:of|in)\s+(?:all\s+)?(?P<what>(?:(?:the|its|their|every|all|these|those|[\w&.]+[’']s)\s+)?{_HOW}(?P<noun>(?P<shares>{_SHARES})|{_PARTS}))(?!\w|[’'])"
    r"(?:\s+(?:in|on|of)\s+(?!the\s+(?:red|black|green)\b|(?:positive|negative)\s)(?P<where>(?:the\s+)?[\w&.’' -]{2,40}?)(?=\s+(?:\w+ed|rose|fell|were|was|are|is|had|have|has|did|lost|sank|slid|shed|went|in\s)\b|[,.;]))?", "all bourses companies company component components constituent constituents every indexes indices industries industry issues market markets member members name names sector sectors share shares stock stocks subsector subsectors these"
)
"""After a number: "of the Dow's 30 components", "of the shares in the S&P 500"."""
OF_A_GROUP = loose(r"\s+(?:out\s+)?(?:of|in)\s+(?:the\s+)?$")
"""Between a number and the name of a group: "seven of the Magnificent Seven"."""
THINGS = loose(
    rf"[\s-]+(?P<what>(?:(?:[A-Z][\w&.’'-]*|\d+|major|main|listed|individual|of\s+the|S&P\s+500)\s+){{0,4}}?(?P<noun>(?P<shares>{_SHARES})|{_PARTS}|{_FIRMS}))(?!\w|[’'])", "airlines automakers banks bourses brokerages brokers builders carmakers chipmakers companies company component components constituent constituents developers drugmakers exporters indexes indices industries industry insurers issues lenders market markets member members miners name names producers refiners retailers sector sectors share shares steelmakers stock stocks sub subsector subsectors utilities"
)
"""After a number or "every": what is counted, without "of"."""
EVERY = loose(
    r"\b(?:(?P<nearly>nearly|almost|virtually|practically|all\s+but)\s+)?(?P<all>every(?:\s+(?:single\s+)?one\s+of)?|each(?:\s+of)?|all(?:\s+of)?|most(?:\s+of)?|none(?:\s+of)?|not\s+(?:a\s+single\s+)?one(?:\s+of)?)\b(?!\s+of\b)",
    "every each all most none not",
)
"""A number that is not told in figures."""
MOST = "most"
NONE = loose(r"none|not\s")
NONE_OF = loose(r"\b(?:none|not\s+(?:a\s+single\s+)?one)\s+of\s+(?:(?:the|its|their|all|those|these)\s+)?(?:[\w&.]+(?:\s[\w&.]+){0,2}[’']s\s+)?$", "none not")
"""Before a group or a number, of which there is not one."""
THAT = loose(r"\s+(?:that|which|of\s+them|of\s+which)(?=\s)")
"""Between a second number and its verb: "against a mere 517 that advanced"."""
NAMED_ASIDE = loose(r",\s+[^,;]{3,80},")
"""The names of those counted: "two of its members, Coca-Cola and Merck, slipped"."""
ALL_OF = loose(r"\b(?:all|each|every\s+one)\s+(?:of\s+)?(?:the\s+)?$")
"""Before a group or a number, all of which is meant."""
THEN = loose(r"\s*(?:(?:had|have|has|were|was|are|is|did|do|also|all|still|now|then|just|actually|been|being|making)\s+){0,3}")
"""Between what is counted and the verb."""
ENDED = loose(
    r"(?:clos(?:ed|ing)|end(?:ed|ing)|finish(?:ed|ing)?|settl(?:ed|ing)|trad(?:ed|ing)|w[eo]nt)\s+"
    r"(?:(?:the|last)\s+(?:day|session|week|month|quarter|year)\s+)?(?:\w+day\s+)?"
)
"""The verb before a direction: "finished the week higher"."""
LOST_GROUND = loose(
    r"(?:(?P<up>gained|made\s+up)|(?P<down>lost|gave\s+up|ceded))\s+ground\b|"
    r"(?:hit|reached|touched|struck)\s+(?:its|their|the)\s+(?:daily\s+|maximum\s+)?(?:\d+\s?(?:%|percent|per\s+cent)\s+)?(?:daily\s+)?(?:(?P<above>limit-up|upper\s+(?:limit|circuit)|ceilings?)|(?P<under>limit-down|lower\s+(?:limit|circuit)|floors?))\b", "ceiling ceilings circuit floor floors ground limit maximum"
)
MORE_IS_SAID = loose(r"\s+for\s+(?:every|each)\b|\s*(?:(?:by|at\s+least|more\s+than|over|nearly|almost|about|some|up\s+to|as\s+much\s+as|between)\s+){0,2}[$€£]?\d[\d.,]*\s?(?:%|per\s?cent|points?)")
"""After the verb: a size that the members had to move by."""

AND_SO_MANY = loose(r"\s*,?\s*(?:and|while|but|against|with|versus|as|compared\s+with|to)\s+(?:(?:just|only|another|barely|merely|some|about|a\s+(?:mere|further|paltry|scant|meagre))\s+)?")
"""Between two numbers of one count: "1,534 stocks advanced and 1,212 declined"."""
WHERE = loose(r"\s+(?:of|in|on)\s+(?:the\s+)?")
"""Between what is counted and the index it is of."""

_UP = r"gainers|advancers|advances|advancing\s+issues|advancing\s+shares|advancing\s+stocks|winners|risers|rising\s+issues|rising\s+shares|rising\s+stocks"
_DOWN = r"losers|decliners|declines|declining\s+issues|declining\s+shares|declining\s+stocks|fallers|laggards|falling\s+issues|falling\s+shares|falling\s+stocks"
_SIDES = words_of(f"{_UP}|{_DOWN}", 0)
SIDE = loose(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", _SIDES)
"""Members that went one way."""
MOVES = loose(r"advances|declines")
A_LOT = 20
"""Fewer "advances" are moves of one price, not members."""
OUTNUMBERED = loose(
    rf"\b(?P<first>{_UP}|{_DOWN})\s+(?:(?:on|in)\s+the\s+[\w&’' -]{{2,24}}?\s+)?(?:\w+\s+){{0,2}}?(?:outnumber(?:ed|ing|s)?|beat|led|outpaced|swamped|exceeded|topped|outweighed)\s+(?:the\s+)?(?P<second>{_UP}|{_DOWN})",
    "outnumber outnumbered outnumbering outnumbers beat led outpaced swamped exceeded topped outweighed",
    _SIDES,
)
RATIO = loose(r"(?P<first>\d[\d,]*(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten)(?:\s+to\s+|\s*-to-|\s*[-–:]\s*|[\s-]to[\s-])(?P<second>\d[\d,]*(?:\.\d+)?|one|two)(?![\d.]*\d|%)")
"""“2.5 to 1”, "3-to-1", "147 to 74"."""
BY = loose(r"(?:\s+\S+){0,8}?\s+(?:by\s+)?(?:an?\s+)?(?:(?P<more>more\s+than|over|better\s+than|at\s+least)\s+|(?P<nearly>nearly|almost)\s+|(?P<about>about|around|roughly)\s+)?(?:an?\s+)?$")
HEDGES = {"more": Hedge.MORE_THAN, "nearly": Hedge.NEARLY, "about": Hedge.ABOUT}
NUMBERED = loose(r"\s+(?:(?:numbered|totall?ed|came\s+to|stood\s+at|were|reached)\s+)?(?:(?:about|around|nearly|more\s+than|some|roughly|over|at)\s+)?$")
"""Between gainers and their number: "losers numbered 2,435"."""
HIGHS = loose(
    r"[\s-]+(?:(?:new|fresh)\s+)?(?:(?:(?:52|fifty-two)-week|one-year|all-time|record|yearly|new)\s+)(?P<side>highs|lows)\b|\s+hitting\s+(?:new\s+)?(?:52-week|one-year)\s+(?P<side2>highs|lows)\b", "highs hitting lows"
)
"""After a number: "four new 52-week highs"."""
NO_HIGHS = loose(r"\b(?:its|their|the|hit|set|times)\s+$")
LEAD = loose(rf"\b[Oo]f\s+(?P<what>(?:the|its)\s+{_HOW}(?P<noun>(?P<shares>{_SHARES})|{_PARTS}))(?:\s+(?:traded|listed|quoted|dealt\s+in))?(?:\s+(?:in|on|of|there)(?:\s+(?P<where>the\s+[\w&.’' -]{{2,40}}?|[A-Z][\w&.’' -]{{2,40}}?))?)?(?:,|(?=\s\d))", "of", "the its", "bourses companies company component components constituent constituents indexes indices industries industry issues market markets member members name names sector sectors share shares stock stocks sub subsector subsectors")
"""“Of the Hang Seng's 83 constituents,” before several numbers."""
ON_A_MARKET = loose(r"\b(?:on|in|of|for|across|among)\s+(?:(?:the|both)\s+)?(?:\d+-(?:share|stock|member)\s+|[a-z-]+\s+){0,2}$")
"""Before the name of the index whose members are counted."""
WAYS = {"up": Direction.UP, "down": Direction.DOWN, "above": Direction.UP, "under": Direction.DOWN}
POSTED = loose(r"(?:[’']s)?\s+(?:posted|recorded|notched|had|saw|logged|registered|made|set|with)\s+(?:only\s+|just\s+)?", "had logged made notched posted recorded registered saw set with")
"""Between an index and a number of its members: "posted four new 52-week highs"."""
ALL_BUT = loose(r"\ball\s+but\s+$", "but")
"""Before the number of those that went the other way."""
IN_OR_EVERY = loose(r"^\s+in\b|\bevery\s")
"""Between two small numbers that tell a share: "four in five stocks", "four out of every five"."""
WITHOUT_MORE = loose(
    rf"\b(?:the|its|their|all|every|each|these|those|of|in|on|individual|listed|member|component|constituent|{_SHARES}|{_PARTS}|(?:{_SHARES}|{_PARTS})[’']s?)\b|[’']s?\b|[’']|\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|[\s,]+"
)
"""All that the name of a whole group is made of; any other word picks some of its members ("the largest")."""
