"""The worker of the demo: the real `hearsay run`, as a process of its own that cannot outlive this one."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from worker import settings as all_settings
from worker.errors import BrokerError, HearsayError
from worker.kafka.local import guard
from worker.kafka.local.ports import free_ports
from worker.settings import Settings

_STEP = 0.05  # seconds between two looks
_LOG_LINES = 12


class WorkerProcess:
    """A running worker; `log` is the file with its output."""

    def __init__(self, guarded: subprocess.Popen[bytes], pid: int, port: int, log: Path) -> None:
        self.pid = pid
        self.log = log
        self._guarded = guarded
        self._port = port

    def wait_ready(self, seconds: float) -> None:
        """Return when /readyz says so. Raises HearsayError if it ends before, or is not after `seconds`."""
        until = time.monotonic() + seconds
        reason = "it does not answer"
        while time.monotonic() < until:
            self.check()
            ready, reason = _ready(self._port)
            if ready:
                return
            time.sleep(_STEP)
        self._show_log()
        raise BrokerError(f"the worker is not ready after {seconds:.0f} s: {reason}", "its log stands above")

    def check(self) -> None:
        """Raise the error of its exit code if it runs no longer."""
        code = self._guarded.poll()
        if code is not None:
            self._show_log()
            kinds = (kind for kind in HearsayError.__subclasses__() if kind.exit_code == code)
            raise next(kinds, HearsayError)(f"the worker ended with exit code {code}", "its log stands above")

    def _show_log(self) -> None:
        for line in self.log.read_text(errors="replace").splitlines()[-_LOG_LINES:]:
            print(line, file=sys.stderr)

    def stop(self, seconds: float) -> None:
        """SIGTERM, and SIGKILL for what has not ended in time."""
        if self._guarded.poll() is None:
            os.kill(self.pid, signal.SIGTERM)
        try:
            self._guarded.wait(seconds)
        except subprocess.TimeoutExpired:
            os.kill(self.pid, signal.SIGKILL)  # the guard has not reaped it, so the pid is still its own
            self._guarded.wait()


@contextmanager
def running(settings: Settings, flags: Mapping[str, str], *arguments: str) -> Iterator[WorkerProcess]:
    """Start `hearsay run` with the settings and the arguments, and end it whatever happens."""
    (port,) = free_ports(1)
    folder = Path(tempfile.mkdtemp(prefix="hearsay-worker-"))
    log = folder / "worker.log"
    ours = {**flags, "bootstrap_servers": settings.bootstrap_servers, "http_port": str(port), "log_format": "json"}
    environment = {**os.environ, **{all_settings.variable(name): value for name, value in ours.items()}}
    command = [sys.executable, "-m", "worker", "run", *arguments]
    # The guard kills the worker when its standard input ends: that is, when this process does, by whatever death. It
    # has a session of its own, so that Ctrl-C reaches this process alone and everything ends in order.
    guarded = subprocess.Popen([sys.executable, "-I", "-S", guard.__file__, "-", str(log), *command],
                               env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    assert guarded.stdin is not None
    assert guarded.stdout is not None
    try:
        worker = WorkerProcess(guarded, int(guarded.stdout.readline()), port, log)
        try:
            yield worker
        finally:
            worker.stop(settings.stop_deadline + 5)
    finally:
        guarded.stdin.close()
        guarded.wait()
        guarded.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)


def _ready(port: int) -> tuple[bool, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
            return answer.status == 200, ""
    except urllib.error.HTTPError as not_yet:
        return False, str(json.loads(not_yet.read() or b"{}"))
    except OSError as error:
        return False, str(error)
