"""Days counted by hand: Hong Kong held sessions on 23, 24, 27, 30 and 31 December 2024, and on 2, 3 and 6 January."""

from __future__ import annotations

from pathlib import Path

from tapeproof.market.market import Market
from tapeproof.market.store import Store
from tapeproof.market.verify import Health, totals, verify, worst_year

from .conftest import Write

ROWS = """
    instrument,date,open,high,low,close,volume
    ^HSI,2024-12-23,19800,19900,19700,19883,1
    ^HSI,2024-12-24,19900,20100,19800,20098,1
    ^HSI,2024-12-27,20100,20200,20000,20090,1
    ^HSI,2024-12-30,20100,20200,20000,20041,1
    ^HSI,2024-12-31,20000,20100,19900,20059,1
    ^HSI,2025-01-02,19900,20000,19600,19623,1
    ^HSI,2025-01-06,19700,19900,19600,19688,1
    0700.HK,2024-12-23,410,415,408,414,9000000
    0700.HK,2024-12-24,416,416,416,416,0
    0700.HK,2024-12-30,417,420,415,430,8000000
    0700.HK,2024-12-31,417,420,415,417,8000000
    0700.HK,2025-01-06,410,415,405,409,8000000
    BOND.ZZ,2024-12-23,1,1.2,0.9,1,5
"""


def test_marks_and_gaps_by_year(write: Write, folder: Path):
    """0700.HK lacks 27 December and 2 January; of 3 January no bar at all tells whether there was a session."""
    write(ROWS)
    worst, index, bond = verify(Store(folder))
    assert worst.id == "0700.HK"
    assert (worst.rows, worst.suspect, worst.badness) == (5, 2, 5)
    assert worst.reasons == {"flat": {2024: 1}, "outside": {2024: 1}}
    assert worst.gaps == {2024: 1, 2025: 1}
    assert worst.unproven == {2025: 1}
    assert (str(worst.first), str(worst.last)) == ("2024-12-23", "2025-01-06")
    assert (index.id, index.suspect, index.gaps, index.unproven) == ("^HSI", 0, {}, {2025: 1})
    assert (bond.id, bond.gaps, bond.unproven, bond.badness) == ("BOND.ZZ", None, None, 0)
    every = totals([worst, index, bond])
    assert (every.instruments, every.rows, every.suspect, every.gaps, every.unproven) == (3, 13, 2, 2, 2)
    assert every.reasons == {"flat": 1, "outside": 1}


def test_some_instruments_alone(write: Write, folder: Path):
    write(ROWS)
    assert [one.id for one in verify(Store(folder), ["^HSI"])] == ["^HSI"]


def test_gaps_are_counted_between_the_first_and_the_last_bar(write: Write, folder: Path):
    write(ROWS + "    9988.HK,2024-12-27,80,82,79,81,5\n    9988.HK,2024-12-31,80,82,79,81,5\n")
    (one,) = verify(Store(folder), ["9988.HK"])
    assert one.gaps == {2024: 1}  # 30 December; it has no bars of 23 and 24 December, nor of January
    assert one.unproven == {}


def test_a_corrected_row_counts_as_corrected(write: Write, folder: Path):
    write(ROWS)
    write("instrument,date,open,high,low,close,volume\n0700.HK,2024-12-30,417,420,415,418,8000000")
    (one,) = verify(Store(folder), ["0700.HK"])
    assert (one.rows, one.suspect) == (5, 1)


def test_the_worst_year_is_the_latest_of_equals():
    assert worst_year({2020: 3, 2021: 5, 2024: 5}) == 2024


def test_more_instruments_than_are_read_at_a_time(write: Write, folder: Path):
    names = [f"S{number:03}.HK" for number in range(250)]
    write("instrument,date,close\n" + "\n".join(f"{name},2024-12-23,{1 + n}" for n, name in enumerate(names)))
    found = verify(Store(folder))
    assert [(one.id, one.rows) for one in found] == [(name, 1) for name in names]


def test_the_known_faults_of_the_full_record(full_market: Market):
    """The index of Sydney has no rows from 2023 to September 2025, and no other bar shows its sessions.

    Of the 262 weekdays of 2024 eight were holidays there: 1 and 26 January, 29 March, 1 and 25 April, 10 June, 25 and
    26 December.
    """
    found: dict[str, Health] = {one.id: one for one in verify(Store(full_market.folder), ["^AXJO", "0700.HK"])}
    unproven = found["^AXJO"].unproven
    assert unproven is not None
    assert unproven[2024] == 254
    assert found["0700.HK"].reasons["flat"][2024] >= 1  # the half day of 24 December
