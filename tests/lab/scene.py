"""Workers at work in a place, and the question that every test ends with: is everything there exactly once?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from tests.lab import oracle
from tests.lab.places import Place
from tests.lab.processes import ROOT, Supervisor, Worker
from tests.lab.records import Expected, Sent
from tests.lab.verify import Report, compare, counted, wait_until_done

_MANY = 5000  # records from which the oracle gets help


@contextmanager
def workers(place: Place, slots: Sequence[str] = ("0",), more: Mapping[str, str] | None = None,
            delay: float = 0.5) -> Iterator[list[Supervisor]]:
    """One supervised worker a slot; they end by SIGTERM, each with exit code 0."""
    supervised = [Supervisor(Worker(place, slot, more), delay) for slot in slots]
    try:
        for one in supervised:
            one.start()
        yield supervised
        codes = {one.worker.slot: one.stop() for one in supervised}
        assert set(codes.values()) <= {0}, codes
    finally:
        for one in supervised:
            one.abandon()


@contextmanager
def worker(place: Place, slot: str | None = "0", more: Mapping[str, str] | None = None,
           arguments: Sequence[str] = ("--start", "earliest")) -> Iterator[Worker]:
    """One worker that nobody starts again; killed at the end if it still runs."""
    one = Worker(place, slot, more, arguments)
    one.start()
    try:
        yield one
    finally:
        one.kill()


def audit(place: Place, sent: Sequence[Sent], seconds: float = 60.0, *,
          expected: Mapping[str, Expected] | None = None) -> Report:
    """Wait until the group is at the end, then compare everything with what is expected, by origin.

    `expected` is the oracle's answer where the caller has it already.
    """
    if expected is None and len(sent) > _MANY:
        wanted = oracle.wanted(sent)
    else:
        wanted = counted(sent, expected or oracle.expect(sent))
    assert wait_until_done(place.topics, seconds), f"the group was not at the end after {seconds} s"
    return compare(place.topics, len(sent), wanted)


def second_opinion(place: Place) -> int:
    """How much `hearsay audit` finds lost, doubled, torn or orphaned, from the topics alone."""
    told = subprocess.run([sys.executable, "-m", "worker", "audit", "--format", "jsonl"], cwd=ROOT, capture_output=True,
                          text=True, check=False, env=os.environ | place.environment())
    assert told.returncode in (0, 10), told.stderr
    rows = [row for row in map(json.loads, told.stdout.splitlines()) if "articles" in row]
    assert rows, "the audit saw no partition"
    return sum(row[fault] for row in rows for fault in ("lost", "doubled", "torn", "orphan"))


def until(true: Callable[[], bool], seconds: float = 30.0) -> bool:
    """Whether `true` becomes so within `seconds`."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
