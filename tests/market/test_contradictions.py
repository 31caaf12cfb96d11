"""Two sources that give different closes for one session."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from tapeproof.desk import Desk
from tapeproof.market.contradictions import contradicted, same_source
from tapeproof.market.export import export
from tapeproof.market.market import Market
from tapeproof.market.store import Store
from tapeproof.market.verify import verify
from tapeproof.terms.claim import Ask
from tapeproof.terms.quantity import Series
from tapeproof.terms.story import Story

from .conftest import Write

ASK = Ask(Series())
LATER, LAST = datetime(2024, 3, 1, tzinfo=UTC), datetime(2024, 4, 1, tzinfo=UTC)
ONE = """
    instrument,date,close
    ^GSPC,2024-01-02,4742.83
    ^GSPC,2024-01-03,4704.81
    ^GSPC,2024-01-04,4688.68
"""
OTHER = """
    instrument,date,close
    ^GSPC,2024-01-03,4804.81
    ^GSPC,2024-01-04,4688.68
"""


def suspect(folder: Path) -> list[bool]:
    return Market.open(folder).panel(ASK, ["^GSPC"]).suspect[:, 0].tolist()


def verdict(folder: Path, text: str) -> tuple[str, str | None]:
    story = Story("note", text, date(2024, 1, 3), "XNYS")
    (proof,) = Desk(Market.open(folder)).check(story).proofs
    return proof.verdict, proof.why


def test_another_source_with_another_close_is_marked_on_arrival(write: Write, folder: Path):
    write(ONE, "one.csv")
    added = write(OTHER, "other.csv", LATER)
    assert (added.new, added.revised, added.same, added.contradicted) == (0, 1, 1, 1)
    assert suspect(folder) == [False, True, False]
    assert Market.open(folder).suspects("^GSPC") == ((date(2024, 1, 3), "contradicted"),)
    (health,) = verify(Store(folder))
    assert health.reasons == {"contradicted": {2024: 1}}


def test_the_mark_stays_when_the_same_rows_come_again(write: Write, folder: Path):
    write(ONE, "one.csv")
    write(OTHER, "other.csv", LATER)
    again = write(OTHER, "other.csv", LAST)
    assert (again.revised, again.same, again.contradicted) == (0, 2, 0)
    assert suspect(folder) == [False, True, False]


def test_a_correction_by_the_same_source_is_a_revision_without_a_mark(write: Write, folder: Path):
    write(ONE, "prices-2024-01.csv")
    added = write(OTHER, "prices-2024-02.csv", LATER)
    assert (added.revised, added.contradicted) == (1, 0)
    assert suspect(folder) == [False, False, False]


def test_fewer_decimals_contradict_nothing(write: Write):
    write("instrument,date,close\n^GSPC,2024-01-02,4742.8301\n^GSPC,2024-01-03,4704.8099", "one.csv")
    added = write("instrument,date,close\n^GSPC,2024-01-02,4742.83\n^GSPC,2024-01-03,4704.81", "other.csv", LATER)
    assert (added.revised, added.contradicted) == (2, 0)


def test_no_claim_is_called_off_where_the_other_source_bears_it_out(write: Write, folder: Path):
    # 4704.81 is -0.80% on the day, 4804.81 +1.31%; a fall of 4% is neither.
    write(ONE, "one.csv")
    assert verdict(folder, "The S&P 500 closed at 4,804.81 on Wednesday.")[0] == "off"
    write(OTHER, "other.csv", LATER)
    assert verdict(folder, "The S&P 500 closed at 4,804.81 on Wednesday.")[0] == "stands"
    was = verdict(folder, "The S&P 500 closed at 4,704.81 on Wednesday.")
    assert was[0] == "open"
    assert "suspect" in (was[1] or "")
    assert verdict(folder, "The S&P 500 fell 0.8% on Wednesday.")[0] == "open"
    assert verdict(folder, "The S&P 500 closed at 4,404.81 on Wednesday.")[0] == "off"


def test_a_dispute_is_as_wide_as_the_closes_on_record_are_apart(write: Write, folder: Path):
    write(ONE, "one.csv")
    write(OTHER, "other.csv", LATER)
    market = Market.open(folder)
    assert market.dispute("^GSPC", [date(2024, 1, 3)]) == pytest.approx(100 / 4704.81)
    assert market.dispute("^GSPC", [date(2024, 1, 4)]) == 0
    assert market.dispute("^GSPC", []) == 0
    assert market.dispute("^GSPC", [date(2024, 1, 3)], datetime(2024, 2, 1, tzinfo=UTC)) == 0
    assert market.dispute("AAPL", [date(2024, 1, 3)]) == 0


def test_a_mark_of_one_row_is_not_handed_out_as_one_of_all(write: Write, folder: Path, tmp_path: Path):
    write(ONE, "one.csv")
    write(OTHER, "other.csv", LATER)
    export(Store(folder), tmp_path / "out")
    assert "contradicted" not in (tmp_path / "out" / "instruments.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Yahoo", "Stooq", False),
        ("Yahoo", "Yahoo", True),
        ("prices-2024-01.csv", "prices-2024-02.csv", True),
        ("a/b:x.csv; c/d:y.csv", "c/d:y.csv", True),
        ("a.csv", "b.csv", False),
    ],
)
def test_sources_are_the_same_where_a_part_of_them_is(one: str, other: str, same: bool):  # noqa: FBT001  a parameter
    assert same_source(one, other) is same


def test_whole_points_of_a_source_that_keeps_no_decimals_contradict_none():
    code = np.zeros(25, dtype="i4")
    exact = 100 + np.arange(25) + 0.37
    told = np.zeros(25, dtype="i4")
    whole = np.round(exact)
    assert not contradicted(code, exact, whole, told, ["one"], ["other"]).any()
    whole[3] += 1
    assert np.flatnonzero(contradicted(code, exact, whole, told, ["one"], ["other"])).tolist() == [3]
    assert not contradicted(code, exact, whole, told, ["one"], ["one"]).any()
