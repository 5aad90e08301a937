"""Everything that some topics hold at this moment, decided or soon to be, read once, for commands that look back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kafka import TopicPartition
from kafka.protocol.consumer import IsolationLevel, OffsetSpec

from worker.kafka.client import admin, reaching
from worker.kafka.offsets import edges
from worker.kafka.stretch import DECIDED, Progress, looking, stretch, unheard
from worker.kafka.tail import partitions_of
from worker.pipeline import Record
from worker.settings import Settings


def everything(settings: Settings, topics: Sequence[str], progress: Progress = unheard,
               decided: float = DECIDED) -> Iterator[Record]:
    """The records of the topics, one topic after the other. Raises TopicError, BrokerError.

    `decided`: seconds beyond the watchdog that an open transaction is waited for.
    """
    with looking(settings) as client:
        for topic in topics:
            parts = partitions_of(client, topic, settings)
            ends = _written(settings, parts)
            yield from stretch(client, client.beginning_offsets(parts), ends, settings.watchdog + decided, progress)


def _written(settings: Settings, parts: Sequence[TopicPartition]) -> dict[TopicPartition, int]:
    with reaching(settings), admin(settings) as client:
        return edges(client, parts, OffsetSpec.LATEST, IsolationLevel.READ_UNCOMMITTED)


def ranges(settings: Settings, topic: str, offsets: dict[int, tuple[int, int]],
           progress: Progress = unheard) -> Iterator[Record]:
    """The records of a topic from the first to before the second offset of each partition."""
    begins = {TopicPartition(topic, number): begin for number, (begin, _) in offsets.items()}
    ends = {TopicPartition(topic, number): end for number, (_, end) in offsets.items()}
    with looking(settings) as client:
        yield from stretch(client, begins, ends, settings.watchdog + DECIDED, progress)
