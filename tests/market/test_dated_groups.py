"""Groups whose members changed: who was in it on a day, and what a claim about it is held against."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from tapeproof.desk import Desk
from tapeproof.market.market import Market
from tapeproof.market.members import GroupList, groups_of, shipped_groups
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import BadData
from tapeproof.terms.instrument import Group
from tapeproof.terms.quantity import Series
from tapeproof.terms.story import Story

from .conftest import Write

GROUPS = {group.id: group for group in shipped_groups()}
DOW, TECH = GROUPS["^DJI"], GROUPS["HSTECH.HK"]
MINE = """
["^HSI"]
name = "the three"
members = "0001.HK 0002.HK 0003.HK"
first = 2024-01-02
last = 2024-01-05
source = "The test."
spellings = "the chosen three"
changes = [{ on = 2024-01-04, in = "0004.HK", out = "0001.HK" }]
"""


@pytest.mark.parametrize(
    ("day", "there", "gone"),
    [
        # As Dow Jones and S&P Dow Jones Indices announced: effective prior to the open of the later day.
        (date(1999, 11, 1), "MSFT INTC HD T IP AT&T-CORP", "CVX AIG JPM"),
        (date(2004, 4, 7), "IP EASTMAN-KODAK", "PFE VZ AIG"),
        (date(2004, 4, 8), "PFE VZ AIG", "IP EASTMAN-KODAK"),
        (date(2008, 9, 19), "AIG BAC CVX", "MO HON MDLZ"),
        (date(2009, 6, 8), "CSCO TRV MDLZ", "C GM-CORP AIG"),
        (date(2013, 9, 23), "GS NKE V UNH", "HWM BAC HPQ MDLZ"),
        (date(2015, 3, 18), "T", "AAPL"),
        (date(2015, 3, 19), "AAPL", "T"),
        (date(2018, 6, 26), "WBA DD", "GE DU-PONT"),
        (date(2020, 8, 28), "XOM PFE RTX DOW", "CRM AMGN HON DD"),
        (date(2020, 8, 31), "CRM AMGN HON", "XOM PFE RTX"),
        (date(2024, 11, 7), "INTC DOW AMZN", "NVDA SHW WBA"),
        (date(2024, 11, 8), "NVDA SHW", "INTC DOW"),
    ],
)
def test_the_dow_of_a_day(day: date, there: str, gone: str):
    members = DOW.members_on(day)
    assert len(members) == len(set(members)) == 30
    assert set(there.split()) <= set(members)
    assert not set(gone.split()) & set(members)


def test_the_hang_seng_tech_is_known_for_the_dates_of_its_source_alone():
    assert not TECH.known_on(date(2024, 6, 10))
    assert not TECH.known_on(date(2025, 9, 8))
    days = [TECH.first, *(change.on for change in TECH.changes)]
    assert [len(TECH.members_on(day)) for day in days if day] == [30] * 5
    assert "1211.HK" in TECH.members_on(date(2025, 6, 9))
    assert "1211.HK" not in TECH.members_on(date(2025, 6, 6))


@pytest.mark.parametrize("group", [DOW, TECH], ids=lambda group: group.id)
def test_spans_tell_of_each_day_who_was_there(group: GroupList):
    assert group.first is not None
    assert group.last is not None
    every = {name for change in group.changes for name in change.left} | set(group.members)
    spans = {name: group.spans(name) for name in every}
    for step in range(0, (group.last - group.first).days + 1, 5):
        day = group.first + timedelta(days=step)
        there = {name for name in every if any(a <= day <= b for a, b in spans[name] if a and b)}
        assert there == set(group.members_on(day)), day


def test_a_panel_marks_the_days_on_which_each_belonged(write: Write, folder: Path):
    days = ("2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-08")
    names = ("0001.HK", "0003.HK", "0004.HK")
    write("\n".join(["instrument,date,close", *(f"{name},{day},10" for name in names for day in days)]))
    (folder / "groups.toml").write_text(MINE)
    panel = Market.open(folder).panel(Ask(Series(), among=Group("^HSI")), names)
    assert np.array_equal(
        panel.members,
        [[True, True, False], [True, True, False], [False, True, True], [False, True, True], [False, False, False]],
    )


@pytest.mark.parametrize(
    ("day", "text", "verdict"),
    [
        # Of the first three the second and third rose on 3 January; with the fourth it would be three of today's.
        (date(2024, 1, 3), "Two of the Hang Seng's three components rose on Wednesday.", "stands"),
        (date(2024, 1, 3), "All of the Hang Seng's three components rose on Wednesday.", "off"),
        # On the 4th the first has left, and fell; those that are there rose.
        (date(2024, 1, 4), "All of the Hang Seng's three components rose on Thursday.", "stands"),
        (date(2024, 1, 5), "Two of the Hang Seng's three components rose on Friday.", "off"),
        # On the 8th the list is no longer known, nor was it before the 2nd.
        (date(2024, 1, 8), "Two of the Hang Seng's three components rose on Monday.", "open"),
        (date(2023, 12, 29), "Two of the Hang Seng's three components rose on Friday.", "open"),
    ],
)
def test_a_claim_is_held_against_the_members_of_its_day(write: Write, folder: Path, day: date, text: str, verdict: str):
    closes = {
        "^HSI": (100, 101, 102, 103, 104, 105, 106),
        "0001.HK": (10, 10, 11, 10, 9, 9, 9),
        "0002.HK": (10, 10, 9, 10, 11, 12, 13),
        "0003.HK": (10, 10, 9, 10, 11, 10, 11),
        "0004.HK": (10, 10, 9, 10, 11, 10, 9),
    }
    days = ("2023-12-28", "2023-12-29", "2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-08")
    rows = [f"{name},{on},{close}" for name, told in closes.items() for on, close in zip(days, told, strict=True)]
    write("\n".join(["instrument,date,close", *rows]))
    (folder / "groups.toml").write_text(MINE)
    proofs = Desk(Market.open(folder)).check(Story("note", text, day, "XHKG")).proofs
    assert [proof.verdict for proof in proofs] == [verdict]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (MINE.replace('out = "0001.HK"', 'out = "0009.HK"'), "members out on 2024-01-04 that were in the group"),
        (MINE.replace('in = "0004.HK"', 'in = "0002.HK"'), "members in on 2024-01-04 that were not in the group"),
        (MINE.replace("on = 2024-01-04", "on = 2024-01-01"), "changes on later and later days, after 2024-01-02"),
        (MINE.replace("on = 2024-01-04", 'on = "2024-01-04"'), "changes on later and later days"),
        (MINE.replace('in = "0004.HK"', 'added = "0003.HK"'), "in and out, as texts"),
        (MINE.replace("[{ on", '["x", { on'), "a list of tables for changes"),
    ],
)
def test_changes_that_are_wrong_say_where(folder: Path, text: str, says: str):
    folder.mkdir()
    (folder / "groups.toml").write_text(text)
    with pytest.raises(BadData) as caught:
        groups_of(folder)
    assert says in str(caught.value)


def test_the_dow_is_counted_as_it_was_that_day(full_market: Market):
    # Counted one by one from the closes of the thirty of each day, Intel and Dow Inc. on the 7th, Nvidia and
    # Sherwin-Williams on the 8th; of 2016 the prices of the old DuPont are lacking, of August 2025 the list.
    desk = Desk(full_market)
    for day, text, verdict in (
        (date(2024, 11, 7), "19 of the Dow's 30 components rose on Thursday.", "stands"),
        (date(2024, 11, 8), "21 of the Dow's 30 components rose on Friday.", "stands"),
        (date(2024, 11, 8), "12 of the Dow's 30 components rose on Friday.", "off"),
        (date(2016, 11, 8), "20 of the Dow's 30 components rose on Tuesday.", "open"),
        (date(2025, 8, 1), "27 of the Dow's 30 components rose on Friday.", "open"),
    ):
        (proof,) = desk.check(Story("note", text, day, "XNYS")).proofs
        assert proof.verdict == verdict, text
