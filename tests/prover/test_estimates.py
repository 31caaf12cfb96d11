"""Reports against what analysts had expected of them: on a small market of one company's quarters."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tapeproof.desk import Desk
from tapeproof.kinds.surprise import KIND, Surprise
from tapeproof.market.add import add
from tapeproof.market.market import Market
from tapeproof.terms.claim import Ask, Cell, Claim, Quote
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import Line
from tapeproof.terms.period import Grain, Period
from tapeproof.terms.quantity import Direction, Quantity, Series, Unit
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Proof, Severity, Verdict
from tapeproof.writer import write

STANDS, OTHERWISE, OFF, OPEN = Verdict.STANDS, Verdict.STANDS_OTHERWISE, Verdict.OFF, Verdict.OPEN
DAYS = [f"{month}-{day:02d}" for month in ("2019-05", "2020-05", "2025-02", "2025-05") for day in range(12, 29)]
DAYS = [day for day in DAYS if date.fromisoformat(day).weekday() < 5]
EXPECTED = "consensus,consensus_unit,consensus_provider,consensus_alt,consensus_alt_unit,consensus_alt_provider"
EARNINGS = f"""id,period_end,announce_date,revenue,unit,{EXPECTED},source
BABA,2019-03-31,2019-05-15,93498,RMB million,13.32,USD bn,S,,,,a
BABA,2020-03-31,2020-05-22,114314,RMB million,15.28,USD bn,S,15.2,USD bn,B,a
BABA,2024-12-31,2025-02-20,280154,RMB million,277.37,RMB bn,Bloomberg,279.34,RMB bn,LSEG,b
BABA,2025-03-31,2025-05-15,236454,RMB million,,,,,,,c
"""
TABLES = {
    "instruments.csv": "id,name,kind,currency,exchange\nBABA,Alibaba Group ADR,equity,USD,XNYS\nCNY=X,USD/CNY,fx,CNY,\n"
    "^GSPC,S&P 500,index,USD,XNYS\n",
    "bars.csv": "instrument,date,close\n"
    + "".join(f"{line},{day},{7 if line == 'CNY=X' else 100}\n" for line in ("BABA", "^GSPC", "CNY=X") for day in DAYS),
    "earnings.csv": EARNINGS,
}


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Market:
    place = tmp_path_factory.mktemp("market")
    (place / "in").mkdir()
    for name, text in TABLES.items():
        (place / "in" / name).write_text(text, encoding="utf-8")
    add(place / "in", place / "out", recorded_at=datetime(2025, 6, 30, tzinfo=UTC))
    return Market.open(place / "out")


def proof(market: Market, text: str, published: date) -> Proof:
    (found,) = Desk(market).check(Story("test", text, published, "XNYS")).proofs
    assert isinstance(found.claim.answer, Surprise)
    assert found.verdict is not OPEN or "would settle it" in (found.why or "") or found.claim.doubts
    return found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 280,154 against 277,370 (ahead by 1.004%) and 279,340 (by 0.291%)
        ("topped estimates", STANDS),
        ("was in line with estimates", OTHERWISE),  # within 1% of the second alone
        ("missed estimates", OPEN),  # a third poll may have asked for 0.3% more
        ("topped estimates of 277.37 billion yuan", STANDS),
        ("topped estimates of 277 billion yuan", STANDS),
        ("topped the 279.3 billion yuan expected by analysts", OTHERWISE),
        ("topped estimates of 274 billion yuan", OPEN),  # 1.2% beside the first: another poll's, perhaps
        ("topped estimates of 250 billion yuan", OFF),
        ("missed estimates of 277.37 billion yuan", OPEN),
        ("beat estimates by 1%", STANDS),
        ("beat estimates by 0.3%", OTHERWISE),
        ("beat estimates by 2.5%", OPEN),
        ("beat estimates by 12%", OFF),
        ("topped estimates of $35 billion", OPEN),  # 277.37 / 7 = 39.6: at another rate than the day's, who knows
    ],
)
def test_it_is_held_against_every_estimate_on_record(market: Market, text: str, verdict: Verdict):
    found = proof(market, f"Alibaba said revenue for the December quarter {text}.", date(2025, 2, 28))
    assert found.verdict is verdict, found.why


def test_neither_a_part_of_the_company_nor_its_profit_is_on_record(market: Market):
    for figure in ("profit", "cloud revenue", "earnings per share"):
        found = proof(market, f"Alibaba said {figure} for the December quarter missed estimates.", date(2025, 2, 28))
        assert found.verdict is OPEN


def test_what_was_expected_is_known_from_the_end_of_the_day_of_the_report(market: Market):
    text = "Alibaba said revenue for the December quarter topped estimates of 277.37 billion yuan."
    assert proof(market, text, date(2025, 2, 19)).verdict is OPEN
    assert proof(market, text, date(2025, 2, 20)).verdict is STANDS


def test_a_quarter_that_is_only_assumed_is_never_held_against_the_story(market: Market):
    assert (
        proof(market, "Alibaba said revenue topped estimates of 250 billion yuan.", date(2025, 2, 28)).verdict is OPEN
    )
    assert proof(market, "Alibaba said revenue topped estimates.", date(2025, 2, 28)).verdict is STANDS


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 93,498 / 7 = 13,357 million dollars, 0.28% ahead of 13.32: companies convert at another rate than the day's
        ("Alibaba said revenue for the March quarter topped estimates of $13.32 billion.", OPEN),
        ("Alibaba said revenue for the March quarter missed estimates.", OPEN),
        ("Analysts had expected Alibaba to report revenue of $13.32 billion for the March quarter.", STANDS),
    ],
)
def test_at_the_rate_of_a_day_what_is_close_stays_open(market: Market, text: str, verdict: Verdict):
    assert proof(market, text, date(2019, 5, 17)).verdict is verdict


def test_at_the_rate_of_a_day_what_is_far_apart_is_told(market: Market):
    """114,314 / 7 = 16,331 million dollars: 6.9% ahead of 15.28 billion, the least rounded of the two."""
    topped = "Alibaba said revenue for the March quarter topped estimates."
    found = proof(market, topped, date(2020, 5, 26))
    assert (found.verdict, found.value) == (STANDS, 15.28e9 * 7)
    assert found.evidence.rows[0].source == "S, converted from USD"
    missed = proof(market, topped.replace("topped", "missed"), date(2020, 5, 26))
    assert (missed.verdict, missed.severity, missed.correction) == (OFF, Severity.WRONG_WAY, "topped")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 236,454 was reported; what was expected is not on record, but nobody tops more than came in.
        ("topped estimates of 260 billion yuan", OFF),
        ("topped estimates of 238 billion yuan", OPEN),
        ("topped estimates of 230 billion yuan", OPEN),
        ("topped estimates", OPEN),
        ("missed estimates of 220 billion yuan", OFF),
    ],
)
def test_without_an_estimate_on_record_only_what_contradicts_itself_is_off(market: Market, text: str, verdict: Verdict):
    assert proof(market, f"Alibaba said revenue for the March quarter {text}.", date(2025, 5, 20)).verdict is verdict


def test_what_was_expected_and_what_was_reported_are_shown(market: Market):
    found = proof(market, "Alibaba said revenue for the December quarter topped estimates.", date(2025, 2, 28))
    rows = [(row.date, row.field, row.value, row.source) for row in found.evidence.rows]
    day = date(2024, 12, 31)
    assert rows == [(day, "revenue expected", 277_370e6, "Bloomberg"), (day, "revenue", 280_154e6, "b")]
    assert found.evidence.formula == "280154000000 / 277370000000 - 1"


def test_what_is_written_is_read(market: Market):
    cell = Cell(Line("BABA"), Period(date(2024, 10, 1), date(2024, 12, 31), Grain.QUARTER))
    billion = Decimal(10**9)
    figure = Figure(Decimal("277.37") * billion, Unit.CURRENCY, billion / 100, currency="CNY", scale=billion)
    for way in Direction:
        claim = Claim(cell, Ask(Series(Quantity.REPORTED, unit=Unit.CURRENCY)), Surprise(figure, way), Quote("", 0, 0))
        written = write(claim, KIND, "Alibaba", article=False) or ""
        told = proof(market, written, date(2025, 2, 28)).claim
        said = told.answer.said()
        assert (said["direction"], said["figure"].value, told.cell.when.last) == (way, figure.value, cell.when.last)


@pytest.mark.parametrize(
    "text",
    [
        "Alibaba said revenue for the December quarter beat estimates by 9 billion yuan.",
        "Alibaba said revenue for the December quarter rose 8%, ahead of the 3% expected by analysts.",
    ],
)
def test_amounts_apart_and_growth_that_was_expected_are_no_estimates(market: Market, text: str):
    found = Desk(market).check(Story("test", text, date(2025, 2, 28), "XNYS")).proofs
    assert [each.verdict for each in found if isinstance(each.claim.answer, Surprise)] == [OPEN]
