"""Words around a figure and its word of movement: which verb or noun is its own."""

from __future__ import annotations

from tapeproof.words.pattern import loose, pattern

HIT_A_LEVEL = loose(r"(?<!\ba )(?<!\bthe )(?<!\bits )\bhit$")
"""The verb, which leads to a level, not the noun: "bullion hit $2,950"."""
COST = loose(r"\bcosts?$")
"""Of a price, where a sum follows: "an ounce of gold cost $2,877"."""
ENDS_IN_TO = loose(r"\bto\s+$")
TO_AND_TO = pattern(r"[;:(]|\bto\b.*\bto\b")
OF_A_NOUN = pattern(r",?\s*of\s*")
"""Between a noun of movement and its figure: "the retreat, of 4,451.28"."""
LEADS_ON = pattern(r"\bof\b|\bto\b|\bby\b|,\s*$")
A_COMPARISON = loose(r"\s*,\s+(?:(?:far|well|much|a\s+little|slightly|somewhat)\s+)?")
"""Before an adjective that only compares a size: "was 2.1 percent, weaker than that of March"."""
ENDS_A_CLAUSE = pattern(r"[;:]|\.\s|\b(?:as(?!\s+(?:much|many|high|low))|and|whereas|while|but|although|after|before|following|despite)\b")
OR_ALSO = pattern(r"[\s,(]*(?:or|and)?[\s,(]*")
ANOTHER_VERB = loose(r",[^,]*\b\w+ing\s+(?:its|the|an?|their)\b")
"""Between a figure and a noun of movement that another verb has for its object."""
THAT_IT_TOOK = loose(r"\s+(?:that|which)\s+(?:(?:the|last|this|that|its)\s+)?[\w’'-]+\s+(?:(?:had|has|have)\s+)?(?:taken|took|cost|won|brought|knocked|wiped|shaved|lost|gained|given|made|added)\b", "that which", "added brought cost gained given knocked lost made shaved taken took wiped won")
"""Behind a figure: its own clause, whose verb it has, not that of the sentence."""
TIMES_ANOTHER = loose(r"\s+(?:the|that|those|as|what|its|their|of)\b|\s+[\w.&’']+[’']s\b")
"""Behind "twice": of what."""
SO_MUCH_MORE = loose(r"(?:[^;]{0,60})?,?\s+(?:and|then|plus)\s+(?:another\s+|a\s+further\s+)?")
MORE = loose(r"more|further|again")
"""Around a second move of the same way: "dropped 16.8% on Jan. 16, and 16% more on Feb. 5"."""
AND_THE_NEXT = loose(r"(?:,\s+|\s+)and\s+(?:the\s+)?$", "and")
"""Before the second of two names."""
OF_AN_INDEX = loose(r"\s+(?:of|in|on)\s+(?:the\s+)?")
"""Between some of its companies and the index that stands for them: "the small caps of the Russell 2000"."""
FOR_THE_NEXT = loose(r",?\s+(?:and\s+|but\s+)?for\s+(?:the\s+)?(?:[\w-]+\s+(?:of\s+the\s+)?)?")
"""Between a figure and the next name of a list: "the gain is 288%, for the Russell 2000"."""
ADDS_UP = loose(r"\badd(?:s|ed|ing)?\s+up\s+to\b", "add adds added adding")
"""What is no rise: "the week's damage adds up to"."""
_GAIN = r"(?:gains?|advances?|progress|rise|rally|profits?)"
_GONE = r"(?:wiped\s+out|erased|gone|lost|surrendered|given\s+(?:back|up)|evaporated|vanished|history|erased|undone|wiped\s+away|forfeited)"
GAIN_GONE = loose(
    rf"\b(?:all(?:\s+of)?|entire|whole(?:\s+of)?|every\s+(?:bit|scrap|last\s+bit)\s+of|what\s+was\s+left\s+of|the\s+last\s+of)\s+(?:the\s+|its\s+|their\s+)?[^,.;:]{{0,48}}?\b{_GAIN}\b[^,.;:]{{0,32}}?\s(?:has|have|had|is|are|was|were)\s+(?:now\s+|thus\s+|all\s+|thereby\s+)*(?:been\s+)?{_GONE}\b",
    "all entire whole every left last",
)
"""A gain that is no more: "its entire gain for 2024 has been wiped out"."""
ERASED_IT = loose(
    rf"\b(?:eras(?:ed|es|ing)|wip(?:ed|es|ing)\s+out|gave\s+(?:up|back)|giv(?:es|ing|en)\s+(?:up|back)|surrender(?:ed|s|ing)|forfeit(?:ed|s|ing)|undid|undo(?:ing|ne|es))\s+"
    rf"(?:all(?:\s+of)?|the\s+(?:last|rest|remainder|whole)\s+of|what\s+(?:was\s+left|remained)\s+of|(?:its|their)\s+entire)\s+(?:its\s+|their\s+|the\s+)?(?:[\w’'-]+\s+){{0,2}}?{_GAIN}\b(?:\s+(?:for|of|in|this|so\s+far\s+this)\s+)?",
    "erased erases erasing wiped wipes wiping gave gives giving given surrendered surrenders surrendering forfeited forfeits forfeiting undid undoing undone undoes",
)
"""The same of what did it: "wiping out all of its gain for the year"."""
RELATIVE = loose(r",\s+(?:which|who|whose|where)\s+[^,;]{1,80},", "which who whose where")
"""A clause between commas, whose "will" and "may" are its own."""
