"""A small compacted topic as a table: a row of JSON for each key, the last one counts.

What is not ours in it is passed over: rows are told by their schema, and anybody may write to a topic.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import orjson
from kafka import KafkaConsumer, TopicPartition
from kafka.errors import KafkaError

from worker.errors import BrokerError
from worker.kafka.client import producer, reaching, reader
from worker.kafka.past import everything
from worker.kafka.stretch import looking
from worker.kafka.tail import partitions_of
from worker.settings import Settings

Row = dict[str, Any]
_PATIENCE = 5000  # milliseconds


def rows(settings: Settings, topic: str, schema: str) -> dict[str, Row]:
    """All rows as of now, those that were written first coming first. Raises TopicError, BrokerError."""
    found: dict[str, Row] = {}
    for record in everything(settings, [topic], decided=0):
        _note(found, schema, record.key, record.value)
    return found


def put(settings: Settings, topic: str, key: str, row: Row) -> None:
    """Write a row, and return once all replicas have it. Raises TopicError, BrokerError."""
    with looking(settings) as client:
        partitions_of(client, topic, settings)
    with reaching(settings):
        made = producer(settings)
        try:
            value = orjson.dumps(row, option=orjson.OPT_SORT_KEYS)
            sent: Any = made.send(topic, value, key=key.encode())
            sent.get(timeout=settings.delivery_timeout)
        except KafkaError as error:
            raise BrokerError(f"nothing was written to {topic}: {type(error).__name__}", "do it again") from error
        finally:
            made.close(timeout=settings.request_timeout)


class Watch:
    """One row as it changes, for a loop that waits the broker's absences out: KafkaErrors are the caller's."""

    def __init__(self, settings: Settings, topic: str, schema: str, key: str) -> None:
        self._settings = settings
        self._topic = topic
        self._schema = schema
        self._key = key
        self._client: KafkaConsumer | None = None
        self._rows: dict[str, Row] = {}

    def look(self) -> Row | None:
        """The row as it is now; None where there is none."""
        try:
            if self._client is None:
                self._client = self._opened()
            self._take(self._client, 0)
        except KafkaError:
            self.close()
            raise
        return self._rows.get(self._key)

    def close(self) -> None:
        """Leave the cluster; the next look comes back."""
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def _opened(self) -> KafkaConsumer:
        """A consumer that has read everything that is there."""
        client = reader(self._settings)
        try:
            partitions = [TopicPartition(self._topic, number)
                          for number in sorted(client.partitions_for_topic(self._topic) or ())]
            client.assign(partitions)
            for tp, offset in client.beginning_offsets(partitions, timeout_ms=_PATIENCE).items():
                client.seek(tp, offset)
            ends = client.end_offsets(partitions, timeout_ms=_PATIENCE)
            while any((client.position(tp) or 0) < end for tp, end in ends.items()):
                self._take(client, 200)
        except BaseException:
            with suppress(KafkaError):
                client.close()
            raise
        return client

    def _take(self, client: KafkaConsumer, wait: int) -> None:
        if not client.assignment():  # the cluster was set up before there was such a topic
            return
        for records in client.poll(timeout_ms=wait).values():
            for record in records:
                _note(self._rows, self._schema, record.key, record.value)


def _note(found: dict[str, Row], schema: str, key: bytes | None, value: bytes | None) -> None:
    name = (key or b"").decode("utf-8", "replace")
    if value is None:
        found.pop(name, None)
        return
    try:
        row = orjson.loads(value)
    except orjson.JSONDecodeError:
        return
    if isinstance(row, dict) and row.get("schema") == schema:
        found[name] = row
