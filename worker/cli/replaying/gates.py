"""The thresholds of `hearsay replay diff`: how a pipeline stops a release."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from worker.errors import GateError, UsageError
from worker.replay.diff import Diff, Gate, percent

_PANEL = "When to fail (exit 10); shares of the claims before"
RemovedOver = Annotated[str | None, typer.Option(
    "--fail-if-removed-over", metavar="PER CENT", rich_help_panel=_PANEL, help="More claims removed than 1% or 0.5%.")]
ChangedOver = Annotated[str | None, typer.Option(
    "--fail-if-changed-over", metavar="PER CENT", rich_help_panel=_PANEL, help="More claims changed.")]
AddedOver = Annotated[str | None, typer.Option(
    "--fail-if-added-over", metavar="PER CENT", rich_help_panel=_PANEL, help="More claims added.")]


def gates(**limits: str | None) -> tuple[Gate, ...]:
    """The thresholds that were named, by kind of change. Raises UsageError."""
    return tuple(Gate(kind, _percent(limit)) for kind, limit in limits.items() if limit is not None)


def hold(found: Diff, wanted: tuple[Gate, ...]) -> None:
    """Raise GateError where a threshold is passed."""
    if failed := found.passed(wanted):
        raise GateError("; ".join(f"{percent(found.share(gate.kind))} % of the claims {gate.kind}, more than "
                                  f"{percent(gate.limit)} %" for gate in failed), "read the examples above")


def _percent(text: str) -> Decimal:
    try:
        share = Decimal(text.removesuffix("%").strip())
    except InvalidOperation:
        share = Decimal(-1)
    if not 0 <= share <= 1000:
        raise UsageError(f"{text} is no share in per cent", "1% or 0.5%")
    return share
