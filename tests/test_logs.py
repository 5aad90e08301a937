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
