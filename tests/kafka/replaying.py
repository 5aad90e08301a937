"""Replays as processes, and what they must leave behind."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.lab import oracle
from tests.lab.clients import producer
from tests.lab.feed import on_its_way
from tests.lab.places import Place
from tests.lab.processes import Worker
from tests.lab.records import Message, Sent
from tests.lab.verify import Report, Topics, verify
from worker.replay.plan import Plan, encoded


class Replay(Worker):
    """One `python -m worker replay run` of a plan."""

    def __init__(self, place: Place, plan: Plan, slot: str | None = "0", *more: str, batch: int = 25) -> None:
        super().__init__(place, slot, {"HEARSAY_BATCH_RECORDS": str(batch)})
        file = str(plan_file(place, plan))
        self._command = [sys.executable, "-m", "worker", "replay", "run", "--plan", file, *more]


def plan_file(place: Place, plan: Plan) -> Path:
    """The plan as a file."""
    file = place.folder / f"{plan.name}.json"
    file.write_bytes(encoded(plan))
    return file


def in_transactions(place: Place, messages: Sequence[Message], size: int = 40) -> list[Sent]:
    """Send in transactions of `size`; every third is aborted, and its messages are not among what is returned."""
    client = producer(place.servers, transactional_id=f"{place.name}.feed.{len(messages)}")
    client.init_transactions()
    sent: list[Sent] = []
    for number, start in enumerate(range(0, len(messages), size)):
        client.begin_transaction()
        batch = [on_its_way(client, place.topic("raw"), message) for message in messages[start:start + size]]
        client.flush()
        if number % 3 == 2:
            client.abort_transaction()
            continue
        client.commit_transaction()
        sent += [one.arrived(60) for one in batch]
    client.close()
    return sent


def report(place: Place, plan: Plan, sent: Iterable[Sent]) -> Report:
    """What the replay's topics lack or have too much of, for exactly these articles."""
    expected = list(sent)
    topics = Topics(place.servers, plan.topic, plan.target.claims, plan.target.parsed, plan.target.dead, plan.name)
    return verify(topics, expected, oracle.expect(expected))
