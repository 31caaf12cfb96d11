"""Revenue in stories against the reports known at publication, by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tapeproof.desk import Desk
from tapeproof.market.add import add
from tapeproof.market.market import Market
from tapeproof.market.quantities.reported import month_end
from tapeproof.terms.claim import Ask
from tapeproof.terms.quantity import Quantity, Series, Unit
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Proof, Verdict

STANDS, OTHERWISE, OFF, OPEN = Verdict.STANDS, Verdict.STANDS_OTHERWISE, Verdict.OFF, Verdict.OPEN
DAYS = ("2025-02-19", "2025-02-20", "2025-02-21", "2025-02-24", "2025-02-25", "2025-02-26", "2025-02-27", "2025-02-28")
LINES = ("BABA", "NVDA", "^GSPC")
TABLES = {
    "instruments.csv": "id,name,kind,currency,exchange\nBABA,Alibaba Group ADR,equity,USD,XNYS\n"
    "NVDA,Nvidia,equity,USD,XNYS\n^GSPC,S&P 500,index,USD,XNYS\n",
    "bars.csv": "instrument,date,close\n" + "".join(f"{line},{day},100\n" for line in LINES for day in DAYS),
    "earnings.csv": "id,period_end,announce_date,revenue,unit,consensus,consensus_unit,consensus_provider,source\n"
    "BABA,2023-12-31,2024-02-07,260348,RMB million,,,,a\n"
    "BABA,2024-09-30,2024-11-15,236503,RMB million,,,,e\n"
    "BABA,2024-12-31,2025-02-20,280154,RMB million,277.37,RMB bn,B,b\n"
    "NVDA,2024-01-28,2024-02-21,22103,USD million,,,,c\nNVDA,2025-01-26,2025-02-26,39331,USD million,,,,d\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Market:
    place = tmp_path_factory.mktemp("market")
    (place / "in").mkdir()
    for name, text in TABLES.items():
        (place / "in" / name).write_text(text, encoding="utf-8")
    add(place / "in", place / "out", recorded_at=datetime(2025, 3, 31, tzinfo=UTC))
    return Market.open(place / "out")


def proofs(market: Market, text: str, published: date = date(2025, 2, 28)) -> tuple[Proof, ...]:
    return Desk(market).check(Story("test", text, published, "XNYS")).proofs


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 280,154 / 260,348 - 1 = 7.61%
        ("Alibaba said revenue rose 8% in the December quarter.", STANDS),
        ("Alibaba said revenue rose 7.6% in the December quarter.", STANDS),
        ("Alibaba said revenue rose 7% in the December quarter.", OTHERWISE),
        ("Alibaba said revenue rose 12% in the December quarter.", OFF),
        ("Alibaba said revenue fell 8% in the December quarter.", OFF),
        ("Alibaba's revenue was 280.15 billion yuan in the December quarter.", STANDS),
        ("Alibaba's revenue was 270 billion yuan in the December quarter.", OFF),
        # Neither profit, nor a part of the company, nor another year, nor another currency.
        ("Alibaba said net profit rose 12% in the December quarter.", OPEN),
        ("Alibaba said cloud revenue rose 12% in the December quarter.", OPEN),
        ("Alibaba said revenue from cloud computing rose 12% in the December quarter.", OPEN),
        ("Alibaba said revenue rose 12% on a like-for-like basis in the December quarter.", OPEN),
        ("Alibaba said revenue rose 12% on a restated basis in the December quarter.", OPEN),
        ("Alibaba said revenue rose 12% at constant currency in the December quarter.", OPEN),
        ("Alibaba said revenue rose 12% in the September quarter.", OPEN),
        ("Alibaba's revenue was $38 billion in the December quarter.", OPEN),
    ],
)
def test_only_the_revenue_of_the_whole_is_settled(market: Market, text: str, verdict: Verdict):
    (found,) = proofs(market, text)
    assert found.verdict is verdict, found.why
    assert found.verdict is not OPEN or "settle it" in (found.why or "")


DECEMBER, JANUARY = date(2024, 12, 31), date(2025, 1, 31)


@pytest.mark.parametrize(
    ("text", "ends", "verdict"),
    [
        # 39,331 / 22,103 - 1 = 77.94%; the quarter to 26 January is that to the end of January.
        ("Nvidia said revenue rose 78%.", JANUARY, STANDS),
        ("Nvidia said revenue rose 78% in its fiscal fourth quarter.", JANUARY, STANDS),
        ("Nvidia said revenue rose 70% in its fiscal fourth quarter.", JANUARY, OPEN),
        ("Nvidia said revenue rose 78% in the three months ended January 26.", JANUARY, STANDS),
        ("Nvidia said revenue rose 70% in the quarter ended January.", JANUARY, OFF),
        ("Nvidia said revenue rose 12% from the previous quarter in the quarter ended January.", JANUARY, OPEN),
        ("Alibaba said revenue rose 8% in the three months to the end of December.", DECEMBER, STANDS),
        # 280,154 / 236,503 - 1 = 18.46%
        ("Alibaba said revenue in the December quarter rose 18% sequentially.", DECEMBER, STANDS),
        ("Alibaba said revenue in the December quarter rose 28% from the previous quarter.", DECEMBER, OFF),
        # A quarter that is counted, not named, long after it: perhaps that of a year that begins in another month.
        ("Alibaba said revenue rose 12% in the third quarter of 2024.", date(2024, 9, 30), OPEN),
    ],
)
def test_quarters_are_those_of_the_company(market: Market, text: str, ends: date, verdict: Verdict):
    (found,) = proofs(market, text)
    assert (found.claim.cell.when.last, found.verdict) == (ends, verdict), found.why


def test_growth_on_the_year_and_on_the_quarter_are_told_apart(market: Market):
    text = "Alibaba's revenue in the December quarter rose 8% from a year earlier and 18% from the previous quarter."
    found = [(round(each.value or 0, 2), each.verdict) for each in proofs(market, text)]
    assert found == [(7.61, STANDS), (18.46, STANDS)]


def test_a_report_is_known_from_the_end_of_its_day(market: Market):
    text = "Alibaba said revenue rose 12% in the December quarter."
    for day, verdict in ((date(2025, 2, 19), OPEN), (date(2025, 2, 20), OFF)):
        (found,) = proofs(market, text, day)
        assert found.verdict is verdict, day
    (found,) = proofs(market, text, date(2025, 2, 19))
    assert "was not on record at publication" in (found.why or "")


def test_a_quarter_that_is_only_assumed_is_never_held_against_the_story(market: Market):
    (found,) = proofs(market, "Alibaba said revenue rose 12%.")
    assert found.claim.cell.when.last == date(2024, 12, 31)
    assert (found.verdict, round(found.value or 0, 2)) == (OPEN, 7.61)


def test_the_reports_compared_are_shown(market: Market):
    (found,) = proofs(market, "Alibaba said revenue rose 8% in the December quarter.")
    rows = [(row.date, row.field, row.value, row.source) for row in found.evidence.rows]
    assert rows == [
        (date(2023, 12, 31), "revenue", 260_348e6, "a"), (date(2024, 12, 31), "revenue", 280_154e6, "b"),
    ]  # fmt: skip


def test_quarters_of_whole_weeks_are_those_of_their_month(market: Market):
    series = Series(Quantity.REPORTED, unit=Unit.CURRENCY, figure="revenue")
    panel = market.panel(Ask(series), ["NVDA"])
    assert panel.sessions.astype(str).tolist() == ["2024-01-31", "2025-01-31"]
    assert panel.close[:, 0].tolist() == [22_103e6, 39_331e6]
    assert month_end(date(2021, 5, 2)) == date(2021, 4, 30)
    assert month_end(date(2024, 12, 29)) == date(2024, 12, 31)


def test_what_became_known_later_is_left_out(market: Market):
    series = Series(Quantity.REPORTED, unit=Unit.CURRENCY, figure="revenue")
    panel = market.panel(Ask(series), ["BABA"], known_at=datetime(2025, 2, 20, 12, tzinfo=UTC))
    assert panel.close[:, 0].tolist() == [260_348e6, 236_503e6]
