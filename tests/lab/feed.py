"""Sends messages, all at once or at a steady pace, and knows the offset of each."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

from tests.lab.clients import NOTHING, producer
from tests.lab.records import Message, Sent


def send(servers: str, topic: str, messages: Iterable[Message], **settings: Any) -> list[Sent]:
    """Send `messages` in order; their records, once the broker has them all."""
    client = producer(servers, **settings)
    try:
        futures = [(message, _send(client, topic, message)) for message in messages]
        return [_sent(future.get(timeout=60), message) for message, future in futures]
    finally:
        client.close()


class Feed:
    """Sends at `pace` messages a second from a thread of its own, until `stop` or until they run out."""

    def __init__(self, servers: str, topic: str, messages: Iterator[Message], pace: float) -> None:
        self._servers, self._topic, self._messages, self._pace = servers, topic, messages, pace
        self._stop = threading.Event()
        self._sent: list[tuple[Message, Any]] = []
        self._thread = threading.Thread(target=self._run, name="feed")
        self._client = producer(servers)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def finish(self) -> list[Sent]:
        """Wait until all messages are sent; what the broker has."""
        self._thread.join()
        records = [_sent(future.get(timeout=300), message) for message, future in self._sent]
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
            self._sent.append((message, _send(self._client, self._topic, message)))


def _send(client: Any, topic: str, message: Message) -> Any:
    """The future of a record on its way."""
    value = NOTHING if message.key is None and message.value is None else message.value
    return client.send(topic, key=message.key, value=value, headers=list(message.headers))


def _sent(metadata: Any, message: Message) -> Sent:
    return Sent(metadata.topic, metadata.partition, metadata.offset, metadata.timestamp, message)
