"""The one writer that handles dead letters. Its transactional id is fixed, so that a second one fences the first.

What the first had open is decided when the second begins, and what it had committed can be read: nobody redrives a
letter that another has just redriven. After any error the writer is over, and only what can be read says what was done.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, NamedTuple, Self

from kafka.errors import KafkaError, MessageSizeTooLargeError

from worker.envelope import Headers
from worker.errors import BrokerError, FencedError, HearsayError, InDoubtError, UsageError
from worker.kafka.client import producer, reaching
from worker.kafka.faults import UndeliveredError, fatal
from worker.settings import Settings

_LARGEST = 1 << 26  # bytes: more than any topic takes, so that the broker decides


class Outgoing(NamedTuple):
    """A record to be written; without a partition the key decides, without a time the clock."""

    topic: str
    partition: int | None
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    timestamp: int | None = None


class Exclusive:
    """Writes transactions until its first error. Raises BrokerError, FencedError, InDoubtError."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        with reaching(settings):
            self._producer = producer(settings, f"hearsay.dead.{settings.topic_dead}", _LARGEST)
            try:
                self._in_time("init_transactions", self._producer.init_transactions)
            except BaseException:
                self.close()
                raise

    def write(self, records: Sequence[Outgoing]) -> None:
        """All of the records, or none of them."""
        try:
            self._producer.begin_transaction()
            self._deliver(records)
            self._in_time("commit_transaction", self._producer.commit_transaction)
        except KafkaError as error:
            raise self._told(error) from error

    def _deliver(self, records: Sequence[Outgoing]) -> None:
        futures = [self._producer.send(one.topic, one.value, one.key, list(one.headers), one.partition, one.timestamp)
                   for one in records]
        self._producer.flush(self._settings.delivery_timeout + 1)
        failed = [future.exception for future in futures if not future.succeeded()]
        if failed:
            raise UndeliveredError(failed)

    def _told(self, error: KafkaError) -> HearsayError:
        """The error for a person, the transaction given up where that can still be done."""
        stop = fatal(error)
        if isinstance(stop, FencedError):
            return FencedError("somebody else has begun to handle the dead letters",
                               "look with `hearsay dead list` at what is done, then run it again")
        with contextlib.suppress(KafkaError, InDoubtError):
            self._in_time("abort_transaction", self._producer.abort_transaction)
        if stop is not None:
            return stop
        causes = error.causes if isinstance(error, UndeliveredError) else [error]
        if any(isinstance(cause, MessageSizeTooLargeError) for cause in causes):
            return UsageError("a record is larger than its topic takes", "raise the topic's max.message.bytes")
        return BrokerError(f"not written: {error}", "run it again: what was done is not done twice")

    def _in_time(self, what: str, call: Callable[[], Any]) -> None:
        """The client waits for ever in some cases (B6); what it was asked to do is then in doubt."""
        raised: list[BaseException] = []

        def run() -> None:
            try:
                call()
            except BaseException as error:  # noqa: BLE001  (it is raised again, on the caller's thread)
                raised.append(error)

        thread = threading.Thread(target=run, name=what, daemon=True)
        thread.start()
        thread.join(self._settings.watchdog)
        if thread.is_alive():
            raise InDoubtError(f"{what} did not answer within {self._settings.watchdog:.0f} s",
                               "run it again: what was done is not done twice")
        if raised:
            raise raised[0]

    def close(self) -> None:
        """End the producer without waiting for what it may hold (B9)."""
        made: Any = self._producer
        sender = made._sender  # noqa: SLF001  (the client offers no other way to end it at once)
        sender.force_close()
        with contextlib.suppress(KafkaError):
            made.close(timeout=0)
        sender.join(2.0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
