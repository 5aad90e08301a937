"""A TCP proxy with faults, between clients and one broker: delay, cut, silence, slow answers, a commit cut in two."""

from __future__ import annotations

import asyncio
import struct
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

PRODUCE, END_TXN = 0, 26  # Kafka's numbers of the requests that send records, and that commit or abort a transaction


@dataclass
class Faults:
    """What the proxy does now; changed at any time."""

    delay: float = 0.0  # seconds, each way
    silent: bool = False  # connections stay open and nothing passes: half-open
    bytes_per_second: float | None = None  # of the broker's answers
    cut_after_request: int | None = None  # forward a request of this number, then cut before its answer; once
    cut_before_request: int | None = None  # cut instead of forwarding a request of this number; once
    cuts: int = 0  # how often either has happened


class Proxy:
    """Listens on `listen` and forwards to `to`, both on 127.0.0.1; `faults` may be changed while it runs."""

    def __init__(self, listen: int, to: int) -> None:
        self.faults = Faults()
        self.port, self._to = listen, to
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=f"proxy-{listen}")
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def __enter__(self) -> Self:
        self._thread.start()
        self._call(self._open())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._call(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def cut(self) -> None:
        """Reset every connection."""
        self._loop.call_soon_threadsafe(self._cut)

    def _call(self, job: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(job, self._loop).result(10)

    async def _open(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)

    async def _close(self) -> None:
        self._server.close()
        self._cut()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _cut(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    async def _accept(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        try:
            broker, to_broker = await asyncio.open_connection("127.0.0.1", self._to)
        except OSError:
            to_client.transport.abort()
            return
        pair = (to_client, to_broker)
        self._writers.update(pair)
        self._run(self._requests(client, to_broker), pair)
        self._run(self._answers(broker, to_client), pair)

    def _run(self, job: Coroutine[Any, Any, None], pair: tuple[asyncio.StreamWriter, asyncio.StreamWriter]) -> None:
        task = self._loop.create_task(job)
        self._tasks.add(task)

        def over(done: asyncio.Task[None]) -> None:
            self._tasks.discard(done)
            self._writers.difference_update(pair)
            for writer in pair:
                writer.transport.abort()
            if not done.cancelled() and not isinstance(done.exception(), OSError | EOFError | None):
                done.result()

        task.add_done_callback(over)

    async def _requests(self, client: asyncio.StreamReader, broker: asyncio.StreamWriter) -> None:
        """Whole requests, so that one can be told by its number (after its length)."""
        while True:
            length = await client.readexactly(4)
            body = await client.readexactly(struct.unpack(">i", length)[0])
            await self._held()
            number = struct.unpack(">h", body[:2])[0]
            if number == self.faults.cut_before_request:
                self.faults.cut_before_request = None
                self.faults.cuts += 1
                return
            broker.write(length + body)
            await broker.drain()
            if number == self.faults.cut_after_request:
                self.faults.cut_after_request = None
                self.faults.cuts += 1
                return

    async def _answers(self, broker: asyncio.StreamReader, client: asyncio.StreamWriter) -> None:
        while data := await broker.read(65536):
            await self._held()
            if rate := self.faults.bytes_per_second:
                await self._slowly(client, data, rate)
            else:
                client.write(data)
                await client.drain()

    async def _slowly(self, client: asyncio.StreamWriter, data: bytes, rate: float) -> None:
        piece = max(1, int(rate / 10))
        for at in range(0, len(data), piece):
            client.write(data[at : at + piece])
            await client.drain()
            await asyncio.sleep(0.1)

    async def _held(self) -> None:
        if self.faults.delay:
            await asyncio.sleep(self.faults.delay)
        while self.faults.silent:  # noqa: ASYNC110  (set from another thread)
            await asyncio.sleep(0.05)

