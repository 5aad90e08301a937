"""`hearsay schema NAME`: the contract, to pipe into a validator or a generator."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worker import contract
from worker.errors import UsageError

app = typer.Typer()


@app.command(rich_help_panel="Settings and contract")
def schema(name: Annotated[str | None, typer.Argument(help="Leave it out to list the names.")] = None) -> None:
    """Print a schema: JSON Schema 2020-12 of the messages, the topics, or AsyncAPI 3.

    - `hearsay schema` lists the names
    - `hearsay schema claim > claim.json`
    - `hearsay schema topics`
    """
    found = {path.stem: path for path in sorted(contract.SCHEMAS.glob("*.*")) if path.suffix in (".json", ".yaml")}
    if name is None:
        print("\n".join(found))
    elif name not in found:
        raise UsageError(f"no schema is called {name}", f"one of {', '.join(found)}")
    else:
        print(Path(found[name]).read_text(encoding="utf-8"), end="")
