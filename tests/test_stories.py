"""The annotated stories, scored as a whole: what is read, what is resolved, and that nothing right is accused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tapeproof.desk import Desk
from tapeproof.faces.inputs.given import Given
from tapeproof.faces.inputs.sources import stories
from tapeproof.faces.wire import report
from tapeproof.market.market import Market
from tapeproof.terms.story import Story

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCORER = SHARED / "tools" / "score_stories.py"
GOLD = SHARED / "stories"

AT_LEAST = {"recall": 0.70, "precision": 0.90, "resolved": 0.85}
ACCUSED_PER_100 = 1.0


@pytest.mark.skipif(not SCORER.exists(), reason="../shared/stories is not here")
def test_the_annotated_stories_are_read_and_none_is_accused(full_market: Market, tmp_path: Path) -> None:
    desk = Desk(full_market)
    for path in sorted(GOLD.glob("*.json")):
        (story,) = stories(str(path), Given())
        assert isinstance(story, Story)
        (tmp_path / path.name).write_bytes(msgspec.json.encode(report(desk.check(story))))
    command = [sys.executable, str(SCORER), str(GOLD), str(tmp_path), "--json"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - the scorer beside the stories
    score = json.loads(ran.stdout)
    assert {name: score[name] for name, bar in AT_LEAST.items() if score[name] < bar} == {}
    assert score["accused_per_100"] <= ACCUSED_PER_100, f"{score['accused']} claims that stand were called off"
