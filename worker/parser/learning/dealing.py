"""Publishers in folds: what is measured or counted of an article is by weights that have not seen its publisher."""

from __future__ import annotations

from collections.abc import Iterable

from worker.errors import UsageError


def dealt(publishers: Iterable[str], number: int) -> list[tuple[str, ...]]:
    """So many folds of publishers, dealt out in the order of their names. Raises UsageError."""
    names = sorted(set(publishers))
    if len(names) < number:
        raise UsageError(f"{len(names)} publishers make no {number} folds", f"give articles of {number} or more")
    return [tuple(names[at::number]) for at in range(number)]
