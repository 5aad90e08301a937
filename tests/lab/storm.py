"""Faults of all kinds, for the soak: each is made, and what it took is given back, before the next one comes."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from kafka import TopicPartition

from tests.lab.chaos import SESSION, Scene
from tests.lab.clients import admin
from tests.lab.places import Place
from tests.lab.poison import REASONS, poisoned
from tests.lab.processes import Worker
from tests.lab.proxy import END_TXN, Proxy
from tests.lab.scene import until, worker
from tests.lab.verify import committed
from worker.kafka.local import LocalKafka, Node

AWAY = SESSION + 1.5  # seconds a killed broker stays away: longer than its session
MORTAL = 2  # of the supervised workers the first two are killed, frozen and stopped; the third lives through it all


@dataclass
class Storm:
    """What the faults work on; `more` are the settings of a worker that joins for a while."""

    scene: Scene
    cluster: LocalKafka
    proxies: Sequence[Proxy]
    more: Mapping[str, str]
    chance: random.Random
    made: Counter[str] = field(default_factory=Counter)
    ended: float = 0.0  # monotonic seconds

    def blow(self, seconds: float, least: float = 2.0, most: float = 9.0) -> int:
        """Make faults of all kinds in turn, in a random order, for so many seconds; how many there were."""
        end, kinds = time.monotonic() + seconds, list(FAULTS)
        while time.monotonic() < end:
            self.chance.shuffle(kinds)
            for kind in kinds:
                time.sleep(self.chance.uniform(least, most))
                if time.monotonic() > end:
                    break
                FAULTS[kind](self)
                self.made[kind] += 1
        self.ended = time.monotonic()
        return self.made.total()

    @property
    def victim(self) -> Worker:
        """A worker that may be killed."""
        return self.scene.supervisors[self.chance.randrange(MORTAL)].worker

    def signal(self, number: signal.Signals) -> None:
        """To a worker that may be killed."""
        self.scene.mark()
        self.victim.signal(number)

    def take_away(self, nodes: Sequence[Node], seconds: float = AWAY) -> None:
        """Kill brokers, all of them at once, and start them again."""
        self.scene.mark()
        for node in nodes:
            node.kill()
        time.sleep(seconds)
        for node in nodes:
            node.start(wait=None)
        for node in nodes:
            node.wait_ready(90)
        self.scene.mark()

    def everywhere(self, fault: str, value: object, seconds: float, afterwards: object) -> None:
        """Let all proxies have a fault for so many seconds."""
        self.scene.mark()
        for proxy in self.proxies:
            setattr(proxy.faults, fault, value)
        time.sleep(seconds)
        for proxy in self.proxies:
            setattr(proxy.faults, fault, afterwards)
        self.scene.mark()


def coordinator(place: Place, slot: str) -> int:
    """The number of the broker that decides the transactions of a slot."""
    with admin(place.servers) as client:
        name = f"hearsay.{place.group}.{slot}"
        return int(client.describe_transactions([name])[name].coordinator_id)


def _freeze_worker(storm: Storm) -> None:
    storm.scene.mark()
    frozen = storm.victim
    frozen.signal(signal.SIGSTOP)
    time.sleep(storm.chance.uniform(1, 10))
    frozen.signal(signal.SIGCONT)


def _kill_parser(storm: Storm) -> None:
    storm.scene.mark()
    for child in storm.victim.children()[:1]:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def _join_and_leave(storm: Storm) -> None:
    storm.scene.mark()
    with worker(storm.scene.place, "9", {**storm.more, "HEARSAY_LEAVE_ON_STOP": "1"}) as guest:
        assert until(guest.ready, 90)
        time.sleep(storm.chance.uniform(1, 4))
        storm.scene.mark()
        assert guest.stop() == 0


def _kill_coordinator(storm: Storm) -> None:
    number = coordinator(storm.scene.place, str(storm.chance.randrange(3)))
    storm.take_away([storm.cluster.nodes[number - 1]])


def _restart_broker(storm: Storm) -> None:
    storm.scene.mark()
    node = storm.chance.choice(storm.cluster.nodes)
    node.terminate()
    node.start()


def _freeze_broker(storm: Storm) -> None:
    storm.scene.mark()
    node = storm.chance.choice(storm.cluster.nodes)
    node.freeze()
    time.sleep(storm.chance.uniform(1, 8))
    node.thaw()


def _cut(storm: Storm) -> None:
    storm.scene.mark()
    for proxy in storm.proxies:
        proxy.cut()


def _poison(storm: Storm) -> None:
    """One article of the next kind; nothing else happens until the group has passed it."""
    number = storm.made["poison"]
    kind = list(REASONS)[number % len(REASONS)]
    at = storm.scene.feed.put(poisoned(kind, number))
    storm.scene.mark()
    topics, part = storm.scene.place.topics, TopicPartition(at.topic, at.partition)
    passed = until(lambda: committed(topics.servers, topics.group, topics.raw)[part] > at.offset, 300)
    assert passed, f"stuck at {at}"


FAULTS: Mapping[str, Callable[[Storm], None]] = {
    "worker killed": lambda storm: storm.signal(signal.SIGKILL),
    "worker stopped": lambda storm: storm.signal(signal.SIGTERM),
    "worker frozen": _freeze_worker,
    "parser killed": _kill_parser,
    "worker joins and leaves": _join_and_leave,
    "poison": _poison,
    "broker killed": lambda storm: storm.take_away([storm.chance.choice(storm.cluster.nodes)]),
    "coordinator killed": _kill_coordinator,
    "broker restarted": _restart_broker,
    "broker frozen": _freeze_broker,
    "two of three brokers away": lambda storm: storm.take_away(storm.cluster.nodes[:2], 8),
    "all brokers away": lambda storm: storm.take_away(storm.cluster.nodes, 8),
    "delay of 100 ms": lambda storm: storm.everywhere("delay", 0.1, 5, 0.0),
    "answers at 100 kB/s": lambda storm: storm.everywhere("bytes_per_second", 100_000, 5, None),
    "half-open connections": lambda storm: storm.everywhere("silent", True, 9, False),
    "commits cut": lambda storm: storm.everywhere("cut_after_request", END_TXN, 3, None),
    "all connections cut": _cut,
}
