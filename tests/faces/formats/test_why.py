"""The reason of a verdict, as an editor reads it."""

from __future__ import annotations

from msgspec.structs import replace

from tapeproof.desk import Check
from tapeproof.faces.formats.why import MEANS, day, digits, why
from tapeproof.faces.wire import EvidenceRow, EvidenceState, PeriodState, report
from tapeproof.terms.reading import Reading
from tapeproof.terms.verdict import Verdict


def said(claim) -> str:
    return "; ".join(why(claim))


def test_what_stands_needs_no_reason(check: Check) -> None:
    assert said(report(check).claims[0]) == ""


def test_what_is_off_says_first_what_to_write_then_the_prices_that_tell(check: Check) -> None:
    off = replace(report(check).claims[0], verdict=Verdict.OFF, correction="3.2%")
    assert said(off) == "write: 3.2%; ^HSI 23,594.21 on 5 Mar 2025, 24,369.71 on 6 Mar 2025"


def test_a_record_names_both_values(check: Check) -> None:
    formula = "24369.71 against 24792.77 on 2022-02-17"
    off = replace(report(check).claims[1], evidence=EvidenceState((), formula, ""))
    assert said(off) == (
        "write: its highest since February 17, 2022; it closed higher on 17 February 2022 (24,369.71 against 24,792.77)"
    )
    otherwise = replace(off, verdict=Verdict.STANDS_OTHERWISE, reading="rounded span", why=None, correction=None)
    assert said(otherwise) == "holds with the time rounded; 24,369.71 against 24,792.77 on 17 Feb 2022"


def test_a_reading_is_told_in_plain_words(check: Check) -> None:
    assert said(report(check).claims[3]) == "holds cut off, not rounded"
    assert set(MEANS) >= set(Reading) - {Reading.ORDINARY, Reading.SPLIT_ADJUSTED, Reading.INCLUDING_TODAY}


def test_prices_that_are_not_closes_say_so_and_long_runs_are_left_out(check: Check) -> None:
    rows = tuple(EvidenceRow("CL=F", f"2019-01-0{n}", "low", 46.65, "exchange", None) for n in range(1, 5))
    claim = replace(report(check).claims[3], evidence=EvidenceState(rows[:1], "", ""))
    assert said(claim).endswith("CL=F 46.65 (low) on 1 Jan 2019")
    assert said(replace(claim, evidence=EvidenceState(rows, "", ""))) == "holds cut off, not rounded"


def test_what_was_assumed_is_said(check: Check) -> None:
    gold = report(check).claims[4]
    doubted = replace(
        gold,
        subject="GC=F",
        doubts=("the subject is assumed", "the period is assumed", "the direction is not said"),
        why="the subject is assumed; the period is assumed; the direction is not said",
        period=PeriodState("2025-03-06", "2025-03-07", "", "day"),
    )
    assert said(doubted) == (
        "the story does not say of what: taken to be GC=F; "
        "the story does not say when: taken to be 6 Mar 2025 to 7 Mar 2025; the direction is not said"
    )


def test_days_and_prices_are_written_as_newspapers_do() -> None:
    assert day("2022-02-07") == "7 Feb 2022"
    assert [digits(x) for x in (24369.71, 140.8, 6.8975, 4000, 0.0415, 3351.763)] == [
        "24,369.71", "140.80", "6.8975", "4,000", "0.0415", "3,351.763",
    ]  # fmt: skip
