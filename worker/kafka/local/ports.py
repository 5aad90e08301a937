"""Free ports that stay ours while a broker is down."""

from __future__ import annotations

import secrets
import socket
from contextlib import ExitStack
from pathlib import Path

_RANGE_FILE = Path("/proc/sys/net/ipv4/ip_local_port_range")
_FIRST = 16384


def free_ports(count: int) -> tuple[int, ...]:
    """`count` different ports on 127.0.0.1 that nobody listens on.

    They lie below the range from which the kernel takes ports for outgoing connections: a port of that range can be
    gone when a killed broker comes back, and a client that tries it again and again can even connect to itself.
    """
    ports: list[int] = []
    with ExitStack() as held:
        while len(ports) < count:
            port = _FIRST + secrets.randbelow(_end() - _FIRST)
            probe = held.enter_context(socket.socket())
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            ports.append(port)
    return tuple(ports)


def _end() -> int:
    return int(_RANGE_FILE.read_text().split()[0]) if _RANGE_FILE.exists() else 32768
