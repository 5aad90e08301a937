"""Log lines: JSON where a program reads, the Kafka client's own from WARNING up in the same form."""

from __future__ import annotations

import io
import json
import logging
import os
from collections.abc import Iterator

import pytest
import structlog

from worker import logs


@pytest.fixture(autouse=True)
def untouched() -> Iterator[None]:
    root, handlers, level = logging.getLogger(), logging.getLogger().handlers, logging.getLogger().level
    yield
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_line_is_one_json_object_with_sorted_keys() -> None:
    stream = io.StringIO()
    logs.configure(stream=stream)
    structlog.get_logger().info("batch", records=3, offset=17)

    line = stream.getvalue()
    assert {"event": "batch", "level": "info", "offset": 17, "records": 3}.items() <= json.loads(line).items()
    assert list(json.loads(line)) == sorted(json.loads(line))
    assert line.count("\n") == 1


def test_a_traceback_stays_inside_its_line() -> None:
    stream = io.StringIO()
    logs.configure(stream=stream)
    try:
        _ = os.environ["NO_SUCH_RULE"]
    except KeyError:
        structlog.get_logger().exception("bug")

    assert "KeyError" in json.loads(stream.getvalue())["exception"]


def test_the_client_speaks_from_warning_up_in_the_same_form() -> None:
    stream = io.StringIO()
    logs.configure("DEBUG", stream=stream)
    logging.getLogger("kafka.consumer").info("told of every request")
    logging.getLogger("kafka.consumer").warning("node %d is gone", 3)

    told = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(line["event"], line["logger"], line["level"]) for line in told] == [
        ("node 3 is gone", "kafka.consumer", "warning")]


def test_below_the_level_nothing_is_said() -> None:
    stream = io.StringIO()
    logs.configure("WARNING", stream=stream)
    structlog.get_logger().info("batch")

    assert stream.getvalue() == ""


def test_at_a_terminal_a_line_is_for_people() -> None:
    stream = Terminal()
    logs.configure(stream=stream)
    structlog.get_logger().info("batch", records=3)

    assert "\x1b[" in stream.getvalue()
    assert not stream.getvalue().lstrip().startswith("{")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time of the logs, as seconds in a list of one."""
    now = [100.0]
    monkeypatch.setattr("worker.logs.time.monotonic", lambda: now[0])
    return now


def told(stream: io.StringIO) -> list[tuple[str, int | None]]:
    """The events so far, with the number of lines for which each stands beside itself."""
    return [(line["event"], line.get("held_back")) for line in map(json.loads, stream.getvalue().splitlines())]


def complain(number: int) -> None:
    logging.getLogger("kafka.net.manager").error("Connection failed: %d", number)


def test_the_client_says_the_same_once_in_ten_seconds_and_how_often(clock: list[float]) -> None:
    stream = io.StringIO()
    logs.configure(stream=stream)
    for number in range(50):
        complain(number)
    assert told(stream) == [("Connection failed: 0", None)]
    clock[0] += 10
    complain(50)
    clock[0] += 10
    complain(51)

    assert told(stream)[1:] == [("Connection failed: 49", 49), ("Connection failed: 50", 1)]
    clock[0] += 10
    structlog.get_logger().info("batch")
    assert told(stream)[3:] == [("Connection failed: 51", 1), ("batch", None)]


def test_another_place_of_the_client_is_not_held_back_by_it(clock: list[float]) -> None:
    stream = io.StringIO()
    logs.configure(stream=stream)
    complain(1)
    logging.getLogger("kafka.net.manager").error("Connection failed: %d", 2)

    assert told(stream) == [("Connection failed: 1", None), ("Connection failed: 2", None)]


def test_our_own_lines_are_never_held_back(clock: list[float]) -> None:
    stream = io.StringIO()
    logs.configure(stream=stream)
    for _ in range(20):
        structlog.get_logger().warning("waiting")

    assert told(stream) == [("waiting", None)] * 20
