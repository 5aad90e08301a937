"""What an output says of where it came from: read off its headers alone, and of a manifest the claims that it lists."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import orjson

from worker.envelope import Headers
from worker.kafka.deadletters.letter import IMPORTED, Letter
from worker.pipeline import Record

RESTATED: Final = "hearsay_restated"  # stands on a manifest that an in-place replay wrote again


class Place(NamedTuple):
    """An article's record, and the parser whose output this is (its digest; "" where no header says)."""

    partition: int
    offset: int
    digest: str


class Claim(NamedTuple):
    """A claim: the `number`th of its article."""

    place: Place
    number: int
    id: str


class Manifest(NamedTuple):
    """A manifest with the ids that it lists."""

    place: Place
    listed: list[str]


class Burial(NamedTuple):
    """A dead letter; one that came back from a file may stand beside the first."""

    place: Place
    imported: bool


def claim(record: Record, topic: str) -> Claim | None:
    """The claim of an article of `topic`, or None."""
    found = _origin(record.headers, topic)
    if found is None:
        return None
    place, index, subject = found
    return Claim(place, index, subject)


def manifest(record: Record, topic: str) -> Manifest | None:
    """The manifest of an article of `topic`, or None; a tombstone is none, nor is what was only written again."""
    found = _origin(record.headers, topic)
    if found is None or record.value is None or any(name == RESTATED for name, _ in record.headers):
        return None
    return Manifest(found[0], orjson.loads(record.value)["claims"])


def burial(record: Record, topic: str) -> Burial | None:
    """The dead letter of a record of `topic`, or None."""
    letter = Letter(record)
    if letter.origin is None or letter.origin.topic != topic:
        return None
    digest = letter.said.get("hearsay_dlq_parser", "").rpartition(" ")[2]
    return Burial(Place(letter.origin.partition, letter.origin.offset, digest), IMPORTED in letter.said)


def origin(headers: Headers, topic: str) -> Place | None:
    """Where an output comes from, if from an article of `topic`."""
    found = _origin(headers, topic)
    return found and found[0]


def _origin(headers: Headers, topic: str) -> tuple[Place, int, str] | None:
    """Place, index and subject, from `ce_id`, else from `hearsay_origin`."""
    said: dict[str, Any] = dict(headers)
    words = (said.get("ce_id") or said.get("hearsay_origin") or b"").decode("utf-8", "replace").split("/")
    if words[0] != topic or len(words) not in (4, 5) or not all(word.isdigit() for word in words[1:4]):
        return None
    place = Place(int(words[1]), int(words[2]), words[4] if len(words) == 5 else "")
    return place, int(words[3]), (said.get("ce_subject") or b"").decode("utf-8", "replace")
