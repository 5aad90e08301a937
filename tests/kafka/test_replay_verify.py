"""A verification sees what is wrong with a replay: planted faults, each found and nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from tests.kafka.replaying import plan_file
from tests.lab import oracle
from tests.lab.articles import Make
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Expected, Message
from worker.cli import execute
from worker.kafka import offsets, topics
from worker.kafka.history import Wish
from worker.replay.plan import Plan, make
from worker.replay.report import sealed
from worker.replay.work import replayed
from worker.settings import Settings

Outputs = dict[str, Expected]


def replayed_by_hand(place: Place, settings: Settings, alter: Callable[[Outputs], None]) -> Plan:
    """A plan, and in its topics what the parser makes of its articles, altered."""
    sent = send(place.servers, place.topic("raw"), Make(seed=41, odd_share=0, sentences=(2, 4)).messages(24))
    offsets.seek(settings, "latest")
    plan = make(settings, Wish("earliest", "latest"))
    topics.create(replayed(plan, settings), 6)
    found = oracle.expect(sent)
    alter(found)
    send(place.servers, plan.target.claims, [claim for one in found.values() for claim in one.claims])
    send(place.servers, plan.target.parsed, [one.manifest for one in found.values() if one.manifest])
    return plan


def nothing(_found: Outputs) -> None:
    """All as it should be."""


def one_byte(found: Outputs) -> None:
    """In one claim a word is another one."""
    origin, first = next((origin, one) for origin, one in found.items() if b'"certain"' in (one.claims[0].value or b""))
    claim = first.claims[0]
    assert claim.value is not None
    other = dataclasses.replace(claim, value=claim.value.replace(b'"certain"', b'"possible"', 1))
    found[origin] = dataclasses.replace(first, claims=(other, *first.claims[1:]))


def one_header(found: Outputs) -> None:
    """A claim lacks a header that its article had."""
    origin, first = next(iter(found.items()))
    claim = first.claims[0]
    other = Message(claim.key, claim.value, tuple(one for one in claim.headers if one[0] != "ce_dataschema"))
    found[origin] = dataclasses.replace(first, claims=(other, *first.claims[1:]))


def one_missing(found: Outputs) -> None:
    """Nothing came of one article."""
    del found[next(iter(found))]


@pytest.mark.parametrize(("alter", "faults"), [
    (nothing, {}), (one_byte, {"differs": 1}), (one_header, {"differs": 1}), (one_missing, {"lost": 1, "differs": 1})])
def test_what_is_wrong_is_found(alter: Callable[[Outputs], None], faults: dict[str, int], place: Place,
                                settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = replayed_by_hand(place, settings, alter)
    out = tmp_path / "report.json"

    code = execute(["replay", "verify", "--plan", str(plan_file(place, plan)), "--out", str(out),
                    "--signed-by", "Ada Pell", "--signed-at", "2026-03-09T15:30:00+01:00"])
    row = orjson.loads(out.read_bytes())
    told = capsys.readouterr().out.splitlines()
    assert code == (10 if faults else 0)
    assert {fault: count for fault, count in row["faults"].items() if count} == faults
    assert row["whole"] is not bool(faults)
    assert row["reparsed"]["sample"] == 24
    assert row["reparsed"]["same"] == 24 - faults.get("differs", 0)
    assert row["signed"] == {"by": "Ada Pell", "at": "2026-03-09T14:30:00Z"}
    assert row.pop("sha256") == sealed(row)
    assert [orjson.loads(line)["fault"] for line in told if line.startswith("{")] == sorted(faults, reverse=True)


def test_what_has_not_begun_is_told_in_one_line(
        place: Place, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    send(place.servers, place.topic("raw"), Make(seed=42).messages(3))
    offsets.seek(settings, "latest")
    plan = make(settings, Wish("earliest", "latest"))

    assert execute(["replay", "verify", "--plan", str(plan_file(place, plan))]) == 11
    assert capsys.readouterr().err == (f"hearsay: {plan.name} has not begun: there is no topic {plan.target.claims} → "
                                       "hearsay replay run --plan … (exit 11)\n")


def test_the_same_work_planned_twice_is_the_same_replay(place: Place, settings: Settings) -> None:
    send(place.servers, place.topic("raw"), Make(seed=42).messages(60))
    offsets.seek(settings, "latest")
    plans = [make(settings, Wish("earliest", "latest")) for _ in range(3)]

    assert len({plan.name for plan in plans}) == 1
    assert [one.partition for one in plans[0].partitions] == list(range(6))
