"""One record in, one outcome out: the pure middle of the worker, run inside the parser children."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the input topic."""

    topic: str
    partition: int
    offset: int
    timestamp: int  # milliseconds since the epoch, as the broker has it
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A record to be sent."""

    key: bytes
    value: bytes
    headers: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The article's claims in order, and its manifest."""

    claims: tuple[Event, ...]
    manifest: Event


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that has no rules for it (its language): a manifest that says why."""

    reason: str
    manifest: Event


@dataclass(frozen=True, slots=True)
class Retracted:
    """An article withdrawn."""

    manifest: Event


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that becomes a dead letter; the fields are those of errors.Refusal."""

    stage: str
    reason: str
    message: str
    pointer: str | None = None
    article_id: str | None = None
    traceback: str | None = None  # of a bug inside a rule: for the log, never for the dead letter


Outcome = Parsed | Skipped | Retracted | Refused
