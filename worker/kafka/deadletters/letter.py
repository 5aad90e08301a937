"""One dead letter, as its headers tell of it, and which ones a person wants."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

import orjson

from worker.envelope import Headers
from worker.errors import UsageError
from worker.pipeline import Record

POINTER = "hearsay.pointer.v1"  # the schema of a value that stands for a record too large to be copied
REDRIVES = "hearsay_dlq_redrives"
IMPORTED = "hearsay_dlq_imported"  # stands on a letter that came back from a file
_OURS = re.compile(r"^(__dlq\.errors\.|hearsay_dlq_)")
_POSITION = re.compile(r"([0-9]{1,9})/([0-9]{1,18})")


class Position(NamedTuple):
    """Where a letter lies in the topic of dead letters."""

    partition: int
    offset: int

    def __str__(self) -> str:
        return f"{self.partition}/{self.offset}"


def position(text: str) -> Position:
    """`0/17` as a position. Raises UsageError."""
    found = _POSITION.fullmatch(text)
    if not found:
        raise UsageError(f"{text} is no position of a dead letter", "PARTITION/OFFSET, as `hearsay dead list` shows it")
    return Position(int(found[1]), int(found[2]))


class Origin(NamedTuple):
    """Where the record stood that was refused."""

    topic: str
    partition: int
    offset: int

    def __str__(self) -> str:
        return f"{self.topic}/{self.partition}/{self.offset}"


@dataclass(frozen=True)
class Letter:
    """A record of the topic of dead letters. What a header does not say is None: anybody may write to a topic."""

    record: Record

    @property
    def position(self) -> Position:
        """Where it lies."""
        return Position(self.record.partition, self.record.offset)

    @cached_property
    def said(self) -> dict[str, str]:
        """Its headers as texts; of a name that stands twice the last one."""
        return {name: (content or b"").decode("utf-8", "replace") for name, content in self.record.headers}

    @cached_property
    def origin(self) -> Origin | None:
        """Where its record stood; None if the letter is none of ours."""
        topic, *place = (self.said.get(f"__dlq.errors.{name}", "") for name in ("topic", "partition", "offset"))
        if not topic or not all(re.fullmatch("[0-9]{1,18}", number) for number in place):
            return None
        return Origin(topic, int(place[0]), int(place[1]))

    @property
    def reason(self) -> str | None:
        """The code of its refusal."""
        return self.said.get("hearsay_dlq_reason")

    @property
    def stage(self) -> str | None:
        """Where it was refused."""
        return self.said.get("hearsay_dlq_stage")

    @property
    def message(self) -> str:
        """One line that says why."""
        return self.said.get("__dlq.errors.message", "")

    @property
    def failed_at(self) -> str | None:
        """When it was given up, RFC 3339."""
        return self.said.get("hearsay_dlq_failed_at")

    @cached_property
    def time(self) -> int:
        """The same in milliseconds; the record's own time where the header is missing or no time."""
        try:
            return round(datetime.fromisoformat(self.failed_at or "").timestamp() * 1000)
        except ValueError:
            return self.record.timestamp

    @property
    def redrives(self) -> int:
        """How often its record had been redriven before it failed."""
        count = self.said.get(REDRIVES, "")
        return int(count) if re.fullmatch("[0-9]{1,9}", count) else 0

    @cached_property
    def article(self) -> str | None:
        """The article's id as far as it was read, else its key."""
        key = self.record.key or b""
        plain = key[5:] if key[:1] == b"\0" and len(key) > 5 else key  # as articles step over a Schema-Registry prefix
        return self.said.get("hearsay_dlq_article_id") or plain.decode("utf-8", "replace") or None

    @property
    def original_headers(self) -> Headers:
        """The headers that the record came with."""
        return tuple((name, content) for name, content in self.record.headers if not _OURS.match(name))

    @cached_property
    def pointer(self) -> dict[str, Any] | None:
        """The pointer, if the record was too large to be copied: a value with another hash than the record had."""
        value = self.record.value or b""
        if POINTER.encode() not in value or hashlib.sha256(value).hexdigest() == self.said.get("hearsay_dlq_sha256"):
            return None
        try:
            found = orjson.loads(value)
        except orjson.JSONDecodeError:
            return None
        return found if isinstance(found, dict) and found.get("schema") == POINTER else None

    @property
    def bytes(self) -> int:
        """Of its record's value, also where only a pointer to it is here."""
        size = self.pointer.get("bytes") if self.pointer else None
        return size if isinstance(size, int) else len(self.record.value or b"")


@dataclass(frozen=True)
class Wanted:
    """Which letters: what is empty does not restrict. Times are milliseconds, `until` is not included."""

    reasons: Sequence[str] = ()
    stages: Sequence[str] = ()
    topic: str | None = None  # where the record came from
    partitions: Sequence[int] = ()  # of that topic
    since: int | None = None
    until: int | None = None
    article: str | None = None

    def takes(self, letter: Letter) -> bool:
        """Whether the letter is wanted."""
        origin = letter.origin
        return ((not self.reasons or letter.reason in self.reasons)
                and (not self.stages or letter.stage in self.stages)
                and (self.topic is None or (origin is not None and origin.topic == self.topic))
                and (not self.partitions or (origin is not None and origin.partition in self.partitions))
                and (self.since is None or letter.time >= self.since)
                and (self.until is None or letter.time < self.until)
                and (self.article is None or letter.article == self.article))
