"""How a place among others is told: best and mildest of them, at the head of the table, beaten by one alone."""

from __future__ import annotations

from tapeproof.words.pattern import loose

_UP = (
    r"best|strongest|sturdiest|firmest|stoutest|perkiest|brightest|hottest|liveliest|healthiest|finest|fattest|richest|happiest|toughest|steadiest|mightiest|"
    r"brawniest|heartiest|plumpest|juiciest|most\s+(?:buoyant|resilient|robust|rewarding|generous|powerful|impressive|lucrative|profitable)|least\s+(?:bad|battered|bruised|damaged|scarred)"
)
_DOWN = (
    r"worst|weakest|feeblest|frailest|flimsiest|softest|poorest|sickliest|shakiest|sorriest|dreariest|gloomiest|ugliest|bloodiest|"
    r"(?:hardest|worst)[\s-]hit|most\s+(?:bruised|battered|wounded|fragile|dismal|punishing|painful|severely\s+hit|disappointing)|least\s+(?:rewarding|resilient|impressive|good)"
)
_BIG = r"biggest|largest|greatest|sharpest|steepest|fastest|heaviest|hardest|deepest|quickest|widest|boldest|fiercest|wildest|stiffest|loudest|most\s+(?:pronounced|severe|marked|violent|dramatic)"
_SMALL = (
    r"smallest|slimmest|thinnest|tiniest|mildest|shallowest|lightest|gentlest|slightest|least|narrowest|skimpiest|leanest|slowest|"
    r"most\s+(?:meag(?:re|er)|modest|timid|muted|an(?:a)?emic|moderate|paltry|sluggish|limited|bearable)|lowest"
)
SUPERLATIVE = loose(
    rf"(?:(?<![\w-])|(?<=cond-|hird-|urth-|ifth-|ixth-|enth-|ghth-|inth-))(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<big>{_BIG})|(?P<small>{_SMALL}))(?![\w])",
    "best strongest sturdiest firmest stoutest perkiest brightest hottest liveliest healthiest finest fattest richest happiest toughest steadiest mightiest brawniest "
    "heartiest plumpest juiciest most least worst weakest feeblest frailest flimsiest softest poorest sickliest shakiest sorriest dreariest gloomiest ugliest "
    "bloodiest hardest biggest largest greatest sharpest steepest fastest heaviest deepest quickest widest boldest fiercest wildest stiffest loudest smallest "
    "slimmest thinnest tiniest mildest shallowest lightest gentlest slightest narrowest skimpiest leanest slowest lowest",
)
"""What makes one the first or the last of several."""
AMONG = loose(
    r"(?:[\s-]+(?!than\b|since\b|for\b|day\b|week\b|month\b|quarter\b|year\b|session\b|in\b|of\b|close\b|level\b|point\b)[\w%.’'-]+){0,5}?"
    r"\s+(?:of|in|among(?:st)?|on|across|within|from|by|to\s+be\s+had\s+(?:in|among))\s+(?:(?:any|all|every|each|the|its|these|those)\s+){0,2}(?:of\s+(?:the\s+)?)?(?:other\s+)?"
)
"""Between a superlative and those among whom it holds: "the most meagre rise of any"."""
NEUTRAL = loose(r"\b(?:returns?|showing|performance|performer|run|record|result|outcome|tally|total|start|score|ride|time|market|index|benchmark|bourse|gauge|one|member|stock|of)\b")
"""What is best or worst by which way it goes alone."""
NOT_OF_MOVES = loose(
    r"\b(?:level|close|price|weight(?:ing)?|volume|turnover|valuation|company|companies|economy|economies|bank|lender|maker|producer|exporter|"
    r"importer|economy|sector|industry|city|number|part|portion|holder|owner|employer|builder|city|country|stake|fund|yield|rate|inflation|"
    r"population|debt|deficit|firm|group|buyer|seller|trader|conglomerate|carrier|airline|retailer|brewer|miner|business|brand)\b"
)
"""What is the biggest in another way than by its move: "the largest economy in Asia"."""
WAS_THE = loose(r"(?:[^,;:]|,(?=\d)){0,60}?\s(?:is|was|were|proved|ranked\s+as|ranks\s+as|being|turned\s+out|looks|looked)\s+(?:\w+\s+)?(?:the|its)\s+")
"""Between a noun of movement and the superlative that is said of it: "a loss of 0.8% was the smallest"."""
AT_THE_HEAD = loose(
    r"\b(?:(?P<up>(?:tops?|topped|topping|heads?|headed|heading|leads?|led|leading|crowns?|crowned)|(?:sits?|sat|stands?|stood|is|was|are|were|finished|finishes|ended|ends|came|remains?|remained|put\s+it|puts\s+it|placed)\s+"
    r"(?:firmly\s+|comfortably\s+|well\s+|right\s+)?(?:atop|at\s+the\s+(?:very\s+)?(?:top|head|summit|front)\s+of|top\s+of|on\s+top\s+of|first\s+in))|"
    r"(?P<down>(?:props?|propped|propping)\s+up|(?:sits?|sat|stands?|stood|is|was|are|were|finished|finishes|ended|ends|came|remains?|remained|languish(?:es|ed)|lingers?|placed)\s+(?:stuck\s+)?"
    r"(?:(?:at|near)\s+the\s+(?:very\s+)?(?:bottom|foot|tail|tail\s+end|back|end)\s+of|(?:rock\s+)?bottom\s+of|last\s+in|(?:dead\s+)?last\s+of)))\s+"
    r"(?:(?:the|a|this|any)\s+)?(?:(?:year|week|month|quarter|day|session)[’']s\s+)?(?:(?:global|world|regional|league|performance|returns|annual|investment|international|Asian|European|\d{4})\s+){0,2}"
    r"(?P<table>league\s+tables?|tables?|lists?|rankings?|leader\s?board|ladder|league|pile|heap|class|standings|charts?|roster|pecking\s+order|field|pack|rank(?:s|ings))\b"
    r"(?:\s+(?:of|among|for|in)\s+(?:(?:all|the|every|any)\s+)*(?:(?:gainers|winners|returns|performers)\s+(?:of|among|in)\s+(?:the\s+)?)?)?",
    "table tables list lists ranking rankings leaderboard leader board ladder league pile heap class standings chart charts roster order field pack ranks rank",
)
"""At the top or the foot of a table: "heads the list of"."""
FINISHED = loose(
    r"\b(?:(?:took|takes|taking|claim(?:ed|s|ing)?|occup(?:ied|ies|ying)|held|holds|earned)(?:\s+the)?|finish(?:ed|es|ing)?|c[ao]m(?:e|es|ing)|end(?:ed|s|ing)?|rank(?:ed|s|ing)?|plac(?:ed|es|ing)|was|is|were)\s+(?:in\s+)?(?:the\s+(?:day|week|month|quarter|year)\s+)?(?:dead\s+|plumb\s+|stone\s+|a\s+distant\s+|a\s+clear\s+|comfortably\s+|easily\s+)?"
    r"(?:(?P<up>first|top|tops|ahead)|(?P<down>(?:rock\s+)?bottom|last))(?:\s+(?:place|spot|slot|rung|position))?\s+(?:among|of|out\s+of|in)\s+(?:(?:all|the|those|these|any)\s+)*",
    "first top tops ahead bottom last",
)
"""First or last, before those who ran: "came last among"."""
LED = loose(
    r"\b(?P<verb>led|leads|leading|headed|heads|heading|topped|tops|topping|paced|paces|pacing|dominated|fronted|spearheaded|drove|captained)\s+(?:(?:the|a|this|that)\s+)?(?:(?:day|session|week|month|year)[’']s\s+)?(?:(?:regional|global|broad|wider|broader|wide|general|sharp|thin|short|long|list\s+of|Asian|European)\s+){0,3}"
    r"(?:(?P<up>gains?|gainers|advances?|advancers|rises?|risers|rall(?:y|ies)|rebounds?|recover(?:y|ies)|winners|upswing|charge|climb|bounce|surge|way\s+(?:up|higher))|"
    r"(?P<down>loss(?:es)?|losers|declines?|decliners|falls?|fallers|rout|retreats?|sell-?off|slides?|drops?|laggards|slump|rush\s+(?:down|lower|for\s+the\s+exits?)|way\s+(?:down|lower)|plunge|tumble|descent))"
    r"(?:\s+(?:among|in|on|across|of|within|for)\s+(?:(?:the|all|its|these|those)\s+)*(?=\w))?",
    "led leads leading headed heads heading topped tops topping paced paces pacing dominated fronted spearheaded drove captained",
)
"""Went ahead of the others one way: "led losses among"."""
LED_ALL = loose(r"\b(?:led|paced|topped|headed|outdid|outran|outpaced|leads|paces|tops|heads)\s+(?:(?:all|the|every|each)\s+)*(?:of\s+(?:the\s+)?)?(?:other\s+)?$", "led paced topped headed outdid outran outpaced leads paces tops heads")
"""Before an index or its members, of one of them: "Cisco led the Dow"."""
LED_WAY = loose(r"\s+(?:(?P<down>lower|down|downwards?|on\s+the\s+(?:downside|way\s+down)|into\s+the\s+red)|(?P<up>higher|up|upwards?|on\s+the\s+(?:upside|way\s+up)|back\s+up))\b", "down downside downward downwards higher lower red up upside upward upwards way")
HELD_BEST = loose(
    r"\b(?:(?:held\s+(?:up|out|on)|holding\s+(?:up|out)|holds\s+up|stood\s+up|bore\s+up|stood\s+firm|fared|fares|faring|came\s+(?:off|through|out)|comes\s+off|weathered\s+(?:it|the\s+(?:storm|rout|day|sell-?off|turmoil))|withstood\s+(?:it|the\s+\w+)|"
    r"performed|performs|did|done|does)\s+(?:by\s+far\s+|easily\s+)?(?:the\s+)?(?:(?P<up>best|strongest|most\s+firmly)|(?P<down>worst|least\s+well))|"
    r"(?P<light>(?:got|gets|getting|came|comes|let|been\s+let)\s+(?:off|away|through)\s+(?:the\s+)?(?:lightest|most\s+lightly|easiest|cheapest|least\s+scathed)|(?:suffered|suffers|hurt|lost|loses|was\s+hurt|was\s+hit|bled|gave\s+(?:up|back))\s+(?:the\s+)?least|(?:escaped|escapes)\s+(?:the\s+)?(?:most\s+lightly|best|lightest))|"
    r"(?P<hard>(?:suffered|suffers|hurt|hurting|was\s+hit|were\s+hit|been\s+hit|is\s+hit|was\s+hurt|was\s+punished|sold\s+off|bled|took\s+it|was\s+clobbered|was\s+battered|was\s+squeezed)\s+(?:by\s+far\s+)?(?:the\s+)?(?:most|hardest|worst|heaviest)|"
    r"(?:took|takes|taking|suffered|absorbed)\s+the\s+(?:worst|heaviest|biggest|hardest|most\s+severe)\s+(?:\w+\s+)?(?:beating|hit|blow|hammering|knock|battering|pounding|drubbing|punishment|bruising|pummell?ing|thrashing)))"
    r"(?![\w-])(?!\s+(?:since|in\s+(?:an?\b|the\s+past|more)|day|week|month|quarter|year|of\s+it))",
    "best strongest most least worst lightest easiest cheapest hardest heaviest biggest",
    hint=r"(?<!its\s)(?<!their\s)\b(?:best|strongest|least|worst|lightest|easiest|cheapest|hardest|heaviest|biggest)\b|\bmost\s+(?:firmly|lightly|severe)|"
    r"(?:suffer|hurt|hit|punished|off|bled|it|clobbered|battered|squeezed)\w*\s+(?:by\s+far\s+)?(?:the\s+)?most\b",
)
"""Verbs with a superlative of the way one came through: "got off lightest"."""
MOST = loose(r"(?:\s+(?:by\s+)?(?:far\s+)?(?:the\s+)?(?P<most>most|furthest|fastest|hardest|farthest|sharpest)|\s+(?:by\s+)?(?:the\s+)?(?P<least>least))\b(?!\s+(?:since|in\s+(?:a|one|the\s+past|more|nearly|almost|over|about|\d|two|three|four|five|six)\b|ever|\w+\s+since))", "far farthest fastest furthest hardest least most sharpest")
"""After a verb of movement: "rose the most"."""
OF_WHOM = loose(r",?\s+(?:of|in|among(?:st)?|on|across|within)\s+(?:(?:any|all|the|its|these|those)\s+){0,2}(?:of\s+(?:the\s+)?)?(?:other\s+)?")
"""Between such words and those among whom it holds."""
THAN_ANY = loose(
    r"(?P<how>more|less|further|farther|faster|harder|better|worse|larger|bigger|steeper|sharper|greater|stronger|weaker|deeper|smaller)\s+(?:[\w-]+\s+){0,4}?than\s+(?:that\s+of\s+|those\s+of\s+|in\s+)?(?:all\s+but\s+(?P<n>one|two|three|four|five|six)|any|every|all|each|almost\s+any)\s+(?:of\s+)?(?:the\s+)?(?:other\s+)?(?:of\s+)?(?:the\s+)?",
    "than",
)
"""Before those all of whom did less."""
BEAT_ALL = loose(
    r"\b(?:(?P<up>out(?:ran|runs?|running|perform(?:ed|s|ing)?|pac(?:ed|es?|ing)|did|do(?:es|ing)?|shone|shines?|shining|strip(?:s|ped|ping)?|gain(?:ed|s|ing)?)|beat(?:s|en|ing)?|best(?:ed|s|ing)|bettered|bettering|eclips(?:ed|es|ing)|surpass(?:ed|es|ing)|exceed(?:ed|s|ing)?|trounc(?:ed|es|ing)|dwarf(?:ed|s|ing)|top(?:ped|s|ping)|leads?|led|left\s+behind|leaving\s+behind|puts?\s+to\s+shame)|"
    r"(?P<down>underperform(?:ed|s|ing)?|lag(?:ged|s|ging)?(?:\s+behind)?|trail(?:ed|s|ing)?|fell\s+behind))\s+(?:that\s+of\s+|those\s+of\s+)?(?:every|all|any|each|everyone|everything|the\s+(?:rest|remainder|others?))\s+(?:of\s+)?(?:the\s+)?(?:one\s+)?(?:other\s+)?(?:of\s+)?(?:the\s+)?",
    "every all any each everyone everything rest remainder other others",
)
"""Before those all of whom it beat: "outruns every other"."""
NOBODY = loose(r"\b(?:no|none|nothing|nobody|no[\s-]one|not\s+one|neither)\s+(?:of\s+|in\s+|on\s+|among\s+|index\s+in\s+|benchmark\s+in\s+)?(?:(?:any|the|all|its)\s+)*(?:other\s+)?$", "no none nothing nobody not neither")
"""Before those none of whom did more."""
DID_MORE = loose(
    r"(?:[’']s?)?\s+(?:index\s+|benchmark\s+|market\s+|gauge\s+)?(?:has\s+|have\s+|had\s+|can\s+(?:boast|show|claim|match)\s+|could\s+(?:boast|show|claim|match)\s+)?(?:ever\s+|yet\s+)?(?P<verb>\w+(?:\s+(?:up|off|back|down))?)?\s*(?:by\s+)?(?:(?:an?|such)\s+)?"
    r"(?P<how>more|further|farther|better|worse|faster|harder|as\s+much|so\s+much|as\s+(?:far|well|badly|hard)|so\s+(?:far|well|badly|hard)|bigger|larger|steeper|greater|stronger|weaker|deeper)\b"
)
"""After those of whom none or few did so: "has risen further"."""
UNMATCHED = loose(
    r"\b(?:un(?:matched|rivall?ed|equall?ed|surpassed|beaten|paralleled)|without\s+(?:equal|rival|parallel|peer)|second\s+to\s+none|second\s+to\s+no\s+other)\s+(?:(?:by|in|among|on|across|anywhere\s+(?:in|among)|elsewhere\s+(?:in|among)|of)\s+)?(?:(?:any|all|the)\s+)*(?:other\s+)?(?:of\s+(?:the\s+)?)?",
    "unmatched unrivaled unrivalled unequaled unequalled unsurpassed unbeaten unparalleled equal rival parallel peer second",
)
"""Before those of whom none is its equal."""
THE_ONLY = loose(r"\b(?:the\s+)?(?:only|sole|lone)\s+(?:(?:one|member|stock|share|index|market|bourse|company|name|component|benchmark)\s+(?:of|among|in|on)\s+(?:the\s+|all\s+|these\s+|those\s+)?)?(?:other\s+)?$|\balone\s+(?:among|of|in)\s+(?:the\s+|all\s+|these\s+|those\s+)*$", "only sole lone alone")
"""Before those none of whom went the same way: "the only big market"."""
THAT_WAY = loose(r"(?:[\s,]+(?:that\s+|which\s+|to\s+(?:be\s+|have\s+|stay\s+|end\s+|finish\s+|close\s+|remain\s+)?|still\s+|now\s+|has\s+|have\s+|had\s+|is\s+|was\s+|whose\s+\w+\s+|in\s+the\s+\w+\s+|not\s+)?)?(?:[\w-]+\s+){0,3}$")
"""Between them and the word that says which way."""
NOT_LOST = loose(r"\b(?:not|never|without|escap(?:e|ed|es|ing)|avoid(?:ed|ing)?|spared)\b", "not never without escape escaped escapes escaping avoid avoided avoiding spared")
LABEL = loose(
    r"\b(?<!a\s)(?<!an\s)(?:(?:biggest|chief|main|worst|greatest|runaway|clear|undisputed|unlikely|surprise|heaviest|perennial|stand-out|big|real)\s+)?(?:(?P<up>star(?:\s+turn)?|standout|stand-out|champion|pacesetter|pace-setter|front-?runner|darling|outperformer|toast|pick|top\s+dog|high-?flier|shining\s+light|winner)|"
    r"(?P<down>laggard|straggler|wooden\s+spoon(?:ist)?|back-?marker|underperformer|tail-ender|weak(?:est)?\s+link|sick\s+man|dunce|dog|also-ran|casualty|victim|sufferer|loser|whipping\s+boy))(?![\w’'-])(?!\s+(?:stock|share|of\s+(?:the\s+)?(?:day|week|month|war|crisis|tariff|row|deal|trade|sell-?off|decision)))",
    "star standout stand champion pacesetter pace frontrunner front darling outperformer toast pick top highflier high shining winner laggard straggler wooden backmarker back "
    "underperformer tail weak weakest sick dunce dog also casualty victim sufferer loser whipping",
)
"""What the first or the last of a field is called."""
OWNS = loose(r"(?:[’']s?)?\s+(?:(?:biggest|chief|main|worst|clear|undisputed|big)\s+)?")
"""Between those who run and what the first of them is called: "the region's laggard"."""
ORDINALS = {word: at for at, word in enumerate("first second third fourth fifth sixth seventh eighth".split(), 1)}
_PLACES = "first|second|third|fourth|fifth|sixth|seventh|eighth|last|bottom|top|(?:the\\s+)?(?:worst|weakest|best|strongest)"
RUNNER_UP = loose(rf"\s+(?:(?:was|were|came|finished|ended|coming|ranked|in)\s+)?(?:a\s+(?:close|distant)\s+)?(?P<at>{_PLACES})(?:\s+place)?(?=\s*(?:[.,;:)]|$|and\b|with\b|while\b|at\b|on\b))")
"""After a name, its place behind the first: "with Apple second"."""
AND_WITH = loose(r"(?:,|;|\band|\bwith|\bwhile|\bbut|\bfollowed\s+by)\s+(?:(?:the|its|fellow|rival)\s+|[\w.]+(?:\s+\w+)?[’']s?\s+)*$")
"""Between the first and the name of one behind it."""
PUTS = loose(r"\b(?:table|ranking|rankings|list|leader\s?board|standings)\b[^,;.]{0,40}?\s(?:puts?|has|shows?|placed?|ranks?|lists?)\s+(?:the\s+)?(?:[\w.]+(?:\s+\w+)?[’']s?\s+)?$", "table ranking rankings list leaderboard board standings")
"""Before a name that a table puts in its place."""
PUT_AT = loose(rf"\s+(?:in\s+|at\s+the\s+)?(?P<at>{_PLACES})(?:\s+place)?(?![\w-])", "best bottom eighth fifth first fourth last second seventh sixth strongest third top weakest worst")
NEGATED = loose(r"(?:\b(?:not|never|hardly|neither|nor|far\s+from|anything\s+but|no\s+longer)|n[’']t)\s+(?:\w+\s+)?(?:the\s+)?$", "anything far hardly longer neither never nor not t")
"""Before a place that is denied: "was not the weakest of"."""
BAR = loose(
    r"(?:[’']s?)?(?:\s+(?:(?:this|last)\s+\w+|(?:on|in|for|over)\s+(?:the\s+)?\w+))?,?\s+(?P<how>after|behind|bar(?:ring)?|but(?:\s+for)?|except(?:ing)?(?:\s+for)?|save(?:\s+for)?|other\s+than|(?:apart|aside)\s+from|with\s+the\s+exception\s+of)\s+(?=(?:(?:the|that\s+of|those\s+of|only)\s+)*(?-i:[A-Z]))", "after apart aside bar barring behind but except excepting exception other save"
)
"""After those among whom it is the first, the names of those that were before it: "the weakest of the markets, bar Brazil"."""
ENDS_NAMES = loose(r"[’']s?(?!\w)|\s*(?:[.,;:)–—]|$|(?:this|last|on|in|over|and|but|with)\b)")
