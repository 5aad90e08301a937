"""The watchdog: some calls of the client wait for ever (B6), so a thread ends the process when one takes too long.

Ending is safe, going on is not: what a commit in doubt has done is only known after the next start, when the broker has
decided the old transaction. The limit lies well above a failover, so that a commit is not given up while the cluster
is still able to answer it.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog

from worker.errors import InDoubtError
from worker.kafka.stop import Stop

log = structlog.get_logger()


class Watchdog:
    """Ends the process, with exit code 9, when a watched call outlives its limit or a stop its deadline.

    `slow` is told what a call that takes over a few seconds waits for, so that readiness can say it.
    """

    def __init__(self, stop: Stop, slow: Callable[[str], None], slow_after: float = 5.0) -> None:
        self._stop = stop
        self._slow = slow
        self._slow_after = slow_after
        self._lock = threading.Lock()
        self._call: tuple[str, float, float] | None = None  # what, since, until
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    @contextmanager
    def limit(self, what: str, seconds: float) -> Iterator[None]:
        """Watch the calls inside."""
        now = time.monotonic()
        with self._lock:
            self._call = (what, now, now + seconds)
        try:
            yield
        finally:
            with self._lock:
                self._call = None

    def _watch(self) -> None:
        while True:
            time.sleep(0.2)
            with self._lock:
                call = self._call
            now = time.monotonic()
            if call and now > call[2]:
                _end(f"{call[0]} did not answer within {call[2] - call[1]:.0f} s, so what it did is not known")
            if call and now > call[1] + self._slow_after:
                self._slow(f"waiting for the broker: {call[0]}")
            if self._stop.end is not None and now > self._stop.end:
                _end("the stop deadline has passed" + (f" during: {call[0]}" if call else ""))


def _end(message: str) -> None:
    log.critical(message, hint="a restart decides it and goes on", exit_code=InDoubtError.exit_code)
    sys.stderr.flush()
    os._exit(InDoubtError.exit_code)
