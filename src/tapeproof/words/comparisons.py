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
_OWN_FIGURE = r"(?:(?:the|an?)\s+(?:[\w-]+\s+)?[\d.]+\s?(?:%|percent|per\s+cent|pct)\s+(?:(?:gain|rise|advance|increase|jump|climb|loss|fall|drop|decline|slide|return|rally|retreat)\s+)?(?:of|by|in|for|(?:managed|posted|recorded|seen|logged|put\s+on|won|lost|shed|gained)\s+by)\s+)?"
THE_OTHER = loose(rf"\s+(?:both\s+)?(?:that\s+of\s+|those\s+of\s+)?{_OWN_FIGURE}(?:the\s+|its\s+|their\s+)?(?:(?:broader|wider|blue-chip|tech-heavy|benchmark|rival|hometown|arch-rival|peers?)\s+)*(?:the\s+)?")
"""Between the verb and the name of the other side."""
SHOWING = loose(
    r"\ban?\s+(?:far\s+|much\s+|slightly\s+)?(?:(?P<up>better|stronger|superior)|(?P<down>poorer|worse|weaker|lamer|inferior))\s+"
    r"(?:showing|performance|run|record|return|outcome|tally)(?:\s+(?:by|for|from)\s+[^,;:.]{2,30}?)?\s+than\b",
    "than",
    "better stronger superior poorer worse weaker lamer inferior",
)
"""“a poorer showing than”."""
PEERS = loose(r"\s+(?:its\s+|the\s+|their\s+|most\s+)?(?:peers|rivals|competitors)\b[^,;.:]{0,30}:", "competitors peers rivals")
"""Between such a showing and a list of those that did otherwise."""
THAN = loose(r"\s+(?P<how>more|less|further|faster|harder)\s+than\s+(?:the\s+|its\s+|did\s+(?:the\s+)?)?(?:(?:broader|wider|benchmark|rival)\s+)*", "than")
"""Between a verb of movement and the name of the other side: "rose more than the Dow"."""
_MOVE = r"(?:(?:\w+\s+)?(?:gain|rise|loss|fall|drop|advance|decline|return|slide|move|jump|surge|climb|slump|plunge|retreat|rally|rebound|increase|percentage\s+gain|performance)s?)"
TIMES = loose(
    r"(?:(?P<more>more\s+than|over|better\s+than|upwards\s+of)\s+|(?P<nearly>nearly|almost|not\s+quite|just\s+under|close\s+to)\s+|(?P<about>about|around|roughly|some|approximately)\s+|(?P<least>at\s+least|fully)\s+)?"
    r"(?P<times>twice|double|triple|treble|thrice|quadruple|half|(?P<number>[\d.]+|two|three|four|five|six|seven|eight|nine|ten|a\s+dozen)\s+times)\s+"
    rf"(?:(?:that|those)\s+of\s+|(?:as\s+(?:much|far|fast|hard|well|badly|big|large|steep|great|deep|strong|sharply)\s+as)\s+(?:that\s+of\s+|those\s+of\s+|did\s+)?|the\s+(?:size\s+of\s+(?:that|those)\s+(?:of|in|for)|{_MOVE})\s+(?:of|in|for|by|on)\s+|the\s+[\d.]+\s?(?:%|percent|per\s+cent|pct)\s+(?:{_MOVE}\s+)?(?:of|for|in|by)\s+|what\s+|"
    rf"(?:the\s+(?:size|pace|rate|extent)\s+of\s+)?(?=(?:the\s+)?(?:[\w&.-]+\s+){{0,3}}?[\w&./-]+[’'](?:s\b)?(?:\s+(?:own\s+)?(?:{_MOVE}|[\d.]+\s?(?:%|percent|per\s+cent|pct)))?\s*(?:[.,;:)–—]|$|(?:over|in|this|on|for|and|last|since|so)\b)))(?:the\s+|its\s+)?(?:(?:broader|wider|blue-chip|tech-heavy|benchmark)\s+)*",
    "twice double triple treble thrice quadruple half times",
)
"""How many times the other side's move it is, up to the other side's name."""
MULTIPLES: dict[str, int | str] = {"half": "0.5", "treble": 3, "a dozen": 12, "twice": 2, "double": 2, "triple": 3, "thrice": 3, "quadruple": 4}
HEDGES = {"more": Hedge.MORE_THAN, "nearly": Hedge.NEARLY, "about": Hedge.ABOUT, "least": Hedge.AT_LEAST}
BY = loose(r"(?:[’']s?)?\s+(?:again\s+)?(?:(?:this|last)\s+(?:week|month|quarter|year)\s+)?by\s+(?:(?:a|an|some|the)\s+)?(?:hefty\s+|whopping\s+|full\s+)?", "by")
"""Between the other side and the figure."""
APART_BY = loose(r"\b(?:did|does|do|done|fared|performed)\s+(?P<figure>(?:[^,;:]|(?<=\d),(?=\d)){1,60}?)\s+(?:(?P<up>better)|(?P<down>worse))\s+than\s+(?:the\s+)?", "than", "better worse")
"""“did 5.8 percentage points better than the”."""
NOT_A_MOVE = loose(r"\s*(?:[’']s?)?\s+(?:estimates?|forecasts?|expectations?|consensus|targets?|earnings|revenues?|sales|profits?|dividend|bid|offer|rivals?|(?:in|on|to)\s+(?:\w+\s+)?(?:court|sales|revenues?|deliver(?:y|ies)|profits?|earnings|shipments|orders|price|market|punch|market\s+(?:share|value)))\b", "bid consensus court deliveries delivery dividend earnings estimate estimates expectation expectations forecast forecasts market offer orders price profit profits punch revenue revenues rival rivals sales shipments target targets")
"""After the name, where it is no move that is compared."""
FOR_AN_NTH = loose(r"\s+for\s+an?\s+|\s+for\s+the\s+")
WAYS = {"up": Direction.UP, "down": Direction.DOWN}
LOOSE = loose(r"(?:beat|best|better|dwarf|trail|overshadow)\w*")
"""Verbs that companies do in other ways too."""
PLACE = loose(r"(?:[\w.]+\s+){0,2}[\w.]+[’']s?\s+")
"""Between such words and a name, the place that it is of: "Tokyo's Nikkei"."""
OWNED = loose(r"[’']s?\s+")
STILL = loose(
    r"\b(?:(?:(?:has|have|had|is|was|were)\s+)?(?P<verb>fared|fares|faring|did|does|doing|done|performed|performing|came\s+off|went|held\s+up|holding\s+up)|(?:was|is|were|proved|looked|has\s+been|had\s+been)(?=\s+(?:even\b|(?:\w+\s+)?(?:better|worse)\s+(?:still|yet)\b)))\s+"
    r"(?:(?:even|far|much|rather|somewhat|slightly|considerably|markedly|noticeably|a\s+(?:little|bit|shade|touch|good\s+deal|lot|fraction)|only\s+(?:slightly|marginally|a\s+little)|marginally|barely)\s+)?(?:(?P<up>better|stronger)|(?P<down>worse|weaker|harder))(?![\w-])(?:\s+(?:still|yet|again))?(?!\w)"
    r"(?=\s*(?:[.,;:)–—]|$|(?:over|on|in|with|this|last|for|at|by|and|as|during|so|since|though|despite|while|after)\b))(?![^.;:]{0,60}\sthan\b)(?!\s+(?:in\s+the\s+polls|for\s+wear|at\s+the\s+box|with\s+(?:customers|critics|voters)))",
    "better worse stronger weaker harder",
)
"""Better or worse than the one just spoken of, who is not named again: "the Nasdaq fared worse still"."""
STILL_WAS = loose(r"(?:even|still|yet|again)\b", "even still yet again")
NO_BETTER = loose(r"\b(?:no|not|never|hardly|little|scarcely|none|nothing|nobody|neither|only|if|would|could|might|may|should|will|to|which|who|what)\b[^,;:]{0,30}$|n[’']t\b[^,;:]{0,20}$")
"""Before "better", of what did no better, or might."""
BEHIND = loose(
    r"\b(?:(?P<down>trail(?:ed|s)|lag(?:ged|s)|under-?perform(?:ed|s)|was\s+(?:the\s+)?(?:laggard|weaker|worse)|brought\s+up\s+the\s+rear)|(?P<up>out-?perform(?:ed|s)|did\s+best))(?:\s+(?:behind|badly|slightly|again|again\s+behind|sharply|somewhat|a\s+little))?(?!\w)"
    r"(?=\s*(?:[.;]|$|,\s+(?:(?:up|down|off|ahead|higher|lower)\b|\w+ing\b|with\b|but\s+(?:still|it)\b)|(?:with|at)\s+(?:(?:an?|its|just|only)\s+)?(?:[\w-]+\s+)?[\d.]+))",
    "trailed trails lagged lags underperformed underperforms performed performs outperformed outperforms laggard weaker worse rear best",
)
"""Behind the one just spoken of: "the Nasdaq trailed with 5%"."""
IT_BY = loose(r"\s+(?:it|them|that|the\s+(?:former|latter|other))\s+by\s+(?=\S)", "by")
"""Between a verb of comparison and the figure, where the other side is a pronoun."""
ADJECTIVE = loose(
    r"(?<![\w-])(?:(?:an?\s+(?:shade|touch|hair|tad|little|bit|fraction|whisker|notch|smidgen)|far|much|slightly|marginally|somewhat|even|rather|considerably|well|a\s+lot|still|markedly)\s+)?"
    rf"(?P<how>better|worse|bigger|larger|smaller|steeper|deeper|stronger|weaker|sharper|shallower|milder|gentler|more|less|further|greater|heavier|lighter|slimmer)\s+(?:{_MOVE}\s+)?than\s+"
    rf"(?:that\s+of\s+|those\s+of\s+|(?:the\s+)?{_MOVE}\s+(?:of|in|by|for)\s+)?{_OWN_FIGURE}(?:the\s+|its\s+)?(?:(?:broader|wider|blue-chip|tech-heavy|benchmark|rival)\s+)*",
    "than",
)
"""“a shade better than the”: held against another after its own move was told."""
LITTLE = frozenset({"smaller", "shallower", "milder", "gentler", "less", "lighter", "slimmer"})
OWN_MOVE = loose(rf"(?:[’']s?)(?:\s+(?:{_MOVE}|own\s+\w+|[\d.]+\s?(?:%|percent|per\s+cent|pct)))?|\s*(?:[,.;:)–—]|$)|\s+(?:did|has|had|managed|over|in|on|this|last|and|with|at)\b")
"""After the other's name, where it is its move that was meant."""
OF_BUSINESS = loose(r"\b(?:revenues?|sales|earnings|profits?|margins?|growth|results?|forecasts?|guidance|outlook|data|figures|readings?|economy|inflation|jobs|orders|deliveries|demand|output|valuation|yields?)\b", "data deliveries demand earnings economy figures forecast forecasts growth guidance inflation jobs margin margins orders outlook output profit profits reading readings result results revenue revenues sales valuation yield yields")
"""In the clause before "better than": what is no move of a price."""
