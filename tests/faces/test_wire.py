"""The report has the shape that other programs count on."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from tapeproof.desk import Check
from tapeproof.faces.formats import json as as_json
from tapeproof.faces.said import number, since, stated
from tapeproof.faces.wire import report
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.terms.changing import replace
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import Ago, Ever, Grain, Period, Reach, Since, SinceDate, Span, Within
from tapeproof.terms.quantity import Direction, Series, Unit


def test_a_claim_is_written_as_the_contract_says(check: Check) -> None:
    written = json.loads(as_json.render(report(check)))["claims"][0]

    start = check.story.text.index("rose")
    assert written == {
        "id": "c1",
        "quote": "rose 3.3% on Thursday",
        "start": start,
        "end": start + 21,
        "kind": "move",
        "quantity": "price",
        "subject": "^HSI",
        "subject_text": "The Hang Seng Index",
        "group": None,
        "against": None,
        "doubts": [],
        "stated": {
            "value": 3.3,
            "unit": "percent",
            "currency": None,
            "direction": "up",
            "hedge": "exact",
            "low": 3.25,
            "high": 3.35,
            "of": None,
        },
        "period": {"from": "2025-03-05", "to": "2025-03-06", "text": "Thursday", "grain": "day"},
        "since": None,
        "basis": "close",
        "verdict": "stands",
        "value": 3.2868,
        "reading": "close to close",
        "severity": None,
        "why": None,
        "notes": [],
        "correction": None,
        "readings": [{"name": "close to close", "value": 3.2868, "holds": True}],
        "evidence": {
            "rows": [
                {
                    "instrument": "^HSI",
                    "date": f"2025-03-0{day}",
                    "field": "close",
                    "value": value,
                    "source": "exchange",
                    "known_at": f"2025-03-0{day}T08:10:00Z",
                }
                for day, value in ((5, 23594.21), (6, 24369.71))
            ],
            "formula": "24369.71 / 23594.21 - 1",
            "recompute": "tapeproof explain hk.json c1",
        },
    }


def test_keys_stand_in_the_order_of_the_contract(check: Check) -> None:
    written = json.loads(as_json.render(report(check)))
    assert list(written) == ["tapeproof", "market", "story", "claims", "unread", "summary"]
    assert " ".join(written["claims"][0]) == (
        "id quote start end kind quantity subject subject_text group against doubts stated period since basis "
        "verdict value reading severity why notes correction readings evidence"
    )


def test_head_unread_and_summary(check: Check) -> None:
    written = json.loads(as_json.render(report(check)))
    start = check.story.text.index("2026")
    assert written["market"] == {"version": 12, "digest": "d1", "known_at": "2025-03-07T08:10:00Z"}
    assert written["story"] == {"id": "hk", "published": "2025-03-07", "home": "XHKG"}
    assert written["unread"] == [{"quote": "2026", "start": start, "end": start + 4, "why": "forecast"}]
    assert written["summary"] == {"stands": 2, "stands_otherwise": 1, "off": 1, "open": 1}


def test_a_ranking_names_its_list_and_is_evidence(check: Check) -> None:
    rank = json.loads(as_json.render(report(check)))["claims"][2]
    assert rank["kind"] == "rank"
    assert rank["group"] == {"id": "world-markets", "list": "a list", "as_of": "2026-01-01"}
    assert rank["stated"]["value"] == 1
    assert rank["stated"]["unit"] == "count"
    assert rank["evidence"]["ranking"][0] == {"place": 1, "instrument": "^HSI", "value": 20.79}


def test_what_is_not_known_is_null_and_the_day_falls_back_on_the_calendar(check: Check) -> None:
    gold = json.loads(as_json.render(report(check)))["claims"][4]
    assert (gold["subject"], gold["value"], gold["reading"]) == (None, None, None)
    assert gold["period"] == {"from": "2025-03-07", "to": "2025-03-07", "text": "", "grain": "day"}
    assert gold["stated"]["currency"] == "USD"
    assert gold["doubts"] == ["the subject is assumed"]


def test_the_same_check_gives_the_same_bytes(check: Check) -> None:
    assert as_json.render(report(check)) == as_json.render(report(replace(check)))


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (Ever(), "record"),
        (Ago(3, Grain.YEAR), "P3Y"),
        (Ago(8, Grain.MONTH), "P8M"),
        (Ago(6, Grain.WEEK), "P6W"),
        (Ago(12, Grain.DAY), "P12D"),
        (Ago(2, Grain.QUARTER), "P6M"),
        (SinceDate(Period(date(2022, 2, 17), date(2022, 2, 17))), "2022-02-17"),
        (SinceDate(Period(date(2022, 2, 1), date(2022, 2, 28))), "2022-02"),
        (SinceDate(Period(date(2021, 1, 1), date(2021, 12, 31))), "2021"),
        (SinceDate(Period(date(2021, 10, 1), date(2021, 12, 31))), "2021"),
        (SinceDate(Period(date(2008, 9, 1), date(2009, 3, 31))), "2008-09"),
        (Within(Period(date(2026, 1, 1), date(2026, 12, 31))), "2026"),
        (None, None),
    ],
)
def test_since(said: Since | None, written: str | None) -> None:
    assert since(said) == written


@pytest.mark.parametrize(
    ("grain", "unit"),
    [
        (Grain.DAY, "days"),
        (Grain.WEEK, "weeks"),
        (Grain.MONTH, "months"),
        (Grain.QUARTER, "quarters"),
        (Grain.YEAR, "years"),
    ],
)
def test_a_streak_counts_its_grain(grain: Grain, unit: str) -> None:
    said = stated(Streak(4, Direction.DOWN), Series(over=Span(Reach.TO_DATE, 1, grain), run=True))
    assert (said.value, said.unit, said.direction) == (4, unit, "down")


def test_a_record_of_a_level_states_no_figure_and_of_a_move_its_unit() -> None:
    level = stated(Record(Direction.UP, Ever()), Series(unit=Unit.POINTS))
    move = stated(Record(Direction.DOWN, Ago(2, Grain.YEAR, "nearly")), Series(over=Span(), unit=Unit.POINTS))
    assert (level.value, level.unit) == (None, None)
    assert (move.value, move.unit, move.hedge) == (None, "points", "nearly")


def test_a_move_without_a_figure_states_its_direction_alone() -> None:
    said = stated(Move(None, Direction.DOWN), Series(over=Span()))
    assert (said.value, said.unit, said.direction, said.low, said.high) == (None, None, "down", None, None)


def test_a_bound_that_nothing_sets_is_null() -> None:
    more_than = Figure(Decimal(5), Unit.PERCENT, Decimal(1), Hedge.MORE_THAN)
    said = stated(Level(more_than), Series())
    assert (said.low, said.high, said.hedge) == (5, None, "more_than")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal(837_840_000_000), 837_840_000_000),
        (Decimal("3.30"), 3.3),
        (24369.709961, 24369.70996),
        (20.0, 20),
        (float("nan"), None),
        (Decimal("Infinity"), None),
        (None, None),
    ],
)
def test_numbers_are_whole_or_have_ten_digits(value: float | Decimal | None, written: float | None) -> None:
    assert number(value) == written
    assert type(number(value)) is type(written)
