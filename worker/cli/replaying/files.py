"""The file of a plan, as the commands of `hearsay replay` take it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worker.errors import UsageError
from worker.replay import plan as plans

PlanFile = Annotated[Path, typer.Option("--plan", metavar="FILE", help="What `hearsay replay plan` wrote.")]


def read(path: Path) -> plans.Plan:
    """The plan in the file. Raises UsageError, and PlanError where it is none."""
    try:
        return plans.decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", "hearsay replay plan --out FILE") from None
