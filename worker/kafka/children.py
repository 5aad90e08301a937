"""The pool of parser children: records go out in small pieces in turn, results come back in the order of the records.

What may go wrong with an article stays with that article: a child announces each one before it starts it, so that the
child's death or silence names it. The child is replaced, the article tried again, and after `attempts` it is refused
(stage parse, reason timeout, memory or crash). Where children end before they are ready, again and again, no article is
to blame: ParserError ends the worker, and a supervisor starts it again. Children are started from the main thread only:
on Linux a child dies when the *thread* that started it ends.
"""

from __future__ import annotations

import selectors
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import structlog

from worker.errors import ParserError
from worker.kafka.frames import MEMORY_EXIT
from worker.kafka.outcome import Result, refusal, result
from worker.kafka.process import Child, Recipe
from worker.kafka.stop import Stopped
from worker.pipeline import Record, Refused

_WINDOW = 8  # records at a child at most: small pieces, so that no child sits on work that another could do
_WINDOW_SECONDS = 0.25  # what waits at a child should take no longer than this
_WINDOW_BYTES = 65_536  # nothing waits behind a large article
_FALSE_STARTS = 5  # children that end before they say hello, one after the other, when all have done so once

log = structlog.get_logger()


@dataclass(slots=True)
class Bounds:
    """When a batch ends early: its tail is left out, so that what is done can be committed.

    After `soft` (monotonic seconds) nothing more is handed out; after `hard`, or as soon as a child was killed for its
    time, only what was already begun is finished (what a child holds beyond that it still does, for nothing). `output`
    is the bytes of results that end the batch. `stop` tells whether the worker is to stop (then as after `soft`),
    `give_up` whether even that takes too long.
    """

    soft: float = float("inf")
    hard: float = float("inf")
    output: int = 1 << 62
    stop: Callable[[], bool] = lambda: False
    give_up: Callable[[], bool] = lambda: False


@dataclass(slots=True)
class _Batch:
    """The work of one call: `end` is how many of the records are still to be done in it."""

    records: Sequence[Record]
    base: int  # the number of record 0
    end: int
    handed: int = 0
    results: dict[int, Result] = field(default_factory=dict)
    again: deque[int] = field(default_factory=deque)  # to be handed out first
    attempts: dict[int, int] = field(default_factory=dict)
    output: int = 0

    def cut(self, end: int) -> None:
        """Leave out everything from record `end` on."""
        self.end = min(self.end, max(1, end))
        self.again = deque(index for index in self.again if index < self.end)

    @property
    def done(self) -> bool:
        return all(index in self.results for index in range(self.end)) if len(self.results) >= self.end else False


class Pool:
    """The children of one worker; used from the main thread, one batch at a time."""

    def __init__(self, recipe: Recipe, size: int, timeout: float, attempts: int,
                 replaced: Callable[[str], None] = lambda _: None) -> None:
        self._recipe = recipe
        self._size = size
        self._timeout = timeout
        self._attempts = attempts
        self._replaced = replaced
        self._children: list[Child] = []
        self._selector = selectors.DefaultSelector()
        self._numbers = 0
        self._false_starts = 0
        self._turned = time.monotonic()
        self._pace = 0.0  # seconds an article takes, as lately seen

    def __enter__(self) -> Self:
        for _ in range(self._size):
            self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        for child in self._children:
            child.end()
        self._children.clear()
        self._selector.close()

    @property
    def pids(self) -> list[int]:
        """The process ids of the children."""
        return [child.pid for child in self._children]

    def identity(self, patience: float = 60.0) -> str:
        """The parser's version and digest, as the first child tells it; ParserError if none starts."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            for child in self._children:
                if child.identity is not None:
                    return child.identity
            self._turn(_Batch((), self._numbers, 0))
        raise ParserError(f"no parser process was ready within {patience:.0f} s", "is the machine overloaded?")

    def parse(self, records: Sequence[Record], bounds: Bounds) -> list[Result]:
        """The results of the records, in their order: of all, or of the first ones where a bound ended the batch.

        At least one record is done. Raises Stopped where the worker has to stop before that.
        """
        batch = _Batch(records, self._numbers, len(records))
        self._numbers += len(records)
        while not batch.done:
            if bounds.give_up():
                raise Stopped
            self._bound(batch, bounds)
            self._hand_out(batch)
            self._turn(batch)
        return [batch.results[index] for index in range(batch.end)]

    # -- one turn ------------------------------------------------------------------------------------------------------

    def _turn(self, batch: _Batch) -> None:
        """Wait for news, read all of it, and only then judge who is late."""
        events = self._selector.select(0.1)
        now = time.monotonic()
        if now - self._turned > 1.0:  # this process was frozen, not the children late
            for child in self._children:
                child.since += now - self._turned
        self._turned = now
        for key, mask in events:
            if mask & selectors.EVENT_WRITE:
                key.data.flush()
                self._listen(key.data)
            if mask & selectors.EVENT_READ:
                self._take(key.data, batch, now)
        for child in list(self._children):
            self._judge(child, batch, now)

    def _take(self, child: Child, batch: _Batch, now: float) -> None:
        for number, values, seconds in child.read(now):
            self._pace += (seconds - self._pace) / 8
            index = number - batch.base
            if 0 <= index < batch.end and index not in batch.results:
                outcome = batch.results[index] = result(values, batch.attempts.get(index, 0) + 1)
                batch.output += outcome.size
        if child.identity is not None:
            self._false_starts = 0

    def _judge(self, child: Child, batch: _Batch, now: float) -> None:
        if child.gone:
            self._bury(child, batch, None)
        elif child.current is not None and now - child.since > self._timeout:
            self._take(child, batch, now)  # once more, in case the answer came while we looked
            if child.current is not None and now - child.since > self._timeout:
                self._bury(child, batch, "timeout")

    # -- handing out ---------------------------------------------------------------------------------------------------

    def _bound(self, batch: _Batch, bounds: Bounds) -> None:
        now = time.monotonic()
        if now > bounds.soft or batch.output > bounds.output or bounds.stop():
            batch.cut(max(batch.handed, 1))
        if now > bounds.hard:
            self._cut_to_begun(batch)

    def _cut_to_begun(self, batch: _Batch) -> None:
        """Keep what is done or begun, without a gap; the rest would make the batch too long."""
        begun = {child.current - batch.base for child in self._children if child.current is not None}
        end = 0
        while end in batch.results or end in begun or end in batch.attempts:
            end += 1
        batch.cut(end)

    def _hand_out(self, batch: _Batch) -> None:
        """In turn, so that all children are busy; refilled when half empty, in one write."""
        window = max(1, min(_WINDOW, int(_WINDOW_SECONDS / self._pace) if self._pace else _WINDOW))
        for child in sorted(self._children, key=lambda child: child.load):
            if child.writing or child.load > window // 2:
                continue
            share = -(-self._left(batch) // len(self._children))
            piece = self._piece(batch, min(window - child.load, share), child.waiting_bytes)
            if piece:
                child.hand(piece)
                self._listen(child)

    def _piece(self, batch: _Batch, most: int, size: int) -> list[tuple[int, Record]]:
        """The next records, at most so many, for a child at which `size` bytes already wait."""
        piece: list[tuple[int, Record]] = []
        while len(piece) < most and size < _WINDOW_BYTES:
            index = self._next(batch)
            if index is None:
                break
            piece.append((batch.base + index, batch.records[index]))
            size += len(batch.records[index].value or b"")
        return piece

    def _listen(self, child: Child) -> None:
        """Wait for room in the socket only while there is something to write."""
        wanted = selectors.EVENT_READ | selectors.EVENT_WRITE if child.writing else selectors.EVENT_READ
        if self._selector.get_key(child.pipe).events != wanted:
            self._selector.modify(child.pipe, wanted, child)

    @staticmethod
    def _left(batch: _Batch) -> int:
        return len(batch.again) + max(0, batch.end - batch.handed)

    @staticmethod
    def _next(batch: _Batch) -> int | None:
        if batch.again:
            return batch.again.popleft()
        if batch.handed < batch.end:
            batch.handed += 1
            return batch.handed - 1
        return None

    # -- deaths --------------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        child = Child(self._recipe)
        self._children.append(child)
        self._selector.register(child.pipe, selectors.EVENT_READ, child)

    def _bury(self, child: Child, batch: _Batch, reason: str | None) -> None:
        """Replace a child; what it had not begun goes to the others, what it had begun has one attempt fewer."""
        self._selector.unregister(child.pipe)
        self._children.remove(child)
        code = child.end()
        reason = reason or ("memory" if code == MEMORY_EXIT else "crash")
        self._replaced(reason)
        log.warning("parser child replaced", reason=reason, pid=child.pid)
        if child.identity is None:
            self._false_start(code)
        self._start()
        numbers = [number for number, _ in child.queued]
        batch.again.extendleft(index for index in reversed([number - batch.base for number in numbers])
                               if 0 <= index < batch.end)
        if child.current is not None and 0 <= child.current - batch.base < batch.end:
            self._failed(child.current - batch.base, batch, reason)
            if reason == "timeout":
                self._cut_to_begun(batch)

    def _false_start(self, code: int) -> None:
        self._false_starts += 1
        if self._false_starts < _FALSE_STARTS + self._size:
            return
        how = f"killed by signal {-code}" if code < 0 else f"exit code {code}"
        raise ParserError(f"{self._false_starts} parser processes in a row ended before they were ready ({how})",
                          "is memory short, or does somebody kill them?" if code < 0 else "the lines above say why")

    def _failed(self, index: int, batch: _Batch, reason: str) -> None:
        tries = batch.attempts[index] = batch.attempts.get(index, 0) + 1
        if tries < self._attempts:
            batch.again.appendleft(index)
            return
        what = {"timeout": f"took longer than {self._timeout:g} s", "memory": "needed more memory than it may have",
                "crash": "ended its parser process"}[reason]
        batch.results[index] = refusal(Refused("parse", reason, f"the article {what}, {tries} times"), tries)
