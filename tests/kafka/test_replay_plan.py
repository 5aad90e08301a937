"""What a plan freezes on a real broker, and when it no longer fits."""

from __future__ import annotations

import dataclasses
import re
import time
from pathlib import Path

import pytest
from kafka import TopicPartition

from tests.kafka.placed import settings_of
from tests.lab.clients import admin, producer
from tests.lab.places import Place
from worker.claim import ParserId
from worker.cli import execute
from worker.errors import PlanError, UsageError
from worker.kafka import offsets
from worker.kafka.choice import Choice
from worker.kafka.history import Wish
from worker.replay.plan import Plan, check, decoded, encoded, make
from worker.settings import Settings

MORNING = 1_770_000_000_000  # milliseconds


@pytest.fixture
def settings(here: Place) -> Settings:
    """With a topic of articles that keeps them for ever: those of the tests are old."""
    here.create(raw={"retention.ms": "-1"})
    return settings_of(here)


@pytest.fixture
def month(here: Place) -> Settings:
    """With the topic of articles as it ought to be: it keeps them for 30 days."""
    here.create()
    return settings_of(here)


def put(settings: Settings, partition: int, *times: int, key: str = "a") -> None:
    """A record at each of these times after MORNING; a transaction's marker stands behind them."""
    client = producer(settings.bootstrap_servers, transactional_id=f"{settings.group}-{partition}-{key}")
    client.init_transactions()
    client.begin_transaction()
    for at in times:
        client.send(settings.topic_raw, b"{}", key=key.encode(), partition=partition, timestamp_ms=MORNING + at)
    client.commit_transaction()
    client.close()


def live_at(settings: Settings, place: str = "latest") -> None:
    offsets.seek(settings, place)


def ranges(plan: Plan) -> dict[int, tuple[int, int, int]]:
    return {at.partition: (at.start, at.end, at.records) for at in plan.partitions if at.records}


def test_everything_up_to_where_the_live_group_is(settings: Settings) -> None:
    put(settings, 0, 1, 2, 3)
    put(settings, 3, 1, 2)
    live_at(settings)
    put(settings, 0, 4, 5)
    plan = make(settings, Wish("earliest", "latest"))

    assert ranges(plan) == {0: (0, 4, 3), 3: (0, 3, 2)}
    assert (plan.records, plan.bytes) == (5, 10)
    assert (plan.target.set, plan.target.claims) == ("v2", f"{settings.topic_claims}.v2")


def test_what_an_open_transaction_holds_back_is_not_planned(settings: Settings) -> None:
    put(settings, 0, 1, 2, key="whole")
    client = producer(settings.bootstrap_servers, transactional_id=f"{settings.group}-open")
    client.init_transactions()
    client.begin_transaction()
    client.send(settings.topic_raw, b"{}", key=b"a", partition=0)
    client.flush()
    live_at(settings)

    assert ranges(make(settings, Wish("earliest", "latest"))) == {0: (0, 3, 2)}
    client.abort_transaction()
    client.close()


def test_by_time_equal_times_and_times_out_of_order(settings: Settings) -> None:
    """The first record at or after a time begins, and the first at or after the other ends, whatever follows them."""
    put(settings, 1, 1000, 3000, 3000, 2000, 5000, 4000)
    live_at(settings)
    times = ("2026-02-02T02:40:03+00:00", "2026-02-02T02:40:05+00:00")

    assert ranges(make(settings, Wish(*times))) == {1: (1, 4, 3)}
    assert ranges(make(settings, Wish(times[1], "latest"))) == {1: (4, 7, 2)}


def test_by_offsets_and_partition(settings: Settings) -> None:
    put(settings, 0, 1, 2, 3)
    put(settings, 2, 1, 2, 3)
    live_at(settings)

    assert ranges(make(settings, Wish("1", "3", [2]))) == {2: (1, 3, 2)}
    with pytest.raises(UsageError, match="has partitions 0 to 5"):
        make(settings, Wish("1", "3", [6]))


def test_by_article(settings: Settings) -> None:
    put(settings, 0, 1, 2)
    put(settings, 0, 3, key="b")
    put(settings, 0, 4)
    put(settings, 0, 5, key="b")
    put(settings, 0, 6)
    live_at(settings)
    plan = make(settings, Wish("earliest", "latest", choice=Choice(frozenset([b"b"]))))

    assert ranges(plan) == {0: (3, 8, 2)}
    assert plan.articles == ("b",)


def test_what_retention_may_take_is_told_by_partition(
        month: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The topic keeps 30 days; of six articles, two are younger."""
    now = round(time.time() * 1000) - MORNING
    put(month, 0, 1, 2, now)
    put(month, 5, 1, 2, now)
    live_at(month)
    forecast = make(month, Wish("earliest", "latest")).forecast

    assert forecast is not None
    assert (forecast.sample, forecast.taken, forecast.size_bound) == (6, {0: 2, 5: 2}, False)
    assert forecast.seconds >= 1

    assert execute(["replay", "plan", "--from", "earliest", "--out", str(tmp_path / "plan.json")]) == 0
    told = capsys.readouterr().out
    assert "\nhurry   retention may have taken up to 4 articles before it ends, of 2 partitions: " in told


def test_by_dead_letters(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those whose record is there, of the reason that is asked for; one that was refused twice counts once."""
    put(settings, 2, 1, 2, 3, 4)
    live_at(settings)
    here, file = settings.topic_raw, tmp_path / "plan.json"
    for topic, offset, reason in ((here, 3, "timeout"), (here, 1, "timeout"), (here, 1, "timeout"), (here, 0, "bug"),
                                  (here, 900, "timeout"), ("elsewhere", 2, "timeout")):
        letter(settings, f"{topic}/2/{offset}", reason)
    asked = ["replay", "plan", "--out", str(file), "--dead"]

    assert execute([*asked, "--reason", "timeout"]) == 0
    plan = decoded(file.read_bytes(), "plan.json")
    assert ranges(plan) == {2: (1, 4, 2)}
    assert plan.choice == Choice(spots=frozenset([(2, 1), (2, 3)]))
    assert encoded(plan) == file.read_bytes()
    capsys.readouterr()
    assert execute([*asked, "--reason", "crash"]) == 11
    assert "no dead letter of " in capsys.readouterr().err
    assert execute(["replay", "plan", "--out", str(file), "--reason", "bug", "--from", "0"]) == 2
    assert execute(["replay", "plan", "--out", str(file)]) == 2
    assert "from where? → --from 2026-10-01, --from earliest, or --dead" in capsys.readouterr().err


def letter(settings: Settings, origin: str, reason: str) -> None:
    places = zip(("topic", "partition", "offset"), origin.rsplit("/", 2), strict=True)
    headers = [(f"__dlq.errors.{name}", part.encode()) for name, part in places]
    client = producer(settings.bootstrap_servers)
    client.send(settings.topic_dead, b"{}", key=b"a", headers=[*headers, ("hearsay_dlq_reason", reason.encode())])
    client.close()


def test_without_history_there_is_no_plan(settings: Settings) -> None:
    put(settings, 0, 1)
    with pytest.raises(PlanError, match="has committed nothing"):
        make(settings, Wish("earliest", "latest"))

    live_at(settings, "earliest")
    with pytest.raises(PlanError, match="no article of"):
        make(settings, Wish("earliest", "latest"))


def test_a_plan_that_no_longer_fits_is_refused_with_the_reason(settings: Settings) -> None:
    put(settings, 0, 1, 2, 3)
    live_at(settings)
    plan = make(settings, Wish("earliest", "latest"))
    check(plan, settings)

    stranger = ParserId("0.1.0", "0" * 64)
    for other, why in ((dataclasses.replace(plan, cluster="elsewhere"), "the plan is for cluster elsewhere; "),
                       (dataclasses.replace(plan, topic_id="older"), "was made again since the plan"),
                       (dataclasses.replace(plan, parser=stranger), "the plan is for parser .* #000000; this is ")):
        with pytest.raises(PlanError, match=why):
            check(other, settings)

    with admin(settings.bootstrap_servers) as client:
        client.delete_records({TopicPartition(settings.topic_raw, 0): 2})
    with pytest.raises(PlanError, match="the plan begins at 0, but retention has taken everything before 2"):
        check(plan, settings)


def test_the_command_writes_the_file_and_says_what_is_in_it(
        settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(settings, 4, 1, 2, 3)
    live_at(settings)
    file = tmp_path / "plan.json"

    assert execute(["replay", "plan", "--from", "2026-02-02", "--out", str(file)]) == 0
    told = capsys.readouterr().out.splitlines()
    plan = decoded(file.read_bytes(), "plan.json")
    assert encoded(plan) == file.read_bytes()
    assert told[0].startswith(f"{file}  {plan.name}  3 articles, 6 bytes  parser ")
    assert told[1] == f"  {settings.topic_raw}-4  offsets 0 to 4  3 articles"
    assert re.fullmatch(r"takes   about \d+ s with \d+ parsers? at full rate \(3 articles measured, [\d.]+ ms each\)",
                        told[2])
    assert told[3].startswith(f"target  {settings.topic_claims}.v2 ")  # nothing to hurry for: this topic keeps all

    taken = ["replay", "plan", "--from", "0", "--out", str(file), "--target", "v9"]
    with admin(settings.bootstrap_servers) as client:
        client.create_topics({f"{settings.topic_parsed}.v9": {"num_partitions": 1, "replication_factor": 1}})
    assert execute(taken) == 11
    assert capsys.readouterr().err == (f"hearsay: topic {settings.topic_parsed}.v9 exists: set v9 is taken → leave "
                                       "--target out, and the first free set is taken (exit 11)\n")
