"""Workers at work in a place, and the question that every test ends with: is everything there exactly once?"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from tests.lab import oracle
from tests.lab.places import Place
from tests.lab.processes import Supervisor, Worker
from tests.lab.records import Expected, Sent
from tests.lab.verify import Report, verify, wait_until_done


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
          special: Mapping[str, Expected] | None = None, expected: Mapping[str, Expected] | None = None) -> Report:
    """Wait until the group is at the end, then compare everything with what is expected, by origin.

    `special` overrides the oracle for some records; `expected` is its answer where the caller has it already.
    """
    wanted = {**(expected or oracle.expect(sent)), **(special or {})}
    assert wait_until_done(place.topics, seconds), f"the group was not at the end after {seconds} s"
    return verify(place.topics, sent, wanted)


def until(true: Callable[[], bool], seconds: float = 30.0) -> bool:
    """Whether `true` becomes so within `seconds`."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
