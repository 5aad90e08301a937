"""Where one test works: topics and a group that nobody else uses, and the settings that make a worker use them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from kafka import TopicPartition

from tests.lab.clients import admin
from tests.lab.verify import Topics

CONTRACT = Path(__file__).parents[2] / "schemas" / "topics.yaml"
NAMES = {
    "raw": "articles.raw", "claims": "claims", "parsed": "articles.parsed", "dead": "articles.dead",
    "dead_state": "articles.dead.state", "routes": "hearsay.routes", "replays": "hearsay.replays",
}


@dataclass(frozen=True)
class Place:
    """A set of topics, a group and a folder on the cluster `servers`."""

    servers: str
    folder: Path
    name: str = field(default_factory=lambda: secrets.token_hex(4))
    settings: Mapping[str, str] = field(default_factory=dict)
    source: str | None = None  # another place's `articles.raw`, read here too

    def topic(self, role: str) -> str:
        """The topic of a role, such as `raw`."""
        return self.source if self.source and role == "raw" else f"{self.name}.{NAMES[role]}"

    @property
    def group(self) -> str:
        """The consumer group of the place's workers."""
        return f"{self.name}.hearsay"

    def environment(self) -> dict[str, str]:
        """The HEARSAY_* variables of this place, quick timeouts included."""
        named = {f"HEARSAY_TOPIC_{role.upper()}": self.topic(role) for role in NAMES}
        quick = {
            "HEARSAY_SESSION_TIMEOUT": "6", "HEARSAY_HEARTBEAT_INTERVAL": "1", "HEARSAY_PARSERS": "1",
            "HEARSAY_LOG_FORMAT": "json", "HEARSAY_LOG_LEVEL": "INFO",
        }
        where = {"HEARSAY_BOOTSTRAP_SERVERS": self.servers, "HEARSAY_GROUP": self.group}
        return where | named | quick | dict(self.settings)

    @property
    def topics(self) -> Topics:
        """What the verifier reads."""
        roles = {role: self.topic(role) for role in ("raw", "claims", "parsed", "dead")}
        return Topics(servers=self.servers, group=self.group, **roles)

    def create(self, **more: Mapping[str, str]) -> None:
        """Create the missing topics as schemas/topics.yaml wants them; `more` are settings by role."""
        with admin(self.servers) as client:
            brokers = len(client.describe_cluster()["brokers"])
            there = set(client.list_topics())
            for role, name in NAMES.items():
                if self.topic(role) in there:
                    continue
                client.create_topics({self.topic(role): _wanted(name, brokers, more.get(role, {}))})
            for role in NAMES:  # the command returns before every broker knows the topics
                while not _led(client, self.topic(role)):
                    time.sleep(0.05)

    def topic_exists(self, role: str) -> bool:
        """Whether the cluster has the role's topic."""
        with admin(self.servers) as client:
            return self.topic(role) in client.list_topics()

    def partitions(self, role: str) -> list[TopicPartition]:
        """The partitions of a role's topic."""
        with admin(self.servers) as client:
            [topic] = client.describe_topics([self.topic(role)])
        return [TopicPartition(self.topic(role), part["partition_index"]) for part in topic["partitions"]]


def _led(client: Any, topic: str) -> bool:
    [described] = client.describe_topics([topic])
    return not described["error_code"] and all(part["leader_id"] >= 0 for part in described["partitions"])


def _wanted(name: str, brokers: int, more: Mapping[str, str]) -> dict[str, Any]:
    """The topic `name` of schemas/topics.yaml, as far as the cluster has brokers."""
    contract = yaml.safe_load(CONTRACT.read_text())
    topic = contract["topics"][name]
    copies = min(brokers, contract["durability"]["replication"])
    settings = topic["equal"] | topic["at_least"] | {"min.insync.replicas": max(1, copies - 1)} | more
    configs = {key: str(value) for key, value in settings.items()}
    return {"num_partitions": topic["partitions"], "replication_factor": copies, "configs": configs}
