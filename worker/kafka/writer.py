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

from worker.kafka.batches import Laid, Sent
from worker.kafka.faults import UndeliveredError
from worker.kafka.watchdog import Watchdog


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

        1. begin; 2. lay everything; 3. flush; 4. require every batch's success (B1, B2, B14: neither the flush nor
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
        laid = Laid(producer)
        laid.lay(messages)
        if laid:
            with self._watchdog.limit("flush", self._patience):
                producer.flush(self._flush)
        failures = laid.failures()
        if failures:
            raise UndeliveredError(failures)


def _throw_away(producer: Any) -> None:
    """End it without waiting for what it holds; `close` alone may raise and leave the sender running (B9)."""
    sender = producer._sender  # noqa: SLF001  (the client offers no other way to end it at once)
    sender.force_close()
    with contextlib.suppress(KafkaTimeoutError):  # it reports what was given up on purpose
        producer.close(timeout=0)
    sender.join(2.0)
