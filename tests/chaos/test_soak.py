"""Half an hour at the full rate under faults of all kinds, one after the other; the processes must not grow."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from tests.lab import chaoslog
from tests.lab.articles import Make
from tests.lab.chaos import BROKER_SETTINGS, Scene, experiment
from tests.lab.feed import as_fast_as_taken
from tests.lab.growth import Growth, Sample
from tests.lab.places import Place
from tests.lab.poison import MISBEHAVE
from tests.lab.proxy import Proxy
from tests.lab.scene import until
from tests.lab.storm import Storm
from worker.kafka.local import LocalKafka

SECONDS = int(os.environ.get("SOAK_SECONDS", "1800"))
GROWTH = 1.10  # of resident memory, from the second quarter of the run to its last
AHEAD = 300  # articles that wait for the workers, all the time: they are never idle
SETTINGS = MISBEHAVE | {"HEARSAY_ARTICLE_ATTEMPTS": "3", "HEARSAY_ARTICLE_TIMEOUT": "5"}


@pytest.fixture
def proxied(trained: None) -> Iterator[tuple[LocalKafka, list[Proxy]]]:
    """Three nodes, each behind a proxy for the workers; the feed and the verifier go past it."""
    with LocalKafka(3, settings=BROKER_SETTINGS, proxied=True) as cluster, ExitStack() as open_:
        ports = [node.ports for node in cluster.nodes]
        yield cluster, [open_.enter_context(Proxy(one.proxy or 0, one.behind_proxy or 0)) for one in ports]


@pytest.mark.long
@pytest.mark.timeout(4 * SECONDS + 900)
def test_soak(proxied: tuple[LocalKafka, list[Proxy]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One worker is never killed, so that its memory, files and threads can be compared over the whole time."""
    cluster, proxies = proxied
    place = Place(cluster.bootstrap_servers, tmp_path, settings={"HEARSAY_BOOTSTRAP_SERVERS": cluster.proxied_servers})
    place.create()
    storms: list[Storm] = []
    growths: list[Growth] = []
    calm: list[float] = []

    def everything(scene: Scene) -> int:
        storms.append(Storm(scene, cluster, proxies, SETTINGS, random.Random(7)))
        growths.append(Growth(lambda: processes(scene, cluster)))
        with growths[0]:
            calm.append(undisturbed(scene, min(30, SECONDS / 4)))
            return storms[0].blow(SECONDS - min(30, SECONDS / 4))

    stream = as_fast_as_taken(place.topics, Make(seed=41).endless(), AHEAD)
    began = time.monotonic()
    report = experiment(f"soak of {SECONDS} s", place, everything, pace=1000, patience=300, stream=stream,
                        more=SETTINGS)
    rates = f"{report.sent / (storms[0].ended - began):.0f} articles a second, {calm[0]:.0f} without faults"
    show(growths[0], storms[0], rates, capsys)
    assert report.clean, report
    for name in ("worker 2", "parser 2"):
        early, late = growths[0].quarters(name)
        assert late.resident < early.resident * GROWTH
        assert late.files <= early.files + 2
        assert late.threads <= early.threads


def processes(scene: Scene, cluster: LocalKafka) -> dict[str, int]:
    """All that run now, by name."""
    workers = {f"worker {one.worker.slot}": one.worker for one in scene.supervisors}
    mains = {name: worker.pid for name, worker in workers.items()}
    children = {name.replace("worker", "parser"): pid for name, worker in workers.items()
                for pid in worker.children()[:1]}
    return mains | children | {f"broker {node.number}": node.pid for node in cluster.nodes}


def undisturbed(scene: Scene, seconds: float) -> float:
    """Articles a second that become claims while nothing happens."""
    before = scene.watch.count
    time.sleep(seconds)
    return (scene.watch.count - before) / seconds


def show(growth: Growth, storm: Storm, rates: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Print what was reached, and keep it beside the chaos log."""
    made = ", ".join(f"{kind} {count}" for kind, count in storm.made.items())
    text = f"{rates}. {made}.\n\n{chaoslog.table([Growth.TITLES, *growth.rows()])}"
    chaoslog.keep("soak.md", text)
    with capsys.disabled():
        print(f"\n{text}")


@pytest.mark.long
def test_the_soak_measures_what_a_process_holds(tmp_path: Path) -> None:
    """The figures are those of a real process: one more open file is one more."""
    before = Sample.of(os.getpid())
    with (tmp_path / "held").open("w"):
        assert Sample.of(os.getpid()).files == before.files + 1
    assert until(lambda: replace(Sample.of(os.getpid()), resident=0) == replace(before, resident=0), 2)
