"""Market values in stories: what holds, what the record cannot tell apart, and what is off. By hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tapeproof.desk import Desk
from tapeproof.market.add import add
from tapeproof.market.market import Market
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Proof, Verdict

STANDS, OTHERWISE, OFF, OPEN = Verdict.STANDS, Verdict.STANDS_OTHERWISE, Verdict.OFF, Verdict.OPEN

TABLES = {
    "instruments.csv": "id,name,kind,currency,exchange\nBABA,Alibaba Group ADR,equity,USD,XNYS\n"
    "AAPL,Apple,equity,USD,XNYS\n^GSPC,S&P 500,index,USD,XNYS\n",
    "bars.csv": "instrument,date,open,high,low,close\n"
    "BABA,2023-06-05,82,83,82,83\nBABA,2023-06-06,82,84,82,84\nBABA,2023-06-07,84,86,84,85\nBABA,2023-06-08,86,87,85,86\n"
    "BABA,2023-06-09,86,86,85,85.5\n"
    "AAPL,2023-06-08,180,181,179,180\nAAPL,2023-06-09,180,182,180,181\n"
    "^GSPC,2023-06-05,1,1,1,1\n^GSPC,2023-06-06,1,1,1,1\n^GSPC,2023-06-07,1,1,1,1\n"
    "^GSPC,2023-06-08,1,1,1,1\n^GSPC,2023-06-09,1,1,1,1\n",
    "shares.csv": "id,date,shares_mn,unit,source\nBABA,2023-03-31,2500,ADS,SEC\nBABA,2023-06-30,2425,ADS,SEC\n",
    "marketcap.csv": "id,date,market_cap_usd_bn,note,source\nBABA,2023-06-08,230.7,,page\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Market:
    place = tmp_path_factory.mktemp("market")
    (place / "in").mkdir()
    for name, text in TABLES.items():
        (place / "in" / name).write_text(text, encoding="utf-8")
    add(place / "in", place / "out", recorded_at=datetime(2024, 1, 31, tzinfo=UTC))
    return Market.open(place / "out")


def proof(market: Market, text: str) -> Proof:
    story = Story("test", text, date(2023, 6, 9), "XNYS")
    (found,) = Desk(market).check(story).proofs
    return found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 85.50 x 2,500 million is 213.75 billion; the count falls by 3% to the next one: 207.3 to 220.2.
        ("Alibaba's market value was about $214 billion on Friday.", STANDS),
        ("Alibaba's market value was $214 billion on Friday.", STANDS),
        ("Alibaba's market value stood at $208 billion on Friday.", OPEN),
        ("Alibaba's market value stood at $219 billion on Friday.", OPEN),
        ("Alibaba's market value stood at $300 billion on Friday.", OFF),
        ("Alibaba's market value stood at $240 billion on Friday.", Verdict.OPEN),
        ("Alibaba's market value stood at $120 billion on Friday.", OFF),
        # 86 x 2,500 million is 215; 230.7 was published for that day.
        ("Alibaba's market value stood at $230.7 billion on Thursday.", STANDS),
        ("Alibaba's market value stood at $215 billion on Thursday.", STANDS),
        ("Alibaba's market value stood at $260 billion on Thursday.", OFF),
        # From 84 to 85: one dollar a share is 2.5 billion, give or take 3%; in the range of the day 0 to 5 billion.
        ("Alibaba added $2.5 billion in market value on Wednesday.", STANDS),
        ("Alibaba added $9 billion in market value on Wednesday.", OFF),
        # More than 75 is no level of 214.
        ("The jump fattened Alibaba's market value by north of $75 billion.", OPEN),
        ("Alibaba's market value stood at more than $75 billion on Friday.", OPEN),
        ("Alibaba's market value stood at more than $210 billion on Friday.", STANDS),
        # A move in percent is that of the price: 84 to 85.
        ("Alibaba's market value rose 1.2% on Wednesday.", STANDS),
        ("Alibaba's market value rose 4.5% on Wednesday.", OFF),
        # No count of Apple's shares; no euros.
        ("Apple's market value was $3 trillion on Friday.", OPEN),
        ("Alibaba's market value was 214 billion euros on Friday.", OPEN),
    ],
)
def test_a_market_value_is_held_against_price_and_count(market: Market, text: str, verdict: Verdict):
    found = proof(market, text)
    assert found.verdict is verdict, found.why
    assert found.claim.ask.series.quantity.value == "market_value"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Alibaba's market value stood at $208 billion on Friday.", "known to a few percent only"),
        ("Apple's market value was $3 trillion on Friday.", "no count of the shares of Apple"),
        ("Alibaba's market value was 214 billion euros on Friday.", "the rate of USD to EUR on 2023-06-09"),
    ],
)
def test_what_is_open_says_what_would_settle_it(market: Market, text: str, why: str):
    found = proof(market, text)
    assert why in (found.why or "")
    assert "settle it" in (found.why or "")


def test_the_value_published_is_shown_with_its_source(market: Market):
    (row,) = proof(market, "Alibaba's market value stood at $230.7 billion on Thursday.").evidence.rows
    assert (row.value, row.source, row.field) == (230.7e9, "page", "market_value at close")
