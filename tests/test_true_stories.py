"""The first law of the house: what is right is never accused. Copy whose facts are those of the day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tapeproof.desk import Desk
from tapeproof.market.market import Market
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Verdict

STORIES = Path(__file__).parent / "stories" / "true.txt"
SETTLED = 0.9
"""The share of their claims that has to come out true, in one reading or another: silence is no proof of skill."""


def stories() -> list[Story]:
    lines = [line for line in STORIES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    told = (line.split(" | ", 1) for line in lines)
    return [
        Story(f"true {number}", text, date.fromisoformat(where.split()[1]), where.split()[0])
        for number, (where, text) in enumerate(told)
    ]


@pytest.mark.parametrize("story", stories(), ids=lambda story: f"{story.published} {story.text[:40]}")
def test_nothing_that_is_right_is_called_off(full_market: Market, story: Story):
    accused = [proof for proof in Desk(full_market).check(story).proofs if proof.verdict is Verdict.OFF]
    assert not accused, [(proof.claim.quote.text, proof.correction, proof.why) for proof in accused]


def test_most_of_it_is_settled(full_market: Market):
    desk = Desk(full_market)
    verdicts = Counter(proof.verdict for story in stories() for proof in desk.check(story).proofs)
    assert verdicts[Verdict.STANDS] + verdicts[Verdict.STANDS_OTHERWISE] >= SETTLED * verdicts.total()
