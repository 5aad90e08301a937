"""Topics that change under the worker, dead letters that cannot be written, and records in odd wrappings."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest
from kafka.admin import ConfigResource, ConfigResourceType

from tests.lab.articles import Make
from tests.lab.chaos import SESSION, Scene, experiment
from tests.lab.clients import admin
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Message
from tests.lab.scene import audit, until, worker, workers
from tests.lab.verify import lags, read_all
from worker.kafka.local import LocalKafka


def configure(place: Place, role: str, **settings: str) -> None:
    with admin(place.servers) as client:
        named = {name.replace("_", "."): value for name, value in settings.items()}
        client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, place.topic(role), named)])


def test_nothing_is_committed_past_a_dead_letter_that_cannot_be_written(wide: Place, cluster: LocalKafka) -> None:
    """With one broker away the topic of dead letters takes nothing: wait, then go on by itself."""
    wide.create(dead={"min.insync.replicas": "3"})
    cluster.nodes[2].kill()
    time.sleep(SESSION + 1)
    good, bad = Make(seed=31, odd_share=0).messages(30), Message(b"bad", b"{not json")
    with workers(wide) as [supervisor]:
        sent = send(wide.servers, wide.topic("raw"), [*good[:15], bad, *good[15:]])
        assert until(lambda: bool(supervisor.exits) or supervisor.worker.status("/readyz") == 503, 60)
        time.sleep(5)
        stuck = {part.partition: lag for part, lag in lags(wide.servers, wide.group, wide.topic("raw")).items()}
        letters = read_all(wide.servers, wide.topic("dead"))
        cluster.nodes[2].start()
        report = audit(wide, sent, 120)
    assert stuck[sent[15].partition] > 0
    assert letters == []
    assert report.clean, report


@pytest.mark.long
def test_partitions_added_while_it_runs_are_read_from_their_beginning(place: Place) -> None:
    place.create()
    with workers(place, ("0", "1")):
        first = send(place.servers, place.topic("raw"), Make(seed=32).messages(50))
        assert audit(place, first).clean
        with admin(place.servers) as client:
            client.create_partitions({place.topic("raw"): 9})
        assert until(lambda: len(place.partitions("raw")) == 9)
        second = send(place.servers, place.topic("raw"), Make(seed=33).messages(200))
        report = audit(place, first + second, 90)
    assert report.clean, report
    assert {one.partition for one in second} > set(range(6))


def test_a_topic_made_again_while_the_worker_runs_stops_it(place: Place) -> None:
    """Its offsets are those of another log: one line that says so, and never a silent skip or a second reading."""
    place.create()
    sent = send(place.servers, place.topic("raw"), Make(seed=34, odd_share=0).messages(60))
    with worker(place) as running:
        assert audit(place, sent).clean
        make_again(place)
        assert running.wait(40) == 4, running.output()
        assert place.topic("raw") in running.output().splitlines()[-1]
    with worker(place, arguments=()) as unsure:
        assert unsure.wait(40) == 6, unsure.output()
        told = unsure.output().splitlines()[-1]  # with a topic the broker forgets its offsets, sooner or later
        assert "hearsay topics seek" in told or "hearsay run --start earliest" in told


def make_again(place: Place) -> None:
    """Delete the articles' topic, and make it anew with three articles."""
    with admin(place.servers) as client:
        client.delete_topics([place.topic("raw")])
    assert until(lambda: not place.topic_exists("raw"))
    place.create()
    send(place.servers, place.topic("raw"), Make(seed=35, odd_share=0).messages(3))


@pytest.mark.parametrize("codec", [
    "snappy", *(pytest.param(codec, marks=pytest.mark.long) for codec in ("gzip", "lz4", "zstd")),
])
def test_compressed_input(place: Place, codec: str) -> None:
    """The broker compresses the topic, whatever the producer does."""
    place.create(raw={"compression.type": codec})
    sent = send(place.servers, place.topic("raw"), Make(seed=36).messages(30))
    with workers(place):
        report = audit(place, sent)
    assert report.clean, report


def test_schema_registry_frames_and_records_of_headers_only(place: Place) -> None:
    place.create()
    framed = [Message(one.key, b"\0\0\0\0\x07" + (one.value or b""), one.headers)
              for one in Make(seed=37, odd_share=0).messages(10)]
    bare = [Message(None, None, (("x", b"1"),)), Message(b"story", None, (("x", b"1"),)), Message(b"story", b"")]
    sent = send(place.servers, place.topic("raw"), [*framed, *bare])
    with workers(place):
        report = audit(place, sent)
    assert report.clean, report
    claims = read_all(place.servers, place.topic("claims"))
    assert {json.loads(record.value)["article"]["id"] for record in claims} >= {"lab-37-000000", "lab-37-000009"}


CLOCK = '''"""A clock that jumps an hour to and fro, each time the file {file} changes."""
import time
from pathlib import Path
_real = time.time
_ns = time.time_ns
def _shift():
    try:
        return int(Path("{file}").read_text() or 0)
    except (OSError, ValueError):
        return 0
time.time = lambda: _real() + _shift()
time.time_ns = lambda: _ns() + _shift() * 10**9
'''


@pytest.mark.long
def test_clock_jumps(place: Place, tmp_path: Path) -> None:
    """The wall clock of the workers goes an hour ahead and back: nothing of the outcome rests on it."""
    jump = tmp_path / "jump"
    (tmp_path / "sitecustomize.py").write_text(CLOCK.format(file=jump))

    def jumps(scene: Scene) -> int:
        for shift in (3600, -3600, 0):
            jump.write_text(str(shift))
            time.sleep(3)
        return 3

    report = experiment("clock jumps of an hour", place, jumps, slots=("0", "1"), more={"PYTHONPATH": str(tmp_path)})
    assert report.clean, report


def test_the_clock_of_the_test_jumps(tmp_path: Path) -> None:
    """The shifted clock is a real one: a process that is started with it is an hour ahead."""
    import os
    import subprocess

    (tmp_path / "jump").write_text("3600")
    (tmp_path / "sitecustomize.py").write_text(CLOCK.format(file=tmp_path / "jump"))
    told = subprocess.run([sys.executable, "-c", "import time; print(time.time())"], capture_output=True, text=True,
                          env=os.environ | {"PYTHONPATH": str(tmp_path)}, check=True).stdout
    assert 3500 < float(told) - time.time() < 3700
