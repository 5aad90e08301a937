"""Where one test works: topics and a group that nobody else uses, and the settings that make a worker use them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kafka import TopicPartition

from tests.lab.clients import admin
from tests.lab.verify import Topics

ROLES = ("raw", "claims", "parsed", "dead", "dead_state", "routes", "replays")
DEFAULTS = ("articles.raw", "claims", "articles.parsed", "articles.dead", "articles.dead.state", "hearsay.routes",
            "hearsay.replays")


@dataclass(frozen=True)
class Place:
    """A set of topics, a group and a folder on the cluster `servers`."""

    servers: str
    folder: Path
    name: str = field(default_factory=lambda: secrets.token_hex(4))
    settings: Mapping[str, str] = field(default_factory=dict)

    def topic(self, role: str) -> str:
        """The topic of a role, such as `raw`."""
        return f"{self.name}.{DEFAULTS[ROLES.index(role)]}"

    @property
    def group(self) -> str:
        """The consumer group of the place's workers."""
        return f"{self.name}.hearsay"

    def environment(self) -> dict[str, str]:
        """The HEARSAY_* variables of this place, quick timeouts included."""
        named = {f"HEARSAY_TOPIC_{role.upper()}": self.topic(role) for role in ROLES}
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

    def create(self, partitions: int = 3) -> None:
        """Create the topics by the worker's own command, `articles.raw` with `partitions`."""

    def partitions(self, role: str) -> list[TopicPartition]:
        """The partitions of a role's topic."""
        with admin(self.servers) as client:
            [topic] = client.describe_topics([self.topic(role)])
        return [TopicPartition(self.topic(role), part["partition_index"]) for part in topic["partitions"]]
