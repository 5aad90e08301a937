"""The clients that we make: what is left of one that could not be made."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kafka.errors import KafkaTimeoutError

from worker.kafka import client
from worker.kafka.local.ports import free_ports
from worker.settings import Settings, load

MAKERS: dict[str, Callable[[Settings], object]] = {
    "producer": lambda settings: client.producer(settings, "slot-0"), "admin": client.admin, "reader": client.reader,
    "consumer": lambda settings: client.group_consumer(settings, client.Slot("0", "slot-0")),
}


def held() -> tuple[int, int]:
    """Threads and open files of this process; the client leaves sockets that never connected to the collector."""
    gc.collect()
    return threading.active_count(), sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.fixture(autouse=True)
def silent() -> Iterator[None]:
    """Log lines that pytest keeps hold the sockets of which they tell."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_client_that_finds_no_cluster_leaves_no_thread_and_no_file(make: Callable[[Settings], object]) -> None:
    """A worker waits for its cluster by trying again, for days if it must."""
    away = load({"bootstrap_servers": f"127.0.0.1:{free_ports(1)[0]}", "request_timeout": "1"})
    before = held()
    for _ in range(3):
        with pytest.raises(KafkaTimeoutError):
            make(away)

    assert held() == before
