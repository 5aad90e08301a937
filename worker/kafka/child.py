"""Entry of a parser child: bound to its parent and to its memory before it loads anything that takes time.

Started by exec (`python -m worker.kafka.child`), so that it shares nothing with the main process: a hang, a crash or a
hunger for memory in here costs one article some attempts, and the main process nothing. It dies with its parent, and
of no signal that was meant for it. What it does then stands in serving.py.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import signal
import socket
import sys
import threading
import time

_PR_SET_PDEATHSIG = 1


def _die_with(parent: int) -> None:
    """End this process when its parent ends, also in the middle of an article."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it ended before the line above
        os._exit(0)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


def _limit_memory(size: int) -> None:
    """Bound the address space, in bytes, where the system keeps to such a bound."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def main() -> None:
    """Entry point of `python -m worker.kafka.child`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fd", type=int, required=True)
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--process", required=True)
    parser.add_argument("--memory", type=int, required=True)
    parser.add_argument("--limits", required=True)
    arguments = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM):  # sent to the whole group; the parent decides what becomes of us
        signal.signal(number, signal.SIG_IGN)
    _die_with(arguments.parent)
    _limit_memory(arguments.memory)

    from worker.kafka import serving  # noqa: PLC0415  (the parser takes a while to load)

    with socket.socket(fileno=arguments.fd) as pipe:
        serving.run(pipe, arguments.process, arguments.limits)


if __name__ == "__main__":
    main()
