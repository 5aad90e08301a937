"""Every few seconds: how far behind each partition is, whether the slot is still ours, whether the topics still exist.

The client tells none of this by itself: it answers polls of a dead cluster, of a stolen slot (B17) and of a deleted
topic alike, with nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition
from kafka.admin import MemberToRemove
from kafka.errors import KafkaError
from kafka.structs import MemberState

from worker.errors import FencedError, TopicError
from worker.kafka.client import admin
from worker.kafka.context import Context
from worker.kafka.membership import Membership
from worker.kafka.startup import NEEDED, Ground

_EVERY = 5.0
_PATIENCE = 2.0


class Lookout:
    """The rounds of one worker. KafkaErrors are for the caller: they mean that the broker is away."""

    def __init__(self, context: Context, ground: Ground, membership: Membership) -> None:
        self._settings = context.settings
        self._slot = context.slot
        self._health = context.health
        self._metrics = context.metrics
        self._ground = ground
        self._membership = membership
        self._admin: KafkaAdminClient | None = None
        self._next = 0.0

    def close(self) -> None:
        """Give up the connection."""
        client, self._admin = self._admin, None
        if client is not None:
            client.close()

    def round(self) -> bool:
        """Look, if it is time to; whether it was."""
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + _EVERY
        self.measure()
        self.check_slot()
        self.check_topics()
        return True

    def measure(self) -> None:
        """Lag, position and stalls of the partitions we own; raises where the broker does not answer."""
        consumer = self._membership.consumer
        owned = sorted(consumer.assignment())
        asked = owned or [TopicPartition(self._settings.topic_raw, 0)]
        ends = consumer.end_offsets(asked, timeout_ms=round(_PATIENCE * 1000))
        self._forget(self._health.own(owned))
        for tp in owned:
            position = _position(consumer, tp)
            if position is not None:
                self._health.progress(tp, position, ends[tp])
                labels = {"topic": tp.topic, "partition": str(tp.partition)}
                self._metrics.show("hearsay_consumer_lag", max(0, ends[tp] - position), **labels)
                self._metrics.show("hearsay_consumer_position", position, **labels)
        stalled = set(self._health.stalled())
        for tp in owned:
            self._metrics.show("hearsay_partition_stalled", tp in stalled, topic=tp.topic, partition=str(tp.partition))
        self._metrics.show("hearsay_partitions", len(owned))

    def _forget(self, gone: list[tuple[str, int]]) -> None:
        for topic, partition in gone:
            for name in ("hearsay_consumer_lag", "hearsay_consumer_position", "hearsay_partition_stalled"):
                self._metrics.forget(name, topic=topic, partition=str(partition))

    def lagging(self, partitions: Iterable[TopicPartition]) -> set[TopicPartition]:
        """Which of the partitions hold records behind the committed offsets."""
        consumer = self._membership.consumer
        asked = list(partitions)
        ends = consumer.end_offsets(asked, timeout_ms=round(_PATIENCE * 1000))
        return {tp for tp in asked if (_position(consumer, tp) or 0) < ends[tp]}

    def leave(self) -> None:
        """Give the slot up: its partitions move at once, instead of after the session's timeout."""
        if self._slot.name is not None:
            member = MemberToRemove(group_instance_id=self._slot.name)
            with self._asking() as client:
                client.remove_group_members(self._settings.group, [member])

    def check_slot(self) -> None:
        """Raise FencedError if the group knows our slot under another member id: a second process took it (B17)."""
        mine = self._membership.last_member_id
        consumer: Any = self._membership.consumer
        if self._slot.name is None or not mine or consumer.group_metadata().state == MemberState.REBALANCING:
            return
        with self._asking() as client:
            group = client.describe_groups([self._settings.group])[self._settings.group]
        for member in group.get("members", ()):
            if member["group_instance_id"] == self._slot.name and member["member_id"] not in {mine, ""}:
                raise FencedError(f"another process took slot {self._slot.name} of group {self._settings.group}",
                                  "run exactly one process per HEARSAY_SLOT")

    def check_topics(self) -> None:
        """Raise TopicError if a topic that the worker needs is gone, or the articles' topic was made again."""
        names = [getattr(self._settings, setting) for setting in NEEDED]
        seen = self._ids(names)
        if len(seen) < len(names):  # once more: a broker that has just started may not know all topics yet
            time.sleep(1.0)
            seen = self._ids(names)
        for name in names:
            if name not in seen:
                raise TopicError(f"topic {name} is gone", "run `hearsay topics create`, then start again")
        if seen[self._settings.topic_raw] != self._ground.topic_id:
            raise TopicError(f"topic {self._settings.topic_raw} was made again while the worker ran", "start again")

    def _ids(self, names: list[str]) -> dict[str, str]:
        with self._asking() as client:
            found = client.describe_topics(names)
        return {topic["name"]: str(topic.get("topic_id", "")) for topic in found if topic["error_code"] == 0}

    @contextmanager
    def _asking(self) -> Iterator[KafkaAdminClient]:
        """The administrator. After an error it is thrown away: it goes on asking the coordinator that it remembers."""
        if self._admin is None:
            self._admin = admin(self._settings)
        try:
            yield self._admin
        except KafkaError:
            self.close()
            raise


def _position(consumer: KafkaConsumer, tp: TopicPartition) -> int | None:
    return consumer.position(tp, timeout_ms=500)

