"""Which session a claim is about: the calendar, the exchange, the hour of publication."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.terms.instrument import InstrumentType
from tapeproof.terms.period import ONE_SESSION, Grain, Period, Reach, Span
from tapeproof.terms.verdict import Verdict

WEEKS = """
2024-12-27  90
2024-12-31  91
2025-01-02  92
2025-01-31  93
2025-02-03  94
2025-02-28  95
2025-03-03  96
2025-03-04  97
2025-03-05  98
2025-03-06  99
2025-03-07 100
2025-03-10 101
2025-03-11 102
"""
NEW_YORK = {"exchange": "XNYS", "currency": "USD"}


def placed(proof, market, claim, **story):
    found = proof(market, claim, **story)
    return (str(found.base), str(found.session))


@pytest.mark.parametrize(
    ("published", "at", "session"),
    [
        ("2025-03-06", None, "2025-03-06"),  # closed by the end of the day at home
        ("2025-03-06", "17:00", "2025-03-06"),
        ("2025-03-06", "09:00", "2025-03-05"),  # before the opening at 9:30
        ("2025-03-08", None, "2025-03-07"),  # a Saturday
        ("2025-03-09", "12:00", "2025-03-07"),  # a Sunday
    ],
)
def test_nothing_named_is_the_last_session_at_publication(market, say, proof, published, at, session):
    claim = say(published).level("1 points")
    assert placed(proof, market({"X": WEEKS}), claim, published=published, at=at)[1] == session


@pytest.mark.parametrize(
    ("at", "session"), [(None, "2025-03-05"), ("04:00", "2025-03-05"), ("23:00", "2025-03-06"), ("21:00", "2025-03-05")]
)
def test_new_york_told_in_hong_kong(market, say, proof, at, session):
    # A date alone: New York's session of the 6th ends at 5:00 on the 7th in Hong Kong; it opens at 22:30 on the 6th.
    claim = say("2025-03-06").level("1 points")
    assert placed(proof, market({"X": WEEKS}, X=NEW_YORK), claim, published="2025-03-06", at=at)[1] == session


def test_hong_kong_told_in_new_york(market, say, proof):
    # At 8:00 in New York Hong Kong has long closed; at 20:00 of the 6th the 7th's session has not opened (21:30).
    claim = say("2025-03-06").level("1 points")
    for at, session in (("08:00", "2025-03-06"), ("20:00", "2025-03-06"), ("23:00", "2025-03-07")):
        assert placed(proof, market({"X": WEEKS}), claim, published="2025-03-06", home="XNYS", at=at)[1] == session


def test_a_day_named_is_that_day_wherever_it_is_told(market, say, proof):
    claim = say("2025-03-07").level("1 points", on="2025-03-06")
    assert placed(proof, market({"X": WEEKS}, X=NEW_YORK), claim, published="2025-03-07")[1] == "2025-03-06"


def test_a_day_to_come_is_open(market, say, proof):
    found = proof(market({"X": WEEKS}), say("2025-03-06").level("1 points", on="2025-03-07"), published="2025-03-06")
    assert found.verdict is Verdict.OPEN
    assert "had not come" in found.why


@pytest.mark.parametrize(
    ("span", "base"),
    [
        (ONE_SESSION, "2025-03-06"),
        (Span(count=3), "2025-03-04"),
        (Span(Reach.TO_DATE, 1, Grain.WEEK), "2025-02-28"),
        (Span(Reach.TO_DATE, 1, Grain.MONTH), "2025-02-28"),
        (Span(Reach.TO_DATE, 1, Grain.QUARTER), "2024-12-31"),
        (Span(Reach.TO_DATE, 1, Grain.YEAR), "2024-12-31"),
        (Span(Reach.TO_DATE, 2, Grain.MONTH), "2025-01-31"),
        (Span(Reach.BACK, 1, Grain.MONTH), "2025-02-03"),  # 7 February: the last session at or before it
        (Span(Reach.BACK, 1, Grain.WEEK), "2025-02-28"),
        (Span(Reach.SINCE, start=Period(date(2025, 2, 1), date(2025, 2, 2))), "2025-01-31"),
    ],
)
def test_where_a_change_is_measured_from(market, say, proof, span, base):
    claim = say().move("1%", over=span)
    assert placed(proof, market({"X": WEEKS}), claim) == (base, "2025-03-07")


def test_the_prover_and_the_measure_start_from_the_same_session(market, say, proof):
    # 100 / 93 over two months to date: 7.53%, from the close of January.
    claim = say().move("7.53%", over=Span(Reach.TO_DATE, 2, Grain.MONTH))
    found = proof(market({"X": WEEKS}), claim)
    assert found.verdict is Verdict.STANDS
    assert found.evidence.rows[0].date == found.base


@pytest.mark.parametrize(
    ("first", "last", "grain", "session"),
    [
        ("2025-02-01", "2025-02-28", Grain.MONTH, "2025-02-28"),
        ("2024-01-01", "2024-12-31", Grain.YEAR, "2024-12-31"),
        ("2025-01-01", "2025-12-31", Grain.YEAR, "2025-03-07"),  # not over at publication
        ("2025-03-03", "2025-03-09", Grain.WEEK, "2025-03-07"),
    ],
)
def test_a_period_ends_with_its_last_session_at_publication(market, say, proof, first, last, grain, session):
    when = Period(date.fromisoformat(first), date.fromisoformat(last), grain)
    claim = say().move("1%", over=Span(Reach.TO_DATE, 1, grain), when=when)
    assert placed(proof, market({"X": WEEKS}), claim)[1] == session


def test_a_period_without_a_session_yet_is_open(market, say, proof):
    when = Period(date(2025, 3, 8), date(2025, 3, 14), Grain.WEEK, "this week")
    claim = say("2025-03-09").move("1%", over=Span(Reach.TO_DATE, 1, Grain.WEEK), when=when)
    found = proof(market({"X": WEEKS}), claim, published="2025-03-09")
    assert (found.verdict, "this week" in found.why) == (Verdict.OPEN, True)


def test_a_run_starts_before_its_first_move_and_an_ended_one_ends_before_the_present(market, say, proof):
    going = say().streak(3, "up")
    ended = say().streak(3, "up", ended=True)
    years = say().streak(
        2, "up", over=Span(Reach.TO_DATE, 1, Grain.YEAR), when=Period(date(2025, 1, 1), date(2025, 3, 7), Grain.YEAR)
    )
    assert placed(proof, market({"X": WEEKS}), going) == ("2025-03-04", "2025-03-07")
    assert placed(proof, market({"X": WEEKS}), ended) == ("2025-03-03", "2025-03-06")
    assert placed(proof, market({"X": WEEKS}), years)[1] == "2025-03-07"


def test_levels_and_records_of_levels_start_where_they_end(market, say, proof):
    for claim in (say().level("1 points"), say().record("up", "2024")):
        assert placed(proof, market({"X": WEEKS}), claim) == ("2025-03-07", "2025-03-07")
    assert placed(proof, market({"X": WEEKS}), say().record("up", "2024", over=ONE_SESSION))[0] == "2025-03-06"


def test_a_rate_has_its_sessions_too(market, say, proof):
    about = {"type": InstrumentType.CURRENCY, "exchange": "24/5"}
    claim = say().level("1 points")
    assert placed(proof, market({"X": WEEKS}, X=about), claim, home="XNYS", at="16:30")[1] == "2025-03-07"
