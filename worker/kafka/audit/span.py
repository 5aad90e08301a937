"""Which offsets an audit is about, and how far the outputs have to be read for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kafka import TopicPartition
from kafka.protocol.consumer import IsolationLevel, OffsetSpec

from worker.errors import TopicError, UsageError
from worker.kafka.client import admin, reaching, shortly
from worker.kafka.offsets import edges
from worker.kafka.startup import committed
from worker.kafka.stretch import Offsets
from worker.kafka.topics import Found, describe
from worker.settings import Settings

_LAG = "min.compaction.lag.ms"


@dataclass(frozen=True)
class Span:
    """Of each partition of the articles' topic the offsets from `begins` to before `ends`; the outputs as of then."""

    begins: Offsets
    ends: Offsets
    uncommitted: tuple[int, ...]  # partitions of which the group has committed nothing: nothing is audited there
    output_begins: dict[str, Offsets]  # by topic
    output_ends: dict[str, Offsets]  # everything before them is to be read, as soon as it is decided
    compaction_lag: int  # milliseconds in which a manifest cannot be compacted away


def span(settings: Settings, partitions: Sequence[int], begin: int | None, end: int | None) -> Span:
    """The span from `begin` (else the first offset that is left) to `end` (else what the group has committed).

    Raises TopicError, BrokerError, UsageError for a partition that the topic does not have.
    """
    outputs = (settings.topic_claims, settings.topic_parsed, settings.topic_dead)
    with reaching(settings), admin(settings) as client:
        found = describe(client, [settings.topic_raw, *outputs])
        _all_there(settings, found, [settings.topic_raw, *outputs])
        chosen = _chosen(settings, found[settings.topic_raw].partitions, partitions)
        first = edges(client, chosen, OffsetSpec.EARLIEST)
        stable = edges(client, chosen, OffsetSpec.LATEST)
        at = {tp: done.offset or 0 for tp, done in shortly(lambda: committed(client, settings)).items()}
        begins = {tp: max(first[tp], begin or 0) for tp in chosen}
        wanted = {tp: at.get(tp, 0) if end is None else end for tp in chosen}
        ends = {tp: max(begins[tp], min(stable[tp], wanted[tp])) for tp in chosen}
        # Only now: whatever the group has committed stands before these ends, decided or soon to be.
        parts = {name: [TopicPartition(name, number) for number in range(found[name].partitions)] for name in outputs}
        output_ends: dict[str, Offsets] = {
            name: edges(client, some, OffsetSpec.LATEST, IsolationLevel.READ_UNCOMMITTED)
            for name, some in parts.items()}
        output_begins: dict[str, Offsets] = {
            name: edges(client, some, OffsetSpec.EARLIEST) for name, some in parts.items()}
    uncommitted = tuple(tp.partition for tp in chosen if end is None and tp not in at)
    lag = int(found[settings.topic_parsed].configs[_LAG])
    return Span(begins, ends, uncommitted, output_begins, output_ends, lag)


def _all_there(settings: Settings, found: dict[str, Found], names: Sequence[str]) -> None:
    for name in names:
        if name not in found:
            raise TopicError(f"topic {name} does not exist on {settings.bootstrap_servers}",
                             "run `hearsay topics create`")


def _chosen(settings: Settings, there: int, partitions: Sequence[int]) -> list[TopicPartition]:
    if any(number >= there for number in partitions):
        raise UsageError(f"topic {settings.topic_raw} has partitions 0 to {there - 1}")
    return [TopicPartition(settings.topic_raw, number) for number in sorted(set(partitions) or range(there))]
