"""The transactional producer: everything of a batch, its offsets included, is written by `write` or not at all.

A producer is used until its first error and then thrown away (B3, B4, B5, B15, B21): the next one's
`init_transactions` waits until the broker has decided what the old one left open.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kafka import ConsumerGroupMetadata, KafkaProducer, OffsetAndMetadata, TopicPartition
from kafka.errors import KafkaTimeoutError
from kafka.partitioner.default import murmur2

from worker.kafka.faults import UndeliveredError
from worker.kafka.outcome import Message
from worker.kafka.watchdog import Watchdog

Sent = tuple[str, Message]  # topic, message


class Writer:
    """One slot's producer. `make` makes a new one; the calls in doubt stand under the watchdog, `patience` seconds."""

    def __init__(self, make: Callable[[], KafkaProducer], watchdog: Watchdog, patience: float, flush: float) -> None:
        self._make = make
        self._watchdog = watchdog
        self._patience = patience
        self._flush = flush
        self._producer: KafkaProducer | None = None

    def open(self) -> None:
        """Make sure of a producer; returns when no older transaction of this slot is undecided."""
        if self._producer is None:
            with self._watchdog.limit("init_transactions", self._patience):
                producer = self._make()
                try:
                    producer.init_transactions()
                except BaseException:
                    _throw_away(producer)
                    raise
            self._producer = producer

    def drop(self) -> None:
        """Throw the producer away."""
        producer, self._producer = self._producer, None
        if producer is not None:
            _throw_away(producer)

    def write(self, messages: Iterable[Sent], offsets: Mapping[TopicPartition, OffsetAndMetadata],
              member: ConsumerGroupMetadata) -> None:
        """One transaction. After any error the producer is gone, and only committed offsets tell what was done.

        1. begin; 2. send everything; 3. flush; 4. require every record's success (B1, B2, B14: neither the flush nor
        the commit says so); 5. send the offsets with the metadata of their own poll; 6. commit.
        """
        self.open()
        producer = self._producer
        assert producer is not None
        try:
            producer.begin_transaction()
            self._deliver(producer, messages)
            with self._watchdog.limit("send_offsets_to_transaction", self._patience):
                producer.send_offsets_to_transaction(dict(offsets), member)
            with self._watchdog.limit("commit_transaction", self._patience):
                producer.commit_transaction()
        except BaseException:
            self.drop()
            raise

    def _deliver(self, producer: KafkaProducer, messages: Iterable[Sent]) -> None:
        futures = self._send(producer, messages)
        if futures:
            producer.flush(self._flush)
        failed = [future for future in futures if not future.succeeded()]
        if failed:
            raise UndeliveredError([future.exception for future in failed])

    @staticmethod
    def _send(producer: KafkaProducer, messages: Iterable[Sent]) -> list[Any]:
        """Hand everything to the producer; the partition is worked out once a key, not once a record."""
        counts: dict[str, int] = {}
        at: dict[tuple[str, bytes], int] = {}
        futures = []
        for topic, (key, value, headers) in messages:
            count = counts.get(topic)
            if count is None:
                count = counts[topic] = len(producer.partitions_for(topic))
            partition = at.get((topic, key)) if key is not None else 0
            if partition is None:
                assert key is not None
                partition = at[topic, key] = (murmur2(key) & 0x7FFFFFFF) % count
            futures.append(producer.send(topic, value, key, list(headers), partition))
        return futures


def _throw_away(producer: Any) -> None:
    """End it without waiting for what it holds; `close` alone may raise and leave the sender running (B9)."""
    sender = producer._sender  # noqa: SLF001  (the client offers no other way to end it at once)
    sender.force_close()
    with contextlib.suppress(KafkaTimeoutError):  # it reports what was given up on purpose
        producer.close(timeout=0)
    sender.join(2.0)
