"""`hearsay group lag|remove`: the worker's consumer group."""

from __future__ import annotations

from typing import Annotated

import orjson
import typer
from rich.table import Table

from worker.cli.kit import forms, options
from worker.cli.kit.console import out
from worker.errors import UsageError
from worker.kafka import offsets

app = typer.Typer(name="group", help="See how far the worker's group is, and take slots out of it.",
                  rich_help_panel="With Kafka", no_args_is_help=True)

Slots = Annotated[list[str], typer.Argument(
    metavar="SLOT…", help="The HEARSAY_SLOT of each process that is gone for good.")]


@app.command()
def lag(form: forms.FormOption = forms.Form.auto, servers: options.Servers = None,
        assignments: options.Assignments = None) -> None:
    """Show how many articles wait in each partition, up to the last stable offset.

    - `hearsay group lag`
    - `hearsay group lag --format jsonl --set group=replay.3fa1`
    """
    found = offsets.lag(options.loaded(servers, assignments))
    if not forms.as_table(form):
        for one in found:
            print(orjson.dumps(one._asdict()).decode())
        return
    table = Table(box=None, pad_edge=False, header_style="bold", show_footer=True)
    waiting = sum(one.lag for one in found)
    for title, footer in (("partition", "all"), ("committed", ""), ("end", ""), ("waiting", str(waiting))):
        table.add_column(title, footer, justify="right")
    for one in found:
        table.add_row(str(one.partition), "–" if one.committed is None else str(one.committed), str(one.end),
                      str(one.lag))
    out().print(table)


@app.command()
def remove(slots: Slots, servers: options.Servers = None, assignments: options.Assignments = None) -> None:
    """Take slots out of the group, so that their partitions move to the others at once, after scaling down.

    - `hearsay group remove 3 4`
    """
    gone = offsets.remove(options.loaded(servers, assignments), slots)
    for slot in gone:
        print(f"slot {slot} is out of the group")
    if len(gone) < len(slots):
        raise UsageError(f"not in the group: {', '.join(slot for slot in slots if slot not in gone)}",
                         "a slot stands in the log of its worker, and in HEARSAY_SLOT")
