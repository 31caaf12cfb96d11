"""Stooq's form, every trap a case."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tapeproof.market.feeds.feed import Order, Page, Refused
from tapeproof.market.feeds.stooq import read, symbol
from tapeproof.market.gather import Offer
from tapeproof.market.market import Market
from tapeproof.market.quality import Quality
from tapeproof.market.symbols import described
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.quantity import Series

from .conftest import NOW, Answer, Pull, Source

TABLE = (
    "Date,Open,High,Low,Close,Volume\n2024-12-23,19800,19900,19700,19883,100\n2024-12-24,19900,20100,19800,20098,90\n"
)


def offered(body: str | bytes, name: str = "^HSI", at: datetime = NOW, **order: object) -> Offer:
    page = Page(body.encode() if isinstance(body, str) else body, at)
    return read(page, Order(name, described(name), at, **order))


def closes(offer: Offer) -> dict[str, float]:
    return dict(zip(map(str, offer.rows.date), offer.rows.close.tolist(), strict=True))


def test_a_table():
    offer = offered(TABLE)
    assert closes(offer) == {"2024-12-23": 19883.0, "2024-12-24": 20098.0}
    assert (offer.rows.open[0], offer.rows.volume[1]) == (19800.0, 90.0)
    assert offer.told == {}


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf" + TABLE.encode(),
        TABLE.replace(",", ";"),
        TABLE.replace("\n", "\r\n"),
        "Date,Open,High,Low,Close\n2024-12-23,19800,19900,19700,19883\n2024-12-24,19900,20100,19800,20098\n",
        TABLE.replace("Date,Open,High,Low,Close,Volume", "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen"),
    ],
    ids=["byte-order mark", "semicolons", "line ends", "no volume", "Polish"],
)
def test_forms_that_are_met(body: str | bytes):
    assert closes(offered(body)) == {"2024-12-23": 19883.0, "2024-12-24": 20098.0}
    assert offered(body).rows.high.tolist() == [19900.0, 20100.0]


def test_rows_that_are_none_are_named():
    offer = offered(TABLE + "2024-12-27,1,2,3,oops,5\n")
    assert [(row.file, row.line) for row in offer.bad] == [("Stooq daily CSV, ^HSI", 4)]


def test_the_bar_of_today_waits_for_the_close():
    """Hong Kong closes at 16:10, 08:10 UTC, and is left alone for half an hour."""
    body = TABLE + "2024-12-27,20100,20200,20000,20090,80\n"
    assert "2024-12-27" not in closes(offered(body, at=datetime(2024, 12, 27, 8, 30, tzinfo=UTC)))
    assert "2024-12-27" in closes(offered(body, at=datetime(2024, 12, 27, 8, 41, tzinfo=UTC)))


def test_shares_are_reduced_by_dividends_and_marked():
    offer = offered(TABLE, "0700.HK")
    assert offer.told == {"0700.HK": Quality.ADJUSTED}
    assert offer.instruments["0700.HK"].adjusted


KEY_PAGE = "<html><body>Get your apikey: <form>captcha</form></body></html>"
PROOF = (
    "<!DOCTYPE html><script>var c='x';fetch('/__verify',{method:'POST'})</script><noscript>Enable JavaScript</noscript>"
)


@pytest.mark.parametrize(
    ("body", "raised", "says"),
    [
        (KEY_PAGE, Refused, "asks for a key.*TAPEPROOF_STOOQ_KEY"),
        (PROOF, Refused, "a page for browsers"),
        ("Exceeded the daily hits limit", Refused, "tomorrow"),
        ("Przekroczony dzienny limit wywolan", Refused, "tomorrow"),
        ("No data", NotFound, "feeds.toml"),
        ("", Refused, "nothing at all"),
        ("<html><body>Something else</body></html>", BadData, "'Something else'"),
        ("Warning: Division by zero in download.inc on line 102\n" + TABLE, BadData, "Division by zero"),
        ("Date,Open\n2024-12-23,1\n", BadData, "columns Date and Close"),
    ],
)
def test_answers_that_are_none(body: str, raised: type[Exception], says: str):
    with pytest.raises(raised, match=says):
        offered(body)


def test_a_key_that_is_refused():
    with pytest.raises(Refused, match="refuses the key"):
        offered(KEY_PAGE, key="abc")


@pytest.mark.parametrize(
    ("name", "theirs"),
    [
        ("AAPL", "aapl.us"), ("BRK-B", "brk-b.us"), ("0700.HK", "700.hk"), ("7203.T", "7203.jp"), ("SAP.DE", "sap.de"),
        ("VOD.L", "vod.uk"), ("^GSPC", "^spx"), ("^HSI", "^hsi"), ("EURUSD=X", "eurusd"), ("JPY=X", "usdjpy"),
        ("GC=F", "gc.f"),
    ],
)  # fmt: skip
def test_names(name: str, theirs: str):
    assert symbol(name) == theirs


def test_a_name_that_is_not_known():
    with pytest.raises(NotFound, match=r'\[stooq.symbols\]: "\^XYZ" = '):
        symbol("^XYZ")


def test_a_pull_with_a_key_and_a_name_of_the_users(
    source: Source, pulling: Pull, folder: Path, environ: dict[str, str]
):
    folder.mkdir()
    (folder / "feeds.toml").write_text('[stooq]\nkey = "s3cret"\n[stooq.symbols]\n"^KS11" = "^kospi2"\n')
    source.say("/q/d/l/", TABLE)
    pulled = pulling("stooq", "^KS11", since=date(2024, 12, 24))
    assert pulled.failed == {}
    assert source.asked[0][1] == {"s": "^kospi2", "i": "d", "d1": "20241224", "d2": "20261120", "apikey": "s3cret"}
    panel = Market.open(folder).panel(Ask(Series()), ["^KS11"])
    assert (panel.close[:, 0].tolist(), panel.sources) == ([20098.0], ("Stooq daily CSV",))
    environ["TAPEPROOF_STOOQ_KEY"] = "other"
    pulling("stooq", "^KS11")
    assert source.asked[-1][1]["apikey"] == "other"


def test_a_key_is_never_shown(source: Source, pulling: Pull, environ: dict[str, str]):
    environ["TAPEPROOF_STOOQ_KEY"] = "s3cret"
    source.say("/q/d/l/", Answer(b"busy", 503))
    said = pulling("stooq", "^HSI").failed["^HSI"]
    assert "503" in said
    assert "s3cret" not in said


def test_a_refusal_of_all_ends_the_pull(source: Source, pulling: Pull):
    source.say("/q/d/l/", "Exceeded the daily hits limit")
    pulled = pulling("stooq", "^HSI", "^GSPC", "^DJI")
    assert list(pulled.failed) == ["^HSI"]
    assert pulled.unasked == ["^GSPC", "^DJI"]
    assert len(source.asked) == 1


def test_two_kinds_of_prices_are_never_joined(source: Source, pulling: Pull, folder: Path):
    """Prices on record as traded, then prices reduced by dividends: the seam would be a move that never was."""
    source.say("/v8/finance/chart/AAPL", Answer(b"?", 404))
    file = folder.parent / "prices.csv"
    file.write_text("instrument,date,close\nAAPL,2024-12-23,19883\n")
    from tapeproof.market.add import add  # noqa: PLC0415 - only here

    add(file, folder)
    source.say("/q/d/l/", TABLE)
    assert "expected prices as traded, as those on record are" in pulling("stooq", "AAPL").failed["AAPL"]
