"""An outcome of the pipeline as plain values: what a child sends back, and what the loop forwards unread.

The child has encoded every byte of every event, down to the record's format; main never decodes one. Plain tuples keep
the crossing cheap: no object is made for a claim on its way.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from worker.kafka.wire import Headers, body
from worker.pipeline import Event, Outcome, Parsed, Refused, Retracted, Skipped

Message = tuple[bytes | None, bytes]  # the key, and the record's body (wire.body)


class Result(NamedTuple):
    """What became of one record; `refused` is None but for a dead letter, `manifest` None only there."""

    kind: str  # parsed, skipped, retracted, refused
    claims: tuple[Message, ...]
    manifest: Message | None
    refused: Refused | None
    attempts: int = 1

    @property
    def size(self) -> int:
        """Bytes of the records that go out."""
        return sum(len(encoded) for _, encoded in self._messages)

    @property
    def largest(self) -> int:
        """Bytes of the largest record."""
        return max((len(encoded) for _, encoded in self._messages), default=0)

    @property
    def _messages(self) -> tuple[Message, ...]:
        return (*self.claims, self.manifest) if self.manifest else self.claims


def message(key: bytes | None, value: bytes | None, headers: Headers) -> Message:
    """A record to be sent."""
    return key, body(key, value, headers)


def _encoded(event: Event) -> Message:
    return event.key, body(event.key, event.value, event.headers)


def plain(outcome: Outcome) -> tuple[Any, ...]:
    """The outcome as a tuple that marshal takes."""
    if isinstance(outcome, Parsed):
        return "parsed", tuple(map(_encoded, outcome.claims)), _encoded(outcome.manifest)
    if isinstance(outcome, Skipped):
        return "skipped", (), _encoded(outcome.manifest)
    if isinstance(outcome, Retracted):
        return "retracted", (), _encoded(outcome.manifest)
    return ("refused", outcome.stage, outcome.reason, outcome.message, outcome.pointer, outcome.article_id,
            outcome.traceback)


def result(values: tuple[Any, ...], attempts: int = 1) -> Result:
    """The tuple of `plain` as a Result."""
    if values[0] == "refused":
        return refusal(Refused(*values[1:]), attempts)
    kind, claims, manifest = values
    return Result(kind, claims, manifest, None, attempts)


def refusal(refused: Refused, attempts: int = 1) -> Result:
    """The Result of a record that becomes a dead letter."""
    return Result("refused", (), None, refused, attempts)
