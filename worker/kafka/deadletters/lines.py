"""Dead letters as JSON Lines, and back, byte for byte: what is UTF-8 as text, anything else as base64.

    {"position": "0/17", "key": "story-1", "value": {"base64": "…"}, "headers": [["hearsay_dlq_reason", "not_utf8"], …]}
"""

from __future__ import annotations

import base64
import binascii
from typing import Any, NamedTuple

import orjson

from worker.errors import UsageError
from worker.kafka.deadletters.letter import Letter
from worker.pipeline import Record


class Written(NamedTuple):
    """A letter of a file."""

    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]


def line(letter: Letter) -> bytes:
    """The letter as one line, its end included."""
    record = letter.record
    row = {"position": str(letter.position), "key": written(record.key), "value": written(record.value),
           "headers": [[name, written(content)] for name, content in record.headers]}
    return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def written(content: bytes | None) -> Any:
    """Bytes as JSON: a text, {"base64": …} where they are none, or null."""
    if content is None:
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(content).decode()}


def read(text: bytes, where: str) -> Written:
    """The letter of a line; `where` names the line. Raises UsageError for what is no dead letter."""
    try:
        row = orjson.loads(text)
        headers = tuple((str(name), _bytes(content) or b"") for name, content in row["headers"])
        found = Written(_bytes(row["key"]), _bytes(row["value"]), headers)
    except orjson.JSONDecodeError as error:
        raise UsageError(f"{where}: no JSON ({error})", "a line of `hearsay dead export`") from None
    except (TypeError, ValueError, KeyError, AttributeError):
        raise UsageError(f"{where}: no line of `hearsay dead export`", 'it has "key", "value" and "headers"') from None
    letter = Letter(Record("", 0, 0, 0, *found))
    if letter.origin is None or letter.reason is None:
        raise UsageError(f"{where}: no dead letter", "its headers name an origin and a reason")
    if found.key is None and found.value is None:
        raise UsageError(f"{where}: neither a key nor a value", "Kafka takes no such record; leave the line out")
    return found


def _bytes(content: Any) -> bytes | None:
    """The bytes of `written`. Raises ValueError, KeyError, TypeError or AttributeError for anything else."""
    if content is None:
        return None
    if isinstance(content, dict):
        try:
            return base64.b64decode(content["base64"], validate=True)
        except binascii.Error as error:
            raise ValueError(str(error)) from error
    encoded: bytes = content.encode()
    return encoded
