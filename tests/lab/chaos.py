"""One experiment: a steady feed, workers under supervisors, a fault, and the count of everything afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.lab import chaoslog
from tests.lab.articles import Make
from tests.lab.feed import Feed
from tests.lab.places import Place
from tests.lab.processes import Supervisor
from tests.lab.records import Message
from tests.lab.scene import audit, second_opinion, until, workers
from tests.lab.verify import Report
from tests.lab.watch import Watch

SESSION = 3.0  # seconds until a silent broker is taken for dead; a killed one comes back only after that
BROKER_SETTINGS = {"broker.session.timeout.ms": str(int(SESSION * 1000)), "broker.heartbeat.interval.ms": "500"}


@dataclass(frozen=True, slots=True)
class Scene:
    """What a fault works on."""

    place: Place
    supervisors: Sequence[Supervisor]
    watch: Watch
    feed: Feed
    marks: list[float] = field(default_factory=list)

    def mark(self) -> None:
        """From now on the time to recover counts: a fault is made, or what it took away is given back."""
        self.marks.append(time.monotonic())


Fault = Callable[[Scene], int]


def experiment(name: str, place: Place, fault: Fault, *, slots: Sequence[str] = ("0", "1", "2"), pace: float = 40,
               more: Mapping[str, str] | None = None, patience: float = 120,
               stream: Iterator[Message] | None = None) -> Report:
    """Feed at `pace` articles a second, let `fault` do its work (it returns how many faults it made), then audit.

    The feed goes on until every partition has moved again after the last fault; `patience` is the longest that this
    and the rest of the work may take, in seconds. A fault that marks no times has its end as the one mark.
    """
    if not place.topic_exists("raw"):
        place.create()
    stream = stream or Make(seed=len(name), sentences=(2, 5)).endless()
    feed = Feed(place.servers, place.topic("raw"), stream, pace)
    with workers(place, slots, more) as supervisors, Watch(place) as watch:
        scene = Scene(place, supervisors, watch, feed)
        feed.start()
        try:
            assert until(lambda: watch.recovered(0.0), patience), "the workers never began"
            began = time.monotonic()
            faults = fault(scene)
            last = time.monotonic()
            recovered = until(lambda: watch.recovered(last), patience)
        finally:
            sent = feed.stop()
        report = audit(place, sent, patience)
        stop, silences = watch.longest_stop(began), watch.silences(scene.marks or [last])
    report.findings = second_opinion(place)
    chaoslog.write(name, faults, report, silences, stop, [code for one in supervisors for code in one.exits if code])
    assert recovered, f"a partition stood still for {patience} s; {report}"
    return report


def note(name: str, place: Place, report: Report, recovery: float, faults: int = 1) -> Report:
    """The report of a test that is no experiment, with the second opinion, in the chaos log."""
    report.findings = second_opinion(place)
    chaoslog.write(name, faults, report, [recovery])
    return report
