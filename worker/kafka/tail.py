"""Reading topics as they grow, without a group: for `hearsay tail` and the demo. Committed records alone."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Any, Literal, Self

from kafka import KafkaConsumer, TopicPartition
from kafka.errors import CorruptRecordError, OffsetOutOfRangeError

from worker.errors import BrokerError, OffsetsError, TopicError
from worker.kafka.client import reaching, reader
from worker.pipeline import Record
from worker.settings import Settings

Start = Literal["earliest", "end"]


class Tail:
    """All partitions of the topics, from their first record or from their end at the time of construction.

    Raises BrokerError where the cluster does not answer, TopicError where a topic is missing.
    """

    def __init__(self, settings: Settings, topics: Sequence[str], start: Start) -> None:
        with reaching(settings):
            self._consumer = reader(settings)
            try:
                partitions = [part for topic in topics for part in partitions_of(self._consumer, topic, settings)]
                self._consumer.assign(partitions)
                self.ends: dict[TopicPartition, int] = self._consumer.end_offsets(partitions)
                first = self.ends if start == "end" else self._consumer.beginning_offsets(partitions)
                for partition, offset in first.items():
                    self._consumer.seek(partition, offset)
            except BaseException:
                self._consumer.close()
                raise

    def poll(self, seconds: float) -> list[Record]:
        """What has come, waiting up to `seconds`; in the order of each partition, in none among them."""
        try:
            found = self._consumer.poll(timeout_ms=round(seconds * 1000))
        except CorruptRecordError as error:
            raise BrokerError(f"a record is damaged: {error}", "the worker stops there too") from error
        except OffsetOutOfRangeError as error:
            raise OffsetsError(f"what was to be read is gone: {error}", "start again") from error
        return [record(one) for batch in found.values() for one in batch]

    @property
    def caught_up(self) -> bool:
        """Whether everything has been read that was there at the time of construction."""
        return all((self._consumer.position(partition) or 0) >= end for partition, end in self.ends.items())

    def close(self) -> None:
        """Leave the cluster."""
        self._consumer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def partitions_of(consumer: KafkaConsumer, topic: str, settings: Settings) -> list[TopicPartition]:
    """The partitions of a topic. Raises TopicError where there is none."""
    numbers = consumer.partitions_for_topic(topic)
    if not numbers:
        raise TopicError(f"topic {topic} does not exist on {settings.bootstrap_servers}", "run `hearsay topics create`")
    return [TopicPartition(topic, number) for number in sorted(numbers)]


def record(one: Any) -> Record:
    """A record of the client's as one of ours."""
    return Record(one.topic, one.partition, one.offset, one.timestamp, one.key, one.value, tuple(one.headers))
