"""Around a size without a word of movement: what makes it a gain, a loss, or a move whose way is not told."""

from __future__ import annotations

from tapeproof.words.pattern import loose

_COMES_TO = (
    r"(?:\s+(?:for\s+the\s+(?:day|week|month|quarter|year)|at\s+\w+|so\s+far))?\s+(?:of|was|were|is|came\s+to|comes\s+to|stood\s+at|stands\s+at|ran\s+to|runs\s+to|reached|widened\s+to|amounted\s+to|totall?ed|being)\s+"
    r"(?:(?:about|around|only|just|nearly|almost|as\s+much\s+as|some|a\s+(?:mere|further|full))\s+)*$"
)
_LOSSES = "damage deficit shortfall haemorrhage hemorrhage carnage erosion skid dive nosedive spill haircut wound wreckage stumble reversal thumping shellacking"
_GAINS = "profit surplus windfall headway comeback revival rebound upmove ascent return"
A_LOSS_OF = loose(rf"\b(?:{_LOSSES.replace(' ', '|')}|red\s+ink)\b{_COMES_TO}", f"{_LOSSES} ink")
A_GAIN_OF = loose(rf"\b(?:{_GAINS.replace(' ', '|')})\b{_COMES_TO}", _GAINS)
"""Before a size, the noun that tells its way: "the day's damage of 564.71 points", "with a profit of 7.5 percent"."""
A_LOSS_BEHIND = loose(rf"[\s-]+(?:(?:one-day|daily|weekly|monthly|intraday)\s+)?(?:{_LOSSES.replace(' ', '|')}|swoon)\b", "carnage damage deficit dive erosion haemorrhage haircut hemorrhage nosedive reversal shellacking shortfall skid spill stumble swoon thumping wound wreckage")
A_GAIN_BEHIND = loose(r"[\s-]+(?:(?:one-day|daily|weekly|monthly|intraday)\s+)?(?:profit|windfall|comeback|revival|upmove|ascent)\b(?!\s+(?:margin|growth|forecast|warning))", "ascent comeback profit revival upmove windfall")
TAKES_AWAY = loose(
    r"\b(?:reliev(?:ed|es|ing)|robb(?:ed|ing)|rid(?:ding)?|strip(?:ped|s|ping)|depriv(?:ed|es|ing)|parted\s+with|parting\s+with|parts\s+with|mislaid|mislaying|"
    r"set(?:s|ting)?\s+(?:it|them|(?:the\s+)?[\w&.’'-]+(?:\s+[\w&.’'-]+){0,3}?)\s+back(?:\s+by)?|knocked\s+back|frittered\s+away|squandered|haemorrhaged|hemorrhaged|bled|coughed\s+up|handed\s+back)\b"
    r"(?:\s+(?:it|them|(?:the\s+)?[\w&.’'-]+(?:\s+[\w&.’'-]+){0,3}?))?(?:\s+of)?\s+(?:(?:about|around|nearly|almost|some|another|a\s+further|as\s+much\s+as|as\s+many\s+as|more\s+than|over|just|a\s+full|by)\s+)*$",
    "relieved relieves relieving robbed robbing rid ridding strip stripped strips stripping deprived deprives depriving parted parting parts mislaid mislaying "
    "set sets setting knocked frittered squandered haemorrhaged hemorrhaged bled coughed handed",
)
"""Before a size that was lost: "two sessions have relieved it of 29 per cent", "had set the Sensex back by 23.5 per cent"."""
GIVES_BACK = loose(
    r"\b(?:made\s+good|mak(?:e|es|ing)\s+good|made\s+up|won\s+back|winning\s+back|clocked\s+up|racked\s+up|pocketed|banked|reaped|netted)\s+(?:(?:about|around|nearly|almost|some|another|a\s+further|just|more\s+than|over)\s+)*$",
    "made make makes making won winning clocked racked pocketed banked reaped netted",
)
SO_LONG_HAVE = loose(r"\b(?:days|sessions|weeks|months|years)\s+(?:have|had|has|that)\b|\bnever\b", "days have months never sessions weeks years")
"""Before what was lost in more than the one session, or never before."""
MOVED_BY = loose(
    r"\b(?:moved|moves|shifted|swung|swings|swinging|travell?ed|ranged|lurched|see-?sawed|gyrated|zigzagged)\s+(?:(?:by|through|over|about|around|more\s+than|nearly|almost|some|as\s+much\s+as|a\s+full)\s+)*$",
    "moved moves shifted swung swings swinging travelled traveled ranged lurched seesawed saw sawed gyrated zigzagged",
)
"""Before the size of a move whose way is not told: "the price moved HK$75.50"."""
A_SWING_OF = loose(r"\b(?:swing|span|gap|arc|round\s+trip|range|move)\s+of\s+(?:(?:about|around|nearly|almost|some|more\s+than|over|as\s+much\s+as)\s+)*$", "swing span gap arc trip range move")
A_SWING_BEHIND = loose(r"[\s-]+(?:\w+\s+)?(?:swing|round\s+trip|trading\s+range|gyration)\b", "gyration range swing trip")
TOP_TO_BOTTOM = loose(r"\s+from\s+(?:top\s+to\s+(?:bottom|toe)|peak\s+to\s+trough|high\s+to\s+low|crest\s+to\s+trough)\b", "bottom low toe trough")
BOTTOM_TO_TOP = loose(r"\s+from\s+(?:bottom\s+to\s+top|trough\s+to\s+peak|low\s+to\s+high)\b", "bottom low trough")
THAT_WERE = loose(r"\s+(?:(?:that|which)\s+)?(?:(?:it|they|the\s+\w+(?:\s+\w+)?)\s+)?(?:had\s+|has\s+|have\s+|were\s+|was\s+)(?:(?:been|already|just|all)\s+)*")
"""Between a size and the verb of what became of it: "the HK$53.50 that had been lost"."""
ITS_SIZE = loose(r"\b(?:the|that|those)\s+(?:US|HK|NT|[ACS])?[$£€¥₹]?$")
PROFIT_OF = loose(r"profits?|loss(?:es)?")
OF_IT = loose(r"\s+of\s+(?:(?:about|around|nearly|almost|some|just|more\s+than|over|only)\s+)*")
"""Between "profit" and a percentage: that of an owner, not a company's."""
CARRIED = loose(
    r"(?:would|could|may|might|will|should)\b[^;]*?(?<!have\s)(?<!to\s)\b(?:drove|sent|pushed|dragged|took|pulled|knocked|propelled|prompted|triggered|sparked|wiped|slashed)\b", "dragged drove knocked prompted propelled pulled pushed sent slashed sparked took triggered wiped"
)
"""Verbs of what has happened, behind what was only feared: "fear that it would shelve the sale drove the Sensex down"."""
PAST_COULD = loose(
    r"(?:could|can)\s+(?:(?:not|only|barely|hardly|do\s+no\s+(?:more|better)|no\s+more)\b|be\s+(?:had|bought|sold|picked\s+up|got)\b|(?:muster|manage|boast|show|claim|look\s+back|point\s+to\s+(?:an?|its)\b)|never\b)",
    "could can",
)
"""Of what was, not of what may be: "could muster no more than", "could be had for"."""
TARGET_OF_RATES = loose(r"targets?\s+(?:range|rate|band|corridor|for\s+(?:the\s+)?(?:federal|overnight|fed)\b)")
"""The target of a central bank, which foretells nothing."""
A_RANGE_OF = loose(r"\b(?:range|band|corridor)\s+of\s+$", "range band corridor")
