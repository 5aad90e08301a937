"""What records must become: the pure pipeline, called here, apart from any worker; the verifier gets it as data."""

from __future__ import annotations

from collections.abc import Iterable

from tests.lab.records import Expected, Message, Sent
from worker.article import Limits
from worker.pipeline import Event, Parsed, Record, Refused, process

_LIMITS = Limits()


def expect(sent: Iterable[Sent]) -> dict[str, Expected]:
    """By origin, what each record must become."""
    return {one.origin: _expected(one) for one in sent}


def _expected(sent: Sent) -> Expected:
    said = sent.message
    record = Record(sent.topic, sent.partition, sent.offset, sent.timestamp, said.key, said.value, said.headers)
    outcome = process(record, _LIMITS)
    if isinstance(outcome, Refused):
        return Expected(dead=outcome.reason)
    claims = outcome.claims if isinstance(outcome, Parsed) else ()
    return Expected(tuple(map(_message, claims)), _message(outcome.manifest))


def _message(event: Event) -> Message:
    return Message(event.key, event.value, event.headers)
