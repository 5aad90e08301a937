"""Workers and their parser children killed, frozen, replaced."""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import suppress

import pytest

from tests.lab.chaos import Scene, experiment
from tests.lab.places import Place
from tests.lab.scene import until, worker

LONG = pytest.param(180, marks=[pytest.mark.long, pytest.mark.timeout(600)])
SHORT_LONG = pytest.mark.parametrize("seconds", [20, LONG])
SESSION = 6.0  # the workers' session timeout in the laboratory


def every(seconds: float, least: float, most: float, seed: int) -> list[float]:
    """Pauses between faults, at random, that fill `seconds`."""
    chance = random.Random(seed)
    pauses: list[float] = []
    while sum(pauses) < seconds:
        pauses.append(chance.uniform(least, most))
    return pauses


@SHORT_LONG
def test_sigkill_of_workers_every_few_seconds(place: Place, seconds: int) -> None:
    def kill(scene: Scene) -> int:
        pauses = every(seconds, 1, 4, seed=1)
        for turn, pause in enumerate(pauses):
            time.sleep(pause)
            scene.mark()
            scene.supervisors[turn % 3].worker.signal(signal.SIGKILL)
        return len(pauses)

    report = experiment(f"SIGKILL of workers, {seconds} s", place, kill)
    assert report.clean, report


@SHORT_LONG
def test_sigkill_of_parser_children(place: Place, seconds: int) -> None:
    """The article in hand is tried again; none becomes a dead letter for it, since each is killed once."""

    def kill(scene: Scene) -> int:
        kills = 0
        for turn, pause in enumerate(every(seconds, 2, 4, seed=2)):
            time.sleep(pause)
            for child in scene.supervisors[turn % 2].worker.children()[:1]:
                with suppress(ProcessLookupError):
                    scene.mark()
                    os.kill(child, signal.SIGKILL)
                    kills += 1
        return kills

    report = experiment(f"SIGKILL of parser children, {seconds} s", place, kill, slots=("0", "1"))
    assert report.clean, report


def test_a_worker_frozen_beyond_its_session(place: Place) -> None:
    """Its partitions move to the others; thawed, nothing of what it held is seen twice."""

    def freeze(scene: Scene) -> int:
        frozen = scene.supervisors[0].worker
        scene.mark()
        frozen.signal(signal.SIGSTOP)
        time.sleep(SESSION + 4)
        frozen.signal(signal.SIGCONT)
        time.sleep(2)
        return 1

    report = experiment("SIGSTOP beyond the session, SIGCONT", place, freeze)
    assert report.clean, report


def test_a_frozen_worker_whose_slot_was_given_away_exits_by_itself(place: Place) -> None:
    """Fenced: exit code 7 soon after it thaws, and its replacement goes on."""
    left: list[int] = []

    def replace(scene: Scene) -> int:
        with worker(place, "9") as frozen:
            assert until(frozen.ready)
            time.sleep(1)
            scene.mark()
            frozen.signal(signal.SIGSTOP)
            with worker(place, "9") as replacement:
                time.sleep(SESSION + 4)
                assert until(replacement.ready)
                frozen.signal(signal.SIGCONT)
                left.append(frozen.wait(30))
                assert replacement.alive
                assert replacement.stop() == 0
        return 1

    report = experiment("a zombie beside its replacement", place, replace, slots=("0", "1"))
    assert report.clean, report
    assert left == [7]


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("rounds", [1, 6])
def test_scale_one_to_four_to_two_again_and_again(place: Place, rounds: int) -> None:
    """Workers join and leave every few seconds; who leaves for good says so to the group."""
    leave = {"HEARSAY_LEAVE_ON_STOP": "1"}

    def scale(scene: Scene) -> int:
        for _ in range(rounds):
            slots = (worker(place, slot, leave) for slot in ("1", "2", "3"))
            with next(slots) as second, next(slots) as third, next(slots) as last:
                assert until(last.ready)
                time.sleep(2)
                for one in (last, third, second):
                    scene.mark()
                    assert one.stop() == 0
                    time.sleep(2)
        return 6 * rounds

    report = experiment(f"scale 1 to 4 to 1, {rounds} times", place, scale, slots=("0",))
    assert report.clean, report


def test_a_restart_within_the_session_moves_no_partition(place: Place) -> None:
    """Static membership: the others do not stop, and the restarted one goes on with what it had."""

    def restart(scene: Scene) -> int:
        scene.mark()
        scene.supervisors[0].worker.signal(signal.SIGKILL)
        return 1

    report = experiment("SIGKILL, restarted within the session", place, restart)
    assert report.clean, report
