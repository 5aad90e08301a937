"""What a supervisor is told: alive unless a restart would help, ready only when the worker can process."""

import urllib.error
import urllib.request

import orjson
import pytest

from worker.errors import SettingsError
from worker.ops.health import Health
from worker.ops.http import Http
from worker.ops.metrics import Metrics

PARTITION = ("articles.raw", 2)


class Clock:
    """Time that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def running(clock: Clock) -> Health:
    health = Health(60, clock)
    health.go()
    return health


def test_a_worker_that_starts_is_alive_but_not_ready() -> None:
    health = Health(60, Clock())

    assert health.live()[0]
    assert health.ready() == (False, {"ready": False, "why": ["starting"], "partitions": {}})


def test_a_silent_loop_is_not_alive() -> None:
    clock = Clock()
    health = running(clock)
    clock.now += 61

    assert health.live() == (False, {"live": False, "why": ["the loop has not turned for 61 s"], "waiting": None})


def test_waiting_for_the_broker_keeps_the_worker_alive_and_unready() -> None:
    clock = Clock()
    health = running(clock)
    health.wait("broker away")
    clock.now += 3600

    assert health.live()[0]
    assert health.ready()[1]["why"] == ["broker away"]


def test_a_partition_with_lag_that_does_not_move_is_a_stall() -> None:
    clock = Clock()
    health = running(clock)
    health.progress(PARTITION, 5, 9)
    clock.now += 61
    health.tick()
    health.progress(PARTITION, 5, 9)

    assert health.stalled() == [PARTITION]
    assert health.live()[1]["why"] == ["articles.raw-2 has lag and does not move"]


@pytest.mark.parametrize(("position", "end"), [(6, 9), (9, 9)])
def test_a_partition_that_moves_or_is_done_is_no_stall(position: int, end: int) -> None:
    clock = Clock()
    health = running(clock)
    health.progress(PARTITION, 5, 9)
    clock.now += 61
    health.tick()
    health.progress(PARTITION, position, end)

    assert health.stalled() == []


def test_the_first_record_after_a_long_silence_is_no_stall() -> None:
    clock = Clock()
    health = running(clock)
    health.progress(PARTITION, 5, 5)
    clock.now += 3600
    health.tick()
    health.progress(PARTITION, 5, 6)

    assert health.stalled() == []


def test_after_a_wait_every_clock_starts_anew() -> None:
    clock = Clock()
    health = running(clock)
    health.progress(PARTITION, 5, 9)
    health.wait("broker away")
    clock.now += 3600
    health.go()

    assert health.live()[0]


def test_partitions_that_moved_elsewhere_are_forgotten() -> None:
    health = running(Clock())
    health.progress(PARTITION, 5, 9)

    assert health.own([]) == [PARTITION]
    assert health.ready()[1]["partitions"] == {}


def test_a_stopping_worker_is_not_ready() -> None:
    health = running(Clock())
    health.stop()

    assert health.ready()[1]["why"] == ["stopping"]


def get(port: int, path: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_the_server_answers_with_reasons_and_metrics() -> None:
    health, metrics = Health(60), Metrics()
    metrics.count("hearsay_claims_total", 7)
    with Http("127.0.0.1", 0, health, metrics) as http:
        status, body = get(http.port, "/readyz")
        assert (status, orjson.loads(body)["why"]) == (503, ["starting"])
        health.go()
        assert get(http.port, "/readyz?verbose")[0] == 200
        assert get(http.port, "/livez")[0] == 200
        assert b"hearsay_claims_total 7.0" in get(http.port, "/metrics")[1]
        assert get(http.port, "/")[0] == 404


def test_a_taken_port_is_one_line_that_says_what_to_do() -> None:
    with (
        Http("127.0.0.1", 0, Health(60), Metrics()) as http,
        pytest.raises(SettingsError, match="HEARSAY_HTTP_PORT"),
    ):
        Http("127.0.0.1", http.port, Health(60), Metrics())
