"""The topics: make them as schemas/topics.yaml wants, or say how a cluster differs from it.

Names come from the settings; replication and `min.insync.replicas` are scaled to the brokers there are. What exists is
never changed: a difference is reported, since only its owner knows why it is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml
from kafka import KafkaAdminClient
from kafka.admin import ConfigResource, ConfigResourceType
from kafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from worker.contract import SCHEMAS
from worker.errors import TopicError
from worker.kafka.client import admin, reaching
from worker.settings import Settings

Configs = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A topic as schemas/topics.yaml wants it: settings with exactly these values, and with at least those."""

    name: str
    setting: str
    partitions: int
    replication: int
    equal: Mapping[str, str]
    at_least: Mapping[str, int]

    @property
    def configs(self) -> dict[str, str]:
        """All settings, as they are at creation."""
        return {**self.equal, **{key: str(value) for key, value in self.at_least.items()}}


@dataclass(frozen=True, slots=True)
class Found:
    """A topic as the cluster has it."""

    id: str
    partitions: int
    configs: Configs

    @property
    def max_message_bytes(self) -> int:
        """The largest batch of records that the topic takes, in bytes."""
        return int(self.configs["max.message.bytes"])


class Made(NamedTuple):
    """What `create` did about a topic (created, exists), or what `check` found (ok)."""

    name: str
    partitions: int
    outcome: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which the cluster is not as schemas/topics.yaml wants it."""

    topic: str
    setting: str
    found: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.topic}: {self.setting} is {self.found}, wanted {self.wanted}"


def wanted(settings: Settings, brokers: int = 3) -> dict[str, Wanted]:
    """The topics by the setting that names each (topic_raw, …), scaled to a cluster of so many brokers."""
    loaded = yaml.safe_load((SCHEMAS / "topics.yaml").read_text("utf-8"))
    durability = loaded["durability"]
    replication = min(brokers, durability["replication"])
    insync = {key: max(1, min(value, brokers - 1)) for key, value in durability["at_least"].items()}
    topics = {}
    for entry in loaded["topics"].values():
        setting = entry["setting"]
        equal = {key: _text(value) for key, value in (durability["equal"] | entry["equal"]).items()}
        topics[setting] = Wanted(getattr(settings, setting), setting, entry["partitions"], replication, equal,
                                 insync | entry["at_least"])
    return topics


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def describe(client: KafkaAdminClient, names: Iterable[str]) -> dict[str, Found]:
    """The topics that exist, by name."""
    seen = {topic["name"]: topic for topic in client.describe_topics(list(names)) if topic["error_code"] == 0}
    if not seen:
        return {}
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in seen]
    configs = client.describe_configs(resources, config_filter="all")["topic"]
    return {name: Found(str(topic.get("topic_id", "")), len(topic["partitions"]),
                        {key: entry["value"] for key, entry in configs[name].items()})
            for name, topic in seen.items()}


def brokers(client: KafkaAdminClient) -> int:
    """How many brokers the cluster has now."""
    return len(client.describe_cluster()["brokers"])


def names(settings: Settings) -> set[str]:
    """The names of all topics of the cluster."""
    with reaching(settings), admin(settings) as client:
        return set(client.list_topics())


def create(settings: Settings, partitions: int | None = None) -> tuple[Made, ...]:
    """Make the topics that are missing; `partitions` overrides the number for the three that carry articles."""
    with reaching(settings), admin(settings) as client:
        topics = list(wanted(settings, brokers(client)).values())
        existing = describe(client, [topic.name for topic in topics])
        missing = [topic for topic in topics if topic.name not in existing]
        counts = {topic.name: (topic.partitions > 1 and partitions) or topic.partitions for topic in missing}
        raced = _create(client, missing, counts) if missing else set()
        client.wait_for_topics([topic.name for topic in topics], timeout_ms=30_000)
        found = describe(client, [topic.name for topic in topics])
    return tuple(Made(topic.name, found[topic.name].partitions,
                      "exists" if topic.name in existing or topic.name in raced else "created") for topic in topics)


def _create(client: KafkaAdminClient, missing: list[Wanted], counts: Mapping[str, int]) -> set[str]:
    """Ask for the topics; returns those that somebody else made in the same moment."""
    answer = client.create_topics({
        topic.name: {"num_partitions": counts[topic.name], "replication_factor": topic.replication,
                     "configs": topic.configs} for topic in missing}, raise_errors=False)
    raced = set()
    for topic in answer["topics"]:
        error: type[KafkaError] = for_code(topic["error_code"])  # type: ignore[no-untyped-call]
        if error is TopicAlreadyExistsError:
            raced.add(topic["name"])
        elif topic["error_code"]:
            raise TopicError(f"topic {topic['name']} cannot be created: {topic.get('error_message') or error.__name__}",
                             "the cluster's policy or our rights may forbid it; create it as schemas/topics.yaml says")
    return raced


def check(settings: Settings) -> tuple[Made, ...]:
    """The topics, if all are as schemas/topics.yaml wants them; TopicError names every difference otherwise."""
    there, differing = compare(settings)
    if differing:
        raise TopicError("; ".join(map(str, differing)), hint(differing))
    return there


def compare(settings: Settings) -> tuple[tuple[Made, ...], tuple[Difference, ...]]:
    """The topics that are there, and every way in which the cluster is not as schemas/topics.yaml wants it."""
    with reaching(settings), admin(settings) as client:
        topics = wanted(settings, brokers(client)).values()
        found = describe(client, [topic.name for topic in topics])
    return tuple(Made(name, topic.partitions, "ok") for name, topic in found.items()), differences(topics, found)


def hint(differing: Iterable[Difference]) -> str:
    """What to do about differences."""
    if any(at.setting == "topic" for at in differing):
        return "`hearsay topics create` makes those that are missing"
    return "alter the topics with your cluster's tools; schemas/topics.yaml says why"


def differences(topics: Iterable[Wanted], found: Mapping[str, Found]) -> tuple[Difference, ...]:
    """How the topics that were found differ from those that are wanted."""
    all_of_them: list[Difference] = []
    for topic in topics:
        there = found.get(topic.name)
        if there is None:
            all_of_them.append(Difference(topic.name, "topic", "missing", "created"))
            continue
        if there.partitions < topic.partitions:
            more = f"{topic.partitions} or more"
            all_of_them.append(Difference(topic.name, "partitions", str(there.partitions), more))
        all_of_them += [Difference(topic.name, key, there.configs[key], value) for key, value in topic.equal.items()
                        if _parts(there.configs[key]) != _parts(value)]
        all_of_them += [Difference(topic.name, key, there.configs[key], f"{value} or more")
                        for key, value in topic.at_least.items() if _less(int(there.configs[key]), value)]
    return tuple(all_of_them)


def _parts(value: str) -> set[str]:
    return {part.strip() for part in value.split(",")}


def _less(found: int, value: int) -> bool:
    """-1 stands for no limit."""
    return found != -1 and (value == -1 or found < value)

