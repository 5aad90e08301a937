"""A local Kafka of one or of several nodes, with its folder and its ports."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from worker.kafka.local import jars, java
from worker.kafka.local.node import Node
from worker.kafka.local.ports import free_ports
from worker.kafka.local.progress import Listener, Progress, nobody
from worker.kafka.local.properties import Ports, meta_properties, server_properties


class LocalKafka:
    """`nodes` brokers on 127.0.0.1, started on entry and ended on exit.

    `folder` keeps the data from one time to the next (its nodes are ended by SIGTERM); without it a temporary folder is
    used and removed, and the nodes are killed. `settings` override or complete those of the brokers. `proxied` gives
    each node a second listener: it listens on `ports.behind_proxy`, and its clients are told `ports.proxy`. `jvm`: more
    flags for Java.
    """

    def __init__(
        self,
        nodes: int = 1,
        *,
        folder: Path | None = None,
        progress: Listener = nobody,
        settings: Mapping[str, str] | None = None,
        proxied: bool = False,
        jvm: Sequence[str] = (),
    ) -> None:
        self._count = nodes
        self._folder = folder
        self._progress = progress
        self._settings = settings or {}
        self._proxied = proxied
        self._jvm = jvm
        self._temporary: Path | None = None
        self.nodes: tuple[Node, ...] = ()
        self.start_seconds = 0.0  # from the first process to the last ready node

    @property
    def bootstrap_servers(self) -> str:
        """The addresses of all nodes, comma-separated."""
        return ",".join(node.address for node in self.nodes)

    @property
    def proxied_servers(self) -> str:
        """The addresses of the proxies before all nodes, comma-separated."""
        return ",".join(f"127.0.0.1:{node.ports.proxy}" for node in self.nodes)

    def start(self) -> Self:
        """Download what is missing, start all nodes side by side, return when all serve."""
        class_path = jars.class_path(self._progress)
        folder = self._open_folder()
        try:
            self.nodes = self._laid_out(folder, class_path)
            began = time.monotonic()
            self._progress(Progress("start", 0, self._count))
            for node in self.nodes:
                node.start(wait=None)
            for done, node in enumerate(self.nodes, 1):
                node.wait_ready(120.0)
                self._progress(Progress("start", done, self._count))
            self.start_seconds = time.monotonic() - began
        except BaseException:
            self.close()
            raise
        return self

    def close(self) -> None:
        """End all nodes and remove the temporary folder."""
        for node in self.nodes:
            if self._temporary:
                node.kill()
            else:
                node.thaw()
                node.terminate(10.0)
        if self._temporary:
            shutil.rmtree(self._temporary, ignore_errors=True)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _open_folder(self) -> Path:
        if self._folder is None:
            self._temporary = Path(tempfile.mkdtemp(prefix="hearsay-kafka-"))
            return self._temporary
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder

    def _laid_out(self, folder: Path, class_path: str) -> tuple[Node, ...]:
        ports = self._free_ports()
        numbers = range(1, self._count + 1)
        return tuple(self._node(number, folder / f"node-{number}", ports, class_path) for number in numbers)

    def _free_ports(self) -> tuple[Ports, ...]:
        each = 4 if self._proxied else 2
        free = free_ports(each * self._count)
        return tuple(Ports(*free[at : at + each]) for at in range(0, len(free), each))

    def _node(self, number: int, folder: Path, ports: tuple[Ports, ...], class_path: str) -> Node:
        """Write the node's settings and format its log folder, without starting a Java process where it can."""
        log_folder = folder / "data"
        log_folder.mkdir(parents=True, exist_ok=True)
        properties = folder / "server.properties"
        properties.write_text(server_properties(number, ports, log_folder, self._settings))
        if not (log_folder / "meta.properties").exists():
            start = java.checkpoint(class_path, properties, log_folder)
            (log_folder / "bootstrap.checkpoint").write_bytes(start)
            (log_folder / "meta.properties").write_text(meta_properties(number))
        command = java.broker_command(class_path, properties, self._jvm)
        return Node(number, folder, ports[number - 1], command, self._temporary)
