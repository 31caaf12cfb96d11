"""The same record on object storage: a local server that speaks S3 stands for it."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tapeproof.faces.cli import cli
from tapeproof.market import lease
from tapeproof.market.add import add
from tapeproof.market.bucket import Bucket, placed
from tapeproof.market.compact import compact
from tapeproof.market.market import Market
from tapeproof.market.store import Writing, versions
from tapeproof.market.workset.reading import WorkingSet
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import BadData
from tapeproof.terms.quantity import Series

EARLY, LATER = datetime(2024, 1, 31, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC)
ASK = Ask(Series())
HEAD = "instrument,date,open,high,low,close,volume\n"
FIRST = HEAD + "ACME,2024-01-02,10,11,9,10,5\nACME,2024-01-03,10,12,10,12,5\n"
NEXT = HEAD + "ACME,2024-01-04,12,12,11,11,5\n"


class Died(Exception):
    pass


@pytest.fixture
def told(tmp_path: Path, bucket: Bucket) -> Callable[..., None]:
    """Add lines of CSV to the record in the bucket."""

    def telling(text: str, at: datetime = EARLY) -> None:
        file = tmp_path / "prices.csv"
        file.write_text(text, "utf-8")
        add(file, bucket, recorded_at=at)

    return telling


def run(*said: str) -> Result:
    return CliRunner().invoke(cli, said, catch_exceptions=False)


def closes(place: Bucket | Path) -> list[float]:
    return Market.open(place).panel(ASK, ["ACME"]).close[:, 0].tolist()


def test_the_commands_work_on_a_bucket_as_on_a_folder(bucket: Bucket, tmp_path: Path):
    prices, story = tmp_path / "prices.csv", tmp_path / "story.md"
    prices.write_text(FIRST + NEXT.removeprefix(HEAD), "utf-8")
    story.write_text("Acme (ACME) rose 20% on Jan. 3, 2024.\n", "utf-8")
    said = {}
    for place in (str(bucket), str(tmp_path / "folder")):
        for command in (
            ("market", "add", str(prices)), ("market", "list"), ("market", "show", "ACME"), ("market", "verify"),
            ("market", "export", str(tmp_path / f"out-{len(said)}")),
            ("check", str(story), "--published", "2024-01-04", "--format", "json", "--fail-on", "never"),
            ("find", "2024-01-04", "--instrument", "ACME"),
        ):  # fmt: skip
            done = run(*command, "--market", place)
            assert done.exit_code == 0, done.output
            said[place, *command[:2]] = re.sub(r"out-\d+", "OUT", done.stdout.replace(place, "PLACE"))
    for (_, *command), text in said.items():
        assert text == said[str(bucket), *command]
    assert '"stands": 1' in said[str(bucket), "check", str(story)]
    exported = [file.read_text("utf-8") for file in sorted(tmp_path.glob("out-*/bars.csv"))]
    assert len(exported) == 2
    assert exported[0] == exported[1]


def test_a_working_set_of_a_bucket_lies_in_the_cache_and_is_kept_in_step(told: Callable[..., None], bucket: Bucket):
    told(FIRST)
    assert WorkingSet.open(bucket) is None
    run("market", "refresh", "--market", str(bucket))
    assert WorkingSet.open(bucket) is not None
    told(NEXT, LATER)
    assert WorkingSet.open(bucket) is None
    assert closes(bucket) == [10, 12, 11]


def test_what_a_dead_writer_left_in_a_bucket_is_undone(
    told: Callable[..., None], bucket: Bucket, monkeypatch: pytest.MonkeyPatch
):
    told(FIRST)
    with monkeypatch.context() as dying:
        dying.setattr(Writing, "name", lambda *_, **__: (_ for _ in ()).throw(Died))
        with pytest.raises(Died):
            told(HEAD + "ACME,2024-01-04,1,1,1,1,5\n", LATER)
    assert closes(bucket) == [10, 12]
    told(NEXT, LATER)
    assert closes(bucket) == [10, 12, 11]
    assert [version.number for version in versions(bucket)] == [1, 2]


def test_a_first_writer_that_dies_leaves_an_empty_bucket(
    told: Callable[..., None], bucket: Bucket, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as dying:
        dying.setattr(Writing, "name", lambda *_, **__: (_ for _ in ()).throw(Died))
        with pytest.raises(Died):
            told(FIRST)
    assert versions(bucket) == ()
    told(FIRST)
    assert closes(bucket) == [10, 12]


def test_small_files_of_a_bucket_are_merged(told: Callable[..., None], bucket: Bucket):
    told(FIRST)
    told(NEXT, LATER)
    done = compact(bucket, forget=True)
    assert done.after < done.before
    assert done.removed > 0
    assert closes(bucket) == [10, 12, 11]


def test_a_writer_who_slept_past_its_lease_names_nothing(
    told: Callable[..., None], bucket: Bucket, monkeypatch: pytest.MonkeyPatch
):
    told(FIRST)
    name = Writing.name

    def slept(write: Writing, **said: object) -> object:
        (bucket / lease.OBJECT).put(b"99999999999.0")
        return name(write, **said)

    with monkeypatch.context() as sleeping:
        sleeping.setattr(Writing, "name", slept)
        with pytest.raises(BadData, match="who took over"):
            told(NEXT, LATER)
    (bucket / lease.OBJECT).unlink()
    assert len(versions(bucket)) == 1
    told(NEXT, LATER)
    assert closes(bucket) == [10, 12, 11]


def test_groups_of_ones_own_stand_in_the_bucket(told: Callable[..., None], bucket: Bucket):
    told(FIRST)
    (bucket / "groups.toml").put(b'[mine]\nname = "mine"\nmembers = "ACME"\nsource = "me"\n')
    group = Market.open(bucket).group("mine")
    assert group is not None
    assert group.members == ("ACME",)


def test_a_storage_that_does_not_answer_is_told_with_what_to_set(bucket: Bucket, monkeypatch: pytest.MonkeyPatch):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{closed.getsockname()[1]}")
        with pytest.raises(BadData, match=r"expected object storage that answers.*AWS_ENDPOINT_URL"):
            Market.open(bucket)


def test_a_market_may_fill_a_whole_bucket(bucket: Bucket, tmp_path: Path):
    (tmp_path / "prices.csv").write_text(FIRST, "utf-8")
    whole = str(bucket.parent)
    assert run("market", "add", str(tmp_path / "prices.csv"), "--market", whole).exit_code == 0
    assert closes(bucket.parent) == [10, 12]


def test_a_place_without_a_market_is_told(bucket: Bucket):
    done = CliRunner().invoke(cli, ["market", "list", "--market", str(bucket)])
    assert done.exit_code != 0


@pytest.mark.parametrize("said", ["s3://", "s3://a b/c", "gs://bucket/x", "s3://bucket//x"])
def test_an_address_of_another_form_is_refused(said: str):
    with pytest.raises(BadData, match=r"s3://bucket/prices"):
        placed(said)


def test_a_folder_is_a_place():
    assert placed("prices") == Path("prices")
    assert placed("s3://bucket/prices/") == Bucket("s3://bucket/prices")
