"""The plain clients of the laboratory; none of the worker's settings reach them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.serializer import Serializer

NOTHING = object()  # a null value beside a null key: the client refuses it, other clients send it


class _Value(Serializer):
    """Bytes as they are, NOTHING as null."""

    def serialize(self, topic: str, headers: Any, data: Any) -> bytes | None:  # noqa: ARG002
        return None if data is NOTHING else data


_PRODUCER: dict[str, Any] = {
    "value_serializer": _Value(),
    "acks": "all", "max_request_size": 20_000_000, "delivery_timeout_ms": 300_000, "request_timeout_ms": 10_000,
    "linger_ms": 5,
}
_READER: dict[str, Any] = {
    "isolation_level": "read_committed", "enable_auto_commit": False, "auto_offset_reset": "none",
    "fetch_max_wait_ms": 100, "max_partition_fetch_bytes": 20_000_000, "bootstrap_timeout_ms": 90_000,
}


@contextmanager
def admin(servers: str) -> Iterator[Any]:
    """An administrator."""
    client = KafkaAdminClient(bootstrap_servers=servers.split(","))
    try:
        yield client
    finally:
        client.close()


@contextmanager
def reader(servers: str, group: str | None = None, **settings: Any) -> Iterator[Any]:
    """A consumer that reads committed records from where it is told to; `group` only lets it ask for offsets."""
    client = KafkaConsumer(bootstrap_servers=servers.split(","), group_id=group, **(_READER | settings))
    try:
        yield client
    finally:
        client.close()


def producer(servers: str, **settings: Any) -> Any:
    """A producer that loses nothing while a cluster fails over."""
    return KafkaProducer(bootstrap_servers=servers.split(","), **(_PRODUCER | settings))
