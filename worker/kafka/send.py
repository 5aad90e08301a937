"""Sending articles to the topic of articles, each acknowledged by all replicas: for `hearsay send` and the demo."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError, MessageSizeTooLargeError

from worker.envelope import Headers
from worker.errors import BrokerError, UsageError
from worker.kafka.client import producer, reaching, reader
from worker.kafka.tail import partitions_of
from worker.settings import Settings

_IN_FLIGHT = 1000  # records that wait for their acknowledgement
_LARGEST = 1 << 26  # bytes: more than any topic takes, so that the broker decides


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is sent; `name` says to a person what it is."""

    name: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """Where an article lies now."""

    name: str
    partition: int
    offset: int


def send(settings: Settings, articles: Iterable[Outgoing]) -> Iterator[Sent]:
    """Send the articles, and give each back in their order once it is safe.

    Raises BrokerError, TopicError, and UsageError for an article that is larger than the topic takes; those given back
    before are in the topic.
    """
    with reaching(settings):
        with reader(settings) as looking:
            partitions_of(looking, settings.topic_raw, settings)
        made = producer(settings, largest=_LARGEST)
        try:
            yield from _sent(made, settings.topic_raw, articles)
        finally:
            made.close(timeout=settings.request_timeout)


def _sent(made: KafkaProducer, topic: str, articles: Iterable[Outgoing]) -> Iterator[Sent]:
    waiting: deque[tuple[str, Any]] = deque()
    for article in articles:
        future = made.send(topic, article.value, key=article.key, headers=list(article.headers))
        waiting.append((article.name, future))
        while waiting and (waiting[0][1].is_done or len(waiting) > _IN_FLIGHT):
            yield _acknowledged(*waiting.popleft())
    made.flush()
    while waiting:
        yield _acknowledged(*waiting.popleft())


def _acknowledged(name: str, future: Any) -> Sent:
    try:
        found = future.get(timeout=60)
    except MessageSizeTooLargeError as error:
        raise UsageError(f"{name}: larger than the topic takes",
                         "raise its max.message.bytes, or send a shorter article") from error
    except KafkaError as error:
        raise BrokerError(f"{name} was not sent: {type(error).__name__}", "send it again") from error
    return Sent(name, found.partition, found.offset)
