"""What a pure function gave, kept by its argument: words and phrases come again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
LIMIT: Final = 100_000  # arguments remembered; beyond it the memory starts over


class Memory(dict[Key, Value]):
    """Arguments to results, filled as they are met: `memory[argument]` is `function(argument)`."""

    def __init__(self, function: Callable[[Key], Value], limit: int = LIMIT) -> None:
        super().__init__()
        self.function, self.limit = function, limit

    def __missing__(self, key: Key) -> Value:
        found = self.function(key)
        if len(self) >= self.limit:
            self.clear()
        self[key] = found
        return found
