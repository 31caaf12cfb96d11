"""House style: how a newsroom spells figures, dates and money; what is written plainly is respelled, never changed.

``us`` follows the Associated Press (Feb. 17, 2022; 3.29%; $140.80 at home), ``uk`` the Financial Times and the Guardian
(17 February 2022; 3.29 per cent; £2.5bn). Both spell small numbers of months and days in full.
"""

from __future__ import annotations

import re
from enum import StrEnum

from tapeproof.words.counting import spell


class House(StrEnum):
    """Whose style."""

    US = "us"
    UK = "uk"


SHORT_MONTHS = {
    "January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.", "October": "Oct.",
    "November": "Nov.", "December": "Dec.",
}  # fmt: skip
"""Shortened before a day; the other months never are."""
SHORT_SCALES = {"million": "m", "billion": "bn", "trillion": "tn"}

_NAMES = "January February March April May June July August September October November December"
_DAY = re.compile(rf"\b({_NAMES.replace(' ', '|')}) (\d{{1,2}}), (\d{{4}})\b")
_SCALE = re.compile(rf"(?<=\d) ({'|'.join(SHORT_SCALES)})\b")
_PERCENT = re.compile(r"(?<=\d)%")
_SMALL = re.compile(r"(?<![\d.,])([2-9])-(?=(?:day|week|month|quarter|year)\b)")
_POINTS = re.compile(r"(?<=\d) points\b")


def in_house(text: str, house: House, *, dollars: bool = False) -> str:
    """Respell a text as a house does; ``dollars`` where those of the United States need no country."""
    text = _SMALL.sub(lambda found: f"{spell(int(found[1]))}-", text)
    if house is House.UK:
        text = _DAY.sub(r"\2 \1 \3", text)
        return _SCALE.sub(lambda found: SHORT_SCALES[found[1]], _PERCENT.sub(" per cent", text))
    text = _DAY.sub(lambda found: f"{SHORT_MONTHS.get(found[1], found[1])} {found[2]}, {found[3]}", text)
    return text.replace("US$", "$") if dollars else text


def without_points(text: str) -> str:
    """A level of an index, without its unit, as it stands in running text: "24,369.71"."""
    return _POINTS.sub("", text)
