"""Tables of other people, added as they are."""

from __future__ import annotations

from pathlib import Path

import arro3.io
import numpy as np
import pytest

from tapeproof.market.add import Added, add
from tapeproof.market.arrow import DAY, REAL, TEXT, to_arrow
from tapeproof.market.layout import read_layout
from tapeproof.market.market import Market
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.quantity import Series

ASK = Ask(Series())


def added(place: Path, prices: str, layout: str) -> Added:
    (place / "prices.csv").write_text(prices, "utf-8")
    (place / "map.toml").write_text(layout, "utf-8")
    return add(place / "prices.csv", place / "market", layout=read_layout(place / "map.toml"))


def panel(place: Path, name: str):
    return Market.open(place / "market").panel(ASK, [name])


def test_columns_under_other_names(tmp_path: Path):
    prices = "Ticker,Trade Date,Last,Vol,Remark\nAAPL,20240102,185.64,82488700,x\nAAPL,20240103,184.25,58414500,\n"
    done = added(tmp_path, prices, 'instrument = "ticker"\ndate = "Trade Date"\nclose = "Last"\nvolume = "Vol"\n')
    assert (done.new, done.set_aside) == (2, ())
    assert panel(tmp_path, "AAPL").close[:, 0].tolist() == [185.64, 184.25]


def test_one_instrument_with_european_dates_and_numbers(tmp_path: Path):
    prices = "Datum;Eröffnung;Schluss\n02/01/2024;4.745,20;4.742,83\n03/01/2024;4.725,07;4.704,81\n"
    layout = """
        constant.instrument = "^GSPC"
        date = "Datum"
        open = "Eröffnung"
        close = "Schluss"
        date_format = "%d/%m/%Y"
        decimal = ","
        thousands = "."
        delimiter = ";"
    """
    assert added(tmp_path, prices, layout).instruments == 1
    found = panel(tmp_path, "^GSPC")
    assert found.sessions.astype(str).tolist() == ["2024-01-02", "2024-01-03"]
    assert found.close[:, 0].tolist() == [4742.83, 4704.81]
    assert found.open[:, 0].tolist() == [4745.20, 4725.07]


def test_rows_that_do_not_fit_the_layout_are_set_aside_with_their_line(tmp_path: Path):
    prices = "Day;close\n31.12.2024;1,5\n12/31/2024;1,6\n02.01.2025;1.7\n03.01.2025;1,8\n"
    layout = 'constant.instrument = "X"\ndate = "Day"\ndate_format = "%d.%m.%Y"\ndecimal = ","\ndelimiter = ";"\n'
    done = added(tmp_path, prices, layout)
    assert [(bad.file, bad.line) for bad in done.set_aside] == [("prices.csv", 3), ("prices.csv", 4)]
    assert "not a date" in done.set_aside[0].why
    assert "not a number" in done.set_aside[1].why
    assert done.new == 2


def test_a_parquet_file_of_another_layout(tmp_path: Path):
    table = {"Date": np.array(["2024-01-02"], "datetime64[D]"), "Adj Close": np.array([184.94]), "Note": ["a"]}
    columns = to_arrow(table, {"Date": DAY, "Adj Close": REAL, "Note": TEXT})
    arro3.io.write_parquet(columns, tmp_path / "aapl.parquet")
    (tmp_path / "map.toml").write_text('constant.instrument = "AAPL"\nclose = "Adj Close"\nadjusted = false\n')
    add(tmp_path / "aapl.parquet", tmp_path / "market", layout=read_layout(tmp_path / "map.toml"))
    assert panel(tmp_path, "AAPL").close[:, 0].tolist() == [184.94]
    assert not panel(tmp_path, "AAPL").suspect.any()


def test_adjusted_closes_call_nothing_off(tmp_path: Path):
    added(tmp_path, "instrument,date,Adj Close\nAAPL,2024-01-02,184.94\n", 'close = "Adj Close"\n')
    assert panel(tmp_path, "AAPL").suspect.all()
    instrument = Market.open(tmp_path / "market").instrument("AAPL")
    assert instrument is not None
    assert instrument.adjusted


def test_missing_columns_are_named_with_those_found(tmp_path: Path):
    with pytest.raises(BadData) as caught:
        added(tmp_path, "Symbol,Date,Last\nAAPL,2024-01-02,1\n", 'instrument = "Ticker"\nclose = "Close*"\n')
    said = str(caught.value)
    assert "no column Ticker (for instrument), Close* (for close)" in said
    assert "there are: Symbol, Date, Last" in said
    assert "--columns" in said
    assert not (tmp_path / "market" / "versions").exists()


@pytest.mark.parametrize(
    ("layout", "says"),
    [
        ('ticker = "A"', "'ticker'"),
        ("close = 4", "a text for close"),
        ('constant.close = "4"', "'close'"),
        ('constant = "^GSPC"', "constant.instrument"),
        ('instrument = "A"\nconstant.instrument = "B"', "both"),
        ('date_format = "%d/%m"', "year, month and day"),
        ('decimal = "point"', "decimal"),
        ('decimal = ","\nthousands = ","', "two different marks"),
        ('adjusted = "no"', "true or false"),
        ("close = ", "TOML"),
    ],
)
def test_a_layout_that_cannot_be_meant(tmp_path: Path, layout: str, says: str):
    (tmp_path / "map.toml").write_text(layout)
    with pytest.raises(BadData) as caught:
        read_layout(tmp_path / "map.toml")
    assert says in str(caught.value)
    assert "map.toml" in str(caught.value)


def test_a_layout_that_is_not_there(tmp_path: Path):
    with pytest.raises(NotFound, match=r"map\.toml"):
        read_layout(tmp_path / "map.toml")
