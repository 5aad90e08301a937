"""Parsers that misbehave on articles marked for it: what children run in the tests of poison (HEARSAY_PROCESS).

The mark is the article's id, so that every other article is parsed as ever: `poison-hang-…`, `poison-crash-…`,
`poison-memory-…`, `poison-bug-…`, `poison-large-…`, `poison-slow-…`.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace

from tests.lab.records import Message
from worker import pipeline
from worker.article import Limits
from worker.pipeline import Event, Outcome, Parsed, Record

SLOW = 0.25  # seconds a slow article takes
REASONS = {"hang": "timeout", "crash": "crash", "memory": "memory", "bug": "bug", "large": "undeliverable"}
ATTEMPTS, LIMIT = 2, 2.5
MISBEHAVE = {
    "HEARSAY_PROCESS": "tests.lab.poison:process", "HEARSAY_ARTICLE_TIMEOUT": str(LIMIT),
    "HEARSAY_ARTICLE_ATTEMPTS": str(ATTEMPTS), "HEARSAY_ARTICLE_MEMORY": str(1 << 29),
}


def poisoned(kind: str, number: int = 0) -> Message:
    """An article that is marked for misbehaviour of that kind."""
    article = {"id": f"poison-{kind}-{number}", "text": "The mayor said that the bridge was closed.", "language": "en"}
    return Message(article["id"].encode(), json.dumps(article).encode())


def reason(key: bytes | None) -> str | None:
    """The reason of the dead letter that an article of that key becomes by its mark; None without a mark."""
    return REASONS.get(key.split(b"-")[1].decode()) if key and key.startswith(b"poison-") else None


def process(record: Record, limits: Limits) -> Outcome:
    """The pipeline, except for marked articles."""
    match (record.key or b"").split(b"-"):
        case [b"poison", b"hang", *_]:
            while True:
                time.sleep(1)
        case [b"poison", b"crash", *_]:
            os.abort()
        case [b"poison", b"memory", *_]:
            _eat()
        case [b"poison", b"bug", *_]:
            raise ZeroDivisionError("a rule divided by the number of its matches")
        case [b"poison", b"large", *_]:
            return _large(pipeline.process(record, limits))
        case [b"poison", b"slow", *_]:
            time.sleep(SLOW)
    return pipeline.process(record, limits)


def parser_identity() -> str:
    """As the pipeline's."""
    return pipeline.parser_identity()


def _eat() -> None:
    eaten = []
    while True:
        eaten.append(bytearray(1 << 24))


def _large(outcome: Outcome) -> Outcome:
    """An outcome whose first claim the broker does not take."""
    assert isinstance(outcome, Parsed)
    first = outcome.claims[0]
    return replace(outcome, claims=(Event(first.key, os.urandom(3 << 20), first.headers), *outcome.claims[1:]))
