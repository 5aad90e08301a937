"""What processes hold while a long test runs: memory, open files and threads, sampled every few seconds."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.lab.background import Background

EVERY = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Sample:
    """What one process holds."""

    pid: int
    resident: int  # kB
    files: int
    threads: int

    @staticmethod
    def of(pid: int) -> Sample:
        """Of the process `pid`; FileNotFoundError or ProcessLookupError if there is none."""
        status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
        files = sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
        return Sample(pid, int(status["VmRSS"].split()[0]), files, int(status["Threads"]))


class Growth(Background):
    """Samples processes in a thread of its own; `pids` names those that are there now."""

    TITLES = ("process", "started", "memory, 2nd quarter", "memory, last quarter", "memory, most",
              "files", "files, most", "threads", "threads, most")

    def __init__(self, pids: Callable[[], dict[str, int]]) -> None:
        super().__init__()
        self.samples: dict[str, list[Sample]] = {}
        self._pids = pids

    def _run(self) -> None:
        while not self._stop.wait(EVERY):
            for name, pid in self._pids().items():
                with suppress(FileNotFoundError, ProcessLookupError, KeyError):  # it ended meanwhile
                    self.samples.setdefault(name, []).append(Sample.of(pid))

    def quarters(self, name: str) -> tuple[Sample, Sample]:
        """The medians of the second and of the last quarter of the time."""
        samples = self.samples[name]
        quarter = len(samples) // 4
        return median(samples[quarter : 2 * quarter]), median(samples[-quarter:])

    def rows(self) -> list[tuple[str, ...]]:
        """A table of all processes: how often each was started, and what it held, in MB, early and late."""
        return [self._row(name) for name in sorted(self.samples)]

    def _row(self, name: str) -> tuple[str, ...]:
        early, late = self.quarters(name)
        all_of_it = self.samples[name]
        most = Sample(0, *(max(getattr(one, field) for one in all_of_it) for field in ("resident", "files", "threads")))
        memory = (f"{one.resident / 1024:.0f} MB" for one in (early, late, most))
        counts = (late.files, most.files, late.threads, most.threads)
        return (name, str(len({one.pid for one in all_of_it})), *memory, *map(str, counts))


def median(samples: Sequence[Sample]) -> Sample:
    """Field by field."""
    return Sample(samples[-1].pid, *(int(statistics.median(getattr(one, field) for one in samples))
                                     for field in ("resident", "files", "threads")))
