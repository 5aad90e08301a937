"""The settings of the local brokers, as files that Kafka reads."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# A cluster that all local clusters share the id of: they never meet, since each has ports and a folder of its own.
CLUSTER_ID = "aGVhcnNheS1sb2NhbC0wMQ"


@dataclass(frozen=True, slots=True)
class Ports:
    """The ports of one node on 127.0.0.1."""

    clients: int
    controller: int
    behind_proxy: int | None = None  # the listener that a proxy forwards to
    proxy: int | None = None  # where clients of that listener are told to connect


def server_properties(node: int, ports: Sequence[Ports], log_folder: Path, overrides: Mapping[str, str]) -> str:
    """The file server.properties of node `node` (from 1) of as many nodes as there are `ports`."""
    settings = _cluster(ports) | _listeners(ports[node - 1]) | {"node.id": str(node), "log.dirs": str(log_folder)}
    return "".join(f"{name}={value}\n" for name, value in (settings | dict(overrides)).items())


def meta_properties(node: int) -> str:
    """The file meta.properties, with a random directory id as `StorageTool format` would write it."""
    directory = base64.urlsafe_b64encode(uuid.uuid4().bytes).rstrip(b"=").decode()
    return f"version=1\nnode.id={node}\ncluster.id={CLUSTER_ID}\ndirectory.id={directory}\n"


def _cluster(ports: Sequence[Ports]) -> dict[str, str]:
    voters = ",".join(f"{node}@127.0.0.1:{of.controller}" for node, of in enumerate(ports, 1))
    copies, least = (3, 2) if len(ports) >= 3 else (1, 1)
    return {
        "process.roles": "broker,controller",
        "controller.quorum.voters": voters,
        "auto.create.topics.enable": "false",
        "default.replication.factor": str(copies),
        "min.insync.replicas": str(least),
        "offsets.topic.num.partitions": "4",
        "offsets.topic.replication.factor": str(copies),
        "transaction.state.log.num.partitions": "4",
        "transaction.state.log.replication.factor": str(copies),
        "transaction.state.log.min.isr": str(least),
        "transaction.abort.timed.out.transaction.cleanup.interval.ms": "1000",
        "group.initial.rebalance.delay.ms": "0",
        "group.min.session.timeout.ms": "3000",
        "log.cleaner.dedupe.buffer.size": "2097152",
        "log.cleaner.threads": "1",
        "num.network.threads": "2",
        "num.io.threads": "4",
    }


def _listeners(ports: Ports) -> dict[str, str]:
    listeners = {"PLAINTEXT": ports.clients, "CONTROLLER": ports.controller}
    advertised = {"PLAINTEXT": ports.clients}
    if ports.behind_proxy and ports.proxy:
        listeners["PROXIED"], advertised["PROXIED"] = ports.behind_proxy, ports.proxy
    return {
        "listeners": _joined(listeners),
        "advertised.listeners": _joined(advertised),
        "listener.security.protocol.map": ",".join(f"{name}:PLAINTEXT" for name in listeners),
        "controller.listener.names": "CONTROLLER",
        "inter.broker.listener.name": "PLAINTEXT",
    }


def _joined(listeners: Mapping[str, int]) -> str:
    return ",".join(f"{name}://127.0.0.1:{port}" for name, port in listeners.items())
