"""The local broker: it is real, it heals, and it never outlives the process that started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from kafka import KafkaAdminClient

from tests.lab.feed import send
from tests.lab.records import Message
from tests.lab.scene import until
from tests.lab.verify import read_all
from worker.errors import SettingsError
from worker.kafka.local import LocalKafka, Progress, jars

PROGRAM = """
import time
from worker.kafka.local import LocalKafka
with LocalKafka() as kafka:
    print(kafka.nodes[0].pid, kafka.nodes[0].log, flush=True)
    time.sleep(600)
"""


def create(kafka: LocalKafka, topic: str, copies: int = 1) -> None:
    client = KafkaAdminClient(bootstrap_servers=kafka.bootstrap_servers.split(","))
    client.create_topics({topic: {"num_partitions": 1, "replication_factor": copies}})
    client.close()


def values(kafka: LocalKafka, topic: str) -> list[bytes]:
    return [record.value for record in read_all(kafka.bootstrap_servers, topic)]


@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_broker_dies_with_its_program(death: signal.Signals, trained: None) -> None:
    """By whatever death, no process and no folder is left behind."""
    command = [sys.executable, "-c", PROGRAM]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert program.stdout
    pid, log = program.stdout.readline().split()
    program.send_signal(death)
    program.wait(10)
    program.stdout.close()

    assert until(lambda: not Path(f"/proc/{pid}").exists())
    assert until(lambda: not Path(log).parents[1].exists())


def test_the_broker_does_not_hear_the_terminal(trained: None) -> None:
    """Ctrl-C signals the program's process group; the broker is in none of it, so the program ends it in order."""
    with LocalKafka() as kafka:
        assert os.getpgid(kafka.nodes[0].pid) != os.getpgid(0)


def test_a_killed_broker_comes_back_with_its_records(trained: None) -> None:
    with LocalKafka(settings={"broker.session.timeout.ms": "3000"}) as kafka:
        create(kafka, "kept")
        send(kafka.bootstrap_servers, "kept", [Message(b"k", b"before")])
        kafka.nodes[0].kill()
        assert not kafka.nodes[0].alive
        kafka.nodes[0].start()

        assert values(kafka, "kept") == [b"before"]


def test_a_given_folder_keeps_its_records_from_one_time_to_the_next(tmp_path: Path, trained: None) -> None:
    with LocalKafka(folder=tmp_path / "data") as first:
        create(first, "kept")
        send(first.bootstrap_servers, "kept", [Message(b"k", b"yesterday")])
    with LocalKafka(folder=tmp_path / "data") as second:
        assert values(second, "kept") == [b"yesterday"]


def test_three_nodes_go_on_without_the_leader(trained: None) -> None:
    with LocalKafka(3, settings={"broker.session.timeout.ms": "3000"}) as kafka:
        create(kafka, "safe", copies=3)
        client = KafkaAdminClient(bootstrap_servers=kafka.bootstrap_servers.split(","))
        leader = client.describe_topics(["safe"])[0]["partitions"][0]["leader_id"]
        client.close()
        kafka.nodes[leader - 1].kill()
        send(kafka.bootstrap_servers, "safe", [Message(b"k", b"after")])

        assert values(kafka, "safe") == [b"after"]


def test_progress_is_told_node_by_node(trained: None) -> None:
    told: list[Progress] = []
    with LocalKafka(progress=told.append):
        pass

    assert told == [Progress("start", 0, 1), Progress("start", 1, 1)]


def test_a_jar_that_is_not_as_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tampered repository cannot put its own code into the broker."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def forged(jar: jars.Jar, *_: object) -> Path:
        path = tmp_path / f"forged-{jar.name}"
        path.write_bytes(b"not what was asked for")
        return path

    monkeypatch.setattr(jars, "_download", forged)

    with pytest.raises(SettingsError, match="SHA-256"):
        jars.class_path(lambda _: None)
    assert list((tmp_path / "hearsay").rglob("*.jar")) == []


def test_a_damaged_jar_in_the_cache_is_not_taken_as_good(tmp_path: Path) -> None:
    jar = jars.listed()[0]
    (tmp_path / jar.name).write_bytes(b"\0" * jar.size)

    assert not jars._good(tmp_path / jar.name, jar)
