"""The walk: ordinary reading, other readings, reasons to leave it open, and only then off."""

from __future__ import annotations

from datetime import date

from tapeproof.terms.claim import Cue, Doubt
from tapeproof.terms.instrument import InstrumentType, Nobody
from tapeproof.terms.period import Grain, Period, Reach, Span
from tapeproof.terms.quantity import Quantity, Series
from tapeproof.terms.reading import Reading
from tapeproof.terms.verdict import Severity, Verdict

HANG_SENG = """
2025-03-04  22941.77
2025-03-05  23594.21
2025-03-06  24369.71
2025-03-07  24231.30
"""
YEAR = Span(Reach.TO_DATE, 1, Grain.YEAR)


def test_what_the_closes_give_stands(market, say, proof):
    # 24369.71 / 23594.21 = 1.032868
    found = proof(market({"X": HANG_SENG}), say().move("3.3%", "up", on="2025-03-06"))
    assert found.verdict is Verdict.STANDS
    assert found.reading is Reading.ORDINARY
    assert abs(found.value - 3.2868) < 1e-4
    assert (found.base, found.session) == (date(2025, 3, 5), date(2025, 3, 6))
    assert found.severity is None
    assert found.correction is None


def test_what_no_reading_gives_is_off_with_the_right_figure_in_the_storys_style(market, say, proof):
    claim = say().move("5.1%", "up", on="2025-03-06", said={Cue.OF_THE_CLOSE})
    found = proof(market({"X": HANG_SENG}), claim)
    assert found.verdict is Verdict.OFF
    assert found.severity is Severity.WRONG
    assert found.correction == "3.3%"
    assert str(found.instead.figure.value) == "3.3"


def test_a_move_the_other_way_is_wrong_way(market, say, proof):
    found = proof(market({"X": HANG_SENG}), say().move("3.3%", "down", on="2025-03-06", said={Cue.OF_THE_CLOSE}))
    assert (found.verdict, found.severity, found.correction) == (Verdict.OFF, Severity.WRONG_WAY, "up 3.3%")


def test_a_doubt_forbids_off_but_not_stands(market, say, proof):
    doubts = (Doubt.SUBJECT,)
    wrong = proof(
        market({"X": HANG_SENG}), say().move("5.1%", "up", on="2025-03-06", doubts=doubts, said={Cue.OF_THE_CLOSE})
    )
    right = proof(market({"X": HANG_SENG}), say().move("3.3%", "up", on="2025-03-06", doubts=doubts))
    assert (wrong.verdict, wrong.why) == (Verdict.OPEN, "the subject is assumed")
    assert abs(wrong.value - 3.2868) < 1e-4
    assert right.verdict is Verdict.STANDS


def test_a_reading_that_holds_comes_before_a_doubt(market, say, proof):
    # 3.2868 cut off is 3.2
    found = proof(market({"X": HANG_SENG}), say().move("3.2%", "up", on="2025-03-06", doubts=(Doubt.PERIOD,)))
    assert (found.verdict, found.reading) == (Verdict.STANDS_OTHERWISE, Reading.TRUNCATED)


def test_a_missing_intraday_range_leaves_open_what_it_could_give(market, say, proof):
    # No high or low on record, and nothing says that the figure is of the close.
    found = proof(market({"X": HANG_SENG}), say().move("5.1%", "up", on="2025-03-06"))
    assert found.verdict is Verdict.OPEN
    assert "high and low are not on record" in found.why


def test_all_readings_tried_are_listed_in_the_order_of_the_walk(market, say, proof):
    bars = {"X": "2025-03-05 100 101 99 100\n2025-03-06 101 104 100 103\n2025-03-07 103 104 102 103"}
    found = proof(market(bars), say().move("9.9%", "up", on="2025-03-06"))
    names = [tried.reading for tried in found.readings]
    order = list(Reading)
    assert names == sorted(names, key=order.index)
    assert names[0] is Reading.ORDINARY
    assert {Reading.TRUNCATED, Reading.INTRADAY, Reading.OPEN_TO_CLOSE, Reading.PREVIOUS_SESSION} <= set(names)
    assert all(tried.holds is False for tried in found.readings if tried.reading is not Reading.PREVIOUS_SESSION)
    assert found.verdict is not Verdict.STANDS


def test_the_first_reading_that_holds_is_named_although_a_later_one_would_too(market, say, proof):
    # 103.5 / 100: 3.5% stands; 3% truncated (3.5 cut off) comes before intraday (101 to 104, 3% inside).
    bars = {"X": "2025-03-05 100 101 99 100\n2025-03-06 101 104 101 103.6"}
    found = proof(market(bars), say().move("3%", "up", on="2025-03-06"), published="2025-03-06")
    assert (found.verdict, found.reading) == (Verdict.STANDS_OTHERWISE, Reading.TRUNCATED)


def test_a_figure_over_the_year_so_far_runs_to_the_storys_session(market, say, proof):
    # 24231.30 / 20059.95 = 1.20794: 20.79%, which is written as 20% only when cut off.
    prices = {"X": "2024-12-30 20041.42\n2024-12-31 20059.95\n" + HANG_SENG}
    when = Period(date(2025, 1, 1), date(2025, 3, 7), Grain.YEAR, "this year")
    found = proof(market(prices), say().move("20%", "up", over=YEAR, when=when))
    assert (found.verdict, found.reading) == (Verdict.STANDS_OTHERWISE, Reading.TRUNCATED)
    assert abs(found.value - 20.794) < 1e-3
    assert (found.base, found.session) == (date(2024, 12, 31), date(2025, 3, 7))


def test_a_year_that_is_over_ends_with_its_last_session(market, say, proof):
    # 3351.76 / 2974.93 = 1.126668: 12.67%, not 12.8%
    prices = {"X": "2023-12-29 2974.93\n2024-12-30 3407.33\n2024-12-31 3351.76\n2025-03-06 3381.10\n2025-03-07 3372.55"}
    when = Period(date(2024, 1, 1), date(2024, 12, 31), Grain.YEAR, "last year")
    found = proof(market(prices), say().move("12.8%", "up", over=YEAR, when=when))
    # Dividends of 0.5% a year or more would make 13.2% or more of it: no total return is 12.8%.
    assert (found.verdict, found.severity, found.correction) == (Verdict.OFF, Severity.WRONG, "12.7%")
    assert (found.base, found.session) == (date(2023, 12, 29), date(2024, 12, 31))


def test_what_is_no_price_is_open_and_says_what_would_settle_it(market, say, proof):
    claim = say().move("8%", "up")
    claim = type(claim)(claim.cell, type(claim.ask)(Series(Quantity.REPORTED, over=YEAR)), claim.answer, claim.quote)
    found = proof(market({"X": HANG_SENG}), claim)
    assert found.verdict is Verdict.OPEN
    assert "report" in found.why
    assert found.session == date(2025, 3, 7)


def test_an_unknown_subject_is_open(market, say, proof):
    nobody = proof(market({"X": HANG_SENG}), say().move("8%", "up", whose=Nobody("Acme")))
    unlisted = proof(market({"X": HANG_SENG}), say().move("8%", "up", whose="0005.HK"))
    assert (nobody.verdict, unlisted.verdict) == (Verdict.OPEN, Verdict.OPEN)
    assert "Acme" in nobody.why
    assert "0005.HK" in unlisted.why
    assert unlisted.session == date(2025, 3, 7)


def test_a_record_that_ends_before_the_session_leaves_the_claim_open(market, say, proof):
    tables = {"X": HANG_SENG, "Y": "2025-03-04 10\n2025-03-05 11"}
    found = proof(market(tables), say().move("8%", "up", whose="Y", on="2025-03-06"))
    assert found.verdict is Verdict.OPEN
    assert "ends on 2025-03-05" in found.why
    assert found.session == date(2025, 3, 6)


def test_a_gap_at_the_session_leaves_the_claim_open(market, say, proof):
    tables = {"X": HANG_SENG, "Y": "2025-03-04 10\n2025-03-05 11\n2025-03-07 12"}
    found = proof(market(tables), say().move("8%", "up", whose="Y", on="2025-03-06"))
    assert found.verdict is Verdict.OPEN
    assert "gap on 2025-03-06" in found.why


def test_a_story_without_a_date_proves_what_names_its_day(market, say, proof):
    named = proof(market({"X": HANG_SENG}), say().move("3.3%", "up", on="2025-03-06"), published=None)
    unnamed = proof(market({"X": HANG_SENG}), say().move("3.3%", "up"), published=None)
    assert named.verdict is Verdict.STANDS
    assert (unnamed.verdict, unnamed.why) == (Verdict.OPEN, "the story's date is not known")


def test_prices_reduced_by_dividends_are_never_off(market, say, proof):
    about = {"type": InstrumentType.STOCK, "adjusted": True}
    claim = say().move("5.1%", "up", on="2025-03-06", said={Cue.OF_THE_CLOSE})
    found = proof(market({"X": HANG_SENG}, X=about), claim)
    assert found.verdict is Verdict.OPEN
    assert "dividends" in found.why


def test_claims_are_proved_in_the_order_given(market, say, proof):
    claims = [say().move("3.3%", "up", on="2025-03-06"), say().level("24,231.30 points")]
    found = proof(market({"X": HANG_SENG}), claims)
    assert [each.claim for each in found] == claims
    assert [each.verdict for each in found] == [Verdict.STANDS, Verdict.STANDS]


def test_nothing_that_became_known_later_is_used(market, say, proof, moment):
    claim = say().move("3.3%", "up", on="2025-03-06")
    before = proof(market({"X": HANG_SENG}), claim, known_at=moment("2025-03-05T20:00:00+00:00"))
    after = proof(market({"X": HANG_SENG}), claim, known_at=moment("2025-03-06T20:00:00+00:00"))
    assert (before.verdict, after.verdict) == (Verdict.OPEN, Verdict.STANDS)
    assert "ends on 2025-03-05" in before.why


def test_who_is_not_on_the_list_is_not_ranked(market, say, proof, members):
    tables = {"X": HANG_SENG, "Y": HANG_SENG.replace("24231.30", "24000.00"), "Z": HANG_SENG}
    market_ = market(tables, groups=(members("pair", ("Y", "Z")),))
    found = proof(market_, say().rank(1, "up", "pair"))
    assert (found.verdict, "not on the list" in found.why) == (Verdict.OPEN, True)


def test_the_same_claims_twice_give_the_same_proofs(market, say, proof):
    claims = [say().move("9.1%", "up"), say().record("up", "2024"), say().streak(2, "down")]
    market_ = market({"X": HANG_SENG})
    assert proof(market_, claims) == proof(market_, claims)


def test_a_missing_open_leaves_nothing_open_that_is_of_the_close(market, say, proof):
    closed = say().level("24,111.11 points", on="2025-03-06")
    free = say().level("24,111 points", on="2025-03-06")
    assert proof(market({"X": HANG_SENG}), closed).verdict is Verdict.OFF
    assert proof(market({"X": HANG_SENG}), free).verdict is Verdict.OPEN
