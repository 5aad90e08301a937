"""A replay into the live topics, on a real broker: no old revision comes back to life, nothing stands twice."""

from __future__ import annotations

import json
from typing import Any

import orjson
import pytest

from tests.kafka.replaying import Replay
from tests.kafka.test_replay_run import finished, planned
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Message
from tests.lab.scene import until, worker
from tests.lab.verify import read_all
from tests.replay.written import written
from worker.cli import execute
from worker.kafka import inplace
from worker.replay import control
from worker.settings import Settings

CLOSES = "The harbour board said that the pier would close in May."
OPENS = "Ada Pell told the board that the ferry would sail again."


def article(name: str, revision: int, text: str = CLOSES) -> Message:
    return Message(name.encode(), json.dumps({"id": name, "revision": revision, "text": text}).encode())


def manifests(place: Place) -> dict[str, list[dict[str, Any]]]:
    """The manifests of each article, in the order of the log."""
    found: dict[str, list[dict[str, Any]]] = {}
    for record in read_all(place.servers, place.topic("parsed")):
        found.setdefault(record.key.decode(), []).append(orjson.loads(record.value))
    return found


def revisions(place: Place) -> dict[str, list[int]]:
    return {name: [one["article"]["revision"] for one in found] for name, found in manifests(place).items()}


def test_overtaken_revisions_are_passed_over_and_the_higher_manifest_is_the_last(
        place: Place, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """`pier`: two revisions in the plan; `ferry`: the newer one is behind it; `quay`: it came while the replay ran."""
    topic = place.topic("raw")
    send(place.servers, topic, [article("pier", 1), article("ferry", 1), article("quay", 1), article("pier", 2, OPENS)])
    [refused_one] = send(place.servers, topic, [Message(b"mute", b'{"id": "mute"}')])
    plan = planned(settings)
    send(place.servers, topic, [article("ferry", 2, OPENS)])
    newer = [record for record in written(7, {"text": OPENS, "revision": 9}, "quay")
             if record.topic == "articles.parsed"]
    send(place.servers, place.topic("parsed"),
         [Message(record.key, record.value, tuple((name, value) for name, value in record.headers if value is not None))
          for record in newer])

    assert finished(Replay(place, plan, "0", "--in-place")) == 0
    assert revisions(place) == {"pier": [2], "quay": [9, 1, 9]}
    assert manifests(place)["quay"][2] == manifests(place)["quay"][0]
    assert {record.key for record in read_all(place.servers, place.topic("claims"))} == {b"pier", b"quay"}
    row = control.known(settings, plan)
    assert row is not None
    assert (row.mode, row.settled) == ("in_place", True)

    assert execute(["replay", "status", plan.name]) == 0
    assert f"{plan.name}  done  5 of 5 articles, 100 %  → in place" in capsys.readouterr().out
    for refused in (["cutover"], ["verify"]):
        assert execute(["replay", *refused, plan.name]) == 11
    assert execute(["replay", "run", "--plan", str(place.folder / f"{plan.name}.json")]) == 11
    assert f"{plan.name} was begun with --in-place → go on in the same way" in capsys.readouterr().err

    again = planned(settings, target="other")  # by the same parser: everything is there, and nothing is written twice
    assert finished(Replay(place, again, "0", "--in-place")) == 0
    assert revisions(place) == {"pier": [2], "quay": [9, 1, 9], "ferry": [2]}
    assert len(read_all(place.servers, place.topic("dead"))) == 1
    spot = refused_one.partition, refused_one.offset  # but a plan from dead letters tries it again
    done = [inplace.done_by(settings, plan.parser.digest, letters=letters) for letters in (True, False)]
    assert done[0] - done[1] == {spot}


def test_what_a_live_worker_writes_meanwhile_stays_in_force(place: Place, settings: Settings) -> None:
    """The replay works through old revisions while the live worker writes newer ones of the same articles."""
    names = [f"pier-{number}" for number in range(40)]
    send(place.servers, place.topic("raw"), [article(name, 1) for name in names])
    plan = planned(settings)
    replay = Replay(place, plan, "0", "--in-place", "--rate", "10/s", batch=5)
    with worker(place) as live:
        assert until(live.ready)
        replay.start()
        try:
            assert until(lambda: len(manifests(place)) > 5, 60)
            send(place.servers, place.topic("raw"), [article(name, 2, OPENS) for name in names])
            assert replay.wait(90) == 0
            assert until(lambda: all(found[-1] == 2 for found in revisions(place).values()))
        finally:
            replay.kill()
        assert live.stop() == 0

    found = revisions(place)
    assert sorted(found) == sorted(names)
    assert [1, 2] in found.values()  # replayed before the newer one came
    assert [2, 1, 2] in found.values()  # and behind it: then the newer one was written again
    assert read_all(place.servers, place.topic("dead")) == []
