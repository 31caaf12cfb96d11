"""House styles: the same said as two newsrooms spell it."""

from __future__ import annotations

import pytest

from tapeproof.words.house import House, in_house
from tapeproof.words.verbs import HEADED, MOVED, TOLD

PLAIN = "It rose 3.29% to US$1.25 billion, its 3-month high and best since February 17, 2022; May 5, 2020."


@pytest.mark.parametrize(
    ("house", "dollars", "said"),
    [
        (
            House.US, True,
            "It rose 3.29% to $1.25 billion, its three-month high and best since Feb. 17, 2022; May 5, 2020.",
        ),
        (
            House.UK, False,
            "It rose 3.29 per cent to US$1.25bn, its three-month high and best since 17 February 2022; 5 May 2020.",
        ),
    ],
)  # fmt: skip
def test_a_sentence_in_its_house(house, dollars, said) -> None:
    assert in_house(PLAIN, house, dollars=dollars) == said


@pytest.mark.parametrize("text", ["a 13-month low", "S&P 500", "in January 2025", "on May 2", "1.5-month", "3-for-1"])
@pytest.mark.parametrize("house", House)
def test_what_no_house_respells(text, house) -> None:
    assert in_house(text, house) == text


@pytest.mark.parametrize("verbs", [TOLD, HEADED])
def test_every_verb_that_is_told_is_read_as_what_it_says(verbs) -> None:
    for (direction, _), forms in verbs.items():
        assert set(forms) <= set(MOVED.spellings[direction])
