"""The proxy of the laboratory: each of its faults reaches the client as the fault that it is named for."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.lab.proxy import END_TXN, Proxy
from worker.kafka.local.ports import free_ports


def request(number: int, body: bytes = b"") -> bytes:
    """A framed Kafka request of the given number."""
    whole = struct.pack(">h", number) + body
    return struct.pack(">i", len(whole)) + whole


@pytest.fixture
def echo() -> Iterator[int]:
    """A server that sends back what it gets; its port."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):  # closed at the end of the test
            while True:
                client, _ = server.accept()
                threading.Thread(target=answer, args=(client,), daemon=True).start()

    def answer(client: socket.socket) -> None:
        with client, suppress(OSError):
            while data := client.recv(65536):
                client.sendall(data)

    threading.Thread(target=serve, daemon=True).start()
    yield server.getsockname()[1]
    server.shutdown(socket.SHUT_RDWR)
    server.close()


@pytest.fixture
def proxy(echo: int) -> Iterator[Proxy]:
    with Proxy(free_ports(1)[0], echo) as running:
        yield running


@pytest.fixture
def client(proxy: Proxy) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=3) as connected:
        yield connected


def gone(client: socket.socket) -> bool:
    try:
        return client.recv(1) == b""
    except ConnectionResetError:
        return True


def test_whole_requests_pass(client: socket.socket) -> None:
    client.sendall(request(3, b"metadata")[:5])
    client.sendall(request(3, b"metadata")[5:])

    assert client.recv(100) == request(3, b"metadata")


def test_a_delay_delays(proxy: Proxy, client: socket.socket) -> None:
    proxy.faults.delay = 0.3
    began = time.monotonic()
    client.sendall(request(3))
    client.recv(100)

    assert 0.6 <= time.monotonic() - began < 2


def test_silence_keeps_the_connection_and_passes_nothing(proxy: Proxy, client: socket.socket) -> None:
    proxy.faults.silent = True
    client.sendall(request(3))
    client.settimeout(0.5)
    with pytest.raises(TimeoutError):
        client.recv(100)
    proxy.faults.silent = False
    client.settimeout(3)

    assert client.recv(100) == request(3)


def test_a_cut_resets_the_connection(proxy: Proxy, client: socket.socket) -> None:
    client.sendall(request(3))
    client.recv(100)
    proxy.cut()

    assert gone(client)


def test_a_commit_is_cut_before_its_answer(proxy: Proxy, client: socket.socket) -> None:
    proxy.faults.cut_after_request = END_TXN
    client.sendall(request(3))
    assert client.recv(100) == request(3)
    client.sendall(request(END_TXN))

    assert gone(client)
    assert proxy.faults.cuts == 1


def test_answers_come_slowly(proxy: Proxy, client: socket.socket) -> None:
    proxy.faults.bytes_per_second = 1000
    began = time.monotonic()
    client.sendall(request(3, b"x" * 500))
    got = b""
    while len(got) < 506:
        got += client.recv(1000)

    assert time.monotonic() - began >= 0.4
