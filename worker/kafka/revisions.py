"""Which of two records of an article is the newer one, by the rule that schemas/README.md gives to readers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

import orjson

from worker import ninjs
from worker.envelope import Headers, opened
from worker.errors import Refusal


class Order(NamedTuple):
    """What orders a revision among those of its article; `updated_at` is RFC 3339, a day or a time."""

    revision: int | None
    updated_at: str | None
    topic: str
    partition: int
    offset: int


def of_manifest(manifest: dict[str, Any]) -> Order:
    """The order of what a manifest speaks of."""
    article, origin = manifest["article"], manifest["origin"]
    return Order(article["revision"], article["updated_at"], origin["topic"], origin["partition"], origin["offset"])


def of_fields(found: Mapping[str, Any], topic: str, partition: int, offset: int) -> Order:
    """The order of an article with these fields, as they stand, at this place."""
    revision, updated_at = found.get("revision"), found.get("updated_at")
    whole = isinstance(revision, int) and not isinstance(revision, bool)
    return Order(revision if whole else None, updated_at if isinstance(updated_at, str) else None, topic, partition,
                 offset)


def older(one: Order, other: Order) -> bool:
    """Whether `one` is older for certain; what stands in two partitions and bears no revision or time is not."""
    return newer(other, one) and not newer(one, other)


def newer(one: Order, other: Order) -> bool:
    """Whether `one` is newer: by revision if both have it, else by time if both have it, else by offset.

    What is equal by one of these is told apart by the next. Offsets of two partitions cannot be compared; `one` then
    counts as the newer, since who asks wants to know whether it may be overtaken.
    """
    if None not in (one.revision, other.revision) and one.revision != other.revision:
        return (one.revision or 0) > (other.revision or 0)
    mine, theirs = _moment(one.updated_at), _moment(other.updated_at)
    if mine is not None and theirs is not None and mine != theirs:
        return mine > theirs
    if (one.topic, one.partition) != (other.topic, other.partition):
        return True
    return one.offset > other.offset


def _moment(text: str | None) -> datetime | None:
    """A time without a zone is taken for UTC, a day for its beginning."""
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def fields(value: bytes, headers: Headers) -> dict[str, Any]:
    """The fields of an article's JSON as they stand, none of them checked; nothing where it is no JSON object."""
    try:
        envelope = opened(value, headers)
        found = orjson.loads(envelope.body) if envelope.kind in ("json", "ninjs") else None
    except (Refusal, orjson.JSONDecodeError):
        return {}
    if not isinstance(found, dict):
        return {}
    return ninjs.article_fields(found) if envelope.kind == "ninjs" or ninjs.recognised(found) else found
