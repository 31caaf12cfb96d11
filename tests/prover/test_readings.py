"""Each reading: the prices, the statement that only this reading makes true, and what closes it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tapeproof.kinds.distance import Distance
from tapeproof.prover import prove
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask, Cue, Extreme, Quote
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.instrument import InstrumentType, Pair
from tapeproof.terms.period import Grain, Period, Reach, Span, nine_tenths
from tapeproof.terms.quantity import Direction, Point, Series, Unit
from tapeproof.terms.reading import Reading
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Verdict

OTHERWISE, OFF, OPEN, STANDS = Verdict.STANDS_OTHERWISE, Verdict.OFF, Verdict.OPEN, Verdict.STANDS
STOCK = {"type": InstrumentType.STOCK}
BARS = """
2025-03-04  100.0 101.0  99.0 100.0
2025-03-05  100.5 102.0 100.0 101.0
2025-03-06  103.0 109.0 102.0 104.03
2025-03-07  104.0 105.0 103.0 104.5
"""


def read(found):
    return (found.verdict, found.reading)


def test_rounded_inputs_allow_one_unit_of_the_second_decimal(market, say, proof):
    # 4435.96 - 4337.51 = 98.45, printed 98.44.
    prices = {"X": "2016-02-10 4283.59\n2016-02-11 4266.84\n2016-02-12 4337.51\n2016-02-16 4435.96"}
    near = proof(market(prices), say("2016-02-16").move("98.44 points"), published="2016-02-16")
    far = proof(market(prices), say("2016-02-16").move("98.43 points"), published="2016-02-16")
    assert read(near) == (OTHERWISE, Reading.ROUNDED_INPUTS)
    assert far.verdict is OFF


def test_rounded_inputs_are_for_two_decimals_of_points_or_money_only(market, say, proof):
    prices = {"X": "2025-03-03 =100\n2025-03-04 =100\n2025-03-05 =100\n2025-03-06 100 101.5 100 101.5"}
    percent = proof(market(prices), say().move("1.51%", on="2025-03-06", said={Cue.IN_PERCENT}), published="2025-03-06")
    one = proof(
        market(prices), say().move("1.6 points", on="2025-03-06", said={Cue.OF_THE_CLOSE}), published="2025-03-06"
    )
    assert percent.verdict is OFF
    assert one.verdict is OFF


def test_truncated_is_cut_off_at_the_digits_stated(market, say, proof):
    # 27391.22 - 24369.71 = 3021.51: "3,021".
    prices = {"X": "2025-03-05 24369.71\n2025-03-06 27391.22"}
    found = proof(market(prices), say().move("3,021 points", on="2025-03-06"), published="2025-03-06")
    assert read(found) == (OTHERWISE, Reading.TRUNCATED)


def test_truncated_is_not_for_hedged_figures(market, say, proof):
    # "Nearly 16%" is never 17%; cut off, it could be.
    prices = {"X": "2025-03-04 =99\n2025-03-05 =100\n2025-03-06 100 117 100 117"}
    found = proof(
        market(prices), say().move("nearly 16%", on="2025-03-06", said={Cue.OF_THE_CLOSE}), published="2025-03-06"
    )
    assert found.verdict is OFF


def test_approximate_reaches_half_a_unit_of_the_last_digit_of_a_round_figure(market, say, proof):
    # "3,000 points": within 1% to 3,030; within half a thousand, at most a tenth, to 3,300.
    bars = "2025-03-04 =2500\n2025-03-05 ={0}\n2025-03-06 =2500"
    seen = {}
    for close in (3029, 3290, 3310):
        claim = say().level("3,000 points", on="2025-03-05", said={Cue.OF_THE_CLOSE})
        seen[close] = read(proof(market({"X": bars.format(close)}), claim, published="2025-03-06"))
    assert seen[3029] == (STANDS, Reading.ORDINARY)
    assert seen[3290] == (OTHERWISE, Reading.APPROXIMATE)
    assert seen[3310][0] is OFF


def test_about_reaches_one_unit_of_its_last_digit_approximately(market, say, proof):
    # 7.38% for "roughly 8%": beyond 2% of 8, within a tenth of it.
    prices = {"X": "2025-03-05 100\n2025-03-06 92.62"}
    claim = say().move("about 8%", "down", on="2025-03-06", said={Cue.OF_THE_CLOSE})
    assert read(proof(market(prices), claim, published="2025-03-06")) == (OTHERWISE, Reading.APPROXIMATE)


@pytest.mark.parametrize(("text", "verdict"), [("7%", OTHERWISE), ("8.5%", OFF)])
def test_intraday_is_any_price_of_the_days_range(market, say, proof, text, verdict):
    # High 109 over 101: +7.9%; close 104.03: +3.0%.
    found = proof(market({"X": BARS}), say().move(text, on="2025-03-06"))
    assert found.verdict is verdict
    assert (found.reading is Reading.INTRADAY) == (verdict is OTHERWISE)


@pytest.mark.parametrize("closed", ["said", "digits", "old"])
def test_intraday_is_closed_to_what_is_of_the_close_and_to_older_sessions(market, say, proof, closed):
    text = "7.00%" if closed == "digits" else "7%"
    said = {Cue.OF_THE_CLOSE} if closed == "said" else set()
    later = BARS + "2025-03-10  104 105 103 104\n2025-03-11  104 105 103 104"
    market_, published = (
        (market({"X": later}), "2025-03-11") if closed == "old" else (market({"X": BARS}), "2025-03-07")
    )
    found = proof(market_, say(published).move(text, on="2025-03-06", said=said), published=published)
    assert found.verdict is OFF
    assert Reading.INTRADAY not in [tried.reading for tried in found.readings]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It rose 7.9%, to 104.03.", OFF),  # 109 / 101 is the day's high; 104.03 is of the close
        ("It went to 104.03. It rose 7.9%.", OFF),
        ("It went to 104.03. So it goes. It rose 7.9%.", OTHERWISE),
        ("It rose 7.9%. It went to 104.03.", OTHERWISE),  # what comes before tells nothing of the close yet
        ("It rose 7.9%.", OTHERWISE),
    ],
)
def test_intraday_is_closed_in_the_sentence_of_a_close_and_in_the_one_after_it(market, say, text, verdict):
    claims = [
        replace(claim, quote=Quote(words, text.index(words), text.index(words) + len(words)))
        for claim, words in (
            (say("2025-03-06").move("7.9%", on="2025-03-06"), "7.9%"),
            (say("2025-03-06").level("104.03 points", on="2025-03-06"), "104.03"),
        )
        if words in text
    ]
    story = Story("s", text, date(2025, 3, 6), "XHKG")
    assert prove(claims, story, market({"X": BARS}))[0].verdict is verdict


def test_a_level_of_another_session_closes_nothing(market, say):
    text = "It rose 7.9%, from 101.00."
    claims = [
        replace(say("2025-03-06").move("7.9%", on="2025-03-06"), quote=Quote("7.9%", 8, 12)),
        replace(say("2025-03-06").level("101.00 points", on="2025-03-05"), quote=Quote("101.00", 19, 25)),
    ]
    story = Story("s", text, date(2025, 3, 6), "XHKG")
    assert [each.verdict for each in prove(claims, story, market({"X": BARS}))] == [OTHERWISE, STANDS]


def test_near_an_extreme_of_some_years_is_near_that_of_nine_tenths_of_them(market, say, proof):
    # The low of four years back is 90, of 3.6 years 100, at which it is; 90 is no extreme of the shorter time.
    prices = {"X": "2021-04-01 =90\n2021-09-01 =110\n2022-09-01 =105\n2025-03-05 =102\n2025-03-06 =100"}
    near = Figure(Decimal(2), Unit.PERCENT, Decimal(1), Hedge.AT_MOST)

    def low(years: Span):
        return say("2025-03-06").claim(Distance(near, Direction.UP), Ask(Series(over=years)))

    exact = proof(market(prices), low(Span(Reach.LOW, 4, Grain.YEAR)), published="2025-03-06")
    nearly = proof(market(prices), low(Span(Reach.LOW, *nine_tenths(4, Grain.YEAR))), published="2025-03-06")
    assert read(exact) == (OTHERWISE, Reading.ROUNDED_SPAN)
    assert (nearly.verdict, nearly.notes) == (STANDS, ())
    assert nine_tenths(4, Grain.YEAR) == (44, Grain.MONTH)
    assert nine_tenths(10, Grain.WEEK) == (9, Grain.WEEK)


def test_a_record_of_the_past_is_one_by_the_years_that_are_covered_on_the_storys_day(market, say, proof):
    # From 1970: 17 years before the fall of 1987, 54 before the story.
    prices = {"X": "1970-01-02 =100\n1987-10-19 =100\n1987-10-20 =85\n2024-08-02 =300\n2024-08-05 =290"}
    fall = say("2024-08-05").record("down", "ever", over=Span(), on="1987-10-20")
    then = say("1987-10-20").record("down", "ever", over=Span(), on="1987-10-20")
    assert proof(market(prices), fall, published="2024-08-05").verdict is STANDS
    early = proof(market(prices), then, published="1987-10-20")
    assert read(early) == (OTHERWISE, Reading.POINTS_FOR_PERCENT)


def test_an_hour_beside_a_figure_to_the_hundredth_opens_intraday_again(market, say, proof):
    found = proof(market({"X": BARS}), say().move("7.00%", on="2025-03-06", said={Cue.INTRADAY}))
    assert read(found) == (OTHERWISE, Reading.INTRADAY)


def test_prices_in_money_have_cents_and_stay_open_to_intraday(market, say, proof):
    claim = say().level("HKD 108.20", on="2025-03-06")
    assert read(proof(market({"X": BARS}, X=STOCK), claim)) == (OTHERWISE, Reading.INTRADAY)


def test_as_much_as_is_of_the_days_extreme_and_the_close_another_reading(market, say, proof):
    # High 109 / 101: 7.9%; close 3.0%.
    high = proof(market({"X": BARS}), say().move("up to 7.9%", on="2025-03-06"))
    close = proof(market({"X": BARS}), say().move("up to 3.0%", on="2025-03-06"))
    wrong = proof(market({"X": BARS}), say().move("up to 9.9%", on="2025-03-06"))
    assert high.verdict is STANDS
    assert read(close) == (OTHERWISE, Reading.AT_THE_CLOSE)
    assert (wrong.verdict, wrong.correction) == (OFF, "7.9%")


def test_as_much_as_over_a_window_is_of_the_windows_extreme(market, say, proof):
    # From 100 on the 4th to 109, the high of the 6th; the last day's own high is 105.
    over = Span(Reach.SINCE, start=Period(date(2025, 3, 4), date(2025, 3, 4)))
    assert proof(market({"X": BARS}), say().move("up to 9%", over=over)).verdict is STANDS


def test_a_record_by_highs_against_highs(market, say, proof):
    # By closes 104 was exceeded on 2025-01-20; by highs, 106 was, on 2024-12-20.
    bars = """
    2024-12-20  100 107 99 101
    2025-01-20  104 105 100 104.5
    2025-03-05  100 101 99 100
    2025-03-06  100 106 99 104
    """
    market_ = market({"X": bars})
    found = proof(market_, say("2025-03-06").record("up", "2024-12"), published="2025-03-06")
    assert read(found) == (OTHERWISE, Reading.INTRADAY_EXTREME)
    plain = proof(market_, say("2025-03-06").record("up", "2025-01"), published="2025-03-06")
    assert plain.verdict is STANDS


def test_the_close_against_highs_is_an_intraday_record_too(market, say, proof):
    # No close at or above 104 in the data; the last high at or above it is that of 2025-01-20.
    bars = (
        "2024-12-20 100 101 99 101\n2025-01-20 102 105 100 102\n2025-03-05 100 101 99 100\n2025-03-06 100 105.5 99 104"
    )
    found = proof(market({"X": bars}), say("2025-03-06").record("up", "there: 2025-01"), published="2025-03-06")
    assert read(found) == (OTHERWISE, Reading.INTRADAY_EXTREME)


def test_a_peak_by_the_intraday_extreme(market, say, proof):
    window = Extreme(Direction.UP, Period(date(2025, 3, 4), date(2025, 3, 7)))
    close = proof(market({"X": BARS}), say().level("104.50 points", peak=window))
    high = proof(market({"X": BARS}), say().level("109.00 points", peak=window))
    assert close.verdict is STANDS
    assert read(high) == (OTHERWISE, Reading.INTRADAY_EXTREME)


def test_open_to_close(market, say, proof):
    # 104.03 / 103 = 1.0%, with the day's low of 102 at +1.0% of 101 too: said of the close, intraday is closed.
    claim = say().move("1.0%", on="2025-03-06", said={Cue.OF_THE_CLOSE})
    assert read(proof(market({"X": BARS}), claim)) == (OTHERWISE, Reading.OPEN_TO_CLOSE)


def test_the_open_of_an_older_day(market, say, proof):
    later = BARS + "2025-03-10 104 105 103 104\n2025-03-11 104 105 103 104"
    found = proof(market({"X": later}), say("2025-03-11").level("103 points", on="2025-03-06"), published="2025-03-11")
    assert read(found) == (OTHERWISE, Reading.OPEN)
    closed = say("2025-03-11").level("103 points", on="2025-03-06", said={Cue.OF_THE_CLOSE})
    assert proof(market({"X": later}), closed, published="2025-03-11").verdict is OFF


def test_points_for_percent_in_a_move(market, say, proof):
    # 103.4 - 101 = 2.4 points, 2.376%: "2.4%" stands; at 1010 the change of 24 points is 2.4%: "24%" is points.
    prices = {"X": "2025-03-05 1010\n2025-03-06 1034"}
    claim = say().move("24%", on="2025-03-06", said={Cue.OF_THE_CLOSE})
    assert read(proof(market(prices), claim, published="2025-03-06")) == (OTHERWISE, Reading.POINTS_FOR_PERCENT)


def test_points_for_percent_in_a_record_unless_percent_is_said(market, say, proof):
    # The fall of 60 points from 1000 is the largest in points; that of 10% from 500 larger in percent.
    prices = {"X": "2025-02-26 500\n2025-02-27 450\n2025-03-04 990\n2025-03-05 1000\n2025-03-06 940"}
    market_ = market(prices, X={"began": date(2025, 2, 26)})
    plain = say("2025-03-06").record("down", "ever", over=Span())
    closed = say("2025-03-06").record("down", "ever", over=Span(), said={Cue.IN_PERCENT})
    assert read(proof(market_, plain, published="2025-03-06")) == (OTHERWISE, Reading.POINTS_FOR_PERCENT)
    assert proof(market_, closed, published="2025-03-06").verdict is OFF


def test_a_percent_move_of_a_yield(market, say, proof):
    # From 4.00 to 4.20: 20 basis points, and 5% of the yield.
    about = {"type": InstrumentType.YIELD, "exchange": "XNYS"}
    prices = {"X": "2025-03-05 =4.00\n2025-03-06 =4.20"}
    points = say().move("0.20pp", on="2025-03-06")
    found = proof(market(prices, X=about), points, published="2025-03-06", home="XNYS")
    mixed = proof(market(prices, X=about), say().move("0.20%", on="2025-03-06"), published="2025-03-06", home="XNYS")
    assert found.verdict is STANDS
    assert read(mixed) == (OTHERWISE, Reading.POINTS_FOR_PERCENT)


def test_a_level_is_as_traded_and_adjusted_for_later_splits_is_another_reading(market, say, proof):
    # Printed at 500 on the 6th; split ten for one since: 50 in today's shares.
    prices = {"X": "2025-03-05 490 495 485 490 x10\n2025-03-06 500 505 495 500 x10\n2025-03-07 49 51 48 50"}
    printed = proof(market(prices, X=STOCK), say().level("HKD 500.00", on="2025-03-06"))
    charted = proof(market(prices, X=STOCK), say().level("HKD 50.00", on="2025-03-06", said={Cue.OF_THE_CLOSE}))
    assert printed.verdict is STANDS
    assert read(charted) == (OTHERWISE, Reading.SPLIT_ADJUSTED)


def test_a_move_across_a_split_is_that_of_the_adjusted_prices(market, say, proof):
    # 500 before a split of ten for one, 51 after: +2%, not -89.8%.
    prices = {"X": "2025-03-06 500 505 495 500 x10\n2025-03-07 50 52 50 51"}
    assert proof(market(prices, X=STOCK), say().move("2.0%")).verdict is STANDS


def test_copy_left_standing_from_the_session_before(market, say, proof):
    # 101/100: +1.0% on Wednesday, said of Friday, when it rose 0.45%; Thursday's +3.0% is the session before.
    found = proof(market({"X": BARS}), say().move("3.00%"))
    assert read(found) == (OTHERWISE, Reading.PREVIOUS_SESSION)
    assert abs(found.value - 3.0) < 1e-9
    assert [str(row.date) for row in found.evidence.rows] == ["2025-03-05", "2025-03-06"]
    assert found.session == date(2025, 3, 7)


def test_the_session_after_a_past_day(market, say, proof):
    past = proof(market({"X": BARS}), say().move("3.00%", on="2025-03-05"))
    assert read(past) == (OTHERWISE, Reading.NEXT_SESSION)
    early = "2025-03-03 98 99 97 99" + BARS
    today = proof(market({"X": early}), say("2025-03-05").move("3.00%", on="2025-03-05"), published="2025-03-05")
    assert today.verdict is OFF


def test_a_day_without_a_session_holds_for_a_neighbour_or_is_off(market, say, proof):
    # 2025-03-08 was a Saturday; Friday's move was +0.45%.
    near = proof(market({"X": BARS}), say("2025-03-09").move("0.45%", on="2025-03-08"), published="2025-03-09")
    assert read(near) == (OTHERWISE, Reading.PREVIOUS_SESSION)
    assert near.notes == ("no session on 8 March 2025",)
    wrong = proof(market({"X": BARS}), say("2025-03-09").move("2.22%", on="2025-03-08"), published="2025-03-09")
    assert (wrong.verdict, wrong.notes) == (OFF, ("no session on 8 March 2025",))


def test_what_runs_to_a_day_without_a_session_is_measured_at_the_last_one_before(market, say, proof):
    over = Span(Reach.SINCE, start=Period(date(2025, 3, 4), date(2025, 3, 4)))
    found = proof(
        market({"X": BARS}), say("2025-03-09").move("4.5%", over=over, on="2025-03-08"), published="2025-03-09"
    )
    assert (found.verdict, found.session) == (STANDS, date(2025, 3, 7))


def listings(market):
    home = {"type": InstrumentType.STOCK, "company": "Acme", "currency": "HKD"}
    away = {"type": InstrumentType.STOCK, "company": "Acme", "currency": "USD", "exchange": "XNYS"}
    tables = {
        "X": "2025-03-04 =100\n2025-03-05 =100\n2025-03-06 =104\n2025-03-07 =104",
        "Y": "2025-03-04 =50\n2025-03-05 =53\n2025-03-06 =53",
    }
    return market(tables, X=home, Y=away)


def test_another_listing_of_the_company(market, say, proof):
    # X +4.0% on Thursday; Y +6.0% on Wednesday.
    found = proof(listings(market), say().move("6.0%", on="2025-03-05"))
    assert read(found) == (OTHERWISE, Reading.OTHER_LISTING)
    assert found.evidence.rows[0].instrument == "Y"
    level = proof(listings(market), say().level("USD 53.00", on="2025-03-06"))
    assert read(level) == (OTHERWISE, Reading.OTHER_LISTING)


def test_another_listing_is_closed_by_the_currency_said(market, say, proof):
    claim = say().level("HKD 53.00", on="2025-03-06", said={Cue.OF_THE_CLOSE})
    assert proof(listings(market), claim).verdict is OFF


def test_a_listing_that_did_not_yet_exist_leaves_nothing_open(market, say, proof):
    about = {"type": InstrumentType.STOCK, "company": "Acme"}
    days = [f"2025-03-0{day}" for day in (3, 4, 5, 6, 7)]
    older, newer = ("\n".join(f"{day} =100" for day in some) for some in (days, days[3:]))
    tape = market({"X": older, "Y": newer}, X=about, Y={**about, "began": date(2025, 3, 6)})
    before, after = (say().move("6.0%", on=day, said={Cue.OF_THE_CLOSE}) for day in (days[2], days[4]))
    assert proof(tape, before).verdict is OFF
    assert Reading.OTHER_LISTING in [tried.reading for tried in proof(tape, after).readings]


@pytest.mark.parametrize(("stated", "verdict"), [("2.0pp", OTHERWISE), ("3.0pp", OFF)])
def test_a_share_moves_in_percent_and_not_in_percentage_points(market, say, proof, stated, verdict):
    # From 150 to 153: 2.0%, and 3 points, which nobody calls percentage points.
    bars = "2025-03-05 =150\n2025-03-06 =150\n2025-03-07 150 153 150 153"
    found = proof(market({"X": bars}), say().move(stated, said={Cue.OF_THE_CLOSE}))
    assert found.verdict is verdict
    if verdict is OFF:
        assert found.correction == "2.0%"
    else:
        assert found.reading is Reading.POINTS_FOR_PERCENT


def test_weekly_closes_at_the_end_of_a_week(market, say, proof):
    # Friday 103 exceeds every Friday since 103.5 on 2025-02-14; Wednesday 2025-02-26 stood at 104.
    closes = """
    2025-02-13 100
    2025-02-14 103.5
    2025-02-21 101
    2025-02-26 104
    2025-02-28 102
    2025-03-05 100
    2025-03-06 103
    2025-03-07 103
    """
    friday = proof(market({"X": closes}), say().record("up", "2025-02-14"))
    days = proof(market({"X": closes}), say().record("up", "2025-02-14", said={Cue.OF_DAYS}))
    thursday = proof(market({"X": closes}), say("2025-03-06").record("up", "2025-02-14"), published="2025-03-06")
    assert read(friday) == (OTHERWISE, Reading.WEEKLY)
    assert Reading.WEEKLY not in [tried.reading for tried in (*days.readings, *thursday.readings)]


def test_a_week_that_a_holiday_ends_early(market, say, proof):
    # Shut from Wednesday the 12th on. Friday 100, Tuesday 103: +3.0%; seven days before Tuesday it stood at 98, +5.1%;
    # a session beside that at 97 (+6.2%) or 99 (+4.0%).
    closes = """
    2025-03-03 97
    2025-03-04 98
    2025-03-05 99
    2025-03-06 101
    2025-03-07 100
    2025-03-10 102
    2025-03-11 103
    2025-03-17 104
    """
    week = Span(Reach.BACK, 1, Grain.WEEK)
    found = {
        text: proof(market({"X": closes}), say("2025-03-11").move(text, over=week, on="2025-03-11"), "2025-03-12")
        for text in ("5.10%", "3.00%", "4.50%")
    }
    assert [each.verdict for each in found.values()] == [STANDS, OTHERWISE, OFF]
    assert found["3.00%"].reading is Reading.ROUNDED_SPAN


def test_a_streak_of_weeks(market, say, proof):
    # Fridays 100, 101, 102, 103: three weeks up; the days themselves zigzag.
    closes = """
    2025-02-07 101
    2025-02-14 100
    2025-02-20 102
    2025-02-21 101
    2025-02-27 104
    2025-02-28 102
    2025-03-06 105
    2025-03-07 103
    """
    found = proof(market({"X": closes}), say().streak(3, "up"))
    assert read(found) == (OTHERWISE, Reading.WEEKLY)


def test_monthly_closes_at_the_end_of_a_month(market, say, proof):
    closes = """
    2024-11-29 108
    2024-12-31 104
    2025-01-15 107
    2025-01-31 101
    2025-02-12 106.5
    2025-02-27 100
    2025-02-28 106
    """
    found = proof(market({"X": closes}), say("2025-02-28").record("up", "2024-11"), published="2025-02-28")
    assert read(found) == (OTHERWISE, Reading.MONTHLY)


def test_ties_are_ignored_only_as_another_reading(market, say, proof):
    # 103 again on 2025-02-21; strictly above it last on 2025-02-14.
    closes = "2025-02-13 100\n2025-02-14 104\n2025-02-18 100\n2025-02-19 103\n2025-03-05 100\n2025-03-06 103"
    market_ = market({"X": closes})
    tie = say("2025-03-06").record("up", "2025-02-14", said={Cue.OF_DAYS})
    assert read(proof(market_, tie, published="2025-03-06")) == (OTHERWISE, Reading.TIES_IGNORED)
    plain = say("2025-03-06").record("up", "2025-02-19")
    assert proof(market_, plain, published="2025-03-06").verdict is STANDS


@pytest.mark.parametrize(("rival", "verdict"), [("2022-03-04", STANDS), ("2022-05-02", OTHERWISE), ("2023-06-01", OFF)])
def test_in_three_years_is_rounded_from_nine_tenths_on(market, say, proof, rival, verdict):
    # From 2025-03-07 three years lie back to 2022-03-07; nine tenths of them to 2022-06-23.
    bars = f"2021-03-01 =100\n{rival} 110 110 110 110\n2025-03-06 =100\n2025-03-07 =105"
    found = proof(market({"X": bars}), say().record("up", "3 years", said={Cue.OF_DAYS}))
    assert found.verdict is verdict
    assert (found.reading is Reading.ROUNDED_SPAN) == (verdict is OTHERWISE)


def test_a_year_ago_allows_one_session_either_way(market, say, proof):
    # A year before 2025-03-07 is 2024-03-07 (100); the session after it closed at 104.
    closes = "2024-03-06 98\n2024-03-07 100\n2024-03-08 104\n2025-03-06 109\n2025-03-07 110"
    over = Span(Reach.BACK, 1, Grain.YEAR)
    ordinary = proof(market({"X": closes}), say().move("10.00%", over=over))
    beside = proof(market({"X": closes}), say().move("5.77%", over=over))
    assert ordinary.verdict is STANDS
    assert read(beside) == (OTHERWISE, Reading.ROUNDED_SPAN)


def test_a_run_that_ended_counted_through_the_present_session(market, say, proof):
    # Three falls up to and with today: "on the heels of three losing days" is true of none before today.
    closes = "2025-03-03 101\n2025-03-04 104\n2025-03-05 103\n2025-03-06 102\n2025-03-07 101"
    found = proof(market({"X": closes}), say().streak(3, "down", ended=True, said={Cue.OF_DAYS}))
    assert read(found) == (OTHERWISE, Reading.INCLUDING_TODAY)


def test_that_day_of_an_earlier_year(market, say, proof):
    # "Highest since 20 May": that of 2024 stood at 100, that of 2022 at 110.
    closes = "2021-05-20 120\n2022-05-20 110\n2024-05-20 100\n2025-03-06 104\n2025-03-07 105"
    claim = say().record("up", "2024-05-20")
    since = type(claim.answer.since)(Period(date(2024, 5, 20), date(2024, 5, 20), Grain.DAY, "20 May"), there=True)
    claim = type(claim)(claim.cell, claim.ask, type(claim.answer)(Direction.UP, since), claim.quote)
    assert read(proof(market({"X": closes}), claim)) == (OTHERWISE, Reading.EARLIER_YEAR)


def test_another_reading_of_a_record_may_not_understate(market, say, proof):
    # By closes 104.5 of January undoes "since December 2024"; by highs nothing is as high in the data at all.
    bars = """
    2024-11-20  99 100  99 100
    2024-12-20  99 100  99 100
    2025-01-20 104 105 100 104.5
    2025-03-05  99 100  99 100
    2025-03-06 100 106  99 104
    """
    found = proof(market({"X": bars}), say("2025-03-06").record("up", "2024-12"), published="2025-03-06")
    assert found.verdict is OFF
    assert found.correction == "since 20 January 2025"


def test_the_firm_side_of_a_pair_rises_when_the_rate_falls(market, say, proof):
    # 150 to 147 yen to the dollar: the yen rose 2.04%, the dollar fell 2.00%.
    about = {"type": InstrumentType.CURRENCY, "exchange": "24/5", "currency": "JPY"}
    market_ = market({"X": "2025-03-05 =150\n2025-03-06 =147"}, X=about)
    yen = say().move("2.04%", "up", whose=Pair("X", inverted=True), on="2025-03-06")
    dollar = say().move("2.00%", "down", whose=Pair("X"), on="2025-03-06")
    assert proof(market_, yen, published="2025-03-06", home="XLON").verdict is STANDS
    assert proof(market_, dollar, published="2025-03-06", home="XLON").verdict is STANDS


def test_a_rate_may_be_quoted_either_way_round(market, say, proof):
    about = {"type": InstrumentType.CURRENCY, "exchange": "24/5", "currency": "JPY"}
    market_ = market({"X": "2025-03-05 =150\n2025-03-06 125 126 124 125"}, X=about)
    for text in ("125.00 points", "0.0080 points"):
        claim = say().level(text, whose=Pair("X", inverted=True), on="2025-03-06")
        assert proof(market_, claim, published="2025-03-06", home="XLON").verdict is STANDS


def test_the_yens_high_is_the_low_of_the_rate(market, say, proof):
    about = {"type": InstrumentType.CURRENCY, "exchange": "24/5", "currency": "JPY"}
    market_ = market({"X": "2025-03-05 150 151 149 150\n2025-03-06 145 148 140 146"}, X=about)
    claim = say().level("140.00 points", point=Point.HIGH, whose=Pair("X", inverted=True), on="2025-03-06")
    assert proof(market_, claim, published="2025-03-06", home="XLON").verdict is STANDS


def test_the_record_of_a_week_was_set_on_one_of_its_days(market, say, proof):
    closes = "2024-12-20 110\n2025-01-20 104\n2025-02-28 100\n2025-03-03 101\n2025-03-05 105\n2025-03-07 102"
    week = Period(date(2025, 3, 3), date(2025, 3, 9), Grain.WEEK, "last week")
    found = proof(market({"X": closes}), say("2025-03-09").record("up", "2024-12", when=week), published="2025-03-09")
    assert found.verdict is STANDS
    assert found.evidence.rows[0].date == date(2025, 3, 5)


def test_a_rank_in_points_where_percent_is_not_said(market, say, proof, members):
    # X gained 50 points (5%), Y 20 (10%).
    tables = {
        "X": "2025-03-05 1000\n2025-03-06 1000\n2025-03-07 1050",
        "Y": "2025-03-05 190\n2025-03-06 200\n2025-03-07 220",
    }
    market_ = market(tables, groups=(members("pair", ("X", "Y")),))
    found = proof(market_, say().rank(1, "up", "pair"))
    closed = proof(market_, say().rank(1, "up", "pair", said={Cue.IN_PERCENT}))
    assert read(found) == (OTHERWISE, Reading.POINTS_FOR_PERCENT)
    assert (closed.verdict, closed.value, closed.correction) == (OFF, 2, "second")
    assert found.evidence.ranking[0].instrument == "X"


def test_units_of_a_flipped_figure_follow_the_reading(market, say, proof):
    prices = {"X": "2025-03-05 1000\n2025-03-06 1034"}
    found = proof(market(prices), say().move("3.40 points", on="2025-03-06"), published="2025-03-06")
    assert read(found) == (OTHERWISE, Reading.POINTS_FOR_PERCENT)
    assert found.claim.ask.series.unit is Unit.POINTS


def test_in_three_months_may_not_understate_by_another_reading(market, say, proof):
    # By closes 104.5 of last week; by highs the last one as high is two years old, not three months.
    bars = """
    2023-03-01  99 107  99 100
    2024-12-20  99 100  99 100
    2025-02-28 104 105 100 104.5
    2025-03-05  99 100  99 100
    2025-03-06 100 106  99 104
    """
    claim = say("2025-03-06").record("up", "3 months", said={Cue.OF_DAYS})
    assert proof(market({"X": bars}), claim, published="2025-03-06").verdict is OFF


def test_the_firm_sides_best_is_at_the_rates_low(market, say, proof):
    # From 150 to 140 at the low: 150 / 140 is +7.14%; from 150 to 152 at the high -1.32%.
    about = {"type": InstrumentType.CURRENCY, "exchange": "24/5", "currency": "JPY"}
    market_ = market({"X": "2025-03-05 150 151 149 150\n2025-03-06 150 152 140 146"}, X=about)
    for text, way in (("up to 7.14%", "up"), ("up to 1.32%", "down")):
        claim = say("2025-03-06").move(text, way, whose=Pair("X", inverted=True))
        assert proof(market_, claim, published="2025-03-06", home="XLON", at="23:59").verdict is STANDS
