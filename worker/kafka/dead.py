"""Dead letters: the record as it came, and beside it, in headers, where it came from and why it was refused.

The names are those of KIP-1191 where it has one. A record too large to be copied leaves a pointer: topic, partition,
offset, hash and its first KiB. No header quotes the article.
"""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, datetime

import orjson

from worker.kafka.outcome import Result
from worker.kafka.wire import Headers
from worker.pipeline import Record

Letter = tuple[bytes | None, bytes | None, Headers]  # key, value, headers

_POINTER = "hearsay.pointer.v1"
_HEAD = 1024
_KEY = 65_536  # a longer key is left out together with the value
_OVERHEAD = 4096  # what headers of ours, and the batch around the record, may take
_REDRIVES = "hearsay_dlq_redrives"
_OURS = re.compile(r"^(__dlq\.errors\.|hearsay_dlq_)")


def letter(record: Record, result: Result, parser: str, limit: int, now: datetime) -> Letter:
    """The dead letter of a refused record, at most `limit` bytes; `now` is the time at which it was given up."""
    value = record.value or b""
    digest = hashlib.sha256(value).hexdigest()
    original = tuple((name, content) for name, content in record.headers if not _OURS.match(name))
    why = (*_why(record, result, parser, now), ("hearsay_dlq_sha256", digest.encode()))
    if _size(record.key, value, original) + _OVERHEAD <= limit:
        return record.key, _sendable(record), original + why
    pointer = orjson.dumps({"schema": _POINTER, "topic": record.topic, "partition": record.partition,
                            "offset": record.offset, "sha256": digest, "bytes": len(value),
                            "head": base64.b64encode(value[:_HEAD]).decode()})
    key = record.key if record.key is None or len(record.key) <= _KEY else None
    fits = _size(key, pointer, original) + _OVERHEAD <= limit
    return key, pointer, (original if fits else ()) + why


def _sendable(record: Record) -> bytes | None:
    """A null value without a key cannot be sent; its reason, `null_without_key`, tells it from no bytes."""
    return b"" if record.value is None and record.key is None else record.value


def _size(key: bytes | None, value: bytes, headers: Headers) -> int:
    return len(key or b"") + len(value) + sum(len(name.encode()) + len(content) + 10 for name, content in headers)


def _why(record: Record, result: Result, parser: str, now: datetime) -> Headers:
    refused = result.refused
    assert refused is not None
    message = f"{refused.pointer}: {refused.message}" if refused.pointer else refused.message
    values = {
        "__dlq.errors.topic": record.topic,
        "__dlq.errors.partition": str(record.partition),
        "__dlq.errors.offset": str(record.offset),
        "__dlq.errors.message": message[:1000],
        "hearsay_dlq_stage": refused.stage,
        "hearsay_dlq_reason": refused.reason,
        "hearsay_dlq_pointer": refused.pointer,
        "hearsay_dlq_exception": refused.message.split(" ", 1)[0] if refused.reason == "bug" else None,
        "hearsay_dlq_attempts": str(result.attempts),
        "hearsay_dlq_parser": parser,
        "hearsay_dlq_failed_at": now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        _REDRIVES: str(_redrives(record)),
        "hearsay_dlq_article_id": refused.article_id[:512] if refused.article_id else None,
    }
    return tuple((name, value.encode("utf-8", "replace")) for name, value in values.items() if value is not None)


def _redrives(record: Record) -> int:
    """How often the record was sent again before: a redrive leaves its count in the header."""
    for name, content in reversed(record.headers):
        if name == _REDRIVES and content.isdigit():
            return int(content)
    return 0
