"""How many records the next batch may have: less after a cut, half after a failure, one after processes died.

A batch that fails although the broker is there holds a record that it will not take: the pace halves what is under
suspicion until the record stands alone. After two processes of this slot ended without progress, records go one by
one, each announced in its committed offset before it is begun.
"""

from __future__ import annotations


class Pace:
    """The size of the next batch, between 1 and `most` records."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._next = most
        self._suspects = 0  # records among which one is to blame
        self._alone = 0  # records that still go one by one

    @property
    def records(self) -> int:
        """Records of the next batch at most."""
        if self._alone:
            return 1
        return max(1, self._suspects // 2) if self._suspects else self._next

    @property
    def careful(self) -> bool:
        """Whether records go one by one because processes died."""
        return self._alone > 0

    def done(self, records: int, cut: bool) -> None:
        """A batch of so many records was committed; `cut` where a bound ended it early."""
        self._suspects = max(0, self._suspects - records)
        self._alone = max(0, self._alone - records)
        self._next = max(1, records * 2) if cut else min(self._most, max(self._next * 2, records * 2))
        self._next = min(self._most, self._next)

    def failed(self, records: int) -> None:
        """A batch of so many records failed, and one of them may be to blame."""
        self._suspects = records

    def be_careful(self) -> None:
        """Take the next records, as many as a whole batch may have, one by one."""
        self._alone = self._most
