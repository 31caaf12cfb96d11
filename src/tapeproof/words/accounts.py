"""Words around a company's revenue that say whether it is that of the whole, of one quarter, as reported."""

from __future__ import annotations

from tapeproof.words.pattern import loose

REVENUE = loose(r"revenues?|sales|turnover")
OF_THE_WHOLE = loose(
    r"(?:^|[.;:,(“\"]|\b(?:its|their|the|total|overall|net|quarterly|group|company|consolidated|that|said|and|while|as|but|"
    r"reported|posted|in|report|reports|reporting|posting|posts|expected|expecting|forecast|predicted|projected|with|on|whose)|[’']s?)\s*$"
)
"""What may stand right before: anything else ("cloud", "retail", "iPhone") makes it a part."""
OF_A_PART = loose(
    r"\s+(?:from|of\s+(?!\S*\d)|at\s+(?:its|the)\b|in\s+(?:its|china|the\s+(?!(?:\w+\s+)?quarter|(?:three|3)\s+months))|"
    r"tied|outside|excluding|growth|outlook|guidance|forecasts?|targets?|estimates?|per\b|for\s+its)"
)
OTHER_BASIS = loose(
    r"\b(?:like-for-like|organic(?:ally)?|excluding|constant\s+currenc(?:y|ies)|same[\s-]store|comparable|adjusted|full[\s-]year|"
    r"annual(?:ly)?|half|first\s+six|nine\s+months|quarter[\s-](?:on|over)[\s-]quarter|sequential(?:ly)?|previous\s+quarter|"
    r"cloud|segment|division|unit|arm|would|could|guidance|fiscal\s+year)\b"
)
"""Another period or basis than a quarter as reported, or a part of the company."""
