"""The commands that need a cluster, on a real one: topics, send, tail, group, seek."""

from __future__ import annotations

import orjson
import pytest

from tests.lab.places import Place
from worker import contract
from worker.cli import execute

NESTED = str(contract.SEEDS / "wire-nested.json")


def test_topics_are_made_once_and_then_as_they_should_be(here: Place, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["topics", "check"]) == 4
    assert f"{here.topic('raw')}: topic is missing, wanted created" in capsys.readouterr().out

    assert execute(["topics", "create"]) == 0
    assert f"created  {here.topic('raw')} (6 partitions)" in capsys.readouterr().out
    assert execute(["topics", "create"]) == 0
    assert f"exists   {here.topic('dead')} (1 partition)" in capsys.readouterr().out

    assert execute(["topics", "check"]) == 0
    assert capsys.readouterr().out == f"7 topics on {here.servers}, all as schemas/topics.yaml wants them\n"


def test_what_is_sent_lies_where_the_line_says(here: Place, capfd: pytest.CaptureFixture[str]) -> None:
    here.create()
    assert execute(["send", NESTED]) == 0
    told = capfd.readouterr()

    sent = orjson.loads(told.out)
    assert (sent["file"], sent["topic"], sent["offset"]) == (NESTED, here.topic("raw"), 0)
    assert told.err == f"1 article → {here.topic('raw')} on {here.servers}\n"


def test_the_tail_prints_what_is_there_and_filters_it(here: Place, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    here.create()
    assert execute(["extract", NESTED]) == 0
    claims = capfdbinary.readouterr().out.splitlines()
    _write(here, claims)

    assert execute(["tail", "--from-start", "--no-follow"]) == 0
    assert sorted(capfdbinary.readouterr().out.splitlines()) == sorted(claims)
    assert execute(["tail", "--from-start", "--no-follow", "--source", "PONTICA", "--act", "report"]) == 0
    found = [orjson.loads(line)["chain"] for line in capfdbinary.readouterr().out.splitlines()]
    assert found
    assert all("Pontica" in str(chain) and chain[-1]["cue"]["act"] == "report" for chain in found)


def test_the_group_is_moved_and_its_lag_seen(here: Place, capsys: pytest.CaptureFixture[str]) -> None:
    here.create()
    assert execute(["send", NESTED, NESTED]) == 0
    capsys.readouterr()

    assert execute(["topics", "seek", "--to", "earliest"]) == 0
    assert "nothing committed → 0" in capsys.readouterr().out
    assert execute(["group", "lag"]) == 0
    assert sum(orjson.loads(line)["lag"] for line in capsys.readouterr().out.splitlines()) == 2
    assert execute(["topics", "seek", "--to", "latest", "--dry-run"]) == 0
    assert "0 → 2 (not moved: dry run)" in capsys.readouterr().out
    assert execute(["group", "remove", "7"]) == 2
    assert capsys.readouterr().err.startswith("hearsay: not in the group: 7 → ")


@pytest.mark.parametrize("command", [
    ["send", NESTED], ["tail"], ["topics", "seek", "--to", "earliest"], ["group", "lag"]])
def test_a_topic_that_is_missing_is_one_line(
        command: list[str], here: Place, capfd: pytest.CaptureFixture[str]) -> None:
    assert execute(command) == 4
    assert "does not exist on" in capfd.readouterr().err


@pytest.mark.parametrize("command", [
    ["send", NESTED], ["tail"], ["topics", "create"], ["topics", "check"], ["group", "lag"]])
def test_a_cluster_that_is_not_there_is_one_line(command: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    code = execute([*command, "-b", "127.0.0.1:1", "--set", "request_timeout=1"])
    told = capfd.readouterr().err

    assert code == 5
    assert told.startswith("hearsay: no answer from 127.0.0.1:1 ")
    assert told.count("\n") == 1


def _write(here: Place, values: list[bytes]) -> None:
    from tests.lab.clients import producer

    writer = producer(here.servers)
    for value in values:
        writer.send(here.topic("claims"), value, key=b"a")
    writer.close()
