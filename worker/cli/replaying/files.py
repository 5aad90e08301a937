"""Which replay a command speaks of: the file of its plan, or its name, under which Kafka knows the plan too."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worker.errors import UsageError
from worker.replay import control
from worker.replay import plan as plans
from worker.settings import Settings

PlanFile = Annotated[Path, typer.Option("--plan", metavar="FILE", help="What `hearsay replay plan` wrote.")]
Name = Annotated[str | None, typer.Argument(
    metavar="[REPLAY]", help="Its name, as `hearsay replay status` shows it, or how that begins.")]
PlanOfIt = Annotated[Path | None, typer.Option("--plan", metavar="FILE", help="Or the file of its plan.")]


def read(path: Path) -> plans.Plan:
    """The plan in the file. Raises UsageError, and PlanError where it is none."""
    try:
        return plans.decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", "hearsay replay plan --out FILE") from None


def meant(settings: Settings, name: str | None, path: Path | None) -> plans.Plan:
    """The plan of the replay that is named, or whose plan is in the file. Raises UsageError, PlanError."""
    if (name is None) == (path is None):
        raise UsageError("which replay?", "name it as `hearsay replay status` does, or give its plan: --plan FILE")
    if name is not None:
        return control.named(settings, name).plan
    plan = read(path or Path())
    plans.check_place(plan, settings)
    return plan
