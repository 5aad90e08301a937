"""A plan's articles by today's parser against what an older worker has written, on a real broker; nothing is sent."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from kafka import TopicPartition

from tests.lab import oracle
from tests.lab.articles import Make
from tests.lab.clients import reader
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Message, Sent
from tests.lab.scene import until, worker
from tests.lab.verify import lags
from tests.replay.older import alone, denied, older
from worker.cli import execute
from worker.settings import Settings


def revised(number: int, revision: int) -> Message:
    """An article of the laboratory again, as another revision with other words."""
    message = Make(seed=44, odd_share=0, sentences=(2, 4)).message(number + 100 * revision)
    value = json.loads(message.value or b"{}") | {"id": f"revised-{number}", "revision": revision}
    return Message(f"revised-{number}".encode(), json.dumps(value).encode(), message.headers)


def ends(place: Place) -> dict[TopicPartition, int]:
    """The end of every partition of every topic."""
    with reader(place.servers) as client:
        topics = sorted(topic for topic in client.topics() if topic.startswith(place.name))
        parts = [TopicPartition(topic, number) for topic in topics for number in client.partitions_for_topic(topic)]
        found: dict[TopicPartition, int] = client.end_offsets(parts)
    return found


def diffed(plan: Path, capfdbinary: pytest.CaptureFixture[bytes], *more: str) -> tuple[int, dict[str, Any]]:
    capfdbinary.readouterr()
    code = execute(["replay", "diff", "--plan", str(plan), "--format", "json", "--examples", "1000", *more])
    return code, orjson.loads(capfdbinary.readouterr().out)


def ids(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return sorted((row["article"]["id"], row["claim_id"]) for row in rows)


def in_force(sent: list[Sent]) -> list[dict[str, Any]]:
    """Today's claims of each article's last revision."""
    found = oracle.expect(sent)
    last = {one.message.key: found[one.origin] for one in sent}
    return [orjson.loads(claim.value or b"") for one in last.values() for claim in one.claims]


def test_what_an_older_worker_wrote_differs_in_exactly_the_claims_of_its_rules(
        place: Place, settings: Settings, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Among refused, skipped and withdrawn articles, and revisions of which only the last one counts."""
    copy = older(tmp_path / "older")
    messages = [*Make(seed=44, odd_share=0.2, sentences=(2, 4)).messages(40),
                *(revised(number, revision) for revision in (1, 2) for number in range(5))]
    sent = send(place.servers, place.topic("raw"), messages)
    with worker(place, "0", {"PYTHONPATH": str(copy), "PYTHONSAFEPATH": "1"}):
        assert until(lambda: not any(lags(place.servers, place.group, place.topic("raw")).values()), 90)
    plan = tmp_path / "plan.json"
    assert execute(["replay", "plan", "--from", "earliest", "--out", str(plan)]) == 0
    before = ends(place)

    code, row = diffed(plan, capfdbinary, "--fail-if-removed-over", "0", "--fail-if-added-over", "0")
    today = in_force(sent)
    changed, added = [one for one in today if denied(one)], [one for one in today if alone(one)]
    assert code == 10
    assert [(gate["kind"], gate["passed"]) for gate in row["gates"]] == [("removed", False), ("added", True)]
    assert ids([pair["after"] for pair in row["examples"]["changed"]]) == ids(changed) != []
    assert ids([pair["after"] for pair in row["examples"]["added"]]) == ids(added) != []
    assert row["examples"]["removed"] == []
    assert row["articles"]["changed"] == len({one["article"]["id"] for one in (*changed, *added)})
    assert (row["left_out"], row["sample"]["whole"]) == ({}, True)

    code, other = diffed(plan, capfdbinary, "--baseline", str(copy), "--fail-if-removed-over", "0")
    assert code == 0
    assert other["examples"] == row["examples"]

    some = [diffed(plan, capfdbinary, "--sample", "12", "--seed", seed)[1] for seed in ("7", "7", "8")]
    assert some[0] == some[1] != some[2]
    assert some[0]["articles"]["compared"] <= 12
    assert not some[0]["sample"]["whole"]
    assert ends(place) == before


def test_a_newer_revision_than_the_plan_and_claims_that_are_gone_are_left_out_and_counted(
        place: Place, settings: Settings, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The parser is the same, so nothing else differs; one manifest lists a claim that is nowhere."""
    sent = send(place.servers, place.topic("raw"), [revised(number, 1) for number in range(6)])
    found = oracle.expect(sent)
    gone = dataclasses.replace(found[sent[0].origin], claims=found[sent[0].origin].claims[1:])
    written = [gone, *(found[one.origin] for one in sent[1:])]
    newer = oracle.expect([dataclasses.replace(sent[1], message=revised(1, 2), offset=sent[1].offset + 50)])
    written += newer.values()
    send(place.servers, place.topic("claims"), [claim for one in written for claim in one.claims])
    send(place.servers, place.topic("parsed"), [one.manifest for one in written if one.manifest])
    assert execute(["topics", "seek", "--to", "latest"]) == 0
    plan = tmp_path / "plan.json"
    assert execute(["replay", "plan", "--from", "earliest", "--out", str(plan)]) == 0

    code, row = diffed(plan, capfdbinary, "--fail-if-removed-over", "0", "--fail-if-changed-over", "0")
    assert code == 0
    assert row["left_out"] == {"claims gone": 1, "newer revision": 1}
    assert row["articles"] == {"compared": 4, "changed": 0, "margin": None}
