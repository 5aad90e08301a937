"""A consumer that ends: the worker's loop replays with it, and need not know that it does.

It gives the records of a frozen range and no other; a partition that has reached its end stays assigned and is paused,
at exactly that offset, whatever markers and gaps lie before it. It reads nothing while its reins are held (reins.py).
When the group has committed the end of every partition, it asks the worker to stop. Of a replay that follows, the
range has no end.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import structlog
from kafka import KafkaConsumer, OffsetAndMetadata, TopicPartition

from worker.kafka.reins import Reins, Work
from worker.kafka.stop import Stop
from worker.ops.health import Health
from worker.settings import Settings

_PATIENCE = 2000  # milliseconds

log = structlog.get_logger()


class Bounded(KafkaConsumer):
    """A consumer of one member of the replay's group; the settings are the replay's own."""

    def __init__(self, work: Work, settings: Settings, stop: Stop, health: Health, *topics: str,
                 **configs: Any) -> None:
        super().__init__(*topics, **configs)
        self._work = work
        self._stop = stop
        self._reins = Reins(work, settings, health)
        self._ended: set[TopicPartition] = set()
        self._held: set[TopicPartition] = set()

    # -- what the loop uses of a consumer ------------------------------------------------------------------------------

    def poll(self, timeout_ms: float = 0, max_records: int | None = None, update_offsets: bool = True) -> Any:
        """The next records of the range; none while the reins are held."""
        self._look()
        share = self._share()
        self._hold_or_go(share)
        found = super().poll(timeout_ms, min(max_records or 500, self._reins.most(share)), update_offsets)
        used = {tp: [record for record in records if self._wanted(tp, record)] for tp, records in found.items()}
        self._reins.spend(sum(map(len, used.values())), share)
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

    def committed(self, partition: Any, metadata: bool = False, timeout_ms: float | None = None) -> Any:
        """As ever; a partition that was added since the plan has nothing to read, wherever its log begins."""
        found = super().committed(partition, metadata=metadata, timeout_ms=timeout_ms)
        if found is None and metadata and not self._work.follow and partition.partition not in self._work.starts:
            return OffsetAndMetadata(0, "", -1)
        return found

    def end_offsets(self, partitions: Any, timeout_ms: float | None = None) -> Any:
        """The ends of the range, as far as the log reaches."""
        found = super().end_offsets(partitions, timeout_ms=timeout_ms)
        return {tp: min(offset, self._end_of(tp)) for tp, offset in found.items()}

    def close(self, *args: Any, **kwargs: Any) -> None:
        """As ever."""
        self._reins.close()
        super().close(*args, **kwargs)

    # -- the range -----------------------------------------------------------------------------------------------------

    def _end_of(self, tp: TopicPartition) -> int:
        return sys.maxsize if self._work.follow else self._work.ends.get(tp.partition, 0)

    def _wanted(self, tp: TopicPartition, record: Any) -> bool:
        return record.offset < self._end_of(tp) and self._work.choice.takes(tp.partition, record.offset, record.key)

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

    # -- the reins -----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        if not self._reins.look(lambda live: super(Bounded, self).end_offsets(live, timeout_ms=_PATIENCE)):
            return
        if self._reins.aborted:
            log.warning("the replay was aborted")
            self._stop.ask()
        elif self._reins.done and set(self.assignment()) <= self._ended:
            log.info("the replay is done")
            self._stop.ask()

    def _share(self) -> float:
        """This member's share of the rate: its part of the partitions that have history left."""
        left = self._reins.left
        return sum(tp.partition in left for tp in self.assignment()) / len(left) if left else 0.0

    def _hold_or_go(self, share: float) -> None:
        if self._reins.held(share):
            active = set(self.assignment()) - set(self.paused())
            super().pause(*active)
            self._held |= active
        elif self._held:
            super().resume(*(self._held & set(self.assignment())))
            self._held.clear()
