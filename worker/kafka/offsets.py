"""The group's offsets, for people: how far behind it is, where it is to go on, and taking a slot out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from kafka import KafkaAdminClient, OffsetAndMetadata, TopicPartition
from kafka.admin import MemberToRemove
from kafka.errors import KafkaError, NoError
from kafka.protocol.consumer import IsolationLevel, OffsetSpec

from worker.errors import OffsetsError, TopicError, UsageError
from worker.kafka.client import admin, reaching, shortly
from worker.kafka.marks import Mark, read
from worker.kafka.startup import committed
from worker.kafka.topics import describe
from worker.settings import Settings


class Lag(NamedTuple):
    """Where a partition stands: `committed` is None where the group has no offset; `lag` is in records."""

    partition: int
    committed: int | None
    end: int
    lag: int


class Moved(NamedTuple):
    """What `seek` does to a partition."""

    partition: int
    before: int | None
    after: int


def lag(settings: Settings) -> tuple[Lag, ...]:
    """How far the group is behind the last stable offset of each partition of the articles' topic."""
    with reaching(settings), admin(settings) as client:
        partitions = partitions_in(client, settings)
        at = shortly(lambda: committed(client, settings))
        ends = edges(client, partitions, OffsetSpec.LATEST)
        begins = edges(client, partitions, OffsetSpec.EARLIEST)
    return tuple(_lag(tp, at.get(tp), begins[tp], ends[tp]) for tp in partitions)


def _lag(tp: TopicPartition, at: OffsetAndMetadata | None, begin: int, end: int) -> Lag:
    offset = at.offset if at is not None else None
    return Lag(tp.partition, offset, end, max(0, end - (begin if offset is None else offset)))


def seek(settings: Settings, to: str, partitions: Sequence[int] | None = None,
         dry_run: bool = False) -> tuple[Moved, ...]:
    """Set where the group goes on: `to` is earliest, latest, an offset, or an ISO 8601 time with its zone.

    Offsets outside a log are moved to its edge. Only while no worker runs (and the session of the last one is over):
    OffsetsError otherwise. What the breaker knows goes along.
    """
    with reaching(settings), admin(settings) as client:
        every = partitions_in(client, settings)
        chosen = [tp for tp in every if partitions is None or tp.partition in partitions]
        if partitions is not None and len(chosen) < len(set(partitions)):
            raise UsageError(f"topic {settings.topic_raw} has partitions 0 to {len(every) - 1}")
        before = shortly(lambda: committed(client, settings))
        after = aims(client, chosen, to)
        if not dry_run:
            _set(client, settings, {tp: OffsetAndMetadata(offset, _metadata(before.get(tp)), -1)
                                    for tp, offset in after.items()})
    return tuple(Moved(tp.partition, before[tp].offset if tp in before else None, after[tp]) for tp in chosen)


def _metadata(at: OffsetAndMetadata | None) -> str:
    """The breaker's part of a mark: what an older topic of that name, or a process that died, said is settled now."""
    mark = read(at.metadata) if at is not None else Mark()
    return replace(mark, topic="", clean=True, deaths=0, tries=0).text()


def aims(client: KafkaAdminClient, partitions: list[TopicPartition], to: str) -> dict[TopicPartition, int]:
    """The offset of each partition that `to` means: earliest, latest, an offset, or an ISO 8601 time with its zone."""
    begins = edges(client, partitions, OffsetSpec.EARLIEST)
    ends = edges(client, partitions, OffsetSpec.LATEST)
    if to == "earliest":
        return begins
    if to == "latest":
        return ends
    if to.isdigit():
        return {tp: min(max(int(to), begins[tp]), ends[tp]) for tp in partitions}
    times = edges(client, partitions, _milliseconds(to))
    return {tp: offset if offset >= 0 else ends[tp] for tp, offset in times.items()}


def _milliseconds(to: str) -> int:
    try:
        at = datetime.fromisoformat(to)
    except ValueError:
        raise UsageError(f"{to} is no place to go on", "earliest, latest, an offset, or 2026-01-31T12:00:00Z") from None
    if at.tzinfo is None:
        raise UsageError(f"{to} has no time zone", f"say {to}Z, or with an offset such as +02:00")
    return round(at.timestamp() * 1000)


def edges(client: KafkaAdminClient, partitions: Iterable[TopicPartition], spec: int,
          level: IsolationLevel = IsolationLevel.READ_COMMITTED) -> dict[TopicPartition, int]:
    """The first offset (EARLIEST), the last stable one (LATEST), or the first at or after a time, -1 where none is.

    LATEST under READ_UNCOMMITTED is the end of what is written. The partitions of a transaction learn its end one by
    one: a group may have committed what is not yet stable in an output, so who is to miss nothing reads to there.
    """
    found = client.list_partition_offsets(dict.fromkeys(partitions, spec), level)
    return {tp: at.offset for tp, at in found.items()}


def partitions_in(client: KafkaAdminClient, settings: Settings) -> list[TopicPartition]:
    """The partitions of the articles' topic. Raises TopicError where there is none."""
    found = describe(client, [settings.topic_raw])
    if settings.topic_raw not in found:
        raise TopicError(f"topic {settings.topic_raw} does not exist on {settings.bootstrap_servers}",
                         "run `hearsay topics create`")
    return [TopicPartition(settings.topic_raw, number) for number in range(found[settings.topic_raw].partitions)]


def _set(client: KafkaAdminClient, settings: Settings, offsets: Mapping[TopicPartition, OffsetAndMetadata]) -> None:
    answers: dict[TopicPartition, type[KafkaError]] = client.alter_group_offsets(settings.group, dict(offsets))
    refused = sorted({error.__name__ for error in answers.values() if error is not NoError})
    if refused:
        raise OffsetsError(f"group {settings.group} does not take the offsets ({', '.join(refused)})",
                           "stop its workers and wait a session timeout, or `hearsay group remove SLOT`")


def processes(settings: Settings) -> int:
    """How many members the group has now."""
    with reaching(settings), admin(settings) as client:
        group = shortly(lambda: client.describe_groups([settings.group]))[settings.group]
    return len(group.get("members", ()))


def remove(settings: Settings, slots: Sequence[str]) -> tuple[str, ...]:
    """Take slots out of the group, so that their partitions move at once; returns those that were in it."""
    with reaching(settings), admin(settings) as client:
        members = [MemberToRemove(group_instance_id=slot) for slot in slots]
        answers = client.remove_group_members(settings.group, members)
    return tuple(slot for slot, error in zip(slots, answers.values(), strict=True) if error is NoError)
