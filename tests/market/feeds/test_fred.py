"""FRED's forms: the service with every vintage, and tables with or without vintages."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tapeproof.market.feeds import fred
from tapeproof.market.feeds.feed import Order, Page, Refused
from tapeproof.market.feeds.fred import read_table, read_vintages
from tapeproof.market.gather import Offer
from tapeproof.market.store import Store
from tapeproof.market.symbols import described
from tapeproof.terms.errors import BadData, NotFound

from .conftest import NOW, Answer, Pull, Source, Watch

TABLE = "observation_date,GDPC1\n2024-01-01,22758.8\n2024-04-01,22960.6\n2024-07-01,.\n"
ABOUT = {"seriess": [{"id": "GDPC1", "frequency_short": "Q", "units": "Billions of Chained 2017 Dollars"}]}


def observations(*rows: tuple[str, str, str], count: int | None = None) -> dict[str, Any]:
    listed = [{"date": day, "value": value, "realtime_start": at, "realtime_end": "x"} for day, value, at in rows]
    return {"count": len(rows) if count is None else count, "observations": listed}


VINTAGES = observations(
    ("2024-04-01", "22918.7", "2024-07-25"), ("2024-04-01", "22924.9", "2024-08-29"), ("2024-07-01", ".", "2024-10-30")
)


def order(name: str = "GDPC1", **more: Any) -> Order:
    return Order(name, described(name), NOW, **more)


def table(text: str, status: int = 200) -> Offer:
    return read_table(Page(text.encode(), NOW, status), order())


def vintages(about: Any = ABOUT, values: Any = VINTAGES, status: int = 200) -> Offer:
    pages = [Page(json.dumps(one).encode(), NOW, status) for one in (about, values)]
    return read_vintages(pages[0], pages[1:], order())


def rows(offer: Offer) -> list[tuple[str, float, datetime]]:
    (figures,) = offer.figures
    known = [datetime.fromtimestamp(at / 1e6, UTC) for at in figures.columns["known_at"].tolist()]
    return list(zip(map(str, figures.columns["period"]), figures.columns["value"].tolist(), known, strict=True))


def test_a_table_of_today_is_known_from_now_on():
    """A quarter is named by its first day: its last one is 31 March 2024."""
    assert rows(table(TABLE)) == [("2024-03-31", 22758.8, NOW), ("2024-06-30", 22960.6, NOW)]


def test_a_table_of_vintages():
    """Published on 30 October 2024: half past five in New York is 21:30 UTC."""
    text = "observation_date,GDPC1_20240829,GDPC1_20241030\n2024-01-01,22758.8,22758.8\n2024-04-01,22924.9,23223.9\n"
    first, last = datetime(2024, 8, 29, 21, 30, tzinfo=UTC), datetime(2024, 10, 30, 21, 30, tzinfo=UTC)
    assert rows(table(text)) == [
        ("2024-03-31", 22758.8, first), ("2024-03-31", 22758.8, last),
        ("2024-06-30", 22924.9, first), ("2024-06-30", 23223.9, last),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "ends"),
    [
        (("2024-01-01", "2024-02-01", "2024-03-01"), "2024-03-31"),
        (("2022-01-01", "2023-01-01", "2024-01-01"), "2024-12-31"),
        (("2024-01-02", "2024-01-03", "2024-01-05"), "2024-01-05"),
        (("2024-01-05", "2024-01-12", "2024-01-19"), "2024-01-19"),
    ],
    ids=["months", "years", "days", "weeks"],
)
def test_the_last_day_of_a_period(days: tuple[str, ...], ends: str):
    assert rows(table("DATE,GDPC1\n" + "".join(f"{day},1.5\n" for day in days)))[-1][0] == ends


@pytest.mark.parametrize(
    ("text", "status", "raised", "says"),
    [
        ("<html>Not Found</html>", 404, NotFound, "series at FRED 'GDPC1'"),
        ("<html>Oops</html>", 200, BadData, "columns observation_date"),
        ("observation_date,UNRATE\n2024-01-01,3.7\n", 200, BadData, "columns of GDPC1, found UNRATE"),
        ("observation_date,GDPC1\n2024-01-01,3.7\n", 200, BadData, "how long one is"),
        ("", 200, BadData, "columns observation_date"),
    ],
)
def test_tables_that_are_none(text: str, status: int, raised: type[Exception], says: str):
    with pytest.raises(raised, match=says):
        table(text, status)


def test_values_that_are_none_are_named():
    offer = table(TABLE.replace("2024-07-01,.", "2024-07-01,n/a"))
    assert [(row.line, row.why) for row in offer.bad] == [(4, "2024-07-01: 'n/a' is no value")]


def test_vintages_of_the_service():
    offer = vintages()
    assert rows(offer) == [
        ("2024-06-30", 22918.7, datetime(2024, 7, 25, 21, 30, tzinfo=UTC)),
        ("2024-06-30", 22924.9, datetime(2024, 8, 29, 21, 30, tzinfo=UTC)),
    ]
    assert offer.figures[0].columns["unit"][0] == "Billions of Chained 2017 Dollars"


def failed(sentence: str) -> dict[str, Any]:
    return {"error_code": 400, "error_message": f"Bad Request.  {sentence}"}


@pytest.mark.parametrize(
    ("said", "raised", "says"),
    [
        (failed("The series does not exist."), NotFound, "series at FRED"),
        (failed("The value for variable api_key is not registered."), Refused, "TAPEPROOF_FRED_KEY"),
        (failed("This exceeds the maximum number of vintage dates."), BadData, "vintage dates.*--since"),
    ],
)
def test_what_the_service_refuses(said: Any, raised: type[Exception], says: str):
    with pytest.raises(raised, match=says):
        vintages(said, said, 400)


def macro(folder: Path) -> list[float]:
    return sorted(Store(folder).scan("macro", ["value"])["value"].to_pylist())


def test_a_pull_with_a_key_brings_each_vintage_once(
    source: Source, pulling: Pull, folder: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    environ["TAPEPROOF_FRED_KEY"] = "s3cret"
    monkeypatch.setattr(fred, "MOST", 2)
    first = observations(("2024-01-01", "1", "2024-04-25"), ("2024-04-01", "2", "2024-07-25"), count=3)
    second = observations(("2024-04-01", "3", "2024-08-29"), count=3)
    source.say("/fred/series", json.dumps(ABOUT))
    source.say("/fred/series/observations", *[json.dumps(one) for one in (first, second, first, second)])
    added = pulling("fred", "GDPC1").added[0]
    assert (added.new, macro(folder)) == (3, [1.0, 2.0, 3.0])
    assert [asked[1].get("offset") for asked in source.asked] == [None, "0", "2"]
    assert pulling("fred", "GDPC1").added[0].same == 3


def test_a_pull_without_a_key_records_what_changed(source: Source, pulling: Pull, folder: Path, watch: Watch):
    source.say("/graph/fredgraph.csv", TABLE)
    assert pulling("fred", "GDPC1", since=date(2024, 1, 1)).added[0].new == 2
    assert source.asked[0][1] == {"id": "GDPC1", "cosd": "2024-01-01"}
    source.say("/graph/fredgraph.csv", TABLE.replace("22960.6", "23223.9"))
    watch.now = datetime(2026, 11, 25, tzinfo=UTC)
    added = pulling("fred", "GDPC1").added[0]
    assert (added.new, added.same) == (1, 1)
    assert macro(folder) == [22758.8, 22960.6, 23223.9]


def test_an_unknown_series(source: Source, pulling: Pull):
    source.say("/graph/fredgraph.csv", Answer(b"<html>", 404))
    assert "no series at FRED 'NOPE'" in pulling("fred", "NOPE").failed["NOPE"]
