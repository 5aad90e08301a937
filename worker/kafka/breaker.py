"""The breaker: past a share of refused articles the worker stops, instead of draining a topic into the dead letters.

What counts are refusals of stage `parse`: bugs, timeouts, crashes, memory. Broken input is its sender's business and
never opens it. Its state travels in the metadata of every committed offset, so that a restart stays stopped until
`--reset-breaker` or a new parser.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

_BLOCKS = 10


class Breaker:
    """A sliding window of articles, in ten blocks; open when the refused ones reach `share` of a whole window."""

    def __init__(self, share: float, window: int) -> None:
        self._limit = share * window
        self._block = max(1, window // _BLOCKS)
        self._blocks: deque[list[int]] = deque([[0, 0]], maxlen=_BLOCKS)  # [seen, refused]

    def copy(self) -> Breaker:
        """Another one in the same state."""
        other = Breaker(0, 0)
        other._limit, other._block = self._limit, self._block
        other.load(self.dump())
        return other

    def add(self, refused: bool) -> None:
        """Count one article."""
        if self._blocks[-1][0] >= self._block:
            self._blocks.append([0, 0])
        self._blocks[-1][0] += 1
        self._blocks[-1][1] += refused

    @property
    def refused(self) -> int:
        """Refused articles in the window."""
        return sum(refused for _, refused in self._blocks)

    @property
    def seen(self) -> int:
        """Articles in the window."""
        return sum(seen for seen, _ in self._blocks)

    @property
    def share(self) -> float:
        """Refused over seen, 0 to 1."""
        return self.refused / self.seen if self.seen else 0.0

    @property
    def open(self) -> bool:
        """Whether the worker has to stop."""
        return self.refused >= self._limit

    def dump(self) -> list[list[int]]:
        """The state as JSON."""
        return [list(block) for block in self._blocks]

    def load(self, blocks: Sequence[Sequence[int]]) -> None:
        """Take up the state that `dump` gave."""
        self._blocks = deque([[int(seen), int(refused)] for seen, refused in blocks] or [[0, 0]], maxlen=_BLOCKS)
