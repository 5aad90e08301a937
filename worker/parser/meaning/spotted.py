"""What a sentence holds besides its claims, found once and handed to every content that holds it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, Generic, Protocol, TypeVar

from worker.parser.document import Spans


class HasSpans(Protocol):
    """A time, a quantity, a place, a mention."""

    @property
    def spans(self) -> Spans:
        """Where it stands."""


Item = TypeVar("Item", bound=HasSpans)
NONE: Final[tuple[()]] = ()


class Spotted(Generic[Item]):
    """Items in the text's order, to be asked by span."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = tuple(items)
        self.starts = [item.spans[0][0] for item in self.items]

    def inside(self, spans: Spans) -> tuple[Item, ...]:
        """The items that begin inside the spans."""
        starts = self.starts
        if not starts:
            return NONE
        if len(spans) == 1:
            start, end = spans[0]
            first = bisect_left(starts, start)
            if first == len(starts) or starts[first] >= end:
                return NONE
            return self.items[first : bisect_left(starts, end, first)]
        return tuple([item for start, end in spans for item in self.inside(((start, end),))])
