"""What the words of a statement close or open to its proof: days, a market for its index."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.kinds import KINDS
from tapeproof.kinds.record import Record
from tapeproof.market.directory import Directory
from tapeproof.market.members import shipped_groups
from tapeproof.reader import read
from tapeproof.terms.claim import Claim, Cue
from tapeproof.terms.instrument import Line
from tapeproof.terms.story import Story


def first_record(text: str, home: str = "XNYS") -> Claim:
    claims, _ = read(Story("said", text, date(2025, 3, 7), home), Directory.build((), shipped_groups()), KINDS)
    return next(claim for claim in claims if isinstance(claim.answer, Record))


@pytest.mark.parametrize(
    ("text", "of_days"),
    [
        ("The S&P 500 had its biggest one-day rise since January.", True),
        ("It was the worst day for the S&P 500 since January.", True),
        ("The S&P 500 had its biggest rise since January.", False),
        ("The S&P 500 closed at its highest since January.", False),
        ("The S&P 500 had its best week since January.", False),
    ],
)
def test_a_record_of_days_is_not_one_of_weeks(text: str, *, of_days: bool) -> None:
    assert (Cue.OF_DAYS in first_record(text).said) is of_days


def test_where_a_market_is_named_its_other_indices_go_with_its_benchmark() -> None:
    record = first_record("Chinese stocks closed at their highest since 2021.", "XSHG")
    assert record.cell.whose == Line("000300.SS")
    assert Line("000001.SS") in record.others
    assert first_record("The CSI 300 closed at its highest since 2021.", "XSHG").others == ()
