"""A replay on a real broker: its range exactly once, killed on the way, and nothing of the live worker touched."""

from __future__ import annotations

import dataclasses
import signal
import time

import pytest
from kafka import TopicPartition

from tests.kafka.replaying import Replay, in_transactions, plan_file, report
from tests.lab.articles import Make
from tests.lab.clients import admin, producer
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Message, Sent
from tests.lab.scene import until
from tests.lab.verify import read_all
from worker.cli import execute
from worker.kafka import offsets
from worker.kafka.choice import Choice
from worker.kafka.history import Wish, positions
from worker.replay.plan import Plan, into, make
from worker.replay.standing import progress
from worker.replay.verify import Verification
from worker.replay.work import replayed
from worker.settings import Settings


def planned(settings: Settings, wish: Wish | None = None, target: str | None = None) -> Plan:
    """A plan of all that is there; the live group stands at the end, as if it had done it."""
    offsets.seek(settings, "latest")
    return make(settings, wish or Wish("earliest", "latest"), target)


def finished(replay: Replay, seconds: float = 90) -> int:
    replay.start()
    try:
        return replay.wait(seconds)
    finally:
        replay.kill()


def written(place: Place, plan: Plan) -> list[tuple[bytes | None, bytes | None]]:
    return sorted((record.key, record.value) for topic in (plan.target.claims, plan.target.parsed)
                  for record in read_all(place.servers, topic))


def test_the_range_exactly_once_through_kills_and_the_same_bytes_again(place: Place, settings: Settings) -> None:
    """Among aborted transactions, with more articles behind the end, the live group and its topics as they were."""
    sent = in_transactions(place, Make(seed=21).messages(360))
    plan = planned(settings)
    send(place.servers, place.topic("raw"), Make(seed=22).messages(40))
    live = offsets.lag(settings)
    assert plan.records == len(sent) == 240

    replay, kills = Replay(place, plan), 0
    for share in (1, 2):
        replay.start()
        assert until(lambda least=60 * share: parsed(place, plan) > least, 90)  # type: ignore[misc]
        replay.signal(signal.SIGKILL)
        kills += replay.wait(10) == -9
    assert kills == 2
    assert finished(replay) == 0

    found = report(place, plan, sent)
    assert (found.lost, found.doubled, found.unexpected, found.disordered) == ([], [], [], []), found
    ends = {partition: end for partition, end in plan.ends.items() if end > plan.starts[partition]}
    assert {partition: at for partition, at in positions(replayed(plan, settings)).items() if partition in ends} == ends
    assert offsets.lag(settings) == live
    assert [read_all(place.servers, place.topic(role)) for role in ("claims", "parsed", "dead")] == [[], [], []]

    again = planned_again(settings, plan)
    assert finished(Replay(place, again)) == 0
    assert written(place, again) == written(place, plan)


def planned_again(settings: Settings, plan: Plan) -> Plan:
    """The same range into another set of topics."""
    return dataclasses.replace(make(settings, Wish("earliest", "latest"), "other"), partitions=plan.partitions)


def parsed(place: Place, plan: Plan) -> int:
    """How many manifests the replay has written."""
    return len(read_all(place.servers, plan.target.parsed)) if place_has(place, plan.target.parsed) else 0


def place_has(place: Place, topic: str) -> bool:
    with admin(place.servers) as client:
        return topic in client.list_topics()


def test_a_plan_that_is_done_is_done_at_once_and_its_state_is_told(
        place: Place, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    sent = send(place.servers, place.topic("raw"), Make(seed=23).messages(30))
    plan = planned(settings)
    file = str(plan_file(place, plan))
    assert execute(["replay", "status", "--plan", file]) == 0
    assert "not begun" in capsys.readouterr().out

    assert finished(Replay(place, plan)) == 0
    before = written(place, plan)
    assert finished(Replay(place, plan)) == 0
    assert written(place, plan) == before
    assert all(one.done for one in progress(plan, settings))
    assert execute(["replay", "status", "--plan", file]) == 0
    assert "  done  30 of 30 articles, 100 %  → v2; see that" in capsys.readouterr().out
    assert report(place, plan, sent).lost == []

    assert finished(Replay(place, plan, "0", "--to", "trial")) == 0
    assert written(place, into(plan, "trial")) == written(place, plan) == before

    assert execute(["replay", "verify", "--plan", file]) == 0
    assert capsys.readouterr().out.startswith(f"{plan.name}  30 articles: ")
    send(place.servers, plan.target.claims, [again_the_first(place, plan)])
    assert execute(["replay", "verify", "--plan", file]) == 10
    told = capsys.readouterr()
    assert '"fault":"doubled"' in told.out
    assert told.err.startswith("hearsay: the replay is not whole: 1 differs, 1 doubled → ")


def again_the_first(place: Place, plan: Plan) -> Message:
    """A claim that the replay has written, as if it were written twice."""
    first = read_all(place.servers, plan.target.claims)[0]
    return Message(first.key, first.value, tuple(first.headers))


def test_a_middle_of_one_partition_some_articles_and_a_deleted_range(place: Place, settings: Settings) -> None:
    """Partition 0 begins behind what retention took, ends before what follows; of it only one article's revisions."""
    sent = onto_partition_0(place, Make(seed=24, articles=7, odd_share=0).messages(70))
    key = sent[20].message.key
    assert key is not None
    with admin(place.servers) as client:
        client.delete_records({TopicPartition(place.topic("raw"), 0): 5})
    plan = planned(settings, Wish("10", "60", [0], Choice(frozenset([key]))))
    wanted = [one for one in sent[10:60] if one.message.key == key]
    assert plan.records == len(wanted) > 5

    assert finished(Replay(place, plan)) == 0
    found = report(place, plan, wanted)
    assert (found.lost, found.doubled, found.unexpected) == ([], [], []), found
    assert positions(replayed(plan, settings))[0] == plan.ends[0]
    assert list(Verification(plan, settings).findings()) == []


def onto_partition_0(place: Place, messages: list[Message]) -> list[Sent]:
    client = producer(place.servers)
    futures = [(message, client.send(place.topic("raw"), key=message.key, value=message.value, partition=0,
                                     headers=list(message.headers))) for message in messages]
    found = [Sent(at.topic, at.partition, at.offset, at.timestamp, message)
             for message, future in futures for at in [future.get(timeout=60)]]
    client.close()
    return found


def test_two_processes_share_a_plan_and_keep_to_its_rate(place: Place, settings: Settings) -> None:
    sent = send(place.servers, place.topic("raw"), Make(seed=25).messages(160))
    plan = planned(settings)
    both = [Replay(place, plan, slot, "--rate", "30/s") for slot in ("0", "1")]
    try:
        for one in both:
            one.start()
        assert [one.wait(90) for one in both] == [0, 0]
    finally:
        for one in both:
            one.kill()

    found = report(place, plan, sent)
    assert (found.lost, found.doubled, found.unexpected) == ([], [], []), found
    times = [record.timestamp for record in read_all(place.servers, plan.target.parsed)]
    assert max(times) - min(times) > 1000 * (160 / 30 - 2.5)


def test_it_waits_while_the_live_group_is_behind(place: Place, settings: Settings) -> None:
    sent = send(place.servers, place.topic("raw"), Make(seed=26).messages(40))
    plan = planned(settings)
    offsets.seek(settings, "earliest")
    replay = Replay(place, plan, "0", "--max-live-lag", "10")
    replay.start()
    try:
        assert until(lambda: "the live group is 40 records behind" in replay.output(), 60)
        time.sleep(3)
        assert read_all(place.servers, plan.target.parsed) == []
        assert replay.status("/livez") == 200
        offsets.seek(settings, "latest")
        assert replay.wait(60) == 0
    finally:
        replay.kill()
    assert report(place, plan, sent).lost == []
