"""Companies' figures beside the prices of a folder: into the record, and out again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from tapeproof.market.add import Added, add
from tapeproof.market.export import export
from tapeproof.market.figures import read_figures
from tapeproof.market.quality import Quality
from tapeproof.market.store import Store

EARLY = datetime(2024, 1, 31, tzinfo=UTC)
TABLES = {
    "instruments.csv": "id,name,kind,currency,exchange\nBABA,Alibaba ADR,equity,USD,XNYS\n"
    "9988.HK,Alibaba,equity,HKD,XHKG\n",
    "bars.csv": "instrument,date,close\nBABA,2023-06-09,85.5\n9988.HK,2023-06-09,84.2\n",
    "shares.csv": "id,date,shares_mn,unit,source\nBABA,2023-03-31,2566.0,ADS,SEC\nBABA,soon,2566.0,ADS,SEC\n",
    "marketcap.csv": "id,date,market_cap_usd_bn,note,source\n"
    "BABA,2020-10,837.84,month only,x\nBABA,2023-06-09,219.0938,,y\nBABA,2019-12-20,570.0,rounded,z\n",
    "earnings.csv": "id,period_end,announce_date,revenue,unit,consensus,consensus_unit,consensus_provider,source\n"
    "BABA,2022-12-31,2023-02-23,247756,RMB million,245.18,RMB bn,Refinitiv,p\n"
    "BABA,2023-03-31,,208200,RMB million,,,,q\nNOBODY,2023-03-31,,1,RMB million,,,,q\nBABA,2023-06-30,,1,shells,,,,q\n",
    "notes.csv": "a,b\n1,2\n",
}  # fmt: skip


@pytest.fixture
def given(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for name, text in TABLES.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def added(given: Path, tmp_path: Path) -> Added:
    return add(given, tmp_path / "market", recorded_at=EARLY)


def rows(market: Path, table: str, *columns: str) -> list[tuple[object, ...]]:
    read = read_figures(Store(market), table)
    listed = [
        [str(d) for d in v] if getattr(v, "dtype", "") == "datetime64[D]" else list(v) for v in map(read.get, columns)
    ]
    return list(zip(*listed, strict=True))


@pytest.mark.usefixtures("added")
def test_figures_are_in_full_and_say_when_they_became_known(tmp_path: Path):
    """The report of 23 February at the end of that day in New York; one without a date 92 days after its quarter."""
    market = tmp_path / "market"
    assert rows(market, "shares", "instrument", "date", "shares") == [("BABA", "2023-03-31", 2_566_000_000.0)]
    facts = rows(market, "facts", "measure", "period", "months", "value", "unit", "provider")
    assert facts == [
        ("market_value", "2019-12-20", 0, 570_000_000_000.0, "USD", None),
        ("market_value", "2023-06-09", 0, 219_093_800_000.0, "USD", None),
        ("revenue", "2022-12-31", 3, 245_180_000_000.0, "CNY", "Refinitiv"),
        ("revenue", "2022-12-31", 3, 247_756_000_000.0, "CNY", None),
        ("revenue", "2023-03-31", 3, 208_200_000_000.0, "CNY", None),
    ]
    read = read_figures(Store(market), "facts")
    known = read["known_at"].astype("datetime64[us]").astype("datetime64[m]").astype(str).tolist()
    assert known[1:] == ["2023-06-09T12:00", "2023-02-24T04:59", "2023-02-24T04:59", "2023-07-02T03:59"]
    assumed, rough = int(Quality.ASSUMED), int(Quality.ROUGH)
    assert read["quality"].tolist() == [assumed | rough, assumed, 0, 0, assumed]
    assert [row for row in rows(market, "listings", "company", "instrument", "ratio") if row[0] == "alibaba"] == [
        ("alibaba", "9988.HK", 1.0), ("alibaba", "BABA", 8.0),
    ]  # fmt: skip


def test_what_is_no_figure_is_set_aside_and_listed(added: Added):
    assert [str(row) for row in added.set_aside] == [
        "shares.csv, line 3: date is 'soon', not a day (write 2024-12-31)",
        "earnings.csv, line 4: NOBODY is not among the instruments",
        "earnings.csv, line 5: unit is 'shells', not a currency and a scale (write USD million)",
        "marketcap.csv, line 2: date is '2020-10', not a day (write 2024-12-31)",
    ]
    assert added.unread == ("notes.csv",)
    assert added.instruments == 2


def test_adding_again_changes_nothing(added: Added, given: Path, tmp_path: Path):
    again = add(given, tmp_path / "market")
    assert (again.new, again.revised, again.version.digest) == (0, 0, added.version.digest)


def test_a_corrected_count_is_a_revision_known_when_it_is_recorded(given: Path, tmp_path: Path, added: Added):
    (given / "shares.csv").write_text("id,date,shares_mn\nBABA,2023-03-31,2570\n", encoding="utf-8")
    later = add(given, tmp_path / "market")
    assert (added.revised, later.new, later.revised) == (0, 0, 1)
    store = Store(tmp_path / "market")
    assert read_figures(store, "shares")["shares"].tolist() == [2.566e9, 2.57e9]
    assert read_figures(store, "shares", known_at=EARLY)["shares"].tolist() == [2.566e9]


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_what_is_exported_and_added_gives_the_same_figures(tmp_path: Path, form: str):
    done = export(Store(tmp_path / "market"), tmp_path / "out", form=form)
    assert [file.name for file in done.files[3:]] == ["shares.csv", "facts.csv", "listings.csv"]
    assert not add(tmp_path / "out", tmp_path / "again").set_aside
    for table in ("shares", "facts", "listings"):
        one, other = (read_figures(Store(tmp_path / name), table) for name in ("market", "again"))
        del one["recorded_at"], other["recorded_at"]
        assert len(one["value" if table == "facts" else "instrument"]) > 0
        for name, values in one.items():
            assert np.array_equal(np.array(values, "O"), np.array(other[name], "O")), (table, name)


@pytest.mark.usefixtures("added")
def test_of_one_instrument_its_own_figures_are_handed_out(tmp_path: Path):
    export(Store(tmp_path / "market"), tmp_path / "out", ["9988.HK"])
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "actions.csv", "bars.csv", "instruments.csv", "listings.csv",
    ]  # fmt: skip


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("2023-05-16T03:59:00+00:00", "later", "known_at is 'later'"),
        ("assumed", "guessed", "'guessed' is no mark"),
        ("2566000000", "many", "shares is 'many', not a number"),
    ],
)
def test_a_broken_row_of_what_was_handed_out_is_set_aside(tmp_path: Path, before: str, after: str, why: str):
    export(Store(tmp_path / "market"), tmp_path / "out")
    file = tmp_path / "out" / "shares.csv"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    (bad,) = add(tmp_path / "out", tmp_path / "again").set_aside
    assert why in str(bad)
