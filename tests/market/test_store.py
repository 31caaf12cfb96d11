from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tapeproof.market.add import add
from tapeproof.market.compact import compact
from tapeproof.market.durable import locked
from tapeproof.market.market import Market
from tapeproof.market.schema import COLUMNS, VERSIONS
from tapeproof.market.store import Store, Writing, delta, versions
from tapeproof.market.workset.making import refresh
from tapeproof.market.workset.place import place_of
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.quantity import Series

from .conftest import Write

ASK = Ask(Series())
HEAD = "instrument,date,close\n"
LATER = datetime(2024, 3, 1, tzinfo=UTC)


class Died(Exception):
    pass


def closes(folder: Path) -> list[float]:
    return Market.open(folder).panel(ASK, ["AAPL"]).close[:, 0].tolist()


def die(*_: object, **__: object) -> None:
    raise Died


def test_a_version_names_every_table(write: Write, folder: Path):
    write(HEAD + "AAPL,2024-01-02,185.64")
    write(HEAD + "AAPL,2024-01-03,184.25", at=LATER)
    first, second = versions(folder)
    assert (first.number, second.number) == (1, 2)
    assert set(second.tables) == set(COLUMNS)
    assert first.digest != second.digest
    assert second.newest == datetime(2024, 1, 3, 21, tzinfo=UTC)


def test_a_market_of_before_a_table_was_thought_of_goes_on(write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as earlier:
        younger = ("listings", "shares", "facts", "macro", "rates", "groups")
        for columns in (COLUMNS, VERSIONS):
            for table in younger:
                earlier.delitem(columns, table)
        write(HEAD + "AAPL,2024-01-02,185.64")
    assert set(versions(folder)[0].tables) == {"instruments", "bars", "actions", "sessions"}
    assert Store(folder).scan("shares", ["instrument", "shares"]).num_rows == 0
    write(HEAD + "AAPL,2024-01-03,184.25", at=LATER)
    first, second = versions(folder)
    assert "shares" not in first.tables
    assert set(second.tables) == set(COLUMNS)
    assert closes(folder) == [185.64, 184.25]


def test_a_reader_keeps_the_version_it_opened(write: Write, folder: Path):
    write(HEAD + "AAPL,2024-01-02,185.64")
    before = Market.open(folder)
    write(HEAD + "AAPL,2024-01-03,184.25", at=LATER)
    assert before.version == 1
    assert before.panel(ASK, ["AAPL"]).close[:, 0].tolist() == [185.64]


def test_what_a_dead_writer_left_is_not_seen_and_is_undone(write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch):
    write(HEAD + "AAPL,2024-01-02,185.64")
    with monkeypatch.context() as dying:
        dying.setattr(Writing, "name", die)
        with pytest.raises(Died):
            write(HEAD + "AAPL,2024-01-03,999", at=LATER)
    assert closes(folder) == [185.64]
    added = write(HEAD + "AAPL,2024-01-03,184.25", at=LATER)
    assert (added.new, added.revised, added.version.number) == (1, 0, 2)
    assert closes(folder) == [185.64, 184.25]


def test_a_first_writer_that_dies_leaves_no_market(write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as dying:
        dying.setattr(Writing, "name", die)
        with pytest.raises(Died):
            write(HEAD + "AAPL,2024-01-02,999")
    with pytest.raises(NotFound):
        Market.open(folder)
    write(HEAD + "AAPL,2024-01-02,185.64")
    assert closes(folder) == [185.64]


def test_a_commit_torn_by_a_power_cut_is_undone(write: Write, folder: Path):
    write(HEAD + "AAPL,2024-01-02,185.64")
    log = folder / "bars" / "_delta_log"
    (log / f"{1:020d}.json").write_text('{"add":{"path":"part-0')
    assert closes(folder) == [185.64]
    write(HEAD + "AAPL,2024-01-03,184.25", at=LATER)
    assert closes(folder) == [185.64, 184.25]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_writer_killed_between_two_tables(write: Write, folder: Path, tmp_path: Path):
    write(HEAD + "AAPL,2024-01-02,185.64")
    (tmp_path / "more.csv").write_text(HEAD + "AAPL,2024-01-03,999\n")
    program = f"""
        import os, signal
        from pathlib import Path
        from tapeproof.market import store
        from tapeproof.market.add import add
        append = store.append
        def once(place, rows):
            append(place, rows)
            os.kill(os.getpid(), signal.SIGKILL)
        store.append = once
        add(Path({str(tmp_path / "more.csv")!r}), Path({str(folder)!r}))
    """
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], env=paths, check=False)  # noqa: S603  our own
    assert ran.returncode == -signal.SIGKILL
    assert closes(folder) == [185.64]
    write(HEAD + "AAPL,2024-01-03,184.25", at=LATER)
    assert closes(folder) == [185.64, 184.25]


def test_only_one_writes_at_a_time(write: Write, folder: Path, tmp_path: Path):
    write(HEAD + "AAPL,2024-01-02,185.64")
    with locked(folder), pytest.raises(BadData, match="another writer"):
        add(tmp_path / "prices.csv", folder)
    assert closes(folder) == [185.64]


def test_equal_data_give_equal_digests_whenever_recorded(tmp_path: Path):
    (tmp_path / "prices.csv").write_text(HEAD + "AAPL,2024-01-02,185.64\n")
    early = add(tmp_path / "prices.csv", tmp_path / "a", recorded_at=datetime(2024, 1, 31, tzinfo=UTC))
    late = add(tmp_path / "prices.csv", tmp_path / "b", recorded_at=LATER)
    assert early.version.digest == late.version.digest
    (tmp_path / "prices.csv").write_text(HEAD + "AAPL,2024-01-02,185.65\n")
    other = add(tmp_path / "prices.csv", tmp_path / "c", recorded_at=LATER)
    assert other.version.digest != late.version.digest


def test_a_table_that_is_torn_is_named(write: Write, folder: Path):
    write(HEAD + "AAPL,2024-01-02,185.64")
    for file in (folder / "bars").glob("*.parquet"):
        file.write_bytes(b"PAR1")
    with pytest.raises(BadData, match="bars"):
        Market.open(folder).panel(ASK, ["AAPL"])


def test_a_folder_that_is_no_market(tmp_path: Path):
    with pytest.raises(NotFound, match="tapeproof market add"):
        Market.open(tmp_path / "nowhere")
    with pytest.raises(NotFound, match="tapeproof market add"):
        Market.open(tmp_path)


def test_everything_written_is_put_on_the_disk(write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch):
    """Each file as it is in the end: nothing is written to one after it was synced."""
    synced: dict[int, int] = {}
    sync = os.fsync

    def watched(handle: int) -> None:
        sync(handle)
        synced[os.fstat(handle).st_ino] = os.fstat(handle).st_mtime_ns

    monkeypatch.setattr(os, "fsync", watched)
    write(HEAD + "AAPL,2024-01-02,185.64")
    write(HEAD + "AAPL,2024-01-03,184.25", at=LATER)
    delta(folder / "bars").create_checkpoint()  # as the engine does now and then
    compact(folder)
    refresh(folder)
    write(HEAD + "AAPL,2024-01-04,181.91", at=LATER)
    refresh(folder)
    tables = ("bars", "versions", "sessions", "instruments", "actions")
    made = [file for table in tables for file in (folder / table).rglob("*") if "checkpoint" not in file.name]
    made += [file for file in place_of(folder).rglob("*") if file.name != ".writer"]
    assert len(made) > 50
    assert {file: file.stat().st_mtime_ns for file in made} == {file: synced.get(file.stat().st_ino) for file in made}
    assert (folder / "bars" / "_delta_log" / "_last_checkpoint").stat().st_ino in synced


def test_the_record_says_where_rows_come_from_and_when(write: Write, folder: Path):
    write(HEAD + "AAPL,2024-01-02,185.64")
    row = Store(folder).scan("bars", ["source", "known_at", "recorded_at", "quality", "date"])
    assert row["source"].to_pylist() == ["prices.csv"]
    assert row["known_at"].to_pylist() == [datetime(2024, 1, 2, 21, tzinfo=UTC)]
    assert row["recorded_at"].to_pylist() == [datetime(2024, 1, 31, tzinfo=UTC)]
    assert row["date"].to_pylist() == [date(2024, 1, 2)]
