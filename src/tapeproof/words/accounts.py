"""Words around a company's revenue that say whether it is that of the whole, of one quarter, as reported."""

from __future__ import annotations

from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.words.pattern import loose
from tapeproof.words.word import Choice

REVENUE = loose(r"revenues?|sales|turnover")
OF_THE_WHOLE = loose(
    r"(?:^|[.;:,(“\"]|\b(?:its|their|the|total|overall|net|quarterly|group|company|consolidated|that|said|and|while|as|but|"
    r"reported|posted|in|report|reports|reporting|posting|posts|expected|expecting|forecast|predicted|projected|with|on|whose)|[’']s?)\s*$"
)
"""What may stand right before: anything else ("cloud", "retail", "iPhone") makes it a part."""
OF_A_PART = loose(
    r"\s+(?:from|of\s+(?!\S*\d)|at\s+(?:its|the)\b|in\s+(?:its\s+(?!(?:\w+\s+){0,2}quarter)|china|the\s+(?!(?:\w+\s+)?quarter|(?:three|3)\s+months))|"
    r"tied|outside|excluding|growth|outlook|guidance|forecasts?|targets?|estimates?|per\b|for\s+its)"
)
OTHER_BASIS = loose(
    r"\b(?:like-for-like|organic(?:ally)?|excluding|restated|pro\s+forma|currency[\s-](?:neutral|adjusted)|constant\s+currenc(?:y|ies)|same[\s-]store|comparable|adjusted|full[\s-]year|"
    r"annual(?:ly)?|half|first\s+six|nine\s+months|"
    r"cloud|segment|division|unit|arm|would|could|guidance|fiscal\s+year)\b", "adjusted annual annually arm cloud comparable constant could division excluding fiscal forma full guidance half like neutral nine organic organically restated segment six store unit would"
)
"""Another period or basis than a quarter as reported, or a part of the company."""
AGAINST_A_PERIOD = loose(
    r"\s+(?:(?:from|than|on|over|against|versus|compared\s+(?:with|to))\s+(?:in\s+)?(?:a\s+(?:year|quarter)\s+(?:earlier|before|ago)|"
    r"the\s+(?:(?:previous|prior|preceding)\s+(?:quarter|year|three\s+months)|same\s+(?:period|quarter)|(?:quarter|year)\s+before))|"
    r"(?:year|quarter)[\s-](?:on|over)[\s-](?:year|quarter)|sequentially)\b", "against ago before compared earlier over preceding previous prior quarter same sequentially versus year"
)
"""Behind a figure: it grew so much against an earlier period."""
AGAINST = Choice(
    "over",
    {Span(Reach.BACK, 1, Grain.YEAR): ("from a year earlier",), Span(Reach.TO_DATE, 1, Grain.QUARTER): ("from the previous quarter",)},
)
"""Against which period a figure grew."""
SEQUENTIAL = loose(
    r"\b(?:from|than|on|over|against|versus|compared\s+(?:with|to))\s+(?:in\s+)?(?:the\s+(?:(?:previous|prior|preceding)\s+(?:quarter|three\s+months)|"
    r"quarter\s+before|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+quarter(?!\s+(?:of\s+)?(?:\d|last|a\s+year|the\s+year)|[’']s)|"
    r"(?:quarter|three\s+months)\s+(?:to|ended|ending|through)\s+(?:the\s+end\s+of\s+)?\w+(?!\w|\s+(?:of\s+)?(?:\d{4}|last\s+year)))|(?:the\s+)?\w+\s+quarter[’']s|(?:a\s+quarter|three\s+months)\s+(?:earlier|before|ago))\b|\bquarter[\s-](?:on|over)[\s-]quarter\b|\bqoq\b|\bsequentially\b", "ago compared ending february preceding prior qoq quarter sequentially three through versus"
)
"""Against the quarter before."""
COMPARED_QUARTER = loose(
    r"\b(?:from|than|on|over|against|versus|compared\s+(?:with|to))\s+(?:in\s+)?(?:the\s+)?(?:(?:quarter|three\s+months|period)\s+(?:to|ended|ending|through)\s+(?:the\s+end\s+of\s+)?)?$",
    "from than on over against versus compared",
)
"""Before the period with which a growth is compared, not the one that grew: "on the quarter to January"."""
OF_AN_EARLIER = loose(
    r"\b(?:from|than|over|on|against|versus|compared\s+(?:with|to)|above|below)\s+(?:in\s+)?(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:quarter|half|year|period|three\s+months)[’']s\s+$",
    "quarter half year period months", "above against below compared from on over than versus",
)
"""Before the amount of an earlier period: "from the March quarter's 108.70 billion yuan"."""
ON_THE_YEAR = loose(r"\s+(?:on|over)\s+(?:the|a)\s+(?:year|quarter)\b(?!\s+(?:to|so|as|thus|ended|ending))")
HEAD_PREDICATE = loose(r"[^;]*,\s+(?:was|were|is|are|came\s+in|came\s+out)\s+(?:still\s+|also\s+|thus\s+|up\s+|down\s+)?$")
"""From a figure's name at the head of a sentence, past an aside, to what is said of it."""
A_SEQUENTIAL = loose(r"\b(?:sequential|quarter[\s-](?:on|over)[\s-]quarter)\s+(?:\w+\s+){1,3}$", "quarter sequential")
"""Before the figure: "a sequential rise of"."""
NTH_QUARTER = loose(r"\bq[1-4]\b|\b(?:first|opening|second|third|fourth|final|closing)\b", "closing final first fourth opening q second third")
"""Of a quarter that is counted, not named by its month."""
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
ENDS_IN = loose(rf"\b(?P<month>(?:{'|'.join(MONTHS)})[a-z]*)\b")
"""The month in which a quarter ends."""
