"""A plan that no longer fits, a target that is not ours: each is one line that says what to do, and nothing is done."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import orjson
import pytest
from kafka import TopicPartition

from tests.kafka.placed import settings_of
from tests.kafka.replaying import plan_file
from tests.kafka.test_replay_plan import put
from tests.lab.clients import admin
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Message
from tests.lab.scene import until
from worker.claim import ParserId
from worker.cli import execute
from worker.kafka import offsets
from worker.kafka.history import Wish
from worker.replay.plan import Plan, make
from worker.settings import Settings


@pytest.fixture
def settings(here: Place) -> Settings:
    here.create(raw={"retention.ms": "-1"})
    return settings_of(here)


@pytest.fixture
def plan(settings: Settings) -> Plan:
    put(settings, 0, 1, 2, 3)
    offsets.seek(settings, "latest")
    return make(settings, Wish("earliest", "latest"))


def refused(capsys: pytest.CaptureFixture[str], file: Path, code: int = 11, verb: str = "run") -> str:
    """The one line of the refusal."""
    capsys.readouterr()
    assert execute(["replay", verb, "--plan", str(file)]) == code
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("hearsay: ")
    assert " → " in line
    return line


def test_another_cluster_parser_or_topic(
        place: Place, plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = plan_file(place, dataclasses.replace(plan, cluster="elsewhere"))
    for verb in ("run", "status", "pause", "abort", "cutover"):
        assert f"the plan is for cluster elsewhere; {place.servers} is " in refused(capsys, elsewhere, verb=verb)
    stranger = plan_file(place, dataclasses.replace(plan, parser=ParserId("0.0.9", "0" * 64)))
    assert "the plan is for parser 0.0.9 #000000; this is " in refused(capsys, stranger)
    unknown = plan_file(place, dataclasses.replace(plan, topic="nobody.knows"))
    assert f"topic nobody.knows does not exist on {place.servers}" in refused(capsys, unknown, 4)


def test_a_topic_that_was_made_again_or_lost_its_beginning(
        place: Place, settings: Settings, plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    file = plan_file(place, plan)
    with admin(place.servers) as client:
        client.delete_records({TopicPartition(settings.topic_raw, 0): 2})
    line = refused(capsys, file)
    assert f"{settings.topic_raw}-0: the plan begins at 0, but retention has taken everything before 2 →" in line
    assert line.endswith("→ make a new one: hearsay replay plan (exit 11)")

    with admin(place.servers) as client:
        client.delete_topics([settings.topic_raw])
        assert until(lambda: settings.topic_raw not in client.list_topics())
    assert f"topic {settings.topic_raw} does not exist" in refused(capsys, file, 4)
    place.create()
    assert f"topic {settings.topic_raw} was made again since the plan" in refused(capsys, file)


def test_a_file_that_is_no_plan_or_was_edited(
        place: Place, plan: Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = orjson.loads(plan_file(place, plan).read_bytes())
    edited, other, none = tmp_path / "edited.json", tmp_path / "other.json", tmp_path / "none.json"
    row["partitions"][0]["end"] += 1
    edited.write_bytes(orjson.dumps(row))
    other.write_bytes(orjson.dumps({"schema": "hearsay.replay-plan.v1"}))
    none.write_text("plan: mine")
    assert f"{edited} was edited: its checksum is not that of its content" in refused(capsys, edited)
    assert f'{other} is no replay plan: "cluster" is a required property' in refused(capsys, other)
    assert f"{none} is no replay plan: not JSON" in refused(capsys, none)
    assert f"{tmp_path / 'gone.json'}: No such file or directory" in refused(capsys, tmp_path / "gone.json", 2)


@pytest.mark.parametrize(("partitions", "message"), [
    (2, "has 2 partitions, the live one 6"), (6, "holds records that are not of this replay")])
def test_a_target_that_is_not_ours(partitions: int, message: str, place: Place, plan: Plan,
                                   capsys: pytest.CaptureFixture[str]) -> None:
    with admin(place.servers) as client:
        client.create_topics({plan.target.claims: {"num_partitions": partitions, "replication_factor": 1}})
        assert until(lambda: plan.target.claims in client.list_topics())
    send(place.servers, plan.target.claims, [Message(b"a", b"somebody's")])

    line = refused(capsys, plan_file(place, plan))
    assert f"topic {plan.target.claims} {message} → make a new plan with another --target" in line
