"""Whatever is true, rendered at any precision, is never off; and off is only said when nothing gives the figure."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tapeproof.terms.claim import Cue, Doubt
from tapeproof.terms.period import ONE_SESSION, Grain, Reach, Span
from tapeproof.terms.verdict import Verdict

CENTS = st.integers(min_value=500, max_value=9_000_000)
FIXTURES = [HealthCheck.function_scoped_fixture]
DAYS = ("2025-02-27", "2025-02-28", "2025-03-05", "2025-03-06", "2025-03-07")
ROUNDINGS = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN])


def table(closes):
    return "\n".join(f"{day} {cents / 100:.2f}" for day, cents in zip(DAYS, closes, strict=True))


def render(value, decimals, rounding):
    return f"{abs(value).quantize(Decimal(1).scaleb(-decimals), rounding):,}"


@settings(max_examples=80, deadline=None, suppress_health_check=FIXTURES)
@given(st.tuples(*[CENTS] * 5), st.integers(0, 4), ROUNDINGS, st.booleans())
def test_a_true_move_is_never_off(market, say, proof, closes, decimals, rounding, weekly):
    base = closes[1] if weekly else closes[3]
    change = (Decimal(closes[4]) / Decimal(base) - 1) * 100
    over = Span(Reach.TO_DATE, 1, Grain.WEEK) if weekly else ONE_SESSION
    way = "up" if change >= 0 else "down"
    claim = say().move(f"{render(change, decimals, rounding)}%", way, over=over, said={Cue.OF_THE_CLOSE})
    found = proof(market({"X": table(closes)}), claim)
    assert found.verdict is Verdict.STANDS


@settings(max_examples=80, deadline=None, suppress_health_check=FIXTURES)
@given(st.tuples(*[CENTS] * 5), st.integers(0, 4), ROUNDINGS)
def test_true_points_and_levels_are_never_off(market, say, proof, closes, decimals, rounding):
    change, level = Decimal(closes[4] - closes[3]) / 100, Decimal(closes[4]) / 100
    way = "up" if change >= 0 else "down"
    claims = [
        say().move(f"{render(change, decimals, rounding)} points", way, said={Cue.OF_THE_CLOSE}),
        say().level(f"{render(level, decimals, rounding)} points", said={Cue.OF_THE_CLOSE}),
    ]
    for found in proof(market({"X": table(closes)}), claims):
        assert found.verdict is Verdict.STANDS


@settings(max_examples=60, deadline=None, suppress_health_check=FIXTURES)
@given(st.tuples(*[CENTS] * 5), st.integers(1, 4000), st.sampled_from(["up", "down"]))
def test_off_is_said_only_when_no_reading_holds_and_nothing_is_in_doubt(market, say, proof, closes, tenths, way):
    text = f"{Decimal(tenths) / 10}%"
    found = proof(market({"X": table(closes)}), say().move(text, way, said={Cue.OF_THE_CLOSE}))
    doubted = proof(
        market({"X": table(closes)}), say().move(text, way, said={Cue.OF_THE_CLOSE}, doubts=(Doubt.SUBJECT,))
    )
    holds = any(tried.holds for tried in found.readings)
    assert (found.verdict in {Verdict.STANDS, Verdict.STANDS_OTHERWISE}) == holds
    assert doubted.verdict is (Verdict.OPEN if found.verdict is Verdict.OFF else found.verdict)
    if found.verdict is Verdict.OFF:
        assert found.severity is not None
        assert found.instead is not None
        again = proof(market({"X": table(closes)}), say().claim(found.instead, found.claim.ask))
        assert again.verdict is Verdict.STANDS
