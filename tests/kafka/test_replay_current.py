"""`hearsay tail --current` on a real broker: what a later revision retired is not shown."""

from __future__ import annotations

import orjson
import pytest

from tests.lab.clients import producer
from tests.lab.places import Place
from tests.replay.written import written
from worker.cli import execute
from worker.pipeline import Record

CLOSES = "The harbour board said that the pier would close in May."
OPENS = "Ada Pell told the board that the ferry would sail again."


@pytest.fixture
def here(here: Place) -> Place:
    here.create()
    return here


def write(place: Place, records: list[Record]) -> None:
    client = producer(place.servers)
    for record in records:
        role = "claims" if record.topic == "claims" else "parsed"
        client.send(place.topic(role), key=record.key, value=record.value, headers=list(record.headers))
    client.close()


def test_the_tail_of_what_is_current_shows_only_claims_in_force(
        here: Place, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    first = written(1, {"text": f"{CLOSES}\n\n{OPENS}", "revision": 1})
    second = written(2, {"text": CLOSES, "revision": 2})
    write(here, [*first, *second])

    assert execute(["tail", "--current", "--no-follow"]) == 0
    shown = capfdbinary.readouterr().out.splitlines()
    assert shown == [record.value for record in second[:-1]]
    assert execute(["tail", "--from-start", "--no-follow"]) == 0
    assert len(capfdbinary.readouterr().out.splitlines()) == len(first) + len(second) - 2


def test_an_article_whose_claims_are_gone_is_left_out_with_a_note(
        here: Place, capfd: pytest.CaptureFixture[str]) -> None:
    write(here, [*written(1, {"text": OPENS}, key="ferry"), *written(2, {"text": CLOSES})[1:]])

    assert execute(["tail", "--current", "--no-follow"]) == 0
    told = capfd.readouterr()
    assert {orjson.loads(line)["article"]["id"] for line in told.out.splitlines()} == {"ferry"}
    assert told.err == "1 article left out: a manifest lists claims that are not in the topic\n"
