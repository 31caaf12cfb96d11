"""One beside another: outperformed, lagged, twice as much as."""

from __future__ import annotations

from typing import Any

from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.words.numbers import FigureWord
from tapeproof.words.pattern import loose
from tapeproof.words.word import Choice


class FigureIn(FigureWord, frozen=True, eq=False):
    """A figure of one unit only."""

    unit: Unit = Unit.PERCENTAGE_POINTS

    def write(self, value: Any) -> str | None:
        """Spell a figure of the unit; none of another."""
        return super().write(value) if isinstance(value, Figure) and value.unit is self.unit else None


APART = FigureIn()
MULTIPLE = FigureIn(unit=Unit.RATIO)
BETTER = Choice("direction", {Direction.UP: ("better",), Direction.DOWN: ("worse",)})

_UP = (
    r"outperform(?:ed|s|ing)?|outpac(?:ed?|es|ing)|outstrip(?:ped|s|ping)?|out(?:ran|shone|did|gained)|best(?:ed|ing)|better(?:ed|ing)|beat(?:s|en|ing)?|"
    r"trounc(?:ed|es|ing)|dwarf(?:ed|s|ing)?|overshadow(?:ed|s|ing)|(?:far(?:ed?|es|ing)|(?:do|did|does|doing|done)|held\s+up|perform(?:ed|s|ing)?)\s+(?:\w+\s+)?better\s+than"
)
_DOWN = (
    r"underperform(?:ed|s|ing)?|lag(?:ged|s|ging)?(?:\s+behind)?|trail(?:ed|s|ing)?|(?:far(?:ed?|es|ing)|(?:do|did|does|doing|done)|perform(?:ed|s|ing)?)\s+(?:\w+\s+)?worse\s+than"
)
RELATED = loose(rf"(?<![\w-])(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?![\w-])", "outperform outperformed outperforms outperforming outpace outpac outpaced outpaces outpacing outstrip outstripped outstrips outstripping outran outshone outdid outgained bested besting bettered bettering beat beats beaten beating trounced trounces trouncing dwarf dwarfed dwarfs dwarfing overshadowed overshadows overshadowing better underperform underperformed underperforms underperforming lag lagged lags lagging trail trailed trails trailing worse")
"""A verb between the two sides."""
THE_OTHER = loose(r"\s+(?:both\s+)?(?:that\s+of\s+)?(?:the\s+|its\s+|their\s+)?(?:(?:broader|wider|blue-chip|tech-heavy|benchmark|rival|hometown|arch-rival|peers?)\s+)*(?:the\s+)?")
"""Between the verb and the name of the other side."""
SHOWING = loose(
    r"\ban?\s+(?:far\s+|much\s+|slightly\s+)?(?:(?P<up>better|stronger|superior)|(?P<down>poorer|worse|weaker|lamer|inferior))\s+"
    r"(?:showing|performance|run|record|return|outcome|tally)(?:\s+(?:by|for|from)\s+[^,;:.]{2,30}?)?\s+than\b",
    "than",
    "better stronger superior poorer worse weaker lamer inferior",
)
"""“a poorer showing than”."""
PEERS = loose(r"\s+(?:its\s+|the\s+|their\s+|most\s+)?(?:peers|rivals|competitors)\b[^,;.:]{0,30}:")
"""Between such a showing and a list of those that did otherwise."""
THAN = loose(r"\s+(?P<how>more|less|further|faster|harder)\s+than\s+(?:the\s+|its\s+|did\s+(?:the\s+)?)?(?:(?:broader|wider|benchmark|rival)\s+)*", "than")
"""Between a verb of movement and the name of the other side: "rose more than the Dow"."""
TIMES = loose(
    r"(?:(?P<more>more\s+than|over|better\s+than)\s+|(?P<nearly>nearly|almost|not\s+quite)\s+|(?P<about>about|around|roughly|some)\s+|(?P<least>at\s+least)\s+)?"
    r"(?P<times>twice|double|triple|thrice|quadruple|(?P<number>[\d.]+|two|three|four|five|six|seven|eight|nine|ten)\s+times)\s+"
    r"(?:(?:that|those)\s+of|(?=(?:the\s+)?[\w&. ]{2,40}[’']s(?:\s+(?:gain|rise|loss|fall|drop|advance|decline|return|slide|move))?\s*[.,;])|(?:as\s+(?:much|far|fast|hard|well|big|large|steep)\s+as)|the\s+(?:gain|rise|loss|fall|drop|advance|decline|return|slide)\s+(?:of|in|for))\s+(?:the\s+)?",
    "twice double triple thrice quadruple times",
)
"""How many times the other side's move it is, up to the other side's name."""
MULTIPLES = {"twice": 2, "double": 2, "triple": 3, "thrice": 3, "quadruple": 4}
HEDGES = {"more": Hedge.MORE_THAN, "nearly": Hedge.NEARLY, "about": Hedge.ABOUT, "least": Hedge.AT_LEAST}
BY = loose(r"(?:[’']s?)?\s+(?:again\s+)?(?:(?:this|last)\s+(?:week|month|quarter|year)\s+)?by\s+(?:(?:a|an|some|the)\s+)?(?:hefty\s+|whopping\s+|full\s+)?")
"""Between the other side and the figure."""
APART_BY = loose(r"\b(?:did|does|do|done|fared|performed)\s+(?P<figure>(?:[^,;:]|(?<=\d),(?=\d)){1,60}?)\s+(?:(?P<up>better)|(?P<down>worse))\s+than\s+(?:the\s+)?", "than", "better worse")
"""“did 5.8 percentage points better than the”."""
NOT_A_MOVE = loose(r"\s*(?:[’']s?)?\s+(?:estimates?|forecasts?|expectations?|consensus|targets?|earnings|revenues?|sales|profits?|dividend|bid|offer|rivals?|(?:in|on|to)\s+(?:\w+\s+)?(?:court|sales|revenues?|deliver(?:y|ies)|profits?|earnings|shipments|orders|price|market|punch|market\s+(?:share|value)))\b")
"""After the name, where it is no move that is compared."""
FOR_AN_NTH = loose(r"\s+for\s+an?\s+|\s+for\s+the\s+")
WAYS = {"up": Direction.UP, "down": Direction.DOWN}
LOOSE = loose(r"(?:beat|best|better|dwarf|trail|overshadow)\w*")
"""Verbs that companies do in other ways too."""
