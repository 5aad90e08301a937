"""The record of a dead letter as it first came: the letter's own, or, where that was too large, read at its origin."""

from __future__ import annotations

import hashlib
from types import TracebackType
from typing import NamedTuple, Self

from kafka import KafkaConsumer, TopicPartition

from worker.envelope import Headers
from worker.errors import TopicError
from worker.kafka.client import reaching, reader
from worker.kafka.deadletters.letter import REDRIVES, Letter
from worker.kafka.stretch import stretch
from worker.kafka.tail import partitions_of
from worker.settings import Settings


class Original(NamedTuple):
    """Key, value and headers of a refused record."""

    key: bytes | None
    value: bytes | None
    headers: Headers


class Originals:
    """Looks records up; the topics that they came from have to exist."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._partitions: dict[str, int] = {}
        with reaching(settings):
            self._client: KafkaConsumer = reader(settings)

    def of(self, letter: Letter) -> Original | str:
        """The record, or why there is none."""
        record, origin, pointer = letter.record, letter.origin, letter.pointer
        assert origin is not None
        try:
            there = self.partitions(origin.topic)
        except TopicError as error:
            return error.message
        if pointer is None:
            return Original(record.key, record.value, letter.original_headers)
        if origin.partition >= there:
            return f"{origin} is gone: {origin.topic} has {there} partitions"
        return self._read(letter) or f"{origin} is gone: retention has taken it, or the topic was made again"

    def _read(self, letter: Letter) -> Original | None:
        """The record at the origin, if it is still the same."""
        assert letter.origin is not None
        topic, partition, offset = letter.origin
        tp = TopicPartition(topic, partition)
        with reaching(self._settings):
            begin, end = self._client.beginning_offsets([tp])[tp], self._client.end_offsets([tp])[tp]
            if not begin <= offset < end:
                return None
            for found in stretch(self._client, {tp: offset}, {tp: offset + 1}, self._settings.watchdog):
                digest = hashlib.sha256(found.value or b"").hexdigest()
                if found.offset == offset and digest == letter.said.get("hearsay_dlq_sha256"):
                    kept = tuple(header for header in found.headers if header[0] != REDRIVES)
                    return Original(found.key, found.value, kept)
        return None

    def partitions(self, topic: str) -> int:
        """How many partitions a topic has. Raises TopicError."""
        if topic not in self._partitions:
            with reaching(self._settings):
                self._partitions[topic] = len(partitions_of(self._client, topic, self._settings))
        return self._partitions[topic]

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
