"""Brokers killed, restarted, away, frozen, full, and slow."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence

import pytest

from tests.lab.chaos import SESSION, Scene, experiment
from tests.lab.clients import admin
from tests.lab.places import Place
from tests.lab.scene import until
from worker.kafka.local import LocalKafka, Node

BACK = SESSION + 1.5  # seconds a killed broker stays away: longer than its session, so that leadership has moved


def leader_of_a_partition(place: Place) -> int:
    with admin(place.servers) as client:
        return int(client.describe_topics([place.topic("raw")])[0]["partitions"][0]["leader_id"])


def group_coordinator(place: Place) -> int:
    with admin(place.servers) as client:
        return int(client._manager.run(client._find_coordinator_ids, [place.group])[place.group])


def transaction_coordinator(place: Place) -> int:
    with admin(place.servers) as client:
        name = f"hearsay.{place.group}.0"
        return int(client.describe_transactions([name])[name].coordinator_id)


def start(nodes: Sequence[Node]) -> None:
    """Start nodes that need each other side by side."""
    for node in nodes:
        node.start(wait=None)
    for node in nodes:
        node.wait_ready(60)


@pytest.mark.parametrize("role", [
    pytest.param(leader_of_a_partition, marks=pytest.mark.long),
    pytest.param(group_coordinator, marks=pytest.mark.long),
    transaction_coordinator,
])
def test_sigkill_of_a_broker(wide: Place, cluster: LocalKafka, role: Callable[[Place], int]) -> None:
    """The two that are left carry on: every partition moves again before the third is back."""

    def kill(scene: Scene) -> int:
        node = cluster.nodes[role(wide) - 1]
        scene.mark()
        node.kill()
        moved = time.monotonic() + SESSION
        recovered = until(lambda: scene.watch.recovered(moved), 40)
        node.start()
        assert recovered, "nothing moved while the broker was away"
        return 1

    report = experiment(f"SIGKILL of the {role.__name__.replace('_', ' ')}", wide, kill)
    assert report.clean, report


@pytest.mark.long
def test_rolling_restart_of_all_brokers(wide: Place, cluster: LocalKafka) -> None:
    def restart(scene: Scene) -> int:
        for node in cluster.nodes:
            scene.mark()
            node.terminate()
            node.start()
            time.sleep(1)
        return 3

    report = experiment("rolling restart of the brokers", wide, restart)
    assert report.clean, report


@pytest.mark.timeout(600)
@pytest.mark.long
@pytest.mark.parametrize("seconds", [10, 120])
def test_all_brokers_away_and_back(wide: Place, cluster: LocalKafka, seconds: int) -> None:
    """The workers wait, whatever it takes: alive, not ready; they go on by themselves."""

    def take(scene: Scene) -> int:
        for node in cluster.nodes:
            node.kill()
        time.sleep(seconds)
        start(cluster.nodes)
        scene.mark()
        return 3

    report = experiment(f"all brokers away for {seconds} s", wide, take, patience=200)
    assert report.clean, report


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seconds", [8, pytest.param(90, marks=pytest.mark.long)])
def test_two_of_three_brokers_down(wide: Place, cluster: LocalKafka, seconds: int) -> None:
    """Nothing can be written: ready is false, says why, and stays so until they are back; live stays true."""
    seen: set[tuple[int, int]] = set()

    def take(scene: Scene) -> int:
        for node in cluster.nodes[:2]:
            node.kill()
        workers = [one.worker for one in scene.supervisors]
        for worker in workers:
            assert until(lambda worker=worker: worker.status("/readyz") == 503, 60)  # type: ignore[misc]
            assert json.loads(worker.get("/readyz")[1])["why"]
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            seen.update((worker.status("/livez"), worker.status("/readyz")) for worker in workers)
            time.sleep(0.2)
        start(cluster.nodes[:2])
        scene.mark()
        return 2

    report = experiment(f"two of three brokers down, {seconds} s", wide, take, patience=200)
    assert report.clean, report
    assert (200, 503) in seen
    assert {answers for answers in seen if all(answers)} == {(200, 503)}  # 0: nobody answers, it is started again


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_twenty_kills_of_the_transaction_coordinator_tear_nothing(wide: Place, cluster: LocalKafka) -> None:
    """A coordinator killed with a commit in doubt, back after its session: no transaction is half seen."""

    def kill(scene: Scene) -> int:
        for _ in range(20):
            node = cluster.nodes[transaction_coordinator(wide) - 1]
            scene.mark()
            node.kill()
            time.sleep(BACK)
            node.start()
            moved = time.monotonic()
            assert until(lambda moved=moved: scene.watch.recovered(moved), 120)  # type: ignore[misc]
        return 20

    report = experiment("20 kills of the transaction coordinator", wide, kill, patience=200)
    assert report.clean, report


@pytest.mark.long
@pytest.mark.parametrize("seconds", [8, 30])
def test_a_frozen_broker(single: LocalKafka, tmp_path: object, seconds: int) -> None:
    from pathlib import Path

    place = Place(single.bootstrap_servers, Path(str(tmp_path)))

    def freeze(scene: Scene) -> int:
        single.nodes[0].freeze()
        time.sleep(seconds)
        single.nodes[0].thaw()
        scene.mark()
        return 1

    report = experiment(f"SIGSTOP of the broker for {seconds} s", place, freeze)
    assert report.clean, report
