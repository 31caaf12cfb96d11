"""The bundled sample: what it must hold, by published figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from tapeproof.market.homes import home, sample
from tapeproof.market.market import Market
from tapeproof.market.record import Record
from tapeproof.market.workset.reading import WorkingSet
from tapeproof.terms.claim import Ask
from tapeproof.terms.quantity import Series

ASK = Ask(Series())


def test_a_machine_without_a_market_gets_the_sample(sample_market: Market):
    assert sample_market.is_sample
    assert sample_market.folder == sample()
    assert len(sample_market.instruments()) == 24


def test_the_sample_has_a_working_set_when_it_was_read_once(sample_market: Market):
    working = WorkingSet.open(sample_market.folder)
    assert working is not None
    assert working.version.number == sample_market.version
    from_tables = Market(Record(sample()))
    for name in ("^GSPC", "CL=F"):
        one, other = (market.panel(ASK, [name]) for market in (sample_market, from_tables))
        assert np.array_equal(one.close, other.close, equal_nan=True)
        assert np.array_equal(one.known_at, other.known_at)


def test_where_the_cache_cannot_be_written_the_sample_is_read_from_its_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("TAPEPROOF_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setenv("TAPEPROOF_HOME", str(tmp_path / "nothing"))
    market = Market.open(None)
    assert market.panel(ASK, ["^GSPC"], until=date(2018, 12, 31)).close[-1, 0] == 2506.85


def test_a_users_own_market_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write):
    write("instrument,date,close\nAAPL,2024-01-02,185.64")
    monkeypatch.setenv("TAPEPROOF_HOME", str(tmp_path / "market"))
    assert home() == tmp_path / "market"
    assert not Market.open(None).is_sample


@pytest.mark.parametrize(
    ("name", "day", "close"),
    [
        ("^GSPC", date(1990, 1, 2), 359.69),
        ("^GSPC", date(2018, 12, 24), 2351.10),
        ("^GSPC", date(2018, 12, 31), 2506.85),
        ("^GSPC", date(2020, 3, 23), 2237.40),
        ("^GSPC", date(2022, 1, 3), 4796.56),
        ("^IXIC", date(2018, 12, 31), 6635.28),
        ("^IXIC", date(2000, 3, 10), 5048.62),
        ("^VIX", date(2018, 2, 5), 37.32),
        ("CL=F", date(2008, 7, 3), 145.31),
    ],
)
def test_published_closes(sample_market: Market, name: str, day: date, close: float):
    panel = sample_market.panel(ASK, [name], until=day)
    assert panel.sessions[-1] == np.datetime64(day)
    assert panel.close[-1, 0] == close


def test_highs_and_lows_where_the_source_has_them(sample_market: Market):
    panel = sample_market.panel(ASK, ["^GSPC"], until=date(2018, 12, 26))
    assert (panel.high[-1, 0], panel.low[-1, 0]) == (2467.76, 2346.58)
    assert np.isnan(sample_market.panel(ASK, ["^GSPC"], until=date(2020, 3, 23)).high[-1, 0])


def test_prices_that_were_never_printed_are_all_suspect(sample_market: Market):
    for name in ("AAPL", "XOM", "CL=F"):
        instrument = sample_market.instrument(name)
        assert instrument is not None
        assert instrument.adjusted
        panel = sample_market.panel(ASK, [name])
        assert panel.suspect[~np.isnan(panel.close)].all()
    assert not sample_market.panel(ASK, ["^GSPC"]).suspect.any()


def test_it_is_small_and_names_its_sources():
    size = sum(file.stat().st_size for file in sample().rglob("*") if file.is_file())
    assert size < 3_000_000
    text = (sample() / "SOURCES.md").read_text("utf-8")
    for said in ("skfolio", "BSD-3-Clause", "arch", "NCSA", "Kevin Sheppard", "The skfolio developers"):
        assert said in text
