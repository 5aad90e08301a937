"""Being told to stop: SIGTERM and SIGINT ask, a deadline insists.

The handlers only note the time. The loop finishes or gives up its batch by itself; if it has not ended within the
deadline, the watchdog ends the process (no record is lost or doubled by that, only done again).
"""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType


class Stopped(Exception):  # noqa: N818  (no error: what was under way was given up because the worker has to stop)
    """The worker was told to stop, and what it was about is left undone."""


def over() -> None:
    """Let no signal end the process any more: it is done, and while Python takes itself apart its handlers are gone."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)


class Stop:
    """Whether, since when and until when. Times are monotonic seconds."""

    def __init__(self, deadline: float) -> None:
        self._deadline = deadline
        self._asked: float | None = None
        self._event = threading.Event()

    def install(self) -> None:
        """Take over SIGTERM and SIGINT: before anything else, or an early signal kills."""
        signal.signal(signal.SIGTERM, self._handle)
        signal.signal(signal.SIGINT, self._handle)

    def _handle(self, _number: int, _frame: FrameType | None) -> None:
        self.ask()

    def ask(self) -> None:
        """Stop, soon."""
        if self._asked is None:
            self._asked = time.monotonic()
        self._event.set()

    @property
    def asked(self) -> bool:
        """Whether to stop."""
        return self._asked is not None

    @property
    def end(self) -> float | None:
        """When the process ends in any case."""
        return None if self._asked is None else self._asked + self._deadline

    @property
    def late(self) -> bool:
        """Whether half the time is gone: a batch that still parses is given up, so that there is time to leave."""
        return self._asked is not None and time.monotonic() > self._asked + self._deadline / 2

    def sleep(self, seconds: float) -> None:
        """Sleep, but wake at once when told to stop."""
        self._event.wait(seconds)
