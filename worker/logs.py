"""Structured logs: one JSON object a line in production, coloured at a terminal; never any article text.

Lines go to standard error, so that what a command prints can be piped. The client's own loggers (`kafka.*`) come out
in the same form, from WARNING up: below that they tell of every request.
"""

from __future__ import annotations

import logging
import sys
from typing import Literal, TextIO

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

Format = Literal["json", "console", "auto"]
CLIENT = "kafka"


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
    handler = logging.StreamHandler(stream)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared, structlog.stdlib.PositionalArgumentsFormatter()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_last(at_terminal, stream)]))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    logging.getLogger(CLIENT).setLevel(max(logging.WARNING, root.level))


def _last(at_terminal: bool, stream: TextIO) -> list[Processor]:
    if at_terminal:
        return [structlog.dev.ConsoleRenderer(colors=stream.isatty())]
    return [structlog.processors.format_exc_info, _json]


def _json(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    return orjson.dumps(event, default=str, option=orjson.OPT_SORT_KEYS).decode()
