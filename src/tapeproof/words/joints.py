"""Small words that join: prepositions before a figure, whose it is, where a sentence or a clause ends."""

from __future__ import annotations

from tapeproof.words.pattern import loose, pattern

# Before and after a figure ----------------------------------------------------

PREPOSITION = loose(
    r"\b(?=[abfnoptuw])(to|at|on|near|around|from|against|above|below|past|over|through|beyond|under|beneath|of|with|by|for)\s+(?:(?:a|an|the|its|their)\s+)?(?:(?:psychologically\s+(?:important|key|significant|crucial)|psychological|key|milestone|symbolic|closely\s+watched)\s+)?(?:(?:new\s+|fresh\s+)?(?:all-time\s+)?record\s+)?$"
)
"""The preposition that leads to a figure."""
AGAIN = loose(r"(?:\bor\b|\bworth\b|\bequal to\b|[(\[]|,\s+an?\b)[\s\w-]{0,12}$")
"""What says a figure again in another unit: "412 points, or 1.2%"."""
IN_POINTS_TOO = loose(r"\s+and\s+")
"""Between a move in percent and the same in points: "measuring 14.9 per cent and 3,836 points"."""
CONVERTED = loose(r"\s*,?\s*(?:\(|or\s+|\(about\s+|\(around\s+)")
"""Between an amount and the same in another currency."""
WAS = loose(r"\b(?:was|were|is|are|ended|closed|finished|ending|closing|finishing|stayed|remained)\s+(?:\w+\s+){0,2}$")
AN_OBJECT = loose(
    r"^\s+(?:(?:its|their|his|her|the|a|an|down|both|all|that|this|[A-Z][\w.]*[’']s|[\w-]+\s+(?:stake|output|production|capacity))\b)"
)
"""After a verb that says a multiple: "doubled its dividend" is no move of its own."""
ENDED = loose(r"\b(?:closed|ended|finished|settled|closing|ending|finishing)\s+(?:(?:the\s+(?:day|session)|on\s+\w+day|\w+day|modestly|slightly|sharply|marginally|broadly|firmly|mostly|well|much)\s+)?$", "closed ended finished settled closing ending finishing")
"""Before a direction that is said alone: "finished in the red"."""
THAN = loose(r"^\s+(?:than|by|at|for\s+the\s+(?:week|month|quarter|year))\b")
NO_MOVE_AFTER = loose(
    r"^\s+(?:threshold|rule|definition|(?:daily\s+)?limit|cap\b|ceiling|(?:lower|upper)\s+circuit|stake|chance|probability|tariffs?|lev(?:y|ies)|tax|duty|duties|interest|coupon|discount|premium|of\s+the\s+vote|of\s+(?:the|its)\s+(?:company|firm|group|stock\s+outstanding)\b(?!['’]s\s+(?:value|market))|swing)\b", "cap ceiling chance circuit company coupon definition discount duties duty firm group interest levies levy limit outstanding premium probability rule stake swing tariff tariffs tax threshold upper vote"
)
"""After a percentage that is no move."""
A_LIMIT = loose(r"\b(?:limit|cap|ceiling|floor|threshold|band|ban|maximum)\s+of\s+(?:up\s+to\s+)?$", "limit cap ceiling floor threshold band ban maximum")
"""Before a percentage that is a rule: "falling by the daily limit of 10 percent"."""
BEYOND = loose(r"(above|below|past|beyond|topping|surpassing|exceeding)\s")
"""A hedge that may be a side: "weakened beyond 150 to the dollar"."""
AS_HIGH_AS = loose(r"as\s+(?:high|low)\s+as\b")
AN_EXTREME_OF = loose(
    r"\b(?:highs?|lows?|peaks?|troughs?|tops?|bottoms?|summit|zenith|nadir|records?(?:\s+(?:close|finish|closing\s+high|closing\s+low))?|levels?|clos(?:e|ing\s+price)|finish|settlement|quote|print)\s+(?:\w+\s+)?of\s+$", "bottom bottoms close closing finish high highs level levels low lows nadir peak peaks print quote record records settlement summit top tops trough troughs zenith", "of"
)
"""Before the value of a high, a low or a record."""
SIDE = loose(r"(?:to\s+)?(more\s+than(?=.*\bfirst\s+time)|less\s+than(?=.*\bfirst\s+time)|above|below|past|beyond|over|under|through|beneath|topping|surpassing|exceeding)\b")
UPPER_SIDE = frozenset({"more than", "above", "over", "topping", "surpassing", "exceeding"})
LOWER_SIDE = frozenset({"less than", "below", "under", "beneath"})
PASSED = loose(
    r"\b(?:cross(?:ed|es|ing)?|br(?:oke|eaks?|each|eaking|eached|eaches|eaching)|pierc(?:ed|es|ing)|burst|smash(?:ed|es|ing)|punch(?:ed|ing)|top(?:ped|s|ping)|pass(?:ed|es|ing)|"
    r"surpass(?:ed|es|ing)|re(?:gain|claim|captur|tak)(?:ed|e|es|en|s|ing)|retook|w[io]n(?:s|ning)?\s+back|crash(?:ed|ing)|pok(?:ed|ing)\s+its\s+head|lost|vault(?:ed|ing)|clear(?:ed|ing)|sailed|blew)\s+(?:briefly\s+)?(?:back\s+)?(?:the\s+)?$", "blew breach breached breaches breaching break breaking breaks broke burst cleared clearing crashed crashing cross crossed crosses crossing lost passed passes passing pierced pierces piercing poked poking punched punching recapture recaptured recapturen recaptures recapturing recapturs reclaime reclaimed reclaimen reclaimes reclaiming reclaims regaine regained regainen regaines regaining regains retake retaked retaken retakes retaking retaks retook sailed smashed smashes smashing surpassed surpasses surpassing topped topping tops vaulted vaulting win winning wins won wonning wons"
)
"""Before a level that was passed."""
HIT_IT = loose(r"\b(?:hit|hits|hitting|touch(?:ed|es|ing)|reach(?:ed|es|ing)|scal(?:ed|es|ing)|attain(?:ed|s|ing))\s+(?:the\s+)?$", "attained attaining attains hit hits hitting reached reaches reaching scaled scales scaling touched touches touching")
"""Before a level that was come to for the first time: "hit 70,000 for the first time"."""
COMPARED_WITH = loose(r"\bcompared\s+with\s+$", "compared")
"""Before the level of an earlier session, beside which one is told."""
A_RATE = loose(r"\s+(?:to\s+the|per|a|against\s+the)\s+(?:U\.?S\.?\s+)?(?:dollar|greenback|euro)\b", "dollar euro greenback")
"""After a rate without a unit: "breached 57 to the dollar"."""
THAN = loose(r"\s+than\b")
PARED_TO = loose(
    r"\b(?:trim|par|narrow|cut|extend|widen|reduc|stretch|whittl|shav|tak|took|br(?:ing|ought))\w*\s+(?:its|their|the|an?|early|earlier|those)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<noun>loss(?:es)?|gains?|advance|decline|drop|fall|rise|retreat|slide|rally|deficit)(?:\s+(?:for|over|on|in|since)\s+(?:[\w’'-]+\s+){1,5}?|\s+(?:had\s+been\s+\w+\s+)?)to\s+(?:(?:about|just|around|only|barely|merely|an?\s+(?:mere|paltry|scant))\s+)?$",
    "to", "loss losses gain gains advance decline drop fall rise retreat slide rally deficit")
"""Before the size that a move has come to: "trimming its loss to"."""
A_GAIN = loose(r"gain|advance|rise|rally")
RETOOK = loose(r"\b(?:re(?:gain|claim|captur|tak)(?:ed|e|es|en|s|ing)|retook|w[io]n(?:s|ning)?\s+back)\s+(?:the\s+)?$", "recapture recaptured recapturen recaptures recapturing recapturs reclaime reclaimed reclaimen reclaimes reclaiming reclaims regaine regained regainen regaines regaining regains retake retaked retaken retakes retaking retaks retook win winning wins won wonning wons")
"""Before a level that was passed again, and not the size of a move: "won back 15,000"."""
WENT = loose(r"\s+(?:briefly\s+)?(?:back\s+)?")
"""Between a verb of movement and the side of a level that was passed: "rose back above"."""
NEUTRAL = loose(r"\b(?:went|got|moved|pushed)\s+(?:briefly\s+)?(?:back\s+)?$", "got moved pushed went")
"""Verbs of movement without a direction, before the side of a level."""
RISES_PAST = loose(r"^(?:top|surpass|vault|clear|sail|pok|re(?:gain|claim|captur|tak|took)|w[io]n)")
"""Of a verb before a level that was passed: the level was below."""
LOST_A_LEVEL = loose(r"\b(?:lost|crashed|crashing)\b")
FIRST_TIME = loose(r"\b(?:for\s+)?(?:only\s+)?the\s+first\s+time(?:\s+ever)?\b|\bfor\s+first\s+time(?:\s+ever)?\b|\bfirst(?:-ever)?\s+(?:close|finish|print|settlement|closing|ending)\b|(?<!\bat )(?<!\bthe )\bfirst\s+(?:closed|finished|ended|settled|traded|rose|climbed|went|moved|broke|crossed|topped|passed|fell|dropped|slipped|sank|dipped|pushed|surpassed|breached|reached|hit)\b", "first")
SINCE_OR_IN = loose(r"(?:\s+(?!and\b|but\b|for\b|of\b)[\w-]+){0,3}?\s+(?:since|in|for)\s+(?:(?:the|about|almost|nearly|over|more\s+than|at\s+least)\s+){0,2}|\s+")
"""Between "the first weekly gain" and since when."""
OF_THE_FIRST_TIME = loose(r"\s+(?:ever\s+)?(?:(?:since|in|of|on|during)\s+)?(?:(?:the|about|almost|nearly|over|more\s+than|at\s+least)\s+){0,2}")
"""Between "the first time" and since when."""
OF_THE_LAST = loose(r"\s+(?:out\s+)?of\s+(?:the|its|their)\s+(?:past|last|previous|prior)\b", "last past previous prior")
"""After the count of a tally: "up in 10 of the past 12 months"."""
AT_A_PLACE = loose(r"(?:(?:just|well|far|comfortably|slightly|a\s+little|back)\s+)?(?:below|above|beneath|beyond)\s")
"""A figure hedged by a word of place: after a verb of movement a level, not its size ("sank below $60")."""
NAMES_A_SECOND = loose(r"(?:,[^,;.]{1,30},|\s+shares)?\s+(?:by\s+)?(?:about\s+|nearly\s+|almost\s+|more\s+than\s+)?")
"""Between a name and the figure that shares the verb of the one before: "and Advantest, an Nvidia supplier, 2.4%"."""
REACHED = loose(r"\b(?:touched|touching|hit|hitting|reached|reaching|yield(?:ed|s|ing)?|stood\s+at|topped)\s+(?:about\s+|around\s+)?$", "hit hitting reached reaching stood topped touched touching yield yielded yielding yields")
"""Before the level that a yield came to."""
PART_OF_IT = loose(r"^\s+of\s+(?:that|those|this|these|them)\b")
"""After a part of a move told before: "recouped 200 points of that"."""
CONTRIBUTED = loose(r"\b(?:knocked|cost|took|taking|lopped|shaved|sliced|stripped|contributed|accounted\s+for)\b", "knocked cost took taking lopped shaved sliced stripped contributed accounted")
"""Verbs of what one member does to its index, or a day to a price: whose move it is stays in doubt."""
MAKES_UP = loose(r"\b(?:mak(?:es?|ing)\s+up|made\s+up|account(?:s|ed|ing)?\s+for)\s+$", "make makes making made account accounts accounted accounting")
"""Before a member's share of its index."""
SHARE_OF_A_MOVE = loose(
    r"^\s+of\s+(?:[\w’'.%-]+\s+){1,6}?(?:loss(?:es)?|gains?|drop|fall|declines?|slide|slump|rout|rise|rally|advance|tumble|retreat|surge|sell-?off)\b", "advance decline declines drop fall gain gains loss losses rally retreat rise rout sell selloff slide slump surge tumble", "of"
)
"""After a share won back or given back: "half of Monday's 4.2% rout"."""
OF_A_PART = loose(r"\b(?:mid|small|large|micro)-?caps?\b")
"""Of an index of some of a market's companies, which is not its benchmark."""
THE_SAME_ONE = loose(r"(?:\s+(?:per|a|to\s+the|against\s+the)\s+\w+)?,?\s+(?:(?:in|for|marking|making\s+it)\s+)?(?:its|their|an?|the)\s+")
"""Between a level or move and the record that it is: "to 134.63 per dollar in its biggest slide"."""
OFF_IT = loose(r"\s+(?:off|from|to|of)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}")
"""Between a contribution and the index: "63 points off the Nikkei"."""
IS_TOLD = loose(r"\s+(?:point|note|argue|say|recall|remember|tell|remind|notice|observe|be\s+(?:told|reminded))\b", "argue note notice observe point recall remember remind reminded say tell told")
"""After "will" or "may": what follows is told, not foretold."""
SUPPOSED = loose(r"^\W*(?:an?|each|every)\s+(?:[\w-]+\s+){1,3}(?:of\s+|in\s+)?$")
AS_A_RULE = loose(r"^[^.;]{0,40}\b(?:typically|usually|generally|normally|would|tends?\s+to)\b", "generally normally tend tends typically usually would")
"""Before and after a figure that nothing has done: "a rise of 10% typically adds"."""
OF_EARNINGS = loose(
    r"^\s+(?:(?:its|their|the)\s+)?(?:(?:expected|forward|forecast|estimated|trailing|projected|annual|future|reported|historical|12-month|next\s+year[’']s)\s+)*"
    r"(?:earnings|profits?|sales|revenues?|book|cash\s+flow)\b", "book earnings flow profit profits revenue revenues sales"
)
NO_PRICE_BEFORE = loose(r"\b(?:coupon|on\s+sale|starts?|starting(?:\s+price)?|retails?|retailing|list\s+price|sticker\s+price)\s+(?:of|at|for|from)\s+(?:about\s+|around\s+)?$", "coupon sale start starts starting retail retails retailing list sticker")
"""Before the price of a product, or the rate of a loan."""
NEVER_PAST = loose(r"\bnever\s+(?:\w+\s+){1,2}(?:above|below|past|beyond|over|under)\s+$", "never")
"""Before a level that was not reached: "has never closed above"."""
MARK = pattern(r"[\s-]+(?:mark|level|handle|line|barrier|threshold|milestone|hurdle)\b", "barrier handle hurdle level line mark milestone threshold")
"""After a round number that is a level: "the 10,000-point mark"."""

# Whose a figure is -----------------------------------------------------------

OWNED_AFTER = pattern(
    r"^[\s,\"”’']*(?:apiece\s+)?(?:for|in|off|of|on|from|hit|by|that|which)\s+(?:both\s+)?(?:the\s+|its\s+)?"
    r"(?:(?:shares|stock|wider|broader|blue-chip|benchmark|tech-heavy|main|small-cap|mid-cap|rival|(?:[A-Z][a-z]+\s)?[A-Z][a-z]+[’']s?)\s+(?:of\s+|in\s+)?)?$"
)
"""Between a figure and the name behind it that owns it: "13.6% for Hang Lung"."""
AND_FOR = loose(r"(?:\s+since\s+[\w\s.]{3,24}?)?,\s+(?:and|but|while)\b")
"""Where the sentence goes on to another subject: ", and for the S&P 500"."""
CARRIED_AFTER = loose(
    r"\b(?:lifted|sent|took|left|pushed|carried|dragged|drove|brought|helped|put|handed|gave|hit|knocked|propelled|saw|greeted|"
    r"had come off|came off|lopped off|for)\b"
)
"""Verbs by which a figure said first moves the name behind it: "a gain of 430 points lifted the Dow"."""
OF_WHOM = loose(r"\b(?:for|by)\s+(?:the\s+|both\s+the\s+)?$", "for by")
"""Before the subject of a figure that it stands within."""
AMONG = loose(r"\b(?:in|of|among|on)\s+(?:the\s+)?$")
"""Before the list in which a place is taken."""
BESIDE = loose(
    r"\b(?:than|from|by|against|versus|like|with|behind|of|in|as|over|among|to|per|beside|besides|alongside)\s+(?:the\s+|its\s+)?(?:[\w’'-]+\s+)?$"
)
"""Before a name that stands beside the subject, not for it."""
LED_IT = loose(r"\b(?:led|leading|paced|pacing|dragged|dragging|pulled|pulling|lifted|lifting|pushed|pushing|drove|driving)\s+(?:the\s+)?$", "led leading paced pacing dragged dragging pulled pulling lifted lifting pushed pushing drove driving")
LOWER_WITH = loose(r"\s+(?:lower|higher|down|up)\s*,?\s+(?:with|by|after)\b")
"""Around an index that one of its members moved: "led the Dow lower with a 7.6% drop"."""
IT_IS_NOW = loose(r"\b(?:it|they)\s+(?:was|is|were|are|has|have|had|stood|stands|sits|remains|lies|trades)\b")
"""A pronoun that takes up the subject of the sentence, past a name beside it."""
A_GAUGE_OF = pattern(r"\bthe\s+(?:index|gauge|measure|basket|barometer)\s+of\s+(?!the\b)[a-z][\w-]*(?:\s+[a-z][\w-]*){0,2}", "index gauge measure basket barometer", "of")
"""A gauge described and not named: "the index of mainland companies"."""
TOPPED = loose(r"\b(?:topp|pac)(?:ed|ing)\s+(?:the\s+)?$", "topped topping paced pacing")
"""Before the list that the subject heads: "topped the Hang Seng Tech Index with a 7% advance"."""
LISTED_IN = loose(r"\b(?:in|on|among)\s+(?:the\s+)?$")
"""Before the index that the subject is a member of."""
COORDINATED = loose(
    r"^(?:['’]s)?(?:\s*\([^)]*\))?\s*(?P<joint>,\s*and|,|and|&|as well as|plus|or)\s*"
    r"(?:(?:the|its|both|wider|broader|tech-heavy|blue-chip|[\w.]+[’']s)\s+)*$"
)
"""Between two names of which the same is said."""
RELATIVE = pattern(r",\s*(?:(?:which|who|whose)\b|at\s[$£€¥]?\d)(?:[^,;]|,(?=\d{3}))*,(?!\d{3})", "which who whose at")
"""A relative clause set between commas."""
ASIDE = pattern(
    r",\s*(?:which|who|whose|where|an?|another|one of|home to|parent of|the parent)\b(?:[^,;]|,(?=\d{3}))*,(?!\d{3})|\([^)]*\)|\s[-–—]\s[^-–—;]*\s[-–—]\s"
)
"""A stretch set apart, whose names are not the sentence's subject."""
SUBORDINATE = loose(r"\b(?:as|after|when|while|because|amid|once|although|though)\s[^,;]{0,60}$", "as after when while because amid once although though")
"""Before a name in a clause that another one leads on from."""
APPOSED_NAME = pattern(r",\s(?:the\s)?")
HELD_UP = pattern(r",\s(?:(?:has|have|had|was|were|is|are)\s(?:\w+ly\s)?)?$")
HOLDS_UP = pattern(r",\s(?!and\b|but\b|while\b|or\b|[A-Z$£€¥\d])")
"""Between a name and what is told of it before its verb comes."""
BUYS_A = loose(r"\s+(?:to\s+(?:buy|get|purchase)|for|per|to|against)\s+(?:an?\s+|the\s+|one\s+|every\s+)?(?:us\s+|u\.s\.\s+)?")
"""Between an amount and the dollar that it buys: "112 yen to buy a dollar"."""
SNAPPED_A = loose(r"\b(?:snap(?:ped|s|ping)?|halt(?:ed|s|ing)?|br(?:oke|eaks|eaking|oken)|end(?:ed|s|ing)?|interrupt(?:ed|s|ing)|put(?:s|ting)?\s+(?:paid|an?\s+(?:end|stop|halt))\s+to|br(?:ought|ings|inging)\s+to\s+an\s+end)\s+(?:off\s+)?(?:an?|its|their|the)\s+[\w-]+[\s-]+(?:\w+[\s-]+)?$", "snap snapped snaps snapping halt halted halts halting broke breaks breaking broken end ended ends ending interrupted interrupts interrupting put puts putting brought brings bringing")
"""Before a run told by its noun of movement: "snapped an eight-day advance"."""
THAT_IS = loose(r"\s*(?:,|[-–—]|with|at|\()\s*(?:with\s+|at\s+)?(?:an?\s+)?")
"""Between a record and the move that it is: "its worst week since March, a drop of"."""
AND_ANOTHER = loose(r",\s+and\s+(?:another|a\s+further)\s+$", "and")
"""Before a second move of the subject, whatever was told between: "jumped 4%, as sales grew, and another 3% on Friday"."""
BECAUSE = loose(r",|\b(?:as|after|because|when|amid|with|following|despite|before|while|on|thanks|since)\b")
"""Between a move and what it is laid to: not what it is of."""
APPOSED = loose(
    r"(?:,|\s[-–—])\s+(?:itself\s+)?(?:(?:for|marking|making(?:\s+it)?|in)\s+)?(?:(?:its|their|the|an?)\s+)?|\s+(?:that|which)\s+(?:was|is|ranks\s+as|marked|marks)\s+(?:its|their|the|an?)\s+"
)
"""Between a move and the record that it is: "slid 1.9%, its steepest fall"."""
APPOSED_TO_A_TIME = loose(r"\s+(?:in|for|over|during|on)\s+(?:[\w-]+\s+){1,7}[\w-]+,\s+(?:its|their|the|an?)\s+")
OF_ANOTHER_DAY = loose(r"day[’']s\s[^,;]*,\s+(?:its|their|the)\s+$")
"""Before the record of a move of another day, after which the sentence goes on: "half of Tuesday's surge, its biggest"."""
ABSOLUTE = loose(r",?\s+(?:since\s+[\w\s.]{3,24}?|in\s+[\w\s]{3,24}?)?,?\s*(?:with\s+)?(?:the\s+|its\s+)?(?:[\w&.’'-]+\s+){0,4}")
PARTICIPLE = loose(r"\w+ing\b|(?:up|down|ahead|off|higher|lower)\b")
"""After ", the DXY": what it did while the record was set."""
AVOIDED = loose(r"\b(?:spar(?:e|ed|es|ing)|avoid(?:ed|s|ing)?|avert(?:ed|s|ing)?|escap(?:e|ed|es|ing)|dodg(?:e|ed|es|ing)|prevent(?:ed|s|ing)?|stav(?:e|ed|es|ing)\s+off|miss(?:ed|es|ing)?|den(?:y|ied|ying))\b(?:\s+[\w&.’'-]+){0,5}\s+$", "spare spared spares sparing avoid avoided avoids avoiding avert averted averts averting escape escaped escapes escaping dodge dodged dodges dodging prevent prevented prevents preventing stave staved staves staving miss missed misses missing deny denied denying")
"""Before a run that did not come to be: "spared the Dow an 11th day of losses"."""
FOR_A = loose(r"\bfor\s+an?\s+$")
OF_GAINS = loose(r"\s+of\s+(?:gains|losses|advances|declines|falls|rises|drops)\b", "advances declines drops falls gains losses rises")
"""After the unit of a run: "its second day of gains"."""
A = loose(r"\s+an?\s+")
"""Before the number of a run: "fell for a third day"."""
PRONOUN = loose(r"^\W*(?:it|its|they|their|them|that|this|these|those|which|whose)\b")
ITS = loose(r"\b(?:its|their)\b")
OF_IT = loose(r"\W*(?:it|its|that|this)\b")
AMOUNTS_TO = loose(
    r"\s+(?:(?:was|is|of|at|stood|stands|reached|hit|totalled|totaled|then|now|still|then)\s+)*(?:(?:about|around|roughly|nearly|almost|some|over)\s+)?"
)
"""Between what an amount is of and the amount: "market value was then about"."""
BOTTOMED = loose(r"\b(?:bottomed(?:\s+out)?|troughed)(?:\s+at)?\s*$", "bottomed troughed")
"""Verbs of the low of a window, before its figure."""
OF_A_NAME = loose(r"\s+(?:of|in|at)\s+(?:the\s+)?")
"""Between an epithet and the name that it is of: "the shares of Nike"."""
OF_SEVERAL = loose(
    r"(?:^|[,;]\s+|\band\s+)(?:(?:for|in)\s+)?(?P<all>(?:all|the)\s+(?P<number>two|three|four)|both|each|either)\b(?:\s+(?:cases?|instances?|index|indices|benchmarks?|gauges?|averages?))?"
    r"(?:\s+of\s+them)?,?\s+(?!of\b)(?:(?:it|that|this)\s+(?:was|is|were)\s+)?(?:(?:have|has|had|was|were|are|is|now|also|the|their|its|a|then|to|must|needs?)\s+){0,4}(?:more\s+than\s+|nearly\s+|almost\s+)?$",
    "both each either two three four",
)
"""Before what is said of several at once: "all three had their"."""
RESUMES = loose(r";\s+(?:it|they|that)\b(?=[^;]*$)")
"""Where a clause goes on with the subject of the one before it."""
THE_TWO = loose(r"(?:the\s+two|both)\s")
"""At the head of what stands for two subjects: "the two gauges"."""
OF_THE_HOME = loose(r"^the\s+(?:(?:local|domestic|home)\b|(?:city|territory)[’']s\b)")
"""Of an index or a currency that is not named: that of the story's home."""
A_LISTING = loose(r"\b(?:shares?|stock)$")
OWNING = loose(r"[’']s?\s+")
ITS_OWN = loose(r"\b(?:its|their)\s+$")
"""Before the place of a listing: "Alibaba's U.S. shares", "its Hong Kong stock"."""
LISTED_THERE = pattern(r"(?:[A-Z][\w.]*\s)?[A-Z][\w.]*-(?:listed|traded|quoted)\b")
"""A place of listing, which is no name: "New York-traded ADRs"."""
STOCKS_IN = pattern(r"\b(?:[Ss]tocks|[Ss]hares|[Ee]quities)\s+in\s+(?:the\s+)?(?P<place>[A-Z]\w+(?:\s[A-Z]\w+)?)", "stocks shares equities", "in")
"""A market by its place, said the long way: "stocks in London"."""
INDEX_OF = pattern(
    r"\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Street|Dow|Nasdaq)(?P<place>[A-Z]\w+(?:\s[A-Z]\w+)?)[’']s\s+(?:(?:main|key|benchmark|leading|headline|flagship|blue-chip)\s+)?(?:stock\s+|share\s+|equity\s+)?"
    r"(?:index|gauge|benchmark|barometer|bourse|average|stock\smarket)\b"
    r"(?!\s(?:yield|rate|bond|note|treasury|interest|price|crude|index\sprovider))",
    "s",
    "index gauge benchmark barometer bourse average market",
)
"""A market by its benchmark: "Hong Kong's main index"."""
STOCKS = pattern(r"(?:(?<![\w’'-] )|(?<=[Hh]and )|(?<=[Gg]ive )|(?<=[Ss]end )|(?<=[Dd]rag )|(?<=[Ll]ift )|(?<=[Pp]ush )|(?<=[Dd]eal )|(?<=[Ss]ending )|(?<=[Ll]ifting )|(?<=[Pp]ushing )|(?<=[Dd]riving )|(?<=[Dd]ragging )|(?<=[Gg]iving )|(?<=[Hh]anding )|(?<=[Bb]oosting )|(?<=[Hh]elping )|(?<=[Pp]ulling )|(?<=[Ss]ent )|(?<=[Dd]rove )|(?<=[Dd]ragged )|(?<=[Ll]ifted )|(?<=[Pp]ushed ))(?<!\w)(?:[Ss]tocks|[Ee]quities)(?!\w|\s(?:of|in\s[A-Z]))|(?<!\w)[Tt]he\s(?:stock\s|share\s|equity\s)?market(?=\s(?:has|had|is|was|closed|ended|finished|opened|rose|fell|returned|lost|gained|dropped|jumped|plunged|tumbled|slumped|surged|climbed|rallied|rebounded|recovered|crashed|collapsed|shed|added|put)(?!\w))", "stocks equities market")
"""Stocks without more: those of the story's home."""
AGAINST_A_CURRENCY = loose(
    r"(?:[^.;]|\.(?=\d)){0,48}\b(?:against|versus|vs\.?|to|per)\s+(?:the\s+)?(?:(?:japanese|chinese|us|u\.s\.|american)\s+)?$"
)
AGAINST_IT = loose(r"(?:.*[,;:]\s+)?(?:and\s+)?against\s+(?:the\s+)?(?:japanese\s+|chinese\s+)?", "against")
"""At the head of a clause, before the currency that the dollar is measured in."""
SO_MUCH_PER = loose(r"\d[\d.,/–-]*(?:\s+(?:yen|yuan|won|rupees?|rupiah|baht|ringgit|pesos?|(?:[A-Z]\w+\s+)dollars?))?\s+(?:per|a|to\s+the|against\s+the)\s+$")
"""Before the currency of which a rate is the price: "At 137.32 per dollar"."""
OF_WHICH = loose(r",\s+(?:which|who)\s(?:[^,;]|,(?=\d{3}))*", "which who")
"""Between a name and what its relative clause says: "the Nasdaq, which has slid"."""
PER = loose(r"\bper\s+$")
WHICH = loose(r"^\s*,\s*(?:which|itself|whose)\b")
LEADS_IN = loose(r"^\W*(?:(?:and|but)\s+)?(?:having|after|despite|following|(?!during|including|according|being|excluding|trading|morning|opening|closing)\w+ing\b|up\b|down\b|off\b)[^;]*$")
"""At the head of a sentence, before a figure of the subject that is still to come: "Having shed 17.5%"."""
RANKED_IN = loose(r"[’']s?\s+(?:\d{4}\s+)?")
"""Between the list and the place in it: "the Dow's best performer"."""
WHILE = loose(r"\b(?:while|whereas)\s+(?:the\s+)?$", "while whereas")
"""Before the name with which a clause is set against another."""
IT_IS = loose(r"\b(?:was|were|is|are|has\s+been|have\s+been)\s+(?:once\s+again\s+|again\s+)?(?:the\s+)?$|^:\s+(?:the\s+)?$")
"""Between a place and who took it: "the week's best performer was Germany"."""
EACH_OF = loose(r"\b(?:in|on|for|during)\s+(?:each|every(?:\s+one)?|all)\s+of\s+(?:the|its|their)\s+(?:(?:past|last|previous|prior)\s+)?$", "each every all")
"""Before the length of a run: "has lost ground in each of the past four weeks"."""
FOR_SO_LONG = loose(r"\s+for\s+(?:(?:the\s+)?(?:past|last)\s+)?")
"""Between a verb of movement and the length of the run: "having dropped for four days"."""
A_RUN_OF = loose(r"\b(?:run|string|series|streak|sequence|succession)\s+of\s+$", "run sequence series streak string succession")
BY_PERIODS = loose(r"[\s-]*(?:daily|weekly|monthly|quarterly|annual|yearly)?[\s-]*")
AND_THEN = loose(r"\s+and\s+(?:of\s+|by\s+)?(?:about\s+|nearly\s+)?")
"""Between two figures dealt to two names: "gains of 1.6% and 1.9%"."""
# Where a sentence or a clause ends -------------------------------------------

STOP = pattern(r"(?<![.!?])[.!?]++[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9$£€¥₹–-])|\n+")
BARRIER = pattern(
    r"(?=[\s;:—,]|\b[abcdtvw])(?:[;:]|\s[-–—]+\s|—|\b(?:while|whereas|but|although|though|despite|versus|compared with|against|after|with|where|when|which|before)\b|,\s(?=having\b))"
)
ABBREVIATIONS = frozenset(
    "mr mrs ms dr st vs no inc corp co ltd jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "j.p t.j j.c d.r h.b j.m c.h p.f u.s u.k e.u a.m p.m i.e e.g approx est gov sen rep prof gen jr sr cos bros plc op".split()
)
"""What may stand before a full stop that ends no sentence."""
MAY_END = frozenset({"u.s", "u.k", "a.m", "p.m", "inc", "corp", "co", "ltd", "plc", "cos"})
"""Of these, what ends one if an opener follows."""
OPENERS = frozenset(
    "The A An It Its In On At But And He She They This That These Those For By As After While With Shares Stocks To".split()
)
WORD = pattern(r"[^\W_]+(?:['’.&-][^\W_]+)*")

# Names that nobody listed ----------------------------------------------------

TICKER = pattern(r"(?<!\w)(?:\.[A-Z]{2,}[A-Z0-9]*|[A-Z]{2,6}c[v\d]\d?|[A-Z]{3,4}=[A-Z]{0,2}|[A-Z0-9]{2,6}=RR)(?!\w)")
CAPITALISED = pattern(r"\b[A-Z][\w&.’'-]*(?:\s+(?:of|and|&|de|the)?\s*[A-Z][\w&.’'-]*)*")
ORDINARY = frozenset(
    "the a an it its in on at but and he she they this that these those for by as after while with shares stocks monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sept sep oct nov dec us u.s uk asia asian european europe american chinese china japan "
    "tokyo london friday's monday's thursday's q1 q2 q3 q4 stock share index equities markets market among both up down ahead "
    "mercantile exchange nymex comex ice new york zurich sydney mumbai taipei milan madrid paris beijing washington brussels moscow britain germany france korea south north taiwan india russia saudi arabia iran israel canada "
    "australia singapore asia-pacific america latin brazil mexico ukraine white house hong kong seoul wall street congress senate fed "
    "federal reserve trump biden black opec treasury president christmas lunar eve composite valentine’s thanksgiving america’s "
    "year shanghai shenzhen frankfurt lme gmt aedt aest hkt jst kst sgt edt est bst "
    "last since from early late over under so still yet here today yesterday more most no not nearly almost about around".split()
)
"""Capitalised words that name no company."""
