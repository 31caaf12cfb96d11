"""Words around the length of a run: what it has reached, that it is over, or that nothing went the other way."""

from __future__ import annotations

from tapeproof.words.pattern import loose

_RUN = r"(?:streak|run|sequence|spell|stretch|string|skid|series|slide|sell-?off|decline|retreat|rally|advance|climb)"
_WAY = r"(?P<way>winning|losing|rising|falling)"
REACHED = loose(
    rf"(?<!average\s)(?<!longest\s)(?<!previous\s)(?<!typical\s)(?<!record\s)(?<!earlier\s)(?<!another\s)(?<!last\s)\b{_WAY}[\s-]+(?:streak|run|sequence|spell|stretch|string|skid|series)\b"
    r"(?P<told>(?:\s+(?:that|which|for|by|at|on)\b[^,.;:]{0,40}?)?)\s+(?:(?:now|already|has|have|had|which|that)\s+){0,3}"
    r"(?:runs?|ran|stands?|stood|sits?|(?:is|was)\s+(?:now|at|up)|hits?|reach(?:es|ed)|grew|grown|grows|stretch(?:es|ed)|extend(?:s|ed)|lengthen(?:s|ed)|last(?:s|ed)|gone\s+on|been\s+(?:stretched|extended)|climbed|rose)\s+"
    r"(?:now\s+|out\s+)?(?:(?:to|at|into|for|over)\s+)?(?:(?:all\s+of|a\s+full|now)\s+)?$",
    "streak run sequence spell stretch string skid series",
)
"""Before the length that a run has reached: "its losing streak now runs to"."""
RUN_TO = loose(
    r"(?<!\bto\s)(?<!would\s)(?<!could\s)(?<!might\s)(?<!\bmay\s)(?<!will\s)(?<!\bcan\s)(?<!should\s)"
    r"\b(?:(?:extend|stretch|prolong|lengthen|push|tak|bring|carry)(?:ed|s|es|ing|e|en)?|took|brought|carried)\s+(?:(?:its|their|the|an?)\s+)?"
    r"(?:[\w.&-]+(?:\s[\w.&-]+){0,2}[’']s?\s+)?(?:[\w-]+\s+)?"
    r"(?:streak|run|spell|sequence|series|slide|slump|advance|rally|gains?|losses|decline|climb|skid|string|rout|retreat|fall|drop|rise|rebound|sell-off)"
    r"(?:\s+of\s+(?:gains|losses|declines|advances))?\s+(?:to|into)\s+(?:an?\s+)?$",
    "to into",
    "streak run spell sequence series slide slump advance rally gain gains losses decline climb skid string rout retreat fall drop rise "
    "rebound sell off",
)
"""Before the length that a run has reached: "extended its losing streak to"."""
OF_SO_MANY = loose(
    rf"\b{_WAY}[\s-]+(?:streak|run|sequence|spell|stretch|string|skid)\s+of\s+$",
    "streak run sequence spell stretch string skid",
)
"""Before the length of a run: "a losing streak of"."""
CUT_SHORT = loose(
    r"\b(?:cut(?:s|ting)?\s+short|snap(?:s|ped|ping)?|end(?:s|ed|ing)?|halt(?:s|ed|ing)?|br(?:eaks?|oke|oken|eaking)|interrupt(?:s|ed|ing)?|stopp?(?:s|ed|ing)?|arrest(?:s|ed|ing)?|clos(?:e|ed))\b", "arrest arrested arresting arrests break breaking breaks broke broken close closed cut cuts cutting end ended ending ends halt halted halting halts interrupt interrupted interrupting interrupts snap snapped snapping snaps stop stoped stoping stopp stopped stopping stopps stops"
)
"""Said of a run that is no more."""
ENDS_THERE = loose(r"^\s*(?:[.,;:)—–]|$|(?:as|and|with|after|on|for|but|when|while|amid|in)\b)")
"""After a number that needs no unit: "now runs to six, as"."""
IS_ON = loose(r"\b(?:on|into|in|amid|extend\w*|stretch\w*|enjoy\w*|suffer\w*|rid(?:es?|ing)|endur\w*|after|snapp\w*|end\w*|halt\w*|br(?:oke|eak\w*))\s+(?:its|their|the|an?)\s+$")
"""Before a run that goes on, or is ended: "is on a losing streak of"."""
NOT_YET = loose(
    r"\b(?:pace|track|course|set|bid|hop(?:e[sd]?|ing)|look(?:s|ed|ing)|try(?:ing)?|tries|tried|attempt\w*|poised|likely|about|seek\w*|threaten\w*|fail\w*|able|chance|want\w*)\s+to\s+(?:end|snap|break|halt)\s+[^,.;]{0,24}$", "break end halt snap", "to"
)
"""Before a run that is not yet over: "is on pace to end"."""
IS_OVER = loose(
    r"^[^,.;:]{0,40}?\s(?:(?:is|was|are|were)\s+(?:now\s+|thus\s+|finally\s+|at\s+last\s+)?(?:over|history|no\s+more|done|behind\s+(?:it|them)|at\s+an\s+end|snapped|broken|ended|halted|interrupted|cut\s+short|brought\s+to)\b"
    r"|(?:ha[sd]|have)\s+(?:now\s+|thus\s+|finally\s+)?(?:(?:been\s+)?(?:ended|snapped|broken|halted|interrupted|stopped|cut\s+short)|come\s+to\s+(?:an\s+end|a\s+(?:close|halt|stop))|run\s+(?:its\s+course|out))\b"
    r"|(?:came|comes|coming)\s+to\s+(?:an\s+end|a\s+(?:close|halt|stop))\b|ended\b|ran\s+out\b|snapped\b|to\s+(?:an\s+end|a\s+(?:close|halt|stop|conclusion))\b)", "are behind broken brought came close come comes coming conclusion course cut done end ended finally halt halted history interrupted no now over ran run snapped stop stopped thus"
)
"""After a run that is no more: "is over", "had come to an end"."""
FOR_THE = loose(r"\bfor\s+the\s+$")
NO_RUN = loose(r"\s+(?:this|in|of|since|out|last|so\s+far|after|between|during)\b")
"""After the ordinal of a period that only counts them: "for the third day this week"."""
SUBJECT_PERIOD = loose(
    r"\b(?:this|last|the|a)\s+(?P<grain>week|month|quarter|year)(?:[’']s)?\b[^;]*?\b(?:was|is|being|made\s+it|marked|marks|makes\s+it|which\s+was)\s+(?:also\s+|already\s+)?(?:a|an|the|its|their)\s+$"
    r"|\b(?P<adverb>weekly|monthly|quarterly|yearly|annual)\b[^;,]*?\b(?:was|is|being|made\s+it|marked|marks)\s+(?:also\s+|already\s+)?(?:a|an|the|its|their)\s+$",
    "week month quarter year weekly monthly quarterly yearly annual",
)
"""Before the place in a run of what a period was: "this week's advance was a third in a row"."""
SAID_AT_ONCE = loose(r"\s+(?:for|on|in)\s+(?:an?|the|its|their)\s+|\s+(?:its|their)\s+|\s+for\s+(?:its|their)\s+")
"""Between "up" or "lower" and the place in a run that it is said of: "was up for a sixth"."""
NONE_UP = loose(
    r"\b(?:(?:has|have|had|is|was)\s+(?:not|yet\s+to)|hasn[’']t|haven[’']t|hadn[’']t|(?:has|have|had)\s+failed\s+to|failed\s+to|unable\s+to)\s+(?:"
    r"(?:(?:had|have|seen|see|known|managed|manage|enjoyed|enjoy)\s+an?\s+)?(?:(?P<up>(?:up|winning|positive|rising|better)[\s-](?:day|session|week|month)|gain|rise|advance|risen|rise|advanced?|gained?|climbed?|(?:closed?|ended?|finish(?:ed)?|settled?)\s+(?:any\s+)?(?:higher|up|ahead|in\s+the\s+(?:black|green)))"
    r"|(?P<down>(?:down|losing|negative|falling)[\s-](?:day|session|week|month)|loss|fall|decline|fallen|fall|declined?|lost\s+ground|dropped|(?:closed?|ended?|finish(?:ed)?|settled?)\s+(?:any\s+)?(?:lower|down|in\s+the\s+red))))"
    r"\s+(?:(?:on|in)\s+any\s+of\s+|in|for|on)\s*(?:(?:the|its|their)\s+)?(?:(?:past|last|previous)\s+)?$",
    "not yet hasn haven hadn failed unable",
)
"""Before how long nothing went that way: "has not had an up day in"."""
WITHOUT_ONE = loose(r"^\s+without\s+(?:an?|a\s+single|any|one)\s+(?:(?P<up>gain|rise|advance|win|up\s+day|winning\s+\w+)|(?P<down>loss|fall|decline|setback|drop|down\s+day|losing\s+\w+))s?\b", "without", "advance advances decline declines down drop drops fall falls gain gains losing loss losss rise rises setback setbacks up win winning wins")
"""After how long nothing went that way: "six sessions without a gain"."""
DAYS_OF = loose(
    r"^\s+of\s+(?:(?:[\w-]+|straight|heavy)\s+)?(?P<way>(?P<up>buying|gains|advances?|rises)|selling|loss(?:es)?|declines?|falls|retreats?|drops|setbacks|retrenchment)\b(?!\s+(?:by|from|of|for|in|totall?ing|that))", "advance advances buying decline declines drops falls gains loss losses retreat retreats retrenchment rises selling setbacks", "of"
)
"""After the length of a run: "four days of selling"."""
AFTER_A_RUN = loose(
    r"\b(?:after|following|on\s+the\s+heels\s+of|snapp(?:ed|ing)|end(?:ed|ing|s)?|halt(?:ed|ing)|br(?:oke|eaking)|put(?:ting|s)?\s+(?:paid|an\s+end)\s+to|br(?:inging|ings|ought))\s+(?:a\s+(?:run|string|series)\s+of\s+)?$", "after breaking bringing brings broke brought end ended ending ends following halted halting heels paid snapped snapping"
)
"""Before the length of a run that came before: "rose after four days of selling"."""
THE_END_OF = loose(r"\b(?:end|halt|stop|close|paid)\s+(?:of|to)\s+(?:(?:the|its|their|a\s+run\s+of)\s+)?$", "end halt stop close paid")
"""Before the length of a run that is over: "the end of three years of decline"."""
_LAST_OF_THEM = r"(?:(?P<before>previous|prior|preceding)|past|last)\s+"
IN_EACH = loose(
    r"\b(?P<lead>(?:(?P<had>had)\s+)?(?:(?:also|already|now)\s+)?(?:been|was|were|is|are|closed|clos(?:es|ing)|ended|ends|ending|finished|finish(?:es|ing)|settled|settl(?:es|ing)|gone|went|going|stood)\s+)?"
    r"(?:(?P<up>up|higher|ahead|firmer|stronger|in\s+the\s+(?:black|green)|in\s+positive\s+territory)|down|lower|weaker|softer|in\s+the\s+red|in\s+negative\s+territory)\s+"
    rf"(?:in|on|for|during)\s+(?:each|every(?:\s+one)?|all)\s+of\s+(?:the|its|their)\s+(?:{_LAST_OF_THEM})?$",
    "each every all",
)
"""Before how long it went one way: "down in each of the past five weeks"."""
IN_THE = loose(r"\b(?:in|on|during|over)\s+(?:(?:each|every(?:\s+one)?|all)\s+of\s+)?(?:the|its|their)\s+$", "in on during over")
PRECEDING = loose(r"\s+(?:previous|prior|preceding)\s+(?P<grain>session|day|trading\s+day|week|month|quarter|year)s\b(?!\s+(?:by|combined|together))", "preceding previous prior")
"""Around a bare number of periods: "had declined in the four preceding sessions"."""
NOUN_OF = loose(r"\b(?:an?|its|their|the)\s+(?:[\w-]+\s+)?(?P<noun>[\w-]+)\s+of\s+$")
"""Before the length of a move that is a run: "a decline of two days"."""
BEFORE_IT = loose(
    r"^[^,.;:]{0,24}?\s(?:had\s+(?!been\b)\w+|(?:that|which)\s+(?:had\s+)?(?:preceded|went\s+before|gone\s+before|came\s+before|come\s+before|led\s+up\s+to))\b"
)
"""After a run that was before what is told: "Four losing sessions had docked", "the seven defeats that preceded it"."""
IT_HAD = loose(r"\bhad\s+(?:\w+\s+)?$", "had")
"""Before a verb of movement whose run was before what is told: "it had gone down seven days in succession"."""
GOOD = loose(r"[\s-]+(?:(?P<up>good|cheerful|bright|profitable|prosperous|happy|rewarding)|bad|poor|grim|dismal|rough|painful|torrid|miserable|unhappy|wretched)\s+(?=(?:day|session|week|month|quarter|year)\b)", "bad bright cheerful dismal good grim happy miserable painful poor profitable prosperous rewarding rough torrid unhappy wretched")
"""After the place in a run, which way it went: "a fourth good month on end"."""
