"""What goes in and what must come out, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

Headers = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A record that is to be sent."""

    key: bytes | None
    value: bytes | None
    headers: Headers = ()

    @property
    def digest(self) -> bytes:
        """Sixteen bytes that stand for all of it: what is expected of a long run must fit into memory."""
        return blake2b(repr((self.key, self.value, self.headers)).encode(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Sent:
    """A record that the broker has, and where."""

    topic: str
    partition: int
    offset: int
    timestamp: int  # milliseconds
    message: Message

    @property
    def origin(self) -> str:
        """How its outputs name it."""
        return f"{self.topic}/{self.partition}/{self.offset}"


@dataclass(frozen=True, slots=True)
class Expected:
    """What one record must become: claims in order and a manifest, or a dead letter with its reason."""

    claims: tuple[Message, ...] = ()
    manifest: Message | None = None
    dead: str | None = None

    @property
    def outputs(self) -> int:
        """How many records that is."""
        return len(self.claims) + (self.manifest is not None) + (self.dead is not None)
