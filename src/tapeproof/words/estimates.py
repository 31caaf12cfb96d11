"""What was expected of a company's figure, and whether it was beaten: "topped estimates of", "expected by analysts"."""

from __future__ import annotations

from tapeproof.terms.quantity import Direction
from tapeproof.words.pattern import loose
from tapeproof.words.word import Choice

CAME = Choice("direction", {Direction.UP: ("topped",), Direction.DOWN: ("missed",), Direction.FLAT: ("matched",)})
"""How a figure came in against what was expected, as it is written."""

EXPECTED = frozenset(
    "expected expecting expectation expectations estimate estimates estimated consensus forecast forecasts forecasted projection "
    "projections projected predicted predictions anticipated pencilled penciled looking called modelled modeled bargained "
    "reckoned seen counting counted banking banked looked hoped hoping bet betting".split()
)
"""Of these words one is heard wherever a figure is held against what was expected."""

_UP = (
    r"beat(?:s|en|ing)?|top(?:s|ped|ping)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|out(?:did|does|done|doing)|outstrip(?:s|ped|ping)?|"
    r"outpac(?:ed?|es|ing)|best(?:ed|ing|s)|bettered|eclips(?:ed|es|ing)|trounc(?:ed|es|ing)|smash(?:ed|es|ing)|crush(?:ed|es|ing)|"
    r"(?:blew|blowing|sailed|sailing|cruised|sped|raced)\s+(?:past|through)|cleared|"
    r"ahead\s+of|in\s+excess\s+of|(?:better|higher|more|stronger|greater|larger|bigger|faster)\s+than|above|over|past|north\s+of"
)
_DOWN = (
    r"miss(?:es|ed|ing)?|(?:f[ae]ll(?:s|ing)?|com(?:e|es|ing)|came|were|was)\s+(?:\w+\s+)?(?:short|shy)\s+of|undershot|undershooting|undershoots|"
    r"trail(?:s|ed|ing)?|lag(?:s|ged|ging)?(?:\s+behind)?|disappointed|below|under|behind|short\s+of|shy\s+of|south\s+of|"
    r"(?:lower|less|fewer|weaker|worse|smaller|slower)\s+than"
)
_FLAT = (
    r"me(?:t|ets?|eting)|match(?:es|ed|ing)?|hit|(?:broadly\s+|largely\s+|roughly\s+|squarely\s+|exactly\s+)?in[\s-]line\s+with|on\s+(?:a\s+)?par\s+with"
)
_BESIDE = r"against|versus|vs\.?|compare[sd]?\s+(?:with|to)|where"
CAME_IN = loose(
    rf"(?<![\w-])(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<flat>{_FLAT})|(?P<beside>{_BESIDE}))(?![\w-])",
    "above against ahead beat beaten beating beats behind below bested besting bests better bettered bigger blew blowing cleared "
    "compare compared compares cruised crushed crushes crushing disappointed eclipsed eclipses eclipsing exceed exceeded exceeding "
    "exceeds excess faster fewer greater higher hit lag lagged lagging lags larger less line lower match matched matches matching "
    "me meet meeting meets met mets miss missed misses missing more north outdid outdoes outdoing outdone outpac outpace "
    "outpaced outpaces outpacing outstrip outstripped outstripping outstrips over par past raced sailed sailing short shy slower "
    "smaller smashed smashes smashing south sped stronger surpass surpassed surpasses surpassing top topped topping tops trail "
    "trailed trailing trails trounced trounces trouncing under undershooting undershoots undershot versus vs weaker where worse",
)
"""How a figure came in; of "against", nothing is said of that."""
WAYS = {"up": Direction.UP, "down": Direction.DOWN, "flat": Direction.FLAT, "beside": None}

_WHOSE = (
    r"(?:(?:the|a|an|its|their|his|her|most|all|some|both|even|already|average|mean|median|consensus|lofty|high|highest|low|lowest|modest|"
    r"muted|market|street|analysts?|analysts[’']|analyst[’']s|investors?[’']?|brokers?[’']?|wall\s+street(?:[’']s)?|street(?:[’']s)|the\s+city(?:[’']s)?|"
    r"lseg|refinitiv|factset|bloomberg|reuters|zacks|visible\s+alpha|s&p\s+capital\s+iq|ibes|i/b/e/s|smart\s?estimate|thomson|poll|survey|"
    r"company-compiled|top-line|bottom-line|revenues?|sales|profits?|earnings|turnover)[’']?\s+){0,7}"
)
_NOUN = r"(?:consensus|estimates?|expectations?|forecasts?|projections?|predictions?)"
_NOUN_KEYS = "consensus estimate estimates expectation expectations forecast forecasts projection projections prediction predictions"
_POLLED = (
    r"(?:\s+(?:(?:\w+\s+)?(?:polled|surveyed|compiled|gathered|collected|tracked|canvassed|provided|cited|published)\s+by|from|by|in|on|at)\s+(?:an?\s+|the\s+)?"
    r"(?!(?:about|around|some|\d))(?:[A-Z][\w&/-]*|analysts|economists|brokers|poll|survey|company)(?:\s+(?:[A-Z][\w&/-]*|poll|survey|data|analysts|estimates))*)?"
)
OBJECT = loose(rf"\s+{_WHOSE}{_NOUN}{_POLLED}", _NOUN_KEYS)
"""What it was held against, up to its figure: "analysts' estimates compiled by LSEG"."""
OF_SO_MUCH = loose(
    r"(?:\s*[,:(]\s*|\s+)(?:(?:of|for|at|which\s+was|which\s+were|that\s+called|calling|had\s+called|was|were|is|being|pegged|set|put|had\s+been)\s+)*"
    r"(?:(?:a|an|the|its)\s+)?(?:(?:quarterly|total|net|group|overall|first|second|third|fourth)[\s-]+){0,2}(?:quarter\s+)?"
    r"(?:(?:revenues?|sales|turnover|profits?|net\s+profit|net\s+income|earnings|a\s+(?:profit|loss)|eps)\s+(?:of|at)\s+)?"
)
"""Between that and its figure."""
ON_WHAT = loose(r"\s+(?:with|on|for|in)\s+(?:(?:its|their|the|quarterly|a)\s+){0,2}")
"""Between that and the figure's name, where it comes last: "beat forecasts with revenue of"."""
PER_SHARE = loose(r"\b(?:a|per)\s+share\b")
BY = loose(r"\s+by\s+(?:(?:an?|the|some|hefty|whopping|full|mere|healthy|slim|narrow|wide|comfortable|good|only|just|almost)\s+)*", "by")
"""Between that and how much apart they were."""
A = loose(r"\s+(?:(?:the|an?|its|their|roughly|about|around|nearly|almost|some)\s+)*(?:(?:average|mean|median|consensus|analyst|market)\s+(?:estimate|forecast|expectation|view)s?\s+of\s+)?")
"""Between the verb and a figure that is said before whose it is."""
_FORESAW = (
    r"(?:expect(?:ed|ing)|forecast(?:ed|ing)?|predict(?:ed|ing)|project(?:ed|ing)|estimat(?:ed|ing)|anticipat(?:ed|ing)|pencill?ed\s+in|pencill?ing\s+in|"
    r"look(?:ed|ing)\s+for|call(?:ed|ing)\s+for|modell?(?:ed|ing)|bargain(?:ed|ing)\s+for|reckon(?:ed|ing)\s+on|bet(?:ting)?\s+on|hop(?:ed|ing)\s+for|"
    r"count(?:ed|ing)\s+on|bank(?:ed|ing)\s+on|plump(?:ed|ing)\s+for|settled\s+on|seen)"
)
_FORESAW_KEYS = (
    "expected expecting forecast forecasted forecasting predicted predicting projected projecting estimated estimating anticipated "
    "anticipating pencilled pencilling penciled penciling looked looking called calling modelled modelling modeled modeling "
    "bargained bargaining reckoned reckoning bet betting hoped hoping counted counting banked banking plumped plumping settled seen"
)
_WHO = (
    r"(?:the\s+|most\s+|some\s+|many\s+|\d+\s+)?(?:average\s+|sell-side\s+|market\s+)?(?:analysts?|economists?|wall\s+street|the\s+street|the\s+market|markets?|investors|brokers|forecasters|"
    r"the\s+city|the\s+consensus|observers)"
)
FORESEEN = loose(
    rf"(?:\s+(?:a\s+share|per\s+share|in\s+(?:revenues?|sales|earnings)|of\s+(?:revenues?|sales)))?\s*,?\s+(?:(?:that|which)\s+)?(?:{_WHO}{_POLLED}\s+(?:on\s+average\s+)?"
    rf"(?:(?:had|were|was|have|has|been)\s+)*{_FORESAW}|(?:had\s+|was\s+|were\s+)?(?:been\s+)?(?:widely\s+)?(?:{_FORESAW}|(?:(?:average|mean|median|consensus|analysts?[’']?)\s+){{0,2}}{_NOUN}|(?:average|mean|median)\s+of\s+(?:\w+[’']?\s+)?estimates)(?:\s+by\s+{_WHO}{_POLLED})?|"
    rf"in\s+(?:an?|the)\s+[\w\s]{{0,20}}\b(?:poll|survey|consensus))(?![\w-])",
    f"{_FORESAW_KEYS} {_NOUN_KEYS} poll survey",
)
"""After the figure: "the $38.1 billion that Wall Street had pencilled in"."""
THAT_WAS_FORESEEN = loose(
    rf"\s+(?:what\s+)?(?:{_WHO}{_POLLED}\s+(?:(?:had|were|was|have)\s+)*(?:been\s+)?{_FORESAW}|(?:had\s+been\s+|was\s+|were\s+)?(?:widely\s+)?{_FORESAW})(?![\w-])",
    _FORESAW_KEYS,
)
"""After the verb, without a figure: "better than analysts had expected"."""
HAD_EXPECTED = loose(
    rf"(?:(?<=\()(?:est\.?|{_NOUN}|expected)(?:\s+(?:of|for))?:?(?!\w)|{_WHO}{_POLLED},?\s+(?:on\s+average,?\s+)?(?:(?:had|were|was|have)\s+)*(?:been\s+)?(?:{_FORESAW}|put\s+it\s+at)|"
    rf"(?<!\w)(?:the\s+)?(?:average\s+|mean\s+|median\s+|consensus\s+)?(?:{_NOUN}|analysts[’']\s+{_NOUN}){_POLLED}\s+(?:(?:had|was|were|stood|been|called)\s+)+(?:at|for)?)"
    r"(?P<what>(?:\s+[\w’'&-]+){0,6}?)\s*$",
    f"{_FORESAW_KEYS} {_NOUN_KEYS} est put",
)
"""Before the figure of a sentence of its own: "Analysts polled by LSEG had expected revenue of"."""
NO_COMPANY = loose(r"economists?|\b(?:inflation|payrolls|gdp|pmi|rate\s+cuts?|basis\s+points)\b")
"""What is expected so is the economy's."""
ECONOMISTS = loose(r"economists?")
GUIDED = loose(
    r"\b(?:guid(?:ance|ed|ing)|outlook|forecasts?|forecasting|sees|will|would|expects?|project(?:s|ed)|predict(?:s|ed)|target(?:s|ed)|could|(?-i:may)|might|should|if)\b(?!\s+(?:aside|apart))", "could expect expects forecast forecasting forecasts guidance guided guiding if may might outlook predicted predicts projected projects sees should targeted targets will would"
)
"""Before the verb: the company's own view of what is to come, held against that of others."""
A_CAUSE = loose(
    r"\b(?:as|after|when|since|because|amid|on|despite|following|even\s+though|though|although|with|while)\s+(?:(?!(?:which|that|said)\b)[\w’'&-]+\s+){0,6}$"
)
"""Before the figure's name: what follows is told as the reason of something else."""
CURRENCY_MARK = loose(r"(?:(?:US|HK|NT|AU?|CA?|S|NZ|R|RMB)?[$£€¥₹₩]|\b(?:Rs\.?|RMB|CNY|USD|HKD|EUR|JPY|GBP|INR|KRW|TWD)\s?)$")
"""Right before the digits of an amount."""
COMPARES = loose(
    r"\b(?:above|below|over|under|short\s+of|shy\s+of|better\s+than|more\s+than|less\s+than|fewer\s+than|higher\s+than|lower\s+than|greater\s+than|"
    r"larger\s+than|bigger\s+than|smaller\s+than|faster\s+than|topping|exceeding|surpassing|beyond|in\s+excess\s+of|north\s+of|south\s+of)\b", "above below better beyond bigger exceeding excess faster fewer greater higher larger less lower more north over short shy smaller south surpassing topping under"
)
"""A hedge that here says how it came in."""
POLLSTERS = loose(
    r"wall\s+street|the\s+street|lseg|refinitiv|thomson(?:\s+reuters)?|reuters|factset|bloomberg|zacks|visible\s+alpha|s&p(?:\s+(?:global|capital).*)?|"
    r"dow\s+jones.*|ibes|the\s+city|the\s+market|investors|analysts|street"
)
POLLED_BY = loose(r"\b(?:by|from|according\s+to|poll|survey|data|at)\s+(?:the\s+)?$")
"""Before a name that is whose poll it is, inside what was expected."""
