"""Batches of records laid whole into the client's accumulator, instead of record by record through `send`.

The client takes over from there: partitions are added to the transaction, sequence numbers given, batches compressed,
sent, retried and answered as ever. What is left out is one future a record: a batch has one, and it is required to have
succeeded. This reaches into kafka-python 3.0 (pinned below 3.1); tests compare the bytes with those of its own builder.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from kafka import KafkaProducer, TopicPartition
from kafka.partitioner.default import murmur2
from kafka.producer.producer_batch import ProducerBatch
from kafka.record.memory_records import MemoryRecordsBuilder

from worker.kafka.outcome import Message
from worker.kafka.wire import record

Sent = tuple[str, Message]  # topic, message
_MAGIC = 2


class Laid:
    """The batches of one transaction, and what became of them."""

    def __init__(self, producer: KafkaProducer) -> None:
        self._producer: Any = producer
        self._futures: list[Any] = []

    def lay(self, messages: Iterable[Sent]) -> None:
        """Give everything to the accumulator; raises what the client raises if the transaction is already lost."""
        producer = self._producer
        accumulator, limit = producer._accumulator, producer.config["batch_size"]  # noqa: SLF001  (see the module)
        compression = producer.config["compression_attrs"]
        for tp, encoded in self._by_partition(messages).items():
            producer._transaction_manager.maybe_add_partition_to_transaction(tp)  # noqa: SLF001
            accumulator._appends_in_progress.increment()  # noqa: SLF001
            try:
                with accumulator._tp_lock(tp):  # noqa: SLF001
                    for piece in pieces(encoded, limit):
                        batch: Any = ProducerBatch(tp, built(piece, compression, limit, round(time.time() * 1000)))
                        accumulator._batches[tp].append(batch)  # noqa: SLF001
                        accumulator._incomplete.add(batch)  # noqa: SLF001
                        self._futures.append(batch.produce_future)
            finally:
                accumulator._appends_in_progress.decrement()  # noqa: SLF001
        producer._sender.wakeup()  # noqa: SLF001

    def failures(self) -> list[BaseException | None]:
        """After a flush: an error, or None for no answer, of each batch that is not known to be written (B1, B2)."""
        return [_cause(future) for future in self._futures if not _written(future)]

    def __len__(self) -> int:
        return len(self._futures)

    def _by_partition(self, messages: Iterable[Sent]) -> dict[TopicPartition, list[bytes]]:
        """Encoded records in order; the partition is worked out once a key, as the client's own partitioner does it."""
        counts: dict[str, int] = {}
        at: dict[tuple[str, bytes | None], list[bytes]] = {}
        found: dict[TopicPartition, list[bytes]] = {}
        for topic, (key, encoded) in messages:
            place = at.get((topic, key))
            if place is None:
                if topic not in counts:
                    counts[topic] = len(self._producer.partitions_for(topic))
                number = (murmur2(key) & 0x7FFFFFFF) % counts[topic] if key is not None else 0
                place = at[topic, key] = found.setdefault(TopicPartition(topic, number), [])
            place.append(encoded)
        return found


def pieces(encoded: list[bytes], limit: int) -> Iterator[list[bytes]]:
    """Runs of records of together less than `limit` bytes; a larger record is alone."""
    piece: list[bytes] = []
    size = 0
    for one in encoded:
        if piece and size + len(one) + 16 > limit - 128:
            yield piece
            piece, size = [], 0
        piece.append(one)
        size += len(one) + 16
    if piece:
        yield piece


def built(encoded: list[bytes], compression: int, limit: int, now: int) -> MemoryRecordsBuilder:
    """A batch as the client's builder would have made it by appending the records at `now` (milliseconds)."""
    records: Any = MemoryRecordsBuilder(_MAGIC, compression, limit)
    builder = records._builder  # noqa: SLF001
    builder._buffer += b"".join([record(offset, one) for offset, one in enumerate(encoded)])  # noqa: SLF001
    builder._first_timestamp = builder._max_timestamp = now  # noqa: SLF001
    builder._num_records = records._next_offset = len(encoded)  # noqa: SLF001
    builder._last_offset = len(encoded) - 1  # noqa: SLF001
    made: MemoryRecordsBuilder = records
    return made


def _written(future: Any) -> bool:
    """A batch's future succeeds even if its records failed; then its third value tells their errors."""
    return bool(future.succeeded()) and future.value[2] is None


def _cause(future: Any) -> BaseException | None:
    if future.succeeded():
        error: BaseException = future.value[2](0)
        return error
    failed: BaseException | None = future.exception
    return failed
