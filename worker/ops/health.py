"""Is the worker alive, can it process now, and if not, why: the two questions that a supervisor asks.

*Alive* means that a restart would not help: the loop turns, and every owned partition with lag moves, or the broker is
what it waits for. *Ready* means that it can process now. Both answer with their reasons.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Partition = tuple[str, int]


@dataclass(slots=True)
class _Progress:
    """Where one partition stands: `moved` is the monotonic time at which its position last changed."""

    position: int
    end: int
    moved: float

    def shown(self) -> dict[str, int]:
        """As JSON, with the lag in records."""
        return {"position": self.position, "end": self.end, "lag": max(0, self.end - self.position)}


class Health:
    """What the loop tells about itself; read by the HTTP threads. All times are seconds of `clock`."""

    def __init__(self, stall_after: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._stall_after = stall_after
        self._clock = clock
        self._lock = threading.Lock()
        self._tick = clock()
        self._waiting: str | None = "starting"
        self._stopping = False
        self._partitions: dict[Partition, _Progress] = {}

    def tick(self) -> None:
        """Say that the loop has turned once more."""
        self._tick = self._clock()

    def wait(self, why: str) -> None:
        """Say that the worker waits, and for what: it is not ready, but a restart would not help."""
        with self._lock:
            self._waiting = why

    def go(self) -> None:
        """Say that the worker can process; after a wait, every clock starts anew."""
        with self._lock:
            if self._waiting is not None:
                self._waiting = None
                now = self._tick = self._clock()
                for progress in self._partitions.values():
                    progress.moved = now

    def stop(self) -> None:
        """Say that the worker is stopping: no longer ready."""
        self._stopping = True

    def own(self, partitions: Iterable[Partition]) -> list[Partition]:
        """Keep only these partitions; returns those that are no longer ours."""
        kept = set(partitions)
        with self._lock:
            gone = [partition for partition in self._partitions if partition not in kept]
            for partition in gone:
                del self._partitions[partition]
        return gone

    def progress(self, partition: Partition, position: int, end: int) -> None:
        """Say where a partition stands: the next offset to be read, and the last stable offset."""
        with self._lock:
            known = self._partitions.get(partition)
            if known is None:
                self._partitions[partition] = _Progress(position, end, self._clock())
                return
            if position != known.position or known.position >= known.end:  # at the end there is nothing to move to
                known.moved = self._clock()
            known.position, known.end = position, end

    def stalled(self) -> list[Partition]:
        """The partitions with lag that have not moved for the stated time, while the broker was there."""
        with self._lock:
            if self._waiting is not None:
                return []
            late = self._clock() - self._stall_after
            return sorted(partition for partition, progress in self._partitions.items()
                          if progress.position < progress.end and progress.moved < late)

    def live(self) -> tuple[bool, dict[str, Any]]:
        """Whether a restart would not help, and the reasons as JSON."""
        why = [f"{topic}-{partition} has lag and does not move" for topic, partition in self.stalled()]
        silent = self._clock() - self._tick
        if self._waiting is None and silent > self._stall_after:
            why.append(f"the loop has not turned for {silent:.0f} s")
        return not why, {"live": not why, "why": why, "waiting": self._waiting}

    def ready(self) -> tuple[bool, dict[str, Any]]:
        """Whether the worker can process now, and the reasons as JSON."""
        why = ["stopping"] if self._stopping else []
        if self._waiting is not None:
            why.append(self._waiting)
        with self._lock:
            partitions = {f"{topic}-{number}": at.shown() for (topic, number), at in sorted(self._partitions.items())}
        return not why, {"ready": not why, "why": why, "partitions": partitions}
