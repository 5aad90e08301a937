"""Structured logs: one JSON object a line in production, coloured at a terminal; never any article text.

Lines go to standard error, so that what a command prints can be piped. The client's own loggers (`kafka.*`) come out
in the same form, from WARNING up: below that they tell of every request. While a broker is away they say the same
things again and again, about each attempt and each partition; so of each of them one in ten seconds comes out, and the
next one says how many it stands for (`held_back`).
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from typing import Literal, TextIO

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

Format = Literal["json", "console", "auto"]
CLIENT = "kafka"
_QUIET = 10.0  # seconds in which one line of the client's source speaks once
_Place = tuple[str, int]  # a file of the client, and a line of it


def configure(level: str = "INFO", form: Format = "auto", stream: TextIO | None = None) -> None:
    """Set up structlog and the standard library's loggers for this process; `auto` is `console` at a terminal.

    Raises nothing; may be called again (tests do).
    """
    stream = stream or sys.stderr
    at_terminal = form == "console" or (form == "auto" and stream.isatty())
    shared: list[Processor] = [structlog.contextvars.merge_contextvars, structlog.stdlib.add_log_level,
                               structlog.processors.TimeStamper("iso", utc=True)]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    handler = Sparing(stream)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, structlog.stdlib.ExtraAdder(["held_back"]), *shared,
                           structlog.stdlib.PositionalArgumentsFormatter()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_last(at_terminal, stream)]))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    logging.getLogger(CLIENT).setLevel(max(logging.WARNING, root.level))


class Sparing(logging.StreamHandler[TextIO]):
    """Writes our own lines, and of those that one place in the client's source makes, one in ten seconds.

    The last of those that were held back follows when the time is over, with their number, as soon as anything at all
    is logged.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._spoke: dict[_Place, float] = {}  # monotonic seconds
        self._held: dict[_Place, tuple[logging.LogRecord, int]] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record now, later or never; the handler's lock is held."""
        now = time.monotonic()
        for late in self._due(now):
            super().emit(late)
        if record.name.partition(".")[0] != CLIENT or self._may(record, now):
            super().emit(record)

    def _may(self, record: logging.LogRecord, now: float) -> bool:
        place = (record.pathname, record.lineno)
        if place in self._spoke:
            self._held[place] = (record, self._held[place][1] + 1 if place in self._held else 1)
            return False
        self._spoke[place] = now
        return True

    def _due(self, now: float) -> Iterator[logging.LogRecord]:
        for place in [place for place, spoke in self._spoke.items() if now - spoke >= _QUIET]:
            del self._spoke[place]
            if place in self._held:
                record, count = self._held.pop(place)
                record.held_back = count
                self._spoke[place] = now
                yield record


def _last(at_terminal: bool, stream: TextIO) -> list[Processor]:
    if at_terminal:
        return [structlog.dev.ConsoleRenderer(colors=stream.isatty())]
    return [structlog.processors.format_exc_info, _json]


def _json(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    return orjson.dumps(event, default=str, option=orjson.OPT_SORT_KEYS).decode()
