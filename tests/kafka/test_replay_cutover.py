"""A replay that follows becomes the live one by one record, and goes back by one, on a real broker."""

from __future__ import annotations

import signal
import threading

import jsonschema_rs
import orjson
import pytest

from tests.kafka.replaying import Replay, plan_file, report
from tests.kafka.test_replay_run import parsed, planned
from tests.lab.articles import Make
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.processes import Worker
from tests.lab.records import Sent
from tests.lab.scene import until
from tests.lab.verify import read_all
from worker import contract
from worker.cli import execute
from worker.kafka import offsets, routes, table
from worker.kafka.history import Wish
from worker.replay import control, cutover, inforce
from worker.replay.plan import Plan, make
from worker.settings import Settings


class Reading(threading.Thread):
    """A reader of what is in force, from before the cutover on."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.enough = False
        self.held: dict[str, bytes] = {}
        self.notes: list[str] = []
        self._settings = settings

    def run(self) -> None:
        for news in inforce.current(self._settings, follow=True):
            if self.enough:
                return
            for record in news.retired:
                del self.held[claim_id(record.value)]
            self.held |= {claim_id(record.value): record.value or b"" for record in news.added}
            self.notes += [news.note] if news.note else []


def claim_id(value: bytes | None) -> str:
    return str(orjson.loads(value or b"")["claim_id"])


def refused(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    capsys.readouterr()
    assert execute(["replay", "cutover", *more]) == 11
    return capsys.readouterr().err


def in_set(place: Place, plan: Plan) -> dict[str, bytes]:
    return {claim_id(record.value): record.value for record in read_all(place.servers, plan.target.claims)}


def written_as_the_contract_has_it(settings: Settings) -> bool:
    found = [(name, row) for name, topic in (("route", settings.topic_routes), ("replay", settings.topic_replays))
             for row in table.rows(settings, topic, f"hearsay.{name}.v1").values()]
    return len(found) == 2 and all(jsonschema_rs.is_valid(contract.schema(name), row) for name, row in found)


def test_it_follows_takes_over_and_gives_back(
        place: Place, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    sent = send(place.servers, place.topic("raw"), Make(seed=41, odd_share=0).messages(60))
    plan = planned(settings)
    file = str(plan_file(place, plan))
    assert "was never begun" in refused(capsys, "--plan", file)
    replay = Replay(place, plan, "0", "--follow", "--rate", "8/s", "--max-live-lag", "0")
    reading = Reading(settings)
    reading.start()
    replay.start()
    try:
        assert until(lambda: parsed(place, plan) > 0, 60)
        assert f"{plan.name} is not done: " in refused(capsys, plan.name)
        assert until(lambda: parsed(place, plan) == 60, 60)
        sent += send(place.servers, place.topic("raw"), Make(seed=42, odd_share=0).messages(30))
        assert until(lambda: parsed(place, plan) == 90, 60)  # though the live group is behind by now
        assert f"{plan.name} is not verified → hearsay replay verify " in refused(capsys, plan.name)
        control.sign(settings, plan, "0" * 64)
        replay.signal(signal.SIGSTOP)  # for less than its session
        sent += send(place.servers, place.topic("raw"), Make(seed=44, odd_share=0).messages(40))
        assert "is 40 records behind, more than 0 → wait until it" in refused(capsys, plan.name, "--max-lag", "0")
        replay.signal(signal.SIGCONT)
        assert until(lambda: parsed(place, plan) == 130, 60)
        assert reading.held == {}

        assert execute(["replay", "cutover", plan.name]) == 0
        assert f"in force: v2  {plan.target.claims} " in capsys.readouterr().out
        assert until(lambda: reading.held == in_set(place, plan) != {}, 30)
        assert reading.notes == [f"set v2 is in force now: {plan.target.claims}"]
        assert "is in force already" in refused(capsys, plan.name)
        assert written_as_the_contract_has_it(settings)
        assert execute(["replay", "abort", plan.name]) == 11
        assert "first: hearsay replay rollback" in capsys.readouterr().err
        assert execute(["tail", "--current", "--no-follow", "--format", "jsonl"]) == 0
        assert len(capsys.readouterr().out.splitlines()) == len(reading.held)

        next_one = make(settings, Wish("earliest", "latest"))
        assert (next_one.group, next_one.target.claims) == (plan.name, f"{settings.topic_claims}.v3")
        assert execute(["replay", "rollback"]) == 0
        assert "is 70 records behind" in capsys.readouterr().err
        assert until(lambda: reading.held == {}, 30)
        assert routes.live(settings) == settings
    finally:
        reading.enough = True
        replay.kill()
        reading.join()
    sent += carried_on(place, settings, plan)
    found = report(place, plan, sent)
    assert (found.lost, found.doubled, found.unexpected) == ([], [], []), found


def carried_on(place: Place, settings: Settings, plan: Plan) -> list[Sent]:
    """An ordinary worker with the settings that the cutover names goes on where the replay's processes stopped."""
    route = routes.route(settings)
    assert route is not None
    worker = Worker(place, "0", cutover.worker_settings(route.previous), ())
    worker.start()
    sent = send(place.servers, place.topic("raw"), Make(seed=43, odd_share=0).messages(10))
    try:
        assert until(lambda: parsed(place, plan) == 140, 60)
    finally:
        worker.kill()
    return sent


def test_what_would_stand_still_or_leave_gaps_is_refused(
        place: Place, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    send(place.servers, place.topic("raw"), Make(seed=44, odd_share=0).messages(12))
    whole = planned(settings)
    control.begin(settings, whole, "own")
    assert "does not follow new articles: its set would stand still → " in refused(capsys, whole.name)
    control.begin(settings, whole, "follow")
    control.sign(settings, whole, "0" * 64)
    offsets.seek(settings.model_copy(update={"group": whole.name}), "latest")
    assert f"no process of {whole.name} is at work → " in refused(capsys, whole.name)
    control.want(settings, whole, "pause")
    assert f"{whole.name} is paused → hearsay replay resume" in refused(capsys, whole.name)
    assert execute(["replay", "rollback"]) == 11
    assert "no other set ever was" in capsys.readouterr().err

    some = [planned(settings, Wish("earliest", "latest", [0])), planned(settings, Wish("earliest", "1"))]
    for plan in some:
        assert execute(["replay", "run", "--follow", "--plan", str(plan_file(place, plan))]) == 11
        assert "only a plan of all articles of all partitions up to now can be followed" in capsys.readouterr().err
