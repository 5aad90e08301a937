"""A small real pipeline for the tests of the worker: what a record's value says is what happens to it.

`claims N`, `skip`, `retract`, `refuse`, `bug WORDS` (an error that quotes them), `hang`, `abort`, `patricide` (kills
the worker), `eat` (memory without end), `sleep SECONDS`, `once PATH WORD` (WORD the first time, a claim afterwards),
`big BYTES` (a claim of that many bytes that do not compress).
"""

import os
import random
import signal
import time
from pathlib import Path

from worker.article import Limits
from worker.pipeline import Event, Outcome, Parsed, Record, Refused, Retracted, Skipped


def _event(record: Record, kind: str, value: bytes) -> Event:
    origin = f"{record.topic}/{record.partition}/{record.offset}".encode()
    return Event(record.key or b"none", value, (("hearsay_origin", origin), ("kind", kind.encode())))


def _manifest(record: Record, outcome: str) -> Event:
    return _event(record, "manifest", f"manifest {outcome} of {record.offset}".encode())


def _claims(record: Record, values: list[bytes]) -> Parsed:
    claims = tuple(_event(record, f"claim{index}", value) for index, value in enumerate(values))
    return Parsed(claims, _manifest(record, "parsed"))


def _misbehave(word: str, rest: list[str]) -> None:
    if word == "hang":
        time.sleep(3600)
    elif word == "patricide":
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(3600)
    elif word == "abort":
        os.abort()
    elif word == "eat":
        hoard = []
        while True:
            hoard.append(bytearray(1 << 20))
    elif word == "bug":
        raise ValueError(" ".join(rest))


def process(record: Record, _: Limits) -> Outcome:
    """The outcome that the value asks for."""
    word, *rest = (record.value or b"retract").decode().split()
    if word == "once":
        path = Path(rest[0])
        if not path.exists():
            path.touch()
            _misbehave(rest[1], [])
        word, rest = "claims", ["1"]
    _misbehave(word, rest)
    if word == "sleep":
        time.sleep(float(rest[0]))
    if word == "skip":
        return Skipped("language", _manifest(record, "skipped"))
    if word == "retract":
        return Retracted(_manifest(record, "retracted"))
    if word == "refuse":
        return Refused("decode", "not_json", "expected a JSON object", pointer="", article_id="a-1")
    if word == "big":
        return _claims(record, [random.Random(0).randbytes(int(rest[0]))])
    count = int(rest[0]) if word == "claims" else 1
    return _claims(record, [f"claim {index} of {record.offset}".encode() for index in range(count)])


def identity() -> str:
    """The name under which the breaker knows this parser."""
    return "stand-in"
