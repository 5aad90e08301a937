"""Where a range begins and ends on a real broker: markers, holes, nothing at all, and partitions that came later."""

from __future__ import annotations

import dataclasses
import signal
from collections.abc import Sequence
from typing import Any

import pytest
from kafka import TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType

from tests.kafka.placed import settings_of
from tests.kafka.replaying import Replay, report
from tests.kafka.test_replay_run import finished, parsed, planned
from tests.lab.articles import Make
from tests.lab.clients import admin, producer
from tests.lab.places import Place
from tests.lab.records import Message, Sent
from tests.lab.scene import until
from tests.lab.verify import read_all
from worker.kafka.history import positions
from worker.replay import control
from worker.replay.plan import Plan
from worker.replay.verify import Verification
from worker.replay.work import replayed
from worker.settings import Settings

NOON = 1_790_000_000_000  # milliseconds


@pytest.fixture
def settings(place: Place) -> Settings:
    place.create(raw={"retention.ms": "-1"})
    return settings_of(place)


class Feed:
    """Articles onto chosen partitions in transactions, at chosen times."""

    def __init__(self, place: Place, seed: int) -> None:
        self._make = Make(seed=seed, odd_share=0)
        self._place = place
        self._made = 0
        self._client = producer(place.servers, transactional_id=f"{place.name}.edges.{seed}")
        self._client.init_transactions()

    def put(self, partition: int, times: Sequence[int], *, commit: bool = True) -> list[Sent]:
        """One transaction; an aborted one leaves a hole as long as it is, and a marker."""
        self._client.begin_transaction()
        futures: list[tuple[Message, Any]] = []
        for time in times:
            message = self._make.message(self._made)
            self._made += 1
            futures.append((message, self._client.send(
                self._place.topic("raw"), key=message.key, value=message.value, partition=partition,
                headers=list(message.headers), timestamp_ms=NOON + time)))
        self._client.flush()
        if not commit:
            self._client.abort_transaction()
            return []
        self._client.commit_transaction()
        return [Sent(at.topic, at.partition, at.offset, at.timestamp, message)
                for message, future in futures for at in [future.get(timeout=60)]]

    def close(self) -> None:
        self._client.close()


def with_ends(plan: Plan, **ends: int) -> Plan:
    """The plan with other ends: `p3=17`."""
    return dataclasses.replace(plan, partitions=tuple(
        stretch._replace(end=ends.get(f"p{stretch.partition}", stretch.end)) for stretch in plan.partitions))


def test_every_edge_at_once_through_a_kill_a_pause_and_a_resume(place: Place, settings: Settings) -> None:
    feed = Feed(place, 51)
    order = [50, 10, 10, 10, 40, 5, *range(60, 84)]
    inside = feed.put(1, order)  # 30 in one batch: the plan ends in its middle, and times are out of order and equal
    feed.put(2, range(10))  # deleted
    kept = feed.put(2, range(12))  # and the last marker is behind them
    hole = feed.put(3, range(8))
    feed.put(3, range(20), commit=False)  # the plan ends within what was aborted
    later = feed.put(3, range(6))
    marker = feed.put(4, range(9))  # offset 9 is the marker: the plan ends at it, and in 5 behind it
    whole = feed.put(5, range(9))
    feed.put(4, range(3))
    feed.close()
    with admin(place.servers) as client:
        client.delete_records({TopicPartition(settings.topic_raw, 2): 11})
    plan = with_ends(planned(settings), p1=17, p3=15, p4=9, p5=10)
    wanted = [*inside[:17], *kept, *hole, *marker, *whole]
    assert plan.starts[2] == 11
    assert later[0].offset == 30

    with admin(place.servers) as client:  # what comes later belongs to nobody's plan, wherever its log begins
        client.create_partitions({settings.topic_raw: 8})
    assert until(lambda: len(place.partitions("raw")) == 8)
    late = Feed(place, 53)
    for partition in (6, 7):
        late.put(partition, range(5))
    late.close()
    with admin(place.servers) as client:
        client.delete_records({TopicPartition(settings.topic_raw, 7): 3})

    replay = Replay(place, plan, "0", "--rate", "20/s")
    replay.start()
    try:
        assert until(lambda: parsed(place, plan) > 5, 90)
        replay.signal(signal.SIGKILL)
        assert replay.wait(10) == -9
        control.want(settings, plan, "pause")
        replay.start()
        assert until(lambda: "waiting: it is paused" in replay.output(), 90)
        control.want(settings, plan, "run")
        assert replay.wait(90) == 0
    finally:
        replay.kill()
    at_the_ends(place, settings, plan, wanted)


def at_the_ends(place: Place, settings: Settings, plan: Plan, wanted: list[Sent]) -> None:
    """Exactly these articles, once, and each partition committed at exactly its end."""
    found = report(place, plan, wanted)
    assert (found.lost, found.doubled, found.unexpected, found.disordered) == ([], [], [], []), found
    at = positions(replayed(plan, settings))
    ends = {stretch.partition: stretch.end for stretch in plan.partitions if stretch.records}
    assert {partition: at[partition] for partition in ends} == ends
    assert list(Verification(plan, settings).findings()) == []


@pytest.mark.long
def test_holes_that_compaction_left_at_both_ends(place: Place) -> None:
    """The topic was compacted once: the range begins in a hole, ends in one, and has some in its middle."""
    place.create(raw={"cleanup.policy": "compact", "retention.ms": "-1", "segment.bytes": "1048576", "segment.ms": "1",
                      "min.cleanable.dirty.ratio": "0.0", "max.compaction.lag.ms": "1", "delete.retention.ms": "1"})
    settings, topic = settings_of(place), place.topic("raw")
    make, client = Make(seed=52, articles=9, odd_share=0), producer(place.servers)
    sent = []
    for number in range(60):
        message = make.message(number)
        at = client.send(topic, key=message.key, value=message.value, partition=0, headers=list(message.headers))
        found = at.get(timeout=60)
        sent.append(Sent(topic, 0, found.offset, found.timestamp, message))
    client.close()

    def left() -> list[int]:
        return [record.offset for record in read_all(place.servers, topic)]

    assert until(lambda: len(left()) < 20, 180)
    with admin(place.servers) as client:
        client.alter_configs(_deleting(topic))
    there = left()
    plan = planned(settings)
    plan = with_ends(plan, p0=there[-2])
    assert there[0] > 0
    assert finished(Replay(place, plan)) == 0
    at_the_ends(place, settings, plan, [one for one in sent if one.offset in there[:-2]])


def _deleting(topic: str) -> list[Any]:
    return [ConfigResource(ConfigResourceType.TOPIC, topic, configs={"cleanup.policy": "delete"})]
