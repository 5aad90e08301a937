"""Options that several commands have, and the settings they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from worker import settings
from worker.errors import UsageError

_PANEL = "Settings"

Servers = Annotated[str | None, typer.Option(
    "--bootstrap-servers", "-b", metavar="HOST:PORT,…", rich_help_panel=_PANEL,
    help="Kafka brokers; else HEARSAY_BOOTSTRAP_SERVERS, else .env.")]
Assignments = Annotated[list[str] | None, typer.Option(
    "--set", "-s", metavar="NAME=VALUE", rich_help_panel=_PANEL,
    help="Any setting that `hearsay config` lists, for this call; may be repeated.")]

def flags(servers: str | None, assignments: Sequence[str] | None) -> dict[str, str]:
    """The settings named on the command line. Raises UsageError for an assignment that is none."""
    given = {"bootstrap_servers": servers} if servers else {}
    for assignment in assignments or ():
        name, sign, value = assignment.partition("=")
        if not sign:
            raise UsageError(f"--set {assignment}: no value", f"--set {name}=VALUE")
        given[name.lower().removeprefix(settings.PREFIX.lower()).replace("-", "_")] = value
    return given


def loaded(servers: str | None, assignments: Sequence[str] | None) -> settings.Settings:
    """All settings, the flags first. Raises UsageError and SettingsError."""
    return settings.load(flags(servers, assignments))
