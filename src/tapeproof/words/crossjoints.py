"""Words around a level that was passed: the first time told otherwise, the level before its verb."""

from __future__ import annotations

from tapeproof.words.pattern import loose

NEVER_SO = loose(
    r"\bnever\s+(?:yet\s+)?(?:been|closed|ended|finished|traded|settled|gone|got|risen|climbed|fallen|stood)\s+(?=(?:above|below|past|beyond|over|under|higher\s+than|lower\s+than)\b(?:[^,.;]|[,.](?=\d)){0,30}?\b(?:before|until\s+(?:now|then|\w+day))\b)"
    r"|\bnever\s+before\s+(?:has|have|had)\b(?=(?:[^,.;]|[,.](?=\d)){0,60}\b(?:been|closed|ended|finished|traded|settled|gone|got|risen|climbed|fallen|stood)\s+(?:above|below|past|beyond|over|under)\b)",
    "never",
)
"""What had never been done before, and now is: "had never closed above HK$700 before"."""
NOT_SINCE = loose(
    r"\bnot\s+since\s+[^,.;]{3,30}?\s(?:has|have|had)\b(?=(?:[^,.;]|[,.](?=\d)){0,60}\b(?:been|closed|ended|finished|traded|settled|gone|got|risen|climbed|fallen|stood|bought|fetched)\s+(?:above|below|past|beyond|over|under)\b)",
    "not",
)
"""What has been done for the first time since: "not since January has it closed below"."""
OUT_OF_REACH = loose(r"\bout\s+of\s+(?:its\s+|their\s+)?(?:reach|bounds|sight)\b|\boff[\s-]limits\b|\bbeyond\s+(?:its\s+|their\s+)?reach\b", "reach bounds sight limits")
"""Said of a level that is passed again: "regained 2,900, out of reach since July"."""
A_FIRST = loose(r"(?<=,\s)a\s+first\b(?=\s+(?:since|in)\b)", "first")
"""After a level that was passed: ", a first since September"."""
FIRSTS = (NEVER_SO, NOT_SINCE, OUT_OF_REACH, A_FIRST)
_VERBS = (
    r"(?P<%s>cross(?:ed)?|passed|topped|breached|broken|surpassed|regained|reclaimed|recaptured|retaken|won\s+back|scaled|conquered|exceeded|cleared|attained|pierced|"
    r"lost|given\s+up|surrendered|ceded|forfeited|abandoned)\b"
)
WAS_PASSED = loose(
    r"^(?:(?:[\s-]+points?)?[\s-]+(?:mark|level|line|barrier|threshold|milestone|hurdle|handle),?\s+(?:(?:had|has|was|were|is|being|having|been|which|that|also|finally|just|first|soon|briefly|again)\s+){0,4}"
    + _VERBS % "one"
    + r"|(?:\s+(?:points|dollars|yen|won|yuan|rupees))?,?\s+(?:which\s+|that\s+)?(?:(?:had|has|have)\s+been|was|were|is)\s+(?:(?:also|finally|just|first|soon|briefly|again|only)\s+){0,2}"
    + _VERBS % "other"
    + ")", "abandoned attained barrier breached broken ceded cleared conquered cross crossed exceeded forfeited given handle hurdle level line lost mark milestone passed pierced recaptured reclaimed regained retaken scaled surpassed surrendered threshold topped won"
)
"""After a level, that it was passed: "the 2,900 line, regained in the process", "HK$600 was first topped on"."""
WAS_LOST = loose(r"lost|given\s+up|surrendered|ceded|forfeited|abandoned")
OF_THINGS = loose(
    r"\s+(?!(?:for|on|in|as|and|to|at|by|the|mark|level|line|barrier|threshold|milestone|hurdle|handle|after|amid|since|when|while|with|but|before|early|late|during|only|then|once|again|today|yesterday|this|last|"
    r"points?|despite|thanks|following|over|per|against|briefly|was|were|is|had|has|which|that|a|an|or|from|just|within|early|first|soon|shortly|again|later|earlier|though|although|because|if|until|without|out)\b)(?-i:[a-z])"
)
"""After a number of something that is counted: "passed 2 billion devices"."""
TOLD_OF_IT = loose(r"\b(?:that|which)\s+(?:was|had|it|were)\b")
"""Between a level and the first time that is told of it, not of its being passed now."""
OVER_OR_UNDER = loose(r"(?:over|under|more\s+than|less\s+than|upwards\s+of)\s")
"""A figure that a hedge leads, where it is a level that was passed: "under 13,000 for the first time"."""
