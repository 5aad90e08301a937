"""What passes between the main process and its parser children: length-prefixed marshal frames over a socket pair.

marshal is the fastest encoding of plain values that both ends share: they are one interpreter, started from the same
executable. Nothing else ever writes to these sockets.
"""

from __future__ import annotations

import marshal
import struct
from collections.abc import Iterator
from typing import Any

_LENGTH = struct.Struct("<I")

# main -> child: (number, topic, partition, offset, timestamp, key, value, headers)
# child -> main: (HELLO, parser), (START, number), (DONE, number, outcome)
HELLO, START, DONE = 0, 1, 2

MEMORY_EXIT = 77  # how a child says that an article needed more memory than it may have


def pack(value: Any) -> bytes:
    """One frame."""
    body = marshal.dumps(value)
    return _LENGTH.pack(len(body)) + body


class Frames:
    """Bytes as they come in, frames as they are whole."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> None:
        """Take what a read returned."""
        self._buffer += data

    def whole(self) -> Iterator[Any]:
        """The frames that are complete, in order."""
        at, size = 0, len(self._buffer)
        while size - at >= 4:
            (length,) = _LENGTH.unpack_from(self._buffer, at)
            if size - at - 4 < length:
                break
            yield marshal.loads(memoryview(self._buffer)[at + 4:at + 4 + length])  # noqa: S302  (our own child wrote it)
            at += 4 + length
        del self._buffer[:at]

    def ready(self) -> bool:
        """Whether a whole frame waits."""
        return len(self._buffer) >= 4 and len(self._buffer) - 4 >= _LENGTH.unpack_from(self._buffer)[0]
