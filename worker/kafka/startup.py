"""What must be true before the first poll, and the offsets of a first start.

Each failure is one line that says what to do. Differences from schemas/topics.yaml that cannot harm are only logged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from kafka import KafkaAdminClient, OffsetAndMetadata, TopicPartition
from kafka.errors import CoordinatorNotAvailableError, NoError
from kafka.protocol.consumer import IsolationLevel, OffsetSpec

from worker.errors import BreakerError, OffsetsError, TopicError
from worker.kafka import topics
from worker.kafka.client import admin
from worker.kafka.marks import read
from worker.kafka.topics import Found
from worker.settings import Settings

NEEDED = ("topic_raw", "topic_claims", "topic_parsed", "topic_dead")
_OUTPUTS = NEEDED[1:]
_RECORD_OVERHEAD = 1024  # of a batch with one record, beside its key, value and headers

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Ground:
    """What the start found: the id and partitions of the articles' topic, and the largest record that may be sent."""

    topic_id: str
    partitions: int
    largest: int


def survey(settings: Settings, start: str | Mapping[int, int] | None) -> Ground:
    """Check the topics, and commit the offsets of a first start. KafkaErrors are for the caller to wait out.

    `start` is earliest, latest, or an offset for some partitions: the others then begin at their end.
    """
    with admin(settings) as client:
        wanted = topics.wanted(settings, topics.brokers(client))
        needed = [wanted[setting] for setting in NEEDED]
        found = topics.describe(client, [topic.name for topic in needed])
        differing = topics.differences(needed, found)
        _refuse(settings, differing)
        for difference in differing:
            log.warning("topic differs from schemas/topics.yaml", topic=difference.topic, setting=difference.setting,
                        found=difference.found, wanted=difference.wanted)
        raw = found[settings.topic_raw]
        largest = _largest(settings, found)
        partitions = [TopicPartition(settings.topic_raw, number) for number in range(raw.partitions)]
        if not committed(client, settings):
            _first_offsets(client, settings, partitions, start)
        return Ground(raw.id, raw.partitions, largest)


def _refuse(settings: Settings, differing: Iterable[topics.Difference]) -> None:
    """Raise for what would lose or double: a missing topic, compacted claims, manifests that are not compacted."""
    for difference in differing:
        if difference.setting == "topic":
            raise TopicError(f"topic {difference.topic} does not exist on {settings.bootstrap_servers}",
                             "run `hearsay topics create`")
        if difference.setting == "cleanup.policy":
            raise TopicError(str(difference), "alter the topic; schemas/topics.yaml says why")


def _largest(settings: Settings, found: Mapping[str, Found]) -> int:
    """The client's max_request_size: above a topic's limit a record would fail for ever, in every new transaction."""
    name, least = min(((getattr(settings, setting), found[getattr(settings, setting)].max_message_bytes)
                       for setting in _OUTPUTS), key=lambda pair: pair[1])
    if settings.limit_output_bytes + _RECORD_OVERHEAD > least:
        most = settings.limit_output_bytes
        raise TopicError(f"topic {name} takes at most {least} bytes a record, but an output may have {most}",
                         "raise its max.message.bytes, or lower HEARSAY_LIMIT_OUTPUT_BYTES")
    return least


def committed(client: KafkaAdminClient, settings: Settings) -> dict[TopicPartition, OffsetAndMetadata]:
    """What the group has committed for the articles' topic."""
    listing: Any = client.list_group_offsets
    offsets: dict[TopicPartition, OffsetAndMetadata] = listing(settings.group)[settings.group]
    return {tp: at for tp, at in offsets.items()
            if tp.topic == settings.topic_raw and at.offset is not None and at.offset >= 0}


def _first_offsets(client: KafkaAdminClient, settings: Settings, partitions: list[TopicPartition],
                   start: str | Mapping[int, int] | None) -> None:
    """Commit where to begin, once for the whole group; every partition's own answer counts (B27)."""
    if start is None:
        raise OffsetsError(f"group {settings.group} has committed no offset of {settings.topic_raw}",
                           "say where to begin: hearsay run --start earliest, or latest")
    spec = OffsetSpec.EARLIEST if start == "earliest" else OffsetSpec.LATEST
    edges = client.list_partition_offsets(dict.fromkeys(partitions, spec), IsolationLevel.READ_COMMITTED)
    given = start if isinstance(start, Mapping) else {}
    answers = client.alter_group_offsets(settings.group, {
        tp: OffsetAndMetadata(given.get(tp.partition, at.offset), "", -1) for tp, at in edges.items()})
    refused = {error.__name__ for error in answers.values() if error is not NoError}
    if refused or len(answers) < len(partitions):  # another worker is starting: look again at what it committed
        raise CoordinatorNotAvailableError(f"first offsets: {', '.join(sorted(refused)) or 'no answer'}")
    log.info("first start", start=start if isinstance(start, str) else "planned", partitions=len(partitions))


def check_breaker(settings: Settings, parser: str) -> None:
    """Raise BreakerError where a worker of this group was stopped by the breaker, with this very parser."""
    with admin(settings) as client:
        for at in committed(client, settings).values():
            mark = read(at.metadata)
            if mark.open and mark.parser == parser:
                raise tripped(settings)


def tripped(settings: Settings) -> BreakerError:
    """The error with which the breaker stops a worker."""
    return BreakerError(
        f"the parser refused {settings.breaker_share:.0%} or more of the last {settings.breaker_window} articles",
        "see `hearsay dead list` and the log; go on with a mended parser, or with hearsay run --reset-breaker")
