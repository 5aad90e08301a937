"""A parser child: reads records from its socket, says which one it starts, and sends back what became of it.

Started by exec (`python -m worker.kafka.child`), so that it shares nothing with the main process: a hang, a crash or a
hunger for memory in here costs one article some attempts, and the main process nothing. It dies with its parent, and
of no signal that was meant for it.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import importlib
import os
import resource
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable

import orjson

from worker.article import Limits
from worker.kafka.frames import DONE, HELLO, MEMORY_EXIT, START, Frames, pack
from worker.kafka.outcome import plain
from worker.pipeline import Outcome, Record, Refused

Process = Callable[[Record, Limits], Outcome]

_PR_SET_PDEATHSIG = 1
_READ = 1 << 18
_WARM = Record("", 0, 0, 0, b"warm", b'{"text": "The harbour is shut, the mayor said on Monday.", "language": "en"}')


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


def loaded(name: str) -> tuple[Process, str]:
    """The function called `module:function`, and the parser's version and digest."""
    module_name, function_name = name.split(":")
    module = importlib.import_module(module_name)
    identity = getattr(module, "parser_identity", None)
    return getattr(module, function_name), identity() if identity else name


def _refused(error: Exception) -> Refused:
    """A bug in a rule: the traceback without the error's own words, which may quote the article."""
    frames = traceback.extract_tb(error.__traceback__)[1:]
    where = frames[-1] if frames else None
    place = f" in {os.path.basename(where.filename)}:{where.lineno}" if where else ""  # noqa: PTH119  (a name, no file)
    shown = "".join(traceback.format_list(frames)) + type(error).__name__
    return Refused("parse", "bug", f"{type(error).__name__}{place}", traceback=shown)


def outcome(process: Process, record: Record, limits: Limits) -> Outcome:
    """What became of the record; a bug raised by a rule is a refusal of this one article."""
    try:
        return process(record, limits)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (whatever a rule raises is refused, logged and counted, never lost)
        return _refused(error)


def serve(pipe: socket.socket, process: Process, limits: Limits) -> None:
    """Work until the parent closes the socket; each answer takes the next announcement along."""
    frames, reply = Frames(), b""
    while True:
        if not frames.ready():
            if reply:
                pipe.sendall(reply)
                reply = b""
            data = pipe.recv(_READ)
            if not data:
                return
            frames.feed(data)
        for number, *fields in frames.whole():
            pipe.sendall(reply + pack((START, number)))
            reply = pack((DONE, number, plain(outcome(process, Record(*fields), limits))))


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
    process, identity = loaded(arguments.process)
    limits = Limits(**orjson.loads(arguments.limits))
    outcome(process, _WARM, limits)  # tables are loaded at first use: that time must not count against an article
    gc.collect()
    gc.freeze()  # tables and compiled rules live for ever: no collection need look at them
    with socket.socket(fileno=arguments.fd) as pipe:
        pipe.sendall(pack((HELLO, identity)))
        try:
            serve(pipe, process, limits)
        except MemoryError:
            os._exit(MEMORY_EXIT)
        except (BrokenPipeError, ConnectionResetError):  # the parent ended
            os._exit(0)


if __name__ == "__main__":
    main()
