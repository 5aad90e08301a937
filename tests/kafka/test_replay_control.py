"""A replay paused, resumed and aborted from elsewhere, on a real broker: state in Kafka alone."""

from __future__ import annotations

import signal

import pytest

from tests.kafka.replaying import Replay, plan_file, report
from tests.kafka.test_replay_run import finished, parsed, planned
from tests.lab.articles import Make
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.scene import until
from worker.cli import execute
from worker.replay import control
from worker.replay.plan import Plan
from worker.settings import Settings


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_paused_killed_resumed_by_name_and_nothing_is_lost_or_doubled(
        place: Place, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    sent = send(place.servers, place.topic("raw"), Make(seed=31).messages(200))
    plan = planned(settings)
    replay = Replay(place, plan, "0", "--rate", "20/s")
    replay.start()
    try:
        assert until(lambda: parsed(place, plan) > 30, 60)
        assert execute(["replay", "pause", plan.name]) == 0
        assert f"{plan.name}  paused (1 at work)" in told(capsys)
        assert until(lambda: "waiting: it is paused" in replay.output(), 20)
        assert until(lambda: not replay.ready(), 20)
        stood = settled(place, plan)

        replay.kill()  # and one that starts while it is paused waits as well
        replay.start()
        assert until(lambda: replay.output().count("waiting: it is paused") > 1, 30)
        assert settled(place, plan) == stood < 200
        assert execute(["replay", "status"]) == 0
        assert f"{plan.name}  paused (1 at work)" in told(capsys)

        assert execute(["replay", "resume", plan.name[:12]]) == 0
        assert f"{plan.name}  runs (1 at work)" in told(capsys)
        assert replay.wait(60) == 0
    finally:
        replay.kill()
    found = report(place, plan, sent)
    assert (found.lost, found.doubled, found.unexpected) == ([], [], []), found
    assert f"{plan.name}  done  200 of 200 articles, 100 %  → v2" in replay.output()


def settled(place: Place, plan: Plan) -> int:
    """The manifests that are there, once no more come."""
    numbers = [-1]

    def still() -> bool:
        numbers.append(parsed(place, plan))
        return numbers[-1] == numbers[-2]

    assert until(still, 30)
    return numbers[-1]


def test_aborted_from_elsewhere_it_stops_and_never_begins_again(
        place: Place, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    send(place.servers, place.topic("raw"), Make(seed=32).messages(200))
    plan = planned(settings)
    file = str(plan_file(place, plan))
    replay = Replay(place, plan, "0", "--rate", "40/s")
    replay.start()
    try:
        assert until(lambda: parsed(place, plan) > 0, 60)
        assert execute(["replay", "abort", "--plan", file]) == 0
        assert replay.wait(30) == 11
    finally:
        replay.kill()
    stood = parsed(place, plan)
    assert 0 < stood < 200
    assert f"{plan.name} was aborted; its topics stay as they are: {plan.target.claims}, " in replay.output()

    capsys.readouterr()
    assert execute(["replay", "run", "--plan", file]) == 11
    assert execute(["replay", "resume", plan.name]) == 11
    assert told(capsys) == ""
    assert execute(["replay", "status", plan.name]) == 0
    assert f"{plan.name}  aborted  " in told(capsys)
    assert parsed(place, plan) == stood
    assert execute(["replay", "cutover", plan.name]) == 11
    assert f"{plan.name} is aborted → make a new plan" in capsys.readouterr().err


@pytest.mark.long
def test_a_plan_is_paused_before_it_was_begun_and_a_name_that_fits_none_is_refused(
        place: Place, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    send(place.servers, place.topic("raw"), Make(seed=33, odd_share=0).messages(20))
    plan = planned(settings)
    assert execute(["replay", "status"]) == 0
    assert told(capsys).startswith("no replay was ever begun here")
    assert execute(["replay", "pause", "--plan", str(plan_file(place, plan))]) == 0
    capsys.readouterr()

    replay = Replay(place, plan)
    replay.start()
    try:
        assert until(lambda: "waiting: it is paused" in replay.output(), 60)
        assert parsed(place, plan) == 0
        replay.signal(signal.SIGTERM)
        assert replay.wait(30) == 0
    finally:
        replay.kill()
    assert execute(["replay", "pause", "replay.zzz"]) == 2
    assert capsys.readouterr().err == ("hearsay: no replay is called replay.zzz → `hearsay replay status` lists them "
                                       "all (exit 2)\n")
    control.want(settings, plan, "run")
    assert finished(Replay(place, plan)) == 0
    assert parsed(place, plan) == 20
