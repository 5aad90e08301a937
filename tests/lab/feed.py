"""Sends messages, all at once or at a steady pace, and knows the offset of each."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from kafka.errors import KafkaError

from tests.lab.clients import NOTHING, producer
from tests.lab.records import Message, Sent
from tests.lab.verify import Topics, committed


def send(servers: str, topic: str, messages: Iterable[Message], **settings: Any) -> list[Sent]:
    """Send `messages` in order; their records, once the broker has them all."""
    client = producer(servers, **settings)
    try:
        on_their_way = [on_its_way(client, topic, message) for message in messages]
        return [one.arrived(60) for one in on_their_way]
    finally:
        client.close()


class Feed:
    """Sends at `pace` messages a second from a thread of its own, until `stop` or until they run out."""

    def __init__(self, servers: str, topic: str, messages: Iterator[Message], pace: float) -> None:
        self._servers, self._topic, self._messages, self._pace = servers, topic, messages, pace
        self._stop = threading.Event()
        self._sent: list[OnItsWay] = []
        self._thread = threading.Thread(target=self._run, name="feed")
        self._client = producer(servers)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def put(self, message: Message, seconds: float = 60.0) -> Sent:
        """Send one more message beside the others; its record, once the broker has it."""
        one = on_its_way(self._client, self._topic, message)
        self._sent.append(one)
        return one.arrived(seconds)

    def finish(self) -> list[Sent]:
        """Wait until all messages are sent; what the broker has."""
        self._thread.join()
        records = [one.arrived(300) for one in self._sent]
        self._client.close()
        return records

    def stop(self) -> list[Sent]:
        """Send no more; what the broker has."""
        self._stop.set()
        return self.finish()

    def _run(self) -> None:
        began = time.monotonic()
        for count, message in enumerate(self._messages):
            due = began + count / self._pace
            if self._stop.wait(max(0.0, due - time.monotonic())):
                return
            self._sent.append(on_its_way(self._client, self._topic, message))


def as_fast_as_taken(topics: Topics, messages: Iterator[Message], ahead: int) -> Iterator[Message]:
    """The messages at the full rate: as long as `ahead` of them are not yet done, no other follows.

    Records that the brokers do not have yet count too, so offsets are held against what was given out. The topic has
    no transaction markers, so that an offset is a number of records.
    """
    done = 0
    for given, message in enumerate(messages):
        while given - done >= ahead:
            time.sleep(0.5)
            with suppress(KafkaError):  # the cluster is what the test takes away
                done = sum(committed(topics.servers, topics.group, topics.raw).values())
        yield message


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """A record that the broker may not have yet.

    Its time is the one that we gave it: the answer names another where the batch was sent twice and kept once.
    """

    message: Message
    timestamp: int
    future: Any

    def arrived(self, seconds: float) -> Sent:
        """The record, once the broker has it; the client's own error if it does not take it in time."""
        at = self.future.get(timeout=seconds)
        return Sent(at.topic, at.partition, at.offset, self.timestamp, self.message)


def on_its_way(client: Any, topic: str, message: Message) -> OnItsWay:
    """Send a message, and do not wait."""
    value = NOTHING if message.key is None and message.value is None else message.value
    now = time.time_ns() // 1_000_000
    future = client.send(topic, key=message.key, value=value, headers=list(message.headers), timestamp_ms=now)
    return OnItsWay(message, now, future)
