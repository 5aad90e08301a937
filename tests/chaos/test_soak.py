"""Half an hour at a high rate under random faults of all kinds; the processes must not grow."""

from __future__ import annotations

import os
import random
import signal
import statistics
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.lab.articles import Make
from tests.lab.chaos import SESSION, Scene, experiment
from tests.lab.places import Place
from tests.lab.scene import until
from worker.kafka.local import LocalKafka

SECONDS = int(os.environ.get("SOAK_SECONDS", "1800"))
GROWTH = 1.10  # of resident memory, from the second quarter of the run to its last


@dataclass(frozen=True, slots=True)
class Sample:
    """What one process holds."""

    resident: int  # kB
    files: int
    threads: int

    @staticmethod
    def of(pid: int) -> Sample:
        """Of the process `pid`."""
        status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        files = sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
        return Sample(int(status["VmRSS"].split()[0]), files, int(status["Threads"]))


class Growth:
    """Samples processes every few seconds, in a thread of its own."""

    def __init__(self, pids: Callable[[], dict[str, int]]) -> None:
        self.samples: dict[str, list[Sample]] = {}
        self._pids = pids
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(5):
            for name, pid in self._pids().items():
                with suppress(FileNotFoundError, ProcessLookupError):
                    self.samples.setdefault(name, []).append(Sample.of(pid))

    def quarters(self, name: str) -> tuple[Sample, Sample]:
        """The medians of the second and of the last quarter."""
        samples = self.samples[name]
        quarter = len(samples) // 4
        return _median(samples[quarter : 2 * quarter]), _median(samples[-quarter:])


def _median(samples: list[Sample]) -> Sample:
    return Sample(*(int(statistics.median(getattr(one, field) for one in samples))
                    for field in ("resident", "files", "threads")))


@pytest.mark.long
@pytest.mark.timeout(SECONDS + 900)
def test_soak(wide: Place, cluster: LocalKafka, capsys: pytest.CaptureFixture[str]) -> None:
    """One worker is never killed, so that its memory, files and threads can be compared over the whole time."""
    growth: list[Growth] = []

    def everything(scene: Scene) -> int:
        watched = Growth(lambda: {"main": scene.supervisors[2].worker.pid, "parser": _child(scene)})
        growth.append(watched)
        watched.start()
        chance, faults, end = random.Random(7), 0, time.monotonic() + SECONDS
        while time.monotonic() < end:
            time.sleep(chance.uniform(3, 12))
            chance.choice(FAULTS)(scene, cluster, chance)
            faults += 1
        watched.stop()
        return faults

    report = experiment(f"soak, {SECONDS} s", wide, everything, pace=150, patience=300, make=Make(seed=41))
    with capsys.disabled():
        for name in ("main", "parser"):
            early, late = growth[0].quarters(name)
            print(f"\n{name}: {early} -> {late}")
    assert report.clean, report
    for name in ("main", "parser"):
        early, late = growth[0].quarters(name)
        assert late.resident < early.resident * GROWTH
        assert late.files <= early.files + 2
        assert late.threads <= early.threads


def _child(scene: Scene) -> int:
    return (scene.supervisors[2].worker.children() or [0])[0]


def _kill_worker(scene: Scene, _: LocalKafka, chance: random.Random) -> None:
    scene.supervisors[chance.randrange(2)].worker.signal(signal.SIGKILL)


def _stop_worker(scene: Scene, _: LocalKafka, chance: random.Random) -> None:
    scene.supervisors[chance.randrange(2)].worker.signal(signal.SIGTERM)


def _freeze_worker(scene: Scene, _: LocalKafka, chance: random.Random) -> None:
    worker = scene.supervisors[chance.randrange(2)].worker
    worker.signal(signal.SIGSTOP)
    time.sleep(chance.uniform(1, 10))
    worker.signal(signal.SIGCONT)


def _kill_parser(scene: Scene, _: LocalKafka, chance: random.Random) -> None:
    for child in scene.supervisors[chance.randrange(2)].worker.children()[:1]:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def _kill_broker(_: Scene, cluster: LocalKafka, chance: random.Random) -> None:
    node = chance.choice(cluster.nodes)
    node.kill()
    time.sleep(SESSION + 1.5)
    node.start()


def _restart_broker(_: Scene, cluster: LocalKafka, chance: random.Random) -> None:
    node = chance.choice(cluster.nodes)
    node.terminate()
    node.start()


def _freeze_broker(_: Scene, cluster: LocalKafka, chance: random.Random) -> None:
    node = chance.choice(cluster.nodes)
    node.freeze()
    time.sleep(chance.uniform(1, 8))
    node.thaw()


FAULTS = (_kill_worker, _kill_worker, _stop_worker, _freeze_worker, _kill_parser, _kill_parser, _kill_broker,
          _restart_broker, _freeze_broker)


@pytest.mark.long
def test_the_soak_measures_what_a_process_holds(tmp_path: Path) -> None:
    """The figures are those of a real process: one more open file is one more."""
    before = Sample.of(os.getpid())
    with (tmp_path / "held").open("w"):
        assert Sample.of(os.getpid()).files == before.files + 1
    assert until(lambda: Sample.of(os.getpid()).files == before.files, 2)
