"""Dead letters keep the record, say why, and never quote the article; a record too large leaves a pointer."""

import base64
import hashlib
from datetime import UTC, datetime

import jsonschema_rs
import orjson
import pytest

from worker.contract import schema
from worker.kafka.dead import Letter, letter
from worker.kafka.outcome import refusal
from worker.pipeline import Record, Refused

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
VALUE = b'{"text": 5}'


def record(key: bytes | None = b"story", value: bytes | None = VALUE,
           headers: tuple[tuple[str, bytes], ...] = ()) -> Record:
    return Record("articles.raw", 2, 41, 1000, key, value, headers)


def dead(of: Record, refused: Refused | None = None, limit: int = 1_000_000) -> Letter:
    why = refused or Refused("validate", "wrong_type", "expected a string", "/text", article_id="story")
    return letter(of, refusal(why, 3), "1.0 abc", limit, NOW)


def headers(message: Letter) -> dict[str, str]:
    return {name: value.decode() for name, value in message[2]}


def test_key_value_and_headers_are_kept() -> None:
    key, value, kept = dead(record(headers=(("traceparent", b"00-1-2-01"), ("x", b"\xff"))))

    assert (key, value) == (b"story", VALUE)
    assert kept[:2] == (("traceparent", b"00-1-2-01"), ("x", b"\xff"))


def test_the_headers_say_where_it_came_from_and_why() -> None:
    assert headers(dead(record())) == {
        "__dlq.errors.topic": "articles.raw", "__dlq.errors.partition": "2", "__dlq.errors.offset": "41",
        "__dlq.errors.message": "/text: expected a string", "hearsay_dlq_stage": "validate",
        "hearsay_dlq_reason": "wrong_type", "hearsay_dlq_pointer": "/text", "hearsay_dlq_attempts": "3",
        "hearsay_dlq_parser": "1.0 abc", "hearsay_dlq_failed_at": "2026-03-01T12:30:00.000Z",
        "hearsay_dlq_redrives": "0", "hearsay_dlq_sha256": hashlib.sha256(VALUE).hexdigest(),
        "hearsay_dlq_article_id": "story",
    }


@pytest.mark.parametrize("refused", [
    Refused("validate", "wrong_type", "expected a string", "/text", article_id="story"),
    Refused("decode", "not_json", "line 1 column 2"),
    Refused("parse", "bug", "ValueError in verbs.py:12", traceback="…"),
    Refused("parse", "timeout", "the article took longer than 10 s, 3 times"),
    Refused("encode", "undeliverable", "the broker refused its output, alone and again"),
])
def test_the_headers_fit_the_schema(refused: Refused) -> None:
    jsonschema_rs.validator_for(schema("dead-letter")).validate(headers(dead(record(), refused)))


def test_a_bug_names_its_exception() -> None:
    refused = Refused("parse", "bug", "ValueError in verbs.py:12")

    assert headers(dead(record(), refused))["hearsay_dlq_exception"] == "ValueError"


def test_a_record_too_large_to_copy_leaves_a_pointer() -> None:
    large = b"<p>" + b"x" * 2_000_000
    key, value, _ = dead(record(value=large))

    assert key == b"story"
    assert value is not None
    pointer = orjson.loads(value)
    assert pointer == {"schema": "hearsay.pointer.v1", "topic": "articles.raw", "partition": 2, "offset": 41,
                       "sha256": hashlib.sha256(large).hexdigest(), "bytes": len(large),
                       "head": base64.b64encode(large[:1024]).decode()}


@pytest.mark.parametrize("of", [
    record(value=b"x" * 2_000_000),
    record(key=b"k" * 2_000_000),
    record(headers=(("h", b"x" * 2_000_000),)),
    record(value=b"x" * 999_000, headers=(("h", b"x" * 999_000),)),
])
def test_no_dead_letter_is_above_the_limit(of: Record) -> None:
    key, value, kept = dead(of)

    assert len(key or b"") + len(value or b"") + sum(len(name) + len(content) for name, content in kept) <= 1_000_000


def test_a_tombstone_without_a_key_can_be_sent() -> None:
    refused = Refused("decode", "null_without_key", "a null value needs a key")

    assert dead(record(None, None), refused)[:2] == (None, b"")


def test_a_second_failure_counts_its_redrives_and_keeps_one_set_of_reasons() -> None:
    first = dead(record())
    sent_again = (*(pair for pair in first[2] if not pair[0].startswith("__dlq")), ("hearsay_dlq_redrives", b"1"))
    second = dead(record(headers=sent_again))

    names = [name for name, _ in second[2]]
    assert len(names) == len(set(names))
    assert headers(second)["hearsay_dlq_redrives"] == "1"
