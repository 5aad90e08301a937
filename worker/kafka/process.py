"""One parser child as the main process sees it: its socket, what it was handed, what it works on."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from worker.article import Limits
from worker.kafka.frames import DONE, HELLO, START, Frames, pack
from worker.pipeline import Record

_READ = 1 << 16  # bytes; recv makes room for all it may get, and what it gives back leaves holes in the heap


@dataclass(frozen=True, slots=True)
class Recipe:
    """How children are started: the function they run (`module:function`), its limits, and bytes of address space."""

    process: str
    limits: Limits
    memory: int


class Child:
    """A running child. Every call returns at once; times are monotonic seconds that the caller gives."""

    def __init__(self, recipe: Recipe) -> None:
        self.pipe, theirs = socket.socketpair()
        with theirs:
            self._popen = subprocess.Popen(
                [sys.executable, "-m", "worker.kafka.child", "--fd", str(theirs.fileno()), "--parent", str(os.getpid()),
                 "--process", recipe.process, "--memory", str(recipe.memory),
                 "--limits", orjson.dumps(asdict(recipe.limits)).decode()],
                pass_fds=(theirs.fileno(),), stdin=subprocess.DEVNULL)
        self.pipe.setblocking(False)
        self.identity: str | None = None  # the parser's version and digest, once the child has said hello
        self.queued: deque[tuple[int, int]] = deque()  # (number, bytes) handed out and not yet started
        self.current: int | None = None
        self.since = 0.0  # when main read that `current` was started
        self.gone = False
        self._frames = Frames()
        self._unsent = bytearray()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._popen.pid

    @property
    def load(self) -> int:
        """Records that it holds: handed out, or under way."""
        return len(self.queued) + (self.current is not None)

    @property
    def waiting_bytes(self) -> int:
        """Bytes of articles that were handed out and not yet started."""
        return sum(size for _, size in self.queued)

    @property
    def writing(self) -> bool:
        """Whether there are bytes that the socket would not yet take."""
        return bool(self._unsent)

    def hand(self, numbered: list[tuple[int, Record]]) -> None:
        """Queue records at the child."""
        for number, record in numbered:
            self.queued.append((number, len(record.value or b"")))
            self._unsent += pack((number, record.topic, record.partition, record.offset, record.timestamp, record.key,
                                  record.value, record.headers))
        self.flush()

    def flush(self) -> None:
        """Write what the socket takes now."""
        try:
            while self._unsent:
                del self._unsent[:self.pipe.send(memoryview(self._unsent)[:_READ])]
        except BlockingIOError:
            return
        except (BrokenPipeError, ConnectionResetError):
            self.gone = True

    def read(self, now: float) -> list[tuple[int, Any, float]]:
        """Everything in the pipe: what is done, as number, outcome and seconds taken; sets `gone` at its end."""
        try:
            while data := self.pipe.recv(_READ):
                self._frames.feed(data)
                if len(data) < _READ // 8:
                    break
            else:
                self.gone = True
        except BlockingIOError:
            pass
        except ConnectionResetError:
            self.gone = True
        return self._understood(now)

    def _understood(self, now: float) -> list[tuple[int, Any, float]]:
        done: list[tuple[int, Any, float]] = []
        for kind, *rest in self._frames.whole():
            if kind == HELLO:
                self.identity = rest[0]
            elif kind == START:
                self.current, self.since = rest[0], now
                self.queued.popleft()
            elif kind == DONE:
                self.current = None
                done.append((rest[0], rest[1], now - self.since))
        return done

    def end(self) -> int:
        """Kill it if it still runs and reap it; returns its exit code, or minus the signal that ended it."""
        self.pipe.close()
        try:
            return self._popen.wait(1.0 if self.gone else 0.0)  # one that closed its end is on its way out
        except subprocess.TimeoutExpired:
            self._popen.kill()
            return self._popen.wait()
