"""Watches what comes out while a test runs, and knows the longest time that a partition of the input stood still."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from kafka.errors import KafkaError

from tests.lab.background import Background
from tests.lab.clients import reader
from tests.lab.places import Place

_SHORT = 0.1  # seconds between two arrivals that are no silence


class Watch(Background):
    """Reads the manifests as they arrive (read committed) in a thread of its own."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._arrivals: dict[str, list[float]] = defaultdict(list)  # monotonic seconds, by partition of the input

    @property
    def count(self) -> int:
        """Manifests seen so far."""
        return sum(map(len, list(self._arrivals.values())))

    def recovered(self, since: float, partitions: int = 6) -> bool:
        """Whether every partition has brought something after `since` (monotonic seconds)."""
        return sum(times[-1] > since for times in list(self._arrivals.values())) >= partitions

    def longest_stop(self, since: float = 0.0) -> float:
        """Seconds between two arrivals of one partition, the longest that ended after `since`."""
        gaps = [late - early for times in list(self._arrivals.values())
                for early, late in pairwise(times) if late > since]
        return max(gaps, default=0.0)

    def silences(self, marks: Sequence[float]) -> list[float]:
        """For each mark (monotonic seconds), the longest time behind it that a partition brought nothing.

        A silence belongs to every mark between whose time and the next mark's it was there.
        """
        gaps = [gap for times in list(self._arrivals.values()) for gap in pairwise(times) if gap[1] - gap[0] > _SHORT]
        return [max((late - max(early, begin) for early, late in gaps if late > begin and early < end), default=0.0)
                for begin, end in pairwise([*marks, float("inf")])]

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                with reader(self._place.servers) as client:
                    self._follow(client)
            except KafkaError:  # the cluster is what the test takes away
                self._stop.wait(0.2)

    def _follow(self, client: Any) -> None:
        client.assign(self._place.partitions("parsed"))
        client.seek_to_end()
        while not self._stop.is_set():
            for batch in client.poll(timeout_ms=100).values():
                now = time.monotonic()
                for record in batch:
                    origin = dict(record.headers)["hearsay_origin"].decode()
                    self._arrivals[origin.rsplit("/", 2)[0]].append(now)
