"""Which of the records in a range are meant: all, those with some keys, or those at some offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Choice:
    """`keys` of records and `spots` (partition, offset); what is empty does not restrict. `but` are not meant."""

    keys: frozenset[bytes] = frozenset()
    spots: frozenset[tuple[int, int]] = frozenset()
    but: frozenset[tuple[int, int]] = frozenset()

    @property
    def everything(self) -> bool:
        """Whether all records are meant."""
        return not self.keys and not self.spots

    def takes(self, partition: int, offset: int, key: bytes | None) -> bool:
        """Whether the record is meant."""
        at = partition, offset
        return (not self.keys or key in self.keys) and (not self.spots or at in self.spots) and at not in self.but


ALL: Final = Choice()
