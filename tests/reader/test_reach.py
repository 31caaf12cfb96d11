"""What each kind's page says of how well it is read, held against the corpus: read and not yet read sentences alike."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from reader.test_corpus import CASES, UNREAD, compared
from tapeproof.kinds import KINDS
from tapeproof.market.directory import Directory
from tapeproof.market.members import shipped_groups

PAGES = Path(__file__).parents[1] / "kinds"
SAID = re.compile(
    r"^Read rightly: (?P<percent>\d+)% of (?P<all>[\d,]+) claims in the sentences of the corpus\.$", re.MULTILINE
)
BEHIND = 1.1
"""A page may tell of a corpus that has grown by this much since."""


@pytest.fixture(scope="module")
def reach() -> tuple[Counter[str], Counter[str]]:
    """How many claims of each kind the corpus has, and how many of them are read as they are said."""
    directory = Directory.build((), shipped_groups())
    told, missed = Counter[str](), Counter[str]()
    for example in (*CASES, *UNREAD):
        told.update(claim.split()[0] for claim in example.claims)
        missed.update(claim.split()[0] for claim in compared(example, directory)[0])
    return told, told - missed


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_page_tells_how_well_its_kind_is_read(kind: str, reach: tuple[Counter[str], Counter[str]]) -> None:
    told, rightly = reach[0][kind], reach[1][kind]
    line = f"Read rightly: {100 * rightly // told}% of {told:,} claims in the sentences of the corpus."
    said = SAID.search((PAGES / f"{kind}.md").read_text(encoding="utf-8"))
    assert said is not None, f"the page of {kind} lacks its line: {line}"
    percent, total = int(said["percent"]), int(said["all"].replace(",", ""))
    assert 100 * rightly >= percent * told, f"less of {kind} is read than its page says: {line}"
    assert total <= told <= BEHIND * total, f"the page of {kind} is of another corpus: {line}"
