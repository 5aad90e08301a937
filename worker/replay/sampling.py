"""A sample that everybody draws alike: the groups whose names have the lowest hashes, in whatever order they come.

It is uniform, needs to know no total beforehand, and keeps no more than it will give.
"""

from __future__ import annotations

from hashlib import blake2b
from heapq import heappop, heappush
from typing import Generic, TypeVar

T = TypeVar("T")


class Sample(Generic[T]):
    """At most `most` groups; another `seed` draws others. `whole` says whether none had to be left out."""

    def __init__(self, most: int, seed: int = 0) -> None:
        self._most = most
        self._salt = seed.to_bytes(8, "little")
        self._groups: dict[bytes, list[T]] = {}
        self._heap: list[tuple[int, bytes]] = []  # the highest hash first
        self.whole = True

    def add(self, name: bytes, thing: T) -> None:
        """A thing of the group called `name`."""
        if (known := self._groups.get(name)) is not None:
            known.append(thing)
            return
        rank = -int.from_bytes(blake2b(name, digest_size=8, salt=self._salt).digest(), "big")
        if len(self._groups) >= self._most:
            self.whole = False
            if not self._heap or (rank, name) <= self._heap[0]:
                return
            del self._groups[heappop(self._heap)[1]]
        heappush(self._heap, (rank, name))
        self._groups[name] = [thing]

    @property
    def groups(self) -> list[list[T]]:
        """What was drawn, by name."""
        return [self._groups[name] for name in sorted(self._groups)]

    def __len__(self) -> int:
        return len(self._groups)
