"""The ECB's form: rates against the euro, as CSV."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tapeproof.market.feeds.ecb import currency, read
from tapeproof.market.feeds.feed import Order, Page
from tapeproof.market.gather import Offer
from tapeproof.market.store import Store
from tapeproof.market.symbols import described
from tapeproof.terms.errors import BadData, NotFound

from .conftest import NOW, Answer, Pull, Source, Watch

HEAD = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,TITLE\n"
PATH = "/service/data/EXR/D.USD.EUR.SP00.A"


def line(day: str, value: str, freq: str = "D", code: str = "USD") -> str:
    return f'EXR.D.USD.EUR.SP00.A,{freq},{code},EUR,SP00,A,{day},{value},A,"US dollar/Euro, ECB"\n'


TABLE = HEAD + line("2024-12-30", "1.0444") + line("2024-12-31", "1.0389")


def offered(body: str, status: int = 200, at: datetime = NOW, since: date | None = None) -> Offer:
    return read(Page(body.encode(), at, status), Order("EURUSD", described("EURUSD"), at, since))


def test_rates_and_when_they_were_known():
    """Four in the afternoon in Frankfurt is 15:00 UTC in winter."""
    (rates,) = offered(TABLE).figures
    assert rates.table == "rates"
    assert rates.columns["rate"].tolist() == [1.0444, 1.0389]
    assert (rates.columns["base"][0], rates.columns["quote"][0]) == ("EUR", "USD")
    known = datetime.fromtimestamp(rates.columns["known_at"][0] / 1e6, UTC)
    assert known == datetime(2024, 12, 30, 15, tzinfo=UTC)


def test_days_without_a_fixing_are_named():
    offer = offered(TABLE + line("2025-01-01", "") + line("2025-01-02", "NaN") + line("2025-W01", "1.1"))
    assert [row.line for row in offer.bad] == [4, 5, 6]
    assert len(offer.figures[0].columns["rate"]) == 2


def test_nothing_is_known_after_it_was_fetched():
    at = datetime(2024, 12, 31, 14, 30, tzinfo=UTC)
    assert offered(TABLE, at=at).figures[0].columns["known_at"][1] == at.timestamp() * 1e6


@pytest.mark.parametrize(
    ("body", "status", "raised", "says"),
    [
        ("No results found.", 404, NotFound, "about thirty currencies"),
        ("", 200, NotFound, "about thirty"),
        ("<html>maintenance</html>", 200, BadData, "the columns FREQ"),
        (HEAD + line("2024-12", "1.04", freq="M"), 200, BadData, "the series D.USD.EUR, found M.USD.EUR"),
        (HEAD + line("2024-12-30", "1.04", code="JPY"), 200, BadData, "found D.JPY.EUR"),
    ],
)
def test_answers_that_are_none(body: str, status: int, raised: type[Exception], says: str):
    with pytest.raises(raised, match=says):
        offered(body, status)


def test_nothing_new_is_no_error():
    assert len(offered("No results found.", 404, since=date(2026, 11, 21)).figures[0].columns["rate"]) == 0


@pytest.mark.parametrize("name", ["USD", "usd", "EURUSD", "EURUSD=X"])
def test_names(name: str):
    assert currency(name) == "USD"


@pytest.mark.parametrize("name", ["USDCNY", "JPY=X", "EUR", "^GSPC"])
def test_pairs_that_are_a_cross(name: str):
    with pytest.raises(NotFound, match="a cross of two"):
        currency(name)


def test_a_pull_again_and_a_correction(source: Source, pulling: Pull, folder: Path, watch: Watch):
    source.say(PATH, TABLE)
    added = pulling("ecb", "USD").added[0]
    assert (added.new, added.same, added.instruments) == (2, 0, 1)
    assert pulling("ecb", "EURUSD=X").added[0].same == 2
    source.say(PATH, TABLE.replace("1.0389", "1.0388"))
    watch.now = datetime(2026, 11, 23, tzinfo=UTC)
    added = pulling("ecb", "USD").added[0]
    assert (added.new, added.revised, added.same) == (0, 1, 1)
    table = Store(folder).scan("rates", ["rate", "known_at", "recorded_at"], "rate = 1.0388")
    assert table["known_at"].to_pylist() == table["recorded_at"].to_pylist() == [watch.now]
    assert pulling("ecb", "USD").added[0].same == 2


def test_from_a_day_on(source: Source, pulling: Pull):
    source.say(PATH, Answer(b"No results found.", 404))
    pulled = pulling("ecb", "USD", since=date(2026, 11, 20))
    assert (pulled.empty, pulled.failed, pulled.added) == (["USD"], {}, [])
    assert source.asked[0][1] == {"format": "csvdata", "startPeriod": "2026-11-20"}
