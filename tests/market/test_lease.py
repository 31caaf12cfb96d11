"""The right to write to object storage: who holds it, how it is kept, and when it lapses."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tapeproof.market import lease
from tapeproof.market.bucket import Bucket
from tapeproof.market.lease import EVERY, OBJECT, SECONDS, Lease, Writer, leased
from tapeproof.terms.errors import BadData

HOLDS = """
import sys, time
from tapeproof.market.bucket import Bucket
from tapeproof.market.lease import leased
with leased(Bucket(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_of_two_writers_one_is_told_and_a_dead_one_lapses(bucket: Bucket):
    clock = [1000.0]
    held = Lease(bucket, lambda: clock[0])
    with pytest.raises(BadData, match="another writer at work"):
        Lease(bucket, lambda: clock[0])
    clock[0] += SECONDS - 1
    held.renew()
    clock[0] += 2
    with pytest.raises(BadData, match="another writer at work"):
        Lease(bucket, lambda: clock[0])
    clock[0] += SECONDS
    other = Lease(bucket, lambda: clock[0])
    with pytest.raises(BadData, match="who took over"):
        held.renew()
    held.give_up()  # it is no longer its own to give
    other.renew()
    other.give_up()
    Lease(bucket, lambda: clock[0]).give_up()


def test_who_holds_it_is_told_and_when_it_lapses(bucket: Bucket):
    """Taken at 1000 seconds, asked for 60 later: it lapses at 1240, twenty minutes and forty seconds past midnight."""
    clock = [1000.0]
    held = Lease(bucket, lambda: clock[0])
    clock[0] += 60
    with pytest.raises(BadData) as told:
        Lease(bucket, lambda: clock[0])
    written = Writer.read((bucket / OBJECT).read_bytes())
    assert written is not None
    assert written.until == 1240
    who = f"process {written.process} on {written.machine}"
    assert f"found another writer at work, {who}, heard of 60 seconds ago." in str(told.value)
    assert str(told.value).endswith("Wait until it is done and try again; if it has died, from 00:20:40 UTC on.")
    held.give_up()


def test_a_writer_that_died_on_this_machine_holds_up_nobody(bucket: Bucket):
    command = [sys.executable, "-c", HOLDS, str(bucket)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:  # noqa: S603 - our own command
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(BadData, match=f"process {other.pid} on"):
            Lease(bucket)
        other.kill()
        other.wait()
    file = lease.cache() / lease.WRITERS
    assert len(list(file.iterdir())) == 1
    with leased(bucket):
        assert len(list(file.iterdir())) == 1
    assert list(file.iterdir()) == []
    assert not (bucket / OBJECT).exists()


def test_of_a_writer_on_another_machine_nothing_is_known_until_it_lapses(bucket: Bucket):
    """A file of that name that nobody holds says nothing: its machine is another one."""
    (lease.cache() / lease.WRITERS).mkdir(parents=True, exist_ok=True)
    (lease.cache() / lease.WRITERS / "abc").touch()
    (bucket / OBJECT).put(Writer(1240.0, "elsewhere", 7, "abc").written())
    with pytest.raises(BadData, match="process 7 on elsewhere"):
        Lease(bucket, lambda: 1239.0)
    Lease(bucket, lambda: 1241.0).give_up()


def test_a_writer_at_work_gives_signs_of_life(bucket: Bucket, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lease, "SECONDS", 1.0)
    monkeypatch.setattr(lease, "EVERY", 0.1)
    with leased(bucket) as held:
        first = (bucket / OBJECT).read_bytes()
        time.sleep(1.5)
        with pytest.raises(BadData, match="another writer at work"):
            Lease(bucket)
        assert (bucket / OBJECT).read_bytes() != first
        held.renew()


def test_a_sign_of_life_is_due_well_before_it_lapses():
    assert 4 * EVERY < SECONDS


@pytest.mark.parametrize("said", [b"", b"soon", b"soon 7 abc here"])
def test_what_is_no_lease_is_told(bucket: Bucket, said: bytes):
    (bucket / OBJECT).put(said)
    with pytest.raises(BadData, match=r"Remove the object where nobody is writing"):
        Lease(bucket)


def test_the_name_of_a_file_leads_nowhere_else():
    read = Writer.read(b"1.0 7 ../../keys here")
    assert read is not None
    assert read.file == ""
