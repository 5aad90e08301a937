"""Worker processes that end with the tests, and a supervisor that starts them again."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.lab.places import Place
from worker.kafka.local import guard
from worker.kafka.local.ports import free_ports

ROOT = Path(__file__).parents[2]


class Worker:
    """One `python -m worker run` behind the guard that kills it if the tests die."""

    def __init__(self, place: Place, slot: str | None, more: Mapping[str, str] | None = None,
                 arguments: Sequence[str] = ("--start", "earliest")) -> None:
        self.slot = slot
        self.port = free_ports(1)[0]
        self.log = place.folder / f"worker-{slot}-{self.port}.log"
        slotted = {"HEARSAY_SLOT": slot} if slot is not None else {}
        clean = {name: value for name, value in os.environ.items() if not name.startswith("HEARSAY_")}
        slotted["HEARSAY_HTTP_PORT"] = str(self.port)
        self._environment = clean | place.environment() | slotted | dict(more or {})
        self._command = [sys.executable, "-m", "worker", "run", *arguments]
        self._guard: subprocess.Popen[bytes] | None = None
        self.pid = 0

    def start(self) -> None:
        """Start the process."""
        self._guard = subprocess.Popen(
            [sys.executable, "-I", "-S", guard.__file__, "-", str(self.log), *self._command],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True, env=self._environment, cwd=ROOT,
        )
        assert self._guard.stdout is not None
        self.pid = int(self._guard.stdout.readline())

    @property
    def alive(self) -> bool:
        """Whether the process exists."""
        return self._guard is not None and self._guard.poll() is None

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal, if it lives."""
        if self.alive:
            os.kill(self.pid, number)

    def wait(self, seconds: float) -> int:
        """Its exit code, or minus the signal that ended it."""
        assert self._guard is not None
        code = self._guard.wait(seconds)
        for pipe in (self._guard.stdin, self._guard.stdout):
            assert pipe is not None
            pipe.close()
        return code if code < 192 else code - 256

    def stop(self, seconds: float = 30.0) -> int:
        """SIGTERM once it has begun to work, and its exit code."""
        self.wait_begun()
        self.signal(signal.SIGTERM)
        return self.wait(seconds)

    def wait_begun(self, seconds: float = 20.0) -> None:
        """Return when it answers over HTTP: from then on SIGTERM finds its handler. Or when it ends, or time is up."""
        until = time.monotonic() + seconds
        while self.alive and not self.status("/livez") and time.monotonic() < until:
            time.sleep(0.05)

    def kill(self) -> None:
        """SIGKILL, also when it is frozen."""
        if self._guard is not None and self._guard.returncode is None:
            self.signal(signal.SIGKILL)
            self.wait(10)

    def children(self) -> list[int]:
        """The process ids of its children."""
        path = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        return [int(pid) for pid in path.read_text().split()] if path.exists() else []

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of an HTTP path such as /readyz."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def status(self, path: str) -> int:
        """Status of an HTTP path; 0 while nobody answers there."""
        try:
            return self.get(path)[0]
        except (OSError, http.client.HTTPException):
            return 0

    def ready(self) -> bool:
        """Whether it says that it can process."""
        return self.status("/readyz") == 200

    def output(self) -> str:
        """What it has written so far."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""


class Supervisor:
    """Starts a worker again whenever it ends, after `delay` seconds, until told to stop; remembers its exits."""

    def __init__(self, worker: Worker, delay: float = 0.5) -> None:
        self.worker = worker
        self.exits: list[int] = []
        self._delay = delay
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"supervisor-{worker.slot}")

    def start(self) -> None:
        """Begin."""
        self.worker.start()
        self._thread.start()

    def stop(self, seconds: float = 40.0) -> int:
        """SIGTERM without a restart, once it has begun to work; the exit code."""
        self._stop.set()
        self.worker.wait_begun()
        self.worker.signal(signal.SIGTERM)
        self._thread.join(seconds)
        if self._thread.is_alive():
            self.worker.signal(signal.SIGKILL)
            self._thread.join()
            raise AssertionError(f"worker {self.worker.slot} did not end within {seconds} s of SIGTERM")
        return self.exits[-1]

    def abandon(self) -> None:
        """SIGKILL without a restart, if it still runs."""
        self._stop.set()
        if self._thread.ident is None:
            return
        while self._thread.is_alive():
            self.worker.signal(signal.SIGKILL)
            self._thread.join(0.2)

    def _run(self) -> None:
        while True:
            self.exits.append(self.worker.wait(3600))
            if self._stop.wait(self._delay):
                return
            self.worker.start()
            if self._stop.is_set():
                self.worker.signal(signal.SIGKILL)
