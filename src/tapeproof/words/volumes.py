"""How many shares were dealt in: the number, and the verb or noun of dealings beside it."""

from __future__ import annotations

from tapeproof.words.pattern import loose

THINGS = frozenset({"share", "shares", "stock", "stocks", "contract", "contracts", "unit", "units", "lots"})
SHARES = loose(r"\s*(?:(?:of\s+(?:its|the|their)\s+)?(?:[\w&’'-]+\s+){0,2}?)?(?:shares?|contracts|lots|units)\b")
"""After a number: what is dealt in."""
DEALT = loose(
    r"(?:\s+(?:of|in)\s+(?:the\s+)?[\w&.’'-]+(?:\s+[\w&.’'-]+){0,3}?)?\s+(?:(?:had|have|has|was|were|being|been|already|duly|typically)\s+){0,3}"
    r"(?:chang(?:ed|e|ing|es)\s+(?:hands|owners?)|switch(?:ed|ing)\s+(?:hands|owners?)|(?:actively\s+)?traded|dealt|exchanged|turned\s+over|transacted|trading|trade|"
    r"cross(?:ed|ing)\s+(?:the\s+)?(?:exchange|tape|market|floor)|moved|found\s+(?:new\s+)?(?:buyers|owners|homes))\b", "actively change changed changes changing crossed crossing dealt exchanged found homes moved owners switched switching trade traded trading transacted turned"
)
"""Behind what is dealt in: "52.9 billion shares switched owners"."""
VOLUME_OF = loose(
    r"\b(?:volumes?|turnover|trade|trading|dealings)\b(?:\s+(?!\d)[\w&.’'-]+){0,7}?\s*,?\s+(?:at|of|to|was|were|is|came\s+to|totall?ed|reached|hit|exceeded|topped)\s+(?:(?:about|around|some|nearly|almost|over|more\s+than|just|only|a\s+record)\s+)*$",
    "volume volumes turnover trade trading dealings",
)
"""Before the number: "trade volume was moderate at 387 million shares"."""
