"""How long a replay will take, measured on a sample of its articles, and what retention may take before it ends."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from worker.kafka.history import Retention
from worker.pipeline import Record
from worker.replay.parsing import read
from worker.replay.sampling import Sample
from worker.settings import Settings

_MOST = 200  # articles that are measured
_LARGEST = 1_000_000  # bytes of one that is: a few giants would fill the memory
_LONGEST = 4.0  # seconds that may be spent on it
_BUCKET = 60_000  # milliseconds of record time that are counted together


class Forecast(NamedTuple):
    """`seconds` from begin to end, with `parsers` parser processes; `milliseconds` is what parsing `sample` took.

    `taken` is by partition how many articles will have outlived retention by then: so many the broker may have deleted,
    at most, since it deletes whole segments. `size_bound`: the topic is bounded by size too, which nobody can foresee.
    """

    sample: int
    milliseconds: int
    parsers: int
    seconds: int
    taken: dict[int, int]
    size_bound: bool


class Meter:
    """Takes the articles of a plan while they are counted; `forecast` then measures."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sample: Sample[Record] = Sample(_MOST)
        self._records = 0
        self._ages: Counter[tuple[int, int]] = Counter()
        self._began = clock()

    def look(self, record: Record) -> None:
        """One article of the plan."""
        self._records += 1
        self._ages[record.partition, record.timestamp // _BUCKET] += 1
        if len(record.value or b"") <= _LARGEST:
            self._sample.add(f"{record.partition}/{record.offset}".encode(), record)

    def forecast(self, settings: Settings, retention: Retention, now: int) -> Forecast:
        """`now` is in milliseconds since the epoch."""
        reading = self._clock() - self._began
        sample, spent = self._measured(settings)
        parsers = settings.parsers or os.cpu_count() or 1
        seconds = reading + (spent / sample if sample else 0.0) * self._records / parsers
        taken = self._taken(now + round(seconds * 1000), retention)
        return Forecast(sample, round(spent * 1000), parsers, max(1, round(seconds)), taken,
                        retention.bytes is not None)

    def _measured(self, settings: Settings) -> tuple[int, float]:
        """How many articles were parsed, and in how many seconds; the first one, which loads the tables, apart."""
        found = [group[0] for group in self._sample.groups]
        for record in found[:1]:
            read(record, settings.limits)
        began, count = self._clock(), 0
        for record in found:
            read(record, settings.limits)
            count += 1
            if self._clock() > began + _LONGEST:
                break
        return count, self._clock() - began

    def _taken(self, end: int, retention: Retention) -> dict[int, int]:
        if retention.milliseconds is None:
            return {}
        taken: Counter[int] = Counter()
        for (partition, bucket), count in self._ages.items():
            if (bucket + 1) * _BUCKET <= end - retention.milliseconds:
                taken[partition] += count
        return dict(sorted(taken.items()))
