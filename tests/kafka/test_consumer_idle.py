"""What the worker's consumer does while its broker is silent: nothing, and nothing piles up."""

from __future__ import annotations

from pathlib import Path

from tests.kafka.placed import settings_of
from tests.lab.articles import Make
from tests.lab.chaos import BROKER_SETTINGS
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.scene import until
from worker.kafka import client, offsets
from worker.kafka.local import LocalKafka

SILENT = 4.0  # seconds: several heartbeats are late by then


def test_it_does_not_spin_while_a_heartbeat_is_late(trained: None, tmp_path: Path) -> None:
    """At most twice as often as the least wait allows; by itself the client asks a thousand times a second."""
    with LocalKafka(settings=BROKER_SETTINGS) as kafka:
        place = Place(kafka.bootstrap_servers, tmp_path)
        place.create()
        send(place.servers, place.topic("raw"), Make(seed=5, odd_share=0).messages(3))
        settings = settings_of(place)
        offsets.seek(settings, "earliest")
        consumer = client.group_consumer(settings, client.Slot("0", "slot-0"))
        try:
            assert until(lambda: bool(consumer.poll(timeout_ms=200)))
            turns = turned(kafka, consumer)
        finally:
            consumer.close(autocommit=False, timeout_ms=1000)

    assert 0 < turns < 2 * SILENT / client.LEAST_WAIT


def turned(kafka: LocalKafka, consumer: object) -> int:
    """How often the consumer asks for its fetches while the broker is silent."""
    fetcher = consumer._fetcher  # type: ignore[attr-defined]
    asked, count = fetcher.fetch_records, 0

    def counted(*args: object, **named: object) -> object:
        nonlocal count
        count += 1
        return asked(*args, **named)

    fetcher.fetch_records = counted
    kafka.nodes[0].freeze()
    try:
        consumer.poll(timeout_ms=round(SILENT * 1000))  # type: ignore[attr-defined]
    finally:
        kafka.nodes[0].thaw()
    return count
