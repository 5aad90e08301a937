"""How far the local broker has come: one shape, handed to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Step = Literal["jars", "start"]


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total`: bytes of jars downloaded, or nodes ready."""

    step: Step
    done: int
    total: int


Listener = Callable[[Progress], None]


def nobody(_: Progress) -> None:
    """A listener that shows nothing."""
