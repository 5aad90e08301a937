"""What a replay can read: per partition where it begins and ends, and how much that is; nothing is changed here.

The end is the least of what was asked, what is stable, and what the live group has committed: so the live worker and
the replay leave no article between them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kafka import KafkaAdminClient, TopicPartition
from kafka.protocol.consumer import OffsetSpec

from worker.errors import PlanError, UsageError
from worker.kafka import topics
from worker.kafka.choice import ALL, Choice
from worker.kafka.client import admin, reaching, shortly
from worker.kafka.offsets import aims, edges, partitions_in
from worker.kafka.startup import committed
from worker.kafka.stretch import Progress, looking, stretch, unheard
from worker.pipeline import Record
from worker.settings import Settings

Look = Callable[[Record], None]
_PATIENCE = 30.0  # seconds without a record, where there should be one


def unseen(_record: Record) -> None:
    """Records that nobody looks at."""


class Stretch(NamedTuple):
    """Of one partition the offsets from `start` to before `end`, and in them `records` articles of `bytes` in all."""

    partition: int
    start: int
    end: int
    records: int
    bytes: int
    offsets: tuple[int, ...] = ()  # of the articles, where they were chosen by their place


class Ground(NamedTuple):
    """What a replay stands on: a plan for another cluster or another topic of that name is of no use."""

    cluster: str
    topic_id: str
    begins: dict[int, int]  # the first offset that each partition still has


class Retention(NamedTuple):
    """How long the articles' topic keeps records, and how many bytes of a partition; None: without a bound."""

    milliseconds: int | None
    bytes: int | None


class Wish(NamedTuple):
    """What was asked for: `begin` and `end` are earliest, latest, an offset, or an ISO 8601 time with its zone."""

    begin: str
    end: str
    partitions: Sequence[int] | None = None
    choice: Choice = ALL


def ground(settings: Settings) -> Ground:
    """The cluster and the topic as they are now."""
    with reaching(settings), admin(settings) as client:
        return _ground(client, settings)


def _ground(client: KafkaAdminClient, settings: Settings) -> Ground:
    every = partitions_in(client, settings)
    begins = {tp.partition: offset for tp, offset in edges(client, every, OffsetSpec.EARLIEST).items()}
    found = topics.describe(client, [settings.topic_raw])[settings.topic_raw]
    return Ground(client.describe_cluster()["cluster_id"], found.id, begins)


def retention(settings: Settings) -> Retention:
    """What the articles' topic keeps."""
    with reaching(settings), admin(settings) as client:
        configs = topics.describe(client, [settings.topic_raw])[settings.topic_raw].configs
    if "delete" not in configs["cleanup.policy"]:
        return Retention(None, None)
    kept = [int(configs[name]) for name in ("retention.ms", "retention.bytes")]
    return Retention(*(None if bound < 0 else bound for bound in kept))


def freeze(settings: Settings, wish: Wish, progress: Progress = unheard,
           look: Look = unseen) -> tuple[Ground, tuple[Stretch, ...]]:
    """Where the wish begins and ends in each partition, all of it read once to know what it holds; `look` sees it too.

    Raises UsageError for a partition that is none, PlanError where the live group has committed nothing.
    """
    with reaching(settings), admin(settings) as client:
        here = _ground(client, settings)
        every = partitions_in(client, settings)
        chosen = [tp for tp in every if wish.partitions is None or tp.partition in wish.partitions]
        if wish.partitions is not None and len(chosen) < len(set(wish.partitions)):
            raise UsageError(f"topic {settings.topic_raw} has partitions 0 to {len(every) - 1}")
        begins, ends = _bounds(client, settings, chosen, wish)
    return here, _counted(settings, begins, ends, wish.choice, progress, look)


def _bounds(client: KafkaAdminClient, settings: Settings, chosen: list[TopicPartition],
            wish: Wish) -> tuple[dict[TopicPartition, int], dict[TopicPartition, int]]:
    live = shortly(lambda: committed(client, settings))
    if not live:
        raise PlanError(f"group {settings.group} has committed nothing of {settings.topic_raw}: it has no history yet",
                        "run the worker first, or name its group: --set group=NAME")
    begins = aims(client, chosen, wish.begin)
    stable = edges(client, chosen, OffsetSpec.LATEST)
    ends = {}
    for tp, end in aims(client, chosen, wish.end).items():
        done = live[tp].offset if tp in live else None
        ends[tp] = max(begins[tp], min(end, stable[tp], begins[tp] if done is None else done))
    return begins, ends


def _counted(settings: Settings, begins: dict[TopicPartition, int], ends: dict[TopicPartition, int],
             choice: Choice, progress: Progress, look: Look) -> tuple[Stretch, ...]:
    """Each partition with what it holds; where articles were chosen, from the first of them to behind the last."""
    records: Counter[int] = Counter()
    sizes: Counter[int] = Counter()
    offsets: defaultdict[int, list[int]] = defaultdict(list)
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    with looking(settings) as client:
        for record in stretch(client, begins, ends, _PATIENCE, progress):
            if not choice.takes(record.partition, record.offset, record.key):
                continue
            look(record)
            records[record.partition] += 1
            sizes[record.partition] += len(record.value or b"")
            first.setdefault(record.partition, record.offset)
            last[record.partition] = record.offset + 1
            if choice.spots:
                offsets[record.partition].append(record.offset)
    found = []
    for tp, begin in sorted(begins.items()):  # the broker answers in any order, and the plan's name hangs on it
        number = tp.partition
        whole = begin, ends[tp]
        start, end = whole if choice.everything else (first.get(number, begin), last.get(number, begin))
        found.append(Stretch(number, start, end, records[number], sizes[number], tuple(offsets[number])))
    return tuple(found)


def positions(settings: Settings) -> dict[int, int]:
    """What the group has committed of the articles' topic, by partition."""
    with reaching(settings), admin(settings) as client:
        return {tp.partition: at.offset or 0 for tp, at in shortly(lambda: committed(client, settings)).items()}


def holds_records(settings: Settings, topic: str) -> bool:
    """Whether anything was ever written to the topic and is still there."""
    with reaching(settings), admin(settings) as client:
        every = partitions_in(client, settings.model_copy(update={"topic_raw": topic}))
        begins, ends = (edges(client, every, spec) for spec in (OffsetSpec.EARLIEST, OffsetSpec.LATEST))
    return any(begins[tp] < ends[tp] for tp in every)
