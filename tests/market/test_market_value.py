"""Market values: closes times shares as known then, by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
import pytest

from tapeproof.history.panel import Panel
from tapeproof.market.add import add
from tapeproof.market.market import Market
from tapeproof.terms.claim import Ask
from tapeproof.terms.period import ONE_SESSION
from tapeproof.terms.quantity import Quantity, Series, Unit

TABLES = {
    "instruments.csv": "id,name,kind,currency,exchange\nBABA,Alibaba ADR,equity,USD,XNYS\n"
    "9988.HK,Alibaba,equity,HKD,XHKG\n"
    "S,Splitting,equity,USD,XNYS\nEURUSD=X,EUR/USD,fx,USD,24/5\n",
    "bars.csv": "instrument,date,open,high,low,close\n"
    "BABA,2023-05-15,84,86,83,85\nBABA,2023-05-16,86,88,85,87\nBABA,2023-05-17,87,90,87,90\nBABA,2024-12-02,,,,88\n"
    "9988.HK,2023-05-16,83,84,82,83.2\n9988.HK,2023-05-17,84,86,83,85.8\n"
    "S,2024-06-07,,,,1000\nS,2024-06-10,,,,101\n"
    "EURUSD=X,2023-05-16,,,,1.1\nEURUSD=X,2023-05-17,,,,1.2\n",
    "actions.csv": "instrument,date,dividend,split\nS,2024-06-10,,10\n",
    "shares.csv": "id,date,shares_mn,unit,source\nBABA,2022-12-31,2585,ADS,SEC\nBABA,2023-03-31,2566,ADS,SEC\n"
    "S,2024-03-31,20,,filing\n",
    "marketcap.csv": "id,date,market_cap_usd_bn,note,source\nBABA,2023-05-17,231.5,rounded,page\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Market:
    place = tmp_path_factory.mktemp("market")
    (place / "in").mkdir()
    for name, text in TABLES.items():
        (place / "in" / name).write_text(text, encoding="utf-8")
    add(place / "in", place / "out", recorded_at=datetime(2025, 1, 31, tzinfo=UTC))
    return Market.open(place / "out")


def asking(currency: str | None = None, *, on_record: bool = False) -> Ask:
    return Ask(Series(Quantity.MARKET_VALUE, unit=Unit.CURRENCY, currency=currency, on_record=on_record))


def value(panel: Panel, day: date, field: str = "close") -> float:
    row = panel.row(day)
    assert panel.sessions[row] == np.datetime64(day)
    return float(getattr(panel, field)[row, 0]) / 1e9


def test_the_last_count_known_by_then_serves(market: Market):
    """The count of 31 March counts as known 45 days later, at the end of 15 May in New York."""
    panel = market.panel(asking(), ["BABA"])
    assert value(panel, date(2023, 5, 15)) == pytest.approx(85 * 2.585)
    assert value(panel, date(2023, 5, 16)) == pytest.approx(87 * 2.566)
    assert value(panel, date(2023, 5, 17), "high") == pytest.approx(90 * 2.566)
    source = panel.sources[panel.source[panel.row(date(2023, 5, 16)), 0]]
    assert source == "BABA close (bars.csv) x 2,566,000,000 of its shares on 2023-03-31 (SEC)"


def test_a_count_older_than_about_a_year_tells_nothing(market: Market):
    assert np.isnan(value(market.panel(asking(), ["BABA"]), date(2024, 12, 2)))


def test_another_line_counts_by_its_ratio_in_its_own_currency(market: Market):
    """One ADS is eight ordinary shares; the count was known to Hong Kong by its close of 16 May."""
    panel = market.panel(asking("HKD"), ["9988.HK"])
    assert value(panel, date(2023, 5, 16)) == pytest.approx(83.2 * 2.566 * 8)
    assert value(panel, date(2023, 5, 17)) == pytest.approx(85.8 * 2.566 * 8)


def test_a_value_is_converted_at_the_rate_of_the_day(market: Market):
    panel = market.panel(asking("EUR"), ["BABA"])
    assert value(panel, date(2023, 5, 17)) == pytest.approx(90 * 2.566 / 1.2)
    assert np.isnan(value(panel, date(2023, 5, 15)))


def test_a_linked_currency_without_a_rate_is_taken_in_the_middle_of_its_bounds(market: Market):
    panel = market.panel(asking("USD"), ["9988.HK"])
    assert value(panel, date(2023, 5, 17)) == pytest.approx(85.8 * 2.566 * 8 / 7.8)


def test_without_a_rate_the_line_quoted_in_the_currency_serves_as_known_by_then(market: Market, monkeypatch):
    """New York closes after Hong Kong: at its close of 17 May the last known is that of the 16th."""
    monkeypatch.setattr("tapeproof.market.quantities.market_value.LINKED", {})
    panel = Market.open(market.folder).panel(asking("USD"), ["9988.HK"])
    assert value(panel, date(2023, 5, 17)) == pytest.approx(87 * 2.566)
    assert value(panel, date(2023, 5, 16)) == pytest.approx(85 * 2.566)


def test_counts_are_split_with_the_shares(market: Market):
    """Twenty million before ten for one are two hundred million after: 20 and 20.2 billion."""
    panel = market.panel(asking(), ["S"])
    assert value(panel, date(2024, 6, 7)) == pytest.approx(20)
    assert value(panel, date(2024, 6, 10)) == pytest.approx(20.2)
    assert (panel.undo == 1).all()
    assert "x 20,000,000 of its shares" in panel.sources[panel.source[panel.row(date(2024, 6, 7)), 0]]


def test_values_on_record_stand_on_their_own_day(market: Market):
    panel = market.panel(asking("USD", on_record=True), ["9988.HK"])
    assert value(panel, date(2023, 5, 17)) == 231.5
    assert np.isfinite(panel.close).sum() == 1
    assert panel.suspect[panel.row(date(2023, 5, 17)), 0]


def test_a_percent_move_is_that_of_the_price(market: Market):
    series = Series(Quantity.MARKET_VALUE, over=ONE_SESSION)
    assert series.measured is Quantity.PRICE
    assert market.panel(Ask(series), ["BABA"]).close[0, 0] == 85


@pytest.mark.parametrize("day", [date(2023, 5, 15), date(2023, 5, 16), date(2023, 5, 17)])
@pytest.mark.parametrize(("name", "currency"), [("BABA", None), ("BABA", "EUR"), ("9988.HK", "USD")])
def test_nothing_later_is_looked_at(market: Market, day: date, name: str, currency: str | None):
    whole = market.panel(asking(currency), [name], until=day)
    then = market.panel(asking(currency), [name], known_at=datetime(day.year, day.month, day.day, 23, tzinfo=UTC))
    rows = min(len(whole.sessions), len(then.sessions))
    assert np.array_equal(whole.close[:rows], then.close[:rows], equal_nan=True)


def test_the_change_between_two_counts_is_the_doubt(market: Market):
    """2,585 to 2,566 is 0.7%: two percent at least."""
    company = market.company("9988.HK")
    assert company.doubt(date(2023, 2, 1)) == 0.02
    assert dict(company.lines) == {"9988.HK": 1.0, "BABA": 8.0}


def test_of_several_instruments_no_value_is_given(market: Market):
    assert np.isnan(market.panel(asking(), ["BABA", "S"]).close).all()
