"""Which dead letters: the options that list, redrive and export share, and what they come to."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import Annotated

import typer

from worker import contract
from worker.errors import UsageError
from worker.kafka.deadletters.letter import Position, Wanted, position

_PANEL = "Which letters"
_SPAN = re.compile(r"([0-9]{1,6})(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}

Positions = Annotated[list[str] | None, typer.Argument(
    metavar="[PARTITION/OFFSET]…", help="These letters alone, as `hearsay dead list` names them.")]
Reasons = Annotated[list[str] | None, typer.Option(
    "--reason", rich_help_panel=_PANEL, help="no_text, timeout, …; may be repeated.")]
Stages = Annotated[list[str] | None, typer.Option(
    "--stage", rich_help_panel=_PANEL, help="decode, validate, parse or encode; may be repeated.")]
Topic = Annotated[str | None, typer.Option(
    "--topic", rich_help_panel=_PANEL, help="The topic that the record came from.")]
Partitions = Annotated[list[int] | None, typer.Option(
    "--partition", "-p", rich_help_panel=_PANEL, help="Its partition; may be repeated.")]
Since = Annotated[str | None, typer.Option(
    "--since", metavar="TIME", rich_help_panel=_PANEL, help="Given up then or later: 2026-01-31T12:00:00Z, or 2h, 7d.")]
Until = Annotated[str | None, typer.Option(
    "--until", metavar="TIME", rich_help_panel=_PANEL, help="Given up before then.")]
Article = Annotated[str | None, typer.Option(
    "--article", metavar="ID", rich_help_panel=_PANEL, help="The article's id, or its key where no id was read.")]


def wanted(*, reasons: Sequence[str] | None, stages: Sequence[str] | None, topic: str | None,
           partitions: Sequence[int] | None, since: str | None, until: str | None, article: str | None) -> Wanted:
    """The options as one value. Raises UsageError for a reason or stage that is none, and for what is no time."""
    headers = contract.schema("dead-letter")["properties"]
    _known("reason", reasons, headers["hearsay_dlq_reason"]["enum"])
    _known("stage", stages, headers["hearsay_dlq_stage"]["enum"])
    return Wanted(tuple(reasons or ()), tuple(stages or ()), topic, tuple(partitions or ()),
                  _moment(since), _moment(until), article)


def positions(named: Sequence[str] | None) -> tuple[Position, ...]:
    """The positions named on the command line. Raises UsageError."""
    return tuple(map(position, named or ()))


def _known(what: str, given: Sequence[str] | None, names: Sequence[str]) -> None:
    for name in given or ():
        if name not in names:
            close = get_close_matches(name, names, 1)
            raise UsageError(f"there is no {what} {name}",
                             f"did you mean {close[0]}?" if close else f"one of {', '.join(names)}")


def _moment(text: str | None) -> int | None:
    """Milliseconds since the epoch."""
    if text is None:
        return None
    if span := _SPAN.fullmatch(text):
        return round((time.time() - int(span[1]) * _SECONDS[span[2]]) * 1000)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text} is no time", "2026-01-31T12:00:00Z, or how long ago: 90m, 2h, 7d") from None
    if at.tzinfo is None:
        raise UsageError(f"{text} has no time zone", f"say {text}{'T00:00:00' if len(text) == 10 else ''}Z")
    return round(at.timestamp() * 1000)
