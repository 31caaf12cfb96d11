"""When and where a text says that it was published."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.faces.inputs.dateline import dateline
from tapeproof.faces.inputs.given import Given

MARCH_7 = date(2025, 3, 7)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HONG KONG, March 7, 2025 — Alibaba jumped.", Given(MARCH_7, "XHKG")),
        ("# A title\n\nNEW YORK, Dec. 31, 2018 (Agency) -- Stocks rose.", Given(date(2018, 12, 31), "XNYS")),
        ("LONDON, 7 March 2025 – The FTSE fell.", Given(MARCH_7, "XLON")),
        ("TOKYO (Agency) — The Nikkei rose.", Given(None, "XTKS")),
        ("SEOUL, March 7 — Shares rose.", Given(None, "XKRX")),
        ("A title\nPublished 7 March 2025\n\nShares rose.", Given(MARCH_7)),
        ("Friday, March 7, 2025\n\nShares rose.", Given(MARCH_7)),
        ("2025-03-07\n\nShares rose.", Given(MARCH_7)),
    ],
)
def test_found(text: str, found: Given) -> None:
    assert dateline(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "London is where the story plays - and shares rose.",
        "The index closed on March 7, 2025 at a record, its tenth of the year.",
        "31 February 2020\n\nShares rose.",
        "\n".join(["a line"] * 6) + "\nMarch 7, 2025\n",
    ],
)
def test_not_found(text: str) -> None:
    assert dateline(text) == Given()
