"""Reading what lies between two offsets of each partition, once, without a group: for commands that look back.

Committed records alone, as a stranger would read them, and no more of them in memory than a poll brings.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from kafka import KafkaConsumer, TopicPartition
from kafka.errors import CorruptRecordError, OffsetOutOfRangeError

from worker.errors import BrokerError
from worker.kafka.client import reaching, reader
from worker.kafka.tail import record
from worker.pipeline import Record
from worker.settings import Settings

Offsets = Mapping[TopicPartition, int]
Progress = Callable[[int, int], None]  # offsets passed, offsets in all
DECIDED = 20.0  # seconds beyond the watchdog until an open transaction is surely decided
_POLL = 500  # milliseconds


def unheard(done: int, total: int) -> None:
    """Progress that nobody looks at."""


@contextmanager
def looking(settings: Settings) -> Iterator[KafkaConsumer]:
    """A consumer without a group; a cluster that does not answer is a BrokerError."""
    with reaching(settings):
        client = reader(settings)
        try:
            yield client
        finally:
            client.close()


def stretch(client: KafkaConsumer, begins: Offsets, ends: Offsets, patience: float,
            progress: Progress = unheard) -> Iterator[Record]:
    """The records of each partition from `begins` to before `ends`, in the order of each partition.

    A begin that retention takes away meanwhile moves to what is left. Raises BrokerError for a damaged record, and
    where nothing comes for `patience` seconds: then an open transaction holds the records back.
    """
    left = {tp: end for tp, end in ends.items() if begins[tp] < end}
    if not left:
        return
    client.assign(list(left))
    client.resume(*left)
    for tp in left:
        client.seek(tp, begins[tp])
    at = {tp: begins[tp] for tp in left}
    total = sum(left[tp] - begins[tp] for tp in left)
    passed, moved = 0, time.monotonic()
    while left:
        yield from (record(one) for tp, batch in _polled(client).items() for one in batch if one.offset < ends[tp])
        now = {tp: min(client.position(tp) or at[tp], end) for tp, end in left.items()}
        if any(now[tp] > at[tp] for tp in now):
            moved = time.monotonic()
        elif time.monotonic() > moved + patience:
            raise BrokerError(f"nothing more to read of {_named(left)} for {patience:.0f} s",
                              "an open transaction holds it back, or its broker is away; try again later")
        passed += sum(now[tp] - at[tp] for tp in now)
        at.update(now)
        progress(passed, total)
        for tp in [tp for tp, offset in now.items() if offset >= left[tp]]:
            client.pause(tp)
            del left[tp]


def _polled(client: KafkaConsumer) -> dict[TopicPartition, list[Any]]:
    try:
        found: dict[TopicPartition, list[Any]] = client.poll(timeout_ms=_POLL)
    except CorruptRecordError as error:
        raise BrokerError(f"a record is damaged: {error}", "the worker stops there too") from error
    except OffsetOutOfRangeError as error:
        gone = [tp for one in error.args if isinstance(one, dict) for tp in one]
        client.seek_to_beginning(*gone)
        return {}
    return found


def _named(left: Mapping[TopicPartition, int]) -> str:
    return ", ".join(f"{tp.topic}-{tp.partition}" for tp in sorted(left))
