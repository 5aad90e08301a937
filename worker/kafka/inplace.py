"""What a replay into the live topics must not do: bring an old revision back to life.

The compacted manifests keep the last record of an article, not its newest revision. So the replay passes over what a
newer revision has overtaken, and, since newer ones come in while it works, afterwards writes the higher manifest again
wherever a lower one stands behind it, until a pass finds none.

    before   articles from the plan's start to now ── older revisions ─┐
             manifests, dead letters by this very parser ──────────────┴─ passed over
    after    manifests ── the last one is older than the highest ── the highest again ── from the beginning
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import orjson
from kafka import TopicPartition
from kafka.protocol.consumer import OffsetSpec

from worker.errors import BrokerError
from worker.kafka.audit import outputs
from worker.kafka.client import admin, producer, reaching
from worker.kafka.offsets import edges
from worker.kafka.past import everything, ranges
from worker.kafka.revisions import Order, fields, of_fields, of_manifest, older
from worker.kafka.stretch import Progress, looking, stretch, unheard
from worker.pipeline import Record
from worker.settings import Settings

Spot = tuple[int, int]  # partition, offset
RESTATED: Final = outputs.RESTATED
_PATIENCE = 30.0  # seconds


def overtaken(settings: Settings, starts: Mapping[int, int], progress: Progress = unheard) -> frozenset[Spot]:
    """The articles from `starts` on of which a newer revision is there by now."""
    found: set[Spot] = set()
    newest: dict[str, Order] = {}
    for record in ranges(settings, settings.topic_raw, _to_now(settings, starts), progress):
        name, order = _said(record)
        if name is None:
            continue
        known = newest.get(name)
        if known is None or older(known, order):
            newest[name] = order
        if known is not None and (older(known, order) or older(order, known)):
            lower = known if older(known, order) else order
            found.add((lower.partition, lower.offset))
    return frozenset(found)


def done_by(settings: Settings, digest: str, *, letters: bool) -> frozenset[Spot]:
    """The articles of which this parser has written a manifest already, or (`letters`) a dead letter."""
    found = set()
    for record in everything(settings, (settings.topic_parsed,)):
        place = outputs.origin(record.headers, settings.topic_raw)
        found |= {place[:2]} if place and place.digest == digest else set()
    for record in everything(settings, (settings.topic_dead,)) if letters else ():
        burial = outputs.burial(record, settings.topic_raw)
        found |= {burial.place[:2]} if burial and burial.place.digest == digest else set()
    return frozenset(found)


def restate(settings: Settings) -> int:
    """Write the higher manifest again wherever a lower one follows it, until none is; how many were written."""
    total = 0
    while behind := _behind(settings):
        _write(settings, behind)
        total += len(behind)
    return total


def _to_now(settings: Settings, starts: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    with reaching(settings), admin(settings) as client:
        parts = [TopicPartition(settings.topic_raw, number) for number in starts]
        ends = edges(client, parts, OffsetSpec.LATEST)
    return {tp.partition: (starts[tp.partition], end) for tp, end in ends.items()}


def _said(record: Record) -> tuple[str | None, Order]:
    """The article's id as far as its fields or its key say so, and the order of this revision."""
    found = fields(record.value or b"", record.headers)
    said, key = found.get("id"), record.key or b""
    plain = key[5:] if key[:1] == b"\0" and len(key) > 5 else key  # as articles step over a Schema-Registry prefix
    name = said if isinstance(said, str) else plain.decode("utf-8", "replace") or None
    return name, of_fields(found, record.topic, record.partition, record.offset)


class _Highest(NamedTuple):
    order: Order
    spot: Spot
    behind: bool  # whether a lower one follows it


def _behind(settings: Settings) -> list[Spot]:
    """Where the highest manifests lie that are not the last ones of their article."""
    found: dict[bytes, _Highest] = {}
    for record in everything(settings, (settings.topic_parsed,)):
        if record.key is None or record.value is None:
            continue
        order, known = of_manifest(orjson.loads(record.value)), found.get(record.key)
        if known is not None and older(order, known.order):
            found[record.key] = known._replace(behind=True)
        else:
            found[record.key] = _Highest(order, (record.partition, record.offset), behind=False)
    return sorted(highest.spot for highest in found.values() if highest.behind)


def _write(settings: Settings, spots: list[Spot]) -> None:
    with reaching(settings):
        made = producer(settings)
        try:
            sent: list[Any] = [
                made.send(record.topic, record.value, key=record.key, partition=record.partition, headers=[
                    *((name, value) for name, value in record.headers if name != RESTATED), (RESTATED, b"1")])
                for record in _at(settings, spots)]
            made.flush(settings.delivery_timeout)
            if not all(future.succeeded() for future in sent):
                raise BrokerError("not all manifests were written again", "start the replay again")
        finally:
            made.close(timeout=settings.request_timeout)


def _at(settings: Settings, spots: list[Spot]) -> Iterator[Record]:
    with looking(settings) as client:
        for partition, offset in spots:
            tp = TopicPartition(settings.topic_parsed, partition)
            yield from stretch(client, {tp: offset}, {tp: offset + 1}, _PATIENCE)
