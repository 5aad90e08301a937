"""Letters in runs that fit in memory: in large ones to be judged, in small ones to be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Bounds(NamedTuple):
    """The most letters of a run, and the most bytes of their values; a larger value is alone in its run."""

    letters: int
    bytes: int


WINDOW = Bounds(10_000, 1 << 26)  # the topics that letters are held against are read once for each
TOGETHER = Bounds(200, 1 << 23)  # in one transaction


def windows(found: Iterable[T], size: Callable[[T], int], most: Bounds) -> Iterator[list[T]]:
    """The letters in runs within the bounds."""
    window: list[T] = []
    held = 0
    for one in found:
        if window and (len(window) >= most.letters or held + size(one) > most.bytes):
            yield window
            window, held = [], 0
        window.append(one)
        held += size(one)
    if window:
        yield window
