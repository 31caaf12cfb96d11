from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import arro3.io
import numpy as np
import pytest

from tapeproof.market.add import add
from tapeproof.market.arrow import DAY, REAL, TEXT, to_arrow
from tapeproof.market.bars import Bars, read_bars
from tapeproof.market.instruments import row_counts
from tapeproof.market.market import Market
from tapeproof.market.quality import Quality
from tapeproof.market.rows import VALUES
from tapeproof.market.store import Store
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.quantity import Series

from .conftest import Write

ASK = Ask(Series())
LATER = datetime(2024, 2, 1, 9, tzinfo=UTC)
TWO_DAYS = """
    instrument,date,open,high,low,close,volume
    AAPL,2024-01-02,187.15,188.44,183.89,185.64,82488700
    AAPL,2024-01-03,184.22,185.88,183.43,184.25,58414500
"""


def closes(folder: Path, name: str = "AAPL", **asked) -> list[float]:
    return Market.open(folder).panel(ASK, [name], **asked).close[:, 0].tolist()


def test_rows_go_in_as_they_are(write: Write, folder: Path):
    added = write(TWO_DAYS)
    assert (added.new, added.revised, added.same, added.version.number) == (2, 0, 0, 1)
    assert closes(folder) == [185.64, 184.25]


def test_adding_the_same_again_changes_nothing(write: Write, folder: Path):
    first = write(TWO_DAYS)
    again = write(TWO_DAYS, at=LATER)
    assert (again.new, again.revised, again.same) == (0, 0, 2)
    assert again.version == first.version
    assert len(list((folder / "bars").glob("*.parquet"))) == 1


def test_day_by_day_is_what_it_is_all_at_once(write: Write, folder: Path, tmp_path: Path):
    lines = [
        "AAPL,2024-01-02,187.15,188.44,183.89,185.64,1", "^HSI,2024-01-02,17100,17150,16700,16788.55,1",
        "0700.HK,2024-01-02,290,290,290,290,0", "^HSI,2024-01-03,,,,26788.55,", "AAPL,2024-01-03,,,,184.25,",
        "^HSI,2024-01-04,16600,16700,16580,16645.98,1", "MSFT,2024-01-04,370,373,367,380,1",
        "AAPL,2024-01-05,181.99,182.76,180.17,181.18,1", "MSFT,2024-01-05,368.97,372.06,366.50,367.75,1",
    ]  # fmt: skip
    head = "instrument,date,open,high,low,close,volume\n"
    (tmp_path / "prices.csv").write_text(head + "\n".join(lines))
    add(tmp_path / "prices.csv", tmp_path / "once", recorded_at=datetime(2024, 1, 31, tzinfo=UTC))
    for day in range(2, 6):
        write(head + "\n".join(line for line in lines if f"-0{day}," in line), at=LATER + timedelta(day))
    names = ("0700.HK", "AAPL", "MSFT", "^HSI")
    daily, once = (read_bars(Store(place), names) for place in (folder, tmp_path / "once"))
    for field in ("code", "date", "open", "high", "low", "close", "volume", "known_at", "quality"):
        assert np.array_equal(getattr(daily, field), getattr(once, field), equal_nan=field in VALUES), field
    assert once.quality.tolist() == [Quality.FLAT, 0, 0, 0, Quality.OUTSIDE, 0, 0, Quality.SPIKED, 0]
    assert Market.open(folder).instruments() == Market.open(tmp_path / "once").instruments()
    assert row_counts(Store(folder)) == {"0700.HK": 1, "AAPL": 3, "MSFT": 2, "^HSI": 3}


def test_a_further_day_of_a_share_is_added_without_reading_its_history(write: Write, monkeypatch: pytest.MonkeyPatch):
    write(TWO_DAYS)
    read: list[str] = []

    def watched(store: Store | None, names: Sequence[str]) -> Bars:
        read.extend(names)
        return read_bars(store, names)

    monkeypatch.setattr("tapeproof.market.add.read_bars", watched)
    write("instrument,date,close\nAAPL,2024-01-04,181.91", at=LATER)
    assert read == []
    write("instrument,date,close\nAAPL,2024-01-04,181.92", at=LATER)
    assert read == ["AAPL"]


def test_a_changed_value_is_recorded_later_and_read(write: Write, folder: Path):
    write(TWO_DAYS)
    changed = write(TWO_DAYS.replace("184.25", "184.26"), at=LATER)
    assert (changed.new, changed.revised, changed.same) == (0, 1, 1)
    assert closes(folder) == [185.64, 184.26]
    assert closes(folder, known_at=datetime(2024, 1, 31, tzinfo=UTC)) == [185.64, 184.25]
    panel = Market.open(folder).panel(ASK, ["AAPL"])
    assert panel.known_at[-1, 0] == np.datetime64("2024-01-03T21:00:00")


def test_what_a_file_does_not_say_takes_nothing_away(write: Write, folder: Path):
    write(TWO_DAYS)
    added = write("instrument,date,close\nAAPL,2024-01-03,184.25", at=LATER)
    assert (added.revised, added.same) == (0, 1)
    assert Market.open(folder).panel(ASK, ["AAPL"]).low[-1, 0] == 183.43


def test_a_bar_is_known_at_its_close(write: Write, folder: Path):
    write("instrument,date,close\n9988.HK,2024-01-03,72.5\n9988.HK,2024-07-03,72.9\nAAPL,2024-07-03,221.55")
    market = Market.open(folder)
    known = market.panel(ASK, ["9988.HK"]).known_at[[0, -1], 0].tolist()
    assert known == [datetime(2024, 1, 3, 8, 10), datetime(2024, 7, 3, 8, 10)]  # noqa: DTZ001  NumPy has no zones
    assert market.newest == datetime(2024, 7, 3, 17, tzinfo=UTC)  # half a day in New York


def test_bad_rows_are_listed_and_the_others_go_in(write: Write, folder: Path):
    added = write("""
        instrument,date,open,high,low,close,volume
        AAPL,2024-01-02,187.15,188.44,183.89,185.64,82488700
        AAPL,yesterday,1,1,1,1,1
        AAPL,2024-01-03,184.22,185.88,183.43,n/a,58414500
        AAPL,2024-01-04,182.15,183.09,180.88,18l.91,71983600
        AAPL,2024-01-05,181.99,179.00,180.17,181.18,62303300
        AAPL,2024-01-02,187.15,188.44,183.89,185.64,82488700
        AAPL,2024-01-08,182.09,185.60,181.50,0,59144500
        ,2024-01-09,183.92,185.15,182.73,185.14,42841800
        AAPL,2024-01-09,183.92,185.15,182.73,185.14,42841800
    """)
    assert [(bad.file, bad.line) for bad in added.set_aside] == [("prices.csv", line) for line in (3, 4, 5, 6, 7, 8, 9)]
    why = [bad.why for bad in added.set_aside]
    assert "not a date" in why[0]
    assert "no close" in why[1]
    assert "not a number" in why[2]
    assert "below the low" in why[3]
    assert "there before" in why[4]
    assert "zero or less" in why[5]
    assert closes(folder)[0] == 185.64
    assert added.new == 2


def test_a_row_with_more_fields_than_the_header_is_set_aside(write: Write, folder: Path):
    added = write("instrument,date,close,volume\nAAPL,2024-01-02,185,64,82488700\nAAPL,2024-01-03,184.25,58414500,")
    assert [(bad.line, "more fields" in bad.why) for bad in added.set_aside] == [(2, True)]
    assert closes(folder) == [184.25]


def test_a_future_may_settle_below_zero(write: Write, folder: Path):
    added = write("instrument,date,close\nCL=F,2020-04-17,18.27\nCL=F,2020-04-20,-37.63")
    assert not added.set_aside
    assert closes(folder, "CL=F") == [18.27, -37.63]


def test_a_folder_of_files_and_what_was_not_read(tmp_path: Path):
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.csv").write_text("Instrument,Date,Close\nAAPL,2024-01-02,185.64\n")
    table = {"instrument": ["MSFT"], "date": np.array(["2024-01-02"], "datetime64[D]"), "close": np.array([370.87])}
    arro3.io.write_parquet(to_arrow(table, {"instrument": TEXT, "date": DAY, "close": REAL}), place / "b.parquet")
    (place / "notes.txt").write_text("mine")
    added = add(place, tmp_path / "market")
    assert (added.new, added.instruments, added.unread) == (2, 2, ("notes.txt",))
    assert closes(tmp_path / "market", "MSFT") == [370.87]


def test_a_shared_folder_is_multiplied_back_to_what_was_printed(tmp_path: Path):
    """By hand: 46.29 x 4 = 185.16; 315.20 / 3 = 105.06667 at eight digits; volume 100 / 4; dividend 0.5 x 4."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "instruments.csv").write_text(
        "id,name,kind,currency,exchange,source,notes\n"
        "X,Ex,equity,USD,XNYS,repo:x.csv (3 rows),\n"
        "Y.HK,Why,equity,HKD,XHKG,,\n"
    )
    days = np.array(["2020-08-28", "2020-08-31", "2020-09-01", "2020-08-31"], "datetime64[D]")
    price = np.array([46.29, 47.0, 12.5, 105.06667])
    prices = {"instrument": ["X", "X", "X", "Y.HK"], "date": days, "volume": np.full(4, 100.0)}
    prices |= dict.fromkeys(("open", "high", "low", "close"), price)
    types = {"instrument": TEXT, "date": DAY} | dict.fromkeys(("open", "high", "low", "close", "volume"), REAL)
    arro3.io.write_parquet(to_arrow(prices, types), place / "daily.parquet")
    nan = np.nan
    actions = {
        "instrument": ["X", "X", "Y.HK"], "date": np.array(["2020-08-31", "2020-08-10", "2020-09-10"], "datetime64[D]"),
        "dividend": np.array([nan, 0.5, nan]), "split": np.array([4.0, nan, 3.0]),
    }  # fmt: skip
    kinds = {"instrument": TEXT, "date": DAY, "dividend": REAL, "split": REAL}
    arro3.io.write_parquet(to_arrow(actions, kinds), place / "actions.parquet")
    (place / "shares.csv").write_text("id,shares\n")
    added = add(place, tmp_path / "market")
    assert added.unread == ("shares.csv",)
    market = Market.open(tmp_path / "market")
    panel = market.panel(ASK, ["X"])
    assert panel.undo[:, 0].tolist() == [4, 1, 1]
    assert (panel.close * panel.undo)[:, 0].tolist() == [185.16, 47.0, 12.5]
    assert panel.close[:, 0].tolist() == [46.29, 47.0, 12.5]
    assert panel.sources == ("repo:x.csv",)
    other = market.panel(ASK, ["Y.HK"])
    assert (other.close * other.undo)[0, 0] == pytest.approx(315.20, rel=1e-14)
    store = Store(market.folder)  # no door gives volumes and dividends yet
    bars = store.scan("bars", ["instrument", "date", "volume"], "instrument = 'X' AND volume < 50")
    assert bars["volume"].to_pylist() == [25.0]
    assert store.scan("actions", ["dividend"], "dividend > 0")["dividend"].to_pylist() == [2.0]


def test_marks_of_rows_that_may_be_wrong(write: Write, folder: Path):
    write("""
        instrument,date,open,high,low,close,volume
        0700.HK,2024-12-23,410,415,408,414,9000000
        0700.HK,2024-12-24,416,416,416,416,0
        0700.HK,2024-12-27,417,420,415,421,8000000
        EURUSD=X,2024-12-23,1.0430,1.0445,1.0384,1.0407,0
        EURUSD=X,2024-12-24,1.0407,1.0412,1.0387,1.0407,0
        EURUSD=X,2024-12-26,1.0400,1.3000,1.0400,1.3000,0
        EURUSD=X,2024-12-27,1.0422,1.0445,1.0412,1.0425,0
    """)
    market = Market.open(folder)
    assert market.panel(ASK, ["0700.HK"]).suspect[:, 0].tolist() == [False, True, True]
    assert market.panel(ASK, ["EURUSD=X"]).suspect[:, 0].tolist() == [False, True, True, False]
    rows = Store(folder).scan("bars", ["date", "quality"], "instrument = 'EURUSD=X'")
    marks = dict(zip(map(str, rows["date"].to_pylist()), rows["quality"].to_pylist(), strict=True))
    assert Quality(marks["2024-12-24"]) == Quality.OPENING
    assert Quality(marks["2024-12-26"]) == Quality.SPIKED


def test_a_spike_is_seen_when_the_next_day_comes(write: Write, folder: Path):
    head = "instrument,date,close\n"
    write(head + "EURUSD=X,2024-12-24,1.0407\nEURUSD=X,2024-12-26,1.3000")
    assert not Market.open(folder).panel(ASK, ["EURUSD=X"]).suspect.any()
    write(head + "EURUSD=X,2024-12-27,1.0425", at=datetime(2025, 1, 2, tzinfo=UTC))
    market = Market.open(folder)
    assert market.panel(ASK, ["EURUSD=X"]).suspect[:, 0].tolist() == [False, True, False]
    before = market.panel(ASK, ["EURUSD=X"], known_at=datetime(2024, 12, 28, tzinfo=UTC))
    assert not before.suspect.any()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.csv", b"ticker,day,price\nA,2024-01-02,1\n", "no column instrument, date, close"),
        ("x.csv", b"", "no column instrument"),
        ("x.csv", b"instrument,date,close\nA,soon,1\n", "x.csv, line 2"),
        ("x.csv", b"\xff\xfe\x00\x81\x92binary", "CSV file in UTF-8"),
        ("x.parquet", b"PAR1 this is no parquet PAR1", "Parquet file"),
        ("x.parquet", b"", "Parquet file"),
        ("x.doc", b"?", "CSV or Parquet"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, name: str, content: bytes, says: str):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadData) as caught:
        add(tmp_path / name, tmp_path / "market")
    assert says in str(caught.value)
    assert name in str(caught.value)
    with pytest.raises(NotFound):
        Market.open(tmp_path / "market")


def test_a_parquet_file_damaged_in_the_middle(tmp_path: Path):
    rows = 300_000
    table = {
        "instrument": ["A"] * rows, "date": np.datetime64("1900-01-01") + np.arange(rows) % 40_000,
        "close": np.random.default_rng(1).random(rows),
    }  # fmt: skip
    file = tmp_path / "x.parquet"
    columns = to_arrow(table, {"instrument": TEXT, "date": DAY, "close": REAL})
    arro3.io.write_parquet(columns, file, compression="zstd(3)")
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 20_000] = bytes(20_000)
    file.write_bytes(whole)
    with pytest.raises(BadData, match="nothing of it was added"):
        add(file, tmp_path / "market")


def test_a_path_that_is_not_there(tmp_path: Path):
    with pytest.raises(NotFound, match="CSV or Parquet"):
        add(tmp_path / "nowhere", tmp_path / "market")


def test_progress_is_told(tmp_path: Path):
    (tmp_path / "x.csv").write_text("instrument,date,close\nA,2024-01-02,1\nA,2024-01-03,2\n")
    told: list[tuple[int, int, str]] = []
    add(tmp_path / "x.csv", tmp_path / "market", progress=lambda done, total, what: told.append((done, total, what)))
    assert told[-1] == (2, 2, "recording bars")
    assert all(done <= total for done, total, _ in told)
