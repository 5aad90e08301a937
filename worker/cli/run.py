"""`hearsay run`: the worker."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from worker import logs
from worker.cli.kit import options
from worker.kafka.run import run as work
from worker.kafka.stop import over

app = typer.Typer()


class Start(StrEnum):
    """Where a group that has never committed anything begins."""

    earliest = "earliest"
    latest = "latest"


StartOption = Annotated[Start | None, typer.Option(
    "--start", help="Where to begin if the group has no committed offset anywhere; else this changes nothing.")]
Reset = Annotated[bool, typer.Option(
    "--reset-breaker", metavar="", help="Go on although too many articles were refused before the last stop.")]


@app.command(rich_help_panel="With Kafka")
def run(start: StartOption = None, reset_breaker: Reset = False, servers: options.Servers = None,
        assignments: options.Assignments = None) -> None:
    """Run the worker: articles in, claims out, exactly once, until SIGTERM.

    - `hearsay run --start earliest` the first time
    - `HEARSAY_SLOT=0 hearsay run` with a slot of its own (see README, settings)
    - `hearsay run --set http_port=9000 --set parsers=4`

    Logs go to standard error; /livez, /readyz and /metrics are served on HEARSAY_HTTP_PORT. Exit codes: README.
    """
    settings = options.loaded(servers, assignments)
    logs.configure(settings.log_level, settings.log_format)
    try:
        raise typer.Exit(work(settings, None if start is None else start.value, reset_breaker))
    finally:
        over()
