"""`hearsay config`: every setting, its value, and where that came from."""

from __future__ import annotations

import orjson
import typer
from rich.table import Table

from worker import settings
from worker.cli.kit import console, forms, options

app = typer.Typer()


@app.command(rich_help_panel="Settings and contract")
def config(servers: options.Servers = None, assignments: options.Assignments = None,
           form: forms.FormOption = forms.Form.auto) -> None:
    """Show every setting with its value, its origin and what it means; secrets are masked.

    Origins, strongest first: flag, environment (HEARSAY_…), .env, default.

    - `hearsay config`
    - `hearsay config --format jsonl | grep '"origin":"environment"'`
    - `HEARSAY_PARSERS=4 hearsay config --set group=night`
    """
    given = options.flags(servers, assignments)
    shown = settings.shown(settings.load(given), given)
    for name, nearest in settings.strangers():
        hint = f" → did you mean {nearest}?" if nearest else ""
        print(f"hearsay: {name} is set, and no setting{hint}", file=console.err().file)
    if forms.as_table(form):
        console.out().print(_table(shown))
    else:
        for row in shown:
            print(orjson.dumps(row).decode())


def _table(shown: tuple[settings.Shown, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("setting", "value", "origin", "meaning"):
        table.add_column(title, overflow="fold", no_wrap=title in ("setting", "origin"))
    for row in shown:
        style = None if row.origin == "default" else "bold"
        table.add_row(row.variable, row.value or "–", row.origin, row.description, style=style)
    return table
