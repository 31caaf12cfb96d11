"""The SEC's company facts: share counts and reported figures."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tapeproof.market.feeds.feed import Order, Page
from tapeproof.market.feeds.sec import filer, read
from tapeproof.market.gather import Offer
from tapeproof.market.store import Store
from tapeproof.market.symbols import described
from tapeproof.terms.errors import BadData, NotFound

from .conftest import NOW, Answer, Pull, Source

TICKERS = json.dumps({"0": {"cik_str": 320193, "ticker": "AAPL", "title": "Apple Inc."}})
PATH = "/api/xbrl/companyfacts/CIK0000320193.json"
Entry = dict[str, Any]


def entry(end: str, value: float, filed: str, start: str | None = None, form: str = "10-K") -> Entry:
    return {"end": end, "val": value, "filed": filed, "form": form, "accn": "x", **({"start": start} if start else {})}


def facts(counts: list[Entry], **tags: dict[str, list[Entry]]) -> str:
    dei = {"EntityCommonStockSharesOutstanding": {"label": "x", "units": {"shares": counts}}} if counts else {}
    gaap: dict[str, Any] = {name: {"label": None, "units": units} for name, units in tags.items()}
    gaap["Unwanted"] = {"units": "of another form"}
    return json.dumps({"cik": 320193, "entityName": "Apple Inc.", "facts": {"dei": dei, "us-gaap": gaap}})


COUNTS = [entry("2023-10-20", 15_552_752_000, "2023-11-03"), entry("2024-10-18", 15_115_823_000, "2024-11-01")]
YEAR = entry("2024-09-28", 93_736e6, "2024-11-01", "2023-10-01")
QUARTER = entry("2024-06-29", 21_448e6, "2024-08-02", "2024-03-31", "10-Q")


def offered(text: str, status: int = 200, since: date | None = None) -> Offer:
    return read(Page(text.encode(), NOW, status), Order("AAPL", described("AAPL"), NOW, since))


def told(offer: Offer, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Rows of an offered table, days as texts."""
    (found,) = [figures for figures in offer.figures if figures.table == table]
    listed = [list(found.columns[name]) for name in columns]
    days = {"date", "period"}
    return list(
        zip(*(map(str, one) if name in days else one for name, one in zip(columns, listed, strict=True)), strict=True)
    )


def test_share_counts_are_known_when_filed():
    """Half past five in New York is 21:30 UTC until the clocks go back, 22:30 after."""
    offer = offered(facts(COUNTS))
    assert told(offer, "shares", "date", "shares") == [("2023-10-20", 15_552_752_000), ("2024-10-18", 15_115_823_000)]
    at = [datetime.fromtimestamp(one / 1e6, UTC) for (one,) in told(offer, "shares", "known_at")]
    assert at == [datetime(2023, 11, 3, 21, 30, tzinfo=UTC), datetime(2024, 11, 1, 21, 30, tzinfo=UTC)]


def test_figures_by_their_period():
    """52 weeks are a year and 13 weeks a quarter; a balance is of a day."""
    assets = entry("2024-09-28", 364_980e6, "2024-11-01")
    offer = offered(facts(COUNTS, NetIncomeLoss={"USD": [YEAR, QUARTER]}, Assets={"USD": [assets]}))
    assert told(offer, "facts", "measure", "period", "months", "value", "unit") == [
        ("net_income", "2024-09-28", 12, 93_736e6, "USD"), ("net_income", "2024-06-29", 3, 21_448e6, "USD"),
        ("assets", "2024-09-28", 0, 364_980e6, "USD"),
    ]  # fmt: skip


def test_per_share_is_in_the_currency():
    earned = {"USD/shares": [entry("2024-09-28", 6.08, "2024-11-01", "2023-10-01")]}
    offer = offered(facts(COUNTS, EarningsPerShareDiluted=earned))
    assert told(offer, "facts", "measure", "value", "unit") == [("earnings_per_share_diluted", 6.08, "USD")]


def test_the_older_tag_tells_what_was_known_before_the_newer_one_was_used():
    old = entry("2017-09-30", 229_234e6, "2017-11-03", "2016-09-25")
    again = entry("2017-09-30", 229_234e6, "2018-11-05", "2016-09-25")
    new = entry("2017-09-30", 229_000e6, "2018-11-05", "2016-09-25")
    name = "RevenueFromContractWithCustomerExcludingAssessedTax"
    offer = offered(facts(COUNTS, SalesRevenueNet={"USD": [old, again]}, **{name: {"USD": [new]}}))
    assert sorted(told(offer, "facts", "measure", "value")) == [("revenue", 229_000e6), ("revenue", 229_234e6)]


def test_two_values_in_filings_of_one_day_are_none():
    offer = offered(facts(COUNTS, NetIncomeLoss={"USD": [YEAR, {**YEAR, "val": 93_000e6}]}))
    assert told(offer, "facts", "measure") == []
    assert [row.why for row in offer.bad] == [
        "net_income of the 12 months to 2024-09-28, filed on 2024-11-01, is both 93,000,000,000 and 93,736,000,000"
    ]


def test_a_count_in_thousands_is_set_aside():
    offer = offered(facts([*COUNTS, entry("2024-07-19", 15_204_137, "2024-08-02", form="10-Q")]))
    assert len(told(offer, "shares", "date")) == 2
    assert "a count of 15,204,137 shares is in another unit" in offer.bad[0].why


def test_filers_from_abroad_count_ordinary_shares():
    abroad = [entry("2024-03-31", 19_469e6, "2024-05-23", form="20-F")]
    per_share = {"CNY/shares": [entry("2024-03-31", 3.9, "2024-05-23", "2023-04-01", "20-F")]}
    income = {"CNY": [entry("2024-03-31", 79_741e6, "2024-05-23", "2023-04-01", "20-F")]}
    offer = offered(facts(abroad, EarningsPerShareBasic=per_share, NetIncomeLoss=income))
    assert told(offer, "shares", "shares") == []
    assert told(offer, "facts", "measure", "unit") == [("net_income", "CNY")]
    assert len([row for row in offer.bad if "ordinary shares" in row.why]) == 2


def test_several_classes_of_shares():
    assert "several classes" in offered(facts([], NetIncomeLoss={"USD": [YEAR]})).bad[0].why


def test_from_a_day_on():
    offer = offered(facts(COUNTS, NetIncomeLoss={"USD": [YEAR, QUARTER]}), since=date(2024, 9, 1))
    assert told(offer, "shares", "date") == [("2024-10-18",)]
    assert told(offer, "facts", "period") == [("2024-09-28",)]


@pytest.mark.parametrize(
    ("text", "status", "raised", "says"),
    [
        ("<xml/>", 404, NotFound, "company with facts"),
        ("<html>", 200, BadData, "the form of company facts"),
        ('{"facts": {"us-gaap": {"Assets": 7}}}', 200, BadData, "the form of company facts"),
        (facts([]), 200, BadData, "neither"),
    ],
)
def test_answers_that_are_none(text: str, status: int, raised: type[Exception], says: str):
    with pytest.raises(raised, match=says):
        offered(text, status)


def test_filers():
    assert filer(Page(TICKERS.encode(), NOW), "aapl") == "320193"
    with pytest.raises(NotFound, match=r"\[sec.symbols\]"):
        filer(Page(TICKERS.encode(), NOW), "0700.HK")
    with pytest.raises(BadData, match="list of filers"):
        filer(Page(b"<html>", NOW), "AAPL")


def test_a_pull_and_a_restatement(source: Source, pulling: Pull, folder: Path):
    source.say("/files/company_tickers.json", TICKERS)
    source.say(PATH, facts(COUNTS, NetIncomeLoss={"USD": [YEAR]}))
    assert pulling("sec", "AAPL").added[0].new == 3
    repeated = entry("2024-09-28", 93_736e6, "2025-01-31", "2023-10-01")
    restated = entry("2024-09-28", 93_700e6, "2025-10-31", "2023-10-01")
    source.say(PATH, facts(COUNTS, NetIncomeLoss={"USD": [YEAR, repeated, restated]}))
    added = pulling("sec", "AAPL").added[0]
    assert (added.new, added.same) == (1, 4)
    assert sorted(Store(folder).scan("facts", ["value"])["value"].to_pylist()) == [93_700e6, 93_736e6]
    assert Store(folder).version.newest == datetime(2025, 10, 31, 21, 30, tzinfo=UTC)


def test_the_list_of_filers_is_asked_for_once(source: Source, pulling: Pull):
    source.say("/files/company_tickers.json", TICKERS)
    source.say(PATH, facts(COUNTS))
    pulled = pulling("sec", "AAPL", "MSFT")
    assert list(pulled.failed) == ["MSFT"]
    assert [asked[0] for asked in source.asked] == ["/files/company_tickers.json", PATH]


def test_who_asks_has_to_be_said(pulling: Pull, environ: dict[str, str]):
    del environ["TAPEPROOF_USER_AGENT"]
    with pytest.raises(BadData, match="TAPEPROOF_USER_AGENT"):
        pulling("sec", "AAPL")


def test_a_refusal_says_what_may_help(source: Source, pulling: Pull):
    source.say("/files/company_tickers.json", Answer(b"Undeclared Automated Tool", 403))
    pulled = pulling("sec", "AAPL", "MSFT")
    assert "TAPEPROOF_USER_AGENT" in pulled.failed["AAPL"]
    assert pulled.unasked == ["MSFT"]
