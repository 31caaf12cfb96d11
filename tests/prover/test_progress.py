"""Unfinished sessions are settled from the day's range, never from the close."""

from __future__ import annotations

from tapeproof.terms.claim import Cue
from tapeproof.terms.instrument import InstrumentType
from tapeproof.terms.quantity import Basis, Point
from tapeproof.terms.reading import Reading
from tapeproof.terms.verdict import Verdict

GOING_ON = {Cue.IN_PROGRESS}
BARS = """
2025-03-04  100.0 101.0  99.0 100.0
2025-03-05  100.5 102.0 100.0 101.0
2025-03-06  103.0 104.0 102.0 103.0
2025-03-07  104.0 106.0 102.5 105.0
"""


def test_inside_the_range_is_open_even_where_the_close_gives_it(market, say, proof):
    # 103 to 105 at the close is 1.94%; the range is 102.5 (-0.49%) to 106 (+2.91%).
    for text in ("1.9%", "1.0%"):
        found = proof(market({"X": BARS}), say().move(text, said=GOING_ON))
        assert found.verdict is Verdict.OPEN
        assert "within the day's range" in found.why
        assert found.value is None


def test_outside_the_range_is_off(market, say, proof):
    found = proof(market({"X": BARS}), say().move("3.4%", said=GOING_ON))
    assert found.verdict is Verdict.OFF
    assert "outside the day's range" in found.why
    assert abs(found.value - (106 / 103 - 1) * 100) < 1e-9
    assert {row.value for row in found.evidence.rows} == {103.0, 102.5, 106.0}


def test_what_the_session_before_gives_stands_otherwise(market, say, proof):
    # The session before: 101 to 103, +1.98%; the same figure down is outside the range.
    market_ = market({"X": BARS.replace("106.0 102.5 105.0", "104.5 103.5 104.0")})
    found = proof(market_, say().move("1.98%", said=GOING_ON))
    assert (found.verdict, found.reading) == (Verdict.STANDS_OTHERWISE, Reading.PREVIOUS_SESSION)


def test_the_highs_of_a_shares_range_may_differ_between_feeds(market, say, proof):
    # 106 is the high; 106.3 is within three tenths of a percent above it.
    about = {"type": InstrumentType.STOCK}
    near = proof(market({"X": BARS}, X=about), say().level("HKD 106.30", said=GOING_ON))
    far = proof(market({"X": BARS}, X=about), say().level("HKD 106.90", said=GOING_ON))
    assert (near.verdict, far.verdict) == (Verdict.OPEN, Verdict.OFF)


def test_without_a_range_on_record_it_is_open(market, say, proof):
    found = proof(market({"X": "2025-03-05 100\n2025-03-06 101\n2025-03-07 105"}), say().move("9.0%", said=GOING_ON))
    assert found.verdict is Verdict.OPEN
    assert "high and low are not on record" in found.why


def test_a_record_that_holds_at_every_price_of_the_range_stands(market, say, proof):
    # The low of 102.5 is above every close since 110 of December.
    bars = "2024-12-20 =110\n2025-03-05 100 101 99 101\n2025-03-06 101 102 100 102\n2025-03-07 103 106 102.5 103"
    assert proof(market({"X": bars}), say().record("up", "2024-12", said=GOING_ON)).verdict is Verdict.STANDS


def test_a_record_that_fails_at_every_price_is_off(market, say, proof):
    # 107 of 5 March is above the whole range.
    bars = "2024-12-20 =110\n2025-03-05 100 107 99 107\n2025-03-06 101 102 100 102\n2025-03-07 103 106 102.5 103"
    found = proof(market({"X": bars}), say().record("up", "2024-12", said={*GOING_ON, Cue.OF_DAYS}))
    assert found.verdict is Verdict.OFF


def test_a_record_in_between_is_open_unless_the_story_gives_its_own_price(market, say, proof):
    # 104 of 5 March lies inside the range of 102.5 to 106.
    bars = "2024-12-20 =110\n2025-03-05 100 104 99 104\n2025-03-06 101 102 100 102\n2025-03-07 103 106 102.5 103"
    record = say().record("up", "2024-12", said=GOING_ON)
    alone = proof(market({"X": bars}), record)
    above, _ = proof(market({"X": bars}), [record, say().level("105.00 points", said=GOING_ON)])
    below, _ = proof(market({"X": bars}), [record, say().level("103.00 points", said=GOING_ON)])
    beside, _ = proof(market({"X": bars}), [record, say().level("109.00 points", said=GOING_ON)])
    assert (alone.verdict, above.verdict, below.verdict) == (Verdict.OPEN, Verdict.STANDS, Verdict.OFF)
    assert beside.verdict is Verdict.OPEN


def test_the_storys_own_move_gives_its_price_too(market, say, proof):
    # 102 to 105.06 is 3.0%: above 104.
    bars = "2024-12-20 =110\n2025-03-05 100 104 99 104\n2025-03-06 101 102 100 102\n2025-03-07 103 106 102.5 103"
    record = say().record("up", "2024-12", said=GOING_ON)
    found, _ = proof(market({"X": bars}), [record, say().move("3.0%", said=GOING_ON)])
    assert found.verdict is Verdict.STANDS


def test_a_streak_must_hold_at_low_and_high(market, say, proof):
    # Two gains before; the range of the 7th is 102.5 to 106 around 103: the sign is not known.
    bars = "2025-03-03 101 102 100 101" + BARS
    undecided = proof(market({"X": bars}), say().streak(3, "up", said=GOING_ON))
    higher = bars.replace("106.0 102.5 105.0", "106.0 103.5 105.0")
    sure = proof(market({"X": higher}), say().streak(3, "up", said=GOING_ON))
    assert (undecided.verdict, sure.verdict) == (Verdict.OPEN, Verdict.STANDS)


def test_the_hour_of_the_story_alone_makes_the_session_unfinished(market, say, proof):
    # Hong Kong trades to 16:10; at 11:00 the close of 105 is not known.
    claim = say().move("1.9%")
    assert proof(market({"X": BARS}), claim, at="11:00").verdict is Verdict.OPEN
    assert proof(market({"X": BARS}), claim, at="17:00").verdict is Verdict.STANDS
    assert proof(market({"X": BARS}), say().move("1.9%", said={Cue.OF_THE_CLOSE}), at="16:05").verdict is Verdict.STANDS


def test_an_earlier_session_is_finished_whatever_is_going_on_now(market, say, proof):
    found = proof(market({"X": BARS}), say().move("2.0%", on="2025-03-06", said=GOING_ON))
    assert found.verdict is Verdict.STANDS


def test_as_much_as_before_the_end_may_yet_be_passed(market, say, proof):
    inside = proof(market({"X": BARS}), say().move("up to 1.0%", said=GOING_ON))
    outside = proof(market({"X": BARS}), say().move("up to 4.0%", said=GOING_ON))
    assert (inside.verdict, outside.verdict) == (Verdict.OPEN, Verdict.OFF)


def test_a_figure_already_asked_of_the_range_is_settled_by_it(market, say, proof):
    claim = say().move("1.0%", basis=Basis(now=Point.RANGE), said=GOING_ON)
    assert proof(market({"X": BARS}), claim).verdict is Verdict.OPEN


def test_quotes_from_outside_hours_are_open(market, say, proof):
    found = proof(market({"X": BARS}), say().move("1.9%", said={Cue.OUTSIDE_HOURS}))
    assert found.verdict is Verdict.OPEN
    assert "outside" in found.why
