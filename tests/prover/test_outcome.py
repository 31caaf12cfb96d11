"""What a proof carries: notes, severity, correction, evidence."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tapeproof.terms.claim import Cue
from tapeproof.terms.period import ONE_SESSION, Ever, Grain, Period, Reach, Span
from tapeproof.terms.quantity import Unit
from tapeproof.terms.reading import Reading
from tapeproof.terms.verdict import Severity, Verdict

CLOSED = {Cue.OF_THE_CLOSE}
OF_DAYS = {Cue.OF_DAYS}
YEARS = Span(Reach.TO_DATE, 1, Grain.YEAR)


def flat(*pairs):
    return "\n".join(f"{day} ={close}" for day, close in pairs)


PEAKS = flat(
    ("2019-05-02", 90), ("2021-11-17", 120), ("2021-12-01", 95), ("2022-01-20", 103), ("2022-02-17", 101),
    ("2025-03-05", 80), ("2025-03-06", 100), ("2025-03-07", 98),
)  # fmt: skip


# Notes ----------------------------------------------------------------------


def test_a_record_that_reaches_further_back_stands_and_understates(market, say, proof):
    found = proof(market({"X": PEAKS}), say().record("up", "2022-02", on="2025-03-06"))
    assert (found.verdict, found.notes) == (Verdict.STANDS, ())
    higher = PEAKS.replace("2025-03-06 =100", "2025-03-06 =102")
    found = proof(market({"X": higher}), say().record("up", "2022-02", on="2025-03-06"))
    assert found.verdict is Verdict.STANDS
    assert found.notes == ("understates: the highest since 20 January 2022",)


def test_nothing_higher_on_record_at_all_understates_too(market, say, proof):
    top = PEAKS.replace("2025-03-06 =100", "2025-03-06 =130")
    found = proof(market({"X": top}), say().record("up", "2022-02", on="2025-03-06"))
    assert found.notes == ("understates: the highest in the data since 2 May 2019",)


def test_in_two_years_understates_what_is_three(market, say, proof):
    found = proof(market({"X": PEAKS}), say().record("up", "2 years", on="2025-03-06"))
    assert found.verdict is Verdict.STANDS
    assert found.notes == ("understates: the highest since 17 February 2022",)
    assert proof(market({"X": PEAKS}), say().record("up", "3 years", on="2025-03-06")).notes == ()


@pytest.mark.parametrize(("text", "notes"), [("more than 5%", ()), ("more than 3%", ("loose: it is 6%",))])
def test_a_bound_far_below_the_value_is_loose(market, say, proof, text, notes):
    bars = flat(("2025-03-06", 100), ("2025-03-07", 105.9))
    found = proof(market({"X": bars}), say().move(text))
    assert (found.verdict, found.notes) == (Verdict.STANDS, notes)


def test_a_record_of_all_time_says_since_when_the_data_are(market, say, proof):
    bars = flat(("2025-03-04", 98), ("2025-03-05", 99), ("2025-03-06", 100), ("2025-03-07", 101))
    short = proof(market({"X": bars}), say().record("up", "ever"))
    whole = proof(market({"X": bars}, X={"began": date(2025, 3, 4)}), say().record("up", "ever"))
    assert (short.verdict, short.notes) == (Verdict.STANDS, ("in the data since 4 March 2025",))
    assert (whole.verdict, whole.notes) == (Verdict.STANDS, ())


# Severity -------------------------------------------------------------------

THURSDAY = flat(("2025-03-03", 99), ("2025-03-04", 99), ("2025-03-05", 100), ("2025-03-06", 103.3))


@pytest.mark.parametrize(
    ("text", "way", "severity"),
    [
        ("3.4%", "up", Severity.SLIP),  # one unit of the last digit beside 3.3
        ("3.5%", "up", Severity.WRONG),
        ("3.36%", "up", Severity.WRONG),  # six units of the last digit, 1.8% of the value
        ("3.3%", "down", Severity.WRONG_WAY),
    ],
)
def test_severity_of_a_move(market, say, proof, text, way, severity):
    claim = say("2025-03-06").move(text, way, said=CLOSED, on="2025-03-06")
    found = proof(market({"X": THURSDAY}), claim, published="2025-03-06")
    assert (found.verdict, found.severity) == (Verdict.OFF, severity)


def test_a_direction_alone_can_be_wrong_way(market, say, proof):
    found = proof(market({"X": THURSDAY}), say("2025-03-06").move(None, "down", said=CLOSED), published="2025-03-06")
    assert (found.verdict, found.severity, found.correction) == (Verdict.OFF, Severity.WRONG_WAY, "up 3.30%")


def test_flat_means_within_a_tenth_of_a_percent(market, say, proof):
    bars = flat(("2025-03-03", 90), ("2025-03-04", 100), ("2025-03-05", 100.1), ("2025-03-06", 100.4))
    near = proof(market({"X": bars}), say("2025-03-06").move(None, "flat", on="2025-03-05"), published="2025-03-06")
    far = say("2025-03-06").move(None, "flat", on="2025-03-04", said=CLOSED)
    assert near.verdict is Verdict.STANDS
    assert proof(market({"X": bars}), far, published="2025-03-06").verdict is not Verdict.STANDS


def test_a_miss_of_half_a_thousandth_of_the_level_is_preliminary(market, say, proof):
    # 16196.41 in the record, 16194.28 printed at the bell: 0.013% of the level. Points: 222.57, percent: 1.3933.
    bars = flat(("2016-02-10", 15914.74), ("2016-02-11", 15660.18), ("2016-02-12", 15973.84), ("2016-02-16", 16196.41))
    desk = say("2016-02-16")
    for claim in (desk.level("16,194.28 points"), desk.move("220.44 points"), desk.move("1.38%")):
        found = proof(market({"X": bars}), claim, published="2016-02-16")
        assert (found.verdict, found.severity, found.notes) == (Verdict.OFF, Severity.SLIP, ("preliminary?",))
    far = proof(market({"X": bars}), desk.level("16,180.28 points"), published="2016-02-16")
    assert (far.verdict, far.notes) == (Verdict.OFF, ())


# Corrections ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "right"),
    [("5%", "3%"), ("5.0%", "3.3%"), ("5.00%", "3.30%"), ("5.5 points", "3.3 points"), ("50 points", "3 points")],
)
def test_the_right_figure_in_the_precision_of_the_wrong_one(market, say, proof, text, right):
    claim = say("2025-03-06").move(text, said=CLOSED)
    assert proof(market({"X": THURSDAY}), claim, published="2025-03-06").correction == right


def test_one_more_decimal_where_the_precision_would_not_tell_them_apart(market, say, proof):
    # "More than 3%" of 2.9%: 3% again, hence 2.9%.
    bars = flat(("2025-03-03", 99), ("2025-03-04", 99), ("2025-03-05", 100), ("2025-03-06", 102.9))
    claim = say("2025-03-06").move("more than 3%", said=CLOSED)
    assert proof(market({"X": bars}), claim, published="2025-03-06").correction == "2.9%"


def test_a_record_is_corrected_to_its_last_rival(market, say, proof):
    # 24,369.71 against 24,792.77 on 17 February 2022.
    bars = flat(
        ("2022-01-20", 24952.35), ("2022-02-17", 24792.77), ("2022-02-18", 24327.71), ("2025-03-05", 23594.21),
        ("2025-03-06", 24369.71), ("2025-03-07", 24231.30),
    )  # fmt: skip
    found = proof(market({"X": bars}), say().record("up", "2022-01", on="2025-03-06", said=OF_DAYS))
    assert (found.verdict, found.correction, found.severity) == (Verdict.OFF, "since 17 February 2022", Severity.SLIP)
    assert found.why == "it was at or above that on 17 February 2022"
    assert found.instead.since.period.first == date(2022, 2, 17)
    assert found.evidence.formula == "24369.71 against 24792.77 on 2022-02-17"
    assert found.value == 24369.71


def test_a_streak_is_corrected_to_its_length(market, say, proof):
    days = ("02-27", "02-28", "03-03", "03-04", "03-05", "03-06", "03-07")
    bars = flat(*((f"2025-{day}", close) for day, close in zip(days, (105, 100, 101, 102, 103, 104, 105), strict=True)))
    claim = say().streak(3, "up", said={*OF_DAYS, *CLOSED})
    found = proof(market({"X": bars}), claim)
    assert (found.verdict, found.value, found.correction, found.severity) == (Verdict.OFF, 5, "fifth", Severity.WRONG)
    other = proof(market({"X": bars}), say().streak(3, "down", said={*OF_DAYS, *CLOSED}))
    assert (other.verdict, other.severity) == (Verdict.OFF, Severity.WRONG_WAY)
    assert (other.instead.count, other.instead.direction.value) == (5, "up")


# Evidence -------------------------------------------------------------------


def test_the_evidence_of_a_move(market, say, proof):
    bars = flat(("2025-03-05", 23594.21), ("2025-03-06", 24369.71))
    percent = proof(market({"X": bars}), say().move("3.3%", on="2025-03-06"), published="2025-03-06").evidence
    points = proof(market({"X": bars}), say().move("775.5 points", on="2025-03-06"), published="2025-03-06").evidence
    assert percent.formula == "24369.71 / 23594.21 - 1"
    assert points.formula == "24369.71 - 23594.21"
    assert [(row.instrument, row.date, row.field, row.value) for row in percent.rows] == [
        ("X", date(2025, 3, 5), "close", 23594.21),
        ("X", date(2025, 3, 6), "close", 24369.71),
    ]
    assert percent.rows[0].source == "the test"
    assert percent.rows[1].known_at == datetime(2025, 3, 6, 17, tzinfo=UTC)


def test_prices_before_a_split_are_shown_in_the_shares_of_the_later_day(market, say, proof):
    # 1299 before, ten for one on the 6th, 140.8 after; a further two for one since halves today's prices.
    bars = "2025-03-05 =1299 x20\n2025-03-06 =140.8 x2\n2025-03-07 =70"
    found = proof(market({"X": bars}), say().move("8.4%", on="2025-03-06"))
    assert found.verdict is Verdict.STANDS
    assert found.evidence.formula == "140.8 / 129.9 - 1"


def test_the_evidence_of_a_level_is_its_row(market, say, proof):
    found = proof(market({"X": THURSDAY}), say("2025-03-06").level("103.30 points"), published="2025-03-06")
    assert (found.evidence.formula, found.value, len(found.evidence.rows)) == ("103.3", 103.3, 1)


def test_the_evidence_of_a_streak_is_its_closes(market, say, proof):
    closes = flat(
        ("2020-12-31", 90), ("2021-12-31", 100), ("2022-12-30", 95), ("2023-12-29", 80),
        ("2024-12-31", 85), ("2025-01-02", 86),
    )  # fmt: skip
    when = Period(date(2024, 1, 1), date(2024, 12, 31), Grain.YEAR, "2024")
    claim = say("2025-01-02").streak(2, "down", over=YEARS, ended=True, when=when)
    found = proof(market({"X": closes}), claim, published="2025-01-02")
    assert (found.verdict, found.value) == (Verdict.STANDS, 2)
    assert (found.base, found.session) == (date(2021, 12, 31), date(2023, 12, 29))
    assert found.evidence.formula == "90 < 100 > 95 > 80 < 85"


def test_the_evidence_of_a_rank_is_the_whole_ranking(market, say, proof, members):
    tables = {
        "X": "2024-12-31 100\n2025-03-07 120.8",
        "Y": "2024-12-31 100\n2025-03-06 110\n2025-03-07 111",
        "Z": "2024-12-31 200\n2025-03-06 190",
    }
    group = members("world", ("Y", "X", "Z"))
    claim = say().rank(1, "up", "world", over=YEARS)
    found = proof(market(tables, groups=(group,)), claim)
    assert (found.verdict, found.value) == (Verdict.STANDS, 1)
    assert [(line.place, line.instrument) for line in found.evidence.ranking] == [(1, "X"), (2, "Y"), (3, "Z")]
    assert [round(line.value, 6) for line in found.evidence.ranking] == [20.8, 11.0, -5.0]


def test_the_evidence_of_another_reading_is_its_own(market, say, proof):
    # The high of 110 makes +10%; the close +5%.
    bars = "2025-03-05 =100\n2025-03-06 100 110 99 105"
    found = proof(market({"X": bars}), say("2025-03-06").move("10%"), published="2025-03-06")
    assert found.reading is Reading.INTRADAY
    assert [(row.field, row.value) for row in found.evidence.rows] == [("close", 100), ("low", 99), ("high", 110)]
    assert abs(found.value - 10) < 1e-9


def test_a_record_of_moves_has_the_move_as_its_value(market, say, proof):
    # -6.0% today; the last day as bad was -8.0% on 2025-01-15.
    closes = flat(
        ("2025-01-14", 100), ("2025-01-15", 92), ("2025-01-16", 93), ("2025-03-05", 100),
        ("2025-03-06", 100), ("2025-03-07", 94),
    )  # fmt: skip
    claim = say().record("down", "2025-01-15", over=ONE_SESSION, unit=Unit.PERCENT)
    found = proof(market({"X": closes}), claim)
    assert (found.verdict, round(found.value, 9)) == (Verdict.STANDS, -6.0)
    assert found.evidence.formula == "-6 against -8 on 2025-01-15"


def test_a_record_stated_too_small_is_corrected_to_a_record(market, say, proof):
    bars = flat(("2025-03-04", 98), ("2025-03-05", 99), ("2025-03-06", 100), ("2025-03-07", 101))
    market_ = market({"X": bars}, X={"began": date(2025, 3, 4)})
    claim = say().record("up", "there: 2025-03-05", said=OF_DAYS)
    found = proof(market_, claim)
    assert (found.verdict, found.correction) == (Verdict.OFF, "a record")
    assert isinstance(found.instead.since, Ever)


def test_a_rival_of_long_ago_is_found(market, say, proof):
    # The last close at or above 100 before today was that of 2013.
    bars = flat(("2012-05-02", 90), ("2013-06-03", 110), ("2019-05-02", 90), ("2025-03-06", 95), ("2025-03-07", 100))
    found = proof(market({"X": bars}), say().record("up", "2013"))
    assert (found.verdict, found.evidence.formula) == (Verdict.STANDS, "100 against 110 on 2013-06-03")


def test_a_low_is_corrected_to_a_low(market, say, proof):
    # 95 is the lowest since 94 of 3 March, and nothing as low as 95 says of highs matters.
    bars = flat(
        ("2024-11-01", 80), ("2025-02-28", 200), ("2025-03-03", 94), ("2025-03-04", 96),
        ("2025-03-05", 94.5), ("2025-03-06", 97), ("2025-03-07", 95),
    )  # fmt: skip
    found = proof(market({"X": bars}), say().record("down", "2024", said=OF_DAYS))
    assert (found.verdict, found.correction) == (Verdict.OFF, "since 5 March 2025")
    assert found.instead.direction.value == "down"
    assert found.why == "it was at or below that on 5 March 2025"


def test_a_low_that_is_a_high_is_not_corrected_to_one(market, say, proof):
    bars = flat(("2024-11-01", 80), ("2025-03-04", 96), ("2025-03-05", 94.5), ("2025-03-06", 97), ("2025-03-07", 205))
    found = proof(market({"X": bars}), say().record("down", "2024", said=OF_DAYS))
    assert found.verdict is Verdict.OFF
    assert found.instead is None or found.instead.direction.value == "down"
    assert found.why == "it was at or below that on 6 March 2025"
