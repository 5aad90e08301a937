"""What the commands that read whole topics need of time and memory, on topics of different lengths."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from kafka import OffsetAndMetadata, TopicPartition

from tests.kafka.graves import NO_TEXT
from tests.lab.clients import reader
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.processes import ROOT
from tests.lab.records import Message, Sent
from worker.kafka.dead import letter
from worker.kafka.local import LocalKafka
from worker.kafka.outcome import refusal
from worker.pipeline import Record

ARTICLES = int(os.environ.get("LARGE_ARTICLES", "200000"))
SMALL = ARTICLES // 10
GROWTH = 64  # MB that ten times the articles may cost


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_memory_does_not_grow_with_the_topics(kafka: LocalKafka, tmp_path: Path,
                                              capsys: pytest.CaptureFixture[str]) -> None:
    """Every article is refused, so that there are as many dead letters."""
    held: dict[str, list[int]] = {}
    for count in (SMALL, ARTICLES):
        place = Place(kafka.bootstrap_servers, tmp_path)
        fill(place, count)
        for words in (("audit",), ("dead", "list")):
            seconds, megabytes, lines = run(place, *words)
            held.setdefault(" ".join(words), []).append(megabytes)
            with capsys.disabled():
                print(f"\nhearsay {' '.join(words)}, {count:,} articles and as many dead letters: {seconds:.1f} s, "
                      f"{megabytes} MB, {lines:,} lines")
            assert lines == (count if words[0] == "dead" else 6)
    for small, large in held.values():
        assert large < small + GROWTH


def fill(place: Place, count: int) -> None:
    """So many articles, a dead letter of each, and the group behind the last."""
    place.create()
    now = datetime.now(UTC)
    for first in range(0, count, 20_000):
        numbers = range(first, min(count, first + 20_000))
        sent = send(place.servers, place.topic("raw"), [Message(b"a%d" % at, b'{"title": "Pier"}') for at in numbers])
        send(place.servers, place.topic("dead"), [buried(one, now) for one in sent])
    with reader(place.servers, place.group) as client:
        parts = [TopicPartition(place.topic("raw"), number) for number in range(6)]
        ends = client.end_offsets(parts)
        client.commit({part: OffsetAndMetadata(end, "", -1) for part, end in ends.items()})


def buried(one: Sent, now: datetime) -> Message:
    """The dead letter of a record."""
    said = one.message
    record = Record(one.topic, one.partition, one.offset, one.timestamp, said.key, said.value, said.headers)
    return Message(*letter(record, refusal(NO_TEXT, 1), "0.1.0 abc", 1_000_000, now))


def run(place: Place, *words: str) -> tuple[float, int, int]:
    """Seconds, megabytes at most, and lines of a command's output."""
    out = place.folder / "out"
    began = time.monotonic()
    with out.open("wb") as file:
        process = subprocess.Popen([sys.executable, "-m", "worker", *words, "--format", "jsonl"], cwd=ROOT,
                                   env=os.environ | place.environment(), stdout=file)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return time.monotonic() - began, used.ru_maxrss // 1024, out.read_bytes().count(b"\n")
