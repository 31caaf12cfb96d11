"""Weeks without prices: a statement that would look across them is open, one that need not is settled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tapeproof.terms.verdict import Verdict

OPEN, STANDS = Verdict.OPEN, Verdict.STANDS
WEEKDAYS = [day for n in range(90) if (day := date(2024, 12, 2) + timedelta(days=n)).weekday() < 5]
LACKING = [day for day in WEEKDAYS if date(2025, 1, 1) <= day <= date(2025, 1, 31)]


def table(days, level=100):
    return "\n".join(f"{day} {level + n % 2}" for n, day in enumerate(days))


@pytest.fixture
def holed(market):
    """X has no prices in January, when Y has: 104 on 30 December, 103 on the 31st, 110, 111 and 112 from 3 February."""
    before = table([day for day in WEEKDAYS if day < date(2024, 12, 30)])
    prices = f"{before}\n2024-12-30 104\n2024-12-31 103\n2025-02-03 110\n2025-02-04 111\n2025-02-05 112"
    return market({"X": prices, "Y": table(WEEKDAYS)})


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2025-02-03", OPEN),  # 103 to 110 is the change of a month
        ("2025-02-04", STANDS),  # 110 to 111
    ],
)
def test_a_change_over_sessions(holed, say, proof, day, verdict):
    assert proof(holed, say(day).move("0.9%"), published=day).verdict is verdict


def test_a_change_over_the_hole_is_never_called_off(holed, say, proof):
    found = proof(holed, say("2025-02-03").move("6%"), published="2025-02-03")
    assert found.verdict is OPEN
    assert found.why == "no prices are on record between 2024-12-31 and 2025-02-03; those days would settle it"


def test_a_run_into_the_hole(holed, say, proof):
    # Two steps up are certain; whether the step to the 3rd was a third one, the days before it would tell.
    for count in (2, 3, 4):
        assert proof(holed, say("2025-02-05").streak(count, "up"), published="2025-02-05").verdict is OPEN, count


@pytest.mark.parametrize(("since", "verdict"), [("2024-12", OPEN), ("2025-01", OPEN), ("2025-02-03", STANDS)])
def test_a_record(holed, say, proof, since, verdict):
    # 112 is the highest on record, but of January nothing is known.
    assert proof(holed, say("2025-02-05").record("up", since), published="2025-02-05").verdict is verdict


def test_a_level_looks_across_nothing(holed, say, proof):
    assert proof(holed, say("2025-02-03").level("110 points"), published="2025-02-03").verdict is STANDS


def test_a_place_in_its_own_history(holed, say, proof):
    # The change over January is of no single day, and which days of January were worse nobody knows.
    found = proof(holed, say("2025-02-04").rank(2, "up", None), published="2025-02-04")
    assert (found.verdict, "2025-02-03" in found.why) == (OPEN, True)
