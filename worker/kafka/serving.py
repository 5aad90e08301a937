"""What a parser child does: it reads records, says which one it starts, and sends back what became of it."""

from __future__ import annotations

import gc
import importlib
import os
import socket
import traceback
from collections.abc import Callable
from pathlib import PurePath

import orjson

from worker.article import Limits
from worker.kafka.frames import DONE, HELLO, MEMORY_EXIT, START, Frames, pack
from worker.kafka.outcome import plain
from worker.pipeline import Outcome, Record, Refused

Process = Callable[[Record, Limits], Outcome]

_READ = 1 << 18
# Objects made since the last look for cycles. An article makes some ten thousand, no cycle among them, and all go
# at its end: at the default of 700 a sixteenth of the time went into looking.
_YOUNG = 250_000


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
    place = f" in {PurePath(where.filename).name}:{where.lineno}" if where else ""
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


def settle() -> None:
    """Have collections look at what articles leave alone: tables and compiled rules live for ever."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)


def run(pipe: socket.socket, name: str, limits: str) -> None:
    """Load the function called `name`, say hello, and work; `limits` is JSON. Ends this process if memory runs out."""
    process, identity = loaded(name)
    settle()
    pipe.sendall(pack((HELLO, identity)))
    try:
        serve(pipe, process, Limits(**orjson.loads(limits)))
    except MemoryError:
        os._exit(MEMORY_EXIT)
    except (BrokenPipeError, ConnectionResetError):  # the parent ended
        os._exit(0)
