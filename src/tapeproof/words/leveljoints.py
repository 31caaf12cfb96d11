"""Around a number without a unit: what makes it a level, by the extreme it stands beside, its clause or its verb."""

from __future__ import annotations

from tapeproof.words.pattern import loose

_HIGH = (
    r"highs?|peaks?|tops?|summit|zenith|heights?|pinnacle|apex|crest|acme|(?:high[\s-]water|record)\s+mark|high\s+point|perch|"
    r"records?(?:\s+(?:close|finish|high|closing\s+high|level))?|bests?|maximum"
)
_LOW = r"lows?|troughs?|bottoms?|nadir|floor|depths?|ebb|abyss|low[\s-]water\s+mark|low\s+point|rock[\s-]bottom|worst|minimum|pit"
_NOUNS = (
    "high highs peak peaks top tops summit zenith height heights pinnacle apex crest acme mark point perch record records best bests "
    "maximum low lows trough troughs bottom bottoms nadir floor depth depths ebb abyss worst minimum pit close finish settlement level"
)
NAMED_BEFORE = loose(
    rf"(?<!of\sthe\s)(?<!in\sits\s)\b(?:(?P<high>{_HIGH})|(?P<low>{_LOW})|close|closing\s+level|finish|settlement|level)"
    r"(?:\s+(?:of|from|in|on|for|since|during|reached|set)\s+(?:(?!and\b|but\b|when\b|which\b|who\b)[\w.’'-]+\s+){0,5}?(?!and\b|but\b)[\w.’'-]+)?"
    r"\s*(?:,\s+|\(|:\s+|\s[-–—]\s)(?:(?:at|namely|that\s+is|or)\s+)?(?:[$£€¥₹])?$",
    _NOUNS,
)
"""Before a level set beside the extreme that it is: "last July's record, 24,390.03", "at its lowest ebb, 4,227.50"."""
IS_APPOSED = loose(r"\s*(?:[,.;:)\]—–]|$)|\s+[-–—]\s|\s+(?:in|on|of|from|at|was|were|had|has|is|which|that|set|hit|reached|touched|points?)\b")
"""After such a level."""
WHICH_IT_WAS = loose(
    r"\s*,?\s+(?:(?:that|which|at\s+which|to\s+which|from\s+which|where)\s+)?(?:(?:it|they|the\s+[\w&’'-]+(?:\s+[\w&’'-]+)?)\s+)?(?:had\s+|has\s+|have\s+|was\s+|were\s+)?(?:once\s+|last\s+|first\s+|briefly\s+)*"
    r"(?P<verb>peaked|topped\s+out|crested|bottomed(?:\s+out)?|troughed|commanded|fetched|cost|closed|ended|finished|settled|opened|began|started|stood|sank|fell|slid|dropped|"
    r"plunged|tumbled|climbed|rose|soared|surged|notched|hit|set|reached|touched|scaled|attained|conquered|recorded|posted|marked|traded|been|worth|logged|plumbed|occupied|held)\b",
    "peaked topped crested bottomed troughed commanded fetched cost closed ended finished settled opened began started stood sank fell slid "
    "dropped plunged tumbled climbed rose soared surged notched hit set reached touched scaled attained conquered recorded posted marked "
    "traded been worth logged plumbed occupied held",
)
"""After a level, when it was that: "the 7,628.9 at which it peaked", "the 14,485.41 that marked the bottom of 1995"."""
A_NUMBER_OF_ITS_OWN = loose(r"\b(?:the|its|their|that|those)\s+(?:US|HK|NT|[ACS])?[$£€¥₹]?$")
"""Before a level of which a clause tells more."""
TURNS_UP, TURNS_DOWN = loose(r"peaked|topped|crested"), loose(r"bottomed|troughed")
COMES_TO = loose(
    r"\b(?:scal(?:ed?|es|ing)|g[eo]t(?:ting)?\s+(?:as\s+(?:far|high|low)\s+as|to)|command(?:ed|s|ing)|print(?:ed|ing)|fetch(?:ed|es|ing)?|plumb(?:ed|s|ing)|(?:intraday|closing|old|previous|record|all-time)\s+best\s+of|"
    r"attain(?:ed|s|ing)|(?:close|finish|high|low|best)\s+had\s+been|set\s+against)\s+(?:the\s+|an?\s+)?$",
    "scale scaled scales scaling best fetch got get getting gotting command commanded commands commanding print printed printing fetch fetched fetches fetching "
    "plumb plumbed plumbs plumbing attain attained attains attaining been set",
)
"""Verbs that come to a level, right before it: "having begun the day by scaling 15,942.60"."""
READS = loose(r"\b(?:read(?:s|ing)?|clocked\s+in\s+at|(?:it|they|which)\s+(?:was|were|is|stands|stood)(?:\s+at)?|(?:shot|ticked|crept|jumped|leapt|spiked|climbed|pushed|edged|inched|went|moved)\s+up\s+to)\s+$", "read reads reading clocked was were is stands stood up")
"""Before a number written as levels are, of a gauge: "the VIX read 21.68", "it was 24.87 on Thursday"."""
DEALT_IN_FOR = loose(r"\b(?:(?:was|were|is|are)\s+)?(?:chang(?:ed|es|ing)\s+hands|trad(?:ed|es|ing)|went|goes|going|s[eo]ld|selling|bought|had|quoted|available)\s+for\s+$", "hands traded trades trading went goes going sold seld selling bought had quoted available")
"""Before a price that is asked for one of them: "was changing hands for 101.40"."""
AS_FAR_AS = loose(r"as\s+far\s+as\b")
A_QUOTE = loose(r"\s+(?:to\s+the|per|a|against\s+the)\s+(?:U\.?S\.?\s+)?(?:dollar|greenback|euro|barrel|ounce|pound|tonne|share)\b", "barrel dollar euro greenback ounce pound share tonne")
"""After a price of one of something: "weakened as far as 135.17 per dollar"."""
BY_POINTS_TO = loose(r"(?:\d|\b(?:half|quarter|percentage|basis|an?|one|two|three|full|tenths?\s+of\s+an?))[\s-]+points?\s+to$", "to")
"""How far, and to where, which is no pointer to what may be: "lowered by a quarter of a point to 2.5 per cent"."""
IS_FINE = loose(r"[0-9]{1,3}(?:,[0-9]{2,3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+")
"""A number written as levels are, with a comma or decimals."""
OF_A_DAY = loose(r"(?:\s+points)?\s+(?:of|on|from)\s+(?:the\s+)?")
"""Between a level and its day: "the 53,158.85 of July 15"."""
OWNED_BY_ITS_DAY = loose(r"(?:[’']s)?\s+(?:US|HK|NT|[ACS])?[$£€¥₹]?")
"""Between a day and its level: "March 14's $73,750.07"."""
OF_THAT_DAY = loose(r"\b(?:that|the\s+same)\s+(?:day|session|month|year)[’']s\s+$", "that same")
"""Before the level of a day told before: "the rebound from that day's 4,982.77"."""
A_CLAUSE_OF_ITS_OWN = loose(r"\b(?:since|when|where|which|that|before|until|than)\b")
"""Between a move and a level that is not what it came to: "has shed 10% since it closed at 20,173.89"."""
FROM_A_LEVEL = loose(
    r"(?:\s+(?:from|than|above|below|beneath|under|off|since|over|(?:short|shy|adrift|ahead|clear|north|south)\s+of))?\s+(?:it\s+(?:had\s+)?(?:last\s+)?(?:closed|stood|traded|ended|finished|settled|was|changed\s+hands)\s+at\s+|"
    r"(?:the|its|their|that)\s+(?:(?:[\w-]+\s+){0,2}(?:close|finish|level|mark|price|settlement)\s+(?:of|at)\s+)?)(?:US|HK|NT|[ACS])?[$£€¥₹]?\d[\d,]*(?:\.\d+)?(?:\s+points)?\s*,?\s*"
    r"(?:(?:at\s+which|to\s+which|from\s+which|where|that|which)\s+)?(?:(?:it|they)\s+)?(?:had\s+|was\s+|were\s+)?(?:[\w-]+\s+){0,2}?(?:on|of|from)\s+(?:the\s+)?"
)
"""From a move to the day of the level that it is measured from: "since it closed at $691.69 on", "above the 4,682 to which it sank on"."""
FROM_A_NUMBER = loose(
    r"[^,;]{0,40}?\b(?:above|below|beneath|under|than|from|(?:short|shy|adrift|ahead|clear|north|south)\s+of)\s+(?:the|its|that|their)\s+(?:[\w’'-]+\s+){0,3}?[$£€¥₹]?\d[\d,]*(?:\.\d+)?(?![\d,.]*\s*(?:%|per\s?cent|points?\b|basis))", "above adrift ahead below beneath clear from north short shy south than under"
)
"""From a size to the level that it is measured from, whenever that was."""
TOWARD = loose(r"\b(?:toward|towards)\s+(?:the\s+)?$", "toward towards")
IS_WORTH = loose(r"\b(?:is|was|were|are|be|been|now|then|still|being)\s+worth\s+$", "worth")
"""Before a price, not a figure said again."""
AWAY_DOWN = loose(r"\s+(?:[\w’'-]+\s+)?(?:(?:short|shy|adrift|south)\s+of|beneath|under|lower\s+than)\b", "adrift beneath lower short shy south under")
AWAY_UP = loose(r"\s+(?:[\w’'-]+\s+)?(?:clear\s+of|north\s+of|ahead\s+of|on\s+top\s+of|higher\s+than)\b", "ahead clear higher north top")
"""After a size, on which side of something it lies."""
MEASURED_TO = loose(r"(?P<gap>\b(?:discount|premium|deficit|shortfall|gap)\s+)of(?P<size>\s+(?:[\w’'.,$-]+\s+){0,3}?\S+(?:\s+(?:per\s?cent|percent|points))?\s+)to(?=\s)", "discount premium deficit shortfall gap")
"""Up to what something stands below or above: "at a discount of 11.5 percent to the summit of"."""
MARKS_AN_EXTREME = loose(r"\s+(?:that|which)\s+(?:had\s+)?(?:marked|proved|made|was|were)\s+(?:(?:to\s+be\s+)?the\s+)?(?:\w+\s+)?(?:(?P<high>high|peak|top|summit|zenith|record)|(?P<low>low|trough|bottom|nadir|floor))\b", "bottom floor high low nadir peak record summit top trough zenith", "that which")
"""After a level: "the 14,485.41 that marked the bottom of 1995"."""
ALL_BUT = loose(
    r"\b(?:within\s+an?\s+(?:ace|whisker|hair|inch|cat[’']s\s+whisker|hair[’']s[\s-]breadth)\s+of|all\s+but|as\s+good\s+as|practically|just\s+about|on\s+the\s+(?:verge|brink|point)\s+of|not\s+far\s+(?:from|short\s+of|off)|just\s+short\s+of)\s+$",
    "within all good practically about verge brink point far short",
)
"""Before what has almost come about: "has come within an ace of doubling"."""
OF_ANOTHER_TIME = loose(
    r"\b(?:(?:double|twice|triple|half|times|per\s?cent\s+of|%\s+of)\s+(?:its|their|the)\s+(?:[\w-]+\s+){1,3}|(?:its|their|the)\s+(?:[\w-]+\s+)?(?:(?:post|pre)-\w+|(?:\w+-)?crisis|pandemic(?:-era)?|bubble(?:-era)?|covid(?:-era)?)\s+(?:\w+\s+){1,2})of\s+$", "of"
)
"""Before the level of a high or low that was another time's: "more than double its financial-crisis nadir of"."""
THAT_SAME = loose(r"\bthat\s+(?:same\s+)?$|\b(?:the\s+)?same\s+$")
"""Before a month that was told before, which need not be the last of its name: "that same December session"."""
SIDE_OF_THE = loose(r"[\w\s-]+\s(?:the|its|their|that)\s+(?:US|HK|NT|[ACS])?[$£€¥₹]?")
"""A hedge that is the side of a dated level: "short of the 17,918.48 of September 11"."""
