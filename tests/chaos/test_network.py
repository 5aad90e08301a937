"""The network between workers and the broker: slow, cut in the middle of a commit, half-open."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.chaos import Scene, experiment
from tests.lab.places import Place
from tests.lab.proxy import END_TXN, Proxy
from tests.lab.scene import until
from worker.kafka.local import LocalKafka


@pytest.fixture
def proxy(single: LocalKafka) -> Iterator[Proxy]:
    ports = single.nodes[0].ports
    assert ports.proxy
    assert ports.behind_proxy
    with Proxy(ports.proxy, ports.behind_proxy) as running:
        yield running


@pytest.fixture
def behind(single: LocalKafka, proxy: Proxy, tmp_path: Path) -> Place:
    """Workers reach the broker through the proxy; the feed and the verifier do not."""
    workers_see = {"HEARSAY_BOOTSTRAP_SERVERS": single.proxied_servers}
    return Place(single.bootstrap_servers, tmp_path, settings=workers_see)


@pytest.mark.long
def test_delay(behind: Place, proxy: Proxy) -> None:
    def slow(scene: Scene) -> int:
        proxy.faults.delay = 0.2
        time.sleep(10)
        proxy.faults.delay = 0
        return 1

    report = experiment("200 ms of delay each way", behind, slow, slots=("0", "1"))
    assert report.clean, report


@pytest.mark.timeout(900)
@pytest.mark.parametrize("times", [4, pytest.param(40, marks=pytest.mark.long)])
@pytest.mark.parametrize("when", ["before the broker has it", "after the broker has it"])
def test_the_connection_breaks_in_a_commit(behind: Place, proxy: Proxy, times: int, when: str) -> None:
    """Applied or not, the worker cannot know: it must find out, and neither lose nor double the batch."""
    fault = "cut_after_request" if when.startswith("after") else "cut_before_request"

    def cut(scene: Scene) -> int:
        for turn in range(1, times + 1):
            scene.mark()
            setattr(proxy.faults, fault, END_TXN)
            assert until(lambda turn=turn: proxy.faults.cuts == turn, 60)  # type: ignore[misc]
            time.sleep(1)
        return times

    report = experiment(f"a commit cut {when}, {times} times", behind, cut, slots=("0", "1"))
    assert report.clean, report


@pytest.mark.long
def test_connections_reset_again_and_again(behind: Place, proxy: Proxy) -> None:
    def reset(scene: Scene) -> int:
        for _ in range(10):
            scene.mark()
            proxy.cut()
            time.sleep(1.5)
        return 10

    report = experiment("10 resets of all connections", behind, reset, slots=("0", "1"))
    assert report.clean, report


@pytest.mark.parametrize("seconds", [12, pytest.param(60, marks=pytest.mark.long)])
def test_half_open_connections(behind: Place, proxy: Proxy, seconds: int) -> None:
    """Nothing passes and nothing is refused: only the client's own clocks can tell."""

    def hush(scene: Scene) -> int:
        proxy.faults.silent = True
        time.sleep(seconds)
        proxy.faults.silent = False
        return 1

    report = experiment(f"half-open connections for {seconds} s", behind, hush, slots=("0", "1"), patience=180)
    assert report.clean, report


@pytest.mark.long
def test_slow_reads(behind: Place, proxy: Proxy) -> None:
    def slow(scene: Scene) -> int:
        proxy.faults.bytes_per_second = 30_000
        time.sleep(10)
        proxy.faults.bytes_per_second = None
        return 1

    report = experiment("answers at 30 kB/s", behind, slow, slots=("0",))
    assert report.clean, report
