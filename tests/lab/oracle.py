"""What records must become: the pure pipeline, called here, apart from any worker; the verifier gets it as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context

from tests.lab import poison
from tests.lab.records import Expected, Message, Sent
from tests.lab.verify import Output, outputs
from worker.article import Limits
from worker.pipeline import Event, Parsed, Record, Refused, process

_LIMITS = Limits()
_HELPERS = 2


def expect(sent: Iterable[Sent]) -> dict[str, Expected]:
    """By origin, what each record must become; a poisoned one a dead letter with its own reason."""
    return {one.origin: _expected(one) for one in sent}


def wanted(sent: Sequence[Sent]) -> Counter[Output]:
    """The same of very many records, from processes beside this one, as the verifier holds it."""
    with ProcessPoolExecutor(_HELPERS, get_context("spawn")) as helpers:
        return Counter(chain.from_iterable(helpers.map(_wanted, sent, chunksize=500)))


def _wanted(sent: Sent) -> list[Output]:
    return list(outputs(sent, _expected(sent)))


def _expected(sent: Sent) -> Expected:
    said = sent.message
    if reason := poison.reason(said.key):
        return Expected(dead=reason)
    record = Record(sent.topic, sent.partition, sent.offset, sent.timestamp, said.key, said.value, said.headers)
    outcome = process(record, _LIMITS)
    if isinstance(outcome, Refused):
        return Expected(dead=outcome.reason)
    claims = outcome.claims if isinstance(outcome, Parsed) else ()
    return Expected(tuple(map(_message, claims)), _message(outcome.manifest))


def _message(event: Event) -> Message:
    return Message(event.key, event.value, event.headers)
