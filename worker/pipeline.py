"""One record in, one outcome out: the pure middle of the worker, run inside the parser children.

    article.decode ── language ── parser.parse ── encoding.encode_all ── events with headers ── sizes ── Parsed
         └ Retraction      └ Skipped      └ a bug raises: the caller refuses this article      └ Refused
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final, Literal

from worker import parser
from worker.article import Article, Limits, Retraction, decode
from worker.claim import Claim, Manifest
from worker.encoding import encode_all, encode_manifest
from worker.errors import Refusal
from worker.parser.digest import parser_id
from worker.parser.text.language import language


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the input topic."""

    topic: str
    partition: int
    offset: int
    timestamp: int  # milliseconds since the epoch, as the broker has it
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A record to be sent."""

    key: bytes
    value: bytes
    headers: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The article's claims in order, and its manifest."""

    claims: tuple[Event, ...]
    manifest: Event


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that has no rules for it (its language): a manifest that says why."""

    reason: str
    manifest: Event


@dataclass(frozen=True, slots=True)
class Retracted:
    """An article withdrawn."""

    manifest: Event


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that becomes a dead letter; the fields are those of errors.Refusal."""

    stage: str
    reason: str
    message: str
    pointer: str | None = None
    article_id: str | None = None
    traceback: str | None = None  # of a bug inside a rule: for the log, never for the dead letter


Outcome = Parsed | Skipped | Retracted | Refused


LANGUAGES: Final = ("en",)
PASSED_THROUGH: Final = ("traceparent", "tracestate")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MEGABYTE: Final = 1_000_000
_NOTHING: Final = sha256(b"").hexdigest()


def parser_identity() -> str:
    """Version and digest of the parser, as dead letters and the breaker carry it."""
    made_by = parser_id()
    return f"{made_by.version} {made_by.digest}"


def process(record: Record, limits: Limits) -> Outcome:
    """What becomes of a record; pure. A bug in a rule raises: the caller makes a Refused of it."""
    article_id: str | None = None
    try:
        decoded = decode(record.key, record.value, record.headers, limits)
        article_id = decoded.id
        if isinstance(decoded, Retraction):
            return Retracted(_manifest(record, decoded, "retracted"))
        found = language(decoded.text, decoded.language)
        if found not in LANGUAGES:
            reason = f"language:{found}"
            return _sized(Skipped(reason, _manifest(record, decoded, "skipped", reason)), record, limits)
        return _sized(_parsed(record, decoded, limits), record, limits)
    except Refusal as refusal:
        return Refused(refusal.stage, refusal.reason, refusal.message, refusal.pointer, article_id)


def _parsed(record: Record, article: Article, limits: Limits) -> Parsed:
    parse = parser.parse(article, limits.content_bytes)
    if not any(document.blocks for document in parse.documents if document.field == "text"):
        pointer = "/html" if article.extracted else "/text"
        raise Refusal("validate", "only_furniture", "nothing but menus, credits, adverts and the like", pointer)
    if len(parse.claims) > limits.claims:
        raise Refusal("encode", "too_many_claims", f"{len(parse.claims)} claims; the limit is {limits.claims}")
    return Parsed(_claims(record, article, parse.claims), _manifest(record, article, "parsed", claims=parse.claims))


def _sized(outcome: Parsed | Skipped, record: Record, limits: Limits) -> Parsed | Skipped:
    """The outcome, if every record of it may be sent, and all of them bear a proportion to the article."""
    events = (*outcome.claims, outcome.manifest) if isinstance(outcome, Parsed) else (outcome.manifest,)
    sizes = [_size(event) for event in events]
    if max(sizes) > limits.output_bytes:
        message = f"a record out of {max(sizes)} bytes; the limit is {limits.output_bytes}"
        raise Refusal("encode", "output_too_large", message)
    most = _MEGABYTE + limits.output_times * len(record.value or b"")
    if sum(sizes) > most:
        message = f"records out of {sum(sizes)} bytes together; the limit for this article is {most}"
        raise Refusal("encode", "output_too_large", message)
    return outcome


def _size(event: Event) -> int:
    return len(event.key) + len(event.value) + sum(len(name) + len(value) for name, value in event.headers)


# --- events ----------------------------------------------------------------------------------------------------------


def _claims(record: Record, article: Article, claims: Iterable[Claim]) -> tuple[Event, ...]:
    claims = tuple(claims)
    key, headers = article.id.encode(), _Headers(record, "claim")
    values = encode_all(claims, article, parser_id())
    return tuple(Event(key, value, headers.of(claim.sequence, claim.claim_id))
                 for claim, value in zip(claims, values, strict=True))


def _manifest(
    record: Record,
    article: Article | Retraction,
    outcome: Literal["parsed", "skipped", "retracted"],
    reason: str | None = None,
    claims: Iterable[Claim] = (),
) -> Event:
    known = article if isinstance(article, Article) else None
    manifest = Manifest(
        article_id=article.id,
        revision=known.revision if known else None,
        updated_at=known.updated_at if known else None,
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        sha256=known.sha256 if known else _NOTHING if record.value is None else sha256(record.value).hexdigest(),
        outcome=outcome,
        reason=reason,
        claims=tuple(claim.claim_id for claim in claims),
        parser=parser_id(),
        text=known.text if known and known.extracted else None,
    )
    return Event(article.id.encode(), encode_manifest(manifest), _Headers(record, "manifest").of(0, article.id))


class _Headers:
    """The headers of an article's events: CloudEvents in binary mode, the origin, and the trace that came in."""

    def __init__(self, record: Record, name: Literal["claim", "manifest"]) -> None:
        self._origin = f"{record.topic}/{record.partition}/{record.offset}/"
        self._digest = "/" + parser_id().digest
        self._first = (
            ("ce_specversion", b"1.0"),
            ("ce_source", f"urn:hearsay:{record.topic}".encode()),
            ("ce_type", f"hearsay.{name}.v1".encode()),
            ("ce_dataschema", f"urn:hearsay:{name}:v1".encode()),
            ("content-type", b"application/json"),
            *_time(record.timestamp),
            *((key, value) for key, value in record.headers if key in PASSED_THROUGH and value is not None),
        )

    def of(self, index: int, subject: str) -> tuple[tuple[str, bytes], ...]:
        """The headers of one event; index 0 is the manifest, from 1 on the sequence of the claim."""
        origin = f"{self._origin}{index}"
        return (
            *self._first,
            ("ce_id", (origin + self._digest).encode()),
            ("ce_subject", subject.encode()),
            ("hearsay_origin", origin.encode()),
        )


def _time(milliseconds: int) -> tuple[tuple[str, bytes], ...]:
    """The record's time, where it has one that the calendar knows."""
    if not 0 <= milliseconds < 253_402_300_800_000:
        return ()
    at = _EPOCH + timedelta(milliseconds=milliseconds)
    return (("ce_time", f"{at:%Y-%m-%dT%H:%M:%S}.{milliseconds % 1000:03d}Z".encode()),)
