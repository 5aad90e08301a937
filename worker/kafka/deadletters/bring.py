"""Dead letters of a file brought into the topic of dead letters: into another cluster, or edited and back.

A letter that lies there already, byte for byte, is passed over: a file can be brought in twice, or on after a break.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from worker.envelope import Headers
from worker.kafka.deadletters.exclusive import Exclusive, Outgoing
from worker.kafka.deadletters.letter import IMPORTED, Wanted
from worker.kafka.deadletters.letters import letters
from worker.kafka.deadletters.lines import Written
from worker.kafka.deadletters.windows import TOGETHER, WINDOW, windows
from worker.kafka.stretch import Progress, unheard
from worker.settings import Settings


class Brought(NamedTuple):
    """How many letters were written, and how many lay there already."""

    written: int
    there: int


def bring(settings: Settings, found: Iterable[Written], now: datetime, *, dry_run: bool, again: bool,
          progress: Progress = unheard) -> Iterator[Brought]:
    """Write the letters that are not there yet (`again`: all of them), and tell of each window once it is written.

    Raises TopicError, BrokerError, FencedError, InDoubtError.
    """
    if dry_run:
        for window in windows(found, _size, WINDOW):
            new = _new(settings, window, again, progress)
            yield Brought(len(new), len(window) - len(new))
        return
    stamp = (IMPORTED, now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z").encode())
    with Exclusive(settings) as writer:
        for window in windows(found, _size, WINDOW):
            new = _new(settings, window, again, progress)
            for some in windows(new, _size, TOGETHER):
                writer.write([Outgoing(settings.topic_dead, None, one.key, one.value, (*_own(one.headers), stamp))
                              for one in some])
            yield Brought(len(new), len(window) - len(new))


def _new(settings: Settings, window: list[Written], again: bool, progress: Progress) -> list[Written]:
    """Those of a window that are not in the topic, each once."""
    if again:
        return window
    left = {_identity(one): one for one in window}
    for letter in letters(settings, Wanted(), (), progress):
        left.pop(_identity(Written(letter.record.key, letter.record.value, letter.record.headers)), None)
    return list(left.values())


def _size(one: Written) -> int:
    return len(one.value or b"")


def _own(headers: Headers) -> Headers:
    return tuple(header for header in headers if header[0] != IMPORTED)


def _identity(one: Written) -> bytes:
    parts = [one.key, one.value, *(part for name, content in _own(one.headers) for part in (name.encode(), content))]
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(b"-" if part is None else b"%d:%s" % (len(part), part))
    return digest.digest()
