"""What was done with each dead letter: written in the transaction that does it, under the letter's position.

In memory a state takes one number, so that a topic of many letters that were handled still fits.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import orjson

from worker.kafka.deadletters.letter import Letter, Position, position
from worker.kafka.past import everything
from worker.settings import Settings

SCHEMA = "hearsay.dead-letter-state.v1"
_TIMES = 255  # more redrives of one letter are counted as so many


class States:
    """How often each letter was redriven. A state of another letter that once lay at the same position says nothing."""

    def __init__(self) -> None:
        self._found: dict[int, int] = {}

    def times(self, letter: Letter) -> int:
        """How often the letter was redriven."""
        found = self._found.get(_packed(letter.position), 0)
        return found & _TIMES if found >> 8 == _mark(*_identity(letter)) else 0

    def note(self, at: Position, value: bytes | None) -> None:
        """Take in a record of the topic of states."""
        if value is None:
            self._found.pop(_packed(at), None)
            return
        state = orjson.loads(value)
        origin = state["origin"]
        mark = _mark(f"{origin['topic']}/{origin['partition']}/{origin['offset']}", state["failed_at"])
        self._found[_packed(at)] = mark << 8 | min(state["times"], _TIMES)


def states(settings: Settings) -> States:
    """All states as of now. Raises TopicError, BrokerError."""
    found = States()
    for record in everything(settings, [settings.topic_dead_state], decided=0):
        found.note(position((record.key or b"").decode()), record.value)
    return found


def redriven(letter: Letter, times: int, redrives: int, forced: bool, now: datetime) -> tuple[bytes, bytes]:
    """Key and value of the state of a letter that is redriven for the `times`th time."""
    origin = letter.origin
    assert origin is not None
    state = {
        "schema": SCHEMA,
        "letter": letter.position._asdict() | {"topic": letter.record.topic},
        "origin": origin._asdict(),
        "failed_at": letter.failed_at,
        "action": "redriven",
        "times": times,
        "redrives": redrives,
        "forced": forced,
        "at": now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    return str(letter.position).encode(), orjson.dumps(state, option=orjson.OPT_SORT_KEYS)


def _packed(at: Position) -> int:
    return at.partition << 56 | at.offset


def _identity(letter: Letter) -> tuple[str, str | None]:
    return str(letter.origin), letter.failed_at


def _mark(origin: str, failed_at: str | None) -> int:
    digest = hashlib.blake2b(f"{origin} {failed_at}".encode(), digest_size=7).digest()
    return int.from_bytes(digest, "big")
