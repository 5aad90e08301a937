"""What a parser makes of a record, as plain values: the same from this one and from another version's process.

`python -m worker.replay.parsing LIMITS` is that process (elsewhere.py starts it). It says a line about itself, then
answers each line with one:

    {"parser": {"version", "digest"}}
    {"topic", "partition", "offset", "timestamp", "key", "value", "headers"}   bytes as hex
        → {"kind", "article", "order", "claims", "reason"}                     claims as strings of JSON
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import orjson

from worker.article import Limits
from worker.claim import ParserId
from worker.kafka.revisions import Order, of_manifest
from worker.kafka.serving import outcome
from worker.parser.digest import parser_id
from worker.pipeline import Parsed, Record, Refused, process

BACKSTOPS: Final = frozenset({"timeout", "memory", "crash"})  # reasons that depend on the machine, not on the parser


class Reading(NamedTuple):
    """What became of a record; `order` is None where it was refused."""

    kind: str  # parsed, skipped, retracted, refused
    article: str | None
    order: Order | None
    claims: tuple[bytes, ...] = ()
    reason: str | None = None


def read(record: Record, limits: Limits) -> Reading:
    """The record by this parser; a bug of a rule is a refusal, as in the worker."""
    found = outcome(process, record, limits)
    if isinstance(found, Refused):
        return Reading("refused", found.article_id, None, (), found.reason)
    manifest = orjson.loads(found.manifest.value)
    claims = tuple(event.value for event in found.claims) if isinstance(found, Parsed) else ()
    return Reading(manifest["outcome"], manifest["article"]["id"], of_manifest(manifest), claims, manifest["reason"])


# --- as lines --------------------------------------------------------------------------------------------------------


def question(record: Record) -> bytes:
    """The record as a line."""
    return orjson.dumps({
        "topic": record.topic, "partition": record.partition, "offset": record.offset, "timestamp": record.timestamp,
        "key": record.key and record.key.hex(), "value": None if record.value is None else record.value.hex(),
        "headers": [[name, value.hex()] for name, value in record.headers]}) + b"\n"


def answered(line: bytes) -> Reading:
    """What the other process says."""
    row = orjson.loads(line)
    return Reading(row["kind"], row["article"], row["order"] and Order(*row["order"]),
                   tuple(claim.encode() for claim in row["claims"]), row["reason"])


def introduced(line: bytes) -> ParserId:
    """Which parser the other process is."""
    return ParserId(**orjson.loads(line)["parser"])


def serve(lines: Iterable[bytes], limits: Limits) -> Iterable[bytes]:
    """The answers to the lines, behind the line about ourselves."""
    yield orjson.dumps({"parser": parser_id()._asdict()}) + b"\n"
    for line in lines:
        found = read(_asked(orjson.loads(line)), limits)
        row = found._asdict() | {"order": found.order and [*found.order],
                                 "claims": [claim.decode() for claim in found.claims]}
        yield orjson.dumps(row) + b"\n"


def _asked(row: dict[str, Any]) -> Record:
    headers = tuple((name, bytes.fromhex(value)) for name, value in row["headers"])
    return Record(**row | {"key": row["key"] and bytes.fromhex(row["key"]), "headers": headers,
                           "value": None if row["value"] is None else bytes.fromhex(row["value"])})


def main() -> None:
    """Entry point of `python -m worker.replay.parsing`."""
    for line in serve(sys.stdin.buffer, Limits(**orjson.loads(sys.argv[1]))):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
