"""One experiment: a steady feed, workers under supervisors, a fault, and the count of everything afterwards."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.lab.articles import Make
from tests.lab.feed import Feed
from tests.lab.places import Place
from tests.lab.processes import Supervisor
from tests.lab.scene import audit, until, workers
from tests.lab.verify import Report
from tests.lab.watch import Watch

SESSION = 3.0  # seconds until a silent broker is taken for dead; a killed one comes back only after that
BROKER_SETTINGS = {"broker.session.timeout.ms": str(int(SESSION * 1000)), "broker.heartbeat.interval.ms": "500"}
LOG = Path(__file__).parents[2] / ".hearsay" / "chaos.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the chaos log."""

    experiment: str
    faults: int
    sent: int
    expected: int
    seen: int
    lost: int
    doubled: int
    unexpected: int
    disordered: int
    behind: int
    longest_stop: float  # seconds that one partition stood still
    exits: Sequence[int]  # exit codes of workers, other than 0


@dataclass(frozen=True, slots=True)
class Scene:
    """What a fault works on."""

    place: Place
    supervisors: Sequence[Supervisor]
    watch: Watch


Fault = Callable[[Scene], int]


def experiment(name: str, place: Place, fault: Fault, *, slots: Sequence[str] = ("0", "1", "2"), pace: float = 40,
               more: Mapping[str, str] | None = None, patience: float = 120, make: Make | None = None) -> Report:
    """Feed at `pace` articles a second, let `fault` do its work (it returns how many faults it made), then audit.

    The feed goes on until every partition has moved again after the last fault; `patience` is the longest that this
    and the rest of the work may take, in seconds.
    """
    if not place.topic_exists("raw"):
        place.create()
    feed = Feed(place.servers, place.topic("raw"), (make or Make(seed=len(name), sentences=(2, 5))).endless(), pace)
    with workers(place, slots, more) as supervisors, Watch(place) as watch:
        feed.start()
        try:
            assert until(lambda: watch.recovered(0.0), patience), "the workers never began"
            began = time.monotonic()
            faults = fault(Scene(place, supervisors, watch))
            last = time.monotonic()
            recovered = until(lambda: watch.recovered(last), patience)
        finally:
            sent = feed.stop()
        report = audit(place, sent, patience)
        stop = watch.longest_stop(began)
    exits = [code for one in supervisors for code in one.exits if code]
    write(name, faults, report, stop, exits)
    assert recovered, f"a partition stood still for {patience} s; {report}"
    return report


def write(name: str, faults: int, report: Report, stop: float, exits: Sequence[int]) -> None:
    """Add a line to the chaos log."""
    counts = {kind: len(getattr(report, kind)) for kind in ("lost", "doubled", "unexpected", "disordered", "behind")}
    totals = {"sent": report.sent, "expected": report.expected, "seen": report.seen}
    entry = Entry(name, faults, **totals, **counts, longest_stop=round(stop, 1), exits=exits)
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a") as file:
        file.write(json.dumps(asdict(entry)) + "\n")
