"""Those among whom a place is taken, in the words of any newsroom: "the region's big bourses", "every other large market"."""

from __future__ import annotations

from tapeproof.words.pattern import loose

_SIZE = (
    r"(?:major|big|bigger|biggest|large|larger|largest|great|leading|main|top|principal|important|primary|chief|prominent|key|heavyweight|"
    r"foremost|(?:closely|widely)[\s-](?:watched|followed))"
)
_SORT = (
    r"(?:(?:national|stock|share|equity|stock[\s-]market|equity[\s-]market|share[\s-]price|country|blue[\s-]chip)\s+)*"
    r"(?:(?P<markets>markets?|bourses?|exchanges?|stockmarkets?|econom(?:y|ies))|index(?:es)?|indices|benchmarks?|gauges?|barometers?|yardsticks?|averages?|measures?)"
)
_WORLD = r"world(?:wide)?|globe|planet|global|international"
_ASIA = r"asia[\s-]pacific(?:\s+region)?|asian|asia"
_EUROPE = r"europe|european|(?:the\s+)?(?:european\s+)?continent|continental"
_AMERICA = r"wall\s+street|america|american|u\.?s\.?|united\s+states|new\s+york"
_HERE = r"region|regional"
_PLACE = rf"(?:(?P<world{{0}}>{_WORLD})|(?P<asia{{0}}>{_ASIA})|(?P<europe{{0}}>{_EUROPE})|(?P<america{{0}}>{_AMERICA})|(?P<here{{0}}>{_HERE}))"
_SOME = r"(?:east(?:ern)?|south(?:ern)?|south-?east(?:ern)?|north(?:ern)?|western|central|emerging|frontier|nordic|latin|middle|gulf|euro[\s-]?(?:zone|area)|developed|rich|greater|smaller|mainland|chinese|other\s+local)"
_NUMBER = r"(?:(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\d{1,2})\s+)?"
PEERS = loose(
    rf"\b{_NUMBER}(?:(?:{_PLACE.format(1)})(?:[’']s)?\s+)?{_NUMBER.replace('count', 'count2')}(?:other\s+)?(?P<size>{_SIZE}\s+(?:and\s+\w+\s+)?)?"
    rf"(?P<some>{_SOME}\s+)?(?:{_PLACE.format(2)}\s+)?{_SORT}\b(?![\s-](?:share|cap|value|capitali[sz]ation|close|data|operator|weight|rate|fund)\b)"
    rf"(?:\s+(?:(?:in|of|on|across|around|throughout)\s+(?:the\s+)?{_PLACE.format(3)}\b(?![’'])|worldwide\b))?",
    "market markets bourse bourses exchange exchanges stockmarket stockmarkets economy economies index indexes indices benchmark benchmarks gauge "
    "gauges barometer barometers yardstick yardsticks average averages measure measures",
)
"""Markets or indexes of a part of the world, or of all of it."""
PLACES = loose(rf"\b(?:in|of|across|on)\s+(?:all\s+of\s+)?(?:the\s+)?{_PLACE.format(1)}\b(?![’']|\s+(?:dollars?|stocks?|shares?|trade|trading|hours|session|time|day|economy|government|[A-Z])\b)", "in of across on", "world worldwide globe planet global international asia asian europe european continent continental wall america american us s united new region regional")
"""A part of the world, as what a place is taken in: "the biggest fall in Asia"."""
OWNERS = loose(rf"\b(?:the\s+)?{_PLACE.format(1)}(?=[’']s\s)", "world worldwide globe planet global international asia asian europe european continent continental wall america american us s united new region regional")
"""A part of the world that has a place of its own: "the region's laggard"."""
OF_SOME = loose(rf"\b{_SOME}\s+$|[’']s\s+(?:own\s+)?$", "area central chinese developed east eastern emerging euroarea eurozone frontier greater gulf latin local mainland middle nordic north northern rich s smaller south southeast southeastern southern western zone")
"""Before what only some are of: "the emerging markets", "China's main indexes"."""
ANY_ONE = loose(r"\b(?:any|every|each|no|other|another|only|sole|lone)\s+(?:other\s+)?(?:of\s+(?:the\s+)?)?$")
"""Before one of many: "any other big market"."""
MANY = loose(r"(?:markets|bourses|exchanges|economies|indexes|indices|benchmarks|gauges|barometers|yardsticks|averages|measures|stockmarkets)\b")
BLUE_CHIPS = loose(r"\b(?:the\s+)?(?:Dow[’']s\s+(?:(?:30|thirty)\s+)?|(?:30|thirty)\s+)?blue[\s-]chips?\b(?!\s+(?:index|gauge|average|benchmark|barometer))", "blue")
"""The Dow's members, in an American story."""
MEMBERS_OF = loose(r"\b(?:\d+|thirty|forty|fifty)?[\s-]*(?:members?|components?|constituents?|stocks?|shares?|companies|names|blue\s+chips)(?:[’']?\s+(?:shares|stocks))?\s+(?:of|in|on|making\s+up|that\s+make\s+up|within)\s+(?:the\s+)?$")
"""Before an index whose members are meant: "the 30 stocks in the Dow"."""
ITS_MEMBERS = loose(r"(?:[’']s)?\s+(?:\d+|thirty|forty|fifty)?[\s-]*(?:other\s+)?(?:members?|components?|constituents?|stocks|shares|companies|names|blue\s+chips)\b")
"""After it: "the Dow's 30 members"."""
THE_SO_MANY = loose(
    r"\b(?:the|all|those|these|its)\s+(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|pair|trio|quartet|quintet|sextet)\b"
    r"(?=\s*(?:[.,;:)–—]|$|(?:was|were|is|on|in|this|last|over|with|for|at|and|but|as|by|so|to|after|while|when)\b|(?:main|big|major|large|leading|key|\w+an|\w+ese)\s))",
    "two three four five six seven eight nine ten eleven twelve dozen pair trio quartet quintet sextet",
)
"""So many, named in the story itself."""
THE_LOT = loose(r"\b(?:them|those|these|the\s+(?:lot|bunch|pack|group|field|class|crop|cohort|rest)|(?:its|their|the)\s+(?:regional\s+|global\s+|Asian\s+|European\s+|major\s+|big\s+)?(?:peers|rivals|counterparts|neighbou?rs|competitors)|(?:all|any|peers)(?=[.,;:]|$))(?![\w’'-])", "them those these lot bunch pack group field class crop cohort rest peers rivals counterparts neighbours neighbors competitors all any")
"""Those of whom a story speaks, without their number."""
COUNTS = {
    **{word: at for at, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)},
    "pair": 2, "trio": 3, "quartet": 4, "quintet": 5, "sextet": 6, "dozen": 12,
}  # fmt: skip
A_GAUGE = loose(r"\b(?:in|of|on|within|among)\s+(?:the\s+)?$")
"""Before "the index", of whose members a place is taken."""
BOUNDED = loose(r"(?:[’']s)?,?\s+(?:since\b|ever\b|in\s+(?:its\s+|more\s+|over\s+|nearly\s+|almost\s+|about\s+|at\s+least\s+)*(?:an?\s+|\w+\s+|\d+\s+)?(?:days|weeks|months|years|decades?|history|records?|year|month|week|quarter|decade)\b|on\s+record|of\s+the\s+(?:year|month|week))")
"""After an index whose own moves are compared: "the biggest fall in the index since 2020"."""
