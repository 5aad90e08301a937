"""What a worker says, and with which exit code, when it cannot start; and what it waits for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace

import pytest
from kafka.admin import ConfigResource, ConfigResourceType

from tests.lab.articles import Make
from tests.lab.clients import admin
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.processes import ROOT
from tests.lab.scene import audit, until, worker, workers
from worker.kafka.local import LocalKafka
from worker.kafka.local.ports import free_ports


def run(place: Place, *arguments: str, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A worker that is expected to end by itself."""
    environment = os.environ | place.environment() | {"HEARSAY_HTTP_PORT": "0"} | dict(more or {})
    command = [sys.executable, "-m", "worker", "run", *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def told(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines for a person: what is not a line of the log."""
    return [line for line in done.stderr.splitlines() if line and not line.startswith("{")]


def test_missing_topics_are_named_with_what_to_do(place: Place) -> None:
    done = run(place, "--start", "earliest")

    assert done.returncode == 4, done.stderr
    [line] = told(done)
    assert place.topic("raw") in line
    assert "hearsay topics create" in line


def test_compacted_claims_are_refused(place: Place) -> None:
    """Compaction would keep one claim an article."""
    place.create(claims={"cleanup.policy": "compact"})
    done = run(place, "--start", "earliest")

    assert done.returncode == 4, done.stderr
    [line] = told(done)
    assert place.topic("claims") in line
    assert "cleanup.policy" in line


def test_a_group_without_offsets_needs_to_be_told_where_to_start(place: Place) -> None:
    place.create()
    done = run(place)

    assert done.returncode == 6, done.stderr
    [line] = told(done)
    assert "--start earliest" in line


def test_a_client_without_crc32c_is_refused(place: Place) -> None:
    hidden = "import sys; sys.modules['crc32c'] = None; sys.argv[0] = 'hearsay'; from worker.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", hidden, "run"], env=os.environ | place.environment(), cwd=ROOT,
                          capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 3, done.stderr
    assert "crc32c" in told(done)[0]


def test_a_setting_that_is_off_is_named(place: Place) -> None:
    done = run(place, more={"HEARSAY_PARSERS": "many"})

    assert done.returncode == 3, done.stderr
    assert "HEARSAY_PARSERS" in told(done)[0]


def test_an_unreachable_broker_is_waited_for(place: Place, trained: None) -> None:
    """Alive, not ready, and it says why; when the broker comes, it works."""
    nowhere = replace(place, servers=f"127.0.0.1:{free_ports(1)[0]}")
    with worker(nowhere) as waiting:
        assert until(lambda: waiting.status("/livez") == 200)
        status, body = waiting.get("/readyz")
        assert status == 503
        assert json.loads(body)
        assert waiting.stop(15) == 0


def test_start_earliest_is_for_the_first_time_only(place: Place) -> None:
    """A group that has offsets goes on from them, whatever --start says."""
    place.create()
    first = send(place.servers, place.topic("raw"), Make(seed=11).messages(20))
    with workers(place):
        assert audit(place, first).clean
    second = send(place.servers, place.topic("raw"), Make(seed=12).messages(20))
    with workers(place):
        report = audit(place, first + second)
    assert report.clean, report


def test_an_offset_that_retention_took_stops_the_worker(place: Place, kafka: LocalKafka) -> None:
    place.create()
    first = send(place.servers, place.topic("raw"), Make(seed=13).messages(60))
    with workers(place):
        assert audit(place, first).clean
    send(place.servers, place.topic("raw"), Make(seed=14).messages(60))
    with admin(place.servers) as client:
        client.delete_records(dict.fromkeys(place.partitions("raw"), -1))
    done = run(place, "--start", "earliest")

    assert done.returncode == 6, done.stderr
    [line] = told(done)
    assert "hearsay topics seek" in line


@pytest.mark.parametrize("limit", ["100000"])
def test_output_topics_that_take_less_than_the_worker_may_send_are_refused(place: Place, limit: str) -> None:
    """Else a record that the broker refuses would come back for ever."""
    place.create()
    with admin(place.servers) as client:
        resource = ConfigResource(ConfigResourceType.TOPIC, place.topic("claims"), {"max.message.bytes": limit})
        client.alter_configs([resource])
    done = run(place, "--start", "earliest")

    assert done.returncode == 4, done.stderr
    assert "max.message.bytes" in told(done)[0]
