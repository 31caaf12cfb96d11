"""Yahoo's chart form, every trap a case. Stamps are worked out by hand from the exchange's hours."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tapeproof.desk import Desk
from tapeproof.market.feeds.feed import Order, Page, Refused
from tapeproof.market.feeds.yahoo import read
from tapeproof.market.gather import Offer
from tapeproof.market.market import Market
from tapeproof.market.quality import Quality
from tapeproof.market.store import Store
from tapeproof.market.symbols import described
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.instrument import InstrumentType
from tapeproof.terms.quantity import Series
from tapeproof.terms.story import Story

from .conftest import NOW, Pull, Source, Watch

JAN_2_2020 = 1577975400
"""2 January 2020, 09:30 in New York."""
DAY = 86_400
HOUR = 3_600
LATER = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)


def chart(stamps: list[int] | None, closes: list[float | None], *, events: Any = None, **meta: Any) -> bytes:
    """An answer: opens, highs and lows a little around the closes."""

    def all_by(step: float) -> list[float | None]:
        return [None if close is None else close + step for close in closes]

    told = {
        "currency": "USD", "symbol": "AAPL", "exchangeName": "NMS", "instrumentType": "EQUITY",
        "exchangeTimezoneName": "America/New_York", "dataGranularity": "1d", "longName": "Apple Inc.",
        "chartPreviousClose": 1.0, "gmtoffset": -18000, **meta,
    }  # fmt: skip
    result: dict[str, Any] = {
        "meta": told,
        "indicators": {
            "quote": [{
                "open": all_by(0.0), "high": all_by(0.5), "low": all_by(-0.5), "close": closes,
                "volume": [None if close is None else 1000 for close in closes],
            }],
            "adjclose": [{"adjclose": [None if close is None else close / 2 for close in closes]}],
        },
    }  # fmt: skip
    if stamps is not None:
        result["timestamp"] = stamps
    if events:
        result["events"] = events
    return json.dumps({"chart": {"result": [result], "error": None}}).encode()


def offered(body: bytes, name: str = "AAPL", at: datetime = NOW, **order: Any) -> Offer:
    return read(Page(body, at), Order(name, described(name), at, **order))


def bars(offer: Offer) -> dict[str, float]:
    return dict(zip(map(str, offer.rows.date), offer.rows.close.tolist(), strict=True))


def why(offer: Offer) -> list[str]:
    return [row.why for row in offer.bad]


def test_the_day_is_that_of_the_exchange():
    """The Sydney session of 3 January opens at 23:00 UTC on the 2nd; that of New York on the 2nd at 14:30 UTC."""
    assert bars(offered(chart([JAN_2_2020], [75.0]))) == {"2020-01-02": 75.0}
    sydney = 1578006000  # 2 January 2020, 23:00 UTC
    told = {"symbol": "BHP.AX", "exchangeName": "ASX", "currency": "AUD", "exchangeTimezoneName": "Australia/Sydney"}
    assert bars(offered(chart([sydney], [40.0], **told), "BHP.AX")) == {"2020-01-03": 40.0}


def test_in_summer_a_currency_is_stamped_on_the_evening_before():
    """Midnight in London on 3 July 2020 is 23:00 UTC on the 2nd."""
    told = {"symbol": "EURUSD=X", "exchangeName": "CCY", "instrumentType": "CURRENCY"}
    offer = offered(chart([1593730800], [1.12376], exchangeTimezoneName="Europe/London", **told), "EURUSD=X")
    assert list(bars(offer)) == ["2020-07-03"]
    assert offer.instruments["EURUSD=X"].exchange == "24/5"


def test_days_before_1970():
    """Stamps are negative: 30 December 1927, 09:30 in New York."""
    told = {"symbol": "^GSPC", "exchangeName": "SNP", "instrumentType": "INDEX"}
    offer = offered(chart([-1325583000], [17.66], **told), "^GSPC")
    assert bars(offer) == {"1927-12-30": 17.66}


def test_what_the_answer_says_of_the_instrument():
    one = offered(chart([JAN_2_2020], [75.0])).instruments["AAPL"]
    assert (one.name, one.type, one.currency, one.exchange) == ("Apple Inc.", InstrumentType.STOCK, "USD", "XNYS")
    fund = offered(chart([JAN_2_2020], [300.0], symbol="SPY", instrumentType="ETF", exchangeName="PCX"), "SPY")
    assert fund.instruments["SPY"].type is InstrumentType.FUND
    told = {"symbol": "^TNX", "instrumentType": "INDEX", "exchangeName": "CGI"}
    assert offered(chart([JAN_2_2020], [1.88], **told), "^TNX").instruments["^TNX"].type is InstrumentType.YIELD


def test_pence_are_not_pounds():
    told = {"symbol": "VOD.L", "currency": "GBp", "exchangeName": "LSE", "exchangeTimezoneName": "Europe/London"}
    assert offered(chart([1577952000], [146.0], **told), "VOD.L").instruments["VOD.L"].currency == "GBp"


def test_an_exchange_that_is_not_known_is_not_guessed():
    told = {"symbol": "XYZ", "exchangeName": "QQQ", "exchangeTimezoneName": "America/Lima"}
    assert offered(chart([JAN_2_2020], [1.0], **told), "XYZ").instruments["XYZ"].exchange is None


def test_bars_without_a_close_are_set_aside_and_named():
    offer = offered(chart([JAN_2_2020, JAN_2_2020 + DAY, JAN_2_2020 + 4 * DAY], [75.0, None, 74.9]))
    assert bars(offer) == {"2020-01-02": 75.0, "2020-01-06": 74.9}
    assert why(offer) == ["2020-01-03: there is no close"]


def test_an_open_of_zero_is_none():
    body = json.loads(chart([JAN_2_2020], [75.0]))
    body["chart"]["result"][0]["indicators"]["quote"][0]["open"] = [0]
    offer = offered(json.dumps(body).encode())
    assert np.isnan(offer.rows.open[0])
    assert bars(offer) == {"2020-01-02": 75.0}


def test_the_noise_of_32_bits_is_taken_off():
    assert bars(offered(chart([JAN_2_2020], [185.63999938964844]))) == {"2020-01-02": 185.64}


def test_prices_and_dividends_become_those_of_the_day():
    """Four for one on 31 August 2020: 124.8075 was printed as 499.23; the dividend of 0.205 was paid as 0.82."""
    stamps = [1598621400, 1598880600]  # 28 and 31 August 2020, 09:30 in New York
    events = {
        "dividends": {"1596807000": {"amount": 0.205, "date": 1596807000}},
        "splits": {"1598880600": {"date": 1598880600, "numerator": 4, "denominator": 1, "splitRatio": "4:1"}},
    }
    offer = offered(chart(stamps, [124.80750274658203, 129.0399932861328], events=events))
    assert bars(offer) == {"2020-08-28": 499.23, "2020-08-31": 129.04}
    assert offer.rows.volume.tolist() == [250.0, 1000.0]
    paid = dict(zip(map(str, offer.actions.date), offer.actions.dividend.tolist(), strict=True))
    assert paid["2020-08-07"] == 0.82
    assert offer.actions.split.tolist()[1] == 4.0


def test_gains_handed_out_are_dividends_of_their_day():
    events = {
        "dividends": {"a": {"amount": 0.25, "date": JAN_2_2020}},
        "capitalGains": {"b": {"amount": 0.5, "date": JAN_2_2020}},
    }
    offer = offered(chart([JAN_2_2020], [75.0], events=events))
    assert offer.actions.dividend.tolist() == [0.75]


@pytest.mark.parametrize(("closes", "undivided"), [([100.0, 51.0], True), ([51.0, 52.0], False)])
def test_a_split_that_the_prices_do_not_show_yet(closes: list[float], *, undivided: bool):
    """Two for one on the second day: the close before it must have been halved."""
    split = {"splits": {"x": {"date": JAN_2_2020 + DAY, "numerator": 2, "denominator": 1}}}
    body = chart([JAN_2_2020, JAN_2_2020 + DAY], closes, events=split)
    if undivided:
        with pytest.raises(BadData, match=r"divided by every split.*100 and 51.*pull again"):
            offered(body)
    else:
        assert bars(offered(body)) == {"2020-01-02": 102.0, "2020-01-03": 52.0}


def test_a_split_after_the_last_bar():
    split = {"splits": {"x": {"date": JAN_2_2020 + DAY, "numerator": 2, "denominator": 1}}}
    with pytest.raises(BadData, match="after the last"):
        offered(chart([JAN_2_2020], [100.0], events=split))


def test_a_split_of_nothing_is_set_aside():
    split = {"splits": {"x": {"date": JAN_2_2020, "numerator": 0, "denominator": 1}}}
    assert why(offered(chart([JAN_2_2020], [75.0], events=split))) == ["2020-01-02: a split of 0 for 1 is none"]


OPEN, CLOSE = 1795185000, 1795208400
"""20 November 2026, 09:30 and 16:00 in New York."""


@pytest.mark.parametrize(
    ("at", "finished"),
    [
        (datetime(2026, 11, 20, 17, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 20, 21, 10, tzinfo=UTC), False),  # ten minutes after the close: quotes come late
        (datetime(2026, 11, 20, 21, 31, tzinfo=UTC), True),
    ],
)
def test_a_live_bar_is_left_for_the_next_pull(at: datetime, *, finished: bool):
    period = {"regular": {"start": OPEN, "end": CLOSE}}
    offer = offered(chart([OPEN - DAY, OPEN + 2 * HOUR], [270.0, 271.5], currentTradingPeriod=period), at=at)
    assert list(bars(offer)) == ["2026-11-19", *(["2026-11-20"] if finished else [])]
    assert [said.split(":")[0] for said in why(offer)] == ([] if finished else ["2026-11-20"])


def test_a_session_that_ends_later_than_usual_is_not_over():
    period = {"regular": {"start": OPEN, "end": CLOSE + 4 * HOUR}}
    offer = offered(chart([OPEN], [270.0], currentTradingPeriod=period))
    assert bars(offer) == {}
    assert "had not ended" in why(offer)[0]


def test_a_day_twice():
    """The finished bar and the live one: the same close is one bar, two closes are none."""
    period = {"regular": {"start": OPEN, "end": CLOSE}}
    late = datetime(2026, 11, 21, 9, tzinfo=UTC)
    stamps = [OPEN - DAY, OPEN, CLOSE]
    same = offered(chart(stamps, [270.0, 271.5, 271.5], currentTradingPeriod=period), at=late)
    assert bars(same) == {"2026-11-19": 270.0, "2026-11-20": 271.5}
    other = offered(chart(stamps, [270.0, 271.0, 271.5], currentTradingPeriod=period), at=late)
    assert bars(other) == {"2026-11-19": 270.0}
    assert why(other) == ["2026-11-20: another bar of that day has another close"] * 2


def test_no_stamps_where_there_is_nothing_new():
    assert len(offered(chart(None, []), since=date(2026, 11, 20)).rows) == 0
    with pytest.raises(BadData, match="without a history"):
        offered(chart(None, []))


def error(code: str, description: str) -> bytes:
    return json.dumps({"chart": {"result": None, "error": {"code": code, "description": description}}}).encode()


@pytest.mark.parametrize(
    ("body", "raised", "says"),
    [
        (error("Not Found", "No data found, symbol may be delisted"), NotFound, "'AAPL'.* delisted"),
        (error("Internal", "boom"), BadData, "the error 'Internal': boom"),
        (b"<html><h1>Will be right back...</h1>", Refused, "Will be right back"),
        (b"<html>consent</html>", BadData, "expected JSON, found '<html>consent"),
        (b'{"chart": {"result": [{"meta": {"symbol": 7}}]}}', BadData, "the chart form"),
        (b'{"chart": {"result": [], "error": null}}', BadData, "an empty answer"),
        (chart([JAN_2_2020], [1.0], symbol="META"), BadData, "the symbol asked for, found 'META'"),
        (chart([JAN_2_2020], [1.0], dataGranularity="1mo"), BadData, "bars of 1mo"),
        (chart([JAN_2_2020], [1.0], exchangeTimezoneName="Mars/Olympus"), BadData, "time zone"),
        (chart([JAN_2_2020, JAN_2_2020 + DAY], [1.0]), BadData, "as many values"),
    ],
)
def test_answers_that_are_none(body: bytes, raised: type[Exception], says: str):
    with pytest.raises(raised, match=says):
        offered(body)


def test_nothing_since_a_day_is_no_error():
    said = error("Bad Request", "Data doesn't exist for startDate = 1, endDate = 2")
    assert len(offered(said, since=date(2026, 11, 20)).rows) == 0


def test_the_currency_on_record_stays():
    known = replace(described("AAPL"), currency="EUR", first=date(2020, 1, 2), last=date(2020, 1, 2))
    with pytest.raises(BadData, match="prices in EUR, as on record, found prices in USD"):
        read(Page(chart([JAN_2_2020], [1.0]), NOW), Order("AAPL", known, NOW))


PATH = "/v8/finance/chart/AAPL"


def closes(folder: Path, **asked: Any) -> list[float]:
    return Market.open(folder).panel(Ask(Series()), ["AAPL"], **asked).close[:, 0].tolist()


def test_a_pull_ends_in_the_record(source: Source, pulling: Pull, folder: Path):
    source.say(PATH, chart([JAN_2_2020, JAN_2_2020 + DAY], [75.0, 74.5]))
    pulled = pulling("yahoo", "AAPL")
    assert (pulled.added[0].new, pulled.failed) == (2, {})
    market = Market.open(folder)
    panel = market.panel(Ask(Series()), ["AAPL"])
    assert panel.close[:, 0].tolist() == [75.0, 74.5]
    assert panel.sources == ("Yahoo chart (unofficial)",)
    assert panel.known_at[0, 0] == np.datetime64("2020-01-02T21:00:00")
    asked = source.asked[0][1]
    assert (asked["interval"], asked["events"]) == ("1d", "div,splits,capitalGains")
    assert int(asked["period1"]) < -2_000_000_000
    assert int(asked["period2"]) > NOW.timestamp()


def test_a_history_that_changed_is_a_revision(source: Source, pulling: Pull, folder: Path, watch: Watch):
    source.say(PATH, chart([JAN_2_2020, JAN_2_2020 + DAY], [75.0, 74.5]))
    pulling("yahoo", "AAPL")
    assert pulling("yahoo", "AAPL").added[0].same == 2
    source.say(PATH, chart([JAN_2_2020, JAN_2_2020 + DAY], [75.0, 74.6]))
    watch.now = LATER
    again = pulling("yahoo", "AAPL").added[0]
    assert (again.new, again.revised, again.same) == (0, 1, 1)
    assert closes(folder) == [75.0, 74.6]
    before = datetime(2026, 11, 21, tzinfo=UTC)
    assert closes(folder, known_at=before) == [75.0, 74.5]
    story = Story("note", "Apple (AAPL) shares closed at $74.50 on Friday.", date(2020, 1, 3), "XNYS")
    desk = Desk(Market.open(folder))
    assert [desk.check(story, moment).proofs[0].verdict for moment in (before, None)] == ["stands", "off"]


def test_a_later_split_changes_no_printed_close(source: Source, pulling: Pull, folder: Path, watch: Watch):
    """Two for one on the third day: the source halves what it served before, the record keeps what was printed."""
    source.say(PATH, chart([JAN_2_2020, JAN_2_2020 + DAY], [75.0, 74.5]))
    pulling("yahoo", "AAPL")
    split = {"splits": {"x": {"date": JAN_2_2020 + 4 * DAY, "numerator": 2, "denominator": 1}}}
    stamps = [JAN_2_2020, JAN_2_2020 + DAY, JAN_2_2020 + 4 * DAY]
    body = json.loads(chart(stamps, [37.5, 37.25, 38.0], events=split))
    body["chart"]["result"][0]["indicators"]["quote"][0] |= {"open": [], "high": [], "low": [], "volume": []}
    source.say(PATH, json.dumps(body).encode())
    watch.now = LATER
    added = pulling("yahoo", "AAPL").added[0]
    assert (added.new, added.revised, added.same) == (1, 0, 2)
    panel = Market.open(folder).panel(Ask(Series()), ["AAPL"])
    assert (panel.close * panel.undo)[:, 0].tolist() == [75.0, 74.5, 38.0]
    assert panel.close[:, 0].tolist() == [37.5, 37.25, 38.0]


def test_a_pull_since_a_day_looks_back_to_the_record(source: Source, pulling: Pull):
    """Else a split between the last day on record and that day would never be known."""
    source.say(PATH, chart([JAN_2_2020, JAN_2_2020 + DAY], [75.0, 74.5]))
    pulling("yahoo", "AAPL")
    pulling("yahoo", "AAPL", since=date(2020, 3, 1))
    first = datetime.fromtimestamp(int(source.asked[-1][1]["period1"]), UTC).date()
    assert first <= date(2019, 12, 24)


def test_since_a_day_for_a_new_instrument(source: Source, pulling: Pull, folder: Path):
    source.say(PATH, chart([JAN_2_2020, JAN_2_2020 + DAY], [75.0, 74.5]))
    assert pulling("yahoo", "AAPL", since=date(2020, 1, 3)).added[0].new == 1
    assert closes(folder) == [74.5]


def test_prices_in_another_unit_are_refused(source: Source, pulling: Pull, folder: Path):
    source.say(PATH, chart([JAN_2_2020, JAN_2_2020 + DAY], [75.0, 74.5]))
    pulling("yahoo", "AAPL")
    source.say(PATH, chart([JAN_2_2020, JAN_2_2020 + DAY], [7500.0, 7450.0]))
    assert "100 times as high" in pulling("yahoo", "AAPL").failed["AAPL"]
    assert closes(folder) == [75.0, 74.5]


def test_marks_of_bars_are_made_as_for_files(source: Source, pulling: Pull, folder: Path):
    body = json.loads(chart([JAN_2_2020], [75.0]))
    body["chart"]["result"][0]["indicators"]["quote"][0]["high"] = [74.9]
    source.say(PATH, json.dumps(body).encode())
    pulling("yahoo", "AAPL")
    bars = Store(folder).scan("bars", ["quality"])
    assert Quality(bars["quality"].to_pylist()[0]) == Quality.OUTSIDE
