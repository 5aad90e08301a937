"""One broker process: started, told from its log to be ready, stopped in every way that a test can wish for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from worker.errors import BrokerError
from worker.kafka.local import guard
from worker.kafka.local.properties import Ports

_READY = b"Kafka Server started"
_STEP = 0.02  # seconds between two looks at the log


class Node:
    """A combined broker and controller; `folder` holds its settings, its log and its data.

    `remove` is the folder that goes if the program that started us dies (None: the data is kept).
    """

    def __init__(self, number: int, folder: Path, ports: Ports, command: list[str], remove: Path | None) -> None:
        self.number = number
        self.ports = ports
        self.log = folder / "server.log"
        self._command = command
        self._remove = str(remove) if remove else "-"
        self._guard: subprocess.Popen[bytes] | None = None
        self._pid: int | None = None
        self._log_start = 0

    @property
    def address(self) -> str:
        """What clients connect to, host:port."""
        return f"127.0.0.1:{self.ports.clients}"

    @property
    def alive(self) -> bool:
        """Whether the process exists (a frozen one does)."""
        return self._guard is not None and self._guard.poll() is None

    @property
    def pid(self) -> int:
        """The broker's process id, also after its death."""
        if self._pid is None:
            raise RuntimeError(f"node {self.number} was never started")
        return self._pid

    def start(self, *, wait: float | None = 60.0) -> None:
        """Start the process; return when it serves, within `wait` seconds (None: do not wait)."""
        if self.alive:
            raise RuntimeError(f"node {self.number} runs already")
        self._end(0)  # what is left of one that ended by itself
        self._log_start = self.log.stat().st_size if self.log.exists() else 0
        # In a session of its own: Ctrl-C at the terminal reaches us alone, and we end it in order.
        self._guard = subprocess.Popen(
            [sys.executable, "-I", "-S", guard.__file__, self._remove, str(self.log), *self._command],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        )
        assert self._guard.stdout is not None
        self._pid = int(self._guard.stdout.readline())
        if wait is not None:
            self.wait_ready(wait)

    def wait_ready(self, seconds: float) -> None:
        """Return when the node has said in its log that it serves; BrokerError with the log's end if it does not."""
        until = time.monotonic() + seconds
        while not self._said(_READY):
            if not self.alive or time.monotonic() > until:
                state = "is not ready" if self.alive else "ended"
                raise BrokerError(f"the local Kafka (node {self.number}) {state}: {self._last_error()}")
            time.sleep(_STEP)

    def terminate(self, seconds: float = 30.0) -> None:
        """SIGTERM, and wait; a node that does not end in time is killed."""
        self._signal(signal.SIGTERM)
        self._end(seconds)

    def kill(self) -> None:
        """SIGKILL, and wait."""
        self._signal(signal.SIGKILL)
        self._end(10.0)

    def freeze(self) -> None:
        """SIGSTOP: alive, connected, silent."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """SIGCONT."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self.alive:  # the guard reaps it, so its pid cannot be another's while the guard lives
            os.kill(self.pid, number)

    def _end(self, seconds: float) -> None:
        if self._guard is None:
            return
        try:
            self._guard.wait(seconds)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self._guard.wait()
        for pipe in (self._guard.stdin, self._guard.stdout):
            assert pipe is not None
            pipe.close()

    def _said(self, text: bytes) -> bool:
        if not self.log.exists():
            return False
        with self.log.open("rb") as file:
            file.seek(self._log_start)
            return text in file.read()

    def _last_error(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        errors = [line for line in lines if "ERROR" in line or "Exception" in line]
        return (errors or lines or ["its log is empty"])[-1].strip()[:300]
