"""A consumer that ends: the worker's loop replays with it, and need not know that it does.

It gives the records of a frozen range and no other; a partition that has reached its end stays assigned and is paused,
at exactly that offset, whatever markers and gaps lie before it. It reads no faster than it may, and not at all while
the live group is behind. When the group has committed the end of every partition, it asks the worker to stop.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition
from kafka.errors import KafkaError

from worker.kafka.client import admin
from worker.kafka.startup import committed
from worker.kafka.stop import Stop
from worker.ops.health import Health
from worker.settings import Settings

_EVERY = 1.0  # seconds between two looks at the live group, and at our own
_PATIENCE = 2000  # milliseconds
_CREDIT = 1.0  # seconds of reading that may be made up for

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be read: of each partition the offsets from `starts` to before `ends`, of these the given keys.

    `rate` is in records a second, for the whole group; `max_live_lag` in records of group `live`; None: no limit.
    `parser` is the version and digest that has to do it.
    """

    starts: Mapping[int, int]
    ends: Mapping[int, int]
    keys: frozenset[bytes]
    live: str
    parser: str
    rate: float | None = None
    max_live_lag: int | None = None


class Bounded(KafkaConsumer):
    """A consumer of one member of the replay's group; the settings are the replay's own."""

    def __init__(self, work: Work, settings: Settings, stop: Stop, health: Health, *topics: str,
                 **configs: Any) -> None:
        super().__init__(*topics, **configs)
        self._work = work
        self._settings = settings
        self._live = settings.model_copy(update={"group": work.live})
        self._stop = stop
        self._health = health
        self._admin: KafkaAdminClient | None = None
        self._ended: set[TopicPartition] = set()
        self._held: set[TopicPartition] = set()
        self._behind = False  # the live group
        self._looked = 0.0
        self._due = 0.0  # when the next record may be read

    # -- what the loop uses of a consumer ------------------------------------------------------------------------------

    def poll(self, timeout_ms: float = 0, max_records: int | None = None, update_offsets: bool = True) -> Any:
        """The next records of the range; none while the rate or the live group holds us back."""
        if time.monotonic() > self._looked + _EVERY:
            self._look()
            self._looked = time.monotonic()
        self._hold_or_go()
        most = max(1, min(max_records or 500, int(self._rate() or 1_000_000)))
        found = super().poll(timeout_ms, most, update_offsets)
        used = {tp: [record for record in records if self._wanted(tp, record)] for tp, records in found.items()}
        self._spend(sum(map(len, used.values())))
        self._end([tp for tp in self.assignment() if tp not in self.paused()])
        return {tp: records for tp, records in used.items() if records}

    def pause(self, *partitions: Any) -> None:
        """As ever; whoever pauses decides from now on."""
        self._ended -= set(partitions)
        self._held -= set(partitions)
        super().pause(*partitions)

    def resume(self, *partitions: Any) -> None:
        """As ever, but what has reached its end stays paused."""
        super().resume(*partitions)
        self._end(partitions)

    def seek(self, partition: Any, offset: Any) -> None:
        """As ever; a partition that goes back before its end is read again."""
        super().seek(partition, offset)
        if partition in self._ended and offset < self._end_of(partition):
            self._ended.discard(partition)
            super().resume(partition)

    def end_offsets(self, partitions: Any, timeout_ms: float | None = None) -> Any:
        """The ends of the range, as far as the log reaches."""
        found = super().end_offsets(partitions, timeout_ms=timeout_ms)
        return {tp: min(offset, self._end_of(tp)) for tp, offset in found.items()}

    def close(self, *args: Any, **kwargs: Any) -> None:
        """As ever."""
        self._forget_admin()
        super().close(*args, **kwargs)

    # -- the range -----------------------------------------------------------------------------------------------------

    def _end_of(self, tp: TopicPartition) -> int:
        return self._work.ends.get(tp.partition, 0)

    def _wanted(self, tp: TopicPartition, record: Any) -> bool:
        return record.offset < self._end_of(tp) and (not self._work.keys or record.key in self._work.keys)

    def _end(self, partitions: Iterable[TopicPartition]) -> None:
        """Pause those that have reached their end, at their end: it is what will be committed."""
        for tp in partitions:
            position, end = self.position(tp, timeout_ms=1), self._end_of(tp)
            if position is None or position < end:
                continue
            super().pause(tp)
            self._ended.add(tp)
            if position > end and tp.partition in self._work.ends:
                super().seek(tp, end)

    # -- holding back --------------------------------------------------------------------------------------------------

    def _rate(self) -> float | None:
        """Records a second of this member: the group's, by our share of the partitions."""
        if self._work.rate is None:
            return None
        mine = sum(tp.partition in self._work.ends for tp in self.assignment())
        return self._work.rate * mine / len(self._work.ends) or None

    def _spend(self, records: int) -> None:
        rate = self._rate()
        if rate and records:
            self._due = max(self._due, time.monotonic() - _CREDIT) + records / rate

    def _hold_or_go(self) -> None:
        if self._behind or time.monotonic() < self._due:
            active = set(self.assignment()) - set(self.paused())
            super().pause(*active)
            self._held |= active
        elif self._held:
            super().resume(*(self._held & set(self.assignment())))
            self._held.clear()
        if self._behind:
            self._health.wait("the live group is behind")

    # -- the groups ----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Whether the live group is behind, and whether ours is done. KafkaErrors are the loop's, as in any poll."""
        try:
            if self._admin is None:
                self._admin = admin(self._settings)
            if self._work.max_live_lag is not None:
                self._look_at_live(self._admin, self._work.max_live_lag)
            if set(self.assignment()) <= self._ended and self._done(self._admin):
                log.info("the replay is done")
                self._stop.ask()
        except KafkaError:
            self._forget_admin()
            raise

    def _look_at_live(self, client: KafkaAdminClient, most: int) -> None:
        at = committed(client, self._live)
        ends = super().end_offsets(list(at), timeout_ms=_PATIENCE) if at else {}
        lag = sum(max(0, end - (at[tp].offset or 0)) for tp, end in ends.items())
        if (lag > most) != self._behind:
            self._behind = not self._behind
            log.info("waiting for the live group" if self._behind else "going on", live_lag=lag, max_live_lag=most)
            if not self._behind:
                self._health.go()

    def _done(self, client: KafkaAdminClient) -> bool:
        at = {tp.partition: one.offset or 0 for tp, one in committed(client, self._settings).items()}
        return all(at.get(partition, 0) >= end for partition, end in self._work.ends.items())

    def _forget_admin(self) -> None:
        client, self._admin = self._admin, None
        if client is not None:
            client.close()
